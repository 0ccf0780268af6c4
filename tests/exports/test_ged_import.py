"""UCDP GED as a source: what a row is read as, which files and rows are refused, and that nothing is lost."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import tawthiq.store
from tawthiq.cli.app import app
from tawthiq.errors import InvalidInput
from tawthiq.exports import import_file, importing
from tawthiq.exports.columns import columns_of, day_of, whole_of
from tawthiq.exports.ged_codebook import (
    admin1_of,
    kind_of,
    priogrid_cell,
    read_code,
    side_of,
    speakers_of,
    written_code,
)
from tawthiq.exports.tables import read_table
from tawthiq.lexicon.kinds import names_of_parties
from tawthiq.places import governorate, governorates
from tawthiq.records import EVENT_TYPES, Record
from tawthiq.sources import Refusal
from tawthiq.store import Added

ROW = {
    "id": "900001.0",
    "year": "2017.0",
    "type_of_violence": "2.0",
    "conflict_name": "IS - SDF",
    "dyad_name": "IS - SDF",
    "side_a": "IS",
    "side_b": "SDF",
    "source_office": "SOHR;Reuters News",
    "source_date": "2017-05-03;2017-05-01",
    "source_headline": "Fighting goes on near the dam",
    "source_original": "SOHR, SDF",
    "where_prec": "2.0",
    "where_coordinates": "Tabqa town",
    "adm_1": "Ar Raqqah Governorate",
    "adm_2": "Ath Thawrah district",
    "latitude": "35.8367",
    "longitude": "38.5481",
    "country": "Syria",
    "country_id": "652.0",
    "event_clarity": "1.0",
    "date_prec": "2.0",
    "date_start": "2017-05-02",
    "date_end": "2017-05-04",
    "deaths_a": "3.0",
    "deaths_b": "2.0",
    "deaths_civilians": "0.0",
    "deaths_unknown": "1.0",
    "low": "5.0",
    "best": "6.0",
    "high": "9.0",
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(row, …, name=…)`: a file with these changes to `ROW`; of a change to `None` the column is left out."""

    def build(*changes: dict[str, str | None], name: str = "ged.csv", delimiter: str = ",") -> Path:
        rows = [{**ROW, **change} for change in changes or ({},)]
        columns = [c for c in dict.fromkeys(key for row in rows for key in row) if rows[0][c] is not None]
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter)
        writer.writerow(columns)
        writer.writerows([row.get(column) for column in columns] for row in rows)
        raw = out.getvalue().encode("utf-8")
        path = tmp_path / name
        path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
        return path

    return build


def records(path: Path) -> list[Record]:
    return [one for one in importing(path, "ged") if isinstance(one, Record)]


def refusals(path: Path) -> list[Refusal]:
    """All but the warning about the columns that the small row does not have."""
    found = [one for one in importing(path, "ged") if isinstance(one, Refusal)]
    return [one for one in found if one.line != 1 or "stay empty" not in one.reason]


def test_a_row_becomes_an_article_with_one_event(write: Write) -> None:
    (record,) = records(write())
    article, (event,) = record.article, record.events
    assert (article.id, article.outlet, article.url, article.language) == (
        "ged:900001",
        "UCDP GED",
        None,
        "en",
    )
    assert article.published == date(2017, 5, 3), "the first source that is not older than the event"
    assert "near the dam" in article.text and "Tabqa town" in article.text
    assert event.type == "clash" and [party.id for party in event.initiators] == ["isis", "sdf"]
    assert event.time and (event.time.start, event.time.end) == (date(2017, 5, 2), date(2017, 5, 4))
    assert event.time.precision == "period"
    assert event.place and (event.place.admin1, event.place.country, event.place.precision) == (
        "raqqa",
        "SY",
        "area",
    )
    assert (event.place.lat, event.place.lon) == (35.8367, 38.5481)
    assert [(c.group, c.min, c.max) for c in event.casualties] == [
        ("isis", 3, 3),
        ("sdf", 2, 2),
        ("unknown", 1, 1),
    ]
    assert [(c.group, c.min, c.max) for c in event.rivals] == [("unknown", 0, 4)], "of 5 to 9 five are known"
    assert (event.speaker, event.stance, event.note) == ("sohr", "reported", "also told by sdf")
    assert event.coded == ROW, "the row as it stood there"
    assert record.unsupported() == []


@pytest.mark.parametrize(
    ("sources", "published", "why"),
    [
        ("2017-05-01", None, "older than the event: it told of something else"),
        ("2917-05-06", None, "a mistyped year, as files have them"),
        ("2917-05-06;2018-01-09", date(2018, 1, 9), "another source is dated well"),
    ],
)
def test_when_it_was_first_told(write: Write, sources: str, published: date | None, why: str) -> None:
    (record,) = records(write({"source_date": sources}))
    assert record.article.published == published, why


@pytest.mark.parametrize(
    ("change", "type", "initiators", "targets", "why"),
    [
        ({"deaths_a": "0", "deaths_b": "5"}, "other_violence", ["isis"], ["sdf"], "dead on one side: the other did it"),
        ({"deaths_b": "0", "deaths_a": "5"}, "other_violence", ["sdf"], ["isis"], "likewise"),
        ({"deaths_a": "0", "deaths_b": "0", "deaths_civilians": "5"}, "other_violence", [], ["civilians"], "GED does not say which side killed them"),
        ({"deaths_civilians": "1", "deaths_unknown": "0"}, "clash", ["isis", "sdf"], ["civilians"], "they fought, and civilians died"),
        ({"type_of_violence": "3", "side_b": "Civilians", "deaths_a": "0", "deaths_b": "0", "deaths_unknown": "6"}, "other_violence", ["isis"], ["civilians"], "one-sided violence has its perpetrator in side A"),
        ({"type_of_violence": "1", "side_a": "Government of Syria", "side_b": "Syrian insurgents"}, "clash", ["syrian_army", "opposition_factions"], [], "a government and rebels"),
        ({"side_a": "HTS, Southern Front"}, "clash", ["hts", "southern_front", "sdf"], [], "an alliance lists its members"),
        ({"side_a": "al-Nasser clan"}, "clash", ["al_nasser_clan", "sdf"], [], "a group that no table has keeps its name"),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(
    write: Write,
    change: dict[str, str | None],
    type: str,
    initiators: list[str],
    targets: list[str],
    why: str,
) -> None:
    dead = sum(float({**ROW, **change}[f"deaths_{g}"] or 0) for g in ("a", "b", "civilians", "unknown"))
    (record,) = records(write({**change, "best": str(dead), "low": str(dead), "high": str(dead)}))
    event = record.events[0]
    found = (event.type, [party.id for party in event.initiators], [party.id for party in event.targets])
    assert found == (type, initiators, targets), why


@pytest.mark.parametrize(
    ("original", "office", "speaker", "stance", "why"),
    [
        ("SOHR", "SOHR", "sohr", "reported", "a monitor"),
        ("sohr quoting locals", "SOHR", "sohr", "reported", "in small letters, with more behind it"),
        ("the Turkish army, SOHR", "Reuters", "sohr", "reported", "a monitor comes before a party"),
        ("SDF", "Reuters", "sdf", "claimed", "a party on the dead of both sides"),
        ("", "SOHR;SOHR", "sohr", "reported", "nobody named: who published it"),
        ("Rudaw", "BBC", "media", "reported", "whoever is in no table is media"),
        ("", "", "media", "reported", "nothing said at all"),
    ],
)  # fmt: skip
def test_whose_word_it_is(
    write: Write, original: str, office: str, speaker: str, stance: str, why: str
) -> None:
    (record,) = records(write({"source_original": original, "source_office": office}))
    assert (record.events[0].speaker, record.events[0].stance) == (speaker, stance), why


def test_a_party_that_counts_its_own_dead_admits_them(write: Write) -> None:
    own = {
        "source_original": "SDF",
        "deaths_a": "0",
        "deaths_unknown": "0",
        "best": "2",
        "low": "2",
        "high": "2",
    }
    (record,) = records(write(own))
    assert record.events[0].stance == "admitted"


def test_no_dead_are_known_to_have_died_where_only_high_counts_some(write: Write) -> None:
    zero = {f"deaths_{group}": "0" for group in ("a", "b", "civilians", "unknown")}
    (record,) = records(write({**zero, "best": "0", "low": "0", "high": "4"}))
    event = record.events[0]
    assert event.casualties == () and [(c.min, c.max) for c in event.rivals] == [(0, 4)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"deaths_a": "three"}, "deaths_a is 'three'; expected a whole number"),
        ({"deaths_a": ""}, "deaths_a is empty"),
        ({"deaths_a": "-1.0"}, "deaths_a is '-1.0'; expected 0 or more"),
        ({"deaths_a": "2.5"}, "deaths_a is '2.5'; expected a whole number"),
        ({"best": "7.0"}, "the deaths 3 + 2 + 0 + 1 are 6, and best is 7; expected their sum"),
        ({"date_start": "2017-02-30"}, "date_start is '2017-02-30'; expected a day such as 2022-11-05"),
        ({"date_start": "2017-05-05"}, "ends on 2017-05-04, before it starts on 2017-05-05"),
        ({"latitude": "358367"}, "latitude is '358367'; expected 90 or less"),
        ({"longitude": "nan"}, "longitude is 'nan'; expected a number"),
        ({"where_prec": "8"}, "where_prec is '8'; expected one of 1, 2, 3, 4, 5, 6, 7"),
        ({"id": "1e400"}, "id is '1e400'; expected a whole number"),
        ({"country_id": "Syria"}, "country_id is 'Syria'; expected a whole number"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_refused_and_the_rest_goes_on(
    write: Write, change: dict[str, str | None], said: str
) -> None:
    path = write({}, {"id": "2", **change}, {"id": "3"})
    assert [record.article.id for record in records(path)] == ["ged:900001", "ged:3"]
    (refusal,) = refusals(path)
    assert (refusal.line, refusal.kind, refusal.reason) == (3, "refused", said)


def test_an_id_that_stands_twice_is_refused(write: Write) -> None:
    path = write({}, {"deaths_a": "4", "best": "7"})
    assert len(records(path)) == 1
    assert refusals(path)[0].reason == "id 900001 stands on line 2 already; expected each id once"


def test_estimates_that_contradict_one_another_are_kept_with_a_warning(write: Write) -> None:
    path = write({"low": "8.0"})
    (refusal,) = refusals(path)
    assert (refusal.kind, refusal.line) == ("warning", 2) and "low is 8, best 6, high 9" in refusal.reason
    assert records(path)[0].events[0].coded["low"] == "8.0"  # type: ignore[index]


def test_cells_of_several_lines_and_broken_quotes(tmp_path: Path) -> None:
    head, row = ",".join(ROW), ",".join(f'"{cell}"' for cell in ROW.values())
    several = row.replace("Fighting goes", "Fighting\ngoes").replace("900001.0", "5")
    broken = row.replace('"IS - SDF"', '"IS" - SDF"', 1)
    path = tmp_path / "ged.csv"
    path.write_text(f"{head}\n{several}\n{broken}\n{row}\nx,y\n", encoding="utf-8")
    assert [record.article.id for record in records(path)] == ["ged:5", "ged:900001"]
    assert [(one.line, one.reason.split(" (")[0]) for one in refusals(path)] == [
        (4, "is no row of CSV"),
        (6, f"has 2 cells; expected {len(ROW)}, one for each column"),
    ]


def test_columns_in_any_order_and_further_ones(write: Write, tmp_path: Path) -> None:
    backwards = dict(reversed(ROW.items()))
    path = tmp_path / "backwards.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [*backwards, "checked by"])
        writer.writeheader()
        writer.writerow({**backwards, "checked by": "K"})
    (record,) = records(path)
    assert record.events[0].coded == {**backwards, "checked by": "K"}
    assert [one.reason for one in refusals(path)] == [
        "UCDP GED has no columns checked by; they are kept with each row and not read"
    ]
    assert records(write(name="ged.csv.gz"))[0].events[0].type == "clash", "packed"
    assert records(write(name="semicolons.csv", delimiter=";"))[0].events[0].coded == ROW, (
        "as Excel writes it"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no UCDP GED file; expected CSV with a first line that names its columns"),
        ("قُتل ثلاثة مدنيين".encode(), "is no UCDP GED file"),
        (b"id,type_of_violence\n1,1\n", "line 1: the columns side_a, side_b, where_prec, where_coordinates, latitude, longitude, country, date_prec and 9 more are missing"),
        (",".join([*ROW, "id"]).encode(), "line 1: the columns id stand twice; expected each once"),
        (",".join(ROW).encode() + b"\n\xff\xfe", "is not in UTF-8"),
        (gzip.compress(",".join(ROW).encode() + b"\n" * 9999)[:-20], "breaks off"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "ged.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidInput) as caught:
        records(path)
    assert said in str(caught.value) and str(path) in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_what_cannot_be_imported_is_told_with_what_can(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"'gtd' cannot be imported; expected one of .*ged"):
        importing(tmp_path / "x.csv", "gtd")


# ---------------------------------------------------------------- into a store
def test_importing_twice_changes_nothing(write: Write, tmp_path: Path) -> None:
    path = write({}, {"id": "2", "deaths_a": "x"}, {"id": "3"})
    with tawthiq.store.open(tmp_path / "s.db") as store:
        assert import_file(store, path, "ged") == {Added.NEW: 2}
        before = list(store.records())
        assert import_file(store, path, "ged") == {Added.UNCHANGED: 2}
        assert list(store.records()) == before
        assert [one.line for one in store.refusals()] == [1, 3], (
            "the columns that are not there, and the bad row"
        )


def test_the_command(write: Write, tmp_path: Path) -> None:
    path, store, rejects = write({}, {"id": "2", "deaths_a": "x"}), tmp_path / "s.db", tmp_path / "r.jsonl"
    command = ["import", str(path), "--format", "ged", "--store", str(store), "--rejects", str(rejects)]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 1, done.output
    assert "1 row: 1 new" in done.output and "line 3: deaths_a is 'x'" in done.output
    assert len(rejects.read_text(encoding="utf-8").splitlines()) == 2
    new = tmp_path / "new.db"
    missing = CliRunner().invoke(app, ["import", "none.csv", "--format", "ged", "--store", str(new)])
    assert missing.exit_code == 2 and "none.csv: cannot be opened" in missing.output
    assert not new.exists(), "nothing is made where nothing can be done"


# ---------------------------------------------------------------- data
def test_the_columns_are_those_of_the_codebook() -> None:
    columns = columns_of("ged")
    assert len(columns) == 49 and list(columns)[-5:] == ["best", "high", "low", "gwnoa", "gwnob"]
    assert all(column.says for column in columns.values())


def test_every_code_has_a_precision_and_every_precision_a_code() -> None:
    for column, codes in (("date_prec", 5), ("where_prec", 7)):
        assert all(read_code(column, code) for code in range(1, codes + 1))
    for precision in ("site", "settlement", "area", "district", "governorate", "country"):
        assert 1 <= written_code("where_prec", precision) <= 6


def test_every_row_says_what_happened() -> None:
    kinds = [kind_of(v, a, b) for v in (1, 2, 3) for a in (True, False) for b in (True, False)]
    assert {kind.type for kind in kinds} <= set(EVENT_TYPES)
    assert all(kind.initiators == ("a",) for kind in kinds[-4:]), "one-sided violence is side A's"


def test_every_governorate_has_its_unit_and_is_read_back() -> None:
    units = {
        row["admin1"]: row["adm_1"] for _, row in read_table("ged_units.tsv", ("admin1", "adm_1", "also"))
    }
    assert set(units) == {one.slug for one in governorates()}
    assert all(admin1_of(name) == slug for slug, name in units.items()) and governorate("idlib")


def test_sides_and_sources_are_read_as_parties_that_are_known() -> None:
    sides = [row for _, row in read_table("ged_sides.tsv", ("side", "party", "umbrella"))]
    assert len({row["side"] for row in sides}) == len(sides)
    assert {row["umbrella"] for row in sides} <= {"", "opposition_factions"}
    for name, expected in (
        ("IS", "isis"),
        ("Government of Syria", "syrian_army"),
        ("Civilians", "civilians"),
    ):
        assert side_of(name, date(2018, 1, 1)).group == expected and expected in names_of_parties()
    begins = [row["begins"] for _, row in read_table("ged_sources.tsv", ("begins", "speaker"))]
    assert len(set(begins)) == len(begins) and all(one == one.casefold() for one in begins)
    assert speakers_of("SOHR / Airwars and VDC") == ("sohr", "airwars", "violations_documentation_center")


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_has_a_cell(lat: float, lon: float) -> None:
    assert 1 <= priogrid_cell(lat, lon) <= 259_200


@given(st.text(max_size=20))
def test_cells_are_read_or_not_but_never_break(cell: str) -> None:
    whole_of(cell)
    day_of(cell)
    assert all(isinstance(column.fault(cell), str | None) for column in columns_of("ged").values())
    assert side_of(cell).group
    speakers_of(cell)
