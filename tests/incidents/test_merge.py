"""What all members of an incident say together: chosen values, figures, sources, grades."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tawthiq.incidents.grading import grade_reason_in
from tawthiq.incidents.merge import Told, merge
from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.sources import independent_sources
from tawthiq.records import Casualty, Event, Incident, Record

Make = Callable[..., Event]
Tell = Callable[..., Record]


def merged(*records: Record) -> Incident:
    told = [Told(record.article, event) for record in records for event in record.events]
    return merge(told, shipped_policy())


def killed(low: int | None, high: int | None, **given: Any) -> Casualty:
    return Casualty(**{"outcome": "killed", "group": "sdf", "min": low, "max": high, **given})


def dead(incident: Incident) -> dict[str, Any]:
    return next(row for row in incident.casualties if row["outcome"] == "killed" and row["who"] is None)


# ---------------------------------------------------------------- chosen values
def test_the_value_that_most_sources_tell_is_chosen(event: Make, told: Tell) -> None:
    incident = merged(
        told("a", event("03-15", "ريف", by="isis", type="armed_attack"), published="03-14"),
        told("b", event("03-14", "كسرة", on="asayish", weapons=("ied",))),
        told("c", event("03-14", "كسرة", on="asayish", by="isis", weapons=("ied", "small_arms"))),
        told("d", event("03-13/03-15", "محافظة", on="", by="")),
    )
    assert (incident.type, incident.initiators, incident.targets) == ("bombing", ("isis",), ("asayish",))
    assert incident.time and str(incident.time.start) == str(incident.time.end) == "2023-03-14"
    assert incident.place and incident.place.name == "الكسرة"
    assert incident.weapons == ("ied", "small_arms")
    assert [m.article for m in incident.members] == ["a", "b", "c", "d"], "in the order of publication"


def test_one_agency_in_three_outlets_does_not_outvote_two_sources(event: Make, told: Tell) -> None:
    agency = [told(i, event(type="drone_strike", speaker="sohr")) for i in "abc"]
    incident = merged(*agency, told("d", event()), told("e", event()))
    assert incident.type == "bombing" and incident.sources == ("sohr", "outlet d", "outlet e")


def test_unknown_is_chosen_only_where_nobody_knows(event: Make, told: Tell) -> None:
    unknown = [told(i, event(by="unknown_gunmen", type="other_violence")) for i in "ab"]
    assert merged(*unknown).initiators == ("unknown_gunmen",)
    both = merged(*unknown, told("c", event(by="isis", type="assassination")))
    assert (both.initiators, both.type) == (("isis",), "assassination")


def test_an_incident_without_day_and_place(event: Make, told: Tell) -> None:
    incident = merged(told("a", event(None, None)))
    assert incident.time is None and incident.place is None


# ---------------------------------------------------------------- figures
def test_no_figure_is_lost_and_each_keeps_its_speaker(event: Make, told: Tell) -> None:
    rival = killed(7, 7, speaker="isis", text="سبعة")
    incident = merged(
        told("a", event(casualties=(killed(2, 2),), rivals=(rival,))),
        told("b", event(casualties=(killed(3, 3),), speaker="sdf", stance="admitted")),
        told("c", event(casualties=(killed(2, 2), killed(1, 1, who="officers")))),
        told("d", event(casualties=(killed(4, 4), Casualty(outcome="wounded", group="sdf", min=0, max=0)))),
    )
    row = dead(incident)
    assert (row["low"], row["best"], row["high"]) == (2, 2, 7)
    assert [(f["article"], f["speaker"], f["stance"], f["min"]) for f in row["figures"]] == [
        ("a", "outlet", "reported", 2),
        ("a", "isis", None, 7),
        ("b", "sdf", "admitted", 3),
        ("c", "outlet", "reported", 2),
        ("d", "outlet", "reported", 4),
    ]
    others = [(r["outcome"], r["who"], r["low"], r["high"]) for r in incident.casualties if r is not row]
    assert others == [("killed", "officers", 1, 1), ("wounded", None, 0, 0)], "a stated zero is a figure"


@pytest.mark.parametrize(
    ("figures", "expected", "why"),
    [
        ([(2, 2, None), (3, 3, None)], (2, 2, 3), "a tie goes to the lower"),
        ([(2, None, "several"), (3, 3, None)], (2, 3, 3), "'several' is no number to be best"),
        ([(2, None, "several")], (2, None, None), "and has no highest"),
        ([(21, None, None)], (21, 21, None), "more than 21 is open upwards"),
        ([(21, None, None), (25, 25, None)], (21, 21, 25), "a higher number closes it"),
        ([(30, None, None), (25, 25, None)], (25, 25, None), "a lower one does not"),
        ([(None, 5, None)], (0, None, 5), "fewer than five may be none"),
        ([(10, 99, "tens"), (12, 12, None), (12, 12, None)], (10, 12, 99), "tens are a range"),
        ([(0, 0, None)], (0, 0, 0), "nobody is a number"),
    ],
)
def test_ranges(event: Make, told: Tell, figures: list, expected: tuple, why: str) -> None:
    records = [
        told(chr(97 + i), event(casualties=(killed(low, high, vague=vague),)))
        for i, (low, high, vague) in enumerate(figures)
    ]
    row = dead(merged(*records))
    assert (row["low"], row["best"], row["high"]) == expected, why


def test_a_claim_is_best_only_where_there_is_nothing_else(event: Make, told: Tell) -> None:
    claim = [
        told(i, event(casualties=(killed(9, 9),), speaker="isis", stance="claimed", by="isis")) for i in "abc"
    ]
    assert dead(merged(*claim))["best"] == 9
    row = dead(merged(*claim, told("d", event(casualties=(killed(2, 2),)))))
    assert (row["low"], row["best"], row["high"]) == (2, 2, 9) and len(row["figures"]) == 4


def test_the_last_toll_of_a_source_replaces_its_first(event: Make, told: Tell) -> None:
    tolls = [
        told("b", event(casualties=(killed(2, 2),)), outlet="ألف", published="03-14"),
        told("a", event(casualties=(killed(5, 5),)), outlet="ألف", published="03-16"),
        told("c", event(casualties=(killed(5, 5),)), outlet="باء", published="03-16"),
    ]
    row = dead(merged(*tolls))
    assert (row["low"], row["best"], row["high"]) == (2, 5, 5) and len(row["figures"]) == 3


def test_dead_of_whom_one_source_says_nothing_stand_with_those_of_the_others(event: Make, told: Tell) -> None:
    unsaid = told("b", event(casualties=(killed(3, 3, group="unknown"),)))
    incident = merged(told("a", event(casualties=(killed(2, 2),))), unsaid)
    assert [(r["group"], r["low"], r["high"]) for r in incident.casualties] == [("sdf", 2, 3)]
    assert [f["group"] for f in incident.casualties[0]["figures"]] == ["sdf", "unknown"]
    mixed = merged(told("a", event(casualties=(killed(2, 2), killed(1, 1, group="civilians")))), unsaid)
    assert [r["group"] for r in mixed.casualties] == ["civilians", "sdf", "unknown"], "whose they are is open"


def test_an_incident_of_whom_nothing_is_said_has_no_row(event: Make, told: Tell) -> None:
    assert merged(told("a", event())).casualties == ()


# ---------------------------------------------------------------- sources
def test_copies_of_one_text_are_one_source(event: Make, told: Tell) -> None:
    text = "انفجرت عبوة ناسفة بسيارة عسكرية في بلدة الكسرة غربي دير الزور صباح الثلاثاء وأدت إلى مقتل عنصرين"
    records = [
        told("a", event(), text=text),
        told("b", event(), text=text + "."),
        told(
            "c",
            event(),
            text="هز انفجار بلدة الكسرة وأسفر عن سقوط قتلى وجرحى بين العسكريين، وفق ما أفاد به شهود",
        ),
        told("d", event(speaker="local_sources")),
        told("e", event(speaker="white_helmets")),
    ]
    found = independent_sources([Told(r.article, r.events[0]) for r in records])
    assert [found[Told(r.article, r.events[0]).key] for r in records] == [
        "outlet a",
        "outlet a",
        "outlet c",
        "outlet d (local_sources)",
        "white_helmets",
    ]


# ---------------------------------------------------------------- grades
OWN = {"by": "isis", "speaker": "isis", "stance": "claimed"}
ADMITTED = {"by": "turkey", "speaker": "turkey", "stance": "admitted"}
GRADES = [
    ([{}], "Weak", "one source told of it: outlet a", "one outlet"),
    ([{}, {}], "Fair", "2 independent sources told of it: outlet a, outlet b", "two outlets"),
    (
        [{"speaker": "sohr"}, {"speaker": "sohr"}],
        "Weak",
        "one source told of it: sohr",
        "one monitor, cited twice",
    ),
    ([OWN], "Weak", "only claims or accusations tell of it: isis", "a boast that nobody else tells of"),
    ([OWN, {}], "Confirmed", "isis says that it did it, and outlet b told of it", "a boast, and an outlet"),
    ([ADMITTED, {"by": "turkey"}], "Confirmed", "turkey admits that it did it", "responsibility accepted"),
    ([ADMITTED], "Confirmed", "turkey admits that it did it", "against its own interest, so alone enough"),
    ([ADMITTED, {"by": "russia"}], "Confirmed", "turkey admits that it did it", "whomever else others name"),
    (
        [{"speaker": "sdf", "stance": "admitted"}, {}],
        "Fair",
        "2 independent sources told of it: outlet b, sdf",
        "a party on its own losses is no owner of the deed",
    ),
    (
        [{"stance": "alleged"}, {"stance": "alleged"}],
        "Weak",
        "only claims or accusations tell of it: outlet a, outlet b",
        "accusations, however many",
    ),
    (
        [{}, {"speaker": "sdf", "stance": "claimed", "by": "isis"}],
        "Weak",
        "one source told of it, outlet a; all others claim or accuse: sdf",
        "a party on its enemy's deed is no second source",
    ),
    (
        [{"by": "isis"}, {"by": "turkey"}],
        "Contested",
        "sources name different initiators: isis / turkey",
        "rivals",
    ),
    (
        [OWN, {"by": "hts", "speaker": "hts", "stance": "claimed"}],
        "Contested",
        "sources name different initiators: hts / isis",
        "two parties boast of it",
    ),
    ([{"by": "sdf"}, {"by": "ypg"}], "Fair", "2 independent sources told of it", "two names of one side"),
    (
        [{"by": "russia"}, {"by": "russia", "speaker": "russia", "stance": "denied"}],
        "Contested",
        "it is told by outlet a and denied by russia",
        "told and denied",
    ),
    (
        [{"speaker": "russia", "stance": "denied"}],
        "Discounted",
        "it is only denied, by russia",
        "a mere denial",
    ),
]


@pytest.mark.parametrize(("members", "grade", "reason", "why"), GRADES, ids=[case[3] for case in GRADES])
def test_grades(event: Make, told: Tell, members: list, grade: str, reason: str, why: str) -> None:
    incident = merged(*(told(chr(97 + i), event(**given)) for i, given in enumerate(members)))
    assert incident.grade == grade and incident.grade_reason.startswith(reason), why
    arabic = grade_reason_in(incident, "ar")
    assert grade_reason_in(incident, "en") == incident.grade_reason != arabic and "{" not in arabic


def test_an_outlet_is_one_source_for_the_grade_whoever_speaks_in_it(event: Make, told: Tell) -> None:
    own = told("a", event(), outlet="صوت السهل")
    cited = told("b", event(speaker="local_sources"), outlet="صوت السهل")
    incident = merged(own, cited)
    assert incident.sources == ("صوت السهل", "صوت السهل (local_sources)") and incident.grade == "Weak"
