"""The gazetteer: places with their Arabic names, units and coordinates, and the index to search texts by.

`scripts/build_gazetteer.py` builds `data/gazetteer.tsv`; `docs/sources.md` describes rows and sources.
Places of one name are several rows: which of them a text means is decided in `tawthiq.places.resolve`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from tawthiq.arabic.script import fold, normalise
from tawthiq.places.rows import COLUMNS, INSTALLED_COLUMNS, PlaceRow, cells_of, read_cells, row_of
from tawthiq.places.spelling import spellings, token_words

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
        read = [row for row in self.rows if row.prior > 0]
        keys = fold_all([name for row in read for name in row.all_names])
        found: dict[str, list[PlaceRow]] = {}
        variants: list[tuple[PlaceRow, str]] = []
        start = 0
        for row in read:
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

    @cached_property
    def _phrases(self) -> dict[str, tuple[Phrase, ...]]:
        found: dict[str, dict[tuple[str, ...], tuple[PlaceRow, ...]]] = {}
        for name, rows in self._by_name.items():
            first, *rest = name.split() or [""]
            found.setdefault(first, {})[tuple(rest)] = rows
        for row in self.rows:
            if (
                row.kind != "settlement" and row.prior > 0
            ):  # roads and codes: dashes and digits are tokens of their own
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


def fold_all(names: Sequence[str]) -> list[str]:
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


ALSO = "TAWTHIQ_PLACES"
"""Names further gazetteers in the environment, joined as in PATH, so that processes begun by this one know them too."""


def also_read(file: Path) -> None:
    """Reads a gazetteer built by `tawthiq places install` beside the package's from now on.

    Raises:
        InvalidData: it is none; names the file and the line.
    """
    for _ in _rows_of(file.read_text(encoding="utf-8"), str(file)):
        pass
    if file not in _further():
        os.environ[ALSO] = os.pathsep.join(map(str, (*_further(), file.resolve())))
        gazetteer.cache_clear()


def _further() -> list[Path]:
    return [Path(name) for name in os.environ.get(ALSO, "").split(os.pathsep) if name]


def installed_file() -> Path:
    """Where `tawthiq places install` puts what it builds: the person's data folder."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "tawthiq" / "places.tsv"


@cache
def gazetteer() -> Gazetteer:
    """The package's gazetteer, with what the person has installed beside it; read once.

    Raises:
        InvalidData: a data file breaks its schema; names the file and the line.
    """
    rows = [row_of(cells, number, "gazetteer.tsv") for number, cells in read_cells("gazetteer.tsv", COLUMNS)]
    common = {fold(cells[0]): cells[1] for _, cells in read_cells("common_words.tsv", ["name", "why"])}
    known = {part for row in rows for part in _source_parts(row.source)}
    units = {(row.kind, row.country) for row in rows if row.kind in ("country", "governorate")}
    for file in (*filter(Path.is_file, [installed_file()]), *_further()):
        for row in _rows_of(file.read_text(encoding="utf-8"), str(file)):
            doubled = (row.kind, row.country) in units or (
                row.kind == "region" and ("governorate", row.country) in units
            )
            if not doubled and not known & set(_source_parts(row.source)):
                rows.append(replace(row, common_word=row.common_word or fold(row.name) in common))
                known.update(_source_parts(row.source))
    return Gazetteer(rows, common)


def _rows_of(text: str, name: str) -> Iterator[PlaceRow]:
    return (row_of(cells, number, name) for number, cells in cells_of(text, name, INSTALLED_COLUMNS))


def _source_parts(source: str) -> list[str]:
    """ "ocha C1003 wof 12" → "ocha C1003", "wof 12"; nothing for places written by hand."""
    words = source.split()
    return [f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=False)]


def place_names() -> Mapping[str, tuple[Phrase, ...]]:
    """`gazetteer().phrases()`: names by their first word, for a reader's search through tokens."""
    return gazetteer().phrases()
