"""The two consoles, Arabic where the terminal can show it, and progress where someone is watching."""

from __future__ import annotations

import codecs
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TextIO, TypeVar, cast

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

Item = TypeVar("Item")

PIPED_WIDTH = 140
"""Columns of a table that goes to a file or a pipe."""

PROGRESS_AFTER_SECONDS = 1.0

# Buckwalter's transliteration: one ASCII character for one Arabic letter, so that columns stay aligned.
_LETTERS = dict(
    zip("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy", strict=True)
)
_DIGITS = {chr(0x0660 + digit): str(digit) for digit in range(10)}
_SIGNS = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—−", "-"),
    "،": ",",
    "؛": ";",
    "؟": "?",
    "…": "...",
    "→": "->",
    "≥": ">=",
    "≤": "<=",
    "·": "-",
    "⟨": "<",
    "⟩": ">",
    **dict.fromkeys("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "."),
    **dict.fromkeys("━╸╺", "-"),
}
_ASCII = {**_LETTERS, **_DIGITS, **_SIGNS}


def use_terminal_encoding() -> None:
    """Let both standard streams write whatever they are given, in ASCII where they can do no better."""
    codecs.register_error("tawthiq_ascii", _to_ascii)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and not _can_write_arabic(stream):
            stream.reconfigure(errors="tawthiq_ascii")


def _can_write_arabic(stream: TextIO) -> bool:
    try:
        "قُتل “3” — …".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _to_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written = (_in_ascii(char) for char in error.object[error.start : error.end])
    return "".join(written), error.end


def _in_ascii(char: str) -> str:
    if char in _ASCII:
        return _ASCII[char]
    return "" if _is_unwritten(char) else "?"


def _is_unwritten(char: str) -> bool:
    """Whether the character is a vowel, a tatweel or an invisible mark."""
    return any(low <= char <= high for low, high in _UNWRITTEN_RANGES)


_UNWRITTEN_RANGES = (
    ("\u0610", "\u061a"),
    ("\u0640", "\u0640"),
    ("\u064b", "\u065f"),
    ("\u0670", "\u0670"),
    ("\u200b", "\u200f"),
    ("\u202a", "\u202e"),
    ("\u2066", "\u2069"),
    ("\ufeff", "\ufeff"),
)


class _Output(Console):
    """A console that reports a closed pipe as the error it is, for the one place that words errors."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


_LEFT, _RIGHT = "\u200e", "\u200f"
_EMBED_RIGHT, _END_EMBEDDING = "\u202b", "\u202c"
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BORDER = re.compile("([│┃]| {2,})")
RIGHT_TO_LEFT = _RIGHT
"""What a text begins with that is to run from right to left as a whole, Latin marks in it too."""


def directed(shown: str) -> str:
    """What one print writes, each line with its direction told, whatever the terminal takes for the base.

    A line of a table or a list begins as a left-to-right line, even where all its words are Arabic; the borders (or
    the white space) between its cells hold Arabic cells apart. The lines of a text that begins with `RIGHT_TO_LEFT`
    run from right to left, so that what is marked in it stays beside its words. Lines without Arabic stay as they are.

    >>> directed("e1 │ a") == "e1 │ a", directed("سرمين") == "\\u200eسرمين"
    (True, True)
    """
    if not _ARABIC.search(shown):
        return shown
    lines = shown.split("\n")
    if shown.startswith(RIGHT_TO_LEFT) or _STYLED_RIGHT.match(shown):
        first = lines[0].replace(RIGHT_TO_LEFT, "", 1)
        return "\n".join(
            f"{_RIGHT}{_EMBED_RIGHT}{line}{_END_EMBEDDING}" if line.strip() else line
            for line in (first, *lines[1:])
        )
    return "\n".join(
        _LEFT + _BORDER.sub(rf"{_LEFT}\1{_LEFT}", line) if _ARABIC.search(line) else line for line in lines
    )


_STYLED_RIGHT = re.compile("(?:\\x1b\\[[0-9;]*m)+\u200f(?!\u200e)")


class _Directed:
    """A text stream that tells the direction of every line written to it; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, shown: str) -> int:
        """Write what one print shows."""
        return self._stream.write(directed(shown))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def output() -> Console:
    """The console for results: as wide as the terminal or COLUMNS says, 140 columns in a file or a pipe."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return _Output(file=cast(TextIO, _Directed(sys.stdout)), width=width, highlight=False)


@cache
def messages() -> Console:
    """The one console for what is said to the person, so that a bar and sentences do not mix."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(sentence: str) -> None:
    """Write one sentence on standard error."""
    messages().print(sentence, markup=False)


def progress(items: Iterable[Item], doing: str, total: int | None = None) -> Iterator[Item]:
    """The items; with a bar on standard error once they take over a second and a terminal is there."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, TimeElapsedColumn(), console=messages(), transient=True)
    task = bar.add_task(doing, total=total)
    began, shown = time.monotonic(), False
    try:
        for item in items:
            yield item
            bar.advance(task)
            if not shown and time.monotonic() - began > PROGRESS_AFTER_SECONDS:
                bar.start()
                shown = True
    finally:
        if shown:
            bar.stop()
