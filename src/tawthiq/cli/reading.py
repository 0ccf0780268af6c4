"""Commands that read articles: `read`, `example`, `explain`."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperCommand

import tawthiq
from tawthiq.choices import overheard
from tawthiq.cli.intake import Intake
from tawthiq.cli.options import Files, Outlet, Published, Rejects, day_of, examples
from tawthiq.cli.output import STANDARD_OUTPUT, lines_to
from tawthiq.cli.places import Gazetteers, use_places
from tawthiq.cli.show_choices import show_choices
from tawthiq.cli.show_explanation import show_explanation
from tawthiq.cli.show_record import counts_line, number, show_record
from tawthiq.cli.show_stages import ALL, show_stages, stages_named
from tawthiq.cli.terminal import output as standard_output
from tawthiq.cli.terminal import say
from tawthiq.cli.workers import Jobs, in_order
from tawthiq.errors import InvalidInput
from tawthiq.examples import example_files
from tawthiq.reader import STAGES, trace
from tawthiq.records import Article
from tawthiq.sources import SourceOptions
from tawthiq.sources.plain_text import article_from_text

Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="OUT.jsonl", help="Write records here, one a line; - is standard output."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(
        epilog=examples(
            "tawthiq read article.html",
            "tawthiq read corpus.jsonl.gz -o records.jsonl --rejects refused.jsonl --jobs 4",
            "cat report.txt | tawthiq read - --published 2023-03-31 --outlet 'صوت السهل'",
        )
    )(read)
    app.command(
        epilog=examples(
            "tawthiq example", "tawthiq example --store example.db", "tawthiq example --bulletin october"
        )
    )(example)
    app.command(
        cls=_Explain,
        epilog=examples(
            "tawthiq explain article.html",
            "tawthiq explain corpus.jsonl --article kasra-1",
            "tawthiq explain --stages --text 'قُتل مدنيان بقصف على سرمين أمس.' --published 2023-03-31",
            "tawthiq explain article.html --stages tokens,frames",
            "tawthiq explain inc-2f6c1d4e8b03 --store cases.db",
            "tawthiq explain inc-2f6c1d4e8b03 --store cases.db --pair 1,2 --plot weights.svg --lang ar",
        ),
    )(explain)


class _Explain(TyperCommand):
    """`--stages` may stand alone: before anything that is no stage's name it means all of them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for k in range(len(args) - 1, -1, -1):
            follows = args[k + 1] if k + 1 < len(args) else ""
            if args[k] == "--stages" and not set(follows.split(",")) & {*STAGES, ALL}:
                args = [*args[: k + 1], ALL, *args[k + 1 :]]
        return super().parse_args(ctx, args)


def read(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    files: Files,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    rejects: Rejects = None,
    jobs: Jobs = 1,
    places: Gazetteers = None,
) -> None:
    """Read articles into events and tallies, each value with the words it stands on and whose word it is.

    Without -o the result is shown as tables; with it, records are written in the form of docs/records.md.
    What cannot be read is named on standard error, and the rest is done.
    """
    use_places(places)
    intake = Intake.of(files, published, outlet, rejects)
    if output is None:
        intake.watched = False
        _show(intake, jobs)
    else:
        _write(intake, output, jobs)
    raise typer.Exit(intake.close())


def _write(articles: Intake, output: Path, jobs: int) -> None:
    counts: Counter[str] = Counter()
    with lines_to(output) as write, closing(in_order(_line, articles, jobs)) as lines:
        for line, events, tallies in lines:
            write(line)
            counts.update(articles=1, events=events, tallies=tallies)
    where = "standard output" if str(output) == STANDARD_OUTPUT else output
    say(f"{counts_line(counts['articles'], counts['events'], counts['tallies'])}; written to {where}")


def _line(article: Article) -> tuple[str, int, int]:
    """The record of an article as it is written, and how many events and tallies are in it."""
    record = tawthiq.read(article)
    return record.to_json(), len(record.events), len(record.tallies)


def _show(articles: Intake, jobs: int) -> None:
    console = standard_output()
    counts: Counter[str] = Counter()
    with closing(in_order(tawthiq.read, articles, jobs)) as records:
        for record in records:
            show_record(console, record)
            counts.update(articles=1, events=len(record.events), tallies=len(record.tallies))
    console.print(counts_line(counts["articles"], counts["events"], counts["tallies"]), style="bold")


def example(
    store: Annotated[
        str | None, typer.Option(metavar="STORE", help="Keep the example in this store; else it is not kept.")
    ] = None,
    bulletin: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Instead, keep a store of a year of invented articles in this folder, and its bulletin.",
        ),
    ] = None,
) -> None:
    """Do the main job on the example articles of this package: read, store, link, show what was found.

    The places are real; the outlets and the incidents are invented.
    """
    if bulletin is not None:
        from tawthiq.cli.bulletin import example_bulletin

        example_bulletin(bulletin, Path(store) if store else bulletin / "example.db")
    elif store is not None:
        _example(store)
    else:
        with TemporaryDirectory(prefix="tawthiq-") as folder:
            _example(str(Path(folder) / "example.db"))


def _example(store: str) -> None:
    from tawthiq.cli.show_incidents import show_incidents

    console = standard_output()
    counts: Counter[str] = Counter()
    with tawthiq.open(store) as opened:
        for article in Intake([str(file) for file in example_files()], watched=False):
            record = tawthiq.read(article)
            opened.add(record)
            show_record(console, record)
            counts.update(articles=1, events=len(record.events), tallies=len(record.tallies))
        found = tawthiq.link(opened)
        console.rule("incidents across articles, with every figure kept", align="left", style="dim")
        show_incidents(console, found)
    told = counts_line(counts["articles"], counts["events"], counts["tallies"])
    console.print(f"{told}, {number(len(found), 'incident')}", style="bold")


def explain(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE…|INCIDENT…]", help="As of read; or, with --store, incidents by their ids."
        ),
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this article, where the input has several.")
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="This text instead of a file.")] = None,
    stages: Annotated[
        str | None,
        typer.Option(
            metavar="[STAGE]",
            help=f"Show the stages of reading instead: {', '.join(STAGES)}; all without a name, several with commas.",
        ),
    ] = None,
    store: Annotated[
        str | None, typer.Option(metavar="STORE", help="Explain incidents of this store instead.")
    ] = None,
    pair: Annotated[
        str | None, typer.Option(metavar="N,N", help="Only these two members of the incident, by number.")
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.svg|png",
            help="Draw the weights of a pair of the incident: of --pair, else of the two that go together least.",
        ),
    ] = None,
    lang: Annotated[
        str, typer.Option(metavar="LANG", help="Language of sentences and plot: en or ar.")
    ] = "en",
) -> None:
    """Show an article with every finding marked and named, then each value with its words and the reason.

    With --store, show why an incident is what it is: the weight of each comparison of its events, the rule behind each
    value with its rivals, and the reason of its grade.
    """
    if store is not None:
        from tawthiq.cli.explaining import explain_incidents

        explain_incidents(files or [], store, pair=pair, plot=plot, lang=lang)
        return
    if pair is not None or plot is not None:
        raise InvalidInput("--pair and --plot show an incident; expected --store STORE with its id")
    if files and files[0].startswith("inc-") and not Path(files[0]).exists():
        raise InvalidInput(f"{files[0]}: an incident is explained out of its store; expected --store STORE")
    console = standard_output()
    if text is not None:
        _explain(console, _typed(text, SourceOptions(published=day_of(published), outlet=outlet)), stages)
        return
    if not files:
        raise InvalidInput("explain: nothing to read; expected files, - for standard input, or --text TEXT")
    intake = Intake.of(files, published, outlet, None)
    intake.watched = False
    shown = 0
    for one in intake:
        if article in (None, one.id):
            _explain(console, one, stages)
            shown += 1
    if not shown:
        raise InvalidInput(f"--article {article}: none of the {intake.taken} articles read has this id")
    raise typer.Exit(intake.close())


def _typed(text: str, options: SourceOptions) -> Article:
    """The article of a text on the command line.

    Raises:
        InvalidInput: it is empty, or no text.
    """
    found = next(article_from_text(text, options, source="--text"))
    if isinstance(found, Article):
        return found
    raise InvalidInput(found.message)


def _explain(console: Console, article: Article, stages: str | None) -> None:
    if stages is not None:
        show_stages(console, trace(article), stages_named(stages))
        return
    with overheard() as heard:
        record = tawthiq.read(article)
    show_explanation(console, record)
    show_choices(console, record, heard.choices)
