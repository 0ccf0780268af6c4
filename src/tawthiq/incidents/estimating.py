"""The weights of linking, estimated on the events of a store.

What is estimated are the `m` and `u` of each level and the prior, by expectation and maximisation (Dempster,
Laird and Rubin 1977; for linkage Winkler 1988) over pairs of events of one governorate and season, the
population that the policy speaks of. Splink says which level each pair reaches. Most such pairs are many days
apart and no two of them one occurrence; pairs of near days are therefore drawn more densely, and weighted
back.

Nothing is taken over blindly: levels that no pair reached keep the shipped numbers, the others are drawn
towards them as though some pairs (`pull`) had been seen that bear them out, and an estimate that turns what
speaks for an occurrence into what speaks against it, or that finds absurdly many or few, is refused. The
estimate is data: kept, it gives the same groups again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from math import log2
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from tawthiq.errors import InvalidData
from tawthiq.incidents.features import event_table
from tawthiq.incidents.policy import Comparison, Estimation, Level, Policy
from tawthiq.incidents.scoring import database, level_counts, load
from tawthiq.incidents.sources import Told

Floats = npt.NDArray[np.float64]
ROUNDS = 300
STILL = 3e-4
"""The prior moves by less than this share of itself: the estimate has settled."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Estimated weights, or why there are none."""

    policy: Policy | None
    """The policy with the estimated weights; `None` where it was refused."""
    refused: str | None
    """Why, in a sentence."""
    weights: dict[str, Any]
    """What to keep (`Store.save_policy`), as JSON values: `policy_of_estimate` makes the policy of it again."""
    estimated_on: dict[str, int]
    """On how many `events`, and on how many `pairs` of them."""


def estimated_policy(told: Iterable[Told], policy: Policy) -> Estimate:
    """Estimate the weights of a policy on events; the same events give the same weights.

    Args:
        told: the events; they are read once and not kept.
        policy: the shipped one, from whose weights the estimate starts and towards which it is drawn.
    """
    return estimate_on(event_table(told, policy), policy)


def estimate_on(events: pa.Table, policy: Policy) -> Estimate:
    """Estimate the weights on events whose columns (`features.event_table`) are at hand."""
    rule = policy.estimation
    about = {"events": events.num_rows, "pairs": 0}
    if events.num_rows < rule.least_events:
        few = f"the store has {events.num_rows} events; weights are estimated from {rule.least_events} on"
        return Estimate(None, few, {}, about)
    with database() as connection:
        load(connection, events, policy)
        scale = _sample(connection, rule)
        counts = level_counts(connection, policy)
    about["pairs"] = int(counts["pairs"].sum())
    if about["pairs"] < rule.least_pairs:
        few = (
            f"the store's events make {about['pairs']:,} pairs that can be compared; "
            f"weights are estimated from {rule.least_pairs:,} on"
        )
        return Estimate(None, few, {}, about)
    fitted = _Fit(policy, *_patterns(counts, policy, scale))
    settled = fitted.settle()
    weights = {"prior": fitted.shown_prior(), "comparisons": fitted.shown()}
    refused = (
        _refusal(weights, policy) if settled else f"the estimate did not come to rest in {ROUNDS} rounds"
    )
    estimated = None if refused else policy_of_estimate(weights, policy)
    return Estimate(estimated, refused, weights, about)


def policy_of_estimate(weights: Mapping[str, Any], policy: Policy) -> Policy:
    """The policy with the weights of an estimate that was kept.

    Raises:
        InvalidData: the estimate was made for other comparisons or levels than the policy has.
    """
    try:
        comparisons = tuple(
            replace(
                one,
                levels=tuple(
                    replace(level, m=m, u=u)
                    for level, (m, u) in (
                        (level, weights["comparisons"][one.name][level.name]) for level in one.levels
                    )
                ),
            )
            for one in policy.comparisons
        )
        return replace(policy, prior=weights["prior"], comparisons=comparisons)
    except KeyError as err:
        raise InvalidData(
            f"the kept estimate of the weights of linking has no {err.args[0]!r}; estimate them again"
        ) from err


# ---------------------------------------------------------------- pairs to look at
_SIZES = """
SELECT sum(n * (n - 1) / 2) FROM (
    SELECT count(*) AS n FROM events
    WHERE pinned AND admin1 IS NOT NULL AND day_lo IS NOT NULL GROUP BY admin1, day_lo // {days}
)
"""
_DRAWN = """
SELECT *, day_lo // {days} AS bin FROM events
WHERE pinned AND admin1 IS NOT NULL AND day_lo IS NOT NULL AND hash(unique_id) % 1000000 < {drawn}
"""
_PAIRS = """
SELECT '{near}' AS match_key, least(l.unique_id, r.unique_id) AS join_key_l,
    greatest(l.unique_id, r.unique_id) AS join_key_r
FROM ({drawn}) l JOIN ({drawn}) r USING (admin1, bin)
WHERE l.unique_id < r.unique_id AND l.apart <> r.apart AND (abs(l.day_lo - r.day_lo) < {week}) = {near}
"""


def _sample(connection: duckdb.DuckDBPyConnection, rule: Estimation) -> float:
    """Make the table `pairs`, its `match_key` whether they are of one week; how many times a far pair counts."""
    weights, statements = [], []
    for near, days, most in (
        ("true", rule.week_days, rule.near_pairs),
        ("false", rule.season_days, rule.far_pairs),
    ):
        there = connection.execute(_SIZES.format(days=days)).fetchall()[0][0] or 1
        # Events are drawn and not pairs: of so many times fewer events there are the square fewer pairs.
        share = min(1.0, (most / float(there)) ** 0.5)
        weights.append(1 / share**2)
        drawn = _DRAWN.format(days=days, drawn=round(share * 1_000_000))
        statements.append(_PAIRS.format(near=near, drawn=drawn, week=rule.week_days))
    connection.execute(f"CREATE TABLE pairs AS {' UNION ALL '.join(statements)}")
    # A bin of a week holds about half of the pairs that are less than a week apart.
    return float(weights[1] / (2 * weights[0]))


def _patterns(counts: Any, policy: Policy, scale: float) -> tuple[npt.NDArray[np.int64], Floats]:
    """For each pattern of levels: the level of each comparison, -1 where it is missing; and how often."""
    levels = np.empty((len(counts["pairs"]), len(policy.comparisons)), dtype=np.int64)
    for i, one in enumerate(policy.comparisons):
        gamma = np.asarray(counts[f"gamma_{one.name}"], dtype=np.int64)
        # Splink numbers levels from the last, 0, upwards.
        levels[:, i] = np.where(gamma < 0, -1, len(one.levels) - 1 - gamma)
    far = np.asarray(counts["match_key"]) == "false"
    return levels, np.asarray(counts["pairs"], dtype=np.float64) * np.where(far, scale, 1.0)


# ---------------------------------------------------------------- the estimate
class _Fit:
    """Expectation and maximisation over the patterns of levels."""

    def __init__(self, policy: Policy, levels: npt.NDArray[np.int64], counts: Floats) -> None:
        self.policy, self.levels, self.counts = policy, levels, counts
        self.prior = policy.prior
        self.m = [np.array([level.m for level in one.levels]) for one in policy.comparisons]
        self.u = [np.array([level.u for level in one.levels]) for one in policy.comparisons]
        self.seen = [
            np.bincount(levels[levels[:, i] >= 0, i], minlength=len(one.levels)) > 0
            for i, one in enumerate(policy.comparisons)
        ]
        # Shares among the levels that are met at all; what is never met stands aside, as shipped.
        self.shipped = [
            (self._among(m, seen), self._among(u, seen))
            for m, u, seen in zip(self.m, self.u, self.seen, strict=True)
        ]
        self.shares = list(self.shipped)

    @staticmethod
    def _among(values: Floats, seen: npt.NDArray[np.bool_]) -> Floats:
        inside = np.where(seen, values, 0.0)
        total = inside.sum()
        return inside / total if total else inside

    def settle(self) -> bool:
        """Go round until nothing moves; whether it has come to rest."""
        rule = self.policy.estimation
        for _ in range(ROUNDS):
            chance = self._chances()
            same, other = self.counts * chance, self.counts * (1 - chance)
            for i, (m, u) in enumerate(self.shipped):
                anchored = self.policy.comparisons[i].name in rule.anchored
                self.shares[i] = (
                    m if anchored else self._share(i, same, m, rule.pull_matches),
                    self._share(i, other, u, rule.pull_pairs),
                )
            before, self.prior = self.prior, float(same.sum() / self.counts.sum())
            if abs(self.prior - before) < STILL * before:
                return True
        return False

    def _chances(self) -> Floats:
        """For each pattern how likely such a pair is one occurrence."""
        odds = np.full(len(self.counts), np.log(self.prior / (1 - self.prior)))
        for i, (m, u) in enumerate(self.shares):
            with np.errstate(divide="ignore", invalid="ignore"):
                weights = np.where(m > 0, np.log(m / u), 0.0)
            odds += np.where(self.levels[:, i] >= 0, weights[self.levels[:, i]], 0.0)
        chances: Floats = 1 / (1 + np.exp(-odds))
        return chances

    def _share(self, i: int, counts: Floats, shipped: Floats, pull: float) -> Floats:
        known = self.levels[:, i] >= 0
        met = np.bincount(self.levels[known, i], weights=counts[known], minlength=len(shipped))
        drawn = met + pull * shipped
        total = drawn.sum()
        return drawn / total if total else shipped

    def _kept(self, i: int) -> tuple[float, float]:
        """How much of `m` and `u` the levels that are met have together, as shipped."""
        seen = self.seen[i]
        return float(self.m[i][seen].sum()), float(self.u[i][seen].sum())

    def shown_prior(self) -> float:
        """The prior of the population with the levels that were never met."""
        odds = self.prior / (1 - self.prior)
        for i, one in enumerate(self.policy.comparisons):
            if one.name in self.policy.estimation.wider:
                m, u = self._kept(i)
                # A comparison that no pair reached says nothing of how much wider the population is.
                odds *= u / m if m and u else 1.0
        return odds / (1 + odds)

    def shown(self) -> dict[str, dict[str, list[float]]]:
        """For each comparison and level its `m` and `u`."""
        found: dict[str, dict[str, list[float]]] = {}
        for i, one in enumerate(self.policy.comparisons):
            (m, u), (m_kept, u_kept) = self.shares[i], self._kept(i)
            if one.name not in self.policy.estimation.wider:
                u_kept = m_kept
            found[one.name] = {
                level.name: self._held(level, float(m[k] * m_kept), float(u[k] * u_kept))
                if self.seen[i][k]
                else [level.m, level.u]
                for k, level in enumerate(one.levels)
            }
        return found

    def _held(self, level: Level, m: float, u: float) -> list[float]:
        """The numbers of a level, its weight held near the shipped one."""
        most = self.policy.estimation.most_moved
        weight = min(max(log2(m / u), level.weight - most), level.weight + most)
        m = round(m, 7)
        return [m, m / 2**weight]


# ---------------------------------------------------------------- refusing
def _refusal(weights: Mapping[str, Any], policy: Policy) -> str | None:
    """Why an estimate is not to be used; `None` where it is."""
    low, high = policy.estimation.prior_range
    if not low <= weights["prior"] <= high:
        return (
            f"the estimate takes {weights['prior']:.2g} of the pairs for one occurrence; "
            f"expected between {low:g} and {high:g}"
        )
    for one in policy.comparisons:
        turned = _turned(one, weights["comparisons"][one.name], policy.estimation.order_gap)
        if turned:
            return f"the estimate turns {one.name} round: {turned[0]!r} would say less than {turned[1]!r}"
    return None


def _turned(one: Comparison, estimated: Mapping[str, list[float]], gap: float) -> tuple[str, str] | None:
    """Two levels that lay clearly apart, and of which the worse now says twice as much as the better."""
    weight = {name: log2(m / u) for name, (m, u) in estimated.items()}
    for a, b in combinations(one.levels, 2):
        better, worse = (a, b) if a.weight > b.weight else (b, a)
        if better.weight - worse.weight >= gap and weight[better.name] < weight[worse.name] - 1:
            return better.name, worse.name
    return None
