"""How number words and digits add up to one number.

Arabic says the units before the tens and joins them with "و" ("ثلاثة وعشرين", 23); so two numbers that
stand side by side with "and" are one number only where their sizes allow it: "خمسة وستة" stays two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tawthiq.arabic.numbers.vocabulary import NumberWord, number_words

Parsed = tuple[int | Fraction, int]
"""A value and the index of the first word after it."""

_MAX_DIGITS = 12
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d+[.,]\d+")
ARTICLES_APART = frozenset(("ال", "وال", "بال", "لل", "فال", "وبال", "ولل", "كال"))
"""The article and its clitics, written apart from the digits that follow ("الـ 24")."""


def digits_value(word: str, *, before_scale: bool = False) -> int | Fraction | None:
    """What a token of digits counts, or `None` for a telephone number, a date or another code.

    A point or comma before three digits separates thousands, else decimals; before "مليون" a single point
    is decimal.

    >>> digits_value("1,250"), digits_value("7,7"), digits_value("5.4.2013")
    (1250, Fraction(77, 10), None)
    """
    if len(word) > _MAX_DIGITS + 3:
        return None
    if word.isdecimal():
        return int(word) if len(word) <= _MAX_DIGITS else None
    if _GROUPED.fullmatch(word) and word[0] != "0" and not (before_scale and word.count(".") == 1):
        return int(word.replace(",", "").replace(".", ""))
    if _DECIMAL.fullmatch(word):
        value = Fraction(word.replace(",", "."))
        return value.numerator if value.denominator == 1 else value
    return None


def is_article(word: str) -> bool:
    """Whether `word` is an article written apart."""
    return word in ARTICLES_APART


def cardinal_at(words: Sequence[str], i: int, stop: int) -> Parsed | None:
    """The longest cardinal number that begins at `i` and ends before `stop`.

    `words` are normalised (`script.normalise`), as in `Tokens.words`.

    >>> cardinal_at("ميه وثلاثه وعشرين مدنيا".split(), 0, 4)
    (123, 3)
    """
    value: int | Fraction = 0
    below: int = 10**15
    j = i
    while True:
        k = j if j == i else _after_and(words, j, stop)
        part = _part(words, k, stop) if k is not None else None
        if part is None or part[1] >= below or part[0] >= below:
            break
        amount, below, j = part
        value += amount
        if below == 1:
            break
    return None if j == i else (value, j)


def ordinal_at(words: Sequence[str], i: int, stop: int) -> tuple[int, int] | None:
    """The ordinal that begins at `i`: its number and the index after it.

    >>> ordinal_at("الحادي والعشرين".split(), 0, 2)
    (21, 2)
    """
    table = number_words()
    first = table.get(words[i]) if i < stop else None
    if first is None:
        return None
    if first.role == "tens" and first.clitics.article:
        return int(first.value), i + 1
    if first.role != "ordinal":
        return None
    value = int(first.value)
    following = table.get(words[i + 1]) if i + 1 < stop else None
    if following is not None and value < 10:
        if following.role == "ten" and following.bare:
            return value + 10, i + 2
        if following.role == "tens" and following.joined:
            return value + int(following.value), i + 2
    return value, i + 1


def _after_and(words: Sequence[str], j: int, stop: int) -> int | None:
    """Where the part after "and" begins: the word glued to "و", or the one after a "و" written apart."""
    if j >= stop:
        return None
    if words[j] == "و":
        return j + 1 if j + 1 < stop else None
    form = number_words().get(words[j])
    # "وأحد عشر" is spelled like "واحد عشر".
    eleven = words[j] == "واحد" and j + 1 < stop and words[j + 1] in ("عشر", "عشره")
    return j if eleven or (form is not None and form.joined) else None


def _part(words: Sequence[str], k: int, stop: int) -> tuple[int | Fraction, int, int] | None:
    """One part of a number: its amount, the scale it is counted in (1 for units), the index after it."""
    if k >= stop:
        return None
    if words[k][0].isdecimal():
        return _digits_part(words, k, stop)
    table = number_words()
    form = table.get(words[k])
    if form is None:
        return None
    if form.role == "scale":
        return _with_fraction(words, int(form.value), int(form.value), k + 1, stop)
    if form.role == "scale_dual":
        return _with_fraction(words, 2 * int(form.value), int(form.value), k + 1, stop)
    if form.role == "fraction":
        scale = _scale(words, k + 1, stop)
        return None if scale is None else (_whole(form.value * scale), scale, k + 2)
    small = _below_thousand(words, k, stop)
    if small is None:
        return None
    value, j = small
    scale = _scale(words, j, stop)
    if scale is not None:
        return _with_fraction(words, value * scale, scale, j + 1, stop)
    return value, 1, j


def _digits_part(words: Sequence[str], k: int, stop: int) -> tuple[int | Fraction, int, int] | None:
    scale = _scale(words, k + 1, stop)
    value = digits_value(words[k], before_scale=scale is not None)
    if value is None:
        return None
    if scale is None:
        return value, 1, k + 1
    return _with_fraction(words, value * scale, scale, k + 2, stop)


def _scale(words: Sequence[str], j: int, stop: int) -> int | None:
    """The scale that the word at `j` names, where nothing but an article stands before it."""
    form = number_words().get(words[j]) if j < stop else None
    return int(form.value) if form is not None and form.role == "scale" and form.plain else None


def _with_fraction(
    words: Sequence[str], amount: int | Fraction, scale: int, j: int, stop: int
) -> tuple[int | Fraction, int, int]:
    """ "مليون ونصف" and "مليون ونصف المليون": the fraction belongs to the scale."""
    form = number_words().get(words[j]) if j < stop else None
    if form is not None and form.role == "fraction" and form.joined:
        again = _scale(words, j + 1, stop) == scale
        if again or scale >= 10**6:
            return _whole(amount + form.value * scale), scale, j + 1 + again
    return _whole(amount), scale, j


def _whole(value: int | Fraction) -> int | Fraction:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def _below_thousand(words: Sequence[str], k: int, stop: int) -> tuple[int, int] | None:
    """Hundreds with what follows them, or a number below a hundred."""
    table = number_words()
    form = table[words[k]]
    hundreds, j = 0, k + 1
    if form.role in ("hundred", "hundreds"):
        hundreds = int(form.value)
    elif form.role == "unit":
        following = table.get(words[j]) if j < stop else None
        if following is not None and following.role == "hundred" and following.bare and form.value > 2:
            hundreds, j = 100 * int(form.value), j + 1
    if not hundreds:
        return _below_hundred(words, k, stop, form)
    rest = _after_and(words, j, stop)
    if rest is None or rest >= stop:
        return hundreds, j
    if words[rest].isdecimal() and len(words[rest]) <= 2:
        return hundreds + int(words[rest]), rest + 1
    rest_form = table.get(words[rest])
    small = _below_hundred(words, rest, stop, rest_form) if rest_form is not None else None
    return (hundreds, j) if small is None else (hundreds + small[0], small[1])


def _below_hundred(words: Sequence[str], k: int, stop: int, form: NumberWord) -> tuple[int, int] | None:
    if form.role in ("ten", "tens"):
        return int(form.value), k + 1
    if form.role not in ("unit", "one_of", "teen_unit"):
        return None
    value, j = int(form.value), k + 1
    table = number_words()
    following = table.get(words[j]) if j < stop else None
    if following is not None and following.role == "ten" and following.bare:
        return 10 + value, j + 1
    tens_at = _after_and(words, j, stop)
    tens = table.get(words[tens_at]) if tens_at is not None and tens_at < stop else None
    # "الثلاثة والعشرين", but not "ثلاثة والعشرين".
    joins = tens is not None and tens.role == "tens" and tens.clitics.article <= form.clitics.article
    if tens is not None and tens_at is not None and joins and form.role != "teen_unit":
        return value + int(tens.value), tens_at + 1
    if form.role == "unit":
        return value, j
    # "أحد العناصر" is one of them; "أحد" alone is nobody or a Sunday.
    if form.role == "one_of" and j < stop and words[j].startswith(("ال", "من")):
        return value, j
    return None
