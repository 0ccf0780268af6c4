"""The figures of an incident: one row for each outcome and group, every source's number kept.

`low` and `high` are the lowest and highest that any source tells; `high` is `None` where the highest is open
upwards. `best` is the number that most independent sources tell, and a party's own claim counts only where
there is nothing else. Unknown is not zero: a source that gives no number gives no figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tawthiq.incidents.sources import Told
from tawthiq.records import Casualty

Row = dict[str, Any]
Key = tuple[str, str, str | None]

_OUTCOMES = ("killed", "wounded", "captured", "abducted", "detained", "missing", "surrendered")


def casualty_rows(told: Sequence[Told], sources: Mapping[tuple[str, str, str], str]) -> Iterator[Row]:
    """The rows `{outcome, group, who, low, best, high, figures}` in the order of outcomes and groups.

    A figure is `{article, event, outlet, source, speaker, stance, group, min, max, vague, within,
    text}`; its `group` is the event's own, which may be `unknown` in the row of a group that others name.
    """
    figures: dict[Key, list[Row]] = defaultdict(list)
    for one in told:
        for casualty in (*one.event.casualties, *one.event.rivals):
            key = (casualty.outcome, _group(one, casualty, told), casualty.who)
            figures[key].append(_figure(one, casualty, sources[one.key]))
    for outcome, group, who in sorted(figures, key=lambda k: (_OUTCOMES.index(k[0]), k[1], k[2] or "")):
        rows = figures[outcome, group, who]
        yield {"outcome": outcome, "group": group, "who": who, **_range(rows), "figures": rows}


def _group(one: Told, casualty: Casualty, told: Sequence[Told]) -> str:
    """The group in whose row a figure stands.

    Where an event does not say whose dead it counts, and all others that say it name one group, it is theirs.
    """
    if casualty.group != "unknown":
        return casualty.group
    own = {c.group for c in one.event.casualties if c.outcome == casualty.outcome}
    named = {c.group for other in told for c in other.event.casualties if c.outcome == casualty.outcome}
    known = named - {"unknown"}
    return known.pop() if len(known) == 1 and own <= {"unknown"} else "unknown"


def _figure(one: Told, casualty: Casualty, source: str) -> Row:
    other = casualty.speaker is not None and casualty.speaker != one.event.speaker
    return {
        "article": one.article.id,
        "event": one.event.id,
        "outlet": one.article.outlet,
        "source": casualty.speaker if other else source,
        "speaker": casualty.speaker or one.event.speaker,
        # The article says whose a rival figure is, but not how that one came to tell it.
        "stance": None if other else one.event.stance,
        "group": casualty.group,
        "min": casualty.min,
        "max": casualty.max,
        "vague": casualty.vague,
        "within": casualty.within,
        "text": casualty.text,
    }


def _range(figures: Sequence[Row]) -> Row:
    lows = [f["min"] for f in figures if f["min"] is not None]
    highs = [f["max"] for f in figures if f["max"] is not None]
    opens = [f["min"] for f in figures if f["max"] is None and f["min"] is not None]
    high = max(highs, default=None)
    if high is None or any(low > high for low in opens):
        high = None
    return {"low": min(lows, default=0 if highs else None), "best": _best(figures), "high": high}


def _best(figures: Sequence[Row]) -> int | None:
    """The number that most sources tell last; among equals the lower."""
    counted = [f for f in figures if f["min"] is not None and f["vague"] in (None, "about")]
    neutral = [f for f in counted if f["stance"] in (None, "reported", "admitted")]
    # The last figure of a source replaces its earlier ones, as tolls rise.
    last = {f["source"]: f["min"] for f in neutral or counted}
    backers: dict[int, int] = defaultdict(int)
    for number in last.values():
        backers[number] += 1
    return min(backers, key=lambda number: (-backers[number], number), default=None)
