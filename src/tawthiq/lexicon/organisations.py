"""Which speakers are third parties: monitors, relief organisations, media."""

from __future__ import annotations

from functools import cache

from tawthiq.lexicon.tables import rows


@cache
def organisations() -> frozenset[str]:
    """The ids of `speakers.tsv` that are no organ of a party to the conflict."""
    return frozenset(row["speaker"] for row in rows("speakers.tsv") if row["kind"] != "party_organ")
