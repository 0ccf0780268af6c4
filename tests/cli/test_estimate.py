"""`tawthiq estimate` as a person runs it: from a table, from a store, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli.app import app

TABLE = "مرصد,شبكة,outlets,count\n1,0,0,45\n0,1,0,52\n0,0,1,70\n1,1,0,20\n1,0,1,24\n0,1,1,26\n1,1,1,15\n"


def run(*arguments: object, code: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq")
    assert done.exit_code == code, (done.output, done.exception)
    return done.stdout, done.stderr


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "histories.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.fixture
def store(tmp_path: Path) -> Path:
    source, file = tmp_path / "articles.jsonl", tmp_path / "cases.db"
    days = range(3, 9)
    articles = [
        {
            "id": f"{outlet}{day}",
            "published": f"2022-10-{day:02}",
            "outlet": outlet,
            "text": f"{text} في {day} تشرين الأول 2022.",
        }
        for outlet, text in (
            ("نبأ", "قُتل مدني بقصف على بلدة سرمين"),
            ("صدى", "شنّت طائرة حربية غارة على مدينة منبج"),
        )
        for day in days
    ]
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), "utf-8")
    run("add", source, "--store", file)
    run("link", "--store", file)
    return file


def test_from_a_table(table: Path, tmp_path: Path) -> None:
    out, drawing = tmp_path / "models.jsonl", tmp_path / "models.png"
    shown, said = run("estimate", table, "-o", out, "--plot", drawing)
    assert "252 are documented in the lists" in shown and "95 % interval" in shown and "It assumes" in shown
    assert (
        "independent" in shown
        and "AIC" in shown
        and "incidents" not in shown.split("It assumes")[0].splitlines()[-2]
    )
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 9 and rows[0]["model"] == "averaged" and rows[0]["low"] > 252
    assert sum(row["weight"] for row in rows[1:]) == pytest.approx(1, abs=0.001)
    assert drawing.read_bytes().startswith(b"\x89PNG") and "9 rows written" in said


def test_the_other_criterion_and_language(table: Path, tmp_path: Path) -> None:
    shown, _ = run("estimate", table, "--criterion", "bic", "--lang", "ar", "-o", tmp_path / "m.csv")
    assert "BIC" in shown and "لم توثقها أي قائمة" in shown
    (first, *_) = csv.DictReader((tmp_path / "m.csv").read_text(encoding="utf-8").splitlines())
    assert first["criterion"] == "bic"


def test_a_store_names_its_sources_and_chooses_none(store: Path) -> None:
    _, said = run("estimate", "--store", store, code=2)
    assert "sources with most incidents in scope" in said and "نبأ" in said and "صدى" in said
    _, said = run("estimate", "--store", store, "--list", "نبأ", "--list", "صدى", "--list", "sohr", code=2)
    assert "no incident in scope from 'sohr'" in said and len(said.splitlines()) == 1


REFUSED = [
    ([], "FILE.csv", "nothing to estimate from"),
    (["{table}", "--store", "cases.db"], "stands alone", "a table and a store"),
    (["{table}", "--area", "idlib"], "stands alone", "a table has no areas"),
    (["{table}", "--criterion", "p"], "aic, bic", "no criterion of this name"),
    (["{table}", "--plot", "x.jpg"], ".svg or .png", "another kind of picture"),
    (["{table}", "--split", "type"], "--store", "a table has no parts"),
    (["--split", "place"], "governorate, type", "no such parts"),
    (["missing.csv"], "missing.csv", "no such file"),
]


@pytest.mark.parametrize(("arguments", "named", "why"), REFUSED)
def test_refusals(table: Path, arguments: list[str], named: str, why: str) -> None:
    _, said = run("estimate", *(a.format(table=table) for a in arguments), code=2)
    assert named in said and len(said.splitlines()) == 1, why


def test_too_little_overlap_is_said(tmp_path: Path) -> None:
    file = tmp_path / "thin.csv"
    file.write_text("a,b,c,count\n1,0,0,40\n0,1,0,50\n0,0,1,60\n1,1,0,3\n0,1,1,2\n", encoding="utf-8")
    shown, said = run("estimate", file, code=2)
    assert "5 of 155 incidents are in two lists or more" in said and not shown
