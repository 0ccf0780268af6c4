"""People who fall: "سقط ثلاثة جنود في هجوم", "سقوط خمسة مدنيين", "سقط اثنان من عناصره جرحى"."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.toll import Toll
from tawthiq.reader.toll_scene import Scene
from tawthiq.reader.toll_verbs import subject_before
from tawthiq.reader.vocabulary import words

_BETWEEN = words("tolls.between")
_RIGHT_BEHIND = 2


def of_fall(scene: Scene, harm: Hit) -> list[Toll]:
    """The people who fall: dead, where no word behind says that they were wounded or taken. Towns and shells fall too."""
    group = scene.near.at(harm.last + 1)
    if group is None and harm.entry.part == "verb":
        group = subject_before(scene, harm)
    if group is None or not _are_people(group) or not scene.is_free(group):
        return []
    if scene.s.word(group.last + 1) in _BETWEEN or scene.s.word(group.last + 2) in _BETWEEN:
        return []  # "سقط عشرة مدنيين بين قتيل وجريح": the nouns behind count them
    tolls = scene.counted([harm], group)
    state = _state(scene, group)
    if state is not None:
        scene.spend(state)
        for toll in tolls:
            toll.outcome = state.entry.key
    return tolls


def _are_people(group: Group) -> bool:
    """Whether it can only be people: counted ones, or a noun for them without the article."""
    if group.object is not None or group.harm is not None or group.preposition:
        return False
    if group.quantity is not None:
        return group.person is not None or bool(group.actors)
    return group.person is not None and not group.definite


def _state(scene: Scene, group: Group) -> Hit | None:
    """ "سقط ثلاثة منهم جرحى": the noun that says in what state they fell."""
    for i in range(group.last + 1, group.last + 1 + _RIGHT_BEHIND):
        hit = scene.s.at(i, "harm")
        if hit is not None:
            return hit if hit.entry.part == "people" and not hit.prefix else None
    return None
