"""What can be corrected in an incident, and how a person writes it: one table of fields, one sentence for what is wrong.

A value is kept as plain JSON in the form of the contract.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from tawthiq.errors import InvalidInput
from tawthiq.incidents.corrected_place import place_value
from tawthiq.records import EVENT_TYPES, Grade, Judgement, Outcome, Weapon, Who

NOBODY = "none"
"""Written for an empty list: nobody, nothing."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A field and the value that a person gives it."""

    field: str
    value: Any

    @property
    def about(self) -> tuple[str, ...]:
        """What it sets; two corrections that set the same exclude each other."""
        if self.field == "casualties":
            return (self.field, *(str(self.value[name]) for name in ("outcome", "group", "who")))
        return (self.field,)

    @property
    def phrase(self) -> str:
        """The field, in words."""
        return " ".join(part for part in self.about if part != "None")


def correction_of(judgement: Judgement) -> Correction:
    """What a judgement of the kinds `correct` and `discount` sets."""
    if judgement.kind == "discount":
        return Correction("grade", "Discounted")
    return Correction(judgement.field or "", judgement.value)


def read_correction(field: str, words: Sequence[str]) -> Correction:
    """A correction as a person writes it.

    Args:
        field: `type`, `time`, `place`, `initiators`, `targets`, `weapons`, `grade` or `casualties`.
        words: the value, as it stands on the command line.

    Raises:
        InvalidInput: the field cannot be corrected, or the value is none of it.

    >>> read_correction("time", ["2022-10"]).value
    {'start': '2022-10-01', 'end': '2022-10-31', 'precision': 'month'}
    >>> read_correction("casualties", ["killed", "civilians", "3-5"]).phrase
    'casualties killed civilians'
    """
    if field not in FIELDS:
        raise InvalidInput(f"{field}: no field that can be corrected; expected one of {', '.join(FIELDS)}")
    written = [word for word in words if word.strip()]
    if not written:
        raise InvalidInput(f"{field}: no value; expected {_EXPECTED[field]}")
    return Correction(field, FIELDS[field](written))


def _type(words: Sequence[str]) -> str:
    return _one_of("type", words, EVENT_TYPES)


def _grade(words: Sequence[str]) -> str:
    return _one_of("grade", words, get_args(Grade))


def _one_of(field: str, words: Sequence[str], legal: Sequence[str]) -> str:
    value = " ".join(words)
    if value not in legal:
        raise InvalidInput(f"{field} {value!r}: not known; expected one of {', '.join(legal)}")
    return value


def _weapons(words: Sequence[str]) -> list[str]:
    return [_one_of("weapons", [one], get_args(Weapon)) for one in _listed(words)]


def _initiators(words: Sequence[str]) -> list[str]:
    return _parties("initiators", words)


def _targets(words: Sequence[str]) -> list[str]:
    return _parties("targets", words)


def _parties(field: str, words: Sequence[str]) -> list[str]:
    ids = _listed(words)
    for one in ids:
        _check_id(field, one)
    return sorted(ids)


def _check_id(field: str, id: str) -> None:
    if not re.fullmatch("[a-z][a-z0-9_]*", id):
        raise InvalidInput(
            f"{field} {id!r}: no actor's id; expected {_EXPECTED['initiators']}, "
            "in lower-case letters, digits and underscores"
        )


def _listed(words: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(one for word in words for one in word.split(",") if one))
    return [] if found == [NOBODY] else found


# ---------------------------------------------------------------- time
def _time(words: Sequence[str]) -> dict[str, Any]:
    text = "".join(words)
    first, slash, last = text.partition("/")
    if not slash and re.fullmatch(r"\d{4}-\d{2}", text):
        return _month(text)
    start = _day(text, first)
    end = _day(text, last) if slash else start
    if end < start:
        raise InvalidInput(f"time {text!r}: its last day is before its first; expected {_EXPECTED['time']}")
    return {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "precision": "day" if start == end else "period",
    }


def _month(text: str) -> dict[str, Any]:
    first = _day(text, f"{text}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return {"start": first.isoformat(), "end": last.isoformat(), "precision": "month"}


def _day(text: str, day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise InvalidInput(f"time {text!r}: no such day; expected {_EXPECTED['time']}") from None


# ---------------------------------------------------------------- casualties
_COUNT = re.compile(r"(\d+)(?:-(\d+)|(\+))?")


def _casualties(words: Sequence[str]) -> dict[str, Any]:
    text = " ".join(words)
    if len(words) not in (3, 4):
        raise InvalidInput(f"casualties {text!r}: expected {_EXPECTED['casualties']}")
    outcome, group, *who, count = words
    _one_of("casualties", [outcome], get_args(Outcome))
    _check_id("casualties", group)
    if who:
        _one_of("casualties", who, get_args(Who))
    found = _COUNT.fullmatch(count)
    if found is None:
        raise InvalidInput(f"casualties {text!r}: {count!r} is no count; expected {_EXPECTED['casualties']}")
    low, high = int(found[1]), int(found[2] or found[1])
    if high < low:
        raise InvalidInput(f"casualties {text!r}: {count!r} ends below its beginning; expected as 3-5")
    return {
        "outcome": outcome,
        "group": group,
        "who": who[0] if who else None,
        "low": low,
        "high": None if found[3] else high,
    }


def _place(words: Sequence[str]) -> dict[str, Any]:
    return place_value(" ".join(words))


FIELDS: dict[str, Callable[[Sequence[str]], Any]] = {
    "type": _type,
    "time": _time,
    "place": _place,
    "initiators": _initiators,
    "targets": _targets,
    "weapons": _weapons,
    "grade": _grade,
    "casualties": _casualties,
}
"""Each field that can be corrected, and what reads its value."""

_EXPECTED = {
    "type": "an event type such as ambush",
    "time": "a day (2022-10-03), days (2022-10-01/2022-10-05) or a month (2022-10)",
    "place": "a name or an id of the gazetteer",
    "initiators": f"ids of actors such as isis or syrian_army, or {NOBODY}",
    "targets": f"ids of actors such as isis or syrian_army, or {NOBODY}",
    "weapons": f"weapons such as ied, or {NOBODY}",
    "grade": "a grade such as Fair",
    "casualties": "an outcome, a group and a count: killed civilians 3, or 3-5, or 3+; "
    "of them: killed civilians children 2",
}
