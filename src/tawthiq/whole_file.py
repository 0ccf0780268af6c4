"""A file that is either complete or left as it was."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO, TypeVar

from tawthiq.errors import ExportError

File = TypeVar("File", bound=IO[Any])


@contextlib.contextmanager
def whole_file(path: Path, *, encoding: str, newline: str) -> Iterator[TextIO]:
    """A file of text to write, kept beside its place and moved there when the block has ended without an error.

    What is no regular file (a device, a pipe) is written as it comes.

    Raises:
        ExportError: it cannot be made, written or moved; what stood at `path` stays.
    """
    with _whole(path, lambda at: at.open("w", encoding=encoding, newline=newline)) as file:
        yield file


@contextlib.contextmanager
def whole_bytes(path: Path) -> Iterator[BinaryIO]:
    """A file of bytes to write; otherwise as `whole_file`."""
    with _whole(path, lambda at: at.open("wb")) as file:
        yield file


@contextlib.contextmanager
def _whole(path: Path, opened: Callable[[Path], AbstractContextManager[File]]) -> Iterator[File]:
    try:
        if path.is_dir():
            raise ExportError(f"{path}: is a folder; expected a file to write")
        if path.exists() and not path.is_file():
            with opened(path) as file:
                yield file
            return
        with _beside(path.resolve(), opened) as file:
            yield file
    except OSError as err:
        if isinstance(err, BrokenPipeError):
            raise
        raise ExportError(
            f"{path}: cannot be written ({err.strerror or err}); nothing was changed there"
        ) from err


@contextlib.contextmanager
def _beside(path: Path, opened: Callable[[Path], AbstractContextManager[File]]) -> Iterator[File]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with opened(part) as file:
            yield file
            file.flush()
            # Without this a crash of the machine could leave the new name with no content.
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
