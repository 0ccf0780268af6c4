"""How an attribution stands to a mention in its sentence: what lies between the two, and how the mention is bound."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.reader.findings import Mention
from tawthiq.reader.vocabulary import words
from tawthiq.reader.voice import Attribution

_TURNS = words("candidates.turns")
_AFTER = words("candidates.after")
_RELATIVE = words("quoting.relative")
_HAD = words("quoting.had")
_BOUND = 4
"""Words before an event word within which what binds it stands."""
_NEAR, _MIDDLE, _FAR = 5, 15, 30


def between(attribution: Attribution, mention: Mention) -> Iterator[str]:
    """What stands between a verb of saying and the event word it may cover."""
    if attribution.first > mention.type_first:
        yield "behind it:near" if attribution.first - mention.type_last <= _NEAR else "behind it:far"
        return
    sentence = mention.sentence
    stretch = range(attribution.last + 1, mention.type_first)
    yield f"gap:{_bucket(len(stretch))}"
    if any(sentence.word(i).removeprefix("و") in _TURNS for i in stretch):
        yield "over a turn"
    if any(sentence.at(i, "trigger") is not None for i in stretch):
        yield "over another event"
    tokens = sentence.tokens
    if '"' in tokens.source.text[tokens.ends[attribution.last] : tokens.starts[mention.type_first]]:
        yield "over a quotation mark"
    yield from bound(mention)


def bound(mention: Mention) -> Iterator[str]:
    """How a mention is bound into its sentence: told in passing, as gone before, or for itself."""
    sentence, at = mention.sentence, mention.type_first
    before = [sentence.word(i) for i in range(max(sentence.first, at - _BOUND), at)]
    if any(word in _RELATIVE for word in before):
        yield "in a relative clause"
    if any(word in _HAD for word in before):
        yield "had happened"
    if any(word in _AFTER for word in before[-2:]):
        yield "after which"


def _bucket(n: int) -> str:
    return "near" if n <= _NEAR else "middle" if n <= _MIDDLE else "far" if n <= _FAR else "very far"
