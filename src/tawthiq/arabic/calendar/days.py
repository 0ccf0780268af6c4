"""Single days by weekday or from the day of publication, and the chains that name one day several ways.

"مساء أمس الاثنين", "اليوم، الجمعة 15 أيلول": the more exact name wins, a date over a weekday, a weekday
over "today".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawthiq.arabic.calendar.arithmetic import Interval, latest_weekday, shifted
from tawthiq.arabic.calendar.dates import day_and_month, day_of_month_told
from tawthiq.arabic.calendar.numeric import month_first, numeric_date
from tawthiq.arabic.calendar.scan import Point, Scan, fixed

_JOINERS = frozenset((",", "(", "-", "/"))
_BEFORE_YESTERDAY = frozenset(("امس", "البارحه"))


def day_chain(scan: Scan, i: int, *, night: bool = False) -> Point | None:
    """One day named by up to three names in a row: today or yesterday, the weekday, the date.

    `night` says that a word for night stands before, so that "السبت - الأحد" is one night over two days.
    """
    j, said_day = _skip_day_word(scan, i)
    best: Point | None = None
    rank, after_today = 0, False
    while True:
        k = j
        bracket = False
        if best is not None and (scan.word(j) in _JOINERS or scan.role(j, "corresponding") is not None):
            bracket = scan.word(j) == "("
            k = j + 1
        found = _name_of_day(
            scan,
            k,
            rank,
            night=night,
            short=said_day
            or best is not None
            or scan.role(k - 1, "in", "since", "until", "from") is not None,
        )
        if found is None:
            break
        rank, point = found
        if after_today and point.kind == "weekday" and best is not None:
            # "غدا الأربعاء": tomorrow has no earlier namesake.
            point = replace(best, after=point.after)
        best = point if best is None else _more_exact(best, point)
        after_today = after_today or (point.kind == "relative" and _is_future(point, scan.published))
        j = point.after
        if bracket and scan.word(j) == ")":
            j += 1
        said_day = False
    return None if best is None else replace(best, after=j)


def _is_future(point: Point, published: date | None) -> bool:
    day = point.place(published)[0]
    return day is not None and published is not None and day > published


def _skip_day_word(scan: Scan, i: int) -> tuple[int, bool]:
    """The index after "يوم" ("يوم الجمعة", "يوم أمس"), and whether it stood there."""
    if scan.role(i, "unit") == "day 1" and not scan.has_article(i):
        return i + 1, True
    return i, False


def _name_of_day(scan: Scan, i: int, rank: int, *, night: bool, short: bool) -> tuple[int, Point] | None:
    """The next name of the day at `i`, of a higher rank than the last one: 1 today, 2 weekday, 3 date."""
    if rank < 1:
        found = deictic(scan, i)
        if found is not None:
            return 1, found
    if rank < 2:
        j = _skip_day_word(scan, i)[0] if rank == 1 else i
        found = weekday(scan, j, night=night)
        if found is not None:
            return 2, found
    if rank < 3:
        j = scan.skip(i, "in") if rank and scan.word(i) in ("في", "بتاريخ") else i
        found = (
            numeric_date(scan, j, short=short)
            or day_and_month(scan, j)
            or day_of_month_told(scan, j)
            or month_first(scan, j)
        )
        if found is not None:
            return 3, found
    return None


def _more_exact(first: Point, second: Point) -> Point:
    """The second name where it can be placed, else the first."""

    def place(reference: date | None) -> Interval:
        placed = second.place(reference)
        return placed if placed[0] is not None else first.place(reference)

    return replace(second, place=place, aside=False)


def deictic(scan: Scan, i: int) -> Point | None:
    """As in "اليوم", "أمس", "أول أمس", "أول من أمس", "أمس الأول", "البارحة", "غدا", "الليلة الماضية"."""
    published = scan.published
    if scan.word(i) in ("اول", "الاول"):
        j = scan.skip(i + 1, "from")
        if scan.word(j) in _BEFORE_YESTERDAY:
            return _from_today(published, -2, j + 1)
        return None
    days = scan.role(i, "deictic")
    if days is not None and scan.word(i + 1) != "الحاجه":
        if scan.word(i + 1) in ("الاول", "الاولي") and days == "-1":
            return _from_today(published, -2, i + 2)
        return _from_today(published, int(days), i + 1)
    if scan.role(i, "part") == "night" and scan.has_article(i):
        return _tonight(scan, i)
    this = scan.role(i, "this") is not None
    j = i + this
    if this and scan.role(j, "part") is not None and scan.has_article(j):
        return _from_today(published, 0, j + 1)
    if scan.role(j, "unit") == "day 1" and scan.has_article(j) and _is_today(scan, j + 1):
        return _from_today(published, 0, j + 1)
    return None


def _is_today(scan: Scan, j: int) -> bool:
    """As in "اليوم" is no date in "اليوم التالي", "اليوم ذاته", "اليوم الثامن", "اليوم الذي"."""
    if scan.role(j, "following", "same", "past", "next", "recent", "earlier") is not None:
        return False
    if scan.word(j).startswith(("الذي", "العالمي", "الدولي", "الوطني")):
        return False
    ordinal = scan.ordinal(j)
    # "اليوم السادس من نيسان" is today, with its date.
    return ordinal is None or day_and_month(scan, j) is not None


def _tonight(scan: Scan, i: int) -> Point | None:
    published = scan.published
    if scan.role(i + 1, "past") is not None:
        return Point(
            i + 2, fixed((shifted(published, -1), published)), "period", "relative", anchor="published"
        )
    if scan.role(i + 1, "same", "following") is not None or not scan.word(i).endswith("ليله"):
        return None
    return _from_today(published, 0, i + 1)


def _from_today(published: date | None, days: int, after: int) -> Point:
    day = shifted(published, days)
    return Point(after, fixed((day, day)), "day", "relative", anchor="published")


def weekday(scan: Scan, i: int, *, night: bool = False) -> Point | None:
    """As in "الخميس", "الخميس الماضي", "الأربعاء قبل الماضي", and of a night "السبت - الأحد"."""
    value = scan.role(i, "weekday")
    if value is None or scan.role(i - 1, "not_day_after") is not None:
        return None
    number = int(value)
    if night:
        pair = _two_days(scan, i, number)
        if pair is not None:
            return pair
    j = i + 1
    published = scan.published
    if scan.role(j, "before") is not None and scan.role(j + 1, "past") is not None:
        day = shifted(latest_weekday(number, published, strictly=True), -7)
        return Point(j + 2, fixed((day, day)), "day", "weekday", anchor="published")
    if scan.role(j, "past", "earlier") is not None:
        day = latest_weekday(number, published, strictly=True)
        return Point(j + 1, fixed((day, day)), "day", "weekday", anchor="published")
    if scan.role(j, "next") is not None:
        day = shifted(latest_weekday(number, published), 7)
        return Point(j + 1, fixed((day, day)), "day", "weekday", anchor="published")
    j = scan.skip(j, "current")
    return Point(j, lambda ref: _twice(latest_weekday(number, ref)), "day", "weekday", anchor="published")


def _twice(day: date | None) -> Interval:
    return day, day


def _two_days(scan: Scan, i: int, number: int) -> Point | None:
    """The two weekdays of a night: "الأحد - الاثنين", "الاثنين الثلاثاء", "السبت على الأحد"."""
    j = i + 1
    while j < i + 3 and scan.word(j) in ("-", "/", "علي", "الي"):
        j += 1
    value = scan.role(j, "weekday")
    if value is None or int(value) != (number + 1) % 7:
        return None
    end = j + 1
    past = scan.role(end, "past") is not None
    last = latest_weekday(int(value), scan.published, strictly=past)
    return Point(end + past, fixed((shifted(last, -1), last)), "period", "weekday", anchor="published")
