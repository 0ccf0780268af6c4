"""Rows for the countryside of Syrian governorates and its parts: where their settlements lie."""

from __future__ import annotations

from math import atan2, cos, degrees, radians

from gazetteer.draft import Draft
from tawthiq.places.units import DIRECTIONS, countryside_id

_BEARINGS = {"north": 0, "north_east": 45, "east": 90, "south_east": 135, "south": 180, "south_west": 225}
_BEARINGS |= {"west": 270, "north_west": 315}
_SIDES = {
    "north": ("شمال", "شمالي"),
    "south": ("جنوب", "جنوبي"),
    "east": ("شرق", "شرقي"),
    "west": ("غرب", "غربي"),
    "north_east": ("شمال شرق", "شمال شرقي"),
    "north_west": ("شمال غرب", "شمال غربي"),
    "south_east": ("جنوب شرق", "جنوب شرقي"),
    "south_west": ("جنوب غرب", "جنوب غربي"),
}
LEAST_SETTLEMENTS = 8
"""A part of the countryside with fewer settlements gets no row."""


def countryside(rows: list[Draft], governorates: list[dict[str, str]]) -> list[Draft]:
    """The countryside of each Syrian governorate as a whole and by point of the compass.

    Coordinates are the mean of the settlements that lie within 45 degrees of the point of the compass
    (22.5 for the points between), seen from the governorate's seat.
    """
    out: list[Draft] = []
    for governorate in governorates:
        slug = governorate["slug"]
        if governorate["country"] != "SY" or slug == "damascus":
            continue
        own = [r for r in rows if r.kind == "settlement" and r.pcodes[0] == governorate["pcode"] and r.lat]
        seat = max(own, key=lambda r: (governorate["seat"] in r.names, r.prior))
        for direction in ("", *DIRECTIONS):
            inside = [r for r in own if not direction or _lies(seat, r, direction)]
            if len(inside) >= LEAST_SETTLEMENTS and not (slug == "rural_damascus" and not direction):
                out.append(_row(governorate, direction, inside))
    return out


def _off(seat: Draft, row: Draft) -> float | None:
    """Bearing of a row from the seat in degrees, None for the seat itself."""
    assert seat.lat is not None and seat.lon is not None and row.lat is not None and row.lon is not None
    north, east = row.lat - seat.lat, (row.lon - seat.lon) * cos(radians(seat.lat))
    return degrees(atan2(east, north)) % 360 if abs(north) + abs(east) > 0.05 else None


def _lies(seat: Draft, row: Draft, direction: str) -> bool:
    bearing = _off(seat, row)
    width = 22.5 if "_" in direction else 45.0
    return bearing is not None and abs((bearing - _BEARINGS[direction] + 180) % 360 - 180) <= width


def _row(governorate: dict[str, str], direction: str, inside: list[Draft]) -> Draft:
    slug, name = governorate["slug"], governorate["name"]
    bare = name.removeprefix("ريف ")
    names = [f"ريف {bare}"]
    if direction:
        names = [f"ريف {bare} {DIRECTIONS[direction]}", f"الريف {DIRECTIONS[direction]} ل{_after_li(bare)}"]
        names += [f"{side} {name}" for side in _SIDES[direction]]
    draft = Draft(countryside_id(slug, direction), "area", names, "SY")
    draft.lat = round(sum(r.lat or 0.0 for r in inside) / len(inside), 2)
    draft.lon = round(sum(r.lon or 0.0 for r in inside) / len(inside), 2)
    draft.admin1, draft.pcodes, draft.prior, draft.source = (
        slug,
        (governorate["pcode"], "", ""),
        0.6,
        "derived",
    )
    return draft


def _after_li(name: str) -> str:
    return "ل" + name[2:] if name.startswith("ال") else name
