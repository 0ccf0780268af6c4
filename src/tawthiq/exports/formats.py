"""The table of formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tawthiq.exports import acled, csv, ged, geojson, jsonl, parquet, plover, xlsx
from tawthiq.exports.holdings import Holdings
from tawthiq.exports.written import Written

WHAT: tuple[str, ...] = ("events", "incidents", "tallies")
"""What can be exported."""


Writer = Callable[[Holdings, str, Any], int | Written]
"""Writes to a file of text, or of bytes where the format has no encoding."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, in a sentence, and who writes it.

    `write(holdings, what, file)` gives how many rows, lines or features were written, and what was not.
    """

    description: str
    write: Writer
    encoding: str | None = "utf-8"
    """`None` where the format is no text."""
    what: tuple[str, ...] = WHAT
    """What can be written in it; the first unless another is asked for."""


FORMATS: dict[str, Format] = {
    "jsonl": Format("JSON Lines: the record contract, one article on each line.", jsonl.write),
    "csv": Format("CSV: one flat row for each event, UTF-8.", csv.write),
    "csv-excel": Format("The same CSV with the mark by which Excel knows Arabic.", csv.write, "utf-8-sig"),
    "geojson": Format("GeoJSON (RFC 7946): one feature for each event, for maps.", geojson.write),
    "acled": Format(
        "ACLED: 31 columns, one row for each day of an incident.", acled.write, what=("incidents",)
    ),
    "ged": Format(
        "UCDP GED: 49 columns, one row for each incident with a death.", ged.write, what=("incidents",)
    ),
    "plover": Format(
        "PLOVER 2.0: JSON Lines, one record for each incident.", plover.write, what=("incidents",)
    ),
    "parquet": Format("Parquet: a table with typed columns, for analysis.", parquet.write, None),
    "xlsx": Format(
        "Excel: sheets that read from right to left, and what the columns mean.", xlsx.write, None, xlsx.WHAT
    ),
}
"""Every format that `export` knows, by name."""
