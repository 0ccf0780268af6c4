"""Words of place that only point back: "في المدينة ذاتها", "وسط البلدة", "شرق البلاد" are where the text said before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tawthiq.reader.place_phrase import Named, PlacePhrase
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_BY_CLASS = {
    "city": words("pointing.city"),
    "quarter": words("pointing.quarter"),
    "governorate": words("pointing.governorate"),
    "camp": words("pointing.camp"),
    "prison": words("pointing.prison"),
    "airport": words("pointing.airport"),
    "district": words("pointing.district"),
    "country": words("pointing.country"),
}
_POINTERS = {word: kind for kind, these in _BY_CLASS.items() for word in these}
_CLITICS = ("", "ب", "و", "وب")
_KINDS: dict[str, frozenset[str]] = {
    "city": frozenset(("settlement",)),
    "quarter": frozenset(("quarter",)),
    "governorate": frozenset(("governorate",)),
    "camp": frozenset(("camp",)),
    "prison": frozenset(("prison",)),
    "airport": frozenset(("airport", "base")),
    "district": frozenset(("district", "subdistrict")),
    "country": frozenset(("country",)),
}
"""Kinds of rows that a word points back to."""
_PRECISION = {
    "city": "settlement", "quarter": "settlement", "governorate": "governorate", "camp": "site", "prison": "site",
    "airport": "site", "district": "district", "country": "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A place that the text has named: under which word of place, and in which sentence."""

    word: str
    named: Named
    sentence: int


POINTING = frozenset(clitic + bare for clitic in _CLITICS for bare in _POINTERS)
"""Every spelling at which `pointer_at` may find something."""


def pointer_at(sentence: Sentence, i: int) -> Named | None:
    """A word of place with the article and no name behind it; its `points_to` is the folded word."""
    word = sentence.word(i)
    if word not in POINTING:
        return None
    for clitic in _CLITICS:
        bare = word[len(clitic) :]
        kind = _POINTERS.get(bare) if word.startswith(clitic) else None
        if kind is not None:
            return Named(
                i, i, i, i, kind=kind, class_precision=_PRECISION[kind], points_to=bare, clitic=clitic
            )
    return None


def point_back(told: Iterable[tuple[Sentence, list[PlacePhrase]]]) -> None:
    """Gives each pointer the place that it points to; those that point to nothing are taken out.

    The nearest place of its kind is meant, first of all one that bore the same word: "البلدة" is the last place called
    a بلدة.
    """
    known: list[Told] = []
    for sentence, phrases in told:
        for phrase in list(phrases):
            named = phrase.main
            for part in (named, *phrase.holders):
                _name_countryside(part, phrase.holders, known)
            if not named.points_to:
                if not phrase.bare or _fits("country", named):
                    parts = (*reversed(phrase.holders), named)
                    known.extend(Told(_word_of(sentence, n), n, sentence.index) for n in parts)
                continue
            meant = _meant(named, known, sentence.index)
            if meant is None:
                phrases.remove(phrase)
                continue
            phrase.main = replace(
                meant, first=named.first, last=named.last, name_first=named.first, name_last=named.last,
                direction=named.direction, class_precision=_PRECISION[named.kind], points_to=named.points_to,
                kind=meant.kind if meant.kind == named.kind or named.kind in _BY_NAME else "",
            )  # fmt: skip


def _name_countryside(named: Named, holders: list[Named], known: list[Told]) -> None:
    """ "الريف الشرقي" is the countryside of the governorate named behind it ("لمحافظة حماة") or before."""
    if named.kind != "countryside" or named.rows or not named.direction or not named.name.startswith("الريف"):
        return
    beside = [h for h in holders if h is not named]
    before = [t.named for t in reversed(known)]
    meant = next((n for n in (*beside, *before) if _fits("governorate", n)), None)
    if meant is not None:
        named.name = f"ريف {meant.bare_name}{named.name.removeprefix('الريف')}"
        named.bare_name, named.rows = meant.bare_name, meant.rows


_BY_NAME = frozenset(("governorate", "quarter", "camp", "prison", "airport", "district"))
"""Classes that are kept where the antecedent bore another, so that the name is looked for among places of that kind."""


def _word_of(sentence: Sentence, named: Named) -> str:
    """The singular word of place that a name bore, folded, without the article: "بلده"."""
    hit = sentence.at(named.class_first, "place_class") if named.class_first >= 0 else None
    return sentence.word(hit.first).removeprefix(hit.prefix) if hit is not None else ""


def _meant(pointer: Named, known: list[Told], sentence: int) -> Named | None:
    bare = pointer.points_to.removeprefix("ال")
    fitting = [t for t in known if _fits(pointer.kind, t.named)]
    called = [t for t in fitting if t.word == bare]
    open_to = [t for t in fitting if t.word == bare or t.word not in _TOWN_WORDS or pointer.kind != "city"]
    here = [t for t in open_to if sentence - t.sentence <= _HERE]
    meant = next((few[-1] for few in (here, called, open_to, fitting) if few), None)
    return meant.named if meant is not None else None


_HERE = 1
"""How many sentences back a place that bore no word, or another, is still what a word of place points to."""
_TOWN_WORDS = frozenset(("مدينه", "بلده", "قريه", "ضاحيه"))


def _fits(kind: str, named: Named) -> bool:
    if named.to_name or (named.direction and kind != "country"):
        return False
    if named.kind:
        wanted = "governorate" if kind == "governorate" and named.kind == "countryside" else kind
        return named.kind == wanted
    best = max(named.rows, key=lambda r: r.prior, default=None)
    if best is None:
        return False
    if kind == "governorate":
        return any(r.kind == "governorate" for r in named.rows)
    return best.kind in _KINDS[kind]
