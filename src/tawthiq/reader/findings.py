"""What is found in a sentence, and an event as one sentence tells it: the types that the later stages share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.reader.group import Group
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import Toll
from tawthiq.reader.voice import Attribution

NAMELESS = frozenset(("unknown", "unknown_gunmen"))
"""Ids of those whom a text does not name; they give way to a party that it does name."""


@dataclass(slots=True)
class Ref:
    """A party, or a thing and whose it is, with the tokens it stands on."""

    id: str
    first: int
    last: int
    object: str | None = None


@dataclass(slots=True)
class Mention:
    """One event as one sentence tells it. Fields are empty where the sentence says nothing."""

    sentence: Sentence
    type: str
    type_first: int
    type_last: int
    first: int
    last: int
    specific: bool = True
    time: TimePhrase | None = None
    place: PlacePhrase | None = None
    initiators: list[Ref] = field(default_factory=list)
    targets: list[Ref] = field(default_factory=list)
    weapons: list[tuple[str, int, int]] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    groups: Sequence[Group] = ()
    """The noun phrases of its sentence."""
    named_before: Sequence[str] = ()
    """The parties that the sentences before it name, the last first."""
    attribution: Attribution | None = None
    definite: bool = False
    of_one_named: bool = False
    """Its event word is a noun with a pronoun: somebody's deed or death, of which the text has told or takes as known."""
    again: bool = False
    turn: bool = False
    recall: bool = False
    only_tolls: bool = False
    beside_count: bool = False
    """Its sentence tells a tally beside it."""
    carried: bool = False
    """A verb says that it came about: "تم الاتفاق على"."""
    undergone: bool = False
    """Somebody is said to have suffered it: "تعرض للتعذيب", whose article points to nothing told before."""
    open_subject: bool = False
    """Its doer is to be sought in what stands before."""
    content: frozenset[str] | None = None
    """The words that tell it, as they are held against those of others; filled in when they are."""

    @property
    def span(self) -> tuple[int, int]:
        """Where the sentence tells it, in the article's text: the event's evidence, and what its choices are about."""
        return self.sentence.tokens.raw_span(self.first, self.last)

    @property
    def outcome_alone(self) -> bool:
        """Whether it tells the harm done and nothing else: no act, place or time of its own."""
        return self.only_tolls and self.place is None and self.time is None

    @property
    def recalls_another_toll(self) -> bool:
        """Whether it does nothing but recall what somebody said before of the harm done."""
        return self.recall and self.outcome_alone and self.attribution is not None


@dataclass(slots=True)
class Findings:
    """Everything found in one sentence before it is understood as events or tallies."""

    sentence: Sentence
    groups: list[Group]
    places: list[PlacePhrase]
    tolls: list[Toll]
    attributions: list[Attribution]
