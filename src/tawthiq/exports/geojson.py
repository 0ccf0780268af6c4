"""GeoJSON (RFC 7946): one feature for each event, tally or incident.

Coordinates are `[lon, lat]` in WGS 84, without `crs`. What has no coordinates, or a place between which and
others the text does not decide, has `"geometry": null`. How precise a place is stands in the property
`place_precision`.
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from tawthiq.exports.flat import KEYS, Row, rows
from tawthiq.exports.holdings import Holdings


def write(holdings: Holdings, what: str, file: TextIO) -> int:
    """Write one feature collection; gives the number of features."""
    file.write('{"type": "FeatureCollection", "features": [')
    count = 0
    for row in rows(holdings, what):
        file.write(",\n" if count else "\n")
        file.write(json.dumps(feature(row, KEYS[what]), ensure_ascii=False, allow_nan=False))
        count += 1
    file.write("\n]}\n")
    return count


def feature(row: Row, keys: tuple[str, ...]) -> dict[str, Any]:
    """A flat row as a feature; its id is made of the columns `keys`."""
    return {
        "type": "Feature",
        "id": "/".join(str(row[key]) for key in keys),
        "geometry": _geometry(row),
        "properties": {name: value for name, value in row.items() if name not in ("lat", "lon")},
    }


def _geometry(row: Row) -> dict[str, Any] | None:
    lat, lon = row["lat"], row["lon"]
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return {"type": "Point", "coordinates": [lon, lat]}
