"""Judgements of incidents, names of incidents that are gone, weights estimated on the store; incidents in order of days.

The judgements of 0001 were about pairs of events; no command ever wrote one, so that the table is made anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what judging needs; articles and incidents stay as they are."""
    _judgements()
    _names()
    _policies()
    _order_of_incidents()


def downgrade() -> None:
    """Not offered: going back would lose what people decided."""
    raise NotImplementedError("a store is not taken back to an older version")


def _judgements() -> None:
    op.drop_table("judgements")
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("incident", sa.Text, nullable=False),
        sa.Column("members", sa.JSON, nullable=False),
        sa.Column("others", sa.JSON, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.JSON),
        sa.Column("suggested", sa.JSON),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("withdrawn_by", sa.Text),
        sa.Column("withdrawn_at", sa.DateTime),
        sa.Column("withdrawn_reason", sa.Text),
    )


def _names() -> None:
    op.create_table(
        "incident_names",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("incident_id", sa.Text, index=True),
        sa.Column("since", sa.DateTime, nullable=False),
    )


def _policies() -> None:
    op.create_table(
        "policies",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("weights", sa.JSON, nullable=False),
        sa.Column("estimated_on", sa.JSON, nullable=False),
        sa.Column("estimated_at", sa.DateTime, nullable=False),
    )


def _order_of_incidents() -> None:
    # One key that sorts them: a page is then a stretch of an index, and a change of one moves no other.
    op.add_column("incidents", sa.Column("sort_key", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE incidents SET sort_key = coalesce(CAST(start_day AS TEXT), '9999') || ' ' || id")
    op.create_index("ix_incidents_sort_key", "incidents", ["sort_key"], unique=True)
    op.drop_column("incidents", "position")
