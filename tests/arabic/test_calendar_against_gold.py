"""How many of the times that annotators marked are found with their dates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tawthiq.arabic.calendar import find_times, resolve_back
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import tokenise

Interval = tuple[str | None, str | None]


def marked(path: Path) -> Iterator[tuple[str, str, Interval]]:
    """Article id, words and dates of every time in a gold file or a folder of them."""
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        content = json.loads(file.read_text(encoding="utf-8"))
        for record in content if isinstance(content, list) else [content]:
            for entry in [*record.get("events", []), *record.get("tallies", [])]:
                time = entry.get("time")
                if time and time.get("text"):
                    yield record["id"], time["text"], (time.get("start"), time.get("end"))


def found_in(text: str, published: str | None) -> list[tuple[int, int, Interval]]:
    """Start, end and dates of every time phrase of an article."""
    tokens = tokenise(normalise(text))
    day = date.fromisoformat(published) if published else None
    phrases = [p for first, last in tokens.sentences for p in find_times(tokens, first, last, day)]
    return [
        (*tokens.raw_span(p.first, p.last), (p.start and str(p.start), p.end and str(p.end)))
        for p in resolve_back(phrases)
    ]


@pytest.mark.parametrize(
    ("corpus", "gold", "share"),
    [
        ("challenge_1.jsonl", "challenge_1.json", 0.98),
        ("seeds.jsonl", "seeds", 0.95),
        ("reports.jsonl", "reports.json", 0.90),
        ("incidents.jsonl", "incidents.json", 0.95),
    ],
)
def test_share_of_times_with_the_right_dates(shared: Path, corpus: str, gold: str, share: float) -> None:
    lines = (shared / "corpus" / corpus).read_text(encoding="utf-8").splitlines()
    articles = {article["id"]: article for article in map(json.loads, lines)}
    phrases = {i: found_in(a["text"], a.get("published")) for i, a in articles.items()}
    right = wrong = 0
    for article, words, dates in set(marked(shared / "gold" / gold)):
        text = articles[article]["text"]
        places = [i for i in range(len(text)) if text.startswith(words, i)]
        ends = [(start, start + len(words)) for start in places]
        hit = any(
            first < end and start < last and dates == told
            for start, end in ends
            for first, last, told in phrases[article]
        )
        right, wrong = right + hit, wrong + (not hit)
    assert right / (right + wrong) >= share, f"{right} of {right + wrong}"
