"""Counts that cannot all be right: parts against their whole, and counts of one thing against each other.

Only a real conflict is one: a vague number or "at least" is a range, and two ranges that meet do not contradict each
other. Which of the two is right is not said here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Literal

from tawthiq.reader.tallies.adding import discrepancies
from tawthiq.records import Article, Span, Tally, Toll
from tawthiq.statistics.counted import figure_of, kind_of_events
from tawthiq.statistics.documented import TalliedArticle, chain_of, source_of
from tawthiq.statistics.fitting import coded, ground_of
from tawthiq.statistics.tally_words import period, subject, told, where_and_when
from tawthiq.store import Store

Kind = Literal["does not add up", "falls", "longer is smaller", "sources differ", "told otherwise before"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A tally of an article, with its words."""

    article: str
    outlet: str | None
    published: date | None
    source: str
    tally: str
    words: str
    figure: Toll


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Counts that do not fit each other, in a sentence with their words and articles."""

    kind: Kind
    sentence: str
    tallies: tuple[Reference, ...]
    ratio: float | None = None
    """The higher of two figures over the lower, where both are exact."""


def contradictions(store: Store, *, article: str | None = None) -> list[Contradiction]:
    """What does not fit among the counts of a store: first inside each article, then between articles.

    Args:
        store: need not be linked.
        article: only contradictions that a count of this article is part of.

    Raises:
        StoreError: the store cannot be read.
    """
    told_in = [TalliedArticle(r.article, r.tallies) for r in store.records() if r.tallies]
    found = [*(one for each in told_in for one in inside(each.article, each.tallies)), *between(told_in)]
    return [one for one in found if article is None or any(ref.article == article for ref in one.tallies)]


def inside(article: Article, tallies: Sequence[Tally]) -> Iterator[Contradiction]:
    """What does not add up among the counts of one article."""
    by_id = {tally.id: tally for tally in tallies}
    placed = [_with_span(tally, article.text) for tally in tallies]
    for one in discrepancies(placed, article.text):
        involved = [by_id[id] for id in (one.tally, *one.others)]
        yield Contradiction(
            "does not add up",
            f"{article.id}: {one.sentence}",
            tuple(_reference(article, tally) for tally in involved),
        )


def _with_span(tally: Tally, text: str) -> Tally:
    """The tally with the place of its words, where a record was made without; they may stand there once only."""
    if tally.span is not None or not tally.text or text.count(tally.text) != 1:
        return tally
    start = text.index(tally.text)
    return tally.model_copy(update={"span": Span(start=start, end=start + len(tally.text))})


# ---------------------------------------------------------------- between counts
@dataclass(frozen=True, slots=True)
class _Count:
    """One count of one article, with the period it is about."""

    article: Article
    tally: Tally
    source: str
    figure: Toll
    start: date
    end: date

    @property
    def order(self) -> tuple[str, str, str]:
        """By day of publication, then article and tally."""
        return str(self.article.published or "9999"), self.article.id, self.tally.id

    def conflicts(self, other: _Count) -> bool:
        """Whether no number lies in both ranges."""
        return _below(self.figure, other.figure) or _below(other.figure, self.figure)


def _below(one: Toll, other: Toll) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def between(told_in: Iterable[TalliedArticle]) -> Iterator[Contradiction]:
    """What does not fit between counts of the same thing in one area, in the order of what they are about."""
    alike: dict[tuple[object, ...], list[_Count]] = defaultdict(list)
    for one in told_in:
        for tally in one.tallies:
            subject_of = _subject_key(tally, one.tallies)
            time = tally.time
            if subject_of is not None and time is not None and time.start and time.end:
                source = source_of(one.article, tally)
                count = _Count(one.article, tally, source, figure_of(tally), time.start, time.end)
                alike[subject_of].append(count)
    for counts in alike.values():
        counts.sort(key=lambda count: count.order)
        yield from _of_one_period(counts)
        yield from _of_longer_periods(counts)


def _subject_key(tally: Tally, tallies: Sequence[Tally]) -> tuple[object, ...] | None:
    """By what counts may be compared; `None` where the record does not hold what a count is about."""
    chain = chain_of(tally, tallies)
    ground = ground_of(tally, chain)
    if ground is None or not ground.known or (chain and coded(tally) == coded(chain[0])):
        return None
    group = None if tally.group == "unknown" and not chain else tally.group
    return tally.measure, kind_of_events(tally), group, tally.who, frozenset(tally.by), ground.name


def _of_one_period(counts: Sequence[_Count]) -> Iterator[Contradiction]:
    """Two sources on one period, and one source that tells it in two ways."""
    for same in _grouped(counts, lambda count: (count.start, count.end)).values():
        by_source = _grouped(same, lambda count: count.source)
        for own in by_source.values():
            yield from _told_otherwise(list(_grouped(own, lambda count: count.article.id).values()))
        for one, other in combinations(by_source.values(), 2):
            if all(a.conflicts(b) for a in one for b in other):
                yield _differ("sources differ", one[-1], other[-1])


def _told_otherwise(by_article: Sequence[list[_Count]]) -> Iterator[Contradiction]:
    """One source in articles that follow each other; an article that has several figures tells of several things."""
    for before, after in pairwise(by_article):
        if all(a.conflicts(b) for a in before for b in after):
            yield _differ("told otherwise before", before[-1], after[-1])


def _of_longer_periods(counts: Sequence[_Count]) -> Iterator[Contradiction]:
    """A source's count of a longer period that is smaller than its count of a part of that period."""
    for own in _grouped(counts, lambda count: count.source).values():
        once = list({(c.start, c.end, c.figure): c for c in own}.values())
        for longer in once:
            inner = [c for c in once if _holds(longer, c) and _below(longer.figure, c.figure)]
            if not inner or _is_inside_one_article(longer, inner):
                continue
            most = max(inner, key=lambda c: (c.figure.low or 0, c.end))
            yield _shrinks(longer, most)


def _is_inside_one_article(longer: _Count, inner: Sequence[_Count]) -> bool:
    """`inside` has said so already."""
    return all(c.article.id == longer.article.id and c.tally.part_of == longer.tally.part_of for c in inner)


def _holds(longer: _Count, shorter: _Count) -> bool:
    return (
        longer.start <= shorter.start
        and shorter.end <= longer.end
        and (longer.start, longer.end) != (shorter.start, shorter.end)
    )


def _grouped(counts: Iterable[_Count], key: Callable[[_Count], object]) -> dict[object, list[_Count]]:
    groups: dict[object, list[_Count]] = defaultdict(list)
    for count in counts:
        groups[key(count)].append(count)
    return groups


# ---------------------------------------------------------------- sentences
def _differ(kind: Kind, one: _Count, other: _Count) -> Contradiction:
    ratio = _ratio(one.figure, other.figure)
    times = f"; {ratio:.2f} times as many" if ratio is not None else ""
    about = f"{subject(one.tally)}{where_and_when(one.tally)}"
    if kind == "sources differ":
        both = f"{one.source} has {_told(one)}, {other.source} {_told(other)}"
        who = f"{one.source} and {other.source} differ on {about}: {both}"
    else:
        who = f"{one.source} tells {about} in two ways: first {_told(one)}, then {_told(other)}"
    return Contradiction(kind, f"{who}{times}{_left_out(one, other)}.", _references(one, other), ratio)


def _shrinks(longer: _Count, shorter: _Count) -> Contradiction:
    assert longer.tally.time and shorter.tally.time
    about = f"{subject(longer.tally)}" + (f" in {longer.tally.place.name}" if longer.tally.place else "")
    falls = longer.start == shorter.start
    spans = f"{period(longer.tally.time)} has {_told(longer)}, {period(shorter.tally.time)} {_told(shorter)}"
    says = "the running count falls" if falls else "the longer period has the smaller figure"
    return Contradiction(
        "falls" if falls else "longer is smaller",
        f"{longer.source}, {about}: {says}: {spans}{_left_out(longer, shorter)}.",
        _references(longer, shorter),
        _ratio(longer.figure, shorter.figure),
    )


def _told(count: _Count) -> str:
    return told(count.article.id, count.article.published, count.tally)


def _left_out(one: _Count, other: _Count) -> str:
    """What the two say that they leave out, where it is not the same."""
    if one.tally.excludes == other.tally.excludes:
        return ""
    said = [
        f"“{' '.join(c.tally.excludes.split())}”" if c.tally.excludes else "nothing" for c in (one, other)
    ]
    return f"; the first says that it leaves out {said[0]}, the second {said[1]}"


def _ratio(one: Toll, other: Toll) -> float | None:
    if not one.best or not other.best:
        return None
    return max(one.best, other.best) / min(one.best, other.best)


def _references(*counts: _Count) -> tuple[Reference, ...]:
    return tuple(_reference(count.article, count.tally) for count in counts)


def _reference(article: Article, tally: Tally) -> Reference:
    words = " ".join(tally.text.split())
    source = source_of(article, tally)
    return Reference(article.id, article.outlet, article.published, source, tally.id, words, figure_of(tally))
