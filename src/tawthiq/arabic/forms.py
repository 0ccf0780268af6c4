"""Written forms of a word with the clitics that Arabic glues to its front.

A vocabulary is compiled once into a table of all forms, so that a reader's look-up is one dictionary access
and no word is ever cut up on a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clitics:
    """What stands before the stem: a conjunction (و, ف), a preposition (ب, ل, ك), the article."""

    conjunction: str = ""
    preposition: str = ""
    article: bool = False


def written_forms(
    stem: str, *, article: bool = True, bare: bool = True, prepositions: str = "بلك"
) -> Iterator[tuple[str, Clitics]]:
    """Every form of the folded `stem`, the plainest first.

    Args:
        stem: the word without clitics, in the spelling of `script.fold`.
        article: whether the word may carry ال.
        bare: whether it may stand without ال.
        prepositions: the glued prepositions that it may carry.

    >>> [form for form, _ in written_forms("شهر", bare=False, prepositions="ل")]
    ['الشهر', 'للشهر', 'والشهر', 'وللشهر', 'فالشهر', 'فللشهر']
    """
    for conjunction in ("", "و", "ف"):
        for preposition in ("", *prepositions):
            if bare:
                yield conjunction + preposition + stem, Clitics(conjunction, preposition)
            if article:
                # ل swallows the alef of the article, and a stem that begins with lam keeps one of three.
                joined = "لل" + stem.removeprefix("ل") if preposition == "ل" else preposition + "ال" + stem
                yield conjunction + joined, Clitics(conjunction, preposition, True)
