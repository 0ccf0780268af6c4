"""The files written by hand: names and weights of well-known places, places no source has, and the world."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from gazetteer.draft import Draft, distance_km, name_key
from gazetteer.merging import same_kind
from gazetteer.sources import table

ATTACH_KM = 6.0
"""How far a place written by hand may lie from the source's row of the same name to be that row."""

_LETTERS = "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a a a w y a a g ch p v j"
_LATIN = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةگچپڤژ",
        _LETTERS.split(),
        strict=True,
    )
)


def slug(name: str) -> str:
    """A Latin id of an Arabic name."""
    return "-".join("".join(_LATIN.get(c, c if c.isdigit() else "") for c in word) for word in name.split())


def name_governorates(units: list[Draft], governorates: list[dict[str, str]]) -> None:
    """Gives the governorates' rows the names of governorates.tsv."""
    by_pcode = {row["pcode"]: row for row in governorates}
    for unit in units:
        row = by_pcode.get(unit.pcodes[0])
        if unit.kind == "governorate" and row:
            unit.names = [row["name"]]
            unit.add_names([n for n in row["names"].split("|") if n])


def add_by_hand(rows: list[Draft], path: Path) -> list[Draft]:
    """The rows with those of curated_places.tsv: joined to the row they mean, or added.

    A line without coordinates means the row of that name (the best known of its governorate) and changes its
    names, weight and flag (a name behind "-" is a source's error and taken off). A line with coordinates does
    so where such a row is near, else it is a new row.
    """
    by_key: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for row in rows:
        for key in row.name_keys():
            by_key[row.country, key].append(row)
    added: list[Draft] = []
    missing: list[str] = []
    for line in table(path):
        new = _draft(line)
        found = [r for key in sorted(new.name_keys()) for r in by_key[new.country, key] if _means(new, r)]
        if found:
            _rename(max(found, key=lambda r: (_same_name(new, r), r.prior, r.population, r.id)), new, line)
        elif new.lat is None:
            missing.append(f"{line['name']} ({line['admin1']})")
        else:
            added.append(new)
    if missing:
        raise SystemExit(f"{path.name}: no coordinates, and no source knows: {', '.join(missing)}")
    return [*rows, *added]


def _same_name(new: Draft, row: Draft) -> bool:
    return bool({name_key(new.names[0])} & row.name_keys())


def _draft(line: dict[str, str]) -> Draft:
    names = [line["name"], *(n for n in line["names"].split("|") if n)]
    draft = Draft("", line["kind"], names, line["country"])
    draft.id = (
        f"tw:{line['kind']}-{slug(line['name'])}-{(line['admin1'] or line['country']).lower()}".replace(
            "_", "-"
        )
    )
    draft.admin1, draft.prior = line["admin1"], float(line["prior"] or 0.5)
    draft.common_word = line["common_word"] == "1"
    draft.source = "curated"
    if line["lat"]:
        draft.lat, draft.lon = float(line["lat"]), float(line["lon"])
    return draft


def _means(new: Draft, row: Draft) -> bool:
    if not same_kind(new.kind, row.kind) or row.admin1 not in ("", new.admin1):
        return False
    if new.lat is None or new.lon is None:
        return True
    return (
        row.lat is not None
        and row.lon is not None
        and distance_km(new.lat, new.lon, row.lat, row.lon) <= ATTACH_KM
    )


def _rename(row: Draft, new: Draft, line: dict[str, str]) -> None:
    wrong = {n[1:] for n in new.names if n.startswith("-")}
    row.names = [new.names[0], *(n for n in row.names if n != new.names[0] and n not in wrong)]
    row.add_names([n for n in new.names[1:] if not n.startswith("-")])
    row.kind = new.kind
    if line["prior"]:
        row.prior = new.prior
    row.common_word = row.common_word or new.common_word


def world(path: Path) -> list[Draft]:
    """Countries, their regions and cities, from world.tsv."""
    out = []
    for line in table(path):
        draft = _draft(line | {"admin1": ""})
        place = re.sub(r"[^a-z0-9-]", "", slug(line["name"]))
        draft.id = f"world:{line['country'].lower()}" + (
            "" if line["kind"] == "country" else f"-{line['kind']}-{place}"
        )
        out.append(draft)
    return out
