"""Normalisation of the script: what is one word stays one key, and every character knows where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.arabic.script import fold, normalise

SAME = [
    ("قُتِلَ", "قتل", "vowel marks"),
    ("محـــمد", "محمد", "a drawn-out word"),
    ("أحمد", "احمد", "alef with hamza"),
    ("إدلب", "ادلب", "alef with hamza below"),
    ("آب", "اب", "alef with madda"),
    ("مدرسة", "مدرسه", "ta marbuta"),
    ("على", "علي", "alef maqsura"),
    ("مسؤول", "مسوول", "hamza on waw"),
    ("دائرة", "دايره", "hamza on ya"),
    ("کردی", "كردي", "Persian kaf and ya"),
    ("٢٠١٩", "2019", "Arabic-Indic digits"),
    ("۲۰۱۹", "2019", "Persian digits"),
    ("«داعش»", '"داعش"', "guillemets"),
    ("نعم، لا", "نعم, لا", "the Arabic comma"),
    ("٩٩٪", "99%", "the Arabic per cent"),
    ("سوريا\u200f", "سوريا", "a bidi mark"),
    ("ﺳﻮﺭﻳﺎ", "سوريا", "positional forms of a PDF"),
    ("سوريا\u00a0اليوم", "سوريا اليوم", "a hard space"),
]


@pytest.mark.parametrize(("raw", "text", "why"), SAME)
def test_variants_become_one(raw: str, text: str, why: str) -> None:
    assert normalise(raw).text == text, why


@pytest.mark.parametrize(
    ("raw", "word", "shown"),
    [
        ("في دَيْرِ الزَّوْرِ أمس", "الزور", "الزَّوْرِ"),
        ("قال\u200f إنَّهُ", "انه", "إنَّهُ"),
        ("بلدة الشـــحيل", "الشحيل", "الشـــحيل"),
    ],
)
def test_a_find_is_shown_as_published(raw: str, word: str, shown: str) -> None:
    found = normalise(raw)
    i = found.text.index(word)
    assert raw[found.raw_start(i) : found.raw_end(i + len(word))] == shown


def test_fold_is_a_key() -> None:
    assert fold(" “ديـر  الزَّور” ") == fold("دير الزور") == "دير الزور"
    assert fold("") == ""


_ARABIC = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(" .\n\u200f1a"))
_ANY = st.text(max_size=120) | _ARABIC


@given(_ANY)
def test_offsets_lie_in_the_original(raw: str) -> None:
    found = normalise(raw)
    starts = [found.raw_start(i) for i in range(len(found.text))]
    assert starts == sorted(set(starts)), "every character has a place of its own, in order"
    for i, start in enumerate(starts):
        assert 0 <= start < found.raw_end(i + 1) <= len(raw)


@given(_ANY)
def test_a_character_comes_from_its_place(raw: str) -> None:
    found = normalise(raw)
    for i, char in enumerate(found.text):
        alone = normalise(raw[found.raw_start(i)]).text
        # A tatweel between spaces is a dash, which it shows only in its surroundings.
        assert alone == char or raw[found.raw_start(i)] == "\u0640"


@given(_ANY)
def test_spans_map_back_without_overlap(raw: str) -> None:
    found = normalise(raw)
    half = len(found.text) // 2
    if half > 0:
        assert found.raw_end(half) <= (found.raw_start(half) if half < len(found.text) else len(raw))


@given(_ANY)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once


@pytest.mark.parametrize("unit", ["ـ", "\u064e", "ا\u0651", "\u200f ", "أ"])
def test_long_monotonous_input(unit: str) -> None:
    found = normalise(unit * 50_000)
    assert found.raw_end(len(found.text)) <= 50_000 * len(unit)
