"""Groups at a size where blocks, bounds and the quick way matter, against what they stand for."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from benchmarks.synthetic import synthetic_records
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.incidents import explain_pair, link_records
from tawthiq.incidents.clustering import NO_CONSTRAINTS, Constraints, clusters
from tawthiq.incidents.features import apart_key, event_table, places_often_told
from tawthiq.incidents.grouping import group_events, group_pairs
from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.scoring import Scores, score_pairs, weigh
from tawthiq.incidents.sources import Told
from tawthiq.records import Article, Event, Place, Record, Time


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return [Told(k.record.article, event) for k in synthetic_records(700) for event in k.record.events]


@pytest.fixture(scope="module")
def truth() -> list[int]:
    return [number for k in synthetic_records(700) for number in k.incidents]


def test_synthetic_incidents_are_mostly_found(told: list[Told], truth: list[int]) -> None:
    groups = group_events(told, shipped_policy()).groups
    assert sorted(i for group in groups for i in group) == list(range(len(told))), "each event once"
    joined = sum(_pairs(count) for group in groups for count in Counter(truth[i] for i in group).values())
    assert joined / sum(_pairs(len(group)) for group in groups) > 0.85
    assert joined / sum(_pairs(count) for count in Counter(truth).values()) > 0.8


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def test_what_is_left_out_could_not_have_been_joined(told: list[Told]) -> None:
    """Every pair within reach, weighed by Splink without blocks: those at the threshold have all been compared."""
    policy, some = shipped_policy(), told[:120]
    events = event_table(some, policy)
    scores = score_pairs(events, policy)
    found = {
        (a, b): w for a, b, w in zip(scores.left.tolist(), scores.right.tolist(), scores.weight, strict=True)
    }
    everything = [
        pair for pair in combinations(range(len(some)), 2) if _may_meet(some[pair[0]], some[pair[1]])
    ]
    weights = weigh(events, everything, policy)
    assert len(found) > 100 and len(everything) > 500
    for pair, weight in zip(everything, weights, strict=True):
        if pair in found:
            assert found[pair] == pytest.approx(weight, abs=1e-6)
        else:
            assert weight < policy.threshold, pair


def test_explaining_and_linking_agree(told: list[Told]) -> None:
    policy, some = shipped_policy(), told[:120]
    scores = score_pairs(event_table(some, policy), policy)
    often = places_often_told(some, policy)
    for i in range(0, scores.compared, scores.compared // 4):
        left, right = ((some[k].article, some[k].event) for k in (scores.left[i], scores.right[i]))
        assert explain_pair(left, right, common=often).weight == pytest.approx(scores.weight[i], abs=1e-6)


def _may_meet(one: Told, other: Told) -> bool:
    governorates = {t.event.place.admin1 for t in (one, other) if t.event.place and t.event.place.admin1}
    days = [t.event.time.start for t in (one, other) if t.event.time and t.event.time.start]
    near = len(days) < 2 or abs((days[0] - days[1]).days) <= 1
    return apart_key(one) != apart_key(other) and len(governorates) < 2 and near


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]),
    st.floats(-9, 9).map(lambda w: round(w, 2)),
    max_size=30,
)
PARTED = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]), max_size=3)


@given(st.lists(st.integers(0, 7), min_size=12, max_size=12), PAIRS, PARTED)
def test_the_quick_way_gives_the_same_groups(
    apart: list[int], weights: dict[tuple[int, int], float], parted: list[tuple[int, int]]
) -> None:
    pairs = [(a, b, w) for (a, b), w in weights.items() if apart[a] != apart[b]]
    policy, constraints = shipped_policy(), Constraints(asunder=parted)
    left, right = (np.array([pair[i] for pair in pairs], dtype=np.int64) for i in (0, 1))
    scores = Scores(left, right, np.array([w for *_, w in pairs], dtype=np.float64))
    found = group_pairs(np.array(apart), scores, policy, constraints)
    slow = clusters(
        [str(a) for a in apart],
        pairs,
        threshold=policy.threshold,
        apart=policy.apart,
        constraints=constraints,
    )
    assert found == sorted(slow)


def test_nothing_to_group() -> None:
    assert group_events([], shipped_policy()).groups == []
    alone = [Told(Article(id="a", text=""), Event(id="e1", type="clash"))]
    assert group_events(alone, shipped_policy(), constraints=NO_CONSTRAINTS).groups == [[0]]


def test_rows_of_one_data_set_are_different_occurrences() -> None:
    """A coder has decided which rows there are; a report may still tell one of them."""

    def record(article: str, coded: dict[str, str] | None) -> Record:
        place = Place(name="سرمين", admin1="idlib", country="SY", lat=35.904, lon=36.726, id="g:sarmin")
        day = Time(start="2021-03-04", end="2021-03-04")
        event = Event(id="e1", type="air_strike", time=day, place=place, coded=coded)
        return Record(article=Article(id=article, text="نص", outlet=article), events=(event,))

    rows = [record("ged:1", {"id": "1"}), record("ged:2", {"id": "2"}), record("acled:1", {"data_id": "1"})]
    found = [sorted(m.article for m in one.members) for one in link_records([*rows, record("خبر", None)])]
    assert sorted(map(len, found)) == [1, 3]
    assert not any({"ged:1", "ged:2"} <= set(members) for members in found)
