"""What one sentence tells: its event words gathered into strands, one for each thing it says happened."""

from __future__ import annotations

from tawthiq.reader.candidates import Element, Strand, find_elements, foils, kills_captive
from tawthiq.reader.one_breath import compatible
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import Toll
from tawthiq.reader.vocabulary import words

_TURNS = words("candidates.turns")
_ALSO = words("candidates.also")
_AFTER = words("candidates.after")


def find_strands(sentence: Sentence, tolls: list[Toll]) -> list[Strand]:
    """The strands of a sentence: event words that go together, in order."""
    strands: list[Strand] = []
    pending: list[Element] = []
    for element in find_elements(sentence, tolls):
        if element.kind == "light":
            pending.append(element)
            continue
        current = strands[-1] if strands else None
        opened = current is not None and any(_opens_another(sentence, current, p, element) for p in pending)
        if current is None or opened or not _continues(sentence, current, element):
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


_OPENING_REACH = 4
_BESIDE = frozenset(("كما", "فيما", "بينما"))


def _opens_another(sentence: Sentence, strand: Strand, light: Element, element: Element) -> bool:
    """Whether a light verb behind و tells of another place's lot: "، وتعرضت مدينة حرستا لقصف", "، وسقط شهيد في بلدة"."""
    begins = light.hit.prefix.startswith("و") or sentence.word(light.first - 1) in _BESIDE
    if not begins or not strand.triggers or not strand.last < light.first:
        return False
    if not _has_place(sentence, strand.first, light.first):
        return False
    if light.hit.entry.key == "undergo":
        return sentence.word(element.first).startswith("ل") and _has_place(
            sentence, light.first, element.first
        )
    clause = sentence.word(light.first - 1) in (",", *_BESIDE)
    falls = element.kind == "toll" and light.hit.entry.key == "cause" and clause
    return falls and _has_place(sentence, element.last + 1, min(element.last + _OPENING_REACH, sentence.last))


_LIGHT_REACH, _UNDERGO_REACH = 12, 24
"""Words between a light verb and its event word; "تعرض … لـ" binds across a subject of many titles."""


def _carries(sentence: Sentence, light: Element, element: Element, strand: Strand) -> bool:
    """Whether a light verb carries the event word behind it, or one of the strand's before it."""
    if light.hit.suffix or _relative(sentence, light):
        return True
    if light.hit.entry.key == "undergo" and sentence.word(element.first).startswith("ل"):
        return element.first - light.last <= _UNDERGO_REACH
    return element.first - light.last <= _LIGHT_REACH


def _relative(sentence: Sentence, element: Element) -> bool:
    return sentence.word(element.first - 1) in ("الذي", "التي", "الذين")


def _continues(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether an event word tells of the same thing as the strand before it."""
    between = [sentence.word(i) for i in range(strand.last + 1, element.first)]
    if _told_anew(sentence, strand, element, between):
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
    same = element.type in kinds or any(compatible(k, element.type) for k in ends)
    if (after and not (element.hit.definite and same)) or (turn and not element.hit.definite):
        return False
    if not (same or _describes(element)) or _told_again(sentence, strand, element):
        return False
    if element.is_verb:
        return not (_joined(element) and _places_anew(sentence, strand, element))
    if not _joined_light(sentence, element):
        return True
    again = (
        element.type in kinds and not strand.triggers[-1].hit.definite
    )  # "واندلعت اشتباكات … ووقعت اشتباكات"
    return not (again or _places_anew(sentence, strand, element))


def _told_anew(sentence: Sentence, strand: Strand, element: Element, between: list[str]) -> bool:
    """Whether an event word begins another thing, whatever it is: another day, gain or deed, one of several."""
    if _dated_anew(sentence, strand, element) or _gained_anew(sentence, strand, element):
        return True
    if not strand.triggers:
        return False
    if kills_captive(sentence, element) and any(t.type in _TAKING for t in strand.triggers):
        return True
    # "هجمات متفرقة بينها انفجار سيارة …": the one that is told of
    return not element.is_verb and any(w in _ONE_OF_THEM for w in between[-_NEAR:])


def _describes(element: Element) -> bool:
    """Whether it only says what the harmed person was: "أعدم مدنياً مخطوفاً"."""
    return element.hit.entry.part == "participle" and element.frame == "none"


_TAKING = frozenset(("abduction", "arrest"))


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


_ONE_OF_THEM = words("candidates.one_of_them")
_NEAR = 2
_GAIN_APART = 2


def _gained_anew(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether it is a gain beside one just told: "بعد سيطرتها على قرية …، تمكنت من فرض هيمنتها على قرية …"."""
    if (
        element.type != "seizure"
        or element.hit.suffix
        or not any(t.type == "seizure" for t in strand.triggers)
    ):
        return False
    apart = element.first - strand.last > _GAIN_APART
    return apart and _places_anew(sentence, strand, element)


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
