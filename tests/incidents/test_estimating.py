"""Weights estimated on a store: better on what they were estimated on, kept as data, refused where they go mad."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from benchmarks.synthetic import synthetic_records

from tawthiq.errors import InvalidData
from tawthiq.incidents.estimating import Estimate, estimated_policy, policy_of_estimate
from tawthiq.incidents.grouping import group_events
from tawthiq.incidents.policy import Policy, shipped_policy
from tawthiq.incidents.sources import Told

SIZE = 2_200
FEWER = replace(
    shipped_policy(), estimation=replace(shipped_policy().estimation, near_pairs=40_000, far_pairs=20_000)
)
"""The shipped policy, looking at fewer pairs."""


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return [Told(k.record.article, event) for k in synthetic_records(SIZE) for event in k.record.events]


@pytest.fixture(scope="module")
def estimate(told: list[Told]) -> Estimate:
    return estimated_policy(told, FEWER)


def f1(told: Sequence[Told], policy: Policy) -> float:
    truth = [number for k in synthetic_records(SIZE) for number in k.incidents]
    groups = group_events(told, policy).groups
    right = sum(_pairs(n) for group in groups for n in Counter(truth[i] for i in group).values())
    return 2 * right / (sum(_pairs(len(g)) for g in groups) + sum(_pairs(n) for n in Counter(truth).values()))


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def test_estimated_weights_link_no_worse(told: list[Told], estimate: Estimate) -> None:
    assert estimate.refused is None and estimate.policy is not None
    assert f1(told, estimate.policy) >= f1(told, shipped_policy())


def test_an_estimate_is_data_that_gives_the_policy_again(told: list[Told], estimate: Estimate) -> None:
    kept = json.loads(json.dumps(estimate.weights))
    assert policy_of_estimate(kept, FEWER) == estimate.policy
    assert estimate.estimated_on["events"] == len(told) and estimate.estimated_on["pairs"] > 10_000
    assert estimated_policy(told, FEWER).weights == estimate.weights, "the same events"


def test_what_no_pair_reached_keeps_the_shipped_numbers(estimate: Estimate) -> None:
    for comparison, level in (("date", "undated"), ("place", "other country")):
        shipped = next(
            one
            for c in shipped_policy().comparisons
            if c.name == comparison
            for one in c.levels
            if one.name == level
        )
        assert estimate.weights["comparisons"][comparison][level] == [shipped.m, shipped.u]


def test_weights_stay_near_the_shipped_ones_and_their_shares_make_sense(estimate: Estimate) -> None:
    assert estimate.policy is not None
    most = shipped_policy().estimation.most_moved
    for one, before in zip(estimate.policy.comparisons, shipped_policy().comparisons, strict=True):
        for level, shipped in zip(one.levels, before.levels, strict=True):
            assert 0 < level.m < 1 and 0 < level.u < 1, (one.name, level.name)
            assert abs(level.weight - shipped.weight) <= most + 1e-6, (one.name, level.name)


def test_a_small_store_keeps_the_shipped_weights(told: list[Told]) -> None:
    few = estimated_policy(told[:200], shipped_policy())
    assert few.policy is None
    assert few.refused == "the store has 200 events; weights are estimated from 2000 on"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"prior_range": (0.2, 0.9)}, "of the pairs for one occurrence; expected between 0.2 and 0.9"),
        ({"order_gap": -99.0}, "the estimate turns .* round"),
    ],
)
def test_a_mad_estimate_is_refused_and_says_so(
    told: list[Told], changed: dict[str, object], said: str
) -> None:
    strict = replace(FEWER, estimation=replace(FEWER.estimation, **changed))
    refused = estimated_policy(told, strict)
    assert refused.policy is None and refused.refused is not None
    with pytest.raises(AssertionError, match=said):
        raise AssertionError(refused.refused)


def test_an_estimate_of_other_comparisons_is_told(estimate: Estimate) -> None:
    older = {
        **estimate.weights,
        "comparisons": {k: v for k, v in estimate.weights["comparisons"].items() if k != "words"},
    }
    with pytest.raises(InvalidData, match="has no 'words'; estimate them again"):
        policy_of_estimate(older, FEWER)
