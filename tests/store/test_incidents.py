"""Incidents, names of those that are gone, judgements and weights: what the store keeps of them, and what it refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

import tawthiq.store
from tawthiq.records import Incident, Judgement, Member, Record, Time
from tawthiq.store import Overtaken, Saved

Make = Callable[..., Record]
NOTED = Judgement(
    id=0,
    kind="note",
    incident="i1",
    members=(Member(article="a", event="e1"),),
    value={"asked": "المجلس المحلي", "on": "2022-05-12", "answer": None},
    reason="asked the council, no answer",
    made_by="rima",
    made_at=datetime(2022, 5, 12),
)


def incident(id: str, *articles: str, day: str | None = None, **given: object) -> Incident:
    first = date.fromisoformat(f"2022-05-{day}") if day else None
    return Incident(
        id=id,
        members=tuple(Member(article=a, event="e1") for a in articles),
        type="landmine",
        time=Time(start=first, end=first) if first else None,
        **given,
    )


@pytest.fixture
def store(tmp_path: Path, make: Make) -> tawthiq.store.Store:
    opened = tawthiq.store.open(tmp_path / "s.db")
    opened.add_many(make(i) for i in "abcd")
    return opened


def rows(store: tawthiq.store.Store, table: str) -> list[tuple]:
    with store._reading() as connection:
        return connection.exec_driver_sql(f"SELECT rowid, * FROM {table} ORDER BY 1").fetchall()


def test_incidents_are_listed_by_their_days_those_without_a_day_last(store: tawthiq.store.Store) -> None:
    store.save_incidents([incident("i1", "a"), incident("i2", "b", day="09"), incident("i3", "c", day="02")])
    assert [i.id for i in store.incidents()] == ["i3", "i2", "i1"]
    assert store.incident("i2").members == store.incident_of(Member(article="b", event="e1")).members
    assert store.incident("none") is None is store.incident_of(Member(article="d", event="e1"))


def test_saving_says_what_changed_and_leaves_the_rest(store: tawthiq.store.Store) -> None:
    first = [incident("i1", "a", "b"), incident("i2", "c")]
    assert store.save_incidents(first) == Saved(new=2, changed=0, unchanged=0, gone=0)
    before = rows(store, "incidents"), rows(store, "incident_members")
    assert store.save_incidents(first) == Saved(new=0, changed=0, unchanged=2, gone=0)
    assert (rows(store, "incidents"), rows(store, "incident_members")) == before
    second = [incident("i1", "a", day="03"), incident("i4", "b", "c", "d")]
    assert store.save_incidents(second, gone={"i2": "i4"}) == Saved(new=1, changed=1, unchanged=0, gone=1)
    assert store.memberships() == {("a", "e1"): "i1", **{(article, "e1"): "i4" for article in "bcd"}}


def test_which_events_are_still_told(store: tawthiq.store.Store, make: Make) -> None:
    both = {Member(article=a, event="e1") for a in "ab"}
    assert store.still_told({*both, Member(article="a", event="e2")}) == both
    store.add(Record(article=make("a").article))
    assert store.still_told(both) == {Member(article="b", event="e1")}


def test_a_name_leads_to_where_the_incident_is_today(store: tawthiq.store.Store) -> None:
    store.save_incidents([incident("i1", "a"), incident("i2", "b"), incident("i3", "c")])
    store.save_incidents([incident("i2", "b", "a"), incident("i3", "c")], gone={"i1": "i2"})
    store.save_incidents([incident("i3", "c", "b", "a")], gone={"i2": "i3"})
    assert [store.went_into(i) for i in ("i1", "i2", "i3", "x")] == ["i3", "i3", None, None]
    store.save_incidents([incident("i3", "c", "b"), incident("i1", "a")])
    assert store.former_ids() == {"i2": "i3"}, "what lives again is no name of another"
    store.save_incidents([incident("i1", "a")])
    assert store.went_into("i3") is None is store.went_into("i2")
    assert set(store.former_ids()) == {"i2", "i3"}


def test_a_decision_is_whole_or_not_at_all(store: tawthiq.store.Store) -> None:
    store.save_incidents([incident("i1", "a"), incident("i2", "b")])
    with store.deciding() as deciding:
        kept = deciding.add(NOTED)
        deciding.put([incident("i1", "a", "b", judgements=(kept.id,))], {"i2": "i1"})
    assert store.judgements() == [kept] and kept.id == 1 and kept.made_at > NOTED.made_at
    assert [len(i.members) for i in store.incidents()] == [2] and store.went_into("i2") == "i1"
    with pytest.raises(ZeroDivisionError), store.deciding() as deciding:
        deciding.withdraw(1, "rima", "an error")
        deciding.put([], {"i1": None})
        raise ZeroDivisionError
    assert store.judgements() == [kept] and store.counts()["incidents"] == 1
    with store.deciding() as deciding:
        deciding.withdraw(1, "amal", "the council did answer")
    (withdrawn,) = store.judgements()
    assert (withdrawn.stands, withdrawn.withdrawn_by) == (False, "amal")
    assert (
        withdrawn.model_copy(update=dict.fromkeys(("withdrawn_by", "withdrawn_at", "withdrawn_reason")))
        == kept
    )


def test_only_what_was_decided_waits_for_the_disk(store: tawthiq.store.Store) -> None:
    asked = "PRAGMA synchronous"
    with store.deciding() as deciding:
        assert deciding._connection.exec_driver_sql(asked).scalar() == 2, "FULL"
    with store._writing() as connection:
        assert connection.exec_driver_sql(asked).scalar() == 1, "NORMAL"


def test_incidents_made_before_the_last_judgement_are_not_saved(store: tawthiq.store.Store) -> None:
    store.save_incidents([incident("i1", "a")])
    state = store.judged_state()
    with store.deciding() as deciding:
        deciding.add(NOTED)
    with pytest.raises(Overtaken, match="judged meanwhile"):
        store.save_incidents([incident("i1", "a", "b")], judged=state)
    assert store.memberships() == {("a", "e1"): "i1"}
    store.save_incidents([incident("i1", "a", "b")], judged=store.judged_state())


def test_the_weights_estimated_last_are_in_use(store: tawthiq.store.Store) -> None:
    assert store.policy() is None
    store.save_policy({"prior": 0.1}, {"events": 20_000})
    store.save_policy({"prior": 0.2}, {"events": 30_000, "pairs": 7})
    policy = store.policy()
    assert policy is not None
    assert (policy.weights, policy.estimated_on) == ({"prior": 0.2}, {"events": 30_000, "pairs": 7})
    assert abs((datetime.now() - policy.estimated_at).days) <= 1
    assert len(rows(store, "policies")) == 2, "those before are kept"


def test_the_file_is_sound_after_all_this(tmp_path: Path, store: tawthiq.store.Store) -> None:
    store.save_incidents([incident("i1", "a"), incident("i2", "b")])
    store.save_incidents([incident("i2", "a")], gone={"i1": "i2"})
    store.close()
    connection = sqlite3.connect(tmp_path / "s.db")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
