"""Monitors' counts beside what is documented, as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.phrases import NONE, framed, place_phrase, time_phrase
from tawthiq.records import Toll
from tawthiq.statistics import Contradiction, TallyCheck
from tawthiq.statistics.fitting import Entry
from tawthiq.statistics.tally_check import Share
from tawthiq.statistics.tally_rows import exclusion_sentence
from tawthiq.statistics.tally_words import number, subject, toll_words

_ARABIC_RUN = re.compile(
    r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc](?:[\u0600-\u06ff\s\d،؛.:/–-]*[\u0600-\u06ff])?"
)


def show_checks(console: Console, checks: Sequence[TallyCheck], *, incidents: bool) -> None:
    """Print the checks of each article as a table, with what is said of them below it."""
    for _, of_one in groupby(checks, key=lambda check: check.article):
        _show_article(console, list(of_one), incidents)


def show_contradictions(console: Console, found: Sequence[Contradiction]) -> None:
    """Print the counts that do not fit each other, each as a sentence."""
    if not found:
        return
    console.rule(Text("counts that do not fit each other"), align="left", style="dim")
    for one in found:
        console.print(
            Text("· ", style="bold red").append(arabic_framed(one.sentence), style="not bold default")
        )
    console.print()


def arabic_framed(sentence: str) -> str:
    """A sentence whose Arabic words keep their place among the Latin ones."""
    return _ARABIC_RUN.sub(lambda match: framed(match.group()), sentence)


def _show_article(console: Console, checks: list[TallyCheck], incidents: bool) -> None:
    first = checks[0]
    day = first.published.isoformat() if first.published else "no date"
    heading = f"{first.article} | {framed(first.outlet or 'no outlet')} | {day}"
    console.rule(Text(heading), align="left", style="dim")
    checked = [check for check in checks if check.checked]
    if checked:
        console.print(_table(checked))
    _show_exclusions(console, checked)
    for check in checks:
        if not check.checked:
            console.print(_line(check, f"not checked: {check.reason}", "dim"))
        for note in check.notes:
            console.print(_line(check, note, "dim"))
        if incidents:
            _show_incidents(console, check)
            for sentence in check.unlisted:
                console.print(_line(check, sentence, "dim"))
    console.print()


def _table(checks: Sequence[TallyCheck]) -> Table:
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("counts", style="yellow", max_width=34)
    table.add_column("says", justify="right")
    table.add_column("in", style="green", max_width=26)
    table.add_column("period", max_width=13)
    table.add_column("documented", style="bold", justify="right")
    table.add_column("by others", justify="right")
    table.add_column("may belong", justify="right")
    table.add_column("beyond the record", style="red", justify="right")
    table.add_column("share", justify="right")
    table.add_column("whose word", style="magenta", max_width=18)
    for check in checks:
        table.add_row(*map(Text, _cells(check)))
    return table


def _cells(check: TallyCheck) -> tuple[str, ...]:
    tally = check.tally
    return (
        tally.id,
        subject(tally),
        number(tally),
        place_phrase(tally.place),
        time_phrase(tally.time).replace(" – ", "\n"),
        toll_words(check.documented),
        toll_words(check.by_others),
        _or_none(check.may_belong_too),
        toll_words(check.beyond_record),
        share_phrase(check.share),
        framed(check.source),
    )


def _or_none(toll: Toll | None) -> str:
    return NONE if toll is None or (toll.low == toll.high == 0) else toll_words(toll)


def share_phrase(share: Share | None) -> str:
    """A share in per cent, its range where it has one, "at most" where the figure is open upwards.

    >>> share_phrase(Share(0.12, 0.12, 0.12)), share_phrase(Share(None, None, 0.1)), share_phrase(Share(0.1, 0.2, 0.3))
    ('12 %', 'at most 10 %', '20 % (10-30)')
    """
    if share is None:
        return NONE
    low, best, high = (
        None if part is None else round(100 * part) for part in (share.low, share.best, share.high)
    )
    if best is not None:
        if low == best and high in (None, best):
            return f"{best} %" if high is not None else f"{best} % or more"
        return f"{best} % ({_end(low)}-{_end(high)})"
    if low is not None and high is not None:
        return f"{low}-{high} %"
    return NONE if high is None else f"at most {high} %"


def _end(part: int | None) -> str:
    return "?" if part is None else str(part)


def _show_exclusions(console: Console, checks: Iterable[TallyCheck]) -> None:
    """What counts leave out, once for all that leave out the same."""
    said: dict[str, list[str]] = {}
    for check in checks:
        for one in check.exclusions:
            said.setdefault(exclusion_sentence(one), []).append(check.tally.id)
    for sentence, tallies in said.items():
        line = Text(f"  {_listed(tallies)}: ", style="dim")
        console.print(line.append(arabic_framed(sentence), style="not dim italic"))


_MOST_IDS = 6


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_IDS
    return ", ".join(ids[:_MOST_IDS]) + (f" and {more} more" if more > 0 else "")


def _line(check: TallyCheck, sentence: str, style: str) -> Text:
    return Text(f"  {check.tally.id}: ", style="dim").append(arabic_framed(sentence), style=style)


_STYLES = {"documented": "green", "may belong": "yellow", "left out": "dim"}


def _show_incidents(console: Console, check: TallyCheck) -> None:
    for heading, entries in (
        ("documented", check.incidents),
        ("may belong", check.may_belong),
        ("left out", check.left_out),
    ):
        for entry in entries:
            console.print(_entry_line(check, heading, entry))


def _entry_line(check: TallyCheck, heading: str, entry: Entry) -> Text:
    line = Text(f"  {check.tally.id}  ", style="dim").append(heading, style=f"not dim {_STYLES[heading]}")
    toll = f"  {toll_words(entry.toll)}" if entry.toll is not None else ""
    line.append(f"  {entry.incident}  {entry.type}  {entry.day or 'no day'}{toll}", style="not dim default")
    line.append(f"  {framed(entry.place or 'no place')}", style="not dim green")
    own = "known only through its own source" if entry.own and heading == "documented" else ""
    why = "; ".join(filter(None, (arabic_framed(entry.why), own)))
    return line.append(f"  {why}".rstrip(), style="not dim italic default")
