"""In which lists each incident is: the capture histories that an estimate of what is in none of them rests on.

Lists are independent sources of incidents, or groups of such sources that are taken as one. They come from a store,
or from a table made elsewhere.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tawthiq.errors import CannotEstimate, InvalidInput
from tawthiq.incidents.sources import outlet_of
from tawthiq.records import Incident
from tawthiq.statistics.estimate_policy import estimate_policy
from tawthiq.statistics.scope import Scope
from tawthiq.store import Store

History = tuple[bool, ...]
"""For each list whether it has the incident."""

Stratum = Literal["governorate", "type"]
"""By what incidents are estimated apart."""

COUNT = "count"
"""The column of a table of histories that counts."""

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Histories:
    """How many incidents have each history; that of being in no list is not among them."""

    lists: tuple[str, ...]
    counts: Mapping[History, int]

    @property
    def documented(self) -> int:
        """Incidents in one list or more."""
        return sum(self.counts.values())

    @property
    def overlapping(self) -> int:
        """Incidents in two lists or more."""
        return sum(count for history, count in self.counts.items() if sum(history) > 1)

    def size(self, *lists: int) -> int:
        """Incidents that are in all of these lists, by their number."""
        return sum(count for history, count in self.counts.items() if all(history[i] for i in lists))

    def check(self) -> None:
        """Refuse lists that bear no estimate.

        Raises:
            CannotEstimate: says why, and what would help.
        """
        policy, n = estimate_policy(), len(self.lists)
        if n < policy.least_lists:
            raise CannotEstimate(
                f"{n} lists ({', '.join(self.lists)}); expected {policy.least_lists} or more independent ones: "
                "with two, their independence can only be assumed"
            )
        if n > policy.most_lists:
            raise CannotEstimate(f"{n} lists; expected {policy.most_lists} or fewer: group some of them")
        for i, name in enumerate(self.lists):
            if not self.size(i):
                raise CannotEstimate(f"list {name!r} has no incident; leave it out or group it with another")
            if not any(self.size(i, k) for k in range(n) if k != i):
                raise CannotEstimate(
                    f"list {name!r} shares no incident with any other, so nothing tells how much it misses; "
                    "leave it out or group it with another"
                )
        if self.overlapping < policy.least_overlap:
            raise CannotEstimate(
                f"{self.overlapping} of {self.documented} incidents are in two lists or more; "
                f"expected {policy.least_overlap} or more, the estimate rests on them"
            )


def histories_of(store: Store, lists: Sequence[str], scope: Scope | None = None) -> Histories:
    """The histories of a store's incidents in lists of independent sources.

    Args:
        store: linked before.
        lists: each a source as incidents name it (a speaker such as `sohr`, an outlet), or `NAME=SOURCE,SOURCE` for
            several that are one list. An outlet's witnesses and local sources count as the outlet's.
        scope: which incidents; `None` is all.

    Raises:
        CannotEstimate: fewer than three lists, or a list without incidents; names the sources that there are.
        InvalidInput: a source stands in two lists.
    """
    return histories_by(store, lists, scope)[None]


def histories_by(
    store: Store, lists: Sequence[str], scope: Scope | None = None, split: Stratum | None = None
) -> dict[str | None, Histories]:
    """The histories of the incidents of each stratum, the largest first; of all under `None` without a split.

    Args:
        store: linked before.
        lists: as in `histories_of`.
        scope: which incidents; `None` is all.
        split: `governorate` or `type`; incidents without a governorate are a stratum `unknown`.

    Raises:
        CannotEstimate, InvalidInput: as `histories_of`.
    """
    wanted = _named(lists)
    counts: dict[str | None, Counter[History]] = defaultdict(Counter)
    known: Counter[str] = Counter()
    for incident in (scope or Scope()).select(store.incidents()):
        sources = {outlet_of(source) for source in incident.sources}
        known.update(sources)
        history = tuple(not sources.isdisjoint(members) for members in wanted.values())
        if any(history):
            counts[_stratum(incident, split)][history] += 1
    whole = Histories(tuple(wanted), sum(counts.values(), Counter()))
    missing = [name for i, name in enumerate(whole.lists) if not whole.size(i)]
    if missing or len(wanted) < estimate_policy().least_lists:
        raise CannotEstimate(_proposal(whole, missing, known))
    found = [(stratum, Histories(whole.lists, counted)) for stratum, counted in counts.items()]
    return dict(sorted(found, key=lambda one: (-one[1].documented, one[0] or "")))


def _stratum(incident: Incident, split: Stratum | None) -> str | None:
    if split is None:
        return None
    if split == "type":
        return incident.type
    return (incident.place.admin1 or incident.place.country if incident.place else None) or "unknown"


def _named(lists: Sequence[str]) -> dict[str, frozenset[str]]:
    wanted: dict[str, frozenset[str]] = {}
    taken: dict[str, str] = {}
    for text in lists:
        name, _, members = text.partition("=")
        name = name.strip()
        sources = frozenset(one.strip() for one in (members or name).split(",") if one.strip())
        if not name or not sources or name in wanted:
            raise InvalidInput(
                f"list {text!r}: expected a source, or NAME=SOURCE,SOURCE with a name of its own"
            )
        for source in sorted(sources):
            if source in taken:
                raise InvalidInput(
                    f"source {source!r} stands in the lists {taken[source]!r} and {name!r}; expected it in one"
                )
            taken[source] = name
        wanted[name] = sources
    return wanted


def _proposal(found: Histories, missing: Sequence[str], known: Counter[str]) -> str:
    """Why not, and which sources have how many incidents: the person chooses, not the program."""
    ranked = sorted(known, key=lambda source: (-known[source], source))
    shown = ", ".join(f"{source} {known[source]:,}" for source in ranked[:_SHOWN])
    there = f"sources with most incidents in scope: {shown}" if ranked else "no incident is in scope"
    if missing:
        return f"no incident in scope from {', '.join(map(repr, missing))}; {there}"
    return f"{len(found.lists)} lists named; expected three or more independent ones; {there}"


def read_histories(path: Path) -> Histories:
    """The histories of a CSV file: a column of 0 and 1 for each list, and `count`; without it each row is one incident.

    Raises:
        InvalidInput: names the line and what is expected.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as err:
        reason = getattr(err, "strerror", None) or str(err)
        raise InvalidInput(f"{path}: cannot be read as CSV ({reason})") from err
    if not rows:
        raise InvalidInput(f"{path}: is empty; expected a header of list names and {COUNT}")
    header = [name.strip() for name in rows[0]]
    if len(set(header)) != len(header) or not all(header):
        raise InvalidInput(f"{path}, line 1: expected a different name for each list, none empty")
    counts: Counter[History] = Counter()
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        history, count = _row(path, line, header, row)
        counts[history] += count
    return Histories(tuple(name for name in header if name != COUNT), counts)


def _row(path: Path, line: int, header: Sequence[str], row: Sequence[str]) -> tuple[History, int]:
    where = f"{path}, line {line}"
    if len(row) != len(header):
        raise InvalidInput(f"{where}: {len(row)} columns; expected {len(header)} as in the header")
    cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
    count = cells.pop(COUNT, "1")
    if not count.isdecimal():
        raise InvalidInput(f"{where}: {COUNT} is {count!r}; expected a whole number from 0 up")
    for name, cell in cells.items():
        if cell not in ("0", "1"):
            raise InvalidInput(f"{where}: {name} is {cell!r}; expected 0 or 1")
    history = tuple(cell == "1" for cell in cells.values())
    if not any(history) and int(count):
        raise InvalidInput(f"{where}: in no list; how many these are is what is to be estimated")
    return history, int(count)


def sizes(histories: Histories) -> Iterable[tuple[str, int, int]]:
    """Each list with its incidents, and how many of them another list has too."""
    for i, name in enumerate(histories.lists):
        alone = histories.counts.get(tuple(k == i for k in range(len(histories.lists))), 0)
        yield name, histories.size(i), histories.size(i) - alone
