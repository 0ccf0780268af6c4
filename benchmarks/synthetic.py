"""Invented records of which it is known what they tell: incidents, and the outlets that tell them late and wrongly.

Incidents happen in real places of the gazetteer. Outlets tell them after some days, and err: a day off, a
neighbouring place or only the district, another name of the camp, an early toll, fields left out; some copy
each other. How often stands in `data/synthetic.json`. The rates were set before linking was measured on
them; only those of words were changed once after that, as the texts had come out more alike than those of real outlets.
What such records cannot show is how well real reports are linked: the errors
here are independent of each other, and those of reporters are not.

The same number and seed give the same records. They are made day by day: a million need no more memory than
a hundred.
"""

from __future__ import annotations

import json
import random
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, count, islice
from pathlib import Path
from typing import Any, Generic, TypeVar

from tawthiq.places import PlaceRow, gazetteer
from tawthiq.records import Article, Casualty, Event, Party, Place, Record, Span, Time, Words

RATES = Path(__file__).parent / "data" / "synthetic.json"
COUNTRIES = ("SY", "IQ")
ONE_DAY = timedelta(days=1)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
T = TypeVar("T")


@cache
def rates() -> Mapping[str, Any]:
    """How often what is told, and told wrongly."""
    data: dict[str, Any] = json.loads(RATES.read_text(encoding="utf-8"))
    return data


@dataclass(frozen=True, slots=True)
class Known:
    """A record, and for each of its events, in order, the number of the incident that it tells."""

    record: Record
    incidents: tuple[int, ...]


def synthetic_records(size: int, seed: int = 1) -> Iterator[Known]:
    """So many records, in the order of the days on which their incidents happened."""
    return islice(_World(seed).records(), size)


class _Drawn(Generic[T]):
    """Values to draw from by their shares."""

    def __init__(self, shares: Mapping[T, float]) -> None:
        self.values = list(shares)
        self.sums = list(accumulate(shares.values()))

    def draw(self, chance: random.Random) -> T:
        return self.values[bisect(self.sums, chance.random() * self.sums[-1], hi=len(self.sums) - 1)]


@dataclass(frozen=True, slots=True)
class _Site:
    row: PlaceRow
    neighbours: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class _True:
    """An incident as it was."""

    number: int
    day: date
    type: str
    site: _Site
    initiator: str | None
    target: str
    object: str
    weapon: str | None
    group: str
    killed: int
    wounded: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """One outlet's telling of an incident, before it is put into an article."""

    incident: _True
    outlet: str
    published: date
    event: Event
    text: str


class _World:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        known = rates()
        self.rates = known
        self.types = _Drawn({name: entry["share"] for name, entry in known["types"].items()})
        self.numbers = {name: _Drawn({int(n): s for n, s in known[name].items()}) for name in
                        ("reports", "killed", "wounded", "delay")}  # fmt: skip
        self.drawn: dict[str, _Drawn[str]] = {
            name: _Drawn(known[name])
            for name in ("people", "speakers", "time", "place", "type", "initiator",
                         "target", "object", "weapon", "toll")
        }  # fmt: skip
        self.doers = {country: _Drawn[str](known["initiators"][country]) for country in COUNTRIES}
        self.fighters = {country: _Drawn[str](known["fighters"][country]) for country in COUNTRIES}
        self.sites = _sites(known["settlements_per_governorate"])
        skew = known["place_skew"]
        self.governorates = _Drawn({name: 1 / k**skew for k, name in enumerate(self.sites, 1)})
        self.ranks = {
            name: _Drawn({i: 1 / (i + 1) ** skew for i in range(len(sites))})
            for name, sites in self.sites.items()
        }
        words = known["words"]
        self.vocabulary = [self._word() for _ in range(words["vocabulary"])]
        self.common = {name: self.chance.sample(self.vocabulary, words["common"]) for name in known["types"]}
        self.outlets = [f"منبر {self._word()}" for _ in range(known["outlets"])]
        self.placed: dict[tuple[str, str], Place | None] = {}

    def _word(self) -> str:
        return "".join(self.chance.choices(LETTERS, k=self.chance.randint(4, 8)))

    # ------------------------------------------------------------ records
    def records(self) -> Iterator[Known]:
        day = date.fromisoformat(self.rates["first_day"])
        numbers, articles = count(), count(1)
        while True:
            reports: list[_Report] = []
            for _ in range(self.rates["incidents_a_day"]):
                reports += self._told(self._incident(next(numbers), day))
            for put_together in self._articles(reports):
                yield _record(f"syn-{next(articles):08}", put_together)
            day += ONE_DAY

    def _articles(self, reports: Sequence[_Report]) -> Iterator[list[_Report]]:
        """Each report an article; now and then two of one outlet, day and governorate share one."""
        waiting: dict[tuple[str, date, str], _Report] = {}
        together: list[list[_Report]] = []
        for report in reports:
            key = (report.outlet, report.published, report.incident.site.row.admin1)
            other = waiting.pop(key, None)
            shared = other is not None and other.incident is not report.incident
            if other is not None and shared and self.chance.random() < self.rates["two_in_one"]:
                together.append([other, report])
                continue
            if other is not None:
                together.append([other])
            waiting[key] = report
        yield from together
        yield from ([one] for one in waiting.values())

    def _incident(self, number: int, day: date) -> _True:
        chance, kind = self.chance, self.types.draw(self.chance)
        entry = self.rates["types"][kind]
        governorate = self.governorates.draw(chance)
        whom = entry["targets"]
        if whom == "any":
            whom = "people" if chance.random() < 0.5 else "fighters"
        site = self.sites[governorate][self.ranks[governorate].draw(chance)]
        target = (self.fighters[site.row.country] if whom == "fighters" else self.drawn[whom]).draw(chance)
        known = chance.random() >= self.rates["initiator_unknown"]
        words = self.rates["words"]["told"]
        return _True(
            number=number,
            day=day,
            type=kind,
            site=site,
            initiator=self.doers[site.row.country].draw(chance) if known else None,
            target=target,
            object=chance.choice(self.rates["objects"]),
            weapon=chance.choice(entry["weapons"]) if entry["weapons"] else None,
            group=target,
            killed=self.numbers["killed"].draw(chance),
            wounded=self.numbers["wounded"].draw(chance),
            words=tuple(chance.choices(self.vocabulary, k=words)),
        )

    # ------------------------------------------------------------ telling
    def _told(self, incident: _True) -> list[_Report]:
        chance = self.chance
        told: list[_Report] = []
        outlets = chance.sample(self.outlets, self.numbers["reports"].draw(chance))
        delays = sorted(self.numbers["delay"].draw(chance) for _ in outlets)
        for outlet, delay in zip(outlets, delays, strict=True):
            published = incident.day + delay * ONE_DAY
            if told and chance.random() < self.rates["copied"]:
                first = chance.choice(told)
                told.append(_Report(incident, outlet, published, first.event, first.text))
            else:
                text, words = self._text(incident)
                event = self._event(incident, published, delay, text, words)
                told.append(_Report(incident, outlet, published, event, text))
        return told

    def _text(self, incident: _True) -> tuple[str, Mapping[str, Words]]:
        chance, words = self.chance, self.rates["words"]
        trigger = chance.choice(self.rates["types"][incident.type]["triggers"])
        own = [word for word in incident.words if chance.random() < words["kept"]]
        filling = chance.choices(self.vocabulary, k=words["told"] - len(own))
        rest = [*own, *self.common[incident.type], incident.site.row.name, *filling]
        return f"{trigger} {' '.join(rest)}", {"type": Words.of(trigger, 0, len(trigger))}

    def _event(
        self, incident: _True, published: date, delay: int, text: str, words: Mapping[str, Words]
    ) -> Event:
        chance = self.chance
        confused = self.drawn["type"].draw(chance) == "confused"
        entry = self.rates["types"][incident.type]
        weapon = self._weapon(incident)
        given: dict[str, Any] = {
            "weapons": (weapon,) if weapon else (),
            "words": words,
        }
        return Event.model_construct(
            id="e1",
            type=chance.choice(entry["confused"]) if confused else incident.type,
            time=self._time(incident.day, published),
            place=self._place(incident.site, self.drawn["place"].draw(chance)),
            initiators=_parties(self._initiator(incident), None),
            targets=_parties(self._target(incident), self._object(incident)),
            casualties=tuple(self._casualties(incident, delay)),
            speaker=self.drawn["speakers"].draw(chance),
            evidence=(Span.model_construct(start=0, end=len(text)),),
            **given,
        )

    def _time(self, day: date, published: date) -> Time | None:
        how = self.drawn["time"].draw(self.chance)
        first = last = day
        if how == "missing":
            return None
        if how == "day_before":
            first = last = day - ONE_DAY
        elif how == "day_after":
            first = last = min(day + ONE_DAY, published)
        elif how == "three_days":
            first, last = day - self.chance.randint(0, 2) * ONE_DAY, day
            last = first + 2 * ONE_DAY
        elif how == "month":
            first = day.replace(day=1)
            last = (first + timedelta(days=32)).replace(day=1) - ONE_DAY
        precision: Any = {"month": "month", "three_days": "period"}.get(how, "day")
        return Time.model_construct(start=first, end=last, precision=precision)

    def _place(self, site: _Site, how: str) -> Place | None:
        row = site.row
        if how == "missing":
            return None
        if how == "neighbour" and site.neighbours:
            row, how = self.chance.choice(site.neighbours), "right"
        key = (row.id, how)
        if key not in self.placed:
            self.placed[key] = _place(row, how)
        return self.placed[key]

    def _initiator(self, incident: _True) -> str | None:
        how = self.drawn["initiator"].draw(self.chance)
        if how == "rival":
            return self.doers[incident.site.row.country].draw(self.chance)
        if how == "missing" or incident.initiator is None:
            return None
        return self._called(incident.initiator, how)

    def _target(self, incident: _True) -> str | None:
        how = self.drawn["target"].draw(self.chance)
        if how == "other":
            return self.drawn["people"].draw(self.chance)
        return None if how == "missing" else self._called(incident.target, how)

    def _called(self, actor: str, how: str) -> str:
        names = self.rates["aliases"].get(actor, ()) if how == "alias" else ()
        return str(self.chance.choice(names)) if names else actor

    def _object(self, incident: _True) -> str | None:
        how = self.drawn["object"].draw(self.chance)
        if how == "other":
            return str(self.chance.choice(self.rates["objects"]))
        return None if how == "missing" else incident.object

    def _weapon(self, incident: _True) -> str | None:
        how, known = self.drawn["weapon"].draw(self.chance), self.rates["types"][incident.type]["weapons"]
        if how == "missing" or not known:
            return None
        return str(self.chance.choice(known)) if how == "other" else incident.weapon

    def _casualties(self, incident: _True, delay: int) -> Iterator[Casualty]:
        harm: list[tuple[Any, int]] = [("killed", incident.killed), ("wounded", incident.wounded)]
        for outcome, true in harm:
            how, low = self.drawn["toll"].draw(self.chance), true
            if how == "missing" or true == 0:
                continue
            if how == "rising" and delay <= 1:
                low = max(1, true - self.chance.randint(1, max(1, true // 2)))
            elif how == "off":
                low = max(1, true + self.chance.randint(-(true // 2) - 1, true // 2 + 1))
            high = None if how == "at_least" else low
            yield Casualty.model_construct(outcome=outcome, group=incident.group, min=low, max=high)


def _record(id_: str, reports: Sequence[_Report]) -> Known:
    """An article of these reports, their words one after the other."""
    text = "\n".join(report.text for report in reports)
    events, start = [], 0
    for i, report in enumerate(reports, 1):
        span = Span.model_construct(start=start, end=start + len(report.text))
        trigger = {name: Words.of(text, start, start + len(w.text)) for name, w in report.event.words.items()}
        events.append(
            report.event.model_copy(update={"id": f"e{i}", "evidence": (span,), "words": trigger})
            if start
            else report.event
        )
        start += len(report.text) + 1
    first = reports[0]
    article = Article.model_construct(id=id_, text=text, outlet=first.outlet, published=first.published)
    known = tuple(report.incident.number for report in reports)
    return Known(Record.model_construct(article=article, events=tuple(events)), known)


def _parties(actor: str | None, what: str | None) -> tuple[Party, ...]:
    return (Party.model_construct(id=actor, object=what),) if actor else ()


# ---------------------------------------------------------------- places
@cache
def _sites(most: int) -> dict[str, list[_Site]]:
    """For each governorate its settlements that reports are likeliest to mean, each with its neighbours."""
    rows: dict[str, list[PlaceRow]] = {}
    for row in gazetteer().rows:
        if row.country in COUNTRIES and row.admin1 and row.lat is not None and row.kind == "settlement":
            rows.setdefault(row.admin1, []).append(row)
    chosen = {
        name: sorted(some, key=lambda row: (-row.prior, row.id))[:most]
        for name, some in sorted(rows.items(), key=lambda item: (-len(item[1]), item[0]))
    }
    return {
        name: [_Site(row, tuple(n for n in some if n is not row and _near(row, n))) for row in some]
        for name, some in chosen.items()
    }


def _near(one: PlaceRow, other: PlaceRow) -> bool:
    """Within ten kilometres, near enough for a mistake."""
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    return ((one.lat - other.lat) * 111) ** 2 + ((one.lon - other.lon) * 92) ** 2 <= 100


def _place(row: PlaceRow, how: str) -> Place:
    """A place as a report that is so vague names it."""
    name, admin1, country = row.name, row.admin1, row.country
    shown: dict[str, dict[str, Any]] = {
        "right": {"name": name, "id": row.id, "lat": row.lat, "lon": row.lon},
        "near": {"name": f"محيط {name}", "lat": row.lat, "lon": row.lon, "precision": "area"},
        "unlocated": {"name": name.removeprefix("ال") + ("ه" if len(name) % 2 else "")},
        "countryside": {"name": f"ريف {row.admin3 or row.admin2 or admin1}", "precision": "area"},
        "district": {"name": row.admin2 or admin1, "precision": "district"},
        "governorate": {"name": admin1, "precision": "governorate"},
        "country": {"name": country, "precision": "country", "admin1": None},
    }
    given = {"admin1": admin1, "country": country, **shown.get(how, shown["right"])}
    return Place.model_construct(**given)
