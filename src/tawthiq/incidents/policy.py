"""The whole policy on one page: what counts for and against two events being one occurrence, and how much.

The numbers and the sentence for each stand in `data/policy.json`; this module reads them, checks them, and
gives them to Splink. The model is that of Fellegi and Sunter (1969): each comparison of a pair of events
reaches one level, a level has the probabilities `m` and `u` of being reached by pairs that are one occurrence
and by pairs that are not, and its weight is log2(m/u). The weights of a pair add up, with that of the prior,
to the log2 odds that the two are one occurrence.

The weights are set by hand, and what was set can be argued with: docs/linking.md shows every number. A store
that is large enough may have them estimated on its own events (`estimating`).

What no weight overrides: two events of one article are two occurrences, and so are two rows of one imported
data set (`clustering`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any

from tawthiq.errors import InvalidData
from tawthiq.records import EVENT_TYPES

FILE = "incidents/data/policy.json"


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison: `when` is SQL over the two events, `says` explains it in a sentence."""

    name: str
    when: str
    m: float
    u: float
    says: str

    @property
    def weight(self) -> float:
        """Log2 of the odds that this level adds."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of two events, and its levels; the first level that is met counts, the last is always met.

    `missing` is the case in which the field says nothing, for or against.
    """

    name: str
    missing: Level | None
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Estimation:
    """How weights are estimated on a store; what each number means stands in `data/policy.json`."""

    least_events: int
    least_pairs: int
    again: float
    week_days: int
    season_days: int
    near_pairs: int
    far_pairs: int
    pull_matches: float
    pull_pairs: float
    prior_range: tuple[float, float]
    order_gap: float
    most_moved: float
    wider: frozenset[str]
    anchored: frozenset[str]


@dataclass(frozen=True, slots=True)
class Policy:
    """All that is decided by rule about linking; the sentence behind each number is in `data/policy.json`."""

    prior: float
    threshold: float
    apart: float
    floor: float
    published_days: int
    reach_days: int
    area_reach_days: int
    apart_km: float
    longest_days: int
    kinds_of: Mapping[str, tuple[str, ...]]
    camps_of: Mapping[str, tuple[str, ...]]
    unknown_actors: frozenset[str]
    generic_place_words: frozenset[str]
    countryside_words: frozenset[str]
    reach_km: Mapping[str, float]
    common_share: float
    common_least: int
    km: str
    """SQL for the kilometres between two events, as it stands in the levels."""
    comparisons: tuple[Comparison, ...]
    estimation: Estimation

    @property
    def prior_weight(self) -> float:
        """The log2 odds before anything is compared."""
        return log2(self.prior / (1 - self.prior))


@cache
def shipped_policy() -> Policy:
    """The policy that the package ships.

    Raises:
        InvalidData: the data file breaks its schema.

    >>> [comparison.name for comparison in shipped_policy().comparisons][:3]
    ['date', 'place', 'type']
    """
    text = files("tawthiq.incidents").joinpath("data/policy.json").read_text(encoding="utf-8")
    return policy_of(json.loads(text))


def policy_of(data: Mapping[str, Any]) -> Policy:
    """The policy of a data file in the form of `data/policy.json`.

    Raises:
        InvalidData: names the entry that breaks the schema.
    """
    try:
        policy = Policy(
            prior=data["prior"],
            threshold=data["threshold"],
            apart=data["apart"],
            floor=data["floor"],
            published_days=data["windows"]["published_days"],
            reach_days=data["windows"]["reach_days"],
            area_reach_days=data["windows"]["area_reach_days"],
            apart_km=data["windows"]["apart_km"],
            longest_days=data["windows"]["longest_days"],
            kinds_of=_turned(data["kinds"]),
            camps_of=_turned(data["camps"]),
            unknown_actors=frozenset(data["unknown_actors"]),
            generic_place_words=frozenset(data["generic_place_words"]),
            countryside_words=frozenset(data["countryside_words"]),
            reach_km=data["reach_km"],
            common_share=data["common_place"]["share"],
            common_least=data["common_place"]["least"],
            km=f"({data['expressions']['km']})",
            comparisons=tuple(
                _comparison(name, entry, data["expressions"]) for name, entry in data["comparisons"].items()
            ),
            estimation=_estimation(data["estimation"]),
        )
    except KeyError as err:
        raise InvalidData(f"{FILE}: {err.args[0]!r} is missing") from err
    _check(policy)
    return policy


def _estimation(data: Mapping[str, Any]) -> Estimation:
    given = {name: data[name] for name in Estimation.__slots__}
    low, high = data["prior_range"]
    return Estimation(
        **{
            **given,
            "prior_range": (low, high),
            "wider": frozenset(data["wider"]),
            "anchored": frozenset(data["anchored"]),
        }
    )


def _turned(groups: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """From group → members to member → groups."""
    found: dict[str, tuple[str, ...]] = {}
    for group, members in groups.items():
        for member in members:
            found[member] = (*found.get(member, ()), group)
    return found


def _comparison(name: str, entry: Mapping[str, Any], expressions: Mapping[str, str]) -> Comparison:
    def level(data: Mapping[str, Any]) -> Level:
        sql = data.get("when", "ELSE")
        for key, expression in expressions.items():
            sql = sql.replace(f"{{{key}}}", f"({expression})")
        return Level(data.get("name", "missing"), sql, data.get("m", 1.0), data.get("u", 1.0), data["says"])

    missing = level(entry["missing"]) if "missing" in entry else None
    return Comparison(name, missing, tuple(level(one) for one in (*entry["levels"], entry["else"])))


def _check(policy: Policy) -> None:
    """The rules that the numbers must keep."""
    without_kind = [kind for kind in EVENT_TYPES if kind not in policy.kinds_of]
    if without_kind:
        raise InvalidData(f"{FILE}: kinds: {without_kind} stand in none; every event type needs one")
    if not 0 < policy.prior < 1:
        raise InvalidData(f"{FILE}: prior is {policy.prior}; expected a probability between 0 and 1")
    for comparison in policy.comparisons:
        for name in ("m", "u"):
            values = [getattr(level, name) for level in comparison.levels]
            if not all(0 < value < 1 for value in values) or sum(values) > 1.0 + 1e-9:
                raise InvalidData(
                    f"{FILE}: {comparison.name}: the {name} of its levels are {values}; "
                    "expected probabilities that add up to 1 at most"
                )
