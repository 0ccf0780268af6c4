"""What the calendar finds: time phrases, and how one that points back takes its date from an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from tawthiq.arabic.calendar.arithmetic import Interval, months_later, shifted, week_of, year_span

Precision = Literal["day", "week", "month", "year", "period"]
Kind = Literal[
    "date", "weekday", "relative", "period", "since", "until", "duration", "clock", "same", "month", "year"
]
Anchor = Literal["none", "published", "previous"]
Cut = Callable[[Interval], Interval]


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A stretch of words that tells a time.

    Attributes:
        first, last: token indices, the latter included, prepositions and clitics with them.
        start, end: first and last day; `None` for an open or unknown end.
        precision: as in the record contract.
        kind: how it tells the time. `duration` and `clock` name no day; `same` points back.
        anchor: what the dates were counted from: nothing, the publication, or the time told before.
        unit, shift, year, cut: for `anchor="previous"` only, see `resolve_same`.
        aside: a time only compared with ("in March of last year"), to which no later phrase points back.
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
    year: int | None = None
    cut: Cut | None = field(default=None, repr=False, compare=False)
    aside: bool = False
    note: str | None = None

    @property
    def dated(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None


def resolve_back(phrases: Iterable[TimePhrase]) -> list[TimePhrase]:
    """The time phrases of an article in the order of the text, those that point back now dated.

    "في اليوم نفسه" points to the last day told, "الشهر ذاته" and "التاسع منه" to the last month, "الفترة
    ذاتها" to the last period; where nothing fits, a phrase keeps the dates it has from the publication.
    """
    out: list[TimePhrase] = []
    for phrase in phrases:
        told = None
        if phrase.anchor == "previous":
            told = next((t for t in reversed(out) if _can_be_meant(t, phrase.unit)), None)
        out.append(resolve_same(phrase, told))
    return out


def _can_be_meant(told: TimePhrase, unit: Precision | None) -> bool:
    """Whether a phrase of this unit can point back to `told`."""
    if told.start is None or told.end is None or told.aside or told.kind in ("until", "duration"):
        return False
    days = (told.end - told.start).days + 1
    if unit == "day":
        return days <= 2
    if unit == "week":
        return days == 7
    if unit == "month":
        return told.kind != "since" and days <= 31
    return True if unit == "year" else days > 2


def resolve_same(phrase: TimePhrase, previous: TimePhrase | None) -> TimePhrase:
    """`phrase` with the dates that it takes from the time told before it.

    "في اليوم نفسه" is the previous day, "في اليوم التالي" the one after it, "الشهر ذاته" the whole month of
    it, "في التاسع منه" the ninth of that month. Anything else, and a phrase without a previous time, comes
    back as it is.
    """
    if phrase.anchor != "previous" or previous is None or not previous.dated:
        return phrase
    start, end = previous.start or previous.end, previous.end or previous.start
    if start is None or end is None:
        return phrase
    found = _moved(phrase, start, end)
    if phrase.cut is not None:
        found = phrase.cut(found)
    return replace(phrase, start=found[0], end=found[1])


def _moved(phrase: TimePhrase, start: date, end: date) -> Interval:
    """The unit of the previous time that a phrase means, moved by its shift."""
    if phrase.unit == "day":
        # Days on from the end of the previous time, back from its beginning; the same day is all of it.
        day = shifted(end if phrase.shift > 0 else start, phrase.shift)
        return (start, end) if phrase.shift == 0 else (day, day)
    if phrase.unit == "week":
        if (end - start).days == 6:
            return shifted(start, 7 * phrase.shift), shifted(end, 7 * phrase.shift)
        return week_of(start, phrase.shift)
    if phrase.unit == "month":
        first = months_later(start.replace(day=1), phrase.shift)
        return first, shifted(months_later(first, 1), -1)
    if phrase.unit == "year":
        return year_span(start.year + phrase.shift)
    months = 0 if phrase.year is None else 12 * (phrase.year - end.year)
    return months_later(start, months), months_later(end, months)
