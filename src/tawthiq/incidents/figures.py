"""The figures of an incident: one row for each outcome, group and `who`, every source's number kept.

How `low`, `best` and `high` come out of the figures is in `tawthiq.tolls`. Unknown is not zero: a source that gives no
number gives no figure, and a stated zero is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import Told, source_of
from tawthiq.records import Casualty, Outcome, Toll
from tawthiq.tolls import Range, count_harmed

Row = dict[str, Any]
Key = tuple[str, str, str | None]

_OUTCOMES: tuple[str, ...] = get_args(Outcome)
_CLAIMING = ("claimed", "alleged", "denied")


def casualty_rows(
    told: Sequence[Told], sources: Mapping[tuple[str, str, str], str], policy: Policy
) -> Iterator[Row]:
    """The rows `{outcome, group, who, low, best, high, beside, figures}` in the order of outcomes and groups.

    `beside` names the other groups of the row's outcome that are other people for certain: those on the side of the
    ones who did it, and those on no side of theirs. Where it is silent, two groups may be two names for the same people.

    A figure is `{article, event, published, outlet, source, speaker, stance, claim, rival, group, min, max, vague,
    within, text}`. `group` is the event's own, which may be `unknown` in the row of a group that others name; `claim`
    marks a party's word on others than its own side; `rival` a figure that the article gives beside its own.
    """
    figures: dict[Key, list[Row]] = defaultdict(list)
    for one in told:
        told_first = [(casualty, False) for casualty in one.event.casualties]
        for casualty, rival in (*told_first, *((other, True) for other in one.event.rivals)):
            group = _group(one, casualty, told)
            figure = _figure(one, casualty, sources[one.key], rival=rival)
            figure["claim"] = _is_claim(figure, group, policy)
            figures[casualty.outcome, group, casualty.who].append(figure)
    doers = _camps({party.id for one in told for party in one.event.initiators}, policy)
    for outcome, group, who in sorted(figures, key=lambda k: (_OUTCOMES.index(k[0]), k[1], k[2] or "")):
        others = {k[1] for k in figures if k[0] == outcome and k[1] != group}
        row = {
            "outcome": outcome,
            "group": group,
            "who": who,
            "beside": sorted(other for other in others if _on_other_sides(group, other, doers, policy)),
            "figures": figures[outcome, group, who],
        }
        low, best, high = count_harmed([row], outcome, groups=frozenset({group}), who=who) or (None,) * 3
        yield {**row, "low": low, "best": best, "high": high}


def totals(rows: Sequence[Row]) -> dict[str, Toll]:
    """For each outcome told of, everyone harmed; an outcome that nobody tells of is not there."""
    found: dict[str, Toll] = {}
    for outcome in dict.fromkeys(row["outcome"] for row in rows):
        of_outcome = [row for row in rows if row["outcome"] == outcome]
        counted = _of_one_row(of_outcome[0]) if len(of_outcome) == 1 else count_harmed(of_outcome, outcome)
        if counted is not None:
            found[outcome] = Toll(low=counted[0], best=counted[1], high=counted[2])
    return found


def _of_one_row(row: Row) -> Range | None:
    """The range of everyone where only one row tells of them, which is the row's own unless it breaks a whole down."""
    if row["who"] is None and not any(figure["within"] for figure in row["figures"]):
        return row["low"], row["best"], row["high"]
    return count_harmed([row], row["outcome"])


def _group(one: Told, casualty: Casualty, told: Sequence[Told]) -> str:
    """The group in whose row a figure stands.

    Where an event does not say whose dead it counts, and all others that say it name one group, it is theirs.
    """
    if casualty.group != "unknown":
        return casualty.group
    own = {c.group for c in one.event.casualties if c.outcome == casualty.outcome}
    named = {c.group for other in told for c in other.event.casualties if c.outcome == casualty.outcome}
    known = named - {"unknown"}
    return known.pop() if len(known) == 1 and own <= {"unknown"} else "unknown"


def _figure(one: Told, casualty: Casualty, source: str, *, rival: bool) -> Row:
    other = casualty.speaker is not None and casualty.speaker != one.event.speaker
    published = one.article.published
    return {
        "article": one.article.id,
        "event": one.event.id,
        "published": published.isoformat() if published else None,
        "outlet": one.article.outlet,
        "source": source_of(one.article, casualty.speaker) if casualty.speaker and other else source,
        "speaker": casualty.speaker or one.event.speaker,
        # The article says whose a rival figure is, but not how that one came to tell it.
        "stance": None if other else one.event.stance,
        "rival": rival,
        "group": casualty.group,
        "min": casualty.min,
        "max": casualty.max,
        "vague": casualty.vague,
        "within": casualty.within,
        "text": casualty.text,
    }


# ---------------------------------------------------------------- sides
def _is_claim(figure: Row, group: str, policy: Policy) -> bool:
    """Whether a figure is a party's word on its enemy's losses, or no more than an accusation."""
    speaker = figure["speaker"]
    party = speaker in policy.camps_of and "people" not in policy.camps_of[speaker]
    if party and _camps({speaker}, policy) & _camps({group}, policy):
        return False
    return figure["stance"] in _CLAIMING or (party and figure["stance"] is None)


def _on_other_sides(group: str, other: str, doers: frozenset[str], policy: Policy) -> bool:
    """Whether one of two groups belongs to those who did it, and the other to no side of that group's."""
    one, two = (_camps({name} - policy.unknown_actors, policy) for name in (group, other))
    return bool(one and two) and not one & two and bool(one & doers or two & doers)


def _camps(actors: set[str], policy: Policy) -> frozenset[str]:
    known = actors - policy.unknown_actors
    if not known:
        return frozenset()
    return frozenset(camp for actor in known for camp in policy.camps_of.get(actor, (actor,)))
