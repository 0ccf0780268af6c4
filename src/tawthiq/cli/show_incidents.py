"""Incidents as a person reads them: what happened, every figure with its source, the grade and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from tawthiq.cli.phrases import NONE, count_phrase, framed, place_phrase, time_phrase, word_phrase
from tawthiq.cli.show_judgements import judgement_lines
from tawthiq.records import Incident, Judgement

GRADE_STYLES = {
    "Confirmed": "bold green",
    "Fair": "bold cyan",
    "Weak": "yellow",
    "Contested": "bold magenta",
    "Discounted": "red",
}


def show_incidents(
    console: Console, incidents: Iterable[Incident], judgements: Mapping[int, Judgement] | None = None
) -> int:
    """Print each incident as a tree of its figures, and what was decided of it; gives how many there were."""
    shown = 0
    for incident in incidents:
        tree = incident_tree(incident)
        for line in judgement_lines(incident, judgements or {}):
            tree.add(line)
        console.print(tree)
        shown += 1
    return shown


def incident_tree(incident: Incident) -> Tree:
    """What happened; under it the grade and why, every count with all its figures, and who told it."""
    tree = Tree(_heading(incident), guide_style="dim")
    grade = Text(incident.grade, style=GRADE_STYLES.get(incident.grade, ""))
    tree.add(grade.append(f": {incident.grade_reason}", style="not bold default"))
    for row in incident.casualties:
        twig = tree.add(Text(_toll_phrase(row), style="red"))
        for figure in row.get("figures", ()):
            twig.add(_figure_line(figure))
    told = ", ".join(f"{member.article} {member.event}" for member in incident.members)
    tree.add(Text(f"told in {told}", style="dim"))
    return tree


def _heading(incident: Incident) -> Text:
    # Arabic names have Latin words on both sides, so that no terminal swaps them.
    line = Text(incident.id, style="dim")
    weapons = f" ({', '.join(incident.weapons)})" if incident.weapons else ""
    line.append(f"  {incident.type}{weapons}", style="bold cyan")
    line.append(f"  {time_phrase(incident.time)}", style="not dim default")
    line.append(f"  {place_phrase(incident.place)}", style="not dim green")
    who, whom = (" + ".join(ids) or "?" for ids in (incident.initiators, incident.targets))
    return line.append(f"  {who} → {whom}", style="not dim default")


def _toll_phrase(row: Mapping[str, Any]) -> str:
    """One outcome and group over all sources: "2-4 killed (sdf)"; an open high end is "or more"."""
    low, high = row.get("low"), row.get("high")
    if high is None:
        span = NONE if low is None else f"{low} or more"
    else:
        span = str(high) if low == high else f"{low if low is not None else 0}-{high}"
    of_them = f", of them {row['who']}" if row.get("who") else ""
    group = row.get("group")
    whom = f" ({group}{of_them})" if group and group != "unknown" else of_them
    return f"{span} {row.get('outcome')}{whom}"


def _figure_line(figure: Mapping[str, Any]) -> Text:
    """One source's figure: the count, whose word, its words, where it stands, and the outlet."""
    line = Text(count_phrase(figure.get("min"), figure.get("max"), figure.get("vague")), style="bold red")
    line.append(f"  {word_phrase(figure['speaker'], figure['stance'])}", style="not bold magenta")
    line.append(f"  “{framed(' '.join(figure['text'].split()))}”", style="not bold dim")
    line.append(f"  in {figure['article']} {figure['event']}", style="not bold default")
    return line.append(f"  {framed(figure.get('outlet') or '')}", style="not bold dim")
