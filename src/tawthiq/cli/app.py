"""The `tawthiq` command and its sub-commands.

A sub-command's module is imported when it is called, so that reading an article does not wait for the libraries of
linking, plots and statistics.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tawthiq.cli.failures import worded_failures

MODULE_OF = {
    "read": "reading",
    "explain": "reading",
    "example": "reading",
    "add": "storing",
    "import": "importing",
    "link": "storing",
    "incidents": "storing",
    "judge": "judging",
    "tallies": "checking",
    "claims": "checking",
    "trends": "trends",
    "estimate": "trends",
    "bulletin": "bulletin",
    "export": "storing",
    "places": "places",
    "score": "scoring",
}
"""Each sub-command and the module of this room that registers it, in the order of the data."""


class _Commands(TyperGroup):
    """Sub-commands whose foreseeable failures are a sentence and an exit code."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(MODULE_OF)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in MODULE_OF:
            return None
        return commands_in(MODULE_OF[cmd_name])[cmd_name]

    def invoke(self, ctx: Any) -> Any:
        with worded_failures():
            return super().invoke(ctx)


@cache
def commands_in(module: str) -> Mapping[str, Any]:
    """The sub-commands that a module of this room registers."""
    part = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False)
    part.callback()(lambda: None)
    import_module(f"tawthiq.cli.{module}").register(part)
    commands: Mapping[str, Any] = typer.main.get_group(part).commands
    return commands


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
