"""How far a name of a place reaches that the gazetteer does not have, or has only the beginning of.

Quotation marks close a name in ("منطقة "مناشر منيان""), a number is one ("مشروع 1070 شقة", "قاعدة اللواء 137"), and so
is what stands between two joints of a list ("قرى أربعة صغير، مزيونة الحمر").
"""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.places import PlaceRow
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_OPENING_MARKS = frozenset("\"“«„‟”'‘")
_CLOSING_MARKS = frozenset("\"”»“'’")
_LONGEST_QUOTED = 4
_TROOPS = words("name_reach.troops")
_COUNTED = words("name_reach.counted")
_TITLES = words("name_reach.titles")
_NO_QUOTED = words("name_reach.no_quoted")
_NO_SECOND = words("name_reach.no_second")
_QUALITIES = ("ه", "ي", "ين", "ون", "ات")
_WELL_KNOWN = 0.5
"""How usual a place must be for a word behind it not to be read as a part of its name."""


def quoted(sentence: Sentence, i: int) -> int | None:
    """The last token of a name between quotation marks that open right before token `i`."""
    tokens, stop = sentence.tokens, sentence.last
    if not i - 1 >= sentence.first or i >= stop:
        return None
    opening = _between(sentence, i - 1)
    if tokens.words[i] in _NO_QUOTED or not opening or opening[-1] not in _OPENING_MARKS:
        return None
    for last in range(i, min(i + _LONGEST_QUOTED, stop)):
        if not tokens.words[last][:1].isalnum():
            return None
        behind = _between(sentence, last)
        if behind[:1] and behind[0] in _CLOSING_MARKS:
            return last
    return None


def _between(sentence: Sentence, i: int) -> str:
    """What stands between token `i` and the next, without spaces."""
    tokens = sentence.tokens
    _, end = tokens.raw_span(i, i)
    start = tokens.raw_span(i + 1, i + 1)[0] if i + 1 < sentence.last else end + 3
    return "".join(tokens.source.raw[end:start].split())


def numbered(sentence: Sentence, j: int, classed: Hit) -> int | None:
    """The last token of a name that is a number: "تلة الـ500", "مشروع 1070 شقة", "قاعدة اللواء 137"."""
    if classed.entry.key not in ("base", "mountain", "airport"):
        return None
    first = sentence.word(j)
    if first == "ال" or (first in _TROOPS and classed.entry.key != "mountain"):
        j += 1
    if not sentence.word(j).isdigit() or sentence.time_at(j) is not None:
        return None
    if first != sentence.word(j):
        return j
    behind = sentence.word(j + 1)
    if behind in _COUNTED:
        return j + 1
    return j if not behind or not behind[:1].isalpha() or behind in _NO_SECOND else None


def longer(sentence: Sentence, last: int, rows: tuple[PlaceRow, ...]) -> int | None:
    """The last token of the name of two words of which the gazetteer has only the first: "فيضة الشويط".

    A word that may tell what the place is like ("المحاصرة", "الدمشقي") is no part of the name, nor is one behind a town
    that everybody knows.
    """
    word, nxt = sentence.word(last), sentence.word(last + 1)
    if word in _TITLES and len(nxt) > 2 and nxt.isalpha() and nxt not in _NO_SECOND:
        return last + 1 if not sentence.hits.get(last + 1) and sentence.time_at(last + 1) is None else None
    if any(row.prior >= _WELL_KNOWN for row in rows):
        return None
    if word.startswith("ال") or not nxt.startswith("ال") or len(nxt) < 5 or nxt.endswith(_QUALITIES):
        return None
    if nxt.startswith("الم") or nxt in _NO_SECOND or sentence.hits.get(last + 1):
        return None
    return last + 1 if sentence.time_at(last + 1) is None else None
