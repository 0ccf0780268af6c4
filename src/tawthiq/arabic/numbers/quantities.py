"""Quantities in running text: how many, and how surely, in the terms of the record contract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from tawthiq.arabic.numbers.grammar import cardinal_at, is_article, ordinal_at
from tawthiq.arabic.numbers.vocabulary import (
    number_words,
    qualifiers_after,
    qualifiers_before,
    vague_counts,
)
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import Tokens, tokenise


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count and the words it stands on.

    `minimum`, `maximum` and `vague` are those of the record contract: "at least n" has no maximum, "fewer
    than n" no minimum, "about n" is n to n with `vague="about"`, several are 2 or more. `first` and `last`
    are token indices, the latter included; `core` is the first token of the number itself, after words such
    as "أكثر من".
    """

    first: int
    last: int
    minimum: int | None
    maximum: int | None
    vague: str | None = None
    core: int = -1
    unit: str | None = None
    """`"percent"` for a share, `"year"` for bare digits that can only be a year; `None` for a count."""
    ordinal: bool = False
    collective: bool = False
    """Set for "a group of": several only before people or things."""

    @property
    def exact(self) -> bool:
        """Whether it is one number and not vague."""
        return self.vague is None and self.minimum is not None and self.minimum == self.maximum


_LINKS_BETWEEN = frozenset(("الي", "حتي", "او", "ولغايه", "لغايه"))
_BETWEEN = frozenset(("بين", "وبين", "ببين", "لبين", "فبين"))
_PERCENT = frozenset(("بالميه", "بالمايه", "%"))
_HUNDRED = frozenset(("الميه", "المايه"))
_STOPS_AFTER = frozenset(',.;:!?؟؛()[]"-/')
# Written without hamza or ta marbuta these are other words: "ميتا" dead, "بعده" after him.
_RAW_LETTER = {
    **dict.fromkeys(("ميتا", "ميتان", "ميتين", "ميتي"), "ئ"),
    **dict.fromkeys(("بعده", "وعده", "وبعده", "فعده", "لعده", "ولعده", "فبعده"), "ة"),
}
_NOBODY = frozenset(("لا", "اي", "ولا", "يوم"))
_FUNCTION_WORDS = frozenset(("في", "من", "علي", "الي", "عن", "ان", "حتي", "قبل", "بعد", "مع", "او", "و"))
_REACH_AFTER = 6
"""Words between a number and "على الأقل" after its noun."""


def may_begin_quantity(word: str) -> bool:
    """Whether a count may begin with a word at all; most words begin none."""
    return "0" <= word[:1] <= "9" or word in number_words() or word in vague_counts()


def find_quantities(
    tokens: Tokens, first: int, last: int, starts: Iterable[int] | None = None
) -> list[Quantity]:
    """The counts among the tokens `first` to `last` (exclusive), left to right, not overlapping.

    Digits, number words in any case and gender, scales ("7,7 مليون"), ranges, vague counts ("عشرات", "عدد
    من") and the words that loosen a number ("ما لا يقل عن", "نحو", "أقل من"). Numbers that belong to a date
    are found too: a reader drops those that lie inside a time phrase. `starts` are the tokens that
    `may_begin_quantity`, ascending, where the caller has them.
    """
    words = tokens.words
    numbers, vague = number_words(), vague_counts()
    if starts is None:
        starts = [i for i in range(first, last) if may_begin_quantity(words[i])]
    out: list[Quantity] = []
    reached = first
    for i in starts:
        word = words[i]
        if i < reached or (word in _RAW_LETTER and not _is_written_so(tokens, i)):
            continue
        found = None
        if word in numbers or "0" <= word[0] <= "9":
            found = _number(tokens, i, last)
            if found is None and word in vague:
                found = _vague(words, i, last)
        elif word in vague:
            found = _vague(words, i, last)
        if found is None:
            continue
        floor = out[-1].last + 1 if out else first
        qualified = _qualified(words, found, floor, last)
        if qualified is not None:
            out.append(qualified)
        reached = (qualified or found).last + 1
    return out


def find_ordinals(tokens: Tokens, first: int, last: int) -> list[Quantity]:
    """The ordinal numbers ("السادس", "الحادي والعشرين") among the tokens `first` to `last` (exclusive)."""
    words, numbers = tokens.words, number_words()
    out: list[Quantity] = []
    i = first
    while i < last:
        parsed = ordinal_at(words, i, last) if words[i] in numbers else None
        if parsed is None:
            i += 1
            continue
        value, after = parsed
        out.append(Quantity(i, after - 1, value, value, core=i, ordinal=True))
        i = after
    return out


def read_number(text: str) -> Quantity | None:
    """The first quantity in `text`, or `None`.

    >>> read_number("ما لا يقل عن ثلاثة وعشرين").minimum
    23
    >>> q = read_number("٧،٧ مليون نازح"); q.minimum, q.exact
    (7700000, True)
    >>> q = read_number("عشرات الآلاف"); q.minimum, q.maximum, q.vague
    (10000, 99999, 'thousands')
    >>> read_number("بين خمسة وسبعة").maximum
    7
    """
    tokens = tokenise(normalise(text))
    found = find_quantities(tokens, 0, len(tokens))
    return found[0] if found else None


def _number(tokens: Tokens, i: int, stop: int) -> Quantity | None:
    words = tokens.words
    if words[i] in _PERCENT or _is_vague_scale(words, i, stop) or _belongs_before(words, i):
        return None
    parsed = cardinal_at(words, i, stop)
    if parsed is None:
        return None
    value, after = parsed
    share = _percent_end(words, after, stop)
    if share is not None or (i > 0 and words[i - 1] == "%"):
        whole = int(value)
        return Quantity(i, (share or after) - 1, whole, whole, core=i, unit="percent")
    if not isinstance(value, int) or _is_code(tokens, i, after):
        return None
    spread = _range(tokens, i, after, value, stop)
    if spread is not None:
        share = _percent_end(words, spread.last + 1, stop)
        return spread if share is None else replace(spread, last=share - 1, unit="percent")
    unit = "year" if _is_year(words, i, after, stop) else None
    return Quantity(i, after - 1, value, value, core=i, unit=unit)


def _is_written_so(tokens: Tokens, i: int) -> bool:
    """Whether the article writes the word at `i` with one of the letters that make it a number."""
    raw = tokens.raw_text(i, i)
    return any(letter in raw for letter in _RAW_LETTER[tokens.words[i]])


def _belongs_before(words: list[str], i: int) -> bool:
    """Whether the number at `i` is the end of an ordinal ("السادس عشر") or part of "nobody" ("لا أحد")."""
    form = number_words().get(words[i])
    if form is None or i == 0:
        return False
    if form.role == "one_of":
        return words[i - 1] in _NOBODY
    before = number_words().get(words[i - 1])
    return form.role in ("ten", "tens") and before is not None and before.role == "ordinal"


def _is_year(words: list[str], i: int, after: int, stop: int) -> bool:
    """Whether four digits that count nothing are a year: no noun follows."""
    word = words[i]
    if len(word) != 4 or after != i + 1 or not word.isdecimal() or not 1950 <= int(word) <= 2050:
        return False
    return after >= stop or not words[after][0].isalpha() or words[after] in _FUNCTION_WORDS


def _is_vague_scale(words: list[str], i: int, stop: int) -> bool:
    """ "آلاف" and "ملايين" without a number before them are vague, and so is "عشرات الآلاف"."""
    form = number_words().get(words[i])
    return form is not None and form.role == "scale" and words[i] in vague_counts()


def _is_code(tokens: Tokens, i: int, after: int) -> bool:
    """Whether digits are glued to a letter, slash or dash chain that makes them a code: "إم 4",
    "12-10-2022".
    """
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if not words[i][0].isdecimal():
        return False
    for a, b, c in ((i - 2, i - 1, i), (after - 1, after, after + 1)):
        if (
            a >= 0
            and c < len(words)
            and words[b] in "/-:"
            and words[a][-1].isdecimal()
            and words[c][0].isdecimal()
        ):
            chain = (a - 2 >= 0 and words[a - 1] == words[b] and words[a - 2][0].isdecimal()) or (
                c + 2 < len(words) and words[c + 1] == words[b] and words[c + 2][0].isdecimal()
            )
            if words[b] in "/:" or chain:
                return ends[a] == starts[b] or ends[b] == starts[c] or chain
    return False


def _percent_end(words: list[str], j: int, stop: int) -> int | None:
    """The index after "%", "بالمئة" or "في المئة" at `j`."""
    if j < stop and words[j] in _PERCENT:
        return j + 1
    if j + 1 < stop and words[j] == "في" and words[j + 1] in _HUNDRED:
        return j + 2
    return None


def _range(tokens: Tokens, i: int, after: int, low: int, stop: int) -> Quantity | None:
    """ "بين 5 و7", "5 إلى 7", "5-7", "ثلاثة أو أربعة"."""
    words = tokens.words
    if after >= stop:
        return None
    link = words[after]
    first = i
    if i > 0 and words[i - 1] in _BETWEEN:
        second = after + 1 if link in ("و", "الي", "-") else after
        glued = number_words().get(words[second]) if second < stop else None
        if second == after and (glued is None or not glued.joined):
            return None
        first = i - 2 if i > 1 and words[i - 2] in ("ما", "وما", "بما", "لما", "فما") else i - 1
    elif link in _LINKS_BETWEEN:
        second = after + 1
        if link in ("الي", "حتي") and i > 0 and words[i - 1] in ("من", "ومن"):
            first = i - 1
    elif link == "-" and words[i][0].isdecimal():
        second = after + 1
        if second >= stop or not words[second][0].isdecimal():
            return None
    else:
        return None
    parsed = cardinal_at(words, second, stop) if second < stop else None
    if parsed is None:
        return None
    high, end = parsed
    low = _share_scale(low, high, words, after)
    # "26-4704" is a code, "1982-1985" a stretch of years.
    if not isinstance(high, int) or low >= high or (link == "-" and (high > 10 * low or low >= 1900)):
        return None
    return Quantity(first, end - 1, low, high, core=i)


def _share_scale(low: int, high: int | Fraction, words: list[str], after: int) -> int:
    """ "بين 5 و7 آلاف": the scale said once holds for both."""
    for scale in (10**9, 10**6, 1000):
        if high >= scale and high % scale == 0 and 0 < low < 1000 and low < high // scale:
            return low * scale
    return low


def _vague(words: list[str], i: int, stop: int) -> Quantity | None:
    for rest, count in vague_counts()[words[i]]:
        end = i + 1 + len(rest)
        if end <= stop and (not rest or tuple(words[i + 1 : end]) == rest):
            return Quantity(
                i, end - 1, count.minimum, count.maximum, count.vague, core=i, collective=count.collective
            )
    return None


def _qualified(words: list[str], found: Quantity, floor: int, stop: int) -> Quantity | None:
    """`found` with the words before and after it that loosen it; `None` where they say that it counts
    nothing.
    """
    start = found.first
    if start > floor and is_article(words[start - 1]):
        start -= 1
    elif start > floor + 1 and words[start - 1] == "-" and is_article(words[start - 2]):
        start -= 2
    if start != found.first:
        found = replace(found, first=start)
    before = _before(words, start, floor)
    if before is not None:
        meaning, start = before
        if meaning == "label":
            return None
        # "حتى" before anything but digits is "even".
        if meaning != "up_to" or words[found.core][0].isdecimal():
            return _loosened(replace(found, first=start, unit=_no_year(found.unit)), meaning)
    after = _after(words, found.last + 1, stop)
    if after is None:
        return found
    meaning, end = after
    return _loosened(found if end is None else replace(found, last=end), meaning)


def _before(words: list[str], start: int, floor: int) -> tuple[str, int] | None:
    """The meaning of the qualifier that ends just before `start`, and where it begins."""
    if start <= floor:
        return None
    joined = words[start].startswith("و") and not words[start].startswith("واحد")
    for phrase, meaning in qualifiers_before().get(words[start - 1], ()):
        begin = start - len(phrase)
        if joined and any(phrase == after for after, _ in qualifiers_after().get(phrase[0], ())):
            continue  # "9 قتلى على الأقل وعشرات الجرحى": said of the count before
        if begin >= floor and tuple(words[begin:start]) == phrase:
            return meaning, begin
    return None


def _after(words: list[str], start: int, stop: int) -> tuple[str, int | None] | None:
    """The meaning of the qualifier at `start` or after the counted noun, and its last token where it is
    at `start`.
    """
    table, numbers = qualifiers_after(), number_words()
    for j in range(start, min(stop, start + _REACH_AFTER)):
        word = words[j]
        for phrase, meaning in table.get(word, ()):
            if tuple(words[j : j + len(phrase)]) == phrase and j + len(phrase) <= stop:
                return meaning, (j + len(phrase) - 1 if j == start else None)
        # A word with "and" opens the next count ("ثلاثة وجرح عنصر على الأقل").
        if word in _STOPS_AFTER or word in numbers or word[0] in "و0123456789":
            return None
    return None


def _no_year(unit: str | None) -> str | None:
    """About 2000 is no year."""
    return None if unit == "year" else unit


def _loosened(found: Quantity, meaning: str) -> Quantity:
    if meaning == "at_least":
        return replace(found, maximum=None)
    if meaning == "at_most":
        return replace(found, minimum=None)
    return found if found.vague else replace(found, vague="about")
