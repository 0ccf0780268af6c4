"""Articles that are one text: agency copies, edited and shortened reposts, over a whole store.

Candidates come from MinHash (Broder 1997) over runs of words, by locality-sensitive hashing: once for the whole text,
and once for its beginning, which a shortened repost keeps. A candidate is a copy only if long runs of its words stand in
the other text in the same order (longest common subsequence). Work grows with the articles, not with their square.
Numbers and reasons are in `data/copies.json`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from tawthiq.arabic.script import normalise
from tawthiq.records import Article

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"\w+")
_CHUNK = 10_000
"""So many signatures are held as Python numbers at a time."""
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_BITS = np.uint64(29)


@dataclass(frozen=True, slots=True)
class CopyRules:
    """When two articles are one text; the reasons are in `data/copies.json`."""

    shingle: int
    permutations: int
    rows: int
    lead: int
    seed: int
    least: int
    most: int
    furniture_articles: int
    run: int
    taken: float
    taken_same_outlet: float


@cache
def shipped_rules() -> CopyRules:
    """The rules that the package ships.

    >>> shipped_rules().shingle
    3
    """
    data = json.loads(files("tawthiq.sources").joinpath("data/copies.json").read_text(encoding="utf-8"))
    return CopyRules(**{name: data[name] for name in CopyRules.__dataclass_fields__})


def copies(articles: Iterable[Article], *, rules: CopyRules | None = None) -> dict[str, str]:
    """For each article that is a copy, by id, the article of which it is one: the first told of its text.

    An article that is nobody's copy is not there. Of copies of one day the longest counts as told first, as the others
    can have been shortened from it. The order of the articles does not matter.

    >>> text = "انفجرت عبوة ناسفة بسيارة عسكرية على الطريق العام قرب البلدة صباح اليوم وقتل عنصران"
    >>> told = [Article(id="a", text=text), Article(id="b", text=f"وكالة: {text}"), Article(id="c", text="خبر آخر")]
    >>> copies(told)
    {'a': 'b'}
    """
    rules = rules or shipped_rules()
    numbers = _Numbers()
    texts = _in_order([_Text(one, _hashed_words(one.text, numbers)[: rules.most]) for one in articles], rules)
    if len(texts) < 2:
        return {}
    _leave_out_furniture(texts, rules)
    found: dict[int, int] = {}
    for later, earlier in _candidates(texts, rules):
        if later not in found:
            original = _original(texts[later], texts[earlier], found.get(earlier), earlier, rules)
            if original is not None:
                found[later] = original
    return {texts[later].article.id: texts[first].article.id for later, first in found.items()}


@dataclass(slots=True)
class _Text:
    article: Article
    words: Hashes
    """The number of each word."""


class _Numbers(dict[str, int]):
    """The number of each word; the same on every machine and in every run."""

    def __missing__(self, word: str) -> int:
        self[word] = number = crc32(word.encode())
        return number


def _hashed_words(text: str, numbers: _Numbers) -> Hashes:
    words = _WORD.findall(normalise(text).text)
    return np.fromiter(map(numbers.__getitem__, words), dtype=np.uint64, count=len(words))


def _in_order(texts: Sequence[_Text], rules: CopyRules) -> list[_Text]:
    kept = (one for one in texts if len(one.words) >= rules.least)

    def key(one: _Text) -> tuple[str, int, str]:
        published = one.article.published
        return (published.isoformat() if published else "9999", -len(one.words), one.article.id)

    return sorted(kept, key=key)


# ---------------------------------------------------------------- runs of words
def _runs(words: Sequence[Hashes], rules: CopyRules) -> tuple[Hashes, NDArray[np.int64]]:
    """A number for each run of words of each text, one text after the other; and how many runs each has."""
    flat = np.concatenate(words)
    size = rules.shingle
    mixed: Hashes = np.zeros(max(0, len(flat) - size + 1), dtype=np.uint64)
    for k in range(size):
        mixed = (mixed ^ flat[k : k + len(mixed)]) * _MULTIPLIERS[k % len(_MULTIPLIERS)]
        mixed ^= mixed >> _BITS
    lengths = np.array([len(one) for one in words])
    # A run that begins in one text and ends in the next is none.
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(flat))
    return mixed[left[: len(mixed)] >= size], np.maximum(0, lengths - size + 1)


def _leave_out_furniture(texts: Sequence[_Text], rules: CopyRules) -> None:
    """Take out of each text the runs of words that many articles of its outlet have."""
    by_outlet: dict[str, list[_Text]] = defaultdict(list)
    for one in texts:
        if one.article.outlet:
            by_outlet[one.article.outlet].append(one)
    for some in by_outlet.values():
        if len(some) >= rules.furniture_articles:
            runs, counts = _runs([one.words for one in some], rules)
            own = ~_in_many(runs, np.repeat(np.arange(len(some)), counts), rules.furniture_articles)
            for one, mine in zip(some, np.split(own, np.cumsum(counts)[:-1]), strict=True):
                kept = np.zeros(len(one.words), dtype=bool)
                for k in range(rules.shingle):
                    kept[k : k + len(mine)] |= mine
                one.words = one.words[kept]


def _in_many(runs: Hashes, text: NDArray[np.int64], least: int) -> NDArray[np.bool_]:
    """Which runs stand in so many texts; `text` is the number of the text of each, ascending."""
    order = np.argsort(runs, kind="stable")
    ordered, of = runs[order], text[order]
    new = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    another = new | np.concatenate([[True], of[1:] != of[:-1]])
    group = np.cumsum(new) - 1
    texts_of = np.bincount(group, weights=another)
    found = np.zeros(len(runs), dtype=bool)
    found[order] = texts_of[group] >= least
    return found


# ---------------------------------------------------------------- candidates
def _candidates(texts: Sequence[_Text], rules: CopyRules) -> list[tuple[int, int]]:
    """Pairs of a later and an earlier text that share a band, in their order; a text that fills many has few of them."""
    pairs: list[NDArray[np.int64]] = []
    for length in (None, rules.lead):
        signatures = _signatures([one.words[:length] for one in texts], rules)
        known = np.array([len(one.words) >= rules.shingle for one in texts])
        for band in range(0, rules.permutations - rules.rows + 1, rules.rows):
            pairs += _sharing(signatures[:, band : band + rules.rows], known)
    together = np.unique(np.concatenate(pairs), axis=0) if pairs else np.empty((0, 2), dtype=np.int64)
    return [(int(later), int(earlier)) for later, earlier in together]


def _signatures(words: Sequence[Hashes], rules: CopyRules) -> NDArray[np.uint32]:
    found = np.zeros((len(words), rules.permutations), dtype=np.uint32)
    for start in range(0, len(words), _CHUNK):
        runs, counts = _runs(words[start : start + _CHUNK], rules)
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(runs, offsets, rules.permutations, rules.seed)
        found[start : start + len(counts)] = matrix.to_rows()
    return found


def _sharing(band: NDArray[np.uint32], known: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """Each text with the one before it and the first of those whose values in this band are the same."""
    mixed: Hashes = np.zeros(len(band), dtype=np.uint64)
    for column in band.T:
        mixed = (mixed ^ column) * _MULTIPLIERS[0]
        mixed ^= mixed >> _BITS
    numbers = np.flatnonzero(known)
    order = numbers[np.argsort(mixed[numbers], kind="stable")]
    same = mixed[order[1:]] == mixed[order[:-1]]
    begins = np.concatenate([[True], ~same]) if len(order) else np.empty(0, dtype=bool)
    starts = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    later, before, first = order[1:][same], order[:-1][same], order[starts[1:][same]]
    return [np.stack([later, before], axis=1), np.stack([later, first], axis=1)]


# ---------------------------------------------------------------- the proof
def _original(
    later: _Text, earlier: _Text, of_earlier: int | None, number: int, rules: CopyRules
) -> int | None:
    """The first text of which `later` is a copy, where it is one of `earlier`; `of_earlier` is that one's own first."""
    common = _in_runs(later.words, earlier.words, rules.run)
    one_outlet = later.article.outlet is not None and later.article.outlet == earlier.article.outlet
    least = rules.taken_same_outlet if one_outlet else rules.taken
    if common < least * len(later.words):
        return None
    if of_earlier is None:
        return number
    # What is taken from a small part of a copy may be what that one added; only one of like length is the same text.
    return of_earlier if common >= least * len(earlier.words) else None


def _in_runs(later: Hashes, earlier: Hashes, least: int) -> int:
    """How many words stand in both texts in the same order, `least` or more of them on end."""
    blocks = LCSseq.opcodes(later.tolist(), earlier.tolist())
    lengths = (block.src_end - block.src_start for block in blocks if block.tag == "equal")
    return sum(length for length in lengths if length >= least)
