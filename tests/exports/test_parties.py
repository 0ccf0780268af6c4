"""The map of parties to the names of ACLED, UCDP GED and PLOVER: its schema, and names that users look for."""

from __future__ import annotations

import csv
import gzip
import os
from datetime import date
from pathlib import Path

import pytest

from tawthiq.exports.countries import countries, country_named
from tawthiq.exports.parties import ACLED_KINDS, GED_KINDS, named, party_of_acled, party_of_ged, party_rows
from tawthiq.lexicon.kinds import names_of_parties
from tawthiq.places.rows import read_cells

SHARED = Path(os.environ.get("TAWTHIQ_SHARED", Path(__file__).parents[3] / "shared"))
DAY = date(2022, 10, 3)
SECTORS = frozenset(
    "GOVJUDLEGMILCOPOPPPTYREBPRMSPYUAFCVLBUSEDUMEDLABAGRJRNREFRELSOCCRM"[n : n + 3] for n in range(0, 66, 3)
)
"""PLOVER's primary sectors."""


@pytest.mark.parametrize("party", sorted(names_of_parties()))
@pytest.mark.parametrize("day", [DAY, None, date(2005, 1, 1)])
def test_every_party_of_the_lexicon_has_names(party: str, day: date | None) -> None:
    found = named(party, "SY", day)
    assert found.acled and found.acled_kind in ACLED_KINDS and "{" not in found.acled + found.ged + found.code
    assert found.ged_kind in GED_KINDS and (found.ged or found.ged_kind != "government" or not found.ged_id)
    assert len(found.code) == 3 and found.sector in SECTORS | {""}


@pytest.mark.skipif(not (SHARED / "spec" / "actors.tsv").exists(), reason="the gold's actors are not at hand")
def test_every_actor_of_the_gold_has_a_name_or_a_kind() -> None:
    lines = (SHARED / "spec" / "actors.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for party in (line.split("\t")[0] for line in lines):
        assert named(party, "SY", DAY).acled_kind in ACLED_KINDS, party


NAMES = [
    ("isis", "SY", DAY, "Islamic State (Syria)", "Rebel group", "by the country of the event"),
    ("isis", "IQ", DAY, "Islamic State (Iraq)", "Rebel group", "by the country of the event"),
    (
        "syrian_army",
        "SY",
        DAY,
        "Military Forces of Syria (2000-2024)",
        "State forces",
        "a regime has its years",
    ),
    (
        "syrian_army",
        "LB",
        DAY,
        "Military Forces of Syria (2000-2024)",
        "External/Other forces",
        "an army abroad",
    ),
    (
        "syrian_transitional_government",
        "SY",
        date(2025, 3, 1),
        "Military Forces of Syria (2024-)",
        "State forces",
        "",
    ),
    ("sdf", "SY", DAY, "QSD: Syrian Democratic Forces", "Rebel group", "ACLED's own abbreviation"),
    ("hts", "SY", date(2016, 11, 1), "JFS: Fateh al Sham Front", "Rebel group", "before it took its name"),
    ("turkey", "SY", DAY, "Military Forces of Turkey (2016-)", "External/Other forces", "a state abroad"),
    ("coalition", "SY", DAY, "Global Coalition Against Daesh", "External/Other forces", "no state's"),
    ("civilians", "SY", DAY, "Civilians (Syria)", "Civilians", ""),
    ("local_officials", "IQ", DAY, "Civilians (Iraq)", "Civilians", "people who bear no arms"),
    (
        "unknown_gunmen",
        "SY",
        DAY,
        "Unidentified Armed Group (Syria)",
        "Political militia",
        "ACLED's type for them",
    ),
    (
        "lebanese_army",
        "LB",
        date(2015, 1, 1),
        "Military Forces of Lebanon",
        "State forces",
        "years not known: none",
    ),
    ("kenyan_police", "KE", DAY, "Police Forces of Kenya", "State forces", "no row: by its kind"),
    ("a_new_brigade", "SY", DAY, "a new brigade", "Political militia", "an id that no list has"),
]


@pytest.mark.parametrize(("party", "country", "day", "acled", "kind", "why"), NAMES)
def test_names_in_acled(party: str, country: str, day: date, acled: str, kind: str, why: str) -> None:
    found = named(party, country, day)
    assert (found.acled, found.acled_kind) == (acled, kind), why


@pytest.mark.parametrize(("party", "country", "day", "acled", "kind", "why"), NAMES[:10])
def test_a_name_leads_back(party: str, country: str, day: date, acled: str, kind: str, why: str) -> None:
    assert party_of_acled(acled, day) == party


@pytest.mark.parametrize(
    ("side", "day", "party"),
    [
        ("Government of Syria", date(2018, 1, 1), "syrian_army"),
        ("Government of Syria", date(2025, 1, 1), "syrian_transitional_government"),
        ("Government of Kenya", DAY, "kenyan_army"),
        ("Syrian insurgents", DAY, "opposition_factions"),
        ("IS", DAY, "isis"),
        ("SDF", DAY, "sdf"),
        ("Civilians", DAY, "civilians"),
        ("al-Nasser clan", DAY, None),
    ],
)
def test_sides_of_ged_lead_back(side: str, day: date, party: str | None) -> None:
    assert party_of_ged(side, day) == party


GED = SHARED / "data" / "ucdp-ged-syria.csv.gz"


@pytest.mark.skipif(not GED.exists(), reason="the GED file is not at hand")
def test_nearly_all_sides_of_the_ged_file_are_known() -> None:
    with gzip.open(GED, "rt", encoding="utf-8", newline="") as file:
        sides = [row[side] for row in csv.DictReader(file) for side in ("side_a", "side_b")]
    known = sum(all(party_of_ged(part, DAY) for part in side.split(", ")) for side in sides)
    assert known / len(sides) > 0.95
    numbers = {row.ged: row.ged_id for rows in party_rows().values() for row in rows if row.ged_id}
    assert set(numbers) - {"Civilians"} <= set(sides) | {"Hamas"}, "a number stands beside a name of the file"


def test_every_country_of_the_gazetteer_has_a_row() -> None:
    columns = ["kind", "name", "names", "country", "lat", "lon", "prior", "common_word"]
    known = {cells[3] for _, cells in read_cells("world.tsv", columns) if cells[0] == "country"}
    assert known - set(countries()) == set()
    for one in countries().values():
        assert one.acled and one.region and len(one.iso3) == 3 and one.iso.isdigit()
        assert country_named(one.acled) == one
