"""Excel: a sheet for each kind of row under the flat columns, and a sheet that says what the columns mean.

Sheets read from right to left; the head stays in sight and has filters. Days are dates and numbers numbers; a text is
never run as a formula. Values of a list are joined by `; `. A text that is longer than a cell of Excel is cut, and ends
with `[…]`. The same store gives the same bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from typing import IO, Any, BinaryIO

import xlsxwriter

from tawthiq.errors import ExportError
from tawthiq.exports.flat import Value, rows
from tawthiq.exports.flat_columns import FlatColumn, flat_columns
from tawthiq.exports.holdings import Holdings

WHAT: tuple[str, ...] = ("all", "events", "incidents", "tallies")
"""`all` is a workbook with a sheet for each."""

MOST_ROWS = 1_048_575
"""Rows below the head that a sheet of Excel has room for (Microsoft, "Excel specifications and limits")."""

MOST_CHARACTERS = 32_767
"""Characters that a cell has room for."""

_CUT = " […]"
_FIRST_DATE = date(1900, 3, 1)
"""Excel counts a day that never was before this one."""

_WIDTHS = {"text": 20, "integer": 10, "number": 11, "day": 11, "yes_no": 8, "list": 30}
_CREATED = datetime(2000, 1, 1)


def write(holdings: Holdings, what: str, file: BinaryIO) -> int:
    """Write a workbook; gives the number of rows in all its sheets.

    Raises:
        ExportError: there are more rows than a sheet has room for.
    """
    # Beside the result, so that a disk that is full ends the copy and not the packing.
    with tempfile.TemporaryFile() as draft:
        count = _write_book(draft, holdings, what)
        draft.seek(0)
        shutil.copyfileobj(draft, file)
    return count


def _write_book(file: IO[bytes], holdings: Holdings, what: str) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties(
        {"created": _CREATED, "title": "Tawthiq", "comments": "docs/exports.md says what stands here"}
    )
    sheets = WHAT[1:] if what == "all" else (what,)
    try:
        count = sum(_write_sheet(book, holdings, name) for name in sheets)
        _describe(book, sheets)
    except BaseException:
        book.fileclosed = True  # or it would write itself when it is collected
        raise
    book.close()
    return count


def _write_sheet(book: Any, holdings: Holdings, what: str) -> int:
    columns = flat_columns(what)
    sheet = _new_sheet(book, what, [(name, _WIDTHS[column.kind]) for name, column in columns.items()])
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    count = 0
    for count, row in enumerate(rows(holdings, what), 1):
        if count > MOST_ROWS:
            raise ExportError(
                f"there are more than {MOST_ROWS:,} {what}, and a sheet of Excel has no room for them; "
                "expected fewer (--since, --until, --area), or csv or parquet"
            )
        for place, column in enumerate(columns.values()):
            _write_cell(sheet, (count, place), column, row[column.name], day)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    return count


def _write_cell(sheet: Any, at: tuple[int, int], column: FlatColumn, value: Value, day: Any) -> None:
    match value:
        case None | []:
            return
        case bool():
            sheet.write_boolean(*at, value)
        case int() | float():
            sheet.write_number(*at, value)
        case str() if column.kind == "day" and (known := date.fromisoformat(value)) >= _FIRST_DATE:
            sheet.write_datetime(*at, known, day)
        case str():
            sheet.write_string(*at, fitted(value))
        case _:
            sheet.write_string(*at, fitted("; ".join(value)))


def fitted(text: str) -> str:
    """A text as a cell holds it: cut where it is too long, without characters that no XML can hold.

    >>> fitted("=1+1"), len(fitted("ا" * 40_000))
    ('=1+1', 32767)
    """
    text = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(_CUT)] + _CUT


def _describe(book: Any, sheets: tuple[str, ...]) -> None:
    sheet = _new_sheet(
        book, "columns", [("sheet", 12), ("column", 18), ("holds", 10), ("meaning", 60), ("المعنى", 40)]
    )
    described: list[tuple[str, Mapping[str, FlatColumn]]] = [(name, flat_columns(name)) for name in sheets]
    lines = [
        (name, one.name, one.kind, one.says, one.arabic)
        for name, columns in described
        for one in columns.values()
    ]
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text)
    sheet.autofilter(0, 0, len(lines), 4)


def _new_sheet(book: Any, name: str, head: list[tuple[str, int]]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for place, (title, width) in enumerate(head):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, bold)
    return sheet
