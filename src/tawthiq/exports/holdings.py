"""What an export is about: everything a store holds, or what lies in a period and an area.

Formats read a `Holdings` and not the store, so that a selection and the public profile are the same for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tawthiq.records import Article, Incident, Place, Record, Tally, Time
from tawthiq.statistics.scope import lies_in
from tawthiq.store import Store


class Holdings(Protocol):
    """Where a format reads from."""

    def records(self) -> Iterator[Record]:
        """The current record of every article."""

    def record(self, article_id: str) -> Record | None:
        """The current record of one article."""

    def several(self, article_ids: Sequence[str]) -> list[Record]:
        """The current records of these articles, as far as they are there."""

    def tallies(self) -> Iterator[tuple[Article, Tally]]:
        """Every tally with its article."""

    def incidents(self) -> Iterator[Incident]:
        """The incidents of the last linking."""

    @property
    def behind(self) -> Holdings:
        """The same in full: for what is decided about an incident, such as its type, and not written itself."""


@dataclass(frozen=True, slots=True)
class Range:
    """A period and an area; a field that is `None` leaves nothing out."""

    since: date | None = None
    until: date | None = None
    """The last day, inclusive."""
    area: str | None = None
    """A governorate's slug, a country's two letters, the name of a place, its id or a p-code."""

    def __bool__(self) -> bool:
        return (self.since, self.until, self.area) != (None, None, None)

    def __str__(self) -> str:
        period = f"{self.since or '…'} to {self.until or '…'}" if self.since or self.until else ""
        return ", ".join(filter(None, (period, self.area)))

    def holds(self, time: Time | None, place: Place | None) -> bool:
        """Whether something lies in it: by its first day, and by its place; what has none lies in no range."""
        return self._holds_day(time) and (self.area is None or lies_in(place, self.area))

    def _holds_day(self, time: Time | None) -> bool:
        if self.since is None and self.until is None:
            return True
        first = (time.start or time.end) if time else None
        return (
            first is not None
            and (self.since is None or first >= self.since)
            and (self.until is None or first <= self.until)
        )


EVERYTHING = Range()


@dataclass(frozen=True, slots=True)
class Selected:
    """What of a store lies in a range: events and tallies one by one, incidents as they are."""

    store: Store
    range: Range

    def records(self) -> Iterator[Record]:
        """The records with those of their events and tallies that lie in the range; without any, left out."""
        for record in self.store.records():
            if not self.range:
                yield record
                continue
            events = tuple(one for one in record.events if self.range.holds(one.time, one.place))
            tallies = tuple(one for one in record.tallies if self.range.holds(one.time, one.place))
            if events or tallies:
                yield record.model_copy(update={"events": events, "tallies": tallies})

    def record(self, article_id: str) -> Record | None:
        """The current record of one article, whole: an incident of the range is told by all its articles."""
        return self.store.record(article_id)

    def several(self, article_ids: Sequence[str]) -> list[Record]:
        """The current records of these articles, whole likewise."""
        return self.store.several(article_ids)

    def tallies(self) -> Iterator[tuple[Article, Tally]]:
        """The tallies of the range."""
        for article, tally in self.store.tallies():
            if self.range.holds(tally.time, tally.place):
                yield article, tally

    @property
    def behind(self) -> Holdings:
        """Nothing is hidden here."""
        return self

    def incidents(self) -> Iterator[Incident]:
        """The incidents of the range."""
        return (one for one in self.store.incidents() if self.range.holds(one.time, one.place))
