"""What a word is worth: who is a party to the conflict, and the contract's stance."""

from __future__ import annotations

_NO_PARTY = frozenset(
    ("outlet", "local_sources", "official", "analyst", "witness", "sohr", "snhr", "media", "civilians", "local_notables",
     "local_officials", "unknown", "unknown_gunmen")
)  # fmt: skip


def is_party(speaker: str, organisations: frozenset[str]) -> bool:
    """Whether a speaker is a party to the conflict rather than a third party."""
    return speaker not in _NO_PARTY and speaker not in organisations


def stance_of(
    speaker: str, effect: str, initiators: list[str], harmed: list[str], organisations: frozenset[str]
) -> str:
    """The contract's stance of an event by who speaks, how, and on whose deed or loss."""
    if effect == "deny":
        return "denied"
    if effect in ("accuse", "suspect") or speaker == "analyst":
        return "alleged"
    if not is_party(speaker, organisations):
        return "reported"
    if speaker in harmed and speaker not in initiators:
        return "admitted"
    return "claimed"
