"""The day that a stored page's own story calls "today": "اليوم الاثنين (9 تشرين الأول 2017)" was written on that day.

Many pages are stored without their dateline, or only with the clock of the visit, while the story says what day it is.
A weekday told with "today" also tells whether a stamp can be the day of publication: it is that weekday, or the day
after it where the report came late.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tawthiq.arabic.calendar import find_times
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import Tokens, tokenise
from tawthiq.sources.dateline import find_stamp

_WEEKDAYS = ("الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد")
_TODAY = re.compile(r"اليوم\W{0,4}(?=ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمع[ةه]|السبت|ال[أا]حد)")
_MENU = 100
"""Characters at the head where "today is Sunday" is the clock of the visit."""
_STORY = 0.6
"""The share of a page behind which the first lines of other articles begin."""
_HEAD = 800
_REACH = 70
"""Characters within which the day and month stand."""
_LATE = timedelta(days=2)
_FULL_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def stored_day(text: str) -> date | None:
    """The day of publication of a page stored as one running text: its stamp, or the day that the story calls today.

    A stamp that the story's "today" contradicts is that of a visit, or of another article.
    """
    stamp = find_stamp(text)
    if stamp is not None and stamp.labelled:
        return stamp.day
    today = list(_told_today(text))
    weekdays = {weekday for weekday, _ in today}
    days = {day for _, day in today if day is not None}
    if len(weekdays) == 1 and len(days) == 1:
        day = days.pop()
        late = stamp is not None and day <= stamp.day <= day + _LATE
        return stamp.day if stamp is not None and late else day
    if stamp is None or (len(weekdays) == 1 and not _fits(stamp.day, weekdays.pop())):
        return None
    return stamp.day


def _fits(day: date, weekday: int) -> bool:
    """Whether "today" can be this weekday in what was published that day: the day itself, or the one before."""
    return (day.weekday() - weekday) % 7 <= 1


def _told_today(text: str) -> Iterator[tuple[int, date | None]]:
    """The weekdays told as today, each with the whole day where it stands beside it; not those of teasers at the foot."""
    for found in _TODAY.finditer(text, _MENU, max(_HEAD, int(_STORY * len(text)))):
        tokens = tokenise(normalise(text[found.end() : found.end() + _REACH]))
        if tokens.words[0] not in _WEEKDAYS:
            continue
        weekday = _WEEKDAYS.index(tokens.words[0])
        day = _day_at_first(tokens, None)
        if day is None and (years := _FULL_YEAR.findall(text)):
            last = date(max(map(int, years)), 12, 31)
            day = _in_a_year_of(weekday, _day_at_first(tokens, last))
        yield weekday, day if day is not None and day.weekday() == weekday else None


def _day_at_first(tokens: Tokens, published: date | None) -> date | None:
    """The day that the first words tell by day and month."""
    told = next(iter(find_times(tokens, 0, len(tokens), published)), None)
    return told.start if told is not None and told.first == 0 and told.kind == "date" else None


def _in_a_year_of(weekday: int, day: date | None) -> date | None:
    """A day told without its year: in the last year that the page names, or the one before, as the weekday has it."""
    if day is None or (day.month, day.day) == (2, 29):
        return None
    years = (day, day.replace(year=day.year - 1))
    return next((one for one in years if one.weekday() == weekday), None)
