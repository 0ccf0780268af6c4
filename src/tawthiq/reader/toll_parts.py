"""The breakdown behind a count: "بينهم ٥ أطفال وامرأتان", "ثمانية منهم مدنيون", "61 شخصاً، 54 مدنياً و7 من النظام"."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.toll import Toll
from tawthiq.reader.toll_scene import Scene, form_of
from tawthiq.reader.vocabulary import words

_SKIPPED = 3
"""How many words may stand between a count and what opens its breakdown: "20 شخصاً من المارة، بينهم"."""
_MOST = words("tolls.most_of_them")
_MARKS = frozenset((",", "-", ":", "("))


def parts_of(scene: Scene, whole: Toll) -> Iterator[Toll]:
    """The parts of a toll, and the parts of those."""
    start = whole.last + 1
    if scene.s.word(start) == "علي" and scene.s.word(start + 1) == "الاقل":
        start += 2
    told = [*_listed(scene, whole, start), *_numbered(scene, whole, start)]
    yield from told
    opener = _opener(scene, start) if not told else None
    if opener is not None:
        yield from _opened(scene, whole, opener)


def _opened(scene: Scene, whole: Toll, opener: Hit) -> Iterator[Toll]:
    group = scene.near.starting(opener.last + 1, reach=2)
    if group is not None and group.quantity is None and scene.s.word(opener.last) in _MOST:
        # "أغلبهم نساء وأطفال": how many is not said, but who they are
        whole.mostly = group.party()
        while group is not None and group.quantity is None and scene.is_free(group):
            scene.use(group)
            group = scene.joined_people(group)
        return
    while group is not None and scene.is_free(group):
        scene.use(group)
        form = group.person.form if group.person else "plural"
        part = _part(scene, whole, group, form)
        part.complete = opener.entry.key == "all"
        if part.complete and group.quantity is None and form == "plural":
            part.of_all = True
            part.take((whole.minimum, whole.maximum, whole.vague))
            if group.party() is not None and (whole.whose is None or whole.whose.party() is None):
                whole.owner = group  # "37 قتيلاً كلهم من قوات النظام"
        yield part
        if part.who is None:
            yield from parts_of(scene, part)
        group = scene.joined_people(group)


def _part(scene: Scene, whole: Toll, group: Group, form: str) -> Toll:
    part = scene.toll(whole.harm, group, form, span=(group.first, group.last))
    part.outcome, part.whole = whole.outcome, whole
    return part


def _opener(scene: Scene, start: int) -> Hit | None:
    for i in range(start, start + _SKIPPED + 1):
        hit = scene.s.at(i, "parts")
        if hit is not None:
            return hit
        word = scene.s.word(i)
        if word not in _MARKS and not (word.isalpha() and not scene.s.hits.get(i)):
            return None
    return None


def _behind_mark(scene: Scene, start: int) -> Group | None:
    """The counted phrase right behind a comma or a colon."""
    if scene.s.word(start) not in _MARKS:
        return None
    group = scene.near.at(start + 1)
    free = group is not None and group.first == start + 1 and scene.is_free(group) and not group.harm
    return group if group is not None and free and group.quantity is not None and group.is_people else None


def _numbered(scene: Scene, whole: Toll, start: int) -> Iterator[Toll]:
    """ "أحد عشر شخصاً، ثمانية منهم مدنيون وثلاثة من …": the number before the word of the part."""
    number = _behind_mark(scene, start)
    opener = scene.s.at(number.last + 1, "parts") if number is not None else None
    if number is None or opener is None or number.person is not None:
        return
    kind = scene.near.starting(opener.last + 1, reach=1)
    if kind is None or not scene.is_free(kind) or kind.quantity is not None or not kind.is_people:
        return
    scene.use(number, kind)
    part = _part(scene, whole, number, "plural")
    part.owner, part.last = kind, kind.last
    yield part
    group = scene.joined_people(kind)
    while group is not None:
        scene.use(group)
        yield _part(scene, whole, group, form_of(group))
        group = scene.joined_people(group)


def _listed(scene: Scene, whole: Toll, start: int) -> Iterator[Toll]:
    """ "61 شخصاً، 54 مدنياً و7 من النظام": figures behind a mark that add up to the whole."""
    first = _behind_mark(scene, start)
    if first is None or whole.minimum is None or whole.whole is not None:
        return
    chain = [first]
    while (more := scene.joined_people(chain[-1])) is not None:
        chain.append(more)
    counted = [scene.bounds(g, form_of(g)) for g in chain]
    if len(chain) < 2 or sum(low or 0 for low, _, _ in counted) != whole.minimum:
        return
    scene.use(*chain)
    for group in chain:
        yield _part(scene, whole, group, form_of(group))


def of_those_told(scene: Scene, harm: Hit, group: Group) -> list[Toll]:
    """ "ومن بين القتلى ستة أطفال", "وبين الجرحى نساء": a breakdown of people told before."""
    before = scene.s.word(group.first - 1).lstrip("و")
    if before != "بين" or not group.definite or group.quantity is not None:
        return []
    named = scene.near.following(group, reach=2)
    if named is None or not scene.is_free(named) or named.person is None or named.joined:
        return []
    out: list[Toll] = []
    part: Group | None = named
    while part is not None:
        scene.use(part)
        toll = scene.toll(harm, part, form_of(part), span=(part.first, part.last))
        toll.among = True
        out.append(toll)
        part = scene.joined_people(part)
    return out
