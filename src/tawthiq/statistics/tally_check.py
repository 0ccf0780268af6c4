"""Monitors' counts held against the incidents that are documented one by one.

The rule against counting twice is that of Iraq Body Count (Dardagan, Sloboda and Williams, "The Penumbra of Iraq Body
Count", 2005, and its methods pages): a count over a period and an area is an entry of its own; what is already recorded
for that area and period is subtracted from it and never added to it. So a check gives what is documented of a count, and
what is beyond the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tawthiq.records import Article, Tally, Toll, added_tolls
from tawthiq.statistics.counted import Counted, figure_of, what_of
from tawthiq.statistics.documented import Base, chain_of, source_of
from tawthiq.statistics.exclusions import Exclusion, kinds_in
from tawthiq.statistics.fitting import Entry, Question, Verdict, coded, judged
from tawthiq.statistics.scope import lies_in
from tawthiq.store import Store


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, 0 to 1 and more where the record has more; `None` where it is open or not known."""

    low: float | None = None
    best: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class TallyCheck:
    """A monitor's count beside what is documented of it.

    Where `reason` says why it cannot be checked, all that follows is empty.
    """

    article: str
    outlet: str | None
    published: date | None
    source: str
    """Whose count it is, named as the sources of incidents are."""
    tally: Tally
    figure: Toll
    reason: str = ""
    documented: Toll | None = None
    """What incidents in its period, area and class tell; each incident once."""
    by_others: Toll | None = None
    """Of that what someone tells who is neither the count's source nor its article."""
    may_belong_too: Toll | None = None
    """What the incidents at the border would add."""
    share: Share | None = None
    """The documented part of the figure."""
    beyond_record: Toll | None = None
    """The figure less what is documented, never below 0: `low` if all that may belong does, `best` by the best
    numbers, `high` by the lowest documented; `high` is `None` where the figure is open upwards."""
    incidents: tuple[Entry, ...] = ()
    may_belong: tuple[Entry, ...] = ()
    left_out: tuple[Entry, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    notes: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    """How many incidents would fit and are not listed, and why not."""

    @property
    def checked(self) -> bool:
        """Whether it could be held against the record."""
        return not self.reason


def check_tallies(
    store: Store,
    *,
    article: str | None = None,
    since: date | None = None,
    until: date | None = None,
    area: str | None = None,
    speaker: str | None = None,
) -> list[TallyCheck]:
    """Hold each count of a store's articles against the incidents of its last linking, in the order of the records.

    Args:
        store: linked before.
        article: only this article's counts.
        since: only counts whose period reaches this day or a later one.
        until: only counts whose period begins on this day or before.
        area: only counts over this governorate, country or area, by slug, code or name.
        speaker: only this speaker's or outlet's counts.

    Raises:
        StoreError: the store cannot be read.
    """
    base = Base.of(store)
    return [
        check_tally(one.article, tally, one.tallies, base)
        for one in base.tallied
        if article in (None, one.article.id)
        for tally in one.tallies
        if _in_period(tally, since, until)
        and (area is None or lies_in(tally.place, area))
        and speaker in (None, tally.speaker, source_of(one.article, tally))
    ]


def _in_period(tally: Tally, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    time = tally.time
    if time is None or time.start is None or time.end is None:
        return False
    return (since is None or time.end >= since) and (until is None or time.start <= until)


def check_tally(article: Article, tally: Tally, tallies: Sequence[Tally], base: Base) -> TallyCheck:
    """Hold one count against incidents; `tallies` are all of its article, for wholes and parts."""
    source, figure = source_of(article, tally), figure_of(tally)
    chain = chain_of(tally, tallies)
    siblings = [one for one in tallies if one.part_of is not None and one.part_of == tally.part_of]
    what = what_of(tally, siblings)
    head = TallyCheck(article.id, article.outlet, article.published, source, tally, figure)
    reason = _why_not(tally, figure, what)
    if reason or isinstance(what, str):
        return replace(head, reason=reason)
    words: list[str] = []
    if chain and coded(tally) == coded(chain[0]):
        kinds, words = kinds_in(tally.text)
        if not kinds:
            said = " ".join(tally.text.split())
            return replace(
                head, reason=f"the record does not tell apart which part of its whole it is (“{said}”)"
            )
        what = replace(what, types=kinds, near_types=frozenset())
    asked = Question.of(article, tally, chain, what, source)
    found = list(judged(asked, base.between(asked.first, asked.last)))
    timeless = list(judged(asked, base.timeless))
    narrowed = [f"of its words the record holds: {', '.join(words)}"] if words else []
    checked = _figures(head, what, found, asked.exclusions, [*narrowed, *asked.notes])
    return replace(checked, unlisted=tuple(_unlisted(found, timeless)))


def _why_not(tally: Tally, figure: Toll, what: Counted | str) -> str:
    if isinstance(what, str):
        return what
    if tally.time is None or tally.time.start is None or tally.time.end is None:
        said = tally.time.text if tally.time is not None else ""
        return f"its period is not known by days (“{said}”)" if said else "the text gives no period for it"
    if figure.low is None and figure.high is None:
        return "it gives no number"
    return ""


# ---------------------------------------------------------------- figures
def _unlisted(
    found: Sequence[tuple[Verdict, Entry]], timeless: Sequence[tuple[Verdict, Entry]]
) -> Iterator[str]:
    """What would fit and is not listed, and why not."""
    silent = sum(1 for verdict, _ in found if verdict == "silent")
    too_open = sum(1 for verdict, _ in found if verdict == "too open")
    no_time = sum(1 for verdict, _ in timeless if verdict == "may belong")
    if silent:
        yield f"{_incidents(silent)} would fit, but no source tells how many people were harmed so"
    if too_open:
        yield f"{_incidents(too_open)} may belong, but too much is open to list here"
    if no_time:
        yield f"{_incidents(no_time)} would fit, but neither a day nor a day of publication is known"


def _incidents(count: int) -> str:
    return "1 more incident" if count == 1 else f"{count} more incidents"


def _figures(
    head: TallyCheck,
    what: Counted,
    found: Sequence[tuple[Verdict, Entry]],
    exclusions: tuple[Exclusion, ...],
    notes: list[str],
) -> TallyCheck:
    sure, border, gone = (
        tuple(entry for verdict, entry in found if verdict == wanted)
        for wanted in ("documented", "may belong", "left out")
    )
    documented, more = _sum(sure, what), _sum(border, what)
    if head.figure.high is not None and (documented.low or 0) > head.figure.high:
        notes = [*notes, "the record documents more than the count"]
    return replace(
        head,
        documented=documented,
        by_others=_sum([entry for entry in sure if not entry.own], what),
        may_belong_too=more,
        share=_share(documented, head.figure),
        beyond_record=_beyond(head.figure, documented, more),
        incidents=sure,
        may_belong=border,
        left_out=gone,
        exclusions=exclusions,
        notes=tuple(notes),
    )


def _sum(entries: Sequence[Entry], what: Counted) -> Toll:
    """The incidents, or the people in them; none at all is 0, for what is not in the record is not documented."""
    if not what.outcomes:
        return Toll(low=len(entries), best=len(entries), high=len(entries))
    total = added_tolls(entry.toll for entry in entries if entry.toll is not None)
    return total or Toll(low=0, best=0, high=0)


def _share(documented: Toll, figure: Toll) -> Share:
    def part(of: int | None, whole: int | None) -> float | None:
        return of / whole if of is not None and whole else None

    return Share(
        low=part(documented.low, figure.high),
        best=part(documented.best, figure.best),
        high=part(documented.high, figure.low),
    )


def _beyond(figure: Toll, documented: Toll, more: Toll) -> Toll:
    at_most = documented.high + more.high if documented.high is not None and more.high is not None else None
    return Toll(
        low=max(0, figure.low - at_most) if figure.low is not None and at_most is not None else 0,
        best=max(0, figure.best - documented.best)
        if figure.best is not None and documented.best is not None
        else None,
        high=max(0, figure.high - (documented.low or 0)) if figure.high is not None else None,
    )
