"""Borders as places: "الحدود السورية التركية", "الحدود مع العراق"."""

from __future__ import annotations

from tawthiq.reader.place_phrase import Named
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_BORDERS = words("borders.words")
_OF = words("borders.of")
_COUNTRIES = words("borders.countries")
_DASHES = frozenset(("-", "_", "/"))


def border_at(sentence: Sentence, i: int) -> Named | None:
    """The border that a word at token `i` names by the adjectives of its countries, or by the one beyond it."""
    if sentence.word(i).lstrip("وب") not in _BORDERS:
        return None
    last = _beyond(sentence, i) or _last_adjective(sentence, i)
    if last == i:
        return None
    hit = sentence.at(i, "place_class")
    return Named(
        i,
        last,
        i,
        last,
        class_precision="area",
        clitic="",
        name=_plain(sentence, i, last, hit.prefix if hit else ""),
    )


def _beyond(sentence: Sentence, i: int) -> int | None:
    return i + 2 if sentence.word(i + 1) == "مع" and sentence.word(i + 2) in _COUNTRIES else None


def _last_adjective(sentence: Sentence, i: int) -> int:
    last = j = i
    while j - i <= _LONGEST:
        j += 1
        if sentence.word(j).removeprefix("و") in _OF:
            last = j
        elif sentence.word(j) not in _DASHES:
            break
    return last


_LONGEST = 4


def _plain(sentence: Sentence, first: int, last: int, prefix: str) -> str:
    name = " ".join(sentence.tokens.raw_text(first, last).replace("-", " ").replace("_", " ").split())
    return name.removeprefix(prefix)
