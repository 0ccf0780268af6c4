"""A party's own counts ("17 operations, 28 killed and wounded") beside what it claims one by one in their periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.records import Article, Incident, Tally, Toll
from tawthiq.statistics.documented import Base
from tawthiq.statistics.scope import Scope, lies_in
from tawthiq.statistics.tally_check import check_tally


@dataclass(frozen=True, slots=True)
class ClaimedTally:
    """A count that a party gives of its own deeds. Where `reason` says why, nothing can be held beside it."""

    article: str
    published: date | None
    tally: Tally
    claimed: Toll | None
    """What it claims one by one in the count's period, area and class, as far as the store has it."""
    reported: Toll | None
    """What others report of those deeds."""
    reason: str


def claimed_tallies(
    actor: str,
    counts: Iterable[tuple[Article, tuple[Tally, ...]]],
    claimed: Sequence[Incident],
    reported: Sequence[Incident],
    published: Mapping[str, date | None],
    scope: Scope,
) -> Iterator[ClaimedTally]:
    """A party's counts in scope, in the order of their periods, each beside its claims and what others report of them.

    Args:
        actor: the party's id.
        counts: every article with its tallies.
        claimed: the incidents that it claims, as it tells them.
        reported: of them those that others report, as they tell them.
        published: the day of publication of each article.
        scope: which counts; their periods reach into it.
    """
    of_claims, of_reports = Base.holding(claimed, published), Base.holding(reported, published)
    found = []
    for article, tallies in counts:
        for tally in tallies:
            if not _own_count(tally, actor) or not _in_scope(tally, scope):
                continue
            one, other = (check_tally(article, tally, tallies, base) for base in (of_claims, of_reports))
            found.append(
                ClaimedTally(
                    article.id, article.published, tally, one.documented, other.documented, one.reason
                )
            )
    return iter(sorted(found, key=_order))


def _own_count(tally: Tally, actor: str) -> bool:
    """Whether a party counts its own deeds; one that names others as doers is told of others."""
    return tally.speaker == actor and tally.stance == "claimed" and (not tally.by or actor in tally.by)


def _in_scope(tally: Tally, scope: Scope) -> bool:
    if scope.area is not None and not lies_in(tally.place, scope.area):
        return False
    if scope.since is None and scope.until is None:
        return True
    time = tally.time
    if time is None or time.start is None or time.end is None:
        return False
    return (scope.since is None or time.end >= scope.since) and (
        scope.until is None or time.start <= scope.until
    )


def _order(one: ClaimedTally) -> tuple[str, str]:
    start = one.tally.time.start if one.tally.time else None
    return str(start or "9999"), one.article
