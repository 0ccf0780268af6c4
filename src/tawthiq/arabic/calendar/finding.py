"""The scan over a text: where a time phrase may begin, the grammar is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tawthiq.arabic.calendar.arithmetic import in_bounds
from tawthiq.arabic.calendar.phrases import TimePhrase
from tawthiq.arabic.calendar.scan import Point, Scan
from tawthiq.arabic.calendar.spans import phrase_at
from tawthiq.arabic.calendar.vocabulary import (
    counted_words,
    counting_words,
    following_words,
    frequent_words,
    leading_words,
    openings,
)
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import Tokens, tokenise


def may_begin_time(word: str) -> bool:
    """Whether a time phrase may begin with a word at all; most words begin none."""
    return "0" <= word[:1] <= "9" or word in openings() or word in frequent_words()


def find_times(
    tokens: Tokens, first: int, last: int, published: date | None, starts: Iterable[int] | None = None
) -> list[TimePhrase]:
    """The time phrases among the tokens `first` to `last` (exclusive), left to right, not overlapping.

    Args:
        tokens: the tokens of an article.
        first, last: the half-open range to look at, as a rule one sentence.
        published: the day of publication; without it what is counted from it has no dates.
        starts: the tokens that `may_begin_time`, ascending, where the caller has them.

    The conventions are those of the record contract, "When". A phrase that points back ("في اليوم نفسه")
    comes with `anchor="previous"`; `resolve_back` dates it.
    """
    opening, words = openings(), tokens.words
    if starts is None:
        starts = [i for i in range(first, last) if may_begin_time(words[i])]
    scan: Scan | None = None
    out: list[TimePhrase] = []
    reached = first
    for i in starts:
        if i < reached or not (words[i] in opening or _may_open(words, i, last)):
            continue
        if scan is None:
            scan = Scan(tokens, words, first, last, in_bounds(published))
        point = phrase_at(scan, i)
        if point is not None:
            out.append(_phrase(scan, i, point))
            reached = point.after
    return out


_SOON = 7
"""Words from a number on within which its unit or month must come: "الحادي والعشرين من شهر آذار"."""


def _may_open(words: list[str], i: int, last: int) -> bool:
    """Whether the words after a frequent word or a number let a time phrase begin there."""
    word = words[i]
    if "0" <= word[0] <= "9" or word in counting_words():
        if "." in word or (len(word) == 4 and i > 0 and words[i - 1] == "("):
            return True
        counted = counted_words()
        return any(after in counted for after in words[i + 1 : min(i + _SOON, last)])
    if word not in leading_words() or i + 1 >= last:
        return False
    after = words[i + 1]
    return after in following_words() or "0" <= after[0] <= "9"


def _phrase(scan: Scan, i: int, point: Point) -> TimePhrase:
    start, end = point.place(scan.published)
    published = scan.published
    whole = point.precision in ("month", "year")
    # What is reported cannot lie after the report: "خلال أيار" in May ends at publication.
    if whole and start and end and published and start <= published < end:
        end = published
    return TimePhrase(
        first=i,
        last=point.after - 1,
        start=in_bounds(start),
        end=in_bounds(end),
        precision=point.precision,
        kind=point.kind,
        anchor=point.anchor,
        unit=point.unit,
        shift=point.shift,
        year=point.year,
        cut=point.cut,
        aside=point.aside,
        note=point.note,
    )


def read_date(text: str, published: date | None = None) -> TimePhrase | None:
    """The first time phrase in `text`, or `None`.

    >>> from datetime import date
    >>> read_date("السادس من نيسان 2019").start
    datetime.date(2019, 4, 6)
    >>> p = read_date("منتصف أيار/مايو الماضي", published=date(2022, 11, 5)); p.start.day, p.end.day
    (11, 20)
    >>> read_date("الخميس الماضي", published=date(2022, 11, 3)).start
    datetime.date(2022, 10, 27)
    >>> read_date("أمس").start is None
    True
    """
    tokens = tokenise(normalise(text))
    found = find_times(tokens, 0, len(tokens), published)
    return found[0] if found else None
