"""Where the time of reading goes: each stage timed in one run, beside the least that any reader must do."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import ahocorasick_rs

import tawthiq
from tawthiq.arabic.script import fold, normalise
from tawthiq.lexicon import lexicon
from tawthiq.reader import reader as stages
from tawthiq.reader import sentence as finding
from tawthiq.records import Article

_STAGES: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("words: script, tokens, sentences, torn words", stages, ("words_of", "tells_anything")),
    ("lexicon, and what else a word may be", finding.Sentence, ("take_in",)),
    ("times", finding, ("find_times",)),
    ("numbers", finding, ("find_quantities",)),
    ("page furniture", stages, ("_mark_furniture",)),
    ("people and things named", stages, ("find_groups",)),
    ("places named", stages, ("find_places", "point_back")),
    ("harm counted", stages, ("find_tolls",)),
    ("whose word it is", stages, ("find_attributions", "carry_on")),
    ("tallies", stages, ("find_tallies", "to_record_tallies")),
    ("event words and their arguments", stages, ("find_strands", "mentions_of", "apply_headings")),
    ("one event for one occurrence", stages, ("Whereabouts", "gather", "_believed")),
    ("who, to whom, whose word", stages, ("choose_sides", "give_the_word", "attach_claims")),
    ("events written down", stages, ("to_events",)),
)
"""The stages by name, with the functions that are timed for each, none of which calls another's."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Seconds of one run over the same texts: the whole, each stage, the record as JSON, and the floor."""

    whole: float
    stages: dict[str, float]
    json: float
    floor: float


def profile(articles: list[Article]) -> Profile:
    """Read the articles with a clock at every stage, and pass over their texts with an automaton."""
    spent: defaultdict[str, float] = defaultdict(float)
    with _clocks(spent):
        began = time.process_time()
        records = [tawthiq.read(article) for article in articles]
        whole = time.process_time() - began
    began = time.process_time()
    for record in records:
        record.to_json()
    return Profile(whole, dict(spent), time.process_time() - began, _floor(articles))


@contextmanager
def _clocks(spent: defaultdict[str, float]) -> Iterator[None]:
    timed = [(name, module, one) for name, module, functions in _STAGES for one in functions]
    before = [getattr(module, one) for _, module, one in timed]
    for (name, module, one), function in zip(timed, before, strict=True):
        setattr(module, one, _timed(function, name, spent))
    try:
        yield
    finally:
        for (_, module, one), function in zip(timed, before, strict=True):
            setattr(module, one, function)


def _timed(function: Callable[..., Any], name: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    def clocked(*arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] += time.process_time() - began

    return clocked


def _floor(articles: list[Article]) -> float:
    """Seconds to normalise the texts and find every entry of the shipped lexicon in them with an automaton."""
    automaton = ahocorasick_rs.AhoCorasick(sorted({fold(form) for form in lexicon().forms}))
    began = time.process_time()
    for article in articles:
        text = normalise(article.text).text
        automaton.find_matches_as_indexes(text, overlapping=True)
    return time.process_time() - began
