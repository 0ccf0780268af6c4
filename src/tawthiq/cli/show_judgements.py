"""Judgements as a person reads them: who decided what, when and why, and whether it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.phrases import NONE, framed
from tawthiq.incidents import judge
from tawthiq.incidents.corrections import correction_of
from tawthiq.records import Incident, Judgement, Member
from tawthiq.store import Store

_COLUMNS = ("", "kind", "incident", "what", "why", "who", "when", "state")


def show_judgements(console: Console, store: Store, judgements: Sequence[Judgement]) -> int:
    """Print judgements as a table; gives how many there were."""
    table = Table(show_lines=True, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, overflow="fold", justify="left" if name else "right")
    for one in judgements:
        table.add_row(
            str(one.id),
            Text(one.kind, style="cyan"),
            one.incident,
            Text(what_phrase(one)),
            Text(framed(one.reason)),
            Text(framed(one.made_by)),
            f"{one.made_at:%Y-%m-%d %H:%M}",
            Text(state_phrase(store, one), style="" if one.stands else "dim"),
        )
    if judgements:
        console.print(table)
    return len(judgements)


def judgement_lines(incident: Incident, judgements: Mapping[int, Judgement]) -> Iterator[Text]:
    """What was decided of an incident, and which events wait for a decision: lines under it."""
    for number in incident.judgements:
        if number in judgements:
            one = judgements[number]
            line = Text(f"judgement {one.id}: {what_phrase(one)}", style="bold")
            yield line.append(f", {_signed(one)}", style="not bold default")
    if incident.suggested:
        yield Text(f"waits to be joined or parted: {_events(incident.suggested)}", style="yellow")


def what_phrase(judgement: Judgement) -> str:
    """What was decided, in a few words."""
    return _WHAT[judgement.kind](judgement)


def state_phrase(store: Store, judgement: Judgement) -> str:
    """Whether it stands."""
    if not judgement.stands:
        return f"withdrawn by {judge.said_withdrawn(judgement)}: {framed(judgement.withdrawn_reason or '')}"
    return (
        "stands" if judge.applies(store, judgement) else "no longer applies: its events are not told any more"
    )


def value_phrase(judgement: Judgement) -> str:
    """What a correction sets, and what the machine had given.

    >>> from datetime import datetime
    >>> value_phrase(Judgement(id=1, kind="correct", incident="i", members=(), field="type", value="ambush",
    ...     suggested="clash", reason="r", made_by="m", made_at=datetime(2022, 10, 1)))
    'type is ambush (was clash)'
    """
    correction = correction_of(judgement)
    return f"{correction.phrase} is {_short(correction.value)} (was {_short(judgement.suggested)})"


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return _of_fields(value)
    if isinstance(value, list):
        return " + ".join(map(str, value)) or NONE
    return NONE if value is None else str(value)


def _of_fields(value: Mapping[str, Any]) -> str:
    if "name" in value:
        where = ", ".join(str(value[part]) for part in ("precision", "admin1", "id") if value.get(part))
        return f"{framed(value['name'])} ({where})"
    if "start" in value:
        return value["start"] if value["start"] == value["end"] else f"{value['start']} to {value['end']}"
    low, high = value.get("low"), value.get("high")
    if low == high:
        return NONE if low is None else str(low)
    return f"{low or 0} or more" if high is None else f"{low or 0}-{high}"


def _joined(judgement: Judgement) -> str:
    return f"with {_events(judgement.others)}"


def _parted(judgement: Judgement) -> str:
    return f"without {_events(judgement.others)}"


def _noted(judgement: Judgement) -> str:
    attempt = judgement.value
    if not attempt:
        return framed(judgement.reason)
    on = f" on {attempt['on']}" if attempt["on"] else ""
    answer = f": {framed(attempt['answer'])}" if attempt["answer"] else ", no answer"
    return f"asked {framed(attempt['asked'])}{on}{answer}"


_WHAT = {
    "join": _joined,
    "part": _parted,
    "correct": value_phrase,
    "discount": value_phrase,
    "note": _noted,
}


def _signed(judgement: Judgement) -> str:
    return f"{framed(judgement.made_by)}, {judgement.made_at.date()}: {framed(judgement.reason)}"


def _events(members: Sequence[Member]) -> str:
    return ", ".join(f"{one.article}/{one.event}" for one in members)
