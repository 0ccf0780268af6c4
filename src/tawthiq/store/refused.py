"""What was refused on the way in: kept once, listed in the order in which it was met."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from tawthiq.store.tables import RefusalRow


class Refusal(Protocol):
    """An input that was refused, as `tawthiq.sources` gives it."""

    @property
    def source(self) -> str:
        """The file or stream."""

    @property
    def line(self) -> int | None:
        """The line, from 1; `None` for the whole file."""

    @property
    def reason(self) -> str:
        """What is wrong and what is expected."""

    @property
    def kind(self) -> str:
        """`refused`, or `warning` where the article was taken all the same."""

    @property
    def raw(self) -> str | None:
        """What was refused, as far as it is text."""


@dataclass(frozen=True, slots=True)
class StoredRefusal:
    """A refusal as the store keeps it; `refused_at` is UTC."""

    source: str
    line: int | None
    reason: str
    kind: str
    raw: str | None
    refused_at: datetime

    @classmethod
    def of(cls, row: RefusalRow) -> StoredRefusal:
        """The refusal of a row."""
        return cls(row.source, row.line, row.reason, row.kind, row.raw, row.refused_at)


def refusal_row(refusal: Refusal, now: datetime) -> dict[str, Any]:
    """The row of a refusal."""
    kept = {
        "source": refusal.source,
        "line": refusal.line,
        "reason": refusal.reason,
        "kind": refusal.kind,
        "raw": _storable(refusal.raw),
    }
    canonical = json.dumps(kept, sort_keys=True)
    return {**kept, "digest": hashlib.sha256(canonical.encode()).hexdigest(), "refused_at": now}


def _storable(raw: str | None) -> str | None:
    # What was refused may be refused for its broken characters; they are kept as escapes.
    return None if raw is None else raw.encode("utf-8", "backslashreplace").decode()
