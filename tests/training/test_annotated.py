"""The pages annotated for training: in the words of the contract, and without a word of the pages themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from training.annotated import annotated_pages

from tawthiq.records import FAMILIES, Measure, Outcome, PlacePrecision, Stance, Weapon

TYPES = {kind for kinds in FAMILIES.values() for kind in kinds}

RECORDS = list(annotated_pages())
EVENTS = [(r["id"], e) for r in RECORDS for e in r["events"]]
TALLIES = [(r["id"], t) for r in RECORDS for t in r["tallies"]]


def test_every_page_is_annotated_once() -> None:
    assert len({r["id"] for r in RECORDS}) == len(RECORDS) > 100


def test_every_event_uses_the_words_of_the_contract() -> None:
    for page, event in EVENTS:
        assert event["type"] in TYPES, page
        assert event["stance"] in get_args(Stance), page
        assert set(event["weapons"]) <= set(get_args(Weapon)), page
        assert {c["outcome"] for c in event["casualties"]} <= set(get_args(Outcome)), page
        assert event["place"] is None or event["place"]["precision"] in get_args(PlacePrecision), page
        assert event["time"] is None or _starts_before_it_ends(event["time"]), page


def _starts_before_it_ends(time: Mapping[str, str]) -> bool:
    return date.fromisoformat(time["start"]) <= date.fromisoformat(time["end"])


def test_every_tally_is_a_count_of_the_contract() -> None:
    for page, tally in TALLIES:
        assert tally["measure"] in get_args(Measure), page
        assert tally["min"] is not None or tally["max"] is not None, page


def test_nothing_of_a_page_is_kept_but_names_of_places() -> None:
    for page, claim in [*EVENTS, *TALLIES]:
        assert not {"text", "words", "note"} & claim.keys(), page
