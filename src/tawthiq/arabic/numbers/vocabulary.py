"""The vocabulary of numbers, compiled from `data/number_*.tsv` at first use."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from tawthiq.arabic.forms import Clitics, written_forms
from tawthiq.arabic.script import fold
from tawthiq.arabic.tables import read_table

WORD_COLUMNS = ("word", "role", "value")
QUALIFIER_COLUMNS = ("words", "meaning", "position")
VAGUE_COLUMNS = ("words", "minimum", "maximum", "vague", "article", "note")

_PARTS = ("unit", "one_of", "teen_unit", "ten", "tens", "hundred", "hundreds", "scale", "scale_dual")
ROLES = frozenset((*_PARTS, "fraction", "ordinal"))
MEANINGS = frozenset(("at_least", "at_most", "about", "up_to", "label"))

# With "as" a number counts nothing ("كأحد", and "كميات" are amounts); so ك is no clitic here.
_PREPOSITIONS = "بل"
# "الاثنين" and "الأحد" are days of the week, "لست" is "I am not".
_NO_ARTICLE = frozenset(("اثنين", "اثنان", "احد", "احدا", "احدي"))
_NO_PREPOSITION = frozenset(("ست", "ستا"))


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One written form of a number word."""

    role: str
    value: int | Fraction
    clitics: Clitics

    @property
    def joined(self) -> bool:
        """Whether it can continue a number: "و" and nothing else before it."""
        return self.clitics.conjunction == "و" and not self.clitics.preposition

    @property
    def bare(self) -> bool:
        """Whether nothing stands before it."""
        return not (self.clitics.conjunction or self.clitics.preposition or self.clitics.article)

    @property
    def plain(self) -> bool:
        """Whether neither conjunction nor preposition stands before it; the article may."""
        return not (self.clitics.conjunction or self.clitics.preposition)


@dataclass(frozen=True, slots=True)
class VagueCount:
    """A count without a number."""

    minimum: int
    maximum: int | None
    vague: str
    collective: bool


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def number_words() -> dict[str, NumberWord]:
    """Every written form of every number word."""
    out: dict[str, NumberWord] = {}
    rows = [
        (fold(word), role, Fraction(value))
        for word, role, value in read_table("number_words.tsv", WORD_COLUMNS)
    ]
    for stem, role, value in rows:
        number = value.numerator if value.denominator == 1 else value
        article = stem not in _NO_ARTICLE
        prepositions = "" if stem in _NO_PREPOSITION else _PREPOSITIONS
        for form, clitics in written_forms(stem, article=article, prepositions=prepositions):
            out.setdefault(form, NumberWord(role, number, clitics))
    # A stem of its own wins over clitic and stem: "واحد" is one, not "and one of".
    for stem, role, value in rows:
        number = value.numerator if value.denominator == 1 else value
        out[stem] = NumberWord(role, number, Clitics())
    return out


@cache
def vague_counts() -> dict[str, list[tuple[tuple[str, ...], VagueCount]]]:
    """Vague counts by the written form of their first word: the rest of the words and the count, longest
    first.
    """
    out: dict[str, list[tuple[tuple[str, ...], VagueCount]]] = {}
    for words, minimum, maximum, vague, article, note in read_table("number_vague.tsv", VAGUE_COLUMNS):
        first, *rest = fold(words).split()
        top = None if maximum == "-" else int(maximum)
        count = VagueCount(int(minimum), top, vague, note == "collective")
        # "بكثير من" is "by far more than".
        prepositions = "ل" if first == "كثير" else _PREPOSITIONS
        for form, _ in written_forms(first, article=article == "yes", prepositions=prepositions):
            out.setdefault(form, []).append((tuple(rest), count))
    for choices in out.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return out


@cache
def qualifiers_before() -> Phrases:
    """Qualifiers that precede a number, by their last word: all words (clitics of the first included),
    longest first.
    """
    out: Phrases = {}
    for words, meaning, position in read_table("number_qualifiers.tsv", QUALIFIER_COLUMNS):
        if position != "before":
            continue
        first, *rest = fold(words).split()
        for form, _ in written_forms(first, article=False):
            phrase = (form, *rest)
            out.setdefault(phrase[-1], []).append((phrase, meaning))
    for choices in out.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return out


@cache
def qualifiers_after() -> Phrases:
    """Qualifiers that follow a number, by their first word, longest first."""
    out: Phrases = {}
    for words, meaning, position in read_table("number_qualifiers.tsv", QUALIFIER_COLUMNS):
        if position == "after":
            phrase = tuple(fold(words).split())
            out.setdefault(phrase[0], []).append((phrase, meaning))
    for choices in out.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return out
