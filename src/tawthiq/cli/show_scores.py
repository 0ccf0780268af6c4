"""Scores of gold sets as one table, and against an earlier scoring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.scoring import Line, Report

COLUMNS = {
    "event F1": "event",
    "event slots": "event.ALL_SLOTS",
    "tally F1": "tally",
    "tally slots": "tally.ALL_SLOTS",
}
"""Heading and line of a report for each figure of the table."""


def show_scores(console: Console, reports: Mapping[str, Report], baseline: Mapping[str, Any]) -> None:
    """One row for each set, and under it one for each group of a challenge set.

    `baseline` is an earlier scoring in JSON form; where it has the set, the change stands beside the figure.
    """
    table = Table(header_style="bold")
    table.add_column("set")
    table.add_column("articles", justify="right")
    table.add_column("events right / gold / read", justify="right")
    table.add_column("P", justify="right")
    table.add_column("R", justify="right")
    for heading in COLUMNS:
        table.add_column(heading, justify="right")
    for name, report in reports.items():
        earlier = baseline.get(name, {})
        table.add_row(*_row(name, report, earlier))
        for group, part in report.groups.items():
            table.add_row(*_row(f"  {group}", part, earlier.get("groups", {}).get(group, {})), style="dim")
    console.print(table)


def show_slots(console: Console, name: str, report: Report) -> None:
    """Every slot of one set with precision, recall and F1."""
    table = Table(title=name, header_style="bold")
    for heading in ("slot", "P", "R", "F1", "right", "gold", "read"):
        table.add_column(heading, justify="left" if heading == "slot" else "right")
    for slot, line in sorted(report.lines.items()):
        figures = (f"{x:.3f}" for x in (line.precision, line.recall, line.f1))
        table.add_row(slot, *figures, f"{line.right:g}", f"{line.gold:g}", f"{line.read:g}")
    console.print(table)


def _row(name: str, report: Report, earlier: Mapping[str, Any]) -> list[str | Text]:
    event = report.event
    figures = [_figure(report[line], earlier.get(line)) for line in COLUMNS.values()]
    return [
        name,
        f"{report.articles_read}/{report.articles_gold}",
        f"{event.right:g} / {event.gold:g} / {event.read:g}",
        f"{event.precision:.3f}",
        f"{event.recall:.3f}",
        *figures,
    ]


def _figure(line: Line, earlier: Mapping[str, float] | None) -> Text:
    if not line.gold:
        return Text("-", style="dim")
    figure = Text(f"{line.f1:.3f}")
    if earlier:
        change = line.f1 - earlier["f1"]
        figure.append(f" {change:+.3f}", style="green" if change > 0 else "red" if change < 0 else "dim")
    return figure
