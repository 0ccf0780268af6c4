"""All numbers of a bulletin, computed in one place from the store's incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from tawthiq.bulletin.asked import COMPARISONS, Asked
from tawthiq.bulletin.figures import Figures, Number
from tawthiq.bulletin.naming import NOT_STATED, area_key, district_key, may_lie_in
from tawthiq.bulletin.tallies import Counted, tallies_of
from tawthiq.errors import InvalidInput
from tawthiq.records import Article, Incident, Record, Tally, Toll, Who, added_tolls
from tawthiq.statistics.cases import Case, cases_of, toll_of_row
from tawthiq.statistics.classes import CLASSES, shipped_classes
from tawthiq.statistics.periods import Coverage, Period
from tawthiq.statistics.ratios import ratio_of
from tawthiq.statistics.scope import Scope, first_day, lies_in, wider_than
from tawthiq.store import Store

OUTCOMES = ("killed", "wounded")
HARMED_AMONG: tuple[Who, ...] = ("women", "children")


def figures_of(store: Store, asked: Asked) -> Figures:
    """Every number of a bulletin.

    Raises:
        InvalidInput: nothing of the month is in the store.
    """
    operations = shipped_classes().operations
    incidents = list(store.incidents())
    periods = asked.periods
    wanted = {
        name: [
            one for one in scope.select(incidents) if one.type in operations and not _wider_than(scope, one)
        ]
        for name, scope in periods.items()
    }
    if not wanted["month"]:
        raise InvalidInput(_nothing(asked, bool(incidents)))
    excluded = _excluded(incidents, periods["month"], wanted["month"])
    needed = {one.id: one for some in (*wanted.values(), *excluded.values()) for one in some}
    read = _Read()
    figures = Figures(cases=cases_of(needed.values(), read.watched(store.records())))
    for name, some in wanted.items():
        _count(figures, name, [figures.cases[one.id] for one in some])
    _count_month(figures, [figures.cases[one.id] for one in wanted["month"]], asked)
    for name, some in excluded.items():
        figures.add(f"excluded.{name}", len(some), [one.id for one in some])
    coverage = Coverage(store.publication_days())
    figures.facts["read"] = coverage.reading(asked.months("month")[0])
    _compare(figures, asked, coverage)
    _count_series(figures, asked, coverage)
    read.count(figures, asked, coverage)
    figures.tallies = tallies_of(read.tallies, asked)
    count_tallies(figures, figures.tallies)
    return figures


def _wider_than(period: Scope, incident: Incident) -> bool:
    assert period.since is not None and period.until is not None
    return wider_than(incident, period.since, period.until)


def count_tallies(figures: Figures, tallies: Iterable[Counted]) -> None:
    """The figures of others, as they give them."""
    for one in tallies:
        tally = one.tally
        best = tally.min if tally.min == tally.max else None
        figures.add(one.name, Toll(low=tally.min, best=best, high=tally.max))
        count_tallies(figures, one.parts)


def _nothing(asked: Asked, linked: bool) -> str:
    where = f" in {asked.area}" if asked.area else ""
    whose = f" by {asked.actor}" if asked.actor else ""
    if not linked:
        return "the store holds no incidents; link its events first (tawthiq link), then ask for a bulletin"
    return f"month {asked.month:%Y-%m}: the store holds no operation{where}{whose} in it; nothing was written"


# ---------------------------------------------------------------- a period
def _count(figures: Figures, period: str, cases: Sequence[Case]) -> None:
    """The numbers that every period has."""
    documented = [case for case in cases if not case.claimants]
    figures.add(f"{period}.operations", len(documented), _ids(documented))
    for outcome in OUTCOMES:
        whole = f"{period}.{outcome}"
        _add_toll(figures, whole, documented, partial(Case.toll, outcome=outcome))
        for one in CLASSES:
            _add_toll(figures, f"{whole}.{one}", documented, partial(Case.toll, outcome=outcome, of=one))
        for who in HARMED_AMONG:
            _add_toll(figures, f"{whole}.{who}", documented, partial(Case.toll, outcome=outcome, who=who))


def _add_toll(
    figures: Figures, name: str, cases: Iterable[Case], toll_of: Callable[[Case], Toll | None]
) -> None:
    """The sum of a toll over the incidents that state one; nothing is added where none does."""
    tolls = [(case, toll) for case in cases if (toll := toll_of(case)) is not None]
    if tolls:
        figures.add(name, added_tolls(toll for _, toll in tolls), _ids(case for case, _ in tolls))


def _ids(cases: Iterable[Case]) -> tuple[str, ...]:
    return tuple(case.incident.id for case in cases)


# ---------------------------------------------------------------- the month, broken down
def _count_month(figures: Figures, cases: Sequence[Case], asked: Asked) -> None:
    documented = [case for case in cases if not case.claimants]
    splits: Mapping[str, Callable[[Incident], str]] = {
        "area": lambda one: area_key(one.place, asked.area),
        "district": lambda one: district_key(one.place),
        "by": lambda one: "+".join(sorted(one.initiators)) or NOT_STATED,
        "type": lambda one: one.type,
        "grade": lambda one: one.grade,
        "day": lambda one: str(first_day(one)) if _on_one_day(one) else NOT_STATED,
    }
    for split, key_of in splits.items():
        groups: dict[str, list[Case]] = defaultdict(list)
        for case in documented:
            groups[key_of(case.incident)].append(case)
        for key, some in groups.items():
            figures.add(f"month.operations.{split}.{key}", len(some), _ids(some))
            for outcome in OUTCOMES:
                _add_toll(
                    figures, f"month.{outcome}.{split}.{key}", some, partial(Case.toll, outcome=outcome)
                )
    _count_parties(figures, documented)
    _count_claims(figures, cases)
    several = [case for case in documented if len(case.incident.sources) > 1]
    figures.add("month.several_sources", len(several), _ids(several))


def _on_one_day(incident: Incident) -> bool:
    time = incident.time
    return time is not None and time.start is not None and time.start == time.end


def _count_parties(figures: Figures, cases: Sequence[Case]) -> None:
    """The fighters harmed, by party."""
    shipped = shipped_classes()
    for outcome in OUTCOMES:
        groups = {row["group"] for case in cases for row in case.documented.casualties}
        for group in sorted(one for one in groups if shipped.of_group(one) == "fighters"):
            _add_toll(
                figures,
                f"month.{outcome}.party.{group}",
                cases,
                partial(Case.toll_of_group, outcome=outcome, group=group),
            )


def _count_claims(figures: Figures, cases: Sequence[Case]) -> None:
    """What only parties claim, by claimant: operations of which nobody else tells, and tolls that nobody else gives."""
    operations: dict[str, list[str]] = defaultdict(list)
    tolls: dict[str, list[tuple[str, Toll]]] = defaultdict(list)
    for case in cases:
        if case.claimants:
            operations["+".join(case.claimants)].append(case.incident.id)
        for row, by in case.claimed:
            if row["who"] is None and row["outcome"] in OUTCOMES:
                key = f"claimed.{row['outcome']}.{'+'.join(by)}.{row['group']}"
                tolls[key].append((case.incident.id, toll_of_row(row)))
    claimed = [case for case in cases if case.claimants]
    figures.add("claimed.operations", len(claimed), _ids(claimed))
    for claimant, ids in sorted(operations.items()):
        figures.add(f"claimed.operations.{claimant}", len(ids), ids)
    for key, some in sorted(tolls.items()):
        figures.add(key, added_tolls(toll for _, toll in some), [id for id, _ in some])


# ---------------------------------------------------------------- what is left out
def _excluded(
    incidents: Sequence[Incident], month: Scope, counted: Sequence[Incident]
) -> dict[str, list[Incident]]:
    """What a reader may miss in the numbers, by reason; `straddling` is counted all the same."""
    shipped = shipped_classes()
    found: dict[str, list[Incident]] = {
        "discounted": [],
        "no_operation": [],
        "undated": [],
        "spread": [],
        "unplaced": [],
        "straddling": [one for one in counted if month.straddles(one)],
    }
    for one in incidents:
        if month.actor is not None and month.actor not in one.initiators:
            continue
        here = month.area is None or lies_in(one.place, month.area)
        operation = one.type in shipped.operations
        if first_day(one) is None:
            if here and operation:
                found["undated"].append(one)
        elif _wider_than(month, one):
            if here and operation and one.grade not in shipped.uncounted_grades and _reaches_into(month, one):
                found["spread"].append(one)
        elif not month.covers_time(one):
            continue
        elif not here:
            if operation and month.area is not None and may_lie_in(one.place, month.area):
                found["unplaced"].append(one)
        elif one.grade in shipped.uncounted_grades:
            found["discounted"].append(one)
        elif not operation:
            found["no_operation"].append(one)
    return found


def _reaches_into(month: Scope, incident: Incident) -> bool:
    time = incident.time
    assert time and time.start and time.end and month.since and month.until  # it is wider than the month
    return time.start <= month.until and time.end >= month.since


# ---------------------------------------------------------------- one count held against another
COMPARED = ("operations", "killed", "killed.civilians", "wounded")


def _compare(figures: Figures, asked: Asked, coverage: Coverage) -> None:
    """How the counts of the month, and since the start of the year, stand to earlier ones.

    Periods are compared only where articles cover both to their ends; else `figures.facts` has the reason.
    """
    for period, earlier in COMPARISONS:
        readings = {coverage.reading(one) for one in (*asked.months(period), *asked.months(earlier))}
        if readings != {"whole"}:
            figures.facts[f"ratio.{earlier}"] = "not_read" if "none" in readings else "part"
            continue
        for measure in COMPARED:
            now, then = figures[f"{period}.{measure}"], figures[f"{earlier}.{measure}"]
            # A toll that nothing states is not zero, and is compared with nothing.
            if now.value is not None and then.value is not None and (now.incidents or then.incidents):
                ratio = ratio_of(_parts(figures, now), _parts(figures, then))
                behind = (*now.incidents, *(id for id in then.incidents if id not in now.incidents))
                figures.add(f"ratio.{earlier}.{measure}", ratio, behind, made_of=(now.name, then.name))


def _parts(figures: Figures, number: Number) -> list[float]:
    """What each incident adds to a number: itself, or the people harmed in it."""
    _, measure, *of = number.name.split(".")
    if measure == "operations":
        return [1.0] * len(number.incidents)
    tolls = [figures.cases[id].toll(measure, of=of[0] if of else None) for id in number.incidents]
    return [float(toll.best or toll.low or 0) for toll in tolls if toll is not None]


def _count_series(figures: Figures, asked: Asked, coverage: Coverage) -> None:
    """Operations and dead month by month, of this year and of the year before.

    A month of which nothing is documented is zero only where the store's articles cover it.
    """
    of_month: dict[date, list[Case]] = defaultdict(list)
    for period in ("year", "year_before"):
        for id in figures[f"{period}.operations"].incidents:
            day = first_day(figures.cases[id].incident)
            assert day is not None
            month = Period.of(day, "month")
            if not wider_than(figures.cases[id].incident, month.first, month.last):
                of_month[month.first].append(figures.cases[id])
    for month in (*asked.months("year_before"), *asked.months("year")):
        cases = of_month.get(month.first, [])
        if cases or coverage.reading(month) != "none":
            name = f"{month.first:%Y-%m}"
            figures.add(f"series.operations.{name}", len(cases), _ids(cases))
            _add_toll(figures, f"series.killed.{name}", cases, partial(Case.toll, outcome="killed"))


@dataclass(slots=True)
class _Read:
    """How many articles and outlets there were among the records that went by, and their tallies."""

    articles: int = 0
    outlets: set[str] = field(default_factory=set)
    tallies: list[tuple[Article, Tally]] = field(default_factory=list)

    def watched(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records."""
        for record in records:
            self.articles += 1
            if record.article.outlet:
                self.outlets.add(record.article.outlet)
            # The text of an article with tallies is not needed any more, and would fill the memory.
            article = record.article.model_copy(update={"text": ""})
            self.tallies.extend((article, tally) for tally in record.tallies)
            yield record

    def count(self, figures: Figures, asked: Asked, coverage: Coverage) -> None:
        """How much all numbers stand on: in all, and published in each period."""
        figures.add("articles", self.articles)
        figures.add("outlets", len(self.outlets))
        for period in asked.periods:
            articles = sum(coverage.articles(month) for month in asked.months(period))
            figures.add(f"articles.{period}", articles)
        if coverage.span is not None:
            figures.facts["newest"] = coverage.span[1].isoformat()
        try:
            figures.facts["version"] = version("tawthiq")
        except PackageNotFoundError:
            figures.facts["version"] = "?"
