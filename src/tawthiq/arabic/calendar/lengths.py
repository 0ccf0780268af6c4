"""Lengths of time: "قبل ثلاثة أيام", "بعد ذلك بيومين", "خلال 72 ساعة", and the bare "3 أيام"."""

from __future__ import annotations

from datetime import date

from tawthiq.arabic.calendar.arithmetic import (
    UNKNOWN,
    Interval,
    months_later,
    shifted,
    week_of,
    year_span,
)
from tawthiq.arabic.calendar.dates import month_and_year
from tawthiq.arabic.calendar.days import day_chain
from tawthiq.arabic.calendar.numeric import year_alone
from tawthiq.arabic.calendar.periods import unit_of
from tawthiq.arabic.calendar.phrases import Precision
from tawthiq.arabic.calendar.scan import Point, Scan, fixed

_DAYS = {"day": 1, "week": 7}
_ON_END = frozenset(("التوالي",))
_AGO_PRECISION: dict[str, Precision] = {"hour": "day", "minute": "day"}


def amount_at(scan: Scan, i: int) -> tuple[int | None, str, int] | None:
    """A length of time: "ثلاثة أيام", "يومين", "أسبوع", "عدة أيام", "نحو شهر": count, unit, index after."""
    j = i
    while j < i + 4 and scan.role(j, "about", "loose", *(("from", "in") if j > i else ())) is not None:
        j += 1
    if scan.role(j, "few") is not None:
        unit = unit_of(scan, j + 1)
        return (None, unit[0], j + 2) if unit and unit[1] == "many" else None
    found = scan.cardinal(j)
    if found is not None:
        unit = unit_of(scan, found[1])
        entry = scan.entry(found[1])
        named = scan.year_digits(found[1] + 1) is not None
        if unit is None or entry is None or not entry.plain or unit[0] == "period" or named:
            return None
        return found[0], unit[0], found[1] + 1
    unit = unit_of(scan, j)
    if unit is None or scan.has_article(j) or unit[0] == "period":
        return None
    if unit[1] == "many":
        return None, unit[0], scan.skip(j + 1, "few_after")
    after = j + 1
    if unit[1] == "1":
        # "عام 2014" and "شهر أيار" and "يوم الجمعة" are names, not lengths.
        if _is_name(scan, j):
            return None
        after += scan.word(after) in ("واحد", "واحده")
    return int(unit[1]), unit[0], after


def _is_name(scan: Scan, j: int) -> bool:
    return (year_alone(scan, j) or month_and_year(scan, j) or day_chain(scan, j)) is not None


def back(today: date | None, unit: str, count: int) -> Interval:
    """`count` days ago is that day, weeks, months and years ago the calendar one."""
    if today is None or count > 40_000:
        return UNKNOWN
    if unit in ("hour", "minute"):
        day = shifted(today, -(count // 24) if unit == "hour" else 0)
        return day, day
    if unit == "day":
        day = shifted(today, -count)
        return day, day
    if unit == "week":
        return week_of(today, -count)
    if unit == "month":
        start = months_later(today.replace(day=1), -count)
        return start, shifted(months_later(start, 1), -1)
    return year_span(today.year - count)


def few_back(today: date | None, unit: str) -> Interval:
    """As in "قبل أيام" is the seven days before, hours ago is today, more than that cannot be told."""
    if unit == "day":
        return shifted(today, -7), shifted(today, -1)
    return (today, today) if unit in ("hour", "minute") else (None, today)


def ago(scan: Scan, i: int) -> Point | None:
    """From publication "قبل ثلاثة أيام"; from the time told before "بعد يومين", "قبل ذلك بيوم"."""
    earlier = scan.role(i, "before") is not None
    sign = -1 if earlier else 1
    j = i + 1
    if scan.role(j, "demonstrative") is not None:
        amount = amount_at(scan, j + 1)
        return from_previous(amount, sign) if amount is not None else None
    amount = amount_at(scan, j)
    if amount is None:
        return None
    count, unit, after = amount
    if scan.role(after, "from") is not None and scan.role(after + 1, "now") is None:
        return from_previous((count, unit, after), sign)
    if not earlier:
        return from_previous(amount, sign)
    if count is None:
        precision: Precision = "week" if unit == "day" else _AGO_PRECISION.get(unit, "period")
        return Point(after, fixed(few_back(scan.published, unit)), precision, "relative", anchor="published")
    precision = _AGO_PRECISION.get(unit, unit)  # type: ignore[arg-type]
    return Point(after, fixed(back(scan.published, unit, count)), precision, "relative", anchor="published")


def from_previous(amount: tuple[int | None, str, int], sign: int) -> Point:
    """A length of time from the time told before; without a number the dates stay open."""
    count, unit, after = amount
    if unit in ("hour", "minute"):
        return Point(after, fixed(UNKNOWN), "day", "same", anchor="previous", unit="day")
    if count is None or count > 40_000:
        return Point(after, fixed(UNKNOWN), "period", "duration")
    name: Precision = unit  # type: ignore[assignment]
    return Point(after, fixed(UNKNOWN), name, "same", anchor="previous", unit=name, shift=sign * count)


def duration(scan: Scan, i: int) -> Point | None:
    """Up to publication "خلال 72 ساعة", "على مدار ثلاثة أسابيع"; a bare "3 أيام" has no place in time."""
    j = i
    running = False
    while j < i + 4 and scan.role(j, "during", "in", "for") is not None:
        running = running or scan.role(j, "during") is not None
        j += 1
    amount = amount_at(scan, j)
    if amount is None:
        return None
    count, unit, after = amount
    if j == i and scan.cardinal(j) is None and scan.role(j, "about", "few") is None and count != 2:
        return None
    today = scan.published
    if not running or count is None or today is None:
        return Point(after, fixed(UNKNOWN), "period", "duration")
    return Point(after, fixed(_running(today, unit, count)), "period", "duration", anchor="published")


def _running(today: date, unit: str, count: int) -> Interval:
    """The last `count` units up to and including today."""
    if unit in _DAYS:
        return shifted(today, 1 - count if unit == "day" else -7 * count), today
    if unit == "hour":
        return shifted(today, -max(1, -(-count // 24))), today
    if unit == "minute" or count > 2400:
        return UNKNOWN
    return months_later(today, -count * (12 if unit == "year" else 1)), today


def nth_day_running(scan: Scan, i: int) -> Point | None:
    """As in "لليوم الثالث على التوالي": that many days up to publication."""
    if scan.role(i, "unit") != "day 1" or not scan.has_article(i):
        return None
    ordinal = scan.ordinal(i + 1)
    if ordinal is None or ordinal[0] < 1:
        return None
    number, j = ordinal
    if scan.word(j) != "علي" or scan.word(j + 1) not in _ON_END:
        return None
    return Point(
        j + 2,
        fixed((shifted(scan.published, 1 - number), scan.published)),
        "period",
        "period",
        anchor="published",
    )
