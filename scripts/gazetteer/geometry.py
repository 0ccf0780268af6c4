"""Which administrative unit a point lies in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from pathlib import Path

Ring = list[tuple[float, float]]
NEAR_KM = 12.0
"""How far from every polygon a point may lie and still get the nearest unit: the polygons are simplified."""


@dataclass(slots=True)
class _Unit:
    properties: dict[str, str]
    polygons: list[list[Ring]]
    box: tuple[float, float, float, float]


class Units:
    """The third-level units of a country as polygons (OCHA, simplified)."""

    def __init__(self, path: Path) -> None:
        self._units = [_unit(feature) for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]

    def holding(self, lat: float, lon: float) -> dict[str, str] | None:
        """The properties of the unit that holds the point, or of the nearest within `NEAR_KM`."""
        for unit in self._units:
            west, south, east, north = unit.box
            if (
                west <= lon <= east
                and south <= lat <= north
                and any(_inside(p, lat, lon) for p in unit.polygons)
            ):
                return unit.properties
        nearest, best = None, NEAR_KM
        for unit in self._units:
            west, south, east, north = unit.box
            if west - 0.2 <= lon <= east + 0.2 and south - 0.2 <= lat <= north + 0.2:
                far = min(_ring_km(ring, lat, lon) for polygon in unit.polygons for ring in polygon)
                if far < best:
                    nearest, best = unit.properties, far
        return nearest


def _unit(feature: dict) -> _Unit:  # type: ignore[type-arg]
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    points = [p for polygon in polygons for ring in polygon for p in ring]
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return _Unit(feature["properties"], polygons, (min(lons), min(lats), max(lons), max(lats)))


def _inside(polygon: list[Ring], lat: float, lon: float) -> bool:
    return _crosses(polygon[0], lat, lon) and not any(_crosses(hole, lat, lon) for hole in polygon[1:])


def _crosses(ring: Ring, lat: float, lon: float) -> bool:
    inside, j = False, len(ring) - 1
    for i, (x, y) in enumerate(ring):
        x2, y2 = ring[j]
        if (y > lat) != (y2 > lat) and lon < (x2 - x) * (lat - y) / (y2 - y) + x:
            inside = not inside
        j = i
    return inside


def _ring_km(ring: Ring, lat: float, lon: float) -> float:
    scale = cos(radians(lat))
    best = 1e9
    for (x1, y1), (x2, y2) in pairwise(ring):
        ax, ay, bx, by = (x1 - lon) * scale, y1 - lat, (x2 - lon) * scale, y2 - lat
        dx, dy = bx - ax, by - ay
        t = 0.0 if dx == dy == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
        best = min(best, (ax + t * dx) ** 2 + (ay + t * dy) ** 2)
    return 111.2 * float(best**0.5)
