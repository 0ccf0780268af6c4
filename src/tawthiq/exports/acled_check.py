"""Whether a row keeps the rules of ACLED's columns: legal values, formats, and what must agree with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tawthiq.exports.acled_codebook import codebook
from tawthiq.exports.columns import columns_of, day_of
from tawthiq.exports.countries import countries, country_named
from tawthiq.exports.parties import ACLED_KINDS, interaction


def faults(row: Mapping[str, str]) -> Iterator[str]:
    """What breaks a rule, each the end of a sentence; nothing of a row that keeps them all."""
    columns = columns_of("acled")
    if tuple(row) != tuple(columns):
        yield f"its columns are {', '.join(row)}; expected ACLED's 31 in their order"
        return
    for column in columns.values():
        fault = column.fault(row[column.name])
        if fault:
            yield fault
    yield from _of_kind(row)
    yield from _of_actors(row)
    yield from _of_place(row)
    day = day_of(row["event_date"])
    if day is not None and row["year"] != str(day.year):
        yield f"year is {row['year']}; expected {day.year}, that of event_date"


def _of_kind(row: Mapping[str, str]) -> Iterator[str]:
    book = codebook()
    kind, sub = row["event_type"], row["sub_event_type"]
    if kind not in book.taxonomy:
        yield f"event_type is {kind!r}; expected one of {', '.join(book.taxonomy)}"
    elif sub not in book.taxonomy[kind]:
        yield f"sub_event_type is {sub!r}; expected one of {kind}: {', '.join(book.taxonomy[kind])}"
    elif row["disorder_type"] != book.disorder_of(sub):
        yield f"disorder_type is {row['disorder_type']!r}; expected {book.disorder_of(sub)!r}, as {sub} is"
    if row["civilian_targeting"] not in ("", "Civilians targeted"):
        yield f"civilian_targeting is {row['civilian_targeting']!r}; expected 'Civilians targeted' or nothing"


def _of_actors(row: Mapping[str, str]) -> Iterator[str]:
    for actor, inter in (("actor1", "inter1"), ("actor2", "inter2")):
        if bool(row[actor]) != bool(row[inter]):
            yield f"{actor} is {row[actor]!r} and {inter} is {row[inter]!r}; expected both or none"
        elif row[inter] and row[inter] not in ACLED_KINDS:
            yield f"{inter} is {row[inter]!r}; expected one of {', '.join(ACLED_KINDS)}"
    kinds = {row["inter1"], row["inter2"]}
    if row["inter1"] in ACLED_KINDS and kinds <= {*ACLED_KINDS, ""}:
        wanted = interaction(row["inter1"], row["inter2"])
        if row["interaction"] != wanted:
            yield f"interaction is {row['interaction']!r}; expected {wanted!r}, as inter1 and inter2 are"
    if row["event_type"] in ("Battles", "Violence against civilians") and not row["actor2"]:
        yield f"actor2 is empty; {row['event_type']} need two parties"
    if row["event_type"] == "Violence against civilians" and row["inter2"] not in ("", "Civilians"):
        yield f"inter2 is {row['inter2']!r}; expected Civilians, as in all Violence against civilians"
    if row["event_type"] == "Battles" and kinds & {"Civilians", "Protesters"}:
        yield f"interaction is {row['interaction']!r}; expected two armed parties, as in all Battles"


def _of_place(row: Mapping[str, str]) -> Iterator[str]:
    country = country_named(row["country"])
    if country is None:
        yield f"country is {row['country']!r}; expected a country as ACLED names it"
    elif (row["iso"], row["region"]) != (country.iso, country.region):
        yield f"iso and region are {row['iso']!r}, {row['region']!r}; expected {country.iso!r}, {country.region!r}"
    letters = row["event_id_cnty"].rstrip("0123456789")
    if letters == row["event_id_cnty"] or letters not in {one.iso3 for one in countries().values()}:
        yield f"event_id_cnty is {row['event_id_cnty']!r}; expected a country's three letters and a number"
