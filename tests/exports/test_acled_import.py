"""ACLED as a source: what a row is read as, which files and rows are refused, and that nothing is lost."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import tawthiq
import tawthiq.store
from tawthiq.errors import InvalidInput
from tawthiq.exports import import_file, importing
from tawthiq.exports.acled_codebook import codebook
from tawthiq.exports.columns import columns_of
from tawthiq.records import Event, Record
from tawthiq.sources import Refusal

ROW = {
    "event_id_cnty": "SYR900001", "event_date": "2021-03-14", "year": "2021", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Islamic State (Syria)", "assoc_actor_1": "", "inter1": "Rebel group",
    "actor2": "QSD: Syrian Democratic Forces", "assoc_actor_2": "Global Coalition Against Daesh", "inter2": "Rebel group",
    "interaction": "Rebel group-Rebel group", "civilian_targeting": "", "iso": "760", "region": "Middle East", "country": "Syria",
    "admin1": "Deir ez Zor", "admin2": "Deir ez Zor", "admin3": "Kisreh", "location": "Kasra", "latitude": "35.5631",
    "longitude": "39.9282", "geo_precision": "1", "source": "SOHR; An Outlet", "source_scale": "Other-National",
    "notes": "On 14 March 2021, fighters of both sides exchanged fire in the town. 2 were killed.", "fatalities": "2", "tags": "",
    "timestamp": "1616457600",
}  # fmt: skip
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(row, …, columns=…)`: a file with these changes to `ROW`, under these columns."""

    def build(*changes: dict[str, str], columns: list[str] | None = None) -> Path:
        rows = [{**ROW, **change} for change in changes or ({},)]
        path = tmp_path / "acled.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, columns or list(dict.fromkeys([*ROW, *rows[0]])), extrasaction="ignore"
            )
            writer.writeheader()
            writer.writerows(rows)
        return path

    return build


def event(path: Path) -> Event:
    (record,) = [one for one in importing(path, "acled") if isinstance(one, Record)]
    assert not record.unsupported()
    return record.events[0]


def refusals(path: Path) -> list[str]:
    return [one.reason for one in importing(path, "acled") if isinstance(one, Refusal)]


def test_a_row_becomes_an_article_with_one_event(write: Write) -> None:
    (record,) = importing(write(), "acled")
    assert isinstance(record, Record)
    article, (told,) = record.article, record.events
    assert (article.id, article.outlet, article.url, article.text) == (
        "acled:SYR900001",
        "ACLED",
        None,
        ROW["notes"],
    )
    assert article.published == date(2021, 3, 23), "the day of upload"
    assert (told.type, told.speaker, told.stance) == ("clash", "sohr", "reported")
    assert [party.id for party in told.initiators] == ["isis"]
    assert [party.id for party in told.targets] == ["sdf", "coalition"], "who stood beside a party is a party"
    assert told.time and (told.time.start, told.time.end, told.time.precision) == (
        date(2021, 3, 14),
        date(2021, 3, 14),
        "day",
    )
    place = told.place
    assert place and (place.name, place.admin1, place.country, place.lat) == (
        "Kasra",
        "deir_ez_zor",
        "SY",
        35.5631,
    )
    (dead,) = told.casualties
    assert (dead.outcome, dead.group, dead.min, dead.max) == ("killed", "unknown", 2, 2)
    assert told.coded == ROW, "the row is kept as it stood"


READ_AS = [
    ({"fatalities": "0"}, lambda e: e.casualties == (), "0 is: none were reported; the row keeps it"),
    ({"fatalities": ""}, lambda e: e.casualties == (), "empty is unknown"),
    ({"event_date": "14 March 2021"}, lambda e: e.time.start == date(2021, 3, 14), "as older files have days"),
    ({"time_precision": "2"}, lambda e: (e.time.start.day, e.time.end.day, e.time.precision) == (11, 17, "week"), "a week around its middle"),
    ({"time_precision": "3"}, lambda e: (e.time.start.day, e.time.end.day, e.time.precision) == (1, 31, "month"), "the whole month"),
    ({"geo_precision": "3"}, lambda e: e.place.precision == "governorate", "a region"),
    ({"event_type": "Protests", "sub_event_type": "Peaceful protest", "actor1": "Protesters (Syria)"}, lambda e: (e.type, e.initiators[0].id) == ("protest", "civilians"), "demonstrators are people"),
    ({"event_type": "Explosions/Remote violence", "sub_event_type": "Grenade"}, lambda e: (e.type, e.weapons) == ("armed_attack", ("grenade",)), "the sub-type names the weapon"),
    ({"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike"}, lambda e: e.weapons == (), "an aircraft or a drone: left open"),
    ({"actor1": "Military Forces of Syria (2000-2024) Military Intelligence"}, lambda e: e.initiators[0].id == "syrian_army", "a unit is its army"),
    ({"actor1": "Jaysh al Nobody"}, lambda e: e.initiators[0].id == "jaysh_al_nobody", "not in the map: its name as an id"),
    ({"source": "Amaq"}, lambda e: (e.speaker, e.stance) == ("isis", "claimed"), "a party's own organ claims"),
    ({"source": "An Outlet; Another"}, lambda e: (e.speaker, e.stance) == ("media", "reported"), "no known monitor"),
    ({"source": "Amaq; SNHR"}, lambda e: (e.speaker, e.note) == ("snhr", "also told by isis"), "a monitor before a party"),
    ({"admin1": "Nowhere"}, lambda e: e.place.admin1 is None, "a unit that the map does not have"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "holds", "why"), READ_AS, ids=[why for *_, why in READ_AS])
def test_how_cells_are_read(
    write: Write, change: dict[str, str], holds: Callable[[Event], bool], why: str
) -> None:
    assert holds(event(write(change))), why


REFUSED = [
    ({"event_date": "in spring"}, "event_date is 'in spring'; expected a day"),
    ({"sub_event_type": "Battle"}, "sub_event_type is 'Battle'; expected one of ACLED's"),
    ({"country": "Assyria"}, "country is 'Assyria'"),
    ({"latitude": "north"}, "latitude is 'north'; expected a number"),
    ({"longitude": ""}, "longitude is empty"),
    ({"fatalities": "several"}, "fatalities is 'several'; expected a whole number"),
    ({"fatalities": "9" * 5000}, "expected a whole number"),
    ({"geo_precision": "7"}, "geo_precision is '7'; expected one of 1, 2, 3"),
    ({"actor1": ""}, "actor1 is empty"),
]


@pytest.mark.parametrize(("change", "said"), REFUSED)
def test_a_row_that_cannot_be_read_is_refused_and_the_rest_goes_on(
    write: Write, change: dict[str, str], said: str
) -> None:
    found = list(importing(write(change, {"event_id_cnty": "SYR2"}), "acled"))
    refused = [one for one in found if isinstance(one, Refusal)]
    assert len(refused) == 1 and said in refused[0].reason and refused[0].line == 2
    assert [one.article.id for one in found if isinstance(one, Record)] == ["acled:SYR2"]


def test_one_id_twice(write: Write) -> None:
    assert refusals(write({}, {})) == ["event_id_cnty SYR900001 stands on line 2 already; expected each once"]


def test_columns_in_another_order_are_read(write: Write) -> None:
    assert event(write(columns=sorted(ROW))).coded == ROW and not refusals(write(columns=sorted(ROW)))


def test_missing_columns_refuse_the_file(write: Write) -> None:
    few = [name for name in ROW if name not in ("event_date", "country")]
    with pytest.raises(InvalidInput, match="line 1: the columns event_date, country are missing") as caught:
        list(importing(write(columns=few), "acled"))
    assert "acled.csv" in str(caught.value)


def test_columns_that_are_not_needed_may_be_missing(write: Write) -> None:
    few = [name for name, column in columns_of("acled").items() if column.needed]
    assert event(write(columns=few)).type == "clash"
    assert any("stay empty" in said for said in refusals(write(columns=few)))


def test_more_columns_are_named_and_kept(write: Write) -> None:
    path = write({"event_id_no_cnty": "900001"})
    assert any("has no columns event_id_no_cnty" in said for said in refusals(path))
    assert (event(path).coded or {})["event_id_no_cnty"] == "900001"


def test_a_row_comes_back_as_it_was(write: Write, tmp_path: Path) -> None:
    other = {
        "event_id_cnty": "SYR2", "event_type": "Violence against civilians", "sub_event_type": "Attack", "actor2": "Civilians (Syria)",
        "assoc_actor_2": "", "inter2": "Civilians", "interaction": "Rebel group-Civilians", "civilian_targeting": "Civilians targeted",
        "fatalities": "0", "location": "Raqqa", "admin1": "Ar Raqqa", "event_date": "2019-01-02", "year": "2019",
    }  # fmt: skip
    path = write({}, other)
    with tawthiq.store.open(tmp_path / "s.db") as store:
        assert import_file(store, path, "acled").total() == 2
        assert set(import_file(store, path, "acled")) == {"unchanged"}, "imported again, nothing changes"
        tawthiq.link(store)
        done = tawthiq.export(store, "acled", tmp_path / "out.csv")
        assert done == 2 and not done.refused
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        back = {row["event_id_cnty"]: row for row in csv.DictReader(file)}
    assert back == {"SYR900001": ROW, "SYR2": {**ROW, **other}}


def test_a_row_of_an_older_file_comes_back_as_acled_writes_it_today(write: Write, tmp_path: Path) -> None:
    path = write({"event_date": "14 March 2021", "inter1": "2", "inter2": "2", "interaction": "22"})
    with tawthiq.store.open(tmp_path / "s.db") as store:
        import_file(store, path, "acled")
        tawthiq.link(store)
        assert not tawthiq.export(store, "acled", tmp_path / "out.csv").refused
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == [ROW]


def test_every_sub_type_is_read() -> None:
    assert len(codebook().back) == 25
