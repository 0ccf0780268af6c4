"""The one place that a person means by a name or an id of the gazetteer, or an honest list of those it may be."""

from __future__ import annotations

from typing import Any

from tawthiq.errors import InvalidInput
from tawthiq.places import PlaceRow, gazetteer
from tawthiq.places.search import search, search_key
from tawthiq.records import PlacePrecision

SHOWN = 6
"""So many candidates are named in a sentence."""

_PRECISION: dict[str, PlacePrecision] = {
    "country": "country",
    "governorate": "governorate",
    "district": "district",
    "subdistrict": "district",
    "settlement": "settlement",
    "quarter": "settlement",
    **dict.fromkeys(("area", "region", "desert", "mountain", "road", "river"), "area"),
}
"""By the row's kind; every other kind is a site."""


def place_value(text: str) -> dict[str, Any]:
    """A place of the gazetteer as JSON of the contract.

    A bare name that a town shares with the district or sub-district around it is the town.

    Raises:
        InvalidInput: no place, or several, bear the name; the sentence names them with their ids.

    >>> place_value("سرمين")["id"] == place_value("ocha:C3953")["id"]
    True
    """
    known = gazetteer().by_id.get(text)
    if known is not None:
        return _value_of(known)
    found = search(text, limit=50)
    if not found.rows:
        raise InvalidInput(f"place {text!r}: no place bears this name; expected {_EXPECTED}")
    if found.near:
        raise InvalidInput(
            f"place {text!r}: no place bears this name; names near it are {_listed(found.rows)}; expected {_EXPECTED}"
        )
    rows = _without_their_units(text, found.rows)
    if len(rows) > 1:
        raise InvalidInput(
            f"place {text!r}: several places bear this name: {_listed(rows)}; expected the id of one"
        )
    return _value_of(rows[0])


_EXPECTED = "a name or an id of the gazetteer (`tawthiq places search` shows them)"


def _without_their_units(text: str, rows: tuple[PlaceRow, ...]) -> tuple[PlaceRow, ...]:
    bare = [
        row for row in rows if search_key(text) in {search_key(name) for name in (*row.all_names, *row.latin)}
    ]
    towns = {(row.admin1, row.country) for row in bare if row.kind == "settlement"}
    kept = tuple(
        row
        for row in rows
        if row.kind not in ("district", "subdistrict") or (row.admin1, row.country) not in towns
    )
    return kept if bare else rows


def _value_of(row: PlaceRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "admin1": row.admin1 or None,
        "country": row.country or None,
        "lat": row.lat,
        "lon": row.lon,
        "precision": _PRECISION.get(row.kind, "site"),
        "id": row.id,
        "pcodes": list(row.pcodes),
    }


def _listed(rows: tuple[PlaceRow, ...]) -> str:
    shown = [f"{row.id} ({row.name}, {row.kind}, {row.admin1 or row.country})" for row in rows[:SHOWN]]
    more = len(rows) - SHOWN
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
