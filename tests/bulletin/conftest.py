"""The store of the bulletin's example, made once, and the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tawthiq
from tawthiq.cli.app import app
from tawthiq.examples import bulletin_example_files
from tawthiq.sources import SourceOptions, articles

Run = Callable[..., str]


@pytest.fixture
def run() -> Run:
    """Runs the command; gives what it says on standard error."""

    def command(*arguments: object, code: int = 0) -> str:
        done = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="tawthiq")
        assert done.exit_code == code, (done.output, done.exception)
        return done.stderr.replace("\n", " ")

    return command


@pytest.fixture(scope="session")
def october(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the invented articles of a year, linked."""
    file = tmp_path_factory.mktemp("bulletin") / "october.db"
    with tawthiq.open(file) as store:
        for article in articles([str(one) for one in bulletin_example_files()], SourceOptions()):
            assert isinstance(article, tawthiq.Article)
            store.add(tawthiq.read(article))
        tawthiq.link(store)
    return file
