"""Whether an event is there at all: newswire sentences that annotators searched for assaults and protests."""

from __future__ import annotations

import json

import tawthiq
from benchmarks.material import Material
from benchmarks.tables import table
from tawthiq.records import FAMILIES, Event
from tawthiq.scoring import Line
from tawthiq.sources import articles

ASSAULT = {
    *FAMILIES["armed"],
    *FAMILIES["explosive"],
    *FAMILIES["fire"],
    "abduction",
    "other_violence",
    "looting_destruction",
}
"""The types that the annotators' guidelines call an assault."""

ABOUT = """
Sentences of the Open Event Data Alliance's Arabic gold standard, with their labels. An event is
found where the reader gives a specific event of a violent type (or a protest). Sentences on which
the annotators were split are left out.
""".strip()


def section(material: Material) -> str:
    """The section of the page."""
    file = material.corpus / "gsr" / "dev.jsonl"
    labels = {row["id"]: row for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    lines = {"assault": Line(), "protest": Line()}
    false_alarms = {"easy no": [0, 0], "difficult no": [0, 0]}
    for article in articles([file]):
        if not isinstance(article, tawthiq.Article):
            continue
        row = labels[article.id]
        if row["label"] == "ambiguous":
            continue
        found = any(_is(row["kind"], event) for event in tawthiq.read(article).events)
        wanted = row["label"] == "yes"
        lines[row["kind"]] += Line(found and wanted, int(wanted), int(found))
        if not wanted:
            false_alarms[row["label"]][0] += found
            false_alarms[row["label"]][1] += 1
    rows = [
        [kind, line.gold, line.read, line.precision, line.recall, line.f1] for kind, line in lines.items()
    ]
    alarms = "; ".join(f"{label}: {found} of {total}" for label, (found, total) in false_alarms.items())
    return "\n\n".join(
        [
            "## Detection in newswire sentences",
            ABOUT,
            table(["kind", "sentences with one", "found", "precision", "recall", "F1"], rows),
            f"False alarms in sentences without one, by how clear they are to people: {alarms}.",
        ]
    )


def _is(kind: str, event: Event) -> bool:
    return event.specific and (event.type in ASSAULT if kind == "assault" else event.type == "protest")
