"""Bytes to text, for Arabic as it is found: UTF-8, UTF-16, and the eight-bit sets of old pages and old disks.

A strict UTF-8 reading wins: Arabic in another set is practically never valid UTF-8. Otherwise the encodings
that Arabic is written in are tried and the reading with the most Arabic in it is taken, a declared one
first among equals.
"""

from __future__ import annotations

import codecs
import re

_LEGACY = ("cp1256", "iso8859_6", "cp720", "mac_arabic")
_SAMPLE = 200_000

# The letters that Arabic text is made of; the further letters of cp1256 (Persian, French) are not counted.
_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]")
_COMMON = re.compile("ال|في|من|على|قوات|إلى")
_DOUBTFUL = re.compile("[\u0080-\u009f\u00c0-\u024f\u2500-\u259f\ufffd\ue000-\uf8ff]")


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of `raw`, without its byte order mark.

    Args:
        raw: the whole file, page or line.
        declared: the encoding that the page or the caller names; heeded where the bytes can be read so.
    """
    if raw.startswith(codecs.BOM_UTF8):
        return raw.decode("utf-8-sig", errors="replace")
    wide = wide_encoding(raw)
    if wide is not None:
        return raw.decode(wide, errors="replace")
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return unmojibake(raw.decode("utf-8"))
    except UnicodeDecodeError as err:
        if _nearly_utf8(raw, err):
            return raw.decode("utf-8", errors="replace")
    return raw.decode(_best_legacy(raw[:_SAMPLE], declared), errors="replace")


def is_encoding(name: str) -> bool:
    """Whether Python knows a text encoding by this name; codecs such as rot13 or zip are none."""
    try:
        b"a".decode(name, errors="replace")
    except (LookupError, ValueError):
        return False
    return True


def arabic_share(text: str) -> float:
    """Share of Arabic letters among the characters that are neither space nor digit nor ASCII punctuation."""
    letters = len(_LETTERS.findall(text))
    visible = sum(1 for ch in text if ch.isalpha() or (ord(ch) > 0x7F and not ch.isspace()))
    return letters / visible if visible else 0.0


def unmojibake(text: str) -> str:
    """Windows-1256 Arabic that somebody read as Latin-1 or Windows-1252 and stored as UTF-8, read as it was
    meant.

    >>> unmojibake("قتل ثلاثة في الرقة".encode("cp1256").decode("latin-1"))
    'قتل ثلاثة في الرقة'
    """
    sample = text[:_SAMPLE]
    latin = len(re.findall("[\u00c0-\u00ff]", sample))
    if latin < 4 or latin < 3 * len(_LETTERS.findall(sample)):
        return text
    for wrong in ("latin-1", "cp1252"):
        try:
            again = text.encode(wrong).decode("cp1256")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        # French stays French: read as Windows-1256 it gives single Arabic letters between Latin ones.
        if arabic_share(again[:_SAMPLE]) > 0.6 and _COMMON.search(again):
            return again
    return text


def wide_encoding(raw: bytes) -> str | None:
    """The UTF-16 that `raw` is in, or `None`; without its mark it is known by its high bytes.

    Arabic letters have 06 in every second byte, spaces and ASCII 00.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = raw[:4000]
    if len(head) < 4 or len(raw) % 2:
        return None
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        letters, ascii_half = high.count(0x06), high.count(0x00)
        if letters and ascii_half and letters + ascii_half >= 0.9 * len(high):
            return name
    return None


def _nearly_utf8(raw: bytes, first_error: UnicodeDecodeError) -> bool:
    """Whether `raw` is UTF-8 with a few broken bytes in it, such as a text cut in the middle of a letter."""
    if first_error.start >= len(raw) - 4 and first_error.start > 0:
        return True
    text = raw[:_SAMPLE].decode("utf-8", errors="replace")
    return len(_LETTERS.findall(text)) > 20 * text.count("\ufffd")


def _best_legacy(sample: bytes, declared: str | None) -> str:
    names: dict[str, None] = dict.fromkeys(
        (*((declared,) if declared and is_encoding(declared) else ()), *_LEGACY)
    )
    # `max` keeps the first of equals, so a declared encoding wins where it reads as well as another.
    return max(names, key=lambda name: _plausibility(sample, name))


def _plausibility(sample: bytes, name: str) -> float:
    """How much like Arabic `sample` reads in this encoding: share of letters, frequent words, no debris."""
    try:
        text = sample.decode(name, errors="replace")
    except (LookupError, ValueError):
        return -1.0
    beyond_ascii = sum(1 for ch in text if ord(ch) > 0x7F) or 1
    words = min(len(_COMMON.findall(text)) * 20 / beyond_ascii, 1.0)
    debris = len(_DOUBTFUL.findall(text)) / beyond_ascii
    return len(_LETTERS.findall(text)) / beyond_ascii + words - 2 * debris
