"""Where the lines of a result go: a file that is complete or not there, or standard output."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from tawthiq.whole_file import whole_file

STANDARD_OUTPUT = "-"


@contextlib.contextmanager
def lines_to(path: Path) -> Iterator[Callable[[str], None]]:
    """What writes one line to `path`, always as UTF-8; `-` is standard output.

    Raises:
        ExportError: the file cannot be made or written; what stood there stays.
    """
    with _opened(path) as file:

        def write(line: str) -> None:
            file.write(line)
            file.write("\n")

        yield write


def _opened(path: Path) -> contextlib.AbstractContextManager[TextIO]:
    if str(path) == STANDARD_OUTPUT:
        return open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False)
    return whole_file(path, encoding="utf-8", newline="\n")
