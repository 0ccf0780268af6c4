"""Counts over time as standing columns, one for each day or week; what is not known is a gap and no column of zero."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from tawthiq.labels import Language
from tawthiq.plots.canvas import canvas, titled
from tawthiq.plots.values import Values, colours_of

MOST_LABELS = 16


def columns(labels: Sequence[str], row: Values, *, title: str, language: Language, unit: str = "") -> Figure:
    """A column for each label; time runs from left to right in both languages, as in `lines`.

    Args:
        labels: of the periods, the earliest first.
        row: one value for each label.
        title: above the plot, on the side from which the language is read.
        language: `ar` or `en`.
        unit: what the values count, below the title.
    """
    figure, axes = canvas(height=2.6)
    at = [i for i, value in enumerate(row.values) if value is not None]
    axes.bar(at, [row.values[i] or 0 for i in at], 0.75, color=colours_of([row])[0])
    axes.set_xlim(-0.7, max(len(labels) - 0.3, 0.7))
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axes.grid(visible=False, axis="x")
    step = math.ceil(len(labels) / MOST_LABELS) or 1
    shown = list(range(0, len(labels), step))
    axes.set_xticks(shown, [labels[i] for i in shown])
    titled(figure, title, unit, language, legend=False)
    return figure
