"""A place as a sentence names it, and how its name is written down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tawthiq.arabic.script import fold
from tawthiq.places import PlaceRow


@dataclass(slots=True)
class Named:
    """A name with the class word before it: "قرية الحصان", "ريف دير الزور الغربي"."""

    first: int
    last: int
    name_first: int
    name_last: int
    kind: str = ""
    """Class of place by the word before it (governorate, city, quarter, countryside, desert, road …), or empty."""
    in_name: bool = False
    class_precision: str = ""
    class_first: int = -1
    lent_class: str = ""
    """Word of place that the first of a list lends it: "حي" of "حيي سيف الدولة والزبدية"."""
    points_to: str = ""
    """The word of place (folded) that points back to a place told before: "المدينه"."""
    direction: str = ""
    rows: tuple[PlaceRow, ...] = ()
    to_name: str = ""
    """The other end of a road or stretch."""
    name: str = ""
    """The name as it is written down: "ريف دير الزور الغربي", "حي المثنى", "طريق دير الزور - تدمر"."""
    bare_name: str = ""
    """The name without class word and direction."""
    clitic: str = ""
    """The letter "و" written onto a name that no gazetteer has."""


@dataclass(slots=True)
class PlacePhrase:
    """A place as the sentence names it: what it is, how it is bound to the clause, and what holds it."""

    first: int
    last: int
    main: Named
    relation: str = "inside"
    """inside, near, between, origin (where somebody came from, went to or spoke)."""
    holders: list[Named] = field(default_factory=list)
    bare: bool = False
    """Neither a preposition nor a class word speaks for a place here."""
    listed: int = 0
    """Position in a list of places joined by و, 0 for the first."""
    span: tuple[int, int] = (0, 0)
    """Offsets in the article's text."""
    of_another: bool | None = None
    """Whether it is the place of one more occurrence ("وأخرى في"); None until it is asked for."""


def known_as(phrase: PlacePhrase) -> str:
    """The name to tell places apart by: "شرقي دير الزور" may be told again as "في دير الزور"."""
    main = phrase.main
    return fold(main.bare_name if main.direction and main.class_first < 0 else main.name)


def span_both(phrase: PlacePhrase, end: PlacePhrase) -> None:
    """Makes "بين أ وب" one stretch."""
    phrase.last = end.last
    phrase.main.to_name = " "
    phrase.holders.extend([end.main, *end.holders])


_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\"“”„«»'‘’*]")


_GLUED_ARTICLE = re.compile(r"(?<!\w)ال\s*-?\s*(?=\d)")
"""The article before a number: "تلة الـ500"."""


def clean_name(raw: str) -> str:
    """A name without quotation marks, vowels and doubled spaces."""
    return " ".join(_GLUED_ARTICLE.sub("", _MARKS.sub("", raw)).split())


def without(name: str, prefix: str) -> str:
    """A name without the proclitics written onto it; "لل" is given its article back."""
    for letter in prefix:
        name = name.removeprefix(letter).lstrip()
    if prefix.endswith("ل") and name.startswith("ل") and len(name) > 2:
        name = "ال" + name[1:]
    return name
