"""Whether a row keeps the rules of UCDP GED's columns, and those between columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tawthiq.exports.columns import columns_of, day_of, number_of, whole_of
from tawthiq.exports.ged_codebook import CIVILIANS, priogrid_cell

DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def faults(row: Mapping[str, str], *, coded: bool = False) -> Iterator[str]:
    """What breaks a rule, each the end of a sentence; nothing of a row that keeps them all.

    Args:
        row: a row that is to be written, all its columns in order.
        coded: whether it is a row of UCDP's own, which is given back as it was coded: what the file that it came from had
            no column for may be empty, and its estimates may contradict one another.
    """
    columns = columns_of("ged")
    if tuple(row) != tuple(columns):
        yield f"its columns are {', '.join(row)}; expected GED's {len(columns)} in their order"
        return
    wrong = [column.fault(row[name]) for name, column in columns.items() if row[name].strip() or not coded]
    yield from filter(None, wrong)
    if any(wrong):
        return
    yield from _of_deaths(row, coded)
    yield from _of_days(row)
    if not coded:
        yield from _of_sides(row)
        yield from _of_point(row)


def _of_deaths(row: Mapping[str, str], coded: bool) -> Iterator[str]:
    low, best, high = (whole_of(row[name]) or 0 for name in ("low", "best", "high"))
    if sum(whole_of(row[name]) or 0 for name in DEATHS) != best:
        yield f"{' + '.join(row[name] for name in DEATHS)} deaths are not best, {best}; expected their sum"
    if not coded and not low <= best <= high:
        yield f"low is {low}, best {best}, high {high}; expected them in this order"
    if not max(low, best, high):
        yield "nobody died; expected one death at least"


def _of_days(row: Mapping[str, str]) -> Iterator[str]:
    start, end = day_of(row["date_start"]), day_of(row["date_end"])
    if start is not None and end is not None and end < start:
        yield f"date_end is {end}, before date_start, {start}"
    if start is not None and row["year"] and whole_of(row["year"]) != start.year:
        yield f"year is {row['year']}; expected {start.year}, that of date_start"


def _of_sides(row: Mapping[str, str]) -> Iterator[str]:
    violence, a, b = row["type_of_violence"], row["side_a"], row["side_b"]
    if a == b:
        yield f"side_a and side_b are both {a}; expected two sides"
    if (violence == "3") != (b == CIVILIANS):
        yield f"type_of_violence is {violence} and side_b {b}; expected {CIVILIANS} in one-sided violence, and only there"
    governments = (a.startswith("Government of "), b.startswith("Government of "))
    if violence == "1" and not governments[0]:
        yield f"side_a is {a}; expected a government in state-based violence"
    if violence == "2" and any(governments):
        yield f"side_a is {a}, side_b {b}; expected no government in non-state violence"


def _of_point(row: Mapping[str, str]) -> Iterator[str]:
    lat, lon = number_of(row["latitude"]), number_of(row["longitude"])
    if lat is None or lon is None:
        return
    if whole_of(row["priogrid_gid"]) != priogrid_cell(lat, lon):
        yield f"priogrid_gid is {row['priogrid_gid']}; expected {priogrid_cell(lat, lon)}, the cell of the point"
    if row["geom_wkt"] != f"POINT ({row['longitude']} {row['latitude']})":
        yield f"geom_wkt is {row['geom_wkt']}; expected POINT ({row['longitude']} {row['latitude']})"
