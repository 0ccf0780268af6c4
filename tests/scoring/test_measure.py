"""Tables of single slots, pairings and clusterings, each row with its reason."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from tawthiq.scoring import score_links, score_records
from tawthiq.scoring.pairing import best_assignment, similarity
from tawthiq.scoring.slots import NOTHING, Hits, compare_slot

DEIR = {"name": "الميادين", "admin1": "deir_ez_zor", "lat": 35.02, "lon": 40.45, "precision": "settlement"}
SAME_SPELT_BARE = {"name": "ميادين", "lat": 35.02, "lon": 40.45}
NAMESAKE = {"name": "الميادين", "lat": 33.5, "lon": 36.3}
NEAR = {"name": "الطيبة", "lat": 35.03, "lon": 40.46, "precision": "settlement"}
NEAR_AREA = {**NEAR, "precision": "area", "admin1": "deir_ez_zor"}
DAY = {"start": "2021-03-02", "end": "2021-03-02"}
MONTH = {"start": "2021-03-01", "end": "2021-03-31"}
KILLED_3 = {"outcome": "killed", "group": "sdf", "min": 3, "max": 3}
KILLED_ZERO = {"outcome": "killed", "group": "civilians", "min": 0, "max": 0}
TWO_CHILDREN = {"outcome": "killed", "group": "sdf", "who": "children", "min": 2, "max": 2}
ONE_WITHIN = {"outcome": "killed", "group": "usa", "min": 1, "max": 1, "within": "unknown"}


ISIS, SDF = {"id": "isis"}, {"id": "sdf"}
OPEN_TIME = {"start": None, "end": None}
NO_END = {"start": "2021-03-01", "end": None}
OTHER_NAME, WITH_ALIAS = {"name": "ص"}, {"name": "س", "aliases": ["ص"]}
MIXED = [KILLED_3, TWO_CHILDREN, ONE_WITHIN]


@pytest.mark.parametrize(
    ("slot", "gold", "read", "hits", "why"),
    [
        ("type", "ambush", "ambush", (1, 1, 1), "the same type"),
        ("type", "ambush", "raid", (0.5, 1, 1), "another type of the family"),
        ("type", "ambush", "arrest", (0, 1, 1), "another family"),
        ("time", DAY, dict(DAY), (1, 1, 1), "the same day"),
        ("time", DAY, MONTH, (0.5, 1, 1), "the day lies in the month"),
        ("time", DAY, OPEN_TIME, (0, 1, 0), "an open time fills nothing"),
        ("time", NO_END, DAY, (0, 1, 1), "no end to compare"),
        ("place", DEIR, SAME_SPELT_BARE, (1, 1, 1), "the article does not matter"),
        ("place", DEIR, NAMESAKE, (0.5, 1, 1), "a namesake far away"),
        ("place", DEIR, NEAR, (1, 1, 1), "another name, a mile away"),
        ("place", DEIR, NEAR_AREA, (0.5, 1, 1), "an area is no settlement"),
        ("place", WITH_ALIAS, OTHER_NAME, (1, 1, 1), "an alias"),
        ("place", None, DEIR, (0, 0, 1), "a place the gold does not have"),
        ("initiators", [ISIS], [ISIS, SDF], (1, 1, 2), "one too many"),
        ("weapons", ["ied", "rpg"], ["rpg"], (1, 2, 1), "one missed"),
        ("casualties", [KILLED_3], [KILLED_3], (1, 1, 1), "the same figure"),
        ("casualties", [KILLED_3], [{**KILLED_3, "max": None}], (0.5, 1, 1), "at least three is not three"),
        ("casualties", [KILLED_3, KILLED_ZERO], [], (0, 1, 0), "a stated zero is not scored"),
        ("totals", MIXED, [{**KILLED_3, "group": "unknown"}], (1, 1, 1), "parts are not added"),
        ("group", "unknown", "civilians", (0, 0, 1), "unknown fills nothing"),
        ("speaker", "sohr", None, (0, 1, 0), "a missed event misses its speaker"),
    ],
)
def test_one_slot(slot: str, gold: Any, read: Any, hits: tuple[float, int, int], why: str) -> None:
    field = {"totals": "casualties"}.get(slot, slot)
    assert compare_slot(slot, {field: gold}, {field: read}) == Hits(*hits), why


def test_the_figure_of_another_measure_is_half_right() -> None:
    five = {"measure": "killed", "min": 5, "max": 5}
    assert compare_slot("count", five, {**five, "measure": "casualties"}) == Hits(0.5, 1, 1)
    assert compare_slot("count", five, {**five, "max": None}) == Hits(0, 1, 1)
    assert compare_slot("count", five, NOTHING) == Hits(0, 1, 0)


def test_nothing_in_common_is_no_similarity() -> None:
    assert similarity({}, {}, ["type", "place"]) == 0.0


@pytest.mark.parametrize("seed", range(40))
def test_the_assignment_is_the_best_of_all(seed: int) -> None:
    """Against every permutation, on matrices small enough to try them all."""
    dice = random.Random(seed)
    rows, columns = dice.randint(1, 5), dice.randint(1, 5)
    gains = [[dice.choice([0.0, 0.2, 0.5, dice.random()]) for _ in range(columns)] for _ in range(rows)]
    chosen = best_assignment(gains)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen) == min(rows, columns)
    if rows <= columns:
        best = max(
            sum(gains[i][j] for i, j in enumerate(p)) for p in itertools.permutations(range(columns), rows)
        )
    else:
        best = max(
            sum(gains[i][j] for j, i in enumerate(p)) for p in itertools.permutations(range(rows), columns)
        )
    assert sum(gains[i][j] for i, j in chosen) == pytest.approx(best)


def test_no_events_on_one_side() -> None:
    assert best_assignment([]) == []
    assert best_assignment([[], []]) == []


def shelling(place: str, **more: Any) -> dict[str, Any]:
    return {"id": place, "type": "shelling", "place": {"name": place}, **more}


def test_a_perfect_reading_scores_one() -> None:
    gold = [{"id": "a", "events": [shelling("سرمين"), shelling("بنش")], "tallies": []}]
    report = score_records(gold, gold)
    assert report.event.f1 == report.event_slots.f1 == 1.0


def test_optional_events_cost_nothing() -> None:
    gold = [
        {"id": "a", "slots": ["type", "place"], "events": [shelling("سرمين"), shelling("بنش", optional=True)]}
    ]
    found_both = [{"id": "a", "events": [shelling("سرمين"), shelling("بنش")]}]
    found_one = [{"id": "a", "events": [shelling("سرمين")]}]
    assert score_records(gold, found_both).to_dict() == score_records(gold, found_one).to_dict()


def test_background_is_not_scored_as_spurious() -> None:
    gold = [{"id": "a", "slots": ["type"], "events": []}]
    assert score_records(gold, [{"id": "a", "events": [shelling("سرمين", specific=False)]}]).event.read == 0
    assert score_records(gold, [{"id": "a", "events": [shelling("سرمين")]}]).event.read == 1


def test_an_article_that_was_not_read_is_missed() -> None:
    report = score_records([{"id": "a", "events": [shelling("سرمين")]}], [])
    assert (report.event.gold, report.event.recall, report.articles_read) == (1, 0.0, 0)


def test_a_breakdown_is_right_though_the_ids_differ() -> None:
    gold_tree = [
        {"id": "t1", "measure": "killed", "min": 9, "max": 9, "group": "civilians"},
        {"id": "t2", "measure": "killed", "min": 4, "max": 4, "group": "civilians", "part_of": "t1"},
    ]
    read_tree = [{**gold_tree[0], "id": "x"}, {**gold_tree[1], "id": "y", "part_of": "x"}]
    gold = [{"id": "a", "events": [], "tallies": gold_tree}]
    assert score_records(gold, [{"id": "a", "tallies": read_tree}])["tally.part_of"].f1 == 1.0
    flat = [read_tree[0], {**read_tree[1], "part_of": None}]
    assert score_records(gold, [{"id": "a", "tallies": flat}])["tally.part_of"].recall == 0.0


def test_groups_are_broken_down_and_add_up() -> None:
    gold = [
        {"id": "a", "group": "dates", "slots": ["type"], "events": [shelling("سرمين")]},
        {"id": "b", "group": "counts", "slots": ["type"], "events": [shelling("بنش"), shelling("تفتناز")]},
    ]
    report = score_records(gold, [{"id": "b", "events": [shelling("بنش")]}])
    assert list(report.groups) == ["counts", "dates"]
    assert [g.event.gold for g in report.groups.values()] == [2, 1]
    assert sum(g.event.right for g in report.groups.values()) == report.event.right == 1


MENTIONS = [
    {
        "id": "a",
        "slots": ["place"],
        "events": [shelling("سرمين", incident="one"), shelling("بنش", incident="two")],
    },
    {"id": "b", "slots": ["place"], "events": [shelling("سرمين", incident="one")]},
]
READ = [
    {"id": "a", "events": [shelling("سرمين"), shelling("بنش")]},
    {"id": "b", "events": [shelling("سرمين")]},
]


@pytest.mark.parametrize(
    ("members", "precision", "recall", "why"),
    [
        ([[("a", "سرمين"), ("b", "سرمين")], [("a", "بنش")]], 1.0, 1.0, "as the gold has it"),
        ([[("a", "سرمين")], [("b", "سرمين")], [("a", "بنش")]], 1.0, 2 / 3, "nothing put together"),
        ([[("a", "سرمين"), ("b", "سرمين"), ("a", "بنش")]], 5 / 9, 1.0, "everything put together"),
        ([], 1.0, 2 / 3, "events in no incident stand alone"),
    ],
)
def test_b_cubed(members: list[list[tuple[str, str]]], precision: float, recall: float, why: str) -> None:
    incidents = [{"id": str(i), "members": m} for i, m in enumerate(members)]
    line = score_links(MENTIONS, READ, incidents).all
    assert (line.precision, line.recall) == pytest.approx((precision, recall)), why


def test_given_leaves_out_what_was_not_read() -> None:
    incidents = [{"id": "i", "members": [["a", "سرمين"]]}]
    report = score_links(MENTIONS, READ[:1], incidents)
    assert (report.all.mentions, report.given.mentions) == (3, 1)
