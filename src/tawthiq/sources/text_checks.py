"""Whether a text can be an article's body."""

from __future__ import annotations

import re

from tawthiq.sources.options import MAX_ARTICLE_CHARS

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair of UTF-16, left where bytes were decoded as something else."""


def unusable_text(text: str) -> str | None:
    """Why `text` cannot be read as an article, or `None`."""
    if not text:
        return "it is empty; expected the article's text"
    if not text.strip():
        return "it has nothing but white space; expected the article's text"
    if len(text) > MAX_ARTICLE_CHARS:
        return f"the text has {len(text):,} characters; expected one article of at most {MAX_ARTICLE_CHARS:,}"
    if "\x00" in text:
        return "the text has NUL characters; expected text"
    if half := _HALF.search(text):
        where = f"U+{ord(half.group()):04X} at character {half.start() + 1:,}"
        return f"the text has half a character ({where}), which no file can hold; expected text"
    return None


def no_arabic(text: str) -> str | None:
    """A warning where `text` has not one Arabic letter, or `None`."""
    if _ARABIC.search(text):
        return None
    return "the text has no Arabic letter; expected Arabic (taken all the same)"
