"""Weeks, months, years and seasons: "الأسبوع الماضي", "منتصف أيار", "الربع الأول من العام"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tawthiq.arabic.calendar.arithmetic import (
    UNKNOWN,
    Interval,
    edge_of,
    months_later,
    part_of,
    season_span,
    shifted,
    week_of,
    year_span,
)
from tawthiq.arabic.calendar.dates import month_and_year, year_tail
from tawthiq.arabic.calendar.numeric import year_alone
from tawthiq.arabic.calendar.phrases import Precision
from tawthiq.arabic.calendar.scan import Point, Scan, fixed

_WHO_PRECEDED = frozenset(("سبقه", "سبقها", "سبق"))
_WHO_FOLLOWED = frozenset(("تلاه", "تلاها", "يليه", "يليها", "تلا", "اعقبه"))
_WHICH = frozenset(("الذي", "التي"))
_PRECISION: dict[str, Precision] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def unit_of(scan: Scan, i: int) -> tuple[str, str] | None:
    """Unit and number ("1", "2", "many") of the word at `i`."""
    value = scan.role(i, "unit")
    if value is None:
        return None
    unit, number = value.split()
    return unit, number


def whole_unit(today: date | None, unit: str, shift: int) -> Interval:
    """The calendar unit of publication, moved by `shift`; the current one ends at publication."""
    if today is None:
        return UNKNOWN
    if unit == "week":
        start, end = week_of(today, shift)
    elif unit == "month":
        start = months_later(today.replace(day=1), shift)
        end = shifted(months_later(start, 1), -1)
    elif unit == "year":
        start, end = year_span(today.year + shift)
    else:
        start = end = shifted(today, shift)
    return (start, min(end, today)) if shift == 0 and end is not None else (start, end)


def unit_told(scan: Scan, i: int, *, open_unit: bool = False) -> Point | None:
    """A unit with the word that places it: "الشهر الفائت", "هذا الأسبوع", "العام الجاري", "اليوم التالي".

    With `open_unit` also the bare "الشهر" and "العام", as after "منذ مطلع".
    """
    if scan.role(i, "same_before") is not None:
        return _same(scan, i + 1, i + 2) if scan.has_article(i + 1) else None
    if scan.role(i, "part") is not None and scan.role(i + 1, "same") is not None:
        return _same(scan, i, i + 2)
    this = scan.role(i, "this") is not None
    j = i + this
    unit = unit_of(scan, j)
    if unit is None or unit[1] != "1" or not scan.has_article(j):
        return None
    name, after = unit[0], j + 1
    if name in ("hour", "minute"):
        return None
    if name == "period":
        return _period(scan, j, after)
    if scan.role(after, "same") is not None:
        return _same(scan, j, after + 1)
    shift, after = _shift_told(scan, after, this=this)
    if shift is not None:
        if name == "year" and not this and _is_general(scan, i):
            return None
        if name == "day" and shift == 0:
            return None
        after += name == "year" and scan.year_digits(after) is not None
        return Point(
            after,
            fixed(whole_unit(scan.published, name, shift)),
            _PRECISION[name],
            "period",
            anchor="published",
            aside=name == "year" and shift < 0,
        )
    moved = _moved(scan, after)
    if moved is not None:
        return None if name == "year" and _is_general(scan, i) else _previous(name, *moved)
    if open_unit and name in ("month", "year", "week"):
        unit_name, precision = name, _PRECISION[name]
        return Point(
            j + 1,
            lambda reference: whole_unit(reference, unit_name, 0),
            precision,
            "same",
            anchor="previous",
            unit=precision,
        )
    return None


def _is_general(scan: Scan, i: int) -> bool:
    """Whether "العام" is an adjective, as in "الأمين العام السابق": after a word with the article."""
    return i > scan.first and scan.word(i - 1).startswith(("ال", "وال", "لل", "بال"))


def _shift_told(scan: Scan, j: int, *, this: bool) -> tuple[int | None, int]:
    """How many units from the present one, and the index after the words that say it."""
    if scan.role(j, "before") is not None and scan.role(j + 1, "past") is not None:
        return -2, j + 2
    if scan.role(j, "past") is not None:
        return -1, j + 1
    if scan.role(j, "current") is not None:
        return 0, j + 1
    if scan.role(j, "next") is not None:
        return 1, j + 1
    return (0, j) if this else (None, j)


def _moved(scan: Scan, j: int) -> tuple[int, int] | None:
    """The index after, and the units from the time told before: "التالي", "الذي سبقه"."""
    if scan.role(j, "following") is not None:
        return j + 1, 1
    if scan.role(j, "earlier") is not None:
        return j + 1, -1
    if scan.word(j) in _WHICH:
        if scan.word(j + 1) in _WHO_PRECEDED:
            return j + 2, -1
        if scan.word(j + 1) in _WHO_FOLLOWED:
            return j + 2, 1
    return None


def _same(scan: Scan, i: int, after: int) -> Point | None:
    """As in "اليوم ذاته", "نفس الشهر", "الليلة نفسها", "الفترة عينها من العام الماضي"."""
    unit = unit_of(scan, i)
    name = unit[0] if unit else "day" if scan.role(i, "part") is not None else None
    if name is None or name in ("hour", "minute"):
        return None
    year: int | None = None
    if name == "period":
        tail = year_tail(scan, after)
        if tail.mode == "year" and scan.role(after, "from") is not None:
            year, after = tail.year, tail.after
    return _previous(name, after, 0, year=year)


def _previous(name: str, after: int, shift: int, *, year: int | None = None) -> Point:
    unit = _PRECISION.get(name, "period")
    # "the month before it" and "the same period of 2021" are compared with; what follows does not mean them.
    return Point(
        after,
        fixed(UNKNOWN),
        unit,
        "same",
        anchor="previous",
        unit=unit,
        shift=shift,
        year=year,
        aside=shift < 0 or year is not None,
    )


def _period(scan: Scan, j: int, after: int) -> Point | None:
    """As in "الفترة الماضية", "الآونة الأخيرة": up to publication, from no known day."""
    if scan.role(after, "same") is not None:
        return _same(scan, j, after + 1)
    if scan.role(after, "past", "recent") is not None:
        return Point(after + 1, fixed((None, scan.published)), "period", "period", anchor="published")
    return None


def edge(scan: Scan, i: int) -> Point | None:
    """As in "مطلع الشهر الجاري", "منتصف أيار", "أواخر حزيران الماضي", "نهاية عام 2017"."""
    name = scan.role(i, "edge")
    if name is None:
        return None
    j = scan.skip(i + 1, "from")
    whole = whole_period(scan, j)
    if whole is None:
        return None
    return derived(whole, lambda interval: edge_of(name, interval))


def whole_period(scan: Scan, i: int) -> Point | None:
    """A week, month or year that something is the beginning, end or part of."""
    return (
        month_and_year(scan, i, context="preposition")
        or year_alone(scan, i, context=True)
        or season(scan, i)
        or unit_told(scan, i, open_unit=True)
    )


def derived(whole: Point, cut: Callable[[Interval], Interval]) -> Point:
    """A part of a period, cut from all of it even where the period is not over."""

    def placed(reference: date | None) -> Interval:
        start, end = _complete(whole, reference)
        found = cut((start, end))
        open_month = whole.precision == "month" and whole.kind in ("month", "same") and whole.anchor != "none"
        ahead = found[0] is not None and reference is not None and found[0] > reference
        # "منتصف الشهر" on the first of a month is that of the month before.
        return cut(_complete(whole, shifted(start, -1))) if open_month and ahead else found

    inner = whole.cut

    def cut_previous(interval: Interval) -> Interval:
        return cut(inner(interval) if inner is not None else interval)

    return replace(
        whole,
        place=placed,
        precision="period",
        kind="period",
        cut=cut_previous if whole.anchor == "previous" else None,
    )


def _complete(whole: Point, reference: date | None) -> Interval:
    """All of a period; "الشهر الجاري" ends at publication, but its parts are those of the whole month."""
    start, end = whole.place(reference)
    if start is not None and whole.kind in ("period", "same"):
        if whole.precision == "month":
            end = shifted(months_later(start, 1), -1)
        elif whole.precision == "year":
            end = date(start.year, 12, 31)
    return start, end


def fraction(scan: Scan, i: int) -> Point | None:
    """As in "الثلث الثاني من شهر تشرين الأول", "النصف الأول من 2023", "الربع الأخير من العام الماضي"."""
    parts = scan.role(i, "fraction")
    ordinal = scan.ordinal(i + 1) if parts is not None else None
    if parts is None or ordinal is None:
        return None
    number, j = ordinal
    whole = whole_period(scan, scan.skip(j, "from"))
    if whole is None or number > int(parts):
        return None
    return derived(whole, lambda interval: part_of(number, int(parts), interval))


def season(scan: Scan, i: int) -> Point | None:
    """As in "صيف 2021", "شتاء 2019-2020", "الصيف الماضي", "ربيع العام الماضي": three whole months."""
    name = scan.role(i, "season")
    if name is None:
        return None
    year = year_alone(scan, i + 1, context=True)
    if year is not None:
        return _season_of(name, year)
    if not scan.has_article(i):
        told = unit_told(scan, i + 1)
        if told is None or told.precision != "year":
            return None
        return _season_of(name, told)
    if scan.role(i + 1, "past") is not None:
        return Point(
            i + 2, fixed(_latest_season(name, scan.published)), "period", "period", anchor="published"
        )
    return None


def _season_of(name: str, year: Point) -> Point:
    def place(reference: date | None) -> Interval:
        end = year.place(reference)[1]
        return season_span(name, end.year) if end is not None else UNKNOWN

    return Point(year.after, place, "period", "period", anchor=year.anchor)


def _latest_season(name: str, published: date | None) -> Interval:
    if published is None:
        return UNKNOWN
    for year in (published.year + 1, published.year, published.year - 1):
        start, end = season_span(name, year)
        if end is not None and end < published:
            return start, end
    return UNKNOWN
