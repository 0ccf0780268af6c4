"""Monitors' counts held against the incidents of a store."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from tawthiq.errors import InvalidData
from tawthiq.records import Toll
from tawthiq.statistics import TallyCheck, check_tallies
from tawthiq.statistics.exclusions import exclusions_of
from tawthiq.statistics.extents import areas_of, belongs, extent_of

from .conftest import PLACES, Fill, a_record, a_tally, an_event, days


def checked(fill: Fill, tally: Any, *events: Any, **article: Any) -> TallyCheck:
    """The check of one tally, told in an article of its own, against these events, each told in its own article."""
    records = [a_record(f"n{i}", event, **article) for i, event in enumerate(events)]
    store = fill(a_record("monthly", tallies=[tally]), *records)
    (check,) = check_tallies(store)
    return check


def numbers(toll: Toll | None) -> tuple[int | None, ...] | None:
    return None if toll is None else (toll.low, toll.best, toll.high)


# ---------------------------------------------------------------- what is counted
@pytest.mark.parametrize(
    ("event", "expected", "why"),
    [
        (an_event("2023-07-04", "الشحيل"), "documented", "its day, its place and who did it are all told"),
        (an_event("2023-08-01", "الشحيل"), "no", "the day after the period"),
        (an_event("2023-06-30/2023-07-01", "الشحيل"), "may belong", "a night between two months"),
        (an_event(None, "الشحيل"), "may belong", "no day, but first published two weeks into the period"),
        (an_event("2023-07-04", None), "may belong", "nobody says where; it may be in Iraq"),
        (an_event("2023-07-04", "الموصل"), "no", "in Iraq, and the count is of Syria"),
        (an_event("2023-07-04", "الشحيل", by=""), "may belong", "nobody is named who did it"),
        (an_event("2023-07-04", "الشحيل", by="unknown_gunmen"), "may belong", "unknown men may be anyone"),
        (
            an_event("2023-07-04", "الشحيل", by="sdf", on="isis"),
            "no",
            "done to those whose deeds are counted",
        ),
        (
            an_event("2023-07-04", "الشحيل", by="sdf", on="isis", type="clash"),
            "documented",
            "a clash has two sides",
        ),
        (an_event("2023-07-04", "الشحيل", type="arrest"), "no", "an arrest is no operation"),
        (an_event("2023-07-04", None, by=""), "no", "neither where nor by whom: anything would fit"),
        (an_event("2023-07-04", "الشحيل", stance="denied", speaker="isis"), "no", "only denied: discounted"),
        (an_event("2023-07-04", "الشحيل", stance="claimed", speaker="isis"), "may belong", "a claim alone"),
    ],
)
def test_which_incidents_a_count_of_operations_holds(fill: Fill, event: Any, expected: str, why: str) -> None:
    check = checked(fill, a_tally(25), event, published="2023-07-15")
    found = "documented" if check.incidents else "may belong" if check.may_belong else "no"
    assert found == expected, why
    assert expected != "may belong" or check.may_belong[0].why, "a border case says what is open"


@pytest.mark.parametrize(
    ("given", "types", "expected", "why"),
    [
        (
            {"event_type": "assassination"},
            ["assassination", "armed_attack", "shelling"],
            (1, 1),
            "an attack may be one",
        ),
        (
            {"event_type": "armed_attack"},
            ["bombing", "ambush", "abduction"],
            (2, 1),
            "'attacks' are any assault",
        ),
        (
            {"event_type": "air_strike", "by": "russia"},
            ["air_strike", "shelling", "clash"],
            (1, 1),
            "one word for fire",
        ),
        ({}, ["landmine", "arrest", "withdrawal"], (1, 0), "operations are deeds of violence"),
    ],
)
def test_which_types_a_count_holds(
    fill: Fill, given: dict[str, Any], types: list[str], expected: tuple[int, int], why: str
) -> None:
    by = given.get("by", "isis")
    events = [an_event(f"2023-07-{i + 3:02}", "الشحيل", type=kind, by=by) for i, kind in enumerate(types)]
    check = checked(fill, a_tally(9, **given), *events)
    assert (len(check.incidents), len(check.may_belong)) == expected, why


@pytest.mark.parametrize(
    ("given", "killed", "documented", "may", "why"),
    [
        ({}, "sdf 2, civilians 1", (3, 3, 3), (0, 0, 0), "without a group everyone counts"),
        (
            {"group": "sdf"},
            "asayish 2, civilians 1",
            (2, 2, 2),
            (0, 0, 0),
            "monitors count the police with the SDF",
        ),
        ({"group": "civilians"}, "local_officials 1, sdf 2", (1, 1, 1), (0, 0, 0), "employees are civilians"),
        ({"group": "civilians"}, "unknown 3", (0, 0, 0), (3, 3, 3), "nobody says whose dead these are"),
        (
            {"group": "civilians", "who": "children"},
            "civilians 3, civilians 2 children",
            (2, 2, 2),
            (0, 0, 0),
            "of them",
        ),
        ({"group": "syrian_army"}, "iran_militia 4", (0, 0, 0), (4, 4, 4), "may be counted with them"),
        ({}, "sdf 2-", (2, 2, None), (0, 0, 0), "more than two: the sum is open"),
    ],
)
def test_whose_dead_a_count_holds(
    fill: Fill, given: dict[str, Any], killed: str, documented: tuple, may: tuple, why: str
) -> None:
    check = checked(
        fill, a_tally(20, measure="killed", **given), an_event("2023-07-04", "الشحيل", killed=killed)
    )
    assert (numbers(check.documented), numbers(check.may_belong_too)) == (documented, may), why


def test_a_group_that_the_same_count_lists_apart_is_not_counted_twice(fill: Fill) -> None:
    parts = [
        a_tally(9, measure="killed"),
        a_tally(5, id="t2", measure="killed", group="sdf", part_of="t1"),
        a_tally(2, id="t3", measure="killed", group="asayish", part_of="t1"),
    ]
    attack = an_event("2023-07-04", "الشحيل", killed="sdf 3, asayish 2")
    checks = check_tallies(fill(a_record("m", tallies=parts), a_record("n", attack)))
    assert [numbers(check.documented) for check in checks] == [(5, 5, 5), (3, 3, 3), (2, 2, 2)]


def test_killed_and_wounded_add_and_ways_of_holding_one_man_do_not(fill: Fill) -> None:
    event = an_event(
        "2023-07-04",
        "الشحيل",
        by="sdf",
        on="isis",
        type="raid",
        detained="isis 3",
        captured="isis 3",
        wounded="isis 1",
    )
    harmed = checked(fill, a_tally(9, measure="casualties", by="sdf"), event)
    held = checked(fill, a_tally(9, measure="detained", by="sdf"), event)
    assert numbers(harmed.documented) == (1, 1, 1) and numbers(held.documented) == (3, 3, 6)


def test_five_reports_of_one_attack_are_one_operation_with_one_toll(fill: Fill) -> None:
    told = [
        a_record(f"n{i}", an_event("2023-07-04", "الشحيل", killed=f"sdf {n}"))
        for i, n in enumerate((2, 2, 3))
    ]
    tallies = [a_tally(25), a_tally(10, id="t2", measure="killed")]
    store = fill(a_record("m", tallies=tallies), *told, together=[("n0", "n1", "n2")])
    operations, dead = check_tallies(store)
    assert numbers(operations.documented) == (1, 1, 1)
    assert numbers(dead.documented) == (2, 2, 3), "the range of what is told of it, and not 7"


# ---------------------------------------------------------------- what is beyond the record
@pytest.mark.parametrize(
    ("figure", "documented", "border", "share", "beyond", "why"),
    [
        (10, "sdf 4", "", (0.4, 0.4, 0.4), (6, 6, 6), "what is recorded is subtracted, never added"),
        (10, "sdf 4", "sdf 3", (0.4, 0.4, 0.4), (3, 6, 6), "the low end if all that may belong does"),
        (
            3,
            "sdf 4",
            "",
            (4 / 3, 4 / 3, 4 / 3),
            (0, 0, 0),
            "more is recorded than counted: nothing is beyond",
        ),
        (
            "20-",
            "sdf 4",
            "",
            (None, None, 0.2),
            (16, None, None),
            "at least 20: at most a fifth is documented",
        ),
        ("tens", "sdf 4", "", (4 / 99, None, 0.4), (6, None, 95), "tens are 10 to 99"),
        (10, "sdf 4-", "", (0.4, 0.4, None), (0, 6, 6), "four or more are recorded: nothing may be beyond"),
    ],
)
def test_share_and_remainder(
    fill: Fill, figure: int | str, documented: str, border: str, share: tuple, beyond: tuple, why: str
) -> None:
    events = [an_event("2023-07-04", "الشحيل", killed=documented)]
    events += [an_event("2023-07-09", "ذيبان", by="", killed=border)] if border else []
    check = checked(fill, a_tally(figure, measure="killed"), *events)
    assert check.share is not None
    assert (check.share.low, check.share.best, check.share.high) == pytest.approx(share), why
    assert numbers(check.beyond_record) == beyond, why


def test_what_only_the_counting_source_tells_is_told_apart(fill: Fill) -> None:
    store = fill(
        a_record("m", an_event("2023-07-02", "الشحيل"), tallies=[a_tally(25)]),
        a_record("a", an_event("2023-07-04", "ذيبان", speaker="sohr")),
        a_record("b", an_event("2023-07-06", "القامشلي")),
        a_record("c", an_event("2023-07-08", "الرقة", speaker="sohr")),
        a_record("d", an_event("2023-07-08", "الرقة")),
        together=[("c", "d")],
    )
    (check,) = check_tallies(store)
    own = {entry.place: entry.own for entry in check.incidents}
    assert own == {"الشحيل": True, "ذيبان": True, "القامشلي": False, "الرقة": False}, (
        "its article; its word; others'"
    )
    assert (numbers(check.documented), numbers(check.by_others)) == ((4, 4, 4), (2, 2, 2))


@pytest.mark.parametrize(
    ("given", "words", "why"),
    [
        ({"time": None}, "no period", "nothing says when"),
        ({"time": "open"}, "not known by days", "'in recent months' has no first day"),
        ({"measure": "displaced"}, "no count of people displaced", "incidents do not hold it"),
        ({"min": None, "max": None}, "no number", "a count without one"),
    ],
)
def test_what_cannot_be_checked_says_why(fill: Fill, given: dict[str, Any], words: str, why: str) -> None:
    if given.get("time") == "open":
        recent = days("2023-07")
        assert recent is not None
        tally = a_tally(9).model_copy(
            update={"time": recent.model_copy(update={"start": None, "text": "مؤخراً"})}
        )
    else:
        tally = a_tally(9, **given)
    check = checked(fill, tally, an_event("2023-07-04", "الشحيل"))
    assert words in check.reason and not check.checked, why
    assert check.documented is check.share is check.beyond_record is None, "null, and never zero"


def test_a_part_that_only_its_words_tell_apart(fill: Fill) -> None:
    tallies = [
        a_tally(39, measure="killed", group="civilians", by=""),
        a_tally(
            9, id="t2", measure="killed", group="civilians", by="", part_of="t1", text="9 قضوا بانفجار ألغام"
        ),
        a_tally(
            7,
            id="t3",
            measure="killed",
            group="civilians",
            by="",
            part_of="t1",
            text="7 كانوا في طريقهم إلى العمل",
        ),
    ]
    mine = an_event("2023-07-04", "الشحيل", type="landmine", killed="civilians 2")
    shot = an_event("2023-07-05", "ذيبان", killed="civilians 4")
    store = fill(a_record("m", tallies=tallies), a_record("a", mine), a_record("b", shot))
    whole, mines, work = check_tallies(store)
    assert numbers(whole.documented) == (6, 6, 6) and numbers(mines.documented) == (2, 2, 2)
    assert "does not tell apart" in work.reason and "طريقهم" in work.reason


# ---------------------------------------------------------------- where
@pytest.mark.parametrize(
    ("inner", "outer", "expected", "why"),
    [
        ("الشحيل", "محافظة دير الزور", "in", "a town of the governorate"),
        ("الشحيل", "الإدارة الذاتية", "in", "a sub-district that they hold"),
        ("الميادين", "الإدارة الذاتية", "out", "on the other bank"),
        ("شرقي دير الزور", "الإدارة الذاتية", "may", "both banks"),
        ("محافظة دير الزور", "الإدارة الذاتية", "may", "held in part"),
        ("القامشلي", "البادية", "out", "not in the desert"),
        ("بادية تدمر", "البادية", "in", "a part of it"),
        ("حمص", "البادية", "may", "a city at its edge, in a district that it holds in part"),
        ("السخنة", "حمص وحماة", "in", "a list of two governorates"),
        ("الموصل", "سوريا والعراق", "in", "a list of two countries"),
        ("الموصل", "سوريا", "out", "another country"),
        ("سوريا", "محافظة حمص", "may", "somewhere in Syria"),
        ("الهول", "مخيم الهول", "may", "a camp and the town of its name"),
        ("القامشلي", "مخيم الهول", "out", "another town"),
        ("الشحيل", "وادي غير معروف", "may", "where it lies is not known beyond the country"),
    ],
)
def test_which_ground_lies_in_which(inner: str, outer: str, expected: str, why: str) -> None:
    july = days("2023-07")
    assert july is not None
    assert belongs(extent_of(PLACES[inner], july.start), extent_of(PLACES[outer], july.start)) == expected, (
        why
    )


def test_an_area_of_control_is_told_by_whom_it_was_done_to() -> None:
    inner, outer = extent_of(PLACES["شرقي دير الزور"], None), extent_of(PLACES["الإدارة الذاتية"], None)
    assert belongs(inner, outer) == "may" and belongs(inner, outer, done_to=["sdf"]) == "in"


def test_outside_of_its_years_an_area_of_control_is_nowhere_sure() -> None:
    before = days("2017-07-04")
    assert before is not None
    ground = extent_of(PLACES["الإدارة الذاتية"], before.start)
    assert not ground.inside and belongs(extent_of(PLACES["القامشلي"], before.start), ground) == "may"


def test_a_town_in_a_breakdown_of_a_larger_area_is_its_governorate(fill: Fill) -> None:
    part = a_tally(2, id="t2", place="الرقة", part_of="t1")
    store = fill(
        a_record("m", tallies=[a_tally(9), part, a_tally(2, id="t3", place="الرقة")]),
        a_record("a", an_event("2023-07-04", "عين عيسى")),
    )
    _, as_part, alone = check_tallies(store)
    assert len(as_part.incidents) == 1 and any("governorate" in note for note in as_part.notes)
    assert not alone.incidents, "by itself it may be the city"


def test_a_part_lies_in_the_area_of_its_whole_too(fill: Fill) -> None:
    tallies = [a_tally(9, place="البادية"), a_tally(7, id="t2", place="محافظة حمص", part_of="t1")]
    store = fill(
        a_record("m", tallies=tallies),
        a_record("a", an_event("2023-07-04", "السخنة")),
        a_record("b", an_event("2023-07-05", "حمص")),
    )
    homs = check_tallies(store)[1]
    assert [entry.place for entry in homs.incidents] == ["السخنة"]
    assert [entry.place for entry in homs.may_belong] == ["حمص"], (
        "the city is in Homs, but hardly in the desert"
    )


# ---------------------------------------------------------------- what is left out
@pytest.mark.parametrize(
    ("said", "event", "expected", "why"),
    [
        ("لا تشمل ضحايا الألغام", {"type": "landmine"}, "left out", "mines"),
        ("لا تشمل ضحايا الألغام", {}, "documented", "an attack is no mine"),
        ("جرائم ارتكبها مجهولون", {"by": ""}, "left out", "deeds of unknown people"),
        ("ولا تدخل فيها نتائج الغارات الجوية", {"type": "air_strike"}, "left out", "air strikes"),
        ("ما وقع في محافظة دير الزور", {}, "left out", "another area"),
        ("ما وقع في محافظة حماة", {}, "documented", "an area where it did not happen"),
        (
            "الضربات التي نفذها الطيران العراقي منفرداً",
            {"type": "air_strike"},
            "documented",
            "ISIS is not the Iraqi air force",
        ),
        ("كل حادث لم يؤكده مصدران على الأقل", {}, "left out", "one source told of it"),
        ("القنص المتقطع على القرى", {}, "documented", "the record does not know snipers"),
        (
            "لا تشمل الاقتتال العشائري أواخر تموز",
            {"on": "tribal_fighters", "type": "clash"},
            "may belong",
            "of the month a part",
        ),
    ],
)
def test_stated_exclusions(fill: Fill, said: str, event: dict[str, Any], expected: str, why: str) -> None:
    check = checked(fill, a_tally(9, excludes=said), an_event("2023-07-04", "الشحيل", **event))
    found = {"documented": check.incidents, "may belong": check.may_belong, "left out": check.left_out}
    assert [name for name, entries in found.items() if entries] == [expected], why


def test_dead_who_are_left_out_are_taken_away_from_an_incident(fill: Fill) -> None:
    tally = a_tally(40, measure="killed", excludes="ولا تشمل هذه الأرقام المقاتلين من أي طرف")
    check = checked(fill, tally, an_event("2023-07-04", "الشحيل", killed="civilians 3, sdf 5"))
    assert numbers(check.documented) == (3, 3, 3)


@pytest.mark.parametrize(
    ("said", "applied", "why"),
    [
        ("القنص المتقطع على القرى", [False], "nothing in it is known"),
        ("قتلى الألغام ومخلفات الحرب، ومنهم 3 عناصر قرب تدمر", [True], "an aside is no exclusion"),
        ("في هذه الأرقام، بحسب البيان، نتائج الغارات الجوية", [True], "empty words are none"),
        (
            "القتلى من المقاتلين، ولا الوفيات الناجمة عن البرد",
            [True, True],
            "two things, the second no violence",
        ),
        (None, [], "nothing is said"),
    ],
)
def test_what_of_an_exclusion_is_understood(said: str | None, applied: list[bool], why: str) -> None:
    assert [one.applied for one in exclusions_of(said)] == applied, why


# ---------------------------------------------------------------- which tallies
def test_which_tallies_are_checked(fill: Fill) -> None:
    store = fill(
        a_record("a", tallies=[a_tally(25), a_tally(9, id="t2", speaker="outlet", place="محافظة حمص")]),
        a_record("b", tallies=[a_tally(4, time="2022-10")]),
    )

    def ids(**asked: Any) -> list[str]:
        return [f"{check.article}/{check.tally.id}" for check in check_tallies(store, **asked)]

    assert ids() == ["a/t1", "a/t2", "b/t1"]
    assert ids(article="b") == ["b/t1"] and ids(speaker="sohr") == ["a/t1", "b/t1"]
    assert ids(speaker="outlet a") == ["a/t2"] and ids(area="homs") == ["a/t2"]
    late = days("2023-01-01")
    assert (
        late is not None and ids(since=late.start) == ["a/t1", "a/t2"] and ids(until=late.start) == ["b/t1"]
    )


# ---------------------------------------------------------------- the data
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"inside": ["SY99"]}, "no p-codes"),
        ({"names": []}, "names"),
        ({"names": ["البادية السورية", "البادية السورية"], "inside": ["SY04"]}, ""),
        ({"names": ["شمال سوريا"]}, "twice"),
    ],
)
def test_areas_keep_their_schema(change: dict[str, Any], words: str) -> None:
    data = json.loads(files("tawthiq.statistics").joinpath("data/areas.json").read_text(encoding="utf-8"))
    data["areas"]["syrian_desert"].update(change)
    if words:
        with pytest.raises(InvalidData, match=words):
            areas_of(data)
    else:
        assert areas_of(data), "a name that stands twice in one row is one name"
