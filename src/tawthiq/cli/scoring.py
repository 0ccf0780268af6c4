"""The command `score`: all gold sets under a folder, read and compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

import tawthiq
from tawthiq.cli.options import examples
from tawthiq.cli.output import lines_to
from tawthiq.cli.show_scores import show_scores, show_slots
from tawthiq.cli.terminal import output as standard_output
from tawthiq.cli.terminal import progress, say
from tawthiq.errors import InvalidInput
from tawthiq.scoring import load_gold_sets, score_records
from tawthiq.scoring.corpora import corpus_articles


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        epilog=examples(
            "tawthiq score ../shared/gold",
            "tawthiq score ../shared/gold -o before.json",
            "tawthiq score ../shared/gold --baseline before.json",
            "tawthiq score ../shared/gold/seeds --corpus ../shared/corpus --slots",
        )
    )(score)


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="A folder of gold sets (docs/records.md).")
    ] = Path("gold"),
    corpus: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where the articles are; else `corpus` beside the gold folder."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT.json", help="Write all figures here as JSON."),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="OUT.json", help="Show the change against these earlier figures.")
    ] = None,
    slots: Annotated[bool, typer.Option("--slots", help="Show every slot of every set too.")] = False,
) -> None:
    """Read the articles of every gold set and score the records: one table, challenge sets by group.

    An event counts where it is paired with the gold's; of the slots, 1 for right and 0.5 for partly right.
    """
    earlier = _figures(baseline)
    folder = corpus if corpus is not None else _beside(gold)
    reports = {}
    for one in load_gold_sets(gold):
        wanted = {record["id"] for record in one.records}
        articles = progress(corpus_articles(folder, wanted), one.name, total=len(wanted))
        records = [tawthiq.read(article).to_dict() for article in articles]
        if records:
            reports[one.name] = score_records(one.records, records)
        else:
            say(f"{folder}: holds none of the {len(wanted)} articles of the set {one.name}; it is left out")
    if not reports:
        raise InvalidInput(f"{folder}: holds no article of any set; name the folder with --corpus DIR")
    console = standard_output()
    show_scores(console, reports, earlier)
    if slots:
        for name, report in reports.items():
            show_slots(console, name, report)
    if output is not None:
        with lines_to(output) as write:
            figures = {name: report.to_dict() for name, report in reports.items()}
            write(json.dumps(figures, ensure_ascii=False, indent=1))


def _beside(gold: Path) -> Path:
    """The folder `corpus` beside a gold folder, or beside the folder that it stands in.

    Raises:
        InvalidInput: there is none.
    """
    around = gold.resolve()
    for parent in (around.parent, around.parent.parent):
        if (parent / "corpus").is_dir():
            return parent / "corpus"
    raise InvalidInput(f"{gold}: no folder of articles named corpus is beside it; name it with --corpus DIR")


def _figures(baseline: Path | None) -> dict[str, Any]:
    """An earlier scoring.

    Raises:
        InvalidInput: the file is missing or holds no scoring.
    """
    if baseline is None:
        return {}
    try:
        figures = json.loads(baseline.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise InvalidInput(
            f"{baseline}: no earlier scoring ({err}); expected a file of tawthiq score -o"
        ) from err
    if not isinstance(figures, dict):
        raise InvalidInput(f"{baseline}: no earlier scoring; expected a JSON object of tawthiq score -o")
    return figures
