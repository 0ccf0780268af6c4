"""JSON Lines: one object on each line, Arabic as it is.

Events are written as whole records in the form of `docs/records.md`, with their tallies; incidents as
`Incident.to_dict`; tallies one on each line, with `article`, `outlet` and `published` before the contract's
fields.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from tawthiq.exports.holdings import Holdings


def write(holdings: Holdings, what: str, file: TextIO) -> int:
    """Write records, incidents or tallies; gives the number of lines."""
    lines = 0
    for value in _values(holdings, what):
        file.write(json.dumps(value, ensure_ascii=False))
        file.write("\n")
        lines += 1
    return lines


def _values(holdings: Holdings, what: str) -> Iterator[dict[str, Any]]:
    if what == "incidents":
        return (incident.to_dict() for incident in holdings.incidents())
    if what == "tallies":
        return (
            {
                "article": article.id,
                "outlet": article.outlet,
                "published": article.published and article.published.isoformat(),
                **tally.model_dump(mode="json"),
            }
            for article, tally in holdings.tallies()
        )
    return (record.to_dict() for record in holdings.records())
