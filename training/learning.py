"""One choice learned: its examples, its weights by fold and over all, and what is shipped."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.material import PROJECT, Material

from tawthiq.choices import Choice
from training.choices import LEARNED
from training.examples import Reading, readings
from training.fitting import Example, fit
from training.folds import FOLDS, Measured, best_threshold, held_back, measure, weights_by_fold

BY_HAND = Path(__file__).parent / "by_hand"
SHIPPED = PROJECT / "src" / "tawthiq" / "choices" / "data"


@dataclass(frozen=True, slots=True)
class Result:
    """What training found for one choice: both kinds of weights on the same held-back articles."""

    name: str
    by_hand: Measured
    learned: Measured
    better: Choice
    folds: tuple[Choice, ...]
    """The better kind of weights for each fold, learned without its articles."""
    held_back: tuple[tuple[Example, list[float]], ...]
    """Every example with the probabilities of its options by weights that have not seen its article."""


ROUNDS = 2
"""The first round reads with the weights set by hand, the second with what the first has learned."""


def learn_all(material: Material, rounds: int = ROUNDS) -> list[Result]:
    """Every choice learned from the gold articles, beginning with the weights set by hand.

    What a choice is given to choose from depends on the choices before it. So the last round reads each article with
    the weights that the round before has learned without it, which is how it will be read when it is measured.
    """
    held_open = frozenset(name for name, c in LEARNED.items() if c.open)
    folds: Sequence[Mapping[str, Choice]] = [{name: by_hand(name) for name in LEARNED}] * FOLDS
    results: list[Result] = []
    for _ in range(rounds):
        read = readings(material, held_open, folds)
        results = [learn(name, examples_of(name, read)) for name in LEARNED]
        folds = [{r.name: r.folds[k] for r in results} for k in range(FOLDS)]
    return results


def by_hand(name: str) -> Choice:
    """The choice with the weights set by hand."""
    return Choice.model_validate_json((BY_HAND / f"{name}.json").read_text(encoding="utf-8"))


def examples_of(name: str, read: Sequence[Reading]) -> list[Example]:
    """The labelled examples of a choice over all articles."""
    label = LEARNED[name].examples
    return [e for r in read for e in label(r, [made for made in r.choices if made.name == name])]


def learn(name: str, examples: Sequence[Example]) -> Result:
    """Both kinds of weights measured on held-back articles, and the better as it is to be shipped."""
    learned = LEARNED[name]
    hand = by_hand(name)
    by_fold = weights_by_fold(examples, learned.how, hand.weights)
    with_hand = measure(held_back(examples, [dict(hand.weights)] * len(by_fold)), decides=learned.decides)
    told = held_back(examples, by_fold)
    with_learned = measure(told, decides=learned.decides)
    if with_learned.better_than(with_hand, decides=learned.decides):
        hand = hand.model_copy(update=_thresholds(told, learned.apart) if learned.decides else {})
        folds = tuple(_choice(hand, w, with_learned) for w in by_fold)
        better = _choice(hand, fit(examples, learned.how, hand.weights), with_learned)
        return Result(name, with_hand, with_learned, better, folds, tuple(told))
    told = held_back(examples, [dict(hand.weights)] * len(by_fold))
    return Result(name, with_hand, with_learned, hand, (hand,) * len(by_fold), tuple(told))


def _thresholds(told: Sequence[tuple[Example, list[float]]], apart: Sequence[str]) -> dict[str, object]:
    """The best threshold of the readings with each feature set apart, and of all the others."""
    yes = [(e.options[1], p[1], 1 in e.right) for e, p in told]
    others = [(p, right) for features, p, right in yes if not any(a in features for a in apart)]
    alone = {a: best_threshold([(p, right) for f, p, right in yes if a in f], beta=2.0)[1] for a in apart}
    return {"threshold": best_threshold(others)[1], "thresholds": alone}


def _choice(hand: Choice, weights: Mapping[str, float], measured: Measured) -> Choice:
    figures = {k: round(float(v), 4) for k, v in asdict(measured).items()}
    return hand.model_copy(update={"origin": "learned", "weights": weights, "measured": figures})


def write(result: Result) -> None:
    """The better weights, one feature a line in order of name, so that a change shows in a diff."""
    text = json.dumps(result.better.model_dump(), ensure_ascii=False, indent=1, sort_keys=True)
    (SHIPPED / f"{result.name}.json").write_text(text + "\n", encoding="utf-8")
