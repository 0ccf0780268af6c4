"""Estimates of what nobody reported, on populations whose size is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import numpy as np

from benchmarks.material import Material
from benchmarks.plots import bars
from benchmarks.section import Section, picture
from benchmarks.tables import table
from tawthiq.errors import CannotEstimate
from tawthiq.statistics import Estimate, Histories, estimate, estimate_apart
from tawthiq.statistics.estimating import Range, averaged, weights_of

SIMULATIONS = 200
MARK = 0.90
"""Of the simulations in which the 95 % interval covers the truth, the least share in each pattern of dependence."""

Random = np.random.Generator
Seen = np.ndarray[Any, np.dtype[np.bool_]]
"""A row for each incident, a column for each list."""


@dataclass(frozen=True, slots=True)
class Population:
    """So many incidents, and how they come into three lists."""

    name: str
    size: int
    lists: Callable[[Random, int], Seen]
    marked: bool = True
    """Whether the mark holds for it."""
    apart: bool = False
    """Whether its halves are known, in a fourth column, and estimated apart."""


def _independent(random: Random, size: int) -> Seen:
    return random.random((size, 3)) < np.array([0.45, 0.40, 0.35])


def _dependent(on_list: float, off_list: float) -> Callable[[Random, int], Seen]:
    """The second list has an incident more or less often where the first has it; the third knows of neither."""

    def lists(random: Random, size: int) -> Seen:
        first = random.random(size) < 0.40
        second = random.random(size) < np.where(first, on_list, off_list)
        return np.column_stack([first, second, random.random(size) < 0.40])

    return lists


def _uneven(
    near: Sequence[float], far: Sequence[float], *, told: bool = False
) -> Callable[[Random, int], Seen]:
    """Half of the incidents happened where every list has more ears; the lists do not say which."""

    def lists(random: Random, size: int) -> Seen:
        heard = random.random(size) < 0.5
        seen = random.random((size, 3)) < np.where(heard[:, None], near, far)
        return np.column_stack([seen, heard]) if told else seen

    return lists


def _thin(random: Random, size: int) -> Seen:
    return random.random((size, 3)) < 0.10


POPULATIONS = (
    Population("independent lists", 600, _independent),
    Population("one pair attracts (0.60 against 0.30)", 600, _dependent(0.60, 0.30)),
    Population("one pair avoids (0.25 against 0.55)", 600, _dependent(0.25, 0.55)),
    Population("uneven chances (0.50 and 0.30)", 600, _uneven((0.50, 0.45, 0.40), (0.30, 0.28, 0.25))),
    Population("very uneven chances (0.60 and 0.15)", 600, _uneven((0.60,) * 3, (0.15,) * 3), marked=False),
    Population(
        "the same, halves estimated apart",
        600,
        _uneven((0.60,) * 3, (0.15,) * 3, told=True),
        marked=False,
        apart=True,
    ),
    Population("thin lists (0.10 each)", 400, _thin, marked=False),
)


@dataclass(slots=True)
class _Score:
    """What came of the simulations of one population."""

    truth: int
    refused: int = 0
    covered: Counter[str] = field(default_factory=Counter)
    ratios: dict[str, list[float]] = field(default_factory=dict)
    widths: list[float] = field(default_factory=list)

    def add(self, way: str, total: Range) -> None:
        """One estimate in one way."""
        high = float("inf") if total.high is None else total.high
        self.covered[way] += total.low <= self.truth <= high
        self.ratios.setdefault(way, []).append(total.best / self.truth)
        if way == "aic":
            self.widths.append((high - total.low) / self.truth)

    def share(self, way: str) -> float | None:
        """How often the interval covers the truth, of the estimates that were made."""
        made = len(self.ratios.get(way, ()))
        return self.covered[way] / made if made else None

    def bias(self, way: str) -> float | None:
        """The median of estimate over truth."""
        ratios = self.ratios.get(way)
        return median(ratios) if ratios else None


def section(material: Material) -> Section:
    """The section of the page; it needs no material."""
    scores = {population: _simulated(population, seed) for seed, population in enumerate(POPULATIONS)}
    marked = {p: s for p, s in scores.items() if p.marked}
    worst = min(score.share("aic") or 0.0 for score in marked.values())
    names = [population.name for population in marked]
    shares = {
        "averaged": [score.share("aic") for score in marked.values()],
        "taken as independent": [score.share("independent") for score in marked.values()],
    }
    text = "\n\n".join(
        [
            "## Estimates of what nobody reported",
            f"{SIMULATIONS} populations of each kind are drawn, each incident into three lists or none, and the whole "
            "is estimated from what the lists have. “Covered” is how often the 95 % interval holds the true number, "
            "“ratio” the median of estimate over truth. The estimate is averaged over all models by AIC (by BIC beside "
            "it); “naive” takes the lists as independent whatever they are. “Refused” are those of which the program "
            "says that it cannot tell. The mark is for the first four; where chances are very uneven three lists "
            "cannot show it, and the whole is estimated too low; parts that are alike within are estimated apart "
            "(`--split`).",
            table(_HEADINGS, [_row(population, score) for population, score in scores.items()]),
            picture("estimate", "how often the interval covers the truth, averaged and taken as independent"),
            f"Mark: the interval covers the truth in {worst:.3f} of the simulations of the worst pattern "
            f"({'reached' if worst >= MARK else 'not reached'}, ≥ {MARK}).",
        ]
    )
    plot = bars("95 % intervals that hold the truth", names, shares, "share")
    return Section(text, {"estimate: coverage of the worst pattern": worst}, {"estimate": plot})


_HEADINGS = [
    "population",
    "size",
    "covered",
    "ratio",
    "width / truth",
    "BIC covered",
    "naive covered",
    "naive ratio",
    "refused",
]


def _row(population: Population, score: _Score) -> Sequence[object]:
    return [
        population.name,
        population.size,
        score.share("aic"),
        score.bias("aic"),
        median(score.widths) if score.widths else None,
        score.share("bic"),
        score.share("independent"),
        score.bias("independent"),
        score.refused,
    ]


def _simulated(population: Population, seed: int) -> _Score:
    random, score = np.random.default_rng(seed), _Score(population.size)
    for _ in range(SIMULATIONS):
        seen = population.lists(random, population.size)
        try:
            if population.apart:
                _add_apart(score, seen)
            else:
                _add_whole(score, estimate(_histories(seen)))
        except CannotEstimate:
            score.refused += 1
    return score


def _add_whole(score: _Score, found: Estimate) -> None:
    score.add("aic", found.total)
    fitted = [one.fitted for one in found.models]
    unseen = averaged(fitted, weights_of([one.bic for one in fitted]))
    score.add("bic", _beside(found.histories.documented, unseen))
    if found.independent is not None:
        score.add("independent", found.independent)


def _add_apart(score: _Score, seen: Seen) -> None:
    """The last column tells which half an incident belongs to."""
    halves = {
        name: _histories(seen[seen[:, 3] == near][:, :3]) for name, near in (("near", True), ("far", False))
    }
    found = estimate_apart(halves, estimate)
    if found.untold:
        score.refused += 1
        return
    score.add("aic", _beside(found.documented, found.unseen))


def _beside(documented: int, unseen: Range) -> Range:
    high = None if unseen.high is None else documented + unseen.high
    return Range(documented + unseen.best, documented + unseen.low, high)


def _histories(seen: Seen) -> Histories:
    counts = Counter(tuple(map(bool, row)) for row in seen.tolist() if any(row))
    return Histories(("a", "b", "c"), counts)
