"""Every spelling met is looked at once for all stages, and what it may be is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tawthiq.arabic.calendar import may_begin_time
from tawthiq.arabic.numbers import may_begin_quantity
from tawthiq.arabic.remembered import Remembered
from tawthiq.lexicon import Lexicon
from tawthiq.reader.groups import BARE_OPENINGS
from tawthiq.reader.place_names import Names
from tawthiq.reader.pointing import POINTING
from tawthiq.reader.spelling import Spelling, Spellings
from tawthiq.reader.tallies.vocabulary import tally_roles


@lru_cache(maxsize=2)
def spellings_of(lexicon: Lexicon, names: Names) -> Spellings:
    """What spellings may be by a lexicon and the names of a gazetteer."""

    def look_at(word: str) -> Spelling | None:
        opening, seconds, roles = lexicon.openings[word], names.second_words(word), tuple(roles_of(word))
        return Spelling(opening, seconds, roles) if opening or seconds or roles else None

    return Remembered(look_at, 300_000)


def roles_of(word: str) -> Iterator[str]:
    """What a spelling may be beside a word of the lexicon and the beginning of a place's name."""
    if may_begin_time(word):
        yield "time"
    if may_begin_quantity(word):
        yield "number"
    if word in BARE_OPENINGS:
        yield "bare group"
    if word in POINTING:
        yield "pointing"
    yield from tally_roles(word)
