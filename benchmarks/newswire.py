"""What the annotators of the newswire sentences were asked for."""

from __future__ import annotations

from tawthiq.records import FAMILIES

ASSAULT = {
    *FAMILIES["armed"],
    *FAMILIES["explosive"],
    *FAMILIES["fire"],
    "abduction",
    "other_violence",
    "looting_destruction",
}
"""The types that the annotators' guidelines call an assault."""
