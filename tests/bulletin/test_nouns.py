"""Numbers agree with what they count."""

from __future__ import annotations

import pytest

from tawthiq.bulletin.nouns import Case, counted, nouns


@pytest.mark.parametrize(
    ("number", "noun", "case", "expected", "why"),
    [
        (1, "operation", "nominative", "عملية واحدة", "one is the noun and its adjective"),
        (2, "operation", "nominative", "عمليتان", "two is the dual, without a digit"),
        (2, "operation", "oblique", "عمليتين", "the dual as object"),
        (3, "operation", "nominative", "3 عمليات", "3 to 10 take the plural"),
        (10, "killed", "nominative", "10 قتلى", "a broken plural"),
        (11, "operation", "nominative", "11 عملية", "11 to 99 take the singular"),
        (11, "killed", "nominative", "11 قتيلاً", "in the accusative, which a masculine noun shows"),
        (99, "civilian", "nominative", "99 مدنياً", "the last with tamyiz in the accusative"),
        (100, "operation", "nominative", "100 عملية", "whole hundreds take the singular"),
        (100, "killed", "nominative", "100 قتيل", "in the genitive, without tanwin alif"),
        (102, "killed", "nominative", "102 قتيل", "the noun is not repeated in the dual"),
        (103, "killed", "nominative", "103 قتلى", "beyond a hundred the last two digits decide"),
        (111, "child", "nominative", "111 طفلاً", "as 11"),
        (1000, "person", "nominative", "1,000 شخص", "whole thousands"),
        (0, "killed", "nominative", "0 قتيل", "as whole hundreds"),
    ],
)
def test_arabic(number: int, noun: str, case: Case, expected: str, why: str) -> None:
    assert counted(number, noun, "ar", case) == expected, why


def test_english() -> None:
    assert [counted(n, "child", "en") for n in (0, 1, 2, 1200)] == [
        "0 children",
        "1 child",
        "2 children",
        "1,200 children",
    ]


@pytest.mark.parametrize("noun", list(nouns()))
def test_no_form_is_mixed_up(noun: str) -> None:
    forms = nouns()[noun]
    assert forms["ar_two"].split()[0].endswith("ان") and forms["ar_two_oblique"].split()[0].endswith("ين")
    assert forms["ar_one"].split()[-1] in ("واحد", "واحدة")
