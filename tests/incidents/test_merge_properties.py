"""What holds of a merged incident whatever its records tell."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.incidents.merge import Told, merge
from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.toll_reasons import toll_choice
from tawthiq.records import Article, Casualty, Event, Incident, Party, Place, Time, Toll, toll_of

GROUPS = ("sdf", "isis", "civilians", "local_officials", "unknown")
CLASSES = (
    None,
    frozenset({"civilians", "local_officials"}),
    frozenset({"sdf", "isis"}),
    frozenset({"unknown"}),
)


@st.composite
def casualties(draw: st.DrawFn) -> Casualty:
    low, high = sorted((draw(st.integers(0, 9)), draw(st.integers(0, 9))))
    shape = draw(st.sampled_from(("number", "range", "open", "below", "several")))
    return Casualty(
        outcome=draw(st.sampled_from(("killed", "wounded"))),
        group=draw(st.sampled_from(GROUPS)),
        who=draw(st.sampled_from((None, None, None, "children"))),
        min=None if shape == "below" else low,
        max={"number": low, "range": high, "below": high}.get(shape),
        vague="several" if shape == "several" else None,
        within=draw(st.sampled_from((None, None, None, "unknown"))),
        speaker=draw(st.sampled_from((None, "isis", "sohr", "local_sources"))),
    )


@st.composite
def members(draw: st.DrawFn) -> Told:
    start, length = draw(st.integers(1, 20)), draw(st.sampled_from((0, 0, 0, 3, 8)))
    time = Time(start=date(2023, 3, start), end=date(2023, 3, start + length))
    where = draw(
        st.sampled_from((("الكسرة", "settlement"), ("الحصان", "settlement"), ("دير الزور", "governorate")))
    )
    place = Place(name=where[0], precision=where[1], admin1="deir_ez_zor", country="SY")
    event = Event(
        id="e1",
        type=draw(st.sampled_from(("bombing", "landmine", "other"))),
        time=draw(st.sampled_from((None, time))),
        place=draw(st.sampled_from((None, place))),
        initiators=tuple(Party(id=one) for one in draw(st.sets(st.sampled_from(("isis", "unknown_gunmen")), max_size=1))),
        casualties=tuple(draw(st.lists(casualties(), max_size=4))),
        rivals=tuple(draw(st.lists(casualties(), max_size=2))),
        speaker=draw(st.sampled_from(("outlet", "isis", "sohr"))),
        stance=draw(st.sampled_from(("reported", "claimed", "denied"))),
        campaign=draw(st.sampled_from((None, "حملة"))),
    )  # fmt: skip
    published = draw(st.sampled_from((None, date(2023, 3, 14), date(2023, 3, 16))))
    return Told(Article(id="", text="", outlet=draw(st.sampled_from("قرص")), published=published), event)


@st.composite
def occurrences(draw: st.DrawFn) -> list[Told]:
    told = draw(st.lists(members(), min_size=1, max_size=6))
    return [Told(one.article.model_copy(update={"id": f"a{i}"}), one.event) for i, one in enumerate(told)]


def merged(told: list[Told]) -> Incident:
    return merge(told, shipped_policy(), copied={})


@settings(max_examples=150, deadline=None)
@given(occurrences())
def test_no_figure_is_lost(told: list[Told]) -> None:
    given_ = Counter(
        (one.article.id, c.outcome, c.group, c.who, c.min, c.max, c.vague, c.within, c.speaker or one.event.speaker)
        for one in told
        for c in (*one.event.casualties, *one.event.rivals)
    )  # fmt: skip
    kept = Counter(
        (f["article"], row["outcome"], f["group"], row["who"], f["min"], f["max"], f["vague"], f["within"], f["speaker"])
        for row in merged(told).casualties
        for f in row["figures"]
    )  # fmt: skip
    assert kept == given_


@settings(max_examples=150, deadline=None)
@given(occurrences(), st.randoms())
def test_the_order_of_the_members_does_not_matter(told: list[Told], chance: random.Random) -> None:
    first = merged(told)
    chance.shuffle(told)
    assert merged(told) == first


@settings(max_examples=200, deadline=None)
@given(occurrences())
def test_low_best_and_high_stand_in_this_order(told: list[Told]) -> None:
    incident = merged(told)
    ranges = [(row["low"], row["best"], row["high"]) for row in incident.casualties]
    tolls: list[Toll | None] = [*incident.totals.values()]
    tolls += [
        toll_of(incident, outcome, groups=groups, who=who)
        for outcome in incident.totals
        for groups in CLASSES
        for who in (None, "children")
    ]
    for low, best, high in (*ranges, *((t.low, t.best, t.high) for t in tolls if t)):
        assert low is None or high is None or low <= high
        assert best is None or (low is not None and low <= best)
        assert best is None or high is None or best <= high
    assert {row["outcome"] for row in incident.casualties} == set(incident.totals)


@settings(max_examples=150, deadline=None)
@given(occurrences())
def test_every_value_that_is_told_is_chosen_or_a_rival(told: list[Told]) -> None:
    incident = merged(told)
    by_field = {one.field: one for one in incident.chosen}
    assert {one.event.type for one in told} == values(by_field["type"])
    starts = {one.event.time.start.isoformat() for one in told if one.event.time and one.event.time.start}
    assert starts == _starts(by_field)
    assert {one.event.place.name for one in told if one.event.place} == _names(by_field)
    for one in (one for one in incident.chosen if one.field != "grade"):
        assert set(one.sources) <= set(incident.sources) and one.sources and one.reason
        for rival in one.rivals:
            assert rival.sources and rival.members and rival.value != one.value
    for outcome, toll in incident.totals.items():
        choice = toll_choice(incident, outcome)
        assert choice is not None and choice.value == toll.best


def values(choice: Any) -> set[Any]:
    return {choice.value, *(rival.value for rival in choice.rivals)}


def _starts(by_field: dict[str, Any]) -> set[str]:
    if "time" not in by_field:
        return set()
    return {by_field["time"].value["start"], *(rival.value["start"] for rival in by_field["time"].rivals)}


def _names(by_field: dict[str, Any]) -> set[str]:
    if "place" not in by_field:
        return set()
    return {by_field["place"].value["name"], *(rival.value["name"] for rival in by_field["place"].rivals)}
