"""The harm done in one event: tolls turned into counts of named groups, added up, replaced and kept as rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.reader.findings import Mention, Ref
from tawthiq.reader.toll import Toll
from tawthiq.reader.whose import Around, whose_dead
from tawthiq.reader.whose_by_grammar import goes_with, group_by_grammar, mention_speaker


@dataclass(frozen=True, slots=True)
class Count:
    """People of one group harmed in one way; the words are tokens `first` to `last`."""

    outcome: str
    group: str
    who: str | None
    minimum: int | None
    maximum: int | None
    vague: str | None
    first: int
    last: int
    within: str | None = None
    speaker: str | None = None
    some_of_them: bool = False
    """Whether the words mean some of people told before: "أحد القتلى", "اثنان من المقاتلين"."""

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What is counted, whatever the number."""
        return self.outcome, self.group, self.who

    @property
    def bounds(self) -> tuple[int | None, int | None, str | None]:
        """The number, whatever is counted."""
        return self.minimum, self.maximum, self.vague


def counts_of(mention: Mention, initiators: list[Ref], targets: list[Ref], known: list[Count]) -> list[Count]:
    """The counts that a mention's tolls give, each for its group; `known` are those told before."""
    out: list[Count] = []
    groups: dict[int, str] = {}
    divided = _divided(mention.tolls)
    harms: dict[tuple[str, str, str | None], int] = {}
    for k, toll in enumerate(mention.tolls):
        told = [c.group for c in (*known, *out) if c.who is None and c.within is None]
        around = Around(mention, initiators, targets, told, mention_speaker(mention))
        group, sure = group_by_grammar(toll, around, groups)
        if out and k and goes_with(toll, mention.tolls[k - 1]):
            group = out[-1].group
        elif not sure:
            group = whose_dead(toll, group, around)
        groups[id(toll)] = group
        for outcome in _outcomes(toll):
            for count in _entries(toll, outcome, group, groups, divided):
                same_word = harms.get(count.key) == toll.harm.first
                harms[count.key] = toll.harm.first
                another = toll.of_wounded or (toll.group is not None and toll.group.other)
                _add(out, count, more=same_word or another)
    return out


def _outcomes(toll: Toll) -> tuple[str, ...]:
    return ("killed", "wounded") if toll.outcome == "casualties" else (toll.outcome,)


def _divided(tolls: Sequence[Toll]) -> set[int]:
    """The wholes whose parts name every side and add up: "61 شخصاً، 54 مدنياً و7 جنود" are two counts."""
    out: set[int] = set()
    for whole in tolls:
        parts = [t for t in tolls if t.whole is whole and t.who is None]
        sides = {t.whose.party() for t in parts if t.whose is not None}
        exact = whole.minimum is not None and whole.minimum == whole.maximum
        if (
            exact
            and len(sides) > 1
            and None not in sides
            and sum(t.minimum or 0 for t in parts) == whole.minimum
        ):
            out.add(id(whole))
    return out


def _entries(toll: Toll, outcome: str, group: str, groups: dict[int, str], divided: set[int]) -> list[Count]:
    bounds: tuple[int | None, int | None, str | None] = (toll.minimum, toll.maximum, toll.vague)
    if toll.outcome == "casualties":
        bounds = (2, None, "several")  # "15 بين قتيل وجريح": no share of either is said
    some = toll.group is not None and toll.group.quantity is not None and toll.group.definite
    plain = Count(
        outcome, group, None, *bounds, toll.first, toll.last, some_of_them=some and not toll.group_named
    )
    who = toll.who
    if toll.among:
        return [replace(plain, who=who)] if who else []
    if id(toll) in divided:
        return []
    if id(toll.whole) in divided and who is None:
        return [plain]
    if toll.whole is None:
        counted = replace(plain, who=who) if who else None
        return [plain, counted] if counted else [plain]
    whole = groups.get(id(toll.whole), "unknown")
    if who:
        return [
            replace(
                plain,
                group=whole if whole != "unknown" or group in ("unknown", "civilians") else group,
                who=who,
            )
        ]
    if group == whole:
        return []
    return [replace(plain, within=whole)]


def _add(counts: list[Count], new: Count, *, more: bool) -> None:
    """Two groups of one side's dead under one word of harm add; another figure under another word is of the same dead."""
    for k, old in enumerate(counts):
        if old.key != new.key or old.within != new.within:
            continue
        if old.bounds == new.bounds and (old.vague or not more):
            return
        if not more:
            counts[k] = _fuller(old, new)
            return
        open_end = old.maximum is None or new.maximum is None
        vague = old.vague if old.vague == new.vague else None if open_end else old.vague or new.vague
        counts[k] = replace(
            old,
            minimum=_plus(old.minimum, new.minimum),
            maximum=_plus(old.maximum, new.maximum),
            vague=vague,
            last=max(old.last, new.last),
        )
        return
    counts.append(new)


def _fuller(one: Count, two: Count) -> Count:
    """Of two figures of the same dead: exact before vague, then the higher."""
    if bool(one.vague) != bool(two.vague):
        return two if one.vague else one
    return two if (two.minimum or 0) >= (one.minimum or 0) else one


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def merge_counts(counts: list[Count], rivals: list[Count], new: list[Count]) -> None:
    """Takes a later mention's counts in: exact before vague, named before unknown, the last of rivals that differ."""
    for count in new:
        _merge_one(counts, rivals, count)


def _may_hold(old: Count, new: Count) -> bool:
    """Whether some told later may be of those told before: of one group, as far as the words say."""
    same = old.group == new.group or "unknown" in (old.group, new.group)
    return same and old.who == new.who


def _merge_one(counts: list[Count], rivals: list[Count], new: Count) -> None:
    told = [c.minimum or 0 for c in counts if c.outcome == new.outcome and _may_hold(c, new)]
    if new.some_of_them and (new.minimum or 0) < max(told, default=0):
        return
    for k, old in enumerate(counts):
        if old.key == new.key:
            if old.bounds == new.bounds or (new.vague and not old.vague):
                return
            if not old.vague:
                rivals.append(old)
            counts[k] = new
            return
    same_outcome = [c for c in counts if c.outcome == new.outcome and c.who == new.who and c.within is None]
    for old in same_outcome:
        if (
            old.group == "unknown"
            and new.group != "unknown"
            and (old.bounds == new.bounds or (len(same_outcome) == 1 and old.vague))
        ):
            counts[counts.index(old)] = new
            return
        if new.group == "unknown" and (old.bounds == new.bounds or new.vague):
            return
    if new.group == "unknown" and same_outcome and new.who is None:
        total = sum(c.minimum or 0 for c in same_outcome)
        if new.minimum == total:
            return
    counts.append(new)
