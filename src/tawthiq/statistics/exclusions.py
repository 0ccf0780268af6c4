"""What a monitor says that it leaves out of a count, as far as it can be understood (`data/exclusions.json`).

The words are split where the text goes on to another thing that is left out. Of each part the kinds of deeds and
people, the places, the parties and the months are recognised; what meets all of them is left out of the check too. A
part in which nothing is recognised is not applied, and is shown with its words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from tawthiq.arabic.script import fold
from tawthiq.arabic.tokens import proclitics
from tawthiq.labels import label
from tawthiq.lexicon.tables import forms, rows
from tawthiq.places import gazetteer, governorate_named
from tawthiq.records import Incident, Place
from tawthiq.statistics.classes import shipped_classes
from tawthiq.statistics.extents import Extent, belongs, extent_of, named_areas

FIGHTERS = "fighters"
_NO_ONE = ""
"""Among doers: an incident of which nobody is named."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One thing that a count leaves out, and how it is applied; every condition that is set must hold."""

    words: str
    """The part of the exclusion that it stands on."""
    says: str
    """What was understood; empty where nothing was."""
    beside: str = ""
    """Why it leaves out nothing that incidents count, where that is so."""
    types: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    areas: tuple[Extent, ...] = ()
    months: frozenset[int] = frozenset()
    least_sources: int = 0
    partial: str = ""
    """What of the words could not be compared; what meets the rest may be left out, and is not for sure."""

    @property
    def applied(self) -> bool:
        """Whether the check could follow it."""
        return bool(self.says)

    @property
    def of_incidents(self) -> bool:
        """Whether it leaves out incidents; one that names only whose dead are left out takes people away."""
        return bool(self.types or self.doers or self.parties or self.areas or self.least_sources)

    def meets(self, incident: Incident, ground: Extent | None) -> bool:
        """Whether an incident is of what is left out; `ground` is where it happened, `None` where no one says."""
        doers = frozenset(incident.initiators) or {_NO_ONE}
        first = incident.time.start if incident.time else None
        return (
            self.of_incidents
            and (not self.types or incident.type in self.types)
            and (not self.doers or doers <= self.doers)
            and (not self.parties or not self.parties.isdisjoint({*incident.initiators, *incident.targets}))
            and (
                not self.areas or (ground is not None and any(belongs(ground, a) == "in" for a in self.areas))
            )
            and (not self.months or (first is not None and first.month in self.months))
            and (not self.least_sources or len(incident.sources) < self.least_sources)
        )

    def groups_left_out(self, groups: Iterable[str]) -> frozenset[str]:
        """Those of these groups whose dead are left out."""
        if not self.groups or self.of_incidents:
            return frozenset()
        of_group = shipped_classes().of_group
        return frozenset(g for g in groups if g in self.groups or of_group(g) in self.groups)


@cache
def exclusions_of(text: str | None, day: date | None = None) -> tuple[Exclusion, ...]:
    """The parts of what a text says is left out, in their order.

    Args:
        text: `Tally.excludes`.
        day: within the period counted; some names mean other parties at other times.

    >>> [(one.says, sorted(one.types)) for one in exclusions_of("لا تشمل ضحايا الألغام")]
    [('landmines and remnants of war', ['landmine'])]
    """
    if not text:
        return ()
    return tuple(_exclusion(part, day) for part in _parts(text))


def kinds_in(text: str) -> tuple[frozenset[str], list[str]]:
    """The types of incident that words name, and what they are called; none where nothing is recognised.

    >>> kinds_in("39 منهم قضوا بانفجار ألغام")[1]
    ['landmines and remnants of war']
    """
    words = _Words.of(text)
    met = [
        row
        for row in _data()["rows"].values()
        if row.get("leaves_out", {}).get("types") and words.have(row["words"])
    ]
    return frozenset(kind for row in met for kind in row["leaves_out"]["types"]), [row["says"] for row in met]


def _parts(text: str) -> Iterator[str]:
    splits = "|".join(map(re.escape, _data()["splits"]))
    asides, openers = ({fold(word) for word in _data()[name]} for name in ("asides", "openers"))
    for part in re.split(splits, text):
        words = _Words.of(part)
        if words.words and words.words[0] not in asides and not all(r & openers for r in words.readings):
            yield " ".join(part.split())


def _exclusion(part: str, day: date | None) -> Exclusion:
    data = _data()
    words = _Words.of(part)
    met = [
        row
        for row in data["rows"].values()
        if words.have(row["words"]) and not words.have(row.get("unless", ()))
    ]
    if words.have(data["outside_cues"]):
        return Exclusion(part, "what happened elsewhere", beside=data["outside_says"])
    if beside := next((row for row in met if "beside" in row), None):
        return Exclusion(part, beside["says"], beside=beside["beside"])
    left_out = [row["leaves_out"] for row in met]
    areas, place_names, taken = _areas(words, day)
    parties = _parties(words, day, taken)
    months = _months(words)
    as_doers, as_dead = words.have(data["doer_cues"]), words.have(data["harm_cues"])
    fields = {name: frozenset(v for one in left_out for v in one.get(name, ())) for name in _SETS}
    if parties and not fields["parties"]:
        role = "doers" if as_doers else "groups" if as_dead and not fields["types"] else "parties"
        fields[role] = parties
        fields["groups"] = parties if role == "groups" else frozenset()
    least = max((one.get("least_sources", 0) for one in left_out), default=0)
    understood = bool(met or parties or areas)
    says = [row["says"] for row in met] + [label("actor", one, "en") for one in sorted(parties)] + place_names
    cut = understood and words.have(data["partial_cues"])
    return Exclusion(
        words=part,
        says=", ".join(dict.fromkeys(says)) if understood else "",
        types=fields["types"],
        groups=fields["groups"],
        doers=fields["doers"],
        parties=fields["parties"],
        areas=areas,
        months=months,
        least_sources=least,
        partial=data["partial_says"] if cut else "",
    )


_SETS = ("types", "groups", "doers", "parties")


# ---------------------------------------------------------------- words
@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of a part, and every reading of each: without prefixes, with and without the article."""

    words: tuple[str, ...]
    readings: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, part: str) -> _Words:
        words = tuple(fold(part).split())
        return cls(words, tuple(frozenset(_readings(word)) for word in words))

    def have(self, phrases: Iterable[str]) -> bool:
        """Whether one of these words or phrases stands here."""
        return any(self.at(fold(phrase).split()) is not None for phrase in phrases)

    def at(self, phrase: list[str]) -> int | None:
        """Where a phrase begins."""
        if not phrase:
            return None
        for i in range(len(self.words) - len(phrase) + 1):
            if all(word in self.readings[i + k] for k, word in enumerate(phrase)):
                return i
        return None


def _readings(word: str) -> Iterator[str]:
    for _, stem in proclitics(word):
        yield stem
        if stem.startswith("ال"):
            yield stem.removeprefix("ال")


def _parties(words: _Words, day: date | None, taken: set[int]) -> frozenset[str]:
    """The parties that are named, the longest name first; words that are `taken` name a place."""
    found: set[str] = set()
    here = frozenset().union(*words.readings)
    for phrase, party, since, until in _names():
        if phrase[0] not in here or (since and day and day < since) or (until and day and day >= until):
            continue
        i = words.at(list(phrase))
        span = range(i, i + len(phrase)) if i is not None else range(0)
        if span and taken.isdisjoint(span):
            taken.update(span)
            found.add(party)
    return frozenset(found)


_Name = tuple[tuple[str, ...], str, date | None, date | None]


@cache
def _names() -> tuple[_Name, ...]:
    found: list[_Name] = []
    for row in rows("actors.tsv"):
        if row["kind"] not in ("state", "civilians", "unknown"):
            since, until = _day(row.get("since")), _day(row.get("until"))
            found += [(tuple(fold(n).split()), row["id"], since, until) for n in forms(row["names"])]
    return tuple(sorted(found, key=lambda name: -len(name[0])))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _areas(words: _Words, day: date | None) -> tuple[tuple[Extent, ...], list[str], set[int]]:
    """The ground that is named, its names, and the words that name it.

    Areas of `data/areas.json`, governorates, and what else the gazetteer knows that is no common word.
    """
    extents: list[Extent] = []
    names: list[str] = []
    taken: set[int] = set()
    for phrase, area in named_areas():
        i = words.at(phrase.split())
        span = set(range(i, i + len(phrase.split()))) if i is not None else set()
        if span and taken.isdisjoint(span):
            taken |= span
            extents.append(area.extent(day))
            names.append(area.names[0])
    for i in range(len(words.words)):
        length, place = _place_at(words, i) if i not in taken else (0, None)
        if place is not None:
            taken.update(range(i, i + length))
            extents.append(extent_of(place, day, as_unit=True))
            names.append(place.name)
    return tuple(extents), names, taken


_KINDS_THAT_ARE_UNITS = {
    "governorate": "governorate",
    "district": "district",
    "country": "country",
    "area": "area",
}
_LEAST_PRIOR = 0.5


def _place_at(words: _Words, i: int) -> tuple[int, Place | None]:
    for stem in sorted(words.readings[i], key=len, reverse=True):
        met = gazetteer().match_at((*words.words[:i], stem, *words.words[i + 1 :]), i)
        if met is None:
            continue
        length, found = met
        row = found[0]
        if governorate_named(row.name) and length >= 1:
            slug = governorate_named(row.name)
            return length, Place(name=row.name, admin1=slug, country=row.country, precision="governorate")
        if row.prior >= _LEAST_PRIOR and not row.common_word:
            precision: Any = _KINDS_THAT_ARE_UNITS.get(row.kind, "site")
            return length, Place(
                name=row.name,
                admin1=row.admin1 or None,
                country=row.country,
                id=row.id,
                pcodes=row.pcodes,
                lat=row.lat,
                lon=row.lon,
                precision=precision,
            )
    return 0, None


def _months(words: _Words) -> frozenset[int]:
    return frozenset(
        number for number in range(1, 13) if words.have(label("month", str(number), "ar").split("/"))
    )


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(
        files("tawthiq.statistics").joinpath("data/exclusions.json").read_text(encoding="utf-8")
    )
    return data
