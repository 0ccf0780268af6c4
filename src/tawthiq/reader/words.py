"""The words of an article as a reader of Arabic sees them, whatever the page did to them.

Pages set names in quotation marks that cut a preposition off its noun (لـ "قسد"), leave a conjunction standing alone,
and some archives turn a vowel sign into a space inside the word (ق تل for قُتل). Here those are one word again; its
span still covers what stands in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tawthiq.arabic.remembered import Remembered
from tawthiq.arabic.script import Normalised, normalise
from tawthiq.arabic.tokens import Tokens, tokenise
from tawthiq.lexicon import Lexicon
from tawthiq.reader.vocabulary import words

_QUOTES = frozenset(('"', "'", "*", "•", "·", "|", "#", "_"))
_LONE = words("words.lone")
_LETTERS_BEFORE_LOST_VOWEL = 3
_LONGEST_SENTENCE = 400
"""Tokens after which a line without a stop is cut, at a comma where there is one; bounds the work on one sentence."""


def words_of(text: str, known: Lexicon) -> Tokens:
    """The tokens of `text`, quotation marks dropped, severed clitics and words torn at a lost vowel joined again.

    A torn word is joined only when the whole is a word of the lexicon (`known`).
    """
    source = normalise(text)
    return _rejoined(tokenise(source), source, known)


def _rejoined(tokens: Tokens, source: Normalised, known: Lexicon) -> Tokens:
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    may_change = _may_change(known)
    out_words: list[str] = []
    out_starts: list[int] = []
    out_ends: list[int] = []
    sentences: list[tuple[int, int]] = []
    # Few words are severed, torn or marks; what stands between two of them is taken over as it is.
    changing = [i for i, changes in enumerate(map(may_change.__getitem__, words)) if changes]
    changing.append(len(words))
    ahead = 0
    for first, last in tokens.sentences:
        begin = len(out_words)
        i = first
        while i < last:
            while changing[ahead] < i:
                ahead += 1
            if (stop := changing[ahead]) > i:
                stop = stop if stop < last else last
                out_words += words[i:stop]
                out_starts += starts[i:stop]
                out_ends += ends[i:stop]
                i = stop
                continue
            word, start, end = words[i], starts[i], ends[i]
            i += 1
            if word in _QUOTES:
                continue
            if word == "ا" and _ends_the_word(tokens, i, first, last) and len(out_words) > begin:
                out_words[-1] += word  # "بيان ا": the vowel of the ending was on its alif
                out_ends[-1] = end
                continue
            if word in _LONE:
                while i < last and words[i] in _QUOTES:
                    i += 1
                if i < last and words[i][0].isalpha() and (len(word) > 1 or word in "لبكوف"):
                    word, end = word + words[i], ends[i]
                    i += 1
            if (
                i < last
                and len(word) <= _LETTERS_BEFORE_LOST_VOWEL
                and starts[i] == end + 1
                and word.isalpha()
                and words[i].isalpha()
                and _is_torn(word, words[i], known)
            ):
                word, end = word + words[i], ends[i]
                i += 1
            if i + 1 < last and words[i] in ",." and (joined := _spaced_number(words, i, word)) is not None:
                word, end = joined, ends[i + 1]
                i += 2
            out_words.append(word)
            out_starts.append(start)
            out_ends.append(end)
        sentences.extend(_cut(out_words, begin, len(out_words)))
    return Tokens(source, out_words, out_starts, out_ends, sentences)


@lru_cache(maxsize=4)
def _may_change(known: Lexicon) -> Remembered[bool]:
    """By word: whether it may be dropped, or joined to the word before or behind it."""

    def may(word: str) -> bool:
        if word in _QUOTES or word in _LONE or len(word) == 1:
            return word.isalnum() or word in _QUOTES or word in _LONE
        if word.isdecimal():
            return len(word) < _YEAR
        return len(word) <= _LETTERS_BEFORE_LOST_VOWEL and word.isalpha() and word not in known

    return Remembered(may, 200_000)


def _ends_the_word(tokens: Tokens, after: int, first: int, last: int) -> bool:
    """Whether an alif on its own belongs to the word before it, and not to an article torn off ("ا لجيش")."""
    at = after - 1
    if at == first or tokens.starts[at] != tokens.ends[at - 1] + 1 or not tokens.words[at - 1].isalpha():
        return False
    return after >= last or not tokens.words[after].startswith("ل")


_GROUP, _YEAR = 3, 4
_SCALES = words("words.scales")


def _spaced_number(words: list[str], i: int, word: str) -> str | None:
    """The number that a page tore at its comma or point: "34 , 072", "6 . 3 مليون"; None for no such number."""
    mark, after = words[i], words[i + 1]
    if mark not in (",", ".") or not (word.isdecimal() and after.isdecimal() and len(word) < _YEAR):
        return None
    scaled = i + 2 < len(words) and words[i + 2] in _SCALES
    return f"{word}{mark}{after}" if len(after) == _GROUP or (mark == "." and scaled) else None


def _cut(words: list[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The token range of a sentence, in pieces where it is longer than any writer means it to be."""
    while last - first > _LONGEST_SENTENCE:
        end = first + _LONGEST_SENTENCE
        comma = next(
            (i for i in range(end - 1, first + _LONGEST_SENTENCE // 2, -1) if words[i] == ","), end - 1
        )
        yield first, comma + 1
        first = comma + 1
    if last > first:
        yield first, last


def _is_torn(word: str, rest: str, known: Lexicon) -> bool:
    """Whether two words are the halves of one: only the whole is known. A letter on its own is no word."""
    alone = len(word) == 1 and len(rest) > 1
    return (alone or word not in known) and word + rest in known
