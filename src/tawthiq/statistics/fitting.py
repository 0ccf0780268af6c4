"""Whether an incident is one of those that a count counts: surely, perhaps and why, or not.

Each part of the question (when, where, what, who did it, whose harm, on whose word) answers by nothing where it fits, by
a sentence where it may fit, and by `_NO` where it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tawthiq.records import Article, Tally, Toll
from tawthiq.statistics.counted import Counted, strikes_sentence
from tawthiq.statistics.documented import Documented
from tawthiq.statistics.exclusions import Exclusion, exclusions_of
from tawthiq.statistics.extents import Extent, belongs, extent_of

Verdict = Literal["documented", "may belong", "too open", "left out", "silent"]
"""`too open` and `silent` (nobody tells how many were harmed so) are counted and not listed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident that a count is held against."""

    incident: str
    type: str
    day: str | None
    place: str | None
    toll: Toll | None
    """The people counted; `None` where events are counted, or no source tells of any."""
    own: bool
    """Whether nobody tells of it but the count's own source or article."""
    why: str = ""
    """Why it may belong, or is left out."""


@dataclass(frozen=True, slots=True)
class Question:
    """One count, in the terms of incidents."""

    article: str
    source: str
    what: Counted
    first: date
    last: date
    grounds: tuple[Extent, ...]
    exclusions: tuple[Exclusion, ...]
    notes: tuple[str, ...]

    @classmethod
    def of(
        cls, article: Article, tally: Tally, chain: Sequence[Tally], what: Counted, source: str
    ) -> Question:
        """The question that a tally asks; `chain` are the wholes above it, and its period is known by days."""
        assert tally.time and tally.time.start and tally.time.end  # `_why_not` has asked
        day = tally.time.start
        grounds, notes = _grounds(tally, chain, day)
        said = next((one.excludes for one in (tally, *chain) if one.excludes), None)
        if what.strikes:
            notes.append(strikes_sentence())
        return cls(
            article.id,
            source,
            what,
            day,
            tally.time.end,
            grounds,
            exclusions_of(said, day),
            tuple(notes),
        )


def ground_of(tally: Tally, chain: Sequence[Tally]) -> Extent | None:
    """The area that a tally is about; `None` where the text names none.

    A settlement that bears its governorate's name, in a breakdown of a larger area, is the governorate.
    """
    if tally.place is None:
        return None
    day = tally.time.start if tally.time else None
    return extent_of(tally.place, day, as_unit=bool(_larger(tally, chain)))


def _larger(tally: Tally, chain: Sequence[Tally]) -> list[Tally]:
    return [one for one in chain if one.place is not None and one.place != tally.place]


def coded(tally: Tally) -> tuple[object, ...]:
    """What a count is about, as far as the record holds it: all but its figure and its words."""
    days = (tally.time.start, tally.time.end) if tally.time else None
    group = None if tally.group == "unknown" else tally.group
    place = tally.place.name if tally.place else None
    return tally.measure, tally.event_type, group, tally.who, frozenset(tally.by), place, days


def _grounds(tally: Tally, chain: Sequence[Tally], day: date) -> tuple[tuple[Extent, ...], list[str]]:
    """The areas in all of which an incident must lie: its own and those of the wholes that it is a part of."""
    notes: list[str] = []
    found: list[Extent] = []
    own = ground_of(tally, chain)
    if own is not None and tally.place is not None:
        if own != extent_of(tally.place, day):
            notes.append(
                "its place is read as the governorate of that name, for it is a part of a larger area"
            )
        found.append(own)
    found += [extent_of(one.place, day) for one in _larger(tally, chain) if one.place is not None]
    if not found:
        notes.append("the text names no area: incidents anywhere are counted")
    elif not found[0].known:
        notes.append("where its area ends is not known: every incident is listed as one that may belong")
    return tuple(found), notes


def judged(asked: Question, incidents: Iterable[Documented]) -> Iterator[tuple[Verdict, Entry]]:
    """Each incident that is, or may be, one of those counted, and how it stands to the count."""
    for one in incidents:
        answers = _answers(one, asked)
        if answers is None:
            continue
        open_questions = answers
        toll, of_whom = _harm(one, asked)
        open_questions += of_whom
        if asked.what.outcomes and toll is None:
            yield "silent", _entry(one, asked, None, "")
            continue
        if open_questions and toll is not None and toll.high == 0:
            continue
        met = [e for e in asked.exclusions if e.meets(one.incident, one.ground)]
        if surely := next((e for e in met if not e.partial), None):
            if set(open_questions) <= {_NO_DOER}:
                yield "left out", _entry(one, asked, toll, f"the count leaves out {surely.says}")
            continue
        open_questions += [f"the count leaves out {e.says}: {e.partial}" for e in met]
        verdict: Verdict = "too open" if _too_open(open_questions) else "may belong"
        yield (
            (verdict if open_questions else "documented"),
            _entry(one, asked, toll, "; ".join(open_questions)),
        )


def _answers(one: Documented, asked: Question) -> list[str] | None:
    """What is open, part by part; `None` where the incident is no part of the count."""
    # Most incidents are of another type or by others; of those the costlier question of the place is not asked.
    what = [*_by_type(one, asked), *_by_doer(one, asked)]
    if _NO in what:
        return None
    where = [*_by_place(one, asked)]
    return None if _NO in where else [*_by_time(one, asked), *where, *what, *_by_word(one)]


MOST_OPEN = 2
"""An incident of which more is open (its day, who did it …) is counted, but not listed as one at the border."""

_NO_DOER = "no source names who did it"
_NO_PLACE = "no source says where"


def _too_open(questions: Sequence[str]) -> bool:
    """Without any place nothing else may be open."""
    return len(questions) > (1 if _NO_PLACE in questions else MOST_OPEN)


_NO = "no"
"""Among the reasons of one part: the incident is no part of the count."""


def _by_time(one: Documented, asked: Question) -> Iterator[str]:
    if one.first is None or one.last is None:
        yield "no day of it is told"
    elif not one.dated:
        yield f"no day of it is told; it was first published on {one.last}"
    elif one.first < asked.first or one.last > asked.last:
        yield f"it happened between {one.first} and {one.last}, in part outside of the period"


def _by_place(one: Documented, asked: Question) -> Iterator[str]:
    if not asked.grounds:
        return
    if one.ground is None:
        yield _NO_PLACE
        return
    answers = {belongs(one.ground, ground, done_to=one.incident.targets) for ground in asked.grounds}
    if "out" in answers:
        yield _NO
    elif "may" in answers:
        yield "its place may lie in the area or beside it"


def _by_type(one: Documented, asked: Question) -> Iterator[str]:
    what, kind = asked.what, one.incident.type
    if what.types is None or kind in what.types:
        return
    yield f"it is told as {kind}, which may be counted too" if kind in what.near_types else _NO


def _by_doer(one: Documented, asked: Question) -> Iterator[str]:
    doers = asked.what.doers
    if doers is None:
        return
    told = set(one.incident.initiators)
    if one.incident.type == "clash":
        told |= set(one.incident.targets)
    if told & doers:
        return
    if told <= {"unknown", "unknown_gunmen"}:
        yield _NO_DOER
    elif told & asked.what.near_doers:
        yield f"{' + '.join(sorted(told & asked.what.near_doers))} did it, who may be meant too"
    else:
        yield _NO


def _by_word(one: Documented) -> Iterator[str]:
    if one.claimants:
        yield f"it is known only from the claim of {' + '.join(one.claimants)}"


def _harm(one: Documented, asked: Question) -> tuple[Toll | None, list[str]]:
    """The people counted in an incident, and why they may not be: whose they are is not told, or of a kin group."""
    what = asked.what
    if not what.outcomes:
        return None, []
    present = frozenset(row["group"] for row in one.incident.casualties if row["outcome"] in what.outcomes)
    gone = frozenset[str]().union(*(e.groups_left_out(present) for e in asked.exclusions))
    if what.groups is None:
        return what.harm(one.incident, present - gone if gone else None), []
    toll = what.harm(one.incident, what.groups - gone)
    if toll is not None:
        return toll, []
    may = (present & (what.near_groups | {"unknown"})) - gone
    toll = what.harm(one.incident, may)
    if toll is None:
        return None, []
    named = sorted(may - {"unknown"})
    return toll, [
        f"{' + '.join(named)} may be meant too" if named else "no source says whose these people are"
    ]


def _entry(one: Documented, asked: Question, toll: Toll | None, why: str) -> Entry:
    incident = one.incident
    return Entry(
        incident.id,
        incident.type,
        one.first.isoformat() if one.dated and one.first else None,
        incident.place.name if incident.place else None,
        toll,
        one.known_only_through(asked.article, asked.source),
        why,
    )
