"""A series: what is documented in each month or week, beside the same period of the year before.

A period without incidents counts zero only where articles of the store cover it: what nobody read about is
unknown, and its counts are `None`. What only a party claims is in no count and told apart (`statistics.cases`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from tawthiq.errors import InvalidInput
from tawthiq.records import Outcome, Toll, added_tolls
from tawthiq.statistics.cases import Case
from tawthiq.statistics.classes import CLASSES
from tawthiq.statistics.periods import Period, Reading, Step
from tawthiq.statistics.ratios import Ratio

Split = Literal["actor", "type", "governorate", "class"]
SPLITS: tuple[Split, ...] = get_args(Split)

COUNTED: tuple[str, ...] = ("incidents", "operations", *get_args(Outcome))
"""What can be counted: incidents, those of them that are operations, or the people harmed in one way."""

Compared = Literal["yes", "part", "not_read"]
"""Whether a period can be held against the year before; if not, of one of the two only a part was read, or nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """One period of one line.

    `incidents` and `toll` are `None` where nothing was read about the period and nothing is known of it. Of people, an
    incident without a figure is among `without_figure` and adds nothing.
    """

    incidents: int | None
    toll: Toll | None = None
    without_figure: int = 0
    straddling: int = 0
    """Incidents that may have happened after the end of the period; they count in it, by their first day."""
    year_before: int | None = None
    """The value of the same period of the year before; `None` where it is unknown."""
    ratio: Ratio | None = None
    """How the value stands to that one; `None` where one of the two periods was not read to its end."""
    counts_people: bool = False
    claimed: int | None = None
    """What only claims tell of (incidents, or people), which is in no other number; of the line of all only."""

    @property
    def value(self) -> int | None:
        """What is drawn and compared: incidents, or the best-supported number of people (else the lowest told)."""
        if not self.counts_people or self.toll is None:
            return None if self.counts_people else self.incidents
        return self.toll.low if self.toll.best is None else self.toll.best


@dataclass(frozen=True, slots=True)
class Line:
    """All periods of one group (a party, a type, a governorate, a class), or of all incidents (`None`)."""

    group: str | None
    points: tuple[Point, ...]

    @property
    def total(self) -> int:
        """The sum of what is known of its periods."""
        return sum(point.value or 0 for point in self.points)


@dataclass(frozen=True, slots=True)
class Series:
    """What was counted, period by period."""

    of: str
    by: Step
    split: Split | None
    periods: tuple[Period, ...]
    readings: tuple[Reading, ...]
    articles: tuple[int, ...]
    """How many articles were published in each period."""
    compared: tuple[Compared, ...]
    lines: tuple[Line, ...]
    """The first one counts all; the others, with a split, one group each, the largest first."""
    undated: int = 0
    """Incidents of the scope that no source gives a day; they are in no period."""
    spread: int = 0
    """Incidents that may have happened over more days than a period has; they are in no period."""
    spread_people: int = 0
    """The people harmed in those, where people are counted."""
    articles_before: tuple[int, ...] = ()
    """How many articles were published in the year-before of each period."""
    outside: int = 0
    """Incidents that happened before or after the periods shown."""
    claimed: tuple[tuple[str, int], ...] = ()
    """What only claims tell of in these periods, by whose claims (several joined by `+`); it is in no other number."""
    covered: tuple[date, date] | None = None
    """First and last day on which the store's articles were published."""

    @property
    def counts_people(self) -> bool:
        """Whether people are counted and not incidents."""
        return self.of not in ("incidents", "operations")

    def rows(self) -> Iterator[dict[str, object]]:
        """Flat rows for a data file, one for each period and group; what is unknown is `None`."""
        for line in self.lines:
            for i, point in enumerate(line.points):
                ratio = point.ratio
                toll = point.toll or Toll()
                yield {
                    "period": self.periods[i].first.isoformat(),
                    "last_day": self.periods[i].last.isoformat(),
                    "by": self.by,
                    "of": self.of,
                    "group": line.group,
                    "read": self.readings[i],
                    "articles": self.articles[i],
                    "incidents": point.incidents,
                    **({"low": toll.low, "best": toll.best, "high": toll.high} if self.counts_people else {}),
                    **({"without_figure": point.without_figure} if self.counts_people else {}),
                    "straddling": point.straddling,
                    "claimed": point.claimed,
                    "year_before": point.year_before,
                    "ratio": _rounded(ratio.ratio) if ratio else None,
                    "ratio_low": _rounded(ratio.low) if ratio else None,
                    "ratio_high": _rounded(ratio.high) if ratio else None,
                    "verdict": ratio and ratio.verdict,
                }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


@dataclass(slots=True)
class Bin:
    """What falls into one period of one group, while it is counted."""

    incidents: int = 0
    tolls: list[Toll] = field(default_factory=list)
    straddling: int = 0

    def add(self, toll: Toll | None, *, straddles: bool) -> None:
        """One more incident, and the people harmed in it where a source gives a figure."""
        self.incidents += 1
        self.straddling += straddles
        if toll is not None:
            self.tolls.append(toll)

    def parts(self, *, people: bool) -> list[float]:
        """What each incident adds to the value."""
        if not people:
            return [1.0] * self.incidents
        return [float(toll.low or 0 if toll.best is None else toll.best) for toll in self.tolls]

    def toll(self) -> Toll:
        """The people of all its incidents; none are documented where no source gives a figure."""
        return added_tolls(self.tolls) or Toll(low=0, best=0, high=0)


def groups_of(case: Case, split: Split | None, of: str) -> Sequence[tuple[str | None, Toll | None]]:
    """The groups in which an incident counts, each with the people of it who count there."""
    incident = case.incident
    toll = case.toll(of) if of not in ("incidents", "operations") else None
    match split:
        case None:
            return [(None, toll)]
        case "type":
            return [(incident.type, toll)]
        case "governorate":
            place = incident.place
            return [((place.admin1 or place.country if place else None) or "unknown", toll)]
        case "actor":
            return [(actor, toll) for actor in incident.initiators or ("unknown",)]
        case "class":
            tolls = ((one, case.toll(of, of=one)) for one in CLASSES)
            return [(one, of_class) for one, of_class in tolls if of_class is not None]


def check(of: str, split: str | None, by: str) -> None:
    """Refuse what cannot be counted.

    Raises:
        InvalidInput: names what was asked and what is legal.
    """
    if by not in get_args(Step):
        raise InvalidInput(f"by {by!r}: expected one of {', '.join(get_args(Step))}")
    if of not in COUNTED:
        raise InvalidInput(f"of {of!r}: cannot be counted; expected one of {', '.join(COUNTED)}")
    if split is not None and split not in SPLITS:
        raise InvalidInput(f"split {split!r}: expected one of {', '.join(SPLITS)}")
    if split == "class" and of in ("incidents", "operations"):
        raise InvalidInput(
            f"split 'class' sorts people, and {of} are no people; expected of to be killed, wounded or another harm"
        )
