"""The tables of a store. A change here needs a migration in `store/migrations/versions`.

Rows of events and tallies carry the JSON of the contract, from which records are rebuilt, and beside it the
columns that are asked for in queries. Rows of superseded versions stay; the current ones are those whose
`version` is the article's.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Double, ForeignKey, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Json = dict[str, Any]


class Table(DeclarativeBase):
    """What all tables of a store share."""

    type_annotation_map = {Json: JSON, list[Any]: JSON, str: Text, float: Double}  # noqa: RUF012 - SQLAlchemy reads it from the class


class ArticleRow(Table):
    """An article by its id, and which of its versions is the current one."""

    __tablename__ = "articles"

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    """The number of the current version."""
    outlet: Mapped[str | None] = mapped_column(index=True)
    published: Mapped[date | None] = mapped_column(index=True)
    added_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    """When the current version was added; UTC, as all times in the store."""


class VersionRow(Table):
    """One version of an article: its text, its metadata and, by `digest`, what was read from it."""

    __tablename__ = "article_versions"

    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    """Counts from 1."""
    digest: Mapped[str]
    """SHA-256 of the whole record in canonical JSON; two versions of one article never share it."""
    text: Mapped[str]
    title: Mapped[str | None]
    outlet: Mapped[str | None]
    url: Mapped[str | None]
    published: Mapped[date | None]
    language: Mapped[str]
    source: Mapped[str | None]
    """The file and line it was taken from."""
    read_by: Mapped[str]
    """The version of tawthiq that added it."""
    added_at: Mapped[datetime]

    __table_args__ = (Index("ix_article_versions_digest", "article_id", "digest", unique=True),)


class _OfVersion:
    """The columns of a row that belongs to one version of an article."""

    article_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    """Its place in the record, from 0."""
    start_day: Mapped[date | None] = mapped_column(index=True)
    end_day: Mapped[date | None]
    place: Mapped[str | None]
    admin1: Mapped[str | None] = mapped_column(index=True)
    country: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    speaker: Mapped[str]
    stance: Mapped[str]
    data: Mapped[Json]


class EventRow(_OfVersion, Table):
    """One event of one version of an article."""

    __tablename__ = "events"

    type: Mapped[str] = mapped_column(index=True)
    specific: Mapped[bool]

    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "version"], ["article_versions.article_id", "article_versions.version"]
        ),
    )


class TallyRow(_OfVersion, Table):
    """One tally of one version of an article."""

    __tablename__ = "tallies"

    measure: Mapped[str] = mapped_column(index=True)
    event_type: Mapped[str | None]
    minimum: Mapped[int | None]
    maximum: Mapped[int | None]
    group: Mapped[str | None]
    part_of: Mapped[str | None]

    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "version"], ["article_versions.article_id", "article_versions.version"]
        ),
    )


class IncidentRow(Table):
    """An incident as the last linking decided it."""

    __tablename__ = "incidents"

    id: Mapped[str] = mapped_column(primary_key=True)
    sort_key: Mapped[str] = mapped_column(unique=True, index=True)
    """The first day (9999 where there is none) and the id: the order in which incidents are listed."""
    type: Mapped[str] = mapped_column(index=True)
    start_day: Mapped[date | None] = mapped_column(index=True)
    end_day: Mapped[date | None]
    admin1: Mapped[str | None] = mapped_column(index=True)
    country: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    grade: Mapped[str]
    data: Mapped[Json]


class MemberRow(Table):
    """Which incident an event belongs to; an event belongs to one at most."""

    __tablename__ = "incident_members"

    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    event_id: Mapped[str] = mapped_column(primary_key=True)
    incident_id: Mapped[str] = mapped_column(ForeignKey("incidents.id"), index=True)


class NameRow(Table):
    """The id of an incident that is gone, and the one it went into."""

    __tablename__ = "incident_names"

    id: Mapped[str] = mapped_column(primary_key=True)
    incident_id: Mapped[str | None] = mapped_column(index=True)
    """The incident that has most of its events today; `NULL` where no article tells of any of them today."""
    since: Mapped[datetime]


class JudgementRow(Table):
    """A person's decision on an incident; signed, and withdrawn rather than deleted.

    It is anchored in events (`members`, `others`: lists of `[article, event]`), which outlast every linking; no foreign
    key, so that it outlasts an event that a new version of an article no longer tells, too.
    """

    __tablename__ = "judgements"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    incident: Mapped[str]
    """The incident's id when it was judged."""
    members: Mapped[list[Any]]
    others: Mapped[list[Any]]
    field: Mapped[str | None]
    value: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    suggested: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    reason: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None]


class PolicyRow(Table):
    """Weights of linkage that were estimated on this store; the last row is in use, the others say what was before."""

    __tablename__ = "policies"

    id: Mapped[int] = mapped_column(primary_key=True)
    weights: Mapped[Json]
    estimated_on: Mapped[Json]
    """On how much: a number by name (`events`, `pairs`)."""
    estimated_at: Mapped[datetime]


class RefusalRow(Table):
    """An input that was refused, or taken with a warning."""

    __tablename__ = "refusals"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    """SHA-256 of the other columns but the time: one refusal is kept once, however often it is met."""
    source: Mapped[str]
    line: Mapped[int | None]
    reason: Mapped[str]
    kind: Mapped[str]
    raw: Mapped[str | None]
    refused_at: Mapped[datetime]
