"""Whose dead these are as far as the words and the grammar say, and whether that settles it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.arabic.script import fold
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.findings import Mention, Ref
from tawthiq.reader.group import Group, is_anybody
from tawthiq.reader.stance import is_party
from tawthiq.reader.toll import Toll
from tawthiq.reader.vocabulary import words
from tawthiq.reader.whose import Around

_MEN = words("whose.men")
_IN_THEIR_RANKS = words("tolls.in_their_ranks")


def group_by_grammar(toll: Toll, around: Around, groups: Mapping[int, str]) -> tuple[str, bool]:
    """The id of those harmed, and whether it is settled; `groups` are those of the tolls before, by their identity."""
    mention = around.mention
    group = _group_of(toll, around, groups)
    own_death = mention.type == "suicide_bombing" and (toll.pronoun or _is_one_attacker(toll))
    struck_back = toll.of_the_attackers and group != "unknown"
    named = _of_one_hit(toll, mention) or _in_whose_ranks(toll, mention) is not None
    return group, bool(own_death or struck_back or named) or not _is_open(toll)


def goes_with(toll: Toll, before: Toll) -> bool:
    """Whether they are the company of one told by a pronoun: "مقتله مع مرافقه"."""
    group = toll.group
    same_word = before.pronoun and toll.harm.first == before.harm.first
    return bool(same_word) and group is not None and bool(group.suffix) and not group.actors


def mention_speaker(mention: Mention) -> str | None:
    """The party that tells the event: "استشهاد ثلاثة من مقاتليه" in its statement are its own."""
    speaker = mention.attribution.speaker if mention.attribution else None
    return speaker if speaker is not None and is_party(speaker, organisations()) else None


# --- what settles it
def _of_one_hit(toll: Toll, mention: Mention) -> bool:
    """ "تفجير عبوة بسيارة قيادي في قسد ومقتله": the pronoun means whom its own sentence says was hit."""
    return bool(toll.pronoun) and any(r.id != "unknown" for r in mention.targets)


def _is_one_attacker(toll: Toll) -> bool:
    """Whether it is the bomber himself: "ولقي المهاجم مصرعه"."""
    group = toll.group
    if group is None or group.person is None or toll.agent is not None or not group.definite:
        return False
    return group.person.key == "attacker" and group.person.form == "singular"


def _in_whose_ranks(toll: Toll, mention: Mention) -> str | None:
    """ "اشتبكوا مع التنظيم وقتلوا 14 في صفوفه": the party named last before, of which the dead are."""
    sentence = mention.sentence
    if not any(sentence.word(i) in _IN_THEIR_RANKS for i in range(toll.last + 1, toll.last + 3)):
        return None
    before = (g for g in reversed(mention.groups) if g.last < toll.first and g.actors)
    return next((g.actors[0] for g in before), None)


def _is_open(toll: Toll) -> bool:
    """Whether the phrase leaves open whose they are: fighters, a bare number; or says but that they are men."""
    group = toll.whose
    if toll.mostly is not None and group is not None and group.person is None:
        return False
    if toll.whole is not None and (group is None or not _is_fighter(group)):
        return False
    if group is not None and group.person is not None and group.person.key == "unknown" and not group.other:
        return False  # "أشخاص", "مطلوبون": of no group, by the contract
    if group is None or group.party() is None:
        return True
    return group.person is not None and not group.actors and fold(group.person.facts.get("lemma", "")) in _MEN


# --- what the words say
def _group_of(toll: Toll, around: Around, groups: Mapping[int, str]) -> str:
    """Whose dead these are: what the phrase says, else what it refers to, else whom the event hit."""
    group, kind = toll.whose, around.mention.type
    if group is None:
        return _of_pronoun(around)
    party = group.party()
    if party is not None:
        return "unknown" if is_anybody(kind, group) else party
    if toll.mostly is not None and (group.person is None or group.harm is not None):
        return toll.mostly
    if (side := _in_whose_ranks(toll, around.mention)) is not None:
        return side
    if group.suffix and _is_fighter(group):
        own = _hit_party(around.targets, fighters=True) or around.speaker
        if own:
            return own
    if toll.whole is not None and not _is_fighter(group):
        return groups.get(id(toll.whole), "unknown")
    if group.person is not None and group.person.key == "attacker":
        return _attackers(toll, around)
    if group.person is not None and group.person.key == "unknown":
        return "unknown"
    if around.before and (group.other or group.person is None):
        return around.before[-1]
    if _is_fighter(group) or group.person is None:
        return _hit_party(around.targets, fighters=_is_fighter(group)) or "unknown"
    return "unknown"


def _attackers(toll: Toll, around: Around) -> str:
    """Those who did it; but not where they were taken: "القبض على ثلاثة متسللين" is done by others."""
    doer = around.initiators[0].id if around.initiators and toll.outcome != "detained" else "unknown"
    return "unknown" if doer == "unknown_gunmen" else doer


def _is_fighter(group: Group) -> bool:
    return group.unit or (group.person is not None and group.person.key == "member")


def _of_pronoun(around: Around) -> str:
    if around.mention.type == "suicide_bombing" and around.initiators:
        return around.initiators[0].id
    if around.targets:
        return around.targets[0].id
    return around.before[-1] if around.before else "unknown"


def _hit_party(targets: Sequence[Ref], *, fighters: bool) -> str | None:
    named = [t.id for t in targets if t.id != "unknown" and not _may_carry_others(t)]
    if fighters:
        armed = [t for t in named if t not in ("civilians",)]
        return armed[0] if armed else None
    return named[0] if named else None


def _may_carry_others(target: Ref) -> bool:
    """A bus or a tanker is civilians', but who died in it is not said by that."""
    return target.id == "civilians" and target.object in ("vehicle", "convoy")
