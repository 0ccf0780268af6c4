"""The day of publication that a page shows its readers: a line of its header with a date and little else.

A date inside a sentence is the story's, not the page's. The day of visiting ("today is …") and the day of
the last change are no days of publication either. Where the header shows several days and none is labelled
as publication, none is taken.

Pages that somebody stored as one running text have lost their lines: there a stamp, a day beside a time of day or
behind a label, stands for the header. An address with a whole day in it states the day as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tawthiq.arabic.calendar import find_times
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import tokenise

_LONGEST = 120
_LABEL = re.compile(r"(?:تاريخ )?(?:النشر|نشر)(?: (?:في|بتاريخ|يوم))?|كتب في|اضيف في|بتاريخ")
_OTHER_DAY = re.compile(
    r"اخر تحديث|تحديث|تعديل|^\W*(?:اليوم|الان)\b|updated|modified|today|ارشيف", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[|•·]\s*|\s{3,}|\s-\s")


def header_date(lines: Iterable[str]) -> date | None:
    """The day of publication in the header `lines` of a page or text, or `None`."""
    labelled: list[date] = []
    plain: list[date] = []
    for line in lines:
        if len(line) > _LONGEST:
            continue
        told = [(part, day) for part in _PARTS.split(_before_update(line)) if (day := _dateline(part))]
        # A printed Hijri day may be one off by another country's calendar; the Gregorian beside it is not.
        for part, day in [pair for pair in told if not _HIJRI_YEAR.search(pair[0])] or told:
            (labelled if _LABEL.search(part) else plain).append(day)
    for days in (labelled, plain):
        if days:
            return days[0] if len(set(days)) == 1 else None
    return None


def address_day(url: str | None) -> date | None:
    """The day in the path of a page's address, where the whole day stands there; a month alone is none.

    >>> address_day("https://example.org/news/2017/11/15/headline")
    datetime.date(2017, 11, 15)
    """
    for pattern in _ADDRESS_DAYS:
        found = pattern.search(url or "")
        if found is not None:
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None


_ADDRESS_DAYS = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<by>[/-])(?P<month>\d\d?)(?P=by)(?P<day>\d\d?)(?=[/_.-]|$)"),
    re.compile(r"/(?P<day>\d\d?)(?P<by>[/-])(?P<month>\d\d?)(?P=by)(?P<year>(?:19|20)\d\d)(?=[/_.-]|$)"),
    # The year and month as folders, the day in the file's name: /2016/09/160913_headline.
    re.compile(r"/(?P<year>\d\d(?P<yy>\d\d))/(?P<month>\d\d)/(?P=yy)(?P=month)(?P<day>\d\d)_"),
    # The day written together, alone or as the beginning of a serial number with the hour in it.
    re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=\d{10}(?:\D|$)|[/_.-]|$)"),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day of publication stamped at the head of a page; `labelled` where words say that it is one."""

    day: date
    labelled: bool


def find_stamp(text: str) -> Stamp | None:
    """The stamp at the head of a page that was stored as one running text, or `None`.

    A stamp is a whole day behind a label of publication, beside a time of day, in both calendars, or in figures with
    the year first, as machines write it. Where the head has several such days, the one behind the repeated headline is
    it; else none is taken: one of them is the day of the visit.
    """
    head = _SPACED_DOTS.sub(r"\1/\2/\3", _COMMA_BEFORE_YEAR.sub(" ", normalise(text[:_HEAD]).text))
    head = _YEAR_BEFORE_DAY.sub(r"\2 \3 \1 ", head)
    labelled: set[date] = set()
    plain: dict[date, int] = {}
    for day, start, end in _whole_days(head):
        before, after = head[max(0, start - _BESIDE) : start], head[end : end + _BESIDE]
        if _CHANGED.search(before):
            continue
        if _LABEL_BEFORE.search(before):
            labelled.add(day)
        elif (
            _CLOCK_AFTER.match(after)
            or _CLOCK_BEFORE.search(before)
            or (_YEAR_FIRST.match(head[start:end]) and not _IN_SENTENCE.search(before))
            or (_HIJRI_BEFORE.search(before) and not _HIJRI_YEAR.search(head[start:end]))
        ):
            plain.setdefault(day, start)
    if labelled:
        return Stamp(labelled.pop(), labelled=True) if len(labelled) == 1 else None
    if len(plain) > 1:
        plain = _behind_headline(head, plain)
    return Stamp(next(iter(plain)), labelled=False) if len(plain) == 1 else None


def _behind_headline(head: str, days: dict[date, int]) -> dict[date, int]:
    """The days that stand behind the headline told again: a stored page begins with its title, then has its menus."""
    opening = " ".join(head.split()[:_OPENING])
    again = head.find(opening, len(opening))
    if again < 0:
        return days
    return {day: start for day, start in days.items() if again < start < again + _TITLE}


_HEAD = 800
"""How many characters of a page's text may be its header: its menu, title and stamp."""
_BESIDE = 24
_COMMA_BEFORE_YEAR = re.compile(r"\s*[,،]\s*(?=(?:19|20)\d\d\b)")
_OPENING = 4
_TITLE = 200
"""How many characters behind the beginning of the repeated headline its stamp begins."""
_YEAR_BEFORE_DAY = re.compile(r"(?<=\d )((?:19|20)\d\d) ([^\W\d]+) (\d\d? [^\W\d]+) (?=GMT)")
"""A stamp with its year before the weekday: "GMT 4:01 2017 الأحد 4 يونيو"."""
_HIJRI_BEFORE = re.compile(r"\b1[345]\d\d ه?\W*(?:الموافق\W*)?$")
_SPACED_DOTS = re.compile(r"\b(\d\d?)\s*\.\s*(\d\d?)\s*\.\s*((?:19|20)\d\d)\b")
_CHANGED = re.compile(r"تحديث|محدث|تعديل|updated|modified", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\s*[/-]\s*\d")
_IN_SENTENCE = re.compile(r"(?:يوم|في|بتاريخ|منذ|حتي|من|الي)\W*$")
_LABEL_BEFORE = re.compile(
    r"(?:النشر|نشره?|كتب|اضيف)(?: (?:في|يوم|بتاريخ))?\W*$|(?:published|by \w+)\W*$", re.IGNORECASE
)
_HOUR = r"\d{1,2} ?: ?\d{2}"
_TIME_OF_DAY = _HOUR + r"(?: ?: ?\d{2})?(?: ?(?:ص|م|صباحا|مساء|am|pm)\b)?"
_CLOCK_AFTER = re.compile(rf"\W*(?:الساعه\W*|at )?{_HOUR}\b", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"{_TIME_OF_DAY}\W*$", re.IGNORECASE)


_WORDS_BESIDE = 4
"""How many words may stand beside a dateline's date: a town, the outlet's name, not a headline."""
_CLOCK = re.compile(rf"{_TIME_OF_DAY}|بتوقيت \w+", re.IGNORECASE)
_HIJRI_YEAR = re.compile(r"\b1[345]\d\d\b")
_WORD = re.compile(r"[^\W\d_]{2,}")


def _before_update(line: str) -> str:
    """The line, normalised, up to the day of the last change, which often follows that of publication."""
    text = normalise(line).text
    found = _OTHER_DAY.search(text)
    return text if found is None else text[: found.start()]


def _dateline(part: str) -> date | None:
    """The day that `part` of a header line tells, where it tells one whole day and little else."""
    bare = _CLOCK.sub(" ", part)
    found = _whole_days(bare)
    if not found or len({day for day, _, _ in found}) != 1 or bare.rstrip().endswith((".", "!", "؟", "?")):
        return None
    beside = bare
    for _, start, end in reversed(found):
        beside = beside[:start] + " " + beside[end:]
    return found[0][0] if len(_WORD.findall(_LABEL.sub(" ", beside))) <= _WORDS_BESIDE else None


def _whole_days(text: str) -> list[tuple[date, int, int]]:
    """The days told with day, month and year in `text`, each with the stretch of `text` that tells it."""
    tokens = tokenise(normalise(text))
    found = []
    for phrase in find_times(tokens, 0, len(tokens), None):
        if phrase.precision == "day" and phrase.kind == "date" and phrase.anchor == "none" and phrase.start:
            start, end = tokens.starts[phrase.first], tokens.ends[phrase.last]
            found.append((phrase.start, start, end))
    return found
