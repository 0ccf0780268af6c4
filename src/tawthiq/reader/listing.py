"""Lists of events under a heading: "أبرز هجمات التنظيم خلال الشهر كما أوردها المرصد:" speaks for every line below it."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.reader.findings import NAMELESS, Findings, Mention, Ref
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.voice import Attribution

_BULLETS = ("•", "-", "–", "*", "·", "◾", "▪", "●", "_")
_OPENING = 4


@dataclass(slots=True)
class Heading:
    """What a heading lends to the lines of its list: whose word they are, and who did the deeds listed."""

    attribution: Attribution | None
    initiator: Ref | None
    paragraph: int


def apply_headings(findings: list[Findings], mentions: list[Mention]) -> None:
    """Gives the mentions in lists the speaker and the doer that the heading of the list names."""
    heading: Heading | None = None
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence.index, []).append(mention)
    in_list = False
    for found in findings:
        sentence = found.sentence
        if (opened := _heading(found)) is not None:
            heading, in_list = opened, False
            continue
        if heading is None:
            continue
        new_paragraph = sentence.paragraph != heading.paragraph
        if new_paragraph:
            in_list = _is_line(sentence)
            heading.paragraph = sentence.paragraph
        if not in_list:
            heading = None if new_paragraph else heading
            continue
        for mention in by_sentence.get(sentence.index, ()):
            _lend(heading, mention)


def speak_in_own_words(mentions: list[Mention], party: str | None) -> None:
    """In a party's own text the party speaks for all that is told without another word."""
    for mention in mentions if party is not None else ():
        if mention.attribution is None and mention.type != "media_release":
            mention.attribution = Attribution(mention.type_first, mention.type_last, party, "say")


def _lend(heading: Heading, mention: Mention) -> None:
    if mention.attribution is None:
        mention.attribution = heading.attribution
    doers = [r for r in mention.initiators if r.id not in NAMELESS]
    if heading.initiator is not None and not doers and mention.type not in ("clash", "agreement", "protest"):
        mention.initiators = [heading.initiator]


def _heading(found: Findings) -> Heading | None:
    sentence = found.sentence
    if sentence.word(sentence.last - 1) != ":":
        return None
    said = [a for a in found.attributions if a.effect != "suspect" and a.speaker is not None]
    return Heading(said[-1] if said else None, _doer(found), sentence.paragraph)


def _doer(found: Findings) -> Ref | None:
    """The party whose attacks the heading announces."""
    for hit in found.sentence.of_kind("trigger"):
        if hit.entry.form != "plural" and not found.sentence.word(hit.first).endswith("عمليات"):
            continue
        for group in found.groups:
            if hit.last < group.first <= hit.last + 2 and group.actors and group.preposition in ("", "ل"):
                return Ref(group.actors[0], group.first, group.last)
    return None


def _is_line(sentence: Sentence) -> bool:
    """Whether a paragraph is a line of a list: it begins with a bullet, a number or a day."""
    start, _ = sentence.tokens.raw_span(sentence.first, sentence.first)
    before = sentence.tokens.source.raw[max(0, start - 3) : start].strip()
    if before.endswith(_BULLETS) or sentence.word(sentence.first) in _BULLETS:
        return True
    return any(t.first - sentence.first < _OPENING for t in sentence.times)
