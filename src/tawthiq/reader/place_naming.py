"""The names of places as they are written down: without clitics, with the word of place or the side that is theirs."""

from __future__ import annotations

from tawthiq.arabic.script import fold
from tawthiq.reader.listed_places import MORE_OF, one_of
from tawthiq.reader.place_names import NameFinder
from tawthiq.reader.place_phrase import Named, PlacePhrase, clean_name, without
from tawthiq.reader.sentence import Sentence

_LANDS = frozenset(("river", "region", "area", "desert", "mountain"))
_LANDS_OF = frozenset(("SY", "IQ"))
_PARTED = frozenset(("SY",))
"""Countries whose governorates reports part by the compass: "شرق حلب" is a land, "غرب بغداد" is Baghdad."""


def has_named_parts(named: Named) -> bool:
    """Whether a part by the compass is a land of its own ("شمال سوريا", "شرق الفرات"), and not just beside a town."""
    row = max(named.rows, key=lambda r: r.prior, default=None)
    return row is not None and (row.kind in _LANDS or (row.kind == "country" and row.country in _LANDS_OF))


def _has_parts_by_use(named: Named) -> bool:
    """Whether a side of a city is told as a land of its own: "شرق حلب", but not "غرب مدينة حلب"."""
    return not named.kind and any(r.kind == "governorate" and r.country in _PARTED for r in named.rows)


class NameWriter:
    """Writes down the names of the places of one sentence."""

    def __init__(self, sentence: Sentence, names: NameFinder) -> None:
        self.s = sentence
        self.names = names

    def write(self, phrase: PlacePhrase) -> None:
        """The names of a phrase and of what holds it, and where it stands."""
        tokens = self.s.tokens
        phrase.span = tokens.raw_span(phrase.first, phrase.last)
        for named in (phrase.main, *phrase.holders):
            bare = clean_name(tokens.raw_text(named.name_first, named.name_last))
            prefix = "" if named.class_first >= 0 else named.clitic or self.names.clitic(named.name_first)
            named.bare_name = without(bare, prefix)
            named.name = named.name or self._full_name(named, phrase)

    def _full_name(self, named: Named, phrase: PlacePhrase) -> str:
        if named.to_name == " ":
            named.to_name = phrase.holders[0].bare_name or without(
                clean_name(self.s.tokens.raw_text(phrase.holders[0].name_first, phrase.holders[0].name_last)),
                self.names.clitic(phrase.holders[0].name_first) if phrase.holders[0].class_first < 0 else "",
            )
        if named.to_name:
            if named.kind == "road" or self._road_before(named):
                return f"طريق {named.bare_name} - {named.to_name}"
            return f"بين {named.bare_name} و{named.to_name}"
        start = named.class_first if named.class_first >= 0 and named.in_name else -1
        parted = has_named_parts(named) or (named is phrase.main and _has_parts_by_use(named))
        if start < 0 and named.direction and named.class_first < 0 and parted:
            start = named.first
        if start < 0:
            return f"{named.lent_class} {named.bare_name}" if named.lent_class else named.bare_name
        hit = self.s.at(start, "place_class", "direction")
        end = named.last if named.direction else named.name_last
        name = without(clean_name(self.s.tokens.raw_text(start, end)), hit.prefix if hit else "")
        first, _, rest = name.partition(" ")
        return f"{one_of(first, hit)} {rest}" if hit and rest and fold(first) in MORE_OF else name

    def _road_before(self, named: Named) -> bool:
        return any(
            self.s.word(i).lstrip("وبال") in ("طريق", "وتوستراد") for i in range(named.first - 4, named.first)
        )
