"""Every format: what is written can be read back, and a file is whole or as it was."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tawthiq.store
from tawthiq.errors import ExportError
from tawthiq.exports import FORMATS, WHAT, Range, export
from tawthiq.exports.csv import cell
from tawthiq.exports.flat import COLUMNS
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
    Span,
    Tally,
    Time,
)
from tawthiq.store import Store

SHARED = {"article": "a1", "event": "e1", "source": "@قناة", "vague": None, "within": None}
TEXT = "=قصفت مدفعية مجهولة أطراف جسر الشغور،\nوقُتل ثلاثة بينهم طفل."


def record() -> Record:
    point = Place(
        name="جسر الشغور",
        admin1="idlib",
        country="SY",
        lat=35.815,
        lon=36.318,
        id="x:1",
        precision="area",
        text="أطراف جسر الشغور",
    )
    unsure = Place(
        name="الحميدية",
        lat=35.1,
        lon=36.1,
        candidates=(PlaceCandidate(id="x:2", name="الحميدية"), PlaceCandidate(id="x:3", name="الحميدية")),
    )
    shelling = Event(
        id="e1",
        type="shelling",
        time=Time(start=date(2023, 1, 2), end=date(2023, 1, 2)),
        place=point,
        initiators=(Party(id="unknown"),),
        targets=(Party(id="civilians", object="house"), Party(id="civilians", object="road")),
        weapons=("artillery", "mortar"),
        casualties=(
            Casualty(outcome="killed", group="civilians", min=3, max=3),
            Casualty(outcome="killed", group="civilians", who="children", min=1, max=1),
            Casualty(outcome="wounded", group="civilians", min=2, vague="several"),
        ),
        rivals=(Casualty(outcome="killed", group="civilians", min=5, max=5, speaker="white_helmets"),),
        evidence=(Span(start=1, end=30),),
    )
    clash = Event(id="e2", type="clash", place=unsure)
    tally = Tally(
        id="t1", measure="events", event_type="shelling", min=4, max=4, text="-أربع مرات", by=("isis",)
    )
    article = Article(id="a1", text=TEXT, title="+عاجل", outlet="@قناة", published=date(2023, 1, 3))
    return Record(article=article, events=(shelling, clash), tallies=(tally,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with tawthiq.store.open(tmp_path / "s.db") as opened:
        opened.add(record())
        opened.save_incidents(
            [
                Incident(
                    id="i1",
                    members=(Member(article="a1", event="e1"),),
                    type="shelling",
                    place=record().events[0].place,
                    casualties=(
                        {
                            "outcome": "killed",
                            "group": "civilians",
                            "who": None,
                            "low": 3,
                            "best": 3,
                            "high": 5,
                            "figures": [
                                {"speaker": "outlet", "min": 3, "max": 3, **SHARED},
                                {"speaker": "white_helmets", "min": 5, "max": 5, "rival": True, **SHARED},
                            ],
                        },
                    ),
                    grade_reason="one source told of it: @قناة",
                )
            ]
        )
        yield opened


def written(store: Store, tmp_path: Path, format: str, what: str = "events") -> str:
    path = tmp_path / f"out.{format}"
    count = export(store, format, path, what=what)
    assert count == {"events": 1 if format == "jsonl" else 2, "tallies": 1, "incidents": 1}[what]
    return path.read_bytes().decode(FORMATS[format].encoding)


def test_jsonl_is_the_contract(store: Store, tmp_path: Path) -> None:
    lines = written(store, tmp_path, "jsonl").splitlines()
    assert Record.from_dict(json.loads(lines[0])) == record()
    assert "جسر الشغور" in lines[0], "Arabic stays Arabic"
    incident = json.loads(written(store, tmp_path, "jsonl", "incidents"))
    assert incident["members"] == [["a1", "e1"]] and incident["casualties"][0]["figures"][1]["min"] == 5
    tally = json.loads(written(store, tmp_path, "jsonl", "tallies"))
    assert (tally["article"], tally["published"], tally["min"]) == ("a1", "2023-01-03", 4)


@pytest.mark.parametrize("format", ["csv", "csv-excel"])
def test_csv_reads_back(store: Store, tmp_path: Path, format: str) -> None:
    first, second = csv.DictReader(written(store, tmp_path, format).splitlines())
    expected = {
        "article": "a1",
        "published": "2023-01-03",
        "event": "e1",
        "specific": "true",
        "start": "2023-01-02",
        "lat": "35.815",
        "objects": "house; road",
        "targets": "civilians",
        "weapons": "artillery; mortar",
        "killed_min": "3",
        "killed_max": "3",
        "wounded_min": "2",
        "wounded_max": "",
        "casualties": "killed civilians 3; killed civilians 1 (children); wounded civilians 2+ (several)",
        "rivals": "killed civilians 5 by white_helmets",
        "evidence": "قصفت مدفعية مجهولة أطراف جسر",
    }
    assert {name: first[name] for name in expected} == expected
    assert second["killed_min"] == "", "unknown is not zero"
    assert (second["lat"], second["place_candidates"]) == ("", "x:2; x:3"), (
        "no point is drawn between two places"
    )
    assert (first["outlet"], first["title"]) == ("'@قناة", "'+عاجل"), "no cell is run as a formula"


def test_the_mark_for_excel_stands_once_and_only_there(store: Store, tmp_path: Path) -> None:
    for format, marks in (("csv", 0), ("csv-excel", 1)):
        export(store, format, tmp_path / "out")
        raw = (tmp_path / "out").read_bytes()
        assert raw.count(b"\xef\xbb\xbf") == marks and raw.startswith(b"\xef\xbb\xbf") == bool(marks)


@pytest.mark.parametrize("what", WHAT)
def test_the_columns_are_those_that_are_documented(store: Store, tmp_path: Path, what: str) -> None:
    rows = list(csv.reader(written(store, tmp_path, "csv", what).splitlines()))
    assert tuple(rows[0]) == COLUMNS[what] and {len(row) for row in rows} == {len(COLUMNS[what])}


@given(st.text())
def test_no_text_becomes_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell(text).removeprefix("'") == text.removeprefix("'") or cell(text) == f"'{text}"


@pytest.mark.parametrize("what", WHAT)
def test_geojson_is_valid(store: Store, tmp_path: Path, what: str) -> None:
    collection = json.loads(written(store, tmp_path, "geojson", what), parse_constant=pytest.fail)
    assert set(collection) == {"type", "features"} and collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        check_feature(feature)
        assert tuple(feature["properties"]) == tuple(c for c in COLUMNS[what] if c not in ("lat", "lon"))
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)


def check_feature(feature: dict[str, Any]) -> None:
    """RFC 7946, sections 3.1 and 3.2, as far as points go."""
    assert set(feature) == {"type", "id", "geometry", "properties"} and feature["type"] == "Feature"
    geometry = feature["geometry"]
    if geometry is not None:
        lon, lat = geometry["coordinates"]
        assert geometry["type"] == "Point" and -180 <= lon <= 180 and -90 <= lat <= 90


def test_geojson_has_longitude_first_and_null_without_a_point(store: Store, tmp_path: Path) -> None:
    first, second = json.loads(written(store, tmp_path, "geojson"))["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [36.318, 35.815]}
    assert first["properties"]["place_precision"] == "area"
    assert second["geometry"] is None and second["properties"]["place_candidates"] == ["x:2", "x:3"]


def test_an_empty_store_gives_valid_files(tmp_path: Path) -> None:
    with tawthiq.store.open(tmp_path / "s.db") as store:
        for format in FORMATS:
            for what in WHAT:
                if what in FORMATS[format].what:
                    assert export(store, format, tmp_path / "out", what=what) == 0
        export(store, "geojson", tmp_path / "out")
        assert json.loads((tmp_path / "out").read_text(encoding="utf-8"))["features"] == []


@pytest.mark.parametrize(
    ("format", "what", "said"),
    [
        ("docx", "events", "'docx' is not known; expected one of jsonl, csv, csv-excel, geojson"),
        ("csv", "persons", "'persons' cannot be exported; expected one of events, incidents, tallies"),
    ],
)
def test_what_is_not_known_is_told_with_what_is(
    store: Store, tmp_path: Path, format: str, what: str, said: str
) -> None:
    with pytest.raises(ExportError, match=said):
        export(store, format, tmp_path / "out", what=what)
    assert not (tmp_path / "out").exists()


OCTOBER = Range(date(2022, 10, 1), date(2022, 10, 31))
RANGES = [
    (Range(since=date(2023, 1, 2)), 1, "the first day counts; an event without a day lies in no period"),
    (Range(until=date(2023, 1, 1)), None, "the day before it"),
    (Range(area="idlib"), 1, "by governorate; an event between two places lies in no area"),
    (Range(area="SY"), 1, "by country"),
    (Range(area="hama"), None, "a governorate where nothing happened"),
    (OCTOBER, None, "a month with nothing in it"),
]


@pytest.mark.parametrize(("range", "count", "why"), RANGES)
def test_a_range(store: Store, tmp_path: Path, range: Range, count: int | None, why: str) -> None:
    out = tmp_path / "out.csv"
    out.write_text("what stood there", encoding="utf-8")
    if count is not None:
        assert export(store, "csv", out, range=range) == count, why
        return
    with pytest.raises(ExportError, match="the store has no events in") as caught:
        export(store, "csv", out, range=range)
    assert str(out) in str(caught.value) and str(range) in str(caught.value)
    assert out.read_text(encoding="utf-8") == "what stood there", "nothing was changed"


def test_a_workbook_of_an_empty_range_is_one_sentence(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the store has no events, incidents or tallies in 2022-10-01 to"):
        export(store, "xlsx", tmp_path / "out.xlsx", range=OCTOBER)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_range_of_records_keeps_their_events_of_the_range(store: Store, tmp_path: Path) -> None:
    assert export(store, "jsonl", tmp_path / "out", range=Range(area="idlib")) == 1
    (line,) = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert [event["id"] for event in json.loads(line)["events"]] == ["e1"] and not json.loads(line)["tallies"]


@pytest.mark.parametrize("path", ["none/out.csv", ".", "s.db/out.csv"])
def test_a_file_that_cannot_be_written(store: Store, tmp_path: Path, path: str) -> None:
    with pytest.raises(ExportError) as caught:
        export(store, "csv", tmp_path / path)
    assert str(tmp_path / path) in str(caught.value) and len(str(caught.value).splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_device(store: Store) -> None:
    with pytest.raises(ExportError, match="/dev/full"):
        export(store, "csv", "/dev/full")


FULL = """
import resource, sys
import tawthiq.store
from tawthiq.errors import ExportError
from tawthiq.exports import export

with tawthiq.store.open(sys.argv[1]) as store:
    list(store.records())
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    try:
        export(store, "jsonl", sys.argv[2])
    except ExportError as err:
        print(err)
"""


def test_a_disk_that_fills_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("what stood there\n", encoding="utf-8")
    command = [sys.executable, "-c", FULL, str(tmp_path / "s.db"), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "out.jsonl" in done.stdout and len(done.stdout.splitlines()) == 1, done
    assert out.read_text(encoding="utf-8") == "what stood there\n"
    assert not list(tmp_path.glob(".out.jsonl*")), "no rest lies about"
