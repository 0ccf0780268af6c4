"""What an input is, by its first bytes; its name decides only where the bytes leave a choice."""

from __future__ import annotations

import json
import re
from enum import Enum

from tawthiq.sources.encoding import decode

HEAD_BYTES = 65_536
"""How many of the first bytes are looked at."""


class Kind(Enum):
    """The kinds of input that are read."""

    TEXT = "plain text"
    HTML = "an HTML page"
    JSON = "one JSON object"
    JSON_LINES = "JSON Lines"


_TO_TEXT = "convert it to plain text or HTML first"
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"this is a PDF; {_TO_TEXT} (for example with pdftotext)"),
    (b"{\\rtf", f"this is an RTF document; {_TO_TEXT}"),
    (b"PK\x03\x04", f"this is a ZIP archive or an Office document; unpack it or {_TO_TEXT}"),
    (b"\xd0\xcf\x11\xe0", f"this is an old Office document; {_TO_TEXT}"),
    (b"\x89PNG", "this is a PNG image; expected text, HTML or JSON Lines"),
    (b"\xff\xd8\xff", "this is a JPEG image; expected text, HTML or JSON Lines"),
    (b"GIF8", "this is a GIF image; expected text, HTML or JSON Lines"),
    (b"RIFF", "this is a media file; expected text, HTML or JSON Lines"),
    (b"BZh", "this is a bzip2 archive; unpack it first (only gzip is read as it is)"),
    (b"\xfd7zXZ", "this is an xz archive; unpack it first (only gzip is read as it is)"),
    (b"\x28\xb5\x2f\xfd", "this is a zstd archive; unpack it first (only gzip is read as it is)"),
    (b"SQLite format 3", "this is a SQLite database; expected text, HTML or JSON Lines"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|script|span|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"</(?:p|div|td|span|a|h\d|html|body|article)>|<br\s*/?>", re.IGNORECASE)


def foreign(head: bytes) -> str | None:
    """Why an input that begins with `head` is no text at all, or `None` where it may be one."""
    for magic, reason in _FOREIGN:
        if head.startswith(magic):
            return reason
    if b"\x00" in head and "\x00" in decode(head[: len(head) // 2 * 2]):
        return "this is a binary file (it has NUL bytes); expected text, HTML or JSON Lines"
    return None


def kind_of(head: bytes, suffix: str) -> Kind | str:
    """The kind of an input by its first bytes, or why it cannot be read.

    Args:
        head: at most `HEAD_BYTES` from the beginning, unpacked.
        suffix: the last part of its name (".html"), lower case, without ".gz"; may be empty.
    """
    reason = foreign(head)
    if reason is not None:
        return reason
    text = decode(head).lstrip()
    if re.match(r"\{\s*(?:[\"}]|$)", text):
        return _json_kind(text, suffix)
    if re.match(r"\[\s*[\[{\]]", text):
        return "this is a JSON array; expected one object a line (convert it with: jq -c '.[]')"
    if _HTML.match(text) or (suffix in {".html", ".htm", ".xhtml"} and _TAGS.search(text)):
        return Kind.HTML
    if suffix in {".jsonl", ".ndjson"}:
        return Kind.JSON_LINES
    return Kind.JSON if suffix == ".json" else Kind.TEXT


def _json_kind(text: str, suffix: str) -> Kind:
    """One object over several lines, or an object a line: the first lines that are whole tell."""
    lines = text.split("\n")
    if suffix in {".jsonl", ".ndjson"} or len(lines) == 1:
        return Kind.JSON_LINES
    whole = [line for line in lines[:-1] if line.strip().startswith("{")]
    return Kind.JSON_LINES if any(_is_object(line) for line in whole) else Kind.JSON


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
