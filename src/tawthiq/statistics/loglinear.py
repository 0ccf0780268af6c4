"""Log-linear Poisson models of capture histories, and what each says of the incidents in no list.

The count of each history is Poisson, its logarithm a sum of a constant, one term for each list and one for each
pair of lists that are dependent (Fienberg 1972; Bishop, Fienberg and Holland 1975; Cormack 1989). The constant is the
logarithm of the expected count of those in no list. Terms for three lists and more are left out.

A pair of lists without an incident in common leaves its term without bound: it is taken at its limit, where the histories
with both lists have the expectation zero (Chan, Silverman and Vincent 2021). Whether the counts determine the other
terms is decided by a linear program (Fienberg and Rinaldo 2012) and by the rank of the design.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import numpy as np

from tawthiq.errors import MissingExtra
from tawthiq.statistics.histories import Histories

Pair = tuple[int, int]
Model = tuple[Pair, ...]
"""The pairs of lists that are dependent, by their numbers."""

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Fit:
    """One model fitted."""

    model: Model
    log_unseen: float
    """Logarithm of the expected number of incidents in no list."""
    variance: float
    """Of that logarithm, as an estimate of the number itself: of the parameter, and Poisson variation around it."""
    deviance: float
    df: int
    aic: float
    bic: float
    """With the number of documented incidents as the size of the sample."""
    fit_probability: float | None
    """Of a deviance as large or larger if the model holds; `None` where it fits by construction."""

    @property
    def unseen(self) -> float:
        """The expected number of incidents in no list."""
        return math.exp(self.log_unseen)

    def interval(self, level_z: float) -> tuple[float, float]:
        """The ends of the interval of the unseen, symmetric on the scale of logarithms (Chao 1987)."""
        reach = level_z * math.sqrt(self.variance)
        return math.exp(self.log_unseen - reach), math.exp(self.log_unseen + reach)


@dataclass(frozen=True, slots=True)
class _Table:
    """The cells and the design of one model, the histories at their limit of zero left out."""

    counts: Array
    design: Array
    parameters: int
    """Terms that are estimated, those at their limit among them."""


def models_of(lists: int, most: int) -> Iterator[Model]:
    """All sets of dependent pairs, the smallest first; whole sizes only, as long as `most` is not exceeded.

    >>> len(list(models_of(3, 2000))), len(list(models_of(5, 2000))), len(list(models_of(6, 2000)))
    (8, 1024, 1941)
    """
    pairs = list(combinations(range(lists), 2))
    given = 0
    for size in range(len(pairs) + 1):
        given += math.comb(len(pairs), size)
        if given > most:
            return
        yield from combinations(pairs, size)


def fit(histories: Histories, model: Model) -> Fit | None:
    """Fit a model; `None` where these counts do not determine it.

    Raises:
        MissingExtra: the library for it is not installed.
    """
    table = _table(histories, model)
    if not _determined(table):
        return None
    result = _glm(table.counts, table.design)
    log_unseen, variance = float(result.params[0]), float(result.cov_params()[0, 0])
    if not (math.isfinite(log_unseen) and math.isfinite(variance) and variance > 0):
        return None
    df = len(table.counts) - table.design.shape[1]
    deviance = max(float(result.deviance), 0.0)
    minus_twice = -2 * float(result.llf)
    return Fit(
        model=model,
        log_unseen=log_unseen,
        variance=variance + math.exp(-log_unseen),
        deviance=deviance,
        df=df,
        aic=minus_twice + 2 * table.parameters,
        bic=minus_twice + table.parameters * math.log(histories.documented),
        fit_probability=_tail(deviance, df) if df > 0 else None,
    )


def profile_interval(histories: Histories, model: Model, drop: float) -> tuple[float, float, float | None]:
    """The most likely total under a model, and the ends of its profile likelihood interval.

    The multinomial likelihood of each total, its other parameters at their best (Cormack 1992), may fall by `drop`
    from its maximum to an end. The high end is `None` where it has none within fifty times the estimate.
    """
    table, documented = _table(histories, model), histories.documented
    unseen_row = np.zeros((1, table.design.shape[1]))
    unseen_row[0, 0] = 1
    design = np.vstack([table.design, unseen_row])

    def likelihood(unseen: float) -> float:
        counts = np.append(table.counts, unseen)
        total = documented + unseen
        fitted = np.log(_glm(counts, design).mu / total)
        return float(math.lgamma(total + 1) - math.lgamma(unseen + 1) + (counts * fitted).sum())

    start = math.exp(float(_glm(table.counts, table.design).params[0]))
    best = _highest(likelihood, start)
    floor = likelihood(best) - drop
    low = _crossing(likelihood, floor, best, 0.0) if likelihood(1e-6) < floor else 0.0
    top = 50 * (documented + start)
    high = _crossing(likelihood, floor, best, top) if likelihood(top) < floor else None
    return documented + best, documented + low, None if high is None else documented + high


def _table(histories: Histories, model: Model) -> _Table:
    lists = len(histories.lists)
    empty = [pair for pair in model if not histories.size(*pair)]
    cells = [
        cell
        for cell in product((True, False), repeat=lists)
        if any(cell) and not any(cell[a] and cell[b] for a, b in empty)
    ]
    kept = [pair for pair in model if pair not in empty]
    rows = [[1.0, *map(float, cell), *(float(cell[a] and cell[b]) for a, b in kept)] for cell in cells]
    counts = [float(histories.counts.get(cell, 0)) for cell in cells]
    return _Table(np.array(counts), np.array(rows), parameters=1 + lists + len(model))


def _determined(table: _Table) -> bool:
    """Whether the estimate of every term exists and is the only one."""
    cells, terms = table.design.shape
    if cells < terms or np.linalg.matrix_rank(table.design) < terms:
        return False
    if (table.counts > 0).all():
        return True
    # Some positive expectations must give the same sums as the counts: maximise the smallest of them.
    linprog = _scipy().optimize.linprog
    sums = table.design.T @ table.counts
    equal = np.hstack([table.design.T, np.zeros((terms, 1))])
    above = np.hstack([-np.eye(cells), np.ones((cells, 1))])
    goal = np.append(np.zeros(cells), -1.0)
    found = linprog(
        goal, A_ub=above, b_ub=np.zeros(cells), A_eq=equal, b_eq=sums, bounds=[(0, None)] * (cells + 1)
    )
    return bool(found.success and -found.fun > 1e-7)


def _highest(function: Any, start: float) -> float:
    """Where the likelihood is highest: its logarithm falls to both sides."""
    found = _scipy().optimize.minimize_scalar(
        lambda x: -function(math.exp(x)),
        bounds=(math.log(start) - 4, math.log(start) + 4),
        method="bounded",
        options={"xatol": 1e-5},
    )
    return math.exp(float(found.x))


def _crossing(function: Any, floor: float, inside: float, outside: float) -> float:
    root = _scipy().optimize.brentq(lambda x: function(x) - floor, max(outside, 1e-6), inside, xtol=1e-3)
    return float(root)


def _glm(counts: Array, design: Array) -> Any:
    try:
        from statsmodels.genmod.families import Poisson  # noqa: PLC0415 - an extra, asked for when it is needed
        from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415
    except ImportError as err:
        raise MissingExtra("estimating what nobody reported", "estimate") from err
    with warnings.catch_warnings():
        # A model with a term for every cell fits perfectly, which is no fault here.
        warnings.simplefilter("ignore")
        return GLM(counts, design, family=Poisson()).fit(maxiter=200, tol=1e-10)


def _tail(deviance: float, df: int) -> float:
    return float(_scipy().stats.chi2.sf(deviance, df))


def _scipy() -> Any:
    try:
        import scipy.optimize  # noqa: PLC0415
        import scipy.stats  # noqa: PLC0415
    except ImportError as err:
        raise MissingExtra("estimating what nobody reported", "estimate") from err
    return scipy


def named(model: Model, lists: Sequence[str]) -> str:
    """A model by its dependent pairs.

    >>> named(((0, 1), (0, 2)), ["a", "b", "c"]), named((), ["a", "b", "c"])
    ('a*b + a*c', 'independent')
    """
    return " + ".join(f"{lists[a]}*{lists[b]}" for a, b in model) or "independent"
