"""By which weights a store is linked: those estimated on its own events once it holds enough of them.

An estimate is kept in the store, and the same store is linked by it until it has grown `again` times as large
(`data/policy.json`), so that linking twice changes nothing. Below the least number of events, and where an estimate is
refused, the shipped weights hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tawthiq.errors import InvalidInput
from tawthiq.incidents.estimating import estimated_policy, policy_of_estimate
from tawthiq.incidents.policy import Policy, shipped_policy
from tawthiq.incidents.sources import Told
from tawthiq.store import Deciding, Store


class Weights(StrEnum):
    """Which weights to link by."""

    AUTO = "auto"
    """The kept estimate; estimated where the store is large enough and none is kept, or it has outgrown it."""
    ESTIMATE = "estimate"
    """Estimated now."""
    SHIPPED = "shipped"
    """Those of the package, whatever was estimated; the store goes on with them."""


def weights_named(name: str) -> Weights:
    """The weights of a name.

    Raises:
        InvalidInput: there are none of this name.
    """
    try:
        return Weights(name)
    except ValueError:
        raise InvalidInput(
            f"--weights {name}: there are none of this name; expected one of {', '.join(Weights)}"
        ) from None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weights to link by, and in a sentence where they come from when that is not the shipped ones."""

    policy: Policy
    says: str | None = None


def policy_of_store(store: Store | Deciding) -> Policy:
    """The weights by which a store was last linked."""
    kept = store.policy()
    return policy_of_estimate(kept.weights, shipped_policy()) if kept and kept.weights else shipped_policy()


def weights_for(store: Store, told: Sequence[Told], asked: Weights = Weights.AUTO) -> Weighed:
    """The weights for linking these events of a store; a new estimate is kept there."""
    shipped = shipped_policy()
    kept = store.policy()
    match asked:
        case Weights.SHIPPED:
            # Kept as an estimate is, so that the next linking estimates none before the store has grown as much.
            if kept is None or kept.weights or kept.estimated_on["events"] < len(told):
                store.save_policy({}, {"events": len(told)})
            return Weighed(shipped)
        case Weights.AUTO if kept and len(told) < shipped.estimation.again * kept.estimated_on["events"]:
            return _kept(store, kept.estimated_on["events"])
        case Weights.AUTO if len(told) < shipped.estimation.least_events:
            return _kept(store, kept.estimated_on["events"] if kept else 0)
    return _estimated(store, told)


def _kept(store: Store, events: int) -> Weighed:
    policy = policy_of_store(store)
    if policy == shipped_policy():
        return Weighed(policy)
    return Weighed(policy, f"by weights that were estimated on {events:,} events of this store")


def _estimated(store: Store, told: Sequence[Told]) -> Weighed:
    found = estimated_policy(told, shipped_policy())
    # A refused estimate is kept as the shipped weights, so that the next linking does not try again at once.
    store.save_policy(found.weights if found.policy else {}, found.estimated_on)
    if found.policy is None:
        return Weighed(shipped_policy(), f"by the shipped weights: {found.refused}")
    events = found.estimated_on["events"]
    return Weighed(found.policy, f"by weights estimated on {events:,} events of this store")
