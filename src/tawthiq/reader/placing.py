"""Phrases that name a place, with everything the text says about where that is.

"في قرية الحصان التابعة لناحية الكسرة بريف دير الزور الغربي" is one phrase: a village, with the sub-district and the
countryside that hold it as evidence for which of the places of that name is meant.
"""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.listed_places import ListedPlaces
from tawthiq.reader.named_places import NamedPlaces
from tawthiq.reader.place_names import NameFinder, Names
from tawthiq.reader.place_naming import NameWriter
from tawthiq.reader.place_phrase import Named, PlacePhrase, span_both
from tawthiq.reader.pointing import pointer_at
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_LINKS = words("placing.links")
_DISTANCE = words("placing.distance")
_KNOWN_BARE = 0.6
"""How usual a place must be (its prior) to be taken for one with nothing before it that says so."""
_KNOWN_WITH_PREPOSITION = 0.3
"""The same behind a mere preposition: hamlets whose names are also words ("بجروح", "في الحي") need a class word."""


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
        self.named = NamedPlaces(sentence, self.names, self.covered)

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
        lists = ListedPlaces(self.s, self.names, self.named.at, self._hold)
        writer = NameWriter(self.s, self.names)
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
                writer.write(found)
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

    def _phrase(self, i: int) -> PlacePhrase | None:
        if self.s.time_at(i) or i in self.covered:
            return None
        named = self.named.at(i)
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
            holder = self.named.at(i)
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
