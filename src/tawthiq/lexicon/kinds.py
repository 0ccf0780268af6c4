"""What kind of party each one is: a state's forces, rebels, a militia, police."""

from __future__ import annotations

from functools import cache

from tawthiq.lexicon.tables import rows


@cache
def _kinds() -> dict[str, str]:
    return {row["id"]: row["kind"] for row in rows("actors.tsv")}


def kind_of_party(party: str) -> str:
    """The kind of a party as `actors.tsv` has it; empty for one that stands in no row."""
    return _kinds().get(party, "")
