"""Runs migrations on the connection that `tawthiq.store.opening` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from tawthiq.store.tables import Table

attributes = context.config.attributes
context.configure(
    connection=attributes["connection"],
    target_metadata=Table.metadata,
    version_table=attributes["version_table"],
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
