"""Plots as SVG and PNG: the same figure gives the same bytes; Arabic is shaped and runs right to left."""

from __future__ import annotations

from tawthiq.plots.canvas import canvas, save, svg_of

__all__ = ["canvas", "save", "svg_of"]
