"""Counting what is documented: tallies held against incidents, claims, series, and what nobody reported."""

from __future__ import annotations

from tawthiq.statistics.scope import Scope
from tawthiq.statistics.series import Series
from tawthiq.statistics.trends import trends

__all__ = ["Scope", "Series", "trends"]
