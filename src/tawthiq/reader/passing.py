"""Which articles are passed at once: without a word for a deed, a harm or a count, there is nothing to record."""

from __future__ import annotations

from tawthiq.arabic.numbers.vocabulary import number_words, vague_counts
from tawthiq.lexicon import Lexicon
from tawthiq.reader.tallies.vocabulary import may_be

_TELLING = frozenset(("trigger", "harm"))
_COUNTED = ("event", "case", "loss", "people", "detained", "freed", "destroyed", "displaced")
"""The words of tallies by which a count can be one of something that is recorded."""
_NUMBER_REACH = 6
"""How many words may lie between the beginning of a number and what it counts."""


def tells_anything(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the words of an article can give an event or a tally at all."""
    openings, stop = lexicon.openings, len(words)
    for i, word in enumerate(words):
        opening = openings[word]
        if opening is not None and opening.kinds & _TELLING and opening.opens_kind(_TELLING, words, i, stop):
            return True
    return any(
        any(may_be(word, kind) for kind in _COUNTED) or (may_be(word, "seized") and _is_counted(words, i))
        for i, word in enumerate(words)
    )


def _is_counted(words: list[str], i: int) -> bool:
    """Whether a number stands before a word: towns taken are counted as acts, towns named are not."""
    before = words[max(0, i - _NUMBER_REACH) : i]
    return any(w[0].isdigit() or w in number_words() or w in vague_counts() for w in before)
