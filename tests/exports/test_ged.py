"""Incidents as UCDP GED: whose sides, how many dead, what is left out and why; and GED's own rows given back."""

from __future__ import annotations

import csv
import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tawthiq.store
from tawthiq.errors import ExportError
from tawthiq.exports import Exported, export, importing
from tawthiq.exports.columns import columns_of, day_of, number_of, whole_of
from tawthiq.exports.ged_check import faults
from tawthiq.exports.ged_rows import LONG, NO_DAY, NO_DEATH, NO_POINT, OWN_IDS, own_id, row_of
from tawthiq.exports.ged_sides import MANY_SIDES, NO_DOER, NO_TARGET, ONE_PARTY
from tawthiq.exports.tables import read_table
from tawthiq.exports.told import DISCOUNTED, ToldIncident
from tawthiq.incidents.merge import Told, merge
from tawthiq.incidents.policy import shipped_policy
from tawthiq.records import (
    Article,
    Casualty,
    Event,
    Incident,
    Member,
    Party,
    Place,
    PlaceCandidate,
    Record,
    Time,
)

SARMIN = Place(
    name="سرمين", admin1="idlib", country="SY", lat=35.904, lon=36.726, precision="settlement", id="x:1"
)
DAY = date(2021, 3, 4)


def killed(**counts: int | tuple[int, int | None]) -> tuple[Casualty, ...]:
    ranges = {group: n if isinstance(n, tuple) else (n, n) for group, n in counts.items()}
    return tuple(Casualty(outcome="killed", group=g, min=low, max=high) for g, (low, high) in ranges.items())


def told(outlet: str = "صدى الفرات", **event: Any) -> Told:
    """An event of an article by this outlet; `by` and `to` are parties."""
    by, to = event.pop("by", ("syrian_army",)), event.pop("to", ("civilians",))
    given = {
        "type": "shelling",
        "time": Time(start=DAY, end=DAY),
        "place": SARMIN,
        "casualties": killed(civilians=3),
        "initiators": tuple(Party(id=one) for one in by),
        "targets": tuple(Party(id=one) for one in to),
        **event,
    }
    article = Article(
        id=f"a-{outlet}",
        text=f"نص {outlet}",
        title='قصف على "سرمين"',
        outlet=outlet,
        published=date(2021, 3, 5),
    )
    return Told(article, Event(id="e1", **given))


def incident_of(*members: Told) -> Incident:
    return merge(list(members), shipped_policy())


def exported(tmp_path: Path, *incidents: tuple[Told, ...]) -> tuple[Exported, list[dict[str, str]]]:
    """What a store with these incidents gives."""
    with tawthiq.store.open(tmp_path / "s.db") as store:
        for number, members in enumerate(incidents):
            for one in members:
                article = (
                    one.article
                    if one.event.coded
                    else one.article.model_copy(update={"id": f"{number}{one.article.id}"})
                )
                store.add(Record(article=article, events=(one.event,)))
        made = []
        records = {record.article.id: record for record in store.records()}
        for number, members in enumerate(incidents):
            ids = [one.article.id if one.event.coded else f"{number}{one.article.id}" for one in members]
            made.append(incident_of(*(Told(records[i].article, records[i].events[0]) for i in ids)))
        store.save_incidents(made)
        done = export(store, "ged", tmp_path / "ged.csv")
    with (tmp_path / "ged.csv").open(encoding="utf-8", newline="") as file:
        return done, list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("event", "expected", "why"),
    [
        ({}, "3 | Government of Syria | Civilians | 0 0 3 0 | 3 3 3 | 652 |", "an army against civilians is one-sided violence, with its perpetrator on side A"),
        ({"by": ("isis",), "to": ("syrian_army",), "casualties": killed(syrian_army=2)}, "1 | Government of Syria | IS | 2 0 0 0 | 2 2 2 | 652 |", "the government is side A, whoever attacked"),
        ({"type": "clash", "by": ("sdf", "isis"), "to": (), "casualties": killed(isis=4, sdf=1)}, "2 | IS | SDF | 4 1 0 0 | 5 5 5 | |", "two groups, in the order of UCDP's own dyad"),
        ({"by": ("hts",), "to": ("syrian_army",), "casualties": killed(syrian_army=1, hts=2)}, "1 | Government of Syria | Syrian insurgents | 1 2 0 0 | 3 3 3 | 652 |", "UCDP counts all of the opposition that fights the government as one side"),
        ({"by": ("russian_air_force", "syrian_army"), "casualties": killed(civilians=2)}, "3 | Government of Russia (Soviet Union) | Civilians | 0 0 2 0 | 2 2 2 | 365 |", "two states together: the first by name"),
        ({"by": ("israel",), "to": ("irgc",), "casualties": killed(irgc=2)}, "1 | Government of Iran | Government of Israel | 2 0 0 0 | 2 2 2 | 630 | 666", "two governments, in the order of UCDP's own dyad"),
        ({"by": ("sdf",), "to": ("isis",), "casualties": killed(isis=2, unknown=3)}, "2 | IS | SDF | 2 0 0 3 | 5 5 5 | |", "whose dead they are is not known: unknown, not zero"),
        ({"casualties": killed(civilians=(2, None))}, "3 | Government of Syria | Civilians | 0 0 2 0 | 2 2 2 | 652 |", "several: the least there were; the high is open"),
        ({"casualties": killed(civilians=(10, 99))}, "3 | Government of Syria | Civilians | 0 0 10 0 | 10 99 10 | 652 |", "tens"),
        ({"by": ("southern_front",), "to": ("isis",), "casualties": killed(isis=1)}, "2 | IS | Southern Front | 1 0 0 0 | 1 1 1 | |", "a group that only GED names"),
        ({"to": (), "casualties": killed(civilians=1, opposition_factions=1)}, "1 | Government of Syria | Syrian insurgents | 0 1 1 0 | 2 2 2 | 652 |", "who died is whom it was done to"),
    ],
)  # fmt: skip
def test_sides_and_dead(tmp_path: Path, event: dict[str, Any], expected: str, why: str) -> None:
    done, rows = exported(tmp_path, (told(**event),))
    assert (done, done.refused, done.left_out) == (1, [], {}), why
    row = rows[0]
    dead = " ".join(row[f"deaths_{group}"] for group in ("a", "b", "civilians", "unknown"))
    estimates = " ".join(row[name] for name in ("best", "high", "low"))
    cells = (
        row["type_of_violence"],
        row["side_a"],
        row["side_b"],
        dead,
        estimates,
        row["gwnoa"],
        row["gwnob"],
    )
    assert " | ".join(cells).replace("|  |", "| |").strip() == expected, why


@pytest.mark.parametrize(
    ("event", "reason", "why"),
    [
        ({"casualties": ()}, NO_DEATH, "GED is about deaths"),
        ({"casualties": (Casualty(outcome="wounded", group="civilians", min=4, max=4),)}, NO_DEATH, "the wounded are not dead"),
        ({"casualties": killed(civilians=0)}, NO_DEATH, "a stated zero"),
        ({"by": ("unknown_gunmen",)}, NO_DOER, "GED needs an organised party"),
        ({"by": ()}, NO_DOER, "nobody is named"),
        ({"by": ("civilians",), "to": ("sdf",)}, NO_DOER, "a crowd is no organised party"),
        ({"by": ("asayish",), "to": ("sdf",), "casualties": killed(sdf=1)}, ONE_PARTY, "both are SDF to GED"),
        ({"to": (), "casualties": killed(unknown=2)}, NO_TARGET, "against whom is not known"),
        ({"type": "clash", "by": ("isis", "sdf", "israel"), "to": (), "casualties": killed(isis=1)}, MANY_SIDES, "three sides"),
        ({"time": None}, NO_DAY, "no day"),
        ({"time": Time(start=DAY, text="منذ آذار", precision="period")}, NO_DAY, "an open end"),
        ({"time": Time(start=DAY, end=date(2022, 6, 1), precision="period")}, LONG, "GED has no event longer than a year"),
        ({"place": None}, NO_POINT, "no place"),
        ({"place": Place(name="مكان ما", precision="settlement")}, NO_POINT, "a place on no map, in no known governorate"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_counted_with_the_reason(
    tmp_path: Path, event: dict[str, Any], reason: str, why: str
) -> None:
    done, rows = exported(tmp_path, (told(**event),), (told(),))
    assert (len(rows), done.left_out, done.refused) == (1, {reason: 1}, []), why


@pytest.mark.parametrize(
    ("place", "expected", "why"),
    [
        (SARMIN, "1 | 35.904 36.726 | Idlib Governorate | سرمين", "a settlement"),
        (SARMIN.model_copy(update={"precision": "area"}), "2 | 35.904 36.726 | Idlib Governorate | سرمين", "near it"),
        (SARMIN.model_copy(update={"precision": "area", "name": "طريق سرمين"}), "5 | 35.904 36.726 | Idlib Governorate | طريق سرمين", "a road is a line"),
        (Place(name="قرية بلا خريطة", admin1="idlib", country="SY"), "4 | 35.8577 36.57088 | Idlib Governorate | Idlib Governorate", "a village on no map: its governorate"),
        (Place(name="الحصان", candidates=tuple(PlaceCandidate(id=i, name="الحصان", admin1="idlib") for i in "ab")), "4 | 35.8577 36.57088 | Idlib Governorate | Idlib Governorate", "between two villages of one governorate"),
        (Place(name="العراق", country="IQ", lat=33.0, lon=44.0, precision="country"), "6 | 33 44 |  | العراق", "a country"),
    ],
)  # fmt: skip
def test_where(tmp_path: Path, place: Place, expected: str, why: str) -> None:
    _, (row,) = exported(tmp_path, (told(place=place),))
    point = f"{row['latitude']} {row['longitude']}"
    found = " | ".join((row["where_prec"], point, row["adm_1"], row["where_coordinates"]))
    assert found == expected, why
    assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"


@pytest.mark.parametrize(
    ("days", "precision", "code"),
    [(1, "day", "1"), (2, "period", "2"), (6, "period", "2"), (7, "week", "3"), (30, "month", "4"), (365, "year", "5")],
)  # fmt: skip
def test_when(tmp_path: Path, days: int, precision: Any, code: str) -> None:
    end = date.fromordinal(DAY.toordinal() + days - 1)
    _, (row,) = exported(tmp_path, (told(time=Time(start=DAY, end=end, precision=precision)),))
    assert (row["date_prec"], row["date_start"], row["date_end"]) == (code, "2021-03-04", end.isoformat())


def test_rival_tolls_and_whose_word(tmp_path: Path) -> None:
    members = (
        told("صدى الفرات", speaker="sohr"),
        told("نبأ البادية", casualties=killed(civilians=5)),
        told("راديو الجسر", casualties=killed(civilians=5), speaker="white_helmets"),
    )
    _, (row,) = exported(tmp_path, members)
    assert (row["low"], row["best"], row["high"], row["number_of_sources"]) == ("3", "5", "5", "3")
    assert set(row["source_original"].split(", ")) == {"SOHR", "نبأ البادية", "White Helmets"}
    assert row["source_article"].count('"') == 6, "quotes inside a headline would break the list"
    assert row["source_date"] == "2021-03-05;2021-03-05;2021-03-05"


def test_rows_of_our_own_have_ids_that_no_other_row_has(tmp_path: Path) -> None:
    done, rows = exported(tmp_path, *[(told(f"وسيلة {i}"),) for i in range(5)])
    ids = [int(row["id"]) for row in rows]
    assert done == 5 and len(set(ids)) == 5
    assert all(OWN_IDS <= one < 10**15 for one in ids), "15 digits, which a table keeps exactly"
    assert [own_id(row["relid"]) for row in rows] == ids
    assert own_id("a name of another make") >= OWN_IDS


GED = {
    "id": "900001.0", "relid": "SYR-1", "type_of_violence": "1.0", "conflict_new_id": "299.0", "conflict_name": "Syria: Government",
    "dyad_new_id": "11973.0", "dyad_name": "Government of Syria - Syrian insurgents", "side_a": "Government of Syria",
    "side_b": "Syrian insurgents", "number_of_sources": "2.0", "source_article": '"SOHR,2021-03-04,Shells"', "source_office": "SOHR",
    "source_date": "2021-03-04", "source_headline": "Shells", "source_original": "SOHR", "where_prec": "1.0",
    "where_coordinates": "Sarmin town", "adm_1": "Idlib Governorate", "adm_2": "Markaz Idlib district", "latitude": "35.904",
    "longitude": "36.726", "country": "Syria", "country_id": "652.0", "date_prec": "1.0", "date_start": "2021-03-04",
    "date_end": "2021-03-04", "deaths_a": "0.0", "deaths_b": "1.0", "deaths_civilians": "3.0", "deaths_unknown": "0.0",
    "best": "4.0", "high": "6.0", "low": "4.0", "gwnoa": "652.0",
}  # fmt: skip


@pytest.fixture
def coded(tmp_path: Path) -> Told:
    """A row of GED as it is imported."""
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, GED)
        writer.writeheader()
        writer.writerow(GED)
    (record,) = (one for one in importing(path, "ged") if isinstance(one, Record))
    return Told(record.article, record.events[0])


def value(name: str, cell: str) -> object:
    """A cell as what it means: `299.0` is `299`."""
    readers: dict[str, Any] = {"integer": whole_of, "integers": whole_of, "number": number_of, "day": day_of}
    return readers.get(columns_of("ged")[name].kind, str)(cell)


def test_a_row_of_geds_own_is_given_back(tmp_path: Path, coded: Told) -> None:
    done, (row,) = exported(tmp_path, (coded,))
    assert done == 1 and {name: value(name, row[name]) for name in GED} == {
        n: value(n, c) for n, c in GED.items()
    }
    assert row["id"] == "900001" and row["priogrid_gid"] == "", "what the file had no column for stays empty"


def test_a_text_that_a_spreadsheet_would_run_comes_back_as_it_was(tmp_path: Path, coded: Told) -> None:
    cells = {
        **(coded.event.coded or {}),
        "source_headline": "-Shells on Sarmin",
        "source_original": "'Idlib' Media",
    }
    row = Told(coded.article, coded.event.model_copy(update={"coded": cells}))
    _, (written,) = exported(tmp_path, (row,))
    assert written["source_headline"] == "'-Shells on Sarmin", "no cell is run as a formula"
    (again,) = (one for one in importing(tmp_path / "ged.csv", "ged") if isinstance(one, Record))
    read = again.events[0].coded or {}
    assert (read["source_headline"], read["source_original"]) == ("-Shells on Sarmin", "'Idlib' Media")


def test_a_row_that_others_tell_of_too_keeps_its_number_and_sides(tmp_path: Path, coded: Told) -> None:
    other = told("صدى الفرات", casualties=killed(civilians=5, opposition_factions=1))
    third = told("نبأ البادية", casualties=killed(civilians=5, opposition_factions=1))
    _, (row,) = exported(tmp_path, (coded, other, third))
    assert (row["id"], row["relid"], row["dyad_new_id"], row["type_of_violence"]) == (
        "900001",
        "SYR-1",
        "11973",
        "1",
    )
    assert (row["adm_2"], row["where_coordinates"]) == ("Markaz Idlib district", "Sarmin town"), (
        "the same point"
    )
    assert (row["deaths_b"], row["deaths_civilians"], row["best"], row["high"]) == ("1", "5", "6", "6")
    assert row["source_office"].split(";")[0] == "SOHR" and "صدى الفرات" in row["source_office"]


def test_the_public_get_what_ged_codes_and_not_its_headlines_or_points(tmp_path: Path, coded: Told) -> None:
    cells = {**(coded.event.coded or {}), "source_headline": "Shells kill Khaled"}
    alone = Told(coded.article, coded.event.model_copy(update={"coded": cells}))
    done, _ = exported(tmp_path, (alone,))
    with tawthiq.store.open(tmp_path / "s.db") as store:
        public = export(store, "ged", tmp_path / "public.csv", public=True)
    text = (tmp_path / "public.csv").read_text(encoding="utf-8")
    (row,) = csv.DictReader(text.splitlines())
    assert (done, public, public.refused, public.left_out) == (1, 1, [], {}), (
        "the same rows, written with less"
    )
    kept = (
        "id",
        "relid",
        "type_of_violence",
        "dyad_new_id",
        "side_a",
        "side_b",
        "deaths_b",
        "best",
        "high",
        "gwnoa",
    )
    assert {name: value(name, row[name]) for name in kept} == {name: value(name, GED[name]) for name in kept}
    assert "Khaled" not in text and "Sarmin town" not in text
    assert row["latitude"] != GED["latitude"] and row["where_prec"] == "3", "its sub-district"


def test_a_row_that_others_tell_of_too_keeps_its_number_and_sides_for_the_public(
    tmp_path: Path, coded: Told
) -> None:
    exported(tmp_path, (coded, told("صدى الفرات", casualties=killed(civilians=5, opposition_factions=1))))
    with tawthiq.store.open(tmp_path / "s.db") as store:
        assert export(store, "ged", tmp_path / "public.csv", public=True) == 1
    text = (tmp_path / "public.csv").read_text(encoding="utf-8")
    (row,) = csv.DictReader(text.splitlines())
    assert (row["id"], row["dyad_new_id"], row["side_b"]) == ("900001", "11973", "Syrian insurgents")
    assert row["source_office"] == "UCDP GED;صدى الفرات" and row["source_headline"] == ";"
    assert "Sarmin town" not in text and "قصف على" not in text and row["latitude"] != GED["latitude"]


def test_what_a_person_set_aside_is_no_event(tmp_path: Path) -> None:
    one = told(stance="denied")
    assert incident_of(one).grade == "Discounted"
    done, rows = exported(tmp_path, (one,), (told("نبأ البادية"),))
    assert len(rows) == 1 and done.left_out == {DISCOUNTED: 1}


def test_two_rows_of_geds_in_one_incident_are_a_row_of_our_own(coded: Told) -> None:
    twin = Told(coded.article.model_copy(update={"id": "ged:900002"}), coded.event)
    both = ((coded.article, coded.event), (twin.article, twin.event))
    row = row_of(ToldIncident(incident_of(coded, twin), both))
    assert isinstance(row, str) or int(row["id"]) >= OWN_IDS


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"deaths_a": "9"}, "deaths are not best, 3; expected their sum"),
        ({"low": "4"}, "low is 4, best 3, high 3; expected them in this order"),
        ({"side_a": "IS"}, None),
        ({"type_of_violence": "1"}, "expected Civilians in one-sided violence, and only there"),
        ({"type_of_violence": "2", "side_b": "Government of Turkey"}, "expected no government in non-state violence"),
        ({"side_b": "Government of Syria"}, "side_a and side_b are both Government of Syria; expected two sides"),
        ({"where_prec": "0"}, "where_prec is '0'; expected one of 1, 2, 3, 4, 5, 6, 7"),
        ({"country": ""}, "country is empty"),
        ({"priogrid_gid": "1"}, "priogrid_gid is 1; expected 181154, the cell of the point"),
        ({"geom_wkt": "POINT (35.904 36.726)"}, "expected POINT (36.726 35.904)"),
        ({"year": "2020"}, "year is 2020; expected 2021, that of date_start"),
        ({"date_end": "2021-03-01"}, "date_end is 2021-03-01, before date_start, 2021-03-04"),
    ],
)  # fmt: skip
def test_every_row_is_held_against_the_rules(change: dict[str, str], said: str | None) -> None:
    one = told()
    row = row_of(ToldIncident(incident_of(one), ((one.article, one.event),)))
    assert isinstance(row, dict) and list(faults(row)) == []
    found = list(faults({**row, **change}))
    assert (found == []) if said is None else any(said in fault for fault in found)


def test_a_row_that_breaks_a_rule_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    nowhere = told("أ", place=SARMIN.model_copy(update={"country": None, "admin1": None}))
    done, rows = exported(tmp_path, (nowhere,), (told("ب"),))
    assert len(rows) == 1 and len(done.refused) == 1 and "country is empty" in done.refused[0]


def test_events_that_were_never_linked_are_told_so(tmp_path: Path) -> None:
    one = told()
    with tawthiq.store.open(tmp_path / "s.db") as store:
        store.add(Record(article=one.article, events=(one.event,)))
        with pytest.raises(ExportError, match="link them first"):
            export(store, "ged", tmp_path / "ged.csv")
    assert not (tmp_path / "ged.csv").exists()


def test_the_dyads_are_those_of_the_sides() -> None:
    columns = (
        "violence",
        "side_a",
        "side_b",
        "side_a_id",
        "side_b_id",
        "conflict_id",
        "conflict_name",
        "dyad_id",
        "dyad_name",
    )
    rows = [row for _, row in read_table("ged_dyads.tsv", columns)]
    assert len({row["dyad_id"] for row in rows}) == len(rows)
    assert all(row["dyad_name"] == f"{row['side_a']} - {row['side_b']}" for row in rows)


# ---------------------------------------------------------------- the whole file
@pytest.fixture(scope="module")
def syria(shared: Path) -> list[Record]:
    """GED's Syrian file as records."""
    path = shared / "data" / "ucdp-ged-syria.csv.gz"
    if not path.exists():
        pytest.skip(f"needs {path}")
    return [one for one in importing(path, "ged") if isinstance(one, Record)]


def test_every_row_of_geds_syrian_file_comes_back_as_it_was(syria: list[Record], shared: Path) -> None:
    """Each row alone in its incident: GED's rows are never linked with one another."""
    records = {record.article.id: record for record in syria}
    with gzip.open(shared / "data" / "ucdp-ged-syria.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(records) == 16_566
    for number, cells in enumerate(rows):
        record = records[f"ged:{whole_of(cells['id'])}"]
        member = Member(article=record.article.id, event="e1")
        incident = Incident(id=f"inc-{number:012x}", members=(member,), type=record.events[0].type)
        row = row_of(ToldIncident(incident, ((record.article, record.events[0]),)))
        assert isinstance(row, dict), cells["id"]
        changed = {n for n, c in cells.items() if row[n] != c and value(n, row[n]) != value(n, c)}
        assert not changed, cells["id"]
        assert number % 10 or not list(faults(row, coded=True)), cells["id"]


def test_geds_own_coding_and_ours_agree(syria: list[Record]) -> None:
    """Rows read into events and coded again without their cells: the sides that UCDP gave them, its deaths, its cell."""
    agree = coded = 0
    for record in syria[::20]:
        bare = record.events[0].model_copy(update={"coded": None})
        row = row_of(ToldIncident(incident_of(Told(record.article, bare)), ((record.article, bare),)))
        if isinstance(row, str):
            assert row in (NO_DOER, NO_DEATH, MANY_SIDES), "GED does not say who killed civilians in fighting"
            continue
        assert not list(faults(row))
        cells = record.events[0].coded or {}
        assert row["type_of_violence"] == str(whole_of(cells["type_of_violence"]))
        assert row["priogrid_gid"] == str(whole_of(cells["priogrid_gid"]))
        names = (
            "side_a",
            "side_b",
            "deaths_a",
            "deaths_b",
            "deaths_civilians",
            "best",
            "dyad_new_id",
            "country_id",
            "adm_1",
        )
        coded += 1
        agree += all(value(name, row[name]) == value(name, cells[name]) for name in names)
    assert coded > 350 and agree / coded > 0.97
