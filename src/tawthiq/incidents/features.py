"""One event as the flat row that is compared: days as numbers, place as a key, actors and their camps.

The row also carries the keys of its blocks. Two events are compared only where they share one, so that the
work grows with the events and not with their square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any
from zlib import crc32

from tawthiq.arabic.script import fold
from tawthiq.incidents.policy import Policy
from tawthiq.records import Article, Event, Party, Place, Time, total

Row = dict[str, Any]

FINE = ("site", "settlement")
BUCKET_DAYS = 4
CELL_DEGREES = 0.1
"""About 10 km; a point belongs to the four cells around it, so that neighbours share one."""


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day, as ordinals; `dated` is false where only the day of publication is known."""

    first: int
    last: int
    dated: bool


def window_of(event: Event, published: date | None, policy: Policy) -> Window | None:
    """The days on which an event can have happened; `None` where nothing is known.

    An open end is closed at the day of publication, or at the known end.
    """
    time = event.time
    if time is not None and (time.start or time.end):
        return _dated(time, published)
    if published is None:
        return None
    last = published.toordinal()
    return Window(last - policy.published_days, last, dated=False)


def _dated(time: Time, published: date | None) -> Window:
    first, last = time.start, time.end or published or time.start
    first, last = first or last, last or first
    assert first is not None and last is not None
    return Window(first.toordinal(), max(first, last).toordinal(), dated=True)


def row_of(number: int, article: Article, event: Event, policy: Policy) -> Row:
    """The flat row of an event, `number` its id among the rows."""
    window = window_of(event, article.published, policy)
    place = event.place
    killed, wounded = total(event.casualties, "killed"), total(event.casualties, "wounded")
    initiators, targets = _actors(event.initiators, policy), _actors(event.targets, policy)
    return {
        "unique_id": number,
        "article": article.id,
        "type": event.type,
        "kinds": list(policy.kinds_of[event.type]),
        "day_lo": window and window.first,
        "day_hi": window and window.last,
        "dated": bool(window and window.dated),
        **_place_columns(place, policy),
        "initiators": initiators,
        "initiator_camps": _camps(initiators, policy),
        "targets": targets,
        "target_camps": _camps(targets, policy),
        "objects": sorted({party.object for party in event.targets if party.object}),
        "weapons": sorted(event.weapons),
        "killed_lo": killed and (killed[0] or 0),
        "killed_hi": killed and killed[1],
        "wounded_lo": wounded and (wounded[0] or 0),
        "wounded_hi": wounded and wounded[1],
        "words": _words(article, event),
        **_blocks(event, window, place, policy),
    }


# ---------------------------------------------------------------- place
def _place_columns(place: Place | None, policy: Policy) -> Row:
    if place is None:
        empty = dict.fromkeys(("place_key", "admin1", "country", "lat", "lon"))
        return {**empty, "place_ids": [], "fine": False, "loose": False, "reach": 0.0, "common": False}
    located = place.lat is not None and place.lon is not None and not place.ambiguous
    return {
        "place_key": place_key(place.name, policy),
        "place_ids": place_ids(place),
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat if located else None,
        "lon": place.lon if located else None,
        "fine": _is_fine(place, policy),
        "loose": place.precision not in FINE,
        "reach": float(policy.reach_km[extent(place, policy)]),
        "common": False,
    }


def extent(place: Place, policy: Policy) -> str:
    """The place's precision, or `countryside` for an area that is no more than a direction from a place."""
    if place.precision != "area":
        return place.precision
    unplaced = place.lat is None
    return "countryside" if unplaced or policy.countryside_words & set(place.name.split()) else "area"


def _is_fine(place: Place, policy: Policy) -> bool:
    """Whether the place is a point or its surroundings."""
    return extent(place, policy) in (*FINE, "area")


def mark_common_places(rows: Sequence[Row], policy: Policy) -> None:
    """Set `common` in the rows of places that the store tells of often: to share one says less."""
    counts = Counter(row["place_key"] for row in rows if row["place_key"])
    least = max(policy.common_least, policy.common_share * len(rows))
    for row in rows:
        row["common"] = counts[row["place_key"]] >= least


def place_ids(place: Place) -> list[str]:
    """The rows of the gazetteer that it is, or may be."""
    ids = {candidate.id for candidate in place.candidates}
    return sorted(ids | {place.id} if place.id else ids)


def place_key(name: str, policy: Policy) -> str:
    """A place's name folded, without the article and the words for what kind of place it is.

    >>> from tawthiq.incidents.policy import shipped_policy
    >>> place_key("بلدة الشحيل", shipped_policy()) == place_key("شحيل", shipped_policy())
    True
    """
    words = [word for word in name.split() if word not in policy.generic_place_words] or name.split()
    return " ".join(fold(word).removeprefix("ال") for word in words)


# ---------------------------------------------------------------- actors, words
def _actors(parties: tuple[Party, ...], policy: Policy) -> list[str]:
    return sorted({party.id for party in parties} - policy.unknown_actors)


def _camps(actors: list[str], policy: Policy) -> list[str]:
    return sorted({camp for actor in actors for camp in policy.camps_of.get(actor, (actor,))})


def _words(article: Article, event: Event) -> list[int]:
    """The distinct words of four letters or more of the event's evidence, as numbers that compare quickly."""
    text = article.text
    evidence = " ".join(text[span.start : span.end] for span in event.evidence)
    words = {fold(word).removeprefix("و").removeprefix("ال") for word in evidence.split()}
    return sorted(crc32(word.encode()) for word in words if len(word) > 3)


# ---------------------------------------------------------------- blocks
def _blocks(event: Event, window: Window | None, place: Place | None, policy: Policy) -> Row:
    """The keys under which an event is compared with others.

    `area`: same governorate, a like type, days within reach. `near`: the same place by name, id or cell of
    the map, days within reach, whatever the type. `open` against `any`: one names no governorate; a like
    type, days within reach. `scoring` says which pairs of those that these bring together are left out.
    """
    if window is not None and window.last - window.first > policy.longest_days:
        return {"block_area": [], "block_near": [], "block_open": [], "block_any": []}
    days = [str(day) for day in _buckets(window, policy)]
    kinds = policy.kinds_of[event.type]
    admin1 = place.admin1 if place else None
    by_kind = [f"{kind} {day}" for kind in kinds for day in days] if window else []
    return {
        "block_area": [f"{admin1} {key}" for key in by_kind] if admin1 else [],
        "block_near": [f"{key} {day}" for key in _near(place, policy) for day in days],
        "block_open": [] if admin1 else by_kind,
        "block_any": by_kind,
    }


def _buckets(window: Window | None, policy: Policy) -> range | list[str]:
    """Stretches of days; the reach is added at one end, so that events within reach share a stretch."""
    if window is None:
        return ["never"]
    return range(window.first // BUCKET_DAYS, (window.last + policy.reach_days) // BUCKET_DAYS + 1)


def _near(place: Place | None, policy: Policy) -> Iterator[str]:
    if place is None or not _is_fine(place, policy):
        return
    yield f"n {place.country} {place_key(place.name, policy)}"
    yield from (f"i {one}" for one in place_ids(place))
    if place.lat is not None and place.lon is not None and not place.ambiguous:
        y, x = place.lat / CELL_DEGREES - 0.5, place.lon / CELL_DEGREES - 0.5
        yield from (f"c {floor(y) + dy} {floor(x) + dx}" for dy in (0, 1) for dx in (0, 1))
