"""Whether an event is there at all: newswire sentences that annotators searched for assaults and protests."""

from __future__ import annotations

import json

from benchmarks.learned import read_held_back
from benchmarks.material import Material
from benchmarks.newswire import ASSAULT
from benchmarks.section import Section
from benchmarks.tables import table
from tawthiq.records import Article, Event
from tawthiq.scoring import Line
from tawthiq.sources import articles

ABOUT = """
Sentences of the Open Event Data Alliance's Arabic gold standard, with their labels. An event is
found where the reader gives a specific event of a violent type (or a protest). Sentences on which
the annotators were split are left out. Read with weights that have not seen the sentence.
""".strip()

MARK = 0.75
"""The F1 of assaults from which detection counts as reached."""


def section(material: Material) -> Section:
    """The section of the page."""
    file = material.corpus / "gsr" / "dev.jsonl"
    labels = {row["id"]: row for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    lines = {"assault": Line(), "protest": Line()}
    false_alarms = {"easy no": [0, 0], "difficult no": [0, 0]}
    sentences = (
        a for a in articles([file]) if isinstance(a, Article) and labels[a.id]["label"] != "ambiguous"
    )
    for record in read_held_back(material, sentences):
        row = labels[record.article.id]
        found = any(_is(row["kind"], event) for event in record.events)
        wanted = row["label"] == "yes"
        lines[row["kind"]] += Line(found and wanted, int(wanted), int(found))
        if not wanted:
            false_alarms[row["label"]][0] += found
            false_alarms[row["label"]][1] += 1
    rows = [
        [kind, line.gold, line.read, line.precision, line.recall, line.f1] for kind, line in lines.items()
    ]
    alarms = "; ".join(f"{label}: {found} of {total}" for label, (found, total) in false_alarms.items())
    assault = lines["assault"].f1
    text = "\n\n".join(
        [
            "## Detection in newswire sentences",
            ABOUT,
            table(["kind", "sentences with one", "found", "precision", "recall", "F1"], rows),
            f"False alarms in sentences without one, by how clear they are to people: {alarms}.",
            f"Mark: assaults F1 {assault:.3f} ({'reached' if assault >= MARK else 'not reached'}, ≥ {MARK}).",
        ]
    )
    return Section(text, {f"detection: {kind} F1": line.f1 for kind, line in lines.items()})


def _is(kind: str, event: Event) -> bool:
    return event.specific and (event.type in ASSAULT if kind == "assault" else event.type == "protest")
