"""What the store documents, laid out so that a count over a period and an area can be held against it quickly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tawthiq.incidents.sources import source_of as source_of_speaker
from tawthiq.records import Article, Incident, Tally
from tawthiq.statistics.cases import Tellings, case_of, tellings_of
from tawthiq.statistics.classes import shipped_classes
from tawthiq.statistics.counted import undated_days
from tawthiq.statistics.extents import Extent, extent_of
from tawthiq.store import Store


@dataclass(frozen=True, slots=True)
class Documented:
    """An incident, when and where it can have happened, and who told it."""

    incident: Incident
    first: date | None
    last: date | None
    """The days on which it can have happened; of an undated one, those before its first telling."""
    dated: bool
    ground: Extent | None
    articles: frozenset[str]
    claimants: tuple[str, ...] = ()
    """On whose claim alone it is known; such an incident is documented by nobody."""

    def known_only_through(self, article: str, source: str) -> bool:
        """Whether nobody tells of it but one article, or one source wherever it is cited."""
        return self.articles <= {article} or set(self.incident.sources) <= {source}


@dataclass(frozen=True, slots=True)
class TalliedArticle:
    """An article that counts, and its counts."""

    article: Article
    tallies: tuple[Tally, ...]


@dataclass(slots=True)
class Base:
    """All counted incidents of a store by their first days, and all articles with tallies."""

    tallied: list[TalliedArticle] = field(default_factory=list)
    dated: list[Documented] = field(default_factory=list)
    """In the order of their first days and ids."""
    firsts: list[int] = field(default_factory=list)
    """Their first days as ordinals."""
    longest: int = 0
    """The most days from the first to the last of one of them."""
    timeless: list[Documented] = field(default_factory=list)
    """Incidents of which neither a day nor a day of publication is known."""

    @classmethod
    def of(cls, store: Store) -> Base:
        """What a store holds.

        Raises:
            StoreError: the store cannot be read.
        """
        tallied: list[TalliedArticle] = []
        published: dict[str, date | None] = {}
        told = tellings_of(store)
        for record in store.records():
            published[record.article.id] = record.article.published
            if record.tallies:
                tallied.append(TalliedArticle(record.article, record.tallies))
        base = cls.holding(store.incidents(), published, told)
        base.tallied = tallied
        return base

    @classmethod
    def holding(
        cls, incidents: Iterable[Incident], published: Mapping[str, date | None], told: Tellings | None = None
    ) -> Base:
        """These incidents, but those of a grade that does not count.

        Args:
            incidents: each once.
            published: when articles were.
            told: how their events are told, where what only a claim tells is to be told apart.
        """
        base = cls()
        for incident in incidents:
            if incident.grade not in shipped_classes().uncounted_grades:
                one = _documented(incident, published)
                claimants = case_of(incident, told).claimants if told is not None else ()
                (base.timeless if one.first is None else base.dated).append(replace(one, claimants=claimants))
        base.dated.sort(key=lambda one: (str(one.first), one.incident.id))
        base.firsts = [first.toordinal() for one in base.dated if (first := one.first) is not None]
        base.longest = max(
            ((one.last - one.first).days for one in base.dated if one.first and one.last), default=0
        )
        return base

    def between(self, first: date, last: date) -> list[Documented]:
        """Every incident that can have happened within these days, in the order of their first days."""
        start = bisect_left(self.firsts, first.toordinal() - self.longest)
        end = bisect_right(self.firsts, last.toordinal())
        return [one for one in self.dated[start:end] if one.last is not None and one.last >= first]


def source_of(article: Article, tally: Tally) -> str:
    """Whose count it is, named as the sources of incidents are: a speaker who is one wherever cited, or the outlet."""
    return source_of_speaker(article, tally.speaker)


def _documented(incident: Incident, published: Mapping[str, date | None]) -> Documented:
    time, place = incident.time, incident.place
    days = [day for day in (time.start, time.end) if day] if time else []
    dated = bool(days)
    if not dated:
        told = [day for member in incident.members if (day := published.get(member.article)) is not None]
        days = [min(told) - timedelta(days=undated_days()), min(told)] if told else []
    return Documented(
        incident,
        min(days, default=None),
        max(days, default=None),
        dated,
        extent_of(place, min(days, default=None)) if place is not None else None,
        frozenset(member.article for member in incident.members),
    )


def chain_of(tally: Tally, tallies: Sequence[Tally]) -> list[Tally]:
    """The wholes above a tally, the nearest first; a circle is left where it closes."""
    by_id = {one.id: one for one in tallies}
    above: list[Tally] = []
    seen = {tally.id}
    part = tally.part_of
    while part is not None and part in by_id and part not in seen:
        seen.add(part)
        above.append(by_id[part])
        part = by_id[part].part_of
    return above
