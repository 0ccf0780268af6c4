"""UCDP GED as a source: each row of its CSV files an article of the outlet "UCDP GED" with one event.

Codes, sides and sources are read by `ged_codebook`. The text of the article is put together from the columns of words,
so no value has a span. Of deaths a zero is not taken for a stated zero: the row counts those who are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from tawthiq.exports.coded_rows import CodedRow, coded_rows
from tawthiq.exports.columns import columns_of, day_of, number_of, whole_of
from tawthiq.exports.countries import countries, country_named
from tawthiq.exports.ged_codebook import Side, admin1_of, kind_of, read_code, side_of, speakers_of
from tawthiq.lexicon.kinds import kind_of_party
from tawthiq.lexicon.organisations import organisations
from tawthiq.records import Article, Casualty, Event, Party, Place, Record, Stance, Time
from tawthiq.sources import Refusal

OUTLET = "UCDP GED"
PREFIX = "ged:"
"""Before the number of a row in the id of its article: rows of one data set are told from other sources by it."""

_DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_Cells = Mapping[str, str]

LATEST_SOURCE = timedelta(days=3653)
"""Ten years: a source that is dated longer after an event has a mistyped year."""


def read(path: Path) -> Iterator[Record | Refusal]:
    """The rows of a file as records, and what was refused or taken with a warning.

    Raises:
        InvalidInput: the file as a whole cannot be read; names the columns that are missing.
    """
    seen: dict[int, int] = {}
    for row in coded_rows(path, columns_of("ged"), "UCDP GED"):
        if isinstance(row, Refusal):
            yield row
            continue
        fault = _fault(row.cells) or _stands_twice(row, seen)
        if fault:
            yield row.refused(fault)
            continue
        yield record_of(row.cells, source=f"{row.source}, line {row.line}")
        low, best, high = (_whole(row.cells, name) for name in ("low", "best", "high"))
        if not low <= best <= high:
            yield row.warned(f"low is {low}, best {best}, high {high}; they are kept as they are coded")


def _fault(cells: _Cells) -> str | None:
    """Why a row cannot be read: the first rule that it breaks."""
    columns = columns_of("ged")
    for name, cell in cells.items():
        column = columns.get(name)
        fault = column.fault(cell) if column is not None and (column.needed or cell.strip()) else None
        if fault:
            return fault
    if _day(cells, "date_end") < _day(cells, "date_start"):
        return f"ends on {_day(cells, 'date_end')}, before it starts on {_day(cells, 'date_start')}"
    deaths, best = [_whole(cells, name) for name in _DEATHS], _whole(cells, "best")
    if sum(deaths) != best:
        return f"the deaths {' + '.join(map(str, deaths))} are {sum(deaths)}, and best is {best}; expected their sum"
    return None


def _stands_twice(row: CodedRow, seen: dict[int, int]) -> str | None:
    first = seen.setdefault(_whole(row.cells, "id"), row.line)
    return (
        None
        if first == row.line
        else f"id {_whole(row.cells, 'id')} stands on line {first} already; expected each id once"
    )


def record_of(cells: _Cells, *, source: str | None = None) -> Record:
    """The record of a row that breaks no rule."""
    event = _event(cells)
    where = [cells["where_coordinates"], cells.get("adm_2"), cells.get("adm_1"), cells["country"]]
    named = cells.get("dyad_name") or f"{cells['side_a']} - {cells['side_b']}"
    title = f"{named}, {cells['where_coordinates']}, {cells['date_start'].strip()[:10]}"
    lines = (
        title,
        cells.get("source_headline"),
        ", ".join(filter(None, where)),
        cells.get("where_description"),
    )
    return Record(
        article=Article(
            id=f"{PREFIX}{_whole(cells, 'id')}",
            text="\n".join(line.strip() for line in lines if line and line.strip()),
            title=title,
            outlet=OUTLET,
            published=_published(cells),
            language="en",
            source=source,
        ),
        events=(event,),
    )


def _published(cells: _Cells) -> date | None:
    """When it was first told: the first day of a source that is not before the event, nor a slip of the pen."""
    days = (day_of(part) for part in cells.get("source_date", "").split(";"))
    first, last = _day(cells, "date_start"), _day(cells, "date_end") + LATEST_SOURCE
    return min((day for day in days if day and first <= day <= last), default=None)


# ---------------------------------------------------------------- the event
def _event(cells: _Cells) -> Event:
    day = _day(cells, "date_start")
    a, b = side_of(cells["side_a"], day), side_of(cells["side_b"], day)
    dead_a, dead_b, civilians, _ = (_whole(cells, name) for name in _DEATHS)
    violence = _whole(cells, "type_of_violence")
    kind = kind_of(violence, dead_a > 0, dead_b > 0)
    initiators = [side for name, side in (("a", a), ("b", b)) if name in kind.initiators]
    hit = [side for dead, side in ((dead_a, a), (dead_b, b)) if dead and side not in initiators]
    if civilians or violence == 3:
        hit.append(Side(("civilians",), "civilians"))
    speaker, others = _speaker(cells)
    return Event(
        id="e1",
        type=kind.type,
        time=Time(
            start=day,
            end=_day(cells, "date_end"),
            precision=read_code("date_prec", _whole(cells, "date_prec")),
        ),
        place=_place(cells),
        initiators=_parties(initiators),
        targets=_parties(hit),
        casualties=tuple(_casualties(cells, a, b)),
        rivals=tuple(_range(cells, a, b)),
        speaker=speaker,
        stance=_stance(speaker, cells, a, b),
        note=_note(cells, others),
        coded=dict(cells),
    )


def _parties(sides: list[Side]) -> tuple[Party, ...]:
    return tuple(Party(id=one) for one in dict.fromkeys(party for side in sides for party in side.parties))


def _place(cells: _Cells) -> Place:
    number = cells.get("country_id", "").strip()
    country = country_named(cells["country"].strip()) or next(
        (one for one in countries().values() if number and one.gw == str(whole_of(number))), None
    )
    return Place(
        name=cells["where_coordinates"].strip(),
        admin1=admin1_of(cells.get("adm_1", "")),
        country=country.code if country else None,
        lat=number_of(cells["latitude"]),
        lon=number_of(cells["longitude"]),
        precision=read_code("where_prec", _whole(cells, "where_prec")),
    )


def _dead(cells: _Cells, a: Side, b: Side) -> Iterator[tuple[str, int]]:
    """Whose dead, and how many, for each column that counts any."""
    for name, group in zip(_DEATHS, (a.group, b.group, "civilians", "unknown"), strict=True):
        if _whole(cells, name):
            yield group, _whole(cells, name)


def _casualties(cells: _Cells, a: Side, b: Side) -> Iterator[Casualty]:
    for group, count in _dead(cells, a, b):
        yield Casualty(outcome="killed", group=group, min=count, max=count)


def _range(cells: _Cells, a: Side, b: Side) -> Iterator[Casualty]:
    """The low and the high estimate of all dead, where they are not the best one.

    GED gives them for everyone together. Where some of several groups are unknown, the others are counted as they are,
    so that the estimates are about the unknown ones.
    """
    low, best, high = (_whole(cells, name) for name in ("low", "best", "high"))
    if (low, high) == (best, best):
        return
    dead = dict(_dead(cells, a, b))
    group = next(iter(dead)) if len(dead) == 1 else "unknown"
    known = best - dead["unknown"] if len(dead) > 1 and "unknown" in dead else 0
    least, most = sorted((max(0, low - known), max(0, high - known)))
    yield Casualty(outcome="killed", group=group, min=least, max=most)


# ---------------------------------------------------------------- whose word
def _speaker(cells: _Cells) -> tuple[str, tuple[str, ...]]:
    """Who made the claim, and who made it too; where nobody is named, who published it."""
    claimants = speakers_of(cells.get("source_original", "")) or speakers_of(cells.get("source_office", ""))
    return (claimants[0], claimants[1:]) if claimants else ("media", ())


_UNARMED = ("", "civilians", "political_body", "unknown")


def _stance(speaker: str, cells: _Cells, a: Side, b: Side) -> Stance:
    """A party's word is a claim, and on the dead of its own side alone an admission; all other words are reports."""
    if speaker in organisations() or kind_of_party(speaker) in _UNARMED:
        return "reported"
    groups = {group for group, _ in _dead(cells, a, b)}
    own = {side.group for side in (a, b) if speaker in side.parties}
    return "admitted" if groups and groups <= own else "claimed"


def _note(cells: _Cells, others: tuple[str, ...]) -> str | None:
    notes = []
    if cells.get("event_clarity") and whole_of(cells["event_clarity"]) == 2:
        notes.append("coded as several events told together")
    if others:
        notes.append(f"also told by {', '.join(others)}")
    return "; ".join(notes) or None


# ---------------------------------------------------------------- cells that have been checked
def _whole(cells: _Cells, name: str) -> int:
    value = whole_of(cells[name])
    assert value is not None, name
    return value


def _day(cells: _Cells, name: str) -> date:
    value = day_of(cells[name])
    assert value is not None, name
    return value
