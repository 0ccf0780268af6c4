"""Estimates side by side, each a point on its interval, above the value that is known."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from tawthiq.labels import Language
from tawthiq.plots.canvas import canvas, titled
from tawthiq.plots.values import COLOURS, PALE, Values


def forest(
    labels: Sequence[str],
    row: Values,
    *,
    title: str,
    language: Language,
    unit: str = "",
    known: float | None = None,
) -> Figure:
    """A line for each estimate, the first one on top and set apart; mirrored in Arabic, as bars are.

    Args:
        labels: of the estimates.
        row: their values, with the ends of their intervals; an open end runs to the border.
        title: above the plot, on the side from which the language is read.
        language: `ar` or `en`.
        unit: what is estimated.
        known: a value below which nothing can lie, drawn as a dashed line.
    """
    figure, axes = canvas(height=1.3 + 0.3 * len(labels))
    ends = [row.high(i) or 0 for i in range(len(labels))]
    lows = [row.low(i) or 0 for i in range(len(labels))]
    least = min([*lows, *([] if known is None else [known])], default=0)
    room = max((max(ends, default=1) - least) * 0.06, 1)
    for i, value in enumerate(row.values):
        colour = COLOURS[1] if i == 0 else COLOURS[0]
        axes.hlines(i, lows[i], ends[i], color=colour, linewidth=2.4 if i == 0 else 1.4)
        axes.plot(
            [value or 0], [i], color=colour, marker="D" if i == 0 else "o", markersize=6 if i == 0 else 4.5
        )
    if known is not None:
        axes.axvline(known, color=PALE, linewidth=1, linestyle=(0, (4, 2)))
    axes.set_xlim(least - room, max(ends, default=1) + room)
    axes.set_ylim(max(len(labels) - 0.4, 0.5), -0.6)
    axes.set_yticks(range(len(labels)), list(labels))
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=False, axis="y")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    if language == "ar":
        axes.invert_xaxis()
        axes.yaxis.tick_right()
        axes.spines["right"].set_visible(True)
        axes.spines["left"].set_visible(False)
    titled(figure, title, unit, language, legend=False)
    return figure
