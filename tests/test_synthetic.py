"""The generator of records whose truth is known."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

import pytest
from benchmarks.synthetic import Known, rates, synthetic_records

SIZE = 1_200


@pytest.fixture(scope="module")
def known() -> list[Known]:
    return list(synthetic_records(SIZE))


def test_the_same_number_and_seed_give_the_same_records(known: list[Known]) -> None:
    again = list(synthetic_records(SIZE))
    assert [k.record for k in again] == [k.record for k in known]
    assert list(synthetic_records(50, seed=2)) != known[:50]


def test_a_smaller_number_is_the_beginning_of_a_larger_one(known: list[Known]) -> None:
    assert list(islice(synthetic_records(200), 100)) == known[:100]


def test_records_keep_the_contract(known: list[Known]) -> None:
    for one in known[:100]:
        assert type(one.record).from_dict(json.loads(one.record.to_json())) == one.record, (
            "valid field by field"
        )
        assert one.record.unsupported() == [], "each value stands on its words"
        assert len(one.incidents) == len(one.record.events)


def test_incidents_are_told_about_as_often_as_the_rates_say(known: list[Known]) -> None:
    told = Counter(number for one in known for number in one.incidents)
    assert 2.3 < sum(told.values()) / len(told) < 2.7
    missing = sum(not e.place for k in known for e in k.record.events) / sum(len(k.incidents) for k in known)
    assert missing == pytest.approx(rates()["place"]["missing"], abs=0.02)


def test_an_article_tells_no_incident_twice(known: list[Known]) -> None:
    assert all(len(set(one.incidents)) == len(one.incidents) for one in known)
    assert any(len(one.incidents) > 1 for one in known), "and some tell two"


def shares() -> Iterator[tuple[str, Mapping[str, float]]]:
    for name, value in rates().items():
        if name == "types":
            yield name, {kind: entry["share"] for kind, entry in value.items()}
        elif name in ("initiators", "fighters"):
            yield from ((f"{name} {country}", some) for country, some in value.items())
        elif isinstance(value, dict) and name not in ("words", "aliases"):
            yield name, value


@pytest.mark.parametrize(("name", "parts"), list(shares()))
def test_shares_add_up_to_one(name: str, parts: Mapping[str, float]) -> None:
    assert sum(parts.values()) == pytest.approx(1), name
