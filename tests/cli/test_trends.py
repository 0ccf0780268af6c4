"""`tawthiq trends` as a person runs it: the table, the files, and what is refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli.app import app

ROWS = [("2021-10-11", 9), ("2022-10-10", 3), ("2022-11-12", 4)]


def run(*arguments: object, code: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq")
    assert done.exit_code == code, (done.output, done.exception)
    return done.stdout, done.stderr


@pytest.fixture
def store(tmp_path: Path) -> Path:
    source, file = tmp_path / "articles.jsonl", tmp_path / "cases.db"
    articles = [
        {
            "id": f"n{i}",
            "published": day,
            "outlet": "نبأ",
            "text": f"قُتل {dead} مدنيين بغارة جوية على بلدة سرمين أمس.",
        }
        for i, (day, dead) in enumerate(ROWS)
    ]
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), "utf-8")
    run("add", source, "--store", file)
    run("link", "--store", file)
    return file


def test_from_articles_to_a_series(store: Path, tmp_path: Path) -> None:
    out, drawing = tmp_path / "killed.csv", tmp_path / "killed.svg"
    shown, said = run(
        "trends", "--store", store, "--of", "killed", "--area", "idlib", "-o", out, "--plot", drawing
    )
    assert "October 2022" in shown and "a year before" in shown and "October 2021" in shown
    rows = {row["period"]: row for row in csv.DictReader(out.read_text(encoding="utf-8").splitlines())}
    assert [rows[month]["best"] for month in ("2021-10-01", "2022-10-01", "2022-11-01")] == ["9", "3", "4"]
    assert rows["2022-05-01"]["best"] == "" and rows["2022-05-01"]["read"] == "none", "nothing was read then"
    assert rows["2022-10-01"]["year_before"] == "9"
    assert drawing.read_bytes().startswith(b"<?xml") and "14 rows written" in said


def test_the_same_in_arabic(store: Path) -> None:
    shown, _ = run("trends", "--store", store, "--lang", "ar", "--split", "governorate")
    assert "تشرين الأول/أكتوبر 2022" in shown and "إدلب" in shown and "لم يُقرأ شيء" in shown


def test_json_lines_keep_unknown_as_null(store: Path, tmp_path: Path) -> None:
    run("trends", "--store", store, "-o", tmp_path / "t.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows[0]["incidents"] == 1 and rows[5]["incidents"] is None


REFUSED = [
    (["--since", "2022-13-01"], "--since 2022-13-01", "no such day"),
    (["--type", "explosion"], "bombing", "a type of another scheme"),
    (["--lang", "fr"], "ar, en", "a language that is not there"),
    (["--plot", "x.pdf"], ".svg or .png", "another kind of picture"),
    (["-o", "x.xlsx"], ".csv or .jsonl", "another kind of file"),
    (["--of", "dead"], "killed", "no measure of this name"),
    (["--split", "place"], "governorate", "no split of this name"),
]


@pytest.mark.parametrize(("options", "named", "why"), REFUSED)
def test_refusals(store: Path, tmp_path: Path, options: list[str], named: str, why: str) -> None:
    shown, said = run("trends", "--store", store, *options, code=2)
    assert named in said and len(said.splitlines()) == 1 and not shown, why
