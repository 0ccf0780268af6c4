"""`import tawthiq` brings in the records and nothing heavy."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("duckdb", "splink", "sqlalchemy", "trafilatura", "lxml", "typer", "rich", "alembic")


def test_import_is_light() -> None:
    code = f"import sys, tawthiq; print([m for m in {HEAVY!r} if m in sys.modules], end='')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]"


def test_rooms_are_imported_when_a_verb_is_called() -> None:
    code = "import sys, tawthiq; print(*[m for m in sys.modules if m.startswith('tawthiq.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"tawthiq.errors", "tawthiq.records", "tawthiq.tolls"}
