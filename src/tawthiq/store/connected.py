"""A store's connection: where it is, how it is closed, and how something is written to it whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from tawthiq.store.failures import worded


class Connected:
    """What all parts of a store share."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._place!r})"

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with worded(self._place), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self, *, durable: bool = False) -> Iterator[Connection]:
        with (
            worded(self._place),
            self._engine.connect().execution_options(writes=True, durable=durable) as connection,
            connection.begin(),
        ):
            yield connection
