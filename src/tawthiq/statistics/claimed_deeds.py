"""What a party claims as its own deeds, each as the party tells it and as all others tell it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawthiq.errors import InvalidData
from tawthiq.incidents.merge import merge
from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.sources import Told, copies_among, independent_sources
from tawthiq.records import EVENT_TYPES, Article, Event, Incident, Tally
from tawthiq.statistics.cases import telling
from tawthiq.statistics.scope import Scope
from tawthiq.store import Store

FILE = "statistics/data/claims.json"


@dataclass(frozen=True, slots=True)
class Deed:
    """One incident that a party claims as its own deed."""

    incident: Incident
    claimed: Incident
    """The incident as the party alone tells it."""
    others: Incident | None
    """The incident as all others tell it; `None` where nobody else does."""
    campaigns: tuple[str, ...]


AllTold = dict[tuple[str, str], tuple[Article, Event]]


def read_all(store: Store) -> tuple[AllTold, list[tuple[Article, tuple[Tally, ...]]]]:
    """Every event by article and id, and every article with tallies."""
    told: AllTold = {}
    tallied = []
    for record in store.records():
        for event in record.events:
            told[record.article.id, event.id] = (record.article, event)
        if record.tallies:
            tallied.append((record.article, record.tallies))
    return told, tallied


def deeds_of(
    store: Store, actor: str, scope: Scope, told: AllTold
) -> tuple[list[Deed], int, dict[tuple[str, str], Incident]]:
    """The deeds claimed in scope, how many incidents are told of others, and the incident of each event."""
    home: dict[tuple[str, str], Incident] = {}
    claimed: list[tuple[Incident, list[Told]]] = []
    about_others = 0
    for incident in store.incidents():
        keys = [(member.article, member.event) for member in incident.members]
        home.update(dict.fromkeys(keys, incident))
        members = [Told(*told[key]) for key in keys if key in told]
        own = [one for one in members if _is_word_of(one, actor)]
        if not own or not counts(scope, incident):
            continue
        if any(_own_deed(one, actor) for one in own):
            claimed.append((incident, members))
        else:
            about_others += 1
    copied = copies_among([members for _, members in claimed])
    return [_deed(incident, members, actor, copied) for incident, members in claimed], about_others, home


def counts(scope: Scope, incident: Incident) -> bool:
    """Whether an incident counts by its time, place and grade, whoever is told to have done it."""
    return Scope(since=scope.since, until=scope.until, area=scope.area).counts(incident)


def _is_word_of(one: Told, actor: str) -> bool:
    return _claimant(one) == actor


def _claimant(one: Told) -> str | None:
    """The party whose claim it is: its own word, or what its organ tells; `None` of any other word."""
    told = telling(one.article.outlet, one.event.speaker, one.event.stance)
    return told.claimant if told.is_claim and told.stance in ("claimed", "reported") else None


def _own_deed(one: Told, actor: str) -> bool:
    """Whether a claim is of a deed of violence or force of the party's own."""
    return one.event.type in deed_types() and any(party.id == actor for party in one.event.initiators)


def _deed(incident: Incident, members: Sequence[Told], actor: str, copied: Mapping[str, str]) -> Deed:
    policy = shipped_policy()
    own = [one for one in members if _is_word_of(one, actor)]
    others = [_without_word_of(one, actor) for one in _others(members, actor, copied)]
    names = dict.fromkeys(one.event.campaign for one in members if one.event.campaign)
    return Deed(
        incident,
        merge(own, policy, copied=copied).model_copy(update={"id": incident.id}),
        merge(others, policy, copied=copied).model_copy(update={"id": incident.id}) if others else None,
        tuple(name for name in names if name),
    )


def _others(members: Sequence[Told], actor: str, copied: Mapping[str, str]) -> list[Told]:
    """Those who tell of it on their own word, neither the party's, an ally's or an organ's claim, nor a copy of one."""
    told = sorted(members, key=lambda one: one.key)
    sources = independent_sources(told, copied)
    parties = {sources[one.key] for one in told if one.event.speaker == actor} | {actor}
    camps = set(shipped_policy().camps_of.get(actor, (actor,)))
    first_told = {copied.get(one.article.id, one.article.id) for one in told if _is_word_of(one, actor)}

    def on_their_own(one: Told) -> bool:
        claimant = _claimant(one)
        ally = claimant is not None and camps & set(shipped_policy().camps_of.get(claimant, (claimant,)))
        return (
            one.event.stance != "denied"
            and not ally
            and sources[one.key] not in parties
            and copied.get(one.article.id, one.article.id) not in first_told
        )

    return [one for one in told if on_their_own(one)]


def _without_word_of(one: Told, actor: str) -> Told:
    """What another tells, without the figures that he gives as the party's."""
    rivals = tuple(figure for figure in one.event.rivals if figure.speaker != actor)
    figures = tuple(figure for figure in one.event.casualties if figure.speaker != actor)
    return Told(one.article, one.event.model_copy(update={"rivals": rivals, "casualties": figures}))


def reports(deeds: Iterable[Deed]) -> list[Incident]:
    """The deeds as others report them; when and where is the incident's, so that a claim and its report stay together."""
    return [
        deed.others.model_copy(update={"time": deed.claimed.time, "place": deed.claimed.place})
        for deed in deeds
        if deed.others is not None
    ]


@cache
def deed_types() -> frozenset[str]:
    """The event types that count as operations in a party's own claims.

    Raises:
        InvalidData: one is none of the contract's.
    """
    text = files("tawthiq.statistics").joinpath("data/claims.json").read_text(encoding="utf-8")
    types = frozenset(json.loads(text)["operations"])
    if strange := sorted(types - set(EVENT_TYPES)):
        raise InvalidData(f"{FILE}: operations: {strange} are no event types of the contract")
    return types
