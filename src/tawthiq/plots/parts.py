"""Bars over time, and in each a darker bar for a part of it: what is claimed, and what of that others report.

Time runs from left to right in both languages, as in `lines`.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from tawthiq.labels import Language
from tawthiq.plots.canvas import canvas, titled
from tawthiq.plots.lines import name_periods
from tawthiq.plots.values import COLOURS, PALE, Values

_WIDE, _NARROW = 0.84, 0.5
_WHOLE = "#C6C6C6"
_FEW = 40
"""Periods of which those that nothing is known of are marked with a dash."""


def parts(
    labels: Sequence[str], whole: Values, part: Values, *, title: str, language: Language, unit: str = ""
) -> Figure:
    """A bar for each label, and within it the part.

    Args:
        labels: of the periods, the earliest first.
        whole: one value for each label; where it is `None`, a dash stands in place of a bar.
        part: of that; no more than the whole.
        title: above the plot, on the side from which the language is read.
        language: `ar` or `en`.
        unit: what the values count, above the axis.
    """
    figure, axes = canvas(height=3.5)
    at = range(len(labels))
    axes.bar(at, [value or 0 for value in whole.values], _WIDE, color=_WHOLE, label=whole.name)
    axes.bar(at, [value or 0 for value in part.values], _NARROW, color=COLOURS[0], label=part.name)
    for i, value in enumerate(whole.values):
        if value is None and len(labels) <= _FEW:
            axes.annotate("–", (i, 0), textcoords="offset points", xytext=(0, 3), ha="center", color=PALE)
    axes.set_xlim(-0.6, max(len(labels) - 0.4, 0.6))
    axes.set_ylim(0, max(1, *(value or 0 for value in whole.values), 0) * 1.08)
    name_periods(axes, labels)
    titled(figure, title, unit, language, legend=True)
    return figure
