"""The bulletin of a small store: every number of the page found again in the store, nothing from outside in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli.app import app


def run(*arguments: object, code: int = 0) -> str:
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq")
    assert done.exit_code == code, (done.output, done.exception)
    return done.stderr


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("bulletin") / "example.db"
    run("example", "--store", file)
    return file


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_needs_nothing_beside_it(store: Path, tmp_path: Path, language: str) -> None:
    page = tmp_path / "march.html"
    run("bulletin", "--store", store, "--month", "2023-03", "--lang", language, "-o", page)
    html = page.read_text(encoding="utf-8")
    assert f'lang="{language}"' in html
    references = re.findall(r'(?:src|href)="([^"]*)"', html)
    ids = set(re.findall(r' id="([^"]*)"', html))
    assert references and all(one.startswith("#") and one[1:] in ids for one in references)


@pytest.mark.parametrize(
    ("options", "said", "why"),
    [
        (["--month", "2023-13"], "no such month", "a month that is none"),
        (["--month", "march"], "expected a year and a month such as 2022-10", "words"),
        (["--month", "2999-01"], "has not begun", "a month in the future"),
        (["--month", "2023-04"], "holds no operation in it", "a month with nothing in it"),
        (["--month", "2023-03", "--area", "deir_ezor"], "did you mean deir_ez_zor?", "an unknown area"),
        (["--month", "2023-03", "--actor", "isiss"], "did you mean isis?", "an unknown party"),
        (["--month", "2023-03", "--lang", "fr"], "expected one of ar, en", "an unknown language"),
        (["--month", "2023-03", "--area", "raqqa"], "in raqqa", "an area where nothing happened"),
    ],
)
def test_bad_input_is_one_sentence_and_no_file(
    store: Path, tmp_path: Path, options: list[str], said: str, why: str
) -> None:
    page = tmp_path / "out.html"
    told = run("bulletin", "--store", store, *options, "-o", page, code=2)
    assert said in told.replace("\n", " ") and not page.exists(), why


def test_another_ending_is_refused(store: Path, tmp_path: Path) -> None:
    told = run("bulletin", "--store", store, "--month", "2023-03", "-o", tmp_path / "out.docx", code=2)
    assert ".html or .pdf" in told
