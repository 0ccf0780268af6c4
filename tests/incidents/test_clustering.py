"""Groups of events: what joins them and what nothing joins."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.incidents.clustering import Constraints, clusters, components


def group(articles: str, *pairs: tuple[int, int, float], apart: float = -7.0) -> list[list[int]]:
    return sorted(clusters(list(articles), pairs, threshold=0.0, apart=apart))


def test_two_events_of_one_article_stay_apart_whatever_the_score() -> None:
    assert group("aab", (0, 1, 50.0), (0, 2, 9.0), (1, 2, 8.0)) == [[0, 2], [1]], "the best pair wins"


def test_a_chain_does_not_join_what_conflicts() -> None:
    assert group("abc", (0, 1, 5.0), (1, 2, 4.0), (0, 2, -9.0)) == [[0, 1], [2]]


def test_what_was_never_compared_counts_as_apart() -> None:
    assert group("abc", (0, 1, 5.0), (1, 2, 4.0)) == [[0, 1], [2]]
    assert group("abc", (0, 1, 5.0), (1, 2, 4.0), apart=-3.0) == [[0, 1, 2]]


def test_one_doubtful_pair_does_not_break_a_group() -> None:
    assert group("abc", (0, 1, 5.0), (1, 2, 4.0), (0, 2, -1.0)) == [[0, 1, 2]]


def test_components_are_named_by_their_smallest() -> None:
    found = components(8, np.array([4, 2, 5]), np.array([7, 4, 6]))
    assert found.tolist() == [0, 1, 2, 3, 2, 5, 5, 2]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]),
    st.floats(-9, 9).map(lambda w: round(w, 2)),
    max_size=40,
)


@given(st.lists(st.sampled_from("abcdef"), min_size=12, max_size=12), PAIRS, st.randoms())
def test_groups_keep_their_promises(
    articles: list[str], weights: dict[tuple[int, int], float], chance: random.Random
) -> None:
    pairs = [(left, right, w) for (left, right), w in weights.items() if articles[left] != articles[right]]
    found = clusters(articles, pairs, threshold=0.0, apart=-5.0)
    assert sorted(i for members in found for i in members) == list(range(12)), "each event once"
    for members in found:
        assert len({articles[i] for i in members}) == len(members), "one event of an article at most"
    chance.shuffle(pairs)
    again = clusters(articles, pairs, threshold=0.0, apart=-5.0)
    assert sorted(again) == sorted(found), "the order of the pairs does not matter"


@pytest.mark.parametrize(
    ("together", "asunder", "expected", "why"),
    [
        ([(0, 2)], [], [[0, 1, 2]], "joined by a person, although no weight says so; its like comes along"),
        ([], [(0, 1)], [[0], [1], [2]], "parted by a person, whatever the weight"),
        ([(0, 2)], [(1, 2)], [[0, 2], [1]], "parted from one of those that were joined"),
        ([(0,), (1,)], [], [[0], [1], [2]], "two that were judged are one only where a person says so"),
        ([(1,)], [], [[0, 1], [2]], "what is like a judged one comes along"),
    ],
)
def test_no_weight_overrides_what_people_decided(
    together: list[tuple[int, ...]], asunder: list[tuple[int, int]], expected: list[list[int]], why: str
) -> None:
    found = clusters(
        ["a", "b", "c"],
        [(0, 1, 20.0)],
        threshold=0.0,
        apart=-7.0,
        constraints=Constraints(together=together, asunder=asunder),
    )
    assert sorted(found) == expected, why
