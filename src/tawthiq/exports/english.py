"""What places and units are called in Latin letters, in the plain spelling that the field's data sets use."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawthiq.exports.tables import read_table
from tawthiq.places import gazetteer, governorate
from tawthiq.places.rows import PlaceRow, read_cells
from tawthiq.records import Place


@cache
def _latin() -> Mapping[str, str]:
    rows = read_cells("latin_names.tsv", ["id", "latin"])
    return {id: plain(names.partition("|")[0]) for _, (id, names) in rows}


def plain(name: str) -> str:
    """A name without accents, marks and hyphens.

    >>> plain("Deir-ez-Zor"), plain("Musḩarīyah"), plain("A'zaz")
    ('Deir ez Zor', 'Mushariyah', "A'zaz")
    """
    letters = unicodedata.normalize("NFKD", name.replace("-", " "))
    kept = (letter for letter in letters if not unicodedata.combining(letter) and letter not in _MARKS)
    return " ".join("".join(kept).split())


_MARKS = "‘’ʻʼʽʾʿ`"


def latin_name(id: str | None) -> str | None:
    """The Latin name of a row of the gazetteer; `None` where no source has one."""
    if id is None:
        return None
    row = gazetteer().by_id.get(id)
    return _latin().get(id) or (plain(row.latin[0]) if row and row.latin else None)


def unit_name(pcode: str | None) -> str:
    """The Latin name of a district or sub-district; empty where it is not known."""
    return (_latin().get(f"ocha:{pcode}") or "") if pcode else ""


@cache
def _admin1() -> Mapping[str, str]:
    return {row["admin1"]: row["acled"] for _, row in read_table("acled_units.tsv", _UNIT_COLUMNS)}


_UNIT_COLUMNS = ("admin1", "acled", "also")


@cache
def admin1_slugs() -> Mapping[str, str]:
    """The contract's slug of every spelling of a first-order unit in ACLED's files."""
    found: dict[str, str] = {}
    for _, row in read_table("acled_units.tsv", _UNIT_COLUMNS):
        for name in (row["acled"], *row["also"].split(" | ")):
            if name:
                found[name] = row["admin1"]
    return found


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place as ACLED has it. `precision` is 1 for a named place, 2 near it or part of a region, 3 for a region."""

    location: str
    latitude: float
    longitude: float
    precision: int
    admin1: str
    admin2: str
    admin3: str


_PRECISIONS = {"site": 1, "settlement": 1, "area": 2, "district": 2, "governorate": 3}


def whereabouts(place: Place | None) -> Whereabouts | None:
    """Where something was, or where its governorate's seat is; `None` where no more than a country is known.

    A place that is on no map, or one of several of its name, is known as its governorate: its point is the provincial
    capital's, as ACLED has it where no more is known (Codebook, "Spatial precision codes").
    """
    if place is None:
        return None
    precision = _PRECISIONS.get(place.precision)
    if precision in (1, 2) and not place.ambiguous and place.lat is not None and place.lon is not None:
        codes = dict(enumerate(place.pcodes))
        return Whereabouts(
            location=latin_name(place.id) or place.name,
            latitude=place.lat,
            longitude=place.lon,
            precision=precision,
            admin1=_admin1().get(place.admin1 or "", ""),
            admin2=unit_name(codes.get(1)),
            admin3=unit_name(codes.get(2)),
        )
    seat = seat_of(_governorate_of(place))
    if seat is None or seat.lat is None or seat.lon is None:
        return None
    return Whereabouts(
        latin_name(seat.id) or seat.name, seat.lat, seat.lon, 3, _admin1().get(seat.admin1, ""), "", ""
    )


def _governorate_of(place: Place) -> str | None:
    if place.ambiguous:
        slugs = {candidate.admin1 for candidate in place.candidates}
        return slugs.pop() if len(slugs) == 1 else None
    return place.admin1


@cache
def seat_of(slug: str | None) -> PlaceRow | None:
    """The provincial capital of a governorate."""
    unit = governorate(slug) if slug else None
    if unit is None:
        return None
    rows = [row for row in gazetteer() if row.admin1 == unit.slug and row.name == unit.seat]
    settled = [row for row in rows if row.kind == "settlement"] or rows
    return max(settled, key=lambda row: row.prior, default=None)
