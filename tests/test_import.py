"""`import tawthiq` brings in the records and nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("duckdb", "splink", "sqlalchemy", "trafilatura", "lxml", "typer", "rich", "alembic")


def test_import_is_light() -> None:
    code = f"import sys, tawthiq; print([m for m in {HEAVY!r} if m in sys.modules], end='')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]"


def test_rooms_are_imported_when_a_verb_is_called() -> None:
    code = "import sys, tawthiq; print(*[m for m in sys.modules if m.startswith('tawthiq.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"tawthiq.errors", "tawthiq.records", "tawthiq.tolls"}


@pytest.mark.parametrize(
    ("module", "not_loaded"),
    [
        ("reading", ("tawthiq.incidents", "tawthiq.store", "duckdb", "matplotlib", "sqlalchemy")),
        ("storing", ("tawthiq.incidents", "tawthiq.statistics", "duckdb", "matplotlib")),
    ],
)
def test_reading_and_adding_do_not_wait_for_linking_and_plots(
    module: str, not_loaded: tuple[str, ...]
) -> None:
    code = f"import sys, tawthiq.cli.{module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(not_loaded).isdisjoint(done.stdout.split())
