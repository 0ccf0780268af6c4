"""`tawthiq explain INCIDENT --store S` through the real command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli.app import app

TOLD = {
    "a": ("صدى السهل", "2021-03-05", "قُتل ثلاثة مدنيين بغارة جوية على بلدة سرمين في 4 آذار 2021."),
    "b": (
        "نبأ",
        "2021-03-05",
        "قُتل أربعة مدنيين بغارة جوية على سرمين في ريف إدلب يوم 4 آذار 2021، بحسب شهود.",
    ),
    "c": (
        "الضفة",
        "2021-03-06",
        "أسفرت غارة جوية على سرمين يوم 4 آذار 2021 عن مقتل ثلاثة مدنيين وإصابة خمسة.",
    ),
    **{
        f"s{i}": (
            outlet,
            f"2021-06-{day}",
            "قُتل عنصران من قسد بانفجار عبوة ناسفة في بلدة الشحيل في 2 حزيران 2021.",
        )
        for i, (outlet, day) in enumerate([("أ", "03"), ("ب", "04"), ("ج", "05"), ("د", "06")])
    },
    "d": ("رصد", "2021-03-09", "اعتقلت الشرطة في مدينة الحسكة شخصين في 8 آذار 2021."),
}


def run(*arguments: object, code: int = 0) -> str:
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq", env={"COLUMNS": "200"})
    assert done.exit_code == code, (done.output, done.exception)
    return done.stderr if code else done.stdout


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    source = folder / "articles.jsonl"
    rows = (
        {"id": id, "outlet": outlet, "published": day, "text": text}
        for id, (outlet, day, text) in TOLD.items()
    )
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    run("add", source, "--store", folder / "cases.db")
    run("link", "--store", folder / "cases.db")
    return folder / "cases.db"


@pytest.fixture(scope="module")
def ids(store: Path) -> dict[int, str]:
    """The ids of the incidents by how many events they have."""
    run("incidents", "--store", store, "-o", store.with_suffix(".jsonl"))
    incidents = map(json.loads, store.with_suffix(".jsonl").read_text("utf-8").splitlines())
    return {len(one["members"]): one["id"] for one in incidents}


def test_an_incident_is_explained_in_words(store: Path, ids: dict[int, str]) -> None:
    shown = run("explain", ids[3], "--store", store)
    for expected in (
        ids[3],
        "pair 1 and 2",
        "pair 2 and 3",
        "both are on the same day",
        "one occurrence (threshold +0.0)",
        "all 3 independent sources that tell of it say the same",
        "last_tolls",
    ):
        assert expected in shown
    assert "4:" in shown and "نبأ" in shown, "the rival toll and who tells it"


def test_sentences_in_arabic_and_one_pair_alone(store: Path, ids: dict[int, str]) -> None:
    shown = run("explain", ids[3], "--store", store, "--lang", "ar", "--pair", "3,1")
    assert "كلاهما في اليوم نفسه" in shown and "pair 1 and 3" in shown and "pair 1 and 2" not in shown
    assert "تتفق عليه المصادر المستقلة" in run("explain", ids[3], "--store", store, "--lang", "ar")


@pytest.mark.parametrize(("name", "begins"), [("w.svg", b"<?xml"), ("w.png", b"\x89PNG")])
def test_a_pair_is_drawn(store: Path, ids: dict[int, str], tmp_path: Path, name: str, begins: bytes) -> None:
    run("explain", ids[3], "--store", store, "--plot", tmp_path / name, "--lang", "ar")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_of_many_events_each_stands_against_the_group(store: Path, ids: dict[int, str]) -> None:
    shown = run("explain", ids[4], "--store", store)
    assert "against the group" in shown and "the nearest of 1 and of 2" in shown
    assert "pair 3 and 4" not in shown, "all go together alike; the first is the nearest"


def test_an_incident_that_one_event_tells_of(store: Path, ids: dict[int, str]) -> None:
    shown = run("explain", ids[1], "--store", store)
    assert "why they are one occurrence" not in shown and "one source told of it" in shown


REFUSED = [
    (["{one}", "--plot", "w.svg"], "one event tells of it; expected two or more to compare", "nothing to draw"),
    (["{many}", "--pair", "1,9"], "--pair 1,9: no such pair; expected two members by number from 1 to 3", "no member 9"),
    (["{many}", "--pair", "1"], "--pair 1: no such pair", "one number"),
    (["{many}", "--lang", "fr"], "--lang fr: no such language; expected ar or en", "a language"),
    (["{many}", "--plot", "w.jpg"], "w.jpg: a plot is written as .svg or .png", "a format"),
    (["{many}", "{one}", "--pair", "1,2"], "--plot and --pair show one incident; expected one id, not 2", "two ids"),
    (["inc-000000000000"], "inc-000000000000: no incident of", "an id that is not there"),
    ([], "explain --store: no incident is named", "no id"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "says", "why"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_cannot_be_explained(
    store: Path, ids: dict[int, str], arguments: list[str], says: str, why: str
) -> None:
    given = [one.format(one=ids[1], many=ids[3]) for one in arguments]
    assert says in run("explain", *given, "--store", store, code=2), why


def test_an_incident_without_its_store(ids: dict[int, str]) -> None:
    assert "expected --store STORE" in run("explain", ids[3], code=2)
    assert "--pair and --plot show an incident" in run("explain", "x.txt", "--plot", "w.svg", code=2)
