"""Harm done to somebody named before: "لمقتله", "قتلتهم", "فقُتلا"."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.toll import SEVERAL, Bounds, Toll

_PRONOUNS: dict[str, Bounds] = {
    "ه": (1, 1, None),
    "ها": (1, 1, None),
    "هما": (2, 2, None),
    "هم": SEVERAL,
    "هن": SEVERAL,
}


def pronoun_toll(harm: Hit, pronoun: str = "") -> Toll:
    """The toll of a word of harm with a suffix, or with a subject in its ending: how many the pronoun means."""
    meant = pronoun or harm.suffix
    toll = Toll(harm.entry.key, harm.first, harm.last, harm, pronoun=meant)
    toll.take(_PRONOUNS.get(meant, SEVERAL))
    return toll
