"""How precisely a phrase places something: by its class word, its relation and what the gazetteer knows of the name."""

from __future__ import annotations

from typing import get_args

from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.records import PlacePrecision


def precision_of(phrase: PlacePhrase) -> PlacePrecision:
    """The precision that a phrase can have at best, by its class word, its relation and its rows."""
    named = phrase.main
    if (
        phrase.relation in ("near", "between")
        or named.kind in ("countryside", "desert", "road", "mountain", "river")
        or named.to_name
    ):
        return "area"
    if named.direction:
        return "area"
    if named.class_precision and named.kind != "area":
        return _LEGAL[named.class_precision]
    kinds = {row.kind for row in named.rows}
    for kind, precision in _BY_ROW:
        if kind in kinds:
            return precision
    return "settlement"


_LEGAL: dict[str, PlacePrecision] = {value: value for value in get_args(PlacePrecision)}
_BY_ROW: tuple[tuple[str, PlacePrecision], ...] = (
    ("settlement", "settlement"),
    ("quarter", "settlement"),
    ("camp", "site"),
    ("prison", "site"),
    ("base", "site"),
    ("airport", "site"),
    ("crossing", "site"),
    ("site", "site"),
    ("governorate", "governorate"),
    ("district", "district"),
    ("subdistrict", "district"),
    ("country", "country"),
    ("area", "area"),
    ("region", "area"),
    ("desert", "area"),
    ("mountain", "area"),
    ("river", "area"),
    ("road", "area"),
)
