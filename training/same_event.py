"""One event or two: which occurrence told before the gold says that a mention tells of again.

The gold knows events and not sentences. Each mention, read once more as an event by itself, is therefore taken for the
gold event that it is most like; two mentions of one gold event tell of one occurrence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tawthiq.choices import ChoiceMade
from tawthiq.scoring.measure import EVENT_SLOTS, PAIR_AT
from tawthiq.scoring.pairing import similarity
from training.examples import Reading
from training.fitting import Example

_AS_LIKE = 0.05
"""A mention that is as much like another gold event as its best, up to this, may mean either: nothing is learned."""
_QUOTED = 0.3
"""How much likelier a gold event is whose quoted words stand in the mention."""


def same_event(reading: Reading, made: list[ChoiceMade]) -> Iterator[Example]:
    """The choices whose mention is like a gold event, with the options that begin with a mention of the same."""
    golds = _of_mentions(reading) if made and reading.gold.get("events") else {}
    for choice in made:
        mine = golds.get("{}-{}".format(*choice.about))
        if not mine:
            continue
        told = [golds.get(option.value) for option in choice.options[:-1]]
        right = {k for k, theirs in enumerate(told) if theirs and theirs & mine}
        if not right and any(theirs is None for theirs in told):
            continue
        features = tuple(option.features for option in choice.options)
        yield Example(reading.article.id, features, frozenset(right or {len(told)}), choice.chosen)


def _of_mentions(reading: Reading) -> dict[str, set[int]]:
    """The gold events that each mention, read as an event by itself, is most like; by the span of its evidence."""
    gold = reading.gold["events"]
    slots = reading.gold.get("slots", EVENT_SLOTS)
    quoted = [words_at(reading.article.text, g) for g in gold]
    out: dict[str, set[int]] = {}
    twice: set[str] = set()
    for event in reading.alone:
        if not event["specific"] or not event["evidence"]:
            continue
        span = event["evidence"][0]
        name = f"{span['start']}-{span['end']}"
        if name in out:
            twice.add(name)  # several places in one clause: nothing tells the mentions apart
        alike = [
            similarity(g, event, slots)
            + _QUOTED * any(s < span["end"] and span["start"] < e for s, e in spans)
            for g, spans in zip(gold, quoted, strict=True)
        ]
        best = max(alike)
        meant = {k for k, s in enumerate(alike) if s >= best - _AS_LIKE}
        out[name] = meant if best >= PAIR_AT and len(meant) == 1 else set()
    return {name: meant for name, meant in out.items() if name not in twice}


def words_at(text: str, gold: dict[str, Any]) -> list[tuple[int, int]]:
    """Where the words stand that the gold quotes for an event or a tally."""
    if gold.get("at"):
        return [(gold["at"][0], gold["at"][1])]
    words = gold.get("text") or ""
    at = text.find(words) if words else -1
    return [(at, at + len(words))] if at >= 0 else []
