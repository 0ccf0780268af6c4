"""The columns of a published data set: what each holds, as data, and why a cell breaks the rule of its column."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, get_args

from tawthiq.errors import InvalidData

Kind = Literal["integer", "integers", "number", "day", "text"]

_SCHEMA = ("column", "kind", "needed", "filled", "least", "most", "codes", "says")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?Z?")
"""What files written by spreadsheets and databases put behind a day."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what a cell can hold, and what it means."""

    name: str
    kind: Kind
    needed: bool
    """Whether a file without it cannot be read."""
    filled: bool
    """Whether a cell of it is never empty."""
    least: float | None
    most: float | None
    codes: tuple[str, ...]
    """The only values, where the codebook lists them."""
    says: str

    def fault(self, cell: str) -> str | None:
        """Why a cell breaks the rule of the column, as the end of a sentence; `None` where it does not.

        >>> print(columns_of("ged")["date_prec"].fault("6"))
        date_prec is '6'; expected one of 1, 2, 3, 4, 5
        """
        text = cell.strip()
        if not text:
            return f"{self.name} is empty" if self.filled else None
        match self.kind:
            case "text":
                return None
            case "day":
                return (
                    None
                    if day_of(text)
                    else f"{self.name} is {_shown(text)}; expected a day such as 2022-11-05"
                )
            case "integers":
                wrong = any(whole_of(part) is None for part in re.split("[;,]", text))
                return f"{self.name} is {_shown(text)}; expected whole numbers" if wrong else None
            case _:
                return self._number_fault(text)

    def _number_fault(self, text: str) -> str | None:
        value = whole_of(text) if self.kind == "integer" else number_of(text)
        if value is None:
            kind = "a whole number" if self.kind == "integer" else "a number"
            return f"{self.name} is {_shown(text)}; expected {kind}"
        if self.codes and str(value) not in self.codes:
            return f"{self.name} is {_shown(text)}; expected one of {', '.join(self.codes)}"
        if self.least is not None and value < self.least:
            return f"{self.name} is {_shown(text)}; expected {self.least:g} or more"
        if self.most is not None and value > self.most:
            return f"{self.name} is {_shown(text)}; expected {self.most:g} or less"
        return None


@cache
def columns_of(data_set: str) -> Mapping[str, Column]:
    """The columns of a data set in their order, by name (`data/NAME_columns.tsv`).

    Raises:
        InvalidData: the file breaks its schema.

    >>> len(columns_of("ged"))
    49
    """
    name = f"{data_set}_columns.tsv"
    text = files("tawthiq.exports").joinpath("data", name).read_text(encoding="utf-8")
    return MappingProxyType({column.name: column for column in _parsed(name, text)})


def _parsed(name: str, text: str) -> Iterator[Column]:
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines or tuple(lines[0]) != _SCHEMA:
        raise InvalidData(f"exports/data/{name}: expected the columns {', '.join(_SCHEMA)}")
    for cells in lines[1:]:
        if len(cells) != len(_SCHEMA) or cells[1] not in get_args(Kind) or not cells[-1]:
            raise InvalidData(
                f"exports/data/{name}: {cells}; expected {len(_SCHEMA)} cells, a kind and a meaning"
            )
        column, kind, needed, filled, least, most, codes, says = cells
        yield Column(
            name=column,
            kind=kind,  # type: ignore[arg-type]
            needed=needed == "yes",
            filled=filled == "yes",
            least=float(least) if least else None,
            most=float(most) if most else None,
            codes=tuple(code.strip() for code in codes.split("|")) if codes else (),
            says=says,
        )


# ---------------------------------------------------------------- cells
_WHOLE = 2**53
"""From here on tables do not keep a whole number exactly."""


def number_of(cell: str) -> float | None:
    """A cell as a number; `None` where it is none, or none that can be counted with."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def whole_of(cell: str) -> int | None:
    """A cell as a whole number, also where a table program has made `214797.0` of it.

    >>> whole_of("214797.0"), whole_of("3.5"), whole_of(""), whole_of("9" * 30)
    (214797, None, None, None)
    """
    text = cell.strip()
    value = number_of(text)
    if value is None or not value.is_integer() or abs(value) >= _WHOLE:
        return None
    return int(value)


def day_of(cell: str) -> date | None:
    """A cell as a day, also where midnight stands behind it.

    >>> day_of("2016-01-01 00:00:00.000"), day_of("2016-02-30"), day_of("20160101")
    (datetime.date(2016, 1, 1), None, None)
    """
    text = cell.strip()
    day, rest = text[:10], text[10:]
    if len(day) != 10 or (rest and not _MIDNIGHT.fullmatch(rest)):
        return None
    try:
        return date.fromisoformat(day) if day[4] == day[7] == "-" else None
    except ValueError:
        return None


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:39]}…")
