"""The breakdown behind a count: "بينهم ٥ أطفال وامرأتان", "هم 8 من المدنيين و3 من العسكريين", "جميعهم أطفال"."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.lexicon import Hit
from tawthiq.reader.toll import Toll
from tawthiq.reader.toll_scene import Scene

_SKIPPED = 3
"""How many words may stand between a count and what opens its breakdown: "20 شخصاً على الأقل، بينهم"."""


def parts_of(scene: Scene, whole: Toll) -> Iterator[Toll]:
    """The parts of a toll, and the parts of those."""
    opener = _opener(scene, whole.last + 1)
    if opener is None:
        return
    group = scene.near.starting(opener.last + 1, reach=2)
    while group is not None and scene.is_free(group):
        scene.use(group)
        form = group.person.form if group.person else "plural"
        part = scene.toll(whole.harm, group, form, span=(group.first, group.last))
        part.outcome, part.whole = whole.outcome, whole
        part.complete = opener.entry.key == "all"
        if part.complete and group.quantity is None and form == "plural":
            part.of_all = True
            part.take((whole.minimum, whole.maximum, whole.vague))
        yield part
        if part.who is None:
            yield from parts_of(scene, part)
        group = scene.joined_people(group)


def _opener(scene: Scene, start: int) -> Hit | None:
    for i in range(start, start + _SKIPPED + 1):
        hit = scene.s.at(i, "parts")
        if hit is not None:
            return hit
        word = scene.s.word(i)
        if word not in (",", "-", ":", "(") and not (word.isalpha() and not scene.s.hits.get(i)):
            return None
    return None
