"""Days, months and years by name and number: "السادس من نيسان 2019", "24 مارس/ آذار الماضي", "12/10/2022"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawthiq.arabic.calendar.arithmetic import (
    UNKNOWN,
    Interval,
    Month,
    day_of,
    latest_day,
    latest_month,
    month_span,
    shifted,
)
from tawthiq.arabic.calendar.phrases import Anchor, Cut
from tawthiq.arabic.calendar.scan import Point, Scan, fixed
from tawthiq.arabic.calendar.vocabulary import month_names
from tawthiq.arabic.numbers.grammar import is_article

_DUAL_MARKS = frozenset(("/", "\\", "(", "-", "|"))
_OF_IT = frozenset(("منه",))  # a month is masculine; "منها" goes back to something counted


@dataclass(frozen=True, slots=True)
class NamedMonth:
    """A month as named at some place of the text."""

    month: Month
    after: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class YearTail:
    """What follows a month and settles its year."""

    after: int
    year: int | None = None
    mode: str = "latest"
    """`year`, `latest` (not after the reference), `past` (strictly before), `next` (after publication),
    `current`, `previous` (the year told before), `unknown`."""
    aside: bool = False
    """Whether it is the year before that of publication, as in a comparison."""


def month_at(scan: Scan, i: int, *, context: str = "none") -> NamedMonth | None:
    """The month named at `i`, its second name ("تشرين الأول/أكتوبر") with it.

    `context` says what stands before: `number` a day's number or "شهر", `preposition` one, `none` neither;
    names that are also common words are months only in some of them.
    """
    if scan.role(i - 1, "not_month_after") is not None:
        return None
    for name in month_names().get(scan.word(i), ()):
        after = i + 1 + len(name.rest)
        if after > scan.stop or tuple(scan.words[i + 1 : after]) != name.rest:
            continue
        second, end = _second_name(scan, after, name.month)
        bare = name.bare
        if bare == "madda":
            bare = "yes" if "آ" in scan.tokens.raw_text(i, i) else "number"
        named = (
            bare == "yes"
            or context == "number"
            or (bare == "context" and context == "preposition")
            or second is not None
            or _year_follows(scan, after, name.month)
        )
        if named:
            clash = second is not None and second != name.month
            return NamedMonth(name.month, end, "the two month names contradict each other" if clash else None)
    return None


def _year_follows(scan: Scan, i: int, month: Month) -> bool:
    return scan.year_digits(i, hijri=month.hijri) is not None


def _second_name(scan: Scan, i: int, month: Month) -> tuple[Month | None, int]:
    """A second name of the month at `i`: any after a slash or in brackets, else only the same month's."""
    mark = scan.word(i)
    j = i + 1 if mark in _DUAL_MARKS else i
    for name in month_names().get(scan.word(j), ()):
        after = j + 1 + len(name.rest)
        if after > scan.stop or tuple(scan.words[j + 1 : after]) != name.rest:
            continue
        if name.month.hijri != month.hijri or name.clitics.conjunction:
            continue
        if (mark in ("/", "\\", "(")) or name.month == month:
            if mark == "(":
                after += scan.word(after) == ")"
            return name.month, after
    return None, i


def year_tail(scan: Scan, i: int, *, hijri: bool = False) -> YearTail:
    """The year after a month: digits, "من العام الماضي", "للعام الجاري", or "الماضي" of the month itself."""
    if scan.word(i) == ")" and _year_phrase(scan, i + 1, hijri=hijri) is not None:
        i += 1
    if scan.role(i, "past") is not None and scan.has_article(i):
        return YearTail(i + 1, mode="past")
    if scan.role(i, "next") is not None and scan.has_article(i):
        return YearTail(i + 1, mode="next")
    j = scan.skip(i, "current") if scan.has_article(i) else i
    mode = "current" if j > i else "latest"
    year = _year_phrase(scan, j, hijri=hijri)
    if year is not None:
        return year
    return YearTail(j, mode=mode)


def _year_phrase(scan: Scan, i: int, *, hijri: bool) -> YearTail | None:
    """As in "2022", "سنة 2022", "من العام الماضي", "لعام 2016", "1444هـ"."""
    j = scan.skip(i, "from")
    this = scan.role(j, "this") is not None
    k = j + this
    year_word = (scan.role(k, "unit") or "").startswith("year 1")
    after = k + year_word
    value = scan.year_digits(after, hijri=hijri)
    if value is not None and (year_word or j == i):
        return YearTail(skip_era(scan, after + 1), value, "year")
    if hijri:
        return None
    if not year_word or (not this and not scan.has_article(k)):
        return None
    if scan.role(after, "past") is not None:
        return _relative_year(scan, after + 1, -1)
    if scan.role(after, "current") is not None:
        return _relative_year(scan, after + 1, 0)
    if scan.role(after, "same") is not None:
        return YearTail(after + 1, mode="previous")
    return _relative_year(scan, after, 0) if this else None


def _relative_year(scan: Scan, after: int, years: int) -> YearTail:
    published = scan.published
    after += scan.year_digits(after) is not None
    aside = years < 0
    if published is None:
        return YearTail(after, mode="unknown", aside=aside)
    return YearTail(after, published.year + years, "year", aside=aside)


def skip_era(scan: Scan, i: int) -> int:
    """The index after "هـ", "م" or "ميلادي" at `i`."""
    entry = scan.entry(i)
    return scan.skip(i, "hijri", "common_era") if entry is not None and entry.plain else i


def place_month(month: Month, tail: YearTail, reference: date | None, published: date | None) -> Interval:
    """First and last day of a month with the year that its tail gives."""
    if tail.mode == "year" and tail.year is not None:
        return month_span(month, tail.year)
    if tail.mode == "unknown":
        return UNKNOWN
    if tail.mode == "next":
        return next(
            (m for m in _coming(month, published) if m[0] and published and m[0] > published), UNKNOWN
        )
    if tail.mode == "past":
        return latest_month(month, published, strictly=True)
    return latest_month(month, reference)


def _coming(month: Month, published: date | None) -> list[Interval]:
    """The month of the year of publication and of the next."""
    return [month_span(month, published.year + k) for k in (0, 1)] if published and not month.hijri else []


def place_day(
    day: int, month: Month, tail: YearTail, reference: date | None, published: date | None
) -> date | None:
    """A day of a month with the year that its tail gives."""
    if tail.mode == "year" and tail.year is not None:
        return day_of(day, month, tail.year)
    if tail.mode == "unknown":
        return None
    if tail.mode == "next":
        days = (shifted(m[0], day - 1) for m in _coming(month, published))
        return next((d for d in days if d and published and d > published), None)
    if tail.mode == "past":
        return latest_day(day, month, published, strictly=True)
    return latest_day(day, month, reference)


def day_number(scan: Scan, i: int) -> tuple[int, int] | None:
    """The number of a day at `i`, in digits or as an ordinal: 1 to 31 and the index after it."""
    if is_article(scan.word(i)):
        i += 2 if scan.word(i + 1) == "-" else 1
    value = scan.digits(i)
    if value is not None:
        return (value, i + 1) if 1 <= value <= 31 and len(scan.words[i]) <= 2 else None
    ordinal = scan.ordinal(i)
    if ordinal is None or not 1 <= ordinal[0] <= 31:
        return None
    # A day is masculine: "المادة الثالثة منه" is no date.
    feminine = ordinal[1] == i + 1 and scan.words[i].endswith(("ه", "الاولي"))
    return None if feminine else ordinal


def day_and_month(scan: Scan, i: int) -> Point | None:
    """A day, or two, of a named month: "6 نيسان", "السادس من شهر نيسان الجاري", "3-7 أيار"."""
    found = day_number(scan, i)
    if found is None:
        return None
    first, j = found
    second: int | None = None
    named = _month_after_day(scan, j)
    if named is None:
        k = _day_link(scan, j)
        other = day_number(scan, k) if k is not None else None
        if other is None:
            return None
        second, j = other
        named = _month_after_day(scan, j)
        if named is None:
            return None
    tail = year_tail(scan, named.after, hijri=named.month.hijri)
    month, published = named.month, scan.published

    def place(reference: date | None) -> Interval:
        last = place_day(second or first, month, tail, reference, published)
        if second is None or last is None:
            return last, last
        begin = shifted(last, first - second)
        return (begin, last) if first <= second else (last, last)

    def cut(interval: Interval) -> Interval:
        year = interval[0].year if interval[0] is not None else 0
        last = day_of(second or first, month, year)
        return (day_of(first, month, year), last)

    return Point(
        tail.after,
        place,
        "day" if second is None else "period",
        "date",
        anchor=_anchor(tail),
        unit="year" if tail.mode == "previous" else None,
        cut=cut if tail.mode == "previous" else None,
        aside=tail.aside,
        note=named.note,
    )


def _anchor(tail: YearTail) -> Anchor:
    if tail.mode == "year" and not tail.aside:
        return "none"
    return "previous" if tail.mode == "previous" else "published"


def _month_after_day(scan: Scan, i: int) -> NamedMonth | None:
    """As in "[من] [شهر] MONTH" after a day's number."""
    j = scan.skip(i, "from")
    if (scan.role(j, "unit") or "") == "month 1":
        j += 1
    j += scan.word(j) == "("
    return month_at(scan, j, context="number")


def _day_link(scan: Scan, i: int) -> int | None:
    """The index of the second day's number after a link: "3 و7", "3-7", "13 إلى 19", "23 على 24"."""
    word = scan.word(i)
    if word == "و" or word in ("-", "/") or word in ("الي", "حتي", "علي", "وحتي", "والي", "او"):
        j = i + 1
        if word == "و" and scan.word(j) in ("الي", "حتي"):
            j += 1
        return j
    glued = word.startswith("و")
    return i if glued else None


def month_and_year(scan: Scan, i: int, *, context: str = "none") -> Point | None:
    """A whole month: "شهر أيار/مايو", "تشرين الثاني 2014", "آذار الماضي", "آذار من العام الماضي"."""
    j = i
    if (scan.role(j, "unit") or "") == "month 1" and not scan.has_article(j):
        j, context = j + 1, "number"
    named = month_at(scan, j, context=context)
    if named is None:
        return None
    tail = year_tail(scan, named.after, hijri=named.month.hijri)
    month, published = named.month, scan.published
    return Point(
        tail.after,
        lambda reference: place_month(month, tail, reference, published),
        "month",
        "month",
        anchor=_anchor(tail),
        unit="year" if tail.mode == "previous" else None,
        cut=_month_of_year(month) if tail.mode == "previous" else None,
        aside=tail.aside,
        note=named.note,
    )


def _month_of_year(month: Month) -> Cut:
    return lambda interval: month_span(month, interval[0].year) if interval[0] is not None else UNKNOWN


def day_of_month_told(scan: Scan, i: int) -> Point | None:
    """As in "28 من الشهر الجاري", "السادس من الشهر ذاته", "التاسع منه", "العشرين من الشهر"."""
    found = day_number(scan, i)
    if found is None:
        return None
    day, j = found
    second: int | None = None
    if scan.role(j, "from") is None and scan.word(j) not in _OF_IT:
        k = _day_link(scan, j)
        other = day_number(scan, k) if k is not None else None
        if other is None:
            return None
        second, j = other
    if scan.word(j) in _OF_IT:
        # "في الجزء الأول منه" is no date: a day stands right after a preposition or "يوم".
        if scan.digits(i) is None and scan.role(i - 1, "in", "unit", "part", "weekday", "during") is None:
            return None
        return _day_in(scan, (day, second), j + 1, shift=0, previous=True)
    j = scan.skip(j, "from")
    this = scan.role(j, "this") is not None
    j += this
    if (scan.role(j, "unit") or "") != "month 1" or not scan.has_article(j):
        return None
    if scan.role(j + 1, "past") is not None:
        return _day_in(scan, (day, second), j + 2, shift=-1, previous=False)
    if this or scan.role(j + 1, "current") is not None:
        return _day_in(scan, (day, second), j + 1 if this else j + 2, shift=0, previous=False)
    same = scan.role(j + 1, "same") is not None
    return _day_in(scan, (day, second), j + 1 + same, shift=0, previous=True)


def _day_in(scan: Scan, days: tuple[int, int | None], after: int, *, shift: int, previous: bool) -> Point:
    """A day of the month of publication, of the one before it, or of a month told (by default the latest)."""
    day, second = days
    month = None
    if scan.published is not None:
        serial = scan.published.year * 12 + scan.published.month - 1 + shift
        if previous and day > scan.published.day:
            serial -= 1
        month = Month(serial % 12 + 1), serial // 12

    def cut(interval: Interval) -> Interval:
        first, last = shifted(interval[0], day - 1), shifted(interval[0], (second or day) - 1)
        outside = last is None or interval[1] is None or last > interval[1]
        return UNKNOWN if outside else (first, last)

    return Point(
        after,
        fixed(cut(month_span(*month)) if month else UNKNOWN),
        "period" if second else "day",
        "same" if previous else "date",
        anchor="previous" if previous else "published",
        unit="month" if previous else None,
        cut=cut if previous else None,
    )
