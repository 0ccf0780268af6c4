"""Which value of a field is chosen, by which rule, and what stays beside it as a rival."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tawthiq.incidents.choosing import reason_in, shipped_choosing
from tawthiq.incidents.merge import Told, merge
from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.toll_reasons import toll_choice
from tawthiq.records import Casualty, Chosen, Event, Incident, Party, Place, PlaceCandidate, Record

Make = Callable[..., Event]
Tell = Callable[..., Record]

CLAIM = {"speaker": "isis", "stance": "claimed", "by": "isis"}
NEAR = Place(name="حاجز الكسرة", admin1="deir_ez_zor", country="SY", lat=35.561, lon=39.931, precision="site")
BETWEEN = Place(
    name="كسرة شيخ جمعة",
    candidates=(PlaceCandidate(id="g:kasra", name="الكسرة"), PlaceCandidate(id="g:x", name="الكسرة")),
)


def merged(*records: Record) -> Incident:
    return merge([Told(r.article, r.events[0]) for r in records], shipped_policy())


def how(incident: Incident, field: str) -> Chosen:
    return next(one for one in incident.chosen if one.field == field)


# (the days told, the chosen one, the rule, the rivals, why)
DAYS: list[tuple[list[Any], str, str, list[str], str]] = [
    ([{"day": "03-14"}], "03-14", "only", [], "one report"),
    ([{"day": "03-14"}, {"day": "03-14"}], "03-14", "agreed", [], "two that agree"),
    ([{"day": "03-14"}, {"day": "03-14"}, {"day": "03-15"}], "03-14", "neutral_agree", ["03-15"], "two against one"),
    ([{"day": "03-01/03-31"}, {"day": "03-14"}], "03-14", "neutral_agree", ["03-01"], "the month agrees with the day"),
    (
        [{"day": "03-02"}, {"day": "03-10/03-20"}, {"day": "03-12/03-18"}],
        "03-12",
        "neutral_agree",
        ["03-02", "03-10"],
        "a day outside everyone else's range",
    ),
    ([{"day": "03-13/03-15"}, {"day": "03-15"}, {"day": "03-14"}], "03-15", "first", ["03-14", "03-13"], "told first"),
    ([{"day": "03-20", **CLAIM}, {"day": "03-14"}], "03-14", "neutral_agree", ["03-20"], "a party's day is a rival"),
    ([{"day": "03-14", **CLAIM}, {"day": "03-01/03-31"}], "03-14", "agree", ["03-01"], "unless the others agree"),
    ([{"day": None}, {"day": "03-14"}], "03-14", "only", [], "no day is no rival"),
]  # fmt: skip


@pytest.mark.parametrize(("told_days", "day", "rule", "rivals", "why"), DAYS, ids=[case[4] for case in DAYS])
def test_the_day(
    event: Make, told: Tell, *, told_days: list[Any], day: str, rule: str, rivals: list[str], why: str
) -> None:
    incident = merged(*(told(chr(97 + i), event(**one)) for i, one in enumerate(told_days)))
    choice = how(incident, "time")
    assert incident.time and incident.time.start and choice.value["start"] == incident.time.start.isoformat()
    assert (choice.value["start"][5:], choice.rule) == (day, rule), why
    assert [rival.value["start"][5:] for rival in choice.rivals] == rivals, why


# (the places told, the chosen one, the rule, the rivals, why)
PLACED: list[tuple[list[Any], str, str, list[str], str]] = [
    (["محافظة", "كسرة"], "الكسرة", "neutral_agree", ["دير الزور"], "the governorate agrees with its village"),
    (["ريف", "ريف", "كسرة"], "الكسرة", "neutral_agree", ["ريف دير الزور الغربي"], "so does a countryside"),
    (["محافظة", "سرمين"], "سرمين", "finer", ["دير الزور"], "a village elsewhere does not"),
    (["حصان", "كسرة", "كسرة"], "الكسرة", "neutral_agree", ["الحصان"], "two against one"),
    (["كسرة", "بلا إحداثيات"], "الكسرة", "agreed", [], "one name spelt twice"),
    (["كسرة", NEAR], "حاجز الكسرة", "neutral_agree", ["الكسرة"], "a checkpoint at the village"),
    ([BETWEEN, "كسرة"], "الكسرة", "known", ["كسرة شيخ جمعة"], "one of several places says less than a known one"),
    (["محيط كسرة", "كسرة"], "الكسرة", "neutral_agree", ["محيط الكسرة"], "'near X' is X"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("places", "name", "rule", "rivals", "why"), PLACED, ids=[case[4] for case in PLACED]
)
def test_the_place(
    event: Make, told: Tell, *, places: list[Any], name: str, rule: str, rivals: list[str], why: str
) -> None:
    events = [
        event().model_copy(update={"place": one}) if isinstance(one, Place) else event(place=one)
        for one in places
    ]
    incident = merged(*(told(chr(97 + i), one) for i, one in enumerate(events)))
    choice = how(incident, "place")
    assert incident.place and incident.place.name == choice.value["name"]
    assert (choice.value["name"], choice.rule) == (name, rule), why
    assert [rival.value["name"] for rival in choice.rivals] == rivals, why


def test_a_rival_has_its_sources_and_members(event: Make, told: Tell) -> None:
    incident = merged(
        told("a", event(type="landmine", by="isis")),
        told("b", event(type="bombing", by="unknown_gunmen")),
        told("c", event(type="bombing", weapons=("ied",))),
    )
    kind = how(incident, "type")
    assert (kind.value, kind.rule, kind.sources) == ("bombing", "sources", ("outlet b", "outlet c"))
    assert kind.reason == (
        "more independent sources tell it (2: outlet b, outlet c) than any other value (1 at most)"
    )
    (rival,) = kind.rivals
    assert (rival.value, rival.sources, [m.article for m in rival.members]) == (
        "landmine",
        ("outlet a",),
        ["a"],
    )
    doer = how(incident, "initiators")
    assert (doer.value, doer.rule, doer.rivals[0].value) == (["isis"], "known", ["unknown_gunmen"])
    assert how(incident, "weapons").rule == "all_told"
    assert [one.field for one in incident.chosen] == [
        "type", "time", "place", "initiators", "targets", "weapons", "grade"
    ]  # fmt: skip


def test_every_rule_has_a_sentence_in_both_languages() -> None:
    for rule in shipped_choosing().rules:
        choice = Chosen(field="type", value="bombing", rule=rule, reason="", sources=("صوت السهل", "sohr"))
        english, arabic = (reason_in(choice, language) for language in ("en", "ar"))  # type: ignore[arg-type]
        assert english and arabic and "{" not in english + arabic and english != arabic
    person = Chosen(field="type", value="bombing", rule="judged", reason="seen on site")
    assert reason_in(person, "ar") == "seen on site"


def killed(number: int | None, group: str = "sdf", **given: Any) -> tuple[Casualty, ...]:
    vague = None if number is not None else "several"
    return (Casualty(outcome="killed", group=group, min=number or 2, max=number, vague=vague, **given),)  # type: ignore[arg-type]


# (tellings, best, rule, the rivals' values, why)
TOLLS: list[tuple[list[Any], int | None, str, list[Any], str]] = [
    ([{"n": 3}], 3, "only", [], "one source"),
    ([{"n": 3}, {"n": 3}], 3, "agreed", [], "two that agree"),
    ([{"n": 3}, {"n": 3}, {"n": 5}], 3, "last_tolls", [5], "two against one"),
    ([{"n": 3}, {"n": 5}], 3, "lower", [5], "a tie goes to the lower"),
    ([{"n": 3}, {"n": 9, **CLAIM}], 3, "before_claims", [9], "a claim stands behind"),
    ([{"n": 9, **CLAIM}, {"n": 9, **CLAIM}], 9, "claims_only", [], "where there is nothing else"),
    ([{"n": None}], None, "no_number", [], "several is no number"),
    ([{"n": None}, {"n": 4}], 4, "only_number", [{"min": 2, "max": None}], "and a rival of one"),
]


@pytest.mark.parametrize(
    ("tellings", "best", "rule", "rivals", "why"), TOLLS, ids=[case[4] for case in TOLLS]
)
def test_the_best_number(
    event: Make, told: Tell, *, tellings: list[Any], best: int | None, rule: str, rivals: list[Any], why: str
) -> None:
    records = []
    for i, one in enumerate(tellings):
        given = dict(one)
        records.append(told(chr(97 + i), event(casualties=killed(given.pop("n")), **given)))
    choice = toll_choice(merged(*records), "killed")
    assert choice is not None
    assert (choice.value, choice.rule, [rival.value for rival in choice.rivals]) == (best, rule, rivals), why


def test_numbers_of_different_people_are_added_up(event: Make, told: Tell) -> None:
    by = (Party(id="isis"),)
    incident = merged(
        told("a", event(casualties=killed(3), initiators=by)),
        told("b", event(casualties=killed(1, "isis"), initiators=by)),
    )
    choice = toll_choice(incident, "killed")
    assert choice is not None and (choice.value, choice.rule) == (4, "added_up")
    assert toll_choice(incident, "wounded") is None
