"""Spellings of names that no source lists but outlets write: words joined or parted, أبو and أبي."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawthiq.arabic.script import normalise

_JOINED = frozenset(
    ("دير", "تل", "كفر", "معره", "معر", "عين", "طوز", "خان", "بيت", "راس", "ابو", "البو", "حمام", "جرف")
)
"""First words of names that are also written onto the second: "دير الزور" and "ديرالزور"."""

_PARTED = ("كفر", "معر", "تل", "البو")
"""Beginnings of one-word names that are also written apart: "كفرنبل" and "كفر نبل"."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|-")


def spellings(folded: str) -> Iterator[str]:
    """Other folded spellings of a folded name.

    >>> list(spellings("ابو غريب"))
    ['ابوغريب', 'ابي غريب']
    """
    first, _, rest = folded.partition(" ")
    if rest:
        if first in _JOINED and " " not in rest:
            yield first + rest
        if first in ("ابو", "ابي"):
            yield ("ابي " if first == "ابو" else "ابو ") + rest
        return
    for beginning in _PARTED:
        if first.startswith(beginning) and len(first) - len(beginning) >= 3:
            yield f"{beginning} {first[len(beginning) :]}"


def token_words(name: str) -> list[tuple[str, ...]]:
    """A name as the tokens of a text would spell it, with and without its dashes: "M4" is two tokens.

    >>> token_words("طريق السخنة - تدمر")
    [('طريق', 'السخنه', 'تدمر'), ('طريق', 'السخنه', '-', 'تدمر')]
    """
    text = normalise(name).text
    plain = tuple(_WORD.findall(text))
    dashed = tuple(_TOKEN.findall(text))
    return [plain] if dashed == plain else [plain, dashed]
