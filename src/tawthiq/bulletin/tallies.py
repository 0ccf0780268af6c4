"""What monitors and others counted for the same month: shown beside the bulletin's numbers, never added to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.bulletin.asked import Asked
from tawthiq.records import Article, Tally
from tawthiq.statistics.scope import lies_in

MEASURES = ("events", "killed", "wounded", "casualties")
"""What a bulletin shows of others' counts: what it counts itself."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A tally, with the parts into which its article breaks it down."""

    article: Article
    tally: Tally
    parts: tuple[Counted, ...]

    @property
    def name(self) -> str:
        """The name of its number."""
        return f"tally.{self.article.id}.{self.tally.id}"


def tallies_of(found: Iterable[tuple[Article, Tally]], asked: Asked) -> list[Counted]:
    """The tallies of the month asked, of its area and party, each with its parts.

    A tally belongs to the month where its time is that month or lies in it; one without a place counts everywhere and
    is left out where the bulletin is about one area.
    """
    by_article: dict[str, list[tuple[Article, Tally]]] = {}
    for article, tally in found:
        if tally.measure in MEASURES:
            by_article.setdefault(article.id, []).append((article, tally))
    return [
        _with_parts(article, tally, some)
        for _, some in sorted(by_article.items())
        for article, tally in some
        if tally.part_of is None and _of_month(tally, asked)
    ]


def _of_month(tally: Tally, asked: Asked) -> bool:
    time = tally.time
    return bool(
        time is not None
        and time.start is not None
        and time.end is not None
        and asked.month <= time.start <= time.end <= asked.last_day
        and (asked.area is None or lies_in(tally.place, asked.area))
        and (asked.actor is None or asked.actor in tally.by)
    )


def _with_parts(article: Article, tally: Tally, some: list[tuple[Article, Tally]]) -> Counted:
    parts = tuple(_with_parts(article, one, some) for _, one in some if one.part_of == tally.id)
    return Counted(article, tally, parts)
