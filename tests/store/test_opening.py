"""What lies where a store should be: a new store, an old one, a newer one, or something else."""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

import tawthiq.store
from tawthiq.errors import StoreError
from tawthiq.records import Record
from tawthiq.store import opening
from tawthiq.store.opening import VERSION_TABLE
from tawthiq.store.tables import Table


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder by name, with the digest of what is in it."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


def text_file(folder: Path) -> Path:
    path = folder / "notes.db"
    path.write_text("these are notes and no database\n" * 50, encoding="utf-8")
    return path


def short_text_file(folder: Path) -> Path:
    path = folder / "short.db"
    path.write_text("x", encoding="utf-8")
    return path


def other_database(folder: Path) -> Path:
    path = folder / "bookmarks.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    return path


def folder_instead(folder: Path) -> Path:
    (folder / "cases").mkdir()
    return folder / "cases"


def below_a_file(folder: Path) -> Path:
    return text_file(folder) / "s.db"


def missing_folder(folder: Path) -> Path:
    return folder / "none" / "s.db"


def damaged_store(folder: Path) -> Path:
    path = folder / "damaged.db"
    path.write_bytes(b"SQLite format 3\0" + b"\x7f" * 4096)
    return path


def newer_store(folder: Path) -> Path:
    path = folder / "newer.db"
    tawthiq.store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.mark.parametrize(
    ("lay", "said"),
    [
        (text_file, "not an SQLite file"),
        (short_text_file, "not an SQLite file"),
        (other_database, "other tables .bookmarks."),
        (folder_instead, "is a folder"),
        (below_a_file, "does not exist|cannot be opened"),
        (missing_folder, "does not exist"),
        (damaged_store, "no store|damaged|not an SQLite file"),
        (newer_store, "newer version of tawthiq .*9999"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_store_is_named_and_left_as_it_was(
    tmp_path: Path, lay: Callable[[Path], Path], said: str, create: bool
) -> None:
    path = lay(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(StoreError) as caught:
        tawthiq.store.open(path, create=create)
    message = str(caught.value)
    assert str(path) in message and len(message.splitlines()) == 1
    # Where no store may be made, it is enough to hear that there is none.
    assert re.search(said if create else f"{said}|there is no store", message), message
    assert contents(tmp_path) == before


@pytest.mark.parametrize("url", ["nosuchdb://host/name", "sqlite+nosuchdriver:///x.db", "://"])
def test_a_url_that_opens_nothing(url: str) -> None:
    with pytest.raises(StoreError, match="expected a file, or a URL"):
        tawthiq.store.open(url)


def test_an_empty_file_becomes_a_store_only_when_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    with pytest.raises(StoreError, match="no store"):
        tawthiq.store.open(path, create=False)
    assert path.stat().st_size == 0
    tawthiq.store.open(path).close()
    tawthiq.store.open(path, create=False).close()


def test_an_empty_database_becomes_a_store_only_when_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with sqlite3.connect(path) as connection:
        connection.execute("VACUUM")
    before = contents(tmp_path)
    with pytest.raises(StoreError, match="is an empty database; add articles"):
        tawthiq.store.open(path, create=False)
    assert contents(tmp_path) == before
    tawthiq.store.open(path).close()


def test_a_file_that_another_program_holds_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    path = tmp_path / "new.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("VACUUM")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is in use"):
            tawthiq.store.open(path)


def test_a_missing_store_is_not_made_where_it_should_be_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        tawthiq.store.open(tmp_path / "s.db", create=False)
    assert contents(tmp_path) == {}


NO_ROOM = """
import resource, sys
import tawthiq.store
from tawthiq.errors import StoreError

resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try:
    tawthiq.store.open(sys.argv[1])
except StoreError as err:
    print(err)
"""


def test_a_store_that_cannot_be_made_whole_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(path)], capture_output=True, text=True, check=True
    )
    assert len(done.stdout.splitlines()) == 1 and "full" in done.stdout, done
    assert contents(tmp_path) == {}


def test_sqlite_is_set_up_for_readers_beside_a_writer(tmp_path: Path, make: Callable[..., Record]) -> None:
    path = tmp_path / "s.db"
    with tawthiq.store.open(path) as store:
        store.add(make("a1"))
        with store._engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    tawthiq.store.open(path).close()
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, Table.metadata) == []
        assert {"judgements", "refusals", "incident_names"} <= set(sa.inspect(connection).get_table_names())


def test_a_path_with_percent_and_space(tmp_path: Path, make: Callable[..., Record]) -> None:
    folder = tmp_path / "100% حالات"
    folder.mkdir()
    with tawthiq.store.open(folder / "s %41.db") as store:
        store.add(make("a1"))
    assert (folder / "s %41.db").is_file()


def test_a_url_of_sqlite_is_the_same_store(tmp_path: Path, make: Callable[..., Record]) -> None:
    with tawthiq.store.open(tmp_path / "s.db") as store:
        store.add(make("a1"))
    with tawthiq.store.open(f"sqlite:///{tmp_path}/s.db", create=False) as store:
        assert store.counts()["articles"] == 1


def store_of_0001(path: Path) -> None:
    """A store as version 0001 left it: an article with an event, and two incidents in their order."""
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    engine = opening._engine(sa.make_url(f"sqlite:///{path}"))
    with engine.connect() as connection, connection.begin():
        config.attributes.update(connection=connection, version_table=VERSION_TABLE)
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO articles VALUES ('a1', 1, 'نبأ', '2022-05-11', '2022-05-12 10:00:00', '2022-05-12 10:00:00')"
        )
        connection.exec_driver_sql(
            "INSERT INTO article_versions VALUES "
            "('a1', 1, 'd', 'نص', NULL, 'نبأ', NULL, '2022-05-11', 'ar', 'x:1', '0.1', '2022-05-12 10:00:00')"
        )
        for event in ("e1", "e2"):
            connection.exec_driver_sql(
                "INSERT INTO events (article_id, version, id, position, speaker, stance, data, type, specific) "
                f"VALUES ('a1', 1, '{event}', 0, 'outlet', 'reported', "
                f"""'{{"id": "{event}", "type": "landmine"}}', 'landmine', 1)"""
            )
        for position, (id, day, event) in enumerate((("i2", "'2022-05-10'", "e2"), ("i1", "NULL", "e1"))):
            data = (
                f'{{"id": "{id}", "type": "landmine", "members": [{{"article": "a1", "event": "{event}"}}]}}'
            )
            connection.exec_driver_sql(
                "INSERT INTO incidents (id, position, type, start_day, grade, data) "
                f"VALUES ('{id}', {position}, 'landmine', {day}, 'Weak', '{data}')"
            )
            connection.exec_driver_sql(f"INSERT INTO incident_members VALUES ('a1', '{event}', '{id}')")
    engine.dispose()


def test_a_store_of_the_first_version_is_brought_up_to_date_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    store_of_0001(path)
    with tawthiq.store.open(path, create=False) as store:
        assert [(i.id, [m.event for m in i.members]) for i in store.incidents()] == [
            ("i2", ["e2"]),
            ("i1", ["e1"]),
        ]
        assert [e.id for e in store.record("a1").events] == ["e1", "e2"]
        assert store.judgements() == [] and store.policy() is None
        assert [i.grade for i in store.incidents()] == ["Weak", "Weak"]
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, Table.metadata) == []
