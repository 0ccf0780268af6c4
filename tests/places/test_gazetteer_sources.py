"""The gazetteer against the sources it was carried over from."""

from __future__ import annotations

import csv
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq.places import PlaceRow, gazetteer
from tawthiq.places.evidence import distance_km

PROJECT = Path(__file__).parents[2]
CARRIED_KM = 0.1
"""How far a coordinate may be from its source's: five decimals of a degree are about a metre."""
BY_HAND_KM = 100.0
"""How far a place by hand may lie from a settlement that a source puts in its governorate."""


@pytest.fixture(scope="module")
def places(shared: Path) -> Path:
    if not (shared / "places" / "wof").is_dir():
        pytest.skip(f"needs the place sources at {shared / 'places'}")
    return shared / "places"


@pytest.fixture(scope="module")
def points(places: Path) -> dict[str, tuple[float, float]]:
    """Every source's record by the name that the column `source` gives it."""
    return dict(_points(places))


def _points(places: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    for path in sorted(places.glob("*/*.tsv")):
        key, prefix = ("wof_id", "wof") if path.parent.name == "wof" else ("pcode", "ocha")
        with path.open(encoding="utf-8", newline="") as lines:
            plain = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            for row in plain if prefix == "wof" else csv.DictReader(lines, delimiter="\t"):
                if row.get("lat") and row.get("lon"):
                    yield f"{prefix} {row[key].strip()}", (float(row["lat"]), float(row["lon"]))


def test_every_coordinate_with_a_source_is_the_sources(points: dict[str, tuple[float, float]]) -> None:
    wrong, checked = [], 0
    for row in gazetteer():
        if row.source.startswith(("ocha", "wof")):
            checked += 1
            first = " ".join(row.source.split()[:2])
            if distance_km((row.lat, row.lon), points[first]) > CARRIED_KM:  # type: ignore[arg-type]
                wrong.append((row.id, row.name))
    assert wrong == []
    assert checked > 20_000


def test_rows_without_a_source_say_so() -> None:
    assert {r.source for r in gazetteer() if not r.source.startswith(("ocha", "wof"))} == {
        "curated",
        "derived",
    }


def test_places_by_hand_lie_near_sourced_places_of_their_governorate(
    points: dict[str, tuple[float, float]],
) -> None:
    sourced: dict[str, list[tuple[float, float]]] = {}
    for row in gazetteer():
        if row.kind == "settlement" and row.source != "curated" and row.admin1 and row.lat and row.lon:
            sourced.setdefault(row.admin1, []).append((row.lat, row.lon))

    def far(row: PlaceRow) -> bool:
        return min(distance_km((row.lat, row.lon), p) for p in sourced[row.admin1]) > BY_HAND_KM  # type: ignore[arg-type]

    by_hand = [r for r in gazetteer() if r.source == "curated" and r.admin1]
    assert points
    assert [(r.name, r.admin1) for r in by_hand if far(r)] == []


def test_building_again_gives_the_same_file(places: Path) -> None:
    spec = importlib.util.spec_from_file_location(
        "build_gazetteer", PROJECT / "scripts" / "build_gazetteer.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    built = module.build(places)
    data = PROJECT / "src" / "tawthiq" / "places" / "data"
    assert {name: (data / name).read_text(encoding="utf-8") for name in built} == built
