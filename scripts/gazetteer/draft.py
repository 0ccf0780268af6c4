"""A row of the gazetteer while it is being built, and what makes two names or two rows the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from tawthiq.arabic.script import fold

ARABIC_NAME = re.compile(r"[\u0621-\u064a\u0671چگپڤژ0-9][\u0621-\u064a\u0671چگپڤژ0-9 '\-]*")

_CLASS_WORDS = ("قرية", "ناحية", "قضاء", "محافظة", "مدينة", "بلدة", "حي", "مُحافظة", "منطقة", "قریة")
_UNIT_WORDS = ("ناحية", "قضاء", "محافظة", "مُحافظة", "منطقة")


@dataclass(slots=True)
class Draft:
    """One row being built; `names[0]` is the name it will be shown by."""

    id: str
    kind: str
    names: list[str]
    country: str
    lat: float | None = None
    lon: float | None = None
    admin1: str = ""
    pcodes: tuple[str, str, str] = ("", "", "")
    prior: float = 0.1
    common_word: bool = False
    source: str = ""
    population: int = 0
    english: set[str] = field(default_factory=set)
    names_by_hand: bool = False

    def name_keys(self) -> set[str]:
        """What its names are compared by."""
        return {name_key(n) for n in self.names}

    def add_names(self, names: list[str]) -> None:
        """Adds names that it does not have yet, marks and all the same spelling once."""
        known = {" ".join(n.split()) for n in self.names}
        for name in names:
            if name not in known:
                known.add(name)
                self.names.append(name)


def name_key(name: str) -> str:
    """A name without spaces, letter variants and articles: one key for "البو كمال" and "بوكمال"."""
    return "".join(re.sub(r"^ال(?=..)", "", word) for word in fold(name).split())


def clean_names(raw: list[str]) -> list[str]:
    """Names as they may stand in the gazetteer: Arabic letters only, class words and remarks taken off.

    "قرية القيارة" is القيارة, and "محافظة إدلب" no name of a town.
    """
    out: list[str] = []
    for written in raw:
        words = _bare(written).split()
        if len(words) > 1 and words[0] in _CLASS_WORDS:
            if words[0] in _UNIT_WORDS and len(raw) > 1:
                continue
            words = words[1:]
        name = " ".join(words)
        if len(name) > 1 and ARABIC_NAME.fullmatch(name) and name not in out:
            out.append(name)
    return out


def _bare(written: str) -> str:
    """A name without brackets, alternatives behind a comma or slash, vowels and Persian letters."""
    plain = re.sub(r"\s*[(（].*?[)）]\s*", " ", written.replace("\u200c", "").replace("_", " "))
    first = re.split("[،,/]", plain)[0]
    return re.sub("[\u0640\u064b-\u0652\u0670]", "", first).replace("ی", "ي").replace("ک", "ك")


def best_first(names: list[str]) -> list[str]:
    """The names with the fullest spelling of the first in front: with article, hamza and ta marbuta."""
    if not names:
        return names
    first = name_key(names[0])
    same = [n for n in names if name_key(n) == first]
    best = max(
        same, key=lambda n: (n.startswith("ال"), sum(c in "أإآؤئءةى" for c in n), " " in n, -same.index(n))
    )
    return [best, *(n for n in names if n != best)]


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance in km."""
    p, q = radians(a_lat), radians(b_lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b_lon - a_lon) / 2) ** 2
    return 12742 * asin(sqrt(h))
