"""From paths to articles: one at a time, in the order given, whatever is wrong with some of them."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tawthiq.records import Article
from tawthiq.sources.encoding import decode, wide_encoding
from tawthiq.sources.html_page import article_from_html
from tawthiq.sources.json_article import article_from_json
from tawthiq.sources.kinds import HEAD_BYTES, Kind, kind_of
from tawthiq.sources.options import MAX_INPUT_BYTES, SourceOptions
from tawthiq.sources.plain_text import article_from_text
from tawthiq.sources.refusals import Refusal

Found = Article | Refusal

STANDARD_INPUT = "standard input"
_ASSETS = frozenset(
    (
        *(".css", ".js", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".bmp"),
        *(".woff", ".woff2", ".ttf", ".eot", ".mp3", ".mp4", ".webm"),
    )
)
"""What a browser saves beside a page; in a folder it is passed over without a word."""


def articles(paths: Iterable[str | Path], options: SourceOptions | None = None) -> Iterator[Found]:
    """Every article of the given inputs, and every refusal, as they are met.

    Args:
        paths: files, folders (read with all that is below them, in the order of names) and "-" for standard
            input. What a file is, its content decides: plain text, an HTML page, JSON Lines or one JSON
            object, each of them perhaps packed with gzip.
        options: what holds where an input does not say.

    Yields:
        Articles, and a `Refusal` for each input or line that is no article. Only one article is held in
        memory.
    """
    options = options or SourceOptions()
    for path in paths:
        if str(path) == "-":
            yield from _from_stream(sys.stdin.buffer, STANDARD_INPUT, "", options)
        elif os.path.isdir(path):
            yield from _from_folder(Path(path), options)
        else:
            yield from _from_file(Path(path), options)


def _from_folder(folder: Path, options: SourceOptions) -> Iterator[Found]:
    given = 0
    for found in _files_below(folder):
        if isinstance(found, Refusal):
            yield found
            continue
        given += 1
        yield from _from_file(found, options)
    if not given:
        yield Refusal(
            str(folder), None, "the folder holds nothing to read; expected text, HTML or JSON Lines files"
        )


def _files_below(folder: Path) -> Iterator[Path | Refusal]:
    closed: list[Refusal] = []

    def note(err: OSError) -> None:
        reason = f"the folder cannot be opened ({err.strerror or err}); expected one that may be read"
        closed.append(Refusal(str(err.filename), None, reason))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() not in _ASSETS:
                yield Path(parent) / name
    yield from closed


def _from_file(path: Path, options: SourceOptions) -> Iterator[Found]:
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as err:
        yield Refusal(str(path), None, _why_closed(err))
        return
    with stream:
        yield from _from_stream(stream, str(path), path.name, options)


def _why_closed(err: OSError | ValueError) -> str:
    if isinstance(err, FileNotFoundError):
        return "there is no such file; expected a file, a folder or - for standard input"
    if isinstance(err, PermissionError):
        return "the file may not be read (permission denied); expected one that may"
    return f"the file cannot be opened ({getattr(err, 'strerror', None) or err}); expected a readable file"


def _from_stream(stream: BinaryIO, source: str, name: str, options: SourceOptions) -> Iterator[Found]:
    """The articles of one open input; what breaks while it is read becomes a refusal."""
    try:
        head = stream.read(HEAD_BYTES)
        whole: BinaryIO = _rejoined(head, stream)
        if head.startswith(b"\x1f\x8b"):
            unpacked = gzip.GzipFile(fileobj=whole)
            head = unpacked.read(HEAD_BYTES)
            whole = _rejoined(head, unpacked)
            name = name.removesuffix(".gz").removesuffix(".GZ")
        yield from _by_kind(whole, head, source, Path(name).suffix.lower(), options)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Refusal(
            source,
            None,
            "the gzip data is damaged or cut off; expected a whole gzip file (what came before is kept)",
        )
    except OSError as err:
        yield Refusal(source, None, f"reading broke off ({err.strerror or err}); expected a readable file")


def _by_kind(
    stream: BinaryIO, head: bytes, source: str, suffix: str, options: SourceOptions
) -> Iterator[Found]:
    if len(head) < HEAD_BYTES and not head.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        empty = "the file is empty" if not head else "the file has nothing but white space"
        yield Refusal(source, None, f"{empty}; expected text, HTML or JSON Lines")
        return
    kind = kind_of(head, suffix)
    if isinstance(kind, str):
        yield Refusal(source, None, kind)
    elif kind is Kind.JSON_LINES:
        yield from _json_lines(stream, head, source, options)
    else:
        yield from _whole(stream, kind, source, options)


def _whole(stream: BinaryIO, kind: Kind, source: str, options: SourceOptions) -> Iterator[Found]:
    raw = stream.read(MAX_INPUT_BYTES + 1)
    if len(raw) > MAX_INPUT_BYTES:
        yield Refusal(source, None, f"it is larger than {MAX_INPUT_BYTES:,} bytes; expected one article")
    elif kind is Kind.HTML:
        yield from article_from_html(raw, options, source=source)
    elif kind is Kind.JSON:
        yield from article_from_json(decode(raw, options.encoding), options, source=source)
    else:
        yield from article_from_text(decode(raw, options.encoding), options, source=source)


def _json_lines(stream: BinaryIO, head: bytes, source: str, options: SourceOptions) -> Iterator[Found]:
    wide = wide_encoding(head)
    lines = _lines(stream) if wide is None else _wide_lines(stream, wide)
    for number, raw in enumerate(lines, start=1):
        if raw is None:
            yield Refusal(
                source, number, f"the line is longer than {MAX_INPUT_BYTES:,} bytes; expected one article"
            )
        elif raw.strip():
            yield from article_from_json(
                decode(raw, options.encoding).strip(), options, source=source, line=number
            )


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; `None` for one that is beyond the limit, so that it is never held in memory."""
    while line := stream.readline(MAX_INPUT_BYTES):
        if len(line) < MAX_INPUT_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(MAX_INPUT_BYTES)) and not rest.endswith(b"\n"):
            pass
        yield None


def _wide_lines(stream: BinaryIO, encoding: str) -> Iterator[bytes | None]:
    """The lines of a UTF-16 stream, as UTF-8."""
    for line in io.TextIOWrapper(stream, encoding=encoding, errors="replace"):
        yield line.encode("utf-8", errors="replace")


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes have been looked at, from its beginning: works for pipes too."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        part: bytes | memoryview = self._head[: len(buffer)]
        if part:
            self._head = self._head[len(part) :]
        else:
            part = self._rest.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def _rejoined(head: bytes, rest: BinaryIO | gzip.GzipFile) -> BinaryIO:
    return io.BufferedReader(_Rejoined(head, rest), buffer_size=HEAD_BYTES)  # type: ignore[arg-type]
