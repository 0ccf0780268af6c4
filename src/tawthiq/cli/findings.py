"""Every value of a record with the words it stands on, in one flat list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.cli.phrases import (
    count_phrase,
    framed,
    harm_phrase,
    place_phrase,
    tally_phrase,
    time_phrase,
    word_phrase,
)
from tawthiq.records import Casualty, Event, Party, Place, Record, Span, Tally, Time


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of one event or tally, and where its words stand (`None`: it follows from no words)."""

    owner: str
    slot: str
    value: str
    span: Span | None


def findings(record: Record) -> list[Finding]:
    """All findings of a record, event by event, then tally by tally."""
    found: list[Finding] = []
    for event in record.events:
        found.extend(_of_event(event))
    for tally in record.tallies:
        found.extend(_of_tally(tally))
    return found


def _of_event(event: Event) -> Iterator[Finding]:
    kind = event.type if event.specific else f"{event.type} (background)"
    yield Finding(event.id, "type", kind, _words(event, "type"))
    yield from _when_and_where(event.id, event.time, event.place)
    yield from (_of_party(event.id, "initiator", party) for party in event.initiators)
    yield from (_of_party(event.id, "target", party) for party in event.targets)
    yield from (Finding(event.id, "weapon", w, _words(event, f"weapon:{w}")) for w in event.weapons)
    yield from (_of_casualty(event.id, "harm", casualty) for casualty in event.casualties)
    yield from (_of_casualty(event.id, "rival figure", casualty) for casualty in event.rivals)
    yield from _whose_word(event)
    if event.campaign:
        yield Finding(event.id, "campaign", event.campaign, _words(event, "campaign"))


def _of_tally(tally: Tally) -> Iterator[Finding]:
    yield Finding(tally.id, "count", tally_phrase(tally), tally.span)
    yield from _when_and_where(tally.id, tally.time, tally.place)
    yield from _whose_word(tally)
    if tally.part_of:
        yield Finding(tally.id, "part of", tally.part_of, None)
    if tally.excludes:
        yield Finding(tally.id, "leaves out", framed(tally.excludes), _words(tally, "excludes"))


def _when_and_where(owner: str, time: Time | None, place: Place | None) -> Iterator[Finding]:
    if time is not None:
        yield Finding(owner, "time", f"{time_phrase(time)} ({time.precision})", time.span)
    if place is not None:
        yield Finding(owner, "place", f"{place_phrase(place)}, {place.precision}", place.span)


def _of_party(owner: str, slot: str, party: Party) -> Finding:
    what = f"{party.id} ({party.object})" if party.object else party.id
    return Finding(owner, slot, what, party.span)


def _of_casualty(owner: str, slot: str, casualty: Casualty) -> Finding:
    return Finding(owner, slot, _casualty_phrase(casualty), casualty.span)


def _casualty_phrase(casualty: Casualty) -> str:
    if casualty.who is None and casualty.within is None:
        phrase = harm_phrase([casualty])
    else:
        count = count_phrase(casualty.min, casualty.max, casualty.vague)
        phrase = f"of them {count} {casualty.outcome} ({casualty.who or casualty.group})"
    return f"{phrase}, says {casualty.speaker}" if casualty.speaker else phrase


def _whose_word(claim: Event | Tally) -> Iterator[Finding]:
    said = _words(claim, "speaker") or _words(claim, "stance")
    yield Finding(claim.id, "word", word_phrase(claim.speaker, claim.stance), said)


def _words(claim: Event | Tally, key: str) -> Span | None:
    words = claim.words.get(key)
    return words.span if words else None
