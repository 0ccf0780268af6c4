"""Which of the times, and which of the places, that an incident's records tell agree with one another.

A record agrees with a value that it tells itself, and with a finer one that lies in what it tells: "in March" agrees with
the 14th, "in the countryside of Deir ez-Zor" with a village there. It does not agree with a wider one, which says less.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

from tawthiq.incidents.choosing import Candidate, Choosing, Voices, shipped_choosing
from tawthiq.incidents.features import extent, place_ids, place_key
from tawthiq.incidents.policy import Policy
from tawthiq.records import Place, Time

EARTH_KM = 12742.0
"""The earth's diameter."""

_FINE = ("site", "settlement")


# ---------------------------------------------------------------- days
def times_of(voices: Voices) -> list[tuple[Candidate, Time]]:
    """The times that are told; one whose words name no day is none."""
    found: dict[tuple[date | None, date | None], tuple[Candidate, Time]] = {}
    for i, one in enumerate(voices.told):
        time = one.event.time
        if time is not None and (time.start or time.end):
            key = (time.start, time.end)
            found.setdefault(key, (Candidate(_plain_time(time)), time))[0].tellers.append(i)
    told = list(found.values())
    for candidate, time in told:
        first, last = _window(time)
        candidate.width = last - first
        for other, wider in told:
            from_, to = _window(wider)
            if from_ <= first and last <= to:
                candidate.agree.update(other.tellers)
    return told


def _window(time: Time) -> tuple[int, int]:
    """First and last day as numbers; an open end is as far away as days go."""
    return (time.start or date.min).toordinal(), (time.end or date.max).toordinal()


def _plain_time(time: Time) -> dict[str, Any]:
    return {
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "precision": time.precision,
    }


# ---------------------------------------------------------------- places
def places_of(voices: Voices, policy: Policy) -> list[tuple[Candidate, Place]]:
    """The places that are told; two names of one row of the gazetteer are one place."""
    choosing = shipped_choosing()
    told: list[tuple[Candidate, Place]] = []
    for i, one in enumerate(voices.told):
        place = one.event.place
        if place is None:
            continue
        known = next((each for each in told if _same_value(each[1], place, policy)), None)
        if known is None:
            known = (Candidate(_plain_place(place), unknown=place.ambiguous), place)
            told.append(known)
        known[0].tellers.append(i)
    for candidate, place in told:
        candidate.width = choosing.place_fineness[place.precision]
        for other, wider in told:
            if place is wider or contains(wider, place, policy, choosing):
                candidate.agree.update(other.tellers)
    return told


def _same_value(one: Place, other: Place, policy: Policy) -> bool:
    if (one.precision, one.ambiguous) != (other.precision, other.ambiguous):
        return False
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return one.admin1 == other.admin1 and place_key(one.name, policy) == place_key(other.name, policy)


def contains(wider: Place, place: Place, policy: Policy, choosing: Choosing) -> bool:
    """Whether what is told of one place leaves room for the other, which is no wider."""
    if choosing.place_fineness[wider.precision] < choosing.place_fineness[place.precision]:
        return False
    if set(place_ids(wider)) & set(place_ids(place)):
        return True
    if wider.country and place.country and wider.country != place.country:
        return False
    if wider.precision == "country":
        return True
    if wider.admin1 and place.admin1 and wider.admin1 != place.admin1:
        return False
    if wider.precision == "governorate":
        return wider.admin1 is not None and wider.admin1 == place.admin1
    if place_key(wider.name, policy) == place_key(place.name, policy):
        return True
    km = _km(wider, place)
    if wider.precision in _FINE:
        return km is not None and km <= choosing.same_site_km
    if km is not None:
        return km <= policy.reach_km[extent(wider, policy)]
    # A stretch of country that is on no map may hold whatever is in its governorate.
    return extent(wider, policy) == "countryside" and wider.admin1 == place.admin1 is not None


def _km(one: Place, other: Place) -> float | None:
    """The distance between two places that are known points, by the haversine formula."""
    if one.ambiguous or other.ambiguous:
        return None
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    y, x = radians(other.lat - one.lat), radians(other.lon - one.lon)
    return EARTH_KM * asin(
        sqrt(sin(y / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(x / 2) ** 2)
    )


def _plain_place(place: Place) -> dict[str, Any]:
    return {
        name: getattr(place, name) for name in ("name", "admin1", "country", "lat", "lon", "precision", "id")
    }


def chosen_of(pairs: Sequence[tuple[Candidate, Any]], best: Candidate) -> Any:
    """The time or place that a candidate stands for."""
    return next(value for candidate, value in pairs if candidate is best)
