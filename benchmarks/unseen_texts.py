"""Texts by a hand that had not seen the reader: how far its scores on the gold sets can be trusted."""

from __future__ import annotations

from collections.abc import Iterable

import tawthiq
from benchmarks.material import PROJECT, Material
from benchmarks.section import Section
from benchmarks.tables import table
from tawthiq.scoring import Report, load_gold, score_records
from tawthiq.sources import articles

FOLDER = PROJECT / "benchmarks" / "unseen"

UNTOUCHED = {"event": 0.872, "event.ALL_SLOTS": 0.780, "tally": 0.931, "tally.ALL_SLOTS": 0.808}
"""What the first run gave, before anything could be mended for these texts (21 November 2026)."""

ABOUT = """
24 snippets, 6 reports with counts and 6 full pages, invented and annotated from the contract alone by a hand that had
seen neither the reader nor the gold sets. Nothing is ever mended for one of these texts. The first run is kept
beside today's.
""".strip()


def section(_: Material | None = None) -> Section:
    """The section of the page."""
    report = measured()
    rows = [[line, first, report[line].f1] for line, first in UNTOUCHED.items()]
    slots = sorted(name for name in report.lines if "." in name and "ALL" not in name)
    text = "\n\n".join(
        [
            "## Texts that nobody had seen",
            ABOUT,
            table(["figure", "first run", "now"], rows),
            table(["slot", "F1 now"], [[name, report[name].f1] for name in slots]),
        ]
    )
    return Section(text, {f"unseen: {line}": report[line].f1 for line in UNTOUCHED})


def measured() -> Report:
    """The score of these texts with the reader as it is."""
    gold = load_gold(FOLDER / "gold.jsonl")
    return score_records(gold, [record.to_dict() for record in _read()])


def _read() -> Iterable[tawthiq.Record]:
    for article in articles([FOLDER / "articles.jsonl"]):
        if isinstance(article, tawthiq.Article):
            yield tawthiq.read(article)
