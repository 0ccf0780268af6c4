"""When a strand happened, and whose word it is: the values that stand around it in the sentence."""

from __future__ import annotations

import re

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.reader.candidates import Strand
from tawthiq.reader.findings import Findings
from tawthiq.reader.participants import is_actor
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words
from tawthiq.reader.voice import Attribution


def time_of(findings: Findings, strand: Strand, limits: tuple[int, int]) -> TimePhrase | None:
    """The time of a strand: the nearest in its stretch that is not the day of the announcement."""
    sentence = findings.sentence
    best: tuple[float, TimePhrase] | None = None
    for phrase in sentence.times:
        if (
            phrase.kind in ("duration", "clock")
            or (phrase.start is None and phrase.end is None)
            or _of_the_announcement(findings, phrase, strand)
            or stamps_the_page(sentence, phrase)
            or _of_what_came_after(sentence, phrase, strand)
        ):
            continue
        score = 0.0
        if not limits[0] <= phrase.first < limits[1]:
            continue  # another strand's own time
        distance = min(
            abs(phrase.first - e.last) if phrase.first > e.last else abs(e.first - phrase.last)
            for e in strand.elements
        )
        score -= 0.08 * distance
        if phrase.precision == "day":
            score += 1.0
        if best is None or score > best[0]:
            best = (score, phrase)
    return best[1] if best is not None and best[0] > -3 else None


_YEAR = re.compile("(?:14|19|20)[0-9][0-9]")
_BINDS_A_DAY = words("setting.binds_a_day")


def stamps_the_page(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Whether a date is the page's and not the story's: the day on which it was published, or fetched by a crawler.

    It stands behind a label of publication, or unbound in the heading, or closes one of the lines below it.
    """
    if phrase.kind not in ("date", "month") or sentence.paragraph > _HEAD_LINES:
        return False
    if {sentence.word(i) for i in range(phrase.first - _LABEL, phrase.first)} & _PUBLISHING:
        return True
    before, after = sentence.word(phrase.first - 1), sentence.word(phrase.last + 1)
    if not any(_YEAR.fullmatch(sentence.word(i)) for i in range(phrase.first, phrase.last + 1)):
        return False
    if after == "," and sentence.word(phrase.last + 3) == ":":
        return True  # "السبت 7 أكتوبر 2017, 9:44"
    if "," in (before, after) or _BINDS_A_DAY & {before, sentence.word(phrase.first)}:
        return False
    if sentence.paragraph == 0:
        return not _stands_alone(sentence)
    return phrase.precision == "day" and (after in _BESIDE_A_STAMP or phrase.last + 1 == sentence.last)


def _stands_alone(sentence: Sentence) -> bool:
    """Whether a sentence is the whole text, and so no heading of anything."""
    return sentence.first == 0 and sentence.last == len(sentence.tokens.words)


_HEAD_LINES = 4
_LABEL = 4
"""Words before a date within which the label of publication stands."""
_PUBLISHING = words("setting.publishing")
_BESIDE_A_STAMP = words("setting.beside_a_stamp")


def _of_what_came_after(sentence: Sentence, phrase: TimePhrase, strand: Strand) -> bool:
    """Whether a day before "بعد" tells of what the act that follows went before: "…، يوم 6 أيار، بعد سيطرتهم عليها"."""
    return phrase.last < strand.first and any(
        sentence.word(i) in _AFTER for i in range(max(phrase.last + 1, strand.first - 2), strand.first)
    )


_AFTER = words("candidates.after")


def _of_the_announcement(findings: Findings, phrase: TimePhrase, strand: Strand) -> bool:
    """Whether a date is that of saying: it stands by a verb of saying, before "أن" and the event."""
    for attribution in findings.attributions:
        if attribution.effect in ("according", "suspect") or attribution.trailing:
            continue
        end = attribution.last
        opener = next(
            (
                i
                for i in range(end + 1, min(end + 10, findings.sentence.last))
                if findings.sentence.word(i) in ("ان", "انها", "انه", "بان", "انهم", "عن")
            ),
            None,
        )
        if (
            attribution.effect == "announce"
            and -_OF_SAYING <= phrase.first - attribution.last <= _OF_SAYING
            and strand.first > phrase.last
            and strand.first > attribution.last
        ):
            return True
        if opener is not None and attribution.first - 4 <= phrase.first < opener and strand.first > opener:
            return True
        if (
            attribution.effect == "claim"
            and attribution.first <= phrase.first <= attribution.last + 3
            and strand.first > phrase.last
        ):
            return True
    return False


_OF_SAYING = 4
"""Words between a verb of announcing and the day of it."""


def attribution_of(findings: Findings, strand: Strand) -> Attribution | None:
    """The attribution that covers a strand: the last one before its words, else one that closes the sentence."""
    before = [
        a
        for a in findings.attributions
        if not a.trailing and a.first <= strand.last and a.effect != "suspect"
    ]
    trailing = [a for a in findings.attributions if a.trailing and a.first > strand.first]
    suspect = [a for a in findings.attributions if a.effect == "suspect" and abs(a.first - strand.first) < 20]
    leading = [a for a in before if a.first <= strand.first + 2]
    claims = [
        a
        for a in findings.attributions
        if a.effect == "claim" and a.first > strand.elements[0].last + 2 and a.speaker is not None
    ]
    if claims and not any(a.speaker and is_actor(a.speaker) for a in leading):
        return claims[0]  # "… ، وتبنى التنظيم الهجوم"
    if trailing and not leading:
        return trailing[0]
    if suspect and (not leading or any(_is_the_news(findings, a, leading[-1]) for a in suspect)):
        return suspect[-1]
    return leading[-1] if leading else None


def _is_the_news(findings: Findings, suspicion: Attribution, said: Attribution) -> bool:
    """Whether a suspicion behind a quotation is told for itself: "…، كذلك تشير أصابع الاتهام إلى أن"."""
    return suspicion.first > said.first and findings.sentence.word(suspicion.first) == "اصابع"
