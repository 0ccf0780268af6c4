"""Writes the outlines behind maps (`src/tawthiq/plots/data/base_map.json`) out of Natural Earth and OCHA's governorates.

    python scripts/build_base_map.py [FOLDER]

FOLDER (`../shared/places` unless named) holds `natural-earth/*.geojson`, `ocha-syria/adm1.geojson` and
`ocha-iraq/adm1.geojson`. Lines are simplified (Douglas and Peucker 1973) to about 2 km and rounded to 0.01 degree;
the same input gives the same bytes. Natural Earth is in the public domain; OCHA's boundaries come under CC BY-IGO 3.0
(docs/sources.md).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
TARGET = PROJECT / "src" / "tawthiq" / "plots" / "data" / "base_map.json"
TOLERANCE = 0.02
LAYERS = {
    "borders": ("natural-earth/boundary_lines_10m_clip.geojson",),
    "land": ("natural-earth/land_50m_clip.geojson",),
    "lakes": ("natural-earth/lakes_50m_clip.geojson",),
    "rivers": ("natural-earth/rivers_50m_clip.geojson",),
    "governorates": ("ocha-syria/adm1.geojson", "ocha-iraq/adm1.geojson"),
}

Point = tuple[float, float]


def main(folder: Path) -> None:
    """Write every layer as lists of lines."""
    layers = {
        layer: [
            [list(point) for point in line]
            for name in names
            for feature in json.loads((folder / name).read_text(encoding="utf-8"))["features"]
            for raw in lines_of(feature["geometry"])
            if len(line := simplified(raw, TOLERANCE)) > 1
        ]
        for layer, names in LAYERS.items()
    }
    text = json.dumps(layers, separators=(",", ":")).replace("]],[[", "]],\n[[")
    TARGET.write_text(text + "\n", encoding="utf-8")


def lines_of(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    """The lines and rings of a geometry, without repeated points."""
    kind, inside = geometry["type"], geometry["coordinates"]
    match kind:
        case "LineString":
            yield _rounded(inside)
        case "MultiLineString" | "Polygon":
            yield from map(_rounded, inside)
        case "MultiPolygon":
            for polygon in inside:
                yield from map(_rounded, polygon)
        case _:
            raise ValueError(f"{kind}: no line or polygon")


def _rounded(points: list[list[float]]) -> list[Point]:
    found: list[Point] = []
    for lon, lat, *_ in points:
        point = (round(lon, 2), round(lat, 2))
        if not found or found[-1] != point:
            found.append(point)
    return found


def simplified(line: list[Point], tolerance: float) -> list[Point]:
    """The line without points that lie nearer than the tolerance to what is left (degrees)."""
    if len(line) < 3:
        return line
    # A ring begins and ends in one point: it is cut where it is farthest from there.
    middle = max(range(1, len(line) - 1), key=lambda i: _distance(line[i], line[0], line[-1]))
    if _distance(line[middle], line[0], line[-1]) <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: middle + 1], tolerance)[:-1] + simplified(line[middle:], tolerance)


def _distance(point: Point, one: Point, other: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, one, other
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / float(length)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT.parent / "shared" / "places")
