"""The rows of an incident in ACLED's 31 columns."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tawthiq.exports.acled_codebook import codebook
from tawthiq.exports.acled_days import days_of, shares
from tawthiq.exports.acled_facts import Case, is_armed
from tawthiq.exports.acled_notes import notes
from tawthiq.exports.countries import countries
from tawthiq.exports.english import Whereabouts, whereabouts
from tawthiq.exports.parties import Named, interaction, named
from tawthiq.exports.told import DISCOUNTED, is_discounted
from tawthiq.records import Toll, toll_of

Row = dict[str, str]

_BATTLES, _AGAINST_CIVILIANS = "Battles", "Violence against civilians"
_DEMONSTRATIONS = {"Protests": "Protesters", "Riots": "Rioters"}
_MONADIC = ("Explosions/Remote violence", "Protests", "Riots", "Strategic developments")
"""Event types in which one party alone can stand."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands in the actor columns, the first of each as the actor and the others beside it."""

    one: tuple[Named, ...]
    two: tuple[Named, ...]


def rows_of(case: Case, basis: Case) -> list[Row] | str:
    """The rows of an incident, one for each of its days; or why ACLED has no place for it.

    Args:
        case: the incident as it may be shown.
        basis: the incident in full, by which its type and its days are decided.
    """
    incident = case.incident
    if is_discounted(incident):
        return DISCOUNTED
    rule = codebook().rule_for(basis.facts())
    if rule.sub is None:
        return rule.says
    days, where = days_of(basis.incident), whereabouts(incident.place)
    if isinstance(days, str):
        return days
    country = countries().get(case.country or "")
    if where is None or country is None:
        return "its place is not known better than by the country, and ACLED takes no such event"
    sides = _sides(case, rule.sub, days.dates[0])
    if isinstance(sides, str):
        return sides
    dead, said = _fatalities(case, rule.sub)
    each = shares(dead, len(days.dates)) if dead is not None else [None] * len(days.dates)
    found = []
    for n, (day, share) in enumerate(zip(days.dates, each, strict=True)):
        more = [*said, *_of_several(n, days.dates, dead)]
        found.append(
            {
                "event_id_cnty": f"{country.iso3}{number_of(incident.id, n)}",
                "event_date": day.isoformat(),
                "year": str(day.year),
                "time_precision": str(days.precision),
                **_what(rule.sub),
                **_who(sides),
                "civilian_targeting": "Civilians targeted" if _targets_civilians(rule.sub, sides) else "",
                "iso": country.iso,
                "region": country.region,
                "country": country.acled,
                **_where(where),
                **_sources(case),
                "notes": notes(case, day, where, more),
                "fatalities": "" if share is None else str(share),
                "tags": "; ".join(_tags(case, rule.sub)),
                # An ACLED timestamp is the moment of upload; there is none, and a clock would make each file another.
                "timestamp": "",
            }
        )
    return found


def number_of(incident: str, n: int) -> int:
    """The number in an event's id: the same for the same incident and day, and another for any other.

    >>> number_of("inc-0000000000ff", 0), number_of("inc-0000000000ff", 1) == number_of("inc-0000000000ff", 0)
    (255, False)
    """
    match = re.fullmatch(r"inc-([0-9a-f]{12})", incident)
    if match and not n:
        return int(match[1], 16)
    return int(hashlib.sha256(f"{incident}/{n}".encode()).hexdigest()[:13], 16)


# ---------------------------------------------------------------- what and who
def _what(sub: str) -> Row:
    book = codebook()
    return {
        "disorder_type": book.disorder_of(sub),
        "event_type": book.type_of(sub),
        "sub_event_type": sub,
    }


def _sides(case: Case, sub: str, day: date) -> Sides | str:
    """The parties in the actor columns, or why ACLED cannot have them.

    In Violence against civilians actor 2 is the people harmed, whatever they were before they were disarmed; in Battles
    no civilians stand beside a party (Codebook, "Event aggregation").
    """
    kind = codebook().type_of(sub)
    one, two = case.doers, tuple(target for target in case.targets if target not in case.doers)
    people = replace(named("civilians", case.country, day))
    if kind in _DEMONSTRATIONS:
        return _of_crowd(case, kind, people)
    if sub == "Armed clash" and len(one) > 1 and not two:
        one, two = one[:1], one[1:]
    if not one:
        one = (_unnamed(case, sub),)
    if kind == _AGAINST_CIVILIANS:
        harmed = tuple(target for target in two if target != people)
        return Sides(one, (people, *harmed))
    armed = tuple(target for target in two if is_armed(target))
    if kind == _BATTLES:
        return Sides(one, armed or (_unnamed(case, sub),))
    return Sides(one, (*armed, *(target for target in two if target not in armed)))


def _of_crowd(case: Case, kind: str, people: Named) -> Sides:
    """A crowd, and whom it met: in a protest only who used force against it."""
    name = _DEMONSTRATIONS[kind]
    crowd = replace(
        people, party=name.lower(), acled=people.acled.replace("Civilians", name), acled_kind=name
    )
    others = tuple(doer for doer in case.doers if doer.acled_kind not in ("Civilians", name))
    met = tuple(target for target in case.targets if target.acled_kind not in (name, "Protesters"))
    hurt = {row["outcome"] for row in case.incident.casualties}
    if kind == "Protests":
        met = tuple(target for target in met if is_armed(target)) if hurt else ()
    return Sides((crowd, *others), met)


def _unnamed(case: Case, sub: str) -> Named:
    """ACLED's name for a party that no source names."""
    unnamed = codebook().unnamed
    name, kind = unnamed.get(sub, unnamed["default"])
    one = named("unknown_gunmen", case.country)
    country = countries().get(case.country or "")
    return replace(one, acled=name.replace("{country}", country.acled if country else ""), acled_kind=kind)


def _who(sides: Sides) -> Row:
    one, two = sides.one[0], sides.two[0] if sides.two else None
    return {
        "actor1": one.acled,
        "assoc_actor_1": "; ".join(other.acled for other in sides.one[1:]),
        "inter1": one.acled_kind,
        "actor2": two.acled if two else "",
        "assoc_actor_2": "; ".join(other.acled for other in sides.two[1:]),
        "inter2": two.acled_kind if two else "",
        "interaction": interaction(one.acled_kind, two.acled_kind if two else ""),
    }


def _targets_civilians(sub: str, sides: Sides) -> bool:
    """Whether civilians are the main or only target (Codebook, "Civilian targeting")."""
    kind = codebook().type_of(sub)
    hit = {side.acled_kind for side in sides.two}
    if kind == _AGAINST_CIVILIANS or sub == "Excessive force against protesters":
        return True
    return kind in ("Explosions/Remote violence", "Riots") and bool(sides.two) and hit <= {"Civilians"}


# ---------------------------------------------------------------- where, how many, whose word
def _where(where: Whereabouts) -> Row:
    return {
        "admin1": where.admin1,
        "admin2": where.admin2,
        "admin3": where.admin3,
        "location": where.location,
        "latitude": f"{where.latitude:.4f}",
        "longitude": f"{where.longitude:.4f}",
        "geo_precision": str(where.precision),
    }


def _fatalities(case: Case, sub: str) -> tuple[int | None, list[str]]:
    """The dead, `None` where no source gives a number, and what is to be said of the number.

    A suicide bomber is counted among them: he is added where no row counts his side or an unnamed one.
    """
    toll = toll_of(case.incident, "killed") or Toll()
    if sub != "Suicide bomb":
        return toll.best, []
    doers = {*case.incident.initiators, "unknown"}
    counted = any(row["outcome"] == "killed" and row["group"] in doers for row in case.incident.casualties)
    if counted:
        return toll.best, ["The bomber is counted among the dead as far as the sources count him."]
    others = "" if toll.best is not None else "; of other dead no source gives a number"
    return (toll.best or 0) + 1, [f"The bomber is counted among the dead{others}."]


def _of_several(n: int, days: Sequence[date], dead: int | None) -> Iterator[str]:
    if len(days) > 1:
        dealt = "" if dead is None else f"; its {dead} dead are divided among them"
        yield f"Day {n + 1} of {len(days)} of one incident, a row for each{dealt}."


def _sources(case: Case) -> Row:
    outlets = list(dict.fromkeys(_one_name(article.outlet) for article, _ in case.told if article.outlet))
    return {"source": "; ".join(outlets), "source_scale": _scale(outlets)}


def _one_name(outlet: str) -> str:
    return " ".join(outlet.replace(";", ",").split())


def _scale(outlets: Iterable[str]) -> str:
    """How near the outlets work to the event: the nearest and the farthest; empty where one of them is not known."""
    book = codebook()
    scales = {book.scale_of.get(outlet, "") for outlet in outlets}
    if not scales or "" in scales:
        return ""
    ordered = sorted(scales, key=book.scales.index)
    return ordered[0] if len(ordered) == 1 else f"{ordered[0]}-{ordered[-1]}"


def _tags(case: Case, sub: str) -> Iterator[str]:
    if codebook().type_of(sub) in _DEMONSTRATIONS:
        yield "crowd size=no report"
    if "local_officials" in case.incident.targets:
        yield "local administrators"
    for row in case.incident.casualties:
        number = _number(row)
        if row.get("who") in ("women", "children") and number:
            yield f"{row['who']} {row['outcome']}={number}"


def _number(row: dict[str, Any]) -> str:
    if row.get("best") is not None:
        return str(row["best"]) if row["best"] else ""
    return f"{row['low']}+" if row.get("low") else ""
