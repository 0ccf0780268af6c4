"""From told events to groups that are one occurrence each: columns, pairs, weights, clusters."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from tawthiq.incidents.clustering import NO_CONSTRAINTS, Constraints, Numbers, clusters, components
from tawthiq.incidents.features import event_table
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.scoring import Scores, score_pairs
from tawthiq.incidents.sources import Told


@dataclass(frozen=True, slots=True)
class Grouping:
    """Each event in one of the groups, by its number among those given; groups in the order of their first."""

    groups: list[list[int]]
    compared: int
    """How many pairs of events were compared."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each step took: `columns`, `blocking`, `scoring`, `clustering`."""


def group_events(
    told: Iterable[Told], policy: Policy, *, constraints: Constraints = NO_CONSTRAINTS
) -> Grouping:
    """Put events that are one occurrence together; the order of the events decides nothing but their numbers.

    The events are read once and not kept.
    """
    began = time.perf_counter()
    events = event_table(told, policy)
    built = time.perf_counter() - began
    found = group_table(events, policy, constraints=constraints)
    return Grouping(found.groups, found.compared, {"columns": built, **found.seconds})


def group_table(events: pa.Table, policy: Policy, *, constraints: Constraints = NO_CONSTRAINTS) -> Grouping:
    """Put events together whose columns (`features.event_table`) are at hand."""
    scores = score_pairs(events, policy)
    scored = time.perf_counter()
    with _no_collecting():
        groups = group_pairs(events["apart"].to_numpy().astype(np.int64), scores, policy, constraints)
    seconds = {**scores.seconds, "clustering": time.perf_counter() - scored}
    return Grouping(groups, scores.compared, seconds)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without the collector of cycles: clustering makes millions of objects, and hardly a cycle among them."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def group_pairs(apart: Numbers, scores: Scores, policy: Policy, constraints: Constraints) -> list[list[int]]:
    """The groups of events that the weights, and what people decided, make.

    Most groups are plain: each member goes with each other, and nothing else goes with any. Only the rest is
    left to `clusters`, which would give the same for the plain ones.

    Args:
        apart: for each event, what tells an occurrence once only (`features.apart_key`), as a number.
        scores: weights of pairs.
        policy: the threshold, and the weight of pairs that were not compared.
        constraints: what people decided.
    """
    strong = scores.weight >= policy.threshold
    joined = [(one, other) for one, *others in constraints.together for other in others]
    given = np.array(joined, dtype=np.int64).reshape(-1, 2)
    component = components(
        len(apart),
        np.concatenate([scores.left[strong], given[:, 0]]),
        np.concatenate([scores.right[strong], given[:, 1]]),
    )
    # Weights below the threshold matter only among events that weights above it connect.
    inside = component[scores.left] == component[scores.right]
    left, right, weight = scores.left[inside], scores.right[inside], scores.weight[inside]
    plain = _plain(component, left, strong[inside])
    touched = {i for some in (*constraints.together, *constraints.asunder) for i in some}
    plain[component[np.array(sorted(touched), dtype=np.int64)]] = False
    groups = _by_component(component, np.flatnonzero(plain[component]))
    rest = np.flatnonzero(~plain[component])
    number = np.full(len(apart), -1)
    number[rest] = np.arange(len(rest))
    some = ~plain[component[left]]
    found = clusters(
        apart[rest].tolist(),
        zip(number[left[some]].tolist(), number[right[some]].tolist(), weight[some].tolist(), strict=True),
        threshold=policy.threshold,
        apart=policy.apart,
        constraints=Constraints(
            [[int(number[i]) for i in together] for together in constraints.together],
            [(int(number[a]), int(number[b])) for a, b in constraints.asunder],
        ),
    )
    groups += [[int(rest[i]) for i in group] for group in found]
    return sorted(groups)


def _plain(component: Numbers, left: Numbers, strong: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """For each component whether all its pairs were compared and all reach the threshold."""
    members = np.bincount(component, minlength=len(component))
    pairs = np.bincount(component[left[strong]], minlength=len(component))
    found: npt.NDArray[np.bool_] = pairs == members * (members - 1) // 2
    return found


def _by_component(component: Numbers, chosen: Numbers) -> list[list[int]]:
    """The members of each component among those chosen."""
    order = chosen[np.argsort(component[chosen], kind="stable")]
    starts = np.flatnonzero(np.diff(component[order], prepend=-1))
    bounds = [*starts.tolist(), len(order)]
    members = order.tolist()
    return [members[a:b] for a, b in pairwise(bounds)]
