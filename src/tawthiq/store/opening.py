"""From a path or URL to a connected engine with the tables of this version, or one sentence why not.

What lies at the path is looked at before anything is written, so that a file that is no store stays as it is.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from tawthiq.errors import StoreError
from tawthiq.store.failures import worded

VERSION_TABLE = "tawthiq_schema"
"""Holds the number of the last migration; a database without it is no store."""

BUSY_SECONDS = 60
"""How long a run waits for another one that is writing to the same SQLite file."""

WRITERS = 0x7461777468697100
"""The advisory lock that the writers of a PostgreSQL store take in turn: "tawthiq" in ASCII."""

_MAGIC = b"SQLite format 3\0"


def connect(place: str, *, create: bool) -> Engine:
    """The engine of the store at `place`, its tables up to date.

    Raises:
        StoreError: see `tawthiq.store.open`.
    """
    url = _url_of(place)
    is_file = url.get_backend_name() == "sqlite"
    path = Path(url.database) if is_file and url.database not in (None, "", ":memory:") else None
    new = False
    if path is not None:
        new = _check_file(path, place, create)
    engine = _engine(url)
    try:
        with worded(place):
            _migrate(engine, place, create=create)
    except BaseException:
        engine.dispose()
        if path is not None and new:
            _remove(path)
        raise
    return engine


def _url_of(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError) as err:
        raise StoreError(
            f"{place}: no database URL that can be opened here; expected a file, or a URL such as "
            "postgresql+psycopg://host/name with its driver installed"
        ) from err
    return url


# ---------------------------------------------------------------- looking before touching
def _check_file(path: Path, place: str, create: bool) -> bool:
    """Whether the file is still to be made; refuses whatever is neither missing nor an SQLite file."""
    try:
        if path.is_dir():
            raise StoreError(f"{place}: is a folder; expected the file of a store")
        if not path.exists():
            return _check_missing(path, place, create)
        if not path.is_file():
            raise StoreError(f"{place}: is no regular file; expected the file of a store")
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as err:
        raise StoreError(f"{place}: cannot be opened ({err.strerror or err})") from err
    if not head and create:
        return False
    if head != _MAGIC:
        raise StoreError(
            f"{place}: is no store: it is not an SQLite file; expected a store that tawthiq has made"
        )
    return False


def _check_missing(path: Path, place: str, create: bool) -> bool:
    if not create:
        raise StoreError(f"{place}: there is no store; add articles to make one")
    if not path.parent.is_dir():
        raise StoreError(f"{place}: cannot be made: its folder {path.parent} does not exist")
    return True


def _remove(path: Path) -> None:
    for file in (path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm", "-journal"))):
        with contextlib.suppress(OSError):
            file.unlink()


# ---------------------------------------------------------------- the engine
def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, json_serializer=_json)
        if url.get_backend_name() == "postgresql":
            event.listen(engine, "begin", _begin_postgresql)
        return engine
    engine = create_engine(url, json_serializer=_json, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own implicit BEGIN comes too late for reads and not at all before DDL; we say it ourselves.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    # With a write-ahead log, NORMAL outlasts the death of the process at any point; a loss of power can take back the
    # last transactions (never half of one), and running `add` or `link` again brings those back. Nothing brings back
    # what a person decided, so that a judgement waits until it is on the disk (FULL).
    connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('durable') else 'NORMAL'}")
    # A writer takes the lock at once: two runs then wait for each other instead of failing halfway.
    writes = options.get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    # One writer at a time, as with SQLite: what a judgement is checked against cannot change before it is kept.
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")


# ---------------------------------------------------------------- the tables
def _migrate(engine: Engine, place: str, *, create: bool) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        found = _revision(connection, place, create)
    if found == newest:
        return
    if found is not None:
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if found not in known:
            raise StoreError(
                f"{place}: was made by a newer version of tawthiq (its tables are at {found}, "
                f"this version knows them up to {newest}); install that version to open it"
            )
    if engine.dialect.name == "sqlite":
        _use_wal(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        config.attributes["version_table"] = VERSION_TABLE
        command.upgrade(config, "head")


def _revision(connection: Connection, place: str, create: bool) -> str | None:
    """The last migration that the database has seen; `None` where it has no tables at all."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return None if found is None else str(found)
    if tables:
        raise StoreError(
            f"{place}: is no store: it is a database with other tables ({', '.join(sorted(tables)[:3])}); "
            "expected a store that tawthiq has made, or a new name"
        )
    if not create:
        raise StoreError(f"{place}: is an empty database; add articles to make a store of it")
    return None


def _use_wal(engine: Engine) -> None:
    # The journal mode is a property of the file and cannot change inside a transaction.
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
