"""Verbs of harm: "قُتل ثلاثة", "فقتلوا ثمانية", "عنصران قُتلا", "اعتقلت الأسايش شخصاً", "قضى ثلاثة"."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.toll import BY_FORM, Toll
from tawthiq.reader.toll_pronouns import pronoun_toll
from tawthiq.reader.toll_scene import Scene, is_head_noun
from tawthiq.reader.toll_somebody import takes_an_official
from tawthiq.reader.vocabulary import words

_OBJECT_REACH = 9
"""How far behind the subject its object may stand, in tokens."""
_FAR = 10
_ONE_OF_THEM = words("tolls.one_of_them")
_DOERS = frozenset(("unknown_gunmen", "attacker"))
_TWO = "هما"


def of_verb(scene: Scene, harm: Hit) -> list[Toll]:
    """The tolls of a verb: its object where it is active, its subject where it is passive or intransitive."""
    if _is_particle(scene, harm):
        return []
    if harm.entry.frame == "intransitive" and _of_those_told(scene, harm):
        return [_one_of_them(harm)]
    after = _behind(scene, harm)
    if after is None and _is_plural(scene, harm) and harm.entry.frame != "intransitive":
        after = _object_far(scene, harm, harm.last)
    if (agent := _body(scene, harm, after)) is not None:
        return _with_agent(scene, harm, agent, _object_far(scene, harm, max(agent.last, harm.last)))
    agent = None
    if _may_act(harm) and (harm.entry.frame == "active" or _is_active(scene, harm, after)):
        if harm.suffix:
            return _of_suffix(harm, after)
        if after and not _is_plural(scene, harm):
            if (second := object_after(scene, after, harm)) is not None:
                agent, after = after, second
            elif scene.near.before(harm.first) is None and after.named and not after.quantity:
                return []
    if after is not None and _is_doer(after, harm) and not after.quantity and not scene.s.has_damma(harm):
        # "اغتال مجهولون يستقلون دراجة موظفاً"; else the doers alone, whose victim is told in words unknown here
        return _with_agent(scene, harm, after, _object_far(scene, harm, after.last))
    if after is None or not scene.is_free(after):
        after = subject_before(scene, harm)
        if after is None:
            return [pronoun_toll(harm, _TWO)] if _of_two_told(scene, harm) else []
    return _with_agent(scene, harm, agent, after)


def _of_two_told(scene: Scene, harm: Hit) -> bool:
    """Whether a verb in the dual goes on with two told before: "أطلقوا النار على شقيقين، فقُتلا على الفور"."""
    word = scene.s.word(harm.first)
    dual = word.endswith("ا") and not word.endswith(("وا", "نا")) and harm.last == harm.first
    goes_on = harm.prefix == "ف" or scene.s.word(harm.first - 1) == ","
    return dual and goes_on and not harm.suffix and harm.entry.key in ("killed", "wounded")


def _of_those_told(scene: Scene, harm: Hit) -> bool:
    """Whether the subject is one of some told before: "توفي أحدهم", "فارق أحدهما الحياة", "أحدهم فارق الحياة"."""
    if _is_plural(scene, harm):
        return False
    return any(scene.s.word(i) in _ONE_OF_THEM for i in (harm.first - 1, harm.first + 1, harm.last + 1))


def _one_of_them(harm: Hit) -> Toll:
    """ "أصيب ثلاثة، توفي أحدهم متأثراً بجراحه": one of those told before."""
    toll = Toll(harm.entry.key, harm.first, harm.last + 1, harm)
    toll.take(BY_FORM["singular"])
    toll.of_wounded = True
    return toll


def _with_agent(scene: Scene, harm: Hit, agent: Group | None, harmed: Group | None) -> list[Toll]:
    tolls = (
        scene.counted(_joined(scene, harm), harmed) if harmed is not None and scene.is_free(harmed) else []
    )
    for toll in tolls:
        toll.agent = agent
    return tolls


def _joined(scene: Scene, harm: Hit) -> list[Hit]:
    """ "قتل وجرح عشرات": two verbs with one subject."""
    more = scene.s.at(harm.last + 1, "harm")
    before = scene.near.before(harm.first)
    has_subject = before is not None and before.is_people and not before.preposition and scene.is_free(before)
    if has_subject or _is_plural(scene, harm):
        return [harm]  # "ثلاثة استشهدوا وأصيب اثنان"
    if more is None or more.prefix != "و" or more.entry.part != "verb" or more.suffix or not _may_act(more):
        return [harm]
    scene.spend(more)
    return [harm, more]


def _is_particle(scene: Scene, harm: Hit) -> bool:
    """Whether "فقد" is no verb: "فقد أعلنت القيادة"."""
    if scene.s.word(harm.first).removeprefix("و") != "فقد" or harm.last > harm.first:
        return False
    lost = scene.near.at(harm.last + 1)
    return lost is None or not lost.is_people or lost.unit or not (lost.person or lost.quantity)


def _behind(scene: Scene, harm: Hit) -> Group | None:
    """The phrase right behind the verb; the last word of "ألقى القبض على" does not bind it."""
    behind = _joined(scene, harm)[-1].last
    if takes_an_official(scene, harm):
        return None
    group = scene.near.at(behind + 1)
    if group is not None and group.first == behind + 1:
        return group if not group.preposition or scene.s.word(harm.last) == group.preposition else None
    return scene.near.starting(behind + 1, reach=3, bare=True)


def _body(scene: Scene, harm: Hit, after: Group | None) -> Group | None:
    """The subject of an active verb that no count can be made of: a party or an armed group as a whole."""
    if (
        not _may_act(harm)
        or harm.suffix
        or harm.entry.key == "destroyed"
        or harm.entry.form == "passive"
        or scene.s.has_damma(harm)
    ):
        return None
    if after is not None:
        if after.first > harm.last + 1 and is_head_noun(scene, after.first - 1):
            return None  # "أصابت زعيم التنظيم": one man, by a noun that the lexicon does not have
        return after if _is_body(after) and scene.s.word(harm.last) != "علي" else None
    before = scene.near.before(harm.first)
    if before is None or before.preposition or not _is_body(before):
        return None
    one = not before.unit and before.object is None and _object_far(scene, harm, harm.last) is None
    return None if one else before  # "علي عبد الله صالح قُتل": a name can be a man's


def _is_body(group: Group) -> bool:
    if group.quantity is not None or group.harm is not None:
        return False
    return group.unit or group.object is not None or (bool(group.actors) and group.person is None)


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


def subject_before(scene: Scene, harm: Hit) -> Group | None:
    """The first of those that stand before the verb: "مدني وعنصران قُتلوا"."""
    before = scene.near.before(harm.first) or _subject_apart(scene, harm)
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


def _subject_apart(scene: Scene, harm: Hit) -> Group | None:
    """ "نعت الهيئة أربعة من مقاتليها، قضوا بانفجار لغم": those counted right before the comma."""
    if harm.entry.frame != "intransitive" or not _is_plural(scene, harm):
        return None
    group = scene.near.at(harm.first - 2) if scene.s.word(harm.first - 1) == "," else None
    return group if group is not None and group.quantity is not None else None


def _whole_of(scene: Scene, group: Group) -> Group:
    """The subject itself where the group is one of its parts: "ثلاثة مدنيين بينهم طفل قُتلوا"."""
    for i in (group.first - 1, group.first - 2):
        parts = scene.s.at(i, "parts")
        if parts is not None and parts.last == group.first - 1:
            whole = scene.near.before(parts.first)
            return whole if whole is not None and whole.is_people and scene.is_free(whole) else group
    return group


def _object_far(scene: Scene, harm: Hit, behind: int) -> Group | None:
    """ "قتلوا بالرصاص، الثلاثاء الماضي، موظفاً": the object behind means and time."""
    own = {harm.last, *(end for _, end in scene.s.splits.get(harm.first, ()))}
    for i in range(behind + 1, min(behind + _FAR, scene.s.last)):
        if i in own:
            continue  # the last word of "ألقت القيادة القبض على"
        group = scene.near.at(i)
        people = group is not None and group.first == i and group.is_people and not _is_body(group)
        if group is not None and people and (not group.preposition or _seizes(scene, harm, i)):
            return group if scene.s.at(group.head, "weapon") is None else None
        if scene.s.at(i, "harm", "trigger", "say") is not None or scene.s.word(i) in (".", ":"):
            return None
    return None


def _seizes(scene: Scene, harm: Hit, i: int) -> bool:
    """ "ألقت القيادة القبض على ثلاثة": the object behind the verb's own preposition."""
    return (
        harm.entry.key == "detained"
        and scene.s.word(i - 1) == "علي"
        and scene.s.word(i - 2).endswith("القبض")
    )


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
    thing = second is not None and second.object is not None and harm.entry.key == "destroyed"
    if second is None or second.joined or not (second.is_people or thing):
        return None
    seized = harm.entry.key == "detained" and second.preposition == "علي"
    return second if not second.preposition or seized else None
