"""What a word is worth: who is a party to the conflict, and the contract's stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NO_PARTY = frozenset(
    ("outlet", "local_sources", "official", "analyst", "witness", "sohr", "snhr", "media", "civilians", "local_notables",
     "local_officials", "unknown", "unknown_gunmen")
)  # fmt: skip


_NOBODY = frozenset(("civilians", "unknown"))


def is_party(speaker: str, organisations: frozenset[str]) -> bool:
    """Whether a speaker is a party to the conflict rather than a third party."""
    return speaker not in _NO_PARTY and speaker not in organisations


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did it, to whom, and whose the harmed are, by ids."""

    initiators: Sequence[str] = ()
    targets: Sequence[str] = ()
    harmed: Sequence[str] = ()

    def is_loss_of(self, party: str) -> bool:
        """Whether a party suffered it: its own are harmed and none of its enemy's, or it was hit by others.

        Its own dead without an enemy and without a target are its loss, though they are told as if it had done it.
        """
        alone = set(self.initiators) | set(self.harmed) == {party} and not self.targets
        if (party in self.initiators and not alone) or any(g not in (party, *_NOBODY) for g in self.harmed):
            return False
        nameless = bool(self.harmed) and set(self.harmed) <= {"unknown"}
        return party in self.harmed or (nameless and party in self.targets)


def stance_of(speaker: str, effect: str, deed: Deed, organisations: frozenset[str]) -> str:
    """The contract's stance of an event by who speaks, how, and on whose deed or loss."""
    if effect == "deny":
        return "reported" if speaker == "outlet" else "denied"
    if effect in ("accuse", "suspect") or speaker == "analyst":
        return "alleged"
    if not is_party(speaker, organisations):
        return "reported"
    if deed.is_loss_of(speaker) or (effect == "admit" and "civilians" in deed.harmed):
        return "admitted"
    return "claimed"
