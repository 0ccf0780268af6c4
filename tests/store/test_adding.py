"""What is accepted stays: articles, versions, refusals, and what a stopped run leaves."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tawthiq.store
from tawthiq.records import Article, Incident, Member, Record
from tawthiq.sources.refusals import Refusal
from tawthiq.store import Added

Make = Callable[..., Record]


def test_a_record_comes_back_as_it_was(tmp_path: Path, make: Make) -> None:
    record = make("a1", source="march/a1.html", url="https://example.org/a1")
    with tawthiq.store.open(tmp_path / "s.db") as store:
        assert store.add(record) is Added.NEW
        assert store.record("a1") == record
        assert store.record("a2") is None
    with tawthiq.store.open(tmp_path / "s.db") as again:
        assert list(again.records()) == [record]


def test_the_same_article_twice_changes_nothing(tmp_path: Path, make: Make) -> None:
    with tawthiq.store.open(tmp_path / "s.db") as store:
        store.add(make("a1"))
        before = store.versions("a1")
        assert store.add(make("a1")) is Added.UNCHANGED
        # Where it was taken from is no part of an article.
        assert store.add(make("a1", source="elsewhere.html")) is Added.UNCHANGED
        assert store.versions("a1") == before
        assert store.counts() == {
            "articles": 1,
            "versions": 1,
            "events": 1,
            "tallies": 1,
            "incidents": 0,
            "judgements": 0,
            "refusals": 0,
        }


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": "قُتل ثلاثة جنود بانفجار لغم على طريق أثريا."}, "the outlet corrected its text"),
        ({"title": "قتلى بلغم"}, "a title was added"),
        ({"published": date(2022, 5, 12)}, "the day of publication was put right"),
        ({"dead": 3}, "the same text, read otherwise by a newer reader"),
    ],
)
def test_a_new_version_keeps_the_old_one(tmp_path: Path, make: Make, change: dict, why: str) -> None:
    old, new = make("a1"), make("a1", **change)
    with tawthiq.store.open(tmp_path / "s.db") as store:
        store.add(old)
        assert store.add(new) is Added.NEW_VERSION, why
        assert store.record("a1") == new
        assert [(v.number, v.current, v.record) for v in store.versions("a1")] == [
            (1, False, old),
            (2, True, new),
        ]
        assert store.counts()["events"] == 1, "only the current version is counted"
        assert store.add(old) is Added.UNCHANGED, "the store has it already"
        assert store.record("a1") == new


def test_records_by_day_and_outlet(tmp_path: Path, make: Make) -> None:
    made = [
        make("b", published=date(2022, 5, 1)),
        make("a", published=date(2022, 5, 9), outlet="بوابة تدمر"),
        make("c", published=None),
    ]
    with tawthiq.store.open(tmp_path / "s.db") as store:
        store.add_many(made)
        ids = lambda **asked: [r.article.id for r in store.records(**asked)]  # noqa: E731
        assert ids() == ["a", "b", "c"], "in the order of ids, however they came"
        assert ids(since=date(2022, 5, 1)) == ["a", "b"], "the first day counts; no day is left out"
        assert ids(since=date(2022, 5, 2)) == ["a"]
        assert ids(until=date(2022, 5, 8)) == ["b"]
        assert ids(outlet="بوابة تدمر") == ["a"]
        assert [(article.id, tally.id) for article, tally in store.tallies()] == [
            ("a", "t1"),
            ("b", "t1"),
            ("c", "t1"),
        ]


def test_more_records_than_a_page(tmp_path: Path, make: Make) -> None:
    ids = [f"a{i:04}" for i in range(tawthiq.store.store.PAGE * 2 + 3)]
    with tawthiq.store.open(tmp_path / "s.db") as store:
        assert store.add_many(make(i) for i in reversed(ids)) == {Added.NEW: len(ids)}
        assert [record.article.id for record in store.records()] == ids
        # Writing while reading does not disturb the reading.
        done = [store.add(make(record.article.id, dead=5)) for record in store.records()]
        assert done == [Added.NEW_VERSION] * len(ids)


def test_an_id_that_stands_twice_is_refused_whole(tmp_path: Path, make: Make) -> None:
    record = make("a1")
    double = record.model_copy(update={"events": record.events * 2})
    with tawthiq.store.open(tmp_path / "s.db") as store:
        with pytest.raises(tawthiq.errors.StoreError, match=r"'a1': event id 'e1' stands twice"):
            store.add(double)
        assert store.counts()["articles"] == 0


def test_refusals_are_kept_once(tmp_path: Path) -> None:
    refusals = [
        Refusal("march.jsonl", 3, "no JSON; expected one object a line", raw="{oops"),
        Refusal("scan.pdf", None, "a PDF; expected text or HTML"),
        Refusal("broken.txt", None, "not text", kind="warning", raw="a\udc80b"),
    ]
    with tawthiq.store.open(tmp_path / "s.db") as store:
        for refusal in (*refusals, *refusals):
            store.add_refusal(refusal)
        kept = store.refusals()
    assert [(r.source, r.line, r.reason, r.kind) for r in kept] == [
        (r.source, r.line, r.reason, r.kind) for r in refusals
    ]
    assert kept[0].raw == "{oops" and kept[2].raw == "a\\udc80b"


def test_incidents_replace_the_last_ones(tmp_path: Path, make: Make) -> None:
    def incident(id: str, *articles: str) -> Incident:
        return Incident(
            id=id, members=tuple(Member(article=a, event="e1") for a in articles), type="landmine"
        )

    with tawthiq.store.open(tmp_path / "s.db") as store:
        store.add_many(make(i) for i in "abc")
        store.save_incidents([incident("i1", "a", "b"), incident("i2", "c")])
        store.save_incidents([incident("i2", "c", "a")])
        assert [i.id for i in store.incidents()] == ["i2"]
        for wrong, said in (
            ([incident("i3", "x")], "no event"),
            ([incident("i3", "a", "a")], "two incidents"),
        ):
            with pytest.raises(tawthiq.errors.StoreError, match=said):
                store.save_incidents(wrong)
        assert [i.id for i in store.incidents()] == ["i2"], "what was refused changed nothing"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=12))
def test_running_again_comes_to_the_same(tmp_path_factory: pytest.TempPathFactory, given: list) -> None:
    records = [Record(article=Article(id=i, text=f"نص {n}")) for i, n in given]
    with tawthiq.store.open(tmp_path_factory.mktemp("again") / "s.db") as store:
        store.add_many(records, batch=4)
        first = [store.versions(i) for i in "abc"]
        assert store.add_many(records, batch=3).keys() <= {Added.UNCHANGED}
        assert [store.versions(i) for i in "abc"] == first


# ---------------------------------------------------------------- stopped runs
KILLED = """
import os, signal, sys
import tawthiq.store
from tawthiq.records import Article, Record

def records():
    for i in range(100):
        if i == 57:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Record(article=Article(id=f"a{i:03}", text=f"نص {i}"))

with tawthiq.store.open(sys.argv[1]) as store:
    store.add_many(records(), batch=10)
"""


def test_a_killed_run_has_kept_whole_batches_and_can_be_run_again(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    records = [Record(article=Article(id=f"a{i:03}", text=f"نص {i}")) for i in range(100)]
    with tawthiq.store.open(path) as store:
        assert list(store.records()) == records[:50]
        assert store.add_many(records, batch=10) == {Added.UNCHANGED: 50, Added.NEW: 50}
        assert list(store.records()) == records


IN_TRANSACTION = """
import os, signal, sys
import tawthiq.store
from tawthiq.records import Article, Event, Record

with tawthiq.store.open(sys.argv[1]) as store, store._writing() as connection:
    from tawthiq.store.versions import add_record
    half = Record(article=Article(id="half", text="نص"), events=(Event(id="e1", type="other"),))
    add_record(connection, half)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_run_killed_inside_a_transaction_leaves_nothing_of_it(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "s.db"
    with tawthiq.store.open(path) as store:
        store.add(make("a1"))
    done = subprocess.run([sys.executable, "-c", IN_TRANSACTION, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    with tawthiq.store.open(path) as store:
        assert [record.article.id for record in store.records()] == ["a1"]
    check = sqlite3.connect(path).execute("PRAGMA integrity_check").fetchall()
    assert check == [("ok",)]


TWO_WRITERS = """
import sys
import tawthiq.store
from tawthiq.records import Article, Record

with tawthiq.store.open(sys.argv[1]) as store:
    store.add_many((Record(article=Article(id=f"{sys.argv[2]}{i}", text="نص")) for i in range(60)), batch=5)
"""


def test_two_runs_write_to_one_new_store(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    runs = [subprocess.Popen([sys.executable, "-c", TWO_WRITERS, str(path), name]) for name in "ab"]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    with tawthiq.store.open(path) as store:
        assert store.counts()["articles"] == 120


FULL = """
import resource, sys
import tawthiq.store
from tawthiq.errors import StoreError
from tawthiq.records import Article, Record

store = tawthiq.store.open(sys.argv[1])
store.add(Record(article=Article(id="first", text="نص")))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    long = "نص طويل " * 2000
    store.add_many((Record(article=Article(id=f"a{i}", text=long)) for i in range(100)), batch=50)
except StoreError as err:
    print(err)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits on the size of files")
def test_a_disk_that_fills(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 1 and "s.db" in done.stdout and "full" in done.stdout
    with tawthiq.store.open(path) as store:
        assert [record.article.id for record in store.records()] == ["first"]
