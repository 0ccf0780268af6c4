"""An incident as a row of UCDP GED, or why GED has no place for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from tawthiq.exports.columns import columns_of, day_of, whole_of
from tawthiq.exports.countries import countries
from tawthiq.exports.english import latin_name, unit_name
from tawthiq.exports.ged_codebook import (
    adm_1_of,
    claimant,
    priogrid_cell,
    region_of,
    side_of,
    vague_words,
    written_code,
)
from tawthiq.exports.ged_import import PREFIX
from tawthiq.exports.ged_sides import GedSide, Sides, dyad_of, sides_of
from tawthiq.exports.told import DISCOUNTED, ToldIncident, is_discounted
from tawthiq.places import gazetteer, governorate
from tawthiq.records import Article, Event, Incident, Place, Time, toll_of
from tawthiq.statistics.classes import shipped_classes

Row = dict[str, str]

NO_DEATH = "nobody is known to have died"
NO_DAY = "its days are not known"
LONG = "it may have happened within more than a year"
NO_POINT = "it has no place that can be put on a map"

OWN_IDS = 100_000_000_000_000
"""Ids of our own begin here: 15 digits, which tables keep exactly, and far above those of UCDP (seven digits)."""

_SIDES = (
    *("id", "relid", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name"),
    *(
        "side_a_dset_id",
        "side_a_new_id",
        "side_a",
        "side_b_dset_id",
        "side_b_new_id",
        "side_b",
        "gwnoa",
        "gwnob",
        "event_clarity",
    ),
)
"""What an incident with one coded row has from that row: its number, who fought whom, whether it is one event."""
_WHERE = (
    *(
        "where_prec",
        "where_coordinates",
        "where_description",
        "adm_1",
        "adm_2",
        "latitude",
        "longitude",
        "geom_wkt",
    ),
    *("priogrid_gid", "country", "country_id", "region"),
)


def row_of(one: ToldIncident, shown: ToldIncident | None = None) -> Row | str:
    """The row of an incident, or why it is left out.

    An incident that is nothing but one row of GED's, and that nobody has judged, is that row. One that others tell of too
    keeps the row's number, conflict, dyad and sides; when, where, how many dead and by whose word are the incident's.

    Args:
        one: the incident in full, by which its sides are decided.
        shown: the incident as it may be shown; `None` where nothing is hidden. GED is published, so that what it codes of
            a row stays; its headlines and its exact places do not.
    """
    shown = shown or one
    if is_discounted(one.incident):
        return DISCOUNTED
    coded = one.coded_in(PREFIX)
    if len(coded) != 1:
        return _own_row(shown, sides_of(one.incident))
    cells = coded[0].coded
    assert cells is not None
    if not is_coded_row(one):
        return _joined(shown, cells)
    row, where = as_coded(cells), _where(shown.incident.place)
    if shown is one:
        return row
    if isinstance(where, str):
        return where
    return row | {**_sources(shown), "number_of_sources": row["number_of_sources"]} | where


def is_coded_row(one: ToldIncident) -> bool:
    """Whether an incident is nothing but one row of GED's that nobody has judged."""
    alone = len(one.told) == len(one.incident.members) == 1 and not one.incident.judgements
    return alone and bool(one.coded_in(PREFIX))


def as_coded(cells: Mapping[str, str]) -> Row:
    """A coded row in GED's columns: numbers and days as the codebook has them, all else as it stood."""
    return {name: _plain(name, cells.get(name, "")) for name in columns_of("ged")}


def _plain(name: str, cell: str) -> str:
    match columns_of("ged")[name].kind:
        case "integer":
            value = whole_of(cell)
            return cell if value is None else str(value)
        case "integers":
            found = [whole_of(part) for part in re.split("[;,]", cell)]
            return cell if None in found else ";".join(map(str, found))
        case "day":
            day = day_of(cell)
            return cell if day is None else day.isoformat()
        case _:
            return cell


def _joined(one: ToldIncident, cells: Mapping[str, str]) -> Row | str:
    coded = as_coded(cells)
    groups_a, groups_b = _coded_groups(cells)
    violence = whole_of(coded["type_of_violence"]) or 1
    sides = Sides(
        GedSide(coded["side_a"], "", "", groups_a), GedSide(coded["side_b"], "", "", groups_b), violence
    )
    row = _own_row(one, sides)
    if isinstance(row, str):
        return row
    same_place = (row["latitude"], row["longitude"]) == (coded["latitude"], coded["longitude"])
    kept = _SIDES + (_WHERE if same_place else ())
    return {name: (coded[name] if name in kept else "") or cell for name, cell in row.items()}


def _coded_groups(cells: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """Whose dead are side A's and side B's: the parties that the row itself names."""
    day = day_of(cells["date_start"])
    a, b = side_of(cells["side_a"], day), side_of(cells["side_b"], day)
    return frozenset({*a.parties, a.group}), frozenset({*b.parties, b.group})


# ---------------------------------------------------------------- a row of our own
def _own_row(one: ToldIncident, sides: Sides | str) -> Row | str:
    incident = one.incident
    dead, when, where = _dead(incident, sides), _when(incident.time), _where(incident.place)
    for part in (dead, when, where, sides):
        if isinstance(part, str):
            return part
    assert not isinstance(dead, str) and not isinstance(when, str)
    assert not isinstance(where, str) and not isinstance(sides, str)
    dyad = dyad_of(sides.violence, sides.a.name, sides.b.name)
    row = dict.fromkeys(columns_of("ged"), "")
    row |= {
        "id": str(own_id(incident.id)),
        "relid": incident.id,
        "type_of_violence": str(sides.violence),
        "conflict_new_id": dyad.conflict_id,
        "conflict_name": dyad.conflict_name,
        "dyad_new_id": dyad.dyad_id,
        "dyad_name": dyad.dyad_name,
        "side_a_new_id": sides.a.id,
        "side_a": sides.a.name,
        "side_b_new_id": sides.b.id,
        "side_b": sides.b.name,
        "gwnoa": sides.a.gw,
        "gwnob": sides.b.gw,
        "event_clarity": "1",
    }
    return row | _sources(one) | where | when | dead


def own_id(incident: str) -> int:
    """The number of an incident that is no row of GED's: its id's 48 bits above `OWN_IDS`, so that no two share one.

    >>> own_id("inc-000000000001")
    100000000000001
    """
    digits = incident.removeprefix("inc-")
    is_hex = len(digits) == 12 and set(digits) <= set("0123456789abcdef")
    return OWN_IDS + int(digits if is_hex else sha256(incident.encode()).hexdigest()[:12], 16)


def _when(time: Time | None) -> Row | str:
    """First and last day; the code of precision is that of their number (codebook: 1, 2 to 6, 7, a month, a year)."""
    if time is None or time.start is None or time.end is None:
        return NO_DAY
    days = (time.end - time.start).days + 1
    code = next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if days <= most), None)
    if code is None:
        return LONG
    return {
        "year": str(time.start.year),
        "date_prec": str(code),
        "date_start": time.start.isoformat(),
        "date_end": time.end.isoformat(),
    }


# ---------------------------------------------------------------- where
def _where(place: Place | None) -> Row | str:
    """The place, or the governorate where the place itself is on no map or between several."""
    point = _pointed(place)
    if place is None or point is None:
        return NO_POINT
    lat, lon = point.lat, point.lon
    assert lat is not None and lon is not None
    country = countries().get(point.country or "")
    return {
        "where_prec": str(_where_code(point)),
        "where_coordinates": _named_place(point),
        "where_description": place.text or place.name,
        "adm_1": adm_1_of(point.admin1) if point.admin1 else "",
        "adm_2": _adm_2(point),
        "latitude": _degrees(lat),
        "longitude": _degrees(lon),
        "geom_wkt": f"POINT ({_degrees(lon)} {_degrees(lat)})",
        "priogrid_gid": str(priogrid_cell(lat, lon)),
        "country": country.ged if country else "",
        "country_id": country.gw if country else "",
        "region": region_of(country.region) if country else "",
    }


def _degrees(value: float) -> str:
    return str(value).removesuffix(".0")


def _pointed(place: Place | None) -> Place | None:
    if place is None:
        return None
    if place.lat is not None and place.lon is not None and not place.ambiguous:
        return place
    admin1 = place.admin1 or _common_admin1(place)
    unit = governorate(admin1) if admin1 else None
    row = gazetteer().by_id.get(f"ocha:{unit.pcode}") if unit else None
    if unit is None or row is None or row.lat is None or row.lon is None:
        return None
    return Place(
        name=unit.name,
        admin1=unit.slug,
        country=unit.country,
        lat=row.lat,
        lon=row.lon,
        precision="governorate",
    )


def _common_admin1(place: Place) -> str | None:
    units = {candidate.admin1 for candidate in place.candidates}
    return units.pop() if len(units) == 1 else None


def _where_code(place: Place) -> int:
    vague = place.precision == "area" and not vague_words().isdisjoint(place.name.split())
    return 5 if vague else written_code("where_prec", place.precision)


def _named_place(place: Place) -> str:
    if place.precision == "governorate" and place.admin1:
        return adm_1_of(place.admin1)
    return latin_name(place.id) or place.name


def _adm_2(place: Place) -> str:
    name = unit_name(place.pcodes[1]) if len(place.pcodes) > 1 else ""
    return f"{name} district" if name else ""


# ---------------------------------------------------------------- the dead
def _dead(incident: Incident, sides: Sides | str) -> Row | str:
    """Best, high and low, and whose the best estimate's dead are; whoever is on no side is unknown.

    Where nobody gives a number, best is the least that is told ("several" are two). A high that is open upwards is the
    highest number that anybody gives. Where the groups' best numbers are of different sources and more than the
    total's, best is their sum, so that the four columns add up to it.
    """
    toll = toll_of(incident, "killed")
    best = (toll.best if toll.best is not None else toll.low) if toll else None
    if toll is None or not best:
        return NO_DEATH
    if isinstance(sides, str):
        return sides
    counted = [
        _best(incident, groups)
        for groups in (
            sides.a.groups,
            sides.b.groups - shipped_classes().civilians,
            shipped_classes().civilians,
        )
    ]
    best = max(best, sum(counted))
    high = max(best, toll.high if toll.high is not None else _highest_told(incident))
    low = min(best, toll.low if toll.low is not None else 0)
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
    return dict(zip(names, map(str, (*counted, best - sum(counted), best, high, low)), strict=True))


def _best(incident: Incident, groups: frozenset[str]) -> int:
    toll = toll_of(incident, "killed", groups=groups) if groups else None
    return (toll.best if toll.best is not None else toll.low or 0) if toll else 0


def _highest_told(incident: Incident) -> int:
    figures = [f for row in incident.casualties if row["outcome"] == "killed" for f in row.get("figures", ())]
    return max((f[end] for f in figures for end in ("min", "max") if f[end] is not None), default=0)


# ---------------------------------------------------------------- whose word
def _sources(one: ToldIncident) -> Row:
    """Who published it, when and under which headline; who made the claim; how many independent sources there are."""
    told = [_source_cells(article, event) for article, event in one.told]
    return {
        "number_of_sources": str(len(one.incident.sources)),
        "source_article": ";".join(cells["source_article"] for cells in told if cells["source_article"]),
        "source_office": ";".join(cells["source_office"] for cells in told),
        "source_date": ";".join(cells["source_date"] for cells in told),
        "source_headline": ";".join(cells["source_headline"] for cells in told),
        "source_original": ", ".join(
            dict.fromkeys(cells["source_original"] for cells in told if cells["source_original"])
        ),
    }


def _source_cells(article: Article, event: Event) -> Mapping[str, str]:
    names = ("source_article", "source_office", "source_date", "source_headline", "source_original")
    if event.coded is not None and article.id.startswith(PREFIX):
        return {name: event.coded.get(name, "") for name in names}
    office = article.outlet or ""
    day = article.published.isoformat() if article.published else ""
    headline = " ".join((article.title or "").split())
    cited = ",".join((office, day, headline)).replace('"', "'")
    return dict(
        zip(names, (f'"{cited}"', office, day, headline, claimant(event.speaker) or office), strict=True)
    )
