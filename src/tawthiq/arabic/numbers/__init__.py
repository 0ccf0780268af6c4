"""Numbers in Arabic text: digits, words, duals, ranges, and the words that loosen them.

>>> from tawthiq.arabic.numbers import read_number
>>> read_number("مقتل أكثر من ثلاثمئة وخمسة وستين شخصا").minimum
365
>>> read_number("نصف مليون نازح").minimum
500000
"""

from tawthiq.arabic.numbers.grammar import cardinal_at, digits_value, ordinal_at
from tawthiq.arabic.numbers.quantities import (
    Quantity,
    find_ordinals,
    find_quantities,
    may_begin_quantity,
    read_number,
)

__all__ = [
    "Quantity",
    "cardinal_at",
    "digits_value",
    "find_ordinals",
    "find_quantities",
    "may_begin_quantity",
    "ordinal_at",
    "read_number",
]
