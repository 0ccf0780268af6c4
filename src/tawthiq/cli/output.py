"""Where the lines of a result go: a file that is complete or not there, or standard output."""

from __future__ import annotations

import contextlib
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from tawthiq.errors import ExportError
from tawthiq.whole_file import whole_file

STANDARD_OUTPUT = "-"


@contextlib.contextmanager
def lines_to(path: Path) -> Iterator[Callable[[str], None]]:
    """What writes one line to `path`, always as UTF-8; `-` is standard output.

    Raises:
        ExportError: the file cannot be made or written; what stood there stays.
    """
    with _opened(path) as file:

        def write(line: str) -> None:
            file.write(line)
            file.write("\n")

        yield write


def _opened(path: Path) -> contextlib.AbstractContextManager[TextIO]:
    if str(path) == STANDARD_OUTPUT:
        return open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False)
    return whole_file(path, encoding="utf-8", newline="\n")


DATA_SUFFIXES = (".csv", ".jsonl")


def check_data_file(path: Path | None) -> None:
    """Refuse a data file of another kind before the work begins.

    Raises:
        ExportError: its name ends with neither `.csv` nor `.jsonl`.
    """
    if path is not None and path.suffix.lower() not in DATA_SUFFIXES:
        raise ExportError(f"{path}: figures are written as .csv or .jsonl; expected one of these endings")


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write flat rows as the file's ending says; gives how many. What is unknown is empty in CSV, `null` in JSON.

    Raises:
        ExportError: the ending is another, or the file cannot be written; what stood there stays.
    """
    from tawthiq.exports.csv import cell

    check_data_file(path)
    count = 0
    with whole_file(path, encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        for count, row in enumerate(rows, start=1):
            if path.suffix.lower() == ".jsonl":
                file.write(json.dumps(dict(row), ensure_ascii=False) + "\n")
                continue
            if count == 1:
                table.writerow(row)
            table.writerow([cell(value) for value in row.values()])
    return count
