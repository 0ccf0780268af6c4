"""Every example in the package's docstrings and in the README runs and gives what it says."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tawthiq
from tawthiq.cli.app import app

PROJECT = Path(__file__).parents[2]
MODULES = [
    module.name
    for module in pkgutil.walk_packages(tawthiq.__path__, "tawthiq.")
    if not module.name.endswith("__main__") and ".migrations" not in module.name
]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def run(test: doctest.DocTest) -> None:
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    runner.run(test, out=said.append)
    assert not runner.failures, "".join(said)


@pytest.mark.parametrize("name", ["tawthiq", *MODULES])
def test_docstrings(name: str) -> None:
    for test in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name)):
        run(test)


def test_the_verbs_have_examples() -> None:
    for verb in ("read", "open", "link", "export"):
        assert ">>>" in (getattr(tawthiq, verb).__doc__ or "")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_readme(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run(doctest.DocTestParser().get_doctest(BLOCKS[number], {}, f"README block {number + 1}", "README.md", 0))


def test_the_output_in_the_readme_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """The block is made with `COLUMNS=104 tawthiq example`; an ellipsis stands for what is left out."""
    monkeypatch.setenv("COLUMNS", "104")
    printed = {line.rstrip() for line in CliRunner().invoke(app, ["example"]).stdout.splitlines()}
    (block,) = re.findall(r"^```text\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    shown = [line.rstrip() for line in block.splitlines() if line != "…"]
    assert len(shown) > 5 and [line for line in shown if line not in printed] == []


def test_the_readme_has_examples() -> None:
    assert len(BLOCKS) >= 1
