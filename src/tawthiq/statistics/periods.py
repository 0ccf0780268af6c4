"""Months and weeks as periods of a series, and which of them the store's articles cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from tawthiq.labels import Language, label, month
from tawthiq.labels import day as day_name

Step = Literal["month", "week"]
STEPS: tuple[Step, ...] = get_args(Step)

Reading = Literal["whole", "part", "none"]
"""How much of a period the store's articles cover."""

TOLD_WITHIN = timedelta(days=7)
"""A period with no article of its own days was read where one was published so soon after: monitors sum up a month, and
weeklies a week, in the days that follow it."""

_MISSING = 7
"""The first and the last period are read in part where more than one in so many of their days is not covered."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar month, or a week from Monday to Sunday, by its first day."""

    first: date
    step: Step

    @classmethod
    def of(cls, day: date, step: Step) -> Period:
        """The period in which a day lies.

        >>> Period.of(date(2022, 10, 9), "week").first
        datetime.date(2022, 10, 3)
        """
        return cls(day.replace(day=1) if step == "month" else day - timedelta(days=day.weekday()), step)

    @property
    def next(self) -> Period:
        """The one that follows."""
        days = 32 if self.step == "month" else 7
        return Period.of(self.first + timedelta(days=days), self.step)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def year_before(self) -> Period:
        """The same month of the year before; of a week the one that begins 52 weeks earlier."""
        if self.step == "week":
            return Period(self.first - timedelta(weeks=52), "week")
        return Period(self.first.replace(year=self.first.year - 1), "month")

    def name(self, language: Language) -> str:
        """In words.

        >>> Period.of(date(2022, 10, 9), "week").name("en")
        'week from 3 October 2022'
        """
        if self.step == "month":
            return month(self.first, language)
        return f"{label('word', 'week_from', language)} {day_name(self.first, language)}"

    def short(self, language: Language) -> str:
        """For the axis of a plot.

        >>> Period.of(date(2022, 10, 9), "month").short("en"), Period.of(date(2022, 10, 9), "month").short("ar")
        ('Oct 2022', '10/2022')
        """
        first = self.first
        day = f"{first.day} " if language == "en" else f"{first.day}/"
        of_month = (
            label("month", str(first.month), language)[:3] + " " if language == "en" else f"{first.month}/"
        )
        return f"{day if self.step == 'week' else ''}{of_month}{first.year}"

    def until(self, last: Period) -> Iterator[Period]:
        """This one and all that follow up to `last`."""
        at = self
        while at <= last:
            yield at
            at = at.next


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days on which the store's articles were published, and how many on each."""

    published: Mapping[date, int]

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day; `None` where no article has one."""
        return (min(self.published), max(self.published)) if self.published else None

    def articles(self, period: Period) -> int:
        """How many were published in a period."""
        return sum(n for day, n in self.published.items() if period.first <= day <= period.last)

    def reading(self, period: Period) -> Reading:
        """How much of a period they cover: outside their span, and in a gap among them, nothing was read."""
        if self.span is None:
            return "none"
        first, last = self.span
        told_until = period.last + TOLD_WITHIN
        if period.last < first or not any(period.first <= day <= told_until for day in self.published):
            return "none"
        length = (period.last - period.first).days + 1
        missing = max((first - period.first).days, 0) + max((period.last - last).days, 0)
        return "part" if missing * _MISSING > length else "whole"
