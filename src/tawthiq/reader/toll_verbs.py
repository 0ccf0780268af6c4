"""Verbs of harm: "قُتل ثلاثة", "فقتلوا ثمانية", "عنصران قُتلا", "اعتقلت الأسايش شخصاً", "قضى ثلاثة"."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.toll import Toll
from tawthiq.reader.toll_pronouns import pronoun_toll
from tawthiq.reader.toll_scene import Scene

_OBJECT_REACH = 9
"""How far behind the subject its object may stand, in tokens."""
_FAR = 10
_DOERS = frozenset(("unknown_gunmen", "attacker"))


def of_verb(scene: Scene, harm: Hit) -> list[Toll]:
    """The tolls of a verb: its object where it is active, its subject where it is passive or intransitive."""
    after = scene.near.starting(harm.last + 1, reach=3, bare=True)
    if after is None and _is_plural(scene, harm):
        after = _object_far(scene, harm)
    agent: Group | None = None
    if _may_act(harm) and (harm.entry.frame == "active" or _is_active(scene, harm, after)):
        if harm.suffix:
            return _of_suffix(harm, after)
        if after and not _is_plural(scene, harm):
            if (second := object_after(scene, after, harm)) is not None:
                agent, after = after, second
            elif scene.near.before(harm.first) is None and after.named and not after.quantity:
                return []
    if after is not None and _is_doer(after, harm) and not after.quantity and not scene.s.has_damma(harm):
        return []  # "اغتال مجهولون …": the doers, whose victim is told in words unknown here
    if after is None or not scene.is_free(after):
        after = _subject_before(scene, harm)
        if after is None:
            return []
    tolls = scene.counted([harm], after)
    for toll in tolls:
        toll.agent = agent
    return tolls


def _may_act(harm: Hit) -> bool:
    return harm.entry.frame in ("active", "active_or_passive")


def _of_suffix(harm: Hit, subject: Group | None) -> list[Toll]:
    """ "قتلته": those named before; "أسرهم", "اعتقله" are counted where they are named."""
    if harm.entry.key != "killed":
        return []
    toll = pronoun_toll(harm)
    toll.agent = subject
    return [toll]


def _is_doer(group: Group, harm: Hit) -> bool:
    return harm.entry.frame != "intransitive" and group.person is not None and group.person.key in _DOERS


def _subject_before(scene: Scene, harm: Hit) -> Group | None:
    """The first of those that stand before the verb: "مدني وعنصران قُتلوا"."""
    before = scene.near.before(harm.first)
    if before is None or not scene.is_free(before) or before.preposition or not before.is_people:
        return None
    if _is_doer(before, harm):
        return None  # "مسلحون مجهولون قتلوا …": the doers, not the dead
    out = _whole_of(scene, before)
    while (prior := scene.near.before(out.first)) and out.joined and prior.last == out.first - 1:
        if not scene.is_free(prior) or not prior.is_people:
            break
        out = prior
    return out


def _whole_of(scene: Scene, group: Group) -> Group:
    """The subject itself where the group is one of its parts: "ثلاثة مدنيين بينهم طفل قُتلوا"."""
    for i in (group.first - 1, group.first - 2):
        parts = scene.s.at(i, "parts")
        if parts is not None and parts.last == group.first - 1:
            whole = scene.near.before(parts.first)
            return whole if whole is not None and whole.is_people and scene.is_free(whole) else group
    return group


def _object_far(scene: Scene, harm: Hit) -> Group | None:
    """ "قتلوا بالرصاص، الثلاثاء الماضي، موظفاً": the object behind means and time."""
    for i in range(harm.last + 1, min(harm.last + _FAR, scene.s.last)):
        group = scene.near.at(i)
        if group is not None and group.first == i and not group.preposition and group.is_people:
            return group if scene.s.at(group.head, "weapon") is None else None
        if scene.s.at(i, "harm", "trigger", "say") is not None or scene.s.word(i) in (".", ":"):
            return None
    return None


def _is_plural(scene: Scene, harm: Hit) -> bool:
    return scene.s.word(harm.first).endswith(("وا", "ون"))


def _is_active(scene: Scene, harm: Hit, after: Group | None) -> bool:
    """The letters of "قتل" say nothing of the voice; what follows does."""
    if harm.entry.form == "passive" or scene.s.has_damma(harm):
        return False
    if harm.suffix or (harm.entry.form == "imperfect" and after is not None):
        return True
    if _is_plural(scene, harm):
        return after is not None and (after.accusative or after.quantity is not None)
    return after is not None and object_after(scene, after, harm) is not None and not after.quantity


def object_after(scene: Scene, subject: Group, harm: Hit) -> Group | None:
    """A second bare noun phrase right after a subject: the object of an active verb or verbal noun."""
    people = subject.person is not None and subject.person.key in ("unknown_gunmen", "member", "attacker")
    if not (subject.unit or subject.actors or people):
        return None
    second = scene.near.following(subject, reach=_OBJECT_REACH)
    if second is None or second.joined or not (second.is_people or second.object):
        return None
    seized = harm.entry.key == "detained" and second.preposition == "علي"
    return second if not second.preposition or seized else None
