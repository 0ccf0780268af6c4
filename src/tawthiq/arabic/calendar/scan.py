"""The words that a grammar rule looks at, and the point in time that a rule gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tawthiq.arabic.calendar.arithmetic import Interval
from tawthiq.arabic.calendar.phrases import Anchor, Cut, Kind, Precision
from tawthiq.arabic.calendar.vocabulary import TimeWord, time_words
from tawthiq.arabic.numbers.grammar import cardinal_at, is_article, ordinal_at
from tawthiq.arabic.tokens import Tokens

Placing = Callable[[date | None], Interval]
"""From a reference date (the publication, or the end of a range) to first and last day."""


@dataclass(frozen=True, slots=True)
class Point:
    """A time as one rule read it: the index after it and how to place it in the calendar."""

    after: int
    place: Placing
    precision: Precision
    kind: Kind
    anchor: Anchor = "none"
    unit: Precision | None = None
    shift: int = 0
    year: int | None = None
    cut: Cut | None = None
    aside: bool = False
    note: str | None = None


Rule = Callable[["Scan", int], Point | None]
"""A rule of the grammar: the point in time that begins at an index of the scan, or `None`."""


def fixed(interval: Interval) -> Placing:
    """The placing of a time that does not depend on a reference."""
    return lambda _: interval


@dataclass(frozen=True, slots=True)
class Scan:
    """A stretch of tokens under the grammar; indices at or after `stop` are outside it."""

    tokens: Tokens
    words: list[str]
    first: int
    stop: int
    published: date | None
    known: Mapping[str, TimeWord] = field(default_factory=time_words, repr=False)
    """The words of time, by their written forms."""

    def word(self, i: int) -> str:
        """The word at `i`, empty outside the stretch."""
        return self.words[i] if self.first <= i < self.stop else ""

    def entry(self, i: int) -> TimeWord | None:
        """The word of time at `i`."""
        return self.known.get(self.words[i]) if self.first <= i < self.stop else None

    def role(self, i: int, *roles: str) -> str | None:
        """The value that the word at `i` has in the first of `roles` that it plays, or `None`."""
        entry = self.known.get(self.words[i]) if self.first <= i < self.stop else None
        if entry is not None:
            own = entry.roles
            for role in roles:
                if role in own:
                    return own[role]
        return None

    def has_article(self, i: int) -> bool:
        """Whether the word of time at `i` carries the article."""
        entry = self.entry(i)
        return entry is not None and entry.article

    def cardinal(self, i: int) -> tuple[int, int] | None:
        """A whole number at `i`, an article written apart before it allowed: value and index after."""
        if is_article(self.word(i)):
            i += 2 if self.word(i + 1) == "-" else 1
        word = self.word(i)
        if not word:
            return None
        parsed = cardinal_at(self.words, i, self.stop)
        return (parsed[0], parsed[1]) if parsed is not None and isinstance(parsed[0], int) else None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """An ordinal at `i`; "الأخير" is 0."""
        if self.role(i, "recent") is not None:
            return 0, i + 1
        return ordinal_at(self.words, i, self.stop) if self.word(i) else None

    def digits(self, i: int) -> int | None:
        """The number that the token at `i` writes in at most four digits."""
        word = self.word(i)
        return int(word) if 0 < len(word) <= 4 and word.isdecimal() else None

    def year_digits(self, i: int, *, hijri: bool = False) -> int | None:
        """A year in four digits: 1900 to 2100, or 1300 to 1500 of the Hijra."""
        value = self.digits(i)
        if value is None or len(self.words[i]) != 4:
            return None
        return value if (1300 <= value <= 1500 if hijri else 1900 <= value <= 2100) else None

    def skip(self, i: int, *roles: str) -> int:
        """The index after the word at `i` if it plays one of `roles`, else `i`."""
        return i + 1 if self.role(i, *roles) is not None else i
