"""What a plot draws: one row of figures with its name, and the colours that tell rows apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""Colours that readers with any colour vision tell apart (Okabe and Ito 2008, without the yellow)."""

PALE = "#8C8C8C"
"""What stands behind for comparison."""


@dataclass(frozen=True, slots=True)
class Values:
    """One row of figures, a value for each label; `None` is drawn as a gap, for it is not zero.

    `lows` and `highs` are the ends of what is uncertain about each value: a band, or a whisker. Where a high end is
    open (`None`) nothing is drawn above the value.
    """

    name: str
    values: Sequence[float | None]
    lows: Sequence[float | None] = ()
    highs: Sequence[float | None] = ()
    pale: bool = False
    """Drawn thin and grey, as what the others are held against."""
    hollow: frozenset[int] = frozenset()
    """The labels, by their number, whose value is that of a part only; a line has a hollow mark there."""

    def low(self, i: int) -> float | None:
        """The low end at a label; the value where none is known, `None` where there is no value."""
        return _end(self.values[i], self.lows[i] if self.lows else None)

    def high(self, i: int) -> float | None:
        """The high end at a label; the value where none is known, `None` where there is no value."""
        return _end(self.values[i], self.highs[i] if self.highs else None)


def _end(value: float | None, end: float | None) -> float | None:
    return None if value is None else value if end is None else end


def colours_of(rows: Sequence[Values]) -> list[str]:
    """A colour for each row; pale rows are grey."""
    bright = iter(COLOURS * (len(rows) // len(COLOURS) + 1))
    return [PALE if row.pale else next(bright) for row in rows]
