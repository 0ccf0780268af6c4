"""What was not taken in, or only with a warning: where it stood, and in one sentence what is expected."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tawthiq.errors import InvalidInput

RAW_LIMIT = 100_000
"""Characters of a refused line that are kept for the file of rejects."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input, or a part of one, that was refused, or taken with a warning.

    `kind` is "refused" where no article came of it and "warning" where the article was given all the same,
    before the warning. `line` counts from 1 and is `None` where the whole file is meant.
    """

    source: str
    line: int | None
    reason: str
    kind: Literal["refused", "warning"] = "refused"
    raw: str | None = None

    @property
    def message(self) -> str:
        """One sentence that names the input, the line and what is expected."""
        where = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{where}: {self.reason}"


def write_rejects(path: str | Path, refusals: Iterable[Refusal]) -> int:
    """Write refusals as JSON Lines `{"source", "line", "reason", "kind", "raw"?}`; gives how many were
    written.

    Raises:
        InvalidInput: the file cannot be written.
    """
    count = 0
    try:
        with Path(path).open("w", encoding="utf-8", errors="backslashreplace") as out:
            for refusal in refusals:
                out.write(json.dumps(_row(refusal), ensure_ascii=False) + "\n")
                count += 1
    except OSError as err:
        raise InvalidInput(f"{path}: the rejects cannot be written there ({err.strerror or err})") from err
    return count


def _row(refusal: Refusal) -> dict[str, str | int | None]:
    row: dict[str, str | int | None] = {
        "source": refusal.source,
        "line": refusal.line,
        "reason": refusal.reason,
        "kind": refusal.kind,
    }
    if refusal.raw is not None:
        row["raw"] = refusal.raw[:RAW_LIMIT]
    return row
