"""The vocabulary of time, compiled from `data/calendar_*.tsv` at first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tawthiq.arabic.calendar.arithmetic import Month
from tawthiq.arabic.forms import Clitics, written_forms
from tawthiq.arabic.numbers.grammar import ARTICLES_APART
from tawthiq.arabic.numbers.vocabulary import number_words
from tawthiq.arabic.script import fold
from tawthiq.arabic.tables import read_table

MONTH_COLUMNS = ("name", "calendar", "month", "bare")
WORD_COLUMNS = ("word", "role", "value")

CALENDARS = frozenset(("gregorian", "hijri"))
BARE = frozenset(("yes", "context", "number", "madda"))

_PREPOSITIONS = "بلك"
# role: (may carry the article, may stand without it, glued prepositions)
_CLITICS: dict[str, tuple[bool, bool, str]] = {
    "weekday": (True, False, _PREPOSITIONS),
    "deictic": (True, True, _PREPOSITIONS),
    "now": (True, False, ""),
    "unit": (True, True, _PREPOSITIONS),
    "pair": (False, True, _PREPOSITIONS),
    "past": (True, True, ""),
    "recent": (True, False, ""),
    "earlier": (True, True, ""),
    "current": (True, True, ""),
    "next": (True, True, ""),
    "following": (True, False, ""),
    "same": (False, True, ""),
    "same_before": (False, True, _PREPOSITIONS),
    "this": (False, True, _PREPOSITIONS),
    "then": (False, True, ""),
    "part": (True, True, _PREPOSITIONS),
    "edge": (False, True, _PREPOSITIONS),
    "fraction": (True, True, _PREPOSITIONS),
    "season": (True, True, _PREPOSITIONS),
    "since": (False, True, ""),
    "until": (False, True, ""),
    "to": (False, True, ""),
    "during": (False, True, ""),
    "for": (False, True, "ل"),
    "from": (False, True, ""),
    "between": (False, True, ""),
    "before": (False, True, ""),
    "after": (False, True, ""),
    "in": (False, True, ""),
    "last": (False, True, _PREPOSITIONS),
    "first": (False, True, _PREPOSITIONS),
    "caliphate": (True, True, _PREPOSITIONS),
    "hijri": (True, True, ""),
    "common_era": (True, True, ""),
    "about": (False, True, _PREPOSITIONS),
    "filler": (True, True, ""),
    "few": (False, True, ""),
    "few_after": (True, True, ""),
    "demonstrative": (False, True, ""),
    "before_it": (False, True, ""),
    "corresponding": (True, False, ""),
    "onset": (False, True, ""),
    "loose": (False, True, ""),
    "not_day_after": (True, True, _PREPOSITIONS),
    "not_month_after": (False, True, ""),
}
ROLES = frozenset(_CLITICS)

# Roles whose words can open a time phrase on their own; a scan looks at these, at digits, months and number
# words.
_OPENING = frozenset(("weekday", "deictic", "unit", "then", "part", "edge", "fraction", "season", "since"))
# Roles of words so frequent that the next word decides whether the grammar is asked at all.
_LEADING = frozenset(
    (
        "same_before",
        "this",
        "during",
        "for",
        "from",
        "between",
        "before",
        "after",
        "in",
        "last",
        "first",
        "until",
        "before_it",
        "pair",
    )
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One written form of a word of time: its roles with their values, and its clitics."""

    roles: dict[str, str]
    clitics: Clitics

    @property
    def article(self) -> bool:
        """Whether it carries the article."""
        return self.clitics.article

    @property
    def plain(self) -> bool:
        """Whether neither conjunction nor preposition stands before it."""
        return not (self.clitics.conjunction or self.clitics.preposition)


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month's name after its first word, what it names, and where it may stand alone."""

    rest: tuple[str, ...]
    month: Month
    bare: str
    clitics: Clitics


@cache
def time_words() -> dict[str, TimeWord]:
    """Every written form of every word of time but month names."""
    out: dict[str, TimeWord] = {}
    for word, role, value in read_table("calendar_words.tsv", WORD_COLUMNS):
        article, bare, prepositions = _CLITICS[role]
        for form, clitics in written_forms(fold(word), article=article, bare=bare, prepositions=prepositions):
            known = out.setdefault(form, TimeWord({}, clitics))
            if known.clitics == clitics:
                known.roles.setdefault(role, value)
    return out


@cache
def month_names() -> dict[str, tuple[MonthName, ...]]:
    """Month names by the written form of their first word, longest first."""
    out: dict[str, list[MonthName]] = {}
    for name, calendar, number, bare in read_table("calendar_months.tsv", MONTH_COLUMNS):
        first, *rest = fold(name).split()
        month = Month(int(number), calendar == "hijri")
        for form, clitics in written_forms(first, article=month.hijri and not rest):
            out.setdefault(form, []).append(MonthName(tuple(rest), month, bare, clitics))
    return {form: tuple(sorted(names, key=lambda n: -len(n.rest))) for form, names in out.items()}


@cache
def openings() -> frozenset[str]:
    """Every written form at which a time phrase may begin, whatever follows."""
    words = {form for form, word in time_words().items() if _OPENING & word.roles.keys()}
    return frozenset(words | month_names().keys())


@cache
def counting_words() -> frozenset[str]:
    """Number words: a time phrase may begin there, as at digits, if a word of `counted_words` comes soon."""
    return frozenset(number_words().keys() - openings())


@cache
def counted_words() -> frozenset[str]:
    """What follows the number of a time: a unit, a month, the signs of a date in digits, "منه"."""
    units = {form for form, word in time_words().items() if word.roles.keys() & {"unit", "deictic", "part"}}
    return frozenset(units | month_names().keys() | {"/", "-", "\\", "منه", "منها"})


@cache
def leading_words() -> frozenset[str]:
    """Written forms at which a time phrase may begin if a word of `following_words` or digits come next."""
    words = {form for form, word in time_words().items() if _LEADING & word.roles.keys()}
    return frozenset((words | {"ما", "وما"}) - openings() - counting_words())


@cache
def frequent_words() -> frozenset[str]:
    """Every written form at which a time phrase may begin, if the words behind it let it."""
    return counting_words() | leading_words()


@cache
def following_words() -> frozenset[str]:
    """Every word of the grammar, digits apart."""
    return frozenset(time_words().keys() | openings() | counting_words() | ARTICLES_APART | {"ما"})
