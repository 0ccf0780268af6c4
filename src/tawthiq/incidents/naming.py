"""Which id a group of events has: the one under which it was known before, as far as it is still the same occurrence.

A group keeps the id of the former incident with which it shares most events; only a group that shares none gets a new
one. So neither a report that is added later nor one that was published earlier changes the id of what is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.incidents.merge import incident_id
from tawthiq.incidents.sources import Told

Key = tuple[str, str]
"""An article and an event of it."""


def key_of(told: Told) -> Key:
    """The article and the event."""
    return (told.article.id, told.event.id)


@dataclass(frozen=True, slots=True)
class Group:
    """Events that are one incident, in the order in which they were told."""

    told: Sequence[Told]
    suggested: Sequence[Told] = ()
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The id of each group, and what became of former incidents whose id no group has."""

    ids: list[str]
    gone: dict[str, str | None]


def name_groups(
    groups: Sequence[Group],
    former: Mapping[Key, str],
    known_names: Collection[str] = (),
    *,
    elsewhere: Callable[[str], bool] = lambda id: False,
) -> Names:
    """Give each group its id.

    Where two groups were one incident, the one with more of its events keeps the id, among equals the one that was told
    earlier; where a group was two incidents, likewise. A judged incident comes before all others.

    Args:
        groups: of events in the order in which they were told, each event in one of them.
        former: for each event the incident to which it belonged.
        known_names: ids of incidents that are gone; a group that is told in the event that gave such an id gets it back.
        elsewhere: whether an incident that is not looked at here has an id.
    """
    firsts: dict[str, tuple[str, str, str]] = {}
    claims: list[tuple[bool, int, tuple[str, str, str], tuple[str, str, str], str, int]] = []
    holders: list[Counter[str]] = []
    for group in groups:
        held: Counter[str] = Counter()
        for one in group.told:
            incident = former.get(key_of(one))
            if incident is not None:
                held[incident] += 1
                firsts[incident] = min(firsts.get(incident, one.key), one.key)
        holders.append(held)
    for number, (group, held) in enumerate(zip(groups, holders, strict=True)):
        for incident, shared in held.items():
            claims.append((not group.judged, -shared, firsts[incident], group.told[0].key, incident, number))
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for *_, incident, number in sorted(claims):
        if number not in ids and incident not in taken:
            ids[number] = incident
            taken.add(incident)
    lost = set(former.values()) - taken
    taken |= lost
    for number, group in enumerate(groups):
        if number not in ids:
            ids[number] = _new_id(group, lambda id: id in taken or elsewhere(id), known_names)
            taken.add(ids[number])
    named = [ids[number] for number in range(len(groups))]
    return Names(named, _where_they_went(lost, groups, named, former))


def _new_id(group: Group, is_taken: Callable[[str], bool], known_names: Collection[str]) -> str:
    first = incident_id(group.told[0])
    if known_names:
        own = (incident_id(one) for one in group.told)
        first = next((one for one in own if one in known_names and not is_taken(one)), first)
    number = 1
    found = first
    while is_taken(found):
        # The event that gave the id went into another incident, which has it now.
        number += 1
        found = f"{first}-{number}"
    return found


def _where_they_went(
    lost: Collection[str], groups: Sequence[Group], ids: Sequence[str], former: Mapping[Key, str]
) -> dict[str, str | None]:
    if not lost:
        return {}
    found: dict[str, Counter[str]] = {incident: Counter() for incident in lost}
    for group, id in zip(groups, ids, strict=True):
        for one in (*group.told, *group.suggested):
            incident = former.get(key_of(one))
            if incident in found:
                found[incident][id] += 1
    # `most_common` keeps the order of the groups among equals.
    return {
        incident: counted.most_common(1)[0][0] if counted else None
        for incident, counted in sorted(found.items())
    }
