"""Plots as SVG: the same figures give the same file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from io import BytesIO

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

mpl.use("svg")
_COLOURS = ("#4c72b0", "#dd8452", "#55a868", "#8172b3", "#937860", "#64b5cd", "#c44e52", "#8c8c8c")


def _style() -> AbstractContextManager[None]:
    return mpl.rc_context({"svg.hashsalt": "tawthiq", "svg.fonttype": "none", "font.size": 9})


def bars(title: str, groups: Sequence[str], series: Mapping[str, Sequence[float | None]], unit: str) -> bytes:
    """A group of bars for each of `groups`, in it one bar for each series; a bar is missing where there is None."""
    with _style():
        figure = Figure(figsize=(9, 3.6), layout="constrained")
        axes = figure.subplots()
        width = 0.8 / len(series)
        for k, (name, values) in enumerate(series.items()):
            at = [i - 0.4 + (k + 0.5) * width for i in range(len(groups))]
            heights = [0.0 if v is None else v for v in values]
            axes.bar(at, heights, width, label=name, color=_COLOURS[k % len(_COLOURS)])
        axes.set_xticks(range(len(groups)), groups, rotation=30, ha="right")
        if len(series) > 1:
            axes.legend(fontsize=7, ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1.08), frameon=False)
        return _finished(figure, axes, title, unit)


def reliability(title: str, points: Sequence[tuple[float, float, int]]) -> bytes:
    """How often an event was real, by how sure the reader was; `points` are said, real and how many events."""
    with _style():
        figure = Figure(figsize=(4.6, 4.2), layout="constrained")
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color="#8c8c8c", linewidth=1, linestyle="--", label="as sure as right")
        axes.plot(
            [p[0] for p in points], [p[1] for p in points], color=_COLOURS[0], marker="o", label="measured"
        )
        for said, real, n in points:
            axes.annotate(str(n), (said, real), textcoords="offset points", xytext=(5, -9), fontsize=7)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.set_xlabel("confidence")
        axes.legend(fontsize=7, frameon=False)
        return _finished(figure, axes, title, "share that is an event of the gold")


def growth(title: str, points: Sequence[tuple[float, float]], what: str, unit: str) -> bytes:
    """How a figure grows, on logarithmic axes, beside a line of even growth through the last point."""
    with _style():
        figure = Figure(figsize=(5.4, 3.6), layout="constrained")
        axes = figure.subplots()
        sizes, values = [p[0] for p in points], [p[1] for p in points]
        even = [values[-1] * size / sizes[-1] for size in sizes]
        axes.plot(sizes, even, color="#8c8c8c", linewidth=1, linestyle="--", label="even growth")
        axes.plot(sizes, values, color=_COLOURS[0], marker="o", label="measured")
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel(what)
        axes.legend(fontsize=7, frameon=False)
        return _finished(figure, axes, title, unit)


def _finished(figure: Figure, axes: Axes, title: str, unit: str) -> bytes:
    axes.set_title(title, loc="left", fontsize=10, pad=28 if axes.get_legend() and unit == "F1" else 6)
    axes.set_ylabel(unit)
    axes.spines[["top", "right"]].set_visible(False)
    axes.yaxis.grid(visible=True, color="#e0e0e0", linewidth=0.6)
    axes.set_axisbelow(True)
    out = BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()
