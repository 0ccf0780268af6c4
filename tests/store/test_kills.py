"""Kills at any point: the store opens, what was acknowledged is there, and running again comes to the same.

Every run is a process of its own that is ended by SIGKILL: before each of its SQL statements and before each commit, at
random moments, and while it waits for input.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

import tawthiq.store
from tawthiq.errors import StoreError
from tawthiq.records import Article, Event, Party, Place, Record, Time

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and forked processes")

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tawthiq.cli.app", "tawthiq.incidents.judge", "tawthiq.store.migrations"])

COUNTED = """
import os, signal
from sqlalchemy import event
from sqlalchemy.engine import Engine

left = {kill_at}

def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(Engine, "before_cursor_execute", count)
event.listen(Engine, "commit", count)
"""
"""Ends the process before the n-th statement or commit; not at all where there are fewer."""


def started(code: str, said: Path | None = None) -> multiprocessing.process.BaseProcess:
    """A process that runs `code`; what it says goes to a file."""
    to = f"import sys; sys.stdout = sys.stderr = open({str(said or os.devnull)!r}, 'a', buffering=1)\n"
    process = PROCESSES.Process(target=exec, args=(to + code, {"__name__": "run"}))
    process.start()
    return process


def ended(process: multiprocessing.process.BaseProcess) -> int:
    process.join(60)
    assert process.exitcode is not None, "it hangs"
    return process.exitcode


def command(*arguments: object) -> str:
    return f"from tawthiq.cli.app import app\napp({[str(a) for a in arguments]!r}, standalone_mode=False)\n"


def contents(path: Path) -> dict[str, list[tuple]]:
    """Every row of the store but the times of writing; the file is sound."""
    tawthiq.store.open(path, create=False).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    kept = {
        "articles": "id, version",
        "events": "article_id, version, id, data",
        "incidents": "id, data",
        "incident_members": "article_id, event_id, incident_id",
        "incident_names": "id, incident_id",
        "judgements": "id, kind, members, others, reason, withdrawn_by",
    }
    return {
        table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()
        for table, columns in kept.items()
    }


def told(number: int) -> Record:
    """Three outlets tell each of some occurrences."""
    day = date(2022, 1, 10) + timedelta(days=20 * (number // 3))
    event = Event(
        id="e1",
        type="landmine",
        time=Time(start=day, end=day),
        place=Place(name="أثريا", admin1="hama", country="SY", lat=35.36, lon=37.79),
        targets=(Party(id="syrian_army", object="vehicle"),),
    )
    return Record(article=Article(id=f"a{number:02}", text=f"نص {number}", published=day), events=(event,))


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with incidents, a judgement, and articles that came later and are not linked."""
    path = tmp_path_factory.mktemp("kills") / "s.db"
    with tawthiq.store.open(path) as store:
        store.add_many(told(i) for i in range(12))
    assert ended(started(command("link", "--store", path))) == 0
    with tawthiq.store.open(path) as store:
        first = next(store.incidents()).id
        store.add_many(told(i) for i in range(12, 18))
        # The first incident has one more report, and one that was told of it is told otherwise.
        store.add(
            told(0).model_copy(update={"article": Article(id="z", text="نص", published=date(2022, 1, 11))})
        )
    assert (
        ended(started(command("judge", "note", first, "--store", path, "--text", "seen", "--by", "r"))) == 0
    )
    return path


def copy_of(store: Path, folder: Path) -> Path:
    """A copy of a store that is not open: all of it is in one file."""
    folder.mkdir(exist_ok=True)
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return Path(shutil.copy(store, folder / "s.db"))


def nth(store: Path, number: int) -> str:
    with tawthiq.store.open(store) as opened:
        return list(opened.incidents())[number].id


SIGNED = ("--by", "rima", "--reason", "x")
RUNS: dict[str, Callable[[Path], str]] = {
    "link": lambda store: command("link", "--store", store),
    "join": lambda store: command("judge", "join", nth(store, 1), nth(store, 2), *SIGNED, "--store", store),
    "part": lambda store: command("judge", "part", nth(store, 1), "a03/e1", *SIGNED, "--store", store),
    "discount": lambda store: command("judge", "discount", nth(store, 1), *SIGNED, "--store", store),
}


@pytest.mark.parametrize("name", RUNS)
def test_killed_before_any_statement_a_run_leaves_all_or_nothing(
    name: str, linked: Path, tmp_path: Path
) -> None:
    before = contents(linked)
    whole = copy_of(linked, tmp_path / "whole")
    assert ended(started(RUNS[name](whole))) == 0
    after = contents(whole)
    assert after != before
    killed, at, store = 0, 1, copy_of(linked, tmp_path / "killed")
    while ended(started(COUNTED.format(kill_at=at) + RUNS[name](store))) == -signal.SIGKILL:
        killed += 1
        assert contents(store) == before, f"killed at {at}"
        at += 4 if name == "link" else 1
    assert killed >= 5 and contents(store) == after, "the run that was not killed comes to the same"


def test_linking_killed_at_random_moments(linked: Path, tmp_path: Path) -> None:
    whole, store = (copy_of(linked, tmp_path / name) for name in ("whole", "killed"))
    began = time.monotonic()
    assert ended(started(RUNS["link"](whole))) == 0
    took, states = time.monotonic() - began, [contents(linked), contents(whole)]
    chance = random.Random(7)
    for _ in range(5):
        run = started(RUNS["link"](store))
        time.sleep(chance.uniform(0, took))
        run.kill()
        ended(run)
        assert contents(store) in states
    assert ended(started(RUNS["link"](store))) == 0
    assert contents(store) == states[1]


JUDGING = """
import tawthiq.store
from tawthiq.incidents import judge

with tawthiq.store.open({store!r}) as store:
    for number in range(2, 400):
        signed = judge.Signed(by="rima", reason=f"note {{number}}")
        print(judge.note(store, {incident!r}, signed).judgement.id)
"""


def test_every_judgement_that_was_acknowledged_is_there(linked: Path, tmp_path: Path) -> None:
    store, said = copy_of(linked, tmp_path / "killed"), tmp_path / "said.txt"
    chance = random.Random(5)
    for _ in range(3):
        run = started(JUDGING.format(store=str(store), incident=nth(linked, 1)), said)
        time.sleep(chance.uniform(0.1, 0.6))
        run.kill()
        assert ended(run) == -signal.SIGKILL
        acknowledged = [int(line) for line in said.read_text().split()]
        with tawthiq.store.open(store) as opened:
            kept = [one.id for one in opened.judgements()]
            judged = opened.incident(nth(linked, 1)).judgements
        assert set(acknowledged) <= set(kept) and len(kept) - 1 - len(acknowledged) <= 3
        assert list(judged) == kept[1:], "the incident has each of them"
    assert acknowledged


def article(number: int, padding: int = 0) -> str:
    text = f"قُتل {number + 3} مدنيين بغارة جوية على بلدة سرمين في 4 آذار 2021."
    row = {"id": f"n{number:03}", "text": text, "unread": "-" * padding}
    return json.dumps(row, ensure_ascii=False) + "\n"


def test_adding_killed_while_it_waits_for_input_and_at_random_moments(tmp_path: Path) -> None:
    # Wide lines, so that none of the first hundred is left waiting in a buffer.
    lines = [article(number, 10_000) for number in range(130)]
    pipe, file, store, whole = (tmp_path / name for name in ("pipe", "all.jsonl", "s.db", "whole.db"))
    file.write_text("".join(lines), encoding="utf-8")
    os.mkfifo(pipe)
    stdin = f"import sys\nsys.stdin = open({str(pipe)!r}, encoding='utf-8')\n"
    run = started(stdin + command("add", "-", "--store", store))
    with pipe.open("w", encoding="utf-8") as stream:
        stream.writelines(lines[:115])
        stream.flush()
        for _ in range(1200):
            if articles_of(store) == 100:
                break
            assert run.is_alive()
            time.sleep(0.05)
        run.kill()
        assert ended(run) == -signal.SIGKILL
    assert articles_of(store) == 100, "whole batches"
    began, chance = time.monotonic(), random.Random(3)
    assert ended(started(command("add", file, "--store", whole))) == 0
    took = time.monotonic() - began
    for _ in range(2):
        run = started(command("add", file, "--store", store))
        time.sleep(chance.uniform(took / 2, took))
        run.kill()
        ended(run)
        assert articles_of(store) in (100, 130)
    assert ended(started(command("add", file, "--store", store))) == 0
    assert contents(store) == contents(whole)


def articles_of(path: Path) -> int:
    """How many articles a store has; none where it is not made yet."""
    try:
        with tawthiq.store.open(path, create=False) as store:
            return store.counts()["articles"]
    except StoreError:
        return 0
