"""What people decided, and what was estimated on a store: judgements, and weights of linkage."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session

from tawthiq.records import Incident, Judgement, Member, Record
from tawthiq.store.connected import Connected
from tawthiq.store.incidents import (
    Gone,
    former_ids_of,
    holders,
    incidents_with,
    judged_state,
    name_of,
    put_incidents,
)
from tawthiq.store.tables import JudgementRow, NameRow, PolicyRow
from tawthiq.store.versions import current_records, now


@dataclass(frozen=True, slots=True)
class EstimatedPolicy:
    """Weights of linkage that were estimated on a store; `estimated_at` is UTC."""

    weights: dict[str, Any]
    estimated_on: dict[str, int]
    """On how much: a number by name (`events`, `pairs`)."""
    estimated_at: datetime


class StoredJudgements(Connected):
    """The judgements of a store, and its own weights of linkage."""

    def judgements(self) -> list[Judgement]:
        """All judgements, the withdrawn ones too, in the order in which they were made."""
        with self._reading() as connection:
            return _judgements(connection)

    def judged_state(self) -> int:
        """A number that grows with every judgement and every withdrawal; for `save_incidents`."""
        with self._reading() as connection:
            return judged_state(connection)

    @contextlib.contextmanager
    def deciding(self) -> Iterator[Deciding]:
        """One decision: what is read and written inside is one transaction, whole or not at all.

        When it has ended it is on the disk and outlasts a loss of power: what a person thought about for an hour cannot
        be had by running a command again.
        """
        with self._writing(durable=True) as connection:
            yield Deciding(connection)

    def policy(self) -> EstimatedPolicy | None:
        """The weights that were last estimated on this store; `None` where none were."""
        with self._reading() as connection:
            return _policy(connection)

    def save_policy(self, weights: dict[str, Any], estimated_on: dict[str, int]) -> None:
        """Keep weights of linkage; those that were in use before stay in the store.

        Args:
            weights: whatever `tawthiq.incidents.policy` understands, as JSON values.
            estimated_on: on how much, a number by name (`events`, `pairs`).
        """
        row = {"weights": weights, "estimated_on": estimated_on, "estimated_at": now()}
        with self._writing() as connection:
            connection.execute(insert(PolicyRow), [row])


class Deciding:
    """A store inside one decision (`StoredJudgements.deciding`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def incident(self, id: str) -> Incident | None:
        """The incident of this id."""
        return next(iter(incidents_with(self._connection, [id])), None)

    def went_into(self, id: str) -> str | None:
        """The incident that one of this id went into."""
        return name_of(self._connection, id)

    def former_ids_of(self, incidents: Iterable[str]) -> list[str]:
        """The ids of those that went into one of these incidents."""
        return former_ids_of(self._connection, incidents)

    def holding(self, members: Iterable[Member]) -> list[Incident]:
        """The incidents that any of these events belong to."""
        return incidents_with(self._connection, holders(self._connection, members).values())

    def was_there(self, id: str) -> bool:
        """Whether an incident of this id is gone."""
        return self._connection.scalar(select(NameRow.id).where(NameRow.id == id)) is not None

    def records(self, articles: Iterable[str]) -> list[Record]:
        """The current versions of these articles."""
        with Session(self._connection) as session:
            return current_records(session, sorted(set(articles)))

    def policy(self) -> EstimatedPolicy | None:
        """The weights that were last estimated, as `StoredJudgements.policy`."""
        return _policy(self._connection)

    def judgements(self) -> list[Judgement]:
        """All judgements, as `StoredJudgements.judgements`."""
        return _judgements(self._connection)

    def add(self, judgement: Judgement) -> Judgement:
        """Keep a judgement; gives it with its number and time, whatever stood there."""
        row = {**judgement.model_dump(mode="json", exclude={"id", "made_at"}), "made_at": now()}
        row = {**row, **_anchors(judgement), "withdrawn_at": None}
        given = self._connection.execute(insert(JudgementRow).values(row)).inserted_primary_key
        assert given is not None
        return judgement.model_copy(update={"id": given[0], "made_at": row["made_at"]})

    def withdraw(self, number: int, by: str, reason: str) -> None:
        """Mark a judgement as withdrawn."""
        withdrawn = {"withdrawn_by": by, "withdrawn_reason": reason, "withdrawn_at": now()}
        self._connection.execute(update(JudgementRow).where(JudgementRow.id == number).values(withdrawn))

    def put(self, incidents: Sequence[Incident], gone: Gone) -> None:
        """Keep these incidents, and take those away that are gone."""
        put_incidents(self._connection, incidents, gone)


def _anchors(judgement: Judgement) -> dict[str, Any]:
    return {
        name: [[member.article, member.event] for member in members]
        for name, members in (("members", judgement.members), ("others", judgement.others))
    }


def _policy(connection: Connection) -> EstimatedPolicy | None:
    with Session(connection) as session:
        row = session.scalars(select(PolicyRow).order_by(PolicyRow.id.desc()).limit(1)).first()
        return None if row is None else EstimatedPolicy(row.weights, row.estimated_on, row.estimated_at)


def _judgements(connection: Connection) -> list[Judgement]:
    with Session(connection) as session:
        return [_judgement_of(row) for row in session.scalars(select(JudgementRow).order_by(JudgementRow.id))]


def _judgement_of(row: JudgementRow) -> Judgement:
    kept = {name: getattr(row, name) for name in Judgement.model_fields}
    for anchor in ("members", "others"):
        kept[anchor] = [Member(article=article, event=event) for article, event in kept[anchor]]
    return Judgement.model_validate(kept)
