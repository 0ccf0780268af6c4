"""The table of formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from tawthiq.exports import csv, geojson, jsonl
from tawthiq.store import Store

Writer = Callable[[Store, str, TextIO], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, in a sentence, and who writes it.

    `write(store, what, file)` gives how many rows, lines or features were written.
    """

    description: str
    write: Writer
    encoding: str = "utf-8"


FORMATS: dict[str, Format] = {
    "jsonl": Format("JSON Lines: the record contract, one article on each line.", jsonl.write),
    "csv": Format("CSV: one flat row for each event, UTF-8.", csv.write),
    "csv-excel": Format("The same CSV with the mark by which Excel knows Arabic.", csv.write, "utf-8-sig"),
    "geojson": Format("GeoJSON (RFC 7946): one feature for each event, for maps.", geojson.write),
}
"""Every format that `export` knows, by name."""
