"""One event or two: whether a sentence tells of an occurrence told before in the article, or of another one.

Every occurrence that it may be is an option with named features, and so is a new one; the weights choose. What type,
place, time, sides and tolls say is added up by weights set by hand (`reader/data/coreference.json`) to one feature;
the others are learned.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.choices import Option, choose
from tawthiq.reader.findings import Mention, Ref
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.one_breath import told_in_one_breath
from tawthiq.reader.whereabouts import Whereabouts
from tawthiq.records import FAMILY_OF

CHOICE = "same_event"
NEW = "new"
GENERAL = frozenset(("armed_attack",))
VIOLENT = frozenset(("armed", "explosive", "fire"))
_RECENT = 60
"""How many occurrences back a mention may refer: keeps the time linear in an article of any length."""
_WEIGHED = 4
"""How many of them, the best by the weights set by hand, are weighed against each other."""


def told_before(mention: Mention, before: Sequence[Occurrence], where: Whereabouts) -> int | None:
    """The index of the occurrence of which the mention tells again; None where it tells of another."""
    if not before:
        return None
    table, threshold = weights()
    start = max(0, len(before) - _RECENT)
    shared = [
        (k, _shared(mention, before[k], where))
        for k in range(start, len(before))
        if not _same_words(mention, before[k])
    ]
    by_hand = [(sum(table[n] * v for n, v in f.items()) - threshold, -k) for k, f in shared]
    if by_hand and _adds_a_figure(mention, before[-max(by_hand)[1]], max(by_hand)[0]):
        return -max(by_hand)[1]
    best = sorted(sorted(by_hand)[-_WEIGHED:], key=lambda x: -x[1])
    options = [
        Option(
            _name(before[-k]),
            {"by hand": s, **dict(_of_two(mention, before[-k], len(before) + k))},
        )
        for s, k in best
    ]
    options.append(Option(NEW, {NEW: 1.0}))
    chosen = choose(CHOICE, mention.span, options)
    return None if chosen == len(best) else -best[chosen][1]


_ALMOST = -1.0
"""The least that the weights set by hand must say of a clause that adds a figure."""


def _adds_a_figure(mention: Mention, occurrence: Occurrence, by_hand: float) -> bool:
    """Whether a clause tells but more of the harm of what its own sentence tells: "، فيما أصيب طفلان آخران"."""
    here = any(m.sentence is mention.sentence for m in occurrence.mentions)
    elsewhere = mention.place is not None and mention.place is not occurrence.place
    return by_hand >= _ALMOST and mention.only_tolls and mention.time is None and here and not elsewhere


def _same_words(mention: Mention, occurrence: Occurrence) -> bool:
    """Whether the very words of the mention told of it: one of several places in a list, each an event of its own."""
    at = (mention.sentence.index, mention.first, mention.last)
    return mention.again and any((m.sentence.index, m.first, m.last) == at for m in occurrence.mentions)


def _name(occurrence: Occurrence) -> str:
    """The span of the words that first tell of it."""
    start, end = occurrence.mentions[0].span
    return f"{start}-{end}"


@cache
def weights() -> tuple[Mapping[str, float], float]:
    """The weights of `reader/data/coreference.json`, and the threshold."""
    data = json.loads(
        files("tawthiq.reader").joinpath("data", "coreference.json").read_text(encoding="utf-8")
    )
    return data["weights"], data["threshold"]


def _of_two(mention: Mention, occurrence: Occurrence, back: int) -> Iterator[tuple[str, float]]:
    """What the mention and the occurrence have beside each other, beyond what the hand-set weights weigh."""
    last = occurrence.mentions[-1]
    for name, mine, theirs in (
        ("place", mention.place, occurrence.place),
        ("time", mention.time, occurrence.time),
        ("toll", mention.tolls, occurrence.counts),
        ("doer", mention.initiators, occurrence.initiators),
    ):
        if not mine or not theirs:
            yield f"{name} {'here' if mine else 'there' if theirs else 'nowhere'}", 1.0
    if occurrence.inherited_place:
        yield "place inherited there", 1.0
    apart = mention.sentence.index - last.sentence.index
    yield f"apart {'0' if apart == 0 else '1' if apart == 1 else '2-4' if apart <= 4 else 'more'}", 1.0
    if mention.sentence.paragraph == last.sentence.paragraph:
        yield "same paragraph", 1.0
    if back == 1:
        yield "the last told", 1.0
    yield "told once" if len(occurrence.mentions) == 1 else "told often", 1.0
    word = _word(mention)
    if any(_word(m) == word for m in occurrence.mentions):
        yield "same word", 1.0


def _word(mention: Mention) -> str:
    return mention.sentence.word(mention.type_first).lstrip("وبلف").removeprefix("ال")


def _shared(mention: Mention, occurrence: Occurrence, where: Whereabouts) -> dict[str, float]:
    """The named features of "this mention tells of that occurrence"."""
    out: dict[str, float] = {}
    last = occurrence.mentions[-1]
    out[_type_feature(mention.type, occurrence.type)] = 1.0
    if mention.definite:
        out["definite"] = 1.0
    if mention.of_one_named:
        out["of_one_named"] = 1.0
    place = where.compare(mention.place, occurrence.place)
    if place:
        out[place] = 1.0
    if mention.time and occurrence.time:
        out[_time_feature(mention.time, occurrence.time)] = 1.0
    _parties(out, "initiator", mention.initiators, occurrence.initiators)
    _parties(out, "target", mention.targets, occurrence.targets)
    _objects(out, mention, occurrence)
    _counts_feature(out, mention, occurrence)
    if mention.again:
        out["said_to_be_another"] = 1.0
    alone = mention.outcome_alone  # "فيما قالت مصادر إن القتلى خمسة": another figure, not another event
    if alone:
        out["outcome_alone"] = 1.0
    if mention.turn and mention.sentence is not last.sentence and not mention.definite and not alone:
        out["turn_of_text"] = 1.0
    if mention.recall and not mention.definite and not mention.recalls_another_toll:
        out["recalled"] = 1.0
    if mention.specific != occurrence.specific:
        out["habit_beside_case"] = 1.0
    apart = mention.sentence.index - last.sentence.index
    out["sentences_apart"] = float(apart)
    if apart == 0:
        out["same_sentence"] = 1.0
    if occurrence.mentions[0].sentence.paragraph == 0 and mention.sentence.paragraph <= 2 and apart:
        out["in_the_heading"] = 1.0
    return out


def _type_feature(one: str, two: str) -> str:
    if one == two:
        return "same_type"
    families = FAMILY_OF[one], FAMILY_OF[two]
    if (one in GENERAL or two in GENERAL) and set(families) <= VIOLENT:
        return "general_type"
    if told_in_one_breath(one, two):
        return "general_type"
    if families[0] == families[1] or set(families) <= {"armed", "explosive"}:
        return "same_family"
    return "incompatible_type"


def _time_feature(one: TimePhrase, two: TimePhrase) -> str:
    if (one.start, one.end) == (two.start, two.end):
        return "same_time"
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return "overlapping_time"
    return "overlapping_time" if one.start <= two.end and two.start <= one.end else "other_time"


def _parties(out: dict[str, float], role: str, one: list[Ref], two: list[Ref]) -> None:
    if not one or not two:
        return
    a = {r.id for r in one} - {"unknown", "unknown_gunmen"}
    b = {r.id for r in two} - {"unknown", "unknown_gunmen"}
    if a and b:
        out[f"shared_{role}" if a & b else f"other_{role}"] = 1.0


def _objects(out: dict[str, float], mention: Mention, occurrence: Occurrence) -> None:
    """Another kind of thing hit, or other weapons, speak for another event."""
    if mention.targets and occurrence.targets:
        a = {r.object for r in mention.targets} - {None, "person"}
        b = {r.object for r in occurrence.targets} - {None, "person"}
        if a and b and not a & b:
            out["other_object"] = 1.0
    if mention.weapons and occurrence.weapons:
        mine, theirs = {w for w, _, _ in mention.weapons}, {w for w, _, _ in occurrence.weapons}
        if not mine & theirs:
            out["other_weapon"] = 1.0


def _counts_feature(out: dict[str, float], mention: Mention, occurrence: Occurrence) -> None:
    if not mention.tolls or not occurrence.counts:
        return
    mine = {
        (t.outcome, t.minimum) for t in mention.tolls if t.whole is None and t.vague is None and t.minimum
    }
    theirs = {
        (c.outcome, c.minimum) for c in occurrence.counts if c.who is None and c.vague is None and c.minimum
    }
    if mine and theirs:
        outcomes = {o for o, _ in mine} & {o for o, _ in theirs}
        if mine & theirs:
            out["same_count"] = 1.0
        elif outcomes:
            out["other_count"] = 1.0
