"""Choosing between readings by the weights, so that each choice can be listened to and explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from tawthiq.choices.weights import choice_named, shares

Features = Mapping[str, float]
"""Named features of one reading; 1.0 for one that simply holds."""


@dataclass(slots=True)
class Option:
    """One reading that may be chosen: its value as the record would give it, and its features.

    Nobody changes one; it is not frozen because every question makes several, and freezing costs as much again.
    """

    value: str
    features: Features


@dataclass(frozen=True, slots=True)
class ChoiceMade:
    """A choice as it was made. `about` is the span of the article's text that it is about (an event mention's)."""

    name: str
    about: tuple[int, int]
    options: tuple[Option, ...]
    chosen: int

    def chances(self) -> list[float]:
        """The probability of each option; together they are one."""
        choice = choice_named(self.name)
        return shares([choice.score(option.features) for option in self.options])

    def reasons(self, most: int = 3) -> list[tuple[str, float]]:
        """The features that set the chosen option apart from the best of the others, the weightiest first."""
        choice = choice_named(self.name)
        won = self.options[self.chosen].features
        others = [o.features for k, o in enumerate(self.options) if k != self.chosen]
        lost = max(others, key=choice.score, default={})
        gains = {
            name: choice.weights.get(name, 0.0) * (won.get(name, 0.0) - lost.get(name, 0.0))
            for name in {**won, **lost}
        }
        weighty = sorted(((n, g) for n, g in gains.items() if g), key=lambda x: (-abs(x[1]), x[0]))
        return weighty[:most]


@dataclass(slots=True)
class Overheard:
    """What is heard of the choices of a reading; `open_to` names yes-or-no choices that are to be taken as yes."""

    choices: list[ChoiceMade] = field(default_factory=list)
    open_to: frozenset[str] = frozenset()


_LISTENER: ContextVar[Overheard | None] = ContextVar("listener", default=None)


@contextmanager
def overheard(open_to: frozenset[str] = frozenset()) -> Iterator[Overheard]:
    """Hear every choice made inside the block; for explanation and for training.

    `open_to`: yes-or-no choices that are answered yes whatever their score, so that what they would have left out
    can be held against the gold.
    """
    heard = Overheard(open_to=open_to)
    token = _LISTENER.set(heard)
    try:
        yield heard
    finally:
        _LISTENER.reset(token)


def choose(name: str, about: tuple[int, int], options: Sequence[Option]) -> int:
    """The index of the option with the highest score; of equals the first.

    Raises:
        ValueError: there is no option.
    """
    if not options:
        raise ValueError(f"choice {name!r}: nothing to choose from")
    choice = choice_named(name)
    scores = [choice.score(option.features) for option in options]
    chosen = scores.index(max(scores))
    heard = _LISTENER.get()
    if heard is not None:
        heard.choices.append(ChoiceMade(name, about, tuple(options), chosen))
    return chosen


def likelihood(name: str, about: tuple[int, int], features: Features) -> float:
    """The probability that the answer is yes, 0 to 1."""
    chance = choice_named(name).likelihood(features)
    heard = _LISTENER.get()
    if heard is not None:
        yes = count_as(name, chance, features)
        heard.choices.append(ChoiceMade(name, about, (Option("no", {}), Option("yes", features)), int(yes)))
    return chance


def count_as(name: str, chance: float, features: Features | None = None) -> bool:
    """Whether a probability is a yes: it reaches the threshold for these features, or a listener holds it open."""
    heard = _LISTENER.get()
    enough = choice_named(name).threshold_for(features or {})
    return chance >= enough or (heard is not None and name in heard.open_to)
