"""How outlets write, one snippet for each phenomenon of the contract's list, against the record it should give.

The snippets are data (`phenomena/<heading>.json`), written from the contract alone. One that is still read wrongly
says why under `open`; when a change mends it, delete that mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from benchmarks.phenomena import FOLDER, HEADINGS, Case, article, cases, differences, section

from tawthiq.choices import overheard
from tawthiq.records import FAMILY_OF, Outcome, Stance, Vague, Weapon, Who
from tawthiq.scoring.measure import EVENT_SLOTS

ALL = [case for heading in HEADINGS for case in cases(heading)]
CASE_FIELDS = {
    "id": str,
    "phenomenon": str,
    "why": str,
    "published": str | None,
    "title": str,
    "text": str,
    "slots": list,
    "events": list,
    "tallies": list,
    "figures": list,
    "open": str,
}
NEEDED = {"id", "phenomenon", "why", "published", "text", "slots", "events"}
SLOTS = {*EVENT_SLOTS, "totals"}
COUNT_FIELDS = {"min", "max", "vague"}
TALLY_FIELDS = {"id", "measure", "event_type", "group", "who", "by", "place", "time", "speaker", "part_of"}


@pytest.fixture(autouse=True)
def _grammar_alone() -> Iterator[None]:
    """Whether a thing is told as an event is held open, as in all tests of the grammar: learned weights move."""
    with overheard(frozenset(("event_or_not",))):
        yield


def _parameter(case: Case) -> Any:
    reason = f'{case.get("open")} (now mended? then delete its "open" in phenomena/*.json)'
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if "open" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in ALL])
def test_the_snippet_is_read_as_the_contract_says(case: Case) -> None:
    assert differences(case) == []


def test_every_value_has_its_words() -> None:
    from tawthiq.reader import read  # noqa: PLC0415

    assert {case["id"]: wrong for case in ALL if (wrong := read(article(case)).unsupported())} == {}


def test_each_heading_has_its_file_and_snippets_enough() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == set(HEADINGS)
    assert {name: len(cases(name)) for name in HEADINGS if len(cases(name)) < 16} == {}


def test_ids_and_texts_are_unique() -> None:
    for field in ("id", "text"):
        assert [value for value, n in Counter(case[field] for case in ALL).items() if n > 1] == []


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in ALL])
def test_a_snippet_keeps_the_schema(case: Case) -> None:
    assert NEEDED <= set(case) <= set(CASE_FIELDS)
    for field, value in case.items():
        assert isinstance(value, CASE_FIELDS[field]), field
        assert value != "", field
    if case["published"]:
        date.fromisoformat(case["published"])
    assert set(case["slots"]) <= SLOTS
    for event in case["events"]:
        _event_is_of_the_contract(event)
        assert set(event) - {"type", "optional"} <= set(case["slots"]) | {"casualties"}
    for tally in case.get("tallies", ()):
        assert {"id", "measure", "speaker"} <= set(tally) <= TALLY_FIELDS | COUNT_FIELDS
        assert tally.get("part_of") in {None, *(other["id"] for other in case["tallies"])}
    for figure in case.get("figures", ()):
        assert set(figure) == {"outcome", "min", "speaker"}


def _event_is_of_the_contract(event: dict[str, Any]) -> None:
    assert event["type"] in FAMILY_OF
    assert event.get("stance") in {None, *get_args(Stance)}
    assert set(event.get("weapons", ())) <= set(get_args(Weapon))
    for casualty in event.get("casualties", ()):
        assert casualty["outcome"] in get_args(Outcome)
        assert casualty["who"] in {None, *get_args(Who)}
        assert casualty["vague"] in {None, *get_args(Vague)}
    time = event.get("time")
    assert not time or date.fromisoformat(time["start"]) <= date.fromisoformat(time["end"])


def test_the_section_of_the_benchmarks_has_a_row_for_each_heading() -> None:
    page = section().text
    assert all(f"| {title} | {len(cases(name))} |" in page for name, title in HEADINGS.items())
