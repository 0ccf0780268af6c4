"""Verbal nouns of harm: "مقتل ثلاثة", "وإصابة ١١", "مقتل وإصابة عدد من العناصر", "أودى بحياة ثلاثة"."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import SEVERAL, Toll
from tawthiq.reader.toll_pronouns import pronoun_toll
from tawthiq.reader.toll_scene import Scene
from tawthiq.reader.toll_verbs import object_after
from tawthiq.reader.vocabulary import beginnings, words

_LIFE_VERBS = beginnings("tolls.life_verbs")
_LIFE_REACH = 14
_DEEDS = frozenset(("abducted", "detained", "captured"))
_NONE = words("tolls.none")
_CHARGES = beginnings("tolls.charges")
_NONE_REACH = 5
_OTHER_PHRASE = ("في", "علي", "الي", "مع", "ضد")


def of_life(scene: Scene, harm: Hit) -> list[Toll]:
    """ "أودى بحياة ثلاثة": lives that a verb takes."""
    before = range(max(scene.s.first, harm.first - _LIFE_REACH), harm.first)
    if not any(scene.s.word(i).lstrip("وف").startswith(_LIFE_VERBS) for i in before):
        return []
    return of_masdar(scene, harm)


def of_masdar(scene: Scene, harm: Hit) -> list[Toll]:
    """The tolls of a verbal noun, or of several joined ones with one genitive."""
    if harm.suffix:
        return [pronoun_toll(harm), *_with_him(scene, harm)]
    if scene.s.at(harm.first - 1, "cue") and scene.s.word(harm.first - 1).endswith("محاوله"):
        return []  # an attempt on a life has killed nobody
    if _is_a_charge(scene, harm):
        return []
    harms = _joined_harms(scene, harm)
    before = scene.near.before(harm.first)
    counted_before = before is not None and before.last == harm.first - 1 and not harm.prefix.startswith("و")
    if before and counted_before and _is_bare_number(before) and scene.is_free(before):
        return [_counted_masdar(scene, harm, before)]
    injuries = harm.entry.form == "plural" and harm.last == harm.first and not harm.definite
    if injuries and _negated(scene, harm):
        return []  # "دون تسجيل أي إصابات بين المدنيين"
    group = scene.near.starting(harms[-1].last + 1, reach=2)
    if group is None or (injuries and group.preposition in _OTHER_PHRASE):
        return [_injuries(harm)] if injuries else []
    if group.harm is not None and group.harm.entry.key != harm.entry.key:
        if harm.entry.key == "killed" and group.quantity is None and group.harm.entry.form == "singular":
            scene.spend(group.harm)
        return []  # "وفاة جريح": one of those already counted
    if group.preposition in _OTHER_PHRASE and group.first - 1 > harms[-1].last:
        return []
    if _is_doer(harm, group) or (scene.s.word(harm.last) == "علي" and not (group.person or group.quantity)):
        return []  # "القضاء على التنظيم" counts nobody
    if (taken := _object_of_act(scene, harm, group)) is not None:
        tolls = scene.counted(harms, taken)
        for toll in tolls:
            toll.agent = group
        return tolls
    return scene.counted(harms, group)


def masdar_at(sentence: Sentence, i: int, last: int = -1) -> Hit | None:
    """The verbal noun of harm at a token (up to `last`), which may be written like a verb: "جرح", "قتل"."""
    for hit in sentence.hits.get(i, ()):
        if hit.entry.kind == "harm" and hit.entry.frame == "masdar" and last in (-1, hit.last):
            return hit
    return None


def _is_a_charge(scene: Scene, harm: Hit) -> bool:
    """ "اعتقال شاب متورط بقتل صحفيين", "بتهمة قتل جندي": what somebody is held for, done another time."""
    if harm.entry.key not in ("killed", "abducted") or scene.s.at(harm.first, "trigger") is not None:
        return False  # "أدين باغتيال الصحافي" tells the act itself
    return any(scene.s.word(i).startswith(_CHARGES) for i in (harm.first - 1, harm.first - 2))


def _joined_harms(scene: Scene, harm: Hit) -> list[Hit]:
    """ "مقتل وإصابة": the verbal nouns that share a genitive."""
    out = [harm]
    while (more := masdar_at(scene.s, out[-1].last + 1)) and more.prefix == "و" and not more.suffix:
        out.append(more)
    scene.spend(*out[1:])
    return out


def _with_him(scene: Scene, harm: Hit) -> list[Toll]:
    """ "مقتله مع مرافقه", "وفاته إضافة إلى عنصر آخر": who died with the one told before."""
    group = scene.near.at(harm.last + 2) if scene.s.word(harm.last + 1) == "مع" else None
    if group is None or group.person is None or not group.suffix:
        group = scene.added(harm.last)
    if group is None or group.object is not None or not scene.is_free(group) or not group.is_people:
        return []
    return scene.counted([harm], group)


def _is_bare_number(group: Group) -> bool:
    return group.quantity is not None and group.person is None and group.harm is None and not group.actors


def _counted_masdar(scene: Scene, harm: Hit, number: Group) -> Toll:
    """ "اثنتي عشرة إصابة بين المدنيين": the number before the verbal noun."""
    scene.use(number)
    toll = scene.toll(harm, number, "plural", span=(number.first, harm.last))
    owner = scene.near.starting(harm.last + 1, reach=2)
    if owner and owner.preposition in ("بين", "من", "صفوف", "في"):
        scene.use(owner)
        toll.owner, toll.last = owner, owner.last
    return toll


def _negated(scene: Scene, harm: Hit) -> bool:
    return any(scene.s.word(i).lstrip("وف") in _NONE for i in range(harm.first - _NONE_REACH, harm.first))


def _injuries(harm: Hit) -> Toll:
    """ "أدى إلى وقوع إصابات": some, of nobody named."""
    toll = Toll(harm.entry.key, harm.first, harm.last, harm)
    toll.take(SEVERAL)
    return toll


def _is_doer(harm: Hit, group: Group) -> bool:
    """ "بعد اغتيال داعش …": a party by its name right behind a deed is who did it, the harmed stand elsewhere."""
    bare = group.actors and not (
        group.person or group.quantity or group.unit or group.harm or group.preposition
    )
    return bool(bare) and group.first == harm.last + 1 and harm.entry.key in _DEEDS


def _object_of_act(scene: Scene, harm: Hit, subject: Group) -> Group | None:
    """ "اعتقال قوات النظام أربعة شبان": the object of a transitive verbal noun, behind its subject."""
    act = scene.s.at(harm.first, "trigger")
    if act is None or act.entry.part != "noun" or subject.preposition or subject.quantity is not None:
        return None
    if subject.person is not None and subject.person.form == "singular":
        return None
    return object_after(scene, subject, harm)
