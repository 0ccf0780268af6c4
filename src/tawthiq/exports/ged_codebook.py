"""What UCDP GED's codes, sides, units and sources are in records, as data (`data/ged_*.tsv`).

After the UCDP GED codebook (Sundberg and Melander 2013; Högbladh, Uppsala University).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tawthiq.exports.parties import party_of_ged, party_rows
from tawthiq.exports.tables import read_table
from tawthiq.lexicon.kinds import names_of_parties
from tawthiq.lexicon.organisations import organisations

CIVILIANS = "Civilians"
"""Side B of one-sided violence."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: its parties, and in whose name its dead are counted."""

    parties: tuple[str, ...]
    group: str


@cache
def side_of(name: str, day: date | None = None) -> Side:
    """The parties of a side by its name; an alliance lists its members.

    A group that no table has gets an id made of its name.

    >>> side_of("HTS, Southern Front")
    Side(parties=('hts', 'southern_front'), group='opposition_factions')
    >>> side_of("al-Nasser clan").group
    'al_nasser_clan'
    """
    known = _sides()
    names = [name] if name in known or party_of_ged(name, day) else re.split(r"\s*,\s*", name)
    parties = tuple(dict.fromkeys(_party(one, day) for one in names if one))
    if len(parties) == 1:
        return Side(parties, parties[0])
    umbrellas = {known.get(one, ("", ""))[1] for one in names}
    return Side(parties, umbrellas.pop() or "unknown" if len(umbrellas) == 1 else "unknown")


def _party(name: str, day: date | None) -> str:
    known = _sides().get(name)
    return (known[0] if known else party_of_ged(name, day)) or id_of(name)


def id_of(name: str) -> str:
    """An id for a group that has none, of the contract's make."""
    return (
        re.sub(r"[^a-z0-9]+", "_", name.casefold().replace("'", "").replace("’", "")).strip("_") or "unknown"
    )


@cache
def _sides() -> Mapping[str, tuple[str, str]]:
    rows = read_table("ged_sides.tsv", ("side", "party", "umbrella"))
    return {row["side"]: (row["party"], row["umbrella"]) for _, row in rows}


@cache
def umbrella_of(side: str) -> str:
    """Under which name the dead of a side are counted in an alliance; empty where it has none."""
    return _sides().get(side, ("", ""))[1]


@cache
def umbrella_of_party(party: str) -> str:
    """Likewise by a party's id."""
    return next((umbrella for known, umbrella in _sides().values() if known == party), "")


@cache
def side_named(party: str) -> str:
    """The name of a party's side where `parties.tsv` has none; empty where it has one, or nobody has."""
    if any(row.ged for row in party_rows().get(party, ())):
        return ""
    return next((side for side, (known, _) in _sides().items() if known == party), "")


# ---------------------------------------------------------------- what happened
@dataclass(frozen=True, slots=True)
class Kind:
    """The type of event that a row is, and which of its sides did it (`a`, `b`)."""

    type: str
    initiators: tuple[str, ...]


@cache
def kind_of(violence: int, dead_a: bool, dead_b: bool) -> Kind:
    """What a row says happened, by its type of violence and whether each side has dead."""
    row = next(
        row
        for _, row in read_table("ged_events.tsv", ("violence", "a", "b", "type", "initiators", "says"))
        if row["violence"] == str(violence)
        and row["a"] in ("any", "yes" if dead_a else "no")
        and row["b"] in ("any", "yes" if dead_b else "no")
    )
    return Kind(row["type"], tuple(side for side in row["initiators"].split("+") if side != "none"))


@cache
def read_code(column: str, code: int) -> str:
    """The precision in records of a code in a file."""
    return next(
        value for name, known, value, only in _codes() if (name, known) == (column, code) and only != "write"
    )


@cache
def written_code(column: str, value: str) -> int:
    """The code of a precision."""
    return next(
        code for name, code, known, only in _codes() if (name, known) == (column, value) and only != "read"
    )


@cache
def _codes() -> Sequence[tuple[str, int, str, str]]:
    columns = ("column", "code", "value", "only")
    return [
        (r["column"], int(r["code"]), r["value"], r["only"]) for _, r in read_table("ged_codes.tsv", columns)
    ]


# ---------------------------------------------------------------- where
@cache
def admin1_of(adm_1: str) -> str | None:
    """The slug of a first-order unit by its name.

    >>> admin1_of("Rif Dimashq Governorate"), admin1_of("Al Anbar province"), admin1_of("Nuristan province")
    ('rural_damascus', 'anbar', None)
    """
    return _units_by_name().get(_unit_key(adm_1))


@cache
def adm_1_of(admin1: str) -> str:
    """The name of a governorate by its slug; empty for one that is not known."""
    return next((row["adm_1"] for row in _units() if row["admin1"] == admin1), "")


def _unit_key(name: str) -> str:
    return re.sub(r"\s+(governorate|province|state|region)$", "", name.strip().casefold())


@cache
def _units() -> Sequence[Mapping[str, str]]:
    return [row for _, row in read_table("ged_units.tsv", ("admin1", "adm_1", "also"))]


@cache
def _units_by_name() -> Mapping[str, str]:
    return {
        _unit_key(name): row["admin1"]
        for row in _units()
        for name in (row["adm_1"], *filter(None, row["also"].split(" | ")))
    }


@cache
def region_of(acled: str) -> str:
    """UCDP's region by ACLED's; empty where a region of the one lies in several of the other."""
    return next(
        (row["ged"] for _, row in read_table("ged_regions.tsv", ("acled", "ged")) if row["acled"] == acled),
        "",
    )


@cache
def vague_words() -> frozenset[str]:
    """Words in the name of an area that make it a line or a stretch of country."""
    return frozenset(row["word"] for _, row in read_table("ged_vague_places.tsv", ("word", "says")))


def priogrid_cell(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell of a point (Tollefsen, Strand and Buhaug 2012).

    Cells are half a degree wide, numbered from 1 at 90° S 180° W eastwards, 720 in a row, row upon row northwards. A
    point on the pole or the date line belongs to the last cell.

    >>> priogrid_cell(34.802462, 36.707602)
    179714
    """
    row = min(math.floor((lat + 90) * 2), 359)
    column = min(math.floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


# ---------------------------------------------------------------- whose word
def speakers_of(claimants: str) -> tuple[str, ...]:
    """Whose word a claim is, each once, monitors and organisations first; `media` for whoever is not known.

    >>> speakers_of("SOHR, Turkish military"), speakers_of("the Turkish army"), speakers_of("Rudaw"), speakers_of("")
    (('sohr', 'turkey'), ('turkey',), ('media',), ())
    """
    names = [_bare(name) for name in re.split(r"[,;/&()\n]|\band\b", claimants.casefold())]
    found = dict.fromkeys(_speaker(name) for name in names if name)
    return tuple(sorted(found, key=_standing))


def _standing(speaker: str) -> int:
    return 2 if speaker == "media" else 0 if speaker in organisations() or speaker in _MONITORS else 1


_MONITORS = frozenset({"waha_report"})
"""Those that document and that outlets in Arabic do not quote, so that the lexicon does not have them."""


def _bare(name: str) -> str:
    return re.sub(r"^(the|an?)\s+", "", " ".join(name.split()))


@cache
def _speaker(name: str) -> str:
    fits = [
        (len(begin), speaker)
        for begin, speaker in _speakers()
        if name.startswith(begin) and not name[len(begin) :][:1].isalpha()
    ]
    return max(fits, default=(0, "media"))[1]


@cache
def _speakers() -> Sequence[tuple[str, str]]:
    return [
        (row["begins"], row["speaker"]) for _, row in read_table("ged_sources.tsv", ("begins", "speaker"))
    ]


@cache
def claimant(speaker: str) -> str:
    """How a speaker is named in source_original; empty for an outlet, which goes by its own name.

    >>> claimant("sohr"), claimant("syrian_army"), claimant("outlet")
    ('SOHR', 'Syrian government forces (before December 2024)', '')
    """
    if speaker == "outlet":
        return ""
    rows = read_table("ged_claimants.tsv", ("speaker", "name"))
    known = next((row["name"] for _, row in rows if row["speaker"] == speaker), None)
    return known or names_of_parties().get(speaker, ("", speaker.replace("_", " ")))[1]
