"""The annex: every incident that a number stands on, and for each number the list of its incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawthiq import labels
from tawthiq.bulletin.figures import Number
from tawthiq.bulletin.naming import area_name, place_name
from tawthiq.bulletin.nouns import counted
from tawthiq.bulletin.splits import party_name, split_name
from tawthiq.bulletin.wording import Wording
from tawthiq.incidents.grading import grade_reason_in
from tawthiq.labels import Language
from tawthiq.records import Incident, Time
from tawthiq.statistics.cases import Case


@dataclass(frozen=True, slots=True)
class Line:
    """One incident as a row of the annex; tolls as `(outcome, group, who, low, best, high, claimed)`."""

    id: str
    day: str
    place: str
    area: str
    type: str
    who: str
    whom: str
    tolls: tuple[tuple[str, str], ...]
    """What is told of each outcome and group, and `claim` where only a claim tells it."""
    grade: str
    sources: tuple[str, ...]
    reason: str
    """Why it has its grade."""


def incident_lines(wording: Wording, *, of_month: bool) -> list[Line]:
    """The incidents that the printed numbers stand on, by day: those of the month, or all others."""
    ids = {id for number in wording.used.values() for id in number.incidents}
    month = wording.asked.periods["month"]
    ids = {id for id in ids if month.covers_time(wording.figures.cases[id].incident) == of_month}
    cases = sorted(
        (case for id, case in wording.figures.cases.items() if id in ids),
        key=lambda case: (_first(case.incident), case.incident.id),
    )
    return [_line(case, wording) for case in cases]


def _first(incident: Incident) -> str:
    time = incident.time
    return str((time.start or time.end) or "9999") if time else "9999"


def _line(case: Case, wording: Wording) -> Line:
    incident, language = case.incident, wording.language
    unknown = labels.label("class", "unknown", language)
    return Line(
        id=incident.id,
        day=days(incident.time) or unknown,
        place=_where(incident, language) or unknown,
        area=_area(incident, language) or unknown,
        type=labels.label("type", incident.type, language),
        who=_parties(incident.initiators, language) or unknown,
        whom=_parties(incident.targets, language) or unknown,
        tolls=tuple(_tolls(case, wording)),
        grade=labels.label("grade", incident.grade, language),
        sources=tuple(_sources(case, wording)),
        reason=grade_reason_in(incident, language),
    )


def days(time: Time | None) -> str | None:
    """The day, or the first and the last one, in the form of ISO 8601, which is short in a table."""
    if time is None or (first := time.start or time.end) is None:
        return None
    last = time.end or first
    return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"


def _area(incident: Incident, language: Language) -> str | None:
    place = incident.place
    return area_name(place.admin1 or place.country or "", language) if place else None


def _where(incident: Incident, language: Language) -> str | None:
    name, area = place_name(incident.place, language), _area(incident, language)
    if name is None or area is None or area == name:
        return name or area
    return f"{name}، {area}" if language == "ar" else f"{name}, {area}"


def _parties(ids: tuple[str, ...], language: Language) -> str:
    return split_name("by", "+".join(ids), language) if ids else ""


def _tolls(case: Case, wording: Wording) -> list[tuple[str, str]]:
    found = []
    comma = "،" if wording.language == "ar" else ","
    for row in case.incident.casualties:
        group = split_name("party", row["group"], wording.language)
        who = f" ({labels.label('who', row['who'], wording.language)})" if row.get("who") else ""
        outcome = labels.label("outcome", row["outcome"], wording.language)
        figure = wording.range_of(row["low"], row["best"], row["high"])
        claimed = any(row is one for one, _ in case.claimed)
        told = f"{outcome}: {figure}{comma} {group}{who}"
        found.append((wording.text("claimed_toll", toll=told), "claim") if claimed else (told, ""))
    return found


def _sources(case: Case, wording: Wording) -> list[str]:
    """Who told of it: outlets by name; a party's word, or its organ's, as that party's claim."""
    language = wording.language
    found: dict[str, None] = {}
    for telling in case.tellings:
        outlet = telling.outlet or labels.label("class", "unknown", language)
        if telling.is_claim:
            said = telling.stance if telling.stance in ("denied", "alleged") else "claimed"
            claimant = party_name(telling.claimant, language)
            key = f"{said}_of" if telling.party_organ else f"{said}_in"
            found[wording.text(key, who=claimant, outlet=outlet)] = None
        elif telling.speaker == "outlet":
            found[outlet] = None
        else:
            found[wording.text("word_in", who=party_name(telling.speaker, language), outlet=outlet)] = None
    independent = len(case.incident.sources)
    if independent < len(found):
        found[wording.text("independent", n=counted(independent, "source", language))] = None
    return list(found)


@dataclass(frozen=True, slots=True)
class List:
    """The incidents of one printed number, or the number whose list is the same."""

    number: Number
    title: str
    incidents: tuple[str, ...]
    same_as: str | None
    same_title: str
    made_of: tuple[tuple[str, str], ...]
    """For a ratio the names and titles of the two numbers."""


def number_lines(wording: Wording) -> list[List]:
    """For each printed number its incidents; a list that is the same as an earlier one only names that."""
    first: dict[tuple[str, ...], str] = {}
    found = []
    used = dict(wording.used)
    for name, number in used.items():
        if not number.incidents:
            continue
        made_of = [part for part in number.made_of if part in used and used[part].incidents]
        same = name if made_of else first.setdefault(number.incidents, name)
        other = same if same != name else None
        parts = tuple((part, title(wording, part)) for part in made_of)
        found.append(List(number, title(wording, name), number.incidents, other, title(wording, same), parts))
    return found


def title(wording: Wording, name: str) -> str:
    """A number's name in words: its period, what is counted, of whom or where."""
    period, *parts = name.split(".")
    words = [wording.text(f"period_{period}")]
    split = ""
    for part in parts:
        if part in ("area", "by", "party", "type", "grade", "day"):
            split = part
        elif period == "series" and part[:4].isdigit():
            words.append(labels.month(date.fromisoformat(f"{part}-01"), wording.language))
        elif part in wording.measures:
            words.append(wording.text(f"measure_{part}"))
        else:
            words.append(split_name(split or "claimant", part, wording.language))
    return ": ".join(words)
