"""Whole time phrases: what stands before a point in time, and stretches from one point to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawthiq.arabic.calendar.arithmetic import UNKNOWN, Interval, shifted
from tawthiq.arabic.calendar.counted import last_units, numbered_month, numbered_unit
from tawthiq.arabic.calendar.dates import month_and_year
from tawthiq.arabic.calendar.days import day_chain
from tawthiq.arabic.calendar.lengths import (
    ago,
    amount_at,
    back,
    duration,
    few_back,
    from_previous,
    nth_day_running,
)
from tawthiq.arabic.calendar.numeric import year_alone
from tawthiq.arabic.calendar.periods import edge, fraction, season, unit_told
from tawthiq.arabic.calendar.phrases import Anchor, Precision
from tawthiq.arabic.calendar.scan import Point, Rule, Scan, fixed

_MAX_PREFIX = 8
_EVENT_WORDS = 8
"""Words between "منذ" and the date of the event that it names."""
_COMPARED = frozenset(("اكثر", "ازيد", "اقل", "لاكثر", "باكثر", "واكثر"))
_TO_GLUED = frozenset(("وحتي", "والي", "ولغايه"))


def phrase_at(scan: Scan, i: int) -> Point | None:
    """The longest time phrase that begins at `i`, or `None`."""
    if scan.role(i, "since") is not None:
        return _since(scan, i + 1)
    if scan.role(i, "until") is not None:
        return _until(scan, i + 1)
    if scan.role(i, "before", "after") is not None:
        found = ago(scan, i) or _beyond(scan, i)
        if found is not None:
            return found
    if scan.role(i, "before_it") is not None:
        amount = amount_at(scan, i + 1)
        return None if amount is None else from_previous(amount, int(scan.role(i, "before_it") or 0))
    if scan.role(i, "then") is not None and scan.ordinal(i + 1) is None:
        return Point(i + 1, fixed(UNKNOWN), "day", "same", anchor="previous", unit="day")
    return (
        _stretch(scan, i)
        or nth_day_running(scan, i)
        or duration(scan, i)
        or _clock(scan, i)
        or _midnight(scan, i)
    )


def _stretch(scan: Scan, i: int) -> Point | None:
    """A point with what stands before it, and a second point that it reaches to."""
    j, context = _prefix(scan, i)
    if context == "preposition" and _is_amount(scan, i, j):
        context = "none"
    if scan.role(j, "between") is not None:
        found = _between(scan, j + 1)
        if found is not None:
            return found
    if scan.role(j, "pair") in ("day", "month"):
        found = _pair(scan, j)
        if found is not None:
            return found
    first = point_at(scan, j, context=context, night=_night_before(scan, i, j))
    if first is None:
        return None
    return reach(scan, first) or first


def _is_amount(scan: Scan, i: int, j: int) -> bool:
    """Whether four digits at `j` after these prepositions count something: "أكثر من 2000", "على 2000",
    "نحو 2000".
    """
    if scan.digits(j) is None:
        return False
    if any(
        scan.role(k, "about") is not None or scan.word(k) in ("علي", "وعلي", "عن", "مع") for k in range(i, j)
    ):
        return True
    return scan.word(i - 1) in _COMPARED


def _prefix(scan: Scan, i: int) -> tuple[int, str]:
    """The index after prepositions, parts of the day and clock times, and the context they make for what
    follows.
    """
    j, context = i, "none"
    while j < scan.stop and j - i < _MAX_PREFIX:
        clock = _clock(scan, j)
        if clock is not None:
            j = clock.after
            continue
        entry = scan.entry(j)
        if entry is None or not _is_prefix(scan, j, j > i):
            if scan.word(j) in ("ما", "وما") and scan.role(j + 1, "between") is not None:
                j += 1
                continue
            break
        if {"in", "during", "from", "about", "for"} & entry.roles.keys() or entry.clitics.preposition:
            context = "preposition"
        j += 1
    return j, context


def _is_prefix(scan: Scan, j: int, inside: bool) -> bool:
    entry = scan.entry(j)
    if entry is None:
        return False
    roles = entry.roles
    if "part" in roles:
        # "الليلة الماضية" is a point of its own, "الليلة ذاتها" too.
        return scan.role(j + 1, "past", "same", "following") is None and not (
            entry.article and roles["part"] == "night" and scan.words[j].endswith("ليله")
        )
    if "in" in roles or "during" in roles or "from" in roles:
        return True
    if "edge" in roles:
        # "منتصف ليل الجمعة": the middle of the night.
        return scan.role(j + 1, "part") is not None
    if "before" in roles or "after" in roles:
        return scan.role(j + 1, "part") is not None or scan.role(j + 1, "edge") is not None
    if inside and ("filler" in roles or "about" in roles):
        return True
    if inside and roles.get("unit", "").startswith(("hour", "period")):
        return scan.role(j + 1, "filler", "from", "between", "part") is not None
    return (
        inside
        and scan.ordinal(j) is not None
        and scan.role(j + 1, "from") is not None
        and (scan.role(j - 1, "filler") is not None)
    )


def _night_before(scan: Scan, i: int, j: int) -> bool:
    return any(scan.role(k, "part") is not None for k in range(i, j))


def point_at(scan: Scan, i: int, *, context: str = "none", night: bool = False) -> Point | None:
    """The point in time at `i`: a day, a month, a year, a period."""
    for rule in _PERIODS:
        found = rule(scan, i)
        if found is not None:
            return found
    return (
        day_chain(scan, i, night=night)
        or month_and_year(scan, i, context=context)
        or year_alone(scan, i, context=context == "preposition")
        or (unit_told(scan, i, open_unit=True) if scan.role(i - 1, "during") is not None else None)
    )


_PERIODS: tuple[Rule, ...] = (
    numbered_unit,
    numbered_month,
    last_units,
    edge,
    fraction,
    season,
    unit_told,
)


def _pair(scan: Scan, i: int) -> Point | None:
    """As in "يومي السبت والأحد", "شهري آذار ونيسان", "يومي 17 و18 من الشهر"."""
    first = point_at(scan, i + 1, context="number")
    if first is None or first.precision == "period":
        return first
    j = first.after + (scan.word(first.after) == "و")
    second = point_at(scan, j, context="number") if scan.words[j : j + 1] else None
    if second is None or second.precision != first.precision:
        return None
    glued = j > first.after or scan.word(j).startswith("و")
    return _joined(first, second) if glued else None


def reach(scan: Scan, first: Point) -> Point | None:
    """As in "X وحتى Y", "X إلى Y": the stretch from the start of X to the end of Y."""
    j = first.after
    if scan.word(j) == "," and scan.word(j + 1) in _TO_GLUED:
        j += 1
    if scan.word(j) == "و":
        j += 1
    if scan.word(j) == "-" and first.precision in ("month", "day"):
        second = point_at(scan, j + 1)
        if second is None or second.precision != first.precision:
            return None
        return replace(first, after=second.after) if _is_same_day(first, second) else _joined(first, second)
    if scan.role(j, "to") is None and scan.word(j) not in _TO_GLUED:
        return None
    now = _now(scan, j + 1)
    if now is not None:
        return _joined(first, now)
    k, _ = _prefix(scan, j + 1)
    second = point_at(scan, k, context="preposition")
    return _joined(first, second) if second is not None else None


def _is_same_day(first: Point, second: Point) -> bool:
    """Whether two full dates are one day in two calendars, which may differ by one: "5 رجب 1438 - 2 نيسان
    2017".
    """
    if first.anchor != "none" or second.anchor != "none":
        return False
    a, b = first.place(None)[0], second.place(None)[0]
    return a is not None and b is not None and abs((a - b).days) <= 1


def _joined(first: Point, second: Point) -> Point:
    def place(reference: date | None) -> Interval:
        end = second.place(reference)[1]
        start = first.place(end if end is not None else reference)[0]
        return (start, end) if start is None or end is None or start <= end else UNKNOWN

    anchor: Anchor = "none" if first.anchor == second.anchor == "none" else "published"
    return Point(second.after, place, "period", "period", anchor=anchor, note=first.note or second.note)


def _between(scan: Scan, i: int) -> Point | None:
    """As in "بين كانون الثاني وأيار من عام 2023", "بين 3 و7 أيار"."""
    first = point_at(scan, i, context="preposition")
    if first is None:
        return None
    if first.precision == "period":
        return first
    j = first.after + 1 if scan.word(first.after) == "و" else first.after
    if j == first.after and not scan.word(j).startswith("و"):
        return None
    second = point_at(scan, j, context="preposition")
    return _joined(first, second) if second is not None else None


def _now(scan: Scan, i: int) -> Point | None:
    """As in "الآن", "اليوم", "هذه اللحظة" as the end of a stretch."""
    j = scan.skip(i, "this")
    if scan.role(j, "now") is None:
        return None
    today = scan.published
    return Point(j + 1, fixed((today, today)), "day", "relative", anchor="published")


def _since(scan: Scan, i: int) -> Point | None:
    """As in "منذ X" to publication, or "منذ X وحتى Y"."""
    amount = amount_at(scan, i)
    if amount is not None and amount[:2] == (None, "hour") and scan.role(amount[2], "part") is not None:
        amount = None
    if amount is not None:
        count, unit, after = amount
        if unit == "week" and count is not None:
            start = shifted(scan.published, -7 * count)
        elif count is not None:
            start = back(scan.published, unit, count)[0]
        else:
            start = few_back(scan.published, unit)[0]
        precision: Precision = "day" if unit in ("hour", "minute") else "period"
        return Point(after, fixed((start, scan.published)), precision, "since", anchor="published")
    j, _ = _prefix(scan, i)
    first = point_at(scan, j, context="preposition", night=_night_before(scan, i, j))
    if first is None:
        return _since_hours(scan, i) or _since_event(scan, i)
    return reach(scan, first) or _to_now(scan, first)


def _to_now(scan: Scan, first: Point) -> Point:
    """From a point to publication."""
    published = scan.published

    def place(reference: date | None) -> Interval:
        start = first.place(reference)[0]
        return start, published if start is None or published is None or start <= published else None

    return Point(first.after, place, "period", "since", anchor="published", note=first.note)


def _since_hours(scan: Scan, i: int) -> Point | None:
    """As in "منذ ساعات الصباح", "منذ الصباح": the day of publication."""
    j = i
    while j < i + _MAX_PREFIX and (
        scan.role(j, "unit") == "hour many" or scan.role(j, "part", "filler") is not None
    ):
        j += 1
    today = scan.published
    if j == i or scan.role(j - 1, "part") is None or not scan.has_article(j - 1):
        return None
    return Point(j, fixed((today, today)), "day", "since", anchor="published")


def _since_event(scan: Scan, i: int) -> Point | None:
    """As in "منذ سقوط المدينة في الثامن من آذار": from the date of the event; "منذ اندلاع الحرب": from no
    known day.
    """
    if scan.role(i, "demonstrative", "onset") is None and not scan.word(i)[:1].isalpha():
        return None
    if scan.role(i, "demonstrative") is not None:
        return None
    for j in range(i + 1, min(i + _EVENT_WORDS, scan.stop)):
        if not scan.words[j][0].isalpha():
            break
        if scan.word(j) == "في" or scan.role(j, "unit") == "year 1":
            k, context = _prefix(scan, j)
            first = point_at(scan, k, context=context) if k < scan.stop else None
            if first is not None:
                whole = reach(scan, first) or _to_now(scan, first)
                return replace(whole, kind="since")
    if scan.role(i, "onset") is None:
        return None
    return Point(i + 1, fixed((None, scan.published)), "period", "since", anchor="published")


def _until(scan: Scan, i: int) -> Point | None:
    """As in "حتى الآن", "حتى نهاية تشرين الأول": an end without a beginning."""
    second = _now(scan, i)
    if second is None:
        j, _ = _prefix(scan, i)
        second = point_at(scan, j, context="preposition", night=_night_before(scan, i, j))
    if second is None:
        return None
    last = second

    def place(reference: date | None) -> Interval:
        # An end may lie ahead: "حتى نهاية الشهر" is told before it.
        ahead = reference if last.kind == "weekday" else shifted(reference, 31)
        return None, last.place(ahead)[1]

    return replace(last, place=place, precision="period", kind="until")


def _beyond(scan: Scan, i: int) -> Point | None:
    """As in "قبل عام 2014", "بعد 15 آذار": everything before or after."""
    if scan.role(i + 1, "part", "edge") is not None:
        return None
    earlier = scan.role(i, "before") is not None
    point = point_at(scan, i + 1, context="preposition")
    if point is None:
        return None

    def place(reference: date | None) -> Interval:
        start, end = point.place(reference)
        return (None, shifted(start, -1)) if earlier else (shifted(end, 1), None)

    return replace(point, place=place, precision="period", kind="period")


def _clock(scan: Scan, i: int) -> Point | None:
    """As in "الساعة 10:44", "الساعة الثالثة والنصف فجرا": no date, but part of the phrase that has one."""
    if scan.role(i, "unit") != "hour 1" or not scan.has_article(i):
        return None
    j = i + 1
    hour = scan.digits(j)
    if hour is not None and hour <= 24:
        j += 1
        if scan.word(j) == ":" and scan.digits(j + 1) is not None:
            j += 2
    else:
        ordinal = (1, j + 1) if scan.word(j) == "الواحده" else scan.ordinal(j)
        if ordinal is None or not 1 <= ordinal[0] <= 12:
            return None
        j = ordinal[1]
        if scan.word(j) in ("والنصف", "والربع", "والثلث"):
            j += 1
    return Point(j, fixed(UNKNOWN), "period", "clock")


def _midnight(scan: Scan, i: int) -> Point | None:
    """As in "بعد منتصف الليل" and "قبل الفجر": a time of some day."""
    j = i
    while j < i + _MAX_PREFIX and scan.role(j, "before", "after", "edge", "in") is not None:
        j += 1
    if j == i or scan.role(j, "part") is None or not scan.has_article(j) or scan.role(j - 1, "edge") is None:
        return None
    return Point(j + 1, fixed(UNKNOWN), "period", "clock")
