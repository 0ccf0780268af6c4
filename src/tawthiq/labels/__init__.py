"""What an id is called where people read it: in Arabic and in English.

>>> label("type", "ambush", "ar"), label("governorate", "raqqa", "en"), label("actor", "sdf", "en")
('كمين', 'Ar-Raqqa', 'Syrian Democratic Forces')
>>> label("actor", "a_group_without_a_name", "ar")
'a group without a name'
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from tawthiq.errors import InvalidData
from tawthiq.lexicon.kinds import names_of_parties

__all__ = ["LANGUAGES", "Language", "area", "day", "label", "month"]

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

FILE = "labels/data/labels.tsv"


def label(kind: str, id: str, language: Language) -> str:
    """The name of an id; one that has none is shown as it is, its underscores as spaces.

    Args:
        kind: `type`, `family`, `outcome`, `measure`, `who`, `class`, `grade`, `stance`, `speaker`, `weapon`, `country`,
            `governorate`, `month`, `actor`, or `word` (of tables and plots).
        id: the id of the contract.
        language: `ar` or `en`.
    """
    known = _labels().get((kind, id)) or (
        names_of_parties().get(id) if kind in ("actor", "speaker") else None
    )
    if known is None:
        return id.replace("_", " ")
    return known[LANGUAGES.index(language)]


def month(day: date, language: Language) -> str:
    """A month and its year.

    >>> month(date(2022, 10, 1), "ar"), month(date(2022, 10, 1), "en")
    ('تشرين الأول/أكتوبر 2022', 'October 2022')
    """
    return f"{label('month', str(day.month), language)} {day.year}"


def day(day: date, language: Language) -> str:
    """A day, its month and its year.

    >>> from datetime import date
    >>> import tawthiq.labels as labels
    >>> labels.day(date(2022, 10, 3), "en")
    '3 October 2022'
    """
    return f"{day.day} {month(day, language)}"


def area(id: str, language: Language) -> str:
    """What an area is called by which incidents are counted: a governorate, or a country where no governorate is known.

    >>> area("raqqa", "en"), area("SY", "en"), area("unknown", "en"), area("سرمين", "en")
    ('Ar-Raqqa', 'Syria (not stated where)', 'not stated', 'سرمين')
    """
    if id == "unknown":
        return label("word", "not_stated", language)
    if ("country", id) in _labels():
        return f"{label('country', id, language)} ({label('word', 'somewhere', language)})"
    return label("governorate", id, language) if ("governorate", id) in _labels() else id


@cache
def _labels() -> Mapping[tuple[str, str], tuple[str, str]]:
    text = files("tawthiq.labels").joinpath("data/labels.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != 4 or not all(cells):
            raise InvalidData(f"{FILE}: {line!r}; expected kind, id, ar and en, none of them empty")
        kind, id, arabic, english = cells
        if (kind, id) in found:
            raise InvalidData(f"{FILE}: {kind} {id} stands twice")
        found[kind, id] = (arabic, english)
    return found
