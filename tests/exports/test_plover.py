"""PLOVER: the category and modes of each incident, its fields, and its ontology as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tawthiq
import tawthiq.store
from tawthiq.exports.plover import ontology
from tawthiq.records import EVENT_TYPES, Article, Casualty, Event, Party, Place, Record, Time, Words
from tawthiq.store import Store

DAY = date(2022, 10, 3)
SARMIN = Place(name="سرمين", admin1="idlib", country="SY", lat=35.90369, lon=36.72388, id="ocha:C3953")
FIELDS = {
    *("id", "code", "date", "enddate", "actor", "recipient", "event", "mode", "context"),
    *("event_loc", "event_text", "size", "cite_info"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with tawthiq.store.open(tmp_path / "s.db") as opened:
        yield opened


def event(type: str, by: str = "", on: str = "", **given: Any) -> Event:
    words = given.pop("words", "")
    fields: dict[str, Any] = {"time": Time(start=DAY, end=DAY), "place": SARMIN, **given}
    return Event(
        id="e1",
        type=type,
        initiators=tuple(Party(id=one) for one in by.split()),
        targets=tuple(Party(id=one) for one in on.split()),
        words={"type": Words.of(words, 0, len(words))} if words else {},
        **fields,
    )


def lines(store: Store, tmp_path: Path, told: Event, outlet: str = "صوت السهل") -> list[dict[str, Any]]:
    article = Article(id="a1", text="نص الخبر", outlet=outlet, url="https://example.org/1", published=DAY)
    store.add(Record(article=article, events=(told,)))
    tawthiq.link(store)
    done = tawthiq.export(store, "plover", tmp_path / "out.jsonl")
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(found) == done and done + done.left_out.total() == 1
    return found


CASES = [
    (event("bombing", "isis", "sdf", weapons=("ied",)), "ASSAULT", ["explosives"], ""),
    (event("suicide_bombing", "isis", "sdf", weapons=("vehicle_bomb",)), "ASSAULT", ["explosives", "suicide-attack"], "the car is a weapon too"),
    (event("shelling", "syrian_army", "civilians", weapons=("artillery",)), "ASSAULT", ["heavy-weapons"], ""),
    (event("shelling", "syrian_army", "civilians", weapons=("artillery", "chemical")), "ASSAULT", ["heavy-weapons", "unconventional"], ""),
    (event("air_strike", "russia", "hts", weapons=("aircraft",)), "ASSAULT", ["aerial"], ""),
    (event("drone_strike", "usa", "isis", weapons=("drone",)), "ASSAULT", ["drone"], ""),
    (event("assassination", "unknown_gunmen", "sdf", weapons=("silenced_gun",)), "ASSAULT", ["targeted", "firearms"], ""),
    (event("armed_attack", "isis", "sdf", weapons=("machine_gun", "rpg")), "ASSAULT", ["firearms", "heavy-weapons"], "every weapon names a mode"),
    (event("armed_attack", "isis", "sdf"), "ASSAULT", [], "no weapon told: no mode"),
    (event("abduction", "isis", "civilians"), "ASSAULT", ["abduct"], ""),
    (event("other_violence", "asayish", "civilians", words="تعذيب"), "ASSAULT", ["torture"], "by its words"),
    (event("looting_destruction", "sna", "civilians", weapons=("arson",)), "ASSAULT", ["destroy", "primitive"], ""),
    (event("arrest", "sdf", "civilians"), "COERCE", ["arrest"], "whoever makes it"),
    (event("raid", "sdf", "isis", casualties=(Casualty(outcome="detained", group="isis", min=2, max=2),)), "COERCE", ["arrest"], ""),
    (event("reinforcement", "turkey"), "MOBILIZE", ["troops"], "a state's forces"),
    (event("reinforcement", "sdf"), "MOBILIZE", ["militia"], "others"),
    (event("withdrawal", "russia"), "RETREAT", ["withdraw"], ""),
    (event("threat", "isis", "civilians"), "THREATEN", [], ""),
    (event("protest", "civilians", "aanes"), "PROTEST", ["demo"], ""),
    (event("agreement", "sdf", "syrian_army"), "AGREE", [], ""),
    (event("pledge", "tribal_fighters", "sdf"), "SUPPORT", [], "allegiance"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "category", "modes", "why"), CASES, ids=[c[3] or c[0].type for c in CASES])
def test_what_it_is(
    store: Store, tmp_path: Path, told: Event, category: str, modes: list[str], why: str
) -> None:
    (line,) = lines(store, tmp_path, told)
    assert (line["event"], line["mode"]) == ([category], modes), why
    assert set(line) == FIELDS and line["code"] == "/".join([category, *modes])


@pytest.mark.parametrize("type", ["media_release", "reward_offer", "other"])
def test_what_plover_has_no_place_for(store: Store, tmp_path: Path, type: str) -> None:
    assert lines(store, tmp_path, event(type, "isis")) == []


def test_the_fields_of_a_record(store: Store, tmp_path: Path) -> None:
    hurt = (
        Casualty(outcome="killed", group="civilians", min=3, max=3),
        Casualty(outcome="wounded", group="civilians", min=2, vague="several"),
    )
    (line,) = lines(store, tmp_path, event("shelling", "syrian_army", "civilians", casualties=hurt))
    assert (line["date"], line["enddate"]) == ("2022-10-03", "2022-10-03")
    assert line["actor"] == [
        {"code": "SYR", "sector": "MIL", "identifier_id": "syrian_army", "identifier_text": "Military Forces of Syria (2000-2024)"}
    ]  # fmt: skip
    assert [(one["code"], one["sector"]) for one in line["recipient"]] == [("SYR", "CVL")]
    assert line["size"] == {"dead": 3, "injured": None, "arrested": None}, (
        "several is no number, and nobody is not zero"
    )
    place = line["event_loc"]
    assert (place["asciiname"], place["latitude"], place["country code"], place["cc3"]) == (
        "Sarmin",
        35.90369,
        "SY",
        "SYR",
    )
    assert line["context"] == ["military"] and "Killed: 3" in line["event_text"][0]
    assert line["cite_info"]["publication"] == ["صوت السهل"] and line["cite_info"]["url"] == [
        "https://example.org/1"
    ]


def test_both_sides_of_a_clash_are_actors(store: Store, tmp_path: Path) -> None:
    (line,) = lines(store, tmp_path, event("clash", "isis", "sdf"))
    assert [one["identifier_id"] for one in line["actor"]] == ["isis", "sdf"] and line["recipient"] == []
    assert [(one["code"], one["sector"]) for one in line["actor"]] == [("IMG", "REB"), ("SYR", "REB")]


def test_a_partys_own_media_are_not_linked(store: Store, tmp_path: Path) -> None:
    (line,) = lines(store, tmp_path, event("clash", "isis", "sdf"), outlet="وكالة أعماق")
    assert line["cite_info"]["url"] == []


def test_the_ontology_is_the_specifications() -> None:
    assert len(ontology().events) == 16 and len(ontology().modes["ASSAULT"]) == 15
    for type in EVENT_TYPES:
        assert any(type in rule.when["type"] for rule in ontology().rules)
