"""How sure an incident is, by rule, in the five grades of Airwars; a person confirms it.

Confirmed: a party accepts responsibility; a mere boast counts only where another source tells of it. Fair: two or more
independent sources that neither claim nor accuse. Weak: one source, or parties' claims alone. Contested: sources name
initiators that do not go together, or the one named denies it. Discounted: nothing but a denial. Grades after Airwars'
published methodology for civilian harm; sentences and order of the rules in `data/grades.json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawthiq.errors import InvalidData
from tawthiq.incidents.choosing import listed
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import Told, outlet_of
from tawthiq.labels import Language
from tawthiq.records import Chosen, Incident, Rival

FILE = "incidents/data/grades.json"
FIELD = "grade"
DENIED = "denied"
"""The value of the rival that those are who deny it."""
CLAIMED = "claimed"
"""The value of the rival that those are who do no more than claim or accuse."""

_NEUTRAL = ("reported", "admitted")


@cache
def grade_rules() -> Mapping[str, Mapping[str, str]]:
    """For each rule its grade and its sentence in Arabic and in English, in the order in which they are asked.

    Raises:
        InvalidData: a rule that is asked has no grade or no sentence.

    >>> grade_rules()["several_sources"]["grade"]
    'Fair'
    """
    data = json.loads(files("tawthiq.incidents").joinpath("data/grades.json").read_text(encoding="utf-8"))
    rules: Mapping[str, Mapping[str, str]] = data["rules"]
    unsaid = [name for name in _RULES if set(rules.get(name, ())) != {"grade", "en", "ar"}]
    if unsaid:
        raise InvalidData(f"{FILE}: rules: {unsaid}: expected grade, en and ar for each")
    return rules


def grade(told: Sequence[Told], sources: Mapping[tuple[str, str, str], str], policy: Policy) -> Chosen:
    """The grade of the incident that these events are, with the rule behind it and its sentence.

    Its `sources` are those that the rule rests on; its `rivals` are the initiators that are named against one another,
    or those who deny it, or those who do no more than claim or accuse. `sources` gives the independent source of each
    event.
    """
    facts = _Facts.of(told, sources, policy)
    rule, (rests_on, rivals) = next(
        (name, found) for name, rule in _RULES.items() if (found := rule(facts)) is not None
    )
    return Chosen(
        field=FIELD,
        value=grade_rules()[rule]["grade"],
        rule=rule,
        reason=_sentence(rule, rests_on, rivals, facts.voices, "en"),
        sources=tuple(rests_on),
        rivals=tuple(rivals),
    )


def grade_reason_in(incident: Incident, language: Language) -> str:
    """The reason of an incident's grade as a sentence; what a person wrote stays as it is."""
    given = next((one for one in incident.chosen if one.field == FIELD), None)
    if given is None or given.rule not in grade_rules():
        return incident.grade_reason
    return _sentence(given.rule, given.sources, given.rivals, incident.sources, language)


def _sentence(
    rule: str, told: Sequence[str], rivals: Sequence[Rival], voices: Sequence[str], language: Language
) -> str:
    by_value = {rival.value: rival.sources for rival in rivals}
    deniers = by_value.get(DENIED, ())
    others = by_value.get(CLAIMED) or [one for one in voices if one not in told and one not in deniers]
    return grade_rules()[rule][language].format(
        n=len(told),
        told=listed(told, language),
        others=listed(sorted(others), language),
        deniers=listed(deniers, language),
        rivals=" / ".join(str(value) for value in by_value),
    )


# ---------------------------------------------------------------- what the rules ask
@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rules ask of an incident; each is a sorted list of sources or actors."""

    voices: list[str]
    """All sources but deniers."""
    neutral: list[str]
    """Those that neither claim nor accuse; an outlet once, whether it speaks itself or cites people of the place."""
    owners: list[str]
    """Parties that say that they did it."""
    confessors: list[str]
    """Those of them that admit it as a wrong, or as harm to their own side."""
    deniers: list[str]
    initiators: dict[str, list[str]]
    """The initiators named and who names them, where they do not go together; else empty."""

    @classmethod
    def of(cls, told: Sequence[Told], sources: Mapping[tuple[str, str, str], str], policy: Policy) -> _Facts:
        affirmed = [one for one in told if one.event.stance != "denied"]
        neutral = {
            outlet_of(sources[one.key]): sources[one.key]
            for one in reversed(affirmed)
            if one.event.stance in _NEUTRAL
        }
        owned = [one for one in affirmed if _own_deed(one)]
        return cls(
            voices=sorted({sources[one.key] for one in affirmed}),
            neutral=sorted(neutral.values()),
            owners=sorted({one.event.speaker for one in owned}),
            confessors=sorted({one.event.speaker for one in owned if one.event.stance == "admitted"}),
            deniers=sorted({sources[one.key] for one in told if one.event.stance == "denied"}),
            initiators=_rival_initiators(affirmed, sources, policy),
        )

    @property
    def others(self) -> list[str]:
        """Sources that are no owners."""
        return [one for one in self.voices if one not in self.owners]

    @property
    def claiming(self) -> list[str]:
        """Sources that do no more than claim or accuse."""
        return [
            one for one in self.voices if outlet_of(one) not in {outlet_of(each) for each in self.neutral}
        ]


def _own_deed(one: Told) -> bool:
    """Whether the speaker says that he himself did it."""
    return one.event.stance in ("claimed", "admitted") and one.event.speaker in {
        party.id for party in one.event.initiators
    }


def _rival_initiators(
    told: Sequence[Told], sources: Mapping[tuple[str, str, str], str], policy: Policy
) -> dict[str, list[str]]:
    """The initiators named and who names them, where some of them share no camp with some others; else nothing."""
    named: dict[frozenset[str], set[str]] = {}
    for one in told:
        known = frozenset({party.id for party in one.event.initiators} - policy.unknown_actors)
        if known:
            named.setdefault(known, set()).add(sources[one.key])
    camps = {
        group: {camp for actor in group for camp in policy.camps_of.get(actor, (actor,))} for group in named
    }
    if not any(not camps[a] & camps[b] for a in named for b in named):
        return {}
    return {" + ".join(sorted(group)): sorted(named[group]) for group in sorted(named, key=sorted)}


# ---------------------------------------------------------------- the rules
_Found = tuple[list[str], list[Rival]] | None
"""The sources on which a rule rests and what stands against it; `None` where it does not hold."""


def _only_denied(facts: _Facts) -> _Found:
    return None if facts.voices else ([], _denied(facts))


def _admitted(facts: _Facts) -> _Found:
    return (facts.confessors, []) if facts.confessors else None


def _rival_claims(facts: _Facts) -> _Found:
    rivals = [Rival(value=actor, sources=tuple(by)) for actor, by in facts.initiators.items()]
    return (facts.voices, rivals) if rivals else None


def _denied_by(facts: _Facts) -> _Found:
    return (facts.voices, _denied(facts)) if facts.deniers and not facts.owners else None


def _claimed_and_told(facts: _Facts) -> _Found:
    return (facts.owners, []) if facts.owners and facts.others else None


def _several_sources(facts: _Facts) -> _Found:
    return (facts.neutral, []) if len(facts.neutral) > 1 else None


def _claims_only(facts: _Facts) -> _Found:
    return None if facts.neutral else (facts.voices, [])


def _one_source_and_claims(facts: _Facts) -> _Found:
    claims = [Rival(value=CLAIMED, sources=tuple(facts.claiming))]
    return (facts.neutral, claims) if facts.claiming else None


def _one_source(facts: _Facts) -> _Found:
    return facts.neutral, []


_RULES: dict[str, Callable[[_Facts], _Found]] = {
    "only_denied": _only_denied,
    "admitted": _admitted,
    "rival_claims": _rival_claims,
    "denied": _denied_by,
    "claimed_and_told": _claimed_and_told,
    "several_sources": _several_sources,
    "claims_only": _claims_only,
    "one_source_and_claims": _one_source_and_claims,
    "one_source": _one_source,
}
"""In the order in which they are asked; the first that holds gives the grade."""


def _denied(facts: _Facts) -> list[Rival]:
    return [Rival(value=DENIED, sources=tuple(facts.deniers))]
