"""Whether the figures of an article add up, and a plain sentence where they do not.

Only what must hold is held against the text: parts of one kind (by place, by doer, by group, by period) are apart
from each other, so they cannot exceed their whole, and must reach it where the text lists them as all of it. Women
and children inside civilians, or "among them", are no such list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.arabic.script import fold
from tawthiq.reader.vocabulary import words
from tawthiq.records import Tally

_NEARLY, _SEVERAL = 0.9, 3
"""Parts that reach nine tenths of their whole are meant to be all of it, where they are three or more."""
_RATIO_MARGIN = 0.1
_MOST_PERIODS = 60
"""Periods of one count that are held against each other."""
_AMONG = words("tallies.among")
_REST = words("tallies.rest")
_REST_REACH = 60
_ALL_OF_IT = words("tallies.all_of_it")
_PUNCTUATION = ':،؛.()«»"“”[]-–'
_OVERLAPPING = frozenset(("officers",))


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Figures that do not fit each other: the tally that the sentence is about, the others, the sentence."""

    tally: str
    others: tuple[str, ...]
    sentence: str


def discrepancies(tallies: Sequence[Tally], text: str) -> list[Discrepancy]:
    """What does not add up among the tallies of one article.

    Args:
        tallies: the tallies of one record.
        text: the article's text, for the words that open a breakdown.
    """
    out: list[Discrepancy] = []
    parts: defaultdict[str | None, list[Tally]] = defaultdict(list)
    alike: defaultdict[Hashable, list[Tally]] = defaultdict(list)
    for tally in tallies:
        parts[tally.part_of].append(tally)
        alike[_what(tally)].append(tally)
    for whole in tallies:
        own = [t for t in parts.get(whole.id, ()) if t is not whole]
        out.extend(_parts_against_whole(whole, own, text))
        out.extend(_longer_against_shorter(whole, alike[_what(whole)][:_MOST_PERIODS]))
        out.extend(_ratio_against_figures(whole))
    return out


def with_notes(tallies: tuple[Tally, ...], text: str) -> tuple[Tally, ...]:
    """The tallies, those that do not add up with a note that says so."""
    said: dict[str, list[str]] = {}
    for found in discrepancies(tallies, text):
        said.setdefault(found.tally, []).append(found.sentence)
    if not said:
        return tallies
    return tuple(
        t.model_copy(update={"note": " ".join(filter(None, (t.note, *said[t.id])))}) if t.id in said else t
        for t in tallies
    )


# --- parts and wholes
def _parts_against_whole(whole: Tally, parts: list[Tally], text: str) -> Iterator[Discrepancy]:
    for part in parts:
        if part.min is not None and whole.max is not None and part.min > whole.max:
            yield _found(whole, [part], f"{_said(part)} is part of {_said(whole)} and is more than it.")
    for kind, alike in _kinds(whole, parts).items():
        if len(alike) < 2 or not all(_exact(t) for t in alike) or whole.max is None or whole.min is None:
            continue
        total = sum(t.min or 0 for t in alike)
        listed = " + ".join(str(t.min) for t in alike)
        told = ", ".join(_said(t) for t in alike)
        if total > whole.max and whole.vague is None:
            yield _found(
                whole,
                alike,
                f"The parts by {kind} come to more than the whole: {listed} = {total}, "
                f"but the whole is {_said(whole)}; parts: {told}.",
            )
        elif (
            total + _beside(whole, parts, alike) < whole.min
            and whole.vague is None
            and _is_all_of_it(whole, alike, total, text)
        ):
            yield _found(
                whole,
                alike,
                f"The parts by {kind} do not come to the whole: {listed} = {total} of "
                f"{whole.min}; the whole is {_said(whole)}, the parts {told}.",
            )


def _beside(whole: Tally, parts: list[Tally], alike: list[Tally]) -> int:
    """How many the parts hold that break the whole down in no way of their own: "and two unidentified"."""
    return sum(
        t.min or 0
        for t in parts
        if t not in alike and t.measure == whole.measure and t.who is None and _kind(whole, t) is None
    )


def _kinds(whole: Tally, parts: list[Tally]) -> dict[str, list[Tally]]:
    """The parts by the way in which they break the whole down, told once each."""
    out: dict[str, dict[Hashable, Tally]] = {}
    for part in parts:
        kind = _kind(whole, part)
        if kind is not None:
            out.setdefault(kind, {}).setdefault(_key(kind, part), part)
    return {kind: list(alike.values()) for kind, alike in out.items()}


def _kind(whole: Tally, part: Tally) -> str | None:
    """The one thing in which a part differs from its whole; None where it is none or unclear."""
    if part.measure != whole.measure:
        return (
            "outcome"
            if whole.measure == "casualties" and part.who is None and _same_frame(whole, part)
            else None
        )
    if part.who is not None:
        return (
            "who they are"
            if part.who not in _OVERLAPPING and part.group in (whole.group, "civilians")
            else None
        )
    differs = {
        "place": _place(part) is not None and _place(part) != _place(whole),
        "doer": bool(part.by) and part.by != whole.by,
        "group": part.group not in (None, "unknown", whole.group),
        "period": _days(part) is not None and _days(part) != _days(whole),
        "type": part.event_type not in (None, whole.event_type),
    }
    named = [kind for kind, holds in differs.items() if holds]
    if named == ["doer", "group"]:
        return "group"  # each side's dead have the other side as doer
    return named[0] if len(named) == 1 else None


def _key(kind: str, part: Tally) -> Hashable:
    keys = {
        "place": _place(part),
        "doer": part.by,
        "group": part.group,
        "period": _days(part),
        "type": part.event_type,
        "outcome": part.measure,
    }
    return keys.get(kind, (part.who, part.group))


def _same_frame(whole: Tally, part: Tally) -> bool:
    return part.group == whole.group and _place(part) == _place(whole) and _days(part) == _days(whole)


def _is_all_of_it(whole: Tally, parts: list[Tally], total: int, text: str) -> bool:
    """Whether the parts are told as the whole of it: "هم 246 من … و79 من …", "توزعت على"."""
    if any(p.who for p in parts) or whole.span is None or parts[0].span is None:
        return False
    between = fold(text[whole.span.end : parts[0].span.start]).split()
    said = {w.strip(_PUNCTUATION).removeprefix("و") for w in between}
    if ":" in text[whole.span.end : parts[0].span.start]:
        said.add(":")
    end = max(t.span.end for t in parts if t.span is not None)
    behind = fold(text[end : end + _REST_REACH]).split(".")[0].split()
    if said & _AMONG or {w.strip(_PUNCTUATION).removeprefix("و") for w in behind} & _REST:
        return False
    return bool(said & _ALL_OF_IT) or (len(parts) >= _SEVERAL and total >= _NEARLY * (whole.min or 0))


# --- periods
def _longer_against_shorter(longer: Tally, tallies: Sequence[Tally]) -> Iterator[Discrepancy]:
    """A count since January cannot be less than the same count in March; `tallies` count the same."""
    for other in tallies:
        if other is longer or not _holds(longer, other) or longer.max is None or other.min is None:
            continue
        if other.min > longer.max and longer.vague is None and other.vague is None:
            yield _found(
                longer,
                [other],
                f"The longer period has the smaller figure: {_said(longer)} for "
                f"{_period(longer)}, but {_said(other)} for {_period(other)}.",
            )


def _what(tally: Tally) -> Hashable:
    """What is counted, where, by whose word and inside which whole: all but the period."""
    what = (tally.measure, tally.event_type, tally.group, tally.who, tally.by)
    return *what, tally.speaker, tally.part_of, _place(tally)


def _holds(longer: Tally, shorter: Tally) -> bool:
    one, two = longer.time, shorter.time
    if one is None or two is None or None in (one.start, one.end, two.start, two.end):
        return False
    assert one.start and one.end and two.start and two.end  # for the type checker; tested above
    return one.start <= two.start and two.end <= one.end and (one.start, one.end) != (two.start, two.end)


# --- comparisons
def _ratio_against_figures(tally: Tally) -> Iterator[Discrepancy]:
    """A count said to be half of another must be about half of it, where both figures are told."""
    held = tally.compares
    if held is None or held.ratio is None or not _exact(tally) or held.min is None or held.min != held.max:
        return
    ratio = (tally.min or 0) / held.min if held.min else 0.0
    if abs(ratio - held.ratio) > max(_RATIO_MARGIN, _RATIO_MARGIN * held.ratio):
        others = [held.tally] if held.tally else []
        yield Discrepancy(
            tally.id,
            tuple(others),
            f"The comparison does not fit the figures: {tally.min} of {held.min} is {ratio:.2f}, but the text says "
            f"{held.ratio:.2f} (“{_words(held.text)}”).",
        )


# --- phrases
def _found(tally: Tally, others: list[Tally], sentence: str) -> Discrepancy:
    return Discrepancy(tally.id, tuple(t.id for t in others), sentence)


def _said(tally: Tally) -> str:
    return f"{tally.id} “{_words(tally.text)}”"


def _words(text: str) -> str:
    return " ".join(text.split())


def _exact(tally: Tally) -> bool:
    return tally.min is not None and tally.min == tally.max and tally.vague is None


def _place(tally: Tally) -> str | None:
    return tally.place.name if tally.place is not None else None


def _days(tally: Tally) -> tuple[object, object] | None:
    return (tally.time.start, tally.time.end) if tally.time is not None and tally.time.start else None


def _period(tally: Tally) -> str:
    time = tally.time
    return f"{time.start} to {time.end}" if time is not None else "no period"
