"""Events, tallies and incidents as flat rows: the columns of CSV and the properties of GeoJSON.

The columns are stable: new ones are added at the end. Days are ISO 8601, coordinates degrees in WGS 84. Sums
of `killed` and `wounded` follow `tawthiq.records.total`; `_max` is empty where the number is open upwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tawthiq.exports.holdings import Holdings
from tawthiq.records import (
    Article,
    Casualty,
    Comparison,
    Event,
    Incident,
    Party,
    Place,
    Record,
    Rival,
    Tally,
    Time,
    Toll,
    toll_of,
    total,
)
from tawthiq.statistics.classes import shipped_classes

Value = str | int | float | bool | list[str] | None
Row = dict[str, Value]

_ARTICLE = ("article", "outlet", "published", "title", "url")
_TIME = ("start", "end", "time_precision", "time_text")
_PLACE = (
    "place",
    "admin1",
    "country",
    "lat",
    "lon",
    "place_precision",
    "place_id",
    "place_candidates",
    "place_text",
)
_TOLL = ("killed_min", "killed_max", "wounded_min", "wounded_max")
_VOICE = ("speaker", "stance")

COLUMNS: dict[str, tuple[str, ...]] = {
    "events": (
        *_ARTICLE,
        "event",
        "type",
        "specific",
        *_TIME,
        *_PLACE,
        "initiators",
        "targets",
        "objects",
        "weapons",
        *_TOLL,
        "casualties",
        "rivals",
        *_VOICE,
        "campaign",
        "note",
        "evidence",
    ),
    "tallies": (
        *_ARTICLE,
        "tally",
        "measure",
        "event_type",
        "min",
        "max",
        "vague",
        "group",
        "who",
        "by",
        *_TIME,
        *_PLACE,
        *_VOICE,
        "part_of",
        "excludes",
        "compares",
        "text",
        "note",
    ),
    "incidents": (
        "incident",
        "type",
        *_TIME,
        *_PLACE,
        "initiators",
        "targets",
        "weapons",
        "casualties",
        "figures",
        "grade",
        "grade_reason",
        "sources",
        "members",
        *("killed_low", "killed_best", "killed_high"),
        *("wounded_low", "wounded_best", "wounded_high"),
        *("killed_civilians", "killed_women", "killed_children"),
        "rules",
        "rivals",
    ),
}
"""The columns of each kind of row, in order."""

KEYS: dict[str, tuple[str, ...]] = {
    "events": ("article", "event"),
    "tallies": ("article", "tally"),
    "incidents": ("incident",),
}
"""The columns that together name a row."""


def rows(holdings: Holdings, what: str) -> Iterator[Row]:
    """The rows of a store's events, tallies or incidents."""
    if what == "incidents":
        return (incident_row(incident) for incident in holdings.incidents())
    if what == "tallies":
        return (tally_row(article, tally) for article, tally in holdings.tallies())
    return (event_row(record, event) for record in holdings.records() for event in record.events)


def event_row(record: Record, event: Event) -> Row:
    """The columns `COLUMNS["events"]` of one event."""
    killed, wounded = total(event.casualties, "killed"), total(event.casualties, "wounded")
    text = record.article.text
    return {
        **_article(record.article),
        "event": event.id,
        "type": event.type,
        "specific": event.specific,
        **_time(event.time),
        **_place(event.place),
        "initiators": _ids(event.initiators),
        "targets": _ids(event.targets),
        "objects": _distinct(party.object for party in event.targets if party.object),
        "weapons": list(event.weapons),
        "killed_min": killed and killed[0],
        "killed_max": killed and killed[1],
        "wounded_min": wounded and wounded[0],
        "wounded_max": wounded and wounded[1],
        "casualties": [_figure(one) for one in event.casualties],
        "rivals": [_figure(one) for one in event.rivals],
        "speaker": event.speaker,
        "stance": event.stance,
        "campaign": event.campaign,
        "note": event.note,
        "evidence": [" ".join(text[span.start : span.end].split()) for span in event.evidence],
    }


def tally_row(article: Article, tally: Tally) -> Row:
    """The columns `COLUMNS["tallies"]` of one tally."""
    return {
        **_article(article),
        "tally": tally.id,
        "measure": tally.measure,
        "event_type": tally.event_type,
        "min": tally.min,
        "max": tally.max,
        "vague": tally.vague,
        "group": tally.group,
        "who": tally.who,
        "by": list(tally.by),
        **_time(tally.time),
        **_place(tally.place),
        "speaker": tally.speaker,
        "stance": tally.stance,
        "part_of": tally.part_of,
        "excludes": tally.excludes,
        "compares": _held_against(tally.compares),
        "text": tally.text,
        "note": tally.note,
    }


def incident_row(incident: Incident) -> Row:
    """The columns `COLUMNS["incidents"]` of one incident."""
    return {
        "incident": incident.id,
        "type": incident.type,
        **_time(incident.time),
        **_place(incident.place),
        "initiators": list(incident.initiators),
        "targets": list(incident.targets),
        "weapons": list(incident.weapons),
        "casualties": [_range(row) for row in incident.casualties],
        "figures": [_told(row, figure) for row in incident.casualties for figure in row.get("figures", ())],
        "grade": incident.grade,
        "grade_reason": incident.grade_reason,
        "sources": list(incident.sources),
        "members": [f"{member.article}/{member.event}" for member in incident.members],
        **_harmed(incident),
        "rules": [f"{one.field}: {one.rule}" for one in incident.chosen],
        "rivals": [_rival(one.field, rival) for one in incident.chosen for rival in one.rivals],
    }


# ---------------------------------------------------------------- parts of a row
def _article(article: Article) -> Row:
    return {
        "article": article.id,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "title": article.title,
        "url": article.url,
    }


def _time(time: Time | None) -> Row:
    if time is None:
        return dict.fromkeys(_TIME)
    return {
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "time_precision": time.precision,
        "time_text": time.text or None,
    }


def _place(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(_PLACE)
    return {
        "place": place.name,
        "admin1": place.admin1,
        "country": place.country,
        # Between several candidates no point is drawn, whichever of them stands first.
        "lat": None if place.ambiguous else place.lat,
        "lon": None if place.ambiguous else place.lon,
        "place_precision": place.precision,
        "place_id": place.id,
        "place_candidates": [candidate.id for candidate in place.candidates],
        "place_text": place.text or None,
    }


def _ids(parties: tuple[Party, ...]) -> list[str]:
    return _distinct(party.id for party in parties)


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _figure(one: Casualty) -> str:
    """One count in words: `killed civilians 3`, `wounded sdf 2+ (children)`, and in rivals whose it is."""
    notes = [note for note in (one.who, one.vague, one.within and f"within {one.within}") if note]
    said = f"{one.outcome} {one.group} {_number(one.min, one.max)}"
    said += f" ({', '.join(notes)})" if notes else ""
    return f"{said} by {one.speaker}" if one.speaker else said


def _held_against(held: Comparison | None) -> str | None:
    """A comparison in words: `0.5 of 2021-07-01/2021-07-31`, `0.382 of 560 in 2024-01-01/2024-08-21`."""
    if held is None:
        return None
    time = held.time
    figure = _number(held.min, held.max) if (held.min, held.max) != (None, None) else ""
    days = f"{time.start or '..'}/{time.end or '..'}" if time is not None and (time.start or time.end) else ""
    days = days or (time.text if time is not None else "")
    other = " in ".join(filter(None, (figure, days)))
    return f"{held.ratio} of {other}" if held.ratio is not None else f"against {other}"


def _number(low: int | None, high: int | None) -> str:
    if low == high:
        return "?" if low is None else str(low)
    if high is None:
        return f"{low}+"
    return f"-{high}" if low is None else f"{low}-{high}"


def _range(row: dict[str, Any]) -> str:
    who = f" ({row['who']})" if row.get("who") else ""
    best = "" if row.get("best") is None else f", best {row['best']}"
    return f"{row['outcome']} {row['group']} {_number(row.get('low'), row.get('high'))}{best}{who}"


def _harmed(incident: Incident) -> Row:
    """How many people were harmed: lowest, best and highest of all, and the best number of some of them."""
    found: Row = {}
    for outcome in ("killed", "wounded"):
        toll = toll_of(incident, outcome) or Toll()
        found |= {f"{outcome}_low": toll.low, f"{outcome}_best": toll.best, f"{outcome}_high": toll.high}
    some = {
        "killed_civilians": toll_of(incident, "killed", groups=shipped_classes().civilians),
        "killed_women": toll_of(incident, "killed", who="women"),
        "killed_children": toll_of(incident, "killed", who="children"),
    }
    return found | {name: toll.best if toll else None for name, toll in some.items()}


def _rival(field: str, rival: Rival) -> str:
    """A value that was not chosen: `type: shelling (sohr)`."""
    value = rival.value
    if isinstance(value, dict):
        days = "/".join(str(value[key]) for key in ("start", "end") if value.get(key))
        value = value.get("name") or days
    elif isinstance(value, list | tuple):
        value = " + ".join(map(str, value))
    return f"{field}: {value} ({', '.join(rival.sources)})"


def _told(row: dict[str, Any], figure: dict[str, Any]) -> str:
    number = _number(figure.get("min"), figure.get("max"))
    who = f" ({row['who']})" if row.get("who") else ""
    return f"{row['outcome']} {row['group']}{who} {number}: {figure['speaker']} in {figure['article']}"
