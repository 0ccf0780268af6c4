"""Scoring incidents: whether the events of different articles that are one occurrence were put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tawthiq.scoring.fills import Json
from tawthiq.scoring.pairing import pair
from tawthiq.scoring.report import Line, LinkLine, LinkReport
from tawthiq.scoring.slot_score import event_slots, scored_events
from tawthiq.scoring.slots import NOTHING

Mention = tuple[str, str | None]
"""The incident of a gold event, and the one into which the read event was put (`None`: it was not read)."""


def score_links(gold: Sequence[Json], predicted: Iterable[Json], incidents: Iterable[Json]) -> LinkReport:
    """B-cubed and pairwise figures of `incidents` ({"id", "members": [[article, event], …]}).

    The mentions are the gold events that carry `incident` and are not optional. One that the reader missed,
    or that stands in no incident, stands alone; `given` leaves those out, so that reading and linking can be
    told apart.
    """
    records = {record["id"]: record for record in predicted}
    incident_of = {(m[0], m[1]): incident["id"] for incident in incidents for m in incident["members"]}
    mentions = [
        mention for article in gold for mention in _mentions(article, records.get(article["id"]), incident_of)
    ]
    return LinkReport(_measure(mentions), _measure([m for m in mentions if m[1] is not None]))


def _mentions(gold: Json, read: Json | None, incident_of: dict[tuple[str, str], str]) -> Iterable[Mention]:
    wanted = gold.get("events", ())
    events = scored_events(read if read is not None else NOTHING)
    partner = dict(pair(wanted, events, event_slots(gold)))
    for i, event in enumerate(wanted):
        if event.get("incident") and not event.get("optional"):
            found = events[partner[i]] if i in partner else None
            yield event["incident"], incident_of.get((gold["id"], found["id"])) if found else None


def _measure(mentions: list[Mention]) -> LinkLine:
    placed = [(truth, put or f"alone {i}") for i, (truth, put) in enumerate(mentions)]
    truths = Counter(truth for truth, _ in placed)
    puts = Counter(put for _, put in placed)
    both = Counter(placed)
    n = len(placed)
    precision = sum(both[m] / puts[m[1]] for m in placed) / n if n else 0.0
    recall = sum(both[m] / truths[m[0]] for m in placed) / n if n else 0.0
    pairs = Line(_pairs(both.values()), _pairs(truths.values()), _pairs(puts.values()))
    return LinkLine(precision, recall, pairs, n)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
