"""Places coarsened to their sub-district, from the gazetteer alone: no point of an event's own is left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import cos, radians

from tawthiq.places import gazetteer
from tawthiq.places.rows import PlaceRow
from tawthiq.records import Place, PlacePrecision

_OF_KIND: dict[str, PlacePrecision] = {
    "subdistrict": "district",
    "district": "district",
    "governorate": "governorate",
    "region": "governorate",
    "country": "country",
}
"""The precision of a place that is a unit; the contract has one for districts and sub-districts."""

_POINTS = ("site", "settlement")


def coarsened(place: Place | None) -> Place | None:
    """The sub-district of a place, with the unit's name and centre; where it is not known the next larger unit that is.

    A place between several candidates becomes the governorate or country that they share.
    """
    if place is None:
        return None
    unit = next(_units(place), None)
    if unit is None:
        return (
            Place(name=place.country or "", country=place.country, precision="country")
            if place.country
            else None
        )
    return Place(
        name=unit.name,
        admin1=unit.admin1 or place.admin1,
        country=unit.country,
        lat=unit.lat,
        lon=unit.lon,
        precision=_OF_KIND[unit.kind],
        id=unit.id,
        pcodes=unit.pcodes,
    )


def _units(place: Place) -> Iterator[PlaceRow]:
    """The units that hold the place, the smallest first, none finer than a sub-district."""
    known = gazetteer().by_id
    if not place.ambiguous:
        codes = place.pcodes if place.precision not in ("governorate", "country") else place.pcodes[:1]
        for code in reversed(codes[:3]):
            if (row := known.get(f"ocha:{code}")) is not None:
                yield row
        own = known.get(place.id or "")
        if own is not None and own.kind in _OF_KIND:
            yield own
        if not codes and place.precision in _POINTS and (near := _nearest(place)) is not None:
            yield near
    slugs = {candidate.admin1 for candidate in place.candidates} if place.ambiguous else {place.admin1}
    if len(slugs) == 1 and (row := _governorates().get(slugs.pop() or "")) is not None:
        yield row
    countries = {one.country for one in place.candidates} if place.ambiguous else {place.country}
    if len(countries) == 1 and (row := known.get(f"world:{(countries.pop() or '').lower()}")) is not None:
        yield row


@cache
def _governorates() -> dict[str, PlaceRow]:
    return {row.admin1: row for row in gazetteer() if row.kind == "governorate" and row.admin1}


@cache
def _subdistricts() -> tuple[PlaceRow, ...]:
    return tuple(row for row in gazetteer() if row.kind == "subdistrict" and row.lat and row.lon)


def _nearest(place: Place) -> PlaceRow | None:
    """The sub-district whose centre is nearest, in the governorate of a place that has a point and no p-code."""
    if place.lat is None or place.lon is None or not place.admin1:
        return None
    lat, lon = place.lat, place.lon

    def distance(row: PlaceRow) -> float:
        return ((row.lat or 0) - lat) ** 2 + (((row.lon or 0) - lon) * cos(radians(lat))) ** 2

    return min((row for row in _subdistricts() if row.admin1 == place.admin1), key=distance, default=None)
