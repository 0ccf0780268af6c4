"""The incidents of a store: as the last linking decided them, and as people judged them since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Text, bindparam, cast, delete, func, insert, select, tuple_, update

from tawthiq.errors import StoreError
from tawthiq.records import Incident, Member
from tawthiq.store.connected import Connected
from tawthiq.store.rows import incident_row
from tawthiq.store.tables import ArticleRow, EventRow, IncidentRow, JudgementRow, MemberRow, NameRow
from tawthiq.store.versions import now

Item = TypeVar("Item")
Gone = Mapping[str, str | None]
"""Ids of incidents that are gone, and the incident each went into; `None` where no article tells of it any more."""

PAGE = 500
"""How many rows are held in memory, or named in one statement, at a time."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did to the incidents that were there."""

    new: int
    changed: int
    unchanged: int
    gone: int


class StoredIncidents(Connected):
    """The incidents of a store."""

    def incidents(self) -> Iterator[Incident]:
        """The incidents in the order of their days, those without a day last."""
        last = ""
        while True:
            asked = select(IncidentRow.sort_key, IncidentRow.data).where(IncidentRow.sort_key > last)
            with self._reading() as connection:
                page = connection.execute(asked.order_by(IncidentRow.sort_key).limit(PAGE)).all()
            if not page:
                return
            for key, data in page:
                yield Incident.model_validate(data)
                last = key

    def incident(self, id: str) -> Incident | None:
        """The incident of this id; `None` where there is none (see `went_into`)."""
        with self._reading() as connection:
            return next(iter(incidents_with(connection, [id])), None)

    def incident_of(self, member: Member) -> Incident | None:
        """The incident that an event belongs to; `None` where it is in none."""
        with self._reading() as connection:
            ids = holders(connection, [member])
            return next(iter(incidents_with(connection, ids.values())), None)

    def memberships(self) -> dict[tuple[str, str], str]:
        """For each event, by article and id, the incident that it belongs to; without reading the incidents."""
        with self._reading() as connection:
            return _memberships(connection)

    def voices(self) -> Iterator[tuple[str, str, str | None, str, str]]:
        """Of each current event its article, its id, the outlet, the speaker and the stance; records are not read."""
        asked = select(
            EventRow.article_id, EventRow.id, ArticleRow.outlet, EventRow.speaker, EventRow.stance
        ).where(EventRow.article_id == ArticleRow.id, EventRow.version == ArticleRow.version)
        with self._reading() as connection:
            yield from connection.execute(asked)

    def still_told(self, members: Iterable[Member]) -> set[Member]:
        """Those of these events that the current versions of their articles tell as occurrences."""
        found: set[Member] = set()
        with self._reading() as connection:
            for some in _pages(sorted({(member.article, member.event) for member in members})):
                asked = _current_events().where(
                    tuple_(EventRow.article_id, EventRow.id).in_(some), EventRow.specific
                )
                found |= {
                    Member(article=article, event=event) for article, event in connection.execute(asked)
                }
        return found

    def went_into(self, id: str) -> str | None:
        """The incident that has most of the events of one that is gone; `None` where that is not known."""
        with self._reading() as connection:
            return name_of(connection, id)

    def former_ids(self) -> dict[str, str | None]:
        """The ids of all incidents that are gone, and the incident each went into."""
        with self._reading() as connection:
            return _names(connection)

    def save_incidents(
        self, incidents: Sequence[Incident], *, gone: Gone | None = None, judged: int | None = None
    ) -> Saved:
        """Keep these incidents in place of those that are there, in one transaction; the same ones change no row.

        Args:
            incidents: all incidents, the judged ones among them.
            gone: what became of those that are not among them.
            judged: what `judged_state` gave when the judgements were read that these incidents are made by.

        Raises:
            StoreError: a member is no event of the store's, or stands in two incidents.
            Overtaken: someone judged meanwhile.
        """
        members = _members_of(incidents)
        with self._writing() as connection:
            if judged is not None and judged != judged_state(connection):
                raise Overtaken(f"{self._place}: an incident was judged meanwhile; link again")
            _check_members(connection, self._place, members)
            return _replace(connection, incidents, members, gone or {})


class Overtaken(StoreError):
    """What was to be saved rests on a state of the store that is past; nothing was changed."""


# ---------------------------------------------------------------- in a transaction
def incidents_with(connection: Connection, ids: Iterable[str]) -> list[Incident]:
    """The incidents of these ids that are there, in the order of `StoredIncidents.incidents`."""
    found: list[Incident] = []
    for some in _pages(sorted(set(ids))):
        asked = select(IncidentRow.data).where(IncidentRow.id.in_(some)).order_by(IncidentRow.sort_key)
        found.extend(Incident.model_validate(data) for data in connection.scalars(asked))
    return found


def holders(connection: Connection, members: Iterable[Member]) -> dict[Member, str]:
    """The id of the incident that each of these events belongs to."""
    found: dict[Member, str] = {}
    for some in _pages(sorted({(member.article, member.event) for member in members})):
        asked = select(MemberRow.article_id, MemberRow.event_id, MemberRow.incident_id).where(
            tuple_(MemberRow.article_id, MemberRow.event_id).in_(some)
        )
        for article, event, incident in connection.execute(asked):
            found[Member(article=article, event=event)] = incident
    return found


def name_of(connection: Connection, id: str) -> str | None:
    """The incident that one of this id went into."""
    return connection.scalar(select(NameRow.incident_id).where(NameRow.id == id))


def former_ids_of(connection: Connection, incidents: Iterable[str]) -> list[str]:
    """The ids of those that went into one of these incidents."""
    return list(connection.scalars(select(NameRow.id).where(NameRow.incident_id.in_(sorted(set(incidents))))))


def put_incidents(connection: Connection, incidents: Sequence[Incident], gone: Gone) -> None:
    """Keep these incidents, new ones and ones that are there, and take those away that are gone."""
    members = _members_of(incidents)
    touched = [*(one.id for one in incidents), *gone]
    there = set(connection.scalars(select(IncidentRow.id).where(IncidentRow.id.in_(touched))))
    rows = [incident_row(one) for one in incidents]
    _insert(connection, [row for row in rows if row["id"] not in there])
    _update(connection, [row for row in rows if row["id"] in there])
    for some in _pages(touched):
        connection.execute(delete(MemberRow).where(MemberRow.incident_id.in_(some)))
    if members:
        connection.execute(insert(MemberRow), members)
    _take_away(connection, gone)
    _name(connection, [one.id for one in incidents], gone)


def judged_state(connection: Connection) -> int:
    """A number that grows with every judgement and every withdrawal."""
    asked = select(func.count() + func.count(JudgementRow.withdrawn_at)).select_from(JudgementRow)
    return int(connection.execute(asked).scalar_one())


# ---------------------------------------------------------------- inside
def _members_of(incidents: Sequence[Incident]) -> list[dict[str, Any]]:
    return [
        {"article_id": member.article, "event_id": member.event, "incident_id": incident.id}
        for incident in incidents
        for member in incident.members
    ]


def _memberships(connection: Connection) -> dict[tuple[str, str], str]:
    asked = select(MemberRow.article_id, MemberRow.event_id, MemberRow.incident_id)
    return {(article, event): incident for article, event, incident in connection.execute(asked)}


def _current_events() -> Select[str, str]:
    return select(EventRow.article_id, EventRow.id).where(
        EventRow.article_id == ArticleRow.id, EventRow.version == ArticleRow.version
    )


def _replace(
    connection: Connection, incidents: Sequence[Incident], members: list[dict[str, Any]], gone: Gone
) -> Saved:
    asked = select(IncidentRow.id, cast(IncidentRow.data, Text))
    there = {id: _digest(data) for id, data in connection.execute(asked)}
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for one in incidents:
        row = incident_row(one)
        if one.id not in there:
            new.append(row)
        elif there[one.id] != _digest(json.dumps(row["data"], ensure_ascii=False)):
            changed.append(row)
    ids = {one.id for one in incidents}
    left = {id: gone.get(id) for id in there if id not in ids}
    _insert(connection, new)
    _update(connection, changed)
    _move(connection, members)
    _take_away(connection, left)
    _name(connection, ids, left)
    return Saved(len(new), len(changed), len(ids) - len(new) - len(changed), len(left))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _insert(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(IncidentRow), rows)


def _update(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "id"}
        statement = update(IncidentRow).where(IncidentRow.id == bindparam("its_id")).values(columns)
        connection.execute(statement, [{**row, "its_id": row["id"]} for row in rows])


def _move(connection: Connection, members: list[dict[str, Any]]) -> None:
    """Let each event belong to the incident that it belongs to now; only rows that differ are written."""
    old = _memberships(connection)
    new = {(row["article_id"], row["event_id"]): row["incident_id"] for row in members}
    ended = [
        {"its_article": article, "its_event": event}
        for (article, event), incident in old.items()
        if new.get((article, event)) != incident
    ]
    begun = [row for row in members if old.get((row["article_id"], row["event_id"])) != row["incident_id"]]
    if ended:
        statement = delete(MemberRow).where(
            MemberRow.article_id == bindparam("its_article"), MemberRow.event_id == bindparam("its_event")
        )
        connection.execute(statement, ended)
    if begun:
        connection.execute(insert(MemberRow), begun)


def _take_away(connection: Connection, ids: Iterable[str]) -> None:
    for some in _pages(sorted(ids)):
        connection.execute(delete(IncidentRow).where(IncidentRow.id.in_(some)))


def _names(connection: Connection) -> dict[str, str | None]:
    rows = connection.execute(select(NameRow.id, NameRow.incident_id))
    return {row.id: row.incident_id for row in rows}


def _name(connection: Connection, living: Iterable[str], gone: Gone) -> None:
    """Remember what the gone went into; what lives again under its own id has no other name."""
    names = _names(connection)
    for some in _pages(sorted({*names} & {*living, *gone})):
        connection.execute(delete(NameRow).where(NameRow.id.in_(some)))
    at = now()
    rows = [{"id": id, "incident_id": into, "since": at} for id, into in sorted(gone.items())]
    if rows:
        connection.execute(insert(NameRow), rows)
    for id, into in sorted(gone.items()):
        if id in names.values():
            connection.execute(update(NameRow).where(NameRow.incident_id == id).values(incident_id=into))


def _check_members(connection: Connection, place: str, members: list[dict[str, Any]]) -> None:
    known = {(article, event) for article, event in connection.execute(_current_events())}
    seen: set[tuple[str, str]] = set()
    for member in members:
        key = (member["article_id"], member["event_id"])
        if key not in known:
            raise Overtaken(f"{place}: incident {member['incident_id']}: {key} is no event of this store")
        if key in seen:
            raise StoreError(f"{place}: event {key} stands in two incidents; it can belong to one only")
        seen.add(key)


def _pages(items: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(items)
    while some := list(islice(waiting, PAGE)):
        yield some
