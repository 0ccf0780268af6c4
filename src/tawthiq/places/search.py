"""Searching the gazetteer by name, in Arabic or Latin letters, for the person who wants to see what is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from tawthiq.places.gazetteer import Gazetteer, gazetteer
from tawthiq.places.naming import clean_names, name_key
from tawthiq.places.rows import COLUMNS, PlaceRow, read_cells, row_of


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the rows of that name, best known first, or else those whose names come near it."""

    rows: tuple[PlaceRow, ...]
    near: bool = False
    """Whether no row bears the name, and these bear one that differs by a letter or has it as a part."""


@cache
def _index(places: Gazetteer) -> dict[str, tuple[PlaceRow, ...]]:
    found: dict[str, dict[str, PlaceRow]] = {}
    latin = {key: names for _, (key, names) in read_cells("latin_names.tsv", ["id", "latin"])}
    unread = [
        row_of(cells, line, "unread_places.tsv") for line, cells in read_cells("unread_places.tsv", COLUMNS)
    ]
    for known in (*places.rows, *unread):
        row = replace(known, latin=tuple(latin[known.id].split("|"))) if known.id in latin else known
        for name in (*row.all_names, *row.latin):
            found.setdefault(search_key(name), {})[row.id] = row
    return {key: _best_first(rows.values()) for key, rows in found.items() if key}


def _best_first(rows: Iterable[PlaceRow]) -> tuple[PlaceRow, ...]:
    return tuple(sorted(rows, key=lambda r: (-r.prior, r.country, r.admin1, r.id)))


def search_key(name: str) -> str:
    """What names are compared by: no spaces, articles and letter variants; of Latin names only the plain letters.

    >>> search_key("Al-Shaddādah") == search_key("shaddadah")
    True
    >>> search_key("البو كمال") == search_key("بوكمال")
    True
    """
    plain = unicodedata.normalize("NFKD", name)
    if re.search("[a-zA-Z]", plain):
        words = re.findall("[a-z]+", plain.encode("ascii", "ignore").decode().lower())
        return "".join(w for k, w in enumerate(words) if k or w not in _LATIN_ARTICLES)
    return name_key(name)


_LATIN_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "at", "ad", "an", "az", "il"))


def search(name: str, limit: int = 20) -> Found:
    """The places that bear a name in any of its spellings; where none does, those with a name that comes near it.

    A word for what it is may stand before it: "قرية الحصان".
    """
    index = _index(gazetteer())
    for key in dict.fromkeys((search_key(name), *map(search_key, clean_names([name])))):
        if rows := index.get(key):
            return Found(rows[:limit])
    near: dict[str, PlaceRow] = {}
    for key in (k for n in (name, *clean_names([name])) for k in _near_keys(search_key(n), index)):
        near.update((row.id, row) for row in index[key])
    return Found(_best_first(near.values())[:limit], near=True)


_LEAST = 4
"""How many letters a name must have for one that comes near it to be worth showing."""


def _near_keys(key: str, keys: dict[str, tuple[PlaceRow, ...]]) -> Iterator[str]:
    if len(key) < _LEAST:
        return
    letters = sorted({letter for other in keys for letter in other}) if len(key) < _LONG else []
    for variant in _one_letter_apart(key, letters):
        if variant in keys:
            yield variant
    yield from (other for other in keys if other.startswith(key))


_LONG = 40


def _one_letter_apart(key: str, letters: list[str]) -> Iterator[str]:
    for i in range(len(key) + 1):
        head, tail = key[:i], key[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
