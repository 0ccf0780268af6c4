"""Reading of the package's own tables: tab-separated, a header line, comments after `#`."""

from __future__ import annotations

from importlib.resources import files

from tawthiq.errors import InvalidData


def read_table(name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of `arabic/data/<name>`, each with exactly the `columns` that its header names.

    Raises:
        InvalidData: the header or a line has other columns than these.
    """
    lines = (files("tawthiq.arabic") / "data" / name).read_text(encoding="utf-8").splitlines()
    return parse_table(name, lines, columns)


def parse_table(name: str, lines: list[str], columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of a table's lines; see `read_table`."""
    rows: list[tuple[str, ...]] = []
    header: tuple[str, ...] | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if header is None:
            header = cells
            if header != columns:
                raise InvalidData(f"{name}, line {number}: the columns are {header}, expected {columns}")
        elif len(cells) != len(columns):
            raise InvalidData(f"{name}, line {number}: {len(cells)} cells, expected {len(columns)}: {line!r}")
        else:
            rows.append(cells)
    return rows
