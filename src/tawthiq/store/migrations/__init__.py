"""Alembic migrations of the store; run by `tawthiq.store.opening`, never by hand."""
