"""What the store holds, written in the formats of other tools: one module for each format; their files, read.

`export` writes events, incidents or tallies to a file that is either complete or left as it was. `FORMATS`
names what can be written. `import_file` takes the rows of a published data set as further sources; `IMPORTS` names
what can be read.
"""

from __future__ import annotations

from collections import Counter
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tawthiq.errors import ExportError
from tawthiq.exports.formats import FORMATS, WHAT, Format
from tawthiq.exports.holdings import EVERYTHING, Holdings, Range, Selected
from tawthiq.exports.imports import IMPORTS, Importer, accepted, import_file, importing
from tawthiq.exports.public import Public
from tawthiq.exports.written import Written
from tawthiq.store import Store
from tawthiq.whole_file import whole_bytes, whole_file

__all__ = [
    "EVERYTHING",
    "FORMATS",
    "IMPORTS",
    "WHAT",
    "Exported",
    "Format",
    "Importer",
    "Range",
    "accepted",
    "export",
    "import_file",
    "importing",
]


class Exported(int):
    """How many rows, lines or features were written, and what was not."""

    left_out: Counter[str]
    """How many incidents the format has no place for, by reason."""
    refused: list[str]
    """A sentence for each row that breaks the format's rules."""

    @classmethod
    def of(cls, written: int | Written) -> Exported:
        """The number with what stands beside it."""
        done = written if isinstance(written, Written) else Written(written)
        number = cls(done.rows)
        number.left_out, number.refused = done.left_out, done.refused
        return number


def export(
    store: Store,
    format: str,
    path: str | Path,
    *,
    what: str | None = None,
    range: Range = EVERYTHING,
    public: bool = False,
) -> Exported:
    """Write what the store holds to a file.

    Args:
        store: an open store.
        format: a name out of `FORMATS`.
        path: the file; what stands there is replaced once the new file is complete.
        what: `events` (in `jsonl` the whole records, tallies among them), `incidents` or `tallies`; `None` is what the
            format is for.
        range: only what lies in this period and area.
        public: apply the do-no-harm profile (`exports.public`).

    Returns:
        How many rows, lines or features were written, and what was left out or refused.

    Raises:
        ExportError: the format or `what` is not known, the events were never linked, nothing lies in the range, or the
            file cannot be written; what stood there stays.
        StoreError: the store cannot be read.
    """
    chosen, what = _chosen(format, what)
    if chosen.what == ("incidents",) and not _is_linked(store):
        raise ExportError("there are events and no incidents; link them first (tawthiq link)")
    holdings: Holdings = Selected(store, range)
    if public:
        holdings = Public(holdings)
    with _opened(Path(path), chosen) as file:
        done = Exported.of(chosen.write(holdings, what, file))
        if range and not done and not done.refused:
            raise ExportError(
                f"{path}: not written: the store has no {_ALL.get(what, what)} in {range}{_left_out(done)}; "
                "nothing was changed there"
            )
        return done


_ALL = {"all": "events, incidents or tallies"}


def _is_linked(store: Store) -> bool:
    """Whether there are incidents, or nothing that could be linked."""
    if next(iter(store.incidents()), None) is not None:
        return True
    return not any(event.specific for record in store.records() for event in record.events)


def _opened(path: Path, chosen: Format) -> AbstractContextManager[Any]:
    return (
        whole_bytes(path)
        if chosen.encoding is None
        else whole_file(path, encoding=chosen.encoding, newline="")
    )


def _chosen(format: str, what: str | None) -> tuple[Format, str]:
    if format not in FORMATS:
        raise ExportError(f"format {format!r} is not known; expected one of {', '.join(FORMATS)}")
    chosen = FORMATS[format]
    if what is None:
        return chosen, chosen.what[0]
    if what not in (*WHAT, *chosen.what):
        raise ExportError(f"{what!r} cannot be exported; expected one of {', '.join(WHAT)}")
    if what not in chosen.what:
        raise ExportError(f"{what} cannot be written as {format}; expected {' or '.join(chosen.what)}")
    return chosen, what


def _left_out(done: Exported) -> str:
    total = sum(done.left_out.values())
    return f" that the format can hold ({total} left out)" if total else ""
