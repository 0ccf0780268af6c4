"""From groups of events to incidents: merged, named, and as people judged them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.incidents.judging import judged
from tawthiq.incidents.merge import merge
from tawthiq.incidents.naming import Group, key_of
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import Told
from tawthiq.incidents.standing import Standing, members_of
from tawthiq.records import Incident


def group_of(told: Sequence[Told], standing: Standing) -> Group:
    """The events that the weights put together, as one group.

    Where people judged an incident among them, it keeps exactly its members; the other events are suggested to it. No
    two judged incidents come into one group.
    """
    in_order = sorted(told, key=lambda one: one.key)
    held = standing.holding(map(key_of, in_order))
    if held is None:
        return Group(in_order)
    members = [one for one in in_order if key_of(one) in held.members]
    return Group(members, [one for one in in_order if key_of(one) not in held.members], judged=True)


def build(
    group: Group, id: str, standing: Standing, policy: Policy, copied: Mapping[str, str] | None = None
) -> Incident:
    """The incident that a group is; `copied` as in `merge`."""
    incident = merge(group.told, policy, copied=copied).model_copy(
        update={"id": id, "suggested": members_of(map(key_of, group.suggested))}
    )
    if not group.judged:
        return incident
    held = standing.holding(map(key_of, group.told))
    return judged(incident, held.judgements if held else ())
