"""Parquet: the flat columns as a table with types; days are dates, lists are lists, what is not known is null.

The file is written in groups of rows, so that memory does not grow with the store. Each column carries what it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from tawthiq.exports.flat import Row, rows
from tawthiq.exports.flat_columns import flat_columns
from tawthiq.exports.holdings import Holdings

GROUP = 10_000
"""Rows in memory at a time."""

_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "day": pa.date32(),
    "yes_no": pa.bool_(),
    "list": pa.list_(pa.string()),
}


def write(holdings: Holdings, what: str, file: BinaryIO) -> int:
    """Write one table; gives the number of rows."""
    schema, waiting, count = schema_of(what), rows(holdings, what), 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while some := list(_typed(islice(waiting, GROUP), what)):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))
            count += len(some)
    return count


@cache
def schema_of(what: str) -> pa.Schema:
    """The types of the columns, each with what it means as its `description`."""
    return pa.schema(
        [
            pa.field(
                column.name,
                _TYPES[column.kind],
                metadata={"description": column.says, "description_ar": column.arabic},
            )
            for column in flat_columns(what).values()
        ]
    )


def _typed(some: Iterator[Row], what: str) -> Iterator[dict[str, Any]]:
    days = [column.name for column in flat_columns(what).values() if column.kind == "day"]
    for row in some:
        yield {**row, **{name: date.fromisoformat(str(row[name])) if row[name] else None for name in days}}
