"""Every article of every corpus is read without an exception, and every value lies at its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import tawthiq
from tawthiq.records import Record
from tawthiq.scoring.corpora import corpus_files
from tawthiq.sources import articles

CORPORA = ["seeds", "challenge_1", "challenge_2", "gsr/dev", "incidents", "reports", "unifiedfc/articles"]


def records(shared: Path, corpus: str) -> Iterator[Record]:
    file = next((shared / "corpus").glob(f"{corpus}.jsonl*"))
    for found in articles([file]):
        if isinstance(found, tawthiq.Article):
            yield tawthiq.read(found)


def test_every_corpus_is_named_here(shared: Path) -> None:
    folder = shared / "corpus"
    there = {str(path.relative_to(folder)).split(".jsonl")[0] for path in corpus_files(folder)}
    assert there == set(CORPORA)


@pytest.mark.parametrize("corpus", CORPORA)
def test_values_lie_at_their_words_and_records_survive_json(shared: Path, corpus: str) -> None:
    read = 0
    for record in records(shared, corpus):
        read += 1
        assert record.unsupported() == [], record.article.id
        again = Record.from_dict(json.loads(record.to_json()))
        assert again.to_dict() == record.to_dict(), record.article.id
    assert read >= {"seeds": 5, "unifiedfc/articles": 2860}.get(corpus, 40)


@pytest.mark.parametrize("corpus", ["seeds", "reports"])
def test_a_value_has_words(shared: Path, corpus: str) -> None:
    """Times, places, parties and counts say where they stand, not only what they are."""
    for record in records(shared, corpus):
        for event in record.events:
            parts = [event.time, event.place, *event.initiators, *event.targets, *event.casualties]
            assert all(part.span for part in parts if part is not None), (record.article.id, event.id)
            assert event.evidence, (record.article.id, event.id)


def test_reading_is_deterministic(shared: Path) -> None:
    first, second = ([r.to_json() for r in records(shared, "seeds")] for _ in range(2))
    assert first == second
