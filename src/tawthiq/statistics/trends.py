"""`trends`: the incidents of a store, or the people harmed in them, month by month or week by week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tawthiq.errors import InvalidInput
from tawthiq.records import Incident, Toll
from tawthiq.statistics.cases import Case, case_of, tellings_of
from tawthiq.statistics.classes import shipped_classes
from tawthiq.statistics.periods import Coverage, Period, Reading, Step
from tawthiq.statistics.ratios import ratio_of
from tawthiq.statistics.scope import Scope, check_names, first_day, wider_than
from tawthiq.statistics.series import Bin, Compared, Line, Point, Series, Split, check, groups_of
from tawthiq.store import Store

MOST_PERIODS = 6000
"""More are a slip of a year's digits; a century of weeks is fewer."""


def trends(
    store: Store,
    *,
    by: Step = "month",
    of: str = "incidents",
    scope: Scope | None = None,
    split: Split | None = None,
) -> Series:
    """What the store documents, period by period, each beside the same period of the year before.

    An incident counts in the period of its first day; one that may have happened over more days than the period has
    (a year's total, in a series by month) is in none and counted apart. With `split="actor"` one with two initiators
    counts for both. What only a party claims is in none of the counts; `Series.claimed` has it.
    Without `since` and `until` in the scope the periods are those that the store's articles cover.

    Args:
        store: linked before (`tawthiq.link`).
        by: `month`, or `week` from Monday to Sunday.
        of: `incidents`, `operations` (incidents that are deeds of violence), or a harm: `killed`, `wounded`, …
        scope: which incidents count; `None` is all.
        split: counts by group as well; `class` sorts the people harmed into civilians and fighters.

    Raises:
        InvalidInput: what is asked cannot be counted, the store was not linked, nothing bears the name of the area or
            the party, or there is no period to count in.
        StoreError: the store cannot be read.
    """
    check(of, split, by)
    scope = scope or Scope()
    coverage = Coverage(store.publication_days())
    periods = _periods(scope, coverage, by)
    counting = _Counting(by, of, split, scope)
    told, linked, found = tellings_of(store), False, False
    for incident in store.incidents():
        linked = True
        if counting.covers(incident):
            found = True
            counting.add(case_of(incident, told))
    if told and not linked:
        raise InvalidInput(
            "the store holds no incidents; link its events first (tawthiq link), then count them"
        )
    if not found:
        check_names(scope, store.incidents())
    return _series(counting, coverage, periods)


def _periods(scope: Scope, coverage: Coverage, by: Step) -> tuple[Period, ...]:
    span = coverage.span
    since = scope.since or (span[0] if span else None)
    until = scope.until or (span[1] if span else None)
    if since is None or until is None:
        raise InvalidInput(
            "no article of the store has a day of publication, so nothing says which period it covers; "
            "expected the first and last day to count (since, until)"
        )
    if until < since:
        raise InvalidInput(
            f"the last day {until} lies before the first {since}; expected it on or after that day"
        )
    first, last = Period.of(since, by), Period.of(until, by)
    if since.year == date.min.year or until.year == date.max.year:
        raise InvalidInput(f"{since} to {until}: expected days of the years 2 to 9998")
    if (until - since).days // 7 > MOST_PERIODS:
        raise InvalidInput(f"{since} to {until} are more than {MOST_PERIODS} weeks; expected a shorter time")
    return tuple(first.until(last))


@dataclass(slots=True)
class _Counting:
    """Incidents sorted into bins, those of earlier years too, for comparison."""

    by: Step
    of: str
    split: Split | None
    scope: Scope
    bins: dict[tuple[str | None, Period], Bin] = field(default_factory=lambda: defaultdict(Bin))
    undated: int = 0
    spread: list[tuple[date, date, int]] = field(default_factory=list)
    """First and last day, and people, of incidents with more days than a period."""
    claimed: dict[Period, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """What only claims tell of, by whose claims."""
    days: list[date] = field(default_factory=list)

    def covers(self, incident: Incident) -> bool:
        """Whether an incident is in scope, whenever it happened."""
        if self.of == "operations" and incident.type not in shipped_classes().operations:
            return False
        return replace(self.scope, since=None, until=None).counts(incident)

    def add(self, case: Case) -> None:
        """Count an incident where it belongs."""
        incident = case.incident
        first = first_day(incident)
        if first is None:
            self.undated += 1
            return
        end = (incident.time.end if incident.time else None) or first
        period = Period.of(first, self.by)
        if wider_than(incident, period.first, period.last):
            self.spread.append((first, end, self._people(case)))
            return
        self.days.append(first)
        # A period that the first or the last day of the scope cuts is counted as far as the scope goes.
        if self._cut(first, period):
            return
        for claimants, number in self._claims(case):
            self.claimed[period]["+".join(claimants)] += number
        if case.claimants:
            return
        straddles = end > period.last
        groups = [
            *groups_of(case, None, self.of),
            *(groups_of(case, self.split, self.of) if self.split else ()),
        ]
        for group, toll in groups:
            self.bins[group, period].add(toll, straddles=straddles)

    def _claims(self, case: Case) -> Iterator[tuple[tuple[str, ...], int]]:
        """What of it only claims tell, and whose: the incident itself, or people."""
        if self._counts_people:
            for claimants, toll in case.claimed_tolls(self.of).items():
                yield claimants, _best(toll)
        elif case.claimants:
            yield case.claimants, 1

    @property
    def _counts_people(self) -> bool:
        return self.of not in ("incidents", "operations")

    def _people(self, case: Case) -> int:
        toll = case.toll(self.of) if self._counts_people and not case.claimants else None
        return _best(toll) if toll is not None else 0

    def _cut(self, day: date, period: Period) -> bool:
        since, until = self.scope.since, self.scope.until
        return bool(
            (since and period.first <= since <= period.last and day < since)
            or (until and period.first <= until <= period.last and day > until)
        )

    def groups(self, periods: tuple[Period, ...]) -> list[str | None]:
        """All groups with something in these periods: the whole, then the largest first."""
        shown = set(periods)
        people = self._counts_people
        size: dict[str, float] = defaultdict(float)
        for (group, period), found in self.bins.items():
            if group is not None and period in shown:
                size[group] += sum(found.parts(people=people))
        return [None, *sorted(size, key=lambda group: (-size[group], group))]


def _best(toll: Toll) -> int:
    return (toll.low if toll.best is None else toll.best) or 0


def _series(counting: _Counting, coverage: Coverage, periods: tuple[Period, ...]) -> Series:
    readings = {one: coverage.reading(one) for period in periods for one in (period, period.year_before)}
    for period in periods:
        # What the first or the last day of the scope cuts is counted in part only.
        if readings[period] == "whole" and _cut(period, counting.scope):
            readings[period] = "part"
    compared = {period: _comparable(period, readings) for period in periods}
    first = counting.scope.since or periods[0].first
    last = counting.scope.until or periods[-1].last
    spread = [one for one in counting.spread if one[0] <= last and one[1] >= first]
    return Series(
        of=counting.of,
        by=counting.by,
        split=counting.split,
        periods=periods,
        readings=tuple(readings[period] for period in periods),
        articles=tuple(coverage.articles(period) for period in periods),
        compared=tuple(compared.values()),
        lines=tuple(
            Line(
                group,
                tuple(_point(counting, group, period, readings, compared[period]) for period in periods),
            )
            for group in counting.groups(periods)
        ),
        articles_before=tuple(coverage.articles(period.year_before) for period in periods),
        undated=counting.undated,
        spread=len(spread),
        spread_people=sum(people for _, _, people in spread),
        outside=sum(not first <= day <= last for day in counting.days),
        claimed=_claimed_in(periods, counting),
        covered=coverage.span,
    )


def _claimed_in(periods: tuple[Period, ...], counting: _Counting) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for period in periods:
        found.update(counting.claimed.get(period, {}))
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _cut(period: Period, scope: Scope) -> bool:
    return bool((scope.since and scope.since > period.first) or (scope.until and scope.until < period.last))


def _comparable(period: Period, readings: Mapping[Period, Reading]) -> Compared:
    both = {readings[period], readings[period.year_before]}
    return "not_read" if "none" in both else "part" if "part" in both else "yes"


def _point(
    counting: _Counting,
    group: str | None,
    period: Period,
    readings: Mapping[Period, Reading],
    compared: Compared,
) -> Point:
    people = counting.of not in ("incidents", "operations")
    found, before = counting.bins.get((group, period)), counting.bins.get((group, period.year_before))
    now, then = found or Bin(), before or Bin()
    known = found is not None or readings[period] != "none"
    claimed = sum(counting.claimed.get(period, {}).values()) or (0 if known else None)
    known_before = before is not None or readings[period.year_before] != "none"
    return Point(
        incidents=now.incidents if known else None,
        toll=now.toll() if people and known else None,
        without_figure=now.incidents - len(now.tolls) if people else 0,
        straddling=now.straddling,
        year_before=round(sum(then.parts(people=people))) if known_before else None,
        ratio=ratio_of(now.parts(people=people), then.parts(people=people)) if compared == "yes" else None,
        counts_people=people,
        claimed=claimed if group is None else None,
    )
