"""Tokens and sentences of normalised text, and the clitics that Arabic writes onto its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from tawthiq.arabic.script import Normalised

# The plain Arabic letters go first: most words are nothing else, and a range is tested quicker than "any letter".
_TOKEN = re.compile(r"([ء-ي]+[^\W\d_]*|[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s])")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one article as parallel lists: words, numbers in digits, single punctuation marks.

    `starts[i]:ends[i]` are offsets into the normalised text. Digits glued to a word ("28تشرين") are tokens of
    their own. `sentences` holds half-open ranges of token indices.
    """

    source: Normalised
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.words)

    def raw_span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the article's text of the tokens `first` to `last`, the latter included."""
        return self.source.raw_start(self.starts[first]), self.source.raw_end(self.ends[last])

    def raw_text(self, first: int, last: int) -> str:
        """The article's own words from token `first` to token `last`, the latter included."""
        start, end = self.raw_span(first, last)
        return self.source.raw[start:end]


def tokenise(source: Normalised) -> Tokens:
    """Tokens and sentences of a normalised text."""
    parts: list[str] = _TOKEN.split(source.text)  # what lies between words, and the words, by turns
    reached = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], reached[:-1:2], reached[1::2]
    return Tokens(source, words, starts, ends, _sentences(source.text, words, starts, ends))


_STOPS = frozenset(".!?؟؛;")
_CLOSERS = frozenset("\")]}'")


def _sentences(text: str, words: list[str], starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Sentences end at a stop that is no decimal point or initial, and at every line break."""
    out: list[tuple[int, int]] = []
    first, n = 0, len(words)
    stops = [i for i, word in enumerate(words) if word in _STOPS]
    for i in sorted({*stops, *_before_breaks(text, starts)}):
        if i < first:
            continue
        word = words[i]
        after = i + 1
        if word in _STOPS and not _is_initial(words, starts, ends, i) and not _is_point(words, i):
            while (
                after < n
                and (words[after] in _STOPS or words[after] in _CLOSERS)
                and "\n" not in text[ends[after - 1] : starts[after]]
            ):
                after += 1
            out.append((first, after))
            first = after
        elif after < n and starts[after] > ends[i] and "\n" in text[ends[i] : starts[after]]:
            out.append((first, after))
            first = after
    if first < n:
        out.append((first, n))
    return out


def _before_breaks(text: str, starts: list[int]) -> set[int]:
    """The tokens with a line break somewhere behind them, before the next."""
    out: set[int] = set()
    at = text.find("\n")
    while at >= 0:
        behind = bisect_right(starts, at)
        if behind:
            out.add(behind - 1)
        at = text.find("\n", starts[behind]) if behind < len(starts) else -1
    return out


_SCALES = frozenset(("مليون", "مليار", "الف", "ملايين", "%"))
_GROUP, _YEAR = 3, 4


def _is_point(words: list[str], i: int) -> bool:
    """Whether the stop at `i`, set with spaces around it, is part of a number: "12 . 907", "6 . 3 مليون"."""
    if words[i] != "." or i == 0 or i + 2 >= len(words):
        return False
    before, after = words[i - 1], words[i + 1]
    if not (before.isdecimal() and after.isdecimal() and len(before) < _YEAR):
        return False
    return len(after) == _GROUP or words[i + 2] in _SCALES


def _is_initial(words: list[str], starts: list[int], ends: list[int], i: int) -> bool:
    """Whether the stop at `i` follows a single letter written onto it, as in "د. محمد" or "أ.ف.ب"."""
    return (
        words[i] == "."
        and i > 0
        and len(words[i - 1]) == 1
        and words[i - 1].isalpha()
        and ends[i - 1] == starts[i]
    )


@lru_cache(maxsize=200_000)
def proclitics(word: str) -> tuple[tuple[str, str], ...]:
    """The ways in which `word` may be read as proclitics and a stem, the whole word first.

    The clitics are the conjunctions و and ف, then one of the prepositions ب ل ك; "لل" is ل with the article.
    No lexicon is asked: a reader keeps the readings whose stem it knows.

    >>> proclitics("وللجيش")[-1]
    ('ول', 'الجيش')
    """
    out = [("", word)]
    if len(word) > 2 and word[0] in "وف":
        out.append((word[0], word[1:]))
    for clitic, rest in tuple(out):
        if len(rest) > 3 and rest.startswith("لل"):
            out.append((clitic + "ل", "ال" + rest[2:]))
        elif len(rest) > 2 and rest[0] in "بلك":
            out.append((clitic + rest[0], rest[1:]))
    return tuple(out)
