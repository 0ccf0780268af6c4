"""`estimate`: how many incidents no list has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

import tawthiq
from tawthiq import plots, statistics
from tawthiq.cli.options import Area, Since, Until, examples
from tawthiq.cli.output import check_data_file, write_rows
from tawthiq.cli.scoping import Actor, Lang, Types, language_of, scope_of
from tawthiq.cli.show_estimate import show_estimate, show_strata
from tawthiq.cli.show_record import number
from tawthiq.cli.terminal import output as standard_output
from tawthiq.cli.terminal import progress, say
from tawthiq.errors import InvalidInput
from tawthiq.statistics.estimate_plot import plot as plot_of
from tawthiq.statistics.estimate_plot import plot_strata as plot_of_strata
from tawthiq.statistics.estimating import Criterion
from tawthiq.statistics.histories import Histories, Stratum
from tawthiq.statistics.loglinear import Model


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        epilog=examples(
            "tawthiq estimate --store cases.db --list sohr --list snhr --list 'outlets=SY24,نبأ'",
            "tawthiq estimate --store cases.db --list sohr --list snhr --list SY24 --area idlib --since 2022-01-01",
            "tawthiq estimate --store cases.db --list sohr --list snhr --list SY24 --split governorate",
            "tawthiq estimate histories.csv -o models.csv --plot models.svg",
        )
    )(estimate)


def estimate(  # noqa: PLR0913, PLR0917 - one for each option
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE.csv]", help="A table of histories: a column of 0 and 1 for each list, and count."
        ),
    ] = None,
    store: Annotated[
        str | None, typer.Option(metavar="STORE", help="In place of FILE: a linked store, with --list.")
    ] = None,
    lists: Annotated[
        list[str] | None,
        typer.Option(
            "--list",
            metavar="SOURCE",
            help="A list of the store: a source, or NAME=SOURCE,SOURCE. Three or more.",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    area: Area = None,
    actor: Actor = None,
    types: Types = None,
    split: Annotated[
        str | None,
        typer.Option(metavar="PART", help="Estimate each governorate, or each type, apart and add up."),
    ] = None,
    criterion: Annotated[
        str, typer.Option(metavar="aic|bic", help="By which the models are weighed.")
    ] = "aic",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the models as .csv or .jsonl."),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the models as .svg or .png.")
    ] = None,
    lang: Lang = "en",
) -> None:
    """Estimate how many incidents no list has, from three or more independent lists that share some.

    Multiple-systems estimation by log-linear models: all models are shown with their weights and intervals. Where the
    lists do not bear an estimate, it says why.
    """
    language = language_of(lang)
    check_data_file(output)
    if plot is not None:
        plots.check(plot)
    scope = scope_of(since, until, area, actor, types)
    estimated = partial(statistics.estimate, criterion=cast(Criterion, criterion), following=_with_a_bar)
    if split is None:
        whole = estimated(_histories(file, store, lists or [], scope))
        show_estimate(standard_output(), whole, language, from_store=store is not None)
        rows, figure = whole.rows(), plot_of(whole, language)
    else:
        strata = statistics.estimate_apart(_strata(file, store, lists or [], scope, split), estimated)
        show_strata(standard_output(), strata, language, split)
        rows, figure = strata.rows(), plot_of_strata(strata, language, split)
    if output is not None:
        say(f"{number(write_rows(output, rows), 'row')} written to {output}")
    if plot is not None:
        plots.save(figure, plot)
        say(f"plot written to {plot}")


def _histories(file: Path | None, store: str | None, lists: list[str], scope: statistics.Scope) -> Histories:
    if file is not None and store is None and not lists and scope == statistics.Scope():
        return statistics.read_histories(file)
    if file is not None:
        raise InvalidInput(
            f"{file}: a table of histories stands alone; expected no --store, --list or scope with it"
        )
    if store is None:
        raise InvalidInput(
            "nothing to estimate from; expected a table FILE.csv, or --store with three --list or more"
        )
    with tawthiq.open(store, create=False) as opened:
        return statistics.histories_of(opened, lists, scope)


def _strata(
    file: Path | None, store: str | None, lists: list[str], scope: statistics.Scope, split: str
) -> dict[str, Histories]:
    if split not in get_args(Stratum):
        raise InvalidInput(f"--split {split}: expected one of {', '.join(get_args(Stratum))}")
    if store is None or file is not None:
        raise InvalidInput("--split tells the parts of a store apart; expected --store, and no table")
    with tawthiq.open(store, create=False) as opened:
        found = statistics.histories_by(opened, lists, scope, cast(Stratum, split))
    return {name or "unknown": histories for name, histories in found.items()}


def _with_a_bar(models: Sequence[Model]) -> Iterable[Model]:
    return progress(models, "fitting models", len(models))
