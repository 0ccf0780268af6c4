"""The harm done in one event: tolls turned into counts of named groups, added up, replaced and kept as rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.arabic.script import fold
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.findings import Mention, Ref
from tawthiq.reader.group import Group, is_anybody
from tawthiq.reader.stance import is_party
from tawthiq.reader.toll import Toll
from tawthiq.reader.vocabulary import words
from tawthiq.reader.whose import Around, whose_dead


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


_MEN = words("whose.men")


def counts_of(mention: Mention, initiators: list[Ref], targets: list[Ref], known: list[Count]) -> list[Count]:
    """The counts that a mention's tolls give, each for its group; `known` are those told before."""
    out: list[Count] = []
    groups: dict[int, str] = {}
    divided = _divided(mention.tolls)
    harms: dict[tuple[str, str, str | None], int] = {}
    for k, toll in enumerate(mention.tolls):
        group = _group_of(toll, mention, initiators, targets, out or known, groups)
        own_death = mention.type == "suicide_bombing" and (toll.pronoun or _is_one_attacker(toll))
        struck_back = toll.of_the_attackers and group != "unknown"
        companion = out[-1].group if k and _goes_with(toll, mention.tolls[k - 1]) and out else None
        if companion is not None:
            group = companion
        elif not (own_death or struck_back or _of_one_hit(toll, mention)) and _is_open(toll):
            told = [c.group for c in (*known, *out) if c.who is None and c.within is None]
            around = Around(mention, initiators, targets, told, mention_speaker(mention))
            group = whose_dead(toll, group, around)
        groups[id(toll)] = group
        for outcome in _outcomes(toll):
            for count in _entries(toll, outcome, group, groups, divided):
                same_word = harms.get(count.key) == toll.harm.first
                harms[count.key] = toll.harm.first
                _add(out, count, more=same_word or (toll.group is not None and toll.group.other))
    return out


def _of_one_hit(toll: Toll, mention: Mention) -> bool:
    """ "تفجير عبوة بسيارة قيادي في قسد ومقتله": the pronoun means whom its own sentence says was hit."""
    return bool(toll.pronoun) and any(r.id != "unknown" for r in mention.targets)


def _goes_with(toll: Toll, before: Toll) -> bool:
    """Whether they are the company of one told by a pronoun: "مقتله مع مرافقه"."""
    group = toll.group
    same_word = before.pronoun and toll.harm.first == before.harm.first
    return bool(same_word) and group is not None and bool(group.suffix) and not group.actors


def _is_one_attacker(toll: Toll) -> bool:
    """Whether it is the bomber himself: "ولقي المهاجم مصرعه"."""
    group = toll.group
    if group is None or group.person is None or toll.agent is not None or not group.definite:
        return False
    return group.person.key == "attacker" and group.person.form == "singular"


def _is_open(toll: Toll) -> bool:
    """Whether the phrase leaves open whose they are: fighters, a bare number; or says but that they are men."""
    group = toll.whose
    if toll.whole is not None and (group is None or not _is_fighter(group)):
        return False
    if group is not None and group.person is not None and group.person.key == "unknown" and not group.other:
        return False  # "أشخاص", "مطلوبون": of no group, by the contract
    if group is None or group.party() is None:
        return True
    return group.person is not None and not group.actors and fold(group.person.facts.get("lemma", "")) in _MEN


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


def _group_of(
    toll: Toll,
    mention: Mention,
    initiators: list[Ref],
    targets: list[Ref],
    known: list[Count],
    groups: dict[int, str],
) -> str:
    """Whose dead these are: what the phrase says, else what it refers to, else whom the event hit."""
    group, kind = toll.whose, mention.type
    if group is None:
        return _of_pronoun(initiators, targets, known, kind)
    party = group.party()
    if party is not None:
        return "unknown" if is_anybody(kind, group) else party
    if group.suffix and _is_fighter(group):
        own = _hit_party(targets, fighters=True)
        speaker = mention_speaker(mention)
        if own or speaker:
            return own or speaker or "unknown"
    if toll.whole is not None and not _is_fighter(group):
        return groups.get(id(toll.whole), "unknown")
    if group.person is not None and group.person.key == "attacker":
        if toll.outcome == "detained":
            return "unknown"  # "القبض على ثلاثة متسللين": who did the deed is who took them
        return initiators[0].id if initiators and initiators[0].id != "unknown_gunmen" else "unknown"
    if group.person is not None and group.person.key == "unknown":
        return "unknown"
    if kind == "suicide_bombing" and toll.pronoun:
        return initiators[0].id if initiators else "unknown"
    if group.other or group.person is None:
        previous = next((c.group for c in reversed(known) if c.who is None), None)
        if previous is not None and (group.person is None or group.other):
            return previous
    if _is_fighter(group) or group.person is None:
        return _hit_party(targets, fighters=_is_fighter(group)) or "unknown"
    return "unknown"


def mention_speaker(mention: Mention) -> str | None:
    """The party that tells the event: "استشهاد ثلاثة من مقاتليه" in its statement are its own."""
    speaker = mention.attribution.speaker if mention.attribution else None
    return speaker if speaker is not None and is_party(speaker, organisations()) else None


def _is_fighter(group: Group) -> bool:
    return group.unit or (group.person is not None and group.person.key == "member")


def _of_pronoun(initiators: list[Ref], targets: list[Ref], known: list[Count], kind: str) -> str:
    if kind == "suicide_bombing" and initiators:
        return initiators[0].id
    if targets:
        return targets[0].id
    return next((c.group for c in reversed(known)), "unknown")


def _hit_party(targets: list[Ref], *, fighters: bool) -> str | None:
    named = [t.id for t in targets if t.id != "unknown" and not _may_carry_others(t)]
    if fighters:
        armed = [t for t in named if t not in ("civilians",)]
        return armed[0] if armed else None
    return named[0] if named else None


def _may_carry_others(target: Ref) -> bool:
    """A bus or a tanker is civilians', but who died in it is not said by that."""
    return target.id == "civilians" and target.object in ("vehicle", "convoy")


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
