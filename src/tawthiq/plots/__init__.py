"""Plots as SVG and PNG: the same figure gives the same bytes; Arabic is shaped and runs right to left."""

from __future__ import annotations

from tawthiq.plots.bars import bars
from tawthiq.plots.canvas import canvas, check, save, svg_of
from tawthiq.plots.lines import lines
from tawthiq.plots.values import COLOURS, Values

__all__ = ["COLOURS", "Values", "bars", "canvas", "check", "lines", "save", "svg_of"]
