"""What tests share: the folder of shared evaluation material, where it is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold records, corpora and place sources; tests that need it are skipped without it."""
    named = os.environ.get("TAWTHIQ_SHARED")
    folder = Path(named) if named else Path(__file__).parents[2] / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip(f"needs the shared evaluation material at {folder} (or TAWTHIQ_SHARED)")
    return folder
