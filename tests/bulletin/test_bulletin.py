"""The bulletin as a page: nothing from outside in it, valid, the same bytes each time; bad input is one sentence."""

from __future__ import annotations

import re
import sys
from ctypes.util import find_library
from datetime import date
from pathlib import Path

import pytest

import tawthiq
from tawthiq.bulletin import asked, figures_of, html_of
from tawthiq.bulletin.counting import count_tallies
from tawthiq.bulletin.tallies import Counted
from tawthiq.records import Article, Tally, Time
from tawthiq.statistics import Scope, trends
from tawthiq.statistics.classes import shipped_classes
from tawthiq.statistics.series_notes import notes

from .conftest import Run

OCTOBER = Scope(since=date(2022, 10, 1), until=date(2022, 10, 31), types=shipped_classes().operations)
"""The month of the example, of the incidents that a bulletin counts."""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_needs_nothing_beside_it(october: Path, tmp_path: Path, run: Run, language: str) -> None:
    page = tmp_path / "october.html"
    run("bulletin", "--store", october, "--month", "2022-10", "--lang", language, "-o", page)
    html = page.read_text(encoding="utf-8")
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
    references = re.findall(r'(?:src|href)="([^"]*)"', html) + re.findall(r"url\(([^)]*)\)", html)
    ids = re.findall(r'[ <]id="([^"]*)"', html)
    assert len(ids) == len(set(ids)), "an id stands once"
    assert references and {one for one in references if one[:1] != "#" or one[1:] not in ids} == set()
    assert "<script" not in html and "@import" not in html


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_valid(october: Path, tmp_path: Path, run: Run, language: str) -> None:
    parser_module = pytest.importorskip("tinyhtml5.parser")
    page = tmp_path / "october.html"
    run("bulletin", "--store", october, "--month", "2022-10", "--lang", language, "-o", page)
    parser = parser_module.HTMLParser()
    parser.parse(page.read_text(encoding="utf-8"))
    assert parser.errors == []


def test_the_same_store_gives_the_same_bytes(october: Path, tmp_path: Path, run: Run) -> None:
    pages = [tmp_path / name for name in ("one.html", "other.html")]
    for page in pages:
        run("bulletin", "--store", october, "--month", "2022-10", "-o", page)
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_claims_stand_apart(october: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "october.html"
    run("bulletin", "--store", october, "--month", "2022-10", "--lang", "en", "-o", page)
    html = page.read_text(encoding="utf-8")
    claims = html[html.index("Known only from a party") : html.index("What monitors counted")]
    assert 'data-number="claimed.operations.isis" data-value="1"' in claims
    assert 'data-number="claimed.killed.isis.sdf" data-low="2" data-best="2" data-high="2"' in claims
    assert "claim of Islamic State (ISIS), told by" in html


def test_trends_count_as_the_bulletin_does(october: Path) -> None:
    with tawthiq.open(october, create=False) as store:
        figures = figures_of(store, asked(store, "2022-10"))
        operations = trends(store, of="operations", scope=OCTOBER)
        people = {of: trends(store, of=of, scope=OCTOBER) for of in ("killed", "wounded")}
        classes = trends(store, of="killed", split="class", scope=OCTOBER)
    assert operations.lines[0].points[0].value == figures["month.operations"].value
    assert dict(operations.claimed) == {"isis": figures["claimed.operations.isis"].value}
    for of, series in people.items():
        assert series.lines[0].points[0].toll == figures[f"month.{of}"].value
        assert dict(series.claimed) == {
            who: sum(number.value.best for number in figures.below(f"claimed.{of}.{who}"))
            for who, _ in series.claimed
        }
    assert dict(people["killed"].claimed)["isis"] == 2, "the dead of a claim are told apart"
    for line in classes.lines[1:]:
        assert line.points[0].toll == figures[f"month.killed.{line.group}"].value
    told = " ".join(notes(people["killed"], "en"))
    assert "only a claim tells, in none of these counts" in told and "Islamic State (ISIS) 2" in told
    assert [row["claimed"] for row in operations.rows()] == [figures["claimed.operations"].value]


def test_nothing_finer_than_a_district_and_no_text(october: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "october.html"
    run("bulletin", "--store", october, "--month", "2022-10", "--lang", "en", "-o", page)
    html = re.sub(r"<svg.*?</svg>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"\b3[0-9]\.\d{3,}", html), "coordinates"
    assert "قُتل عنصران" not in html and "عضواً في المجلس" not in html, "words of articles"


def test_an_area_is_broken_down_by_district(october: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "dez.html"
    options = ("--month", "2022-10", "--area", "deir_ez_zor", "--lang", "ar")
    run("bulletin", "--store", october, *options, "-o", page)
    html = page.read_text(encoding="utf-8")
    assert "الميادين" in html and "إدلب" not in html
    assert 'data-number="month.operations.area.SY0902"' in html


def test_a_party_is_asked_for(october: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "isis.html"
    run("bulletin", "--store", october, "--month", "2022-10", "--actor", "isis", "--lang", "en", "-o", page)
    html = page.read_text(encoding="utf-8")
    assert 'data-number="month.operations" data-value="3"' in html
    assert "operations of Islamic State" in html


@pytest.mark.parametrize(
    ("options", "said", "why"),
    [
        (["--month", "2022-13"], "no such month", "a month that is none"),
        (["--month", "march"], "expected a year and a month such as 2022-10", "words"),
        (["--month", "2999-01"], "has not begun", "a month in the future"),
        (["--month", "2019-04"], "holds no operation in it", "a month with nothing in it"),
        (["--month", "2022-10", "--area", "deir_ezor"], "did you mean deir_ez_zor?", "an unknown area"),
        (["--month", "2022-10", "--area", "Atlantis"], "expected a governorate such as", "no area at all"),
        (["--month", "2022-10", "--actor", "isiss"], "did you mean isis?", "an unknown party"),
        (["--month", "2022-10", "--lang", "fr"], "expected one of ar, en", "an unknown language"),
        (["--month", "2022-10", "--area", "basra"], "in basra", "an area where nothing happened"),
    ],
)
def test_bad_input_is_one_sentence_and_no_file(
    october: Path, tmp_path: Path, run: Run, options: list[str], said: str, why: str
) -> None:
    page = tmp_path / "out.html"
    told = run("bulletin", "--store", october, *options, "-o", page, code=2)
    assert said in told and not page.exists(), why


def test_another_ending_is_refused(october: Path, tmp_path: Path, run: Run) -> None:
    told = run("bulletin", "--store", october, "--month", "2022-10", "-o", tmp_path / "out.docx", code=2)
    assert ".html or .pdf" in told


def test_a_refusal_leaves_what_stood_there(october: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "out.html"
    page.write_text("before", encoding="utf-8")
    run("bulletin", "--store", october, "--month", "2999-01", "-o", page, code=2)
    assert page.read_text(encoding="utf-8") == "before"


def test_a_store_that_was_not_linked(tmp_path: Path, run: Run) -> None:
    article, store = tmp_path / "a.txt", tmp_path / "s.db"
    article.write_text("قُتل مدنيان بقصف على بلدة سرمين يوم 4 تشرين الأول 2022.", encoding="utf-8")
    run("add", article, "--store", store)
    told = run("bulletin", "--store", store, "--month", "2022-10", "-o", tmp_path / "out.html", code=2)
    assert "link" in told


# ---------------------------------------------------------------- PDF
def test_pdf_without_the_extra(
    october: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    told = run("bulletin", "--store", october, "--month", "2022-10", "-o", tmp_path / "out.pdf", code=2)
    assert "pip install 'tawthiq[pdf]'" in told and not (tmp_path / "out.pdf").exists()


def test_pdf_without_pango(october: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "path"
    broken.mkdir()
    (broken / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    for name in [one for one in sys.modules if one.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(broken)
    told = run("bulletin", "--store", october, "--month", "2022-10", "-o", tmp_path / "out.pdf", code=2)
    assert "Pango" in told and "apt-get install libpango-1.0-0" in told


@pytest.mark.skipif(
    find_library("pango-1.0") is None,
    reason="PDF pages need the system library Pango; .ci/run installs it",
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_pdf(october: Path, tmp_path: Path, run: Run, language: str) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    try:
        import weasyprint  # noqa: F401, PLC0415
    except (ImportError, OSError) as err:
        pytest.skip(f"weasyprint or the system library Pango is not installed ({err})")
    file = tmp_path / "october.pdf"
    run("bulletin", "--store", october, "--month", "2022-10", "--lang", language, "-o", file)
    pages = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert ("October 2022" if language == "en" else "2022") in text
    assert len(pages) > 5 and "inc-" in text
    for page in pages:
        width, _ = page.get_size()
        for one in page.get_objects(filter=[1]):
            left, _, right, _ = one.get_bounds()
            assert left >= 30 and right <= width - 30, "text runs over the margin"
    pages.close()


def test_the_example_writes_a_bulletin(tmp_path: Path, run: Run) -> None:
    run("example", "--bulletin", tmp_path / "october")
    written = {file.name for file in (tmp_path / "october").iterdir()}
    assert {"bulletin-ar.html", "bulletin-en.html", "example.db"} <= written


@pytest.mark.parametrize(
    ("figure", "shown", "why"),
    [
        ({"min": 50, "max": 50, "vague": "about"}, "about 50 operations", "a monitor's about stays"),
        ({"min": 20, "max": 30}, "at least 20 operations, at most 30", "neither end is the number"),
        ({"min": 21, "max": None}, "at least 21 operations", "more than"),
        ({"min": 7, "max": 7}, "7 operations", "a number as it is"),
    ],
)
def test_others_counts_keep_how_they_are_told(
    october: Path, figure: dict[str, object], shown: str, why: str
) -> None:
    time = Time(start=OCTOBER.since, end=OCTOBER.until, precision="month")
    tally = Tally.model_validate({"id": "t1", "measure": "events", "time": time, "speaker": "sohr", **figure})
    with tawthiq.open(october, create=False) as store:
        question = asked(store, "2022-10")
        store_figures = figures_of(store, question)
    counted = Counted(Article(id="m", text=""), tally, ())
    store_figures.tallies = [counted]
    count_tallies(store_figures, store_figures.tallies)
    page = re.sub(r"<[^>]*>", "", html_of(store_figures, question))
    assert shown in page, why
