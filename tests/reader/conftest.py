"""What the tests of the reader share: a look at every stage of reading, from words to the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from training.learning import by_hand

from tawthiq.choices import Choice, overheard, weights_in_place
from tawthiq.reader import RuleReader, default_reader
from tawthiq.reader.findings import Findings, Mention
from tawthiq.reader.tallies import find_tallies
from tawthiq.records import Article, Event, Record

WEDNESDAY = date(2022, 10, 12)
"""The day on which the sentences of these tests are published unless a test says otherwise."""


@dataclass(frozen=True)
class Look:
    """The stages of reading, each seen on its own."""

    reader: RuleReader

    def article(self, text: str, *, title: str | None = None, published: date | None = WEDNESDAY) -> Article:
        """An article of this text."""
        return Article(id="a", text=text, title=title, published=published)

    def findings(self, text: str, *, published: date | None = WEDNESDAY) -> list[Findings]:
        """What stands in each sentence."""
        return self.reader.findings(self.article(text, published=published))

    def sentence(self, text: str) -> Findings:
        """What stands in a text of one sentence."""
        (found,) = self.findings(text)
        return found

    def mentions(self, text: str) -> list[Mention]:
        """The mentions of events in a text."""
        article = self.article(text)
        findings = self.reader.findings(article)
        return self.reader.mentions(findings, find_tallies(findings, article))

    def record(self, text: str, *, title: str | None = None, published: date | None = WEDNESDAY) -> Record:
        """The whole record, its words checked against the text.

        Whether a thing is told as an event is held open: these are tests of the grammar, which must not move with the
        weights of `event_or_not`.
        """
        with overheard(frozenset(("event_or_not",))):
            record = self.reader.read(self.article(text, title=title, published=published))
        assert record.unsupported() == []
        return record

    def events(
        self, text: str, *, title: str | None = None, published: date | None = WEDNESDAY
    ) -> tuple[Event, ...]:
        """The events of a text."""
        return self.record(text, title=title, published=published).events

    def event(self, text: str, *, title: str | None = None, published: date | None = WEDNESDAY) -> Event:
        """The one event of a text."""
        events = self.events(text, title=title, published=published)
        assert len(events) == 1, [(e.type, e.words["type"].text) for e in events]
        return events[0]


_STATES = ("nobody", "unknown", "one side", "sides", "civilians", "party")
_AS_READ = Choice(question="-", origin="by hand", weights={f"as read, {s}": 99.0 for s in _STATES})
BY_GRAMMAR = {
    "counts_or_tells": by_hand("counts_or_tells"),
    "who": _AS_READ,
    "whom": _AS_READ,
    "whose_dead": Choice(question="-", origin="by hand", weights={"by rule": 99.0}),
    "same_event": by_hand("same_event"),
}
"""Weights of choices with which the grammar's own answer is taken, and the weights set by hand for one event or two."""


@pytest.fixture(autouse=True)
def _parties_by_grammar() -> Iterator[None]:
    """Who did it, to whom, and whose dead are what the grammar gives: its tests must not move with learned weights."""
    with weights_in_place(BY_GRAMMAR):
        yield


@pytest.fixture(scope="session")
def look() -> Look:
    """The stages of the reader that the package ships."""
    return Look(default_reader())
