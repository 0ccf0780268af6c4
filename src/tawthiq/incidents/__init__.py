"""Incidents: which events of different articles are one occurrence, and what all of them together say.

`link` does it for a store, `link_records` for records at hand. `explain_pair` says why two events are, or are not,
taken for one, `explain_incident` why an incident is what it is; `pair_plot.plot_pair` draws the weights of a pair;
`judge` has what people can decide. The policy stands in `incidents/policy.py` and `incidents/data/policy.json`.
"""

from __future__ import annotations

from tawthiq.incidents import judge
from tawthiq.incidents.account import Account, explain_incident
from tawthiq.incidents.explain import PairExplanation, Reason, explain_pair
from tawthiq.incidents.linking import LinkResult, link, link_records

__all__ = [
    "Account",
    "LinkResult",
    "PairExplanation",
    "Reason",
    "explain_incident",
    "explain_pair",
    "judge",
    "link",
    "link_records",
]
