"""The do-no-harm profile of an export: what may leave the house of those who document.

Everything a format reads goes through here, so that no format can forget it. Left out are words of articles (texts,
titles, evidence, notes, names of campaigns, rows of other data sets, sentences on how a value was chosen), in which names
of private persons stand; places become their sub-district; a party's own media become the party's id, without address;
ids of articles become digests of them. `docs/exports.md` has the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from tawthiq.exports.coarse import coarsened
from tawthiq.exports.holdings import Holdings
from tawthiq.exports.outlets import party_of_outlet, shown_url
from tawthiq.incidents.sources import outlet_of
from tawthiq.records import (
    Article,
    Casualty,
    Comparison,
    Event,
    Incident,
    Member,
    Party,
    Record,
    Tally,
    Time,
)


@dataclass(frozen=True, slots=True)
class Public:
    """Holdings as the public may see them."""

    whole: Holdings
    articles: dict[str, str] = field(default_factory=dict)
    """The id of each article that was shown, by what was shown for it."""

    def records(self) -> Iterator[Record]:
        """The records, without a word of their articles."""
        return (self._record(record) for record in self.whole.records())

    def record(self, article_id: str) -> Record | None:
        """The record of an article, by the id that was shown for it."""
        found = self.several([article_id])
        return found[0] if found else None

    def several(self, article_ids: Sequence[str]) -> list[Record]:
        """The records of these articles, by the ids that were shown for them."""
        known = [self.articles[one] for one in article_ids if one in self.articles]
        return [self._record(record) for record in self.whole.several(known)]

    def tallies(self) -> Iterator[tuple[Article, Tally]]:
        """The tallies, without their words."""
        return ((self._article(article), public_tally(tally)) for article, tally in self.whole.tallies())

    def incidents(self) -> Iterator[Incident]:
        """The incidents, without words, sentences and exact places."""
        return (self._incident(incident) for incident in self.whole.incidents())

    @property
    def behind(self) -> Holdings:
        """What decisions may look at that are not written themselves."""
        return self.whole

    def _id(self, article_id: str) -> str:
        shown = public_id(article_id)
        self.articles[shown] = article_id
        return shown

    def _article(self, article: Article) -> Article:
        self._id(article.id)
        return public_article(article)

    def _record(self, record: Record) -> Record:
        return Record(
            article=self._article(record.article),
            events=tuple(public_event(event) for event in record.events),
            tallies=tuple(public_tally(tally) for tally in record.tallies),
        )

    def _incident(self, incident: Incident) -> Incident:
        for member in incident.members:
            self._id(member.article)
        return public_incident(incident)


def public_id(article_id: str) -> str:
    """What stands for an article's id, which may hold an address or a title: a digest, the same in every export.

    >>> public_id("https://example.org/1") == public_id("https://example.org/1") != public_id("a1")
    True
    """
    return f"article-{sha256(article_id.encode()).hexdigest()[:16]}"


def public_article(article: Article) -> Article:
    """Outlet, language and day of an article; a party's own outlet is its id and has no address."""
    party = party_of_outlet(article.outlet)
    return Article(
        id=public_id(article.id),
        text="",
        outlet=party or article.outlet,
        # Whose an address is that comes without an outlet is not known.
        url=None if party or not article.outlet else shown_url(article.url),
        published=article.published,
        language=article.language,
    )


def public_event(event: Event) -> Event:
    """An event without its words; its place coarsened."""
    return Event(
        id=event.id,
        type=event.type,
        specific=event.specific,
        time=_time(event.time),
        place=coarsened(event.place),
        initiators=_parties(event.initiators),
        targets=_parties(event.targets),
        weapons=event.weapons,
        casualties=tuple(_casualty(one) for one in event.casualties),
        rivals=tuple(_casualty(one) for one in event.rivals),
        speaker=event.speaker,
        stance=event.stance,
        confidence=event.confidence,
    )


def public_tally(tally: Tally) -> Tally:
    """A tally without its words; its place coarsened."""
    kept = (
        "id",
        "measure",
        "event_type",
        "min",
        "max",
        "vague",
        "group",
        "who",
        "by",
        "speaker",
        "stance",
        "part_of",
    )
    return Tally(
        **{name: getattr(tally, name) for name in kept},
        place=coarsened(tally.place),
        time=_time(tally.time),
        compares=_comparison(tally.compares),
    )


def public_incident(incident: Incident) -> Incident:
    """An incident without words and sentences; its place coarsened, its sources without a party's media."""
    articles = frozenset(member.article for member in incident.members)
    return Incident(
        id=incident.id,
        members=_members(incident.members),
        type=incident.type,
        time=_time(incident.time),
        place=coarsened(incident.place),
        initiators=incident.initiators,
        targets=incident.targets,
        weapons=incident.weapons,
        casualties=tuple(
            {**row, "figures": [_figure(figure, articles) for figure in row.get("figures", ())]}
            for row in incident.casualties
        ),
        totals=incident.totals,
        sources=tuple(dict.fromkeys(_source(source, articles) for source in incident.sources)),
        grade=incident.grade,
        judgements=incident.judgements,
        suggested=_members(incident.suggested),
    )


# ---------------------------------------------------------------- parts
def _time(time: Time | None) -> Time | None:
    return time and Time(start=time.start, end=time.end, precision=time.precision)


def _parties(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(Party(id=party.id, object=party.object) for party in parties)


def _casualty(one: Casualty) -> Casualty:
    return one.model_copy(update={"text": "", "span": None})


def _comparison(held: Comparison | None) -> Comparison | None:
    return held and held.model_copy(update={"time": _time(held.time), "text": "", "span": None})


def _members(members: Sequence[Member]) -> tuple[Member, ...]:
    return tuple(Member(article=public_id(member.article), event=member.event) for member in members)


_FIGURE = (
    *("published", "speaker", "stance", "claim", "rival", "group", "min", "max", "vague", "within"),
    *("event", "who", "outcome"),
)
"""What a figure of an incident keeps as it is."""


def _figure(figure: Mapping[str, Any], articles: frozenset[str]) -> dict[str, Any]:
    kept = {name: figure[name] for name in _FIGURE if name in figure}
    outlet = figure.get("outlet")
    return {
        "article": public_id(figure["article"]),
        **kept,
        "outlet": party_of_outlet(outlet) or outlet,
        "source": _source(figure["source"], articles) if figure.get("source") else None,
    }


def _source(source: str, articles: frozenset[str]) -> str:
    """A source without the name of a party's outlet or the id of an article, which stands for one without outlet."""
    name = outlet_of(source)
    shown = public_id(name) if name in articles else party_of_outlet(name) or name
    return f"{shown}{source.removeprefix(name)}"
