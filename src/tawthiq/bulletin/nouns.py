"""Counted nouns: how a number and the thing counted agree, in Arabic and in English (`data/nouns.tsv`).

Arabic after the grammar of the counted noun (tamyiz): one and two are words of their own, 3 to 10 take the plural, 11
to 99 the singular in the accusative, whole hundreds the singular; beyond a hundred the last two digits decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from tawthiq.errors import InvalidData
from tawthiq.labels import Language

FILE = "bulletin/data/nouns.tsv"
COLUMNS = (
    *("noun", "ar_one", "ar_two", "ar_two_oblique", "ar_few", "ar_many", "ar_hundred"),
    *("en_one", "en_more"),
)
Case = Literal["nominative", "oblique"]


def counted(number: int, noun: str, language: Language, case: Case = "nominative") -> str:
    """A number with what it counts; digits are Western, as the region's monitors write them.

    >>> [counted(n, "operation", "ar") for n in (1, 2, 3, 11, 100)]
    ['عملية واحدة', 'عمليتان', '3 عمليات', '11 عملية', '100 عملية']
    >>> counted(1, "operation", "en"), counted(1200, "operation", "en")
    ('1 operation', '1,200 operations')
    """
    forms = nouns()[noun]
    if language == "en":
        return f"{number:,} {forms['en_one' if number == 1 else 'en_more']}"
    if number in (1, 2):
        return forms["ar_one" if number == 1 else "ar_two" if case == "nominative" else "ar_two_oblique"]
    return f"{number:,} {forms[_form(number)]}"


def _form(number: int) -> str:
    rest = number % 100
    if 3 <= rest <= 10:
        return "ar_few"
    return "ar_many" if rest >= 11 else "ar_hundred"


@cache
def nouns() -> Mapping[str, Mapping[str, str]]:
    """The forms of each noun.

    Raises:
        InvalidData: a row has not the columns of the schema.
    """
    text = files("tawthiq.bulletin").joinpath("data/nouns.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for cells in lines:
        if len(cells) != len(COLUMNS) or not all(cells):
            raise InvalidData(f"{FILE}: {cells}; expected {', '.join(COLUMNS)}, none of them empty")
    return {cells[0]: dict(zip(COLUMNS, cells, strict=True)) for cells in lines[1:]}
