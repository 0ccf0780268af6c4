"""People harmed over all sources of an incident: nobody twice, nobody lost, unknown apart from zero."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tawthiq.incidents.merge import Told, merge
from tawthiq.incidents.policy import shipped_policy
from tawthiq.records import Casualty, Event, Incident, Record, Toll, toll_of

Make = Callable[..., Event]
Tell = Callable[..., Record]

CIVILIANS = frozenset({"civilians", "local_officials"})
FIGHTERS = frozenset({"sdf", "isis", "asayish"})


def harm(text: str, outcome: str = "killed") -> tuple[Casualty, ...]:
    """`"sdf 3, civilians 2-4, isis ≥2, sdf 1 officers, isis 2 in unknown"`; `?` is "several"."""
    return tuple(_entry(part.split(), outcome) for part in text.split(", ") if part)


def _entry(words: list[str], outcome: str) -> Casualty:
    group, number, *rest = words
    low, _, high = number.strip("≥?").partition("-")
    open_end = number[0] in "≥?"
    return Casualty(
        outcome=outcome,
        group=group,
        min=int(low or 2),
        max=None if open_end else int(high or low),
        vague="several" if number == "?" else None,
        within=rest[1] if rest[:1] == ["in"] else None,
        who=rest[0] if rest and rest[0] != "in" else None,
    )


@pytest.fixture
def merged(event: Make, told: Tell) -> Callable[..., Incident]:
    """`merged("sdf 3", {"harm": "sdf 5", "speaker": "isis"}, …)`: the incident of articles a, b, c …"""

    def build(*tellings: str | dict[str, Any], **shared: Any) -> Incident:
        records = []
        for i, one in enumerate(tellings):
            given = {**shared, **({"harm": one} if isinstance(one, str) else one)}
            counted, rivals = harm(given.pop("harm")), given.pop("rivals", ())
            outlet = given.pop("outlet", f"outlet {i}")
            what = event(casualties=counted, rivals=rivals, **given)
            records.append(told(chr(97 + i), what, outlet=outlet, published=f"03-{15 + i}"))
        members = [Told(record.article, one) for record in records for one in record.events]
        return merge(members, shipped_policy())

    return build


CLAIM = {"speaker": "isis", "stance": "claimed", "by": "isis"}

# (tellings, low, best, high of all killed, why)
TOTALS: list[tuple[list[Any], tuple[int | None, ...], str]] = [
    (["unknown 5", "civilians 3, sdf 2"], (5, 5, 5), "the same five, told apart and together"),
    (
        ["civilians 3, sdf 2", "civilians 2"],
        (4, 4, 5),
        "who tells of civilians only leaves out the others; a tie goes to the lower",
    ),
    (["civilians 3, sdf 2", "civilians 5"], (5, 5, 5), "one who counts as many counts them all as civilians"),
    (["civilians 3", "sdf 3"], (3, 3, 3), "rival accounts of who three dead were"),
    (
        ["civilians 3", "local_officials 1"],
        (1, 1, 3),
        "two names for the same people, as far as anyone tells",
    ),
    ([{"harm": "sdf 3", "by": "isis"}, {"harm": "isis 2", "by": "isis"}], (5, 5, 5), "each side's own dead"),
    (
        [{"harm": "unknown 4", "by": "isis"}, {"harm": "isis 1", "by": "isis"}],
        (1, 1, 4),
        "whole and attacker",
    ),
    (["civilians 4, civilians 2 children"], (4, 4, 4), "of them two children"),
    (["civilians 2 children"], (2, 2, None), "children without their whole are the least there were"),
    (["unknown 6, isis 2 in unknown"], (6, 6, 6), "six, two of them of one group"),
    (["unknown 6, isis 2 in unknown", "isis 2, civilians 4"], (6, 6, 6), "the other four named elsewhere"),
    (["isis 2 in unknown"], (2, 2, None), "a part alone says least of the whole"),
    (["civilians 3, sdf ?"], (5, 5, None), "three and several: five at least"),
    (["sdf ?"], (2, None, None), "several is no number"),
    (["civilians 0"], (0, 0, 0), "a stated zero is a figure"),
    (["civilians 0", "civilians 1"], (0, 0, 1), "and stands against another figure"),
    (["sdf 2", {"harm": "sdf 9", **CLAIM}, {"harm": "sdf 9", **CLAIM}], (2, 2, 9), "a claim is no best"),
    ([{"harm": "sdf 9", **CLAIM}], (9, 9, 9), "but where nobody else tells"),
    (
        [{"harm": "isis 1", "speaker": "isis", "stance": "claimed", "by": "isis"}, "isis 3", "isis 1"],
        (1, 1, 3),
        "a party on its own dead claims nothing",
    ),
    (
        [{"harm": "sdf 2", "outlet": "ألف"}, {"harm": "sdf 5", "outlet": "ألف"}],
        (2, 5, 5),
        "a rising toll",
    ),
    (
        [{"harm": "sdf 2, civilians 1", "rivals": harm("sdf 7")}],
        (3, 3, 8),
        "a rival figure stands against one group's; the civilian stays",
    ),
]


@pytest.mark.parametrize(("tellings", "expected", "why"), TOTALS, ids=[case[2] for case in TOTALS])
def test_everyone_killed(
    merged: Callable[..., Incident], tellings: list[Any], expected: tuple[int | None, ...], why: str
) -> None:
    toll = toll_of(merged(*tellings), "killed")
    assert toll is not None and (toll.low, toll.best, toll.high) == expected, why


# (tellings, groups, who, expected, why)
PARTS: list[tuple[list[Any], frozenset[str] | None, str | None, tuple[int | None, ...] | None, str]] = [
    (
        ["civilians 3", "civilians 2, local_officials 1"],
        CIVILIANS,
        None,
        (3, 3, 3),
        "one class, two wordings",
    ),
    (["unknown 6, isis 2 in unknown"], FIGHTERS, None, (2, 2, 2), "the part that is of the class"),
    (
        ["unknown 6, isis 2 in unknown"],
        frozenset({"unknown"}),
        None,
        (4, 4, 4),
        "and the rest, so that they add up",
    ),
    (["unknown 6"], CIVILIANS, None, None, "nobody says that they were civilians"),
    (
        ["unknown ≥7, sdf ≥2 in unknown", "unknown ≥7, sdf ≥2 in unknown", "unknown 4"],
        frozenset({"unknown"}),
        None,
        (0, 5, None),
        "what is left of an open whole is open too, and reaches its number",
    ),
    (["civilians 0"], FIGHTERS, None, None, "and nobody speaks of fighters"),
    (
        ["civilians 4, civilians 2 children", "civilians 5"],
        None,
        "children",
        (2, 2, 2),
        "children among them",
    ),
    (["civilians 4, civilians 2 children, civilians 1 women"], CIVILIANS, "women", (1, 1, 1), "women"),
    (
        [{"harm": "sdf 2, civilians 1", "rivals": harm("sdf 7")}],
        CIVILIANS,
        None,
        (1, 1, 1),
        "a rival of another group's figure tells nothing of these",
    ),
]


@pytest.mark.parametrize(
    ("tellings", "groups", "who", "expected", "why"), PARTS, ids=[case[4] for case in PARTS]
)
def test_some_of_them(
    merged: Callable[..., Incident],
    tellings: list[Any],
    groups: frozenset[str] | None,
    who: Any,
    expected: tuple[int | None, ...] | None,
    why: str,
) -> None:
    toll = toll_of(merged(*tellings), "killed", groups=groups, who=who)
    assert (toll and (toll.low, toll.best, toll.high)) == expected, why


def test_of_what_nobody_tells_nothing_is_known(merged: Callable[..., Incident]) -> None:
    incident = merged("sdf 2", "")
    assert toll_of(incident, "wounded") is None and "wounded" not in incident.totals
    assert toll_of(merged(""), "killed") is None and merged("").totals == {}
    assert merged("sdf 2").totals == {"killed": Toll(low=2, best=2, high=2)}
