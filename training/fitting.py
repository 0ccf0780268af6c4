"""Weights that make the right options likeliest: a conditional logit with a Gaussian prior, by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One choice of one article: the features of its options, and which of them are right.

    `chosen` is the index that the reader chose. `weight` scales what the example counts in the fit.
    """

    article: str
    options: tuple[Mapping[str, float], ...]
    right: frozenset[int]
    chosen: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How to fit: the strength of the prior, and how many articles a feature must be met in to be used."""

    prior: float = 1.0
    rarest: int = 3


def fit(
    examples: Sequence[Example], how: Fit, by_hand: Mapping[str, float] | None = None
) -> dict[str, float]:
    """The weights; deterministic. Features that too few articles show are left out.

    The prior is centred on the weights set by hand, so that what the examples say nothing about stays as it was set.
    """
    names = _features(examples, how.rarest)
    if not names or not examples:
        return {}
    column = {name: k for k, name in enumerate(names)}
    centre = np.array([(by_hand or {}).get(name, 0.0) for name in names])
    matrix, starts, right, weight = _table(examples, column)
    owner = np.repeat(np.arange(len(examples)), np.diff(np.append(starts, matrix.shape[0])))

    def loss(w: Floats) -> tuple[float, Floats]:
        score = matrix @ w
        score = score - np.maximum.reduceat(score, starts)[owner]
        grown = np.exp(score)
        every = np.add.reduceat(grown, starts)
        good = np.add.reduceat(grown * right, starts)
        pull = grown / every[owner] - grown * right / good[owner]
        gradient = matrix.T @ (pull * weight[owner]) + how.prior * (w - centre)
        return float(
            (weight * np.log(every / good)).sum() + how.prior / 2 * ((w - centre) @ (w - centre))
        ), gradient

    best = minimize(loss, centre, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    found = {name: round(float(w), 4) for name, w in zip(names, best.x, strict=True)}
    return {name: w for name, w in found.items() if abs(w) >= 0.005}


def _features(examples: Sequence[Example], rarest: int) -> list[str]:
    met: Counter[str] = Counter()
    by_article: dict[str, set[str]] = {}
    for example in examples:
        names = by_article.setdefault(example.article, set())
        for option in example.options:
            names.update(option)
    for names in by_article.values():
        met.update(names)
    return sorted(name for name, n in met.items() if n >= rarest)


def _table(
    examples: Sequence[Example], column: Mapping[str, int]
) -> tuple[csr_matrix, NDArray[np.int64], Floats, Floats]:
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    starts: list[int] = []
    right: list[float] = []
    for example in examples:
        starts.append(len(right))
        for k, option in enumerate(example.options):
            for name, value in option.items():
                if (at := column.get(name)) is not None:
                    columns.append(at)
                    values.append(value)
            ends.append(len(columns))
            right.append(float(k in example.right))
    matrix = csr_matrix((values, columns, ends), shape=(len(right), len(column)))
    return matrix, np.array(starts), np.array(right), np.array([e.weight for e in examples])
