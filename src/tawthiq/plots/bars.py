"""Figures of kinds as lying bars: one row for each label, what is uncertain about each as a whisker.

In Arabic the bars grow from the right and their names stand on the right, as Arabic newspapers mirror charts of
categories (Alebri, Rakotondravony and Harrison, IEEE VIS 2024).
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from tawthiq.labels import Language
from tawthiq.plots.canvas import canvas, titled
from tawthiq.plots.values import Values, colours_of

_THICKNESS = 0.8
_INCHES_OF_A_BAR = 0.24


def bars(
    labels: Sequence[str], rows: Sequence[Values], *, title: str, language: Language, unit: str = ""
) -> Figure:
    """A group of bars for each label, the first one on top, in it one bar for each row.

    Args:
        labels: of what is counted (governorates, parties, types).
        rows: each with one value for each label; where it is `None` a dash stands in place of a bar.
        title: above the plot, on the side from which the language is read.
        language: `ar` or `en`.
        unit: what the values count, below the axis.
    """
    figure, axes = canvas(height=1.1 + len(labels) * max(0.32, len(rows) * _INCHES_OF_A_BAR + 0.1))
    mirrored = language == "ar"
    for k, (row, colour) in enumerate(zip(rows, colours_of(rows), strict=True)):
        at = [i + _place(k, len(rows)) for i in range(len(labels))]
        widths = [value or 0 for value in row.values]
        thickness = _THICKNESS / len(rows) * 0.92
        axes.barh(at, widths, thickness, color=colour, alpha=0.55 if row.pale else 1.0, label=row.name)
        _write_ends(axes, row, at, mirrored=mirrored)
    axes.set_yticks(range(len(labels)), list(labels))
    axes.set_ylim(max(len(labels) - 0.5, 0.5), -0.5)
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=False, axis="y")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    # Room for the figure at the end of the longest bar.
    axes.set_xlim(0, max(axes.get_xlim()[1], 1) * 1.08)
    if mirrored:
        axes.invert_xaxis()
        axes.yaxis.tick_right()
        axes.spines["right"].set_visible(True)
        axes.spines["left"].set_visible(False)
    titled(figure, title, unit, language, legend=len(rows) > 1)
    return figure


def _place(k: int, rows: int) -> float:
    """How far below the middle of its group the bar of a row lies."""
    return (k + 0.5) * _THICKNESS / rows - _THICKNESS / 2


def _write_ends(axes: Axes, row: Values, at: Sequence[float], *, mirrored: bool) -> None:
    """The whisker of each bar, and its figure beyond."""
    for i, value in enumerate(row.values):
        end = row.high(i) or 0
        if value is not None and (row.lows or row.highs):
            # White below black shows on the bar and beside it.
            for colour, width in (("white", 3.0), ("#222222", 1.0)):
                axes.hlines(at[i], row.low(i) or 0, end, color=colour, linewidth=width)
        axes.annotate(
            "–" if value is None else f"{value:,.0f}",
            (end, at[i]),
            textcoords="offset points",
            xytext=(-4 if mirrored else 4, 0),
            ha="right" if mirrored else "left",
            va="center",
            fontsize=8,
        )
