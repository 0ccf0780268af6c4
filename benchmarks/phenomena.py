"""How outlets write, phenomenon by phenomenon: snippets of this project's own, by heading, against the reader."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import tawthiq
from benchmarks.material import PROJECT, Material
from benchmarks.plots import bars
from benchmarks.section import Section, picture
from benchmarks.tables import table
from tawthiq.scoring import score_records

FOLDER = PROJECT / "tests" / "reader" / "phenomena"

HEADINGS = {
    "time": "Time",
    "counts": "Counts",
    "who": "Who",
    "what": "What",
    "whose_word": "Whose word",
    "the_page": "The page",
}
"""The groups of phenomena: the name of the file and of the heading."""

ABOUT = """
Snippets in the manner of real outlets, written from the contract before the reader was looked at; each probes
one phenomenon and is scored on the slots that the phenomenon is about. A snippet is right where every event
and tally is found with all of these slots and nothing else is. Before anything was mended for them, 125 of the
156 were right (time 29, counts 18, who 24, what 21, whose word 21, page 12).
""".strip()

Case = Mapping[str, Any]
"""A snippet with its expected record; `tests/reader/test_phenomena.py` holds its schema."""


def cases(heading: str, folder: Path = FOLDER) -> list[Case]:
    """The snippets of one heading (a key of `HEADINGS`), in the order of the file."""
    found: list[Case] = json.loads((folder / f"{heading}.json").read_text(encoding="utf-8"))
    return found


def article(case: Case) -> tawthiq.Article:
    """A snippet as the article that is read."""
    day = date.fromisoformat(case["published"]) if case["published"] else None
    return tawthiq.Article(id=case["id"], title=case.get("title"), published=day, text=case["text"])


def read_case(case: Case) -> Mapping[str, Any]:
    """The record of a snippet in its JSON form."""
    return tawthiq.read(article(case)).to_dict()


def differences(case: Case) -> list[str]:
    """What a record has wrong, one sentence each; empty where the snippet is read as expected."""
    record = read_case(case)
    wrong = [
        f"{name}: {line.right:g} right of {line.gold:g} expected and {line.read:g} read"
        for name, line in score_records([case], [record]).lines.items()
        if not line.right == line.gold == line.read
    ]
    kept = _figures(record)
    wrong += [f"figure not kept: {figure}" for figure in case.get("figures", ()) if _key(figure) not in kept]
    return wrong


def _figures(record: Mapping[str, Any]) -> set[tuple[Any, ...]]:
    """Every figure of harm in a record, rivals too, with its speaker."""
    return {
        _key({"speaker": event["speaker"], **{k: v for k, v in figure.items() if v is not None}})
        for event in record["events"]
        for figure in (*event["casualties"], *event.get("rivals", ()))
    }


def _key(figure: Mapping[str, Any]) -> tuple[Any, ...]:
    return figure["outcome"], figure["min"], figure["speaker"]


def section(_: Material | None = None) -> Section:
    """The section of the page."""
    rows = [_row(title, cases(name)) for name, title in HEADINGS.items()]
    rows.append(_row("all", [case for name in HEADINGS for case in cases(name)]))
    headings = ["heading", "snippets", "right", "event F1", "event slots", "tally slots"]
    share = {"snippets read right": [right / of for _, of, right, *_ in rows]}
    plot = bars("Snippets read right, by heading", [str(row[0]) for row in rows], share, "share")
    shown = picture("phenomena", "share of the snippets of each heading that are read right")
    text = "\n\n".join(["## Per phenomenon group", ABOUT, shown, table(headings, rows)])
    figures = {f"phenomena, {title}: right": right / of for title, of, right, *_ in rows}
    return Section(text, figures, {"phenomena": plot})


def _row(title: str, group: Sequence[Case]) -> tuple[str, int, int, float, float, float | None]:
    report = score_records(group, map(read_case, group))
    right = sum(not differences(case) for case in group)
    tallies = report.tally_slots
    tally_slots = tallies.f1 if tallies.gold else None
    return title, len(group), right, report.event.f1, report.event_slots.f1, tally_slots
