"""Which place a name means: one row, several that the text leaves, or none.

The rows of the name are scored by the features of `tawthiq.places.evidence`; `Resolution.reasons` holds those
that counted. A lone row is no evidence: where the text names another governorate, no row of the name stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tawthiq.arabic.script import fold
from tawthiq.places.evidence import (
    Evidence,
    Reason,
    class_of,
    distance_km,
    reasons_for,
    rules,
    score,
)
from tawthiq.places.gazetteer import CLASS_WORDS, gazetteer
from tawthiq.places.rows import UNIT_KINDS, PlaceRow
from tawthiq.places.units import country_of, countryside_id, governorate_named, surrounds
from tawthiq.records import Place, PlaceCandidate, PlacePrecision, Span

Outcome = Literal["found", "ambiguous", "unsupported", "elsewhere", "unknown", "no_place"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for one name. `row` is set only where one place was left."""

    outcome: Outcome
    row: PlaceRow | None = None
    candidates: tuple[PlaceRow, ...] = ()
    """Best first: all that are left of an ambiguous name, or the one row that has too little support."""
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What counted for the best candidate; worked out when it is asked for."""
        return reasons_for(self.candidates[0], self.evidence) if self.candidates else ()

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
        if self.outcome == "unsupported" and not codes <= self.evidence.spoken_of:
            return None
        return codes.pop() if len(codes) == 1 else None

    def explain(self) -> str:
        """One sentence: the outcome and what counted."""
        best = self.row or (self.candidates[0] if self.candidates else None)
        if best is None:
            return f"{self.outcome}: no row of the gazetteer stands"
        why = "; ".join(map(str, self.reasons))
        others = f" against {len(self.candidates) - 1} other(s)" if len(self.candidates) > 1 else ""
        where = f"{best.kind}, {best.admin1 or best.country}, {best.id}"
        return f"{self.outcome}: {best.name} ({where}){others}: {why}"

    def to_place(
        self, name: str, precision: PlacePrecision, text: str = "", span: tuple[int, int] | None = None
    ) -> Place | None:
        """The contract's place under the name that the text gives it; None where the word is no place here.

        Coordinates, p-codes and `id` are given only where one row was left; an ambiguous place lists its
        candidates.
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

    `found` one row; `ambiguous` several, best first; `unsupported` a row that too little speaks for;
    `elsewhere` rows only where the text does not mean; `unknown` no row at all; `no_place` a common word that
    nothing makes a place.
    """
    known = _with_classed(rows, evidence)
    if not known:
        return Resolution("unknown", evidence=evidence)
    standing = [row for row in known if not _elsewhere(row, evidence)]
    if not standing:
        return Resolution("elsewhere", evidence=evidence)
    limits = rules()
    scored = sorted(((score(row, evidence), row) for row in standing), key=lambda s: (-s[0], s[1].id))
    top, best = scored[0]
    if top < limits.least_score:
        outcome: Outcome = "no_place" if best.common_word and not class_of(evidence) else "unsupported"
        return Resolution(outcome, None, (best,), evidence)
    if evidence.place_class == "road" and best.kind not in ("road", "site"):
        return Resolution("unsupported", None, (best,), evidence)  # an end of the road is not the road
    rivals = [row for points, row in scored[1:] if points > top - limits.margin and not one_spot(best, row)]
    if rivals:
        return Resolution("ambiguous", None, (best, *rivals), evidence)
    return Resolution("found", _countryside(best, evidence), (best,), evidence)


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
    """Whether two rows of one name are one spot: a town and its sub-district, a camp and its village."""
    for small, large in ((a, b), (b, a)):
        if large.kind in UNIT_KINDS and large.pcodes and large.pcodes == small.pcodes[: len(large.pcodes)]:
            return True
        if large.kind in ("country", "region") and large.country == small.country:
            return True
    return a.lat is not None and b.lat is not None and _km(a, b) <= ONE_SPOT_KM


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


def _km(a: PlaceRow, b: PlaceRow) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return distance_km((a.lat, a.lon), (b.lat, b.lon))
