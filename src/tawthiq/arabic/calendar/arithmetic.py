"""Days, weeks, months and years counted as the record contract counts them.

Every function gives first and last day, both included; `None` stands for an end that cannot be told. Dates
outside 1900 to 2100 are no dates of a report and come out as `None`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

Interval = tuple[date | None, date | None]
UNKNOWN: Interval = (None, None)
FIRST_YEAR, LAST_YEAR = 1900, 2100
CALIPHATE = date(2014, 6, 29)
"""The day from which a group's own calendar counts its months (record contract, "When")."""

_HIJRI_YEARS = range(1343, 1501)
"""The years of the Umm al-Qura tables in `hijridate`."""
_SEASON_STARTS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year, in one of two calendars."""

    number: int
    hijri: bool = False


def in_bounds(day: date | None) -> date | None:
    """`day`, or `None` where it lies outside 1900 to 2100."""
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def shifted(day: date | None, days: int) -> date | None:
    """`day` moved by a number of days; `None` beyond the bounds."""
    if day is None or abs(days) > 100_000:
        return None
    try:
        return in_bounds(day + timedelta(days))
    except OverflowError:
        return None


def months_later(day: date | None, months: int) -> date | None:
    """The same day of the month some months later, at most that month's last."""
    if day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def year_span(year: int, *, hijri: bool = False) -> Interval:
    """First and last day of a year."""
    if hijri:
        return (month_span(Month(1, True), year)[0], month_span(Month(12, True), year)[1])
    return (date(year, 1, 1), date(year, 12, 31)) if FIRST_YEAR <= year <= LAST_YEAR else UNKNOWN


def month_span(month: Month, year: int) -> Interval:
    """First and last day of a month; Hijri by Umm al-Qura."""
    if month.hijri:
        if year not in _HIJRI_YEARS:
            return UNKNOWN
        first = Hijri(year, month.number, 1)
        begin = first.to_gregorian()
        start = date(begin.year, begin.month, begin.day)
        return start, start + timedelta(first.month_length() - 1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return UNKNOWN
    return date(year, month.number, 1), date(year, month.number, monthrange(year, month.number)[1])


def day_of(day: int, month: Month, year: int) -> date | None:
    """A day of a month, or `None` where the month has no such day."""
    start, end = month_span(month, year)
    if start is None or end is None or not 1 <= day <= (end - start).days + 1:
        return None
    return start + timedelta(day - 1)


def latest_month(month: Month, reference: date | None, *, strictly: bool = False) -> Interval:
    """The latest such month begun by `reference`, or, `strictly`, ended before the month of it."""
    for year in _years_back(month, reference):
        start, end = month_span(month, year)
        if (
            start
            and end
            and reference
            and (end < reference.replace(day=1) if strictly else start <= reference)
        ):
            return start, end
    return UNKNOWN


def latest_day(day: int, month: Month, reference: date | None, *, strictly: bool = False) -> date | None:
    """The latest such day not after `reference`, or, `strictly`, before it."""
    for year in _years_back(month, reference):
        found = day_of(day, month, year)
        if found and reference and (found < reference if strictly else found <= reference):
            return found
    return None


def _years_back(month: Month, reference: date | None) -> list[int]:
    """Candidate years from the reference's back; leap days may need eight."""
    if reference is None:
        return []
    year = reference.year
    if month.hijri:
        if not date(1925, 1, 1) <= reference <= date(2076, 12, 31):
            return []
        year = Gregorian(reference.year, reference.month, reference.day).to_hijri().year
    return list(range(year, year - 9, -1))


def latest_weekday(weekday: int, reference: date | None, *, strictly: bool = False) -> date | None:
    """The latest such weekday (Monday is 0) not after `reference`, or, `strictly`, before it."""
    if reference is None:
        return None
    back = (reference.weekday() - weekday) % 7
    return shifted(reference, -(back or 7) if strictly else -back)


def week_of(day: date | None, weeks: int = 0) -> Interval:
    """Monday to Sunday of the week of `day`, moved by `weeks`."""
    if day is None:
        return UNKNOWN
    monday = shifted(day, -day.weekday() + 7 * weeks)
    return monday, shifted(monday, 6)


def season_span(season: str, year: int) -> Interval:
    """Three whole months; the winter of a year is the one that ends in it."""
    first = Month(_SEASON_STARTS[season])
    start = month_span(first, year - 1 if season == "winter" else year)[0]
    following = months_later(start, 3)
    return start, shifted(following, -1)


def caliphate_month(number: int) -> Interval:
    """Month `number` of "the caliphate", counted from 2014-06-29."""
    if not 1 <= number <= 600:
        return UNKNOWN
    return months_later(CALIPHATE, number - 1), shifted(months_later(CALIPHATE, number), -1)


def edge_of(edge: str, whole: Interval) -> Interval:
    """Beginning, middle or end of a period.

    Of a month the 1st to 10th, the 11th to 20th, the 21st to the end (record contract). Of a year its first
    month, its middle two, its last: the contract is silent there. Of anything shorter the period itself.
    """
    start, end = whole
    if start is None or end is None:
        return whole
    length = (end - start).days + 1
    if 28 <= length <= 31:
        cuts = {"early": (0, 9), "middle": (10, 19), "late": (20, length - 1)}
        first, last = cuts[edge]
        return shifted(start, first), shifted(start, last)
    if length > 300:
        first_month, months = {"early": (0, 1), "middle": (5, 2), "late": (11, 1)}[edge]
        begin = months_later(start, first_month)
        return begin, shifted(months_later(begin, months), -1)
    return whole


def part_of(number: int, parts: int, whole: Interval) -> Interval:
    """The `number`th of `parts` equal parts; 0 is the last. A month's thirds end on the 10th and 20th."""
    start, end = whole
    if start is None or end is None or not 0 <= number <= parts:
        return UNKNOWN
    index = (number or parts) - 1
    length = (end - start).days + 1
    if length > 300:
        months = 12 // parts
        begin = months_later(start, index * months)
        return begin, shifted(months_later(begin, months), -1)
    if parts == 3 and length >= 28:
        return edge_of(("early", "middle", "late")[index], whole)
    size = {2: 15, 4: 7}.get(parts, length // parts) if length >= 28 else length // parts
    return shifted(start, index * size), end if index == parts - 1 else shifted(start, (index + 1) * size - 1)
