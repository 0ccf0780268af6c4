"""The days of an incident as ACLED has them: one date a row, its precision, and what lasts for days on each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tawthiq.arabic.script import fold
from tawthiq.exports.acled_codebook import codebook
from tawthiq.records import Incident, Time


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of an incident's rows: one, or each day of what lasted; `precision` is ACLED's."""

    dates: tuple[date, ...]
    precision: int


def days_of(incident: Incident) -> Days | str:
    """The dates of an incident's rows, or why it has none.

    ACLED codes by day, and takes nothing that is known less well than by the month (Codebook, "Event Time").
    """
    time = incident.time
    first = (time.start or time.end) if time else None
    if time is None or first is None:
        return "no source gives its day, and ACLED needs one"
    last = time.end or first
    length = (last - first).days + 1
    if length == 1:
        return Days((first,), 1)
    words = set(fold(time.text).split())
    rules = codebook()
    if words & set(rules.lasting["one_night"]) and length == 2:
        return Days((first,), 2)
    if _lasts(incident.type, time, words, length):
        return Days(tuple(first + timedelta(days=n) for n in range(length)), 1)
    if time.precision == "year" or length > rules.dates["month_days"]:
        return "its time is known less well than by the month, and ACLED takes no such event"
    return Days((_dated(first, last, words),), 2 if length <= rules.dates["week_days"] else 3)


def _lasts(type: str, time: Time, words: set[str], length: int) -> bool:
    lasting = codebook().lasting
    return (
        time.precision in ("day", "period")
        and type in lasting["types"]
        and length <= lasting["longest_days"]
        and not words & set(lasting["somewhen"])
    )


def _dated(first: date, last: date, words: set[str]) -> date:
    dates = codebook().dates
    if words & set(dates["first_day"]):
        return first
    if words & set(dates["last_day"]):
        return last
    return first + (last - first) // 2


def shares(total: int, parts: int) -> list[int]:
    """A number dealt out over days as evenly as it goes, the first days having what is left (Codebook, "Fatalities").

    >>> shares(12, 3), shares(4, 3), shares(1, 2)
    ([4, 4, 4], [2, 1, 1], [1, 0])
    """
    each, rest = divmod(total, parts)
    return [each + (n < rest) for n in range(parts)]
