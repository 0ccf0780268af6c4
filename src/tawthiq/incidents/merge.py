"""From the events of one occurrence to the incident: the values chosen, every figure kept, the grade.

A value is chosen by how many independent sources tell it; among equals by whose word it is (`VOICES`) and
then by who told it first. What was not chosen stays in the members.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tawthiq.incidents.figures import casualty_rows
from tawthiq.incidents.grading import grade
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import Told, independent_sources
from tawthiq.records import Incident, Member, Place, Time

__all__ = ["Told", "merge"]

Value = TypeVar("Value", bound=Hashable)

_TIME_FINENESS = {"day": 0, "period": 1, "week": 2, "month": 3, "year": 4}
_PLACE_FINENESS = {"site": 0, "settlement": 1, "area": 2, "district": 3, "governorate": 4, "country": 5}


def merge(members: Sequence[Told], policy: Policy) -> Incident:
    """The incident that these events are.

    Args:
        members: at least one event, of different articles.
        policy: for actors that go together and actors that are unknown.
    """
    told = sorted(members, key=lambda one: one.key)
    sources = independent_sources(told)
    choice = _Choice(told, [sources[one.key] for one in told])
    grading = grade(told, sources, policy)
    return Incident(
        id=incident_id(told[0]),
        members=tuple(Member(article=one.article.id, event=one.event.id) for one in told),
        type=choice.most_told(lambda one: one.event.type, unknown={"other", "other_violence"}) or "other",
        time=_time(choice),
        place=_place(choice),
        initiators=choice.most_told(lambda one: _known(one, "initiators", policy))
        or _vague(told, "initiators"),
        targets=choice.most_told(lambda one: _known(one, "targets", policy)) or _vague(told, "targets"),
        weapons=choice.by_count(weapon for one in told for weapon in one.event.weapons),
        casualties=tuple(casualty_rows(told, sources)),
        sources=tuple(dict.fromkeys(sources[one.key] for one in told)),
        grade=grading.grade,
        grade_reason=grading.reason,
    )


def incident_id(first: Told) -> str:
    """The id of the incident that was first told in this event.

    It stays as long as that event stays the first: a report that is added later, and published later, does
    not change it.
    """
    digest = hashlib.sha256(f"{first.article.id}\0{first.event.id}".encode())
    return f"inc-{digest.hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class _Choice:
    """Events in the order in which they were told, and the independent source of each."""

    told: Sequence[Told]
    sources: Sequence[str]

    def most_told(
        self, value_of: Callable[[Told], Value | None], unknown: frozenset[Value] | set[Value] = frozenset()
    ) -> Value | None:
        """The value that most sources tell; one in `unknown` only where there is no other."""
        backers: dict[Value, set[str]] = defaultdict(set)
        first: dict[Value, tuple[int, int]] = {}
        for i, one in enumerate(self.told):
            value = value_of(one)
            if value:
                backers[value].add(self.sources[i])
                first[value] = min(first.get(value, (9, 0)), (one.voice, i))
        if not backers:
            return None
        return min(backers, key=lambda value: (value in unknown, -len(backers[value]), first[value]))

    @staticmethod
    def by_count(values: Iterable[Value]) -> tuple[Value, ...]:
        """All values, the most frequent first."""
        counts: dict[Value, int] = defaultdict(int)
        for value in values:
            counts[value] += 1
        return tuple(sorted(counts, key=lambda value: (-counts[value], str(value))))


def _time(choice: _Choice) -> Time | None:
    times = [one.event.time for one in choice.told if one.event.time and one.event.time.start]
    if not times:
        return None
    finest = min(_TIME_FINENESS[time.precision] for time in times)

    def span(one: Told) -> tuple[object, object] | None:
        time = one.event.time
        fine = time is not None and time.start is not None and _TIME_FINENESS[time.precision] == finest
        return (time.start, time.end) if time is not None and fine else None

    chosen = choice.most_told(span)
    time = next(t for t in times if _TIME_FINENESS[t.precision] == finest and (t.start, t.end) == chosen)
    # A span points into one article; the incident has many.
    return time.model_copy(update={"span": None})


def _place(choice: _Choice) -> Place | None:
    places = [one.event.place for one in choice.told if one.event.place]
    if not places:
        return None
    finest = min(_fineness(place) for place in places)

    def name(one: Told) -> str | None:
        place = one.event.place
        return place.name if place is not None and _fineness(place) == finest else None

    chosen = choice.most_told(name)
    place = next(p for p in places if p.name == chosen and _fineness(p) == finest)
    return place.model_copy(update={"span": None})


def _fineness(place: Place) -> tuple[bool, int]:
    # A settlement between several rows of the gazetteer says less than the area of one that is known.
    return (place.ambiguous, _PLACE_FINENESS[place.precision])


def _known(one: Told, field: str, policy: Policy) -> tuple[str, ...]:
    parties = getattr(one.event, field)
    return tuple(sorted({party.id for party in parties} - policy.unknown_actors))


def _vague(told: Sequence[Told], field: str) -> tuple[str, ...]:
    return tuple(sorted({party.id for one in told for party in getattr(one.event, field)}))
