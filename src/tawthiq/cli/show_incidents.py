"""Incidents as a person reads them: what happened, the range of figures, and the grade with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.phrases import NONE, place_phrase, time_phrase
from tawthiq.records import Incident

GRADE_STYLES = {
    "Confirmed": "green",
    "Fair": "cyan",
    "Weak": "yellow",
    "Contested": "magenta",
    "Discounted": "red",
}


def show_incidents(console: Console, incidents: Iterable[Incident]) -> int:
    """Print a table of incidents; returns how many there were."""
    table = Table(show_lines=True, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("incident", style="dim", max_width=18)
    table.add_column("what", style="cyan", max_width=20)
    table.add_column("day", max_width=13, min_width=10)
    table.add_column("place", style="green", max_width=24)
    table.add_column("who → whom", max_width=26)
    table.add_column("harm: low-high, and whose figures", style="red", max_width=44)
    table.add_column("grade and why", max_width=40)
    table.add_column("told in")
    shown = 0
    for incident in incidents:
        table.add_row(*_cells(incident))
        shown += 1
    if shown:
        console.print(table)
    return shown


def _cells(incident: Incident) -> tuple[str | Text, ...]:
    grade = Text(incident.grade, style=GRADE_STYLES.get(incident.grade, ""))
    if incident.grade_reason:
        grade.append(f"\n{incident.grade_reason}", style="not bold default")
    what = f"{incident.type}\n{', '.join(incident.weapons)}" if incident.weapons else incident.type
    return (
        incident.id,
        what,
        time_phrase(incident.time),
        Text(place_phrase(incident.place).replace(" (", "\n(")),
        f"{' + '.join(incident.initiators) or '?'}\n→ {' + '.join(incident.targets) or '?'}",
        Text("\n".join(_toll(row) for row in incident.casualties) or NONE),
        grade,
        "\n".join(f"{member.article} {member.event}" for member in incident.members),
    )


def _toll(row: Mapping[str, Any]) -> str:
    """One outcome and group: low-high, then the figure of every source."""
    low, high = row.get("low"), row.get("high")
    span = f"{low}" if low == high else f"{NONE if low is None else low}-{NONE if high is None else high}"
    group = row.get("group")
    whom = f" ({group})" if group and group != "unknown" else ""
    return f"{span} {row.get('outcome')}{whom}"
