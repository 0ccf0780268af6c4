"""Scoring records against gold, slot by slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tawthiq.scoring.fills import Json, count_value
from tawthiq.scoring.measure import EVENT_SLOTS, TALLY_SLOTS
from tawthiq.scoring.pairing import pair
from tawthiq.scoring.report import ALL_SLOTS, Line, Report
from tawthiq.scoring.slots import NOTHING, compare_slot


def score_records(gold: Sequence[Json], predicted: Iterable[Json]) -> Report:
    """Precision, recall and F1 of records (JSON form) against gold records of the same articles.

    Articles are joined on `id`; one that was not read counts as read with nothing found. A gold record's
    `slots` says what alone is scored in its events, its `group` adds it to a breakdown, and an event marked
    `optional` costs nothing whether found or missed. Tallies are scored where the gold record has the field.
    """
    by_id = {record["id"]: record for record in predicted}
    whole = _Sums()
    groups: dict[str, _Sums] = defaultdict(_Sums)
    for article in gold:
        read = by_id.get(article["id"])
        sums = [whole, groups[article["group"]]] if article.get("group") else [whole]
        for one in sums:
            one.add_article(article, read)
    return whole.report({name: sums.report() for name, sums in sorted(groups.items())})


def scored_events(record: Json) -> list[Json]:
    """The events of a read record that are scored: those marked as habit or background are not."""
    return [event for event in record.get("events", ()) if event.get("specific", True)]


def event_slots(gold_article: Json) -> Sequence[str]:
    """The event slots that are scored in one gold article."""
    slots: Sequence[str] = gold_article.get("slots", EVENT_SLOTS)
    return slots


class _Sums:
    def __init__(self) -> None:
        self.lines: dict[str, Line] = defaultdict(Line)
        self.gold = self.read = 0

    def add_article(self, gold: Json, read: Json | None) -> None:
        self.gold += 1
        self.read += read is not None
        record = read if read is not None else NOTHING
        self._add("event", gold.get("events", ()), scored_events(record), event_slots(gold))
        if "tallies" in gold:
            self._add(
                "tally", _with_wholes(gold["tallies"]), _with_wholes(record.get("tallies", ())), TALLY_SLOTS
            )

    def _add(self, kind: str, gold: Sequence[Json], read: Sequence[Json], slots: Sequence[str]) -> None:
        pairs = pair(gold, read, slots)
        paired_gold, paired_read = {i for i, _ in pairs}, {j for _, j in pairs}
        found = [(gold[i], read[j]) for i, j in pairs if not gold[i].get("optional")]
        missed = [(g, NOTHING) for i, g in enumerate(gold) if i not in paired_gold and not g.get("optional")]
        spurious = [(NOTHING, r) for j, r in enumerate(read) if j not in paired_read]
        self.lines[kind] += Line(len(found), len(found) + len(missed), len(found) + len(spurious))
        for one, other in (*found, *missed, *spurious):
            for slot in slots:
                self.lines[f"{kind}.{slot}"] += Line(*compare_slot(slot, one, other))

    def report(self, groups: dict[str, Report] | None = None) -> Report:
        lines = dict(self.lines)
        for kind in ("event", "tally"):
            slots = [line for name, line in self.lines.items() if name.startswith(f"{kind}.")]
            if slots:
                lines[f"{kind}.{ALL_SLOTS}"] = sum(slots, Line())
        return Report(lines, self.gold, self.read, groups or {})


def _with_wholes(tallies: Sequence[Json]) -> list[Json]:
    """Tallies with `part_of` as what the whole counts, so that the ids on both sides need not agree."""
    by_id = {tally.get("id"): tally for tally in tallies}

    def whole(tally: Json) -> tuple[object, ...] | None:
        above = by_id.get(tally.get("part_of")) if tally.get("part_of") else None
        return (above.get("measure"), *count_value(above)) if above else None

    return [{**tally, "part_of": whole(tally)} for tally in tallies]
