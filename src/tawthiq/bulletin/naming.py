"""What areas, districts and places are called in the two languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tawthiq.labels import Language, label
from tawthiq.places import gazetteer, governorates
from tawthiq.places.rows import UNIT_KINDS, PlaceRow, read_cells
from tawthiq.records import Place

NOT_STATED = "unknown"
"""The key under which numbers of an unknown area or party stand."""


@cache
def _units() -> Mapping[str, PlaceRow]:
    """Administrative units by what an area may be named: slug, country code or p-code."""
    found: dict[str, PlaceRow] = {}
    for row in gazetteer():
        if row.kind == "country" and row.country:
            found.setdefault(row.country, row)
        elif row.kind in UNIT_KINDS and row.pcodes:
            found.setdefault(row.pcodes[-1], row)
    for governorate in governorates():
        if governorate.pcode in found:
            found[governorate.slug] = found[governorate.pcode]
    return found


@cache
def _latin() -> Mapping[str, str]:
    """One Latin name of each place that has some, by its id."""
    return {id: names.split("|")[0] for _, (id, names) in read_cells("latin_names.tsv", ["id", "latin"])}


def known_areas() -> list[str]:
    """The governorates and countries that an area may be."""
    return [name for name in _units() if not name[-1:].isdigit()]


def unit(area: str) -> PlaceRow | None:
    """The gazetteer's row of an area; `None` where it knows none."""
    return _units().get(area)


def area_name(area: str, language: Language) -> str | None:
    """What an area is called; `None` for one that the gazetteer does not know.

    >>> area_name("deir_ez_zor", "ar"), area_name("SY", "en"), area_name("atlantis", "en")
    ('دير الزور', 'Syria', None)
    """
    row = unit(area)
    if row is None:
        return None
    if row.kind == "governorate":
        return label("governorate", row.admin1, language)
    if row.kind == "country":
        named = label("country", row.country, language)
        return row.name if named == row.country and language == "ar" else named
    return row.name if language == "ar" else _latin().get(row.id, row.name)


def place_name(place: Place | None, language: Language) -> str | None:
    """What a place is called; one that the gazetteer has no Latin name of keeps its Arabic one."""
    if place is None:
        return None
    if place.precision in ("governorate", "country") and (unit_of := place.admin1 or place.country):
        return area_name(unit_of, language) or place.name
    if language == "en" and place.id is not None:
        return _latin().get(place.id, place.name)
    return place.name


def may_lie_in(place: Place | None, area: str) -> bool:
    """Whether a place that is not known to lie in an area may do so: no more is known of it than what holds the area.

    >>> may_lie_in(Place(name="سوريا", country="SY", precision="country"), "deir_ez_zor")
    True
    >>> may_lie_in(Place(name="سرمين", admin1="idlib", country="SY"), "deir_ez_zor")
    False
    """
    row = unit(area)
    if place is None or row is None:
        return place is None
    if place.pcodes:
        return place.pcodes[-1] in row.pcodes[:-1]
    if place.admin1:
        return place.admin1 == row.admin1
    return place.country in (None, row.country)


def area_key(place: Place | None, area: str | None) -> str:
    """Under which part of the area a place is counted: the governorate, or the district where the area is one.

    >>> area_key(Place(name="الكسرة", admin1="deir_ez_zor", pcodes=("SY09", "SY0901")), "deir_ez_zor")
    'SY0901'
    """
    if place is None:
        return NOT_STATED
    row = unit(area) if area else None
    if row is not None and row.kind not in ("country", "region"):
        return place.pcodes[1] if len(place.pcodes) > 1 else NOT_STATED
    return place.admin1 or place.country or NOT_STATED


def district_key(place: Place | None) -> str:
    """The unit for which a place stands on the map: its district, else its governorate; never anything finer."""
    if place is None or place.ambiguous:
        return NOT_STATED
    if len(place.pcodes) > 1 and unit(place.pcodes[1]) is not None:
        return place.pcodes[1]
    return place.admin1 or NOT_STATED
