"""Whose report an article is as a whole: a monitor's or a party's, passed on without quoting it each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tawthiq.reader.findings import Findings

_LEAD = 4
"""Sentences at the beginning of which one must name him."""
_SHARE = 0.6
_TIMES = 2


def report_voice(findings: Sequence[Findings]) -> str | None:
    """The source that the article begins with and quotes more than all others together; None where there is none."""
    said = [
        [a for a in f.attributions if a.speaker not in (None, "outlet") and a.effect != "suspect"]
        for f in findings
    ]
    counts = Counter(a.speaker for found in said for a in found)
    if not counts:
        return None
    speaker, times = counts.most_common(1)[0]
    named = any(a.speaker == speaker and a.speaker_first >= 0 for found in said[:_LEAD] for a in found)
    if not named or times < _TIMES or times < _SHARE * sum(counts.values()):
        return None
    return speaker
