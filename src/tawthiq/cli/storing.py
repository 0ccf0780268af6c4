"""Commands on a store: `add`, `link`, `incidents`, `export`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

import tawthiq
from tawthiq.cli.failures import ExitCode
from tawthiq.cli.intake import Intake
from tawthiq.cli.options import (
    Area,
    Files,
    Outlet,
    Published,
    Rejects,
    Since,
    Store,
    Until,
    examples,
    period_of,
)
from tawthiq.cli.show_record import number
from tawthiq.cli.terminal import output as standard_output
from tawthiq.cli.terminal import progress, say
from tawthiq.cli.workers import Jobs, in_order
from tawthiq.errors import InvalidInput
from tawthiq.records import Incident
from tawthiq.store import Store as OpenStore
from tawthiq.whole_file import whole_file


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(
        epilog=examples(
            "tawthiq add march/*.html --store cases.db",
            "tawthiq add corpus.jsonl --store cases.db --rejects refused.jsonl",
        )
    )(add)
    app.command(epilog=examples("tawthiq link --store cases.db"))(link)
    app.command(
        epilog=examples(
            "tawthiq incidents --store cases.db",
            "tawthiq incidents inc-2f6c1 --store cases.db",
            "tawthiq incidents --store cases.db -o incidents.jsonl",
        )
    )(incidents)
    app.command(
        epilog=examples(
            "tawthiq export --store cases.db --format csv -o events.csv",
            "tawthiq export --store cases.db --format geojson -o events.geojson",
            "tawthiq export --store cases.db --format xlsx -o cases.xlsx",
            "tawthiq export --store cases.db --format acled -o acled.csv --rejects refused.txt",
            "tawthiq export --store cases.db --format geojson --what incidents --public -o public.geojson",
            "tawthiq export --store cases.db --format csv --since 2022-10-01 --until 2022-10-31 -o october.csv",
        )
    )(export)


def add(
    files: Files,
    store: Store,
    published: Published = None,
    outlet: Outlet = None,
    rejects: Rejects = None,
    jobs: Jobs = 1,
) -> None:
    """Read articles and keep their records in a store, which is made where it is missing.

    An article that is there already changes nothing; one whose text has changed becomes a new version.
    """
    intake = Intake.of(files, published, outlet, rejects)
    with tawthiq.open(store) as opened:
        intake.on_refusal = opened.add_refusal
        with closing(in_order(tawthiq.read, intake, jobs)) as records:
            done = opened.add_many(records)
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(done.items()))
    say(f"{number(intake.taken, 'article')}: {told}; in {store}")
    raise typer.Exit(intake.close())


def link(
    store: Store,
    weights: Annotated[
        str,
        typer.Option(
            metavar="auto|estimate|shipped",
            help="The weights of linking: estimated on a large store and kept, estimated anew now, or shipped.",
        ),
    ] = "auto",
) -> None:
    """Decide which events of different articles are one occurrence, and keep the incidents in the store.

    What people judged stays as it is: events that would be added to a judged incident wait there for a person.
    """
    with tawthiq.open(store, create=False) as opened:
        found = tawthiq.link(opened, watch=progress, weights=weights)
    events = sum(len(incident.members) + len(incident.suggested) for incident in found)
    saved = found.saved
    told = f"{saved.new:,} new, {saved.changed:,} changed, {saved.unchanged:,} unchanged" if saved else ""
    gone = f", {saved.gone:,} gone" if saved and saved.gone else ""
    judged = f"; {found.judged:,} judged" if found.judged else ""
    verb = "waits" if found.suggested == 1 else "wait"
    waiting = f", {number(found.suggested, 'event')} {verb} to be joined or parted" if found.suggested else ""
    say(
        f"{number(events, 'event')} linked into {number(len(found), 'incident')}: {told}{gone}{judged}{waiting}; "
        f"in {store}"
    )
    if found.weights:
        say(f"linked {found.weights}")


def incidents(
    store: Store,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[INCIDENT…]", help="Only these, by their ids.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT.jsonl", help="Write incidents here, one a line."),
    ] = None,
) -> None:
    """Show the incidents of a store, or write them: each with its members, all figures, and the grade.

    Under each stands what people decided of it, and which events wait to be joined to it or parted from it.
    """
    from tawthiq.cli.show_incidents import show_incidents

    with tawthiq.open(store, create=False) as opened:
        if ids and output is not None:
            raise InvalidInput("-o writes all incidents; expected it without ids")
        if output is None:
            found = [incident_of(opened, id) for id in ids] if ids else opened.incidents()
            judgements = {judgement.id: judgement for judgement in opened.judgements()}
            shown = show_incidents(standard_output(), found, judgements)
            say(number(shown, "incident"))
            return
        written = tawthiq.export(opened, "jsonl", output, what="incidents")
    say(f"{number(written, 'incident')} written to {output}")


def incident_of(store: OpenStore, id: str) -> Incident:
    """The incident of an id; of one that was merged the one that it went into, with a word.

    Raises:
        InvalidInput: there is none.
    """
    found = store.incident(id)
    into = None if found else store.went_into(id)
    if into is not None:
        say(f"{id}: went into {into}")
        found = store.incident(into)
    if found is None:
        raise InvalidInput(f"{id}: there is no such incident; `tawthiq incidents` shows those there are")
    return found


def export(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    store: Store,
    format: Annotated[
        str,
        typer.Option(
            metavar="FORMAT", help="jsonl, csv, csv-excel, geojson, parquet, xlsx, acled, ged or plover."
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The file to write.")],
    what: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help="events, incidents or tallies; by default what the format is for, mostly events.",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    area: Area = None,
    public: Annotated[
        bool,
        typer.Option(
            "--public", help="For the public: no words of articles, places coarsened, no party's media."
        ),
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep a line for each row that was refused, with the reason."),
    ] = None,
) -> None:
    """Write what a store holds in the format of another tool: JSON Lines, CSV, GeoJSON, ACLED, UCDP GED and others."""
    # Loaded when asked for: the other commands start without a database's library.
    from tawthiq.exports import Range

    first, last = period_of(since, until)
    with tawthiq.open(store, create=False) as opened:
        done = tawthiq.export(
            opened, format, output, what=what, range=Range(first, last, area), public=public
        )
    for sentence in done.refused[:SAID]:
        say(sentence)
    if len(done.refused) > SAID:
        say(f"and {number(len(done.refused) - SAID, 'refusal')} more; --rejects FILE keeps them all")
    for reason, count in done.left_out.most_common():
        say(f"{number(count, 'incident')} left out: {reason}")
    say(f"{number(done, 'row')} written to {output}{' for the public' if public else ''}")
    if rejects is not None:
        with whole_file(rejects, encoding="utf-8", newline="\n") as file:
            file.writelines(f"{sentence}\n" for sentence in done.refused)
    raise typer.Exit(ExitCode.PARTLY_REFUSED if done.refused else ExitCode.DONE)


SAID = 10
"""Refusals that are said one by one."""
