"""The gazetteer: places with their Arabic names, units and coordinates, and the index to search texts by.

`scripts/build_gazetteer.py` builds `data/gazetteer.tsv`; `docs/sources.md` describes rows and sources.
Places of one name are several rows: which of them a text means is decided in `tawthiq.places.resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files

from tawthiq.arabic.script import fold, normalise
from tawthiq.errors import InvalidData
from tawthiq.places.spelling import spellings, token_words

KINDS = frozenset(
    (
        *("country", "region", "governorate", "district", "subdistrict", "settlement", "quarter", "camp"),
        *("prison", "site", "area", "desert", "mountain", "road", "river", "crossing", "base", "airport"),
        *("field", "dam"),
    )
)
"""What a row can be. A region is a unit or named part of a country other than Syria and Iraq."""

UNIT_KINDS = ("country", "region", "governorate", "district", "subdistrict")
"""Administrative kinds, largest first."""

COLUMNS = (
    *("id", "kind", "name", "names", "admin1", "admin2", "admin3", "pcode1", "pcode2", "pcode3"),
    *("country", "lat", "lon", "prior", "common_word", "source"),
)

CLASS_WORDS: dict[str, str] = {
    "مخيم": "camp",
    "سجن": "prison",
    "معتقل": "prison",
    "مطار": "airport",
    "قاعده": "base",
    "معسكر": "base",
    "لواء": "base",
    "فوج": "base",
    "حقل": "base",
    "محطه": "base",
    "سد": "base",
    "جسر": "base",
    "معبر": "base",
    "منفذ": "base",
    "صوامع": "base",
    "مستودعات": "base",
    "شارع": "base",
    "دوار": "base",
    "ساحه": "base",
    "فرع": "base",
    "جبل": "mountain",
    "جبال": "mountain",
    "تله": "mountain",
    "باديه": "desert",
    "صحراء": "desert",
    "جزيره": "desert",
    "نهر": "river",
    "وادي": "river",
    "حوض": "river",
    "بحيره": "river",
    "سهل": "river",
    "غوطه": "river",
    "طريق": "road",
    "حي": "quarter",
    "محور": "area",
    "منطقه": "area",
}
"""Folded words that open a row's name and name its class ("مخيم الهول"), by the class a reader gives them."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the gazetteer. Coordinates are WGS 84 degrees; units are empty where none is known."""

    id: str
    kind: str
    name: str
    """The usual spelling in newspapers."""
    names: tuple[str, ...]
    """Other Arabic spellings and names."""
    admin1: str
    """Slug of the governorate for Syria and Iraq, else empty."""
    admin2: str
    """Arabic name of the district."""
    admin3: str
    """Arabic name of the sub-district."""
    pcodes: tuple[str, ...]
    """OCHA p-codes of governorate, district and sub-district, as far as known."""
    country: str
    lat: float | None
    lon: float | None
    prior: float
    """How likely reports on the conflict mean this row by its name alone: 0 to 1."""
    common_word: bool
    """Whether the name is also an ordinary word or a person's name."""
    source: str

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name and every other spelling."""
        return (self.name, *self.names)


Phrase = tuple[tuple[str, ...], tuple[PlaceRow, ...]]
"""The further folded words of a name behind its first, and the rows of that name."""


class Gazetteer:
    """Rows by folded name, by first word, and by id."""

    def __init__(self, rows: Sequence[PlaceRow], common_words: Mapping[str, str] | None = None) -> None:
        self.rows = tuple(rows)
        self.common_words = dict(common_words or {})
        """Folded names that are also words, and what they are: `word` or `given_name`."""
        self._by_name = self._index()

    def _index(self) -> dict[str, tuple[PlaceRow, ...]]:
        keys = _fold_all([name for row in self.rows for name in row.all_names])
        found: dict[str, list[PlaceRow]] = {}
        variants: list[tuple[PlaceRow, str]] = []
        start = 0
        for row in self.rows:
            end = start + 1 + len(row.names)
            for key in dict.fromkeys(keys[start:end]):
                found.setdefault(key, []).append(self._as_named(row, key, keys[start]))
            if row.prior >= _VARIANT_PRIOR:
                variants.extend((row, key) for key in keys[start:end])
            start = end
        for row, key in variants:
            self._add_variants(row, key, found)
        return {
            name: tuple(sorted(rows, key=lambda r: (-r.prior, r.id)) if len(rows) > 1 else rows)
            for name, rows in found.items()
        }

    def _as_named(self, row: PlaceRow, key: str, main: str) -> PlaceRow:
        """The row with the flag of the name that it is found by: "الدير" is a word, "دير الزور" is not."""
        common = key in self.common_words or (row.common_word and key == main)
        return row if common == row.common_word else replace(row, common_word=common)

    def _add_variants(self, row: PlaceRow, key: str, found: dict[str, list[PlaceRow]]) -> None:
        for other in spellings(key):
            rows = found.setdefault(other, [])
            if all(r.id != row.id for r in rows):
                rows.append(self._as_named(row, other, ""))
        articled = "ال" + key
        if (
            row.kind in _ARTICLED_KINDS
            and row.admin1
            and _takes_article(key, self.common_words)
            and articled not in found
        ):
            found[articled] = [self._as_named(row, articled, "")]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[PlaceRow]:
        return iter(self.rows)

    @cached_property
    def by_id(self) -> dict[str, PlaceRow]:
        """Every row by its id."""
        return {row.id: row for row in self.rows}

    def lookup(self, folded_name: str) -> tuple[PlaceRow, ...]:
        """The rows that bear this name (folded), best known first; empty where none does.

        >>> gazetteer().lookup(fold("أبو كمال"))[0].name
        'البوكمال'
        """
        return self._by_name.get(folded_name, ())

    def lookup_without_article(self, folded_name: str) -> tuple[PlaceRow, ...]:
        """The rows whose name differs from this one by the article "ال" of its first word: a weaker match."""
        other = folded_name[2:] if folded_name.startswith("ال") else "ال" + folded_name
        return self._by_name.get(other, ())

    def is_common(self, folded_name: str) -> bool:
        """Whether a folded name is also an ordinary word or a person's name."""
        return folded_name in self.common_words

    @cached_property
    def _phrases(self) -> dict[str, tuple[Phrase, ...]]:
        found: dict[str, dict[tuple[str, ...], tuple[PlaceRow, ...]]] = {}
        for name, rows in self._by_name.items():
            first, *rest = name.split() or [""]
            found.setdefault(first, {})[tuple(rest)] = rows
        for row in self.rows:
            if row.kind != "settlement":  # roads and codes: dashes and digits are tokens of their own
                for first, *rest in (words for name in row.all_names for words in token_words(name) if words):
                    found.setdefault(first, {}).setdefault(tuple(rest), (row,))
        return {first: tuple(sorted(some.items(), key=lambda p: -len(p[0]))) for first, some in found.items()}

    def phrases(self) -> Mapping[str, tuple[Phrase, ...]]:
        """For each first word (folded) of a name: its further words and rows, the longest name first.

        Known places are also found under spellings that no source lists: with an article ("الغندورة"), joined
        ("ديرالزور") or parted ("كفر نبل").
        """
        return self._phrases

    def match_at(self, words: Sequence[str], i: int) -> tuple[int, tuple[PlaceRow, ...]] | None:
        """The longest name that starts at the folded word `words[i]`: its number of words, and its rows.

        >>> words = fold("قصف على دير الزور أمس").split()
        >>> gazetteer().match_at(words, 2)[0]
        2
        """
        for rest, rows in self._phrases.get(words[i], ()):
            if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                return 1 + len(rest), rows
        return None

    @cached_property
    def _by_class(self) -> dict[tuple[str, str], tuple[PlaceRow, ...]]:
        found: dict[tuple[str, str], list[PlaceRow]] = {}
        for name, rows in self._by_name.items():
            first, _, rest = name.partition(" ")
            if rest and first in CLASS_WORDS:
                found.setdefault((CLASS_WORDS[first], rest), []).extend(
                    r for r in rows if r.kind != "settlement"
                )
        return {key: tuple(dict.fromkeys(rows)) for key, rows in found.items() if rows}

    def of_class(self, place_class: str, folded_name: str) -> tuple[PlaceRow, ...]:
        """The rows whose full name is a class word and this name: ("camp", "الهول") gives مخيم الهول."""
        return self._by_class.get((place_class, folded_name), ())


def _fold_all(names: Sequence[str]) -> list[str]:
    """`fold` of many names in one pass, which is what makes loading quick."""
    folded = normalise("\n".join(names)).text.lower().split("\n")
    return [name if _PLAIN(name) else fold(name) for name in folded]


_PLAIN = re.compile(r"\w+(?: \w+)*").fullmatch


def _takes_article(key: str, common_words: Mapping[str, str]) -> bool:
    """Whether a name may be looked for with an article: one word, and no common word with it or without."""
    return " " not in key and key[:2] != "ال" and key not in common_words and "ال" + key not in common_words


_ARTICLED_KINDS = frozenset(("settlement", "subdistrict"))
"""Not of countries, and only in Syria and Iraq: "السورية" is an adjective."""

_VARIANT_PRIOR = 0.2
"""How well known a place must be to be looked for under spellings that no source lists."""


@cache
def gazetteer() -> Gazetteer:
    """The package's gazetteer, read once.

    Raises:
        InvalidData: a data file breaks its schema; names the file and the line.
    """
    rows = [_row(cells, number) for number, cells in read_cells("gazetteer.tsv", COLUMNS)]
    common = {fold(cells[0]): cells[1] for _, cells in read_cells("common_words.tsv", ["name", "why"])}
    return Gazetteer(rows, common)


def place_names() -> Mapping[str, tuple[Phrase, ...]]:
    """`gazetteer().phrases()`: names by their first word, for a reader's search through tokens."""
    return gazetteer().phrases()


def read_cells(name: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a data file as cells, with line numbers; `#` opens a comment, a header comes first."""
    text = (files("tawthiq.places") / "data" / name).read_text(encoding="utf-8")
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if header != list(columns):
                raise InvalidData(f"{name}, line {number}: the columns must be {' '.join(columns)}")
        elif len(cells) != len(columns):
            raise InvalidData(f"{name}, line {number}: {len(cells)} cells where {len(columns)} are expected")
        else:
            yield number, cells


def _row(cells: list[str], number: int) -> PlaceRow:
    try:
        return PlaceRow(
            id=cells[0],
            kind=cells[1],
            name=cells[2],
            names=tuple(cells[3].split("|")) if cells[3] else (),
            admin1=cells[4],
            admin2=cells[5],
            admin3=cells[6],
            pcodes=tuple(filter(None, cells[7:10])),
            country=cells[10],
            lat=float(cells[11]) if cells[11] else None,
            lon=float(cells[12]) if cells[12] else None,
            prior=float(cells[13]),
            common_word=cells[14] == "1",
            source=cells[15],
        )
    except ValueError as err:
        raise InvalidData(f"gazetteer.tsv, line {number}: {err}; lat, lon and prior must be numbers") from err
