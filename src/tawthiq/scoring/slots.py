"""Comparing one slot of a gold and a read event: how many fills are right, and how many each side has."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from tawthiq.scoring.fills import (
    CountValue,
    Json,
    count_value,
    same_count,
    same_place,
    same_time,
    same_type,
    same_value,
)
from tawthiq.scoring.measure import PARTLY, RIGHT

Fill = TypeVar("Fill")


class Hits(NamedTuple):
    """Fills of one slot: how many are right (halves for partly right), in the gold, and read."""

    right: float
    gold: int
    read: int


NOTHING: Mapping[str, Any] = {}
"""The other side of an event that was missed or is spurious."""


def compare_slot(slot: str, gold: Json, read: Json) -> Hits:
    """The fills of `slot` in both; either may be `NOTHING`."""
    return _COMPARE.get(slot, _compare_value)(slot, gold, read)


def _one(gold: Fill | None, read: Fill | None, worth: Callable[[Fill, Fill], float]) -> Hits:
    right = worth(gold, read) if gold and read else 0.0
    return Hits(right, int(bool(gold)), int(bool(read)))


def _compare_value(slot: str, gold: Json, read: Json) -> Hits:
    return _one(gold.get(slot), read.get(slot), same_value)


def _compare_type(slot: str, gold: Json, read: Json) -> Hits:
    return _one(gold.get(slot), read.get(slot), same_type)


def _compare_time(slot: str, gold: Json, read: Json) -> Hits:
    return _one(_having("start", gold.get(slot)), _having("start", read.get(slot)), same_time)


def _compare_place(slot: str, gold: Json, read: Json) -> Hits:
    return _one(_having("name", gold.get(slot)), _having("name", read.get(slot)), same_place)


def _having(field: str, value: Json | None) -> Json | None:
    return value if value and value.get(field) else None


def _compare_group(slot: str, gold: Json, read: Json) -> Hits:
    known, known_read = (None if g == "unknown" else g for g in (gold.get(slot), read.get(slot)))
    return _one(known, known_read, same_value)


def _compare_tally_count(slot: str, gold: Json, read: Json) -> Hits:
    return _one(_measured(gold), _measured(read), same_count)


def _measured(tally: Json) -> tuple[str, CountValue] | None:
    return (tally.get("measure", ""), count_value(tally)) if tally else None


def _compare_set(slot: str, gold: Json, read: Json) -> Hits:
    ids, ids_read = _ids(gold.get(slot)), _ids(read.get(slot))
    return Hits(float(len(ids & ids_read)), len(ids), len(ids_read))


def _ids(entries: Iterable[Any] | None) -> set[str]:
    return {entry["id"] if isinstance(entry, Mapping) else entry for entry in entries or ()}


def _compare_casualties(slot: str, gold: Json, read: Json) -> Hits:
    return _compare_counts(_by_group(gold.get(slot)), _by_group(read.get(slot)))


def _compare_totals(slot: str, gold: Json, read: Json) -> Hits:
    return _compare_counts(_totals(gold.get("casualties")), _totals(read.get("casualties")))


def _compare_counts(gold: Mapping[Hashable, CountValue], read: Mapping[Hashable, CountValue]) -> Hits:
    """A group that was found is partly right, right with its figure."""
    right = sum(RIGHT if read[key] == value else PARTLY for key, value in gold.items() if key in read)
    return Hits(right, len(gold), len(read))


def _by_group(entries: Iterable[Json] | None) -> dict[Hashable, CountValue]:
    return {
        (entry.get("outcome"), entry.get("group"), entry.get("who")): count_value(entry)
        for entry in entries or ()
        if not _is_stated_zero(entry)
    }


def _totals(entries: Iterable[Json] | None) -> dict[Hashable, CountValue]:
    """Casualties by outcome, summed over groups; breakdowns and groups within a whole left out."""
    sums: dict[Hashable, CountValue] = {}
    for entry in entries or ():
        if entry.get("who") or entry.get("within") or _is_stated_zero(entry):
            continue
        low, high, vague = sums.get(entry.get("outcome"), (0, 0, None))
        more_low, more_high, more_vague = count_value(entry)
        total_high = None if high is None or more_high is None else high + more_high
        sums[entry.get("outcome")] = ((low or 0) + (more_low or 0), total_high, vague or more_vague)
    return sums


def _is_stated_zero(entry: Json) -> bool:
    return entry.get("max") == 0


_COMPARE: dict[str, Callable[[str, Json, Json], Hits]] = {
    "type": _compare_type,
    "time": _compare_time,
    "place": _compare_place,
    "initiators": _compare_set,
    "targets": _compare_set,
    "weapons": _compare_set,
    "by": _compare_set,
    "casualties": _compare_casualties,
    "totals": _compare_totals,
    "count": _compare_tally_count,
    "group": _compare_group,
}
