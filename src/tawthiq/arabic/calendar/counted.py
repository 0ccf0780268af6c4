"""Units that are counted: "الأسبوع الأول من آذار", "آخر 24 ساعة", "الأيام الأربعة الماضية"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawthiq.arabic.calendar.arithmetic import (
    UNKNOWN,
    Interval,
    caliphate_month,
    months_later,
    shifted,
    week_of,
)
from tawthiq.arabic.calendar.periods import derived, unit_of, whole_period
from tawthiq.arabic.calendar.phrases import Precision
from tawthiq.arabic.calendar.scan import Point, Scan, fixed

_TENTHS = {"الاول": 1, "الاولي": 1, "الاوايل": 1, "الاوسط": 2, "الوسطي": 2, "الاواخر": 0, "الاخيره": 0}
"""Which ten days of a month: "العشر الأواخر"."""


def numbered_unit(scan: Scan, i: int) -> Point | None:
    """As in "الأسبوع الأول من آذار", "الأيام العشرة الأولى من الشهر", "آخر يوم من أيار"."""
    name, count, number, j = _numbered(scan, i)
    if name not in ("day", "week") or not 0 <= number <= 53:
        return None
    from_at = scan.skip(j, "from")
    whole = whole_period(scan, from_at) if from_at > j else None
    if whole is None:
        return None
    days = count * (7 if name == "week" else 1)

    def cut(interval: Interval) -> Interval:
        start, end = interval
        if start is None or end is None:
            return UNKNOWN
        if number == 0:
            return shifted(end, 1 - days), end
        last = shifted(start, number * days - 1)
        begin = shifted(start, (number - 1) * days)
        return (begin, min(last, end)) if begin and last and begin <= end else UNKNOWN

    point = derived(whole, cut)
    precision: Precision = "day" if days == 1 else "week" if days == 7 else "period"
    return replace(point, precision=precision)


def _numbered(scan: Scan, i: int) -> tuple[str, int, int, int]:
    """Unit, how many of them, which (0 the last), and the index after: "الأيام العشرة الأولى"."""
    nothing = ("", 0, -1, i)
    end = 0 if scan.role(i, "last") is not None else 1 if scan.role(i, "first") is not None else None
    if end is not None:
        unit = unit_of(scan, i + 1)
        return (unit[0], 1, end, i + 2) if unit and unit[1] == "1" else nothing
    unit = unit_of(scan, i)
    if scan.word(i) == "العشر" and scan.word(i + 1) in _TENTHS:
        return "day", 10, _TENTHS[scan.word(i + 1)], i + 2
    if unit is None or not scan.has_article(i):
        return nothing
    j, count = i + 1, {"1": 1, "2": 2}.get(unit[1], 0)
    if unit[1] == "many":
        found = scan.cardinal(j)
        if found is None:
            return nothing
        count, j = found
    ordinal = scan.ordinal(j)
    return (unit[0], count, ordinal[0], ordinal[1]) if ordinal and count <= 366 else nothing


def numbered_month(scan: Scan, i: int) -> Point | None:
    """As in "الشهر 99 من عمر الخلافة": a monitor's own calendar, counted from 2014-06-29."""
    if scan.role(i, "unit") != "month 1":
        return None
    found = scan.cardinal(i + 1) or scan.ordinal(i + 1)
    if found is None:
        return None
    number, j = found
    for k in range(j, min(j + 6, scan.stop)):
        if scan.role(k, "caliphate") is not None:
            return Point(k + 1, fixed(caliphate_month(number)), "month", "period")
    return None


def last_units(scan: Scan, i: int) -> Point | None:
    """As in "الأيام الأربعة الماضية", "الـ24 ساعة الأخيرة", "آخر 24 ساعة", "الأشهر الماضية"."""
    last = scan.role(i, "last") is not None
    j = i + last
    found = scan.cardinal(j)
    count: int | None = None
    definite = last
    if found is not None:
        count, j = found
        definite = definite or scan.words[i].startswith(("ال", "وال", "بال", "لل"))
    unit = unit_of(scan, j)
    if unit is None or unit[0] in ("period", "minute"):
        return None
    definite = definite or scan.has_article(j)
    j += 1
    if count is None and unit[1] == "many":
        after = scan.cardinal(j)
        if after is not None:
            count, j = after
    if count is None and unit[1] != "many":
        count = int(unit[1])
    j = scan.skip(j, "few_after")
    word = (
        "recent" if scan.role(j, "recent") is not None else "past" if scan.role(j, "past") is not None else ""
    )
    if not word and not last:
        return None
    if not definite or (unit[1] == "1" and found is None and (word == "past" or last)):
        return None
    place = fixed(_units_back(scan.published, unit[0], count, word == "past"))
    exact_week = unit[0] == "day" and count is None
    return Point(j + bool(word), place, "week" if exact_week else "period", "period", anchor="published")


def _units_back(today: date | None, unit: str, count: int | None, past: bool) -> Interval:
    """The last `count` units, seven days where no number says how many.

    "الماضية" ends before the unit of publication, "الأخيرة" with the day of it.
    """
    if today is None:
        return UNKNOWN
    if count is None:
        if unit == "day":
            return shifted(today, -7), shifted(today, -1)
        return (shifted(today, -1), today) if unit == "hour" else (None, today)
    if unit == "hour":
        return shifted(today, -max(1, -(-count // 24))), today
    if unit == "day":
        return (shifted(today, -count), shifted(today, -1)) if past else (shifted(today, 1 - count), today)
    if unit == "week":
        if past:
            return week_of(today, -count)[0], week_of(today, -1)[1]
        return shifted(today, -7 * count), today
    months = count * (12 if unit == "year" else 1)
    if months > 2400:
        return UNKNOWN
    if not past:
        return months_later(today, -months), today
    start = today.replace(day=1) if unit == "month" else date(today.year, 1, 1)
    return months_later(start, -months), shifted(start, -1)
