"""Real pages annotated for training: what each tells, by the record contract, without a word of the page itself.

One line of `annotations/*.jsonl` is one page of the collection of real articles, by its id:

- `events`: `type`, `optional`, `time` (first and last day), `place` (name, unit, country, precision), `initiators`,
  `targets`, `weapons`, `casualties` (outcome, group, who, min, max, vague), `speaker`, `stance`, and `at`, where the
  words stand that tell it (offsets into the page's text);
- `tallies`: the fields of the contract, `at` likewise.

They were annotated by one hand each, without sight of the reader's output, and are no part of any gold set.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "annotations"

Json = dict[str, Any]


def annotated_pages(folder: Path = FOLDER) -> Iterator[Json]:
    """The records of the annotated pages, in the form of the gold sets."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield {
                "id": row["id"],
                "events": [_claim(e) for e in row["events"]],
                "tallies": [_claim(t) for t in row["tallies"]],
            }


def _claim(row: Json) -> Json:
    claim = dict(row)
    if claim.get("time"):
        claim["time"] = dict(zip(("start", "end"), row["time"], strict=True))
    if claim.get("place"):
        claim["place"] = dict(zip(("name", "admin1", "country", "precision"), row["place"], strict=True))
    for slot in ("initiators", "targets", "by"):
        if slot in row:
            claim[slot] = [{"id": party} for party in row[slot]]
    if "casualties" in row:
        names = ("outcome", "group", "who", "min", "max", "vague")
        claim["casualties"] = [dict(zip(names, entry, strict=True)) for entry in row["casualties"]]
    return claim
