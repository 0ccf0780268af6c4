"""A claims ledger as a person reads it: what is claimed, and beside it what others report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.phrases import NONE, framed, place_phrase, time_phrase
from tawthiq.labels import label
from tawthiq.records import Toll
from tawthiq.statistics.claimed_tallies import ClaimedTally
from tawthiq.statistics.claims import Admission, Campaign, Ledger, Sum
from tawthiq.statistics.tally_words import number, subject, toll_words

_SUMS = (
    "claimed",
    "reported by others",
    "ratio",
    "killed, claimed",
    "of whom",
    "killed, reported by others",
    "ratio",
    "wounded, claimed",
    "wounded, reported by others",
)


def show_claims(console: Console, ledger: Ledger) -> None:
    """Print the ledger by period and governorate, then campaigns, admissions, and the party's own counts."""
    name = label("actor", ledger.actor, "en")
    if ledger.rows:
        _heading(console, f"operations claimed by {name}, by {ledger.step}")
        console.print(_periods(ledger))
    if ledger.about_others:
        console.print(
            Text(f"{ledger.about_others} more incidents are told by it as deeds of others", style="dim")
        )
    if ledger.campaigns:
        _heading(console, f"campaigns of {name}")
        console.print(_campaigns(ledger.campaigns))
    if ledger.admissions:
        _heading(console, f"what {name} admits against itself")
        console.print(_admissions(ledger.admissions))
    compared = [one for one in ledger.tallies if not one.reason]
    if compared:
        _heading(console, f"counts that {name} gives, and what it claims one by one")
        console.print(_tallies(compared))
    left = len(ledger.tallies) - len(compared)
    if left:
        console.print(Text(f"{left} more counts of it cannot be held beside its claims", style="dim"))


def _heading(console: Console, text: str) -> None:
    console.rule(Text(text), align="left", style="dim")


def _table(*columns: str) -> Table:
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for k, column in enumerate(columns):
        words = column in ("of whom", "governorate", "place", "in")
        table.add_column(
            column,
            justify="left" if words or k == 0 else "right",
            max_width=28 if words else 24 if column == "told in" else 14,
            overflow="fold",
            style="green" if words and column != "of whom" else "",
        )
    return table


def _periods(ledger: Ledger) -> Table:
    table = _table(f"{ledger.step} from", "governorate", *_SUMS)
    for row in ledger.rows:
        first = row.period.first.isoformat() if row.period else "no day"
        where = label("governorate", row.governorate, "en") if row.governorate else "not told"
        table.add_row(first, where, *_sum_cells(row.sum))
    table.add_section()
    table.add_row("all", "", *_sum_cells(ledger.total), style="bold")
    return table


def _sum_cells(sum: Sum) -> Iterable[str]:
    return (
        str(sum.operations),
        str(sum.operations_reported),
        _percent(sum.ratio),
        toll_words(sum.killed),
        _of_whom(sum.killed_of),
        toll_words(sum.killed_reported),
        _percent(sum.ratio_killed),
        toll_words(sum.wounded),
        toll_words(sum.wounded_reported),
    )


def _of_whom(groups: Sequence[tuple[str, Toll]]) -> str:
    return "\n".join(f"{group} {toll_words(toll)}" for group, toll in groups) or NONE


def _percent(ratio: float | None) -> str:
    return NONE if ratio is None else f"{round(100 * ratio)} %"


def _campaigns(campaigns: Sequence[Campaign]) -> Table:
    table = _table("campaign", "first day", "last day", "days", *_SUMS)
    for one in campaigns:
        days = (_day(one.first), _day(one.last), str(one.days))
        table.add_row(Text(framed(one.name)), *days, *_sum_cells(one.sum))
    return table


def _admissions(admissions: Sequence[Admission]) -> Table:
    table = _table("day", "place", "event", "killed, admitted", "wounded, admitted", "told in")
    for one in admissions:
        where = f"{framed(one.place)} ({one.governorate})" if one.place else NONE
        harm = (toll_words(one.killed), toll_words(one.wounded))
        table.add_row(_day(one.day), Text(where), one.type, *harm, f"{one.article} {one.event}")
    return table


def _tallies(tallies: Sequence[ClaimedTally]) -> Table:
    table = _table("told in", "counts", "says", "in", "period", "claimed one by one", "reported by others")
    table.columns[1].max_width = 44
    table.columns[1].justify = "left"
    for one in tallies:
        tally = one.tally
        table.add_row(
            f"{one.article} {tally.id}",
            subject(tally),
            number(tally),
            Text(place_phrase(tally.place)),
            time_phrase(tally.time).replace(" – ", "\n"),
            toll_words(one.claimed),
            toll_words(one.reported),
        )
    return table


def _day(day: object) -> str:
    return str(day) if day is not None else NONE
