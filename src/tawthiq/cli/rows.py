"""Results as data: CSV or JSON Lines, as the ending of the file says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tawthiq.cli.output import STANDARD_OUTPUT, lines_to
from tawthiq.errors import ExportError
from tawthiq.exports.csv import cell

ENDINGS = (".csv", ".jsonl")


def check_ending(path: Path | None) -> None:
    """Refuse a file whose ending does not say what to write, before any work is done.

    Raises:
        ExportError: it is neither `.csv` nor `.jsonl`.
    """
    if path is not None and str(path) != STANDARD_OUTPUT and path.suffix.lower() not in ENDINGS:
        raise ExportError(f"{path}: results are written as .csv or .jsonl; expected one of these endings")


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Write flat rows as CSV under these columns; gives how many."""
    count = 0
    with lines_to(path) as write:
        write(_line(columns))
        for row in rows:
            write(_line([cell(row[column]) for column in columns]))
            count += 1
    return count


def write_values(path: Path, values: Iterable[Mapping[str, Any]]) -> int:
    """Write JSON values, one a line; gives how many. `-` is standard output."""
    count = 0
    with lines_to(path) as write:
        for value in values:
            write(json.dumps(value, ensure_ascii=False))
            count += 1
    return count


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
