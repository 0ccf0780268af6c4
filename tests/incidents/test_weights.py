"""By which weights a store is linked: estimated once it is large enough, kept until it has outgrown them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.synthetic import synthetic_records

import tawthiq
from tawthiq.errors import InvalidInput
from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.weights import policy_of_store
from tawthiq.store import Store


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "large.db"
    with tawthiq.open(path) as store:
        store.add_many((known.record for known in synthetic_records(2_200)), batch=500)
    return path


def incidents_of(store: Store) -> list[str]:
    return [incident.model_dump_json() for incident in store.incidents()]


def test_a_large_store_is_linked_by_its_own_weights_and_twice_alike(place: Path) -> None:
    with tawthiq.open(place) as store:
        first = tawthiq.link(store)
        assert first.weights is not None
        assert "estimated on" in first.weights
        assert policy_of_store(store) != shipped_policy()
        before, kept = incidents_of(store), store.policy()
        again = tawthiq.link(store)
        assert incidents_of(store) == before
        assert store.policy() == kept, "no second estimate was made"
        assert again.saved is not None
        assert (again.saved.new, again.saved.changed) == (0, 0)


def test_the_shipped_weights_are_kept_to_once_asked_for(place: Path) -> None:
    with tawthiq.open(place) as store:
        assert tawthiq.link(store, weights="shipped").weights is None
        assert policy_of_store(store) == shipped_policy()
        assert tawthiq.link(store).weights is None, "not estimated again before the store has grown"
        said = tawthiq.link(store, weights="estimate").weights
        assert said is not None
        assert "estimated on" in said


def test_rows_of_one_data_set_bear_no_estimate(tmp_path: Path) -> None:
    """No two of them are compared, so that nothing can be learned from them; linking goes on."""
    with tawthiq.open(tmp_path / "coded.db") as store:
        for known in synthetic_records(2_050):
            record = known.record
            events = tuple(event.model_copy(update={"coded": {"id": event.id}}) for event in record.events)
            article = record.article.model_copy(update={"id": f"ged:{record.article.id}"})
            store.add(record.model_copy(update={"article": article, "events": events}))
        linked = tawthiq.link(store)
        assert linked.weights is not None
        assert "make 0 pairs that can be compared" in linked.weights
        assert all(len(incident.members) == 1 for incident in linked)


def test_a_store_that_was_never_linked_keeps_to_the_shipped_weights_once_asked_for(
    place: Path, tmp_path: Path
) -> None:
    with tawthiq.open(place) as store, tawthiq.open(tmp_path / "s.db") as fresh:
        fresh.add_many(store.records(), batch=500)
        tawthiq.link(fresh, weights="shipped")
        assert tawthiq.link(fresh).weights is None
        kept = fresh.policy()
        tawthiq.link(fresh, weights="shipped")
        assert fresh.policy() == kept, "asked for again, nothing is written"


def test_a_small_store_is_linked_by_the_shipped_weights_and_told_why_when_asked_for_others(
    tmp_path: Path,
) -> None:
    with tawthiq.open(tmp_path / "small.db") as store:
        store.add(tawthiq.read("قُتل ثلاثة مدنيين بقصف مدفعي على مدينة سرمين في 4 آذار 2021."))
        assert tawthiq.link(store).weights is None
        said = tawthiq.link(store, weights="estimate").weights
        assert said is not None
        assert "the store has 1 events" in said
        assert "from 2000 on" in said
        with pytest.raises(InvalidInput, match="auto, estimate, shipped"):
            tawthiq.link(store, weights="best")
