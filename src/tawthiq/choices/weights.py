"""The weights of each choice: one file under `choices/data`, checked when it is read.

A file says which question the choice answers, from which score on the answer is yes, where the weights come from
(set by hand or learned) and what each named feature adds to the score. Features that a file does not name add
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from math import exp
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Origin = Literal["by hand", "learned"]


class Choice(BaseModel):
    """One choice and its weights.

    `question` is a sentence. `threshold` is the probability from which a yes-or-no choice is a yes; `thresholds` has
    others for readings with a certain feature. `weights` maps a
    feature's name to what it adds to the log-odds. `measured` holds the scores of the held-back folds, as the
    training wrote them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    origin: Origin
    threshold: Annotated[float, Field(gt=0, lt=1)] = 0.5
    thresholds: Mapping[str, float] = Field(default_factory=dict)
    weights: Mapping[str, float]
    measured: Mapping[str, float] = Field(default_factory=dict)

    def score(self, features: Mapping[str, float]) -> float:
        """The sum of weight times value over the features: a log-odds.

        >>> Choice(question="?", origin="by hand", weights={"near": 2.0}).score({"near": 1.0, "unknown": 1.0})
        2.0
        """
        weights = self.weights
        total = 0.0
        for name, value in features.items():
            weight = weights.get(name)
            if weight is not None:
                total += weight * value
        return total

    def threshold_for(self, features: Mapping[str, float]) -> float:
        """The probability from which a reading with these features is a yes."""
        return next((at for name, at in self.thresholds.items() if name in features), self.threshold)

    def likelihood(self, features: Mapping[str, float]) -> float:
        """The probability of yes, 0 to 1.

        >>> Choice(question="?", origin="by hand", weights={"near": 2.0}).likelihood({})
        0.5
        """
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, self.score(features)))))


def shares(scores: Sequence[float]) -> list[float]:
    """Log-odds as probabilities that sum to one."""
    most = max(scores)
    grown = [exp(s - most) for s in scores]
    return [g / sum(grown) for g in grown]


_IN_PLACE: ContextVar[Mapping[str, Choice] | None] = ContextVar("weights in place", default=None)


@contextmanager
def weights_in_place(choices: Mapping[str, Choice]) -> Iterator[None]:
    """Read with other weights than those that the package ships, inside the block; for held-back folds."""
    token = _IN_PLACE.set(choices)
    try:
        yield
    finally:
        _IN_PLACE.reset(token)


def choice_named(name: str) -> Choice:
    """The choice of this name, with the weights put in place for it or else those that the package ships."""
    in_place = _IN_PLACE.get()
    return shipped(name) if in_place is None else in_place.get(name) or shipped(name)


@cache
def shipped(name: str) -> Choice:
    """The choice of this name as the package ships it."""
    text = files("tawthiq.choices").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    return Choice.model_validate_json(text)


def choice_names() -> list[str]:
    """The names of all choices, sorted."""
    data = files("tawthiq.choices").joinpath("data")
    return sorted(f.name.removesuffix(".json") for f in data.iterdir() if f.name.endswith(".json"))
