"""Why two events are, or are not, taken for one occurrence: each comparison as a sentence with its weight."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tawthiq.incidents.features import event_table
from tawthiq.incidents.policy import Comparison, Policy, shipped_policy
from tawthiq.incidents.scoring import compare
from tawthiq.incidents.sources import Told
from tawthiq.records import Article, Event


@dataclass(frozen=True, slots=True)
class Reason:
    """What one comparison adds: log2 odds, and why; 0 where the field says nothing."""

    comparison: str
    weight: float
    says: str

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
    policy = policy or shipped_policy()
    two = event_table([Told(*left), Told(*right)], policy, common=common)
    found = compare(two, policy)
    reasons = [Reason("prior", policy.prior_weight, "before anything is compared")]
    reasons += [
        _reason(comparison, int(found[f"gamma_{comparison.name}"])) for comparison in policy.comparisons
    ]
    return PairExplanation(float(found["match_weight"]), policy.threshold, tuple(reasons))


def _reason(comparison: Comparison, gamma: int) -> Reason:
    """Splink numbers levels from the last, 0, upwards; -1 is the missing one."""
    if gamma < 0:
        says = comparison.missing.says if comparison.missing else ""
        return Reason(comparison.name, 0.0, says)
    level = comparison.levels[len(comparison.levels) - 1 - gamma]
    return Reason(comparison.name, level.weight, level.says)
