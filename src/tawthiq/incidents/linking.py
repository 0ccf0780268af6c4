"""Which events of all articles are one occurrence; what people decided stands above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tawthiq.incidents.building import build, group_of
from tawthiq.incidents.grouping import group_events
from tawthiq.incidents.naming import Key, key_of, name_groups
from tawthiq.incidents.policy import Policy, shipped_policy
from tawthiq.incidents.sources import Told, copies_among
from tawthiq.incidents.standing import Standing, standing
from tawthiq.incidents.weights import Weights, weights_for
from tawthiq.records import Incident, Record
from tawthiq.store import Overtaken, Saved, Store

ATTEMPTS = 3
"""How often linking begins again because someone judged, or an article was changed, while it ran."""


class Watch(Protocol):
    """What passes items through and may show how far it is."""

    def __call__(self, items: Iterable[Any], doing: str, total: int | None = None, /) -> Iterable[Any]:
        """The items."""


def unwatched(items: Iterable[Any], _doing: str, _total: int | None = None, /) -> Iterable[Any]:
    """The items, and nothing shown."""
    return items


class LinkResult(list[Incident]):
    """The incidents in the order of their days, and what linking did."""

    def __init__(
        self, incidents: Iterable[Incident], compared: int, gone: Mapping[str, str | None] | None = None
    ) -> None:
        super().__init__(incidents)
        self.compared = compared
        """How many pairs of events were compared."""
        self.gone = dict(gone or {})
        """Former incidents that are none any more, and what each went into."""
        self.saved: Saved | None = None
        """What changed in the store."""
        self.weights: str | None = None
        """By which weights, in a sentence, where they are not simply the shipped ones."""

    @property
    def judged(self) -> int:
        """How many incidents people judged."""
        return sum(1 for incident in self if incident.judgements)

    @property
    def suggested(self) -> int:
        """How many events wait for a person to join them to a judged incident, or to part them from it."""
        return sum(len(incident.suggested) for incident in self)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before events are linked."""

    standing: Standing
    former: Mapping[Key, str]
    """For each event the incident to which it belonged."""
    names: frozenset[str] = frozenset()
    """Ids of incidents that are gone."""


def link(store: Store, *, watch: Watch = unwatched, weights: Weights = Weights.AUTO) -> LinkResult:
    """Link the events of a store's current records; the incidents take the place of the last ones there.

    An incident that people judged keeps its members; events that would be added to it are suggested to it and are in no
    other incident. An incident keeps its id while most of its events are together. Linking the same records again
    changes nothing.

    Args:
        store: an open store.
        watch: shows how far it is; `tawthiq.cli.terminal.progress` is one.
        weights: by which weights; those estimated on the store once it is large enough, if not given.

    Raises:
        StoreError: the store cannot be read or written.
    """
    for attempt in range(1, ATTEMPTS + 1):
        judged = store.judged_state()
        known = Known(standing(store.judgements()), store.memberships(), frozenset(store.former_ids()))
        records = watch(store.records(), "reading records", store.counts()["articles"])
        told = _told_of(records)
        weighed = weights_for(store, told, weights)
        result = _linked(told, known, weighed.policy, watch)
        result.weights = weighed.says
        try:
            result.saved = store.save_incidents(result, gone=result.gone, judged=judged)
            return result
        except Overtaken:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("the last attempt returns or raises")


def link_records(records: Iterable[Record], *, policy: Policy | None = None) -> LinkResult:
    """The incidents of some records, in the order of their days; every specific event is in one of them.

    Events of habit and background (`specific` false) are no occurrences and are left out. The order of the
    records does not matter.

    >>> from tawthiq.records import Article, Event, Place, Record, Time
    >>> def told(article, day):
    ...     event = Event(id="e1", type="air_strike", time=Time(start=day, end=day),
    ...                   place=Place(name="سرمين", admin1="idlib", country="SY", lat=35.904, lon=36.726))
    ...     return Record(article=Article(id=article, text="نص", outlet=article), events=(event,))
    >>> found = link_records([told("a", "2021-03-04"), told("b", "2021-03-04"), told("c", "2021-06-09")])
    >>> [[member.article for member in incident.members] for incident in found]
    [['a', 'b'], ['c']]
    """
    return _linked(_told_of(records), Known(Standing(), {}), policy or shipped_policy(), unwatched)


def _linked(told: list[Told], known: Known, policy: Policy, watch: Watch) -> LinkResult:
    if not told:
        return LinkResult([], 0, dict.fromkeys(known.former.values()))
    constraints = known.standing.constraints([key_of(one) for one in told])
    grouping = group_events(told, policy, constraints=constraints)
    groups = [group_of([told[i] for i in group], known.standing) for group in grouping.groups]
    names = name_groups(groups, known.former, known.names)
    copied = copies_among(group.told for group in groups)
    named = watch(zip(groups, names.ids, strict=True), "merging incidents", len(groups))
    incidents = [build(group, id, known.standing, policy, copied) for group, id in named]
    return LinkResult(sorted(incidents, key=_order), grouping.compared, names.gone)


def _told_of(records: Iterable[Record]) -> list[Told]:
    """The events that are occurrences, in the order in which they were told."""
    told = (Told(record.article, event) for record in records for event in record.events if event.specific)
    return sorted(told, key=lambda one: one.key)


def _order(incident: Incident) -> tuple[str, str]:
    start = incident.time.start if incident.time else None
    return (start.isoformat() if start else "9999", incident.id)
