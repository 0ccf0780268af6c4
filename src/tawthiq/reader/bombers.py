"""Suicide bombers among the dead: an attacker who dies in his own attack is a casualty of his own side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.arabic.script import fold
from tawthiq.reader.casualties import Count
from tawthiq.reader.findings import NAMELESS, Mention
from tawthiq.reader.group import Group
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import BY_FORM, SEVERAL
from tawthiq.reader.toll_scene import dual_by_its_verb
from tawthiq.reader.vocabulary import words

_BOMBERS = words("bombers.nouns")
_BEFORE, _BEHIND = 16, 10
"""How far from the event word the bombers may stand, in tokens."""


def count_bombers(occurrences: Sequence[Occurrence]) -> None:
    """Counts the bombers of each suicide bombing, as dead of the side that did it, where no toll told does."""
    for occurrence in occurrences:
        if occurrence.type != "suicide_bombing":
            continue
        told = (m for m in occurrence.mentions if m.type == "suicide_bombing" and m.specific)
        bombers = next(((m.sentence, group) for m in told for group in _bombers(m)), None)
        if bombers is None:
            continue
        side = next((r.id for r in occurrence.initiators if r.id not in NAMELESS), "unknown")
        dead = (c for c in occurrence.counts if c.outcome == "killed" and c.who is None)
        if all(c.group != side for c in dead):
            occurrence.counts.append(_dead(*bombers, side))


def _bombers(mention: Mention) -> Iterator[Group]:
    """The noun phrases that mean the bombers: "انتحاريان", and whoever is said to have blown himself up."""
    doers = {(r.first, r.last) for r in mention.initiators} if _blew_themselves_up(mention) else set()
    counted = {id(t.group) for t in mention.tolls}
    for group in mention.groups:
        near = mention.type_first - _BEFORE <= group.first <= mention.type_last + _BEHIND
        if not near or group.person is None or group.object is not None or id(group) in counted:
            continue
        act = mention.sentence.at(group.head - 1, "trigger")
        if act is not None and act.entry.part == "noun" and act.last >= group.head - 1 and not group.quantity:
            continue  # "هجوم انتحاري": of what kind the attack was
        named_so = fold(group.person.facts.get("lemma", "")) in _BOMBERS
        if named_so or (group.first, group.last) in doers:
            yield group


def _blew_themselves_up(mention: Mention) -> bool:
    sentence, at = mention.sentence, mention.type_first
    verbs = [*sentence.hits.get(at, ()), *(hit for hit, _ in sentence.splits.get(at, ()))]
    return any(h.entry.kind == "trigger" and h.entry.frame == "self" for h in verbs)


def _dead(sentence: Sentence, group: Group, side: str) -> Count:
    form = "dual" if dual_by_its_verb(sentence, group) else group.person.form if group.person else "plural"
    bounds = BY_FORM.get(form, SEVERAL)
    if group.quantity is not None:
        bounds = (group.quantity.minimum, group.quantity.maximum, group.quantity.vague)
    return Count("killed", side, None, *bounds, group.first, group.last)
