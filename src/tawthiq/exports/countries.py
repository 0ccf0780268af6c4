"""Countries as ACLED, UCDP and PLOVER name and number them (`exports/data/countries.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawthiq.exports.tables import read_table

_COLUMNS = ("country", "iso3", "iso", "acled", "region", "ged", "gw")


@dataclass(frozen=True, slots=True)
class Country:
    """One country; a name or number that a data set does not have is empty."""

    code: str
    """ISO 3166 alpha-2, as records have it."""
    iso3: str
    iso: str
    """ISO 3166 numeric, without leading zeros."""
    acled: str
    region: str
    """ACLED's region."""
    ged: str
    gw: str
    """The number of Gleditsch and Ward (1999), by which UCDP knows states."""


@cache
def countries() -> Mapping[str, Country]:
    """Every country that is known, by ISO 3166 alpha-2.

    Raises:
        InvalidData: the table breaks its schema.

    >>> countries()["SY"].iso, countries()["SY"].gw, countries()["YE"].ged
    ('760', '652', 'Yemen (North Yemen)')
    """
    rows = read_table("countries.tsv", _COLUMNS)
    return {row["country"]: Country(row["country"], *(row[name] for name in _COLUMNS[1:])) for _, row in rows}


@cache
def country_named(name: str) -> Country | None:
    """The country of a name in ACLED or UCDP GED.

    >>> country_named("Syria") is countries()["SY"], country_named("Nowhere")
    (True, None)
    """
    known = [one for one in countries().values() if name in (one.acled, one.ged)]
    return next((one for one in known if one.acled == name), known[0] if known else None)
