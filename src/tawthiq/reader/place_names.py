"""Names of places in a sentence: those that the gazetteer has, and those that only a class word gives away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tawthiq.arabic.remembered import Remembered
from tawthiq.lexicon import Hit
from tawthiq.places import Gazetteer, PlaceRow, gazetteer, place_names
from tawthiq.reader.place_phrase import Named
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.spelling import ANYTHING
from tawthiq.reader.vocabulary import beginnings, words

_Phrases = tuple[tuple[tuple[str, ...], tuple[PlaceRow, ...]], ...]
_ALONE = " "
"""In the place of a second word: no word of a text is a space."""


class Names:
    """Place names by their first word, and what each word of a text can open."""

    def __init__(self, phrases: Mapping[str, _Phrases]) -> None:
        self.phrases = phrases
        """For each first word the further words, and the rows of that name."""
        self.by_second_word = Remembered(self._sorted_out, 200_000)
        """The names that begin with a word, by the second; `None` where none does."""
        self.clitics = Remembered(self._clitics_before_a_name, 200_000)
        """The proclitics of a word behind which a name may begin, the empty one first."""

    def _sorted_out(self, stem: str) -> Mapping[str, _Phrases] | None:
        out: dict[str, _Phrases] = {}
        for rest, rows in self.phrases.get(stem, ()):
            second = rest[0] if rest else _ALONE
            out[second] = (*out.get(second, ()), (rest, rows))
        return out or None

    def _clitics_before_a_name(self, word: str) -> tuple[str, ...]:
        if not word or not word[0].isalpha():
            return ()
        return tuple(c for c in clitics_of(word) if self.phrases.get(stem_of(word, c)))

    def second_words(self, word: str) -> frozenset[str] | None:
        """What may follow a word for a name to begin at it; `None` where none begins with the word."""
        if not word or not word[0].isalpha():
            return None
        known = [
            rest for clitic in clitics_of(word) for rest, _ in self.phrases.get(stem_of(word, clitic), ())
        ]
        if not known:
            return None
        return ANYTHING if () in known else frozenset(rest[0] for rest in known)


def gazetteer_names() -> Names:
    """The names of the gazetteer, with what is installed beside it."""
    return _names_in(gazetteer())


@lru_cache(maxsize=1)
def _names_in(_: Gazetteer) -> Names:
    """Once for a gazetteer: another one may be read later in the same process."""
    return Names(place_names())


def _may_name_area(word: str) -> bool:
    """Whether what follows "منطقة" may be its name: no quality ("منطقة حدودية") and no verb ("منطقة تبعد")."""
    return word.startswith("ال") or (len(word) > 3 and word[0] not in "تي" and word[-1] not in "هي")


def clitics_of(word: str) -> tuple[str, ...]:
    """The proclitics that may stand before a name without a class word."""
    one = (word[0],) if word[0] in "وفبل" else ()
    two = (word[:2],) if word[0] in "وف" and word[1:2] in ("ب", "ل") else ()
    return ("", *one, *two)


def stem_of(word: str, clitic: str) -> str:
    """The word without the proclitic; ل swallows the alef of the article."""
    stem = word[len(clitic) :]
    return "ال" + stem[1:] if clitic.endswith("ل") and stem.startswith("ل") and len(stem) > 2 else stem


_LINKS = words("placing.links")
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
_OPENS_NAME = words("placing.opens_name")
"""First words of names of two: "تل مرجان", "أم الرمان"."""
_NO_NAME = words("placing.no_name")
_POINTING = beginnings("placing.pointing")
_ENDS_IN_POINTING = Remembered(
    lambda word: any(word.endswith(w) and len(word) <= len(w) + 2 for w in _POINTING), 100_000
)
_DESCRIBING = words("placing.describing")
_TWO_QUARTERS = "حيي"
_WEAK_CLASSES = words("placing.weak_classes")
_WELL_KNOWN = 0.6
"""How usual a place must be to be read before a word with a proclitic."""
_NEVER_UNKNOWN = frozenset(("governorate", "district", "countryside", "area"))
"""Classes of places that are all known: a word behind them that no gazetteer has is no name; but "منطقة المعقل"."""
_NAMED_CLASSES = ("governorate", "district", "subdistrict", "city")
"""Classes behind which "الحي" or "المدينة" is a name: "قضاء الحي"."""


class NameFinder:
    """Matches the names of one sentence; `covered` are the tokens inside names of parties and speakers."""

    def __init__(self, sentence: Sentence, names: Names, covered: set[int]) -> None:
        self._s = sentence
        self._names = names
        self.covered = covered
        self._clitics: dict[int, str] = {}
        self._classed = {*sentence.starts_of("place_class"), *sentence.starts_of("direction")}

    def beginnings(self) -> list[int]:
        """The tokens, ascending, at which a place phrase can begin.

        One begins with a word of place, with the first word of a name, or with a word that points back to a place.
        """
        s = self._s
        return sorted({*self._classed, *s.words_that_are("name"), *s.words_that_are("pointing")})

    def clitics_at(self, i: int) -> tuple[str, ...]:
        """The proclitics of a token behind which the name of a place may begin."""
        return self._names.clitics[self._s.word(i)]

    def is_word(self, i: int) -> bool:
        """Whether the lexicon knows the token as something else: "بكمين" is an ambush before it is a village.

        The capital "كابل" is one before it is "like camels".
        """
        hits = [h for h in self._s.hits.get(i, ()) if h.entry.kind in _OTHER_WORDS]
        if hits and all(h.prefix for h in hits):
            whole = self.match(i, "")
            return whole is None or not any(r.prior >= _WELL_KNOWN and not r.common_word for r in whole[1])
        return bool(hits)

    def match_classed(self, i: int, classed: Hit) -> tuple[int, tuple[PlaceRow, ...]] | None:
        """The name behind the word of place at token `i`, else a name that begins with it: "وادي القذف"."""
        behind = self.match(classed.last + 1, "", classed=classed.entry.key)
        if behind is not None or classed.last > classed.first:
            return behind
        whole = self.match(i, classed.prefix)
        return whole if whole is not None and whole[0] > classed.last else None

    def match(self, i: int, clitic: str, classed: str = "") -> tuple[int, tuple[PlaceRow, ...]] | None:
        """The longest name that starts at token `i` behind a proclitic; its last token and its rows.

        "الحي" and "المدينة" are towns of Iraq only behind a word of place (`classed`), "أبو" and "على" none at all.
        """
        if i in self.covered:
            return None
        word = self._s.word(i)
        stem = stem_of(word, clitic) if clitic else word
        known = self._names.by_second_word[stem]
        if known is None:
            return None
        best: tuple[int, tuple[PlaceRow, ...]] | None = None
        for rest, rows in known.get(self._s.word(i + 1), ()):
            last = i + len(rest)
            if last >= self._s.last or (best is not None and last <= best[0]):
                continue
            if tuple(self._s.tokens.words[i + 1 : last + 1]) == rest and self.covered.isdisjoint(
                range(i, last + 1)
            ):
                best = (last, rows)
        if best is not None or _ALONE not in known or i >= self._s.last:
            return best
        if stem in _NO_NAME or (classed not in _NAMED_CLASSES and self._points(i)):
            return None
        if classed and (
            stem in _DESCRIBING or (classed not in _NAMED_CLASSES and self._s.at(i, "direction"))
        ):
            return None
        return i, known[_ALONE][0][1]

    def _points(self, i: int) -> bool:
        """Whether a token is a word of place with the article, which points to a place told before."""
        return _ENDS_IN_POINTING[self._s.word(i)] or (
            i in self._classed and any(h.entry.kind == "place_class" and h.definite for h in self._s.hits[i])
        )

    def unknown(self, j: int, classed: Hit) -> int | None:
        """The last token of a name that no gazetteer has, right after a word that calls for a name."""
        lone_area = self._s.word(classed.first).endswith("منطقه") and _may_name_area(self._s.word(j))
        if (classed.entry.key in _NEVER_UNKNOWN and not lone_area) or (
            classed.entry.key == "river" and not self._s.word(j).startswith("ال")
        ):
            return None
        word = self._s.word(j)
        opens = word in _OPENS_NAME
        if (
            (len(word) < 3 and not opens)
            or not word[:1].isalpha()
            or (word in _NO_NAME and not opens)
            or self._describes(j)
            or word in _LINKS
            or self._s.time_at(j)
            or j in self.covered
        ):
            return None
        kinds = {h.entry.kind for h in self._s.hits.get(j, ())} - {"adjective", "cue", "direction"}
        if self._s.word(classed.first).endswith(_TWO_QUARTERS) and word.startswith("ال"):
            kinds -= {"person", "object"}  # "حيي البلديات والمالية"
        if (kinds and not opens) or self._s.word(classed.first).startswith("ال") or classed.suffix:
            return None
        if len(word) > 4 and word.startswith(_CLITIC_LETTERS) and not word.startswith(_NAME_BEGINNINGS):
            return None
        nxt = self._s.word(j + 1)
        if opens and nxt[:1].isalpha():
            return j + 2 if self._s.word(j + 2) in _BEHIND_NAME else j + 1
        if word[:2] != "ال" and self._s.word(classed.first).removeprefix(classed.prefix) in _WEAK_CLASSES:
            return None
        if nxt in _BEHIND_NAME:
            return j + 1
        if (
            nxt.startswith("ال")
            and nxt[2:] not in _DESCRIBING
            and nxt not in _NO_NAME
            and word[:2] != "ال"
            and not self._s.hits.get(j + 1)
            and not self._s.time_at(j + 1)
        ):
            return j + 1
        return j

    def _describes(self, j: int) -> bool:
        """Whether a word behind a word of place tells what it is like: "قرية تابعة ل", "سوقا شعبيا", "بلدات سورية"."""
        word = self._s.word(j)
        if word in _DESCRIBING or word.removesuffix("ا") in _DESCRIBING:
            return True
        return not word.startswith("ال") and self._s.at(j, "adjective") is not None

    def joined(self, named: Named) -> bool:
        """Whether a name is joined on by the letter و."""
        if not self._s.word(named.first).startswith("و"):
            return False
        hit = self._s.at(named.first, "place_class", "direction")
        if hit is not None:
            return hit.prefix.startswith("و")
        return self.match(named.first, "") is None

    def clitic(self, i: int) -> str:
        """The letters before the name that starts at token `i`: "" where the whole word is the name."""
        known = self._clitics.get(i)
        if known is None:
            known = self._clitics[i] = self._clitic(i)
        return known

    def _clitic(self, i: int) -> str:
        word = self._s.word(i)
        if self.match(i, "") is not None:
            return ""
        return next((word[:n] for n in (1, 2) if word[:n] and self.match(i, word[:n]) is not None), "")
