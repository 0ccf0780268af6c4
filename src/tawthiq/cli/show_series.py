"""A series as a person reads it: a row for each period with a small bar, and below it what it means."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.phrases import NONE, framed
from tawthiq.cli.terminal import RIGHT_TO_LEFT
from tawthiq.labels import Language, label
from tawthiq.records import Toll
from tawthiq.statistics.ratios import Ratio
from tawthiq.statistics.series import Point, Series
from tawthiq.statistics.series_notes import last_comparison, notes
from tawthiq.statistics.series_plot import group_name, largest, name_of

BAR = 20
"""Columns of the longest bar."""


def show_series(console: Console, series: Series, language: Language) -> None:
    """Print the table, then the comparison of the last period and the notes, a line each."""
    console.print(_split_table(series, language) if series.split else _table(series, language))
    console.print()
    for sentence in (last_comparison(series, language), *notes(series, language)):
        console.print(Text(f"{RIGHT_TO_LEFT if language == 'ar' else ''}{sentence}"))


def _table(series: Series, language: Language) -> Table:
    table = _empty_table(series, language)
    table.add_column(framed(name_of(series, language)), justify="right", style="bold")
    if series.counts_people:
        table.add_column(framed(label("word", "low_high", language)), justify="right")
    table.add_column("", min_width=BAR, style="cyan", no_wrap=True)
    table.add_column(framed(label("word", "year_before", language)), justify="right")
    table.add_column(framed(label("word", "ratio", language)), justify="right", no_wrap=True)
    points = series.lines[0].points
    longest = max((point.value or 0 for point in points), default=0)
    for i, point in enumerate(points):
        span = [_span(point.toll)] if series.counts_people else []
        cells = [
            _figure(point.value),
            *span,
            _bar(point, longest),
            _figure(point.year_before),
            _ratio(point.ratio),
        ]
        table.add_row(*_first_cells(series, i, language), *map(Text, cells))
    return table


def _split_table(series: Series, language: Language) -> Table:
    table = _empty_table(series, language)
    lines = [series.lines[0], *largest(series)]
    for line in lines:
        style = "bold" if line.group is None else ""
        table.add_column(framed(group_name(series, line.group, language)), justify="right", style=style)
    for i in range(len(series.periods)):
        cells = [Text(_figure(line.points[i].value)) for line in lines]
        table.add_row(*_first_cells(series, i, language), *cells)
    return table


def _empty_table(series: Series, language: Language) -> Table:
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(framed(label("word", series.by, language)), no_wrap=True)
    table.add_column(framed(label("word", "articles", language)), justify="right", style="dim")
    return table


def _first_cells(series: Series, i: int, language: Language) -> tuple[Text, Text]:
    """The period, how much of it was read where that is not all, and its articles."""
    name = Text(framed(series.periods[i].name(language)))
    reading = series.readings[i]
    if reading != "whole":
        name.append(
            f" ({framed(label('word', 'part_read' if reading == 'part' else 'not_read', language))})", "dim"
        )
    return name, Text(f"{series.articles[i]:,}")


def _figure(value: int | None) -> str:
    return NONE if value is None else f"{value:,}"


def _span(toll: Toll | None) -> str:
    if toll is None or toll.low is None:
        return NONE
    if toll.high is None:
        return f"≥{toll.low:,}"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,}-{toll.high:,}"


def _bar(point: Point, longest: int) -> str:
    if not point.value:
        return ""
    return "█" * max(1, round(BAR * point.value / longest))


def _ratio(ratio: Ratio | None) -> str:
    if ratio is None or ratio.verdict == "none":
        return NONE
    high = "" if ratio.high is None else f"{ratio.high:.2f}"
    told = NONE if ratio.ratio is None else f"{ratio.ratio:.2f}"
    return f"{told} [{ratio.low:.2f}-{high}]"
