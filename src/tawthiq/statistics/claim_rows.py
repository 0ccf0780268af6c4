"""A claims ledger as flat rows. What is not known is empty, never zero."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tawthiq.records import Toll
from tawthiq.statistics.claims import Ledger, Sum
from tawthiq.statistics.tally_rows import rounded, toll_columns

Row = dict[str, Any]


def ledger_rows(ledger: Ledger) -> Iterator[Row]:
    """One row for each period and governorate: what is claimed, what others report of it, the ratio."""
    for row in ledger.rows:
        yield {
            "actor": ledger.actor,
            "period_start": _day(row.period.first if row.period else None),
            "period_end": _day(row.period.last if row.period else None),
            "governorate": row.governorate,
            **_sum(row.sum),
        }


def ledger_values(ledger: Ledger) -> Iterator[Row]:
    """All of the ledger, each row with its `kind`: `period`, `total`, `campaign`, `admission` or `tally`."""
    for row in ledger_rows(ledger):
        yield {"kind": "period", **row}
    yield {
        "kind": "total",
        "actor": ledger.actor,
        **_sum(ledger.total),
        "told_of_others": ledger.about_others,
    }
    for one in ledger.campaigns:
        span = {"first": _day(one.first), "last": _day(one.last), "days": one.days}
        yield {"kind": "campaign", "actor": ledger.actor, "campaign": one.name, **span, **_sum(one.sum)}
    for admitted in ledger.admissions:
        yield {
            "kind": "admission",
            "actor": ledger.actor,
            "article": admitted.article,
            "event": admitted.event,
            "incident": admitted.incident,
            "day": _day(admitted.day),
            "type": admitted.type,
            "place": admitted.place,
            "governorate": admitted.governorate,
            **toll_columns("killed_admitted", admitted.killed),
            **toll_columns("wounded_admitted", admitted.wounded),
        }
    for count in ledger.tallies:
        yield {
            "kind": "tally",
            "actor": ledger.actor,
            "article": count.article,
            "count": count.tally.model_dump(mode="json"),
            **toll_columns("claimed_one_by_one", count.claimed),
            **toll_columns("reported_by_others", count.reported),
            "not_compared": count.reason or None,
        }


def _sum(sum: Sum) -> Row:
    return {
        "operations_claimed": sum.operations,
        "operations_reported_by_others": sum.operations_reported,
        "ratio_operations": rounded(sum.ratio),
        **toll_columns("killed_claimed", sum.killed),
        "killed_claimed_of": [f"{group} {_number(toll)}" for group, toll in sum.killed_of],
        **toll_columns("killed_reported_by_others", sum.killed_reported),
        "ratio_killed": rounded(sum.ratio_killed),
        **toll_columns("wounded_claimed", sum.wounded),
        "wounded_claimed_of": [f"{group} {_number(toll)}" for group, toll in sum.wounded_of],
        **toll_columns("wounded_reported_by_others", sum.wounded_reported),
        "incidents": list(sum.incidents),
        "incidents_reported_by_others": list(sum.reported),
    }


def _number(toll: Toll) -> str:
    low, high = toll.low or 0, toll.high
    return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
