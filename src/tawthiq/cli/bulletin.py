"""The command `bulletin`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

import tawthiq
from tawthiq.bulletin import bulletin as write_bulletin
from tawthiq.cli.intake import Intake
from tawthiq.cli.options import Store, examples
from tawthiq.cli.show_record import number
from tawthiq.cli.terminal import say
from tawthiq.errors import ExportError
from tawthiq.examples import bulletin_example_files
from tawthiq.labels import LANGUAGES, Language


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        epilog=examples(
            "tawthiq bulletin --store cases.db --month 2022-10 --lang ar -o october.html",
            "tawthiq bulletin --store cases.db --month 2022-10 --area deir_ez_zor --actor isis --lang en -o isis.pdf",
        )
    )(bulletin)


def bulletin(
    store: Store,
    month: Annotated[str, typer.Option(metavar="MONTH", help="Year and month, such as 2022-10.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT", help="The page to write: .html or .pdf.")
    ],
    lang: Annotated[str, typer.Option(metavar="LANG", help="ar or en.")] = "ar",
    area: Annotated[
        str | None,
        typer.Option(
            metavar="AREA", help="A governorate (deir_ez_zor), a country (SY) or the p-code of a district."
        ),
    ] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="ACTOR", help="Only the deeds of this party (isis).")
    ] = None,
) -> None:
    """Write the bulletin of a month, in the manner of the monitors, with each number linked to its incidents.

    The page needs nothing beside it; as PDF it needs the extra `pdf`. What only a party claims stands apart.
    """
    with tawthiq.open(store, create=False) as opened:
        figures = write_bulletin(
            opened, output, month=month, area=area, actor=actor, language=cast(Language, lang)
        )
    told = figures["month.operations"].value
    assert isinstance(told, int)
    say(f"{number(told, 'operation')} documented in {month}; written to {output}")


EXAMPLE_MONTH = "2022-10"


def example_bulletin(folder: Path, store: Path) -> None:
    """Read and link the second set of example articles into a store, and write its bulletin in both languages.

    Raises:
        ExportError: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise ExportError(f"{folder}: cannot be made ({err.strerror or err}); expected a folder") from err
    with tawthiq.open(str(store)) as opened:
        for article in Intake([str(file) for file in bulletin_example_files()], watched=False):
            opened.add(tawthiq.read(article))
        tawthiq.link(opened)
        for language in LANGUAGES:
            page = folder / f"bulletin-{language}.html"
            write_bulletin(opened, page, month=EXAMPLE_MONTH, language=language)
            say(f"bulletin of {EXAMPLE_MONTH} written to {page}")
    say(f"as PDF:  tawthiq bulletin --store {store} --month {EXAMPLE_MONTH} --lang ar -o bulletin.pdf")
