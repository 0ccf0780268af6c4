"""What a mention and an occurrence told before have in common, and what sets them apart: named features."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.arabic.remembered import Remembered
from tawthiq.reader.findings import Mention, Ref
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.one_breath import told_in_one_breath
from tawthiq.reader.whereabouts import Whereabouts
from tawthiq.records import FAMILY_OF

_FAR = 20
GENERAL = frozenset(("armed_attack",))
VIOLENT = frozenset(("armed", "explosive", "fire"))


def company(mention: Mention, occurrence: Occurrence, *, last: bool) -> Iterator[tuple[str, float]]:
    """What is told of only one of the two, where they stand, and how alike their words are."""
    before = occurrence.mentions[-1]
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
    apart = mention.sentence.index - before.sentence.index
    yield f"apart {'0' if apart == 0 else '1' if apart == 1 else '2-4' if apart <= 4 else 'more'}", 1.0
    if mention.sentence.paragraph == before.sentence.paragraph:
        yield "same paragraph", 1.0
    if last:
        yield "the last told", 1.0
    yield "told once" if len(occurrence.mentions) == 1 else "told often", 1.0
    word = _word(mention)
    if any(_word(m) == word for m in occurrence.mentions):
        yield "same word", 1.0
    yield f"same type {mention.type}" if mention.type == occurrence.type else "another type", 1.0
    yield _wording(mention, occurrence), 1.0


_ALIKE, _THE_SAME = 0.3, 0.7


def _wording(mention: Mention, occurrence: Occurrence) -> str:
    """How much of the mention's words told of the occurrence: pages repeat their headline word for word."""
    mine = _content(mention)
    most = (
        max((len(mine & _content(m)) / len(mine) for m in occurrence.mentions), default=0.0) if mine else 0.0
    )
    return "the same words" if most >= _THE_SAME else "words alike" if most >= _ALIKE else "other words"


def _content(mention: Mention) -> frozenset[str]:
    """The longer words that tell it, without what is written onto them; worked out once."""
    if mention.content is None:
        words = mention.sentence.tokens.words[mention.first : mention.last + 1]
        mention.content = frozenset([_LONG_STEMS[w] for w in words]) - {""}
    return mention.content


_LONG_STEMS = Remembered(lambda w: w.lstrip("وبلف").removeprefix("ال") if len(w) > 3 else "", 100_000)


def _word(mention: Mention) -> str:
    return mention.sentence.word(mention.type_first).lstrip("وبلف").removeprefix("ال")


def likeness(mention: Mention, occurrence: Occurrence, where: Whereabouts) -> dict[str, float]:
    """The named features of "this mention tells of that occurrence"."""
    out: dict[str, float] = {}
    last = occurrence.mentions[-1]
    out[_type_feature(mention.type, occurrence.type)] = 1.0
    if mention.definite:
        out["definite"] = 1.0
    if mention.of_one_named:
        out["of one named"] = 1.0
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
        out["said to be another"] = 1.0
    alone = mention.outcome_alone  # "فيما قالت مصادر إن القتلى خمسة": another figure, not another event
    if alone:
        out["outcome alone"] = 1.0
    if mention.turn and mention.sentence is not last.sentence and not mention.definite and not alone:
        out["turn of text"] = 1.0
    if mention.recall and not mention.definite and not mention.recalls_another_toll:
        out["recalled"] = 1.0
    if mention.specific != occurrence.specific:
        out["habit beside case"] = 1.0
    apart = mention.sentence.index - last.sentence.index
    out["sentences apart"] = float(min(apart, _FAR))
    if apart == 0:
        out["same sentence"] = 1.0
    if _adds_a_figure(mention, occurrence):
        out["adds a figure"] = 1.0
    if occurrence.mentions[0].sentence.paragraph == 0 and mention.sentence.paragraph <= 2 and apart:
        out["in the heading"] = 1.0
    return out


def _adds_a_figure(mention: Mention, occurrence: Occurrence) -> bool:
    """Whether a clause tells but more of the harm of what its own sentence tells: "، فيما أصيب طفلان آخران"."""
    here = any(m.sentence is mention.sentence for m in occurrence.mentions)
    elsewhere = mention.place is not None and mention.place is not occurrence.place
    return mention.only_tolls and mention.time is None and here and not elsewhere


@cache
def _type_feature(one: str, two: str) -> str:
    if one == two:
        return "same type"
    families = FAMILY_OF[one], FAMILY_OF[two]
    if (one in GENERAL or two in GENERAL) and set(families) <= VIOLENT:
        return "general type"
    if told_in_one_breath(one, two):
        return "general type"
    if families[0] == families[1] or set(families) <= {"armed", "explosive"}:
        return "same family"
    return "incompatible type"


def _time_feature(one: TimePhrase, two: TimePhrase) -> str:
    if (one.start, one.end) == (two.start, two.end):
        return "same time"
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return "overlapping time"
    return "overlapping time" if one.start <= two.end and two.start <= one.end else "other time"


def _parties(out: dict[str, float], role: str, one: list[Ref], two: list[Ref]) -> None:
    if not one or not two:
        return
    a = {r.id for r in one} - {"unknown", "unknown_gunmen"}
    b = {r.id for r in two} - {"unknown", "unknown_gunmen"}
    if a and b:
        out[f"shared {role}" if a & b else f"other {role}"] = 1.0


def _objects(out: dict[str, float], mention: Mention, occurrence: Occurrence) -> None:
    """Another kind of thing hit, or other weapons, speak for another event."""
    if mention.targets and occurrence.targets:
        a = {r.object for r in mention.targets} - {None, "person"}
        b = {r.object for r in occurrence.targets} - {None, "person"}
        if a and b and not a & b:
            out["other object"] = 1.0
    if mention.weapons and occurrence.weapons:
        mine, theirs = {w for w, _, _ in mention.weapons}, {w for w, _, _ in occurrence.weapons}
        if not mine & theirs:
            out["other weapon"] = 1.0


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
            out["same count"] = 1.0
        elif outcomes:
            out["other count"] = 1.0
