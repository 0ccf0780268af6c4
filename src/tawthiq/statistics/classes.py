"""The classes of people and deeds by which everything here is counted (`data/classes.json`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawthiq.errors import InvalidData
from tawthiq.records import EVENT_TYPES, Grade

FILE = "statistics/data/classes.json"

CLASSES = ("civilians", "fighters", "unknown")
"""Into which people are sorted."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Who counts as a civilian, which event types are operations, and which grades are not counted."""

    civilians: frozenset[str]
    operations: frozenset[str]
    uncounted_grades: frozenset[Grade]

    def of_group(self, group: str) -> str:
        """`civilians`, `fighters`, or `unknown` where no source says whose dead they are."""
        if group in self.civilians:
            return "civilians"
        return "unknown" if group == "unknown" else "fighters"


@cache
def shipped_classes() -> Classes:
    """The classes that the package ships.

    Raises:
        InvalidData: an event type is none of the contract's.

    >>> shipped_classes().of_group("local_officials"), shipped_classes().of_group("sdf")
    ('civilians', 'fighters')
    """
    data = json.loads(files("tawthiq.statistics").joinpath("data/classes.json").read_text(encoding="utf-8"))
    strange = sorted(set(data["operations"]) - set(EVENT_TYPES))
    if strange:
        raise InvalidData(f"{FILE}: operations: {strange} are no event types of the contract")
    return Classes(
        civilians=frozenset(data["civilians"]),
        operations=frozenset(data["operations"]),
        uncounted_grades=frozenset(data["uncounted_grades"]),
    )
