"""The two sides of an incident in UCDP's terms: who is side A, who side B, and of which kind the violence is.

After the UCDP GED codebook: state-based violence has a government on side A; one-sided violence has its perpetrator on
side A and Civilians on side B; in violence between two governments, and between two groups, the sides stand here in the
order of UCDP's own dyad, else by name. A state that fights beside another party is no side of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tawthiq.exports.countries import countries
from tawthiq.exports.ged_codebook import CIVILIANS, side_named, umbrella_of, umbrella_of_party
from tawthiq.exports.parties import Named, named
from tawthiq.exports.tables import read_table
from tawthiq.incidents.policy import shipped_policy
from tawthiq.lexicon.kinds import home_of_party
from tawthiq.records import Incident
from tawthiq.statistics.classes import shipped_classes

NO_DOER = "no organised party is known to have done it"
NO_TARGET = "it is not known against whom it was done"
ONE_PARTY = "both sides are one party to UCDP GED"
MANY_SIDES = "more than two sides fought, and it is not known who stood with whom"

_SYRIAN_GOVERNMENT, _INSURGENTS = (
    "Government of Syria",
    Named("opposition_factions", "", "", "Syrian insurgents", "non_state", "4456", ""),
)


@dataclass(frozen=True, slots=True)
class GedSide:
    """A side by UCDP's name and number, and the groups whose dead are its dead."""

    name: str
    id: str
    gw: str
    """The number of its state (Gleditsch and Ward), where it is a government."""
    groups: frozenset[str]

    @property
    def state(self) -> bool:
        """Whether it is a government."""
        return bool(self.gw)


@dataclass(frozen=True, slots=True)
class Sides:
    """Side A, side B, and the type of violence between them."""

    a: GedSide
    b: GedSide
    violence: int


@dataclass(frozen=True, slots=True)
class Dyad:
    """What UCDP numbers and names a dyad and its conflict; empty where UCDP has none that is known here."""

    conflict_id: str
    conflict_name: str
    dyad_id: str
    dyad_name: str


def sides_of(incident: Incident) -> Sides | str:
    """The sides of an incident, or why it has none that UCDP GED knows."""
    day = incident.time.start if incident.time else None
    country = incident.place.country if incident.place else None
    doers = _armed(incident.initiators, country, day)
    harmed = [
        row["group"] for row in incident.casualties if row["outcome"] == "killed" and row.get("high") != 0
    ]
    if not doers:
        return NO_DOER
    camps = _camps(doers)
    fought = len(camps) > 1 or (incident.type == "clash" and len({one.ged for one in doers}) > 1)
    if fought and not _armed(incident.targets, country, day):
        return _among(doers, camps)
    hit = incident.targets or tuple(group for group in harmed if group not in incident.initiators)
    own = {one.ged for one in doers}
    armed = _armed(hit, country, day)
    targets = [one for one in armed if one.ged not in own]
    if targets:
        return _against(camps[0], _camps(targets)[0])
    if shipped_classes().civilians & {*hit, *harmed}:
        return Sides(_side(doers), GedSide(CIVILIANS, "1", "", shipped_classes().civilians), 3)
    return ONE_PARTY if armed else NO_TARGET


def _among(doers: Sequence[Named], camps: list[list[Named]]) -> Sides | str:
    """Who fought whom among those who fought: two camps, or two parties of one camp."""
    if len(camps) == 1:
        camps = [
            [one for one in doers if one.ged == name] for name in dict.fromkeys(one.ged for one in doers)
        ]
    return _against(*camps) if len(camps) == 2 else MANY_SIDES


def _armed(parties: Iterable[str], country: str | None, day: date | None) -> list[Named]:
    """The organised parties among these, by what UCDP calls them."""
    found = (named(party, country, day) for party in parties)
    return [one for one in found if one.ged_kind in ("government", "non_state")]


def _camps(parties: Sequence[Named]) -> list[list[Named]]:
    """The parties as they stand together: whoever shares a camp with one of a group belongs to it."""
    camps_of = shipped_policy().camps_of
    groups: list[tuple[set[str], list[Named]]] = []
    for one in parties:
        known = camps_of.get(one.party) or camps_of.get(umbrella_of_party(one.party))
        camps = set(known or (one.party,))
        near = [group for group in groups if group[0] & camps]
        groups = [group for group in groups if group not in near]
        groups.append((camps.union(*(g[0] for g in near)), [*(p for g in near for p in g[1]), one]))
    return [members for _, members in groups]


def _against(ones: Sequence[Named], others: Sequence[Named]) -> Sides | str:
    one, other = _apart(_side(ones), _side(others))
    if one.name == other.name:
        return ONE_PARTY
    if one.state != other.state:
        a, b = (one, other) if one.state else (other, one)
        return Sides(a, _insurgents(a, b), 1)
    violence = 1 if one.state else 2
    if dyad_of(violence, other.name, one.name).dyad_id or (
        not dyad_of(violence, one.name, other.name).dyad_id and other.name.casefold() < one.name.casefold()
    ):
        one, other = other, one
    return Sides(one, other, violence)


def _apart(one: GedSide, other: GedSide) -> tuple[GedSide, GedSide]:
    """Two sides without the names that both go by: dead of "the opposition" may be either's."""
    both = one.groups & other.groups
    return replace(one, groups=one.groups - both), replace(other, groups=other.groups - both)


def _insurgents(government: GedSide, side: GedSide) -> GedSide:
    """UCDP counts all of the opposition that fights the Syrian government as one side."""
    if government.name != _SYRIAN_GOVERNMENT or not all(umbrella_of(one) for one in side.name.split(", ")):
        return side
    return GedSide(_INSURGENTS.ged, _INSURGENTS.ged_id, "", side.groups)


def _side(parties: Sequence[Named]) -> GedSide:
    """Parties that stand together as one side: the government among them, else all of them as an alliance."""
    umbrellas = {umbrella_of_party(one.party) for one in parties} - {""}
    groups = frozenset({*(one.party for one in parties), *umbrellas})
    governments = sorted(
        {(one.ged, one.ged_id, one.party) for one in parties if one.ged_kind == "government"}
    )
    if governments:
        name, number, party = governments[0]
        home = countries().get(home_of_party(party))
        return GedSide(name, number, home.gw if home else _state_of(name), groups)
    names = sorted({(_name(one), one.ged_id) for one in parties}, key=lambda n: n[0].casefold())
    name = ", ".join(name for name, _ in names)
    number = names[0][1] if len(names) == 1 else ""
    return GedSide(name, number or _numbers().get(name, ""), "", groups)


def _name(one: Named) -> str:
    return side_named(one.party) or one.ged or one.party.replace("_", " ")


def _state_of(name: str) -> str:
    state = name.removeprefix("Government of ")
    return next((one.gw for one in countries().values() if one.ged == state), "")


def dyad_of(violence: int, side_a: str, side_b: str) -> Dyad:
    """UCDP's dyad of two sides; one that is not known here has a name and no number."""
    known = _dyads().get((str(violence), side_a, side_b))
    name = f"{side_a} - {side_b}"
    return known or Dyad("", name, "", name)


@cache
def _numbers() -> Mapping[str, str]:
    """UCDP's numbers of the sides of its dyads."""
    rows = [row for _, row in read_table("ged_dyads.tsv", DYAD_COLUMNS)]
    return {row[f"side_{side}"]: row[f"side_{side}_id"] for row in rows for side in "ab"}


@cache
def _dyads() -> Mapping[tuple[str, str, str], Dyad]:
    return {
        (row["violence"], row["side_a"], row["side_b"]): Dyad(
            row["conflict_id"], row["conflict_name"], row["dyad_id"], row["dyad_name"]
        )
        for _, row in read_table("ged_dyads.tsv", DYAD_COLUMNS)
    }


DYAD_COLUMNS = (
    *("violence", "side_a", "side_b", "side_a_id", "side_b_id"),
    *("conflict_id", "conflict_name", "dyad_id", "dyad_name"),
)
