"""The commands of `judge`, as a person types them on the example store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli.app import app

BLAST, ATTACK = "inc-12619985eb3e", "inc-3ddca6cf623f"
"""Two incidents of the example articles: told by kasra-1, -2, -3 and by hawija-1, -2."""


def run(*arguments: object, code: int = 0, by: str | None = "Rima") -> tuple[str, str]:
    """What the command writes to standard output and standard error."""
    done = CliRunner().invoke(
        app, [str(a) for a in arguments], prog_name="tawthiq", env={"TAWTHIQ_JUDGE": by, "COLUMNS": "300"}
    )
    assert done.exit_code == code, (done.output, done.exception)
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("example") / "cases.db"
    run("example", "--store", file)
    return file


@pytest.fixture
def store(example: Path, tmp_path: Path) -> Path:
    shutil.copy(example, tmp_path / "cases.db")
    return tmp_path / "cases.db"


def test_a_day_of_judging(store: Path) -> None:
    given = ("--store", store, "--reason")
    said = run("judge", "part", BLAST, "kasra-3/e1", *given, "another blast")[1]
    assert said.startswith(f"judgement 1: kasra-3/e1 parted from {BLAST}, which has 2 events; now inc-")
    said = run("judge", "correct", BLAST, "place", "سرمين", *given, "the video")[1]
    assert "judgement 2" in said and "ocha:C3953" in said and "was" in said
    said = run("judge", "correct", BLAST, "casualties", "killed", "sdf", "3-5", *given, "names")[1]
    assert "casualties killed sdf is 3-5 (was 2-3)" in said
    run("judge", "correct", BLAST, "casualties", "killed", "sdf", "4", "--instead-of", 3, *given, "names")
    run("judge", "discount", ATTACK, *given, "taken back by the outlet", "--by", "Amal")
    run("judge", "note", BLAST, "--store", store, "--text", "x", "--asked", "SDF", "--on", "2023-03-20")
    run("judge", "withdraw", 5, *given, "it was not taken back")
    run("judge", "join", BLAST, ATTACK, *given, "one operation")
    said = run("link", "--store", store)[1]
    assert "0 new, 0 changed, 7 unchanged; 1 judged; in" in said
    shown, said = run("judge", "list", "--store", store)
    assert said == "7 judgements\n"
    for part in (
        "withdrawn by Rima on 20",
        "asked SDF on 2023-03-20, no answer",
        "Amal",
        "stands",
        "grade is Discounted",
    ):
        assert part in " ".join(shown.replace("│", " ").split()) or part in shown, part
    shown, said = run("incidents", ATTACK, "--store", store)
    assert f"{ATTACK}: went into {BLAST}" in said
    for part in (
        "سرمين",
        "judgement 2: place is",
        "4 killed (sdf)",
        "judgement 7: with hawija-1/e1",
        "judgement 6: asked SDF",
    ):
        assert part in shown, shown


def test_what_waits_is_shown(store: Path, tmp_path: Path) -> None:
    run("judge", "note", BLAST, "--store", store, "--text", "seen")
    article = tmp_path / "later.txt"
    article.write_text(
        "قُتل عنصران من قوات سوريا الديمقراطية بانفجار عبوة ناسفة زرعها تنظيم الدولة في بلدة الكسرة بريف دير الزور يوم 14 آذار 2023.",
        encoding="utf-8",
    )
    run("add", article, "--store", store, "--outlet", "صدى", "--published", "2023-03-17")
    said = run("link", "--store", store)[1]
    assert "1 judged, 1 event waits to be joined or parted" in said
    shown, _ = run("incidents", BLAST, "--store", store)
    (line,) = (line for line in shown.splitlines() if "waits to be joined or parted" in line)
    waiting = line.split(": ")[1].strip().strip("\u200e")
    run("judge", "join", BLAST, waiting, "--store", store, "--reason", "the same")
    assert "0 new, 0 changed, 7 unchanged" in run("link", "--store", store)[1]
    assert "1 event" not in run("judge", "list", BLAST, "--store", store)[1]


REFUSALS = [
    (("note", BLAST, "--text", "x"), None, "TAWTHIQ_JUDGE", "nobody signs"),
    (("note", BLAST), "Rima", "--text", "nothing is said"),
    (("note", BLAST, "--text", "x", "--on", "2023-03-01"), "Rima", "--asked", "a day, but nobody asked"),
    (
        ("note", BLAST, "--text", "x", "--asked", "y", "--on", "March"),
        "Rima",
        "--on March: no such day",
        "no day",
    ),
    (("join", BLAST, "inc-000000000000", "--reason", "x"), "Rima", "no such incident", "no incident"),
    (
        ("correct", BLAST, "type", "strike", "--reason", "x"),
        "Rima",
        "expected one of armed_attack",
        "no type",
    ),
    (("withdraw", 3, "--reason", "x"), "Rima", "none of this number", "no judgement"),
    (("list", "inc-000000000000"), "Rima", "no such incident", "no incident to list"),
]


@pytest.mark.parametrize(("arguments", "by", "said", "why"), REFUSALS, ids=[case[3] for case in REFUSALS])
def test_a_refusal_is_one_sentence_and_changes_nothing(
    store: Path, arguments: tuple, by: str | None, said: str, why: str
) -> None:
    _, message = run("judge", *arguments, "--store", store, by=by, code=2)
    assert said in message and len(message.strip().splitlines()) == 1, why
    assert run("judge", "list", "--store", store)[1] == "0 judgements\n"


def test_incidents_by_id_are_not_written_to_a_file(store: Path, tmp_path: Path) -> None:
    assert "no such incident" in run("incidents", "inc-0", "--store", store, code=2)[1]
    out = tmp_path / "out.jsonl"
    assert (
        "without ids" in run("incidents", BLAST, "--store", store, "-o", out, code=2)[1] and not out.exists()
    )


def test_judging_needs_a_store_that_is_there(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    said = run("judge", "note", BLAST, "--store", missing, "--text", "x", code=2)[1]
    assert "there is no store" in said and not missing.exists()
