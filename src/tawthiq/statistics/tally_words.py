"""What counts are called in sentences."""

from __future__ import annotations

from datetime import date, timedelta

from tawthiq.labels import label, month
from tawthiq.records import Tally, Time, Toll


def subject(tally: Tally) -> str:
    """What a tally counts: "killed (Syrian Democratic Forces) by Islamic State (ISIS)".

    >>> subject(Tally(id="t", measure="killed", group="civilians", who="women", by=("isis",)))
    'killed (civilians, of them women) by Islamic State (ISIS)'
    >>> subject(Tally(id="t", measure="events", event_type="air_strike"))
    'operations (air strike)'
    """
    of = label("actor", tally.group, "en") if tally.group else ""
    if tally.group == "civilians":
        of = label("class", "civilians", "en")
    if tally.who:
        of = ", ".join(filter(None, (of, f"of them {label('who', tally.who, 'en')}")))
    if tally.event_type:
        of = label("type", tally.event_type, "en")
    by = " and ".join(label("actor", one, "en") for one in tally.by)
    counted = label("measure", tally.measure, "en") + (f" ({of})" if of else "")
    return counted + (f" by {by}" if by else "")


def period(time: Time) -> str:
    """Days in words: "October 2022", "2021", "2023-01-01 to 2023-08-02"."""
    start, end = time.start, time.end
    if start is None or end is None:
        return f"from {start}" if start else f"until {end}"
    if start == end:
        return start.isoformat()
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        if (start.year, start.month) == (end.year, end.month):
            return month(start, "en")
        if (start.month, end.month, start.year) == (1, 12, end.year):
            return str(start.year)
    return f"{start} to {end}"


def where_and_when(tally: Tally) -> str:
    """Area and period, as far as the text tells them."""
    area = f" in {tally.place.name}" if tally.place else ""
    return area + (f", {period(tally.time)}" if tally.time and (tally.time.start or tally.time.end) else "")


def told(article: str, published: date | None, tally: Tally) -> str:
    """A count with its words and where it stands: `25 “25 عملية” (rep-1 t1, 2023-08-02)`."""
    words = " ".join(tally.text.split())
    day = f", {published}" if published else ""
    return f"{number(tally)} “{words}” ({article} {tally.id}{day})"


def number(tally: Tally) -> str:
    """A count in words.

    >>> number(Tally(id="t", measure="killed", min=21)), number(Tally(id="t", measure="killed", min=9, max=9))
    ('at least 21', '9')
    """
    low, high = tally.min, tally.max
    if tally.vague is not None:
        return f"about {low}" if tally.vague == "about" else tally.vague
    if low is None:
        return "no number" if high is None else f"fewer than {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def toll_words(toll: Toll | None, unknown: str = "-") -> str:
    """A toll as a range around its best number: `12 (9-15)`, `12`, `9 or more`.

    >>> toll_words(Toll(low=9, best=12, high=15)), toll_words(Toll(low=9, best=9)), toll_words(None)
    ('12 (9-15)', '9 or more', '-')
    """
    if toll is None:
        return unknown
    low = toll.low or 0
    span = f"{low} or more" if toll.high is None else str(low) if low == toll.high else f"{low}-{toll.high}"
    if toll.best is None or (low == toll.best and toll.high in (None, low)):
        return span
    return f"{toll.best} ({span})"
