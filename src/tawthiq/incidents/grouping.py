"""From told events to groups that are one occurrence each: rows, blocks, weights, clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.incidents.clustering import NO_CONSTRAINTS, Constraints, clusters, components
from tawthiq.incidents.features import mark_common_places, row_of
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.scoring import score_pairs
from tawthiq.incidents.sources import Told


@dataclass(frozen=True, slots=True)
class Grouping:
    """Each event in one of the groups, by its number among those given."""

    groups: list[list[int]]
    compared: int
    """How many pairs of events were compared."""


def group_events(
    told: Sequence[Told], policy: Policy, *, constraints: Constraints = NO_CONSTRAINTS
) -> Grouping:
    """Put events that are one occurrence together; the order of the events decides nothing but their numbers."""
    rows = [row_of(i, one.article, one.event, policy) for i, one in enumerate(told)]
    mark_common_places(rows, policy)
    scores = score_pairs(rows, policy)
    # Weights below the threshold matter only among events that weights above it connect.
    connected = components(
        [
            *scores.at_least(policy.threshold),
            *((a, b, 0.0) for a, *rest in constraints.together for b in rest),
        ]
    )
    pairs = scores.inside(connected)
    articles = [one.article.id for one in told]
    groups = clusters(
        articles, pairs, threshold=policy.threshold, apart=policy.apart, constraints=constraints
    )
    return Grouping(groups, scores.compared)
