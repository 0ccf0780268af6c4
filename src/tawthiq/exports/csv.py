"""CSV (RFC 4180): one flat row for each event, tally or incident, under the columns of `flat.COLUMNS`.

Values of a list are joined by `; `. What is not known is empty, never zero. A text that a spreadsheet would
run as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
from typing import TextIO

from tawthiq.exports.flat import COLUMNS, Value, rows
from tawthiq.exports.holdings import Holdings

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters by which spreadsheets take a cell for a formula (OWASP, "CSV Injection")."""


def write(holdings: Holdings, what: str, file: TextIO) -> int:
    """Write the head and the rows; gives the number of rows without the head."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS[what])
    count = 0
    for row in rows(holdings, what):
        writer.writerow([cell(row[column]) for column in COLUMNS[what]])
        count += 1
    return count


def cell(value: Value) -> str:
    """A value as a cell.

    >>> cell(["isis", "unknown"]), cell(None), cell(-3.5), cell("=1+1")
    ('isis; unknown', '', '-3.5', "'=1+1")
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return _safe(value)
        case _:
            return _safe("; ".join(value))


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that `cell` has put in front of a text.

    >>> unguarded(cell("=1+1")), unguarded("'twas")
    ('=1+1', "'twas")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
