"""Every gold set: events, tallies and all their slots."""

from __future__ import annotations

from collections.abc import Iterator

import tawthiq
from benchmarks.material import Material
from benchmarks.tables import table
from tawthiq.scoring import Line, Report, load_gold_sets, score_records
from tawthiq.scoring.corpora import corpus_articles

MARKS = {
    "seeds": {"event": 0.75, "event.ALL_SLOTS": 0.65, "tally.ALL_SLOTS": 0.65},
    "challenge_1": {"event.ALL_SLOTS": 0.65},
    "challenge_2": {"event.ALL_SLOTS": 0.65},
    "gsr_dev": {"event.ALL_SLOTS": 0.65},
}
"""The F1 from which a set counts as reached."""

ABOUT = """
F1 of events and tallies that were paired with the gold's, and of all slots (1 for right, 0.5 for
partly right). Challenge sets are broken down by what they
probe; where a part has no event, whatever was read is a false alarm.
""".strip()

FIGURES = ("event", "event.ALL_SLOTS", "tally", "tally.ALL_SLOTS")


def read_sets(material: Material) -> dict[str, Report]:
    """The score of every set."""
    reports = {}
    for one in load_gold_sets(material.gold):
        wanted = {record["id"] for record in one.records}
        records = [tawthiq.read(article).to_dict() for article in corpus_articles(material.corpus, wanted)]
        reports[one.name] = score_records(one.records, records)
    return reports


def section(reports: dict[str, Report]) -> str:
    """The section of the page."""
    headings = [
        "set",
        "articles",
        "events",
        "read",
        "P",
        "R",
        "event F1",
        "event slots",
        "tally F1",
        "tally slots",
    ]
    slots = sorted({name for report in reports.values() for name in report.lines if "." in name})
    by_slot = ([name, *(_f1(report[name]) for report in reports.values())] for name in slots)
    return "\n\n".join(
        [
            "## Records against gold",
            ABOUT,
            table(headings, _rows(reports)),
            "Marks: " + "; ".join(_marks(reports)) + ".",
            "### F1 by slot",
            table(["slot", *reports], by_slot),
        ]
    )


def _rows(reports: dict[str, Report]) -> Iterator[list[object]]:
    for name, report in reports.items():
        yield _row(name, report)
        for group, part in report.groups.items():
            yield _row(f"· {group}", part)


def _row(name: str, report: Report) -> list[object]:
    event = report.event
    both = [event.precision, event.recall] if event.gold else [None, None]
    return [
        name,
        report.articles_gold,
        event.gold,
        event.read,
        *both,
        *(_f1(report[line]) for line in FIGURES),
    ]


def _f1(line: Line) -> float | None:
    return line.f1 if line.gold else None


def _marks(reports: dict[str, Report]) -> Iterator[str]:
    for name, marks in MARKS.items():
        for line, mark in marks.items():
            f1 = reports[name][line].f1 if name in reports else 0.0
            yield f"{name} {line} {f1:.3f} ({'reached' if f1 >= mark else 'not reached'}, ≥ {mark})"
