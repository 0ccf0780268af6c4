"""Counts and claims held against the record: `tallies`, `tallies check`, `claims`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

import tawthiq
from tawthiq import plots, statistics
from tawthiq.cli.options import Area, Since, Store, Until, examples, period_of
from tawthiq.cli.output import check_data_file, write_rows
from tawthiq.cli.scoping import Lang, language_of
from tawthiq.cli.show_checks import show_checks, show_contradictions
from tawthiq.cli.show_claims import show_claims
from tawthiq.cli.show_record import number, show_tallies
from tawthiq.cli.terminal import output as standard_output
from tawthiq.cli.terminal import say
from tawthiq.errors import InvalidInput
from tawthiq.statistics import Contradiction, TallyCheck, check_tallies, contradictions
from tawthiq.statistics.claim_plot import plot as plot_of
from tawthiq.statistics.claim_rows import ledger_rows, ledger_values
from tawthiq.statistics.periods import Step
from tawthiq.statistics.scope import Scope
from tawthiq.statistics.tally_rows import check_row, check_value, is_part_of

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="OUT", help="Write the result here, as .csv or .jsonl."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(
        invoke_without_command=True,
        epilog=examples(
            "tawthiq tallies --store cases.db",
            "tawthiq tallies check --store cases.db --article n3 --incidents",
        ),
    )
    group.callback()(tallies)
    group.command(
        epilog=examples(
            "tawthiq tallies check --store cases.db",
            "tawthiq tallies check --store cases.db --speaker sohr --since 2023-01-01 --until 2023-12-31",
            "tawthiq tallies check --store cases.db --article n3 --incidents",
            "tawthiq tallies check --store cases.db --area deir_ez_zor -o checks.csv",
        )
    )(check)
    app.add_typer(group, name="tallies")
    app.command(
        epilog=examples(
            "tawthiq claims isis --store cases.db",
            "tawthiq claims isis --store cases.db --by month --since 2022-01-01 --until 2022-12-31 --plot claims.svg",
            "tawthiq claims sdf --store cases.db --area deir_ez_zor -o claims.csv",
        )
    )(claims)


def tallies(
    context: typer.Context,
    store: Annotated[
        str | None, typer.Option(metavar="STORE", help="The store whose tallies are shown: a file or a URL.")
    ] = None,
) -> None:
    """Show the tallies of all articles of a store, each part under the whole that it breaks down.

    `tallies check` holds them against the incidents that are documented, and against each other.
    """
    if context.invoked_subcommand is not None:
        if store is not None:
            raise InvalidInput(
                f"--store {store}: stands before the command; expected tallies check --store {store}"
            )
        return
    if store is None:
        raise InvalidInput("tallies: no store is named; expected --store STORE")
    console = standard_output()
    shown = 0
    with tawthiq.open(store, create=False) as opened:
        for record in opened.records():
            if record.tallies:
                show_tallies(console, record)
                shown += len(record.tallies)
    say(number(shown, "tally"))


def check(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    store: Store,
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="Only the counts of this article.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Only counts whose period reaches this day (2022-10-01) or later."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Only counts whose period begins on this day or earlier."),
    ] = None,
    area: Annotated[
        str | None,
        typer.Option(
            metavar="AREA",
            help="Only counts over a governorate (deir_ez_zor), a country (SY) or a place by name.",
        ),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="Only this speaker's counts (sohr), or this outlet's own."),
    ] = None,
    incidents: Annotated[
        bool,
        typer.Option(
            "--incidents", help="List the incidents of each count, and those that may belong to it."
        ),
    ] = False,
    output: Output = None,
) -> None:
    """Hold each count of a store against the incidents documented in its period, area and class, and against each other.

    What is documented is subtracted from a count and never added to it; what a count is said to leave out is left out
    here too. Incidents whose day, place or doer is open are kept apart as those that may belong.
    """
    check_data_file(output)
    first, last = period_of(since, until)
    with tawthiq.open(store, create=False) as opened:
        checks = check_tallies(opened, article=article, since=first, until=last, area=area, speaker=speaker)
        if not checks:
            raise InvalidInput(
                f"{store}: no count of the store is what was asked for; expected other options"
            )
        if not opened.counts()["incidents"]:
            raise InvalidInput(
                f"{store}: holds no incidents to hold counts against; expected tawthiq link before"
            )
        found = [
            one
            for one in contradictions(opened, article=article)
            if any(is_part_of(each, one) for each in checks)
        ]
    if output is not None:
        _write(output, checks, found)
        say(f"{number(len(checks), 'check')} written to {output}")
        return
    console = standard_output()
    show_checks(console, checks, incidents=incidents)
    show_contradictions(console, found)
    held = sum(1 for one in checks if one.checked)
    say(f"{number(len(checks), 'tally')}: {held} checked; {number(len(found), 'contradiction')}")


def _write(output: Path, checks: list[TallyCheck], found: list[Contradiction]) -> None:
    row_of = check_row if output.suffix.lower() == ".csv" else check_value
    write_rows(output, (row_of(one, found) for one in checks))


def claims(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="The party whose word it is: isis, sdf, …")],
    store: Store,
    by: Annotated[str, typer.Option(metavar="week|month", help="The length of a period.")] = "week",
    since: Since = None,
    until: Until = None,
    area: Area = None,
    output: Output = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw claimed and reported as .svg or .png.")
    ] = None,
    lang: Lang = "en",
) -> None:
    """Show what a party claims by period and governorate, and what of it anyone else reports.

    A claim stays a claim: "reported by others" is what a source tells of the same incident that is neither the party,
    nor an ally that claims, nor a copy of the party's word. Its campaigns, its own counts and what it admits stand below.
    """
    check_data_file(output)
    language = language_of(lang)
    if plot is not None:
        plots.check(plot)
    first, last = period_of(since, until)
    scope = Scope(since=first, until=last, area=area)
    with tawthiq.open(store, create=False) as opened:
        ledger = statistics.claims(opened, actor, scope=scope, by=cast(Step, by))
    if not (ledger.rows or ledger.admissions or ledger.tallies or ledger.about_others):
        raise InvalidInput(
            f"{actor}: claims and admits nothing of what was asked for in {store}; "
            "expected the id of a party whose word the store has, and a store that was linked"
        )
    show_claims(standard_output(), ledger)
    if output is not None:
        rows = ledger_rows(ledger) if output.suffix.lower() == ".csv" else ledger_values(ledger)
        say(f"{number(write_rows(output, rows), 'row')} written to {output}")
    if plot is not None:
        plots.save(plot_of(ledger, language), plot)
        say(f"plot written to {plot}")
