"""The first tables.

The columns are spelled out rather than taken from `store.tables`, so that this step stays what it was.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    _articles()
    _findings()
    _incidents()
    _decisions()


def downgrade() -> None:
    """Not offered: going back would lose what was accepted."""
    raise NotImplementedError("a store is not taken back to an older version")


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("outlet", sa.Text, index=True),
        sa.Column("published", sa.Date, index=True),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "article_versions",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("read_by", sa.Text, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Index("ix_article_versions_digest", "article_id", "digest", unique=True),
    )


def _of_version() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("article_id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start_day", sa.Date, index=True),
        sa.Column("end_day", sa.Date),
        sa.Column("place", sa.Text),
        sa.Column("admin1", sa.Text, index=True),
        sa.Column("country", sa.Text),
        sa.Column("lat", sa.Double),
        sa.Column("lon", sa.Double),
        sa.Column("speaker", sa.Text, nullable=False),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("data", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "version"], ["article_versions.article_id", "article_versions.version"]
        ),
    ]


def _findings() -> None:
    op.create_table(
        "events",
        *_of_version(),
        sa.Column("type", sa.Text, nullable=False, index=True),
        sa.Column("specific", sa.Boolean, nullable=False),
    )
    op.create_table(
        "tallies",
        *_of_version(),
        sa.Column("measure", sa.Text, nullable=False, index=True),
        sa.Column("event_type", sa.Text),
        sa.Column("minimum", sa.Integer),
        sa.Column("maximum", sa.Integer),
        sa.Column("group", sa.Text),
        sa.Column("part_of", sa.Text),
    )


def _incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False, index=True),
        sa.Column("start_day", sa.Date, index=True),
        sa.Column("end_day", sa.Date),
        sa.Column("admin1", sa.Text, index=True),
        sa.Column("country", sa.Text),
        sa.Column("lat", sa.Double),
        sa.Column("lon", sa.Double),
        sa.Column("grade", sa.Text, nullable=False),
        sa.Column("data", sa.JSON, nullable=False),
    )
    op.create_table(
        "incident_members",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("event_id", sa.Text, primary_key=True),
        sa.Column("incident_id", sa.Text, sa.ForeignKey("incidents.id"), nullable=False, index=True),
    )


def _decisions() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("other_article_id", sa.Text, sa.ForeignKey("articles.id")),
        sa.Column("other_event_id", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime),
    )
    op.create_table(
        "refusals",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("raw", sa.Text),
        sa.Column("refused_at", sa.DateTime, nullable=False),
    )
