"""Incidents as a person reads them: what happened, every figure with its source, the grade and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from tawthiq.cli.phrases import NONE, count_phrase, framed, place_phrase, time_phrase, word_phrase
from tawthiq.cli.show_judgements import judgement_lines
from tawthiq.records import Incident, Judgement, Rival

RIVALS_SHOWN = ("type", "time", "place", "initiators", "targets")
"""The fields whose rival values stand under an incident; what kills and wounds has figures of its own."""

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
    for choice in incident.chosen:
        if choice.field in RIVALS_SHOWN and choice.rivals:
            rivals = "; ".join(rival_phrase(rival) for rival in choice.rivals)
            tree.add(Text(f"{choice.field} told otherwise: {rivals}", style="bright_red"))
    for outcome, toll in incident.totals.items():
        groups = [row for row in incident.casualties if row["outcome"] == outcome and not row.get("who")]
        if len(groups) > 1:
            everyone = {"outcome": outcome, "low": toll.low, "best": toll.best, "high": toll.high}
            tree.add(Text(f"in all {_toll_phrase(everyone)}", style="bold red"))
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
    """One outcome and group over all sources: "2-4 killed (sdf), best 3"; an open high end is "or more"."""
    low, high = row.get("low"), row.get("high")
    if high is None:
        span = NONE if low is None else f"{low} or more"
    else:
        span = str(high) if low == high else f"{low if low is not None else 0}-{high}"
    of_them = f", of them {row['who']}" if row.get("who") else ""
    group = row.get("group")
    whom = f" ({group}{of_them})" if group and group != "unknown" else of_them
    best = row.get("best")
    likely = f", best {best}" if best is not None and str(best) != span else ""
    return f"{span} {row.get('outcome')}{whom}{likely}"


def rival_phrase(rival: Rival) -> str:
    """A value that was not chosen, who tells it, and where."""
    told = ", ".join(framed(source) for source in rival.sources)
    where = ", ".join(f"{member.article} {member.event}" for member in rival.members)
    return f"{framed(value_phrase(rival.value))}: {told}" + (f" (in {where})" if where else "")


def value_phrase(value: Any) -> str:
    """A value of any field in a few words.

    >>> value_phrase({"start": "2023-03-14", "end": "2023-03-16", "precision": "period"})
    '2023-03-14 to 2023-03-16'
    >>> value_phrase(["isis", "hts"]), value_phrase({"min": 2, "max": None}), value_phrase(None)
    ('isis + hts', '2 or more', '-')
    """
    if isinstance(value, dict) and "name" in value:
        return f"{value['name']} ({value.get('precision')})"
    if isinstance(value, dict) and "start" in value:
        first, last = value["start"], value.get("end")
        return str(first or last) if first == last or None in (first, last) else f"{first} to {last}"
    if isinstance(value, dict) and "max" in value:
        return f"{value['min']} or more" if value["max"] is None else f"{value['min']}-{value['max']}"
    if isinstance(value, list | tuple):
        return " + ".join(str(part) for part in value)
    return NONE if value is None else str(value)


def _figure_line(figure: Mapping[str, Any]) -> Text:
    """One source's figure: the count, whose word, its words, where it stands, and the outlet."""
    line = Text(count_phrase(figure.get("min"), figure.get("max"), figure.get("vague")), style="bold red")
    line.append(f"  {word_phrase(figure['speaker'], figure['stance'])}", style="not bold magenta")
    line.append(f"  “{framed(' '.join(figure['text'].split()))}”", style="not bold dim")
    line.append(f"  in {figure['article']} {figure['event']}", style="not bold default")
    return line.append(f"  {framed(figure.get('outlet') or '')}", style="not bold dim")
