"""Which incidents a count is about: a period, an area, whose deeds, which deeds.

An incident counts in the period in which its first day lies. One whose days reach over the end of the period is
counted there all the same, and `straddles` tells of it; one without any day is in no period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tawthiq.errors import InvalidInput
from tawthiq.lexicon.kinds import names_of_parties
from tawthiq.places import gazetteer, governorate
from tawthiq.records import Incident, Place
from tawthiq.statistics.classes import shipped_classes


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted; a field that is `None` leaves nothing out."""

    since: date | None = None
    until: date | None = None
    """The last day, inclusive."""
    area: str | None = None
    """A governorate's slug, a country's two letters, or the name of a place as incidents have it."""
    actor: str | None = None
    """Who did it."""
    types: frozenset[str] | None = None

    def counts(self, incident: Incident) -> bool:
        """Whether the incident is counted: in scope, and of a grade that counts."""
        return (
            incident.grade not in shipped_classes().uncounted_grades
            and self.covers_time(incident)
            and (self.area is None or lies_in(incident.place, self.area))
            and (self.actor is None or self.actor in incident.initiators)
            and (self.types is None or incident.type in self.types)
        )

    def covers_time(self, incident: Incident) -> bool:
        """Whether its first day lies in the period; with a period, one without a day does not."""
        if self.since is None and self.until is None:
            return True
        first = first_day(incident)
        return (
            first is not None
            and (self.since is None or first >= self.since)
            and (self.until is None or first <= self.until)
        )

    def straddles(self, incident: Incident) -> bool:
        """Whether an incident of the period may have happened after its end."""
        time = incident.time
        return bool(self.until and time and time.end and self.covers_time(incident) and time.end > self.until)

    def select(self, incidents: Iterable[Incident]) -> Iterator[Incident]:
        """Those that are counted, in their order."""
        return (incident for incident in incidents if self.counts(incident))


def first_day(incident: Incident) -> date | None:
    """The first day on which it can have happened."""
    time = incident.time
    return (time.start or time.end) if time else None


def wider_than(incident: Incident, first: date, last: date) -> bool:
    """Whether it may have happened over more days than a period has: a year's total is no deed of January."""
    time = incident.time
    return time is not None and bool(time.start and time.end and time.end - time.start > last - first)


def check_names(scope: Scope, incidents: Iterable[Incident]) -> None:
    """Refuse an area or a party that nothing bears: a slip of its name would count as zero.

    Raises:
        InvalidInput: it is neither known nor named by one of these incidents.
    """
    area, actor = scope.area, scope.actor
    area_met = area is None or governorate(area) is not None or _is_unit(area)
    actor_met = actor is None or actor in names_of_parties()
    for one in () if area_met and actor_met else incidents:
        area_met = area_met or (area is not None and lies_in(one.place, area))
        actor_met = actor_met or actor in one.initiators
    if not area_met:
        raise InvalidInput(
            f"area {area!r}: no incident of the store lies in it; expected a governorate such as deir_ez_zor, a "
            "country such as SY, a p-code, or the name of a place as incidents have it"
        )
    if not actor_met:
        raise InvalidInput(
            f"actor {actor!r}: no incident of the store is its deed; expected a party's id such as isis"
        )


def _is_unit(area: str) -> bool:
    return any(area == row.country or area in row.pcodes for row in gazetteer().rows)


def lies_in(place: Place | None, area: str) -> bool:
    """Whether a place is known to lie in an area.

    >>> lies_in(Place(name="سرمين", admin1="idlib", country="SY"), "idlib")
    True
    """
    return place is not None and area in (place.admin1, place.country, place.name, place.id, *place.pcodes)
