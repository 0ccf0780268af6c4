"""What the calendar finds: time phrases, and how one that points back takes its date from an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tawthiq.arabic.calendar.arithmetic import months_later, shifted, week_of

Precision = Literal["day", "week", "month", "year", "period"]
Kind = Literal[
    "date", "weekday", "relative", "period", "since", "until", "duration", "clock", "same", "month", "year"
]
Anchor = Literal["none", "published", "previous"]


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A stretch of words that tells a time.

    Attributes:
        first, last: token indices, the latter included, prepositions and clitics with them.
        start, end: first and last day; `None` for an open or unknown end.
        precision: as in the record contract.
        kind: how it tells the time. `duration` and `clock` name no day; `same` points back to an earlier phrase.
        anchor: what the dates were counted from: nothing, the publication date, or the time told before.
        unit, shift, day, year: for `anchor="previous"` only, see `resolve_same`.
        note: a doubt about it in words, such as two month names that contradict each other.
    """

    first: int
    last: int
    start: date | None
    end: date | None
    precision: Precision
    kind: Kind
    anchor: Anchor = "none"
    unit: Precision | None = None
    shift: int = 0
    day: int | None = None
    year: int | None = None
    note: str | None = None

    @property
    def dated(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None


def resolve_same(phrase: TimePhrase, previous: TimePhrase | None) -> TimePhrase:
    """`phrase` with the dates that it takes from the time told before it.

    "في اليوم نفسه" is the previous day, "في اليوم التالي" the one after it, "الشهر ذاته" the whole month of it, "في
    التاسع منه" the ninth of that month. Anything else, and a phrase without a previous time, comes back as it is.
    """
    if phrase.anchor != "previous" or previous is None or not previous.dated:
        return phrase
    start, end = previous.start or previous.end, previous.end or previous.start
    if start is None or end is None:
        return phrase
    if phrase.day is not None:
        try:
            found: date | None = start.replace(day=phrase.day)
        except ValueError:
            found = None
        return replace(phrase, start=found, end=found)
    if phrase.unit == "day":
        return _by_days(phrase, start, end)
    if phrase.unit == "week":
        monday, sunday = week_of(start, phrase.shift)
        return replace(phrase, start=monday, end=sunday)
    if phrase.unit == "month":
        first = months_later(start.replace(day=1), phrase.shift)
        return replace(phrase, start=first, end=shifted(months_later(first, 1), -1))
    if phrase.unit == "year":
        year = start.year + phrase.shift
        return replace(phrase, start=date(year, 1, 1), end=date(year, 12, 31))
    years = 0 if phrase.year is None else phrase.year - end.year
    return replace(phrase, start=months_later(start, 12 * years), end=months_later(end, 12 * years))


def _by_days(phrase: TimePhrase, start: date, end: date) -> TimePhrase:
    """Days on from the end of the previous time, back from its beginning; the same day is all of it."""
    if phrase.shift == 0:
        return replace(phrase, start=start, end=end)
    found = shifted(end if phrase.shift > 0 else start, phrase.shift)
    return replace(phrase, start=found, end=found)
