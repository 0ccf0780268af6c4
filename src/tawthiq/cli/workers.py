"""Work spread over processes: the same results in the same order as one process gives, in bounded memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Annotated, TypeVar

import typer

from tawthiq.errors import TawthiqError

Item = TypeVar("Item")
Result = TypeVar("Result")

Jobs = Annotated[
    int,
    typer.Option(
        "-j", "--jobs", metavar="N", min=1, help="Read in so many processes; the result is the same."
    ),
]

_AHEAD = 8
"""Items for each process that may be taken in before the first of them is given out."""


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Generator[Result, None, None]:
    """What `work` makes of each item, in the order of the items.

    Items are taken in as results are asked for, a few ahead for each process, so that memory does not grow with their
    number. Where the results are no longer wanted, what has not begun is dropped.

    Raises:
        TawthiqError: a process ended before its work was done.
    """
    return _alone(work, items) if jobs == 1 else _spread(work, items, jobs)


def _alone(work: Callable[[Item], Result], items: Iterable[Item]) -> Generator[Result, None, None]:
    try:
        for k, item in enumerate(items):
            result = work(item)
            if k == 0:
                # What the first one loaded (lexicon, gazetteer) never is garbage: don't look through it again.
                gc.freeze()
            yield result
    finally:
        # Frozen objects of other libraries would be reported as leaks when the process ends.
        gc.unfreeze()


def _spread(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Generator[Result, None, None]:
    # A copy of this process has the lexicon and the gazetteer already; elsewhere each process loads its own.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise TawthiqError(
            f"one of the {jobs} processes of --jobs ended before its work was done (is memory short?); "
            "expected all to go on, try fewer"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """What a process does first: Ctrl-C is left to the one that started it, with which it also ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
