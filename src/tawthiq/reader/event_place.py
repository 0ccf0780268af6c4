"""Which place of a sentence is an event's: the choice *event_place* among its place phrases, or none of them."""

from __future__ import annotations

from tawthiq.arabic.script import fold
from tawthiq.choices import Option, choose
from tawthiq.reader.candidates import Strand
from tawthiq.reader.findings import Findings, Mention
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.precision import precision_of
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_PRECISION_RANK = {
    "site": 1.2,
    "settlement": 1.0,
    "area": 0.3,
    "district": 0.2,
    "governorate": -0.4,
    "country": -1.5,
}
_MARKS = frozenset((",", "(", ")", "-", "_", ":", "«", "»", '"', "؛", ";"))
_OFFICES = words("placing.offices")
"""Words for who is over a place or of it: "رئيس سجن سلقين", "قائد شرطة حمص"."""
_SEVERAL = 3


def place_of(
    findings: Findings, mention: Mention, strand: Strand, limits: tuple[int, int]
) -> PlacePhrase | None:
    """The place of a strand; None where the sentence names none for it.

    Args:
        findings: the sentence.
        mention: the event as read so far, whose evidence the choice is about.
        strand: its event words.
        limits: the stretch of the sentence that is the strand's own.
    """
    phrases = [p for p in findings.places if p.relation != "belonging" and not p.listed]
    phrases = [p for p in phrases if not another_before(findings.sentence, p)] or phrases
    listed = {fold(p.main.name): p.first for p in findings.places if p.listed}
    # one of a list named again is where some of the harm was: "بلدتي حيان وحريتان، ما أسفر عن مقتل مدني في حريتان"
    phrases = [p for p in phrases if listed.get(fold(p.main.name), p.first) >= p.first] or phrases
    if mention.only_tolls:
        phrases = [p for p in phrases if not _where_they_died(findings.sentence, p)]
    if not phrases:
        return None
    none = Option(
        "", {"none": 1.0, f"none of {min(len(phrases), _SEVERAL)}": 1.0, f"none {mention.type}": 1.0}
    )
    options = [none, *(_option(findings, mention, strand, limits, p) for p in phrases)]
    chosen = choose("event_place", mention.span, options)
    return phrases[chosen - 1] if chosen else None


_HOSPITALS = words("event_place.hospitals")


def _where_they_died(sentence: Sentence, phrase: PlacePhrase) -> bool:
    """Whether a place is but the hospital where somebody died of his wounds: "قضى متأثراً بجراحه في مشفى عفرين"."""
    hit = sentence.at(phrase.main.class_first, "place_class")
    return hit is not None and sentence.word(hit.first).removeprefix(hit.prefix) in _HOSPITALS


_ANOTHER = words("mentions.another")
_ANOTHER_REACH = 6


def another_before(sentence: Sentence, phrase: PlacePhrase) -> bool:
    """Whether "وأخرى", "والثاني" before a place make it that of one more occurrence; found out once for each."""
    if phrase.of_another is None:
        phrase.of_another = _another_before(sentence, phrase)
    return phrase.of_another


def _another_before(sentence: Sentence, phrase: PlacePhrase) -> bool:
    for i in range(phrase.first - 1, max(sentence.first, phrase.first - 1 - _ANOTHER_REACH), -1):
        if sentence.word(i) in _ANOTHER:
            return True
        if sentence.word(i) == "," or sentence.at(i, "trigger", "harm", "say") is not None:
            return False
    return False


def _option(
    findings: Findings, mention: Mention, strand: Strand, limits: tuple[int, int], phrase: PlacePhrase
) -> Option:
    out = {"rule": rule_score(phrase, strand, limits)}
    sentence = findings.sentence
    _by_position(out, findings, strand, limits, phrase)
    _by_words(out, sentence, phrase)
    precision, relation = precision_of(phrase), "bare" if phrase.bare else phrase.relation
    for name in (
        f"precision {precision}",
        f"relation {relation}",
        f"class {phrase.main.kind or 'no'}",
        f"{relation} {mention.type}",
        f"{precision} {mention.type}",
    ):
        out[name] = 1.0
    if phrase.main.points_to:
        out["points back"] = 1.0
    if phrase.main.direction:
        out["by direction"] = 1.0
    if phrase.holders:
        out["held"] = 1.0
    if not phrase.main.rows:
        out["unknown name"] = 1.0
    else:
        out["known"] = max(r.prior for r in phrase.main.rows)
    return Option(phrase.main.name, out)


def _by_position(
    out: dict[str, float], findings: Findings, strand: Strand, limits: tuple[int, int], phrase: PlacePhrase
) -> None:
    sentence = findings.sentence
    inside = limits[0] <= phrase.first < limits[1]
    out["in its stretch" if inside else "in another stretch"] = 1.0
    if phrase.last < strand.first:
        side, apart = "before", strand.first - phrase.last
        between = range(phrase.last + 1, strand.first)
    elif phrase.first > strand.last:
        side, apart = "after", phrase.first - strand.last
        between = range(strand.last + 1, phrase.first)
    else:
        side, apart, between = "within", 0, range(0)
    step = "near" if apart <= 3 else "some way" if apart <= 8 else "far" if apart <= 16 else "very far"
    out[f"{side} {step}"] = 1.0
    others = [p for p in findings.places if p is not phrase and p.relation != "belonging" and not p.listed]
    if not any(p.first in between for p in others):
        out[f"next {side}"] = 1.0
    if not others:
        out["only place"] = 1.0
    words = sentence.tokens.words
    marks = sum([words[i] in _MARKS for i in between])
    if marks:
        out[f"{side} over {min(marks, _SEVERAL)} marks"] = 1.0
    if any(a.first <= phrase.first <= a.last + 1 for a in findings.attributions):
        out["in who says it"] = 1.0
    if phrase.first - sentence.first <= 1:
        out["opens the sentence"] = 1.0
    if any(
        h.entry.kind == "trigger"
        for i in sentence.starts_of("trigger")
        if i in between
        for h in sentence.hits[i]
    ):
        out[f"{side} over an event word"] = 1.0


def _by_words(out: dict[str, float], sentence: Sentence, phrase: PlacePhrase) -> None:
    before = [sentence.word(i) for i in range(max(sentence.first, phrase.first - 2), phrase.first)]
    for steps, word in enumerate(reversed(before), 1):
        out[f"word {steps} before {word}"] = 1.0
    out[f"word behind {sentence.word(phrase.last + 1)}"] = 1.0
    if any(w.removeprefix("و").removeprefix("ال") in _OFFICES for w in before[-1:]):
        out["of an office"] = 1.0


def rule_score(phrase: PlacePhrase, strand: Strand, limits: tuple[int, int]) -> float:
    """How near, narrow and well bound a phrase is: one feature of the choice, and the whole of it by hand."""
    score = 0.0
    if not limits[0] <= phrase.first < limits[1]:
        score -= 4.0
    distance = phrase.first - strand.last if phrase.first > strand.last else strand.first - phrase.last
    if phrase.first >= strand.first:
        distance = min(abs(phrase.first - t.last) for t in strand.elements)
    else:
        score -= 0.6
    score -= 0.06 * max(distance, 0)
    if phrase.bare:
        score -= 2.0
    if phrase.relation == "origin":
        score -= 2.2  # only where the sentence names no other: "خطفوا … من قرية"
    score += _PRECISION_RANK.get(precision_of(phrase), 0.0)
    return score
