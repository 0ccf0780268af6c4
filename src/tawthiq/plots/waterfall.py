"""How a sum comes about: each step as a bar that begins where the one before it ended, the sum at the end.

What adds goes one way, what takes away the other; a line stands where the sum is held against a threshold. In Arabic the
bars and their names are mirrored, as the other plots of categories are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tawthiq.labels import Language
from tawthiq.plots.canvas import canvas, titled

UP, DOWN, WHOLE, NOTHING = "#009E73", "#D55E00", "#444444", "#8C8C8C"
"""Colours that readers with any colour vision tell apart (Okabe and Ito 2008)."""

_THICKNESS = 0.56
_NOTE_LETTERS = 46
_ROOM = 0.14
"""Of the width, for the figures at the ends of the bars."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one part adds to the sum (negative: takes away), and why, in a sentence."""

    name: str
    weight: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What the sum is held against."""

    at: float
    name: str


def waterfall(
    steps: Sequence[Step], total: Step, line: Line, *, title: str, language: Language, unit: str = ""
) -> Figure:
    """The steps from top to bottom, below them their sum.

    Args:
        steps: at least one; the bars begin at zero.
        total: name of the sum, its weight and what it means.
        line: the threshold.
        title: above the plot, on the side from which the language is read.
        language: `ar` or `en`.
        unit: what the weights are, below the title.
    """
    rows = [*steps, total]
    figure, axes = canvas(width=8.2, height=1.3 + 0.42 * len(rows))
    mirrored = language == "ar"
    ends = [0.0, *accumulate(step.weight for step in steps)]
    low, high = min(*ends, line.at), max(*ends, line.at)
    room = max(high - low, 1.0) * _ROOM
    axes.set_xlim(low - room, high + room)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    for i, step in enumerate(steps):
        _bar(axes, i, ends[i], step.weight, _colour(step.weight), mirrored=mirrored)
        # From the end of each bar to the beginning of the next.
        axes.vlines(ends[i + 1], i, i + 1, color=NOTHING, linewidth=0.7, zorder=1)
    _bar(axes, len(steps), 0.0, total.weight, WHOLE, mirrored=mirrored)
    axes.axhline(len(steps) - 0.5, color=NOTHING, linewidth=0.6)
    axes.axvline(line.at, color="black", linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
    # The first step of a sum seldom reaches over the threshold: beside it there is room for its name.
    beyond = (steps[0].weight > 0) == mirrored
    axes.annotate(
        line.name,
        (line.at, 0),
        textcoords="offset points",
        xytext=(5 if beyond else -5, 0),
        ha="left" if beyond else "right",
        va="center",
        fontsize=8,
    )
    _name(axes, rows, mirrored=mirrored)
    titled(figure, title, unit, language, legend=False)
    return figure


def _colour(weight: float) -> str:
    return NOTHING if weight == 0 else UP if weight > 0 else DOWN


def _bar(axes: Axes, row: int, start: float, weight: float, colour: str, *, mirrored: bool) -> None:
    """One bar and its figure beyond the end at which it arrives."""
    if weight:
        axes.barh(row, weight, _THICKNESS, left=start, color=colour, zorder=2)
    else:
        axes.vlines(start, row - _THICKNESS / 2, row + _THICKNESS / 2, color=colour, linewidth=2, zorder=2)
    rightward = (weight >= 0) != mirrored
    axes.annotate(
        f"{weight:+.1f}" if weight else "0",
        (start + weight, row),
        textcoords="offset points",
        xytext=(4 if rightward else -4, 0),
        ha="left" if rightward else "right",
        va="center",
        fontsize=8,
        color=colour,
        fontweight="bold",
    )


def _name(axes: Axes, rows: Sequence[Step], *, mirrored: bool) -> None:
    """The name of each row beside the axes, below it in small its sentence."""
    axes.set_yticks(range(len(rows)), [""] * len(rows))
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=False, axis="y")
    if mirrored:
        axes.invert_xaxis()
        axes.yaxis.tick_right()
        axes.spines["right"].set_visible(True)
        axes.spines["left"].set_visible(False)
    side, away = (1.0, 6) if mirrored else (0.0, -6)
    for i, row in enumerate(rows):
        note = wrap(row.note, _NOTE_LETTERS)
        # Name and sentence together stand in the middle of the row.
        _beside(axes, row.name, (side, i), (away, 5.0 * len(note)), size=9, colour="black")
        for k, part in enumerate(note):
            _beside(
                axes, part, (side, i), (away, 5.0 * len(note) - 10.5 * (k + 1)), size=7.5, colour="#555555"
            )


def _beside(
    axes: Axes, text: str, at: tuple[float, int], offset: tuple[float, float], *, size: float, colour: str
) -> None:
    axes.annotate(
        text,
        at,
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        xytext=offset,
        ha="left" if offset[0] > 0 else "right",
        va="center",
        fontsize=size,
        color=colour,
        annotation_clip=False,
    )
