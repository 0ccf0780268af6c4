"""The rows of a published data set in a CSV file, each by column, with the line it stands on.

Columns may stand in any order. One that is needed and missing makes the whole file unreadable; one that the data
set does not have is kept. A row that cannot be read is refused, and the rest goes on.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, cast

from tawthiq.errors import InvalidInput
from tawthiq.exports.columns import Column
from tawthiq.exports.csv import unguarded
from tawthiq.sources import Refusal

_GZIP = b"\x1f\x8b"
_DELIMITERS = ",;\t"
_PARTLY = "of the rows before, some may be kept, and are not taken twice when the mended file is imported"
_SHOWN = 8
"""Names that one sentence lists."""


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row as it stands in the file."""

    source: str
    line: int
    """Its first line, from 1."""
    cells: dict[str, str]

    def refused(self, reason: str) -> Refusal:
        """The refusal of this row."""
        return Refusal(self.source, self.line, reason, raw=_raw(list(self.cells.values())))

    def warned(self, reason: str) -> Refusal:
        """A warning about this row, which is taken all the same."""
        return Refusal(self.source, self.line, reason, kind="warning")


def coded_rows(path: Path, columns: Mapping[str, Column], data_set: str) -> Iterator[CodedRow | Refusal]:
    """The rows of a file, and what is wrong with it.

    Args:
        path: CSV in UTF-8, packed with gzip or not; between cells commas, semicolons or tabs.
        columns: those of the data set; those that it needs must be there.
        data_set: its name, for messages.

    Raises:
        InvalidInput: the file cannot be read, is no such table, or lacks a needed column.
    """
    source = str(path)
    with _opened(path) as file:
        try:
            header, delimiter = _header(source, file, columns, data_set)
            yield from _of_columns(source, header, columns, data_set)
            yield from _rows(source, file, header, delimiter)
        except UnicodeDecodeError as err:
            raise InvalidInput(
                f"{source}: is not in UTF-8 ({err.reason}); expected UTF-8 (in Excel: CSV UTF-8); {_PARTLY}"
            ) from err
        except (OSError, EOFError, zlib.error) as err:
            raise InvalidInput(
                f"{source}: breaks off ({getattr(err, 'strerror', None) or err}); expected a whole file; {_PARTLY}"
            ) from err


def _opened(path: Path) -> TextIO:
    try:
        with path.open("rb") as file:
            packed = file.read(2) == _GZIP
        opened = gzip.open if packed else open
        return cast(TextIO, opened(path, "rt", encoding="utf-8-sig", newline=""))
    except OSError as err:
        raise InvalidInput(f"{path}: cannot be opened ({err.strerror or err}); expected a CSV file") from err


# ---------------------------------------------------------------- the header
def _header(source: str, file: TextIO, columns: Mapping[str, Column], data_set: str) -> tuple[list[str], str]:
    line = file.readline(1_000_000)
    found = [
        (delimiter, [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])])
        for delimiter in _DELIMITERS
    ]
    delimiter, header = max(found, key=lambda one: len(columns.keys() & set(one[1])))
    needed = [column.name for column in columns.values() if column.needed]
    missing = [name for name in needed if name not in header]
    if len(missing) == len(needed):
        raise InvalidInput(
            f"{source}: is no {data_set} file; expected CSV with a first line that names its columns "
            f"({_listed(needed)})"
        )
    if missing:
        raise InvalidInput(
            f"{source}, line 1: the columns {_listed(missing)} are missing; expected {data_set}'s columns, in any order"
        )
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise InvalidInput(f"{source}, line 1: the columns {_listed(twice)} stand twice; expected each once")
    return header, delimiter


def _of_columns(
    source: str, header: Sequence[str], columns: Mapping[str, Column], data_set: str
) -> Iterator[Refusal]:
    extra = [name for name in header if name not in columns]
    absent = [name for name in columns if name not in header]
    if extra:
        said = f"{data_set} has no columns {_listed(extra)}; they are kept with each row and not read"
        yield Refusal(source, 1, said, kind="warning")
    if absent:
        said = f"{len(absent)} of {data_set}'s {len(columns)} columns are not there ({_listed(absent)}); they stay empty"
        yield Refusal(source, 1, said, kind="warning")


def _listed(names: Sequence[str]) -> str:
    shown = [name or "(no name)" for name in names[:_SHOWN]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


# ---------------------------------------------------------------- the rows
def _rows(source: str, file: TextIO, header: Sequence[str], delimiter: str) -> Iterator[CodedRow | Refusal]:
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 2
        try:
            cells = next(reader, None)
        except csv.Error as err:
            yield Refusal(source, line, f"is no row of CSV ({err}); expected quotes in pairs")
            continue
        if cells is None:
            return
        if len(cells) == len(header):
            yield CodedRow(source, line, dict(zip(header, map(unguarded, cells), strict=True)))
        elif cells:
            said = f"has {len(cells)} cells; expected {len(header)}, one for each column"
            yield Refusal(source, line, said, raw=_raw(cells))


def _raw(cells: Sequence[str]) -> str:
    return ",".join(cells)[:2000]
