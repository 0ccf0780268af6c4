"""Builds the gazetteer in src/tawthiq/places/data from the place sources and the files written by hand.

`gazetteer.tsv` has the places that are read in texts, `unread_places.tsv` those that only searches show (without an
Arabic name, or named for a person), `latin_names.tsv` the Latin names of both.

    python scripts/build_gazetteer.py [SOURCES]

SOURCES is the folder with `ocha-syria`, `ocha-iraq`, `open-syria` and `wof` (default: ../shared/places beside
the repository). Names, coordinates, units and p-codes are carried over as facts; docs/sources.md gives the
credit. The same sources and hand-written files give the same file, byte for byte.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from math import log2
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "scripts"))

from gazetteer import countryside, curated, merging, sources  # noqa: E402
from gazetteer.draft import Draft  # noqa: E402
from gazetteer.geometry import Units  # noqa: E402

from tawthiq.arabic.script import fold  # noqa: E402
from tawthiq.places.rows import COLUMNS  # noqa: E402

DATA = PROJECT / "src" / "tawthiq" / "places" / "data"
HEADER = (
    "# Built by scripts/build_gazetteer.py; do not edit. Sources and licences: NOTICE.md beside this file.\n"
)


def build(places: Path) -> dict[str, str]:
    """The text of each file by its name."""
    governorates = list(sources.table(DATA / "governorates.tsv"))
    slugs = {row["pcode"]: row["slug"] for row in governorates}
    polygons = {
        c: Units(places / f"ocha-{name}" / "adm3.geojson") for c, name in (("SY", "syria"), ("IQ", "iraq"))
    }

    units = sources.units(places, slugs)
    curated.name_governorates(units, governorates)
    settlements = _settlements(places, slugs, polygons)
    merging.weigh(units, settlements, {row["slug"]: row["seat"] for row in governorates})
    rows = [*settlements, *merging.merge_same(sources.neighbourhoods(places, slugs))]
    rows = curated.add_by_hand([*rows, *units], DATA / "curated_places.tsv")
    place_in_units(rows, polygons, slugs)
    rows = [r for r in rows if r.names]
    rows += countryside.countryside(rows, governorates)

    common = {fold(row["name"]): row["why"] for row in sources.table(DATA / "common_words.tsv")}
    for row in rows:
        row.common_word = row.common_word or fold(row.names[0]) in common
        if row.latin_only or _named_for_a_person(row, common):
            row.prior = 0.0  # known, and never read in a text
    _weigh_by_reports(rows)
    rows += curated.world(DATA / "world.tsv")
    names = _unit_names(units)
    return {
        "gazetteer.tsv": _text([r for r in rows if r.prior > 0], names),
        "unread_places.tsv": _text([r for r in rows if r.prior == 0], names),
        "latin_names.tsv": _latin_text(rows),
    }


def _settlements(places: Path, slugs: dict[str, str], polygons: dict[str, Units]) -> list[Draft]:
    by_hand = {row["pcode"]: row["name"] for row in sources.table(DATA / "community_names.tsv")}
    communities = sources.communities(places, slugs, by_hand)
    found = merging.join_linked(communities, sources.who_s_on_first(places, "SY"))
    found += sources.who_s_on_first(places, "IQ")
    place_in_units(found, polygons, slugs)
    return merging.merge_same([*communities, *(d for d in found if d.admin1)])


def place_in_units(rows: list[Draft], polygons: dict[str, Units], slugs: dict[str, str]) -> None:
    """Gives rows without p-codes the units whose polygons hold them.

    A row by hand without a governorate spans several and stays so. A governorate given by hand is kept
    where the simplified polygons say another: outlets count التنف with Homs.
    """
    pcodes = {slug: pcode for pcode, slug in slugs.items()}
    for row in rows:
        if (
            row.pcodes[0]
            or (row.source == "curated" and not row.admin1)
            or row.lat is None
            or row.lon is None
            or row.country not in polygons
        ):
            continue
        held = polygons[row.country].holding(row.lat, row.lon)
        if held and row.admin1 in ("", slugs[held["adm1_pcode"]]):
            row.pcodes = (held["adm1_pcode"], held["adm2_pcode"], held["pcode"])
            row.admin1 = slugs[held["adm1_pcode"]]
        elif row.admin1:
            row.pcodes = (pcodes[row.admin1], "", "")


_UNITS = frozenset(("country", "region", "governorate", "district", "subdistrict"))


def _weigh_by_reports(rows: list[Draft]) -> None:
    """Raises the prior of places that reports name often; a unit keeps its weight beside the town of its name."""
    named = {row["id"]: int(row["articles"]) for row in sources.table(DATA / "named_in_reports.tsv")}
    for row in rows:
        if row.id in named and row.kind not in _UNITS and row.prior and not row.common_word:
            row.prior = max(row.prior, min(0.9, 0.35 + 0.1 * log2(named[row.id])))


_TITLES = frozenset(("سيد", "السيد", "حاج", "الحاج", "حجي", "ملا", "مله", "شيخ", "ال", "ابن", "بن"))
_SIDES = frozenset(("الشرقي", "الغربي", "الشمالي", "الجنوبي", "الفوقاني", "التحتاني", "القبلي", "الوسطاني"))


def _named_for_a_person(row: Draft, common: dict[str, str]) -> bool:
    """Whether a hamlet bears nothing but a person's names ("خليل ابراهيم"), which would only mislead in a text."""
    words = fold(row.names[0]).split()
    return (
        row.kind == "settlement"
        and row.prior <= 0.3
        and len(words) > 1
        and all(_of_a_person(word, common) for word in words)
    )


def _of_a_person(word: str, common: dict[str, str]) -> bool:
    """Whether a word is a given name, a title, or a family name in the form of an adjective ("العزاوي")."""
    adjective = word.startswith("ال") and word.endswith("ي") and len(word) > 5 and word not in _SIDES
    names = (common.get(word), common.get(word.removeprefix("ال")))
    return "given_name" in names or word in _TITLES or adjective


def _unit_names(units: list[Draft]) -> dict[str, str]:
    return {next(c for c in reversed(u.pcodes) if c): u.names[0] for u in units}


def _text(rows: list[Draft], unit_names: dict[str, str]) -> str:
    order = {"SY": 0, "IQ": 1}
    rows = sorted(
        rows, key=lambda r: (order.get(r.country, 2), r.country, r.pcodes, r.kind, r.names[0], r.id)
    )
    if len({r.id for r in rows}) < len(rows):
        raise SystemExit("two rows have one id: " + ", ".join(_doubles([r.id for r in rows])))
    lines = [HEADER, "\t".join(COLUMNS) + "\n"]
    lines += ["\t".join(_cells(row, unit_names)) + "\n" for row in rows]
    return "".join(lines)


def _doubles(ids: list[str]) -> list[str]:
    return sorted({i for i in ids if ids.count(i) > 1})


def _cells(row: Draft, unit_names: dict[str, str]) -> list[str]:
    other = [n for n in dict.fromkeys(row.names[1:]) if fold(n) != fold(row.names[0])]
    spellings: dict[str, str] = {}
    for name in other:
        spellings.setdefault(fold(name), name)
    return [
        row.id,
        row.kind,
        re.sub(r"\s+", " ", row.names[0]),
        "|".join(spellings.values()),
        row.admin1,
        unit_names.get(row.pcodes[1], ""),
        unit_names.get(row.pcodes[2], ""),
        *row.pcodes,
        row.country,
        "" if row.lat is None else f"{row.lat:.5f}".rstrip("0").rstrip("."),
        "" if row.lon is None else f"{row.lon:.5f}".rstrip("0").rstrip("."),
        f"{row.prior:.2f}",
        "1" if row.common_word else "0",
        row.source,
    ]


def _latin_text(rows: list[Draft]) -> str:
    named = sorted((row.id, "|".join(_latin(row))) for row in rows if row.english)
    return "".join([HEADER, "id\tlatin\n", *(f"{key}\t{names}\n" for key, names in named if names)])


_LATIN_NAMES = 10
"""How many Latin names a row keeps for searches."""


def _latin(row: Draft) -> list[str]:
    """The Latin names that differ in more than signs over letters, the shortest first."""
    by_key: dict[str, str] = {}
    for name in sorted((n for n in row.english if n), key=lambda n: (len(n), n)):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        by_key.setdefault(re.sub("[^a-z]", "", plain.lower()), name)
    return list(by_key.values())[:_LATIN_NAMES]


def main() -> None:
    """Writes the file and says how many rows each country has."""
    places = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT.parent / "shared" / "places"
    if not (places / "ocha-syria").is_dir():
        sys.exit(
            f"{places}: no folder of place sources (expected ocha-syria, ocha-iraq, open-syria, wof in it)"
        )
    texts = build(places)
    for name, text in texts.items():
        (DATA / name).write_text(text, encoding="utf-8")
    read = [*texts["gazetteer.tsv"].splitlines()[2:], *texts["unread_places.tsv"].splitlines()[2:]]
    countries = [line.split("\t")[10] for line in read]
    print(f"{len(countries)} rows: " + ", ".join(f"{c} {countries.count(c)}" for c in ("SY", "IQ")))


if __name__ == "__main__":
    main()
