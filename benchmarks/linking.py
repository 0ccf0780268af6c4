"""Incidents: whether the articles that tell one occurrence are put together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import tawthiq
from benchmarks.learned import read_held_back
from benchmarks.material import Material
from benchmarks.section import Section
from benchmarks.tables import table
from tawthiq.records import Record
from tawthiq.scoring import LinkLine, load_gold, score_links
from tawthiq.scoring.corpora import corpus_articles

MARKS = {
    "gold records, all mentions: B-cubed F1": 0.93,
    "gold records, all mentions: pairs F1": 0.90,
    "own records, mentions that were read: B-cubed F1": 0.85,
}
"""From which linking counts as reached."""


def section(material: Material) -> Section:
    """The section of the page."""
    gold = load_gold(material.gold / "incidents.json")
    articles = {a.id: a for a in corpus_articles(material.corpus, {record["id"] for record in gold})}
    own = list(read_held_back(material, articles.values()))
    given = [Record.from_dict({**articles[r["id"]].model_dump(mode="json"), **r}) for r in gold]
    rows = []
    measured: dict[str, float] = {}
    for name, records in (("own records", own), ("gold records", given)):
        incidents = linked(records)
        report = score_links(gold, [r.to_dict() for r in records], incidents)
        rows.append(_row(f"{name}: all mentions", report.all))
        rows.append(_row(f"{name}: mentions that were read", report.given))
        measured |= {
            f"{name}, all mentions: B-cubed F1": report.all.f1,
            f"{name}, all mentions: pairs F1": report.all.pairs.f1,
            f"{name}, mentions that were read: B-cubed F1": report.given.f1,
        }
    marks = [
        [name, measured[name], wanted, "yes" if measured[name] >= wanted else "no"]
        for name, wanted in MARKS.items()
    ]
    text = "\n\n".join(
        [
            "## Incidents across articles",
            "72 short articles of many outlets on 24 invented incidents. “Gold records” links what people "
            "read, so that reading and linking can be told apart.",
            table(["linked from", "mentions", "B³ P", "B³ R", "B³ F1", "pairs F1"], rows),
            table(["mark", "measured", "wanted", "reached"], marks),
        ]
    )
    f1 = measured["own records, mentions that were read: B-cubed F1"]
    figures = {f"linking: {name}": measured[name] for name in MARKS}
    return Section(text, figures | {"linking: B-cubed F1 on mentions that were read": f1})


def linked(records: Iterable[Record]) -> list[dict[str, object]]:
    """The incidents of these records, in JSON form."""
    with TemporaryDirectory() as folder, tawthiq.open(Path(folder) / "store.db") as store:
        for record in records:
            store.add(record)
        return [incident.to_dict() for incident in tawthiq.link(store)]


def _row(name: str, line: LinkLine) -> list[object]:
    return [name, line.mentions, line.precision, line.recall, line.f1, line.pairs.f1]
