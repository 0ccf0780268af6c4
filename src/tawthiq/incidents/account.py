"""Why an incident is one occurrence, and why it says what it says: all that `tawthiq explain INCIDENT` shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations
from statistics import fmean

from tawthiq.errors import InvalidInput
from tawthiq.incidents.explain import PairExplanation, explain_pairs
from tawthiq.incidents.features import places_often_told
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import Told
from tawthiq.incidents.toll_reasons import toll_choice
from tawthiq.incidents.weights import policy_of_store
from tawthiq.records import Chosen, Incident, Record
from tawthiq.store import Store

Pair = tuple[int, int]
"""Two members by their place in the incident, the smaller first."""

Watch = Callable[[Iterable[Record]], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Account:
    """An incident, the events that it is made of, and the weight of every pair of them taken apart."""

    incident: Incident
    told: tuple[Told, ...]
    """In the order of `incident.members`."""
    pairs: Mapping[Pair, PairExplanation]

    @property
    def weakest(self) -> Pair | None:
        """The pair that goes together least; `None` in an incident that one event tells of."""
        return min(self.pairs, key=lambda pair: (self.pairs[pair].weight, pair), default=None)

    def nearest(self, member: int) -> Pair:
        """The pair in which a member goes together best with another."""
        of_member = [pair for pair in self.pairs if member in pair]
        return max(of_member, key=lambda pair: (self.pairs[pair].weight, (-pair[0], -pair[1])))

    def against_group(self, member: int) -> float:
        """The mean weight of a member's pairs, which is what grouping goes by."""
        return fmean(found.weight for pair, found in self.pairs.items() if member in pair)

    @property
    def choices(self) -> tuple[Chosen, ...]:
        """How each field came by its value, people harmed among them."""
        tolls = (toll_choice(self.incident, outcome) for outcome in self.incident.totals)
        fields = {one.field: one for one in self.incident.chosen}
        added = [one for one in tolls if one is not None and one.field not in fields]
        grade = [one for one in self.incident.chosen if one.field == "grade"]
        return (*(one for one in self.incident.chosen if one.field != "grade"), *added, *grade)


def explain_incident(
    store: Store, id: str, *, policy: Policy | None = None, watch: Watch | None = None
) -> Account:
    """Give account of an incident of the store's last linking.

    Args:
        store: that the incident is in.
        id: of the incident; of one that is gone, the one that it went into.
        policy: that the store was linked with, if not given.
        watch: what the records of the store pass through while the places are found that it tells of often.

    Raises:
        InvalidInput: the store has no such incident, or a member is not told any more in its article.
    """
    incident = store.incident(id) or store.incident(store.went_into(id) or id)
    if incident is None:
        raise InvalidInput(
            f"{id}: no incident of {store!r} has this id; `tawthiq incidents` shows those there are"
        )
    policy = policy or policy_of_store(store)
    told = tuple(_told(store, incident))
    pairs = list(combinations(range(len(told)), 2))
    common = _common(store, policy, watch) if pairs else frozenset()
    found = explain_pairs(told, pairs, policy=policy, common=common)
    return Account(incident, told, dict(zip(pairs, found, strict=True)))


def _told(store: Store, incident: Incident) -> Iterable[Told]:
    for member in incident.members:
        record = store.record(member.article)
        event = next((one for one in record.events if one.id == member.event), None) if record else None
        if record is None or event is None:
            raise InvalidInput(
                f"{incident.id}: its event {member.event} of article {member.article!r} is not told any more; "
                "expected a store that was linked after its last change"
            )
        yield Told(record.article, event)


def _common(store: Store, policy: Policy, watch: Watch | None) -> frozenset[str]:
    """The places that the store tells of often, as linking took them."""
    if store.counts()["events"] < policy.common_least:
        return frozenset()
    records = store.records() if watch is None else watch(store.records())
    each = ([Told(record.article, event) for event in record.events if event.specific] for record in records)
    return places_often_told(chain.from_iterable(each), policy)
