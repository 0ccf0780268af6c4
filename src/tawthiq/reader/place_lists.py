"""Names in lists of places that no gazetteer has: "قرى عباجة، طنوزة، رسم البوخر"; a plural word of place vouches."""

from __future__ import annotations

from tawthiq.reader.place_phrase import Named, PlacePhrase
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_PLURALS = words("place_lists.plurals")
_NO_ITEM = words("place_lists.no_item")
_BEHIND_ITEM = words("place_lists.behind_item")
_OPENS_NAME = words("placing.opens_name")
_SIZES = words("place_lists.sizes")
_SEPARATORS = frozenset((",", ".", ";", "(", ")", ""))
_LONGEST = 3
"""How many words a name between two commas may have."""


def item_without_row(sentence: Sentence, covered: set[int], first: PlacePhrase, i: int) -> Named | None:
    """The next name of the list that `first` opens, where it is in no gazetteer; None where the list has ended.

    The name must be followed by what goes on with a list or closes it, so that a clause behind it is not taken in.
    """
    if not _opens_list(sentence, first):
        return None
    word = sentence.word(i)
    clitic = "و" if _joins(word) else ""
    behind_comma = sentence.word(i - 1) == ","
    if not clitic and not behind_comma:
        return None
    if not _may_name(sentence, covered, i, word[len(clitic) :]):
        return None
    last = i + (word[len(clitic) :] in _OPENS_NAME and sentence.word(i + 1).isalpha())
    while last - i + 1 < _LONGEST and not _closed(sentence, last + 1):
        nxt = sentence.word(last + 1)
        if nxt in _SIZES:
            last += 1
            break
        if nxt.startswith("و") or not _may_name(sentence, covered, last + 1, nxt):
            return None
        last += 1
    if not _closed(sentence, last + 1):
        return None
    return Named(i, last, i, last, clitic=clitic)


def take_size(sentence: Sentence, phrase: PlacePhrase) -> None:
    """Takes "كبير" or "فوقاني" into the name it stands behind, where a list goes on behind it: "أربعة صغير، …"."""
    i, named = phrase.last + 1, phrase.main
    if sentence.word(i) in _SIZES and named.last == phrase.last and sentence.word(i + 1) in _SEPARATORS:
        phrase.last = named.last = named.name_last = i


def joined_name(sentence: Sentence, first: PlacePhrase, i: int) -> bool:
    """Whether a word that looks like another is a name with و and the article, in a list: "بلدتي براتا والدانا"."""
    return sentence.word(i).startswith("وال") and _opens_list(sentence, first)


_AGAIN = frozenset(("وفي", "وعلي"))
_SURROUNDINGS = words("place_lists.surroundings")
_ACT_REACH = 3


def behind_preposition(sentence: Sentence, i: int) -> int:
    """Where the next place stands, if the preposition is said again before it: "في الباب ومحيطها وفي تادف".

    Not where an act follows it, which is another event: "… وفي منبج قُتل …".
    """
    i += sentence.word(i) in _SURROUNDINGS
    if sentence.word(i) not in _AGAIN:
        return -1
    behind = range(i + 1, i + 2 + _ACT_REACH)
    return -1 if any(sentence.at(k, "trigger", "harm", "light", "say") for k in behind) else i + 1


def _joins(word: str) -> bool:
    return word.startswith("و") and (len(word) > 3 or word[1:] in _OPENS_NAME)


def _opens_list(sentence: Sentence, first: PlacePhrase) -> bool:
    hit = sentence.at(first.main.class_first, "place_class")
    return hit is not None and sentence.word(hit.first).removeprefix(hit.prefix) in _PLURALS


def _may_name(sentence: Sentence, covered: set[int], i: int, stem: str) -> bool:
    if stem in _OPENS_NAME:
        return True
    if len(stem) < 3 or not stem.isalpha() or stem in _NO_ITEM or i in covered:
        return False
    if stem.endswith(("ها", "هم", "هما")) or sentence.time_at(i) is not None:
        return False
    if i in sentence.quantities and sentence.word(i + 1) not in _SIZES:  # "أربعة كبير"
        return False
    return not any(h.entry.kind != "adjective" for h in sentence.hits.get(i, ()))


def _closed(sentence: Sentence, i: int) -> bool:
    """Whether the list goes on or ends before token `i`."""
    if i >= sentence.last:
        return True
    word = sentence.word(i)
    if word in _SEPARATORS or word in _BEHIND_ITEM or _joins(word):
        return True
    return sentence.at(i, "direction", "place_class") is not None or sentence.time_at(i) is not None
