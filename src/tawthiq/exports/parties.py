"""Parties between our ids and the names of the field's data sets (`exports/data/parties.tsv`).

ACLED names an actor by country ("Islamic State (Syria)"), by regime ("Military Forces of Syria (2000-2024)"), and
gives its type by country: a state's army at home is `State forces`, elsewhere `External/Other forces` (ACLED
Codebook, "Actor names, types, and Inter codes"). UCDP names the sides of a dyad (Sundberg and Melander 2013).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tawthiq.errors import InvalidData
from tawthiq.exports.countries import Country, countries, country_named
from tawthiq.exports.tables import read_table
from tawthiq.lexicon.kinds import home_of_party, kind_of_party, names_of_parties
from tawthiq.lexicon.organisations import organisations

FILE = "parties.tsv"
COLUMNS = (
    *("party", "home", "from", "to", "acled", "acled_kind", "abroad_kind"),
    *("ged", "ged_kind", "ged_id", "code", "known", "also"),
)
ACLED_KINDS = (
    *("State forces", "Rebel group", "Political militia", "Identity militia"),
    *("Rioters", "Protesters", "Civilians", "External/Other forces"),
)
"""ACLED's types of actors, in the order of its codes 1 to 8."""
GED_KINDS = ("government", "non_state", "civilians", "unknown")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One row of the table: what a party is called in a time."""

    party: str
    home: str
    start: date | None
    end: date | None
    acled: str
    acled_kind: str
    abroad_kind: str
    ged: str
    ged_kind: str
    ged_id: str
    code: str
    known: str
    also: tuple[str, ...]

    def holds(self, day: date) -> bool:
        """Whether the row's time covers a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Named:
    """What the data sets call a party in one event; empty where a data set has no name for it."""

    party: str
    acled: str
    acled_kind: str
    """One of `ACLED_KINDS`."""
    ged: str
    ged_kind: str
    """One of `GED_KINDS`."""
    ged_id: str
    """UCDP's number of the side, where it is known."""
    code: str
    """PLOVER's actor: three letters of a country or of a kind of body."""
    sector: str = ""
    """PLOVER's sector: three letters, such as `REB`."""


def named(party: str, country: str | None = None, day: date | None = None) -> Named:
    """What the data sets call a party.

    Args:
        party: an actor's id.
        country: where the event was, ISO 3166 alpha-2.
        day: when; a name belongs to a time.

    >>> named("isis", "IQ").acled, named("isis").ged, named("sdf", "SY").acled
    ('Islamic State (Iraq)', 'IS', 'QSD: Syrian Democratic Forces')
    >>> [named("syrian_army", where).acled_kind for where in ("SY", "LB")]
    ['State forces', 'External/Other forces']
    >>> named("usa", "SY", date(2019, 3, 1)).acled
    'Military Forces of the United States (2017-2021)'
    """
    row = _row_of(party, day)
    home = row.home or home_of_party(party)
    where, own = _country(country), _country(home)
    name = names_of_parties().get(party, ("", party.replace("_", " ")))[1]
    fill = {"country": where.acled if where else "", "home": own.acled if own else "", "name": name}
    abroad = bool(home and country and country != home and row.abroad_kind)
    letters = {"{country3}": where.iso3 if where else "", "{home3}": own.iso3 if own else "IMG"}
    placed = re.fullmatch(r"(\{\w+\}|.{0,3})(.*)", row.code)
    body, sector = placed.groups() if placed else ("", "")
    return Named(
        party=party,
        acled=_filled(row.acled, fill),
        acled_kind=row.abroad_kind if abroad else row.acled_kind,
        ged=_filled(row.ged, {**fill, "home": own.ged if own else "", "country": where.ged if where else ""}),
        ged_kind=row.ged_kind,
        ged_id=row.ged_id,
        code=letters.get(body, body),
        sector=sector,
    )


def interaction(one: str, two: str) -> str:
    """Both types of actors in the order of ACLED's codes, in which civilians stand last; one alone with `only`.

    >>> interaction("Civilians", "State forces"), interaction("External/Other forces", "Civilians")
    ('State forces-Civilians', 'External/Other forces-Civilians')
    >>> interaction("Rebel group", "")
    'Rebel group only'
    """
    if not two:
        return f"{one} only"
    if {one, two} == {"External/Other forces", "Civilians"}:
        return "External/Other forces-Civilians"
    return "-".join(sorted((one, two), key=ACLED_KINDS.index))


def party_of_acled(name: str, day: date | None = None) -> str | None:
    """The id of an actor of ACLED's, by its name; `None` where the map has none.

    A unit of a party ("… - Intelligence") is the party; years in the name of a regime make no difference.

    >>> party_of_acled("Islamic State (Egypt)"), party_of_acled("Military Forces of Syria (2000-) Military Intelligence")
    ('isis', 'syrian_army')
    >>> party_of_acled("Police Forces of Kenya (2022-)"), party_of_acled("Nobody ever heard of them")
    ('kenyan_police', None)
    """
    return _best(_rows_named(name), day) or _of_a_state(_without_years(name))


@cache
def _rows_named(name: str) -> list[PartyRow]:
    """The rows of a name of ACLED's: those with just this name, else those of the longest name that it begins with."""
    exact = [row for pattern, row in _acled_patterns() if pattern.fullmatch(name)]
    if exact:
        return exact
    base, known = _without_years(name), _acled_bases()
    begins = [one for one in known if base == one or base.startswith((f"{one} ", f"{one} -"))]
    return known[max(begins, key=len)] if begins else []


def party_of_ged(side: str, day: date | None = None) -> str | None:
    """The id of a side in UCDP GED by its name; `None` where the map has none.

    >>> party_of_ged("Syrian insurgents"), party_of_ged("Government of Syria", date(2025, 1, 1))
    ('opposition_factions', 'syrian_transitional_government')
    """
    found = _best(list(_ged_names().get(side, ())), day)
    if found or not side.startswith("Government of "):
        return found
    return _of_a_state(side)


# ---------------------------------------------------------------- the table
@cache
def party_rows() -> Mapping[str, tuple[PartyRow, ...]]:
    """The rows of each party, in the order of the file; `kind:KIND` for parties without rows.

    Raises:
        InvalidData: a row breaks the schema; names the line.
    """
    found: dict[str, list[PartyRow]] = defaultdict(list)
    for number, cells in read_table(FILE, COLUMNS):
        row = _checked(number, cells)
        found[row.party].append(row)
    return {party: tuple(rows) for party, rows in found.items()}


def _checked(number: int, cells: Mapping[str, str]) -> PartyRow:
    kinds = {*ACLED_KINDS, ""}
    wrong = [
        f"{column} {cells[column]!r}"
        for column, legal in (
            ("home", {*countries(), ""}),
            ("acled_kind", kinds),
            ("abroad_kind", kinds),
            ("ged_kind", set(GED_KINDS)),
            ("known", {"seen", "rule"}),
        )
        if cells[column] not in legal
    ]
    try:
        start, end = (date.fromisoformat(cells[c]) if cells[c] else None for c in ("from", "to"))
    except ValueError as err:
        raise InvalidData(
            f"exports/data/{FILE}, line {number}: {err}; expected days such as 2024-12-08"
        ) from err
    if wrong:
        raise InvalidData(f"exports/data/{FILE}, line {number}: {', '.join(wrong)} is not known")
    acled, kind, abroad, ged, ged_kind, ged_id, code, known = (cells[name] for name in COLUMNS[4:-1])
    also = tuple(filter(None, cells["also"].split(" | ")))
    names = (acled, kind, abroad, ged, ged_kind, ged_id, code, known)
    return PartyRow(cells["party"], cells["home"], start, end, *names, also)


def _row_of(party: str, day: date | None) -> PartyRow:
    rows = party_rows()
    known = rows.get(party, ())
    own = known[-1:] if day is None else [row for row in known if row.holds(day)]
    if own:
        return own[0]
    # Monitors, relief organisations and media are people who bear no arms.
    kind = rows["kind:civilians" if party in organisations() else f"kind:{kind_of_party(party)}"][0]
    # A day before its first name in ACLED changes neither its side in GED nor its code.
    return kind if not known else _with_acled_of(known[-1], kind)


def _with_acled_of(row: PartyRow, kind: PartyRow) -> PartyRow:
    names = {"ged": row.ged, "ged_kind": row.ged_kind, "ged_id": row.ged_id, "code": row.code}
    return PartyRow(
        row.party,
        row.home,
        None,
        None,
        kind.acled,
        row.acled_kind,
        row.abroad_kind,
        **names,
        known="rule",
        also=(),
    )


def _filled(template: str, fill: Mapping[str, str]) -> str:
    """A template with its fields; one whose country is not known loses the brackets around it."""
    for name, value in fill.items():
        template = template.replace(f"{{{name}}}", value)
    return template.replace("()", "").strip()


def _country(code: str | None) -> Country | None:
    return countries().get(code) if code else None


# ---------------------------------------------------------------- from names to parties
_YEARS = re.compile(r" \(\d{4}-(\d{4})?\)")


def _without_years(name: str) -> str:
    return _YEARS.sub("", name)


@cache
def _acled_patterns() -> tuple[tuple[re.Pattern[str], PartyRow], ...]:
    """Every name with `{country}` as a pattern, and every other as it is."""
    found = []
    for rows in _of_parties():
        for row in rows:
            for name in filter(None, (row.acled, *row.also)):
                pattern = re.escape(name).replace(re.escape("{country}"), "[^()]+")
                found.append((re.compile(pattern), row))
    return tuple(found)


@cache
def _acled_bases() -> Mapping[str, list[PartyRow]]:
    found: dict[str, list[PartyRow]] = defaultdict(list)
    for rows in _of_parties():
        for row in rows:
            for name in (row.acled, *row.also):
                if name and "{" not in name:
                    found[_without_years(name)].append(row)
    return found


@cache
def _ged_names() -> Mapping[str, list[PartyRow]]:
    found: dict[str, list[PartyRow]] = defaultdict(list)
    for rows in _of_parties():
        for row in rows:
            if row.ged:
                found[row.ged].append(row)
    return found


def _of_parties() -> list[tuple[PartyRow, ...]]:
    return [rows for party, rows in party_rows().items() if not party.startswith("kind:")]


def _best(rows: list[PartyRow], day: date | None) -> str | None:
    """The party of the first row whose time holds the day, else of the first row."""
    held = [row for row in rows if day and row.holds(day)] or rows
    return held[0].party if held else None


_STATE = re.compile(r"(Military Forces|Police Forces|Government) of (?:the )?(?P<state>[^-]+?)(?: -.*)?")
_STATE_KINDS = {"Military Forces": ("state_force", "state"), "Police Forces": ("police",)}


@cache
def _of_a_state(name: str) -> str | None:
    """The party of the lexicon that is the army, police or government of a country."""
    match = _STATE.match(name)
    if match is None:
        return None
    words = name[match.end(1) + 4 :].removeprefix("the ").split()
    country = next(
        (found for n in range(len(words), 0, -1) if (found := country_named(" ".join(words[:n])))), None
    )
    if country is None:
        return None
    kinds = _STATE_KINDS.get(match[1], ("state", "state_force"))
    parties = [party for party in names_of_parties() if home_of_party(party) == country.code]
    return next((p for kind in kinds for p in parties if kind_of_party(p) == kind), None)
