"""How sure an incident is, by rule, in the five grades of Airwars; a person confirms it.

Confirmed: a party says itself that it did it, and another source tells of it. Fair: two or more independent
sources. Weak: one source, or parties' claims alone. Contested: sources name initiators that do not go
together, or the one named denies it. Discounted: nothing but a denial. Grades after Airwars' published
methodology.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import Told
from tawthiq.records import Grade


@dataclass(frozen=True, slots=True)
class Grading:
    """A grade and the rule behind it, as a sentence about this incident."""

    grade: Grade
    reason: str


def grade(told: Sequence[Told], sources: Mapping[tuple[str, str, str], str], policy: Policy) -> Grading:
    """The grade of the incident that these events are; `sources` gives the independent source of each."""
    facts = _Facts.of(told, sources, policy)
    return next(Grading(given, reason) for holds, given, reason in _rules(facts) if holds)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rules ask of an incident; each is a sorted list of sources or actors."""

    voices: list[str]
    """All sources but deniers."""
    neutral: list[str]
    """Those that neither claim nor accuse."""
    owners: list[str]
    """Parties that say that they did it."""
    others: list[str]
    """Sources that are no owners."""
    deniers: list[str]
    rivals: list[str]
    """The initiators named, where they do not go together."""

    @classmethod
    def of(cls, told: Sequence[Told], sources: Mapping[tuple[str, str, str], str], policy: Policy) -> _Facts:
        affirmed = [one for one in told if one.event.stance != "denied"]
        voices = {sources[one.key] for one in affirmed}
        owners = {one.event.speaker for one in affirmed if _own_deed(one)}
        return cls(
            voices=sorted(voices),
            neutral=sorted({sources[one.key] for one in affirmed if one.event.stance in _NEUTRAL}),
            owners=sorted(owners),
            others=sorted(voices - owners),
            deniers=sorted({one.event.speaker for one in told if one.event.stance == "denied"}),
            rivals=_rival_initiators(affirmed, policy),
        )


_NEUTRAL = ("reported", "admitted")


def _rules(facts: _Facts) -> Iterator[tuple[bool, Grade, str]]:
    """Each rule: whether it holds, the grade, the sentence; the first that holds decides."""
    voices, deniers = _listed(facts.voices), _listed(facts.deniers)
    yield not facts.voices, "Discounted", f"it is only denied, by {deniers}"
    yield bool(facts.rivals), "Contested", f"sources name different initiators: {' / '.join(facts.rivals)}"
    yield (
        bool(facts.deniers and not facts.owners),
        "Contested",
        f"it is told by {voices} and denied by {deniers}",
    )
    yield (
        bool(facts.owners and facts.others),
        "Confirmed",
        f"{_listed(facts.owners)} says that it did it, and {_listed(facts.others)} told of it",
    )
    yield (
        len(facts.voices) > 1 and bool(facts.neutral),
        "Fair",
        f"{len(facts.voices)} independent sources told of it: {voices}",
    )
    yield not facts.neutral, "Weak", f"only claims or accusations tell of it: {voices}"
    yield True, "Weak", f"one source told of it: {voices}"


def _own_deed(one: Told) -> bool:
    """Whether the speaker says that he himself did it."""
    return one.event.stance in ("claimed", "admitted") and one.event.speaker in {
        party.id for party in one.event.initiators
    }


def _rival_initiators(told: Sequence[Told], policy: Policy) -> list[str]:
    """The initiators named, where some of them share no camp with some others; else none."""
    named = {
        frozenset({party.id for party in one.event.initiators} - policy.unknown_actors) for one in told
    } - {frozenset()}
    camps = {
        group: {camp for actor in group for camp in policy.camps_of.get(actor, (actor,))} for group in named
    }
    opposed = any(not camps[a] & camps[b] for a in named for b in named)
    return sorted({" + ".join(sorted(group)) for group in named}) if opposed else []


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:4])
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
