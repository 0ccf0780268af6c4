"""Whose word an event rests on, and which members of an incident are one source.

Outlets that repeat one spokesman, one agency or one text are one source: repetition adds no weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tawthiq.arabic.script import normalise
from tawthiq.records import Article, Event

GENERIC_SPEAKERS = frozenset({"outlet", "local_sources", "witness", "analyst", "media"})
"""Speakers that are someone else in each outlet; all others are one voice wherever they are cited."""

SAME_TEXT = 90.0
"""Likeness (0 to 100, `rapidfuzz.fuzz.ratio`) from which two texts are one text."""

COMPARED_CHARACTERS = 1500
MOST_TEXTS = 60
"""Incidents with more members are checked for copies among the first so many only."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the article that tells it."""

    article: Article
    event: Event

    @property
    def key(self) -> tuple[str, str, str]:
        """Sorts by day of publication (unknown last), article and event."""
        published = self.article.published
        return (published.isoformat() if published else "9999", self.article.id, self.event.id)

    @property
    def voice(self) -> int:
        """How near to neutral: 0 a third party's word, 1 a party's on its own harm, 2 a claim or worse."""
        return {"reported": 0, "admitted": 1}.get(self.event.stance, 2)

    @property
    def source(self) -> str:
        """Whose word it is: a speaker who is one wherever cited, else the outlet and its kind of voice."""
        return source_of(self.article, self.event.speaker)


def source_of(article: Article, speaker: str) -> str:
    """Whose word it is that a speaker is cited with in an article."""
    if speaker not in GENERIC_SPEAKERS:
        return speaker
    outlet = article.outlet or article.id
    return outlet if speaker == "outlet" else f"{outlet} ({speaker})"


def independent_sources(told: Sequence[Told]) -> dict[tuple[str, str, str], str]:
    """The source of each event, by its `key`; copies of one text have the source of the first of them."""
    if len(told) == 1:
        return {told[0].key: told[0].source}
    found: dict[tuple[str, str, str], str] = {}
    seen: list[tuple[str, str]] = []
    for one in told:
        text = normalise(one.article.text[:COMPARED_CHARACTERS]).text
        copied = next((source for other, source in seen if _is_copy(text, other)), None)
        generic = one.event.speaker in GENERIC_SPEAKERS
        found[one.key] = copied if copied is not None and generic else one.source
        if copied is None and generic and len(seen) < MOST_TEXTS:
            seen.append((text, found[one.key]))
    return found


def _is_copy(text: str, other: str) -> bool:
    return len(text) > 80 and fuzz.ratio(text, other, score_cutoff=SAME_TEXT) > 0
