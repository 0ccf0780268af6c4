"""What kind of party each one is (a state's forces, rebels, a militia, police), and its own neutral name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tawthiq.lexicon.tables import rows


@cache
def _kinds() -> dict[str, str]:
    return {row["id"]: row["kind"] for row in rows("actors.tsv")}


def kind_of_party(party: str) -> str:
    """The kind of a party as `actors.tsv` has it; empty for one that stands in no row."""
    return _kinds().get(party, "")


@cache
def names_of_parties() -> Mapping[str, tuple[str, str]]:
    """The Arabic and the English name of each party; of several rows of one party the first counts."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("actors.tsv"):
        found.setdefault(row["id"], (row["name_ar"], row["name_en"]))
    return found


@cache
def _homes() -> dict[str, str]:
    return {row["id"]: row["country"] for row in rows("actors.tsv") if row["country"]}


def home_of_party(party: str) -> str:
    """The country to which a party belongs, ISO 3166 alpha-2; empty where it is none's or not known."""
    return _homes().get(party, "")
