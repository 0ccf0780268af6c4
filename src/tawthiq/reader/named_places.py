"""A place named at a token: by a word of place and a name, or by the name alone, with its side."""

from __future__ import annotations

from tawthiq.arabic.script import fold
from tawthiq.lexicon import Hit
from tawthiq.places import PlaceRow
from tawthiq.reader.borders import border_at
from tawthiq.reader.name_reach import longer, numbered, quoted
from tawthiq.reader.place_lists import item_end, opens_list
from tawthiq.reader.place_names import NameFinder
from tawthiq.reader.place_naming import has_named_parts
from tawthiq.reader.place_phrase import Named, clean_name, without
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_BUILDINGS = words("placing.buildings")
_SMALL = frozenset(("city", "quarter", "district", "subdistrict", "base", "camp"))
_DASHES = frozenset(("-", "_", "/"))


def _shortest(named: Named, sentence: Sentence) -> int:
    """The last token of the usual name, where the text has a fuller one: "حقل العمر" of "حقل العمر النفطي"."""
    for row in named.rows:
        usual = fold(row.name).split()
        shown = [sentence.word(i) for i in range(named.class_first, named.name_last + 1)]
        if len(usual) > 1 and shown[0].endswith(usual[0]) and shown[1 : len(usual)] == usual[1:]:
            return named.class_first + len(usual) - 1
    return named.name_last


class NamedPlaces:
    """The places that a sentence names, token by token; `covered` tokens belong to other names."""

    def __init__(self, sentence: Sentence, names: NameFinder, covered: set[int]) -> None:
        self.s = sentence
        self.names = names
        self.covered = covered

    def at(self, i: int) -> Named | None:
        """The place named at a token, None where it names none."""
        if i not in self.s.hits:
            return self._bare(i)
        direction = self.s.at(i, "direction")
        if direction is not None and direction.prefix in ("", "ب", "و", "وب", "في"):
            inner = self._named_plain(direction.last + 1)
            if inner is not None and inner.first == direction.last + 1 and not self._clitic(inner):
                inner.first = i
                if direction.entry.key != "middle" or has_named_parts(inner):
                    inner.direction = direction.entry.key
                return inner  # the middle of a town is the town
        return self._named_plain(i)

    def _clitic(self, named: Named) -> bool:
        word = self.s.word(named.first)
        return word[:1] in "وف" and self.names.match(named.first, "") is None and named.kind == ""

    def _named_plain(self, i: int) -> Named | None:
        classed = self.s.at(i, "place_class")
        if classed is None or self._is_verb(i, classed):
            return self._bare(i)
        if (border := border_at(self.s, i)) is not None:
            return border
        j = classed.last + 1
        precision = classed.entry.facts["precision"]
        named = Named(i, i, j, j, classed.entry.key, classed.entry.facts["in_name"] == "yes", precision, i)
        inner = self.s.at(j, "place_class")
        if (
            inner is not None
            and not inner.prefix
            and classed.entry.key in ("countryside", "area", "quarter", "road", "city", "base", "desert")
        ):
            # "ريف مدينة البصيرة", "منطقة حي غويران": the inner class tells what is named
            deeper = self._named_plain(j)
            if deeper is not None and deeper.kind:
                of_town = classed.entry.key == "base" and inner.entry.key in (
                    "city",
                    "quarter",
                    "base",
                    "area",
                )
                if classed.entry.key in ("area", "city") or of_town:  # "سوق مدينة الشدادي" lies in the town
                    deeper.first = i
                    return deeper
                named.name_first, named.name_last = deeper.name_first, deeper.name_last
                named.rows, named.last = deeper.rows, deeper.last
                self._direction_behind(named)
                return named
        towards = self.s.at(j, "direction")
        if classed.entry.key == "countryside" and classed.definite and towards is not None:
            named.name_first, named.last, named.name_last = i, towards.last, towards.last
            named.direction = towards.entry.key
            return named  # "الريف الشرقي", of a governorate told before
        if classed.entry.key == "quarter" and classed.definite and towards is not None:
            named.name_first, named.last, named.name_last = i, towards.last, towards.last
            named.class_precision = "area"
            return named  # "الأحياء الشرقية", of a town that is told beside it
        match = self.names.match_classed(i, classed)
        if match is None and self.s.word(j) == "(":
            return None
        if match is not None and classed.entry.key in _SMALL and all(r.kind == "country" for r in match[1]):
            return None  # "بلدات سورية": an adjective
        end = self._end_of_name(j, classed, match)
        if end is None:
            return None
        named.last = named.name_last = end
        if match is not None and match[0] == end:
            named.rows = match[1]
            named.name_last = _shortest(named, self.s)
            self._take_in_class(named, classed)
        if named.kind == "road":
            self._road_end(named)
        self._direction_behind(named)
        return named

    def _end_of_name(
        self, j: int, classed: Hit, match: tuple[int, tuple[PlaceRow, ...]] | None
    ) -> int | None:
        """The last token of the name that a word of place calls for at token `j`."""
        known = match[0] if match is not None else -1
        marked = quoted(self.s, j)
        if marked is None or not self.covered.isdisjoint(range(j, marked + 1)):
            marked = numbered(self.s, j, classed)
        if marked is not None and marked > known:
            return marked
        if self.s.word(classed.first).removeprefix(classed.prefix) in _BUILDINGS:
            match = match if self.s.word(j).startswith("ال") else None
        end = self.names.unknown(j, classed) if match is None else known
        if end is None or (match is not None and known != j and not opens_list(self.s, classed)):
            return end
        reach = longer(self.s, end, match[1]) if match is not None else None
        if opens_list(self.s, classed) and self.names.match(end + 1, "") is None:
            listed = item_end(self.s, self.covered, j, end)
            reach = listed if listed is not None and listed > end else reach
        return end if reach is None else reach

    def _take_in_class(self, named: Named, classed: Hit) -> None:
        """ "مدينة الصدر", "ضاحية الأسد": the gazetteer has the word of place in the name."""
        if named.kind != "city" or named.in_name or classed.last > classed.first:
            return
        whole = self.names.match(classed.first, classed.prefix)
        if whole is None or whole[0] != named.last:
            return
        word = self.s.word(classed.first).removeprefix(classed.prefix)
        own = tuple(row for row in whole[1] if fold(row.name).split()[0] == word)
        if own:
            named.in_name, named.rows = True, own

    def _is_verb(self, i: int, classed: Hit) -> bool:
        """Whether "وأدى", which folds into a word for a valley, is the verb that it looks like."""
        if classed.entry.key != "river" or self.s.at(i, "light") is None:
            return False
        raw = self.s.tokens.raw_text(i, i)
        return "أ" in raw or raw.endswith("ى")

    def _bare(self, i: int) -> Named | None:
        for clitic in self.names.clitics_at(i):
            match = self.names.match(i, clitic)
            if match is not None and not (match[0] == i and self.names.is_word(i)):
                last, rows = match
                named = Named(i, last, i, last, rows=rows)
                self._direction_behind(named)
                return named
        return None

    def _road_end(self, named: Named) -> None:
        i = named.last + 1
        if self.s.word(i) in _DASHES or self.s.word(i) in ("الي",) or self.s.word(i).startswith("و"):
            j = i + 1 if self.s.word(i) in _DASHES or self.s.word(i) == "الي" else i
            match = self.names.match(j, "") or self.names.match(j, "و")
            if match is not None:
                clitic = "" if self.names.match(j, "") is not None else "و"
                named.to_name = without(clean_name(self.s.tokens.raw_text(j, match[0])), clitic)
                named.last = match[0]

    def _direction_behind(self, named: Named) -> None:
        behind = self.s.at(named.last + 1, "direction")
        if (
            behind is not None
            and not behind.prefix
            and self.s.word(behind.first).startswith("ال")
            and named.kind in ("countryside", "desert", "city", "area", "")
        ):
            named.last = behind.last
            if named.kind in ("countryside", "desert"):
                named.direction = behind.entry.key
