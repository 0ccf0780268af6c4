"""What ground a place stands for, and whether what happened in one place happened in another.

Ground is a set of units by p-code: `SY` holds `SY09`, which holds `SY0902` and that `SY090201`, so that one code lies
in another where it begins with it. Areas that are no units (`data/areas.json`) hold units as a whole or in part. Where
the units leave it open, the answer is `may`, and never a guess.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from tawthiq.arabic.script import fold
from tawthiq.errors import InvalidData
from tawthiq.places import gazetteer, governorate, governorate_named
from tawthiq.places.evidence import distance_km
from tawthiq.places.rows import UNIT_KINDS, PlaceRow
from tawthiq.records import Place

FILE = "statistics/data/areas.json"

Belongs = Literal["in", "may", "out"]

NEAR_KM = 3.0
"""Two named spots this near to each other may be one: a quarter and its town, a site and the village beside it."""

_SPOTS = ("site", "settlement")
_JOINERS = (" و", " - ", " – ", "، ")
_COUNTRYSIDE = "ريف "
_GENERIC = frozenset(
    map(fold, ("محافظة", "محافظات", "محافظتي", "محافظتا", "مدينة", "بلدة", "قرية", "ناحية", "قضاء", "منطقة"))
)


@dataclass(frozen=True, slots=True)
class Extent:
    """The ground of one place; of a spot, the smallest unit that it is known to lie in."""

    name: str
    """Its name folded, without words such as "village of"; areas of the data have their key."""
    inside: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()
    spot: bool = False
    point: tuple[float, float] | None = None
    holders: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether anything is known of where it lies."""
        return bool(self.inside or self.partly)

    @property
    def units(self) -> frozenset[str]:
        """Every unit that it has a part in."""
        return self.inside | self.partly


def extent_of(place: Place, day: date | None = None, *, as_unit: bool = False) -> Extent:
    """The ground of a place.

    Args:
        place: of an event, an incident or a tally.
        day: when; areas of control hold their units at some times only.
        as_unit: a settlement that bears its governorate's name stands for the governorate, as in a breakdown
            "Raqqa: 3".
    """
    name = _key(place.name)
    named = governorate_named(place.name)
    if place.ambiguous:
        codes = [_code_of_row(one.id) or _coarse(one.admin1, one.country) for one in place.candidates]
        return Extent(name, inside=frozenset(filter(None, codes)), spot=place.precision in _SPOTS)
    if (area := _areas().get(name)) is not None:
        return area.extent(day)
    if place.precision == "country":
        return _country(place, name, day)
    if named and (place.precision == "governorate" or (as_unit and place.admin1 in (None, named))):
        return Extent(named, inside=_units(named))
    if place.precision not in _SPOTS and (several := _several(place, day)) is not None:
        return several
    return _within_units(place, name)


def belongs(inner: Extent, outer: Extent, *, done_to: Iterable[str] = ()) -> Belongs:
    """Whether what happened in `inner` happened in `outer`.

    Args:
        inner: where an incident happened.
        outer: the area that is counted.
        done_to: the targets of the incident; they tell where an area of control is held in part.
    """
    if inner.name == outer.name and inner.units & outer.units:
        return "in"
    if not inner.known or not outer.known:
        return "may"
    if not _meet(inner.units, outer.units):
        return "out"
    if outer.spot:
        return _at_spot(inner, outer)
    if all(_lies_in(unit, outer.inside) for unit in inner.units):
        return "in"
    if inner.kinds & outer.kinds or outer.holders.intersection(done_to):
        return "in"
    return "may"


def _at_spot(inner: Extent, outer: Extent) -> Belongs:
    if not inner.spot:
        return "may"
    if inner.point is None or outer.point is None:
        # A camp and the town of its name: one name says all of the other.
        one, other = set(inner.name.split()), set(outer.name.split())
        return "may" if one <= other or other <= one else "out"
    return "may" if distance_km(inner.point, outer.point) <= NEAR_KM else "out"


def _lies_in(unit: str, units: Iterable[str]) -> bool:
    return any(_holds(other, unit) for other in units)


def _meet(some: Iterable[str], others: frozenset[str]) -> bool:
    return any(_holds(a, b) or _holds(b, a) for a in some for b in others)


def _holds(large: str, small: str) -> bool:
    """Whether one unit lies in another: a country's code is the beginning of its p-codes."""
    return small.startswith(large)


# ---------------------------------------------------------------- places
def _key(name: str) -> str:
    words = [word for word in fold(name).split() if word not in _GENERIC] or fold(name).split()
    return " ".join(words)


def _units(slug: str) -> frozenset[str]:
    found = governorate(slug)
    return frozenset({found.pcode}) if found else frozenset()


def _country(place: Place, name: str, day: date | None) -> Extent:
    if place.country:
        return Extent(place.country, inside=frozenset({place.country}))
    return _several(place, day) or Extent(name)


def _several(place: Place, day: date | None) -> Extent | None:
    """The ground of a name that lists units or areas ("حمص وحماة"), where each of them is known."""
    text = place.name
    for joiner in _JOINERS[1:]:
        text = text.replace(joiner, " و")
    parts = [part for part in text.split(" و") if part.strip()]
    if len(parts) < 2:
        return None
    found = [_unit_named(part.strip(), day) for part in parts]
    if not all(found):
        return None
    known = [one for one in found if one is not None]
    return Extent(
        " ".join(sorted(one.name for one in known)),
        inside=frozenset().union(*(one.inside for one in known)),
        partly=frozenset().union(*(one.partly for one in known)),
    )


def _unit_named(name: str, day: date | None) -> Extent | None:
    for form in (name, name.removeprefix("ال")):
        if (slug := governorate_named(form)) is not None:
            return Extent(slug, inside=_units(slug))
    if (area := _areas().get(_key(name))) is not None:
        return area.extent(day)
    if name.startswith(_COUNTRYSIDE) and (slug := governorate_named(name.removeprefix(_COUNTRYSIDE))):
        return Extent(_key(name), partly=_units(slug))
    codes = {row.country for row in gazetteer().lookup(fold(name)) if row.kind == "country"}
    if len(codes) == 1:
        return Extent(min(codes), inside=frozenset(codes))
    return None


def _within_units(place: Place, name: str) -> Extent:
    """A spot, a district, or an area of which no more is known than the units that it lies in."""
    rows = _rows_of(place)
    own = _units(place.admin1) if place.admin1 else frozenset()
    code = place.pcodes[-1] if place.pcodes else _shared_code(rows)
    if code and own and not _meet({code}, own):
        code = None  # the text names another governorate than the row that bears the name
    units = frozenset(filter(None, [code or _coarse(place.admin1, place.country)]))
    spot = place.precision in _SPOTS
    whole = spot or (place.precision == "district" and bool(code))
    return Extent(
        name,
        inside=units if whole else frozenset(),
        partly=frozenset() if whole else units,
        spot=spot,
        point=(place.lat, place.lon) if place.lat is not None and place.lon is not None else None,
        kinds=frozenset(row.kind for row in rows),
    )


def _rows_of(place: Place) -> list[PlaceRow]:
    """The row of the gazetteer that a place is, or those that bear its name in its governorate or country."""
    known = gazetteer()
    if place.id in known.by_id:
        return [known.by_id[place.id]]
    found = known.lookup(fold(place.name)) or known.lookup(_key(place.name))
    return [
        row
        for row in found
        if (not place.admin1 or row.admin1 == place.admin1)
        and (not place.country or row.country == place.country)
        and not (place.precision in _SPOTS and row.kind in UNIT_KINDS)
    ]


def _shared_code(rows: Sequence[PlaceRow]) -> str | None:
    """The smallest unit that all rows lie in; `None` where they lie in none together."""
    codes = [row.pcodes for row in rows]
    shared = [some[0] for some in zip(*codes, strict=False) if len(set(some)) == 1] if codes else []
    return shared[-1] if shared else None


def _code_of_row(id: str) -> str | None:
    row = gazetteer().by_id.get(id)
    return row.pcodes[-1] if row and row.pcodes else None


def _coarse(admin1: str | None, country: str | None) -> str | None:
    found = governorate(admin1) if admin1 else None
    return found.pcode if found else country


# ---------------------------------------------------------------- the data
@dataclass(frozen=True, slots=True)
class Area:
    """A row of the data: an area that is no unit of administration."""

    key: str
    says: str
    names: tuple[str, ...]
    ground: Extent
    since: date | None
    until: date | None

    def extent(self, day: date | None) -> Extent:
        """Its ground on a day; outside of the days for which its units are given, it may hold a part of each."""
        timed = self.since is not None or self.until is not None
        held = (
            day is not None
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
        )
        if not timed or held:
            return self.ground
        return replace(self.ground, inside=frozenset(), partly=self.ground.units)


@cache
def _areas() -> Mapping[str, Area]:
    """The areas by each of their names, folded."""
    text = files("tawthiq.statistics").joinpath("data/areas.json").read_text(encoding="utf-8")
    return areas_of(json.loads(text))


@cache
def named_areas() -> tuple[tuple[str, Area], ...]:
    """The areas of the data by each of their names, folded, the longest name first."""
    return tuple(sorted(_areas().items(), key=lambda item: (-len(item[0].split()), item[0])))


def areas_of(data: Mapping[str, Any]) -> dict[str, Area]:
    """The areas of a data file in the form of `data/areas.json`, by each of their names, folded.

    Raises:
        InvalidData: an entry lacks what it needs, a name stands twice, or a unit is none.
    """
    found: dict[str, Area] = {}
    known = {code for row in gazetteer().rows for code in row.pcodes}
    for key, entry in data["areas"].items():
        if not entry.get("says") or not entry.get("names"):
            raise InvalidData(f"{FILE}: {key}: expected `says` and at least one of `names`")
        strange = sorted({*entry["inside"], *entry["partly"]} - known)
        if strange:
            raise InvalidData(f"{FILE}: {key}: {strange} are no p-codes of the gazetteer")
        area = Area(
            key,
            entry["says"],
            tuple(entry["names"]),
            Extent(
                key,
                inside=frozenset(entry["inside"]),
                partly=frozenset(entry["partly"]),
                holders=frozenset(entry.get("holders", ())),
                kinds=frozenset(entry.get("kinds", ())),
            ),
            *(date.fromisoformat(entry[end]) if end in entry else None for end in ("since", "until")),
        )
        for name in dict.fromkeys(map(_key, area.names)):
            if name in found:
                raise InvalidData(f"{FILE}: {key}: the name {name!r} stands twice")
            found[name] = area
    return found
