"""Why two events are, or are not, taken for one occurrence: each comparison as a sentence with its weight."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawthiq.incidents.features import event_table
from tawthiq.incidents.policy import Comparison, Policy, shipped_policy
from tawthiq.incidents.scoring import compare
from tawthiq.incidents.sources import Told
from tawthiq.labels import Language
from tawthiq.records import Article, Event


@dataclass(frozen=True, slots=True)
class Reason:
    """What one comparison adds: log2 odds, and why; 0 where the field says nothing."""

    comparison: str
    weight: float
    says: str
    level: str = ""
    """The level of the policy that was reached."""

    def __str__(self) -> str:
        return f"{self.weight:+.1f}  {self.comparison}: {self.says}"


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """The weight of a pair and what it is made of; one occurrence where `weight` reaches `threshold`.

    The grouping may still keep them apart: where another event fits better, or they are of one article.
    """

    weight: float
    threshold: float
    reasons: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """Whether the two, taken alone, are one occurrence."""
        return self.weight >= self.threshold

    def __str__(self) -> str:
        verdict = "one occurrence" if self.same else "two occurrences"
        return "\n".join([*map(str, self.reasons), f"{self.weight:+.1f}  in all: {verdict}"])


def explain_pair(
    left: tuple[Article, Event],
    right: tuple[Article, Event],
    *,
    policy: Policy | None = None,
    common: Collection[str] = (),
) -> PairExplanation:
    """Take the weight of a pair of events apart.

    Args:
        left: an event, and the article that tells it.
        right: another one.
        policy: the shipped one, if not given.
        common: the places that the store tells of often (`features.places_often_told`), which linking gives
            less weight.

    >>> from tawthiq.records import Article, Event
    >>> event = Event(id="e1", type="shelling")
    >>> pair = [(Article(id=name, text=name, published="2021-03-04"), event) for name in ("a", "b")]
    >>> print(explain_pair(*pair))
    -9.0  prior: before anything is compared
    +2.3  date: one gives no time, and was published within a week after the other
    -1.6  place: one of them names no place, and may be in another governorate
    +2.6  type: both are of one type
    +0.0  initiators: one of them does not know who did it
    +0.0  targets: one of them does not say who was hit
    +0.0  object: one of them does not say what was hit
    +0.0  weapons: one of them names no weapon
    +0.0  killed: one of them gives no number of dead
    +0.0  wounded: one of them gives no number of wounded
    +0.0  words: one of them has too few words to compare
    +0.0  trigger: one of them keeps no word that tells the deed
    +0.0  speaker: one of them cites no speaker who is one and the same in every outlet
    -5.6  in all: two occurrences
    """
    told = [Told(*left), Told(*right)]
    return explain_pairs(told, [(0, 1)], policy=policy or shipped_policy(), common=common)[0]


def explain_pairs(
    told: Sequence[Told], pairs: Sequence[tuple[int, int]], *, policy: Policy, common: Collection[str] = ()
) -> list[PairExplanation]:
    """Take the weights of pairs of events apart, all at once.

    Args:
        told: the events.
        pairs: of events by their place among `told`, the smaller first.
        policy: levels and weights.
        common: as in `explain_pair`.
    """
    if not pairs:
        return []
    prior = Reason("prior", policy.prior_weight, "before anything is compared", "prior")
    return [
        PairExplanation(
            float(found["match_weight"]),
            policy.threshold,
            (prior, *(_reason(one, int(found[f"gamma_{one.name}"])) for one in policy.comparisons)),
        )
        for found in compare(event_table(told, policy, common=common), pairs, policy)
    ]


def _reason(comparison: Comparison, gamma: int) -> Reason:
    """Splink numbers levels from the last, 0, upwards; -1 is the missing one."""
    if gamma < 0:
        says = comparison.missing.says if comparison.missing else ""
        return Reason(comparison.name, 0.0, says, "missing")
    level = comparison.levels[len(comparison.levels) - 1 - gamma]
    return Reason(comparison.name, level.weight, level.says, level.name)


# ---------------------------------------------------------------- in Arabic
def name_in(reason: Reason, language: Language) -> str:
    """What the comparison is called.

    >>> name_in(Reason("place", 1.0, "both name the same place", "same place"), "ar")
    'المكان'
    """
    return (
        _arabic().get((reason.comparison, NAME), reason.comparison) if language == "ar" else reason.comparison
    )


def says_in(reason: Reason, language: Language) -> str:
    """Why it weighs what it weighs; in English where there is no Arabic sentence."""
    return _arabic().get((reason.comparison, reason.level), reason.says) if language == "ar" else reason.says


NAME = "-"
"""Stands in place of a level where the comparison's own name is given."""


@cache
def _arabic() -> dict[tuple[str, str], str]:
    text = files("tawthiq.incidents").joinpath("data/comparisons.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {(comparison, level): arabic for comparison, level, arabic in lines}
