"""Governorates of Syria and Iraq: slugs, Arabic names, adjectives, and the parts of their countryside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawthiq.arabic.script import fold
from tawthiq.places.rows import read_cells

_COLUMNS = ("slug", "country", "pcode", "name", "names", "adjectives", "seat")

DIRECTIONS: dict[str, str] = {
    "north": "الشمالي",
    "south": "الجنوبي",
    "east": "الشرقي",
    "west": "الغربي",
    "north_east": "الشمالي الشرقي",
    "north_west": "الشمالي الغربي",
    "south_east": "الجنوبي الشرقي",
    "south_west": "الجنوبي الغربي",
}
"""Parts of a countryside by point of the compass: "ريف دير الزور الشرقي"."""


@dataclass(frozen=True, slots=True)
class Governorate:
    """A governorate under the slug that records use."""

    slug: str
    country: str
    pcode: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    """Masculine singular, without article: "ديري"."""
    seat: str


@cache
def governorates() -> tuple[Governorate, ...]:
    """The 14 governorates of Syria and the 18 of Iraq (Halabja counted with Sulaymaniyah, as OCHA does)."""
    rows = (cells for _, cells in read_cells("governorates.tsv", _COLUMNS))
    return tuple(
        Governorate(s, c, p, n, _split(names), _split(adj), seat) for s, c, p, n, names, adj, seat in rows
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def governorate(slug: str) -> Governorate | None:
    """The governorate of a slug, or None."""
    return next((g for g in governorates() if g.slug == slug), None)


@cache
def _by_name() -> Mapping[str, str]:
    out: dict[str, str] = {}
    for g in governorates():
        for name in (g.name, *g.names):
            out.setdefault(fold(name), g.slug)
            out.setdefault("محافظه " + fold(name), g.slug)
    return out


def governorate_named(name: str) -> str | None:
    """The slug of the governorate of this Arabic name, with or without "محافظة", or None.

    >>> governorate_named("محافظة ريف دمشق")
    'rural_damascus'
    """
    return _by_name().get(fold(name))


@cache
def governorate_adjectives() -> Mapping[str, str]:
    """Folded adjectives to slugs, with and without article, masculine and feminine: "الديري", "حلبيه"."""
    out: dict[str, str] = {}
    for g in governorates():
        for adjective in map(fold, g.adjectives):
            for form in (adjective, adjective + "ه"):
                out.setdefault(form, g.slug)
                out.setdefault("ال" + form, g.slug)
    return out


def country_of(slug: str) -> str | None:
    """ISO 3166 alpha-2 of the country that a governorate belongs to."""
    found = governorate(slug)
    return found.country if found else None


def surrounds(one: str, other: str) -> bool:
    """Whether two slugs are a city and the governorate around it, which outlets mix up."""
    return {one, other} == {"damascus", "rural_damascus"}


def countryside_id(slug: str, direction: str = "") -> str:
    """The id of the row for a part of a governorate's countryside, all of it without a direction."""
    return f"countryside:{slug}" + (f"-{direction}" if direction else "")
