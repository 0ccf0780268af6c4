"""What the store holds, written in the formats of other tools: one module for each format.

`export` writes events, incidents or tallies to a file that is either complete or left as it was. `FORMATS`
names what can be written.
"""

from __future__ import annotations

from pathlib import Path

from tawthiq.errors import ExportError
from tawthiq.exports.formats import FORMATS, Format
from tawthiq.store import Store
from tawthiq.whole_file import whole_file

__all__ = ["FORMATS", "WHAT", "Format", "export"]

WHAT: tuple[str, ...] = ("events", "incidents", "tallies")
"""What can be exported."""


def export(store: Store, format: str, path: str | Path, *, what: str = "events") -> int:
    """Write what the store holds to a file.

    Args:
        store: an open store.
        format: a name out of `FORMATS`.
        path: the file; what stands there is replaced once the new file is complete.
        what: `events` (in `jsonl` the whole records, tallies among them), `incidents` or `tallies`.

    Returns:
        How many rows, lines or features were written.

    Raises:
        ExportError: the format or `what` is not known, or the file cannot be written; what stood there stays.
        StoreError: the store cannot be read.
    """
    if format not in FORMATS:
        raise ExportError(f"format {format!r} is not known; expected one of {', '.join(FORMATS)}")
    if what not in WHAT:
        raise ExportError(f"{what!r} cannot be exported; expected one of {', '.join(WHAT)}")
    chosen = FORMATS[format]
    with whole_file(Path(path), encoding=chosen.encoding, newline="") as file:
        return chosen.write(store, what, file)
