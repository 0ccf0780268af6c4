"""What a spelling may be to each stage of reading, so that a stage looks at no word that can be nothing to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawthiq.lexicon import Opening


@dataclass(slots=True)
class Spelling:
    """What one spelling may be, wherever it stands."""

    opening: Opening | None
    """What it may open in the lexicon."""
    seconds: frozenset[str] | None
    """Where a name of a place may begin with it: the words that may follow, or the empty word for anything."""
    roles: tuple[str, ...]
    """What else may begin with it: "time", "number", "tally event" … (`spellings.roles_of`)."""


Spellings = Mapping[str, Spelling | None]
"""By word; `None` for one that is nothing to any stage."""
ANYTHING = frozenset(("",))
"""What follows a word that is a name by itself: nothing in particular."""
