"""Parquet and Excel: read back with the tools that people use, typed, whole, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

import tawthiq.store
from tawthiq.errors import ExportError
from tawthiq.exports import export, xlsx
from tawthiq.exports.flat import COLUMNS
from tawthiq.exports.flat_columns import flat_columns
from tawthiq.incidents import link
from tawthiq.records import Article, Casualty, Event, Party, Place, Record, Tally, Time
from tawthiq.store import Store

TEXT = "قُتل ثلاثة مدنيين بينهم طفل بقصف على سرمين."


@pytest.fixture
def store(tmp_path: Path) -> Any:
    """Two outlets on one shelling, and a count of the month."""
    with tawthiq.store.open(tmp_path / "s.db") as opened:
        for outlet, dead in (("=SUM(1)", 3), ("نبأ البادية", 4)):
            event = Event(
                id="e1",
                type="shelling",
                time=Time(start=date(2023, 1, 2), end=date(2023, 1, 2)),
                place=Place(name="سرمين", admin1="idlib", country="SY", lat=35.904, lon=36.726, id="x:1"),
                initiators=(Party(id="syrian_army"),),
                targets=(Party(id="civilians", object="house"), Party(id="civilians", object="road")),
                casualties=(
                    Casualty(outcome="killed", group="civilians", min=dead, max=dead),
                    Casualty(outcome="killed", group="civilians", who="children", min=1, max=1),
                    Casualty(outcome="wounded", group="civilians", min=2, vague="several"),
                ),
            )
            tally = Tally(id="t1", measure="killed", min=9, max=9, text="تسعة")
            article = Article(
                id=f"a-{dead}", text=TEXT + outlet, outlet=outlet, title="@عاجل", published=date(2023, 1, 3)
            )
            opened.add(Record(article=article, events=(event,), tallies=(tally,)))
        link(opened)
        yield opened


def table(store: Store, tmp_path: Path, what: str) -> list[dict[str, Any]]:
    assert export(store, "parquet", tmp_path / "out.parquet", what=what)
    return list(pq.read_table(tmp_path / "out.parquet").to_pylist())


def sheets(store: Store, tmp_path: Path, what: str | None = None) -> Any:
    export(store, "xlsx", tmp_path / "out.xlsx", what=what)
    return openpyxl.load_workbook(tmp_path / "out.xlsx")


@pytest.mark.parametrize("what", COLUMNS)
def test_every_flat_column_is_described_in_both_languages(what: str) -> None:
    columns = flat_columns(what)
    assert tuple(columns) == COLUMNS[what]
    assert all(
        one.says and any("\u0600" < letter < "\u06ff" for letter in one.arabic) for one in columns.values()
    )


def test_parquet_has_types(store: Store, tmp_path: Path) -> None:
    first, _ = table(store, tmp_path, "events")
    expected = {
        "published": date(2023, 1, 3),
        "start": date(2023, 1, 2),
        "specific": True,
        "lat": 35.904,
        "targets": ["civilians"],
        "objects": ["house", "road"],
        "weapons": [],
        "killed_min": 3,
        "wounded_max": None,
        "outlet": "=SUM(1)",
    }
    assert {name: first[name] for name in expected} == expected, (
        "a list is a list, unknown is null, a text is a text"
    )
    schema = pq.read_schema(tmp_path / "out.parquet")
    assert schema.field("start").metadata[b"description"] and str(schema.field("start").type) == "date32[day]"


def test_incidents_have_their_tolls_rules_and_rivals(store: Store, tmp_path: Path) -> None:
    (row,) = table(store, tmp_path, "incidents")
    toll = next(store.incidents()).totals["killed"]
    assert (
        (row["killed_low"], row["killed_best"], row["killed_high"])
        == (toll.low, toll.best, toll.high)
        != (0, 0, 0)
    )
    assert (row["killed_low"], row["killed_high"], row["killed_civilians"]) == (3, 4, toll.best)
    assert (row["wounded_low"], row["wounded_high"]) == (2, None), "several is open upwards"
    assert (row["killed_children"], row["killed_women"]) == (1, None), "unknown is not zero"
    assert any(rule.startswith("type: ") for rule in row["rules"]) and isinstance(row["rivals"], list)
    assert COLUMNS["incidents"][-2:] == ("rules", "rivals"), "new columns stand at the end"


def test_excel_reads_back(store: Store, tmp_path: Path) -> None:
    book = sheets(store, tmp_path, "events")
    assert book.sheetnames == ["events", "columns"]
    sheet = book["events"]
    head = [cell.value for cell in sheet[1]]
    assert tuple(head) == COLUMNS["events"]
    row = {name: sheet.cell(2, place + 1) for place, name in enumerate(head)}
    assert row["start"].is_date and row["start"].value.date() == date(2023, 1, 2)
    assert (row["lat"].value, row["killed_min"].value, row["specific"].value) == (35.904, 3, True)
    assert row["wounded_max"].value is None and row["objects"].value == "house; road"
    for name in ("outlet", "title"):
        assert row[name].data_type == "s", "a text is never run"
    assert row["outlet"].value == "=SUM(1)"
    assert (
        sheet.sheet_view.rightToLeft
        and sheet.freeze_panes == "A2"
        and sheet.auto_filter.ref.startswith("A1:")
    )


def test_a_workbook_has_everything_unless_something_is_asked_for(store: Store, tmp_path: Path) -> None:
    book = sheets(store, tmp_path)
    assert book.sheetnames == ["events", "incidents", "tallies", "columns"]
    assert [book[name].max_row for name in ("events", "incidents", "tallies")] == [3, 2, 3]
    meanings = list(book["columns"].iter_rows(values_only=True))
    assert len(meanings) == 1 + sum(map(len, COLUMNS.values())) and all(all(line) for line in meanings)


@pytest.mark.parametrize(
    ("format", "what"), [("parquet", "events"), ("parquet", "incidents"), ("xlsx", "all")]
)
def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path, format: str, what: str) -> None:
    for name in ("one", "two"):
        export(store, format, tmp_path / name, what=what)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_long_texts_are_cut_and_odd_characters_kept_out(tmp_path: Path) -> None:
    odd = "سطر\x01\x0b\ufffe آخر"
    with tawthiq.store.open(tmp_path / "s.db") as store:
        event = Event(id="e1", type="other", note="ط" * 40_000, campaign=odd)
        store.add(Record(article=Article(id="a", text=TEXT), events=(event,)))
        export(store, "xlsx", tmp_path / "out.xlsx", what="events")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["events"]
    cells = dict(zip(COLUMNS["events"], (cell.value for cell in sheet[2]), strict=True))
    assert len(cells["note"]) == xlsx.MOST_CHARACTERS and cells["note"].endswith("[…]")
    assert cells["campaign"].startswith("سطر")


def test_more_rows_than_a_sheet_holds(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 1)
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"what stood there")
    with pytest.raises(ExportError, match="more than 1 events, and a sheet of Excel has no room"):
        export(store, "xlsx", out, what="events")
    assert out.read_bytes() == b"what stood there" and not list(tmp_path.glob(".out*"))


@pytest.mark.parametrize("format", ["parquet", "xlsx"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_device(store: Store, format: str) -> None:
    with pytest.raises(ExportError, match="/dev/full"):
        export(store, format, "/dev/full", what="events")


def test_no_file_of_the_workbook_has_a_time_of_its_own(store: Store, tmp_path: Path) -> None:
    export(store, "xlsx", tmp_path / "out.xlsx")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "out.xlsx").read_bytes())) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert "2000-01-01" in archive.read("docProps/core.xml").decode()
