"""Whose word an event rests on, and which members of an incident are one source.

Outlets that repeat one spokesman, one agency or one text are one source: repetition adds no weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.labels import Language, label
from tawthiq.records import Article, Event
from tawthiq.sources.copies import copies

GENERIC_SPEAKERS = frozenset({"outlet", "local_sources", "witness", "analyst", "media"})
"""Speakers that are someone else in each outlet; all others are one voice wherever they are cited."""


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


def outlet_of(source: str) -> str:
    """The outlet of a source that is someone in an outlet; any other source is its own.

    >>> outlet_of("صوت السهل (local_sources)"), outlet_of("sohr")
    ('صوت السهل', 'sohr')
    """
    outlet, _, speaker = source.rpartition(" (")
    return outlet if outlet and speaker.removesuffix(")") in GENERIC_SPEAKERS else source


def source_in(source: str, language: Language) -> str:
    """A source as a reader of the language knows it; in English by its id, as in the record."""
    if language == "en":
        return source
    outlet = outlet_of(source)
    if outlet == source:
        return label("speaker", source, language)
    speaker = source.removeprefix(f"{outlet} (").removesuffix(")")
    return f"{outlet} ({label('speaker', speaker, language)})"


def independent_sources(
    told: Sequence[Told], copied: Mapping[str, str] | None = None
) -> dict[tuple[str, str, str], str]:
    """The source of each event, by its `key`; copies of one text have the source of the first of them.

    A speaker who is one wherever he is cited stays his own source: a copy cites him no second time.

    Args:
        told: events in the order in which they were told.
        copied: for each article that is a copy the first told of its text, as `tawthiq.sources.copies` gives it; where
            it is not given, the articles of these events are compared.
    """
    if len(told) == 1:
        return {told[0].key: told[0].source}
    first_of = copies(one.article for one in told) if copied is None else copied
    found: dict[tuple[str, str, str], str] = {}
    by_text: dict[str, str] = {}
    for one in told:
        text = first_of.get(one.article.id, one.article.id)
        found[one.key] = (
            by_text.setdefault(text, one.source) if one.event.speaker in GENERIC_SPEAKERS else one.source
        )
    return found


def copies_among(groups: Iterable[Sequence[Told]]) -> dict[str, str]:
    """The copies among the articles that tell of one occurrence with others, as `independent_sources` takes them."""
    together = {
        one.article.id: one.article for group in groups if len(group) > 1 for one in group if one.article.text
    }
    return copies(together.values())
