"""What a bulletin is about, checked before anything is counted: the month, the area, the party, the language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from tawthiq.bulletin.naming import area_name, known_areas
from tawthiq.errors import InvalidInput
from tawthiq.labels import LANGUAGES, Language
from tawthiq.lexicon.kinds import names_of_parties
from tawthiq.statistics.periods import Period
from tawthiq.statistics.scope import Scope
from tawthiq.store import Store

COMPARISONS = (("month", "before"), ("month", "last_year"), ("year", "year_before"))
"""Which period is held against which earlier one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One month of an area and a party, and the language in which it is told."""

    month: date
    """Its first day."""
    area: str | None
    actor: str | None
    language: Language

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return _month_after(self.month) - timedelta(days=1)

    @property
    def periods(self) -> dict[str, Scope]:
        """The periods that are counted, by the name under which their numbers stand."""
        a_year_before = self.month.replace(year=self.month.year - 1)
        before = (self.month - timedelta(days=1)).replace(day=1)
        return {
            "month": self._scope(self.month, self.month),
            "before": self._scope(before, before),
            "last_year": self._scope(a_year_before, a_year_before),
            "year": self._scope(self.month.replace(month=1), self.month),
            "year_before": self._scope(a_year_before.replace(month=1), a_year_before),
        }

    def months(self, period: str) -> tuple[Period, ...]:
        """The months of one of the periods."""
        scope = self.periods[period]
        assert scope.since is not None and scope.until is not None
        return tuple(Period.of(scope.since, "month").until(Period.of(scope.until, "month")))

    def _scope(self, first: date, last: date) -> Scope:
        return Scope(
            since=first, until=_month_after(last) - timedelta(days=1), area=self.area, actor=self.actor
        )


def asked(
    store: Store,
    month: str,
    *,
    area: str | None = None,
    actor: str | None = None,
    language: str = "en",
) -> Asked:
    """The question, or one sentence why it is none.

    Raises:
        InvalidInput: no such month, area, party or language; or a month that has not begun.
    """
    if language not in LANGUAGES:
        raise InvalidInput(f"language {language!r} is not known; expected one of {', '.join(LANGUAGES)}")
    first = month_of(month, date.today())
    if area is not None and area_name(area, "en") is None:
        raise InvalidInput(
            f"area {area!r} is not known{_nearest(area, known_areas())}; expected a governorate such as "
            "deir_ez_zor, a country such as SY, or the p-code of a district"
        )
    if actor is not None:
        parties = {*names_of_parties(), *(id for one in store.incidents() for id in one.initiators)}
        if actor not in parties:
            raise InvalidInput(
                f"actor {actor!r} is not known{_nearest(actor, parties)}; expected a party's id such as isis, or one "
                "that stands as initiator in the store"
            )
    return Asked(first, area, actor, language)


def month_of(text: str, today: date) -> date:
    """The first day of a month written as `2022-10`.

    Raises:
        InvalidInput: it is none, or has not begun.

    >>> month_of("2022-10", date(2026, 1, 1))
    datetime.date(2022, 10, 1)
    """
    found = re.fullmatch(r"(\d{4})-(\d{2})", text)
    try:
        first = date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        first = None
    if first is None or first.year < 2:
        raise InvalidInput(f"month {text!r}: no such month; expected a year and a month such as 2022-10")
    if first > today:
        raise InvalidInput(
            f"month {text}: has not begun (today is {today}); a bulletin tells of what has happened"
        )
    return first


def _month_after(first: date) -> date:
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1)


def _nearest(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.7)
    return f" (did you mean {near[0]}?)" if near else ""
