"""What one sentence tells: its event words gathered into strands, one for each thing it says happened."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.lexicon import Hit
from tawthiq.reader.ground_raid import lands, surrounds
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import Toll
from tawthiq.reader.vocabulary import words
from tawthiq.records import FAMILY_OF


@dataclass(slots=True)
class Element:
    """One event word of a sentence: a trigger, a light verb, or a toll."""

    kind: str
    """trigger, light or toll."""
    first: int
    last: int
    hit: Hit
    toll: Toll | None = None
    object_at: int = -1
    """For a verb phrase with its subject in the middle: the token of its last word."""
    meant: str = ""
    """The event type of a trigger where what stands around it says another than the word alone."""

    @property
    def type(self) -> str:
        """The event type that a trigger names."""
        return self.meant or (self.hit.entry.key if self.kind == "trigger" else "")

    @property
    def frame(self) -> str:
        """Where a trigger's arguments stand."""
        return self.hit.entry.frame

    @property
    def is_verb(self) -> bool:
        """Whether it is a finite verb."""
        return self.hit.entry.part == "verb"


@dataclass(slots=True)
class Strand:
    """The event words of a sentence that tell of one thing."""

    elements: list[Element] = field(default_factory=list)

    @property
    def triggers(self) -> list[Element]:
        """Its triggers in the order of the text."""
        return [e for e in self.elements if e.kind == "trigger"]

    @property
    def tolls(self) -> list[Toll]:
        """Its tolls in the order of the text."""
        return [e.toll for e in self.elements if e.toll is not None]

    @property
    def first(self) -> int:
        """Its first token."""
        return min([e.first for e in self.elements])

    @property
    def last(self) -> int:
        """Its last token."""
        return max([max(e.last, e.object_at) for e in self.elements])


_TURNS = words("candidates.turns")
_ALSO = words("candidates.also")
_AFTER = words("candidates.after")
_GENERIC = frozenset(("armed_attack",))
_TOGETHER = {
    frozenset(("raid", "arrest")),
    frozenset(("security_operation", "arrest")),
    frozenset(("security_operation", "raid")),
    frozenset(("armed_attack", "clash")),
    frozenset(("armed_attack", "seizure")),
    frozenset(("armed_attack", "raid")),
    frozenset(("clash", "seizure")),
    frozenset(("ambush", "clash")),
    frozenset(("ambush", "armed_attack")),
    frozenset(("ambush", "bombing")),
    frozenset(("bombing", "assassination")),
    frozenset(("armed_attack", "assassination")),
    frozenset(("bombing", "suicide_bombing")),
    frozenset(("armed_attack", "suicide_bombing")),
    frozenset(("armed_attack", "bombing")),
    frozenset(("bombing", "landmine")),
    frozenset(("abduction", "execution")),
    frozenset(("shelling", "air_strike")),
    frozenset(("shelling", "drone_strike")),
    frozenset(("air_strike", "drone_strike")),
    frozenset(("armed_attack", "drone_strike")),
    frozenset(("reinforcement", "security_operation")),
    frozenset(("raid", "clash")),
    frozenset(("clash", "arrest")),
    frozenset(("armed_attack", "abduction")),
    frozenset(("security_operation", "clash")),
    frozenset(("raid", "suicide_bombing")),
    frozenset(("raid", "assassination")),
}
"""Types that one breath tells of one occurrence."""

_DESTROYING = frozenset(
    (
        "bombing",
        "landmine",
        "armed_attack",
        "air_strike",
        "shelling",
        "drone_strike",
        "raid",
        "seizure",
        "ambush",
        "suicide_bombing",
    )
)
"""What burning and wrecking may be the outcome of."""


def find_elements(sentence: Sentence, tolls: list[Toll]) -> list[Element]:
    """The event words of a sentence in order; of overlapping triggers the longest."""
    out: list[Element] = []
    harmed = {t.harm.first for t in tolls}
    covered = -1
    for i in sorted({*sentence.starts_of("trigger", "light"), *sentence.splits}):
        if i <= covered or sentence.time_at(i):
            continue
        trigger = _trigger_at(sentence, i)
        if trigger is not None and _takes_prisoners(sentence, trigger, out):
            trigger = None
        if trigger is not None and not _only_mentioned(sentence, trigger):
            covered = trigger.last
            if lands(sentence, trigger.hit):
                trigger.meant = "raid"
            elif surrounds(sentence, trigger.hit) and any(e.type == "raid" for e in out):
                continue
            out.append(trigger)
            continue
        light = sentence.at(i, "light")
        if light is not None and i not in harmed and not sentence.at(i, "say"):
            out.append(Element("light", light.first, light.last, light))
    for toll in tolls:
        out.append(Element("toll", toll.first, toll.last, toll.harm, toll))
    out.sort(key=lambda e: (e.first, e.kind == "toll"))
    return out


def _takes_prisoners(sentence: Sentence, trigger: Element, before: list[Element]) -> bool:
    """Whether it is prisoners taken in an attack just told, no arrest: "هاجموا نقطة … وأسروا ثلاثة"."""
    harm = sentence.at(trigger.first, "harm")
    if harm is None or harm.entry.key != "captured":
        return False
    return any(e.kind == "trigger" and (e.type in _DESTROYING or e.type == "clash") for e in before)


def _only_mentioned(sentence: Sentence, element: Element) -> bool:
    """Whether an event word tells of nothing done: a state of things, or fighting that people fled from."""
    return _tells_a_state(sentence, element) or _fled(sentence, element)


def _fled(sentence: Sentence, element: Element) -> bool:
    """Whether it is fighting that people get away from: "هربا من المعارك", "نجت من القتال"."""
    return (
        element.type == "clash"
        and element.hit.definite
        and not element.hit.prefix
        and sentence.word(element.first - 1) == "من"
    )


_STATE_OPENERS = words("candidates.state_openers")
_UPON_IT = words("candidates.upon_it")


def _tells_a_state(sentence: Sentence, element: Element) -> bool:
    """Whether control is a state of things and no act: "التي تسيطر عليها", "جيب يسيطر عليه"."""
    if not (element.is_verb and element.hit.entry.form == "imperfect" and element.type == "seizure"):
        return False
    word = sentence.word(element.first)
    return (
        bool(element.hit.suffix)
        or word.startswith("ن")  # "نسيطر على": what a party says it holds
        or sentence.word(element.first - 1) in _STATE_OPENERS
        or sentence.word(element.last + 1) in _UPON_IT
    )


def _trigger_at(sentence: Sentence, i: int) -> Element | None:
    split = [(h, o) for h, o in sentence.splits.get(i, ()) if h.entry.kind == "trigger"]
    plain = _as_noun(sentence, sentence.at(i, "trigger"))
    if plain is not None and plain.last > i:
        return Element("trigger", plain.first, plain.last, plain)
    if split:
        hit, object_at = split[0]
        return Element("trigger", hit.first, hit.last, hit, object_at=object_at)
    if plain is None:
        return None
    person = sentence.at(i, "person", "actor", "object")
    if person is not None and person.last > plain.last:
        return None
    return Element("trigger", plain.first, plain.last, plain)


_BEFORE_NOUNS = words("candidates.before_nouns")


def _as_noun(sentence: Sentence, hit: Hit | None) -> Hit | None:
    """Behind a preposition the letters of "قصف" and "خطف" are the verbal noun, not the verb; so is "قصف من …"."""
    if hit is None or hit.entry.part != "verb":
        return hit
    nouns = (
        h
        for h in sentence.hits[hit.first]
        if h.entry.kind == "trigger" and h.entry.part == "noun" and h.last == hit.last
    )
    noun = next(nouns, None)
    if noun is None:
        return hit
    from_somebody = noun.entry.frame == "fire" and sentence.word(hit.last + 1) == "من"
    return noun if from_somebody or sentence.word(hit.first - 1).lstrip("و") in _BEFORE_NOUNS else hit


def find_strands(sentence: Sentence, tolls: list[Toll]) -> list[Strand]:
    """The strands of a sentence: event words that go together, in order."""
    strands: list[Strand] = []
    pending: list[Element] = []
    for element in find_elements(sentence, tolls):
        if element.kind == "light":
            pending.append(element)
            continue
        current = strands[-1] if strands else None
        if current is None or not _continues(sentence, current, element):
            current = Strand()
            strands.append(current)
        current.elements.extend(
            p for p in pending if p.first < element.first and _carries(sentence, p, element, current)
        )
        pending.clear()
        current.elements.append(element)
    if strands:
        last = strands[-1]
        last.elements.extend(
            p for p in pending if p.hit.suffix or _relative(sentence, p) or p.first - last.last <= 3
        )
    return strands


_LIGHT_REACH, _UNDERGO_REACH = 12, 24
"""Words between a light verb and its event word; "تعرض … لـ" binds across a subject of many titles."""


def _carries(sentence: Sentence, light: Element, element: Element, strand: Strand) -> bool:
    """Whether a light verb carries the event word behind it, or one of the strand's before it."""
    if light.hit.suffix or _relative(sentence, light):
        return True
    if light.hit.entry.key == "undergo" and element.hit.prefix == "ل":
        return element.first - light.last <= _UNDERGO_REACH
    return element.first - light.last <= _LIGHT_REACH


def _relative(sentence: Sentence, element: Element) -> bool:
    return sentence.word(element.first - 1) in ("الذي", "التي", "الذين")


def _continues(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether an event word tells of the same thing as the strand before it."""
    between = [sentence.word(i) for i in range(strand.last + 1, element.first)]
    if _dated_anew(sentence, strand, element):
        return False
    if strand.triggers and foils(sentence, strand.triggers[-1]) and not element.is_verb:
        return element.first - strand.last <= _FOILED_REACH
    turn = any(w in _TURNS for w in between) and (bool(strand.triggers) or not _turns_nothing(between))
    if element.kind == "toll":
        toll = element.toll
        if toll is not None and toll.elided and strand.triggers:
            return False
        others = toll is not None and toll.group is not None and toll.group.other  # "فيما أصيب ثلاثة آخرون"
        return not turn or not element.is_verb or others or bool(toll and toll.whole)
    if not turn and _adds_harm(sentence, strand, element):
        return True
    if not strand.triggers:
        return not turn and not _new_clause(sentence, strand, element)
    if any(
        w == "وفي" or (w.startswith("وب") and sentence.at(strand.last + 1 + k, "place_class"))
        for k, w in enumerate(between)
    ) and (not element.hit.definite):
        return False  # "… ، وفي ريف الحسكة انفجرت …": another place opens another event
    if _opens_clause(sentence, element) and not element.hit.definite:
        return False
    after = any(w in _AFTER for w in between[-3:])
    kinds = {t.type for t in strand.triggers}
    if "seizure" in kinds and _won_by(sentence, strand, element):
        return not turn
    ends = (strand.triggers[0].type, strand.triggers[-1].type)
    same = element.type in kinds or any(_compatible(k, element.type) for k in ends)
    if after and not (element.hit.definite and same):
        return False
    if turn and not element.hit.definite:
        return False
    if not same or _told_again(sentence, strand, element):
        return False
    if element.is_verb:
        return not (_joined(element) and _places_anew(sentence, strand, element))
    return not (_joined_light(sentence, element) and _places_anew(sentence, strand, element))


_WHEN_REACH = 8


def _turns_nothing(between: list[str]) -> bool:
    """Whether the words from a toll to its event only look like a turn: "أصيب 30 حين انفجرت", "أصيبوا أيضاً في قصف"."""
    if len(between) > _WHEN_REACH:
        return False
    for k, word in enumerate(between):
        when = word == "حين" and (k == 0 or between[k - 1] != "في")
        also = word in _ALSO and k == 0
        if word in _TURNS and not when and not also:
            return False
    return True


_AT_ONCE = 2


def _adds_harm(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether it is but more harm of the same stroke: "قُتل شخص واعتُقل اثنان خلال مداهمة"."""
    harm = sentence.at(element.first, "harm")
    if harm is None or not _joined(element) or not element.is_verb:
        return False
    at_once = element.first - strand.last <= _AT_ONCE
    return not strand.triggers and at_once and all(e.kind == "toll" for e in strand.elements)


def _won_by(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether it is the fighting by which a gain was made: "سيطرت على … بعد اشتباكات مع …"."""
    if element.type != "clash" or element.is_verb or element.first - strand.last > _WON_REACH:
        return False
    return sentence.word(element.first - 1).removeprefix("و") in _OCCASIONS


def _opens_clause(sentence: Sentence, element: Element) -> bool:
    """Whether a finite verb stands at the head of a clause with a subject of its own: "… ، قصفت قوات النظام …"."""
    if not element.is_verb or element.hit.suffix or element.frame in ("hit", "blast", "self"):
        return False
    i = element.first - 1
    while (time := sentence.time_at(i)) is not None:
        i = time.first - 1
    if sentence.word(i) != ",":
        return False
    return sentence.at(element.last + 1, "actor", "unit", "anaphor") is not None


_FOILED_REACH = 5
_OCCASIONS = words("candidates.occasions")
_WON_REACH = 30
"""How far behind the gain the fighting for it may be told: the names of what was gained stand between."""


def foils(sentence: Sentence, element: Element) -> bool:
    """Whether a trigger says that something came to nothing: "أحبطت هجوماً", "إفشال محاولة تسلل"."""
    return any(
        h.entry.kind == "cue" and h.entry.key == "foiled" for h in sentence.hits.get(element.first, ())
    )


def _told_again(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether a verbal noun is told a second time behind و: "اغتيال عنصر في … واغتيال مدني في …"."""
    if element.is_verb or not _joined(element) or element.hit.definite or element.hit.suffix:
        return False
    word = sentence.word(element.first)[1:]
    return any(not t.is_verb and sentence.word(t.first).endswith(word) for t in strand.triggers)


def _dated_anew(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether a day of its own opens the clause of the event word: "… ، وفي 17 تشرين الأول قُتل …"."""
    for time in sentence.times:
        if (
            time.precision != "day"
            or time.kind in ("clock", "duration")
            or not strand.last < time.first < element.first
        ):
            continue
        opens = sentence.word(time.first).startswith(("و", "ف")) or sentence.word(time.first - 1) in (
            ",",
            ";",
            "اما",
        )
        dated = any(
            t.precision == "day" and strand.first - 6 <= t.first <= strand.last for t in sentence.times
        )
        if opens and (
            dated or sentence.word(time.first).startswith(("وفي", "ففي", "وفج", "وصباح", "ومساء", "وليل"))
        ):
            return True
    return False


def _new_clause(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether tolls before are cut off from a trigger that begins a clause of its own."""
    return (
        element.is_verb
        and _joined(element)
        and element.type in ("arrest", "reinforcement", "withdrawal", "other", "agreement")
    )


def _joined(element: Element) -> bool:
    return element.hit.prefix.startswith(("و", "ف"))


def _joined_light(sentence: Sentence, element: Element) -> bool:
    """Whether a light verb behind و opens the clause of an act newly told: "، وجرت اشتباكات في مدينة …"."""
    if element.hit.definite or element.hit.suffix:
        return False
    for i in (element.first - 1, element.first - 2):
        light = sentence.at(i, "light")
        if light is not None:
            return light.prefix.startswith(("و", "ف")) and light.entry.key in ("do", "occur")
    return False


def told_in_one_breath(one: str, two: str) -> bool:
    """Whether two types are often told of one occurrence: a raid and its arrests, an attack that became a clash."""
    return frozenset((one, two)) in _TOGETHER


def _compatible(one: str, two: str) -> bool:
    if one == two or told_in_one_breath(one, two):
        return True
    if "looting_destruction" in (one, two) and (one in _DESTROYING or two in _DESTROYING):
        return True
    violent = ("armed", "explosive", "fire")
    if one in _GENERIC or two in _GENERIC:
        return FAMILY_OF[one] in violent and FAMILY_OF[two] in violent
    return False


def _places_anew(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether the strand has its place and a new verb has another behind it."""
    return _has_place(sentence, strand.first, element.first) and _has_place(
        sentence, element.first, sentence.last
    )


def _has_place(sentence: Sentence, first: int, last: int) -> bool:
    for i in range(first, last):
        hit = sentence.at(i, "place_class")
        if hit is not None and not hit.definite:
            return True
    return False
