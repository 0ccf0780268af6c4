"""What a party claims, and what of it anyone else tells."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tawthiq.cli.app import app
from tawthiq.records import Casualty, Event, Toll
from tawthiq.statistics import Ledger, claims
from tawthiq.statistics.scope import Scope

from .conftest import Fill, a_record, a_tally, an_event, days


def claim(day: str | None = "2023-07-04", place: str | None = "الشحيل", **given: Any) -> Event:
    """An attack that ISIS claims."""
    return an_event(day, place, speaker="isis", stance="claimed", **given)


def numbers(toll: Toll | None) -> tuple[int | None, ...] | None:
    return None if toll is None else (toll.low, toll.best, toll.high)


@pytest.mark.parametrize(
    ("event", "claimed", "about_others", "why"),
    [
        (claim(), 1, 0, "its own deed, on its own word"),
        (claim(type="security_operation"), 1, 0, "a sweep is a deed too"),
        (claim(type="pledge"), 0, 1, "a pledge is no operation"),
        (claim(by="sdf", on="isis"), 0, 1, "its word on a deed of others"),
        (an_event("2023-07-04", "الشحيل"), 0, 0, "the outlet's word on its deed is no claim"),
        (
            an_event("2023-07-04", "الشحيل", speaker="isis", stance="admitted", killed="isis 2"),
            0,
            0,
            "an admission",
        ),
    ],
)
def test_what_a_claim_is(fill: Fill, event: Event, claimed: int, about_others: int, why: str) -> None:
    ledger = claims(fill(a_record("a", event)), "isis")
    assert (ledger.total.operations, ledger.about_others) == (claimed, about_others), why


@pytest.mark.parametrize(
    ("other", "outlet", "reported", "why"),
    [
        (an_event("2023-07-04", "الشحيل", killed="sdf 2"), "باء", True, "an outlet on its own word"),
        (
            an_event("2023-07-04", "الشحيل", speaker="sdf", stance="admitted"),
            "باء",
            True,
            "those it was done to",
        ),
        (
            an_event("2023-07-04", "الشحيل", speaker="sdf", stance="claimed"),
            "باء",
            True,
            "its enemy's word is another's",
        ),
        (claim(), "باء", False, "another outlet with its word again"),
        (
            an_event("2023-07-04", "الشحيل"),
            "وكالة أعماق",
            False,
            "its own organ tells no more than it claims",
        ),
        (
            an_event("2023-07-04", "الشحيل", speaker="sdf", stance="denied"),
            "باء",
            False,
            "a denial reports nothing",
        ),
    ],
)
def test_who_reports_a_claim_too(fill: Fill, other: Event, outlet: str, reported: bool, why: str) -> None:
    store = fill(
        a_record("a", claim(killed="sdf 5")), a_record("b", other, outlet=outlet), together=[("a", "b")]
    )
    total = claims(store, "isis").total
    assert (total.operations, total.operations_reported) == (1, int(reported)), why
    assert total.ratio == float(reported)


def test_an_ally_that_claims_it_too_is_no_other_source(fill: Fill) -> None:
    by_russia = an_event(
        "2023-07-04", "السخنة", by="russia", on="isis", speaker="russia", stance="claimed", type="air_strike"
    )
    by_army = by_russia.model_copy(update={"speaker": "syrian_army"})
    store = fill(a_record("a", by_russia), a_record("b", by_army), together=[("a", "b")])
    assert claims(store, "russia").total.operations_reported == 0


def test_a_copy_of_a_text_that_tells_its_word_is_no_other_source(fill: Fill) -> None:
    text = "أعلن التنظيم مسؤوليته عن هجوم على حاجز في بلدة الشحيل شرقي دير الزور مساء الثلاثاء، وقال إن مقاتليه قتلوا خمسة من عناصر الحاجز وأحرقوا آلية قبل أن ينسحبوا من المكان."
    one, other = a_record("a", claim()), a_record("b", an_event("2023-07-04", "الشحيل"))
    records = [
        record.model_copy(update={"article": record.article.model_copy(update={"text": text})})
        for record in (one, other)
    ]
    assert claims(fill(*records, together=[("a", "b")]), "isis").total.operations_reported == 0


def test_claimed_and_reported_stand_side_by_side(fill: Fill) -> None:
    rival = Casualty(outcome="killed", group="sdf", min=9, max=9, speaker="isis")
    store = fill(
        a_record("a", claim(killed="sdf 5, isis 1", wounded="sdf 3")),
        a_record("b", an_event("2023-07-04", "الشحيل", killed="sdf 2", rivals=(rival,))),
        a_record("c", an_event("2023-07-04", "الشحيل", killed="sdf 2")),
        a_record("d", claim("2023-07-05", "ذيبان", killed="civilians 4")),
        a_record("e", claim("2023-07-12", "القامشلي")),
        together=[("a", "b", "c")],
    )
    ledger = claims(store, "isis")
    rows = [
        (str(r.period.first), r.governorate, r.sum.operations, numbers(r.sum.killed))
        for r in ledger.rows
        if r.period
    ]
    assert rows == [("2023-07-03", "deir_ez_zor", 2, (9, 9, 9)), ("2023-07-10", "hasakah", 1, None)], (
        "Mondays"
    )
    first, second = (row.sum for row in ledger.rows)
    assert [(group, numbers(toll)) for group, toll in first.killed_of] == [
        ("civilians", (4, 4, 4)),
        ("sdf", (5, 5, 5)),
    ]
    assert numbers(first.killed_reported) == (2, 2, 2), "its figure in another's text is its own word still"
    assert (first.ratio, first.ratio_killed) == (0.5, pytest.approx(2 / 9))
    assert (numbers(first.wounded), first.wounded_reported) == ((3, 3, 3), None), (
        "who gives no number does not say zero"
    )
    assert (second.killed, second.ratio, second.ratio_killed) == (None, 0.0, None)


def test_periods_areas_and_deeds_without_a_day(fill: Fill) -> None:
    store = fill(
        a_record("a", claim("2023-07-31", "الشحيل")),
        a_record("b", claim("2023-08-01", "القامشلي")),
        a_record("c", claim(None, "الرقة")),
        a_record("d", claim("2023-08-02", None)),
    )

    def rows(**asked: Any) -> list[tuple[str, str | None]]:
        ledger = claims(store, "isis", **asked)
        return [(str(row.period.first) if row.period else "no day", row.governorate) for row in ledger.rows]

    assert rows(by="week") == [
        ("2023-07-31", "deir_ez_zor"),
        ("2023-07-31", "hasakah"),
        ("2023-07-31", None),
        ("no day", "raqqa"),
    ]
    assert rows(by="month")[0] == ("2023-07-01", "deir_ez_zor")
    august = days("2023-08")
    assert august is not None
    assert rows(scope=Scope(since=august.start, until=august.end)) == [
        ("2023-07-31", "hasakah"),
        ("2023-07-31", None),
    ]
    assert rows(scope=Scope(area="raqqa")) == [("no day", "raqqa")]


def test_campaigns_admissions_and_its_own_counts(fill: Fill) -> None:
    own = {"speaker": "isis", "stance": "claimed", "time": "2023-07-01/2023-07-07", "place": None}
    store = fill(
        a_record("a", claim(campaign="غزوة الصيف", killed="sdf 2")),
        a_record("b", claim("2023-07-06", "ذيبان", campaign="غزوة الصيف", killed="sdf 1")),
        a_record("c", an_event("2023-07-06", "ذيبان", killed="sdf 1")),
        a_record(
            "d",
            an_event(
                "2023-07-09", "الرقة", by="sdf", on="isis", speaker="isis", stance="admitted", killed="isis 3"
            ),
        ),
        a_record(
            "e",
            tallies=[a_tally(17, **own), a_tally(9, id="t2", measure="killed", **own), a_tally(3, id="t3")],
        ),
        together=[("b", "c")],
    )
    ledger = claims(store, "isis")
    (campaign,) = ledger.campaigns
    assert (campaign.name, campaign.days, campaign.sum.operations, campaign.sum.operations_reported) == (
        "غزوة الصيف",
        2,
        2,
        1,
    )
    (admitted,) = ledger.admissions
    assert (admitted.place, numbers(admitted.killed)) == ("الرقة", (3, 3, 3))
    operations, dead = ledger.tallies
    assert (numbers(operations.claimed), numbers(operations.reported)) == ((2, 2, 2), (1, 1, 1)), (
        "of 17 claimed, two one by one"
    )
    assert (numbers(dead.claimed), numbers(dead.reported)) == ((3, 3, 3), (1, 1, 1))


def test_what_was_not_read_is_no_week_without_claims(fill: Fill) -> None:
    store = fill(
        a_record("a", claim("2023-07-04"), published="2023-07-05"),
        a_record("b", claim("2023-07-18"), published="2023-07-19"),
        a_record("c", claim("2023-09-05"), published="2023-09-06"),
    )
    counts = [one.claimed for one in claims(store, "isis").by_period()]
    assert counts == [1, 0, 1, *[None] * 5, 0, 1], "a week is read by what comes within days after it"


# ---------------------------------------------------------------- the command
def run(*arguments: object, code: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq", env={"COLUMNS": "200"})
    assert done.exit_code == code, (done.output, done.exception)
    return done.stdout, done.stderr


@pytest.fixture
def store(fill: Fill, tmp_path: Path) -> Path:
    fill(
        a_record("a", claim(killed="sdf 5", campaign="غزوة الصيف")),
        a_record("b", an_event("2023-07-04", "الشحيل", killed="sdf 2")),
        a_record("c", claim("2023-07-12", "القامشلي")),
        together=[("a", "b")],
    )
    return tmp_path / "cases0.db"


def test_the_ledger_is_shown(store: Path) -> None:
    shown, _ = run("claims", "isis", "--store", store)
    for expected in (
        "operations claimed by Islamic State (ISIS)",
        "Deir ez-Zor",
        "reported by",
        "50 %",
        "غزوة الصيف",
        "sdf 5",
    ):
        assert expected in shown, expected


def test_the_ledger_as_data_and_as_a_plot(store: Path, tmp_path: Path) -> None:
    run(
        "claims",
        "isis",
        "--store",
        store,
        "-o",
        tmp_path / "claims.csv",
        "--plot",
        tmp_path / "claims.svg",
        "--lang",
        "ar",
    )
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["operations_claimed"], first["operations_reported_by_others"], first["ratio_killed"]) == (
        "1",
        "1",
        "0.4",
    )
    assert (second["killed_claimed_best"], second["ratio_killed"]) == ("", ""), "unknown is empty"
    assert (tmp_path / "claims.svg").read_text(encoding="utf-8").count("<path") > 10
    run("claims", "isis", "--store", store, "-o", tmp_path / "claims.jsonl")
    lines = [
        json.loads(line) for line in (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [line["kind"] for line in lines] == ["period", "period", "total", "campaign"]


@pytest.mark.parametrize(
    ("arguments", "words", "why"),
    [
        (["nobody", "--store", "{store}"], "nobody: claims", "a party that says nothing here"),
        (["isis", "--store", "{store}", "--by", "day"], "'day'", "no such period"),
        (["isis", "--store", "{store}", "--plot", "x.gif"], ".svg or .png", "no such picture"),
        (["isis", "--store", "{store}", "-o", "x.txt"], ".csv or .jsonl", "an ending that says nothing"),
        (["isis", "--store", "{store}", "--lang", "fr"], "--lang", "no such language"),
        (
            ["isis", "--store", "{store}", "--since", "2023-08-01", "--until", "2023-07-01"],
            "--until",
            "backwards",
        ),
    ],
)
def test_bad_input_is_one_sentence(store: Path, arguments: list[str], words: str, why: str) -> None:
    _, said = run("claims", *(a.format(store=store) for a in arguments), code=2)
    assert words in " ".join(said.split()) and "Traceback" not in said, why


def test_an_empty_ledger_has_no_ratio(fill: Fill) -> None:
    ledger: Ledger = claims(fill(a_record("a", an_event("2023-07-04", "الشحيل"))), "isis")
    assert ledger.rows == () and ledger.total.ratio is None and ledger.by_period() == []
