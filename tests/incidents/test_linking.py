"""Which events are one occurrence: cases as documenters meet them, on the real Splink and DuckDB."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

import tawthiq.store
from tawthiq.incidents import explain_pair, link, link_records
from tawthiq.incidents.policy import shipped_policy
from tawthiq.records import Event, Place, PlaceCandidate, Record, Span
from tawthiq.scoring import score_links

Make = Callable[..., Event]
Tell = Callable[..., Record]


def groups(*records: Record) -> list[str]:
    """The incidents as the names of their articles: `["ab", "c"]`."""
    return sorted("".join(m.article for m in incident.members) for incident in link_records(records))


# (the first report, the second one, whether they are one occurrence, why the case is here)
PAIRS = [
    ({}, {}, True, "two plain reports"),
    (
        {"dead": 2},
        {"by": "isis", "stance": "claimed", "speaker": "isis", "dead": 5},
        True,
        "a claim exaggerates",
    ),
    ({}, {"day": "03-15"}, True, "an outlet dates by the day after"),
    ({}, {"day": "03-21"}, False, "the same place a week later"),
    ({}, {"place": "ريف"}, True, "one names only the countryside"),
    (
        {},
        {"place": "محافظة", "on": "civilians", "type": "abduction"},
        False,
        "the same governorate, another deed",
    ),
    ({}, {"place": "محيط كسرة"}, True, "'near X' is X"),
    ({}, {"place": "بلا إحداثيات"}, True, "a name that is on no map, spelt otherwise"),
    ({}, {"place": "حويجة"}, False, "the same day in another country"),
    ({}, {"place": "سرمين"}, False, "the same day in another governorate"),
    ({}, {"place": "حصان", "dead": 1, "on": "civilians"}, False, "another town of the governorate"),
    ({}, {"day": None}, True, "one gives no time, and was published the day after"),
    ({}, {"day": "03-01/03-31"}, True, "a review of the month"),
    (
        {"dead": 4},
        {"place": None, "dead": 4},
        True,
        "one names no place, but the day, the target and the dead",
    ),
    ({"by": "isis"}, {"by": "turkey", "type": "drone_strike"}, True, "rival accounts of one blast"),
    ({}, {"type": "pledge", "on": ""}, False, "another kind of event at the place on the day"),
    ({"day": "01-01/12-31"}, {"day": "01-01/12-31"}, False, "a year pins nothing to an occurrence"),
]


@pytest.mark.parametrize(("first", "second", "same", "why"), PAIRS, ids=[case[3] for case in PAIRS])
def test_pairs(event: Make, told: Tell, *, first: dict, second: dict, same: bool, why: str) -> None:
    expected = ["ab"] if same else ["a", "b"]
    assert groups(told("a", event(**first)), told("b", event(**second))) == expected, why


def test_two_events_of_one_article_are_two_occurrences(event: Make, told: Tell) -> None:
    double = told("a", event(dead=2), event(dead=2))
    assert groups(double) == ["a", "a"]
    assert groups(double, told("b", event(dead=2))) == ["a", "ab"]


def test_background_is_no_occurrence(event: Make, told: Tell) -> None:
    assert groups(told("a", event(), event(specific=False))) == ["a"]
    assert link_records([told("a", event(specific=False))]) == [] == link_records([])


def test_old_reports_without_any_day_are_joined_only_by_their_words(event: Make, told: Tell) -> None:
    text = "انفجرت عبوة ناسفة زرعها مجهولون بسيارة لقوات سوريا الديمقراطية على طريق البلدة ظهر اليوم"
    other = "تعرضت دورية تابعة لمجلس محلي لاستهداف بلغم أرضي قرب مفرق المحطة خلال ساعات الليل الماضية"
    spoken = event(None, evidence=(Span(start=0, end=len(text)),))
    record = told("a", spoken, published=None, text=text)
    assert groups(record, told("b", spoken, published=None, text=text)) == ["ab"], "a copy"
    assert groups(record, told("c", spoken, published=None, text=other)) == ["a", "c"], (
        "years may lie between"
    )


def test_a_place_between_several_rows_matches_either(event: Make, told: Tell) -> None:
    either = Place(
        name="كسرة شيخ جمعة",
        candidates=(PlaceCandidate(id="g:kasra", name="الكسرة"), PlaceCandidate(id="g:x", name="الكسرة")),
    )
    assert groups(told("a", event()), told("b", event().model_copy(update={"place": either}))) == ["ab"]


def test_the_order_of_records_does_not_matter_and_ids_stay(event: Make, told: Tell) -> None:
    records = [
        told("a", event(), event("03-20", dead=3)),
        told("b", event(place="ريف"), published="03-16"),
        told("c", event("03-20", dead=3), published="03-21"),
        told("d", event(place="سرمين", type="air_strike", on="civilians")),
    ]
    first = link_records(records)
    random.Random(7).shuffle(records)
    assert link_records(records) == first
    later = link_records([*records, told("z", event(dead=2), published="03-30")])
    assert {i.id for i in later} == {i.id for i in first}, "a later report changes no id"


def test_linking_a_store_twice_changes_nothing(tmp_path: Path, event: Make, told: Tell) -> None:
    with tawthiq.store.open(tmp_path / "s.db") as store:
        store.add_many([told("a", event(dead=2)), told("b", event(dead=3)), told("c", event("04-20"))])
        first = link(store)
        assert first.compared == 1
        assert list(store.incidents()) == first == link(store) and len(first) == 2
        store.add(told("b", event("04-20")))
        assert sorted(len(i.members) for i in link(store)) == [1, 2], "the new version counts"
        assert list(store.incidents()) != first


# ---------------------------------------------------------------- explanations
def test_an_explanation_adds_up_and_says_why(event: Make, told: Tell) -> None:
    left, right = told("a", event(dead=2, by="isis")), told("b", event("03-15", "ريف", dead=9))
    explained = explain_pair((left.article, left.events[0]), (right.article, right.events[0]))
    assert explained.weight == pytest.approx(sum(reason.weight for reason in explained.reasons), abs=1e-6)
    said = {reason.comparison: reason.says for reason in explained.reasons}
    assert said["date"] == "they are a day apart, as reports of a night or of the day after are"
    assert said["place"] == "one names only the district, countryside or governorate of the other"
    assert said["initiators"] == "one of them does not know who did it"
    assert said["killed"] == "their numbers of dead are far apart"
    assert str(explained).splitlines()[-1].endswith("one occurrence" if explained.same else "two occurrences")


def test_every_level_of_the_policy_can_explain_itself(event: Make, told: Tell) -> None:
    """A level that is never met, or whose SQL is broken, would be found here first."""
    varied = [
        told("a", event(dead=2, by="isis", weapons=("ied",))),
        told("b", event("03-21", "حصان", on="civilians", dead=2, by="sdf", weapons=("rocket",))),
        told("c", event("03-14/03-16", "محافظة", type="pledge", on="", dead=40)),
        told("d", event("03-01/03-31", None, type="landmine", on="asayish", dead=3)),
        told("e", event(None, "حويجة", on="iraqi_forces", dead=4), published=None),
        told("f", event("03-10/03-18", "ريف", dead=4)),
        told("g", event("03-16", "محيط كسرة", by="turkey", dead=9)),
        told("h", event(None, "سرمين")),
    ]
    met: set[tuple[str, str]] = set()
    pairs = [(r.article, r.events[0]) for r in varied]
    for i, left in enumerate(pairs):
        for right in pairs[i:]:
            met.update((reason.comparison, reason.says) for reason in explain_pair(left, right).reasons)
    assert {c.name for c in shipped_policy().comparisons} <= {name for name, _ in met}
    assert len(met) >= 35


# ---------------------------------------------------------------- the mark
def test_gold_records_are_linked_as_their_annotators_did(shared: Path) -> None:
    """B-cubed F1 of 0.90 or more on the gold records of 72 articles about 24 incidents."""
    gold = json.loads((shared / "gold" / "incidents.json").read_text(encoding="utf-8"))
    lines = (shared / "corpus" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {article["id"]: article for article in map(json.loads, lines)}
    records = [Record.from_dict({**articles[one["id"]], "events": one["events"]}) for one in gold]
    incidents = [incident.to_dict() for incident in link_records(records)]
    assert score_links(gold, gold, incidents).all.f1 >= 0.9
