"""Figures over time as lines, what is uncertain about them as a band, the year before as a pale line.

Time runs from left to right in both languages: Arabic newspapers mirror charts of categories but mostly keep
time as it is (Alebri, Rakotondravony and Harrison, IEEE VIS 2024), and a mirrored rise is misread as a fall.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from tawthiq.labels import Language
from tawthiq.plots.canvas import canvas, titled
from tawthiq.plots.values import Values, colours_of

MOST_LABELS = 9
"""Labels along the axis of time; of more, every second, third … is written, the last one always."""

LONG = 10
"""Letters from which labels are long, and fewer find room."""

_MARKERS = ("o", "s", "^", "D", "v", "P", "X")


def lines(
    labels: Sequence[str], rows: Sequence[Values], *, title: str, language: Language, unit: str = ""
) -> Figure:
    """A line for each row over the labels, which stand in the order of time.

    Args:
        labels: of the periods, the earliest first.
        rows: each with one value for each label; a gap stays a gap.
        title: above the plot, on the side from which the language is read.
        language: `ar` or `en`.
        unit: what the values count, above the axis.
    """
    # A legend of many names stands below the axes and takes its room from them.
    figure, axes = canvas(height=3.5 + 0.12 * max(len(rows) - 2, 0))
    for k, (row, colour) in enumerate(zip(rows, colours_of(rows), strict=True)):
        _draw(axes, row, colour, _MARKERS[k % len(_MARKERS)])
    axes.set_xlim(-0.5, max(len(labels) - 0.5, 0.5))
    axes.set_ylim(bottom=0)
    name_periods(axes, labels)
    titled(figure, title, unit, language, legend=len(rows) > 1)
    return figure


def name_periods(axes: Axes, labels: Sequence[str]) -> None:
    """Name periods along the lower axis, the last one always and no more of them than have room; whole counts beside."""
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    axes.grid(visible=False, axis="x")
    most = MOST_LABELS if max(map(len, labels), default=0) < LONG else MOST_LABELS - 3
    step = math.ceil(len(labels) / most) or 1
    shown = list(range((len(labels) - 1) % step, len(labels), step))
    axes.set_xticks(shown, [labels[i] for i in shown])


def _draw(axes: Axes, row: Values, colour: str, marker: str) -> None:
    at = range(len(row.values))
    values = [math.nan if value is None else value for value in row.values]
    if row.lows or row.highs:
        lows, highs = ([math.nan if v is None else v for v in map(end, at)] for end in (row.low, row.high))
        # A period between two gaps has no band, only an end above and below.
        axes.fill_between(at, lows, highs, color=colour, alpha=0.18, linewidth=0)
        axes.vlines(at, lows, highs, color=colour, alpha=0.35, linewidth=1)
    if row.pale:
        # Small markers, or a value between two gaps would not be seen.
        dashes = (0, (4, 2))
        axes.plot(at, values, ".", color=colour, markersize=5, zorder=1.5)
        axes.plot(at, values, color=colour, linewidth=1.2, linestyle=dashes, label=row.name, zorder=1.5)
    else:
        axes.plot(
            at,
            values,
            color=colour,
            linewidth=1.8,
            marker=marker,
            markersize=4.5,
            label=row.name,
            clip_on=False,
        )
        for i in sorted(row.hollow):
            axes.plot(
                [i],
                [values[i]],
                color=colour,
                marker=marker,
                markersize=5,
                markerfacecolor="white",
                clip_on=False,
            )
