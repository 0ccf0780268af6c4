"""What a mention and an occurrence told before have in common, and what sets them apart: named features."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.arabic.remembered import Remembered
from tawthiq.reader.findings import Mention
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.one_breath import told_in_one_breath
from tawthiq.reader.told import Told, told_of
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


def likeness(mention: Mention, new: Told, occurrence: Occurrence, where: Whereabouts) -> dict[str, float]:
    """The named features of "this mention, which tells what is new, tells of that occurrence"."""
    out: dict[str, float] = {}
    old = told_of(occurrence)
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
    for feature in _beside_each_other(new, old):
        out[feature] = 1.0
    if mention.again:
        out["said to be another"] = 1.0
    alone = mention.outcome_alone  # "فيما قالت مصادر إن القتلى خمسة": another figure, not another event
    if alone:
        out["outcome alone"] = 1.0
    if mention.turn and mention.sentence is not last.sentence and not mention.definite and not alone:
        out["turn of text"] = 1.0
    if mention.recall and not mention.definite and not mention.recalls_another_toll:
        out["recalled"] = 1.0
    if new.specific != old.specific:
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
    if not mention.only_tolls or mention.time is not None:
        return False
    if mention.place is not None and mention.place is not occurrence.place:
        return False
    return any(m.sentence is mention.sentence for m in occurrence.mentions)


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


def _beside_each_other(new: Told, old: Told) -> Iterator[str]:
    """How what the two tell agrees: the sides, the things hit, the weapons, the figures."""
    if new.initiators and old.initiators:
        yield "other initiator" if new.initiators.isdisjoint(old.initiators) else "shared initiator"
    if new.targets and old.targets:
        yield "other target" if new.targets.isdisjoint(old.targets) else "shared target"
    if new.objects and old.objects and new.objects.isdisjoint(old.objects):
        yield "other object"
    if new.weapons and old.weapons and new.weapons.isdisjoint(old.weapons):
        yield "other weapon"
    if new.counts and old.counts:
        if not new.counts.isdisjoint(old.counts):
            yield "same count"
        elif not {o for o, _ in new.counts}.isdisjoint([o for o, _ in old.counts]):
            yield "other count"
