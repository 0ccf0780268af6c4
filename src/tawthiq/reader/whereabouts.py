"""Where the phrases of an article lie: names and classes turned into the contract's places, with the text's evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from tawthiq.arabic.script import fold
from tawthiq.places import Evidence, Resolution, resolve
from tawthiq.places.evidence import distance_km
from tawthiq.reader.place_phrase import Named, PlacePhrase, known_as
from tawthiq.reader.precision import precision_of
from tawthiq.records import Article, Place, PlacePrecision


class HasPlaces(Protocol):
    """What is needed of a sentence's findings."""

    @property
    def places(self) -> list[PlacePhrase]:
        """The place phrases of the sentence."""
        ...


_MOST_NEIGHBOURS = 200
"""Places of the article that a name is held against; bounds the work on a list of places of any length."""

NEAR_KM = 25.0
"""An area and a place this near to each other may be one place told twice: "جنوب الشدادي" and a village there."""


@dataclass(slots=True)
class _Compared:
    """A phrase as it is held against others: its names folded once."""

    known_as: str
    name: str
    bare_name: str
    holders: frozenset[str]
    """The names of what holds it."""
    bare_holders: frozenset[str]
    precision: PlacePrecision


@dataclass(slots=True)
class _Spot:
    """Where a phrase lies, as it is compared with others."""

    id: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None


def _compared(phrase: PlacePhrase) -> _Compared:
    main, holders = phrase.main, phrase.holders
    return _Compared(
        known_as(phrase),
        fold(main.name),
        fold(main.bare_name),
        frozenset(fold(h.name) for h in holders),
        frozenset(fold(h.bare_name) for h in holders),
        precision_of(phrase),
    )


def _near(a: _Spot, b: _Spot) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return distance_km((a.lat, a.lon), (b.lat, b.lon)) <= NEAR_KM


def _spot(found: Resolution) -> _Spot | None:
    if found.outcome == "no_place":
        return None
    row = found.row
    lat, lon = (row.lat, row.lon) if row else (None, None)
    return _Spot(row.id if row else None, found.admin1, found.country, lat, lon)


_TELLING = {"country": 0.0, "governorate": 1.0, "district": 2.0, "area": 3.0, "settlement": 5.0, "site": 5.0}


_WIDE = frozenset(("country", "governorate"))
"""Precisions of places that are given up for any narrower one, even where it is not known to lie in them."""


def _telling(phrase: PlacePhrase) -> float:
    """How narrowly a phrase places something; beside a village is narrower than the countryside of a city."""
    precision = precision_of(phrase)
    wide = phrase.main.kind in ("countryside", "desert", "area", "governorate", "river") or bool(
        phrase.main.direction
    )
    return _TELLING[precision] + (1.0 if precision == "area" and not wide else 0.0)


class Whereabouts:
    """The places of one article: resolves its phrases with the evidence of the whole text, each once."""

    def __init__(self, article: Article, findings: Iterable[HasPlaces]) -> None:
        self._text = article.text
        self._resolved: dict[int, Resolution] = {}
        self._compared: dict[tuple[int, int], str] = {}
        self._folded: dict[int, _Compared] = {}
        self._spots: dict[int, _Spot | None] = {}
        self._sure: dict[tuple[float, float], None] = {}
        """Where the places found so far lie, each once, in the order they were found."""
        self._phrases = [p for f in findings for p in f.places]
        self._named = self._named_units()
        self._countries = self._named_countries()
        self._heads = {fold(p.main.name): p for p in self._phrases if p.holders}

    def _named_units(self) -> Counter[str]:
        """How often the article names each governorate, by itself or as a holder of places."""
        out: Counter[str] = Counter()
        for phrase in self._phrases:
            for named in (phrase.main, *phrase.holders):
                units = {
                    r.admin1
                    for r in named.rows
                    if r.admin1 and r.kind in ("governorate", "settlement") and r.prior >= 0.5
                }
                if len(units) == 1:
                    out.update(units)
        return out

    def _named_countries(self) -> Counter[str]:
        """How often the article names each country by its name."""
        return Counter(
            row.country
            for phrase in self._phrases
            for named in (phrase.main, *phrase.holders)
            for row in named.rows[:1]
            if row.kind == "country"
        )

    def resolution(self, phrase: PlacePhrase) -> Resolution:
        """The gazetteer's answer for a phrase."""
        known = self._resolved.get(id(phrase))
        if known is None:
            known = self._resolved[id(phrase)] = self._resolve(phrase)
            row = known.row
            if row is not None and row.kind != "country" and row.lat is not None and row.lon is not None:
                self._sure[row.lat, row.lon] = None
        return known

    def _resolve(self, phrase: PlacePhrase) -> Resolution:
        holders = list(phrase.holders)
        if not holders and (fuller := self._heads.get(fold(phrase.main.name))) is not None:
            holders = list(fuller.holders)  # the text says elsewhere where this place is
        evidence = Evidence(
            place_class=phrase.main.kind,
            governorates=tuple(dict.fromkeys(self._governorates(holders))),
            units=tuple(fold(h.name) for h in holders if h.kind in ("district", "subdistrict", "city", "")),
            article_governorates=dict(self._named),
            bare=phrase.bare,
            name=fold(phrase.main.bare_name),
            direction=phrase.main.direction,
            countries=tuple(
                dict.fromkeys(r.country for h in holders for r in h.rows[:1] if r.kind == "country")
            ),
            article_countries=dict(self._countries),
            neighbours=self._neighbours(),
        )
        return resolve(phrase.main.rows, evidence)

    def _neighbours(self) -> tuple[tuple[float, float], ...]:
        """Where the places of the article lie that are sure so far, the latest of them."""
        return tuple(islice(reversed(self._sure), _MOST_NEIGHBOURS))

    def _governorates(self, holders: list[Named]) -> Iterable[str]:
        for holder in holders:
            if holder.kind in ("governorate", "countryside") or holder.direction or not holder.kind:
                rows = [r for r in holder.rows if r.kind == "governorate"] or [
                    r for r in holder.rows if r.prior >= 0.5
                ]
                yield from (r.admin1 for r in rows if r.admin1)

    # --- comparing two phrases of one article
    def compare(self, one: PlacePhrase | None, two: PlacePhrase | None) -> str:
        """The feature for two places: same place, place holds other, other place, or nothing where one is not told."""
        if one is None or two is None:
            return ""
        pair = id(one), id(two)
        known = self._compared.get(pair)
        if known is None:
            known = self._compared[pair] = self._compare(one, two)
        return known

    def _compare(self, one: PlacePhrase, two: PlacePhrase) -> str:
        mine, theirs = self._fold(one), self._fold(two)
        if mine.known_as == theirs.known_as:
            return "same place"
        if self._holds(one, two) or self._holds(two, one):
            return "place holds other"
        a, b = self._spot(one), self._spot(two)
        if a and b:
            if a.id and a.id == b.id:
                return "same place"
            if "area" in (mine.precision, theirs.precision) and _near(a, b):
                return "place holds other"
        return "other place"

    def _holds(self, large: PlacePhrase, small: PlacePhrase) -> bool:
        whole, part = self._fold(large), self._fold(small)
        if whole.name in part.holders or whole.bare_name in part.bare_holders:
            return True
        if whole.precision in ("governorate", "country", "area", "district"):
            a, b = self._spot(large), self._spot(small)
            if a and b and part.precision not in ("governorate", "country"):
                if a.admin1 is None and whole.precision == "country":
                    return a.country == b.country
                return a.admin1 is not None and a.admin1 == b.admin1 and whole.precision != "area"
        return False

    def better(
        self, old: PlacePhrase | None, new: PlacePhrase | None, *, inherited: bool
    ) -> PlacePhrase | None:
        """The more telling of two phrases for one occurrence."""
        if old is None or new is None:
            return old or new
        if inherited:
            return new
        if _telling(new) <= _telling(old):
            return old
        wide = precision_of(old) in _WIDE or old.main.kind == "road"
        return new if wide or self.compare(old, new) != "other place" else old

    def _fold(self, phrase: PlacePhrase) -> _Compared:
        """A phrase as it is compared with others, worked out once."""
        known = self._folded.get(id(phrase))
        if known is None:
            known = self._folded[id(phrase)] = _compared(phrase)
        return known

    def _spot(self, phrase: PlacePhrase) -> _Spot | None:
        """Where a phrase lies, worked out once; None where it is no place here."""
        if id(phrase) not in self._spots:
            self._spots[id(phrase)] = _spot(self.resolution(phrase))
        return self._spots[id(phrase)]

    # --- the contract's form
    def to_place(self, phrase: PlacePhrase | None, *, inherited: bool = False) -> Place | None:
        """A phrase as the contract's place, None for none."""
        if phrase is None:
            return None
        precision = precision_of(phrase)
        if inherited and precision == "settlement":
            precision = "area"
        resolution = self.resolution(phrase)
        start, end = phrase.span
        return resolution.to_place(
            name=phrase.main.name, precision=precision, text=self._text[start:end], span=(start, end)
        )
