"""Plots as SVG and PNG: the same figure gives the same bytes; Arabic is shaped and runs right to left."""

from __future__ import annotations

from tawthiq.plots.bars import bars
from tawthiq.plots.canvas import canvas, check, save, svg_of
from tawthiq.plots.columns import columns
from tawthiq.plots.lines import lines
from tawthiq.plots.map import Disc, map_of
from tawthiq.plots.values import COLOURS, Values

__all__ = [
    "COLOURS",
    "Disc",
    "Values",
    "bars",
    "canvas",
    "check",
    "columns",
    "lines",
    "map_of",
    "save",
    "svg_of",
]
