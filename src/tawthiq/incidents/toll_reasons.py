"""Why the best number of people harmed is what it is: the rule as a sentence, every other number with who tells it."""

from __future__ import annotations

from collections import defaultdict

from tawthiq.incidents.choosing import chosen
from tawthiq.records import Chosen, Incident, Member, Rival
from tawthiq.tolls import Count, Telling, last_numbers, tellings_of


def toll_choice(incident: Incident, outcome: str) -> Chosen | None:
    """How the best number of everyone harmed in one way was chosen; `None` where nobody tells of any.

    The rivals are all numbers that are told and are not it: a source's earlier ones, a party's claim, and what other
    sources tell. A telling that gives no number ("several") is a rival whose value is its lowest and highest.
    """
    rows = [row for row in incident.casualties if row["outcome"] == outcome]
    told = tellings_of(rows)
    if not told or outcome not in incident.totals:
        return None
    best = incident.totals[outcome].best
    asked = last_numbers(told)
    backing = {source: one for source, (one, number) in asked.items() if number == best}
    rivals: dict[tuple[int | None, int | None, int | None], list[Telling]] = defaultdict(list)
    for one, count in told:
        if count.number != best:
            rivals[count.number, count.low, count.high].append(one)
    if best is None:
        return chosen(outcome, None, "no_number", tuple(dict.fromkeys(one.source for one, _ in told)))
    return chosen(
        outcome,
        best,
        _rule(best, backing, asked, told),
        tuple(backing),
        tuple(
            Rival(
                value=number if number is not None else {"min": low, "max": high},
                sources=tuple(dict.fromkeys(one.source for one in tellings)),
                members=tuple(Member(article=one.article, event=one.event) for one in tellings),
            )
            for (number, low, high), tellings in rivals.items()
        ),
    )


def _rule(
    best: int,
    backing: dict[str, Telling],
    asked: dict[str, tuple[Telling, int]],
    told: list[tuple[Telling, Count]],
) -> str:
    """The name of the rule, in the order in which they are asked."""
    numbers = [number for _, number in asked.values()]
    if len(told) == 1:
        return "only"
    if all(one.claim for one, _ in asked.values()):
        return "claims_only"
    if all(one.total().number != best for one in backing.values()):
        return "added_up"
    if len(set(numbers)) > 1:
        ahead = max(numbers.count(number) for number in set(numbers) if number != best)
        return "last_tolls" if numbers.count(best) > ahead else "lower"
    if any(one.claim for one, _ in told):
        return "before_claims"
    return "agreed" if len(backing) > 1 else "only_number"
