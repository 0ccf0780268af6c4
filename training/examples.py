"""Choices of the reader over the gold articles, each with the option that the gold says is right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.material import Material

import tawthiq
from tawthiq.choices import Choice, ChoiceMade, overheard, weights_in_place
from tawthiq.records import Article, Record
from tawthiq.scoring import load_gold_sets
from tawthiq.scoring.corpora import corpus_articles
from tawthiq.scoring.measure import EVENT_SLOTS
from tawthiq.scoring.pairing import pair
from training.annotated import annotated_pages
from training.folds import fold_of

Json = dict[str, Any]
Weights = Mapping[str, Choice]

_ALWAYS_NEW = Choice(question="-", origin="by hand", weights={"new": 1000.0})


@dataclass(slots=True)
class Reading:
    """One gold article as the reader read it: the record, the choices made, and the gold event of each event."""

    article: Article
    record: Record
    events: list[Json]
    choices: list[ChoiceMade]
    gold: Json
    alone: list[Json] = field(default_factory=list)
    """Every mention as an event by itself; only of articles in which the gold has an event."""
    of_event: dict[int, Json] = field(default_factory=dict)
    """The gold event by the index of the read event that it was paired with."""
    label: str | None = None
    """For newswire sentences: what the annotators said ("yes", "easy no", "difficult no")."""
    kind: str | None = None
    """For newswire sentences: what the annotators were asked for, assault or protest."""

    def event_at(self, about: tuple[int, int]) -> int | None:
        """The index of the only read event whose evidence has this span."""
        found = self._events_at(about)
        return found[0] if len(found) == 1 else None

    def gold_events_at(self, about: tuple[int, int]) -> list[Json]:
        """The gold events of all read events whose evidence has this span: a list of places is one event each."""
        return [self.of_event[k] for k in self._events_at(about) if k in self.of_event]

    def _events_at(self, about: tuple[int, int]) -> list[int]:
        return [
            k
            for k, e in enumerate(self.events)
            if any((s["start"], s["end"]) == about for s in e["evidence"])
        ]

    def gold_event_at(self, about: tuple[int, int]) -> Json | None:
        """The gold event that was paired with the only read event whose evidence has this span."""
        at = self.event_at(about)
        return None if at is None else self.of_event.get(at)


def readings(material: Material, open_to: frozenset[str], folds: Sequence[Weights]) -> list[Reading]:
    """Every gold article of every set, the pages annotated for training, and the newswire sentences without an event.

    `open_to`: yes-or-no choices taken as yes, so that what they would leave out is held against the gold. Each article
    is read with the weights of the fold that it is held back in, as it will be read when it is measured.
    """
    gold = {r["id"]: r for r in annotated_pages()}
    gold |= {r["id"]: r for one in load_gold_sets(material.gold) for r in one.records}
    labels = newswire_labels(material)
    nothing = {name for name, row in labels.items() if row["label"] in ("easy no", "difficult no")}
    out = []
    for article in corpus_articles(material.corpus, set(gold) | nothing):
        weights = folds[fold_of(article.id)]
        record = gold.get(article.id, {"id": article.id, "events": []})
        with weights_in_place(weights):
            reading = _read(article, record, open_to, labels.get(article.id, {}))
        if record.get("events"):
            reading.alone = _each_mention(article, weights)
        out.append(reading)
    return out


def newswire_labels(material: Material) -> dict[str, Mapping[str, str]]:
    """What the annotators of the newswire sentences were asked for and said, by sentence."""
    file = material.corpus / "gsr" / "dev.jsonl"
    return {row["id"]: row for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())}


def _read(article: Article, gold: Json, open_to: frozenset[str], row: Mapping[str, str]) -> Reading:
    with overheard(open_to) as heard:
        record = tawthiq.read(article)
    events = record.to_dict()["events"]
    found = Reading(
        article, record, events, heard.choices, gold, label=row.get("label"), kind=row.get("kind")
    )
    specific = [k for k, e in enumerate(events) if e["specific"]]
    slots = gold.get("slots", EVENT_SLOTS)
    for g, r in pair(gold.get("events", []), [events[k] for k in specific], slots):
        found.of_event[specific[r]] = gold["events"][g]
    return found


def _each_mention(article: Article, weights: Weights) -> list[Json]:
    alone = {**weights, "same_event": _ALWAYS_NEW}
    with weights_in_place(alone), overheard(frozenset(("event_or_not",))):
        events: list[Json] = tawthiq.read(article).to_dict()["events"]
    return events
