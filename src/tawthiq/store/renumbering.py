"""Events that a new version of an article tells under other ids: what was decided of them goes with them.

A reader numbers the events of an article in the order in which they are told, so that a sentence added above them, or a
reader that finds one more, moves the ids of all that follow. Judgements and incidents name events by these ids.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

from sqlalchemy import Connection, Text, cast, delete, insert, or_, select, update

from tawthiq.records import Event
from tawthiq.store.tables import EventRow, IncidentRow, JudgementRow, MemberRow


def follow_events(connection: Connection, article: str, version: int, events: Sequence[Event]) -> None:
    """Let members of incidents and judgements name the events of an article's new version.

    Args:
        connection: in the transaction in which the version is added.
        article: its id.
        version: the number of the version that is superseded.
        events: of the new version.
    """
    asked = select(EventRow.version, EventRow.data).where(
        EventRow.article_id == article, EventRow.version <= version
    )
    current: list[Event] = []
    former: dict[str, Event] = {}
    for number, data in connection.execute(asked.order_by(EventRow.version, EventRow.position)):
        event = Event.model_validate(data)
        former[event.id] = event
        if number == version:
            current.append(event)
    known = {event.id for event in current}
    moved = renumbered(current, events, version, [one for one in former.values() if one.id not in known])
    if moved:
        _move_members(connection, article, moved)
        _move_judgements(connection, article, moved)


def renumbered(
    before: Sequence[Event], events: Sequence[Event], version: int, former: Sequence[Event] = ()
) -> dict[str, str]:
    """By its old id the new one of each event that has another one in a new version.

    An event is the same that is told alike, else that has the same type, days and place. One that is found nowhere
    keeps its id, as a text may have been mended; where another event has that id now, it gets one that no event has.

    Args:
        before: the events of the version that is superseded.
        events: those of the new one.
        version: the number of the superseded one.
        former: what only versions before it told, under ids that none of its events has.

    >>> strike, clash = Event(id="e1", type="air_strike"), Event(id="e1", type="clash")
    >>> renumbered([strike], [clash, strike.model_copy(update={"id": "e2"})], 1)
    {'e1': 'e2'}
    >>> renumbered([clash, strike.model_copy(update={"id": "e2"})], [strike], 1)
    {'e1': 'e1 (version 1)', 'e2': 'e1'}
    """
    same: dict[str, str] = {}
    left = {event.id: event for event in events}
    for some, alike, own in product((before, former), (_told_alike, _one_setting), (True, False)):
        for event in some:
            among = [event.id] if own else list(left)
            found = next((id for id in among if id in left and alike(event, left[id])), None)
            if found is not None and event.id not in same:
                same[event.id] = found
                del left[found]
    taken = set(same.values()) - set(same)
    lost = {one.id: f"{one.id} (version {version})" for one in (*before, *former) if one.id in taken}
    found_again = {id: now for id, now in same.items() if id != now}
    return dict(sorted((lost | found_again).items()))


_Alike = Callable[[Event, Event], bool]


def _told_alike(one: Event, other: Event) -> bool:
    return _facts(one) == _facts(other)


def _one_setting(one: Event, other: Event) -> bool:
    return None not in _setting(one) and _setting(one) == _setting(other)


def _setting(event: Event) -> tuple[Any, ...]:
    days = event.time and (event.time.start, event.time.end)
    place = event.place and (event.place.id or event.place.name, event.place.admin1)
    return (event.type, days, place)


def _facts(event: Event) -> tuple[Any, ...]:
    parties = [tuple(party.id for party in some) for some in (event.initiators, event.targets)]
    harmed = tuple((c.outcome, c.group, c.who, c.min, c.max) for c in event.casualties)
    return (*_setting(event), event.specific, *parties, harmed, event.weapons)


# ---------------------------------------------------------------- what names events
def _move_members(connection: Connection, article: str, moved: Mapping[str, str]) -> None:
    asked = select(MemberRow.event_id, MemberRow.incident_id).where(
        MemberRow.article_id == article, MemberRow.event_id.in_(moved)
    )
    held = dict(connection.execute(asked).all())
    if not held:
        return
    cleared = {*moved, *moved.values()}
    connection.execute(
        delete(MemberRow).where(MemberRow.article_id == article, MemberRow.event_id.in_(cleared))
    )
    rows = [
        {"article_id": article, "event_id": moved[event], "incident_id": incident}
        for event, incident in held.items()
    ]
    connection.execute(insert(MemberRow), rows)
    for incident in sorted(set(held.values())):
        data = dict(
            connection.execute(select(IncidentRow.data).where(IncidentRow.id == incident)).scalar_one()
        )
        for field in ("members", "suggested"):
            data[field] = [
                {**one, "event": moved.get(one["event"], one["event"])} if one["article"] == article else one
                for one in data[field]
            ]
        connection.execute(update(IncidentRow).where(IncidentRow.id == incident).values(data=data))


def _move_judgements(connection: Connection, article: str, moved: Mapping[str, str]) -> None:
    named = json.dumps(article, ensure_ascii=False)
    anchors = (JudgementRow.members, JudgementRow.others)
    asked = select(JudgementRow.id, *anchors).where(
        or_(*(cast(one, Text).contains(named, autoescape=True) for one in anchors))
    )
    for number, members, others in connection.execute(asked).all():
        values = {
            name: [[a, moved.get(event, event) if a == article else event] for a, event in some]
            for name, some in (("members", members), ("others", others))
        }
        connection.execute(update(JudgementRow).where(JudgementRow.id == number).values(values))
