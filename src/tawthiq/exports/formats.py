"""The table of formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from tawthiq.exports import csv, geojson, jsonl
from tawthiq.exports.holdings import Holdings

WHAT: tuple[str, ...] = ("events", "incidents", "tallies")
"""What can be exported."""


@dataclass(slots=True)
class Written:
    """What a format has written, and what it has not."""

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """How many incidents the format has no place for, by reason."""
    refused: list[str] = field(default_factory=list)
    """A sentence for each row that breaks the format's rules; the rest was written."""


Writer = Callable[[Holdings, str, TextIO], int | Written]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, in a sentence, and who writes it.

    `write(holdings, what, file)` gives how many rows, lines or features were written, and what was not.
    """

    description: str
    write: Writer
    encoding: str = "utf-8"
    what: tuple[str, ...] = WHAT
    """What can be written in it; the first unless another is asked for."""


FORMATS: dict[str, Format] = {
    "jsonl": Format("JSON Lines: the record contract, one article on each line.", jsonl.write),
    "csv": Format("CSV: one flat row for each event, UTF-8.", csv.write),
    "csv-excel": Format("The same CSV with the mark by which Excel knows Arabic.", csv.write, "utf-8-sig"),
    "geojson": Format("GeoJSON (RFC 7946): one feature for each event, for maps.", geojson.write),
}
"""Every format that `export` knows, by name."""
