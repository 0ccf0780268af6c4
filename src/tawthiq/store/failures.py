"""The border at which a database's own errors become one sentence."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tawthiq.errors import StoreError

_REASONS: tuple[tuple[str, str], ...] = (
    (
        "file is not a database",
        "is no store: it is not an SQLite file; expected a store that tawthiq has made",
    ),
    ("database or disk is full", "cannot be written: the disk is full; what was not finished is left out"),
    (
        "disk i/o error",
        "cannot be written or read: the disk failed or is full; what was not finished is left out",
    ),
    ("readonly database", "cannot be written: the file or its folder is read-only"),
    ("unable to open database file", "cannot be opened: the file or its folder cannot be read or written"),
    ("database is locked", "is in use: another run is writing to it; wait for it to end and try again"),
    ("malformed", "is damaged: SQLite cannot read it; restore it from a copy"),
)
"""Part of a database's message, and what it means here."""


@contextlib.contextmanager
def worded(place: str) -> Iterator[None]:
    """Raise `StoreError` with one sentence on the store at `place` for any error of the database."""
    try:
        yield
    except (SQLAlchemyError, CommandError, sqlite3.Error) as err:
        raise StoreError(f"{place}: {_reason(err)}") from err
    except UnicodeEncodeError as err:
        raise StoreError(
            f"{place}: a text has characters that are no valid Unicode ({err.reason}); expected UTF-8 text"
        ) from err
    except OSError as err:
        raise StoreError(f"{place}: cannot be opened ({err.strerror or err})") from err


def _reason(err: Exception) -> str:
    said = str(err.orig if isinstance(err, DBAPIError) else err)
    for part, meaning in _REASONS:
        if part in said.lower():
            return meaning
    return f"the database refused ({said.splitlines()[0]})"
