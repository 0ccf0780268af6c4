"""Events as the flat columns that are compared: days as numbers, places with their reach, sets of codes.

The columns are built for many events at once. What repeats from event to event (a place, a set of actors) is
worked out once and referred to by number, so that a million events take seconds and hardly more memory than
their columns. The same code makes the two rows of `explain_pair`.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import cos, radians, sin
from typing import Any
from zlib import crc32

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from tawthiq.arabic.script import fold
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import GENERIC_SPEAKERS, Told
from tawthiq.records import Casualty, Event, Party, Place, Time, total

FINE = ("site", "settlement")
EARTH_KM = 6371.0
CELL_DEGREES = 0.1
"""About 10 km: points within so many kilometres share a cell or lie in neighbouring ones."""

NO_WORD = 0

Values = tuple[Any, ...]
_CODES, _BITS = pa.list_(pa.uint32()), pa.uint64()

PLACE_COLUMNS = {
    "place_key": pa.string(),
    "place_ids": _CODES,
    "place_ids_bits": _BITS,
    "admin1": pa.uint32(),
    "country": pa.uint32(),
    "lat": pa.float64(),
    "lon": pa.float64(),
    "x": pa.float64(),
    "y": pa.float64(),
    "z": pa.float64(),
    "fine": pa.bool_(),
    "loose": pa.bool_(),
    "reach": pa.float64(),
}
ACTOR_COLUMNS = {"": _CODES, "_bits": _BITS, "_camps": _CODES, "_camps_bits": _BITS, "_people": pa.bool_()}
SET_COLUMNS = {"": _CODES, "_bits": _BITS}
DAY_COLUMNS = {"day_lo": pa.int32(), "day_hi": pa.int32(), "dated": pa.bool_()}
TOLL_COLUMNS = {f"{outcome}_{end}": pa.int64() for outcome in ("killed", "wounded") for end in ("lo", "hi")}


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


def apart_key(told: Told) -> str:
    """What tells each occurrence once: an article, or the data set that a coded event is a row of.

    A data set is named by what stands before the colon of its article ids: `ged:214797` is of `ged`.

    >>> from tawthiq.records import Article, Event
    >>> apart_key(Told(Article(id="ged:214797", text=""), Event(id="e1", type="clash", coded={"id": "214797"})))
    'ged:'
    """
    article = told.article.id
    name, colon, _ = article.partition(":")
    return name + colon if told.event.coded is not None and colon else article


def event_table(told: Iterable[Told], policy: Policy, *, common: Collection[str] | None = None) -> pa.Table:
    """The columns of events, numbered as they come; they are read once and not kept.

    Args:
        told: the events.
        policy: what belongs together.
        common: the places that are often told of, by `place_key`; found among the events where it is `None`.
    """
    columns = _Columns(policy)
    for one in told:
        columns.add(one)
    table = columns.table()
    if common is None:
        counts = pa.compute.value_counts(table["place_key"]).to_pylist()
        common = _often({one["values"]: one["counts"] for one in counts}, table.num_rows, policy)
    known = pa.compute.is_in(table["place_key"], value_set=pa.array(sorted(common), pa.string()))
    return table.append_column("common", known)


def places_often_told(told: Iterable[Told], policy: Policy) -> frozenset[str]:
    """The places that a store tells of often, by `place_key`: to share one says less."""
    names = Counter(one.event.place.name if one.event.place else None for one in told)
    counts: Counter[str | None] = Counter()
    for name, count in names.items():
        counts[place_key(name, policy) if name else None] += count
    return _often(counts, names.total(), policy)


def _often(counts: Mapping[str | None, int], events: int, policy: Policy) -> frozenset[str]:
    least = max(policy.common_least, policy.common_share * events)
    return frozenset(key for key, count in counts.items() if key and count >= least)


class _Numbered:
    """Distinct values, each worked out once, and for each event the number of its own."""

    def __init__(self, columns: dict[str, pa.DataType]) -> None:
        self.columns = columns
        self.rows: list[Values] = []
        self.numbers = array("i")
        self._known: dict[object, int] = {}

    def add(self, key: object, make: Callable[[], Values]) -> None:
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = len(self.rows)
            self.rows.append(make())
        self.numbers.append(number)

    def arrays(self, prefix: str = "") -> Iterator[tuple[str, pa.Array]]:
        numbers = pa.array(self.numbers, pa.int32())
        for i, (name, kind) in enumerate(self.columns.items()):
            yield prefix + name, pa.array([row[i] for row in self.rows], kind).take(numbers)


class _Columns:
    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.apart, self.code = _Codes(), _Codes()
        self.apart_codes = array("I")
        self.types = _Numbered({"type": pa.uint32(), "kinds": pa.uint64()})
        self.days = _Numbered(DAY_COLUMNS)
        self.places = _Numbered(PLACE_COLUMNS)
        self.initiators, self.targets = _Numbered(ACTOR_COLUMNS), _Numbered(ACTOR_COLUMNS)
        self.objects, self.weapons = _Numbered(SET_COLUMNS), _Numbered(SET_COLUMNS)
        self.tolls = _Numbered(TOLL_COLUMNS)
        self.voices = _Numbered({"speaker": pa.uint32()})
        self.triggers = _Numbered({"trigger": pa.uint32()})
        self.words = _WordColumn()
        kinds = sorted({kind for some in policy.kinds_of.values() for kind in some})
        self.kind_bit = {kind: 1 << i for i, kind in enumerate(kinds)}

    def add(self, one: Told) -> None:
        event, article = one.event, one.article
        self.apart_codes.append(self.apart[article.id if event.coded is None else apart_key(one)])
        self.types.add(event.type, lambda: self._type(event.type))
        time = event.time
        days = (time and time.start, time and time.end, article.published)
        self.days.add(days, lambda: self._days(event, article.published))
        self.places.add(_place_id(event.place), lambda: self._place(event.place))
        self.initiators.add(_ids(event.initiators), lambda: self._actors(event.initiators))
        self.targets.add(_ids(event.targets), lambda: self._actors(event.targets))
        hit = tuple(party.object for party in event.targets)
        self.objects.add(hit, lambda: self._set({name for name in hit if name}))
        self.weapons.add(event.weapons, lambda: self._set(set(event.weapons)))
        tolls = tuple([(c.outcome, c.min, c.max, c.who, c.within) for c in event.casualties])
        self.tolls.add(tolls, lambda: _tolls(event.casualties))
        self.voices.add(event.speaker, lambda: (self._voice(event.speaker),))
        said = event.words.get("type")
        trigger = said and said.text
        self.triggers.add(trigger, lambda: (_word_code(trigger) if trigger else None,))
        self.words.add(" ".join([article.text[span.start : span.end] for span in event.evidence]))

    def table(self) -> pa.Table:
        found: dict[str, pa.Array] = {
            "unique_id": pa.array(range(len(self.apart_codes)), pa.int64()),
            "apart": pa.array(self.apart_codes, pa.uint32()),
        }
        for numbered in (self.types, self.days, self.places, self.tolls, self.voices, self.triggers):
            found.update(numbered.arrays())
        for name in ("initiators", "targets", "objects", "weapons"):
            found.update(getattr(self, name).arrays(name))
        found.update(self.words.arrays())
        return pa.table(found)

    # ------------------------------------------------------------ what is worked out once
    def _type(self, type_: str) -> Values:
        return self.code[type_], sum(self.kind_bit[kind] for kind in self.policy.kinds_of[type_])

    def _days(self, event: Event, published: date | None) -> Values:
        window = window_of(event, published, self.policy)
        return (window.first, window.last, window.dated) if window else (None, None, False)

    def _place(self, place: Place | None) -> Values:
        if place is None:
            return None, [], 0, *[None] * 7, False, False, 0.0
        policy = self.policy
        ids = [self.code[f"place {one}"] for one in place_ids(place)]
        lat, lon = (None, None) if place.ambiguous else (place.lat, place.lon)
        return (
            place_key(place.name, policy),
            *_codes_and_bits(ids),
            self.code[place.admin1] if place.admin1 else None,
            self.code[place.country] if place.country else None,
            *((lat, lon, *_on_the_globe(lat, lon)) if lat is not None and lon is not None else [None] * 5),
            extent(place, policy) in (*FINE, "area"),
            place.precision not in FINE,
            float(policy.reach_km[extent(place, policy)]),
        )

    def _actors(self, parties: tuple[Party, ...]) -> Values:
        actors = {party.id for party in parties} - self.policy.unknown_actors
        camps = {camp for actor in actors for camp in self.policy.camps_of.get(actor, (actor,))}
        return *self._set(actors), *self._set(camps), "people" in camps

    def _set(self, names: Collection[str]) -> Values:
        return _codes_and_bits([self.code[name] for name in sorted(names)])

    def _voice(self, speaker: str) -> int | None:
        return None if speaker in GENERIC_SPEAKERS else self.code[speaker]


class _Codes(dict[str, int]):
    """A number for each name, in the order in which they are met."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]


class _WordCodes(dict[str, int]):
    """A number for each word, the same for all its forms; `NO_WORD` for short ones."""

    def __missing__(self, word: str) -> int:
        self[word] = _word_code(word) or NO_WORD
        return self[word]


class _WordColumn:
    """For each event the distinct words of four letters or more of its evidence, as numbers."""

    def __init__(self) -> None:
        self.offsets, self.values = array("i", [0]), array("I")
        self._codes = _WordCodes()

    def add(self, text: str) -> None:
        codes = set(map(self._codes.__getitem__, text.split()))
        codes.discard(NO_WORD)
        self.values.extend(codes)
        self.offsets.append(len(self.values))

    def arrays(self) -> dict[str, pa.Array]:
        """The words; how many; a bit for each modulo 128; and how many have none of their own.

        Two events share at most as many words as they have bits in common, and as the one with fewer such
        words has of these.
        """
        codes, offsets = np.array(self.values, np.uint64), np.array(self.offsets, np.int64)
        count = np.diff(offsets)
        some = count > 0
        found = {
            "words": pa.ListArray.from_arrays(
                pa.array(self.offsets, pa.int32()), pa.array(self.values, pa.uint32())
            ),
            "n_words": pa.array(count),
        }
        bits = np.zeros((2, len(count)), np.uint64)
        for half in (0, 1):
            bit = np.where(
                codes // np.uint64(64) % np.uint64(2) == half, np.uint64(1) << codes % np.uint64(64), 0
            )
            if some.any():
                bits[half, some] = np.bitwise_or.reduceat(bit.astype(np.uint64), offsets[:-1][some])
            found[f"words_bits{half}"] = pa.array(bits[half])
        found["words_hidden"] = pa.array(count - np.bitwise_count(bits).sum(axis=0))
        return found


def _word_code(word: str) -> int | None:
    folded = fold(word).removeprefix("و").removeprefix("ال")
    return crc32(folded.encode()) if len(folded) > 3 else None


def _codes_and_bits(codes: list[int]) -> tuple[list[int], int]:
    """The codes, and a bit for each modulo 64: sets without a common bit have no common code."""
    bits = 0
    for code in codes:
        bits |= 1 << (code % 64)
    return codes, bits


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple([party.id for party in parties])


def _tolls(casualties: tuple[Casualty, ...]) -> Values:
    found: list[int | None] = []
    for outcome in ("killed", "wounded"):
        counted = total(casualties, outcome)
        found += [counted[0] or 0, counted[1]] if counted else [None, None]
    return tuple(found)


# ---------------------------------------------------------------- place
def _place_id(place: Place | None) -> Values | None:
    """What decides a place's columns; the words that name it do not."""
    if place is None:
        return None
    several = tuple([candidate.id for candidate in place.candidates])
    return place.name, place.admin1, place.country, place.lat, place.lon, place.precision, place.id, several


def extent(place: Place, policy: Policy) -> str:
    """The place's precision, or `countryside` for an area that is no more than a direction from a place."""
    if place.precision != "area":
        return place.precision
    unplaced = place.lat is None
    return "countryside" if unplaced or policy.countryside_words & set(place.name.split()) else "area"


def place_ids(place: Place) -> list[str]:
    """The rows of the gazetteer that it is, or may be."""
    ids = {candidate.id for candidate in place.candidates}
    return sorted(ids | {place.id} if place.id else ids)


def _on_the_globe(lat: float, lon: float) -> tuple[float, float, float]:
    """The point in kilometres from the middle of the earth: chords are quicker to measure than arcs.

    A chord is shorter than its arc by less than a metre at 60 km, by eight kilometres at 2000.
    """
    phi, lam = radians(lat), radians(lon)
    return EARTH_KM * cos(phi) * cos(lam), EARTH_KM * cos(phi) * sin(lam), EARTH_KM * sin(phi)


def place_key(name: str, policy: Policy) -> str:
    """A place's name folded, without the article and the words for what kind of place it is.

    >>> from tawthiq.incidents.policy import shipped_policy
    >>> place_key("بلدة الشحيل", shipped_policy()) == place_key("شحيل", shipped_policy())
    True
    """
    words = [word for word in name.split() if word not in policy.generic_place_words] or name.split()
    return " ".join(fold(word).removeprefix("ال") for word in words)
