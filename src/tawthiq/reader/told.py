"""What a mention and an occurrence tell, in the form in which the two are held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawthiq.reader.findings import NAMELESS

if TYPE_CHECKING:
    from tawthiq.reader.findings import Mention
    from tawthiq.reader.occurrence import Occurrence


@dataclass(slots=True)
class Told:
    """What one of the two tells; nobody unnamed is among the parties."""

    initiators: frozenset[str]
    targets: frozenset[str]
    objects: frozenset[str | None]
    weapons: frozenset[str]
    counts: frozenset[tuple[str, int]]
    """The exact figures of the whole, by outcome."""
    specific: bool


_NO_THING = frozenset((None, "person"))


def told_by(mention: Mention) -> Told:
    """What a mention tells."""
    exact = (t for t in mention.tolls if t.whole is None and t.vague is None)
    counts = frozenset([(t.outcome, t.minimum) for t in exact if t.minimum])
    return Told(*_sides(mention), counts, mention.specific)


def told_of(occurrence: Occurrence) -> Told:
    """What has been told of an occurrence, worked out again only when a mention has joined it."""
    mentions = len(occurrence.mentions)
    if occurrence.told is None or occurrence.told[0] != mentions:
        exact = (c for c in occurrence.counts if c.who is None and c.vague is None)
        counts = frozenset([(c.outcome, c.minimum) for c in exact if c.minimum])
        occurrence.told = mentions, Told(*_sides(occurrence), counts, occurrence.specific)
    return occurrence.told[1]


def _sides(
    one: Mention | Occurrence,
) -> tuple[frozenset[str], frozenset[str], frozenset[str | None], frozenset[str]]:
    return (
        frozenset([r.id for r in one.initiators]) - NAMELESS,
        frozenset([r.id for r in one.targets]) - NAMELESS,
        frozenset([r.object for r in one.targets]) - _NO_THING,
        frozenset([w for w, _, _ in one.weapons]),
    )
