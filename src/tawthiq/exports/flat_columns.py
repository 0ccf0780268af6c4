"""What the flat columns hold and mean, in English and in Arabic (`data/flat_columns.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from tawthiq.errors import InvalidData
from tawthiq.exports.flat import COLUMNS
from tawthiq.exports.tables import read_table

Kind = Literal["text", "integer", "number", "day", "yes_no", "list"]


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """One column: what a cell holds, and what it means."""

    name: str
    kind: Kind
    says: str
    arabic: str


@cache
def flat_columns(what: str) -> Mapping[str, FlatColumn]:
    """The columns of `flat.COLUMNS[what]`, in their order, by name.

    Raises:
        InvalidData: the table has other columns than `flat`, or a cell that is not legal.
    """
    rows = [row for _, row in read_table("flat_columns.tsv", ("what", "column", "kind", "says", "arabic"))]
    own = [row for row in rows if row["what"] == what]
    if tuple(row["column"] for row in own) != COLUMNS[what] or not {row["kind"] for row in own} <= set(
        get_args(Kind)
    ):
        raise InvalidData(
            f"exports/data/flat_columns.tsv: {what}: expected the columns {', '.join(COLUMNS[what])}"
        )
    return MappingProxyType(
        {row["column"]: FlatColumn(row["column"], row["kind"], row["says"], row["arabic"]) for row in own}  # type: ignore[arg-type]
    )
