"""Further places of a list behind its first: "مدن حرستا وعربين ودوما", "على معمل الكرتون وعلى حاجز الصورة"."""

from __future__ import annotations

from collections.abc import Callable

from tawthiq.lexicon import Hit
from tawthiq.reader.place_lists import (
    Joint,
    item_without_row,
    joined_name,
    joint_at,
    squeezed,
    take_size,
)
from tawthiq.reader.place_names import NameFinder
from tawthiq.reader.place_phrase import Named, PlacePhrase
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_LENDING = frozenset(("city", "quarter", "countryside", "governorate", "camp", "desert"))
"""Kinds of place whose class word holds for all names of a list."""
_USUAL = 0.3
"""How usual a place of one word must be to be one behind "وعلى" or "وكامل", without a word of place."""
MORE_OF = words("placing.more_of")


def one_of(several: str, classed: Hit) -> str:
    """The word for one of several places, each of which bears it: "حيي سيف الدولة والزبدية" names حي سيف الدولة."""
    if several.endswith("تي"):
        return several.removesuffix("تي") + "ة"
    one = several.removesuffix("ي")
    return one if one != several else classed.entry.facts["forms"].split("|")[0].strip()


class ListedPlaces:
    """Reads lists of places in one sentence.

    `named_at` gives the name that begins at a token, `hold` takes into a phrase what holds its place.
    """

    def __init__(
        self,
        sentence: Sentence,
        names: NameFinder,
        named_at: Callable[[int], Named | None],
        hold: Callable[[PlacePhrase], None],
    ) -> None:
        self._s = sentence
        self._names = names
        self._named_at = named_at
        self._hold = hold

    def behind(self, phrase: PlacePhrase) -> list[PlacePhrase]:
        """The places joined by و or a comma to the one of a phrase."""
        out: list[PlacePhrase] = []
        last = owner = phrase
        while True:
            owner = last if last.main.class_first >= 0 else owner
            take_size(self._s, last)
            joint = joint_at(self._s, last.last + 1)
            i = joint.end
            if not self._s.word(i) or i in self._names.covered or self._s.time_at(i):
                return out
            named = self._next(owner, i)
            if named is None or not self._goes_on(phrase, joint, named):
                return out
            if not named.kind and phrase.main.kind in _LENDING and not joint.preposition:
                named.kind, named.class_precision = phrase.main.kind, phrase.main.class_precision
                named.in_name = phrase.main.in_name
                named.lent_class = self._lent_class(phrase.main)
            last = PlacePhrase(i, named.last, named, relation=phrase.relation, listed=last.listed + 1)
            self._hold(last)
            out.append(last)

    def _next(self, owner: PlacePhrase, i: int) -> Named | None:
        known = self._named_at(i)
        unknown = item_without_row(self._s, self._names.covered, owner, i)
        if known is not None:
            longer = unknown is not None and unknown.last > known.last
            plain = known.rows and not known.kind and not known.direction
            return unknown if longer and plain else known  # "قرى الدبس ومحمد الموسى"
        return self._joined_name(owner, i) or unknown or self._between_two(i)

    def _goes_on(self, first: PlacePhrase, joint: Joint, named: Named) -> bool:
        """Whether a name belongs to the list, and does not open something else."""
        if joint.steps:
            return not self._opens_clause(named) and (bool(named.kind) or self._usual(named))
        if (
            named.kind == "governorate" != first.main.kind
            and self._s.at(joint.end, "place_class") is not None
        ):
            return False
        without_row = not named.rows and not named.kind
        plain = bool(named.rows) and not named.kind and not named.direction
        behind_comma = self._s.word(joint.end - 1) == "," and plain
        return (
            self._names.joined(named)
            or bool(named.clitic)
            or without_row
            or (behind_comma and bool(first.main.kind))
        )

    def _joined_name(self, owner: PlacePhrase, i: int) -> Named | None:
        match = self._names.match(i, "و") if joined_name(self._s, owner, i) else None
        return Named(i, match[0], i, match[0], rows=match[1], clitic="و") if match is not None else None

    def _between_two(self, i: int) -> Named | None:
        """A name that no gazetteer has between two that it has: "معمل رامكو ووتار وتل كردي"."""
        item = squeezed(self._s, self._names.covered, i)
        if item is None:
            return None
        joint = joint_at(self._s, i + 1)
        further = self._named_at(joint.end)
        if further is None or not (further.kind or self._usual(further)):
            return None
        return item if joint.steps or self._names.joined(further) else None

    def _opens_clause(self, named: Named) -> bool:
        """Whether a clause of its own follows: "وفي حمص قتل …" goes on with another event."""
        i = named.last + 1
        if (time := self._s.time_at(i)) is not None:
            i = time.last + 1
        return self._s.at(i, "trigger", "harm", "light", "say") is not None

    def _usual(self, named: Named) -> bool:
        several = bool(named.rows) and named.name_last > named.name_first
        return several or max((row.prior for row in named.rows), default=0) >= _USUAL

    def _lent_class(self, head: Named) -> str:
        """The word of place that the first of a list lends to the others: "حيي سيف الدولة والزبدية"."""
        hit = self._s.at(head.class_first, "place_class") if head.in_name else None
        if hit is None:
            return head.lent_class
        word = self._s.word(hit.first).removeprefix(hit.prefix)
        return one_of(word, hit) if word in MORE_OF and head.kind != "countryside" else ""
