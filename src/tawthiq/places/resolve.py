"""Which place a name means: one row, several that the text leaves, or none.

Each row of the name is scored by the features below, a log-linear sum with the weights of
`data/resolution_weights.json`; every feature says in a sentence what it stands for, and `Resolution.reasons` holds
those that counted. A lone row is no evidence: where the text names another governorate, no row of the name stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import asin, cos, exp, radians, sin, sqrt
from typing import Literal

from tawthiq.arabic.script import fold
from tawthiq.places.gazetteer import CLASS_WORDS, UNIT_KINDS, PlaceRow, gazetteer
from tawthiq.places.units import country_of, countryside_id, governorate_named, surrounds
from tawthiq.records import Place, PlaceCandidate, PlacePrecision, Span

Outcome = Literal["found", "ambiguous", "unsupported", "elsewhere", "unknown", "no_place"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the text says about where a name lies."""

    place_class: str = ""
    """Class of the word before the name: governorate, district, subdistrict, city, quarter, countryside, desert,
    mountain, river, road, camp, prison, airport, base, area; empty without one."""
    governorates: tuple[str, ...] = ()
    """Slugs of the governorates named beside it."""
    units: tuple[str, ...] = ()
    """Folded names of districts, sub-districts and towns named beside it."""
    article_governorates: Mapping[str, int] = field(default_factory=dict)
    """How often the whole article names each governorate."""
    bare: bool = False
    """Neither a preposition nor a class word speaks for a place."""
    name: str = ""
    """The folded name as written, with its class word or without; finds "مخيم الهول" from the class camp and الهول."""
    direction: str = ""
    """Point of the compass of a countryside: "ريف دير الزور الشرقي" is east."""
    countries: tuple[str, ...] = ()
    """ISO codes of countries named beside it."""
    article_countries: Mapping[str, int] = field(default_factory=dict)
    """How often the whole article names each country."""
    neighbours: tuple[tuple[float, float], ...] = ()
    """Coordinates (lat, lon) of places of the article that are already resolved."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature that counted for or against a row, in score points."""

    feature: str
    points: float

    def __str__(self) -> str:
        return f"{FEATURES[self.feature].__doc__} ({self.points:+.1f})"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for one name. `row` is set only where one place was left."""

    outcome: Outcome
    row: PlaceRow | None = None
    candidates: tuple[PlaceRow, ...] = ()
    """Best first: all that are left of an ambiguous name, or the one row that has too little support."""
    evidence: Evidence = Evidence()
    reasons: tuple[Reason, ...] = ()
    """What counted for the best candidate."""

    @property
    def admin1(self) -> str | None:
        """The governorate, where the row, the candidates or the text agree on one."""
        rows = (self.row,) if self.row else self.candidates
        if self.outcome in ("unsupported", "elsewhere", "unknown", "no_place"):
            rows = ()
        slugs = {r.admin1 for r in rows} or set(self.evidence.governorates)
        return (slugs.pop() or None) if len(slugs) == 1 else None

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2, where the row, the candidates or the text agree on one."""
        if self.row:
            return self.row.country or None
        named = {c for g in self.evidence.governorates if (c := country_of(g))} | set(self.evidence.countries)
        codes = named or {r.country for r in self.candidates}
        return codes.pop() if len(codes) == 1 else None

    def explain(self) -> str:
        """One sentence: the outcome and what counted."""
        best = self.row or (self.candidates[0] if self.candidates else None)
        if best is None:
            return f"{self.outcome}: no row of the gazetteer stands"
        why = "; ".join(map(str, self.reasons))
        others = f" against {len(self.candidates) - 1} other(s)" if len(self.candidates) > 1 else ""
        return f"{self.outcome}: {best.name} ({best.kind}, {best.admin1 or best.country}, {best.id}){others}: {why}"

    def to_place(
        self, name: str, precision: PlacePrecision, text: str = "", span: tuple[int, int] | None = None
    ) -> Place | None:
        """The contract's place under the name that the text gives it; None where the word is no place here.

        Coordinates, p-codes and `id` are given only where one row was left; an ambiguous place lists its candidates.
        """
        if self.outcome == "no_place":
            return None
        row = self.row
        return Place(
            name=name,
            admin1=self.admin1,
            country=self.country,
            lat=row.lat if row else None,
            lon=row.lon if row else None,
            precision=precision,
            id=row.id if row else None,
            pcodes=row.pcodes if row else (),
            text=text,
            span=Span(start=span[0], end=span[1]) if span else None,
            candidates=tuple(map(_candidate, self.candidates)) if self.outcome == "ambiguous" else (),
        )


def to_place(
    resolution: Resolution,
    name: str,
    precision: PlacePrecision,
    text: str = "",
    span: tuple[int, int] | None = None,
) -> Place | None:
    """`resolution.to_place(...)`."""
    return resolution.to_place(name, precision, text, span)


def _candidate(row: PlaceRow) -> PlaceCandidate:
    return PlaceCandidate(
        id=row.id,
        name=row.name,
        admin1=row.admin1 or None,
        country=row.country or None,
        lat=row.lat,
        lon=row.lon,
    )


def resolve(rows: Sequence[PlaceRow], evidence: Evidence) -> Resolution:
    """Decides between the rows of one name by the evidence of the text.

    `found` one row; `ambiguous` several, best first; `unsupported` a row that too little speaks for; `elsewhere` rows
    only where the text does not mean; `unknown` no row at all; `no_place` a common word that nothing makes a place.
    """
    known = _with_classed(rows, evidence)
    if not known:
        return Resolution("unknown", evidence=evidence)
    standing = [row for row in known if not _elsewhere(row, evidence)]
    if not standing:
        return Resolution("elsewhere", evidence=evidence)
    rules = _rules()
    scored = sorted(((_score(row, evidence), row) for row in standing), key=lambda s: (-s[0], s[1].id))
    top, best = scored[0]
    reasons = _reasons(best, evidence)
    if top < rules.least_score:
        outcome: Outcome = "no_place" if best.common_word and not _class(evidence) else "unsupported"
        return Resolution(outcome, None, (best,), evidence, reasons)
    if evidence.place_class == "road" and best.kind not in ("road", "site"):
        return Resolution(
            "unsupported", None, (best,), evidence, reasons
        )  # an end of the road is not the road
    rivals = [row for score, row in scored[1:] if score > top - rules.margin and not one_spot(best, row)]
    if rivals:
        return Resolution("ambiguous", None, (best, *rivals), evidence, reasons)
    return Resolution("found", _countryside(best, evidence), (best,), evidence, reasons)


def _with_classed(rows: Sequence[PlaceRow], evidence: Evidence) -> list[PlaceRow]:
    """The rows, and those whose full name has the class word in it: the camp beside the town of its name."""
    places = gazetteer()
    names = [evidence.name] if evidence.name else sorted({fold(n) for row in rows for n in row.all_names})
    full = places.lookup(evidence.name) if _opens_with_class(evidence.name) else ()
    classed = full or [row for name in names for row in places.of_class(evidence.place_class, name)]
    return list({row.id: row for row in (*classed, *rows)}.values())


def _opens_with_class(name: str) -> bool:
    return name.partition(" ")[0] in CLASS_WORDS


def _elsewhere(row: PlaceRow, evidence: Evidence) -> bool:
    """The text names a governorate (or country) beside the name, and the row lies in another."""
    if evidence.governorates and row.admin1:
        return not any(g == row.admin1 or surrounds(g, row.admin1) for g in evidence.governorates)
    countries = {c for g in evidence.governorates if (c := country_of(g))} | set(evidence.countries)
    return bool(countries) and row.kind != "country" and row.country not in countries


def one_spot(a: PlaceRow, b: PlaceRow) -> bool:
    """Whether two rows of one name are one spot under two hats: a town and its sub-district, a camp and its village."""
    for small, large in ((a, b), (b, a)):
        if large.kind in UNIT_KINDS and large.pcodes and large.pcodes == small.pcodes[: len(large.pcodes)]:
            return True
        if large.kind in ("country", "region") and large.country == small.country:
            return True
    return a.lat is not None and b.lat is not None and _km(a, b) <= ONE_SPOT_KM


SITE_KINDS = frozenset(("camp", "prison", "base", "airport", "crossing", "dam", "field", "site"))
"""Kinds whose full name begins with a word for the kind."""

ONE_SPOT_KM = 8.0
"""Rows of one name this near to each other do not make the name ambiguous."""


def _countryside(row: PlaceRow, evidence: Evidence) -> PlaceRow:
    """For "ريف دير الزور الشرقي" the row of that countryside, where the governorate has one."""
    if evidence.place_class != "countryside" and not evidence.direction:
        return row
    of_governorate = row.kind in ("governorate", "settlement") and governorate_named(row.name) == row.admin1
    return (
        gazetteer().by_id.get(countryside_id(row.admin1, evidence.direction), row) if of_governorate else row
    )


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
    return float(row.country in _countries(evidence))


def _other_country(row: PlaceRow, evidence: Evidence) -> float:
    """the article speaks of other countries only"""
    countries = _countries(evidence)
    return float(bool(countries) and row.country not in countries and row.kind != "country")


def _near_neighbours(row: PlaceRow, evidence: Evidence) -> float:
    """it lies near other places of the article"""
    if row.lat is None or row.lon is None or not evidence.neighbours:
        return 0.0
    nearest = min(distance_km((row.lat, row.lon), other) for other in evidence.neighbours)
    return exp(-nearest / NEAR_SCALE_KM)


def _class_fits(row: PlaceRow, evidence: Evidence) -> float:
    """the word before the name says what it is"""
    return float(row.kind in _rules().class_kinds.get(_class(evidence), ()))


def _class_contradicts(row: PlaceRow, evidence: Evidence) -> float:
    """the word before the name says that it is something else"""
    kinds = _rules().class_kinds.get(_class(evidence))
    return float(kinds is not None and row.kind not in kinds)


def _unit_without_class(row: PlaceRow, evidence: Evidence) -> float:
    """a unit, where no word says so and a town may be meant"""
    return float(row.kind in ("governorate", "district", "subdistrict", "region") and not _class(evidence))


def _site_without_class(row: PlaceRow, evidence: Evidence) -> float:
    """a camp, prison, base or the like, where no word says so and a town may be meant"""
    return float(row.kind in SITE_KINDS and not _class(evidence))


def _quarter_without_class(row: PlaceRow, evidence: Evidence) -> float:
    """a quarter, where no word says so"""
    return float(row.kind == "quarter" and _class(evidence) != "quarter")


def _common_word(row: PlaceRow, evidence: Evidence) -> float:
    """the name is also an ordinary word or a person's name, and no class word stands before it"""
    return float(row.common_word and not _class(evidence))


def _bare_common_word(row: PlaceRow, evidence: Evidence) -> float:
    """not even a preposition makes the word a place"""
    return float(row.common_word and evidence.bare)


def _countries(evidence: Evidence) -> set[str]:
    named = {c for g in (*evidence.article_governorates, *evidence.governorates) if (c := country_of(g))}
    return named | set(evidence.article_countries) | set(evidence.countries)


def _class(evidence: Evidence) -> str:
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
class Rules:
    """Weights of the features, the score that a place needs, and the lead that makes it the only one."""

    weights: Mapping[str, float]
    least_score: float
    margin: float
    class_kinds: Mapping[str, tuple[str, ...]]


@cache
def _rules() -> Rules:
    data = json.loads(
        (files("tawthiq.places") / "data" / "resolution_weights.json").read_text(encoding="utf-8")
    )
    kinds = {name: tuple(values) for name, values in data["class_kinds"].items()}
    return Rules(data["weights"], data["least_score"], data["margin"], kinds)


def _score(row: PlaceRow, evidence: Evidence) -> float:
    return sum(weight * FEATURES[name](row, evidence) for name, weight in _rules().weights.items())


def _reasons(row: PlaceRow, evidence: Evidence) -> tuple[Reason, ...]:
    points = {name: weight * FEATURES[name](row, evidence) for name, weight in _rules().weights.items()}
    return tuple(Reason(name, value) for name, value in points.items() if abs(value) >= 0.05)


def _km(a: PlaceRow, b: PlaceRow) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return distance_km((a.lat, a.lon), (b.lat, b.lon))


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in km of two points (lat, lon), on a sphere of radius 6,371 km."""
    p, q = radians(a[0]), radians(b[0])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))
