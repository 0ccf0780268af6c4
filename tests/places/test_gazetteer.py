"""The gazetteer's data against its schema, and its index."""

from __future__ import annotations

import re
from collections import Counter
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.arabic.script import fold, normalise
from tawthiq.arabic.tokens import tokenise
from tawthiq.errors import InvalidData
from tawthiq.places import Gazetteer, PlaceRow, gazetteer, governorates, place_names
from tawthiq.places.evidence import SITE_KINDS, distance_km
from tawthiq.places.rows import COLUMNS, KINDS, read_cells

NAME = re.compile(r"[ء-يچگپڤژA-Z0-9][ء-يچگپڤژA-Z0-9 '\-]*")
BOXES = {"SY": (32.2, 37.4, 35.5, 42.5), "IQ": (29.0, 37.5, 38.7, 48.8)}
LARGE = {"RU": 5500, "US": 4500, "CA": 3500, "AU": 3500, "CN": 3500, "BR": 3000, "IN": 2200, "ID": 2300}
ROWS = gazetteer().rows


def broken(check: object) -> list[str]:
    """The ids of rows that a check refuses, for one readable message."""
    assert callable(check)
    return [row.id for row in ROWS if not check(row)]


def test_ids_are_unique() -> None:
    assert [i for i, n in Counter(row.id for row in ROWS).items() if n > 1] == []


def test_kinds_are_known() -> None:
    assert broken(lambda r: r.kind in KINDS) == []


def test_names_are_arabic_and_clean() -> None:
    assert broken(lambda r: all(NAME.fullmatch(n) and "  " not in n for n in r.all_names)) == []


def test_a_row_has_no_spelling_twice() -> None:
    assert broken(lambda r: len(set(map(fold, r.all_names))) == len(r.all_names)) == []


def test_admin1_is_a_slug_of_the_contract_in_the_rows_country() -> None:
    slugs = {g.slug: g for g in governorates()}
    assert broken(lambda r: not r.admin1 or slugs[r.admin1].country == r.country) == []
    assert broken(lambda r: not r.pcodes or slugs[r.admin1].pcode == r.pcodes[0]) == []


def test_p_codes_are_nested() -> None:
    assert broken(lambda r: all(b.startswith(a) for a, b in zip(r.pcodes, r.pcodes[1:], strict=False))) == []


def test_countries_are_iso_codes_that_have_a_row_of_their_own() -> None:
    countries = {r.country for r in ROWS if r.kind == "country"}
    assert len(countries) >= 180
    assert broken(lambda r: re.fullmatch("[A-Z]{2}", r.country) and r.country in countries) == []


def test_rows_of_syria_and_iraq_lie_in_the_countrys_box() -> None:
    def inside(row: PlaceRow) -> bool:
        south, north, west, east = BOXES[row.country]
        return (
            row.lat is not None
            and row.lon is not None
            and south <= row.lat <= north
            and west <= row.lon <= east
        )

    assert broken(lambda r: r.country not in BOXES or inside(r)) == []


def test_rows_of_the_world_lie_near_their_country() -> None:
    centres = {r.country: (r.lat, r.lon) for r in ROWS if r.kind == "country"}
    far = [
        (r.name, r.country)
        for r in ROWS
        if r.country not in BOXES
        and distance_km((r.lat, r.lon), centres[r.country]) > LARGE.get(r.country, 1700)  # type: ignore[arg-type]
    ]
    assert far == []


def test_priors_are_weights() -> None:
    assert broken(lambda r: 0 < r.prior <= 1) == []


@pytest.mark.parametrize(("country", "least"), [("SY", 9000), ("IQ", 12000)])
def test_there_are_many_rows(country: str, least: int) -> None:
    assert sum(r.country == country for r in ROWS) >= least


@pytest.mark.parametrize(
    ("country", "kind", "number"),
    [
        ("SY", "governorate", 14),
        ("SY", "district", 62),
        ("SY", "subdistrict", 272),
        ("IQ", "governorate", 18),
        ("IQ", "district", 101),
        ("IQ", "subdistrict", 294),
    ],
)
def test_every_unit_is_there_with_its_p_code(country: str, kind: str, number: int) -> None:
    units = [r for r in ROWS if r.country == country and r.kind == kind]
    assert len(units) == number
    assert len({r.pcodes[-1] for r in units}) == number


# A name that outlets write, and the governorate or country of its best known row.
KNOWN = [
    ("دير الزور", "deir_ez_zor", "a seat"),
    ("ديرالزور", "deir_ez_zor", "written as one word"),
    ("أبو كمال", "deir_ez_zor", "the older spelling of البوكمال"),
    ("البو كمال", "deir_ez_zor", "apart"),
    ("الشحيل", "deir_ez_zor", "a town whose source has no article"),
    ("الباغوز", "deir_ez_zor", "a town that a source leaves without an Arabic name"),
    ("كوباني", "aleppo", "the Kurdish name of عين العرب"),
    ("قامشلو", "hasakah", "the Kurdish name of القامشلي"),
    ("كفر نبل", "idlib", "apart, where the source has one word"),
    ("اثريا", "hama", "one of four spellings"),
    ("آثريا", "hama", "another"),
    ("تل عفر", "nineveh", "apart"),
    ("تلعفر", "nineveh", "as one word"),
    ("أبي غريب", "baghdad", "in the genitive"),
    ("هولير", "erbil", "the Kurdish name of أربيل"),
    ("التأميم", "kirkuk", "the older name of كركوك"),
    ("مخيم الهول", "hasakah", "a camp beside the town of its name"),
    ("سجن صيدنايا", "rural_damascus", "a prison"),
    ("قاعدة عين الأسد", "anbar", "a base"),
    ("مطار T4", "homs", "a code in Latin letters"),
    ("حوض اليرموك", "daraa", "a region that is no unit"),
    ("هجوم الفجر", "", "no name at all"),
]


@pytest.mark.parametrize(("name", "admin1", "why"), KNOWN)
def test_known_names_are_found(name: str, admin1: str, why: str) -> None:
    rows = gazetteer().lookup(fold(name))
    assert (rows[0].admin1 if rows else "") == admin1, why


def test_places_of_one_name_stay_several_rows() -> None:
    homes = {r.admin1 for r in gazetteer().lookup(fold("الصبورة")) if r.kind == "settlement"}
    assert {"hama", "rural_damascus"} <= homes


def test_the_article_is_a_weaker_match() -> None:
    assert gazetteer().lookup(fold("شحيل تحتاني")) == ()
    assert gazetteer().lookup_without_article(fold("رقة"))[0].name == "الرقة"


@pytest.mark.parametrize("word", ["السورية", "التركية", "الجاسم"])
def test_an_adjective_is_no_name_with_an_article(word: str) -> None:
    assert all(r.kind == "settlement" and r.prior < 0.4 for r in gazetteer().lookup(fold(word)))


def test_a_flag_belongs_to_the_name_that_was_found() -> None:
    by_word = gazetteer().lookup(fold("الدير"))[0]
    by_name = gazetteer().lookup(fold("دير الزور"))[0]
    assert (by_word.id, by_word.common_word) == (by_name.id, True)
    assert not by_name.common_word


@pytest.mark.parametrize(
    ("text", "start", "length"),
    [
        ("قرب مدينة دير الزور أمس", 2, 2),
        ("على ريف دير الزور الشرقي", 1, 4),
        ("في البادية السورية وريفها", 1, 2),
        ("عاد إلى المنزل", 0, None),
    ],
)
def test_the_longest_name_wins(text: str, start: int, length: int | None) -> None:
    match = gazetteer().match_at(fold(text).split(), start)
    assert (match[0] if match else None) == length


def test_every_name_is_found_in_the_tokens_of_a_text() -> None:
    """Roads with dashes and codes with digits are split by the tokeniser; the index must follow."""
    names, missing = place_names(), []
    for row in ROWS:
        if row.kind in SITE_KINDS | {"road", "desert", "area", "mountain"}:
            for name in row.all_names:
                first, *rest = tokenise(normalise(name)).words
                if tuple(rest) not in {phrase for phrase, _ in names.get(first, ())}:
                    missing.append(name)
    assert missing == []


def test_two_loads_agree() -> None:
    assert Gazetteer(ROWS, gazetteer().common_words).lookup(fold("الباب")) == gazetteer().lookup(
        fold("الباب")
    )


@given(st.sampled_from(ROWS))
def test_every_row_is_found_by_each_of_its_names(row: PlaceRow) -> None:
    for name in row.all_names:
        found = [r for r in gazetteer().lookup(fold(name)) if r.id == row.id]
        assert len(found) == 1
        assert isclose(found[0].lat or 0.0, row.lat or 0.0)


def test_a_table_with_other_columns_is_refused_by_name() -> None:
    with pytest.raises(InvalidData, match=r"gazetteer\.tsv, line 2: the columns must be id name"):
        list(read_cells("gazetteer.tsv", ("id", "name")))


def test_the_header_is_what_the_page_of_sources_describes() -> None:
    assert COLUMNS[0] == "id"
    assert COLUMNS[-1] == "source"
