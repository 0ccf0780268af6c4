"""`tawthiq places`: searching by several spellings, installing from each form of source, refusals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli.app import app
from tawthiq.places import gazetteer
from tawthiq.places.gazetteer import also_read


def run(*arguments: object, code: int = 0) -> tuple[str, str]:
    """What the command writes to standard output and standard error."""
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq")
    assert done.exit_code == code, (done.output, done.exception)
    return done.stdout, done.stderr


@pytest.fixture(autouse=True)
def only_the_packages_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees what a person has installed, or what another test read."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("TAWTHIQ_PLACES", "")
    gazetteer.cache_clear()
    yield
    gazetteer.cache_clear()


WOF = (
    "wof_id\tplacetype\tgn_feature_code\tname\tnames_ar\tnames_latin\tlat\tlon\tcounty_ar\tpopulation\tis_current\tdeprecated\n"
    "1\tcountry\t\tLand\tأرض التجربة\tXT|XTL\t10.0\t20.0\t\t\t\t0\n"
    "2\tlocality\tPPL\tZanqaf\tزنقف\tZanqaf\t10.5\t20.5\tالقضاء\t9000\t\t0\n"
    "3\tlocality\tPPL\tNameless\t\tNameless\t10.6\t20.6\t\t\t\t0\n"
)
OCHA = (
    "pcode\tname_en\tname_ar\tadm1_pcode\tlat\tlon\n"
    "XT01\tNorth\tالشمالية\t\t10.0\t20.0\n"
    "XT0101\tZand\tزندق\tXT01\t10.1\t20.1\n"
)
GEONAMES = (
    "\t".join(
        [
            "77",
            "Dazgha",
            "Dazgha",
            "دزغا,Dazgha",
            "11.5",
            "21.5",
            "P",
            "PPLA",
            "XT",
            *[""] * 5,
            "12000",
            *[""] * 4,
        ]
    )
    + "\n"
)


def write(folder: Path, text: str, name: str = "places.txt") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("الحصان", "SY0901"),  # a town whose name is a common word too
        ("قرية الحصان", "SY0901"),  # with the word for what it is
        ("الشداده", "hasakah"),  # an ending written without its dots
        ("بوكمال", "deir_ez_zor"),  # without the article that a source parts from it
        ("Ash Shaddadah", "hasakah"),  # Latin letters, with an article
    ],
)
def test_a_place_is_found_in_any_spelling(name: str, shown: str) -> None:
    assert shown in run("places", "search", name)[0]


def test_a_name_that_nothing_bears_shows_what_comes_near() -> None:
    shown, said = run("places", "search", "ديرالزورر", code=1)
    assert "deir_ez_zor" in shown
    assert "come near it" in said


def test_a_name_that_comes_near_nothing_is_said_in_a_sentence() -> None:
    shown, said = run("places", "search", "zzqqzz", code=2)
    assert not shown
    assert "no place bears this name" in said


def test_arabic_stays_in_its_column() -> None:
    """Invisible marks of direction stand around every Arabic name."""
    shown, _ = run("places", "search", "الحصان", "--limit", "1")
    assert "\u200e\u200fالحصان\u200f\u200e" in shown


@pytest.mark.parametrize(
    ("text", "name"), [(WOF, "زنقف"), (OCHA, "زندق"), (GEONAMES, "دزغا")], ids=["wof", "ocha", "geonames"]
)
def test_each_form_of_source_is_installed_and_found(tmp_path: Path, text: str, name: str) -> None:
    built = tmp_path / "built.tsv"
    _, said = run("places", "install", write(tmp_path, text), "--to", built)
    assert f"written to {built}" in said
    assert "XT" in run("places", "search", name, "--places", built)[0]
    run("places", "search", "زنقفزندقدزغا", code=2)


def test_geojson_of_ocha(tmp_path: Path) -> None:
    unit = {
        "pcode": "XT0101",
        "name_en": "Zand",
        "name_ar": "زندق",
        "adm1_pcode": "XT01",
        "lat": 10.1,
        "lon": 20.1,
    }
    data = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": unit, "geometry": None}],
    }
    built = tmp_path / "built.tsv"
    run("places", "install", write(tmp_path, json.dumps(data)), "--to", built)
    assert "XT0101" in run("places", "search", "زندق", "--places", built)[0]


def test_what_is_installed_is_known_to_every_reading(tmp_path: Path) -> None:
    run("places", "install", write(tmp_path, WOF))
    gazetteer.cache_clear()
    assert [row.country for row in gazetteer().lookup("زنقف")] == ["XT"]
    article = write(tmp_path, "انفجرت عبوة ناسفة في مدينة زنقف أمس وقتل جنديان.")
    run("read", article, "--published", "2021-03-05", "-o", tmp_path / "out.jsonl")
    assert '"wof:2"' in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_a_place_without_an_arabic_name_is_only_searched_for(tmp_path: Path) -> None:
    built = tmp_path / "built.tsv"
    _, said = run("places", "install", write(tmp_path, WOF), "--to", built)
    assert "1 of them have no Arabic name" in said
    assert "wof 3" in run("places", "search", "Nameless", "--places", built)[0]
    assert gazetteer().lookup("nameless") == ()


def test_places_that_the_package_has_are_not_taken_twice(shared: Path, tmp_path: Path) -> None:
    table = shared / "places" / "wof" / "sy.tsv"
    if not table.is_file():
        pytest.skip(f"needs {table}")
    built = tmp_path / "built.tsv"
    run("places", "install", table, "--to", built)
    before = len(gazetteer().lookup("دير الزور"))
    also_read(built)
    assert len(gazetteer().lookup("دير الزور")) == before


REFUSED = [
    ("just words", (), "no file of places"),
    ('{"type": "FeatureCollection", "features": []}', (), "without features"),
    ("{broken", (), "broken JSON"),
    (WOF.replace("country", "region"), (), "--country XX"),
    (WOF, ("--country", "LBN"), "two letters"),
    (OCHA.replace("XT", "99"), (), "does not begin with a country"),
]


@pytest.mark.parametrize(("text", "options", "sentence"), REFUSED, ids=[c[-1] for c in REFUSED])
def test_what_cannot_be_installed_is_said_in_a_sentence(
    tmp_path: Path, text: str, options: tuple[str, ...], sentence: str
) -> None:
    target = tmp_path / "built.tsv"
    _, said = run("places", "install", write(tmp_path, text), "--to", target, *options, code=2)
    assert sentence in said
    assert not target.exists()


def test_a_gazetteer_that_is_not_there_is_named(tmp_path: Path) -> None:
    article = write(tmp_path, "قُتل جنديان في مدينة الباب.")
    assert "no such file" in run("read", article, "--places", tmp_path / "none.tsv", code=2)[1]
    assert "the columns must be" in run("read", article, "--places", article, code=2)[1]
