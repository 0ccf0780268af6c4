"""The small sets of words by which the reader tells constructions apart, from `data/words.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tawthiq.arabic.tables import parse_table

_COLUMNS = ("set", "words", "meaning")


@cache
def _sets() -> Mapping[str, tuple[str, ...]]:
    lines = files("tawthiq.reader").joinpath("data", "words.tsv").read_text(encoding="utf-8").splitlines()
    return {
        name: tuple(word for part in cell.split("|") if (word := part.strip()))
        for name, cell, _ in parse_table("words.tsv", lines, _COLUMNS)
    }


def words(name: str) -> frozenset[str]:
    """The words (folded) of a set.

    Raises:
        KeyError: the data file has no such set; a test holds the names together.
    """
    return frozenset(_sets()[name])


def beginnings(name: str) -> tuple[str, ...]:
    """The beginnings of words (folded) of a set, for `str.startswith`."""
    return _sets()[name]
