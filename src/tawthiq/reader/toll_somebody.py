"""Somebody taken whom the lexicon has no word for: "قبض على «مسؤول النقل» في التنظيم", "وأسرت مسؤولاً عن التهريب"."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.toll import BY_FORM, SEVERAL, Toll
from tawthiq.reader.toll_scene import Scene

_TAKEN = frozenset(("detained", "captured", "abducted"))
_MANY = ("ين", "ون", "ات")
_LEAST_LETTERS = 4


def somebody_taken(scene: Scene, harm: Hit) -> list[Toll]:
    """One or several, by the ending of a word that can only be who was taken."""
    at = _where_somebody_stands(scene, harm)
    if at is None:
        return []
    toll = Toll(harm.entry.key, harm.first, at, harm)
    toll.take(SEVERAL if scene.s.word(at).endswith(_MANY) else BY_FORM["singular"])
    return [toll]


def takes_an_official(scene: Scene, harm: Hit) -> bool:
    """Whether an active verb has an official right behind it, as its object: "وأسرت مسؤولاً عن …"."""
    at = harm.last + 1
    official = scene.s.at(at, "speaker") is not None and scene.s.word(at).endswith("ا")
    return official and harm.entry.key in _TAKEN and not harm.suffix and scene.near.at(at) is None


def _where_somebody_stands(scene: Scene, harm: Hit) -> int | None:
    if harm.entry.key not in _TAKEN or harm.suffix:
        return None
    if takes_an_official(scene, harm):
        return harm.last + 1
    ends = [harm.last, *(end for _, end in scene.s.splits.get(harm.first, ()))]
    for end in ends:
        on = end if scene.s.word(end) == "علي" else end + 1
        seizing = scene.s.word(on) == "علي" and "قبض" in scene.s.word(on - 1)
        if seizing and _is_nobody_known(scene, on + 1):
            return on + 1
    return None


def _is_nobody_known(scene: Scene, at: int) -> bool:
    """Whether a word is a name or a noun that no phrase is built on."""
    word = scene.s.word(at)
    if not word.isalpha() or len(word) < _LEAST_LETTERS or scene.near.at(at) is not None:
        return False
    return all(h.entry.kind == "speaker" for h in scene.s.hits.get(at, ())) and not scene.s.time_at(at)
