"""Whether it happened: negation, forecast, wish, habit, drill, sport and film told apart from what took place."""

from __future__ import annotations

from enum import Enum

from tawthiq.reader.candidates import Element, Strand, foils, repelled
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import beginnings, words


class Reality(Enum):
    """What a strand is: something that happened, a habit or background, or nothing that happened."""

    HAPPENED = "happened"
    HABIT = "habit"
    NOTHING = "nothing"


_ANY = words("modality.any")
_UNREAL_DOMAINS = frozenset(("drill", "sport", "art", "economy", "health", "memory", "metaphor"))
_DOMAIN_REACH = 8
_NEGATION_REACH = 2
_HYPOTHESIS_REACH = 7
_CALL_REACH = 8
_SCOPE_ENDS = words("modality.scope_ends")
_HABITUAL_PLURALS = frozenset(
    (
        "armed_attack",
        "assassination",
        "execution",
        "abduction",
        "arrest",
        "threat",
        "ambush",
        "looting_destruction",
        "bombing",
        "suicide_bombing",
        "security_operation",
    )
)


def reality_of(sentence: Sentence, strand: Strand, *, places_listed: bool = False) -> Reality:
    """What a strand is, by the cues around its words."""
    near = (strand.first - _DOMAIN_REACH, strand.last + _DOMAIN_REACH)
    if any(h.entry.key in _UNREAL_DOMAINS and near[0] <= h.first <= near[1] for h in sentence.of_kind("cue")):
        return Reality.NOTHING
    main = strand.triggers[0] if strand.triggers else strand.elements[0]
    if _counted(sentence, strand, main) or _purpose(sentence, strand, main):
        return Reality.NOTHING
    if _negated(sentence, main) or _hypothetical(sentence, main) or _called_for(sentence, main):
        return Reality.NOTHING
    foiled = foils(sentence, main) and not repelled(sentence, strand)
    if foiled or _habitual(sentence, strand, main, places_listed):
        return Reality.HABIT
    return Reality.HAPPENED


def _carried(light: Element, element: Element) -> bool:
    return light.kind == "light" and light.hit.entry.key == "do" and light.first < element.first


def _counted(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether the event word is what a number counts ("أربع تفجيرات انتحارية"): a tally, and no event."""
    if element.kind != "trigger" or element.is_verb or element.hit.entry.form == "dual":
        return False
    if element.frame == "fire" and any(_carried(e, element) for e in strand.elements):
        return False  # "شن الطيران ثلاث غارات على …": one attack, of which the number is told too
    for start, quantity in sentence.quantities.items():
        if start < element.first and quantity.last == element.first - 1 and (quantity.minimum or 0) > 1:
            return quantity.vague is None
    return False


_PICTURES = words("modality.pictures")


def _purpose(sentence: Sentence, strand: Strand, element: Element) -> bool:
    """Whether a verbal noun behind ل says what something was for ("للسيطرة على", "لملاحقة"), not what happened."""
    if element.kind != "trigger" or element.is_verb or not element.hit.prefix.endswith("ل"):
        return False
    if element.frame not in ("over", "masdar", "campaign", "motion"):
        return False
    if any(e.kind == "light" and e.hit.entry.key == "undergo" for e in strand.elements):
        return False
    return sentence.word(element.first - 1) not in _PICTURES


def _cues_before(sentence: Sentence, element: Element, key: str, reach: int) -> bool:
    cues, words = sentence.starts_of("cue"), sentence.tokens.words
    if not cues:
        return False
    for i in range(element.first - 1, max(sentence.first - 1, element.first - 1 - reach), -1):
        if i in cues and any(h.entry.kind == "cue" and h.entry.key == key for h in sentence.hits[i]):
            return True
        if words[i] in _SCOPE_ENDS:
            return False
    return False


def _negated(sentence: Sentence, element: Element) -> bool:
    if element.kind == "toll" and element.toll is not None and element.toll.maximum == 0:
        return True
    if sentence.word(element.first - 1) in _ANY:
        return True
    if element.type == "seizure" and _cues_before(sentence, element, "attempt", 6):
        return True  # what was tried was not gained
    return _cues_before(sentence, element, "negation", _NEGATION_REACH)


def _hypothetical(sentence: Sentence, element: Element) -> bool:
    word = sentence.word(element.first)
    if (
        element.is_verb
        and word.startswith(("سي", "ست", "وسي", "وست"))
        and element.hit.entry.form == "imperfect"
    ):
        return True
    before = sentence.word(element.first - 1)
    if element.is_verb and element.hit.entry.form == "imperfect" and before in ("قد", "وقد", "سوف", "لن"):
        return True
    words = sentence.tokens.words
    for i in range(max(sentence.first, element.first - 8), element.first):
        # "قد تشهد … تفجيرات": قد before an imperfect is a maybe, also when the event is its object
        if (
            words[i] in ("قد", "وقد")
            and sentence.word(i + 1)[:1] in "يت"
            and sentence.at(i + 1, "light", "trigger")
        ):
            hit = sentence.at(i + 1, "light", "trigger")
            if hit is not None and hit.entry.form == "imperfect":
                return True
    if sentence.word(sentence.first) in ("هل", "وهل"):
        return True
    return _cues_before(sentence, element, "hypothesis", _HYPOTHESIS_REACH)


def _called_for(sentence: Sentence, element: Element) -> bool:
    return _cues_before(sentence, element, "call", _CALL_REACH)


def _goes_on(strand: Strand, main: Element) -> bool:
    """Whether the verb that carries an act tells what goes on: "تشن قوات التحالف غارات على …"."""
    carriers = [e for e in strand.elements if e.kind == "light" and e.first < main.first]
    return (
        bool(carriers) and carriers[-1].hit.entry.key == "do" and carriers[-1].hit.entry.form == "imperfect"
    )


def _habitual(sentence: Sentence, strand: Strand, main: Element, places_listed: bool) -> bool:
    shown = sentence.word(main.first - 1) in _SHOWING and main.hit.entry.form == "plural"
    if shown and main.type in _HABITUAL_PLURALS:
        return True  # "شريطاً مصوراً … يظهر هجمات في العراق": a picture of attacks; its day is the picture's
    dated = any(t.precision == "day" for t in sentence.times)
    if dated and not (main.kind == "trigger" and main.hit.entry.form == "dual"):
        return False
    if _cues_before(sentence, main, "habit", 4):
        return True
    if sentence.index > 1 and not strand.tolls and main.type in _HABITUAL_PLURALS and _goes_on(strand, main):
        return True
    plural = (
        main.kind == "trigger"
        and main.hit.entry.form in ("plural", "dual")
        and main.type in _HABITUAL_PLURALS
    )
    counted = any(t.vague is None and t.minimum for t in strand.tolls)
    if main.kind == "trigger" and main.hit.entry.form == "dual":
        # "هجومين" sums up what is told singly, unless it has both their places, or the harm and means of both
        return not places_listed and not (counted and _at_one_stroke(sentence, main))
    return plural and not counted


_SHOWING = words("modality.showing")
_AT_ONCE = beginnings("modality.at_once")
_MEANS_REACH = 2


def _at_one_stroke(sentence: Sentence, element: Element) -> bool:
    """Whether two are told as one: "انفجارين متتاليين", "هجومين بعبوات"."""
    behind = range(element.last + 1, min(element.last + 1 + _MEANS_REACH, sentence.last))
    if any(sentence.word(i).startswith(_AT_ONCE) for i in behind):
        return True
    return any(hit.prefix == "ب" for i in behind if (hit := sentence.at(i, "weapon")) is not None)
