"""Counts that cannot all be right."""

from __future__ import annotations

from typing import Any

import pytest

from tawthiq.records import Record, Tally
from tawthiq.statistics import contradictions

from .conftest import Fill, a_record, a_tally

YEAR = "2023-01-01/2023-08-02"


def killed(figure: int | str, **given: Any) -> Tally:
    return a_tally(figure, **{"measure": "killed", "group": "civilians", "by": "", **given})


def month(id: str, *tallies: Tally, published: str = "2023-08-01") -> Record:
    numbered = [one.model_copy(update={"id": f"t{i}"}) for i, one in enumerate(tallies, 1)]
    return a_record(id, tallies=numbered, published=published)


@pytest.mark.parametrize(
    ("records", "kinds", "why"),
    [
        (
            [month("a", killed(8), killed(9, part_of="t1", who="children"))],
            ["does not add up"],
            "a part above its whole",
        ),
        (
            [
                month(
                    "a",
                    killed(8),
                    killed(5, part_of="t1", who="children"),
                    killed(4, part_of="t1", who="women"),
                )
            ],
            ["does not add up"],
            "women and children are more than all civilians",
        ),
        (
            [
                month(
                    "a",
                    killed(8),
                    killed(5, part_of="t1", who="children"),
                    killed(3, part_of="t1", who="women"),
                )
            ],
            [],
            "they may be all of them",
        ),
        (
            [
                month(
                    "a",
                    a_tally(9),
                    a_tally(6, part_of="t1", place="محافظة دير الزور"),
                    a_tally(4, part_of="t1", place="محافظة حمص"),
                )
            ],
            ["does not add up"],
            "governorates come to more than the country",
        ),
        (
            [month("a", killed(40), killed("50-", part_of="t1", who="women"))],
            ["does not add up"],
            "at least 50 of 40",
        ),
        ([month("a", killed("tens"), killed(60, part_of="t1", who="women"))], [], "tens may be 99"),
        (
            [month("a", killed(40)), month("b", killed(44, speaker="snhr"))],
            ["sources differ"],
            "two monitors on one month",
        ),
        ([month("a", killed(40)), month("b", killed(44, speaker="snhr", time="2023-06"))], [], "two months"),
        (
            [month("a", killed(40)), month("b", killed(44, speaker="snhr", place="محافظة حمص"))],
            [],
            "two areas",
        ),
        ([month("a", killed(40)), month("b", killed(44, speaker="snhr", by="isis"))], [], "two doers"),
        ([month("a", killed(40)), month("b", killed("30-", speaker="snhr"))], [], "at least 30 may be 40"),
        (
            [month("a", killed(40)), month("b", killed(42, vague="about", speaker="snhr"))],
            [],
            "about 42 may be 40",
        ),
        ([month("a", killed(40)), month("b", killed(40, speaker="snhr"))], [], "they agree"),
        (
            [month("a", killed(40), killed(19)), month("b", killed(40, speaker="snhr"))],
            [],
            "the first article counts two things alike; one of them agrees",
        ),
        (
            [month("a", a_tally(25)), month("b", a_tally(30, event_type="armed_attack", speaker="snhr"))],
            ["sources differ"],
            "attacks are operations",
        ),
        (
            [month("a", killed(40)), month("b", killed(43))],
            ["told otherwise before"],
            "one source, one month, two figures",
        ),
        (
            [
                month("a", killed(104, time="2023-01-01/2023-08-02")),
                month("b", killed(87, time="2023-01-01/2023-10-02")),
            ],
            ["falls"],
            "a running count cannot fall",
        ),
        (
            [
                month("a", killed(104, time="2023-01-01/2023-08-02")),
                month("b", killed(120, time="2023-01-01/2023-10-02")),
            ],
            [],
            "it rises",
        ),
        (
            [month("a", killed(50, time="2023-07")), month("b", killed(40, time="2023"))],
            ["longer is smaller"],
            "a month above its year",
        ),
        (
            [month("a", killed(50, time="2023-07")), month("b", killed(40, time="2023", speaker="snhr"))],
            [],
            "two sources",
        ),
        (
            [month("a", killed(5, place=None)), month("b", killed(9, place=None, speaker="snhr"))],
            [],
            "nobody says where",
        ),
    ],
)
def test_which_counts_contradict_each_other(
    fill: Fill, records: list[Record], kinds: list[str], why: str
) -> None:
    assert [one.kind for one in contradictions(fill(*records))] == kinds, why


@pytest.mark.parametrize(
    ("records", "sentence", "ratio"),
    [
        (
            [
                month("a", killed(40, text="مقتل 40 مدنياً")),
                month("b", killed(50, speaker="snhr", text="50 مدنياً")),
            ],
            "sohr and snhr differ on killed (civilians) in سوريا, July 2023: sohr has 40 “مقتل 40 مدنياً” (a t1, 2023-08-01), "
            "snhr 50 “50 مدنياً” (b t1, 2023-08-01); 1.25 times as many.",
            1.25,
        ),
        (
            [
                month("a", killed(104, time=YEAR, text="104")),
                month("b", killed(87, time="2023-01-01/2023-10-02", text="87", excludes="قتلى الألغام")),
            ],
            "sohr, killed (civilians) in سوريا: the running count falls: 2023-01-01 to 2023-10-02 has 87 “87” (b t1, 2023-08-01), "
            "2023-01-01 to 2023-08-02 104 “104” (a t1, 2023-08-01); the first says that it leaves out “قتلى الألغام”, the second nothing.",
            104 / 87,
        ),
        (
            [
                month("a", killed("50-", text="أكثر من 50")),
                month("b", killed(43, text="43"), published="2023-08-09"),
            ],
            "sohr tells killed (civilians) in سوريا, July 2023 in two ways: first at least 50 “أكثر من 50” (a t1, 2023-08-01), "
            "then 43 “43” (b t1, 2023-08-09).",
            None,
        ),
        (
            [
                month(
                    "a",
                    killed(8, text="8 مدنيين"),
                    killed(9, part_of="t1", who="children", text="بينهم 9 أطفال"),
                )
            ],
            "a: t2 “بينهم 9 أطفال” is part of t1 “8 مدنيين” and is more than it.",
            None,
        ),
    ],
)
def test_a_contradiction_is_a_sentence_with_words_and_articles(
    fill: Fill, records: list[Record], sentence: str, ratio: float | None
) -> None:
    (found,) = contradictions(fill(*records))
    assert found.sentence == sentence
    assert found.ratio == (None if ratio is None else pytest.approx(ratio))
    assert all(reference.words for reference in found.tallies)


def test_those_of_one_article(fill: Fill) -> None:
    store = fill(
        month("a", killed(40)),
        month("b", killed(44, speaker="snhr")),
        month("c", killed(8, time="2021-05"), killed(9, time="2021-05", part_of="t1", who="children")),
    )
    assert len(contradictions(store)) == 2
    assert [one.kind for one in contradictions(store, article="b")] == ["sources differ"]
    assert [one.kind for one in contradictions(store, article="c")] == ["does not add up"]
