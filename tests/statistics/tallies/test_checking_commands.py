"""`tallies` and `tallies check` on a store."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli.app import app
from tawthiq.cli.show_checks import arabic_framed, share_phrase
from tawthiq.statistics.tally_check import Share

from .conftest import Fill, a_record, a_tally, an_event


def run(*arguments: object, code: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq", env={"COLUMNS": "200"})
    assert done.exit_code == code, (done.output, done.exception)
    return done.stdout, done.stderr


@pytest.fixture
def store(fill: Fill, tmp_path: Path) -> Path:
    tallies = [
        a_tally(25, excludes="ضحايا الألغام، ولا القنص المتقطع"),
        a_tally(9, id="t2", measure="killed", part_of="t1"),
        a_tally(4, id="t3", measure="displaced"),
    ]
    fill(
        a_record("m", tallies=tallies),
        a_record("a", an_event("2023-07-04", "الشحيل", killed="sdf 2")),
        a_record("b", an_event("2023-07-09", "ذيبان", by="", killed="sdf 1")),
        a_record("c", an_event("2023-07-12", "السخنة", type="landmine")),
        a_record("d", tallies=[a_tally(30, speaker="snhr")]),
    )
    return tmp_path / "cases0.db"


def test_tallies_alone_still_shows_tallies(store: Path) -> None:
    shown, said = run("tallies", "--store", store)
    assert "25 events" in shown and said.strip() == "4 tallies"


def test_the_check_shows_what_is_documented_and_what_is_not(store: Path) -> None:
    shown, said = run("tallies", "check", "--store", store, "--incidents")
    for expected in (
        "operations by Islamic State (ISIS)",
        "4 %",
        "24 (23-24)",
        "stated exclusion not applied",
        "leaves out landmines and remnants of war",
        "not checked: incidents hold no count of people displaced",
        "no source names who did it",
        "snhr and sohr differ on operations",
    ):
        assert expected in shown, expected
    assert said.strip() == "4 tallies: 3 checked; 1 contradiction"


def test_without_incidents_they_are_not_listed(store: Path) -> None:
    assert "inc-" not in run("tallies", "check", "--store", store)[0]


def test_as_data(store: Path, tmp_path: Path) -> None:
    run("tallies", "check", "--store", store, "-o", tmp_path / "checks.csv")
    with (tmp_path / "checks.csv").open(encoding="utf-8", newline="") as file:
        _, first, dead, displaced = csv.DictReader(file)
    assert (first["documented_best"], first["beyond_record_low"], first["may_belong_best"]) == (
        "1",
        "23",
        "1",
    )
    assert (dead["documented_best"], dead["share_best"]) == ("2", "0.2222")
    assert displaced["not_checked"] and displaced["documented_best"] == "", "not checked is empty, never zero"
    assert "snhr" in first["contradictions"] and first["left_out"].startswith("inc-")
    run("tallies", "check", "--store", store, "--article", "m", "-o", tmp_path / "checks.jsonl")
    lines = [
        json.loads(line) for line in (tmp_path / "checks.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [line["tally"] for line in lines] == ["t1", "t2", "t3"]
    assert lines[0]["incidents"][0]["place"] == "الشحيل" and lines[0]["may_belong"][0]["why"]
    assert lines[2]["documented"] is None and [one["applied"] for one in lines[0]["exclusions"]] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("arguments", "words", "why"),
    [
        (["tallies"], "--store", "no store is named"),
        (["tallies", "check", "--store", "nowhere.db"], "there is no store", "no such file"),
        (
            ["tallies", "check", "--store", "{store}", "--article", "zz"],
            "no count",
            "an article that is not there",
        ),
        (["tallies", "check", "--store", "{store}", "--since", "June"], "no such day", "no date"),
        (
            ["tallies", "check", "--store", "{store}", "-o", "checks.txt"],
            ".csv or .jsonl",
            "an ending that says nothing",
        ),
        (
            ["tallies", "--store", "{store}", "check", "--store", "{store}"],
            "before the command",
            "the store in the wrong place",
        ),
    ],
)
def test_bad_input_is_one_sentence(store: Path, arguments: list[str], words: str, why: str) -> None:
    _, said = run(*(a.format(store=store) for a in arguments), code=2)
    assert words in " ".join(said.split()) and "Traceback" not in said, why


def test_a_store_that_was_not_linked(fill: Fill, tmp_path: Path) -> None:
    fill(a_record("m", tallies=[a_tally(25)]))
    assert "tawthiq link" in run("tallies", "check", "--store", tmp_path / "cases0.db", code=2)[1]


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Share(0.12, 0.12, 0.12), "12 %"),
        (Share(None, None, 0.1), "at most 10 %"),
        (Share(0.1, 0.2, 0.3), "20 % (10-30)"),
        (Share(0.04, None, 0.4), "4-40 %"),
        (Share(0.29, 0.29, None), "29 % or more"),
        (None, "-"),
    ],
)
def test_shares_in_words(share: Share | None, shown: str) -> None:
    assert share_phrase(share) == shown


def test_arabic_inside_a_sentence_keeps_its_place() -> None:
    shown = arabic_framed("sohr has 40 “مقتل 40 مدنياً” (a t1)")
    assert shown.replace("\u200e", "").replace("\u200f", "") == "sohr has 40 “مقتل 40 مدنياً” (a t1)"
    assert "“\u200e\u200fمقتل 40 مدنياً\u200f\u200e”" in shown
