"""One thing that happened, as an article tells it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.reader.casualties import Count
from tawthiq.reader.findings import Mention, Ref
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.told import Told
from tawthiq.reader.voice import Attribution


@dataclass(slots=True)
class Occurrence:
    """One thing that happened, as the whole article tells it: its mentions, and the values chosen from them."""

    mentions: list[Mention]
    type: str
    place: PlacePhrase | None
    time: TimePhrase | None
    initiators: list[Ref]
    targets: list[Ref]
    weapons: list[tuple[str, int, int]]
    counts: list[Count] = field(default_factory=list)
    rivals: list[Count] = field(default_factory=list)
    attribution: Attribution | None = None
    speaker: str = "outlet"
    effect: str = "say"
    inherited_place: bool = False
    confidence: float | None = None
    """The probability that it is one event that happened, 0 to 1."""
    doubtful: bool = False
    told: tuple[int, Told] | None = None
    """What it tells beside others (`told.told_of`), and of how many mentions that is."""

    @property
    def specific(self) -> bool:
        """Whether any mention tells it as one occurrence, and nothing speaks against it."""
        return not self.doubtful and any(m.specific for m in self.mentions)
