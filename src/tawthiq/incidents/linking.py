"""Which events of all articles are one occurrence."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.incidents.grouping import group_events
from tawthiq.incidents.merge import Told, merge
from tawthiq.incidents.policy import Policy, shipped_policy
from tawthiq.incidents.sources import copies_among
from tawthiq.records import Incident, Record
from tawthiq.store import Store


class LinkResult(list[Incident]):
    """The incidents, and how many pairs of events were compared to find them."""

    def __init__(self, incidents: Iterable[Incident], compared: int) -> None:
        super().__init__(incidents)
        self.compared = compared


def link(store: Store) -> LinkResult:
    """Link the events of a store's current records; the incidents take the place of the last ones there.

    Linking the same records again gives the same incidents under the same ids.

    Raises:
        StoreError: the store cannot be read or written.
    """
    result = link_records(store.records())
    store.save_incidents(result)
    return result


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
    policy = policy or shipped_policy()
    told = sorted(
        (Told(record.article, event) for record in records for event in record.events if event.specific),
        key=lambda one: one.key,
    )
    if not told:
        return LinkResult([], 0)
    grouping = group_events(told, policy)
    groups = [[told[i] for i in group] for group in grouping.groups]
    copied = copies_among(groups)
    incidents = [merge(group, policy, copied=copied) for group in groups]
    return LinkResult(sorted(incidents, key=_order), grouping.compared)


def _order(incident: Incident) -> tuple[str, str]:
    start = incident.time.start if incident.time else None
    return (start.isoformat() if start else "9999", incident.id)
