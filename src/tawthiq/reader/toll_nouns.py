"""Nouns for the harmed: "ثمانية قتلى", "قتيلان", "قتلى وجرحى", "15 شخصاً بين قتيل وجريح", "جثة شاب"."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.toll import Toll
from tawthiq.reader.toll_parts import of_those_told
from tawthiq.reader.toll_scene import Scene
from tawthiq.reader.vocabulary import words

_BETWEEN = words("tolls.between")
_SUFFER = words("tolls.suffer")
_MANY = frozenset(("tens", "hundreds", "thousands"))
_COUNTERS = ("عدد", "حصيله", "مجموع", "اعداد")
"""Ends of words whose number stands further on: "بلغ عدد الجرحى … سبعة"."""
_COUNTED_BEFORE = (*_COUNTERS, "احصاييات")
_NUMBER_REACH = 14


def of_noun(scene: Scene, harm: Hit) -> list[Toll]:
    """The toll of a noun for the harmed, or of two that share a number or an owner."""
    group = scene.near.at(harm.first)
    if group is None or group.harm is None or group.harm.first != harm.first or not scene.is_free(group):
        return []
    if harm.suffix and harm.entry.form == "singular":
        return []  # "راح ضحيته سبعة": the number stands behind
    scene.use(group)
    if told := of_those_told(scene, harm, group):
        return told
    if harm.entry.frame == "bodies" and (whose := _whose_bodies(scene, group)) is not None:
        return scene.counted([harm], whose)
    if group.quantity is None and (counted := _number_of(scene, group)) is not None:
        return [counted]
    if (either := _killed_or_wounded(scene, group)) is not None:
        return [either]
    uncounted = group.quantity is None and (harm.entry.form != "singular" or group.definite)
    if uncounted and not _uncounted_stands(scene, group):
        return []
    toll = scene.toll(harm, group, harm.entry.form, span=(group.first, group.last))
    toll.owner = _sufferer(scene, group)
    out = [toll]
    if (second := _sharing(scene, toll, group)) is not None:
        out.append(second)
    _between_killed_and_wounded(scene, toll, group)
    return out


def _sufferer(scene: Scene, group: Group) -> Group | None:
    """ "تكبّد التنظيم مئتي قتيل": the subject between the verb of loss and the dead."""
    before = scene.near.before(group.first) if not group.named else None
    if before is None or not before.actors or before.preposition:
        return None
    return before if scene.s.word(before.first - 1).lstrip("وف") in _SUFFER else None


def _whose_bodies(scene: Scene, group: Group) -> Group | None:
    """ "جثث خمسة مدنيين", "جثة رجل": the genitive is counted, where the bodies are not."""
    if group.quantity is not None or group.person is not None:
        return None
    whose = scene.near.at(group.last + 1)
    bare = whose is not None and whose.first == group.last + 1 and not whose.preposition and not whose.joined
    return (
        whose
        if whose is not None and bare and (whose.quantity or whose.person) and scene.is_free(whose)
        else None
    )


def _sharing(scene: Scene, toll: Toll, group: Group) -> Toll | None:
    """ "عشرات القتلى والجرحى من المدنيين": one number and one owner for both."""
    nxt = scene.near.following(group)
    if not (nxt and nxt.harm and nxt.joined and nxt.quantity is None):
        return None
    if nxt.harm.entry.key == toll.harm.entry.key:
        return None
    scene.use(nxt)
    scene.spend(nxt.harm)
    second = scene.toll(nxt.harm, nxt, nxt.harm.entry.form, span=(nxt.first, nxt.last))
    if toll.vague in _MANY:
        second.take((toll.minimum, toll.maximum, toll.vague))
    if not group.named and nxt.named:
        toll.owner = nxt
    elif group.named and not nxt.named:
        second.owner = group
    elif toll.owner is not None:
        second.owner = toll.owner
    return second


def _killed_or_wounded(scene: Scene, group: Group) -> Toll | None:
    """ "15 قتيلاً وجريحاً", "15 شخصاً بين قتيل وجريح": one number for the dead and the wounded together."""
    second = scene.near.following(group)
    if group.harm is None or second is None or second.harm is None:
        return None
    if not second.joined or second.quantity is not None:
        return None
    if {group.harm.entry.key, second.harm.entry.key} != {"killed", "wounded"}:
        return None
    counted: Group | None = group
    if group.quantity is None:
        counted = scene.near.before(group.first - 1) if scene.s.word(group.first - 1) in _BETWEEN else None
    if (
        counted is None
        or counted.quantity is None
        or not counted.is_people
        or (counted.quantity.vague in _MANY and counted is group)
    ):
        return None
    scene.use(counted, second)
    scene.spend(second.harm)
    toll = scene.toll(group.harm, counted, "plural", span=(counted.first, second.last))
    toll.outcome = "casualties"
    if not counted.named and second.named:
        toll.owner = second
    return toll


def _number_of(scene: Scene, group: Group) -> Toll | None:
    """ "بلغ عدد الموقوفين … خمسة آلاف شخص": the number stands further on; "ارتفع إلى خمسة عدد قتلى …": or before."""
    if group.harm is None or not scene.s.word(group.first - 1).endswith(_COUNTERS):
        return None
    ahead = scene.near.at(group.first - 2)
    if (
        ahead is not None
        and ahead.preposition == "الي"
        and ahead.quantity is not None
        and scene.is_free(ahead)
    ):
        scene.use(ahead)
        toll = scene.toll(group.harm, ahead, "plural", span=(ahead.first, group.last))
        toll.owner = group
        return toll
    second = scene.near.following(group)
    both = second is not None and second.joined and second.harm is not None and second.quantity is None
    for number in scene.groups:
        behind = group.last < number.first <= group.last + _NUMBER_REACH
        if not behind or number.quantity is None or number.object is not None:
            continue
        if not scene.is_free(number) or number.harm is not None:
            return None
        scene.use(number)
        toll = scene.toll(group.harm, number, "plural", span=(group.first, number.last))
        if not number.named:
            toll.owner = group if group.person is not None or number.person is None else number
        if both and second is not None and second.harm is not None:
            scene.spend(second.harm)
            if {group.harm.entry.key, second.harm.entry.key} == {"killed", "wounded"}:
                toll.outcome = "casualties"  # "عدد الشهداء والجرحى تخطى 220"
        return toll
    return None


def _uncounted_stands(scene: Scene, group: Group) -> bool:
    """Whether "قتلى" without a number says that some were killed: not in "عدد القتلى", "ضحايا الانفجار"."""
    before = scene.s.word(group.first - 1)
    if group.harm is not None and group.harm.entry.frame == "bodies":
        return before in ("علي", "العثور") or before.startswith(("عثر", "وجد"))
    if before.endswith(_COUNTED_BEFORE) or group.definite:
        return False
    return scene.s.at(group.last + 1, "trigger") is None


def _between_killed_and_wounded(scene: Scene, toll: Toll, group: Group) -> None:
    """ "27 ضحية ما بين قتيل وجريح": killed and wounded counted together."""
    i = group.last + 1
    if scene.s.word(i) == "ما":
        i += 1
    if scene.s.word(i) not in _BETWEEN:
        return
    first = scene.s.at(i + 1, "harm")
    second = scene.s.at(i + 2, "harm") if first else None
    if first and second and {first.entry.key, second.entry.key} == {"killed", "wounded"}:
        toll.outcome, toll.last = "casualties", second.last
        scene.spend(first, second)
