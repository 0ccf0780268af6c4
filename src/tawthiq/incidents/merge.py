"""From the events of one occurrence to the incident: the values chosen, every figure kept, the grade.

Each field's value is chosen by a named rule (`choosing`), of times and places by which of them agree (`agreement`);
what was not chosen is kept as a rival beside it. People harmed are counted in `figures`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from tawthiq.incidents.agreement import chosen_of, places_of, times_of
from tawthiq.incidents.choosing import (
    Candidate,
    Voices,
    candidates_of,
    choose,
    chosen,
    shipped_choosing,
)
from tawthiq.incidents.figures import casualty_rows, totals
from tawthiq.incidents.grading import grade
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import Told, independent_sources
from tawthiq.records import Chosen, Incident, Place, Time

__all__ = ["Told", "incident_id", "merge"]


Located = TypeVar("Located", Time, Place)


def merge(members: Sequence[Told], policy: Policy, *, copied: Mapping[str, str] | None = None) -> Incident:
    """The incident that these events are; the order in which they are given does not matter.

    Args:
        members: at least one event, of different articles.
        policy: for actors that go together, actors that are unknown, and how far places reach.
        copied: for each article that is a copy the first told of its text (`tawthiq.sources.copies`); where it is not
            given, the articles of the members are compared.
    """
    told = sorted(members, key=lambda one: one.key)
    sources = independent_sources(told, copied)
    voices = Voices(told, [sources[one.key] for one in told])
    values = _Values(voices, policy)
    graded = grade(told, sources, policy)
    rows = tuple(casualty_rows(told, sources, policy))
    return Incident(
        id=incident_id(told[0]),
        members=voices.members_of(range(len(told))),
        type=values.type(),
        time=values.time(),
        place=values.place(),
        initiators=values.parties("initiators"),
        targets=values.parties("targets"),
        weapons=values.weapons(),
        campaign=values.campaign(),
        casualties=rows,
        totals=totals(rows),
        sources=voices.sources_of(range(len(told))),
        grade=graded.value,
        grade_reason=graded.reason,
        chosen=(*values.chosen, graded),
    )


def incident_id(first: Told) -> str:
    """The id of the incident that was first told in this event.

    It stays as long as that event stays the first: a report that is added later, and published later, does
    not change it.
    """
    digest = hashlib.sha256(f"{first.article.id}\0{first.event.id}".encode())
    return f"inc-{digest.hexdigest()[:12]}"


def _spanless(value: Located) -> Located:
    """A time or place without its span, which points into one article: the incident has many."""
    return value if value.span is None else value.model_copy(update={"span": None})


class _Values:
    """The fields of an incident, and how each came by its value; a field that nobody tells of has no entry."""

    def __init__(self, voices: Voices, policy: Policy) -> None:
        self._voices = voices
        self._policy = policy
        self.chosen: list[Chosen] = []

    def type(self) -> str:
        candidates = candidates_of(self._voices, lambda one: one.event.type)
        for one in candidates:
            one.unknown = one.value in shipped_choosing().unspecific_types
        best = self._choose("type", candidates)
        return str(best.value) if best else "other"

    def time(self) -> Time | None:
        times = times_of(self._voices)
        best = self._choose("time", [candidate for candidate, _ in times])
        return _spanless(chosen_of(times, best)) if best else None

    def place(self) -> Place | None:
        places = places_of(self._voices, self._policy)
        best = self._choose("place", [candidate for candidate, _ in places])
        return _spanless(chosen_of(places, best)) if best else None

    def parties(self, field: str) -> tuple[str, ...]:
        unknown = self._policy.unknown_actors

        def ids_of(one: Told) -> tuple[str, ...]:
            ids = {party.id for party in getattr(one.event, field)}
            return tuple(sorted(ids - unknown or ids))

        candidates = candidates_of(self._voices, ids_of)
        for one in candidates:
            one.unknown = unknown.issuperset(one.value)
        best = self._choose(field, candidates)
        return tuple(best.value) if best else ()

    def weapons(self) -> tuple[str, ...]:
        """All that are named, those that most records name first."""
        counts = Counter(weapon for one in self._voices.told for weapon in one.event.weapons)
        named = sorted(counts, key=lambda weapon: (-counts[weapon], weapon))
        if named:
            tellers = [i for i, one in enumerate(self._voices.told) if one.event.weapons]
            self.chosen.append(chosen("weapons", named, "all_told", self._voices.sources_of(tellers)))
        return tuple(named)

    def campaign(self) -> str | None:
        best = self._choose("campaign", candidates_of(self._voices, lambda one: one.event.campaign))
        return str(best.value) if best else None

    def _choose(self, name: str, candidates: Sequence[Candidate]) -> Candidate | None:
        made = choose(name, candidates, self._voices)
        if made is None:
            return None
        self.chosen.append(made[1])
        return made[0]
