"""The figures of a scoring: sums of right, gold and read, and the precision, recall and F1 that they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ALL_SLOTS = "ALL_SLOTS"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report. `right` has halves where a fill was partly right."""

    right: float = 0.0
    gold: float = 0
    read: float = 0

    def __add__(self, other: Line) -> Line:
        return Line(self.right + other.right, self.gold + other.gold, self.read + other.read)

    @property
    def precision(self) -> float:
        """Right of what was read, 0 to 1."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Right of what the gold has, 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, float]:
        """Rounded figures, as the reports in JSON have them."""
        return {
            "p": round(self.precision, 4),
            "r": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": self.right,
            "gold": self.gold,
            "pred": self.read,
        }


@dataclass(frozen=True)
class Report:
    """The score of one gold set.

    `lines` has "event" and "tally" (pairing alone), a line for each slot ("event.type", "tally.count") and
    the sums over slots ("event.ALL_SLOTS", "tally.ALL_SLOTS"). `groups` has one report for each `group` that
    the gold names, empty where it names none.
    """

    lines: Mapping[str, Line]
    articles_gold: int = 0
    articles_read: int = 0
    groups: Mapping[str, Report] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Line:
        return self.lines.get(name, Line())

    @property
    def event(self) -> Line:
        """Events found and missed, whatever their slots."""
        return self["event"]

    @property
    def event_slots(self) -> Line:
        """All slots of all events together."""
        return self[f"event.{ALL_SLOTS}"]

    @property
    def tally(self) -> Line:
        """Tallies found and missed, whatever their slots."""
        return self["tally"]

    @property
    def tally_slots(self) -> Line:
        """All slots of all tallies together."""
        return self[f"tally.{ALL_SLOTS}"]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        out: dict[str, Any] = {name: line.to_dict() for name, line in sorted(self.lines.items())}
        out["articles"] = {"gold": self.articles_gold, "pred": self.articles_read}
        if self.groups:
            out["groups"] = {name: report.to_dict() for name, report in self.groups.items()}
        return out


@dataclass(frozen=True, slots=True)
class LinkLine:
    """B-cubed and pairwise figures of a clustering of `mentions` mentions."""

    precision: float
    recall: float
    pairs: Line
    mentions: int

    @property
    def f1(self) -> float:
        """B-cubed F1, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Rounded figures."""
        b3 = {"p": round(self.precision, 4), "r": round(self.recall, 4), "f1": round(self.f1, 4)}
        return {"b3": b3, "pairs": self.pairs.to_dict(), "mentions": self.mentions}


@dataclass(frozen=True, slots=True)
class LinkReport:
    """The score of linking: over all gold mentions, and over those alone that the reader found."""

    all: LinkLine
    given: LinkLine

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"links": self.all.to_dict(), "links.given": self.given.to_dict()}
