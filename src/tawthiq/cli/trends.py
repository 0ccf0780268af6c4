"""`trends`: what a store documents month by month or week by week; and `estimate`, what it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

import tawthiq
from tawthiq import plots, statistics
from tawthiq.cli import estimate
from tawthiq.cli.options import Area, Since, Store, Until, examples
from tawthiq.cli.output import check_data_file, write_rows
from tawthiq.cli.scoping import Actor, Lang, Types, language_of, scope_of
from tawthiq.cli.show_record import number
from tawthiq.cli.show_series import show_series
from tawthiq.cli.terminal import output as standard_output
from tawthiq.cli.terminal import say
from tawthiq.labels import Language, label
from tawthiq.labels import area as area_name
from tawthiq.statistics.periods import Step
from tawthiq.statistics.series import Split
from tawthiq.statistics.series_plot import plot as plot_of


def register(app: typer.Typer) -> None:
    """Add the commands to the application: what is documented, then what is not."""
    app.command(
        epilog=examples(
            "tawthiq trends --store cases.db",
            "tawthiq trends --store cases.db --of killed --area deir_ez_zor --plot killed.svg",
            "tawthiq trends --store cases.db --by week --split actor -o weeks.csv --lang ar",
        )
    )(trends)
    estimate.register(app)


def trends(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store,
    by: Annotated[str, typer.Option(metavar="month|week", help="The length of a period.")] = "month",
    of: Annotated[
        str,
        typer.Option(metavar="WHAT", help="incidents, operations (deeds of violence), or killed, wounded, …"),
    ] = "incidents",
    split: Annotated[
        str | None,
        typer.Option(
            metavar="GROUP", help="A column each: actor, type, governorate, or class (people only)."
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    area: Area = None,
    actor: Actor = None,
    types: Types = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the figures as .csv or .jsonl."),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the series as .svg or .png.")
    ] = None,
    lang: Lang = "en",
) -> None:
    """Show incidents, or the people harmed in them, period by period beside the same period a year before.

    Only what the store's articles cover counts as zero; what was not read is a dash. The ratio to the year before
    stands with its 95 % interval, and in words below the table.
    """
    language = language_of(lang)
    scope = scope_of(since, until, area, actor, types)
    check_data_file(output)
    if plot is not None:
        plots.check(plot)
    with tawthiq.open(store, create=False) as opened:
        # What is not legal is refused there, with one sentence for the shell and for Python.
        series = statistics.trends(
            opened, by=cast(Step, by), of=of, scope=scope, split=cast("Split | None", split)
        )
    show_series(standard_output(), series, language)
    if output is not None:
        say(f"{number(write_rows(output, series.rows()), 'row')} written to {output}")
    if plot is not None:
        plots.save(plot_of(series, language, where=_where(area, actor, language)), plot)
        say(f"plot written to {plot}")


def _where(area: str | None, actor: str | None, language: Language) -> str:
    """What the title says of the scope."""
    comma = "، " if language == "ar" else ", "
    names = [_country_or(area, language) if area else "", label("actor", actor, language) if actor else ""]
    return comma.join(filter(None, names))


def _country_or(area: str, language: Language) -> str:
    return label("country", area, language) if len(area) == 2 else area_name(area, language)
