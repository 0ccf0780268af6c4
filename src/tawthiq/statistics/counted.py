"""What a monitor's count is about, in the terms of incidents (`data/tally_classes.json`).

A tally counts events or people. `what_of` says which incidents it would count, by their types and by who did them,
and whose harm; `Counted.harm` how many of those an incident tells.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tawthiq.errors import InvalidData
from tawthiq.records import EVENT_TYPES, Incident, Tally, Toll, Who, added_tolls, toll_of
from tawthiq.statistics.classes import shipped_classes

FILE = "statistics/data/tally_classes.json"

_UNSAID = frozenset({None, "unknown"})
_NOBODY = frozenset({"unknown", "unknown_gunmen"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted. `None` leaves nothing out; the `near` sets are what may be meant too."""

    measure: str
    types: frozenset[str] | None = None
    near_types: frozenset[str] = frozenset()
    doers: frozenset[str] | None = None
    near_doers: frozenset[str] = frozenset()
    outcomes: tuple[str, ...] = ()
    groups: frozenset[str] | None = None
    near_groups: frozenset[str] = frozenset()
    who: Who | None = None
    strikes: bool = False
    """Whether one incident may hold several of what is counted."""

    def harm(self, incident: Incident, groups: frozenset[str] | None) -> Toll | None:
        """The people of these groups whom an incident tells to be harmed in the ways that are counted.

        `None` where no source tells of any, which is not zero.
        """
        tolls = [toll_of(incident, outcome, groups=groups, who=self.who) for outcome in self.outcomes]
        told = [toll for toll in tolls if toll is not None]
        if self.measure not in _data()["one_person_many"] or len(told) < 2:
            return added_tolls(told)
        bests = [toll.best for toll in told if toll.best is not None]
        highs = [toll.high for toll in told if toll.high is not None]
        return Toll(
            low=max(toll.low or 0 for toll in told),
            best=max(bests, default=None),
            high=sum(highs) if len(highs) == len(told) else None,
        )


def what_of(tally: Tally, siblings: Iterable[Tally] = ()) -> Counted | str:
    """What a tally counts; a sentence where incidents hold nothing that it could be held against.

    Args:
        tally: of a record.
        siblings: the other parts of the same whole; a group that one of them counts apart is not counted here.
    """
    data = _data()
    if tally.measure in data["no_figure"]:
        return str(data["no_figure"][tally.measure])
    doers, near_doers = _standing_for(tally.by)
    types, near_types = _types(tally)
    if tally.measure == "events":
        return Counted(
            "events",
            types=types,
            near_types=near_types,
            doers=doers,
            near_doers=near_doers,
            strikes=tally.event_type in data["one_incident_many"],
        )
    groups, near_groups = _groups(tally, list(siblings))
    return Counted(
        tally.measure,
        types=types if tally.event_type else None,
        near_types=near_types if tally.event_type else frozenset(),
        doers=doers,
        near_doers=near_doers,
        outcomes=tuple(data["outcomes"][tally.measure]),
        groups=groups,
        near_groups=near_groups,
        who=tally.who,
    )


def strikes_sentence() -> str:
    """Why a count of strikes is higher than one of incidents."""
    return str(_data()["one_incident_many_says"])


def undated_days() -> int:
    """How many days before its first telling an incident without a day may have happened."""
    return int(_data()["undated_days"])


def figure_of(tally: Tally) -> Toll:
    """The figure as a range: exact numbers as they are, "about n" a little wider, open ends `None`.

    >>> figure_of(Tally(id="t", measure="killed", min=50, max=50, vague="about"))
    Toll(low=45, best=50, high=55)
    >>> figure_of(Tally(id="t", measure="killed", min=10, max=99, vague="tens"))
    Toll(low=10, best=None, high=99)
    """
    if tally.vague == "about" and tally.min is not None:
        margin = round(tally.min * _data()["about_share"])
        return Toll(low=tally.min - margin, best=tally.min, high=tally.min + margin)
    exact = tally.min if tally.min == tally.max and tally.vague is None else None
    return Toll(low=tally.min, best=exact, high=tally.max)


def kind_of_events(tally: Tally) -> str | None:
    """By what counts of events may be compared with each other: counts of attacks are counts of operations."""
    if tally.measure != "events":
        return tally.event_type
    return tally.event_type if tally.event_type not in (None, "armed_attack") else "operations"


def _types(tally: Tally) -> tuple[frozenset[str], frozenset[str]]:
    if tally.event_type is None:
        return shipped_classes().operations, frozenset()
    entry = _data()["event_types"].get(tally.event_type, {"counts": [tally.event_type], "near": []})
    return frozenset(entry["counts"]), frozenset(entry["near"])


def _standing_for(parties: Iterable[str]) -> tuple[frozenset[str] | None, frozenset[str]]:
    named = list(parties)
    if not named:
        return None, frozenset()
    counts, near = _entries(named)
    return counts, near - counts


def _entries(ids: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    entries = [_data()["groups"].get(one, {"counts": [one], "near": []}) for one in ids]
    counts = frozenset(party for entry in entries for party in entry["counts"])
    return counts, frozenset(party for entry in entries for party in entry["near"]) - counts


def _groups(tally: Tally, siblings: list[Tally]) -> tuple[frozenset[str] | None, frozenset[str]]:
    """Whose harm is counted; `None` is everyone's. Beside groups that are named, "unknown" is a group too."""
    others = {
        one.group
        for one in siblings
        if one.measure == tally.measure and one.who is None and one.id != tally.id
    } - {tally.group}
    if tally.group is None or (tally.group == "unknown" and others <= _UNSAID):
        return None, frozenset()
    counts, near = _entries([tally.group])
    apart = frozenset(one for one in others if one is not None)
    return (counts - apart) | {tally.group}, near - apart


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(
        files("tawthiq.statistics").joinpath("data/tally_classes.json").read_text(encoding="utf-8")
    )
    for kind, entry in data["event_types"].items():
        strange = {kind, *entry["counts"], *entry["near"]} - set(EVENT_TYPES)
        if strange:
            raise InvalidData(f"{FILE}: event_types: {sorted(strange)} are no event types of the contract")
    return data
