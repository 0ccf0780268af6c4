"""Dates in digits and years alone: "12/10/2022", "2022-10-12", "عام 2014", "عامي 2014 و2015"."""

from __future__ import annotations

from datetime import date

from tawthiq.arabic.calendar.arithmetic import Interval, Month, day_of, latest_day, year_span
from tawthiq.arabic.calendar.dates import month_at, skip_era, year_tail
from tawthiq.arabic.calendar.scan import Point, Scan, fixed


def month_first(scan: Scan, i: int) -> Point | None:
    """The month before the day, as stamps of pages have it: "ديسمبر 9 , 2017"."""
    named = month_at(scan, i)
    day = scan.digits(named.after) if named is not None else None
    if named is None or day is None or not 1 <= day <= 31:
        return None
    j = named.after + 1
    year = scan.year_digits(j + (scan.word(j) == ","))
    found = day_of(day, named.month, year) if year is not None and not named.month.hijri else None
    return (
        None if found is None else Point(j + 1 + (scan.word(j) == ","), fixed((found, found)), "day", "date")
    )


def numeric_date(scan: Scan, i: int, *, short: bool = False) -> Point | None:
    """As in "12/10/2022" (day first), "2022-10-12", "14.3.2021"; with `short` also "14/11"."""
    parts, after = _numeric_parts(scan, i)
    if len(parts) == 2 and short:
        day, month = parts
        if 1 <= month <= 12 and 1 <= day <= 31:
            tail = year_tail(scan, after)
            return Point(
                tail.after,
                lambda ref: _one_day(latest_day(day, Month(month), ref)),
                "day",
                "date",
                "published",
            )
    if len(parts) != 3:
        return None
    found = _numeric_day(*parts)
    return None if found is None else Point(skip_era(scan, after), fixed((found, found)), "day", "date")


def _one_day(day: date | None) -> Interval:
    return day, day


def _numeric_parts(scan: Scan, i: int) -> tuple[list[int], int]:
    """The numbers of a date in digits and the index after it; empty where the signs do not match."""
    word = scan.word(i)
    if not word or not word[0].isdecimal() or len(word) > 10:
        return [], i
    if "." in word:
        parts = word.split(".")
        return (
            ([int(p) for p in parts], i + 1)
            if len(parts) == 3 and all(parts) and "," not in word
            else ([], i)
        )
    if "," in word:
        return [], i
    sign = scan.word(i + 1)
    if sign not in ("/", "-", "\\") or not _is_short_number(scan.word(i + 2)):
        return [], i
    parts = [word, scan.word(i + 2)]
    after = i + 3
    if scan.word(after) == sign and _is_short_number(scan.word(after + 1)):
        parts.append(scan.word(after + 1))
        after += 2
    if len(word) > 4 or (sign == "-" and len(parts) == 2):
        return [], i
    return [int(p) for p in parts], after


def _is_short_number(word: str) -> bool:
    return 0 < len(word) <= 4 and word.isdecimal()


def _numeric_day(a: int, b: int, c: int) -> date | None:
    """Day, month, year in either order of the ends; month first only where nothing else is a date."""
    if a > 31:
        return day_of(c, Month(b), a) if 1 <= b <= 12 else None
    year = c if c > 99 else 2000 + c
    if 1 <= b <= 12:
        return day_of(a, Month(b), year)
    return day_of(b, Month(a), year) if 1 <= a <= 12 else None


def year_alone(scan: Scan, i: int, *, context: bool = False) -> Point | None:
    """As in "عام 2014", "سنة 1444 هـ", "عامي 2014 و2015"; with `context` also the bare digits."""
    word = scan.role(i, "unit", "pair") or ""
    j = i + 1 if word in ("year 1", "year") else i
    enclosed = scan.word(i - 1) == "(" and scan.word(i + 1) == ")"
    if j == i and not context and not enclosed:
        return None
    first = scan.year_digits(j)
    hijri = False
    if first is None and scan.role(j + 1, "hijri") is not None:
        first, hijri = scan.year_digits(j, hijri=True), True
    if first is None:
        return _year_in_words(scan, j) if j > i else None
    after = skip_era(scan, j + 1)
    if word == "year" or scan.word(after) == "-":
        k = after + 1 if scan.word(after) in ("و", "-") else after
        second = scan.year_digits(k)
        if second is not None and second > first:
            whole = (year_span(first)[0], year_span(second)[1])
            return Point(k + 1, fixed(whole), "period", "period")
    return Point(after, fixed(year_span(first, hijri=hijri)), "year", "year")


def _year_in_words(scan: Scan, j: int) -> Point | None:
    """As in "عام ألفين وثلاثة"."""
    found = scan.cardinal(j)
    if found is None or not 1900 <= found[0] <= 2100 or scan.words[j][0].isdecimal():
        return None
    return Point(found[1], fixed(year_span(found[0])), "year", "year")
