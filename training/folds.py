"""Cross-validation by article: weights for each fold from the articles of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from zlib import crc32

from tawthiq.choices import Choice, shares
from training.fitting import Example, Fit, fit

FOLDS = 5


def fold_of(article: str) -> int:
    """The fold, 0 to 4, that an article is held back in; the same in every run."""
    return crc32(article.encode("utf-8")) % FOLDS


def weights_by_fold(
    examples: Sequence[Example], how: Fit, by_hand: Mapping[str, float] | None = None
) -> list[dict[str, float]]:
    """The weights learned without the articles of each fold."""
    return [fit([e for e in examples if fold_of(e.article) != fold], how, by_hand) for fold in range(FOLDS)]


@dataclass(frozen=True, slots=True)
class Measured:
    """How well weights choose on articles that they were not learned from.

    `right` is the share of choices (weighted) whose highest option is a right one; `loss` the mean surprise in nats;
    for a yes-or-no choice `f1` is that of yes at the best threshold.
    """

    examples: int
    right: float
    loss: float
    f1: float = 0.0
    threshold: float = 0.5

    def better_than(self, other: Measured, *, decides: bool) -> bool:
        """Whether it chooses better: by F1 for a yes-or-no choice, else by the share of right choices.

        A gain that is a matter of a few examples is none: F1 must rise by more than half a hundredth, and of shares
        that are the same in hundredths the smaller surprise decides.
        """
        if decides:
            return self.f1 > other.f1 + 0.005
        return (round(self.right, 2), -self.loss) > (round(other.right, 2), -other.loss)

    def summary(self) -> str:
        """The figures in short."""
        f1 = f", F1 {self.f1:.3f}" if self.f1 else ""
        return f"{self.right:.3f}, loss {self.loss:.3f}{f1}"


def held_back(
    examples: Sequence[Example], weights: Sequence[dict[str, float]]
) -> list[tuple[Example, list[float]]]:
    """Every example with the probability of each of its options, by the weights of the fold it is held back in."""
    scorers = [Choice(question="-", origin="learned", weights=w) for w in weights]
    return [(e, shares([scorers[fold_of(e.article)].score(o) for o in e.options])) for e in examples]


def measure(chosen: Sequence[tuple[Example, list[float]]], *, decides: bool) -> Measured:
    """The figures of a choice over its examples."""
    total = sum(e.weight for e, _ in chosen)
    right = sum(e.weight for e, p in chosen if p.index(max(p)) in e.right)
    loss = -sum(e.weight * log(max(1e-9, sum(p[k] for k in e.right))) for e, p in chosen)
    f1, threshold = best_threshold([(p[1], 1 in e.right) for e, p in chosen]) if decides else (0.0, 0.5)
    return Measured(len(chosen), right / total, loss / total, f1, threshold)


PLATEAU = 0.01
"""How far below the highest F a threshold may lie and still be as good."""


def best_threshold(told: Sequence[tuple[float, bool]], beta: float = 1.0) -> tuple[float, float]:
    """The highest F of yes (recall counts `beta` times), and the threshold for it, in steps of 0.01.

    F changes little over a wide range, so the middle of all thresholds that are as good is taken: the highest point
    itself would jump from one training to the next.
    """
    wanted = sum(yes for _, yes in told)
    heavy = beta * beta

    def f(at: float) -> float:
        found = [yes for p, yes in told if p >= at]
        return (1 + heavy) * sum(found) / (len(found) + heavy * wanted) if found else 0.0

    scores = {k: f(k / 100) for k in range(5, 96)}
    highest = max(scores.values())
    as_good = [k for k, score in scores.items() if score >= highest - PLATEAU]
    return highest, as_good[len(as_good) // 2] / 100
