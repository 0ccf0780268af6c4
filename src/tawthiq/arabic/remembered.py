"""What is worked out once for each spelling: words repeat, and a look-up is quicker than any test."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Remembered(dict[str, Value]):
    """The values of a function of a word, by word: `remembered[word]` works out what isn't there yet.

    A dictionary and no `lru_cache`, because every word of every text passes here and a subscript costs a third of a
    call.
    """

    def __init__(self, work_out: Callable[[str], Value], limit: int) -> None:
        super().__init__()
        self._work_out = work_out
        self._limit = limit

    def __missing__(self, word: str) -> Value:
        if len(self) >= self._limit:  # bounds the memory of a long run
            self.clear()
        found = self[word] = self._work_out(word)
        return found
