"""One event or two: whether a sentence tells of an occurrence told before in the article, or of another one.

Every occurrence that it may be is an option with named features (`likeness`), and so is a new one; the weights choose.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.choices import Option, choice_named, choose
from tawthiq.reader.findings import Mention
from tawthiq.reader.likeness import company, likeness
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.told import told_by
from tawthiq.reader.whereabouts import Whereabouts

CHOICE = "same_event"
NEW = "new"
_RECENT = 60
"""How many occurrences back a mention may refer: keeps the time linear in an article of any length."""
_WEIGHED = 4
"""How many of them, the likest by what both tell, are weighed with all that stands around them."""


def told_before(mention: Mention, before: Sequence[Occurrence], where: Whereabouts) -> int | None:
    """The index of the occurrence of which the mention tells again; None where it tells of another."""
    if not before:
        return None
    score = choice_named(CHOICE).score
    new = told_by(mention)
    alike = [
        (k, likeness(mention, new, before[k], where))
        for k in range(max(0, len(before) - _RECENT), len(before))
        if not _same_words(mention, before[k])
    ]
    likest = sorted(alike, key=lambda x: (score(x[1]), x[0]))[-_WEIGHED:]
    best = sorted(likest, key=lambda x: x[0])
    options = [
        Option(_name(before[k]), {**features, **dict(company(mention, before[k], last=k == len(before) - 1))})
        for k, features in best
    ]
    options.append(Option(NEW, {NEW: 1.0}))
    chosen = choose(CHOICE, mention.span, options)
    return None if chosen == len(best) else best[chosen][0]


def _same_words(mention: Mention, occurrence: Occurrence) -> bool:
    """Whether the very words of the mention told of it: one of several places in a list, each an event of its own."""
    at = (mention.sentence.index, mention.first, mention.last)
    return mention.again and any((m.sentence.index, m.first, m.last) == at for m in occurrence.mentions)


def _name(occurrence: Occurrence) -> str:
    """The span of the words that first tell of it."""
    start, end = occurrence.mentions[0].span
    return f"{start}-{end}"
