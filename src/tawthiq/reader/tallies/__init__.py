"""Tallies: counts over a period or an area, with what they break down, leave out, and whose word they are."""

from tawthiq.reader.tallies.drafts import TallyDraft, TallyReading
from tawthiq.reader.tallies.reading import find_tallies
from tawthiq.reader.tallies.writing import to_record_tallies

__all__ = ["TallyDraft", "TallyReading", "find_tallies", "to_record_tallies"]
