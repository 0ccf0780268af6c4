"""Arabic script brought to one spelling, with a way back to the offsets of the original.

Outlets write one word in many ways: with and without vowels, with a drawn-out tatweel, with any of four
alefs, with a final ya or alef maqsura, with ta marbuta or ha, in Arabic-Indic or European digits, between
invisible bidi marks. `normalise` removes what carries no letter and maps variants to one letter each; every
character of the result knows where it stood, so that findings can be shown in the text as it was published.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_MARKS = (
    "\u0610-\u061a"  # honorifics above the line
    "\u064b-\u065f\u0670\u06d6-\u06ed"  # vowels, shadda, superscript alef, Quranic marks
    "\u0640"  # tatweel
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad"  # zero width, bidi, soft hyphen
)
_REMOVED = re.compile(f"[{_MARKS}]")

_VARIANTS = {
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ە": "ه",
    "ک": "ك",
    "ڪ": "ك",
    "گ": "ك",
    "ڤ": "ف",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    **{chr(0x0660 + d): str(d) for d in range(10)},
    **{chr(0x06F0 + d): str(d) for d in range(10)},
    **dict.fromkeys("“”„‟«»‹›″＂❝❞", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\t\x0b\x0c\r", " "),
    "٫": ".",
    "٬": ",",
    "،": ",",
    "﹐": ",",
    "٪": "%",
    "۔": ".",
    "…": ".",
}

# Presentation forms: ligatures and positional letters of PDF copies and old pages, one letter for one.
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_LONE_TATWEEL = re.compile("(?<=\\s)\u0640(?=\\s)")  # some pages set it as a dash between words
# What archives leave of a page in the text: entities, also of entities, and tags of running text.
_ENTITY = re.compile("&(?:amp;)?(?:#\\d{2,5}|#x[0-9a-fA-F]{2,4}|[a-zA-Z]{2,8});")
_TAG = re.compile("</?(?:b|i|u|p|a|br|em|strong|span|div|font|h[1-6]|li|ul)(?:\\s[^<>]{0,300})?/?>")
_UNSEEN_ENTITIES = frozenset(
    ("zwnj", "zwj", "rlm", "lrm", "shy", "#8203", "#8204", "#8205", "#8206", "#8207")
)
_QUOTING_ENTITIES = frozenset(("quot", "laquo", "raquo", "ldquo", "rdquo", "#34", "#171", "#187"))


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text and the way back: `raw[raw_start(i):raw_end(j)]` is what `text[i:j]` came from."""

    raw: str
    text: str
    _gaps: tuple[int, ...] = ()
    """For every removed character, the index in `text` before which it stood; ascending."""

    def raw_start(self, index: int) -> int:
        """Offset in the original of the character `text[index]`."""
        return index + bisect_right(self._gaps, index)

    def raw_end(self, index: int) -> int:
        """Offset in the original just after `text[index - 1]` and the marks that belong to it."""
        if index <= 0:
            return 0
        end = index - 1 + bisect_right(self._gaps, index - 1) + 1
        while end < len(self.raw) and self.raw[end] in _VOWELS:
            end += 1
        return end


_VOWELS = frozenset(map(chr, (*range(0x064B, 0x0660), 0x0670, 0x0640)))


def normalise(raw: str) -> Normalised:
    """One spelling for `raw`, same characters in the same order, marks removed.

    >>> n = normalise("قُتِلَ ٣ مدنيّين")
    >>> n.text
    'قتل 3 مدنيين'
    >>> n.raw[n.raw_start(0):n.raw_end(3)]
    'قُتِلَ'
    """
    text = raw
    if "&" in text:
        text = _ENTITY.sub(_blank_entity, text)
    if "<" in text:
        text = _TAG.sub(_blank_tag, text)
    if _FORMS.search(text):
        text = _FORMS.sub(_letter_of_form, text)
    # Character by character through a table would cost ten times as much: a text has few of the variants.
    for variant, letter in _VARIANTS.items():
        if variant in text:
            text = text.replace(variant, letter)
    if "\u0640" in text:
        text = _LONE_TATWEEL.sub("-", text)
    gaps = tuple(m.start() - k for k, m in enumerate(_REMOVED.finditer(text)))
    if gaps:
        text = _REMOVED.sub("", text)
    return Normalised(raw, text, gaps)


def _blank_entity(match: re.Match[str]) -> str:
    # As long as what it stands for is written, so that no offset shifts.
    name, length = match.group().removeprefix("&amp;").strip("&;"), len(match.group())
    if name in _UNSEEN_ENTITIES:
        return "\u200b" * length
    return ('"' if name in _QUOTING_ENTITIES else " ") + " " * (length - 1)


def _blank_tag(match: re.Match[str]) -> str:
    return ("\n" if match.group().startswith(("<br", "<p", "</p", "<div", "</div", "<li")) else " ").ljust(
        len(match.group())
    )


def _letter_of_form(match: re.Match[str]) -> str:
    # Only one-letter forms may be mapped: a ligature of two letters would shift every later offset.
    letters = unicodedata.normalize("NFKC", match.group())
    return letters if len(letters) == 1 else match.group()


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The search key of a word or name: normalised, punctuation to spaces, single spaces, lower case.

    >>> fold("دَيْر  الزّور") == fold("دير الزور")
    True
    >>> fold("«آثريا»")
    'اثريا'
    """
    return " ".join(re.findall(r"\w+", normalise(name).text.lower()))
