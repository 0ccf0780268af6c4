"""A file that is either complete or left as it was."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from tawthiq.errors import ExportError


@contextlib.contextmanager
def whole_file(path: Path, *, encoding: str, newline: str) -> Iterator[TextIO]:
    """A file to write, kept beside its place and moved there when the block has ended without an error.

    What is no regular file (a device, a pipe) is written as it comes.

    Raises:
        ExportError: it cannot be made, written or moved; what stood at `path` stays.
    """
    try:
        if path.is_dir():
            raise ExportError(f"{path}: is a folder; expected a file to write")
        if path.exists() and not path.is_file():
            with path.open("w", encoding=encoding, newline=newline) as file:
                yield file
            return
        with _beside(path.resolve(), encoding, newline) as file:
            yield file
    except OSError as err:
        if isinstance(err, BrokenPipeError):
            raise
        raise ExportError(
            f"{path}: cannot be written ({err.strerror or err}); nothing was changed there"
        ) from err


@contextlib.contextmanager
def _beside(path: Path, encoding: str, newline: str) -> Iterator[TextIO]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding=encoding, newline=newline) as file:
            yield file
            file.flush()
            # Without this a crash of the machine could leave the new name with no content.
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
