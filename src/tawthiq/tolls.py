"""How many people were harmed over all that is told of an incident, nobody counted twice.

What one speaker says in one article is a telling. Its figures add up: "three civilians and two fighters" are five.
Tellings do not add up: they are accounts of the same harm, and "five were killed" beside them is five again, not ten.
So a count is taken inside each telling, and the tellings are then held against each other:

- `low` and `high` are the lowest and the highest that anybody tells; `high` is `None` where the highest is open upwards.
- `best` is the number that most independent sources tell. The last figure of a source replaces its earlier ones, as
  tolls rise. A party's word on its enemy's losses (`claim`) is asked only where there is no other; among equals the
  lower number stands. It is `None` where nobody gives a number.

A telling that speaks of one group only may leave out people whom others tell of. They are added to it where they cannot
be the same: where the row says so (`beside`), or where somebody tells of both groups and of more people than it does.

The rows are those of `Incident.casualties`. Where a person judged one (`judgement`), the person's number stands for
what every telling says of these people; people of whom nobody tells but a person (a figure `judged`) are added to every
telling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Range = tuple[int | None, int | None, int | None]
"""Low, best, high."""

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Count:
    """People counted in one telling; `None` where it is open."""

    low: int | None
    number: int | None
    """The number told, where one is told for all of them."""
    high: int | None
    stated: bool
    """Whether a number is told for some of them at least."""

    def plus(self, other: Count) -> Count:
        """Both, of different people."""
        lows = [low for low in (self.low, other.low) if low is not None]
        return Count(
            low=sum(lows) if lows else None,
            number=_both(self.number, other.number, 1),
            high=_both(self.high, other.high, 1),
            stated=self.stated or other.stated,
        )

    def less(self, part: Count) -> Count:
        """Those who are left when a part of them is counted elsewhere."""
        low = _both(self.low, part.high, -1)
        return Count(
            low=0 if low is None and self.low is not None else low,
            number=_both(self.number, part.number, -1),
            high=_both(self.high, part.low or 0, -1),
            stated=self.stated,
        )


def _both(one: int | None, other: int | None, sign: int) -> int | None:
    return None if one is None or other is None else max(0, one + sign * other)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one speaker tells in one article of one outcome, group by group."""

    source: str
    claim: bool
    counts: Mapping[str, Count]
    article: str = ""
    event: str = ""

    @property
    def whole(self) -> bool:
        """Whether it counts people of whatever group, so that nobody is to be added to it."""
        return UNKNOWN in self.counts

    def total(self) -> Count:
        """All groups together."""
        first, *others = self.counts.values()
        for other in others:
            first = first.plus(other)
        return first


def count_harmed(
    rows: Iterable[Row], outcome: str, *, groups: frozenset[str] | None = None, who: str | None = None
) -> Range | None:
    """Lowest, best and highest count of the people harmed in one way; `None` where nothing is told of any.

    Args:
        rows: of `Incident.casualties`.
        outcome: `killed`, `wounded`, …
        groups: only these; `None` is everyone.
        who: only these among them (`women`, …).
    """
    of_outcome = [row for row in rows if row["outcome"] == outcome]
    if len(of_outcome) == 1 and len(of_outcome[0]["figures"]) == 1 and of_outcome[0].get("judgement") is None:
        return _only(of_outcome[0], groups, who)
    told = tellings_of(of_outcome, groups=groups, who=who)
    return _range(told) if told else None


def tellings_of(
    rows: Iterable[Row], *, groups: frozenset[str] | None = None, who: str | None = None
) -> list[tuple[Telling, Count]]:
    """What each speaker tells of one outcome in each article, as told, and completed by whom he leaves out.

    Args:
        rows: of `Incident.casualties`, all of one outcome.
        groups: only these; `None` is everyone.
        who: only these among them (`women`, …).
    """
    of_outcome = list(rows)
    tellings = _tellings(of_outcome, groups, who)
    beside = {row["group"]: frozenset(row.get("beside", ())) for row in of_outcome}
    return [(one, _filled(one, tellings, beside)) for one in tellings]


def _only(row: Row, groups: frozenset[str] | None, who: str | None) -> Range | None:
    """The range of the one figure that is told of an outcome, as most incidents have it."""
    counts = _counts([(row, row["figures"][0])], groups, who)
    if not counts:
        return None
    (count,) = counts.values()
    return count.low, count.low if count.stated else None, count.high


def _filled(telling: Telling, tellings: Sequence[Telling], beside: Mapping[str, frozenset[str]]) -> Count:
    """The total of a telling, with the groups that it leaves out and others tell of."""
    total, covered = telling.total(), set(telling.counts)
    left_out = {group for one in tellings for group in one.counts} - covered - {UNKNOWN}
    if telling.whole or not left_out:
        return total
    for group in sorted(left_out, key=lambda group: (-_sources_of(group, tellings), group)):
        if all(_other_people(group, own, total, tellings, beside) for own in covered):
            total = total.plus(_count_of(group, tellings))
            covered.add(group)
    return total


def _sources_of(group: str, tellings: Sequence[Telling]) -> int:
    return len({one.source for one in tellings if group in one.counts})


def _other_people(
    group: str, own: str, total: Count, tellings: Sequence[Telling], beside: Mapping[str, frozenset[str]]
) -> bool:
    """Whether one group's people cannot be those that a telling counts as another's."""
    if group in beside.get(own, ()) or own in beside.get(group, ()):
        return True
    both = [one for one in tellings if _harmed(one, group) and _harmed(one, own)]
    return bool(both) and (total.low or 0) < min(one.total().low or 0 for one in both)


def _harmed(telling: Telling, group: str) -> bool:
    return group in telling.counts and telling.counts[group].high != 0


def _count_of(group: str, tellings: Sequence[Telling]) -> Count:
    told = [(one, one.counts[group]) for one in tellings if group in one.counts]
    low, best, high = _range(told)
    return Count(low, best, high, stated=best is not None)


# ---------------------------------------------------------------- one range out of several tellings
def _range(told: Sequence[tuple[Telling, Count]]) -> Range:
    counts = [count for _, count in told]
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    # A telling that is open upwards reaches its number at least, though a part taken from it leaves its low below.
    opens = [max(count.low or 0, count.number or 0) for count in counts if count.high is None]
    high = max(highs, default=None)
    if high is not None and any(low > high for low in opens):
        high = None
    return min(lows, default=None), _best(told), high


def _best(told: Sequence[tuple[Telling, Count]]) -> int | None:
    backers: dict[int, int] = defaultdict(int)
    for _, number in last_numbers(told).values():
        backers[number] += 1
    return min(backers, key=lambda number: (-backers[number], number), default=None)


def last_numbers(told: Iterable[tuple[Telling, Count]]) -> dict[str, tuple[Telling, int]]:
    """For each source that is asked for the best number the last one that it tells, and the telling.

    Those asked are all but the parties that speak of their enemy; these where there is nobody else.
    """
    pairs = list(told)
    numbers = [(one, count.number) for one, count in pairs if count.number is not None]
    # Where nobody counts them all, those who are counted are the least there were.
    numbers = numbers or [(one, count.low) for one, count in pairs if count.stated and count.low is not None]
    neutral = [(one, number) for one, number in numbers if not one.claim]
    return {one.source: (one, number) for one, number in neutral or numbers}


# ---------------------------------------------------------------- figures put together as they were told
Entry = tuple[Row, Row]
"""A figure, and before it the row in which it stands."""


def _tellings(rows: Sequence[Row], groups: frozenset[str] | None, who: str | None) -> list[Telling]:
    """Each telling of a count of these people, in the order in which they were told."""
    told: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    added: list[Entry] = []
    for row in rows:
        judged = _judged(row)
        for figure in row["figures"]:
            entries = added if figure.get("judged") else told[_order(figure)]
            # The person's number is for all whom a telling counts in the row, in however many figures it does.
            if not judged or all(other is not row for other, _ in entries):
                entries.append((row, {**figure, **judged}))
    _put_beside(told, added)
    found = []
    for key in sorted(told):
        entries = told[key]
        own = told.get((*key[:3], _OWN), []) if key[3] != _OWN else []
        counts = _counts(entries, groups, who, broken=bool(own))
        if counts:
            if own:
                counts = _counts(_completed(entries, own), groups, who)
            claim = any(f.get("claim") for r, f in entries if groups is None or r["group"] in groups)
            first = entries[0][1]
            found.append(Telling(first["source"], claim, counts, first["article"], first["event"]))
    return found


def _judged(row: Row) -> Mapping[str, Any]:
    """What a person decided on the people of a row counts in place of what each telling says of them."""
    if row.get("judgement") is None:
        return {}
    return {"min": row["low"], "max": row["high"], "vague": None}


def _put_beside(told: dict[tuple[str, ...], list[Entry]], added: Sequence[Entry]) -> None:
    """Put people whom only a person counts into what each article tells, as people beside those whom it tells of.

    Where an article counts people without saying whose they are, they are among these. Where no article tells of any,
    what was judged is a telling of its own.
    """
    own = [entries for key, entries in told.items() if key[3] == _OWN]
    for row, figure in added:
        if not own or row["group"] == UNKNOWN:
            told[_JUDGED].append((row, figure))
            continue
        for entries in own:
            mixed = any(other["group"] == UNKNOWN and other["who"] is None for other, _ in entries)
            entries.append((row, {**figure, "within": UNKNOWN if mixed else None}))


_OWN = "\uffff"
"""Comes after every other speaker: what an article tells itself is its last word."""
_JUDGED = ("9999", _OWN, "", _OWN)
"""The telling of what a person counts and no article."""


def _order(figure: Row) -> tuple[str, ...]:
    published = str(figure.get("published") or "9999")
    return (
        published,
        figure["article"],
        figure["event"],
        str(figure["source"]) if figure.get("rival") else _OWN,
    )


def _completed(entries: Sequence[Entry], own: Sequence[Entry]) -> list[Entry]:
    """A rival figure stands against one group's of its article; those of the other groups stay as they are told."""
    mine, theirs = ({row["group"] for row, _ in some} for some in (entries, own))
    rest = [(row, figure) for row, figure in own if row["group"] not in mine] if mine <= theirs else []
    return [*entries, *rest]


def _counts(
    entries: Sequence[Entry], groups: frozenset[str] | None, who: str | None, *, broken: bool = False
) -> dict[str, Count]:
    """Group by group what a telling counts of these people.

    An entry named inside a whole is counted where the whole is not, and taken from a whole that is counted without it:
    of "six, two of them soldiers" the soldiers are two, those of unknown groups four, and everyone six. A breakdown
    whose whole is not told is the least that the whole was; not so where `broken` says that it stands elsewhere.
    """
    wanted = [(row, figure) for row, figure in entries if row["who"] == who]
    if who is None and not broken and len(wanted) < len(entries):
        wanted += _unbroken(entries)
    wholes = {row["group"] for row, figure in wanted if not figure["within"]}
    found: dict[str, Count] = {}
    for row, figure in wanted:
        group, within = row["group"], figure["within"]
        in_whole = bool(within) and (groups is None or within in groups)
        if (groups is None or group in groups) and not (in_whole and within in wholes):
            count = _count(figure, least=in_whole or row["who"] != who)
            found[group] = found[group].plus(count) if group in found else count
    for row, figure in wanted if groups is not None else ():
        if figure["within"] in found and groups is not None and row["group"] not in groups:
            found[figure["within"]] = found[figure["within"]].less(_count(figure))
    return found


def _unbroken(entries: Sequence[Entry]) -> list[Entry]:
    """Breakdowns of groups of which the telling gives no whole."""
    whole = {row["group"] for row, _ in entries if row["who"] is None}
    return [(row, figure) for row, figure in entries if row["who"] and row["group"] not in whole]


def _count(figure: Row, *, least: bool = False) -> Count:
    low, high = figure["min"], figure["max"]
    number = low if figure["vague"] in (None, "about") else None
    if low is None and high is not None:
        low = 0
    return Count(low, None if least else number, None if least else high, stated=number is not None)
