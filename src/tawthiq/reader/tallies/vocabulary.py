"""The words that the reading of tallies needs beside the lexicon, from `reader/data/tally_words.tsv`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawthiq.arabic.remembered import Remembered
from tawthiq.arabic.script import fold
from tawthiq.arabic.tables import parse_table
from tawthiq.arabic.tokens import proclitics
from tawthiq.errors import InvalidData
from tawthiq.reader.sentence import Sentence

_KINDS_OF_WORDS = """
event case unit code total account loss people detained freed destroyed displaced add excluded
rest others unknown compare lately province rate seized unrelated separate carry_out done_by with held_by
among each first last_one
change fraction times percent against
"""
KINDS = frozenset(_KINDS_OF_WORDS.split())
_COLUMNS = ("kind", "value", "number", "forms")


@dataclass(frozen=True, slots=True)
class TallyWord:
    """A word or phrase met in a sentence: the tokens `first` to `last` and what it is."""

    kind: str
    value: str
    number: str
    first: int
    last: int
    prefix: str = ""
    definite: bool = False


_Row = tuple[tuple[str, ...], str, str, str]


def rows() -> Iterator[tuple[str, str, str, list[str]]]:
    """The rows of the data file: kind, value, grammatical number, forms.

    Raises:
        InvalidData: names the line or kind that breaks the schema.
    """
    lines = (
        files("tawthiq.reader").joinpath("data", "tally_words.tsv").read_text(encoding="utf-8").splitlines()
    )
    for kind, value, number, forms in parse_table("tally_words.tsv", lines, _COLUMNS):
        if kind not in KINDS:
            raise InvalidData(
                f"tally_words.tsv: {kind!r} is no kind of word; known are {', '.join(sorted(KINDS))}"
            )
        yield (
            kind,
            value.strip("-"),
            number.strip("-"),
            [form.strip() for form in forms.split("|") if form.strip()],
        )


@cache
def _table() -> dict[str, list[_Row]]:
    out: dict[str, list[_Row]] = {}
    for kind, value, number, forms in rows():
        for form in forms:
            first, *rest = fold(form).split() or [form]
            out.setdefault(first, []).append((tuple(rest), kind, value, number))
    for found in out.values():
        found.sort(key=lambda row: -len(row[0]))
    return out


def tally_word(sentence: Sentence, token: int, *kinds: str) -> TallyWord | None:
    """The longest word of one of these kinds that starts at a token, proclitics and article set aside."""
    best: TallyWord | None = None
    if not sentence.first <= token < sentence.last:
        return None
    readings = _READINGS[sentence.tokens.words[token]]
    if not readings:
        return None
    for prefix, definite, (rest, kind, value, number) in readings:
        last = token + len(rest)
        if kind not in kinds or (best is not None and last <= best.last):
            continue
        if all(_same(sentence.word(token + 1 + k), w) for k, w in enumerate(rest)):
            best = TallyWord(kind, value, number, token, last, prefix, definite)
    return best


def starts_of(sentence: Sentence, kind: str) -> Sequence[int]:
    """The tokens, ascending, whose spelling may open a word of this kind: the only ones to ask `tally_word` about."""
    return sentence.words_that_are(_ROLE[kind])


_ROLE = {kind: f"tally {kind}" for kind in KINDS}


def tally_roles(word: str) -> Iterator[str]:
    """What a spelling may be to the tallies, as roles of a `Spelling`."""
    return (_ROLE[kind] for kind in sorted(_KINDS[word]))


def may_be(word: str, kind: str) -> bool:
    """Whether a spelling may open a word of this kind; a quick test before `tally_word`."""
    return kind in _KINDS[word]


def _readings(word: str) -> tuple[tuple[str, bool, _Row], ...]:
    """What a spelling may open: proclitics, whether it has the article, and the row; empty for most words."""
    if not word:
        return ()
    table = _table()
    return tuple(
        (prefix, definite, row)
        for prefix, stem in proclitics(word)
        for base, definite in _bases(stem)
        for row in table.get(base, ())
    )


_READINGS = Remembered(_readings, 100_000)
_KINDS = Remembered(lambda word: frozenset(row[1] for _, _, row in _READINGS[word]), 100_000)


def _bases(stem: str) -> Iterator[tuple[str, bool]]:
    yield stem, False
    if stem.startswith("ال") and len(stem) > 4:
        yield stem[2:], True
    elif stem.endswith("ا") and len(stem) > 3:
        yield stem[:-1], False


def _same(have: str, want: str) -> bool:
    return have == want or have == "ال" + want or have == want + "ا"


def has_word(sentence: Sentence, *kinds: str) -> bool:
    """Whether a word of one of these kinds stands anywhere in the sentence."""
    return any(tally_word(sentence, i, kind) for kind in kinds for i in starts_of(sentence, kind))


def refers_to_acts(s: Sentence) -> bool:
    """Whether the acts counted before are spoken of again: "هذه العمليات", "الهجمات المذكورة"."""
    for i in {*starts_of(s, "event"), *s.starts_of("trigger")}:
        word = tally_word(s, i, "event")
        pointed = word is not None and (word.definite or s.word(i - 1) in ("هذه", "تلك"))
        if word is not None and word.number == "plural" and pointed:
            return True
        acts = [h for h in s.hits.get(i, ()) if h.entry.kind == "trigger" and h.entry.form == "plural"]
        if any(h.definite for h in acts):
            return True
    return False
