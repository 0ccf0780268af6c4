"""What a text says about where a name lies, and how much each kind of evidence counts for a row.

The features are a log-linear score: each is between 0 and 1, has a weight in
`data/resolution_weights.json`, and its docstring is the sentence that an explanation gives.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import asin, cos, exp, radians, sin, sqrt

from tawthiq.arabic.script import fold
from tawthiq.places.gazetteer import CLASS_WORDS
from tawthiq.places.rows import PlaceRow
from tawthiq.places.units import country_of, surrounds


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the text says about where a name lies."""

    place_class: str = ""
    """Class of the word before the name: governorate, district, subdistrict, city, quarter, countryside,
    desert, mountain, river, road, camp, prison, airport, base, area; empty without one."""
    governorates: tuple[str, ...] = ()
    """Slugs of the governorates named beside it."""
    units: tuple[str, ...] = ()
    """Folded names of districts, sub-districts and towns named beside it."""
    article_governorates: Mapping[str, int] = field(default_factory=dict)
    """How often the whole article names each governorate."""
    bare: bool = False
    """Neither a preposition nor a class word speaks for a place."""
    name: str = ""
    """The folded name as written, with its class word or without it: a camp's name finds the camp beside the
    town of that name."""
    direction: str = ""
    """Point of the compass of a countryside: "ريف دير الزور الشرقي" is east."""
    countries: tuple[str, ...] = ()
    """ISO codes of countries named beside it."""
    article_countries: Mapping[str, int] = field(default_factory=dict)
    """How often the whole article names each country."""
    neighbours: tuple[tuple[float, float], ...] = ()
    """Coordinates (lat, lon) of places of the article that are already resolved."""
    spoken_of: frozenset[str] = field(init=False, repr=False, compare=False)
    """The countries that the article speaks of, by name or through their governorates."""

    def __post_init__(self) -> None:
        """Works out once what every row is held against."""
        named = {c for g in (*self.article_governorates, *self.governorates) if (c := country_of(g))}
        object.__setattr__(self, "spoken_of", frozenset((*named, *self.article_countries, *self.countries)))


SITE_KINDS = frozenset(("camp", "prison", "base", "airport", "crossing", "dam", "field", "site"))
"""Kinds whose full name begins with a word for the kind."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Weights of the features, the score that a place needs, and the lead that makes it the only one."""

    weights: Mapping[str, float]
    least_score: float
    margin: float
    class_kinds: Mapping[str, tuple[str, ...]]


@cache
def rules() -> Rules:
    """The rules of `data/resolution_weights.json`, read once."""
    data = json.loads(
        (files("tawthiq.places") / "data" / "resolution_weights.json").read_text(encoding="utf-8")
    )
    kinds = {name: tuple(values) for name, values in data["class_kinds"].items()}
    return Rules(data["weights"], data["least_score"], data["margin"], kinds)


# --- features: what speaks for a row, each between 0 and 1
def _prior(row: PlaceRow, _: Evidence) -> float:
    """how often reports mean this place by its name"""
    return row.prior


def _named_governorate(row: PlaceRow, evidence: Evidence) -> float:
    """the text names its governorate beside it"""
    return float(bool(row.admin1) and row.admin1 in evidence.governorates)


def _surrounding_governorate(row: PlaceRow, evidence: Evidence) -> float:
    """the text names the governorate that surrounds its own, or lies within it"""
    return float(any(surrounds(g, row.admin1) for g in evidence.governorates))


def _named_unit(row: PlaceRow, evidence: Evidence) -> float:
    """the text names its district or sub-district beside it"""
    return float(any(unit in (fold(row.admin2), fold(row.admin3)) for unit in evidence.units if unit))


def _named_country(row: PlaceRow, evidence: Evidence) -> float:
    """the text names its country beside it"""
    return float(row.country in evidence.countries)


def _article_governorate(row: PlaceRow, evidence: Evidence) -> float:
    """the article speaks of its governorate elsewhere"""
    total = sum(evidence.article_governorates.values())
    own = evidence.article_governorates.get(row.admin1, 0)
    return own / total if total and row.admin1 else 0.0


def _article_elsewhere(row: PlaceRow, evidence: Evidence) -> float:
    """the article names governorates, and its own is not among them"""
    named = evidence.article_governorates
    return float(bool(named) and bool(row.admin1) and row.admin1 not in named)


def _article_country(row: PlaceRow, evidence: Evidence) -> float:
    """the article speaks of its country"""
    return float(row.country in evidence.spoken_of)


def _other_country(row: PlaceRow, evidence: Evidence) -> float:
    """the article speaks of other countries only"""
    countries = evidence.spoken_of
    return float(bool(countries) and row.country not in countries and row.kind != "country")


def _near_neighbours(row: PlaceRow, evidence: Evidence) -> float:
    """it lies near other places of the article"""
    if row.lat is None or row.lon is None or not evidence.neighbours:
        return 0.0
    nearest = min(distance_km((row.lat, row.lon), other) for other in evidence.neighbours)
    return exp(-nearest / NEAR_SCALE_KM)


def _class_fits(row: PlaceRow, evidence: Evidence) -> float:
    """the word before the name says what it is"""
    return float(row.kind in rules().class_kinds.get(class_of(evidence), ()))


def _class_contradicts(row: PlaceRow, evidence: Evidence) -> float:
    """the word before the name says that it is something else"""
    kinds = rules().class_kinds.get(class_of(evidence))
    return float(kinds is not None and row.kind not in kinds)


def _unit_without_class(row: PlaceRow, evidence: Evidence) -> float:
    """a unit, where no word says so and a town may be meant"""
    return float(row.kind in ("governorate", "district", "subdistrict", "region") and not class_of(evidence))


def _site_without_class(row: PlaceRow, evidence: Evidence) -> float:
    """a camp, prison, base or the like, where no word says so and a town may be meant"""
    return float(row.kind in SITE_KINDS and not class_of(evidence))


def _quarter_without_class(row: PlaceRow, evidence: Evidence) -> float:
    """a quarter, where no word says so"""
    return float(row.kind == "quarter" and class_of(evidence) != "quarter")


def _common_word(row: PlaceRow, evidence: Evidence) -> float:
    """the name is also an ordinary word or a person's name, and no class word stands before it"""
    return float(row.common_word and not class_of(evidence))


def _bare_common_word(row: PlaceRow, evidence: Evidence) -> float:
    """not even a preposition makes the word a place"""
    return float(row.common_word and evidence.bare)


def class_of(evidence: Evidence) -> str:
    """The class of the word before the name, or of the word that opens the name as written."""
    return evidence.place_class or CLASS_WORDS.get(evidence.name.partition(" ")[0], "")


Feature = Callable[[PlaceRow, Evidence], float]
FEATURES: dict[str, Feature] = {
    "prior": _prior,
    "named_governorate": _named_governorate,
    "surrounding_governorate": _surrounding_governorate,
    "named_unit": _named_unit,
    "named_country": _named_country,
    "article_governorate": _article_governorate,
    "article_elsewhere": _article_elsewhere,
    "article_country": _article_country,
    "other_country": _other_country,
    "near_neighbours": _near_neighbours,
    "class_fits": _class_fits,
    "class_contradicts": _class_contradicts,
    "unit_without_class": _unit_without_class,
    "site_without_class": _site_without_class,
    "quarter_without_class": _quarter_without_class,
    "common_word": _common_word,
    "bare_common_word": _bare_common_word,
}
"""Every feature by the name its weight has; its docstring is what an explanation says."""

NEAR_SCALE_KM = 40.0
"""Distance at which a neighbour's support falls to 1/e."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature that counted for or against a row, in score points."""

    feature: str
    points: float

    def __str__(self) -> str:
        return f"{FEATURES[self.feature].__doc__} ({self.points:+.1f})"


def score(row: PlaceRow, evidence: Evidence) -> float:
    """The sum of a row's features, each times its weight."""
    return sum([weight * feature(row, evidence) for weight, feature in _weighted()])


@cache
def _weighted() -> tuple[tuple[float, Feature], ...]:
    """Each feature with its weight."""
    return tuple((weight, FEATURES[name]) for name, weight in rules().weights.items())


def reasons_for(row: PlaceRow, evidence: Evidence) -> tuple[Reason, ...]:
    """The features that counted for or against a row."""
    points = {name: weight * FEATURES[name](row, evidence) for name, weight in rules().weights.items()}
    return tuple(Reason(name, value) for name, value in points.items() if abs(value) >= 0.05)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in km of two points (lat, lon), on a sphere of radius 6,371 km."""
    p, q = radians(a[0]), radians(b[0])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))
