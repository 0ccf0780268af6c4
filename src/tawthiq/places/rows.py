"""Rows of the gazetteer: what one place is, and the tables that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from tawthiq.errors import InvalidData

KINDS = frozenset(
    (
        *("country", "region", "governorate", "district", "subdistrict", "settlement", "quarter", "camp"),
        *("prison", "site", "area", "desert", "mountain", "road", "river", "crossing", "base", "airport"),
        *("field", "dam"),
    )
)
"""What a row can be. A region is a unit or named part of a country other than Syria and Iraq."""

UNIT_KINDS = ("country", "region", "governorate", "district", "subdistrict")
"""Administrative kinds, largest first."""

COLUMNS = (
    *("id", "kind", "name", "names", "admin1", "admin2", "admin3", "pcode1", "pcode2", "pcode3"),
    *("country", "lat", "lon", "prior", "common_word", "source"),
)

INSTALLED_COLUMNS = (*COLUMNS, "latin")
"""Columns of a file that `tawthiq places install` builds: as the package's, with the Latin names in the same file."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the gazetteer. Coordinates are WGS 84 degrees; units are empty where none is known."""

    id: str
    kind: str
    name: str
    """The usual spelling in newspapers."""
    names: tuple[str, ...]
    """Other Arabic spellings and names."""
    admin1: str
    """Slug of the governorate for Syria and Iraq, else empty."""
    admin2: str
    """Arabic name of the district."""
    admin3: str
    """Arabic name of the sub-district."""
    pcodes: tuple[str, ...]
    """OCHA p-codes of governorate, district and sub-district, as far as known."""
    country: str
    lat: float | None
    lon: float | None
    prior: float
    """How likely reports on the conflict mean this row by its name alone: 0 to 1; 0 for one never read in a text."""
    common_word: bool
    """Whether the name is also an ordinary word or a person's name."""
    source: str
    latin: tuple[str, ...] = ()
    """Names in Latin letters, for searches. A row that has no others bears the first of them as its name."""

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name and every other spelling."""
        return (self.name, *self.names)


def read_cells(name: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a data file as cells, with line numbers; `#` opens a comment, a header comes first."""
    text = (files("tawthiq.places") / "data" / name).read_text(encoding="utf-8")
    return cells_of(text, name, columns)


def cells_of(text: str, name: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table as cells, with line numbers.

    Raises:
        InvalidData: the header or a row has other columns.
    """
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if header != list(columns):
                raise InvalidData(f"{name}, line {number}: the columns must be {' '.join(columns)}")
        elif len(cells) != len(columns):
            raise InvalidData(f"{name}, line {number}: {len(cells)} cells where {len(columns)} are expected")
        else:
            yield number, cells


def row_of(cells: list[str], number: int, name: str) -> PlaceRow:
    """The row of a table's cells; `number` is its line in the table `name`.

    Raises:
        InvalidData: a number is none.
    """
    try:
        return PlaceRow(
            id=cells[0],
            kind=cells[1],
            name=cells[2],
            names=tuple(cells[3].split("|")) if cells[3] else (),
            admin1=cells[4],
            admin2=cells[5],
            admin3=cells[6],
            pcodes=tuple(filter(None, cells[7:10])),
            country=cells[10],
            lat=float(cells[11]) if cells[11] else None,
            lon=float(cells[12]) if cells[12] else None,
            prior=float(cells[13]),
            common_word=cells[14] == "1",
            source=cells[15],
            latin=tuple(cells[16].split("|")) if len(cells) > len(COLUMNS) and cells[16] else (),
        )
    except ValueError as err:
        raise InvalidData(f"{name}, line {number}: {err}; lat, lon and prior must be numbers") from err
