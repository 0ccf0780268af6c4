"""Writing results to a file that is either complete or not there."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO, Protocol, Self

from tawthiq.errors import ExportError


class Lines(Protocol):
    """Where JSON lines go."""

    def write(self, line: str) -> None:
        """Write one line; the line break is added."""


class LinesFile:
    """A file of lines, written beside its place and moved there at the end.

    A run that fails or is stopped leaves what stood there before. What is no regular file (a pipe, a
    device) is written as it comes; `-` is standard output.

    Raises:
        ExportError: the file cannot be made, written or moved; the sentence says why.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = 0
        self._beside: Path | None = None
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        try:
            self._file = self._open()
        except OSError as err:
            raise self._failure(err) from err
        return self

    def write(self, line: str) -> None:
        """Write one line; the line break is added."""
        if self._file is None:
            raise ValueError("write to a LinesFile outside its with block")
        try:
            self._file.write(line)
            self._file.write("\n")
        except OSError as err:
            raise self._failure(err) from err
        self.lines += 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if self._file is None:
            return
        try:
            if kind is not None:
                self._abandon()
            else:
                self._finish(self._file)
        except OSError as err:
            self._abandon()
            raise self._failure(err) from err

    def _open(self) -> IO[str]:
        if str(self.path) == "-":
            return open(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False)
        if self.path.exists() and not self.path.is_file():
            return open(self.path, "w", encoding="utf-8")
        target = self.path.resolve()
        self._beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        return open(self._beside, "w", encoding="utf-8")

    def _finish(self, file: IO[str]) -> None:
        file.close()
        if self._beside is not None:
            os.replace(self._beside, self.path.resolve())
            self._beside = None

    def _abandon(self) -> None:
        if self._file is not None:
            # What could not be flushed is lost anyway.
            with contextlib.suppress(OSError):
                self._file.close()
        if self._beside is not None:
            with contextlib.suppress(OSError):
                self._beside.unlink()

    def _failure(self, err: OSError) -> Exception:
        if isinstance(err, BrokenPipeError):
            return err
        return ExportError(f"{self.path}: cannot be written ({err.strerror or err}); nothing was kept there")
