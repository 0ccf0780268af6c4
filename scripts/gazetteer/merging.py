"""Makes one row of the rows that mean one place, and says how likely reports mean each row."""

from __future__ import annotations

from collections import defaultdict
from math import log10

from gazetteer.draft import Draft, best_first, distance_km, name_key

SAME_PLACE_KM = 3.0
SEAT_KM = 25.0
_KIND_GROUPS = ({"settlement", "quarter"}, {"base", "airport"}, {"area", "region", "desert"})


def join_linked(communities: list[Draft], others: list[Draft]) -> list[Draft]:
    """Communities that name their Who's On First record take its names; returns the records left over."""
    by_id = {d.id.removeprefix("wof:"): d for d in others}
    used: set[str] = set()
    for community in communities:
        wof = community.source.rpartition("wof ")[2] if "wof " in community.source else ""
        if wof in by_id:
            used.add(wof)
            _absorb(community, by_id[wof])
    return [d for d in others if d.id.removeprefix("wof:") not in used]


def _absorb(kept: Draft, other: Draft) -> None:
    kept.add_names(other.names)
    if not kept.names_by_hand:
        kept.names = best_first(kept.names)
    kept.population = max(kept.population, other.population)
    kept.prior = max(kept.prior, other.prior)
    kept.english |= other.english
    for part in _sources(other.source):
        if part not in _sources(kept.source):
            kept.source += f" {part}"


def _sources(source: str) -> list[str]:
    words = source.split()
    return [f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=False)]


def merge_same(rows: list[Draft]) -> list[Draft]:
    """One row for rows of one kind that share a name within `SAME_PLACE_KM`; the better known one is kept."""
    by_key: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    out: list[Draft] = []
    for row in sorted(rows, key=lambda d: (-d.population, -d.prior, not d.id.startswith("ocha"), d.id)):
        twin = next(
            (o for key in sorted(row.name_keys()) for o in by_key[row.country, key] if _one_place(o, row)),
            None,
        )
        if twin is None:
            out.append(row)
        else:
            _absorb(twin, row)
        for key in sorted(row.name_keys()):
            by_key[row.country, key].append(twin or row)
    return out


def _one_place(a: Draft, b: Draft) -> bool:
    return same_kind(a.kind, b.kind) and km(a, b) <= SAME_PLACE_KM


def same_kind(a: str, b: str) -> bool:
    """Whether two kinds may be one place seen by two sources."""
    return a == b or any(a in group and b in group for group in _KIND_GROUPS)


def km(a: Draft, b: Draft) -> float:
    """Distance of two rows with coordinates."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return float("inf")
    return distance_km(a.lat, a.lon, b.lat, b.lon)


_SEAT_PRIOR = {"governorate": 0.9, "district": 0.75, "subdistrict": 0.6}
_UNIT_PRIOR = {"governorate": 0.85, "district": 0.35, "subdistrict": 0.3}


def weigh(units: list[Draft], settlements: list[Draft], seats: dict[str, str]) -> None:
    """Priors by rank of seat and by population; `seats` names the seat of each governorate by slug."""
    for row in settlements:
        if row.population >= 1000:
            row.prior = max(row.prior, min(0.85, 0.3 + 0.12 * (log10(row.population) - 3) * 2))
    by_unit: dict[str, list[Draft]] = defaultdict(list)
    for row in settlements:
        for pcode in row.pcodes:
            by_unit[pcode].append(row)
    for unit in units:
        unit.prior = _UNIT_PRIOR[unit.kind]
        wanted = {name_key(seats[unit.admin1])} if unit.kind == "governorate" else unit.name_keys()
        code = next(code for code in reversed(unit.pcodes) if code)
        found = [
            r
            for r in by_unit[code]
            if r.kind == "settlement" and (r.name_keys() & wanted or _same_english(unit, r))
        ]
        if found:
            seat = max(found, key=lambda r: (r.population, r.prior, -km(unit, r)))
            seat.prior = max(seat.prior, _SEAT_PRIOR[unit.kind])
            if seat.latin_only and unit.kind != "governorate":
                seat.names, seat.latin_only = list(unit.names), False
            elif unit.kind != "governorate":
                seat.add_names([n for n in unit.names if name_key(n) in seat.name_keys()])


def _same_english(unit: Draft, row: Draft) -> bool:
    return unit.kind == "subdistrict" and row.latin_only and bool(unit.english & row.english)
