"""Names in lists of places that no gazetteer has: "قرى عباجة، طنوزة، رسم البوخر"; a plural word of place vouches."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.lexicon import Hit
from tawthiq.reader.place_phrase import Named, PlacePhrase
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_PLURALS = words("place_lists.plurals")
_NO_ITEM = words("place_lists.no_item")
_BEHIND_ITEM = words("place_lists.behind_item")
_OPENS_NAME = words("placing.opens_name")
_SIZES = words("place_lists.sizes")
_SEPARATORS = frozenset((",", ".", ";", "(", ")", ""))
_JOINTS = frozenset((",", "و"))
_STEPS = words("place_lists.steps") | {""}
_AGAIN = words("place_lists.again")
_SURROUNDINGS = words("place_lists.surroundings")
_PREPOSITIONS = frozenset(("وفي", "وعلي", "في", "علي"))
_LONGEST_JOINT = 5
_QUALITIES = ("يه", "ي", "ين")
_LONGEST = 3
"""How many words a name between two commas may have."""


def item_without_row(sentence: Sentence, covered: set[int], first: PlacePhrase, i: int) -> Named | None:
    """The next name of the list that `first` opens, where it is in no gazetteer; None where the list has ended.

    The name must be followed by what goes on with a list or closes it, so that a clause behind it is not taken in.
    """
    if not may_list(sentence, first):
        return None
    word = sentence.word(i)
    clitic = "و" if _joins(word) else ""
    if not clitic and sentence.word(i - 1) not in _JOINTS:
        return None
    last = item_end(sentence, covered, i, i, clitic=clitic, of_quarters=first.main.kind == "quarter")
    return Named(i, last, i, last, clitic=clitic) if last is not None else None


def item_end(
    sentence: Sentence,
    covered: set[int],
    i: int,
    known: int,
    *,
    clitic: str = "",
    of_quarters: bool = False,
) -> int | None:
    """The last token of the item at token `i`, of which the tokens up to `known` are a name; None for no item.

    Quarters may be called what people and things are: "أحياء الكفاءات والبلديات".
    """
    stem = sentence.word(i)[len(clitic) :]
    common = of_quarters and stem.startswith("ال") and sentence.at(i, "person", "object") is not None
    if not common and not _may_name(sentence, covered, i, stem):
        return None
    last = max(known, i + (sentence.word(i)[len(clitic) :] in _OPENS_NAME and sentence.word(i + 1).isalpha()))
    while last - i + 1 < _LONGEST and not _closed(sentence, last + 1):
        nxt = sentence.word(last + 1)
        if nxt in _SIZES:
            last += 1
            break
        if nxt.startswith("و") or _tells_of_it(nxt) or not _may_name(sentence, covered, last + 1, nxt):
            return None
        last += 1
    return last if _closed(sentence, last + 1) else None


def _tells_of_it(word: str) -> bool:
    """Whether a word behind a name may tell what the place is like: "الفوعة وكفريا الشيعيتين"."""
    return word.startswith("ال") and (word.endswith(_QUALITIES) or word.startswith("الم"))


@dataclass(frozen=True, slots=True)
class Joint:
    """What joins the next place of a list: a comma, "و", "وعلى", "وكامل", "ومحيطها وأجزاء واسعة من"."""

    end: int
    """The token at which the next place may begin."""
    steps: int
    """How many words stand between the joint and the place."""
    preposition: bool
    """Whether the preposition is said again."""


def joint_at(sentence: Sentence, i: int) -> Joint:
    """What joins the next place of a list that has come to token `i`."""
    i += sentence.word(i) in _SURROUNDINGS
    if sentence.word(i) == ",":
        i += 1
    at = i
    while at - i < _LONGEST_JOINT and sentence.word(at).removeprefix("و" if at == i else "") in _STEPS:
        at += 1
    if not (sentence.word(i).startswith("و") or sentence.word(i) in _AGAIN):
        return Joint(i, 0, False)
    return Joint(at, at - i, any(sentence.word(k) in _PREPOSITIONS for k in range(i, at)))


def take_size(sentence: Sentence, phrase: PlacePhrase) -> None:
    """Takes "كبير" or "فوقاني" into the name it stands behind, where a list goes on behind it: "أربعة صغير، …"."""
    i, named = phrase.last + 1, phrase.main
    if sentence.word(i) in _SIZES and named.last == phrase.last and sentence.word(i + 1) in _SEPARATORS:
        phrase.last = named.last = named.name_last = i


def joined_name(sentence: Sentence, first: PlacePhrase, i: int) -> bool:
    """Whether a word that looks like another is a name with و and the article, in a list: "بلدتي براتا والدانا"."""
    return sentence.word(i).startswith("وال") and may_list(sentence, first)


def _joins(word: str) -> bool:
    return word.startswith("و") and (len(word) > 3 or word[1:] in _OPENS_NAME)


def opens_list(sentence: Sentence, hit: Hit) -> bool:
    """Whether a word of place is a plural or a dual, which several names may follow."""
    return sentence.word(hit.first).removeprefix(hit.prefix) in _PLURALS


def may_list(sentence: Sentence, first: PlacePhrase) -> bool:
    """Whether a phrase opens with such a word: "في بلدات تقاد والأبزمو"."""
    hit = sentence.at(first.main.class_first, "place_class")
    return hit is not None and opens_list(sentence, hit)


def _may_name(sentence: Sentence, covered: set[int], i: int, stem: str) -> bool:
    if stem in _OPENS_NAME:
        return True
    if _is_ali(sentence, i) and i not in covered:
        return True
    if len(stem) < 3 or not stem.isalpha() or stem in _NO_ITEM or i in covered:
        return False
    if stem.endswith(("ها", "هم", "هما")) or sentence.time_at(i) is not None:
        return False
    if i in sentence.quantities and sentence.word(i + 1) not in _SIZES:  # "أربعة كبير"
        return False
    return not any(h.entry.kind != "adjective" for h in sentence.hits.get(i, ()))


def _is_ali(sentence: Sentence, i: int) -> bool:
    """Whether "علي", which folds into the preposition, ends a name: "الشيخ علي والدبس"."""
    behind = sentence.word(i + 1)
    return (
        sentence.word(i) == "علي"
        and sentence.tokens.raw_text(i, i).endswith("ي")
        and (behind in _SEPARATORS or _joins(behind))
    )


def _closed(sentence: Sentence, i: int) -> bool:
    """Whether the list goes on or ends before token `i`."""
    if i >= sentence.last:
        return True
    word = sentence.word(i)
    if _is_ali(sentence, i):
        return False
    if word in _SEPARATORS or word in _BEHIND_ITEM or _joins(word):
        return True
    return sentence.at(i, "direction", "place_class") is not None or sentence.time_at(i) is not None


def squeezed(sentence: Sentence, covered: set[int], i: int) -> Named | None:
    """A lone name joined by و at token `i` that no gazetteer has, where another joint of the list follows."""
    word = sentence.word(i)
    if not _joins(word) or not _may_name(sentence, covered, i, word[1:]):
        return None
    goes_on = joint_at(sentence, i + 1).steps or sentence.word(i + 1).startswith("و")
    return Named(i, i, i, i, clitic="و") if goes_on else None
