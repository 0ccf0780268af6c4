"""The event words of one sentence: triggers, the light verbs that carry them, and tolls; what a strand of them is."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.lexicon import Hit
from tawthiq.reader.ground_raid import lands, surrounds
from tawthiq.reader.one_breath import DESTROYING
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import Toll
from tawthiq.reader.vocabulary import beginnings, words


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


def find_elements(sentence: Sentence, tolls: list[Toll]) -> list[Element]:
    """The event words of a sentence in order; of overlapping triggers the longest."""
    out: list[Element] = []
    harmed = {t.harm.first for t in tolls}
    covered = -1
    for i in sorted({*sentence.starts_of("trigger", "light"), *sentence.splits}):
        if i <= covered or sentence.time_at(i):
            continue
        trigger = _trigger_at(sentence, i)
        if trigger is not None and (
            _takes_prisoners(sentence, trigger, out) or _finds_in_search(sentence, trigger, out)
        ):
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
    return any(e.kind == "trigger" and (e.type in DESTROYING or e.type == "clash") for e in before)


_FINDING = beginnings("candidates.finding")
_SEARCHES = frozenset(("raid", "arrest", "security_operation"))


def _finds_in_search(sentence: Sentence, trigger: Element, before: list[Element]) -> bool:
    """Whether it is what a search just told turned up: "داهمت منزلاً … وضبطت ثلاث بنادق"."""
    word = sentence.word(trigger.first).removeprefix(trigger.hit.prefix)
    return word.startswith(_FINDING) and any(e.kind == "trigger" and e.type in _SEARCHES for e in before)


def _only_mentioned(sentence: Sentence, element: Element) -> bool:
    """Whether an event word tells of nothing done: a state of things, or fighting that people fled from."""
    if element.type == "reinforcement":
        return _moves_no_forces(sentence, element)
    return _tells_a_state(sentence, element) or _fled(sentence, element) or _flies_alone(sentence, element)


_COLUMNS = beginnings("candidates.columns")
_MOVING = beginnings("candidates.moving")
_COLUMN_BEFORE, _COLUMN_BEHIND = 10, 4


def _moves_no_forces(sentence: Sentence, element: Element) -> bool:
    """Whether somebody else comes or goes: "وصل إلى" tells of forces only beside "رتل" or "تعزيزات"."""
    word = sentence.word(element.first).removeprefix(element.hit.prefix)
    if sentence.word(element.last) not in ("الي", "نحو", "باتجاه") or not word.startswith(_MOVING):
        return False
    for i in range(element.first - 1, element.first - 1 - _COLUMN_BEFORE, -1):
        if sentence.word(i) in (",", "."):
            break
        if sentence.word(i).removeprefix("و").removeprefix("ال").startswith(_COLUMNS):
            return False
    behind = range(element.last + 1, element.last + 1 + _COLUMN_BEHIND)
    return not any(sentence.word(i).startswith(_COLUMNS) for i in behind)


_FLIGHT = beginnings("candidates.flight")
_CIVIL = frozenset(("civilians", "unknown"))
_FLIGHT_BEFORE, _FLIGHT_BEHIND = 3, 5
_FLEEING = "هربا"
"""Says why people went, not that they did: "هرباً من القصف"."""


def _flies_alone(sentence: Sentence, element: Element) -> bool:
    """Whether nobody of the people flees: fighters and thieves do so too, and are not displaced."""
    word = sentence.word(element.first).removeprefix(element.hit.prefix)
    if element.type != "displacement" or element.last > element.first or not word.startswith(_FLIGHT):
        return False
    if word == _FLEEING:
        return True
    near = range(element.first - _FLIGHT_BEFORE, element.last + _FLIGHT_BEHIND)
    people = (hit for i in near if (hit := sentence.at(i, "person")) is not None)
    return not any(hit.entry.key in _CIVIL and hit.entry.form != "singular" for hit in people)


def _fled(sentence: Sentence, element: Element) -> bool:
    """Whether it is fighting that people get away from: "هربا من المعارك", "نجت من القتال", "هرباً من القصف"."""
    return (
        (element.type == "clash" or sentence.word(element.first - 2) == _FLEEING)
        and element.hit.definite
        and not element.hit.prefix
        and sentence.word(element.first - 1) == "من"
    )


_STATE_OPENERS = words("candidates.state_openers")
_UPON_IT = words("candidates.upon_it")
_KEEPING = words("candidates.keeping")


def _tells_a_state(sentence: Sentence, element: Element) -> bool:
    """Whether control is a state of things and no act: "التي تسيطر عليها", "تتقاسم السيطرة على"."""
    if element.type != "seizure":
        return False
    if not element.is_verb:
        return sentence.word(element.first - 1) in _KEEPING
    if element.hit.entry.form != "imperfect":
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


def foils(sentence: Sentence, element: Element) -> bool:
    """Whether a trigger says that something came to nothing: "أحبطت هجوماً", "إفشال محاولة تسلل"."""
    return any(
        h.entry.kind == "cue" and h.entry.key == "foiled" for h in sentence.hits.get(element.first, ())
    )


def repelled(sentence: Sentence, strand: Strand) -> bool:
    """Whether what came to nothing was fought all the same: "أحبطت محاولة تسلل", "إحباط هجوم … أسفر عن مقتل اثنين"."""
    if not strand.triggers or not foils(sentence, strand.triggers[0]):
        return False
    advanced = any(t.type == "armed_attack" and t.frame == "motion" for t in strand.triggers[1:])
    harmed = any(t.outcome in ("killed", "wounded", "casualties") and t.maximum != 0 for t in strand.tolls)
    return advanced or (harmed and len(strand.triggers) > 1)


def kills_captive(sentence: Sentence, element: Element) -> bool:
    """Whether somebody taken before is killed later: "أسروا مختار القرية ثم قتلوه"."""
    toll = element.toll
    return toll is not None and toll.outcome == "killed" and sentence.word(element.first - 1) == "ثم"
