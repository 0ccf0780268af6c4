"""Arguments and options that several commands share, and how their values are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tawthiq.errors import InvalidInput

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help="Plain text, HTML, JSON Lines (also .gz), a folder of those, or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Day of publication (2022-11-05) where the input does not say."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="The outlet where the input does not say.")]
Rejects = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Keep what was refused, with the reason, as JSON Lines.")
]
Store = Annotated[
    str,
    typer.Option(metavar="STORE", help="A file, made where it is missing, or a database URL (sqlite:///…)."),
]


Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only what happened on this day (2022-10-01) or later.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only what happened on this day (2022-10-31) or earlier.")
]
Area = Annotated[
    str | None,
    typer.Option(
        metavar="AREA",
        help="Only what happened there: a governorate (deir_ez_zor), a country (SY), a place by name or p-code.",
    ),
]


def day_of(text: str | None, option: str = "--published") -> date | None:
    """The day that an option names.

    Raises:
        InvalidInput: it is no day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(f"{option} {text}: no such day; expected a date such as 2022-11-05") from None


def period_of(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that `--since` and `--until` name.

    Raises:
        InvalidInput: one is no day, or the last lies before the first.
    """
    first, last = day_of(since, "--since"), day_of(until, "--until")
    if first and last and last < first:
        raise InvalidInput(f"--until {last} lies before --since {first}; expected a day on or after it")
    return first, last


def examples(*lines: str) -> str:
    """The examples at the end of a command's help, one a line."""
    return "\n\n".join(("Examples:", *lines))
