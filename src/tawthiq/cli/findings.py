"""Every value of a record with the words it stands on, in one flat list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tawthiq.cli.phrases import (
    comparison_phrase,
    count_phrase,
    framed,
    harm_phrase,
    place_phrase,
    tally_phrase,
    time_phrase,
    word_phrase,
)
from tawthiq.cli.reasons import (
    count_reason,
    party_reason,
    place_reason,
    time_reason,
    type_reason,
    word_reason,
)
from tawthiq.records import Casualty, Event, Party, Record, Span, Tally


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of one event or tally, why it is that value, and where its words stand, if it has any."""

    owner: str
    slot: str
    value: str
    why: str
    span: Span | None


def findings(record: Record) -> list[Finding]:
    """All findings of a record, event by event, then tally by tally."""
    found: list[Finding] = []
    for event in record.events:
        found.extend(_of_event(event, record.article.published))
    for tally in record.tallies:
        found.extend(_of_tally(tally, record.article.published))
    return found


def _of_event(event: Event, published: date | None) -> Iterator[Finding]:
    kind = event.type if event.specific else f"{event.type} (background)"
    yield Finding(event.id, "type", kind, type_reason(event), _words(event, "type"))
    yield from _when_and_where(event, published)
    yield from (_of_party(event.id, "initiator", party) for party in event.initiators)
    yield from (_of_party(event.id, "target", party) for party in event.targets)
    for weapon in event.weapons:
        stated = _words(event, f"weapon:{weapon}")
        why = "stated in the text" if stated else f"goes without saying for {event.type}"
        yield Finding(event.id, "weapon", weapon, why, stated)
    yield from (_of_casualty(event.id, "harm", casualty) for casualty in event.casualties)
    yield from (_of_casualty(event.id, "rival figure", casualty) for casualty in event.rivals)
    yield from _whose_word(event)
    if event.campaign:
        yield Finding(event.id, "campaign", event.campaign, "named as part of it", _words(event, "campaign"))


def _of_tally(tally: Tally, published: date | None) -> Iterator[Finding]:
    counted = count_reason(tally.min, tally.max, tally.vague)
    yield Finding(tally.id, "count", tally_phrase(tally), counted, tally.span)
    yield from _when_and_where(tally, published)
    yield from _whose_word(tally)
    if tally.part_of:
        yield Finding(tally.id, "part of", tally.part_of, "breaks this whole down", None)
    if tally.excludes:
        left_out = framed(tally.excludes)
        yield Finding(tally.id, "leaves out", left_out, "said to be left out", _words(tally, "excludes"))
    if tally.compares:
        held = comparison_phrase(tally.compares)
        yield Finding(tally.id, "compared", held, "held against another figure", tally.compares.span)
    if tally.note:
        yield Finding(tally.id, "check", tally.note, "the figures are held against each other", None)


def _when_and_where(claim: Event | Tally, published: date | None) -> Iterator[Finding]:
    time, place = claim.time, claim.place
    if time is not None:
        value = f"{time_phrase(time)} ({time.precision})"
        yield Finding(claim.id, "time", value, time_reason(time, published), time.span)
    if place is not None:
        value = f"{place_phrase(place)}, {place.precision}"
        yield Finding(claim.id, "place", value, place_reason(place), place.span)


def _of_party(owner: str, slot: str, party: Party) -> Finding:
    what = f"{party.id} ({party.object})" if party.object else party.id
    return Finding(owner, slot, what, party_reason(party, slot), party.span)


def _of_casualty(owner: str, slot: str, casualty: Casualty) -> Finding:
    why = count_reason(casualty.min, casualty.max, casualty.vague)
    return Finding(owner, slot, _casualty_phrase(casualty), why, casualty.span)


def _casualty_phrase(casualty: Casualty) -> str:
    if casualty.who is None and casualty.within is None:
        phrase = harm_phrase([casualty])
    else:
        count = count_phrase(casualty.min, casualty.max, casualty.vague)
        phrase = f"of them {count} {casualty.outcome} ({casualty.who or casualty.group})"
    return f"{phrase}, says {casualty.speaker}" if casualty.speaker else phrase


def _whose_word(claim: Event | Tally) -> Iterator[Finding]:
    said = _words(claim, "speaker") or _words(claim, "stance")
    why = word_reason(claim.speaker, claim.stance, spoken=said is not None)
    yield Finding(claim.id, "word", word_phrase(claim.speaker, claim.stance), why, said)


def _words(claim: Event | Tally, key: str) -> Span | None:
    words = claim.words.get(key)
    return words.span if words else None
