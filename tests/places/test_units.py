"""Governorates under all their names."""

from __future__ import annotations

import pytest

from tawthiq.arabic.script import fold
from tawthiq.places import gazetteer, governorate, governorate_adjectives, governorate_named, governorates
from tawthiq.places.spelling import spellings, token_words
from tawthiq.places.units import country_of, surrounds


@pytest.mark.parametrize(
    ("name", "slug", "why"),
    [
        ("دير الزور", "deir_ez_zor", "plain"),
        ("محافظة حماه", "hama", "with the word, and ha for ta marbuta"),
        ("ريف دمشق", "rural_damascus", "the governorate, not the countryside of the city's governorate"),
        ("محافظة دمشق", "damascus", "the city"),
        ("الديوانية", "qadisiyah", "the older name"),
        ("التأميم", "kirkuk", "the older name"),
        ("هولير", "erbil", "the Kurdish name"),
        ("اربيل", "erbil", "without hamza"),
        ("ذي قار", "dhi_qar", "two words"),
        ("صلاح الدين", "salah_al_din", "a quarter of Aleppo has this name too"),
        ("الموصل", None, "a city, not the governorate's name"),
    ],
)
def test_names(name: str, slug: str | None, why: str) -> None:
    assert governorate_named(name) == slug, why


def test_the_slugs_are_those_of_the_contract() -> None:
    syria = (
        "deir_ez_zor raqqa hasakah aleppo idlib latakia tartus hama homs damascus rural_damascus daraa "
        "suwayda quneitra"
    )
    iraq = (
        "anbar nineveh kirkuk diyala salah_al_din baghdad erbil sulaymaniyah dahuk basra babil karbala najaf "
        "wasit maysan dhi_qar muthanna qadisiyah"
    )
    assert {g.slug for g in governorates() if g.country == "SY"} == set(syria.split())
    assert {g.slug for g in governorates() if g.country == "IQ"} == set(iraq.split())


def test_every_governorate_has_its_row_and_its_seat() -> None:
    for g in governorates():
        rows = gazetteer().lookup(fold(g.name))
        assert any(r.kind == "governorate" and r.admin1 == g.slug for r in rows), g.name
        seats = gazetteer().lookup(fold(g.seat))
        assert any(r.kind == "settlement" and r.admin1 == g.slug and r.prior >= 0.8 for r in seats), g.seat


def test_adjectives() -> None:
    adjectives = governorate_adjectives()
    assert adjectives[fold("الديري")] == "deir_ez_zor"
    assert adjectives[fold("الحموية")] == "hama"


def test_countries_and_neighbours() -> None:
    assert country_of("anbar") == "IQ"
    assert country_of("elsewhere") is None
    assert governorate("elsewhere") is None
    assert surrounds("damascus", "rural_damascus")
    assert not surrounds("homs", "hama")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("دير الزور", "ديرالزور"),
        ("كفرنبل", "كفر نبل"),
        ("ابو غريب", "ابي غريب"),
        ("تلعفر", "تل عفر"),
    ],
)
def test_spellings(name: str, other: str) -> None:
    assert other in list(spellings(name))


def test_a_name_as_tokens() -> None:
    assert token_words("مطار T4") == [("مطار", "T", "4")]
