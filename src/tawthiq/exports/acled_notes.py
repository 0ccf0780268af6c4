"""The `notes` of a row: a neutral sentence made of fields, with every toll from low to high and whose figures they are,
and whose word it is that it happened.

No word of an article stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from tawthiq.exports.acled_facts import Case
from tawthiq.exports.english import Whereabouts
from tawthiq.labels import label
from tawthiq.records import Time, Toll, toll_of

_OUTCOMES = ("killed", "wounded", "captured", "abducted", "detained", "missing", "surrendered")
_MOST_FIGURES = 6


def notes(case: Case, day: date, where: Whereabouts | None, more: Sequence[str] = ()) -> str:
    """The sentences on one row; `more` are added at their end."""
    incident = case.incident
    doers = " and ".join(one.acled for one in case.doers) or "a party that no source names"
    targets = " and ".join(one.acled for one in case.targets)
    weapons = ", ".join(label("weapon", weapon, "en") for weapon in incident.weapons)
    told = [
        f"{_when(incident.time, day)}: {label('type', incident.type, 'en')} by {doers}",
        f" on {targets}" if targets and incident.type != "clash" else f" with {targets}" if targets else "",
        f" ({weapons})" if weapons else "",
        _place(where),
        ".",
    ]
    return " ".join(
        [
            "".join(told),
            *_tolls(case),
            *_voices(case),
            *more,
            f"Grade: {label('grade', incident.grade, 'en')}.",
        ]
    )


def _place(where: Whereabouts | None) -> str:
    if where is None:
        return ""
    unit = f" ({where.admin1})" if where.admin1 else ""
    return f", {'at' if where.precision == 1 else 'around'} {where.location}{unit}"


def _when(time: Time | None, day: date) -> str:
    first, last = (time.start or day, time.end or time.start or day) if time else (day, day)
    return f"On {day.isoformat()}" if first == last else f"Between {first.isoformat()} and {last.isoformat()}"


def _tolls(case: Case) -> Iterator[str]:
    """A sentence for each way in which people were harmed; what no source tells of is said of the dead alone."""
    for outcome in _OUTCOMES:
        rows = [row for row in case.incident.casualties if row["outcome"] == outcome]
        toll = toll_of(case.incident, outcome)
        if toll is None:
            if outcome == "killed":
                yield "No source says whether anyone was killed."
            continue
        of_them = [
            f"{row['who']} {_span(Toll(low=row['low'], best=row['best'], high=row['high']))}"
            for row in rows
            if row.get("who")
        ]
        also = f", of them {', '.join(of_them)}" if of_them else ""
        yield f"{label('outcome', outcome, 'en').capitalize()}: {_span(toll)}{also} ({_figures(rows)})."


def _span(toll: Toll) -> str:
    if toll.high is None:
        span = "not told how many" if toll.low is None else f"{toll.low} or more"
    elif toll.low == toll.high:
        return str(toll.high)
    else:
        span = f"{toll.low or 0} to {toll.high}"
    return f"{span}, best {toll.best}" if toll.best is not None else span


def _figures(rows: Iterable[dict[str, Any]]) -> str:
    told: dict[str, None] = {}
    for row in rows:
        for figure in row.get("figures", ()):
            if row.get("who") or figure.get("within"):
                continue
            told[f"{_count(figure)} {_said(figure)}"] = None
    return _first(told)


def _voices(case: Case) -> Iterator[str]:
    """Whose word it is that it happened, also where nobody gives a figure."""
    said = dict.fromkeys(
        _said({"speaker": event.speaker, "stance": event.stance, "outlet": article.outlet})
        for article, event in case.told
    )
    if said:
        yield f"The event: {_first(said)}."


def _first(told: Iterable[str]) -> str:
    shown = list(told)
    rest = len(shown) - _MOST_FIGURES
    return "; ".join(shown[:_MOST_FIGURES]) + (f"; and {rest} more" if rest > 0 else "")


def _count(figure: dict[str, Any]) -> str:
    low, high = figure.get("min"), figure.get("max")
    if low == high:
        return "some" if low is None else str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _said(figure: dict[str, Any]) -> str:
    """Whose figure it is: a claim stays a claim."""
    speaker, outlet = figure.get("speaker") or "outlet", figure.get("outlet")
    who = outlet or "an outlet" if speaker == "outlet" else label("speaker", speaker, "en")
    through = f", in {outlet}" if outlet and speaker != "outlet" else ""
    verb = {"claimed": "claimed", "admitted": "admitted", "alleged": "alleged", "denied": "denied"}
    return f"{verb.get(figure.get('stance') or '', 'reported')} by {who}{through}"
