"""Values of a record in a few characters, for the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tawthiq.records import Casualty, Comparison, Party, Place, Tally, Time, Vague

SENTENCE_LENGTH = 240
"""Characters of an evidence sentence that a table shows."""

NONE = "-"

_ARABIC = re.compile("[\u0600-\u06ff]")
_LEFT, _RIGHT = "\u200e", "\u200f"
_LEFT_OF_ARABIC, _RIGHT_OF_ARABIC = _LEFT + _RIGHT, _RIGHT + _LEFT


def framed(text: str) -> str:
    """Arabic words that stay in their place among Latin words and digits, whatever orders them.

    Invisible marks of direction stand around them: inside right-to-left ones, so that a quotation mark at the
    end goes with the words; outside left-to-right ones, so that a number in the next cell does not.

    >>> framed("sdf") == "sdf", framed("منبج") == "\\u200e\\u200fمنبج\\u200f\\u200e"
    (True, True)
    """
    return f"{_LEFT_OF_ARABIC}{text}{_RIGHT_OF_ARABIC}" if _ARABIC.search(text) else text


def count_phrase(low: int | None, high: int | None, vague: Vague | None) -> str:
    """A count as the record keeps it.

    >>> count_phrase(3, 3, None), count_phrase(21, None, None), count_phrase(None, 5, None)
    ('3', '≥21', '<5')
    >>> count_phrase(50, 50, "about"), count_phrase(10, 99, "tens"), count_phrase(2, None, "several")
    ('about 50', 'tens', 'several')
    """
    if vague == "about":
        return f"about {low}"
    if vague is not None:
        return vague
    if low is None:
        return NONE if high is None else f"<{high}"
    if high is None:
        return f"≥{low}"
    return str(low) if low == high else f"{low}-{high}"


def harm_phrase(casualties: Iterable[Casualty]) -> str:
    """Whole counts by outcome, a line each: "2 killed (sdf)"; breakdowns are left out."""
    wholes = [c for c in casualties if c.who is None and c.within is None]
    return "\n".join(_harm_line(casualty) for casualty in wholes) or NONE


def _harm_line(casualty: Casualty) -> str:
    of_whom = "" if casualty.group == "unknown" else f" ({casualty.group})"
    return f"{count_phrase(casualty.min, casualty.max, casualty.vague)} {casualty.outcome}{of_whom}"


def parties_phrase(initiators: Sequence[Party], targets: Sequence[Party]) -> str:
    """Who, and on the next line → whom, with what was hit."""
    whom = [f"{t.id} ({t.object})" if t.object not in (None, "person") else t.id for t in targets]
    return f"{_joined(p.id for p in initiators)}\n→ {_joined(whom)}"


def _joined(names: Iterable[str]) -> str:
    return " + ".join(dict.fromkeys(names)) or "?"


def time_phrase(time: Time | None) -> str:
    """A day, a month, or first and last day; the words where the text gives no date.

    >>> from datetime import date
    >>> time_phrase(Time(start=date(2023, 3, 1), end=date(2023, 3, 31), precision="month"))
    '2023-03'
    """
    if time is None:
        return NONE
    if time.start is None or time.end is None:
        return _open_phrase(time)
    if time.start == time.end:
        return time.start.isoformat()
    if time.precision == "month" and _is_whole_month(time.start, time.end):
        return time.start.isoformat()[:7]
    if (time.start.month, time.start.day, time.end.month, time.end.day) == (1, 1, 12, 31):
        years = sorted({time.start.year, time.end.year})
        return "-".join(map(str, years))
    return f"{time.start} – {time.end}"


def _open_phrase(time: Time) -> str:
    if time.start is not None:
        return f"from {time.start}"
    if time.end is not None:
        return f"until {time.end}"
    return framed(time.text) or NONE


def _is_whole_month(start: date, end: date) -> bool:
    after = end + timedelta(days=1)
    return start.day == 1 and after.day == 1 and (after - start).days <= 31


def place_phrase(place: Place | None) -> str:
    """The place's name, and its governorate or how many places the text leaves."""
    if place is None:
        return NONE
    unit = f"1 of {len(place.candidates)} places" if place.ambiguous else place.admin1 or place.country
    return f"{framed(place.name)} ({unit})" if unit else framed(place.name)


def word_phrase(speaker: str, stance: str | None) -> str:
    """Whose word it is and how it is said, where the article lets that be known."""
    return f"{speaker}: {stance}" if stance else speaker


def tally_phrase(tally: Tally) -> str:
    """What a tally counts: "84 killed: civilians, by isis"."""
    kind = f" ({tally.event_type})" if tally.event_type else ""
    counted = ", of them ".join(filter(None, (tally.group, tally.who)))
    by = f", by {' + '.join(tally.by)}" if tally.by else ""
    whom = f": {counted}" if counted else ""
    return f"{count_phrase(tally.min, tally.max, tally.vague)} {tally.measure}{kind}{whom}{by}"


def comparison_phrase(held: Comparison) -> str:
    """What a tally is compared with: "0.5 of 2021-07", "0.38 of 560 (2024-01-01 – 2024-08-21)".

    >>> comparison_phrase(Comparison(ratio=0.382, change="lower", min=560, max=560))
    '0.38 of 560, lower'
    """
    figure = count_phrase(held.min, held.max, held.vague) if (held.min, held.max) != (None, None) else ""
    period = time_phrase(held.time) if held.time is not None else ""
    other = f"{figure} ({period})" if figure and period else figure or period or "the other figure"
    ratio = (
        f"{held.ratio:g}" if held.ratio is None or held.ratio == round(held.ratio, 2) else f"{held.ratio:.2f}"
    )
    share = f"{ratio} of {other}" if held.ratio is not None else f"against {other}"
    return f"{share}, {held.change}" if held.change else share


def sentence_phrase(text: str, start: int, end: int) -> str:
    """The words `text[start:end]` on one line, cut where they are long."""
    words = " ".join(text[start:end].split())
    if len(words) > SENTENCE_LENGTH:
        words = words[: SENTENCE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    return framed(words)
