"""Which types of event one breath tells of one occurrence."""

from __future__ import annotations

from tawthiq.records import FAMILY_OF

_GENERIC = frozenset(("armed_attack",))
_TOGETHER = {
    frozenset(("raid", "arrest")),
    frozenset(("security_operation", "arrest")),
    frozenset(("security_operation", "raid")),
    frozenset(("armed_attack", "clash")),
    frozenset(("armed_attack", "seizure")),
    frozenset(("armed_attack", "raid")),
    frozenset(("clash", "seizure")),
    frozenset(("ambush", "clash")),
    frozenset(("ambush", "armed_attack")),
    frozenset(("ambush", "bombing")),
    frozenset(("bombing", "assassination")),
    frozenset(("armed_attack", "assassination")),
    frozenset(("bombing", "suicide_bombing")),
    frozenset(("armed_attack", "suicide_bombing")),
    frozenset(("armed_attack", "bombing")),
    frozenset(("bombing", "landmine")),
    frozenset(("shelling", "air_strike")),
    frozenset(("shelling", "drone_strike")),
    frozenset(("air_strike", "drone_strike")),
    frozenset(("armed_attack", "drone_strike")),
    frozenset(("reinforcement", "security_operation")),
    frozenset(("raid", "clash")),
    frozenset(("clash", "arrest")),
    frozenset(("armed_attack", "abduction")),
    frozenset(("security_operation", "clash")),
    frozenset(("raid", "suicide_bombing")),
    frozenset(("raid", "assassination")),
}
"""Types that one breath tells of one occurrence."""

DESTROYING = frozenset(
    (
        "bombing",
        "landmine",
        "armed_attack",
        "air_strike",
        "shelling",
        "drone_strike",
        "raid",
        "seizure",
        "ambush",
        "suicide_bombing",
    )
)
"""What burning and wrecking may be the outcome of."""


def told_in_one_breath(one: str, two: str) -> bool:
    """Whether two types are often told of one occurrence: a raid and its arrests, an attack that became a clash."""
    return frozenset((one, two)) in _TOGETHER


def compatible(one: str, two: str) -> bool:
    """Whether two event words may tell of one thing: by their types, or because one of them is general."""
    if one == two or told_in_one_breath(one, two):
        return True
    if "looting_destruction" in (one, two) and (one in DESTROYING or two in DESTROYING):
        return True
    violent = ("armed", "explosive", "fire")
    if one in _GENERIC or two in _GENERIC:
        return FAMILY_OF[one] in violent and FAMILY_OF[two] in violent
    return False
