"""Names of places as sources write them, cleaned: class words and remarks taken off, the fullest spelling in front."""

from __future__ import annotations

import re

from tawthiq.arabic.script import fold

ARABIC_NAME = re.compile(r"[\u0621-\u064a\u0671چگپڤژ0-9][\u0621-\u064a\u0671چگپڤژ0-9 '\-]*")

_CLASS_WORDS = ("قرية", "ناحية", "قضاء", "محافظة", "مدينة", "بلدة", "حي", "مُحافظة", "منطقة", "قریة")
_UNIT_WORDS = ("ناحية", "قضاء", "محافظة", "مُحافظة", "منطقة")


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
