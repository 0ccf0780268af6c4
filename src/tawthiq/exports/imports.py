"""The field's data sets as further sources: each row an article with one event, beside what outlets tell.

`IMPORTS` names the data sets that can be read. A row keeps all its cells in `Event.coded`, so that an export in the
same format gives it back as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tawthiq.errors import InvalidInput
from tawthiq.exports import acled_import, ged_import
from tawthiq.records import Record
from tawthiq.sources import Refusal
from tawthiq.store import Added, Store

BATCH = 500
"""Rows that are kept in one transaction."""

Reader = Callable[[Path], Iterator[Record | Refusal]]


@dataclass(frozen=True, slots=True)
class Importer:
    """A data set: what it is, in a sentence, and who reads its files."""

    description: str
    read: Reader


IMPORTS: dict[str, Importer] = {
    "ged": Importer(
        "UCDP GED: the Georeferenced Event Dataset of the Uppsala Conflict Data Program, CSV.",
        ged_import.read,
    ),
    "acled": Importer(
        "ACLED: the Armed Conflict Location & Event Data Project, CSV as its export tool and its API give it.",
        acled_import.read,
    ),
}
"""Every data set that `import` knows, by name."""


def importing(path: str | Path, format: str) -> Iterator[Record | Refusal]:
    """The records of a data set's file, and what was refused or taken with a warning, in its order.

    Raises:
        InvalidInput: the data set is not known, or the file as a whole cannot be read.
    """
    if format not in IMPORTS:
        raise InvalidInput(f"format {format!r} cannot be imported; expected one of {', '.join(IMPORTS)}")
    return IMPORTS[format].read(Path(path))


def import_file(
    store: Store,
    path: str | Path,
    format: str,
    *,
    on_refusal: Callable[[Refusal], None] | None = None,
) -> Counter[Added]:
    """Keep the rows of a data set's file in a store; counts what was done. Importing it again changes nothing.

    Args:
        store: an open store.
        path: the file.
        format: a name out of `IMPORTS`.
        on_refusal: is told of each row that is refused or taken with a warning; the store keeps them too.

    Raises:
        InvalidInput: the data set is not known, or the file as a whole cannot be read.
        StoreError: the store cannot be written.
    """
    return store.add_many(accepted(importing(path, format), store, on_refusal), batch=BATCH)


def accepted(
    found: Iterator[Record | Refusal], store: Store, on_refusal: Callable[[Refusal], None] | None = None
) -> Iterator[Record]:
    """The records among what was found; the rest is kept as refusals."""
    for one in found:
        if isinstance(one, Record):
            yield one
            continue
        store.add_refusal(one)
        if on_refusal is not None:
            on_refusal(one)
