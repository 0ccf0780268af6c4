"""The page of benchmarks is whole, and its tables say what they are made of."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.__main__ import into_page
from benchmarks.plots import bars
from benchmarks.previous import comparison
from benchmarks.stages import _STAGES

PROJECT = Path(__file__).parents[1]
SECTIONS = (
    "Records against gold",
    "Per phenomenon group",
    "Texts that nobody had seen",
    "Choices by weights",
    "Incidents across articles",
    "Detection",
    "Dates",
    "Speed and memory",
)
SETS = (
    "seeds",
    "challenge_1",
    "challenge_2",
    "gsr_dev",
    "incidents",
    "reports",
    "unifiedfc",
    "unifiedfc_more",
)


def test_the_page_has_every_section_and_set() -> None:
    page = (PROJECT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for section in SECTIONS:
        assert f"## {section}" in page
    for name in SETS:
        assert f"| {name} |" in page


def test_a_part_that_is_not_there_is_named() -> None:
    command = [sys.executable, "-m", "benchmarks", "everything"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "everything" in done.stderr and "linking" in done.stderr


def test_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PROJECT))
    from benchmarks import choices, tables  # noqa: PLC0415

    assert doctest.testmod(tables).failed == 0
    assert doctest.testmod(choices).failed == 0


def test_a_change_of_figures_is_told_and_a_tremble_is_not() -> None:
    before = {"seeds: event": 0.8, "reports: event": 0.7, "gone": 0.5}
    told = comparison({"seeds: event": 0.81, "reports: event": 0.7001, "new": 0.9}, before)
    assert "| seeds: event | 0.800 | 0.810 | +0.010 |" in told
    assert "reports" not in told and "new" not in told


def test_plots_are_the_same_for_the_same_figures() -> None:
    once, again = (bars("F1", ["type", "place"], {"seeds": [0.5, None]}, "F1") for _ in range(2))
    assert once == again and once.startswith(b"<?xml")


def test_the_figures_of_dates_are_made_as_the_page_says(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(PROJECT))
    from benchmarks import calendar_values  # noqa: PLC0415
    from benchmarks.material import Material  # noqa: PLC0415

    assert "| day | 70 |" in calendar_values.section(Material(shared))


def test_every_stage_that_is_timed_is_there() -> None:
    missing = [one for _, module, functions in _STAGES for one in functions if not hasattr(module, one)]
    assert missing == []


def test_a_section_is_written_anew_into_the_page() -> None:
    page = "# Page\n\n## One\n\nold\n\n## Two\n\nkept\n"
    assert into_page(page, ["## One\n\nnew"]) == "# Page\n\n## One\n\nnew\n\n## Two\n\nkept\n"
    assert into_page(page, ["## Two\n\nnew"]) == "# Page\n\n## One\n\nold\n\n## Two\n\nnew\n"
    with pytest.raises(ValueError, match="'## Three'"):
        into_page(page, ["## Three\n\nnew"])
