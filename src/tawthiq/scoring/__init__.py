"""Scores of records and incidents against gold: how much was read, and how much of that is right.

>>> from tawthiq.scoring import score_records
>>> gold = [{"id": "a", "slots": ["type"], "events": [{"type": "shelling"}, {"type": "arrest"}]}]
>>> report = score_records(gold, [{"id": "a", "events": [{"id": "e1", "type": "shelling"}]}])
>>> report.event.precision, report.event.recall
(1.0, 0.5)
"""

from tawthiq.scoring.gold import GoldSet, load_gold, load_gold_sets
from tawthiq.scoring.link_score import score_links
from tawthiq.scoring.report import Line, LinkLine, LinkReport, Report
from tawthiq.scoring.slot_score import score_records

__all__ = [
    "GoldSet",
    "Line",
    "LinkLine",
    "LinkReport",
    "Report",
    "load_gold",
    "load_gold_sets",
    "score_links",
    "score_records",
]
