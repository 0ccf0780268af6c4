"""ACLED's taxonomy, and which of our incidents is what in it: `data/acled.json`, after the ACLED Codebook (2024)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from tawthiq.arabic.script import fold
from tawthiq.errors import InvalidData
from tawthiq.records import EVENT_TYPES, Weapon

FILE = "exports/data/acled.json"
DOERS = ("state", "state_at_home", "group", "people", "none")
TARGETS = ("fighters", "people", "none")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules ask of an incident."""

    type: str
    doer: str
    """One of `DOERS`."""
    target: str
    """One of `TARGETS`."""
    weapons: frozenset[str]
    outcomes: frozenset[str]
    """How people were harmed."""
    objects: frozenset[str]
    words: tuple[str, ...]
    """The words that tell the event, folded."""
    fought: bool
    """Whether anything tells of force: people hit, weapons, an attack among the incident's events."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it holds, and the sub-type that an incident then is, or why it has none."""

    when: Mapping[str, Any]
    sub: str | None
    says: str

    def holds(self, facts: Facts) -> bool:
        """Whether every condition holds."""
        return holds(self.when, facts)


def holds(when: Mapping[str, Any], facts: Facts) -> bool:
    """Whether every condition of a rule holds of an incident."""
    return all(_CONDITIONS[name](facts, wanted) for name, wanted in when.items())


def _doer(facts: Facts, wanted: Sequence[str]) -> bool:
    return facts.doer in wanted or (facts.doer == "state_at_home" and "state" in wanted)


def _words(facts: Facts, wanted: Sequence[str]) -> bool:
    return any(word.startswith(start) for word in _starts(facts.words) for start in wanted)


def _starts(words: Sequence[str]) -> Iterator[str]:
    """Each word on, also without the article or a conjunction in front."""
    for text in words:
        parts = text.split()
        for i, part in enumerate(parts):
            rest = " ".join([part, *parts[i + 1 :]])
            yield from (rest, rest.removeprefix("و"), rest.removeprefix("ال"), rest.removeprefix("وال"))


_CONDITIONS: Mapping[str, Any] = {
    "type": lambda facts, wanted: facts.type in wanted,
    "doer": _doer,
    "target": lambda facts, wanted: facts.target in wanted,
    "weapons_any": lambda facts, wanted: bool(facts.weapons & set(wanted)),
    "weapons_only": lambda facts, wanted: bool(facts.weapons) and facts.weapons <= set(wanted),
    "outcomes_any": lambda facts, wanted: bool(facts.outcomes & set(wanted)),
    "objects_any": lambda facts, wanted: bool(facts.objects & set(wanted)),
    "words": _words,
    "fought": lambda facts, wanted: facts.fought == wanted,
}


@dataclass(frozen=True, slots=True)
class Back:
    """What a row of ACLED's is in a record."""

    type: str
    weapons: tuple[Weapon, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """The file as it is used."""

    taxonomy: Mapping[str, tuple[str, ...]]
    disorder: Mapping[str, str]
    rules: tuple[Rule, ...]
    back: Mapping[str, Back]
    """By sub-type."""
    unnamed: Mapping[str, tuple[str, str]]
    lasting: Mapping[str, Any]
    dates: Mapping[str, Any]
    scales: tuple[str, ...]
    scale_of: Mapping[str, str]

    def type_of(self, sub: str) -> str:
        """The event type of a sub-type."""
        return next(kind for kind, subs in self.taxonomy.items() if sub in subs)

    def disorder_of(self, sub: str) -> str:
        """The disorder type of a sub-type."""
        return self.disorder.get(sub) or self.disorder[self.type_of(sub)]

    def rule_for(self, facts: Facts) -> Rule:
        """The first rule that holds; every incident has one."""
        return next((rule for rule in self.rules if rule.holds(facts)), _NO_RULE)


_NO_RULE = Rule({}, None, "ACLED has no event of this kind")


@cache
def codebook() -> Codebook:
    """ACLED's taxonomy and the rules into it.

    Raises:
        InvalidData: the file names a type, a sub-type or a condition that is not known.

    >>> codebook().disorder_of("Excessive force against protesters")
    'Political violence; Demonstrations'
    """
    data = json.loads(files("tawthiq.exports").joinpath("data/acled.json").read_text(encoding="utf-8"))
    taxonomy = {kind: tuple(subs) for kind, subs in data["taxonomy"].items()}
    subs = {sub for some in taxonomy.values() for sub in some}
    rules = tuple(
        Rule(dict(conditions(one["when"], data, FILE)), one.get("sub"), one.get("leave") or one["says"])
        for one in data["rules"]
    )
    for rule in rules:
        if rule.sub is not None and rule.sub not in subs:
            raise InvalidData(f"{FILE}: {rule.sub!r} is no sub-type; expected one of the taxonomy")
    scales = data["source_scales"]
    return Codebook(
        taxonomy=taxonomy,
        disorder=data["disorder"],
        rules=rules,
        back=dict(_back(data["back"], subs)),
        unnamed={sub: (name, kind) for sub, (name, kind) in data["unnamed"].items()},
        lasting=data["lasting"],
        dates=data["dates"],
        scales=tuple(scales["order"]),
        scale_of=scales["outlets"],
    )


def _back(table: Mapping[str, list[str]], subs: set[str]) -> Iterator[tuple[str, Back]]:
    weapons: tuple[Weapon, ...] = get_args(Weapon)
    if set(table) != subs:
        raise InvalidData(
            f"{FILE}: back: {sorted(subs ^ set(table))} stand on one side only; expected every sub-type"
        )
    for sub, (type, *used) in table.items():
        if type not in EVENT_TYPES or not set(used) <= set(weapons):
            raise InvalidData(
                f"{FILE}: back: {sub}: {[type, *used]}; expected a type and weapons of the contract"
            )
        yield sub, Back(type, tuple(weapon for weapon in weapons if weapon in used))


def conditions(when: Mapping[str, Any], data: Mapping[str, Any], file: str) -> Iterator[tuple[str, Any]]:
    """The conditions of a rule, with the groups and words that it names by name.

    Raises:
        InvalidData: a condition, or a value of one, is not known.
    """
    legal = {"type": EVENT_TYPES, "doer": DOERS, "target": TARGETS}
    for name, wanted in when.items():
        if name not in _CONDITIONS:
            raise InvalidData(f"{file}: {name!r} is no condition; expected one of {', '.join(_CONDITIONS)}")
        if name == "words":
            yield name, [fold(word) for group in wanted for word in data["words"][group]]
            continue
        if isinstance(wanted, bool):
            yield name, wanted
            continue
        values = [v for one in wanted for v in (data["groups"][one[1:]] if one.startswith("@") else [one])]
        strange = [value for value in values if value not in legal.get(name, (value,))]
        if strange:
            raise InvalidData(f"{file}: {name} {strange} is not known; expected some of {legal[name]}")
        yield name, values
