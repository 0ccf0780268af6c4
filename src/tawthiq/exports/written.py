"""What a format has written, and what it has not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Written:
    """How many rows, lines or features were written; what was left out, and what was refused."""

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """How many incidents the format has no place for, by reason."""
    refused: list[str] = field(default_factory=list)
    """A sentence for each row that breaks the format's rules; the rest was written."""
