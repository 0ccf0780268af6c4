"""The store of records: adding, reading back, and what was decided from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from sqlalchemy import Select, func, insert, select
from sqlalchemy.orm import Session

from tawthiq.records import Article, Record, Tally
from tawthiq.store.failures import worded
from tawthiq.store.incidents import StoredIncidents
from tawthiq.store.judgements import StoredJudgements
from tawthiq.store.refused import Refusal, StoredRefusal, refusal_row
from tawthiq.store.tables import (
    ArticleRow,
    EventRow,
    IncidentRow,
    JudgementRow,
    RefusalRow,
    TallyRow,
    VersionRow,
)
from tawthiq.store.versions import Added, add_record, current_count, current_records, now, records_of

PAGE = 200
"""How many articles are held in memory at a time when reading."""

BATCH = 100
"""How many records are added in one transaction."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article; `number` counts from 1, `added_at` is UTC."""

    number: int
    added_at: datetime
    current: bool
    read_by: str
    record: Record


class Store(StoredIncidents, StoredJudgements):
    """Records by article, with every version kept. Use `tawthiq.store.open`, and close it (or use `with`).

    All methods raise `StoreError` with one sentence where the database cannot do what is asked.
    """

    # ------------------------------------------------------------ adding
    def add(self, record: Record) -> Added:
        """Keep a record.

        An article that is not there is `new`. One that is there with the same text, metadata and findings,
        in its current or an earlier version, is `unchanged`: nothing is written. Anything else is a
        `new version`, which becomes the current one; the old ones stay (`versions`).
        """
        with self._writing() as connection:
            return add_record(connection, record)

    def add_many(self, records: Iterable[Record], *, batch: int = BATCH) -> Counter[Added]:
        """Keep many records, `batch` of them in one transaction; counts what was done.

        A run that is stopped has kept whole batches only. Run again with the same records, it comes to the
        same store as one that was not stopped.
        """
        counts: Counter[Added] = Counter()
        waiting = iter(records)
        while some := list(islice(waiting, batch)):
            with self._writing() as connection:
                done = [add_record(connection, record) for record in some]
            counts.update(done)
        return counts

    def add_refusal(self, refusal: Refusal) -> None:
        """Keep what was refused. The same refusal met again is kept once."""
        row = refusal_row(refusal, now())
        with self._writing() as connection:
            known = select(RefusalRow.id).where(RefusalRow.digest == row["digest"])
            if connection.execute(known).first() is None:
                connection.execute(insert(RefusalRow), [row])

    # ------------------------------------------------------------ reading
    def records(
        self, *, since: date | None = None, until: date | None = None, outlet: str | None = None
    ) -> Iterator[Record]:
        """The current version of every article, in the order of article ids, a page at a time.

        Args:
            since: the first day of publication; articles without a day are then left out.
            until: the last day of publication; likewise.
            outlet: only this outlet's articles.
        """
        asked = select(ArticleRow.id, ArticleRow.version)
        if since is not None:
            asked = asked.where(ArticleRow.published >= since)
        if until is not None:
            asked = asked.where(ArticleRow.published <= until)
        if outlet is not None:
            asked = asked.where(ArticleRow.outlet == outlet)
        last: str | None = None
        while True:
            page = asked if last is None else asked.where(ArticleRow.id > last)
            records = self._page(page.order_by(ArticleRow.id).limit(PAGE))
            if not records:
                return
            yield from records
            last = records[-1].article.id

    def record(self, article_id: str) -> Record | None:
        """The current version of an article; `None` where the store has no such article."""
        found = self._page(select(ArticleRow.id, ArticleRow.version).where(ArticleRow.id == article_id))
        return found[0] if found else None

    def several(self, article_ids: Sequence[str]) -> list[Record]:
        """The current versions of these articles, as far as they are there, in the order of their ids."""
        with worded(self._place), Session(self._engine) as session:
            return current_records(session, article_ids)

    def versions(self, article_id: str) -> list[Version]:
        """Every version of an article, the oldest first; empty where the store has no such article."""
        with worded(self._place), Session(self._engine) as session:
            article = session.get(ArticleRow, article_id)
            if article is None:
                return []
            rows = session.scalars(
                select(VersionRow).where(VersionRow.article_id == article_id).order_by(VersionRow.version)
            )
            return [
                Version(
                    number=row.version,
                    added_at=row.added_at,
                    current=row.version == article.version,
                    read_by=row.read_by,
                    record=records_of(session, [row])[0],
                )
                for row in rows
            ]

    def tallies(self) -> Iterator[tuple[Article, Tally]]:
        """Every tally of the current versions, each with its article, in the order of `records`."""
        for record in self.records():
            for tally in record.tallies:
                yield record.article, tally

    def publication_days(self) -> dict[date, int]:
        """How many articles were published on each day, the earliest first; those without a day are left out.

        So are those whose day lies after the one on which they were added: it is a slip of the source.
        """
        asked = (
            select(ArticleRow.published, func.max(ArticleRow.changed_at), func.count())
            .where(ArticleRow.published.is_not(None))
            .group_by(ArticleRow.published)
            .order_by(ArticleRow.published)
        )
        with worded(self._place), self._engine.connect() as connection:
            rows = connection.execute(asked).all()
        # A day of grace, since some places are a day ahead of UTC.
        return {day: count for day, added, count in rows if day and day <= added.date() + timedelta(days=1)}

    def refusals(self) -> list[StoredRefusal]:
        """What was refused, in the order in which it was first met."""
        with worded(self._place), Session(self._engine) as session:
            return [
                StoredRefusal.of(row) for row in session.scalars(select(RefusalRow).order_by(RefusalRow.id))
            ]

    def counts(self) -> dict[str, int]:
        """How much the store holds.

        Current `articles`, `events` and `tallies`; `versions` of articles; `incidents`; standing `judgements`;
        `refusals`.
        """
        asked: dict[str, Select[int]] = {
            "articles": select(func.count()).select_from(ArticleRow),
            "versions": select(func.count()).select_from(VersionRow),
            "events": current_count(EventRow),
            "tallies": current_count(TallyRow),
            "incidents": select(func.count()).select_from(IncidentRow),
            "judgements": select(func.count()).where(JudgementRow.withdrawn_at.is_(None)),
            "refusals": select(func.count()).select_from(RefusalRow),
        }
        with worded(self._place), self._engine.connect() as connection:
            return {name: connection.execute(query).scalar_one() for name, query in asked.items()}

    # ------------------------------------------------------------ inside
    def _page(self, asked: Select[str, int]) -> list[Record]:
        current = asked.subquery()
        versions = (
            select(VersionRow)
            .join(
                current,
                (VersionRow.article_id == current.c.id) & (VersionRow.version == current.c.version),
            )
            .order_by(VersionRow.article_id)
        )
        with worded(self._place), Session(self._engine) as session:
            return records_of(session, session.scalars(versions).all())
