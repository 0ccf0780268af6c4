"""Tallies while they are being read: tokens and phrases instead of offsets and places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.reader.group import Group
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.voice import Attribution

Bounds = tuple[int | None, int | None, str | None]


@dataclass(slots=True, eq=False)
class Count:
    """One counted phrase of a sentence: "أكثر من 21 عملية", "و8 مدنيين", "سيدة" in a list of parts."""

    sentence: Sentence
    first: int
    last: int
    number_first: int
    number_last: int
    bounds: Bounds
    prefix: str = ""
    """The clitics written onto it: و, ب, ل, ف."""
    noun: int = -1
    """Token of the counted noun, -1 where there is none: "و14 في الرقة"."""
    group: Group | None = None
    measure: str = ""
    """By its own noun; empty until the words that govern it are asked."""
    event_type: str | None = None
    who: str | None = None
    anaphoric: bool = False
    """Of those counted before: "تسعة منهم", "عشرة من الهجمات"."""
    implicit: bool = False
    """No number is written: a dual or a singular noun."""
    governor: int = -1
    """Token of the word that says what happened to the counted; -1 where the count goes on in a list."""
    rest: bool = False
    """Those left over of a whole: "الستة الباقون"."""

    @property
    def value(self) -> int:
        """The number itself, for comparing parts with wholes."""
        low, high, _ = self.bounds
        return low if low is not None else high if high is not None else 0


@dataclass(slots=True)
class AreaName:
    """A place by whose area it is, or by a list of names: "مناطق سيطرة قسد", "الرقة ودير الزور"."""

    first: int
    last: int
    name: str
    places: list[PlacePhrase] = field(default_factory=list)
    holder: str | None = None
    """The party that holds the area."""


Where = PlacePhrase | AreaName


def place_name(place: Where | None) -> str:
    """The name of a place, empty for none."""
    return "" if place is None else place.name if isinstance(place, AreaName) else place.main.name


@dataclass(slots=True)
class ComparisonDraft:
    """What a tally is held against: another period, the ratio, the other figure; tokens `first` to `last`."""

    sentence: Sentence
    first: int
    last: int
    time: TimePhrase | None
    ratio: float | None
    """This figure over the other, where the words tell it."""
    change: str
    """`lower`, `higher`, or empty where only the two figures are told."""
    other: TallyDraft | None = None


REACH = 200
"""How many tallies back a count is held against those told before it: more than any report has between a whole and
its parts, and what bounds the work on a page of nothing but figures."""


@dataclass(slots=True, eq=False)
class TallyDraft:
    """One tally before it is written down. Fields that the text leaves open are None or empty."""

    count: Count
    measure: str
    event_type: str | None
    minimum: int | None
    maximum: int | None
    vague: str | None
    group: str | None = None
    who: str | None = None
    by: list[str] = field(default_factory=list)
    place: Where | None = None
    time: TimePhrase | None = None
    attribution: Attribution | None = None
    speaker: str = "outlet"
    effect: str = "say"
    whole: TallyDraft | None = None
    excludes: tuple[int, int] | None = None
    compares: ComparisonDraft | None = None
    own_place: bool = False
    own_time: bool = False
    own_by: bool = False
    partners: list[str] = field(default_factory=list)
    """Who took part beside the doer, wherever he is named."""
    carries_on: bool = False
    """Its verb leaves the doer to what was told before."""

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.count.sentence

    @property
    def value(self) -> int:
        """The number itself, for comparing parts with wholes."""
        return self.count.value

    @property
    def exact(self) -> bool:
        """Whether one number is told, and as it stands."""
        low, high, vague = self.count.bounds
        return low is not None and low == high and vague is None


@dataclass(frozen=True, slots=True)
class TallyReading:
    """What the tallies of an article are, and which sentences tell them and no events."""

    tallies: tuple[TallyDraft, ...] = ()
    sentences: frozenset[int] = frozenset()
    """Indices of the sentences that count: no event is made of the counted acts and harm."""
    headings: frozenset[int] = frozenset()
    """Indices of the headings that count: the event reader makes no event of them."""
    counts: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """By the index of a sentence that counts, the first and the last token of each counted phrase."""
