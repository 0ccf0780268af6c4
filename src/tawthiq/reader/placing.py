"""Phrases that name a place, with everything the text says about where that is.

"في قرية الحصان التابعة لناحية الكسرة بريف دير الزور الغربي" is one phrase: a village, with the sub-district and the
countryside that hold it as evidence for which of the places of that name is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tawthiq.lexicon import Hit
from tawthiq.places import PlaceRow
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import beginnings, words

Names = Mapping[str, tuple[tuple[tuple[str, ...], tuple[PlaceRow, ...]], ...]]
"""Place names by their first word: the further words, and the rows of that name."""


@dataclass(slots=True)
class Named:
    """A name with the class word before it: "قرية الحصان", "ريف دير الزور الغربي"."""

    first: int
    last: int
    name_first: int
    name_last: int
    kind: str = ""
    """Class of place by the word before it (governorate, city, quarter, countryside, desert, road …), or empty."""
    in_name: bool = False
    class_precision: str = ""
    class_first: int = -1
    direction: str = ""
    rows: tuple[PlaceRow, ...] = ()
    to_name: str = ""
    """The other end of a road or stretch."""
    name: str = ""
    """The name as it is written down: "ريف دير الزور الغربي", "حي المثنى", "طريق دير الزور - تدمر"."""
    bare_name: str = ""
    """The name without class word and direction."""


@dataclass(slots=True)
class PlacePhrase:
    """A place as the sentence names it: what it is, how it is bound to the clause, and what holds it."""

    first: int
    last: int
    main: Named
    relation: str = "inside"
    """inside, near, between, origin (where somebody came from, went to or spoke)."""
    holders: list[Named] = field(default_factory=list)
    bare: bool = False
    """Neither a preposition nor a class word speaks for a place here."""
    listed: int = 0
    """Position in a list of places joined by و, 0 for the first."""
    span: tuple[int, int] = (0, 0)
    """Offsets in the article's text."""


_COMPASS = frozenset(
    ("north", "south", "east", "west", "middle", "north_east", "north_west", "south_east", "south_west")
)
_LINKS = words("placing.links")
_UNIT_KINDS = frozenset(("governorate", "district", "subdistrict", "countryside", "city"))
_DISTANCE = words("placing.distance")
_CLITIC_LETTERS = beginnings("placing.clitic_letters")
_NAME_BEGINNINGS = beginnings("placing.name_beginnings")
_BEHIND_NAME = words("placing.behind_name")
_OTHER_WORDS = frozenset(
    (
        "trigger",
        "harm",
        "weapon",
        "person",
        "object",
        "light",
        "say",
        "cue",
        "attribution",
        "unit",
        "parts",
        "anaphor",
    )
)
_KNOWN_BARE = 0.6
"""How usual a place must be (its prior) to be taken for one with nothing before it that says so."""
_KNOWN_WITH_PREPOSITION = 0.3
"""The same behind a mere preposition: hamlets whose names are also words ("بجروح", "في الحي") need a class word."""
_OPENS_NAME = words("placing.opens_name")
"""First words of names of two: "تل مرجان", "أم الرمان"."""
_DASHES = frozenset(("-", "_", "/"))
_NO_NAME = words("placing.no_name")


def find_places(sentence: Sentence, names: Names) -> list[PlacePhrase]:
    """The place phrases of a sentence, left to right in reading order."""
    return _PlaceFinder(sentence, names).run()


class _PlaceFinder:
    def __init__(self, sentence: Sentence, names: Names) -> None:
        self.s = sentence
        self.names = names
        self.covered = self._tokens_of_actors()

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
        i = self.s.first
        while i < self.s.last:
            phrase = self._phrase(i) if self._may_begin(i) else None
            if phrase is None:
                i += 1
                continue
            listed = self._list_after(phrase)
            i = (listed[-1] if listed else phrase).last + 1
            if phrase.relation == "between" and listed:
                _span_both(phrase, listed[0])
                listed = []
            for found in (phrase, *listed):
                self._write_name(found)
                out.append(found)
        return out

    def _may_begin(self, i: int) -> bool:
        """Whether a place phrase can begin at a token: a word of place, or the first word of a name."""
        if self.s.at(i, "place_class", "direction") is not None:
            return True
        word, names = self.s.tokens.words[i], self.names
        return (
            word in names
            or word[1:] in names
            or word[2:] in names
            or "ال" + word[2:] in names
            or "ال" + word[3:] in names
        )

    def _write_name(self, phrase: PlacePhrase) -> None:
        tokens = self.s.tokens
        phrase.span = tokens.raw_span(phrase.first, phrase.last)
        for named in (phrase.main, *phrase.holders):
            bare = clean_name(tokens.raw_text(named.name_first, named.name_last))
            prefix = "" if named.class_first >= 0 else self._clitic_before(named)
            named.bare_name = _without(bare, prefix)
            named.name = named.name or self._full_name(named, phrase)

    def _full_name(self, named: Named, phrase: PlacePhrase) -> str:
        if named.to_name == " ":
            named.to_name = phrase.holders[0].bare_name or _without(
                clean_name(self.s.tokens.raw_text(phrase.holders[0].name_first, phrase.holders[0].name_last)),
                self._clitic_before(phrase.holders[0]) if phrase.holders[0].class_first < 0 else "",
            )
        if named.to_name:
            if named.kind == "road" or self._road_before(named):
                return f"طريق {named.bare_name} - {named.to_name}"
            return f"بين {named.bare_name} و{named.to_name}"
        start = named.class_first if named.class_first >= 0 and named.in_name else -1
        if start < 0 and named.direction and named.class_first < 0:
            start = named.first
        if start < 0:
            return named.bare_name
        hit = self.s.at(start, "place_class", "direction")
        end = named.last if named.direction else named.name_last
        return _without(clean_name(self.s.tokens.raw_text(start, end)), hit.prefix if hit else "")

    def _road_before(self, named: Named) -> bool:
        return any(
            self.s.word(i).lstrip("وبال") in ("طريق", "وتوستراد") for i in range(named.first - 4, named.first)
        )

    def _clitic_before(self, named: Named) -> str:
        word = self.s.word(named.name_first)
        if self._match(named.name_first, "") is not None:
            return ""
        return next((word[:n] for n in (1, 2) if self._match(named.name_first, word[:n]) is not None), "")

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
        direction = self.s.at(i, "direction")
        if direction is not None and direction.prefix in ("", "ب", "و", "وب", "في"):
            inner = self._named_plain(direction.last + 1)
            if inner is not None and inner.first == direction.last + 1 and not self._clitic(inner):
                inner.first = i
                inner.direction = direction.entry.key
                return inner
        return self._named_plain(i)

    def _clitic(self, named: Named) -> bool:
        word = self.s.word(named.first)
        return word[:1] in "وف" and self._match(named.first, "") is None and named.kind == ""

    def _named_plain(self, i: int) -> Named | None:
        classed = self.s.at(i, "place_class")
        if classed is None:
            return self._bare(i)
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
                of_town = classed.entry.key == "base" and inner.entry.key in ("city", "quarter", "base")
                if classed.entry.key in ("area", "city") or of_town:  # "سوق مدينة الشدادي" lies in the town
                    deeper.first = i
                    return deeper
                named.name_first, named.name_last = deeper.name_first, deeper.name_last
                named.rows, named.last = deeper.rows, deeper.last
                self._direction_behind(named)
                return named
        match = self._match(j, "")
        if match is None and self.s.word(j) == "(":
            return None
        if match is not None:
            named.name_last, named.rows = match
        else:
            end = self._unknown_name(j, classed)
            if end is None:
                return None
            named.name_last = end
        named.last = named.name_last
        if named.kind == "road":
            self._road_end(named)
        self._direction_behind(named)
        return named

    def _bare(self, i: int) -> Named | None:
        word = self.s.word(i)
        if not word or not word[0].isalpha():
            return None
        for clitic in (
            "",
            *([word[0]] if word[0] in "وفبل" else ()),
            *([word[:2]] if word[:1] in "وف" and word[1:2] in ("ب", "ل") else ()),
        ):
            match = self._match(i, clitic)
            if match is not None and not (match[0] == i and self._is_word(i)):
                last, rows = match
                named = Named(i, last, i, last, rows=rows)
                self._direction_behind(named)
                return named
        return None

    def _is_word(self, i: int) -> bool:
        """Whether the lexicon knows the token as something else: "بكمين" is an ambush before it is a village."""
        return any(
            h.entry.kind in _OTHER_WORDS or (h.entry.kind == "place_class" and h.definite)
            for h in self.s.hits.get(i, ())
        )

    def _match(self, i: int, clitic: str) -> tuple[int, tuple[PlaceRow, ...]] | None:
        """The longest name that starts at token `i` behind a proclitic; its last token and its rows."""
        word = self.s.word(i)
        stem = word[len(clitic) :]
        if clitic.endswith("ل") and stem.startswith("ل") and len(stem) > 2:
            stem = "ال" + stem[1:]
        best: tuple[int, tuple[PlaceRow, ...]] | None = None
        known = self.names.get(stem)
        if known is None or i in self.covered:
            return None
        following = self.s.word(i + 1)
        for rest, rows in known:
            if rest and rest[0] != following:
                continue
            last = i + len(rest)
            if last >= self.s.last or (best is not None and last <= best[0]):
                continue
            if all(self.s.word(i + 1 + k) == w for k, w in enumerate(rest)) and not any(
                t in self.covered for t in range(i, last + 1)
            ):
                best = (last, rows)
        return best

    def _unknown_name(self, j: int, classed: Hit) -> int | None:
        """The last token of a name that no gazetteer has, right after a word that calls for a name."""
        if classed.entry.key in (
            "governorate",
            "district",
            "countryside",
            "area",
            "city_plural",
            "road",
            "river",
            "mountain",
            "desert",
        ) and classed.entry.key in ("area", "countryside", "governorate", "district", "river"):
            return None
        word = self.s.word(j)
        opens = word in _OPENS_NAME
        if (
            (len(word) < 3 and not opens)
            or not word[:1].isalpha()
            or word in _NO_NAME
            or word in _LINKS
            or self.s.time_at(j)
            or j in self.covered
        ):
            return None
        kinds = {h.entry.kind for h in self.s.hits.get(j, ())} - {"adjective", "cue", "direction"}
        if (kinds and not opens) or self.s.word(classed.first).startswith("ال") or classed.suffix:
            return None
        if len(word) > 4 and word.startswith(_CLITIC_LETTERS) and not word.startswith(_NAME_BEGINNINGS):
            return None
        nxt = self.s.word(j + 1)
        if opens and nxt:
            return j + 2 if self.s.word(j + 2) in _BEHIND_NAME else j + 1
        if nxt in _BEHIND_NAME:
            return j + 1
        if (
            nxt.startswith("ال")
            and word[:2] != "ال"
            and not self.s.hits.get(j + 1)
            and not self.s.time_at(j + 1)
        ):
            return j + 1
        return j

    def _road_end(self, named: Named) -> None:
        i = named.last + 1
        if self.s.word(i) in _DASHES or self.s.word(i) in ("الي",) or self.s.word(i).startswith("و"):
            j = i + 1 if self.s.word(i) in _DASHES or self.s.word(i) == "الي" else i
            match = self._match(j, "") or self._match(j, "و")
            if match is not None:
                clitic = "" if self._match(j, "") is not None else "و"
                named.to_name = _without(clean_name(self.s.tokens.raw_text(j, match[0])), clitic)
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
        word = self.s.word(phrase.first)
        if self._match(phrase.first, "") is not None:
            return ""
        for n in (1, 2):
            if word[:n] and self._match(phrase.first, word[:n]) is not None:
                return word[:n]
        return ""

    def _relation_before(self, i: int) -> str | None:
        window = [self.s.word(k) for k in range(max(self.s.first, i - 6), i)]
        if window and window[-1] == "من" and any(w.lstrip("و") in _DISTANCE for w in window):
            return "near"
        best: Hit | None = None
        for start in range(max(self.s.first, i - 4), i):
            hit = self.s.at(start, "place_relation")
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
            if self._joined(holder) or not self._holds(phrase, holder, skipped):
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

    def _joined(self, holder: Named) -> bool:
        word = self.s.word(holder.first)
        if not word.startswith("و"):
            return False
        hit = self.s.at(holder.first, "place_class", "direction")
        if hit is not None:
            return hit.prefix.startswith("و")
        return self._match(holder.first, "") is None

    def _holds(self, phrase: PlacePhrase, holder: Named, skipped: int) -> bool:
        if self.s.at(holder.first - 1, "place_relation") and self._relation_before(holder.first) in (
            "near",
            "origin",
            "between",
        ):
            return self.s.word(holder.first - 1) == "من" and bool(holder.direction)
        bound = bool(holder.direction or holder.kind) or skipped > 0 or self.s.word(holder.first)[:1] in "بل"
        return bound or bool(holder.rows)

    def _list_after(self, phrase: PlacePhrase) -> list[PlacePhrase]:
        """Further places joined by و or a comma to the first: "مدن حرستا وعربين ودوما"."""
        out: list[PlacePhrase] = []
        last = phrase
        while True:
            i = last.last + 1
            if self.s.word(i) == ",":
                i += 1
            word = self.s.word(i)
            if not word or i in self.covered or self.s.time_at(i):
                return out
            named = self._named(i)
            if named is None or not (
                self._joined(named)
                or (self.s.word(i - 1) == "," and named.rows and not named.kind and phrase.main.kind)
            ):
                return out
            if (
                named.kind
                and named.kind != phrase.main.kind
                and self.s.at(i, "place_class") is not None
                and named.kind in ("governorate",)
            ):
                return out
            nxt = PlacePhrase(i, named.last, named, relation=phrase.relation, listed=last.listed + 1)
            if not named.kind and phrase.main.kind in (
                "city",
                "quarter",
                "countryside",
                "governorate",
                "camp",
                "desert",
            ):
                named.kind, named.class_precision = phrase.main.kind, phrase.main.class_precision
                named.in_name = phrase.main.in_name
            self._hold(nxt)
            out.append(nxt)
            last = nxt


def _span_both(phrase: PlacePhrase, end: PlacePhrase) -> None:
    """Makes "بين أ وب" one stretch."""
    phrase.last = end.last
    phrase.main.to_name = " "
    phrase.holders.extend([end.main, *end.holders])


_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\"“”„«»'‘’*]")


def clean_name(raw: str) -> str:
    """A name without quotation marks, vowels and doubled spaces."""
    return " ".join(_MARKS.sub("", raw).split())


def _without(name: str, prefix: str) -> str:
    """A name without the proclitics written onto it; "لل" is given its article back."""
    for letter in prefix:
        name = name.removeprefix(letter).lstrip()
    if prefix.endswith("ل") and name.startswith("ل") and len(name) > 2:
        name = "ال" + name[1:]
    return name
