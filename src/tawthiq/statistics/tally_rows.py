"""Checks of counts as flat rows and as plain JSON values. What is not known is empty, never zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.records import Toll
from tawthiq.statistics.contradictions import Contradiction
from tawthiq.statistics.exclusions import Exclusion
from tawthiq.statistics.fitting import Entry
from tawthiq.statistics.tally_check import TallyCheck

Row = dict[str, Any]


def check_row(check: TallyCheck, found: Sequence[Contradiction] = ()) -> Row:
    """One flat row of a check, incidents by their ids; of the contradictions those that its tally is part of."""
    tally, time = check.tally, check.tally.time
    share = check.share
    return {
        **_heading(check),
        "stance": tally.stance,
        "measure": tally.measure,
        "event_type": tally.event_type,
        "group": tally.group,
        "who": tally.who,
        "by": list(tally.by),
        "place": tally.place.name if tally.place else None,
        "start": time.start.isoformat() if time and time.start else None,
        "end": time.end.isoformat() if time and time.end else None,
        "min": tally.min,
        "max": tally.max,
        "vague": tally.vague,
        "text": tally.text,
        "not_checked": check.reason or None,
        **toll_columns("documented", check.documented),
        **toll_columns("by_others", check.by_others),
        **toll_columns("may_belong", check.may_belong_too),
        **{f"share_{end}": rounded(getattr(share, end)) if share else None for end in _ENDS},
        **toll_columns("beyond_record", check.beyond_record),
        "incidents": [entry.incident for entry in check.incidents],
        "own_word_only": [entry.incident for entry in check.incidents if entry.own],
        "may_belong": [entry.incident for entry in check.may_belong],
        "left_out": [entry.incident for entry in check.left_out],
        "exclusions": [exclusion_sentence(one) for one in check.exclusions],
        "notes": [*check.notes, *check.unlisted],
        "contradictions": [one.sentence for one in found if is_part_of(check, one)],
    }


def check_value(check: TallyCheck, found: Sequence[Contradiction] = ()) -> Row:
    """A check as a JSON value: the tally as the contract has it, and each incident with its toll and why."""
    share = check.share
    return {
        **_heading(check),
        "count": check.tally.model_dump(mode="json"),
        "not_checked": check.reason or None,
        "documented": _values(check.documented),
        "by_others": _values(check.by_others),
        "may_belong_too": _values(check.may_belong_too),
        "share": {end: rounded(getattr(share, end)) for end in _ENDS} if share else None,
        "beyond_record": _values(check.beyond_record),
        "incidents": [_entry(entry) for entry in check.incidents],
        "may_belong": [_entry(entry) for entry in check.may_belong],
        "left_out": [_entry(entry) for entry in check.left_out],
        "exclusions": [
            {"words": one.words, "applied": one.applied, "says": exclusion_sentence(one)}
            for one in check.exclusions
        ],
        "notes": [*check.notes, *check.unlisted],
        "contradictions": [_contradiction(one) for one in found if is_part_of(check, one)],
    }


def exclusion_sentence(one: Exclusion) -> str:
    """What a count leaves out, and how the check follows it."""
    if not one.applied:
        return f"stated exclusion not applied: “{one.words}”"
    if one.beside:
        return f"leaves out {one.says}: {one.beside} (“{one.words}”)"
    return f"leaves out {one.says}" + (f"; {one.partial}" if one.partial else "") + f" (“{one.words}”)"


def is_part_of(check: TallyCheck, one: Contradiction) -> bool:
    """Whether a check's count is one of those that contradict each other."""
    return any((ref.article, ref.tally) == (check.article, check.tally.id) for ref in one.tallies)


_ENDS = ("low", "best", "high")


def _heading(check: TallyCheck) -> Row:
    return {
        "article": check.article,
        "outlet": check.outlet,
        "published": check.published.isoformat() if check.published else None,
        "tally": check.tally.id,
        "source": check.source,
    }


def toll_columns(name: str, toll: Toll | None) -> Row:
    """The columns of a toll: `NAME_low`, `NAME_best`, `NAME_high`, all empty where nothing is known."""
    return {f"{name}_{end}": getattr(toll, end) if toll is not None else None for end in _ENDS}


def _values(toll: Toll | None) -> Row | None:
    return toll.model_dump() if toll is not None else None


def _entry(entry: Entry) -> Row:
    return {
        "incident": entry.incident,
        "type": entry.type,
        "day": entry.day,
        "place": entry.place,
        "toll": _values(entry.toll),
        "own_word_only": entry.own,
        "why": entry.why or None,
    }


def _contradiction(one: Contradiction) -> Row:
    return {
        "kind": one.kind,
        "sentence": one.sentence,
        "ratio": rounded(one.ratio),
        "counts": [
            {
                "article": ref.article,
                "tally": ref.tally,
                "source": ref.source,
                "words": ref.words,
                **toll_columns("figure", ref.figure),
            }
            for ref in one.tallies
        ],
    }


def rounded(share: float | None) -> float | None:
    """A share or a ratio as tables have it; `None` where there is none."""
    return None if share is None else round(share, 4)
