"""The day of a daily report: what its heading names holds for every event below that tells no time of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.reader.findings import Findings
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.vocabulary import words

_HEADING = 2
"""Sentences among which the heading is."""
_REACH = 3
"""Words before a date within which the heading says that it reports a day."""
_DAILY = words("setting.daily")


def report_day(findings: Sequence[Findings]) -> TimePhrase | None:
    """The day that a heading names for all that stands below it: "ملخص حلب اليومي 14-11-2017"."""
    for found in findings[:_HEADING]:
        sentence = found.sentence
        for phrase in sentence.times:
            before = range(max(sentence.first, phrase.first - _REACH), phrase.first + 1)
            if (
                phrase.kind == "date"
                and phrase.precision == "day"
                and phrase.start is not None
                and any(sentence.word(i) in _DAILY for i in before)
            ):
                return phrase
    return None


def date_by_the_report(occurrences: Iterable[Occurrence], findings: Sequence[Findings]) -> None:
    """Gives the events of a daily report that tell no time the day of the report."""
    day = report_day(findings)
    for occurrence in occurrences if day is not None else ():
        occurrence.time = occurrence.time or day
