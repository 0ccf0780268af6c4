"""The commands on good input, from articles to incidents and exports."""

from __future__ import annotations

import csv
import doctest
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tawthiq
from tawthiq.cli import show_choices
from tawthiq.cli.app import app
from tawthiq.examples import example_files

STRIKE = "قُتل {} مدنيين بغارة جوية على بلدة سرمين في 4 آذار 2021."
FIRST = {
    "id": "n1",
    "outlet": "صدى السهل",
    "published": "2021-03-05",
    "text": STRIKE.format("ثلاثة"),
}
SECOND = {**FIRST, "id": "n2", "outlet": "نبأ", "text": STRIKE.format("أربعة")}
MONTHLY = {
    "id": "n3",
    "outlet": "لجنة الرصد",
    "published": "2021-04-02",
    "text": "وثّقت لجنة الرصد مقتل 40 مدنياً في محافظة إدلب خلال شهر آذار 2021، بينهم 9 أطفال.",
}


def run(*arguments: object, code: int = 0) -> tuple[str, str]:
    """What the command writes to standard output and standard error."""
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq")
    assert done.exit_code == code, (done.output, done.exception)
    return done.stdout, done.stderr


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    file.write_text(
        "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in (FIRST, SECOND, MONTHLY)), "utf-8"
    )
    return file


@pytest.fixture
def store(tmp_path: Path, source: Path) -> Path:
    file = tmp_path / "cases.db"
    run("add", source, "--store", file)
    return file


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_read_writes_the_contract(source: Path, tmp_path: Path) -> None:
    _, said = run("read", source, "-o", tmp_path / "out.jsonl")
    records = lines(tmp_path / "out.jsonl")
    assert [r["id"] for r in records] == ["n1", "n2", "n3"]
    assert all(r["schema"] == "tawthiq/1" for r in records)
    assert said.startswith("3 articles read: ")


def test_read_shows_tables_and_counts(source: Path) -> None:
    shown, said = run("read", source)
    for expected in (
        "n1",
        "air_strike",
        "سرمين",
        "idlib",
        "2021-03-04",
        "3 killed (civilians)",
        "tallies",
        "40 killed",
    ):
        assert expected in shown
    assert "3 articles read" in shown and said == ""


def test_adding_twice_changes_nothing(source: Path, store: Path) -> None:
    _, said = run("add", source, "--store", store)
    assert "3 unchanged" in said


def test_a_changed_text_is_a_new_version(source: Path, store: Path) -> None:
    changed = {**FIRST, "text": f"{FIRST['text']} وأصيب آخرون."}
    source.write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    _, said = run("add", source, "--store", store)
    assert "1 new version" in said


def test_refusals_are_kept_in_the_store(store: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(f'{json.dumps({**FIRST, "id": "n9"})}\n{{"id": "x"}}\n', encoding="utf-8")
    run("add", bad, "--store", store, code=1)
    with tawthiq.open(store) as opened:
        (refused,) = opened.refusals()
    assert refused.line == 2 and "text" in refused.reason


def test_link_then_incidents(store: Path, tmp_path: Path) -> None:
    _, said = run("link", "--store", store)
    assert "linked into" in said
    run("incidents", "--store", store, "-o", tmp_path / "incidents.jsonl")
    members = [i["members"] for i in lines(tmp_path / "incidents.jsonl")]
    assert [["n1", "e1"], ["n2", "e1"]] in members
    shown, _ = run("incidents", "--store", store)
    assert "3-4 killed (civilians)" in shown and "told in n1 e1, n2 e1" in shown


def test_tallies_hang_under_their_wholes(store: Path) -> None:
    shown, said = run("tallies", "--store", store)
    assert "40 killed" in shown and "children" in shown and "n1" not in shown
    assert said.strip().endswith("tallies")


@pytest.mark.parametrize("format", ["jsonl", "csv", "csv-excel", "geojson"])
@pytest.mark.parametrize("what", ["events", "incidents", "tallies"])
def test_every_export_is_whole(store: Path, tmp_path: Path, format: str, what: str) -> None:
    run("link", "--store", store)
    out = tmp_path / "out"
    _, said = run("export", "--store", store, "--format", format, "--what", what, "-o", out)
    text = out.read_text(encoding="utf-8-sig")
    if format == "geojson":
        assert json.loads(text)["type"] == "FeatureCollection"
    elif format == "jsonl":
        assert lines(out)
    else:
        assert len(list(csv.reader(text.splitlines()))) > 1
    assert "written to" in said


def test_explain_marks_and_names(source: Path) -> None:
    shown, _ = run("explain", source, "--article", "n1")
    assert "⟨e1 place⟩" in shown and "n2" not in shown and "why" in shown


def test_explain_tells_why_a_reading_won(source: Path) -> None:
    shown, _ = run("explain", source, "--article", "n1")
    table = shown[shown.index("choices by weights") :]
    assert "Is this told as one event" in " ".join(table.split())
    assert "yes" in table and "(+" in table


def test_reasons_are_a_sentence() -> None:
    assert doctest.testmod(show_choices).failed == 0


def test_explain_an_article_that_is_not_there(source: Path) -> None:
    _, said = run("explain", source, "--article", "n7", code=2)
    assert "n7" in said and "3 articles" in said


def test_example_does_the_main_job(tmp_path: Path) -> None:
    shown, _ = run("example", "--store", tmp_path / "kept.db")
    assert "tallies" in shown and "Confirmed" in shown and "incidents" in shown
    for article in ("kasra-1", "kasra-2", "kasra-3"):
        assert article in shown
    kept, _ = run("incidents", "--store", tmp_path / "kept.db")
    assert "kasra-1 e1" in kept


def test_the_example_ships_every_kind_of_file() -> None:
    assert {file.suffix for file in example_files()} == {".html", ".jsonl", ".txt"}


def gold_folder(tmp_path: Path, source: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    source.rename(tmp_path / "corpus" / "small.jsonl")
    gold = tmp_path / "gold"
    gold.mkdir()
    place = {"name": "سرمين", "admin1": "idlib"}
    records = [
        {
            "id": "n1",
            "group": "first",
            "slots": ["type", "place"],
            "events": [{"type": "air_strike", "place": place}],
        },
        {"id": "n2", "group": "second", "slots": ["type"], "events": [{"type": "arrest"}]},
    ]
    (gold / "small.json").write_text(json.dumps(records), encoding="utf-8")
    return gold


def test_score_reads_every_set_and_compares(tmp_path: Path, source: Path) -> None:
    gold = gold_folder(tmp_path, source)
    shown, _ = run("score", gold, "-o", tmp_path / "before.json", "--slots")
    assert "small" in shown and "first" in shown and "second" in shown and "event.place" in shown
    before = json.loads((tmp_path / "before.json").read_text(encoding="utf-8"))
    assert before["small"]["groups"]["first"]["event"]["f1"] == 1.0
    before["small"]["event"]["f1"] = 0.25
    (tmp_path / "before.json").write_text(json.dumps(before), encoding="utf-8")
    shown, _ = run("score", gold, "--baseline", tmp_path / "before.json")
    assert "+0.250" in shown


@pytest.mark.parametrize(
    "wrong", [["nowhere"], ["{gold}", "--baseline", "missing.json"], ["{gold}", "--corpus", "{empty}"]]
)
def test_score_says_what_is_missing(tmp_path: Path, source: Path, wrong: list[str]) -> None:
    gold = gold_folder(tmp_path, source)
    (tmp_path / "empty").mkdir()
    places = {"gold": gold, "empty": tmp_path / "empty"}
    _, said = run("score", *(word.format(**places) for word in wrong), code=2)
    assert "Traceback" not in said and said.strip()


def test_version() -> None:
    assert run("--version")[0].startswith("tawthiq 0.")
