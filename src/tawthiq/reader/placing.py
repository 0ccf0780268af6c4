"""Phrases that name a place, with everything the text says about where that is.

"في قرية الحصان التابعة لناحية الكسرة بريف دير الزور الغربي" is one phrase: a village, with the sub-district and the
countryside that hold it as evidence for which of the places of that name is meant.
"""

from __future__ import annotations

from tawthiq.arabic.script import fold
from tawthiq.lexicon import Hit
from tawthiq.places import PlaceRow
from tawthiq.reader.borders import border_at
from tawthiq.reader.listed_places import MORE_OF, ListedPlaces, one_of
from tawthiq.reader.name_reach import longer, numbered, quoted
from tawthiq.reader.place_lists import item_end, opens_list
from tawthiq.reader.place_names import NameFinder, Names
from tawthiq.reader.place_phrase import Named, PlacePhrase, clean_name, span_both, without
from tawthiq.reader.pointing import pointer_at
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_LINKS = words("placing.links")
_DISTANCE = words("placing.distance")
_BUILDINGS = words("placing.buildings")
_KNOWN_BARE = 0.6
"""How usual a place must be (its prior) to be taken for one with nothing before it that says so."""
_KNOWN_WITH_PREPOSITION = 0.3
"""The same behind a mere preposition: hamlets whose names are also words ("بجروح", "في الحي") need a class word."""
_LANDS = frozenset(("river", "region", "area", "desert", "mountain"))
_LANDS_OF = frozenset(("SY", "IQ"))
_PARTED = frozenset(("SY",))
"""Countries whose governorates reports part by the compass: "شرق حلب" is a land, "غرب بغداد" is Baghdad."""
_SMALL = frozenset(("city", "quarter", "district", "subdistrict", "base", "camp"))
_DASHES = frozenset(("-", "_", "/"))


def _has_named_parts(named: Named) -> bool:
    """Whether a part by the compass is a land of its own ("شمال سوريا", "شرق الفرات"), and not just beside a town."""
    row = max(named.rows, key=lambda r: r.prior, default=None)
    return row is not None and (row.kind in _LANDS or (row.kind == "country" and row.country in _LANDS_OF))


def _has_parts_by_use(named: Named) -> bool:
    """Whether a side of a city is told as a land of its own: "شرق حلب", but not "غرب مدينة حلب"."""
    return not named.kind and any(r.kind == "governorate" and r.country in _PARTED for r in named.rows)


def _shortest(named: Named, sentence: Sentence) -> int:
    """The last token of the usual name, where the text has a fuller one: "حقل العمر" of "حقل العمر النفطي"."""
    for row in named.rows:
        usual = fold(row.name).split()
        shown = [sentence.word(i) for i in range(named.class_first, named.name_last + 1)]
        if len(usual) > 1 and shown[0].endswith(usual[0]) and shown[1 : len(usual)] == usual[1:]:
            return named.class_first + len(usual) - 1
    return named.name_last


def _narrower(holder: Named, main: Named) -> bool:
    """Whether "سفارة الولايات المتحدة في كابل" is no country in a town, but a town of its own."""
    return _only_countries(main) and not _only_countries(holder) and not holder.direction


def _only_countries(named: Named) -> bool:
    return bool(named.rows) and not named.kind and all(row.kind == "country" for row in named.rows)


def _step_out_of_namesake(phrase: PlacePhrase) -> None:
    """ "القبض على جلالي في إيران": a hamlet of that name in another country is not meant; the country is."""
    main = phrase.main
    if main.kind or main.direction or not phrase.holders or not _only_countries(phrase.holders[0]):
        return
    countries = {row.country for row in phrase.holders[0].rows}
    if main.rows and not any(row.country in countries for row in main.rows):
        phrase.main = phrase.holders.pop(0)
        phrase.first, phrase.relation, phrase.bare = phrase.main.first, "inside", False


def find_places(sentence: Sentence, names: Names) -> list[PlacePhrase]:
    """The place phrases of a sentence, left to right in reading order."""
    return _PlaceFinder(sentence, names).run()


class _PlaceFinder:
    def __init__(self, sentence: Sentence, names: Names) -> None:
        self.s = sentence
        self.covered = self._tokens_of_actors()
        self.names = NameFinder(sentence, names, self.covered)

    def _tokens_of_actors(self) -> set[int]:
        """Tokens inside names of parties, speakers and outlets: a place in them is no place of an event."""
        out: set[int] = set()
        for hit in self.s.of_kind("actor", "speaker"):
            if hit.entry.facts.get("kind") == "state":
                continue  # a country acts and is a place: its preposition tells
            if hit.last > hit.first or hit.entry.kind == "actor":
                out.update(range(hit.first, hit.last + 1))
        for hit in self.s.of_kind("adjective"):
            if self.s.word(hit.first).startswith("ال") or hit.prefix == "":
                out.add(hit.first)
        return out

    def run(self) -> list[PlacePhrase]:
        out: list[PlacePhrase] = []
        lists = ListedPlaces(self.s, self.names, self._named, self._hold)
        reached = self.s.first
        for i in self.names.beginnings():
            if i < reached:
                continue
            behind_place = bool(out) and i - out[-1].last <= 1  # "في إقليم هلمند بجنوب البلاد"
            phrase = self._phrase(i)
            if phrase is None and not behind_place:
                phrase = self._pointer(i)
            if phrase is None:
                continue
            listed = lists.behind(phrase)
            reached = (listed[-1] if listed else phrase).last + 1
            if phrase.relation == "between" and listed:
                span_both(phrase, listed[0])
                listed = []
            for found in (phrase, *listed):
                self._write_name(found)
                out.append(found)
        return out

    def _pointer(self, i: int) -> PlacePhrase | None:
        """ "في المدينة", "شرق البلاد": a place told before, where a preposition or a direction says that it is one."""
        direction = self.s.at(i, "direction")
        named = pointer_at(self.s, i if direction is None else direction.last + 1)
        if named is None or named.first in self.covered or self.s.time_at(i):
            return None
        if direction is not None:
            if named.clitic:
                return None
            named.first = i
            named.direction = "" if direction.entry.key == "middle" else direction.entry.key
        relation = self._relation_before(i) or ("inside" if direction or named.clitic.endswith("ب") else None)
        return PlacePhrase(i, named.last, named, relation) if relation in ("inside", "near") else None

    def _write_name(self, phrase: PlacePhrase) -> None:
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
        parted = _has_named_parts(named) or (named is phrase.main and _has_parts_by_use(named))
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

    def _phrase(self, i: int) -> PlacePhrase | None:
        if self.s.time_at(i) or i in self.covered:
            return None
        named = self._named(i)
        if named is None:
            return None
        phrase = PlacePhrase(named.first, named.last, named)
        self._bind(phrase)
        if (
            phrase.bare
            and named.name_first == named.name_last
            and (
                max((r.prior for r in named.rows), default=0) < _KNOWN_BARE
                or (any(r.common_word for r in named.rows) and self.s.at(named.first - 1, "object") is None)
                or self._speaks(named)
            )
        ):
            return None
        self._hold(phrase)
        self._step_out_of_facility(phrase)
        _step_out_of_namesake(phrase)
        if (
            not phrase.holders
            and not named.kind
            and not named.direction
            and named.name_first == named.name_last
        ) and max((r.prior for r in named.rows), default=0) < _KNOWN_WITH_PREPOSITION:
            return None
        return phrase

    def _step_out_of_facility(self, phrase: PlacePhrase) -> None:
        """ "محطة المياه في قرية الزر" is placed by its village: the facility's name is no place's."""
        named = phrase.main
        if named.kind != "base" or named.rows or not phrase.holders:
            return
        if self.s.word(named.name_first).startswith("ال") and phrase.holders[0].kind in ("city", "quarter"):
            phrase.main = phrase.holders.pop(0)

    def _speaks(self, named: Named) -> bool:
        """A capital that says, denies or demands is a government: "أقرت دمشق"."""
        return self.s.at(named.first - 1, "say") is not None or self.s.at(named.last + 1, "say") is not None

    # --- a class word and a name
    def _named(self, i: int) -> Named | None:
        if i not in self.s.hits:
            return self._bare(i)
        direction = self.s.at(i, "direction")
        if direction is not None and direction.prefix in ("", "ب", "و", "وب", "في"):
            inner = self._named_plain(direction.last + 1)
            if inner is not None and inner.first == direction.last + 1 and not self._clitic(inner):
                inner.first = i
                if direction.entry.key != "middle" or _has_named_parts(inner):
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

    # --- how the phrase is bound, and what holds it
    def _bind(self, phrase: PlacePhrase) -> None:
        i = phrase.first
        word = self.s.word(i)
        relation = self._relation_before(i)
        clitic = self._clitic_of(phrase)
        if relation is not None:
            phrase.relation = relation
        elif clitic in ("ب", "وب", "فب"):
            phrase.relation = "inside"
        elif clitic in ("ل", "ول"):
            phrase.relation = "belonging"
        elif phrase.main.direction and not phrase.main.kind:
            phrase.relation = "inside"
        else:
            phrase.bare = not phrase.main.kind
        if word.startswith(("محيط", "اطراف", "مشارف")):
            phrase.relation = "near"

    def _clitic_of(self, phrase: PlacePhrase) -> str:
        classed = self.s.at(phrase.first, "place_class", "direction")
        if classed is not None and (phrase.main.kind or phrase.main.direction):
            return classed.prefix
        return self.names.clitic(phrase.first)

    def _relation_before(self, i: int) -> str | None:
        window = self.s.tokens.words[max(self.s.first, i - 6) : i]
        if window and window[-1] == "من" and any(w.lstrip("و") in _DISTANCE for w in window):
            return "near"
        best: Hit | None = None
        for start in range(max(self.s.first, i - 4), i):
            hit = self.s.at(start, "place_relation") if start in self.s.hits else None
            if hit is not None and hit.last == i - 1:
                best = hit if best is None or hit.first < best.first else best
        if best is not None:
            return best.entry.key if best.entry.key != "unit" else "inside"
        return None

    def _hold(self, phrase: PlacePhrase) -> None:
        """Takes in the units that follow: "التابعة لناحية …", "بريف … الغربي", "شرقي دير الزور", "في محافظة …"."""
        i = phrase.last + 1
        skipped = 0
        while i < self.s.last and skipped < 3:
            word = self.s.word(i)
            if word in _LINKS or (word in ("(", ")", ",") and skipped == 0):
                if word == "," and not self._unit_follows(i + 1):
                    return
                i += 1
                skipped += 1
                continue
            if i in self.covered or self.s.time_at(i):
                return
            holder = self._named(i)
            if holder is None:
                return
            if (
                self.names.joined(holder)
                or not self._holds(phrase, holder, skipped)
                or _narrower(holder, phrase.main)
            ):
                return
            phrase.holders.append(holder)
            phrase.last = holder.last
            i = holder.last + 1
            skipped = 0

    def _unit_follows(self, i: int) -> bool:
        classed = self.s.at(i, "place_class")
        return classed is not None and classed.entry.key in (
            "governorate",
            "countryside",
            "district",
            "subdistrict",
        )

    def _holds(self, phrase: PlacePhrase, holder: Named, skipped: int) -> bool:
        if self.s.at(holder.first - 1, "place_relation") and self._relation_before(holder.first) in (
            "near",
            "origin",
            "between",
        ):
            return self.s.word(holder.first - 1) == "من" and bool(holder.direction)
        bound = bool(holder.direction or holder.kind) or skipped > 0 or self.s.word(holder.first)[:1] in "بل"
        return bound or bool(holder.rows)
