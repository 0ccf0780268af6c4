"""The measure on one page: which slots are scored, what half right is worth, when two events are one.

The measure is the template-filling measure of the Message Understanding Conferences: events are paired one to
one, then every slot of every pair is compared. A right fill counts 1, a partly right one 0.5; precision is
the sum over the fills that were read, recall the sum over the fills that the gold has.
"""

from __future__ import annotations

EVENT_SLOTS = (
    "type",
    "time",
    "place",
    "initiators",
    "targets",
    "weapons",
    "casualties",
    "speaker",
    "stance",
)
TALLY_SLOTS = ("count", "group", "by", "place", "time", "speaker", "part_of")

WEIGHTS = {
    "type": 0.25,
    "place": 0.25,
    "time": 0.15,
    "initiators": 0.1,
    "targets": 0.1,
    "casualties": 0.15,
    "totals": 0.15,
    "weapons": 0.05,
    "count": 0.6,
    "group": 0.15,
    "by": 0.05,
    "speaker": 0.05,
    "part_of": 0.05,
}
"""How much a slot says about whether two events are the same; used for pairing only, not for the score."""

PAIR_AT = 0.35
"""Similarity, 0 to 1, from which a gold and a read event are taken for the same event."""

RIGHT, PARTLY, WRONG = 1.0, 0.5, 0.0

SAME_NAME_KM = 25.0
"""Places of one name farther apart than this are namesakes: partly right."""

NEAR_KM = 10.0
"""Places of one precision nearer than this are one place, whatever their names."""

EARTH_DIAMETER_KM = 12742.0
