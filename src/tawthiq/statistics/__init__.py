"""Counting what is documented: tallies held against incidents, claims, series, and what nobody reported.

`check_tallies` holds monitors' counts against the incidents of a store, `contradictions` against each other; `claims`
what a party says it did against what others report; `trends` counts over time; `estimate`
what no list has, of the `histories_of` a store.
"""

from __future__ import annotations

from tawthiq.statistics.claims import Ledger, claims
from tawthiq.statistics.contradictions import Contradiction, contradictions
from tawthiq.statistics.estimating import Estimate, estimate
from tawthiq.statistics.histories import Histories, histories_by, histories_of, read_histories
from tawthiq.statistics.scope import Scope
from tawthiq.statistics.series import Series
from tawthiq.statistics.strata import Strata, estimate_apart
from tawthiq.statistics.tally_check import TallyCheck, check_tallies
from tawthiq.statistics.trends import trends

__all__ = [
    "Contradiction",
    "Estimate",
    "Histories",
    "Ledger",
    "Scope",
    "Series",
    "Strata",
    "TallyCheck",
    "check_tallies",
    "claims",
    "contradictions",
    "estimate",
    "estimate_apart",
    "histories_by",
    "histories_of",
    "read_histories",
    "trends",
]
