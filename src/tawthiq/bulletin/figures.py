"""The numbers of a bulletin, each with its name and the incidents that it stands on.

Names read from the wide to the narrow: `month.killed.civilians`, `year.operations`, `month.operations.area.raqqa`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tawthiq.bulletin.naming import NOT_STATED
from tawthiq.bulletin.tallies import Counted
from tawthiq.records import Toll
from tawthiq.statistics.cases import Case
from tawthiq.statistics.ratios import Ratio

Value = int | Toll | Ratio | None


@dataclass(frozen=True, slots=True)
class Number:
    """A count (`int`), people harmed (`Toll`), or how one count stands to another (`Ratio`).

    `None` is a number that nothing in the store states, which is not zero.
    """

    name: str
    value: Value
    incidents: tuple[str, ...] = ()
    """The incidents that it stands on; empty for numbers of articles and outlets."""
    made_of: tuple[str, ...] = ()
    """The names of the numbers that a ratio is of."""

    @property
    def size(self) -> float:
        """What it is ordered by."""
        if isinstance(self.value, Toll):
            return max(self.value.best or 0, self.value.low or 0)
        return self.value.ratio or 0 if isinstance(self.value, Ratio) else self.value or 0

    @property
    def key(self) -> str:
        """The last part of its name."""
        return self.name.rpartition(".")[2]


@dataclass(slots=True)
class Figures:
    """Every number of a bulletin by name, and the incidents behind them."""

    numbers: dict[str, Number] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    """Every incident that a number stands on, by id."""
    tallies: list[Counted] = field(default_factory=list)
    """What others counted for the same month."""
    facts: dict[str, str] = field(default_factory=dict)
    """What is no number: the day of the newest article, how much of the month was read, the version."""

    def add(
        self, name: str, value: Value, incidents: Iterable[str] = (), *, made_of: tuple[str, ...] = ()
    ) -> None:
        """Keep a number; a name stands once."""
        assert name not in self.numbers, name
        self.numbers[name] = Number(name, value, tuple(incidents), made_of)

    def __getitem__(self, name: str) -> Number:
        return self.numbers.get(name, Number(name, None))

    def below(self, prefix: str) -> Iterator[Number]:
        """The numbers one step under a name, the largest first, what is not stated last."""
        found = [one for name, one in self.numbers.items() if name.rpartition(".")[0] == prefix]
        return iter(sorted(found, key=lambda one: (one.key == NOT_STATED, -one.size, one.name)))
