"""The empty figure that every plot begins with, and how it is written.

The font is DejaVu Sans, which comes with matplotlib and holds Arabic: nothing is looked for on the machine.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tawthiq.errors import ExportError
from tawthiq.labels import Language

_STYLE: Any = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.alpha": 0.25,
    "figure.constrained_layout.use": True,
    # Letters as outlines: the plot looks the same where the font is missing.
    "svg.fonttype": "path",
    "svg.hashsalt": "tawthiq",
}
SUFFIXES = (".svg", ".png")


def canvas(width: float = 7.0, height: float = 3.5) -> tuple[Figure, Axes]:
    """A figure of this size in inches with one pair of axes; plots never touch the global state of pyplot."""
    with rc_context(_STYLE):
        figure = Figure(figsize=(width, height))
        return figure, figure.subplots()


def titled(figure: Figure, title: str, unit: str, language: Language, *, legend: bool) -> None:
    """Title, unit and legend, on the side from which the language is read; the unit stands below the title."""
    (axes,) = figure.axes
    side: Literal["left", "right"] = "right" if language == "ar" else "left"
    with rc_context(_STYLE):
        axes.set_title(title, loc=side, fontsize=11, fontweight="bold", pad=26 if legend or unit else 8)
        if unit:
            axes.annotate(
                unit,
                (1.0 if language == "ar" else 0.0, 1.0),
                xycoords="axes fraction",
                textcoords="offset points",
                xytext=(0, 8),
                ha=side,
                fontsize=9,
                color="#444444",
            )
        if legend:
            _legend(figure, axes, language)


_SHORT = 45
"""Letters of all names together up to which a legend stands beside the unit, above the axes; else below them."""
_FEW = 4


def _legend(figure: Figure, axes: Axes, language: Language) -> None:
    handles, names = axes.get_legend_handles_labels()
    style: Any = {"fontsize": 8, "frameon": False, "markerfirst": language == "en"}
    if sum(map(len, names)) > _SHORT or len(names) > _FEW:
        figure.legend(handles, names, loc="outside lower center", ncols=2, **style)
    elif language == "ar":
        axes.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=4, **style)
    else:
        axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=4, **style)


def svg_of(figure: Figure) -> str:
    """The figure as SVG text that begins with its `<svg>` element, to stand inside a page."""
    buffer = io.StringIO()
    with rc_context(_STYLE):
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    text = buffer.getvalue()
    return text[text.index("<svg") :]


def check(path: Path) -> None:
    """Refuse a plot's file before the work begins.

    Raises:
        ExportError: the suffix is neither `.svg` nor `.png`.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ExportError(f"{path}: a plot is written as .svg or .png; expected one of these endings")


def save(figure: Figure, path: Path) -> None:
    """Write the figure as its suffix says.

    Raises:
        ExportError: the suffix is neither `.svg` nor `.png`, or the file cannot be written.
    """
    check(path)
    metadata = {"Date": None} if path.suffix.lower() == ".svg" else {"Software": None}
    try:
        with rc_context(_STYLE):
            figure.savefig(path, metadata=metadata, dpi=150)
    except OSError as err:
        raise ExportError(f"{path}: cannot be written ({err.strerror or err})") from err
