"""Adding a record as a version of its article, and rebuilding records from stored versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from tawthiq.records import Event, Record, Tally
from tawthiq.store.renumbering import follow_events
from tawthiq.store.rows import article_of, article_row, digest_of, event_rows, tally_rows, version_row
from tawthiq.store.tables import ArticleRow, EventRow, TallyRow, VersionRow


class Added(StrEnum):
    """What adding a record did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"


def now() -> datetime:
    """The time in UTC, without a zone, as the store keeps all times."""
    return datetime.now(UTC).replace(tzinfo=None)


def add_record(connection: Connection, record: Record) -> Added:
    """Write a record where the store does not have it yet, in the transaction of `connection`."""
    digest = digest_of(record)
    known = dict(
        connection.execute(
            select(VersionRow.digest, VersionRow.version).where(VersionRow.article_id == record.article.id)
        ).all()
    )
    if digest in known:
        return Added.UNCHANGED
    number = max(known.values(), default=0) + 1
    at = now()
    if number == 1:
        connection.execute(insert(ArticleRow), [article_row(record.article, number, at)])
    else:
        _supersede(connection, record, number, at)
        follow_events(connection, record.article.id, max(known.values()), record.events)
    connection.execute(insert(VersionRow), [version_row(record.article, number, digest, at)])
    for table, rows in ((EventRow, event_rows(record, number)), (TallyRow, tally_rows(record, number))):
        if rows:
            connection.execute(insert(table), rows)
    return Added.NEW if number == 1 else Added.NEW_VERSION


def _supersede(connection: Connection, record: Record, number: int, at: datetime) -> None:
    changed = article_row(record.article, number, at)
    del changed["id"], changed["added_at"]
    connection.execute(update(ArticleRow).where(ArticleRow.id == record.article.id).values(changed))


def records_of(session: Session, versions: Sequence[VersionRow]) -> list[Record]:
    """The records of stored versions, in the order given."""
    keys = [(row.article_id, row.version) for row in versions]
    events = _findings(session, EventRow, keys)
    tallies = _findings(session, TallyRow, keys)
    return [
        Record(
            article=article_of(row),
            events=tuple(Event.model_validate(data) for data in events[key]),
            tallies=tuple(Tally.model_validate(data) for data in tallies[key]),
        )
        for row, key in zip(versions, keys, strict=True)
    ]


def current_records(session: Session, articles: Sequence[str]) -> list[Record]:
    """The current version of each of these articles that is there, in the order of their ids."""
    asked = (
        select(VersionRow)
        .join(
            ArticleRow,
            (VersionRow.article_id == ArticleRow.id) & (VersionRow.version == ArticleRow.version),
        )
        .order_by(VersionRow.article_id)
    )
    found: list[Record] = []
    for i in range(0, len(articles), _AT_A_TIME):
        some = articles[i : i + _AT_A_TIME]
        found += records_of(session, session.scalars(asked.where(ArticleRow.id.in_(some))).all())
    return found


_AT_A_TIME = 200


def _findings(
    session: Session, table: type[EventRow] | type[TallyRow], keys: list[tuple[str, int]]
) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """The JSON of a table's rows, by article and version, in the order of the record."""
    found: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    asked = (
        select(table.article_id, table.version, table.data)
        .where(tuple_(table.article_id, table.version).in_(keys))
        .order_by(table.article_id, table.version, table.position)
    )
    for article_id, version, data in session.execute(asked) if keys else ():
        found[article_id, version].append(data)
    return found


def current_count(table: type[EventRow] | type[TallyRow]) -> Select[int]:
    """How many rows of a table belong to the current version of their article."""
    return select(func.count()).where(table.article_id == ArticleRow.id, table.version == ArticleRow.version)
