"""Comparing one fill of a slot: two types, two times, two places, two counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from tawthiq.records import FAMILY_OF
from tawthiq.scoring.measure import EARTH_DIAMETER_KM, NEAR_KM, PARTLY, RIGHT, SAME_NAME_KM, WRONG

Json = Mapping[str, Any]
"""An event, a tally or a part of one in its JSON form."""

CountValue = tuple[int | None, int | None, str | None]
"""`min`, `max` and `vague` of a count."""

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def name_key(name: str | None) -> str:
    """A place's name without vowels, letter variants, punctuation and the article of each word.

    >>> name_key("الشَّحيل") == name_key("شحيل")
    True
    """
    words = re.findall(r"\w+", _MARKS.sub("", name or "").translate(_LETTERS).lower())
    return " ".join(word.removeprefix("ال") for word in words)


def distance_km(one: Json, other: Json) -> float | None:
    """Great-circle distance of two places in km, `None` where either has no coordinates."""
    lat1, lon1, lat2, lon2 = one.get("lat"), one.get("lon"), other.get("lat"), other.get("lon")
    if lat1 is None or lon1 is None or lat2 is None or lon2 is None:
        return None
    north, south = radians(lat1), radians(lat2)
    half_chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(lon2 - lon1) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(sqrt(half_chord))


def same_place(gold: Json, read: Json) -> float:
    """Right by name (unless far apart) or by nearness; partly right within one governorate."""
    apart = distance_km(gold, read)
    names = {name_key(name) for name in (gold.get("name"), *(gold.get("aliases") or ())) if name}
    if name_key(read.get("name")) in names:
        return RIGHT if apart is None or apart <= SAME_NAME_KM else PARTLY
    if apart is not None and apart <= NEAR_KM and gold.get("precision") == read.get("precision"):
        return RIGHT
    return PARTLY if gold.get("admin1") and gold["admin1"] == read.get("admin1") else WRONG


def same_time(gold: Json, read: Json) -> float:
    """Right with both ends right, partly right where the two periods share a day."""
    first, last = gold.get("start"), gold.get("end")
    read_first, read_last = read.get("start"), read.get("end")
    if (first, last) == (read_first, read_last):
        return RIGHT
    if first is None or last is None or read_first is None or read_last is None:
        return WRONG
    return PARTLY if first <= read_last and read_first <= last else WRONG


def same_type(gold: str, read: str) -> float:
    """Right with the same type, partly right with another of the same family."""
    if gold == read:
        return RIGHT
    family = FAMILY_OF.get(gold)
    return PARTLY if family is not None and family == FAMILY_OF.get(read) else WRONG


def same_value(gold: object, read: object) -> float:
    """Right or wrong, nothing between."""
    return RIGHT if gold == read else WRONG


def same_count(gold: tuple[str, CountValue], read: tuple[str, CountValue]) -> float:
    """Right with measure and count right, partly right where another thing was counted."""
    if gold == read:
        return RIGHT
    return PARTLY if gold[1] == read[1] else WRONG


def count_value(entry: Json) -> CountValue:
    """`min`, `max` and `vague` of a casualty or a tally."""
    return entry.get("min"), entry.get("max"), entry.get("vague")
