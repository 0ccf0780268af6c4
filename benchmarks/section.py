"""One section of the page: its text, the figures that are compared from run to run, and its plots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Section:
    """`figures` by a name that stays the same from run to run; `plots` are SVG files by their name."""

    text: str
    figures: Mapping[str, float] = field(default_factory=dict)
    plots: Mapping[str, bytes] = field(default_factory=dict)


def picture(name: str, what: str) -> str:
    """The plot of that name in the page; `what` says it to who cannot see it."""
    return f"![{what}](benchmarks/{name}.svg)"
