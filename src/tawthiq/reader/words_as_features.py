"""Words as features of choices: a word without what is written onto it, and the name of the feature that it stands."""

from __future__ import annotations

from tawthiq.arabic.remembered import Remembered
from tawthiq.arabic.tokens import proclitics


def _bare(word: str) -> str:
    """A word without what is written onto it: a conjunction before, the article; a number as such."""
    if not word:
        return ""
    if word[0].isdigit():
        return "#"
    if len(word) > 4 and word[0] in "وف" and any(p and s == word[1:] for p, s in proclitics(word)):
        word = word[1:]
    return word[2:] if len(word) > 4 and word.startswith("ال") else word


STEMS = Remembered(_bare, 100_000)
HAS = Remembered(lambda word: f"has {STEMS[word]}", 100_000)
"""The names of the features for words of the sentence: most words come again."""
