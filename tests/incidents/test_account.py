"""Account of an incident: every pair taken apart, every value with its rule, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tawthiq.store
from tawthiq.errors import InvalidInput
from tawthiq.incidents import explain_incident, explain_pair, link
from tawthiq.incidents.explain import NAME, Reason, name_in, says_in
from tawthiq.incidents.pair_plot import plot_pair
from tawthiq.incidents.policy import shipped_policy
from tawthiq.plots import svg_of
from tawthiq.records import Casualty, Event, Record
from tawthiq.store import Store

Make = Callable[..., Event]
Tell = Callable[..., Record]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with tawthiq.store.open(tmp_path / "s.db") as opened:
        yield opened


def test_every_pair_is_taken_apart_as_it_would_be_alone(store: Store, event: Make, told: Tell) -> None:
    records = [
        told("a", event(dead=2, by="isis"), published="03-14"),
        told("b", event("03-15", dead=3)),
        told("c", event(place="ريف", dead=2), published="03-16"),
    ]
    store.add_many(records)
    (incident,) = link(store)
    account = explain_incident(store, incident.id)
    assert list(account.pairs) == [(0, 1), (0, 2), (1, 2)]
    for (i, j), found in account.pairs.items():
        one, other = account.told[i], account.told[j]
        assert found == explain_pair((one.article, one.event), (other.article, other.event))
        assert found.weight == pytest.approx(sum(reason.weight for reason in found.reasons), abs=1e-6)
    lightest = min(account.pairs, key=lambda pair: account.pairs[pair].weight)
    assert account.weakest == lightest
    assert account.against_group(0) == pytest.approx(
        (account.pairs[0, 1].weight + account.pairs[0, 2].weight) / 2
    )
    assert [one.field for one in account.choices][-2:] == ["killed", "grade"]


def test_an_incident_of_one_event_has_no_pairs(store: Store, event: Make, told: Tell) -> None:
    store.add(told("a", event(casualties=(Casualty(outcome="wounded", group="sdf", min=2, max=2),))))
    (incident,) = link(store)
    account = explain_incident(store, incident.id)
    assert account.pairs == {} and account.weakest is None
    assert [(one.field, one.rule) for one in account.choices][-2:] == [
        ("wounded", "only"),
        ("grade", "one_source"),
    ]


def test_what_the_store_does_not_hold_is_refused(store: Store, event: Make, told: Tell) -> None:
    store.add_many([told("a", event()), told("b", event())])
    (incident,) = link(store)
    with pytest.raises(InvalidInput, match="inc-0: no incident of"):
        explain_incident(store, "inc-0")
    store.add(told("b"))
    with pytest.raises(InvalidInput, match="its event e1 of article 'b' is not told any more"):
        explain_incident(store, incident.id)


def test_a_place_often_told_of_weighs_less(store: Store, event: Make, told: Tell) -> None:
    """As in linking, which counts the places of the whole store."""
    store.add_many(told(f"n{day}", event(f"01-{day:02}"), published=f"01-{day:02}") for day in range(1, 32))
    store.add_many([told("a", event()), told("b", event())])
    pair = next(one for one in link(store) if len(one.members) == 2)
    said = {
        reason.comparison: reason.level for reason in explain_incident(store, pair.id).pairs[0, 1].reasons
    }
    assert said["place"] == "same place, often told of"


def test_every_level_of_the_policy_is_told_in_arabic() -> None:
    policy = shipped_policy()
    for comparison in policy.comparisons:
        levels = [*comparison.levels, *([comparison.missing] if comparison.missing else [])]
        for level in levels:
            reason = Reason(comparison.name, 1.0, level.says, level.name)
            assert says_in(reason, "en") == level.says
            assert says_in(reason, "ar") != level.says, (
                f"{comparison.name}: {level.name} has no Arabic sentence"
            )
            assert name_in(reason, "ar") not in (comparison.name, NAME)
    assert says_in(Reason("new", 1.0, "said in English", "new"), "ar") == "said in English"


def test_the_plot_of_a_pair_names_both_outlets(store: Store, event: Make, told: Tell) -> None:
    store.add_many([told("a", event(), outlet="Radio A"), told("b", event(), outlet="Radio B")])
    (incident,) = link(store)
    account = explain_incident(store, incident.id)
    figure = plot_pair(account.pairs[0, 1], *account.told, "en")
    (axes,) = figure.axes
    assert axes.get_title(loc="left") == "One occurrence or two? Radio A and Radio B"
    assert svg_of(plot_pair(account.pairs[0, 1], *account.told, "ar")) != svg_of(figure)
