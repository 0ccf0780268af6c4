"""Which read event is which gold event: the one-to-one pairing with the highest total similarity."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from tawthiq.scoring.fills import Json
from tawthiq.scoring.measure import PAIR_AT, WEIGHTS
from tawthiq.scoring.slots import compare_slot


def pair(gold: Sequence[Json], read: Sequence[Json], slots: Sequence[str]) -> list[tuple[int, int]]:
    """Indices `(gold, read)` of the events that are the same; those without a partner are left out."""
    alike = [[similarity(g, r, slots) for r in read] for g in gold]
    gains = [[value if value >= PAIR_AT else 0.0 for value in row] for row in alike]
    return [(i, j) for i, j in best_assignment(gains) if gains[i][j] > 0]


def similarity(gold: Json, read: Json, slots: Sequence[str]) -> float:
    """0 to 1: the weighted mean of the F1 of every slot that either side fills."""
    agreed = possible = 0.0
    for slot in slots:
        right, in_gold, in_read = compare_slot(slot, gold, read)
        if in_gold or in_read:
            weight = WEIGHTS.get(slot, 0.0)
            agreed += weight * 2 * right / (in_gold + in_read)
            possible += weight
    return agreed / possible if possible else 0.0


def best_assignment(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one pairs `(row, column)` with the highest total gain; the shorter side is fully paired.

    The Hungarian method as shortest augmenting paths: rows are taken in turn, each is given its column along
    the cheapest path of re-assignments, and prices on rows and columns keep every reduced cost at or above
    zero. Ties go to the lower column. Time is rows² · columns.

    >>> best_assignment([[0.9, 0.8], [0.8, 0.1]])
    [(1, 0), (0, 1)]
    """
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        columns = [list(column) for column in zip(*gains, strict=True)]
        return [(row, column) for column, row in best_assignment(columns)]
    solver = _Assignment([[-gain for gain in row] for row in gains])
    for row in range(len(gains)):
        solver.assign(row)
    return [(row, column) for column, row in enumerate(solver.row_of) if row is not None]


class _Assignment:
    """A growing cheapest assignment: the prices and, for every column, the row that holds it."""

    def __init__(self, costs: list[list[float]]) -> None:
        self.costs = costs
        self.row_price = [0.0] * len(costs)
        self.column_price = [0.0] * len(costs[0])
        self.row_of: list[int | None] = [None] * len(costs[0])

    def assign(self, row: int) -> None:
        """Give `row` a column, moving other rows where that is cheaper."""
        width = len(self.column_price)
        distance = [inf] * width
        reached_from: list[int | None] = [None] * width
        settled: list[int] = []
        frontier, current, column = row, None, -1
        while True:
            open_columns = [j for j in range(width) if j not in settled]
            for j in open_columns:
                reduced = self.costs[frontier][j] - self.row_price[frontier] - self.column_price[j]
                if reduced < distance[j]:
                    distance[j], reached_from[j] = reduced, current
            column = min(open_columns, key=distance.__getitem__)
            self._raise_prices(row, settled, open_columns, distance, step=distance[column])
            holder = self.row_of[column]
            if holder is None:
                break
            settled.append(column)
            frontier, current = holder, column
        self._shift(row, column, reached_from)

    def _raise_prices(
        self, row: int, settled: list[int], open_columns: list[int], distance: list[float], step: float
    ) -> None:
        self.row_price[row] += step
        for j in settled:
            holder = self.row_of[j]
            if holder is not None:
                self.row_price[holder] += step
            self.column_price[j] -= step
        for j in open_columns:
            distance[j] -= step

    def _shift(self, row: int, column: int, reached_from: list[int | None]) -> None:
        """Move every row along the path by one column, so that `row` gets the first."""
        at = column
        while (before := reached_from[at]) is not None:
            self.row_of[at] = self.row_of[before]
            at = before
        self.row_of[at] = row
