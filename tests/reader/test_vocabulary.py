"""The small sets of words in `reader/data/words.tsv`: each is asked for, each is there, each is folded."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

import tawthiq.reader
from tawthiq.arabic.script import fold
from tawthiq.arabic.tables import parse_table
from tawthiq.reader.vocabulary import beginnings, words

ASKED = re.compile(r'\b(?:words|beginnings)\("([a-z_.]+)"\)')


def sets() -> dict[str, str]:
    lines = files("tawthiq.reader").joinpath("data", "words.tsv").read_text(encoding="utf-8").splitlines()
    return {name: cell for name, cell, _ in parse_table("words.tsv", lines, ("set", "words", "meaning"))}


def asked_for() -> set[str]:
    code = Path(tawthiq.reader.__file__).parent.rglob("*.py")
    return {name for path in code for name in ASKED.findall(path.read_text(encoding="utf-8"))}


def test_the_sets_are_those_that_the_reader_asks_for() -> None:
    assert set(sets()) == asked_for()


@pytest.mark.parametrize("name", sets())
def test_words_are_folded_and_stand_once(name: str) -> None:
    listed = beginnings(name)
    assert listed and len(set(listed)) == len(listed)
    assert words(name) == frozenset(listed)
    assert [w for w in listed if w[0].isalpha() and fold(w) != w] == []


def test_a_set_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("no.such_set")
