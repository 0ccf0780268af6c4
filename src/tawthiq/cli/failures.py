"""The one place where errors become a sentence and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from enum import IntEnum

import typer

from tawthiq.cli.terminal import say
from tawthiq.errors import TawthiqError


class ExitCode(IntEnum):
    """What the command tells the shell."""

    DONE = 0
    PARTLY_REFUSED = 1
    NOTHING_DONE = 2
    STOPPED = 130
    """As shells have it for Ctrl-C."""


@contextlib.contextmanager
def worded_failures() -> Iterator[None]:
    """Turn a foreseeable failure into one sentence on standard error and exit code 2, never a traceback."""
    try:
        yield
        sys.stdout.flush()
    except TawthiqError as err:
        _fail(str(err))
    except BrokenPipeError:
        _fail("standard output was closed before everything was written; the rest was dropped")
    except OSError as err:
        _fail(f"{err.filename or 'standard output'}: {err.strerror or err}; nothing more was written")
    except KeyboardInterrupt:
        say("stopped; files that were being written are left as they were before")
        raise typer.Exit(ExitCode.STOPPED) from None


def _fail(sentence: str) -> None:
    _discard_standard_output()
    say(sentence)
    raise typer.Exit(ExitCode.NOTHING_DONE) from None


def _discard_standard_output() -> None:
    """Where standard output cannot be flushed, let the interpreter's last flush go nowhere."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
