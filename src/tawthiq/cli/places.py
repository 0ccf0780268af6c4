"""Commands about places: `places search`, `places install`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from tawthiq.cli.failures import ExitCode
from tawthiq.cli.options import examples
from tawthiq.cli.phrases import NONE, framed
from tawthiq.cli.show_record import number
from tawthiq.cli.terminal import output as standard_output
from tawthiq.cli.terminal import say
from tawthiq.errors import InvalidInput
from tawthiq.places import PlaceRow
from tawthiq.places.gazetteer import also_read, installed_file
from tawthiq.places.installing import rows_of_files, to_text
from tawthiq.places.search import search as search_places
from tawthiq.whole_file import whole_file

Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        "--places",
        metavar="FILE",
        help="Places of another country, built by `tawthiq places install --to FILE`.",
    ),
]


def use_places(files: list[Path] | None) -> None:
    """Reads the gazetteers of `--places` beside the package's.

    Raises:
        InvalidInput: a file is not there.
        InvalidData: a file is no gazetteer.
    """
    for file in files or ():
        if not file.is_file():
            raise InvalidInput(
                f"{file}: no such file; expected places built by `tawthiq places install --to {file}`"
            )
        also_read(file)


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(
        no_args_is_help=True, help="Look places up in the gazetteer, and add those of other countries."
    )
    group.command(
        epilog=examples(
            "tawthiq places search الحصان",
            "tawthiq places search 'قرية الحصان' --limit 5",
            "tawthiq places search Shaddadi",
        )
    )(search)
    group.command(
        epilog=examples(
            "tawthiq places install lb.tsv",
            "tawthiq places install JO.txt --to jordan.tsv",
            "tawthiq read report.txt --places jordan.tsv",
        )
    )(install)
    app.add_typer(group, name="places")


def search(
    name: Annotated[list[str], typer.Argument(metavar="NAME…", help="A name in Arabic or Latin letters.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Show at most so many places.")] = 20,
    places: Gazetteers = None,
) -> None:
    """Show the places that bear a name in any spelling: what and where each is, its p-codes, and how usual it is.

    Where no place bears it, those whose names come near it are shown.
    """
    use_places(places)
    wanted = " ".join(name)
    found = search_places(wanted, limit)
    if not found.rows:
        raise InvalidInput(
            f"{framed(wanted)}: no place bears this name or one near it; expected a name in Arabic or Latin letters"
        )
    if found.near:
        say(f"{framed(wanted)}: no place bears this name; shown are names that come near it")
    standard_output().print(_table(found.rows))
    raise typer.Exit(ExitCode.PARTLY_REFUSED if found.near else ExitCode.DONE)


_COLUMNS = (
    "name",
    "kind",
    "governorate",
    "district",
    "sub-district",
    "p-code",
    "lat, lon",
    "prior",
    "source",
)


def _table(rows: tuple[PlaceRow, ...]) -> Table:
    table = Table(
        header_style="bold", caption="prior: how likely a report means this place by its bare name, 0 to 1"
    )
    for column in _COLUMNS:
        table.add_column(column, overflow="fold", justify="right" if column == "prior" else "left")
    for row in rows:
        names = " · ".join(framed(n) for n in (row.name, *row.names[:2], *row.latin[:1]))
        point = NONE if row.lat is None or row.lon is None else f"{row.lat:.4f}, {row.lon:.4f}"
        table.add_row(
            names,
            row.kind,
            f"{row.admin1} {row.country}".strip(),
            framed(row.admin2) or NONE,
            framed(row.admin3) or NONE,
            row.pcodes[-1] if row.pcodes else NONE,
            point,
            f"{row.prior:.2f}" + (" (also a word)" if row.common_word else ""),
            row.source,
        )
    return table


def install(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", help="Tables of Who's On First, tables or GeoJSON of OCHA, GeoNames dumps."
        ),
    ],
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here, to be read with --places FILE.")
    ] = None,
    country: Annotated[
        str, typer.Option(metavar="XX", help="ISO code of the country, for tables that do not say it.")
    ] = "",
) -> None:
    """Add the places of another country, from files of Who's On First, GeoNames or OCHA.

    Without --to the places are kept in your data folder and read from then on; installing again replaces them.
    """
    if country and not (len(country) == len("XX") and country.isascii() and country.isalpha()):
        raise InvalidInput(f"--country {country}: no ISO 3166 code; expected two letters such as LB")
    built = rows_of_files(files, country.upper())
    if not built.rows:
        raise InvalidInput(f"{files[0]}: no place with a name and a point in it; nothing was installed")
    target = to or installed_file()
    if to is None:
        target.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(target, encoding="utf-8", newline="\n") as file:
        file.write(to_text(built.rows))
    unnamed = sum(1 for row in built.rows if row.prior == 0)
    say(
        f"{number(len(built.rows), 'place')} written to {target}"
        + (f"; {unnamed:,} of them have no Arabic name and are only found by searches" if unnamed else "")
        + (f"; {built.left_out:,} without a name or a point left out" if built.left_out else "")
    )
