"""From scored pairs to groups that are one occurrence each: the best first, under what no score overrides.

Connected components would join what a chain of vague reports connects, and would put two events of one
article into one occurrence. Here every event begins alone; the two groups with the highest mean weight
between their members are joined, and again, while that mean reaches the threshold. Two groups that both hold
events of one article are never joined: an article that tells two events tells two occurrences. What people
joined begins as one group, whatever its articles; what they parted never comes into one, nor do two groups of what they
joined.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Pair = tuple[int, int, float]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Constraints:
    """What people decided, over events by number: no weight overrides it."""

    together: Sequence[Sequence[int]] = ()
    """Events that are one occurrence, or one event alone; no event stands in two of these, and no two are one."""
    asunder: Sequence[tuple[int, int]] = ()
    """Pairs of events that are two occurrences."""


NO_CONSTRAINTS = Constraints()


@dataclass(slots=True)
class _Group:
    members: list[int]
    articles: set[Hashable]
    parted: set[int] = field(default_factory=set)
    """Events that people held to be other occurrences than one of the members."""
    judged: bool = False
    """Whether it holds what people joined."""
    sums: dict[int, tuple[float, int]] = field(default_factory=dict)
    """For each other group that a pair leads to: the sum of the weights of pairs, and how many there are."""


def components(size: int, left: Numbers, right: Numbers) -> Numbers:
    """For each event the smallest number of those that pairs connect it with."""
    component = np.arange(size)
    while True:
        a, b = component[left], component[right]
        if np.array_equal(a, b):
            return component
        low, high = np.minimum(a, b), np.maximum(a, b)
        np.minimum.at(component, high, low)
        while not np.array_equal(above := component[component], component):
            component = above


def clusters(
    articles: Sequence[Hashable],
    pairs: Iterable[Pair],
    *,
    threshold: float,
    apart: float,
    constraints: Constraints = NO_CONSTRAINTS,
) -> list[list[int]]:
    """Groups of events, each event in one of them; the order in which the pairs come does not matter.

    Args:
        articles: for each event what tells an occurrence once only, an article or a data set
            (`features.apart_key`); events are numbered by their position here.
        pairs: weights between events; a pair that is not given has the weight `apart`.
        threshold: the lowest mean weight at which two groups are joined.
        apart: the weight of events that were not compared.
        constraints: what people decided.
    """
    groups = {i: _Group([i], {article}) for i, article in enumerate(articles)}
    for left, right in constraints.asunder:
        groups[left].parted.add(right)
        groups[right].parted.add(left)
    for left, right, weight in pairs:
        groups[left].sums[right] = groups[right].sums[left] = (weight, 1)
    for together in constraints.together:
        first, *others = sorted(together)
        groups[first].judged = True
        for other in others:
            _join(groups, first, other)
    mean = _mean(groups, apart)
    heap: list[tuple[float, int, int]] = []
    for left, group in groups.items():
        for right in group.sums:
            if (
                left < right
                and (weight := mean(left, right)) >= threshold
                and _may_join(group, groups[right])
            ):
                heap.append((-weight, left, right))
    heapq.heapify(heap)
    while heap:
        negative, left, right = heapq.heappop(heap)
        # An entry is stale where one of its groups has been joined to another since.
        if left not in groups or right not in groups or mean(left, right) != -negative:
            continue
        if not _may_join(groups[left], groups[right]):
            continue
        _join(groups, left, right)
        for other in groups[left].sums:
            value = mean(left, other)
            if value >= threshold:
                heapq.heappush(heap, (-value, min(left, other), max(left, other)))
    return [sorted(group.members) for group in groups.values()]


def _may_join(one: _Group, other: _Group) -> bool:
    return (
        not (one.articles & other.articles)
        and not (one.judged and other.judged)
        and one.parted.isdisjoint(other.members)
    )


def _mean(groups: dict[int, _Group], apart: float) -> Callable[[int, int], float]:
    def mean(left: int, right: int) -> float:
        one = groups[left]
        total, count = one.sums[right]
        size = len(one.members) * len(groups[right].members)
        # Rounded, so that the order in which weights were added up cannot decide between two joins.
        return round(total if size == 1 else (total + apart * (size - count)) / size, 9)

    return mean


def _join(groups: dict[int, _Group], left: int, right: int) -> None:
    """Put the group `right` into the group `left`, the smaller number."""
    kept, gone = groups[left], groups.pop(right)
    kept.members += gone.members
    kept.articles |= gone.articles
    kept.parted |= gone.parted
    kept.judged |= gone.judged
    kept.sums.pop(right, None)
    for other, (total, count) in gone.sums.items():
        if other != left:
            before, pairs = kept.sums.get(other, (0.0, 0))
            value = kept.sums[other] = before + total, pairs + count
            sums = groups[other].sums
            del sums[right]
            sums[left] = value
