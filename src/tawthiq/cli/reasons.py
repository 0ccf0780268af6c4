"""Why a value is what it is: the rule of docs/records.md behind it, in a few words."""

from __future__ import annotations

from datetime import date

from tawthiq.arabic.calendar import read_date
from tawthiq.records import FAMILY_OF, Event, Party, Place, Stance, Time, Vague

STANCES: dict[Stance, str] = {
    "reported": "a third party's word",
    "claimed": "a party on its own deed, or on its enemy's",
    "admitted": "a party on harm to its own side, or on a wrong it did",
    "denied": "a mere denial",
    "alleged": "accusation, suspicion or opinion",
}
VAGUE: dict[Vague, str] = {
    "about": "nearly, about, up to a number",
    "several": "a plural without a number: two or more",
    "tens": "tens: 10 to 99",
    "hundreds": "hundreds: 100 to 999",
    "thousands": "thousands, or tens or hundreds of them",
}


def type_reason(event: Event) -> str:
    """Which family the type is of, and whether the event is one occurrence."""
    of = f"a trigger of this type, family {FAMILY_OF[event.type]}"
    return of if event.specific else f"{of}; habit or background, no one occurrence"


def time_reason(time: Time, published: date | None) -> str:
    """Whether the words tell the days alone or with the day of publication.

    >>> time_reason(Time(start=date(2021, 3, 4), end=date(2021, 3, 4), text="أمس"), date(2021, 3, 5))
    'counted from the day of publication, 2021-03-05'
    >>> time_reason(Time(start=date(2021, 3, 4), end=date(2021, 3, 4), text="4 آذار 2021"), date(2021, 3, 5))
    'the words tell the date'
    """
    if time.start is None and time.end is None:
        return "no date without a day of publication" if published is None else "the words name no day"
    alone, with_day = read_date(time.text), read_date(time.text, published)
    if alone is not None and (alone.start, alone.end) == (time.start, time.end):
        return "the words tell the date"
    if with_day is not None and (with_day.start, with_day.end) == (time.start, time.end):
        return f"counted from the day of publication, {published}"
    return "told together with the sentences around it"


def place_reason(place: Place) -> str:
    """Which row of the gazetteer it is, or between which the text does not decide."""
    if place.ambiguous:
        rows = ", ".join(candidate.id for candidate in place.candidates[:4])
        return f"the text does not decide between {len(place.candidates)} places: {rows}"
    return "no row of the gazetteer has this name" if place.id is None else f"row {place.id} of the gazetteer"


def party_reason(party: Party, slot: str) -> str:
    """What the id stands for."""
    if party.id == "unknown":
        return "somebody or something whose side the text does not tell"
    return "named as the one who did it" if slot == "initiator" else "named as the one it was done to"


def count_reason(low: int | None, high: int | None, vague: Vague | None) -> str:
    """The row of the table of counting.

    >>> count_reason(3, 3, None), count_reason(21, None, None), count_reason(10, 99, "tens")
    ('a number, a singular or a dual', 'at least, or more than a number', 'tens: 10 to 99')
    """
    if vague is not None:
        return VAGUE[vague]
    if high is None:
        return "at least, or more than a number"
    if low is None:
        return "fewer than a number"
    if low == high == 0:
        return "a stated zero"
    return "a number, a singular or a dual" if low == high else "between two numbers"


def word_reason(speaker: str, stance: Stance, *, spoken: bool) -> str:
    """Who is heard, and how it is said; `spoken` where the text names the speaker."""
    if speaker == "outlet" and stance == "reported":
        return "the outlet's own voice: no other speaker is named"
    return (
        STANCES[stance] if spoken else f"{STANCES[stance]}; who speaks follows from the sentences around it"
    )
