"""The day of publication that a page shows its readers: a line of its header with a date and little else.

A date inside a sentence is the story's, not the page's. The day of visiting ("today is …") and the day of
the last change are no days of publication either. Where the header shows several days and none is labelled
as publication, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tawthiq.arabic.calendar import find_times
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import tokenise

_LONGEST = 120
_LABEL = re.compile(r"(?:تاريخ )?(?:النشر|نشر)(?: (?:في|بتاريخ|يوم))?|كتب في|اضيف في|بتاريخ")
_OTHER_DAY = re.compile(
    r"اخر تحديث|تحديث|تعديل|^\W*(?:اليوم|الان)\b|updated|modified|today|ارشيف", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[|•·]\s*|\s{3,}|\s-\s")


def header_date(lines: Iterable[str]) -> date | None:
    """The day of publication in the header `lines` of a page or text, or `None`."""
    labelled: list[date] = []
    plain: list[date] = []
    for line in lines:
        if len(line) > _LONGEST:
            continue
        told = [(part, day) for part in _PARTS.split(_before_update(line)) if (day := _dateline(part))]
        # A printed Hijri day may be one off by another country's calendar; the Gregorian beside it is not.
        for part, day in [pair for pair in told if not _HIJRI_YEAR.search(pair[0])] or told:
            (labelled if _LABEL.search(part) else plain).append(day)
    for days in (labelled, plain):
        if days:
            return days[0] if len(set(days)) == 1 else None
    return None


_WORDS_BESIDE = 4
"""How many words may stand beside a dateline's date: a town, the outlet's name, not a headline."""
_CLOCK = re.compile(
    r"\d{1,2} ?: ?\d{2}(?: ?: ?\d{2})?(?: ?(?:ص|م|صباحا|مساء|am|pm)\b)?|بتوقيت \w+", re.IGNORECASE
)
_HIJRI_YEAR = re.compile(r"\b1[345]\d\d\b")
_WORD = re.compile(r"[^\W\d_]{2,}")


def _before_update(line: str) -> str:
    """The line, normalised, up to the day of the last change, which often follows that of publication."""
    text = normalise(line).text
    found = _OTHER_DAY.search(text)
    return text if found is None else text[: found.start()]


def _dateline(part: str) -> date | None:
    """The day that `part` of a header line tells, where it tells one whole day and little else."""
    bare = _CLOCK.sub(" ", part)
    found = _whole_days(bare)
    if not found or len({day for day, _, _ in found}) != 1 or bare.rstrip().endswith((".", "!", "؟", "?")):
        return None
    beside = bare
    for _, start, end in reversed(found):
        beside = beside[:start] + " " + beside[end:]
    return found[0][0] if len(_WORD.findall(_LABEL.sub(" ", beside))) <= _WORDS_BESIDE else None


def _whole_days(text: str) -> list[tuple[date, int, int]]:
    """The days told with day, month and year in `text`, each with the stretch of `text` that tells it."""
    tokens = tokenise(normalise(text))
    found = []
    for phrase in find_times(tokens, 0, len(tokens), None):
        if phrase.precision == "day" and phrase.kind == "date" and phrase.anchor == "none" and phrase.start:
            start, end = tokens.starts[phrase.first], tokens.ends[phrase.last]
            found.append((phrase.start, start, end))
    return found
