"""People killed, wounded or taken: every counted phrase of a sentence, with its parts, before anybody decides whether
it belongs to one event or to a tally."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from tawthiq.arabic.script import fold
from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import Toll
from tawthiq.reader.toll_falls import of_fall
from tawthiq.reader.toll_masdars import masdar_at, of_life, of_masdar
from tawthiq.reader.toll_nouns import of_noun
from tawthiq.reader.toll_parts import parts_of
from tawthiq.reader.toll_scene import Scene
from tawthiq.reader.toll_somebody import somebody_taken
from tawthiq.reader.toll_verbs import of_verb
from tawthiq.reader.vocabulary import words

_CONSTRUCTIONS: Mapping[str, Callable[[Scene, Hit], list[Toll]]] = {
    "people": of_noun,  # ثمانية قتلى
    "bodies": of_noun,  # جثة شاب
    "masdar": of_masdar,  # مقتل ثلاثة
    "life": of_life,  # أودى بحياة ثلاثة
    "active": of_verb,  # أصاب ثلاثة
    "active_or_passive": of_verb,  # قُتل ثلاثة، قتل المهاجمون ثلاثة
    "intransitive": of_verb,  # قضى ثلاثة
    "fall": of_fall,  # سقط ثلاثة جنود
}
"""The frame of a word of harm, and what reads it."""


_TOGETHER = 2
_ELIDED_REACH = 20
_IN = words("tolls.into_another_phrase")
_ANTECEDENT_REACH = 24
"""How far before the number the people that "منهم" means may stand, in tokens."""
_OF_THEM = words("tolls.of_them")
_BEFORE_NOUNS = words("candidates.before_nouns")
_COMPANIONS = words("tolls.companions")


def find_tolls(sentence: Sentence, groups: list[Group]) -> list[Toll]:
    """All tolls of a sentence in the order of the text, parts after their whole."""
    scene = Scene(sentence, groups)
    tolls = list(_tolls(scene))
    for toll in tuple(tolls):
        if (more := _elided(scene, toll)) is not None:
            tolls.insert(tolls.index(toll) + 1, more)
    for one, two in pairwise(tolls):
        if _share_owner(one, two):
            one.owner = two.group
    for k, toll in enumerate(tolls):
        if toll.of_wounded:
            _take_from_wounded(toll, tolls[:k])
        elif toll.owner in (None, toll.group):
            toll.owner = _antecedent(sentence, groups, toll) or toll.owner
    for one, two in pairwise(tolls):
        beside = one.whole is None and two.whole is None and 0 < two.first - one.last <= _TOGETHER
        if two.mostly is not None and beside and one.outcome != two.outcome and one.mostly is None:
            one.mostly = two.mostly  # "13 شهيداً و10 جرحى معظمهم أطفال"
        if _is_companion(two) and one.whose is not None and one.whose.party() is not None:
            two.owner = one.whose
    return [t for t in tolls if t.owner is not None or not t.of_wounded]


def _elided(scene: Scene, toll: Toll) -> Toll | None:
    """ "قُتل ثلاثة بقصف على أ، وخمسة بقصف على ب": a number joined behind the first act, before one of its own."""
    if toll.whole is not None or toll.group is None or toll.group.quantity is None:
        return None
    s = scene.s
    for i in range(toll.last + 1, min(toll.last + _ELIDED_REACH, s.last)):
        if s.at(i, "harm", "say") is not None or s.word(i) == ".":
            return None
        group = scene.near.at(i)
        if (
            group is None
            or group.first != i
            or not group.joined
            or group.quantity is None
            or group.preposition
        ):
            continue
        act = group.last + 1
        if s.word(act) in _IN:
            act += 1
        trigger = s.at(act, "trigger")
        own_act = (
            trigger is not None and trigger.entry.part == "noun" and (act > group.last + 1 or trigger.prefix)
        )
        counted = (
            group.person is None and group.object is None and group.harm is None and scene.is_free(group)
        )
        told = any(s.at(j, "trigger") is not None for j in range(toll.last + 1, i))
        if not (own_act and counted and told):
            return None
        scene.use(group)
        more = scene.toll(toll.harm, group, "plural", span=(group.first, group.last))
        more.outcome, more.elided = toll.outcome, True
        more.owner = group if group.actors else toll.whose
        return more
    return None


def _is_companion(toll: Toll) -> bool:
    """ "وأصيب اثنان من مرافقيه": those who go with the one told just before are of his side."""
    group = toll.group
    if group is None or toll.whole is not None or toll.owner not in (None, group) or group.actors:
        return False
    person = group.person
    return bool(group.suffix) and person is not None and fold(person.facts.get("lemma", "")) in _COMPANIONS


def _take_from_wounded(dead: Toll, before: list[Toll]) -> None:
    """ "أصيب ثلاثة، توفي أحدهم": who died of his wounds is killed and no longer wounded."""
    wounded = next((t for t in reversed(before) if t.outcome == "wounded" and t.whole is None), None)
    if wounded is None:
        return
    dead.owner = wounded.whose
    if wounded.minimum is not None and wounded.minimum > 1 and wounded.vague is None:
        wounded.minimum -= 1
        if wounded.maximum is not None:
            wounded.maximum -= 1


def _antecedent(sentence: Sentence, groups: list[Group], toll: Toll) -> Group | None:
    """ "شاحنة تقل عمالاً …، ما أدى إلى مقتل ستة منهم": the people named before, whom a number is of."""
    number = toll.group
    if number is None or number.quantity is None or number.person is not None or number.actors:
        return None
    if sentence.word(number.last + 1) not in _OF_THEM:
        return None
    for group in reversed(groups):
        if group.last < toll.harm.first and _are_several(group):
            near = number.first - group.last <= _ANTECEDENT_REACH
            return group if near and group.party() is not None else None
    return None


def _are_several(group: Group) -> bool:
    """Whether "منهم" may mean them: people in the plural, a unit, or a vehicle with those in it."""
    if group.object is not None:
        return group.object in ("vehicle", "convoy") and bool(group.actors)
    if group.quantity is not None or not group.is_people:
        return False
    return group.unit or (group.person is not None and group.person.form == "plural")


def _share_owner(one: Toll, two: Toll) -> bool:
    """ "مقتل اثنين وإصابة ثلاثة من قسد": whose the second are, the first are too."""
    if one.whole is not None or two.whole is not None or one.outcome == two.outcome:
        return False
    if one.group is None or two.group is None or one.owner not in (None, one.group) or one.group.named:
        return False
    side = bool(two.group.actors) and (two.group.person is None or two.group.person.key == "member")
    unsaid = one.group.person is None or one.group.person.key == "member"
    return side and unsaid and one.group.quantity is not None and 0 < two.first - one.last <= _TOGETHER


def _tolls(scene: Scene) -> Iterator[Toll]:
    ends = _split_ends(scene.s)
    for harm in _harms(scene.s):
        if harm.first in ends or scene.is_spent(harm):
            continue
        for toll in _CONSTRUCTIONS[harm.entry.frame](scene, harm) or somebody_taken(scene, harm):
            yield toll
            yield from parts_of(scene, toll)


def _split_ends(sentence: Sentence) -> set[int]:
    """Tokens that only complete a verb phrase: مصرعه in "لقي المهاجم مصرعه"."""
    return {end for splits in sentence.splits.values() for hit, end in splits if hit.entry.kind == "harm"}


def _as_masdar(sentence: Sentence, hit: Hit, before: Hit | None) -> Hit:
    """Of letters that are both, the verbal noun behind a preposition and beside another: "لإصابته", "إلى مقتل وجرح"."""
    if hit.entry.part != "verb":
        return hit
    bound = hit.prefix.lstrip("وف")[:1] in ("ل", "ب")
    before_it = sentence.word(hit.first - 1)
    # "مسؤوليته عن قتله" is a claim of the deed and keeps its verb
    bound = bound or (before_it in _BEFORE_NOUNS and not (hit.suffix and before_it == "عن"))
    beside = before is not None and before.entry.frame == "masdar" and hit.prefix == "و" and not before.suffix
    if not bound and not beside:
        return hit
    return masdar_at(sentence, hit.first, hit.last) or hit


def _harms(sentence: Sentence) -> list[Hit]:
    """The words of harm, the longest at each place, none inside another or inside a date."""
    best: dict[int, Hit] = {}
    for hit in sentence.of_kind("harm"):
        seen = best.get(hit.first)
        if seen is None or (hit.last, -len(hit.suffix)) > (seen.last, -len(seen.suffix)):
            best[hit.first] = hit
    for i, hit in best.items():
        best[i] = _as_masdar(sentence, hit, best.get(i - 1))
    for i, splits in sentence.splits.items():
        for hit, _ in splits:
            if hit.entry.kind == "harm":
                best.setdefault(i, hit)
    out: list[Hit] = []
    for i in sorted(best):
        if not sentence.time_at(i) and not (out and i <= out[-1].last):
            out.append(best[i])
    return out
