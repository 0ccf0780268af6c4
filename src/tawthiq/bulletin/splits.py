"""What the parts are called into which numbers are broken down: areas, parties, types, grades, days."""

from __future__ import annotations

from datetime import date

from tawthiq import labels
from tawthiq.bulletin.naming import NOT_STATED, area_name
from tawthiq.labels import LANGUAGES, Language, label


def split_name(split: str, key: str, language: Language) -> str:
    """The name of one part.

    Args:
        split: `area`, `by`, `party`, `claimant`, `type`, `grade`, `class`, `who`, `outcome` or `day`.
        key: the last part of a number's name; several parties joined by `+`.
        language: of the name.

    >>> split_name("by", "russia+turkey", "en")
    'Russia and Turkey'
    """
    if key == NOT_STATED:
        return label("class", "unknown", language)
    match split:
        case "area":
            return area_name(key, language) or key
        case "by" | "party" | "claimant":
            joint = " و" if language == "ar" else " and "
            return joint.join(party_name(one, language) for one in key.split("+"))
        case "day":
            return labels.day(date.fromisoformat(key), language)
        case _:
            return label(split, key, language)


def party_name(id: str, language: Language) -> str:
    """A party's or a speaker's name, without what the lexicon adds to tell it from later bearers of it."""
    if id in _SHORT:
        return _SHORT[id][LANGUAGES.index(language)]
    return label("actor" if id not in _VOICES else "speaker", id, language)


_VOICES = frozenset({"outlet", "local_sources", "official", "analyst", "witness", "media"})

_SHORT = {"syrian_army": ("القوات الحكومية السورية", "Syrian government forces")}
"""Names that stand without the years in which they were right: a bulletin names its month."""
