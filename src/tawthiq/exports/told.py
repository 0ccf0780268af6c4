"""Incidents with the events that they are made of, a page of them at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tawthiq.exports.holdings import Holdings
from tawthiq.records import Article, Event, Incident
from tawthiq.statistics.classes import shipped_classes

PAGE = 200
"""Incidents whose articles are in memory at a time."""

DISCOUNTED = "it is discounted: only denied, or set aside by a person"


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """An incident and its events, each with its article."""

    incident: Incident
    told: tuple[tuple[Article, Event], ...]

    def coded_in(self, prefix: str) -> list[Event]:
        """Those of its events that are rows of a data set; their articles' ids begin with `prefix`."""
        return [
            event for article, event in self.told if event.coded is not None and article.id.startswith(prefix)
        ]


def told_incidents(holdings: Holdings) -> Iterator[ToldIncident]:
    """The incidents of these holdings in their order."""
    waiting = iter(holdings.incidents())
    while page := list(islice(waiting, PAGE)):
        ids = {member.article for incident in page for member in incident.members}
        records = {record.article.id: record for record in holdings.several(sorted(ids))}
        events = {
            (record.article.id, event.id): (record.article, event)
            for record in records.values()
            for event in record.events
        }
        for incident in page:
            members = [(member.article, member.event) for member in incident.members]
            yield ToldIncident(incident, tuple(events[member] for member in members if member in events))


def shown_and_whole(holdings: Holdings) -> Iterator[tuple[ToldIncident, ToldIncident]]:
    """Each incident as it may be shown, and in full for what is decided about it; the same where nothing is hidden."""
    if holdings.behind is holdings:
        yield from ((one, one) for one in told_incidents(holdings))
    else:
        yield from zip(told_incidents(holdings), told_incidents(holdings.behind), strict=True)


def is_discounted(incident: Incident) -> bool:
    """Whether its grade is one that stands in the record and in no count."""
    return incident.grade in shipped_classes().uncounted_grades
