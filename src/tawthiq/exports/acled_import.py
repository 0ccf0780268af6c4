"""ACLED as a source: each row of its CSV files an article of the outlet "ACLED" with one event.

The article's text is the row's `notes`, ACLED's own words in English. `fatalities` of 0 means that no deaths were
reported (ACLED Codebook, "Reported fatalities") and not that nobody died: it gives no figure, and the row keeps its 0 in
`Event.coded`. What ACLED wrote is kept there cell by cell, so that an export to ACLED gives the row back as it was.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tawthiq.exports.acled_codebook import codebook
from tawthiq.exports.coded_rows import CodedRow, coded_rows
from tawthiq.exports.columns import columns_of, day_of, number_of, whole_of
from tawthiq.exports.countries import country_named
from tawthiq.exports.english import admin1_slugs
from tawthiq.exports.ged_codebook import speakers_of
from tawthiq.exports.outlets import party_of_outlet
from tawthiq.exports.parties import ACLED_KINDS, interaction, named, party_of_acled
from tawthiq.records import Article, Casualty, Event, Party, Place, PlacePrecision, Record, Span, Stance, Time
from tawthiq.sources import Refusal

OUTLET = "ACLED"
PREFIX = "acled:"
"""Before the id of a row in the id of its article."""

_PRECISIONS: dict[int, PlacePrecision] = {1: "settlement", 2: "area", 3: "governorate"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_Cells = Mapping[str, str]


def read(path: Path) -> Iterator[Record | Refusal]:
    """The rows of a file as records, and what was refused or taken with a warning.

    Raises:
        InvalidInput: the file as a whole cannot be read; names the columns that are missing.
    """
    seen: dict[str, int] = {}
    for row in coded_rows(path, columns_of("acled"), "ACLED"):
        if isinstance(row, Refusal):
            yield row
            continue
        fault = _fault(row.cells) or _stands_twice(row, seen)
        yield row.refused(fault) if fault else record_of(row.cells, source=f"{row.source}, line {row.line}")


def _fault(cells: _Cells) -> str | None:
    """Why a row cannot be read: the first rule that it breaks."""
    if acled_day(cells["event_date"]) is None:
        return f"event_date is {cells['event_date']!r}; expected a day such as 2022-11-05 or 05 November 2022"
    columns = columns_of("acled")
    for name, cell in cells.items():
        column = columns.get(name)
        if column is None or column.kind == "day" or not (column.needed or cell.strip()):
            continue
        if fault := column.fault(cell):
            return fault
    sub, taxonomy = cells["sub_event_type"].strip(), codebook().taxonomy
    if sub not in {one for subs in taxonomy.values() for one in subs}:
        return f"sub_event_type is {sub!r}; expected one of ACLED's, such as Armed clash"
    if country_named(cells["country"].strip()) is None:
        return f"country is {cells['country']!r}; expected a country as ACLED names it"
    return None


def _stands_twice(row: CodedRow, seen: dict[str, int]) -> str | None:
    id = row.cells["event_id_cnty"].strip()
    first = seen.setdefault(id, row.line)
    return (
        None
        if first == row.line
        else f"event_id_cnty {id} stands on line {first} already; expected each once"
    )


def acled_day(cell: str) -> date | None:
    """A day as ACLED's files have it, the older ones in words.

    >>> acled_day("2022-11-05") == acled_day("05 November 2022"), acled_day("last week")
    (True, None)
    """
    match = re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})", cell.strip())
    if match is None or match[2].lower() not in _MONTHS:
        return day_of(cell)
    try:
        return date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    except ValueError:
        return None


def record_of(cells: _Cells, *, source: str | None = None) -> Record:
    """The record of a row that breaks no rule."""
    id, notes = cells["event_id_cnty"].strip(), cells.get("notes", "").strip()
    title = f"{cells['sub_event_type'].strip()}, {cells.get('location', '').strip()}, {cells['event_date'].strip()}"
    article = Article(
        id=f"{PREFIX}{id}",
        text=notes or title,
        title=title,
        outlet=OUTLET,
        published=_uploaded(cells),
        language="en",
        source=source,
    )
    return Record(article=article, events=(_event(cells, article.text),))


def as_coded(cells: _Cells) -> dict[str, str]:
    """A row as it stood, its day and its types of actors as ACLED writes them today: older files have words and numbers.

    >>> found = as_coded({"event_date": "05 November 2022", "inter1": "2", "inter2": "7", "interaction": "27"})
    >>> found["event_date"], found["inter2"], found["interaction"]
    ('2022-11-05', 'Civilians', 'Rebel group-Civilians')
    """
    row = {name: cells.get(name, "") for name in columns_of("acled")}
    day = acled_day(row["event_date"])
    row["event_date"] = day.isoformat() if day else row["event_date"]
    kinds = dict(zip("012345678", ("", *ACLED_KINDS), strict=True))
    for name in ("inter1", "inter2"):
        row[name] = kinds.get(row[name].strip(), row[name])
    if row["interaction"].strip().isdigit():
        row["interaction"] = interaction(row["inter1"], row["inter2"])
    return row


def _uploaded(cells: _Cells) -> date | None:
    """The day of upload."""
    moment = whole_of(cells.get("timestamp", ""))
    if not moment:
        return None
    try:
        return datetime.fromtimestamp(moment, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None


# ---------------------------------------------------------------- the event
def _event(cells: _Cells, text: str) -> Event:
    day = acled_day(cells["event_date"])
    assert day is not None, "the row has been checked"
    back = codebook().back[cells["sub_event_type"].strip()]
    dead = whole_of(cells.get("fatalities", ""))
    speaker, stance, others = _speaker(cells.get("source", ""))
    return Event(
        id="e1",
        type=back.type,
        time=_time(day, whole_of(cells.get("time_precision", "")) or 1),
        place=_place(cells),
        initiators=_parties(cells, day, "actor1", "assoc_actor_1"),
        targets=_parties(cells, day, "actor2", "assoc_actor_2"),
        weapons=back.weapons,
        casualties=(Casualty(outcome="killed", min=dead, max=dead),) if dead else (),
        speaker=speaker,
        stance=stance,
        note=f"also told by {', '.join(others)}" if others else None,
        coded=dict(cells),
        evidence=(Span(start=0, end=len(text)),),
    )


def _time(day: date, precision: int) -> Time:
    """The days on which it can have happened: of a week three around its middle, of a month the whole."""
    if precision == 1:
        return Time(start=day, end=day)
    if precision == 2:
        return Time(start=day - timedelta(days=3), end=day + timedelta(days=3), precision="week")
    last = monthrange(day.year, day.month)[1]
    return Time(start=day.replace(day=1), end=day.replace(day=last), precision="month")


def _place(cells: _Cells) -> Place:
    country = country_named(cells["country"].strip())
    return Place(
        name=cells.get("location", "").strip() or cells.get("admin1", "").strip() or cells["country"].strip(),
        admin1=admin1_slugs().get(cells.get("admin1", "").strip()),
        country=country.code if country else None,
        lat=number_of(cells["latitude"]),
        lon=number_of(cells["longitude"]),
        precision=_PRECISIONS[whole_of(cells.get("geo_precision", "")) or 1],
    )


def _parties(cells: _Cells, day: date, *columns: str) -> tuple[Party, ...]:
    names = [name.strip() for column in columns for name in cells.get(column, "").split(";") if name.strip()]
    found = {_party(name, day): name for name in reversed(names)}
    return tuple(Party(id=id, text=found[id]) for id in reversed(found))


def _party(name: str, day: date) -> str:
    """The id of an actor; of one that the map does not have, its name in the form of an id."""
    known = party_of_acled(name, day)
    if known in ("protesters", "rioters"):
        return "civilians"
    return known or re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") or "unknown"


# ---------------------------------------------------------------- whose word
def _speaker(sources: str) -> tuple[str, Stance, tuple[str, ...]]:
    """Whose word it is, where a known monitor or a party told it; else media. A party's word is a claim."""
    told = [name.strip() for name in sources.split(";") if name.strip()]
    parties = [party for name in told if (party := party_of_outlet(name))]
    others = [name for name in told if party_of_outlet(name) is None]
    if parties and not others:
        return parties[0], "claimed", tuple(parties[1:])
    known = [speaker for speaker in speakers_of("; ".join(others)) if speaker != "media"]
    if not known:
        return "media", "reported", tuple(parties)
    first, *rest = known
    states = ("State forces", "Rebel group", "Political militia", "External/Other forces")
    claims = named(first).acled_kind in states and named(first).ged_kind != "civilians"
    return first, "claimed" if claims else "reported", tuple(dict.fromkeys([*rest, *parties]))
