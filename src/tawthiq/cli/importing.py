"""The command `import`: a published data set as a further source of a store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

import tawthiq
from tawthiq.cli.failures import ExitCode
from tawthiq.cli.options import Rejects, Store, examples
from tawthiq.cli.show_record import number
from tawthiq.cli.terminal import progress, say
from tawthiq.errors import InvalidInput
from tawthiq.sources import Refusal, write_rejects

SAID = 3
"""Warnings about rows that are said in full; the others are counted, and kept in the store."""


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        "import",
        epilog=examples(
            "tawthiq import ged-syria.csv.gz --format ged --store cases.db",
            "tawthiq import ged251.csv --format ged --store cases.db --rejects refused.jsonl",
            "tawthiq import acled-iraq.csv --format acled --store cases.db",
        ),
    )(import_)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV in UTF-8, packed with gzip or not.")],
    format: Annotated[str, typer.Option(metavar="FORMAT", help="ged or acled.")],
    store: Store,
    rejects: Rejects = None,
) -> None:
    """Take the rows of a published data set as further sources: each an article of its own with one event.

    Importing a file again changes nothing; of a newer version of the data set, rows that changed become new versions.
    """
    # Loaded when asked for: the other commands start without a database's library.
    from tawthiq.exports import accepted, importing
    from tawthiq.exports.imports import BATCH

    heard = _Heard(keep=rejects is not None)
    rows = importing(file, format)
    # A file that cannot be read at all is found out before a store is made.
    first = list(islice(rows, 1))
    with tawthiq.open(store) as opened:
        found = progress(chain(first, rows), "importing rows")
        done = opened.add_many(accepted(found, opened, heard), batch=BATCH)
    heard.end()
    if rejects is not None:
        write_rejects(rejects, heard.kept)
    if not done:
        raise InvalidInput(f"{file}: no row could be taken; expected one at least that can be read")
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(done.items()))
    say(f"{number(done.total(), 'row')}: {told}; in {store}")
    raise typer.Exit(ExitCode.PARTLY_REFUSED if heard.counts else ExitCode.DONE)


@dataclass
class _Heard:
    """Says what was refused, of many warnings the first few, and counts."""

    keep: bool
    counts: Counter[str] = field(default_factory=Counter)
    kept: list[Refusal] = field(default_factory=list)

    def __call__(self, refusal: Refusal) -> None:
        self.counts[refusal.kind] += 1
        if self.keep:
            self.kept.append(refusal)
        if refusal.kind == "refused" or refusal.line == 1 or self.counts["warning"] <= SAID:
            say(refusal.message)

    def end(self) -> None:
        """Say how many were refused, and how many warnings were not said."""
        refused, warnings = self.counts["refused"], self.counts["warning"]
        if refused or warnings:
            say(f"{number(refused, 'row')} refused, {number(warnings, 'warning')}; the store keeps them")
