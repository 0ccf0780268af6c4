"""Which parties fight on one side: a hint for the reader, and no judgement on who belongs to whom."""

from __future__ import annotations

from functools import cache

from tawthiq.lexicon.tables import rows


@cache
def _fronts() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in rows("fronts.tsv"):
        for actor in row["actors"].split():
            out.setdefault(actor, set()).add(row["front"])
    return {actor: frozenset(names) for actor, names in out.items()}


def fight_together(one: str, two: str) -> bool:
    """Whether two parties are known to have fought on one side in one of the wars of the lexicon."""
    fronts = _fronts()
    return one == two or bool(fronts.get(one, frozenset()) & fronts.get(two, frozenset()))
