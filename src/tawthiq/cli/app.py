"""The `tawthiq` command and its sub-commands."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tawthiq.cli import bulletin, checking, importing, judging, places, reading, scoring, storing, trends
from tawthiq.cli.failures import worded_failures


class _Commands(TyperGroup):
    """Sub-commands whose foreseeable failures are a sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        with worded_failures():
            return super().invoke(ctx)


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with:  tawthiq example\n\nExit codes: 0 done, 1 part was refused, 2 nothing could be done.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tawthiq {version('tawthiq')}")
        raise typer.Exit


@app.callback()
def tawthiq(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read Arabic reports on armed conflict into events and tallies, with their words and whose word it is.

    The way of the data: read articles into records, add them to a store, link the events of all articles
    into incidents, export. Everything runs on this machine; nothing is sent anywhere.
    """


reading.register(app)
storing.register(app)
judging.register(app)
checking.register(app)
importing.register(app)
scoring.register(app)
bulletin.register(app)
places.register(app)
trends.register(app)
