"""The figures of this run beside those of the run before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.tables import table

WORTH_TELLING = 0.003
"""A difference below this is not listed."""


def figures_in(file: Path) -> dict[str, float]:
    """The figures of the last run, none where there was none."""
    found: dict[str, float] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def keep_figures(figures: Mapping[str, float], file: Path) -> None:
    """Write the figures for the next run to compare with."""
    rounded = {name: round(value, 4) for name, value in sorted(figures.items())}
    file.write_text(json.dumps(rounded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def comparison(now: Mapping[str, float], before: Mapping[str, float]) -> str:
    """The section that lists what has moved."""
    moved = [
        [name, before[name], now[name], f"{now[name] - before[name]:+.3f}"]
        for name in sorted(now)
        if name in before and abs(now[name] - before[name]) >= WORTH_TELLING
    ]
    text = table(["figure", "before", "now", "change"], moved) if moved else "Nothing has moved."
    text = text if before else "There was no run before this one."
    return f"## Compared with the run before\n\n{text}"
