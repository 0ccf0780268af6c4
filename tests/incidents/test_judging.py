"""What people decide of incidents: applied at once, held by every later linking, taken back without a trace in values."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import tawthiq.store
from tawthiq.errors import InvalidInput
from tawthiq.incidents import judge, link
from tawthiq.records import Casualty, Event, Incident, Record, Toll, toll_of
from tawthiq.store import Store

Make = Callable[..., Event]
Tell = Callable[..., Record]
SIGNED = judge.Signed(by="rima", reason="seen on the video of the site")


class Cases:
    """A store, and its incidents by the articles that tell them: `cases["ab"]`."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __getitem__(self, articles: str) -> Incident:
        (found,) = (one for one in self.store.incidents() if names(one) == articles)
        return found

    @property
    def groups(self) -> list[str]:
        return sorted(names(one) for one in self.store.incidents())

    @property
    def ids(self) -> dict[str, str]:
        return {names(one): one.id for one in self.store.incidents()}


def names(incident: Incident) -> str:
    told = "".join(sorted(member.article for member in incident.members))
    return told + "".join(f"+{member.article}" for member in incident.suggested)


@pytest.fixture(scope="module")
def linked_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file, to be copied: linking takes longer than all else here."""
    return tmp_path_factory.mktemp("linked") / "s.db"


@pytest.fixture
def cases(tmp_path: Path, linked_store: Path, event: Make, told: Tell) -> Iterator[Cases]:
    """A blast told by a, b and c (c says more), and two other occurrences, d and e."""
    if not linked_store.exists():
        with tawthiq.store.open(linked_store) as store:
            store.add_many(
                [
                    told("a", event(dead=2, by="isis")),
                    told("b", event(dead=2), published="03-16"),
                    told("c", event(dead=3, by="isis"), published="03-17"),
                    told("d", event("03-14", "سرمين", type="air_strike", on="civilians")),
                    told("e", event("05-02", "حويجة", on="iraqi_forces")),
                ]
            )
            link(store)
    shutil.copy(linked_store, tmp_path / "s.db")
    with tawthiq.store.open(tmp_path / "s.db") as store:
        found = Cases(store)
        assert found.groups == ["abc", "d", "e"]
        yield found


def linked_again(cases: Cases) -> list[Incident]:
    """The incidents after a linking that must change nothing."""
    before = list(cases.store.incidents())
    result = link(cases.store)
    assert list(cases.store.incidents()) == before
    assert result.saved is not None and (result.saved.new, result.saved.changed, result.saved.gone) == (
        0,
        0,
        0,
    )
    return before


# ---------------------------------------------------------------- each kind
def test_joined_incidents_are_one_and_stay_so(cases: Cases) -> None:
    ids = cases.ids
    decided = judge.join(cases.store, [ids["d"], ids["e"]], SIGNED)
    assert cases.groups == ["abc", "de"] and cases["de"].id == ids["d"]
    assert [one.id for one in decided.incidents] == [ids["d"]] and decided.judgement.id == 1
    assert cases["de"].judgements == (1,) and cases.store.went_into(ids["e"]) == ids["d"]
    linked_again(cases)
    judge.withdraw(cases.store, 1, SIGNED)
    assert cases.ids == ids, "taken back, all have their ids again"
    assert cases.store.went_into(ids["e"]) is None and cases["d"].judgements == ()
    linked_again(cases)


def test_a_parted_event_is_an_incident_of_its_own_and_stays_so(cases: Cases) -> None:
    ids = cases.ids
    judge.part(cases.store, ids["abc"], ["c/e1"], SIGNED)
    assert cases.groups == ["ab", "c", "d", "e"] and cases["ab"].id == ids["abc"]
    assert cases["ab"].judgements == (1,) and cases["c"].judgements == ()
    assert toll_of(cases["ab"], "killed") == Toll(low=2, best=2, high=2), "rebuilt by the same merge"
    linked_again(cases)
    judge.withdraw(cases.store, 1, SIGNED)
    assert cases.ids == ids
    linked_again(cases)


def test_parting_the_event_that_gave_the_id_leaves_the_id_to_the_rest(cases: Cases) -> None:
    kept = cases["abc"].id
    judge.part(cases.store, kept, ["a/e1", "b/e1"], SIGNED)
    assert cases["c"].id == kept and cases["ab"].id != kept
    ids = cases.ids
    linked_again(cases)
    assert cases.ids == ids
    judge.withdraw(cases.store, 1, SIGNED)
    assert cases.groups == ["abc", "d", "e"]


CORRECTIONS = [
    ("type", "air_strike", lambda i: i.type, "air_strike", "bombing"),
    ("time", "2023-03-15", lambda i: str(i.time.start), "2023-03-15", None),
    ("time", "2023-03-13/2023-03-14", lambda i: (i.time.precision, i.time.end.day), ("period", 14), None),
    ("time", "2023-03", lambda i: (i.time.precision, str(i.time.end)), ("month", "2023-03-31"), None),
    (
        "place",
        "ocha:C3953",
        lambda i: (i.place.name, i.place.admin1, bool(i.place.pcodes)),
        ("سرمين", "idlib", True),
        None,
    ),
    ("place", "سرمين", lambda i: i.place.id, "ocha:C3953", None),
    ("initiators", "turkey sna", lambda i: i.initiators, ("sna", "turkey"), ["isis"]),
    ("targets", "none", lambda i: i.targets, (), ["sdf"]),
    ("weapons", "ied,vehicle_bomb", lambda i: i.weapons, ("ied", "vehicle_bomb"), []),
    ("grade", "Confirmed", lambda i: i.grade, "Confirmed", "Fair"),
]


@pytest.mark.parametrize(("field", "value", "read", "expected", "suggested"), CORRECTIONS)
def test_a_corrected_field_has_the_persons_value_and_keeps_the_machines(
    cases: Cases, field: str, value: str, read: Callable, expected: object, suggested: object
) -> None:
    before = cases["abc"]
    decided = judge.correct(cases.store, before.id, field, value.split(), SIGNED)
    after = cases["abc"]
    assert read(after) == expected
    (how,) = (one for one in after.chosen if one.field == field)
    assert (how.rule, how.judgement) == ("judged", 1) and "rima" in how.reason and SIGNED.reason in how.reason
    if suggested is not None:
        assert how.suggested == suggested == decided.judgement.suggested
    machine = next((one for one in before.chosen if one.field == field), None)
    if machine is not None:
        told = {source for rival in how.rivals for source in rival.sources} | set(how.sources)
        assert set(machine.sources) <= told, "nobody who told something is lost"
    linked_again(cases)
    judge.withdraw(cases.store, 1, SIGNED)
    assert cases["abc"] == before


def test_a_value_that_the_machine_did_not_choose_is_told_by_those_who_told_it(cases: Cases) -> None:
    judge.correct(cases.store, cases["abc"].id, "initiators", ["isis"], SIGNED)
    (how,) = (one for one in cases["abc"].chosen if one.field == "initiators")
    assert how.sources == ("outlet a", "outlet c") and how.rivals == ()


@pytest.mark.parametrize(
    ("value", "group", "expected", "all_of_them"),
    [
        ("killed sdf 4", "sdf", Toll(low=4, best=4, high=4), Toll(low=4, best=4, high=4)),
        ("killed sdf 3-5", "sdf", Toll(low=3, best=3, high=5), Toll(low=3, best=3, high=5)),
        ("killed sdf 3+", "sdf", Toll(low=3, best=3, high=None), Toll(low=3, best=3, high=None)),
        ("killed sdf 0", "sdf", Toll(low=0, best=0, high=0), Toll(low=0, best=0, high=0)),
    ],
)
def test_a_corrected_toll_counts_and_every_figure_stays_as_it_was_told(
    cases: Cases, value: str, group: str, expected: Toll, all_of_them: Toll
) -> None:
    before = cases["abc"]
    judge.correct(cases.store, before.id, "casualties", value.split(), SIGNED)
    after = cases["abc"]
    assert toll_of(after, "killed", groups=frozenset({group})) == expected
    assert toll_of(after, "killed") == all_of_them == after.totals["killed"]
    (row,) = after.casualties
    assert row["figures"] == before.casualties[0]["figures"]
    assert row["suggested"] == {"low": 2, "best": 2, "high": 3} and row["judgement"] == 1
    linked_again(cases)


def test_a_toll_that_no_source_tells_of(cases: Cases) -> None:
    judge.correct(cases.store, cases["d"].id, "casualties", ["killed", "civilians", "2"], SIGNED)
    found = cases["d"]
    assert toll_of(found, "killed") == Toll(low=2, best=2, high=2)
    assert found.casualties[0]["figures"][0]["speaker"] == "rima" and found.casualties[0]["suggested"] is None


@pytest.mark.parametrize(
    ("told_of", "value", "expected", "civilians", "why"),
    [
        ([("civilians", 3)], "killed isis 2", Toll(low=5, best=5, high=5), 3, "others, beside those told of"),
        ([("unknown", 5)], "killed civilians 3", Toll(low=5, best=5, high=5), 3, "of those whose side nobody told"),
        ([("civilians", 5)], "killed civilians children 2", Toll(low=5, best=5, high=5), 5, "a breakdown adds none"),
        ([("isis", 3), ("isis", None), ("civilians", 1)], "killed isis 5", Toll(low=6, best=6, high=6), 1,
         "three leaders and some escorts are one group in two figures"),
    ],
)  # fmt: skip
def test_a_corrected_toll_leaves_the_others_who_were_told_of(
    cases: Cases, event: Make, told: Tell, told_of: list, value: str, expected: Toll, civilians: int, why: str
) -> None:
    harmed = tuple(
        Casualty(outcome="killed", group=group, min=count or 2, max=count) for group, count in told_of
    )
    cases.store.add(told("x", event("06-09", "حويجة", casualties=harmed)))
    link(cases.store)
    judge.correct(cases.store, cases["x"].id, "casualties", value.split(), SIGNED)
    assert toll_of(cases["x"], "killed") == expected, why
    only = toll_of(cases["x"], "killed", groups=frozenset({"civilians"}))
    assert only is not None and only.best == civilians, why
    linked_again(cases)


def test_what_only_people_count_adds_up(cases: Cases) -> None:
    for value in ("killed civilians 2", "killed sdf 1"):
        judge.correct(cases.store, cases["d"].id, "casualties", value.split(), SIGNED)
    assert toll_of(cases["d"], "killed") == Toll(low=3, best=3, high=3)


def test_a_discounted_incident_says_who_discounted_it_and_what_the_rule_had_said(cases: Cases) -> None:
    before = cases["d"]
    decided = judge.discount(cases.store, before.id, SIGNED)
    after = cases["d"]
    assert after.grade == "Discounted" and SIGNED.reason in after.grade_reason
    assert before.grade_reason in after.grade_reason and decided.judgement.suggested == before.grade == "Weak"
    linked_again(cases)


def test_a_note_is_kept_and_changes_no_value(cases: Cases) -> None:
    before = cases["d"]
    attempt = judge.Attempt(asked="sdf", on=date(2023, 3, 20))
    decided = judge.note(
        cases.store, before.id, judge.Signed(by="rima", reason="asked, no answer"), attempt=attempt
    )
    assert decided.judgement.value == {"asked": "sdf", "on": "2023-03-20", "answer": None}
    assert cases["d"] == before.model_copy(update={"judgements": (1,)})
    assert cases.store.judgements() == [decided.judgement]
    linked_again(cases)


# ---------------------------------------------------------------- linking beside judgements
def test_a_judged_incident_keeps_its_members_and_what_is_like_it_waits(
    cases: Cases, event: Make, told: Tell
) -> None:
    judge.note(cases.store, cases["abc"].id, SIGNED)
    kept = cases["abc"]
    cases.store.add(told("f", event(dead=9, by="isis"), published="03-18"))
    result = link(cases.store)
    assert cases.groups == ["abc+f", "d", "e"] and cases["abc+f"].id == kept.id
    assert cases["abc+f"].totals == kept.totals, "what waits is in no figure"
    assert (result.judged, result.suggested) == (1, 1)
    linked_again(cases)


def test_a_suggested_event_is_joined_or_parted_by_a_person(cases: Cases, event: Make, told: Tell) -> None:
    judge.note(cases.store, cases["abc"].id, SIGNED)
    cases.store.add_many([told(name, event(dead=2, by="isis"), published="03-18") for name in "fg"])
    link(cases.store)
    id = cases["abc+f+g"].id
    judge.join(cases.store, [id, "f/e1"], SIGNED)
    judge.part(cases.store, id, ["g/e1"], SIGNED)
    assert cases.groups == ["abcf", "d", "e", "g"] and cases["abcf"].judgements == (1, 2, 3)
    linked_again(cases)
    judge.withdraw(cases.store, 3, SIGNED)
    assert cases.groups == ["abcf+g", "d", "e"]
    linked_again(cases)
    for number in (1, 2):
        judge.withdraw(cases.store, number, SIGNED)
    assert cases.groups == ["abcfg", "d", "e"] and cases["abcfg"].id == id
    linked_again(cases)


def test_two_judged_incidents_stay_two(cases: Cases, event: Make, told: Tell) -> None:
    judge.part(cases.store, cases["abc"].id, ["c/e1"], SIGNED)
    judge.withdraw(cases.store, 1, SIGNED)
    judge.part(cases.store, cases["abc"].id, ["c/e1"], SIGNED)
    judge.note(cases.store, cases["c"].id, SIGNED)
    cases.store.add(told("f", event(dead=3, by="isis"), published="03-18"))
    link(cases.store)
    assert sorted(group.partition("+")[0] for group in cases.groups) == ["ab", "c", "d", "e"]
    assert sum(group.endswith("+f") for group in cases.groups) == 1, "counted nowhere, lost nowhere"
    linked_again(cases)


def test_a_join_that_is_withdrawn_takes_what_it_brought_out_of_later_judgements(cases: Cases) -> None:
    ids = cases.ids
    judge.join(cases.store, [ids["d"], ids["e"]], SIGNED)
    judge.correct(cases.store, ids["d"], "type", ["shelling"], SIGNED)
    judge.withdraw(cases.store, 1, SIGNED)
    assert cases.ids == ids
    assert cases["d"].type == "shelling" and cases["e"].type == "bombing"
    linked_again(cases)


def test_an_event_that_a_new_version_does_not_tell(cases: Cases, event: Make, told: Tell) -> None:
    judge.note(cases.store, cases["d"].id, SIGNED)
    judge.correct(cases.store, cases["abc"].id, "type", ["shelling"], SIGNED)
    cases.store.add_many([told("d", text="نص آخر"), told("b", text="نص آخر")])
    link(cases.store)
    assert cases.groups == ["ac", "e"] and cases["ac"].type == "shelling"
    assert [(one.id, judge.applies(cases.store, one)) for one in cases.store.judgements()] == [
        (1, False),
        (2, True),
    ]
    linked_again(cases)
    again = {"text": "نص ثالث"}
    strike = event("03-14", "سرمين", type="air_strike", on="civilians")
    cases.store.add_many([told("d", strike, **again), told("b", event(dead=2), published="03-16", **again)])
    link(cases.store)
    assert cases.groups == ["abc", "d", "e"] and cases["d"].judgements == (1,), (
        "told again, it is judged again"
    )


def test_what_was_judged_goes_with_its_event_when_a_new_version_counts_its_events_otherwise(
    cases: Cases, event: Make, told: Tell
) -> None:
    strike, clash = cases["d"], event("05-20", "حصان", type="clash")
    judge.correct(cases.store, strike.id, "weapons", ["drone"], SIGNED)
    again = event("03-14", "سرمين", type="air_strike", on="civilians")
    cases.store.add(told("d", clash, again, text="معركة قبل الغارة"))
    judge.correct(cases.store, strike.id, "targets", ["sdf"], SIGNED)
    found = {}
    for _ in range(2):
        link(cases.store)
        found = {one.type: one for one in cases.store.incidents() if one.members[0].article == "d"}
        assert found["air_strike"].id == strike.id, "the id stays with what happened"
        assert (found["air_strike"].weapons, found["air_strike"].targets) == (("drone",), ("sdf",))
        assert (found["air_strike"].judgements, found["clash"].judgements) == ((1, 2), ())
    linked_again(cases)
    cases.store.add(told("d", clash, text="معركة بلا غارة"))
    cases.store.add(told("d", event("03-14", "سرمين"), clash, text="معركة ثانية"))
    link(cases.store)
    (clash_now,) = (one for one in cases.store.incidents() if one.type == "clash")
    assert clash_now.id == found["clash"].id and clash_now.judgements == ()


# ---------------------------------------------------------------- ids
def test_ids_stay_whatever_is_added_and_go_into_names(cases: Cases, event: Make, told: Tell) -> None:
    ids = cases.ids
    cases.store.add(told("0", event(dead=2, by="isis"), published="03-14"))
    link(cases.store)
    assert cases["0abc"].id == ids["abc"], "an earlier report changes no id"
    bridge = told("d", event(dead=2, by="isis"))
    cases.store.add(bridge)
    result = link(cases.store)
    assert cases.groups == ["0abcd", "e"] and cases["0abcd"].id == ids["abc"]
    assert cases.store.went_into(ids["d"]) == ids["abc"]
    assert result.saved is not None and (result.saved.changed, result.saved.gone, result.saved.new) == (
        1,
        1,
        0,
    )
    strike = event("03-14", "سرمين", type="air_strike", on="civilians")
    cases.store.add(told("d", strike, text="نص ثالث"))
    link(cases.store)
    assert cases["d"].id == ids["d"], "what lives again has its old id"


# ---------------------------------------------------------------- refusals
def refused(cases: Cases, decide: Callable[[], object], *said: str) -> None:
    before = list(cases.store.incidents()), cases.store.judgements(), cases.store.former_ids()
    with pytest.raises(InvalidInput) as caught:
        decide()
    message = str(caught.value)
    assert len(message.splitlines()) == 1 and all(part in message for part in said), message
    assert (list(cases.store.incidents()), cases.store.judgements(), cases.store.former_ids()) == before


def test_an_incident_that_is_not_there(cases: Cases, told: Tell) -> None:
    ids, store = cases.ids, cases.store
    refused(cases, lambda: judge.note(store, "inc-0", SIGNED), "inc-0", "no such incident")
    judge.join(store, [ids["d"], ids["e"]], SIGNED)
    for decide in (
        lambda: judge.note(store, ids["e"], SIGNED),
        lambda: judge.join(store, [ids["abc"], ids["e"]], SIGNED),
    ):
        refused(cases, decide, ids["e"], f"went into {ids['d']}")
    store.add_many([told("d", text="نص آخر"), told("e", text="نص آخر")])
    refused(cases, lambda: judge.note(store, ids["d"], SIGNED), "no article tells of it any more")
    link(store)
    refused(cases, lambda: judge.note(store, ids["d"], SIGNED), "no article tells of this incident any more")


def test_contradictions_name_the_judgement_who_made_it_and_when(cases: Cases) -> None:
    store, today = cases.store, str(date.today())
    judge.part(store, cases["abc"].id, ["c/e1"], SIGNED)
    joined = lambda: judge.join(store, [cases["ab"].id, cases["c"].id], SIGNED)  # noqa: E731
    refused(cases, joined, "judgement 1 (rima", today[:8], "parted")
    judge.correct(store, cases["d"].id, "type", ["shelling"], SIGNED)
    again = lambda **given: judge.correct(store, cases["d"].id, "type", ["bombing"], SIGNED, **given)  # noqa: E731
    refused(cases, again, "judgement 2 (rima", "--instead-of 2")
    refused(cases, lambda: again(instead_of=1), "judgement 2")
    refused(cases, lambda: judge.discount(store, cases["e"].id, SIGNED, instead_of=2), "--instead-of 2")
    again(instead_of=2)
    assert cases["d"].type == "bombing" and [one.stands for one in store.judgements()] == [True, False, True]
    judge.correct(store, cases["e"].id, "type", ["shelling"], SIGNED)
    refused(
        cases,
        lambda: judge.join(store, [cases["d"].id, cases["e"].id], SIGNED),
        "type",
        "judgement 3",
        "judgement 4",
    )
    judge.withdraw(store, 4, SIGNED)
    judge.join(store, [cases["d"].id, cases["e"].id], SIGNED)
    assert cases["de"].type == "bombing"
    refused(cases, lambda: judge.part(store, cases["de"].id, ["e/e1"], SIGNED), "judgement 5", "joined them")
    judge.discount(store, cases["de"].id, SIGNED)
    refused(cases, lambda: judge.correct(store, cases["de"].id, "grade", ["Fair"], SIGNED), "judgement 6")


def test_events_that_cannot_be_parted(cases: Cases) -> None:
    store, id = cases.store, cases["abc"].id
    refused(cases, lambda: judge.part(store, id, ["d/e1"], SIGNED), "d/e1", "no event of", cases["d"].id)
    refused(cases, lambda: judge.part(store, id, ["x/e1"], SIGNED), "x/e1", "of no incident")
    refused(cases, lambda: judge.part(store, id, ["a"], SIGNED), "ARTICLE/EVENT")
    refused(cases, lambda: judge.part(store, id, ["a/e1", "b/e1", "c/e1"], SIGNED), "leaves nothing")


def test_what_is_not_joined_or_withdrawn(cases: Cases) -> None:
    store, id = cases.store, cases["d"].id
    refused(cases, lambda: judge.join(store, [id], SIGNED), "two or more")
    refused(cases, lambda: judge.join(store, [id, id], SIGNED), "different")
    refused(cases, lambda: judge.join(store, [id, "a/e1"], SIGNED), "a/e1")
    judge.note(store, id, SIGNED)
    judge.withdraw(store, 1, judge.Signed(by="amal", reason="an error"))
    refused(cases, lambda: judge.withdraw(store, 1, SIGNED), "judgement 1", "amal", "before")
    refused(cases, lambda: judge.withdraw(store, 7, SIGNED), "judgement 7", "none of this number")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("colour", "red", "expected one of type, time"),
        ("type", "strike", "expected one of armed_attack"),
        ("type", "", "no value"),
        ("time", "2023-13-01", "no such day"),
        ("time", "2023-03-05/2023-03-01", "before its first"),
        ("time", "yesterday", "2022-10-03"),
        ("place", "دير الزور", "several places bear this name: wof:421202167"),
        ("place", "بلدة لا اسم لها", "no place bears this name"),
        ("initiators", "ISIS", "lower-case"),
        ("weapons", "catapult", "expected one of small_arms"),
        ("grade", "Certain", "expected one of Confirmed"),
        ("casualties", "killed 3", "killed civilians 3"),
        ("casualties", "slain civilians 3", "expected one of killed"),
        ("casualties", "killed civilians many", "no count"),
        ("casualties", "killed civilians 5-3", "below"),
        ("casualties", "killed civilians men 3", "women"),
    ],
)
def test_values_that_are_none(cases: Cases, field: str, value: str, said: str) -> None:
    refused(cases, lambda: judge.correct(cases.store, cases["d"].id, field, value.split(), SIGNED), said)


def test_a_judgement_is_signed_and_reasoned() -> None:
    with pytest.raises(InvalidInput, match="TAWTHIQ_JUDGE"):
        judge.Signed(by=" ", reason="x")
    with pytest.raises(InvalidInput, match="--reason"):
        judge.Signed(by="rima", reason="")
