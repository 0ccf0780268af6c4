"""Articles that are passed at once, and those that must not be."""

from __future__ import annotations

import pytest

from tawthiq.lexicon import lexicon
from tawthiq.reader.passing import tells_anything
from tawthiq.reader.words import words_of


@pytest.mark.parametrize(
    ("text", "tells", "why"),
    [
        ("حضر الوزير معرض الصور في مدينة حلب.", False, "nothing done to anybody"),
        ("ارتفع سعر الخبز في الرقة إلى 2000 ليرة خلال آب.", False, "a number that counts money"),
        ("دخل الجيش أمس 12 قرية.", True, "places counted"),
        ("قُصفت بلدة سرمين صباح اليوم.", True, "a deed"),
        ("وصل جريحان إلى مشفى القامشلي.", True, "a harm"),
        ("أطلق مسلحون مجهولون قرب الحاجز النار على سيارة.", True, "a verb with its subject in the middle"),
        ("بلغ عدد النازحين من ريف حماة 5000 شخص.", True, "a count without a deed"),
        ("ق تل راعٍ في البادية.", True, "a word that the page tore"),
    ],
)
def test_what_is_passed(text: str, tells: bool, why: str) -> None:
    assert tells_anything(words_of(text, lexicon()).words, lexicon()) is tells, why
