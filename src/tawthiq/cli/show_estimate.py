"""An estimate as a person reads it: the lists, the models with their weights, and what follows in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.phrases import NONE, framed
from tawthiq.cli.terminal import RIGHT_TO_LEFT
from tawthiq.labels import Language, label
from tawthiq.statistics.estimate_plot import model_title, shown
from tawthiq.statistics.estimating import Estimate, Range, Weighed, sentences
from tawthiq.statistics.histories import sizes
from tawthiq.statistics.strata import Strata, part_name, sum_sentences


def show_estimate(console: Console, found: Estimate, language: Language, *, from_store: bool) -> None:
    """Print the lists, the models, the result and its assumptions."""
    console.print(_lists(found, language))
    console.print(_models(found, language))
    console.print()
    _say(console, sentences(found, language, from_store=from_store), language)


def show_strata(console: Console, strata: Strata, language: Language, kind: str) -> None:
    """Print each part with its estimate or why there is none, then their sum and the assumptions."""
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("")
    for word in ("documented", "total", "interval"):
        table.add_column(framed(label("word", word, language)), justify="right", no_wrap=True)
    table.add_column(framed(label("word", "model", language)))
    for part in strata.parts:
        name = framed(part_name(part.name, kind, language))
        documented = f"{part.histories.documented:,}"
        if part.found is None:
            table.add_row(name, documented, NONE, NONE, Text(part.refusal or "", style="dim"))
        else:
            total = part.found.total
            best = model_title(part.found.models[0], language)
            table.add_row(name, documented, f"{total.best:,.0f}", _interval(total), framed(best))
    console.print(table)
    console.print()
    _say(console, sum_sentences(strata, language, kind), language)


def _say(console: Console, told: Iterable[str], language: Language) -> None:
    for sentence in told:
        console.print(Text(f"{RIGHT_TO_LEFT if language == 'ar' else ''}{sentence}"))


def _lists(found: Estimate, language: Language) -> Table:
    histories = found.histories
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(framed(label("word", "list", language)))
    for word in ("incidents", "shared"):
        table.add_column(framed(label("word", word, language)), justify="right")
    for name in histories.lists:
        table.add_column(f"∩ {framed(name)}", justify="right", style="dim")
    for i, (name, size, shared) in enumerate(sizes(histories)):
        overlaps = [NONE if i == k else f"{histories.size(i, k):,}" for k in range(len(histories.lists))]
        table.add_row(framed(name), f"{size:,}", f"{shared:,}", *overlaps)
    return table


def _models(found: Estimate, language: Language) -> Table:
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(framed(label("word", "model", language)))
    for word in ("weight", "total", "interval", "deviance", "df"):
        table.add_column(framed(label("word", word, language)), justify="right", no_wrap=True)
    for name in ("AIC", "BIC"):
        table.add_column(name, justify="right")
    total = found.total
    average = [framed(label("word", "averaged", language)), "", f"{total.best:,.0f}", _interval(total)]
    table.add_row(*average, "", "", "", "", style="bold", end_section=True)
    for one in shown(found):
        table.add_row(*_cells(one, language))
    return table


def _cells(one: Weighed, language: Language) -> list[str]:
    return [
        framed(model_title(one, language)),
        f"{one.weight:.3f}",
        f"{one.total.best:,.0f}",
        _interval(one.total),
        f"{one.fitted.deviance:.2f}",
        str(one.fitted.df),
        f"{one.fitted.aic:.2f}",
        f"{one.fitted.bic:.2f}",
    ]


def _interval(total: Range) -> str:
    return f"{total.low:,.0f}-{'' if total.high is None else format(total.high, ',.0f')}"
