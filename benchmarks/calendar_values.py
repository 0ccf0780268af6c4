"""Dates in newspaper texts whose annotators gave each time expression a value."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.material import Material
from benchmarks.tables import table
from tawthiq.arabic.calendar import TimePhrase, find_times
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import tokenise

Days = tuple[date, date]

_TAG = re.compile(r'<TIMEX3[^>]*type="DATE"[^>]*value="([^"]*)"[^>]*>|</?[^>]+>')
_KINDS = (
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)$")),
    ("week", re.compile(r"(\d{4})-W(\d\d)$")),
    ("month", re.compile(r"(\d{4})-(\d\d)$")),
    ("year", re.compile(r"(\d{4})$")),
)
PUBLISHED = date(2015, 12, 24)
"""The texts carry no date; this is the day from which the annotators counted, as their "today" shows."""


ABOUT = """
Annotated dates of 50 texts whose value is a day, week, month or year (decades, centuries and vague
references have none). The annotations are noisy: all texts are counted from one day, whatever their own
weekdays say, and some look forward ("next Sunday"), which reports on conflict seldom do.
""".strip()


@dataclass(frozen=True, slots=True)
class Expression:
    """An annotated date: where its words stand, and the days that its value means."""

    start: int
    end: int
    kind: str
    days: Days


def section(material: Material) -> str:
    """The section of the page."""
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for file in sorted(material.timex.glob("*.tml")):
        text, expressions = _annotated(file)
        phrases = list(_phrases(text))
        for expression in expressions:
            mine = next(
                (p for start, end, p in phrases if start < expression.end and expression.start < end), None
            )
            total[expression.kind] += 1
            found[expression.kind] += mine is not None
            right[expression.kind] += mine is not None and _agrees(mine, expression.days)
    rows = [
        [kind, total[kind], found[kind], right[kind], right[kind] / total[kind]]
        for kind, _ in _KINDS
        if total[kind]
    ]
    n = sum(total.values())
    rows.append(["all", n, sum(found.values()), sum(right.values()), sum(right.values()) / n])
    return "\n\n".join(
        [
            "## Dates in newspaper texts",
            ABOUT,
            table(["value", "annotated", "found", "right", "right of all"], rows),
        ]
    )


def _annotated(file: Path) -> tuple[str, list[Expression]]:
    """The text without its tags, and the expressions in it."""
    raw, text, at = file.read_text(encoding="utf-8"), "", 0
    opened: list[tuple[int, str]] = []
    expressions: list[Expression] = []
    for tag in _TAG.finditer(raw):
        text += raw[at : tag.start()]
        at = tag.end()
        if tag.group(1) is not None:
            opened.append((len(text), tag.group(1)))
        elif tag.group() == "</TIMEX3>" and opened:
            start, value = opened.pop()
            kind, days = _days_of(value)
            if days is not None:
                expressions.append(Expression(start, len(text), kind, days))
    return text + raw[at:], expressions


def _days_of(value: str) -> tuple[str, Days | None]:
    for kind, form in _KINDS:
        if match := form.match(value):
            numbers = [int(number) for number in match.groups()]
            return kind, _span(kind, numbers)
    return "", None


def _span(kind: str, numbers: list[int]) -> Days | None:
    try:
        if kind == "day":
            return (date(*numbers), date(*numbers))
        if kind == "week":
            monday = date.fromisocalendar(numbers[0], numbers[1], 1)
            return monday, monday + timedelta(days=6)
        if kind == "month":
            year, month = numbers
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    except ValueError:
        return None


def _agrees(phrase: TimePhrase, days: Days) -> bool:
    """Whether a phrase tells these days, by the conventions of the record contract.

    "Since" and "until" are held to the end that they name, and the current month ends with publication.
    """
    first, last = days
    if phrase.kind == "since":
        return phrase.start in (first, last + timedelta(days=1))
    if phrase.kind == "until":
        return phrase.end in (last, first - timedelta(days=1))
    runs_till_today = phrase.end == PUBLISHED and first <= PUBLISHED <= last
    return phrase.start == first and (phrase.end == last or runs_till_today)


def _phrases(text: str) -> Iterator[tuple[int, int, TimePhrase]]:
    tokens = tokenise(normalise(text))
    for first, last in tokens.sentences:
        for phrase in find_times(tokens, first, last, PUBLISHED):
            start, end = tokens.raw_span(phrase.first, phrase.last)
            yield start, end, phrase
