"""The claims ledger: what a party says it did, and what of that anyone else tells.

A claim stays a claim. An incident is claimed where the party itself tells it as its own deed (stance `claimed`, or told
by its own organ), and reported by others where a source tells it that is neither the party, nor one of its allies
claiming, nor an organ of theirs, nor a copy of a text that tells its word. That nobody else tells of a deed does not say
that it did not happen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.errors import InvalidInput
from tawthiq.incidents.merge import merge
from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.sources import Told
from tawthiq.records import Incident, Toll, added_tolls, toll_of
from tawthiq.statistics.claimed_deeds import AllTold, Deed, counts, deeds_of, read_all, reports
from tawthiq.statistics.claimed_tallies import ClaimedTally, claimed_tallies
from tawthiq.statistics.periods import STEPS, Coverage, Period, Step
from tawthiq.statistics.scope import Scope, first_day
from tawthiq.store import Store


@dataclass(frozen=True, slots=True)
class Sum:
    """Deeds added up: what is claimed of them, and what others report of the same deeds."""

    operations: int
    """Incidents claimed."""
    operations_reported: int
    """Of them those that others report too."""
    killed: Toll | None
    """Claimed, in all groups but the party's own; `None` where no number is claimed, which is not zero."""
    wounded: Toll | None
    killed_of: tuple[tuple[str, Toll], ...]
    """By group, as claimed."""
    wounded_of: tuple[tuple[str, Toll], ...]
    killed_reported: Toll | None
    """What others report of these deeds; `None` where they give no number."""
    wounded_reported: Toll | None
    incidents: tuple[str, ...]
    reported: tuple[str, ...]

    @property
    def ratio(self) -> float | None:
        """The part of the claimed operations that others report; `None` where nothing is claimed."""
        return self.operations_reported / self.operations if self.operations else None

    @property
    def ratio_killed(self) -> float | None:
        """The dead that others report of these deeds over those claimed, by best numbers."""
        claimed, reported = self.killed, self.killed_reported
        if claimed is None or reported is None or not claimed.best or reported.best is None:
            return None
        return reported.best / claimed.best


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One period and governorate; `None` is a deed of which no day, or no governorate, is told."""

    period: Period | None
    governorate: str | None
    sum: Sum


@dataclass(frozen=True, slots=True)
class Campaign:
    """A named campaign of the party: the deeds that are told as part of it."""

    name: str
    first: date | None
    last: date | None
    days: int
    """Distinct first days of its deeds."""
    sum: Sum


@dataclass(frozen=True, slots=True)
class Admission:
    """What a party says against itself: harm to its own side, or a wrong that it did."""

    article: str
    event: str
    incident: str | None
    """`None` of habit and background, which is no incident."""
    day: date | None
    type: str
    place: str | None
    governorate: str | None
    killed: Toll | None
    wounded: Toll | None


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """How many deeds are claimed in a period, and of them reported by others too; `None` where nothing was read."""

    period: Period
    claimed: int | None
    reported: int | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that a party claims and admits in a store."""

    actor: str
    step: Step
    rows: tuple[LedgerRow, ...]
    total: Sum
    campaigns: tuple[Campaign, ...]
    admissions: tuple[Admission, ...]
    tallies: tuple[ClaimedTally, ...]
    about_others: int
    """Incidents of which the party tells as deeds of others; they are no deeds of its own and stand in no row."""
    coverage: Coverage
    """The days on which the store's articles were published."""

    def by_period(self) -> list[PeriodCount]:
        """Each period from the first deed of a known day to the last."""
        claimed: dict[Period, int] = defaultdict(int)
        reported: dict[Period, int] = defaultdict(int)
        for row in self.rows:
            if row.period is not None:
                claimed[row.period] += row.sum.operations
                reported[row.period] += row.sum.operations_reported
        if not claimed:
            return []
        return [
            PeriodCount(one, claimed[one], reported[one])
            if one in claimed or self.coverage.reading(one) != "none"
            else PeriodCount(one, None, None)
            for one in min(claimed).until(max(claimed))
        ]


def claims(store: Store, actor: str, *, scope: Scope | None = None, by: Step = "week") -> Ledger:
    """What a party claims by period and governorate, and what of it others report.

    An incident counts in the period of its first day.

    Args:
        store: linked before.
        actor: the party's id.
        scope: a time and an area; its `actor` is not looked at, for sources may name others.
        by: `week` from Monday to Sunday, or `month`.

    Raises:
        InvalidInput: `by` is neither.
        StoreError: the store cannot be read.
    """
    if by not in STEPS:
        raise InvalidInput(f"{by!r} is no period; expected one of {', '.join(STEPS)}")
    scope = scope or Scope()
    told, tallied = read_all(store)
    deeds, about_others, home = deeds_of(store, actor, scope, told)
    groups: dict[tuple[Period | None, str | None], list[Deed]] = defaultdict(list)
    for deed in deeds:
        day, place = first_day(deed.incident), deed.incident.place
        groups[Period.of(day, by) if day else None, place.admin1 if place else None].append(deed)
    rows = [LedgerRow(period, area, summed(some, actor)) for (period, area), some in groups.items()]
    published = {article.id: article.published for article, _ in told.values()}
    claimed = [deed.claimed for deed in deeds]
    return Ledger(
        actor,
        by,
        tuple(sorted(rows, key=_order)),
        summed(deeds, actor),
        tuple(_campaigns(deeds, actor)),
        tuple(_admissions(actor, told, home, scope)),
        tuple(claimed_tallies(actor, tallied, claimed, reports(deeds), published, scope)),
        about_others,
        Coverage(store.publication_days()),
    )


# ---------------------------------------------------------------- sums
def summed(deeds: Sequence[Deed], actor: str) -> Sum:
    """Deeds added up; each incident once, the party's own dead left out."""
    others = [deed.others for deed in deeds if deed.others is not None]
    claimed = [deed.claimed for deed in deeds]
    return Sum(
        operations=len(deeds),
        operations_reported=len(others),
        killed=_harm(claimed, "killed", actor),
        wounded=_harm(claimed, "wounded", actor),
        killed_of=_by_group(claimed, "killed", actor),
        wounded_of=_by_group(claimed, "wounded", actor),
        killed_reported=_harm(others, "killed", actor),
        wounded_reported=_harm(others, "wounded", actor),
        incidents=tuple(deed.incident.id for deed in deeds),
        reported=tuple(deed.incident.id for deed in deeds if deed.others is not None),
    )


def _harm(incidents: Iterable[Incident], outcome: str, actor: str) -> Toll | None:
    """Everyone harmed but the party's own; adding up groups is right only where those are taken away."""
    tolls = []
    for one in incidents:
        groups = _groups(one, outcome)
        tolls.append(toll_of(one, outcome, groups=groups - {actor} if actor in groups else None))
    return added_tolls(toll for toll in tolls if toll is not None)


def _by_group(incidents: Sequence[Incident], outcome: str, actor: str) -> tuple[tuple[str, Toll], ...]:
    found: list[tuple[str, Toll]] = []
    for group in sorted({group for one in incidents for group in _groups(one, outcome)} - {actor}):
        tolls = (toll_of(one, outcome, groups=frozenset({group})) for one in incidents)
        total = added_tolls(toll for toll in tolls if toll is not None)
        if total is not None:
            found.append((group, total))
    return tuple(found)


def _groups(incident: Incident, outcome: str) -> frozenset[str]:
    return frozenset(row["group"] for row in incident.casualties if row["outcome"] == outcome)


def _order(row: LedgerRow) -> tuple[bool, str, bool, str]:
    first = row.period.first.isoformat() if row.period else ""
    return row.period is None, first, row.governorate is None, row.governorate or ""


def _campaigns(deeds: Sequence[Deed], actor: str) -> Iterable[Campaign]:
    named: dict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        for name in deed.campaigns:
            named[name].append(deed)
    for name, some in named.items():
        days = sorted({day for deed in some if (day := first_day(deed.incident)) is not None})
        first, last = (days[0], days[-1]) if days else (None, None)
        yield Campaign(name, first, last, len(days), summed(some, actor))


def _admissions(
    actor: str, told: AllTold, home: dict[tuple[str, str], Incident], scope: Scope
) -> Iterable[Admission]:
    """What the party admits in scope, in the order of the days; what is no incident only where all days count."""
    found = []
    for (article, id), (_, event) in told.items():
        if event.speaker != actor or event.stance != "admitted":
            continue
        incident = home.get((article, id))
        if not (counts(scope, incident) if incident else scope == Scope()):
            continue
        alone = merge([Told(*told[article, id])], shipped_policy(), copied={})
        place = event.place
        found.append(
            Admission(
                article,
                id,
                incident.id if incident else None,
                first_day(alone),
                event.type,
                place.name if place else None,
                place.admin1 if place else None,
                toll_of(alone, "killed"),
                toll_of(alone, "wounded"),
            )
        )
    return sorted(found, key=lambda one: (str(one.day or "9999"), one.article, one.event))
