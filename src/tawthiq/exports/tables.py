"""The tab-separated tables of this room: a header line, comments after `#`, every cell of every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from tawthiq.errors import InvalidData


def read_table(name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of `exports/data/NAME` by column, with their line numbers.

    Raises:
        InvalidData: the header or a row has other columns; names the file and the line.
    """
    text = files("tawthiq.exports").joinpath("data", name).read_text(encoding="utf-8")
    header_seen = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header_seen:
            header_seen = True
            if tuple(cells) != tuple(columns):
                raise InvalidData(f"exports/data/{name}, line {number}: expected the columns {list(columns)}")
        elif len(cells) != len(columns):
            raise InvalidData(
                f"exports/data/{name}, line {number}: {len(cells)} cells; expected {len(columns)}"
            )
        else:
            yield number, dict(zip(columns, cells, strict=True))
