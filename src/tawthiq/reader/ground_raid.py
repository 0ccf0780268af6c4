"""A "غارة" from the air or on the ground: the word alone says air, its doers or what they do there says ground."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import beginnings, words

_RAIDS = words("typing.raids")
_SOLDIERS = words("typing.soldiers")
_LANDING = beginnings("typing.landing")
_TURNS = words("candidates.turns")
_BEFORE, _BEHIND = 8, 24
"""Words before a raid among which its doers stand, and behind it, among which what they did there is told."""


def lands(sentence: Sentence, hit: Hit) -> bool:
    """Whether a "غارة" is made on the ground: by soldiers on foot, or with a search or an arrest behind it."""
    if hit.entry.key != "air_strike" or hit.entry.part != "noun":
        return False
    if sentence.word(hit.first).removeprefix(hit.prefix).removeprefix("ال") not in _RAIDS:
        return False
    doers = range(max(sentence.first, hit.first - _BEFORE), hit.first)
    carriers = [i for i in doers if (light := sentence.at(i, "light")) and light.entry.key == "do"]
    alone = hit.last == hit.first and not hit.prefix
    if alone and carriers and any(sentence.word(i) in _SOLDIERS for i in range(carriers[-1], hit.first)):
        return True
    for i in range(hit.last + 1, min(hit.last + _BEHIND, sentence.last)):
        if sentence.word(i) in _TURNS:
            return False
        if sentence.word(i).removeprefix("و").startswith(_LANDING):
            return sentence.at(i + 1, "actor") is None  # the arrests of others are another matter
    return False


def surrounds(sentence: Sentence, hit: Hit) -> bool:
    """Whether an event word says that something was surrounded, which is part of a raid told before it."""
    return hit.entry.key == "other" and sentence.word(hit.first).removeprefix("و").startswith(("حاصر", "طوق"))
