"""PLOVER 2.0: incidents as JSON Lines in the fields of the Open Event Data Alliance's exchange format.

Of violence in which both sides fight, all are actors and nobody is the recipient; a number that nobody knows is `null`.
After the PLOVER manual (Open Event Data Alliance), "Event, Mode, and Context" and "Data Fields".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TextIO, get_args

from tawthiq.errors import InvalidData
from tawthiq.exports.acled_codebook import Facts, conditions, holds
from tawthiq.exports.acled_facts import Case, cases
from tawthiq.exports.acled_notes import notes
from tawthiq.exports.countries import countries
from tawthiq.exports.english import latin_name, whereabouts
from tawthiq.exports.holdings import Holdings
from tawthiq.exports.outlets import party_of_outlet
from tawthiq.exports.parties import Named
from tawthiq.exports.told import DISCOUNTED, is_discounted
from tawthiq.exports.written import Written
from tawthiq.records import EVENT_TYPES, Weapon, toll_of

FILE = "exports/data/plover.json"


@dataclass(frozen=True, slots=True)
class PloverRule:
    """One rule: when it holds, and the category and modes an incident then has, or why it has none."""

    when: Mapping[str, Any]
    event: str | None
    modes: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """The file as it is used."""

    events: tuple[str, ...]
    modes: Mapping[str, tuple[str, ...]]
    rules: tuple[PloverRule, ...]
    by_weapon: Mapping[str, str]
    contexts: Mapping[str, tuple[str, ...]]

    def rule_for(self, facts: Facts) -> PloverRule:
        """The first rule that holds; every type has one."""
        return next(rule for rule in self.rules if holds(rule.when, facts))


@cache
def ontology() -> Ontology:
    """PLOVER's categories and modes, and the rules into them.

    Raises:
        InvalidData: the file names a category, a mode or a weapon that is not known, or has no rule for a type.
    """
    data = json.loads(files("tawthiq.exports").joinpath("data/plover.json").read_text(encoding="utf-8"))
    modes = {event: tuple(some) for event, some in data["modes"].items()}
    rules = tuple(
        PloverRule(
            dict(conditions(one["when"], data, FILE)),
            one.get("event"),
            tuple(one.get("modes", ())),
            one.get("leave") or one["says"],
        )
        for one in data["rules"]
    )
    for rule in rules:
        if rule.event is not None and rule.event not in data["events"]:
            raise InvalidData(
                f"{FILE}: {rule.event!r} is no category; expected one of {', '.join(data['events'])}"
            )
        if not set(rule.modes) <= set(modes.get(rule.event or "", ())):
            raise InvalidData(f"{FILE}: {rule.modes} are no modes of {rule.event}; expected some of {modes}")
    ruled = {type for rule in rules if set(rule.when) == {"type"} for type in rule.when["type"]}
    if ruled != set(EVENT_TYPES) or set(data["by_weapon"]) != set(get_args(Weapon)):
        raise InvalidData(
            f"{FILE}: expected a rule on the type alone for every type, and a mode for every weapon"
        )
    contexts = {name: tuple(types) for name, types in data["contexts"].items()}
    return Ontology(tuple(data["events"]), modes, rules, data["by_weapon"], contexts)


def write(holdings: Holdings, what: str, file: TextIO) -> Written:
    """Write one line for each incident."""
    done = Written()
    for case, basis in cases(holdings):
        line = line_of(case, basis)
        if isinstance(line, str):
            done.left_out[line] += 1
            continue
        file.write(json.dumps(line, ensure_ascii=False))
        file.write("\n")
        done.rows += 1
    return done


def line_of(case: Case, basis: Case) -> dict[str, Any] | str:
    """The record of an incident, or why PLOVER has no place for it.

    Args:
        case: the incident as it is shown.
        basis: the incident as its kind is decided on.
    """
    incident = case.incident
    if is_discounted(incident):
        return DISCOUNTED
    rule = ontology().rule_for(basis.facts())
    if rule.event is None:
        return rule.says
    time = incident.time
    first = (time.start or time.end) if time else None
    if time is None or first is None:
        return "no source gives its day, and PLOVER needs one"
    modes = _modes(rule, incident.weapons)
    both = incident.type == "clash"
    return {
        "id": incident.id,
        "code": "/".join([rule.event, *modes]),
        "date": first.isoformat(),
        "enddate": (time.end or first).isoformat(),
        "actor": [_actor(one) for one in (*case.doers, *(case.targets if both else ()))],
        "recipient": [] if both else [_actor(one) for one in case.targets],
        "event": [rule.event],
        "mode": modes,
        "context": list(_contexts(incident.type, incident.weapons)),
        "event_loc": _location(case),
        "event_text": [notes(case, first, whereabouts(incident.place))],
        "size": {
            "dead": _number(case, "killed"),
            "injured": _number(case, "wounded"),
            "arrested": _number(case, "detained"),
        },
        "cite_info": _cited(case),
    }


def _modes(rule: PloverRule, weapons: Sequence[str]) -> list[str]:
    if rule.event != "ASSAULT":
        return list(rule.modes)
    by_weapon = ontology().by_weapon
    used = {*rule.modes, *(by_weapon[weapon] for weapon in weapons)}
    return [mode for mode in ontology().modes["ASSAULT"] if mode in used]


def _contexts(type: str, weapons: Sequence[str]) -> Iterator[str]:
    for name, types in ontology().contexts.items():
        if type in types:
            yield name
    if "chemical" in weapons:
        yield "cbrn"


def _actor(one: Named) -> dict[str, str | None]:
    """An actor object: its country or kind of body, its sector, and its name; the text of an article is not given."""
    return {
        "code": one.code or None,
        "sector": one.sector or None,
        "identifier_id": one.party,
        "identifier_text": one.acled,
    }


def _location(case: Case) -> dict[str, Any] | None:
    """A location object in the names of GeoNames; `precision` is the record's own."""
    place = case.incident.place
    if place is None:
        return None
    country = countries().get(place.country or "")
    known = not place.ambiguous
    return {
        "name": place.name,
        "asciiname": latin_name(place.id) if known else None,
        "latitude": place.lat if known else None,
        "longitude": place.lon if known else None,
        "country code": place.country,
        "cc3": country.iso3 if country else None,
        "admin1 code": place.admin1,
        "precision": place.precision,
    }


def _number(case: Case, outcome: str) -> int | None:
    toll = toll_of(case.incident, outcome)
    return toll.best if toll else None


def _cited(case: Case) -> dict[str, Any]:
    articles = [article for article, _ in case.told]
    return {
        "publication": list(dict.fromkeys(one.outlet for one in articles if one.outlet)),
        # A party's own media are not linked, in no export.
        "url": [one.url for one in articles if one.url and party_of_outlet(one.outlet) is None],
        "language": sorted({one.language for one in articles}),
        "codebook": "plover-2.0",
        "coder": "tawthiq",
    }
