"""Reads the place sources: OCHA units, communities and neighbourhoods, Open Syria, Who's On First."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from gazetteer.draft import Draft, best_first, clean_names

LATIN_NAME = re.compile(r"[^\W\d_][^\t|\u0600-\u06ff]{2,}")
_COUNTRIES = {"SY": "ocha-syria", "IQ": "ocha-iraq"}
_LEVELS = {1: "governorate", 2: "district", 3: "subdistrict"}


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated file with a header; comments after `#` at the start of a line."""
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        for row in csv.DictReader(kept, delimiter="\t"):
            yield {key: (value or "").strip() for key, value in row.items()}


def raw_table(path: Path) -> Iterator[dict[str, str]]:
    """As `table`, without regard to quotation marks or comments (Who's On First has names with them)."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {key: (value or "").strip() for key, value in row.items() if key}


def units(places: Path, slugs: dict[str, str]) -> list[Draft]:
    """Governorates, districts and sub-districts with their p-codes; `slugs` by the governorate's p-code."""
    aliases = _open_syria_names(places)
    out: list[Draft] = []
    for country, folder in _COUNTRIES.items():
        for level, kind in _LEVELS.items():
            for row in table(places / folder / f"adm{level}.tsv"):
                pcode = row["pcode"]
                pcodes = _pcodes(row, level)
                names = unit_names([row["name_ar"], *aliases.get(pcode, [])])
                draft = Draft(f"ocha:{pcode}", kind, names, country, float(row["lat"]), float(row["lon"]))
                draft.admin1, draft.pcodes, draft.source = slugs[pcodes[0]], pcodes, f"ocha {pcode}"
                draft.english = {row["name_en"]}
                out.append(draft)
    return out


def _pcodes(row: dict[str, str], level: int) -> tuple[str, str, str]:
    if level == 1:
        return row["pcode"], "", ""
    if level == 2:
        return row["adm1_pcode"], row["pcode"], ""
    return row["adm1_pcode"], row["adm2_pcode"], row["pcode"]


def unit_names(raw: list[str]) -> list[str]:
    """Names of a unit: the seat's name without "مركز", which outlets leave out, then its other names."""
    bare = [re.sub(r"^مركز\s*", "", name.strip()) for name in raw]
    return best_first(clean_names(list(dict.fromkeys(bare))))


def _open_syria_names(places: Path) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for name in ("governorates", "districts", "subdistricts"):
        for row in json.loads((places / "open-syria" / f"{name}.json").read_text(encoding="utf-8")):
            names = [row["name"].get("ar") or ""]
            names += [a["value"] for a in row["aliases"] if a["language"] == "ar" and a["type"] != "formal"]
            out[row["externalIds"].get("ochaPcode", "")] = [n for n in names if n]
    return out


def communities(places: Path, slugs: dict[str, str], by_hand: dict[str, str]) -> list[Draft]:
    """OCHA's communities of Syria. `by_hand` gives Arabic names by p-code in place of the guesses."""
    out = []
    for row in table(places / "ocha-syria" / "communities_adm4.tsv"):
        pcode, pcodes = row["pcode"], (row["adm1_pcode"], row["adm2_pcode"], row["adm3_pcode"])
        if pcodes[0] not in slugs:
            continue
        hand = by_hand.get(pcode, "")
        names = [hand] if hand else best_first(clean_names(row["name_ar_guess"].split("|")))
        draft = Draft(f"ocha:{pcode}", "settlement", names, "SY", float(row["lat"]), float(row["lon"]))
        draft.admin1, draft.pcodes, draft.prior = slugs[pcodes[0]], pcodes, 0.25
        draft.source = f"ocha {pcode}" + (f" wof {row['wof_id']}" if row["wof_id"] and not hand else "")
        draft.english, draft.names_by_hand = {row["name_en"]}, bool(hand)
        if not names:
            draft.known_by_latin()
        out.append(draft)
    return out


def neighbourhoods(places: Path, slugs: dict[str, str]) -> list[Draft]:
    """OCHA's neighbourhoods of 13 Syrian cities; "الحرية_ عش الورور" is one quarter of two names."""
    out = []
    for row in table(places / "ocha-syria" / "neighbourhoods.tsv"):
        if not row.get("lat") or not row["adm3_pcode"].startswith("SY"):
            continue
        parts = [p for p in re.split("[_/]", row["name_ar"]) if p.strip()]
        names = clean_names(parts)
        if not names:
            continue
        draft = Draft(f"ocha:{row['pcode']}", "quarter", names, "SY", float(row["lat"]), float(row["lon"]))
        adm3 = row["adm3_pcode"]
        draft.pcodes = (adm3[:4], adm3[:6], adm3)
        draft.admin1, draft.source, draft.prior = slugs[adm3[:4]], f"ocha {row['pcode']}", 0.2
        out.append(draft)
    return out


_PRIOR_OF_FEATURE = {
    "PPLA": 0.5,
    "PPLC": 0.5,
    "PPLA2": 0.5,
    "PPLA3": 0.4,
    "PPL": 0.15,
    "": 0.2,
    "PPLL": 0.1,
    "STLMT": 0.1,
}
_KINDS = {"locality": "settlement", "neighbourhood": "quarter"}


def who_s_on_first(places: Path, country: str) -> list[Draft]:
    """Populated places of Who's On First that stand; units come from OCHA, airports from the curated file."""
    out = []
    for row in raw_table(places / "wof" / f"{country.lower()}.tsv"):
        if row["placetype"] not in _KINDS or row["deprecated"] == "1" or row["is_current"] == "0":
            continue
        names = best_first(clean_names(row["names_ar"].split("|")))
        lat, lon = float(row["lat"]), float(row["lon"])
        if (lat, lon) == (0.0, 0.0):
            continue
        draft = Draft(f"wof:{row['wof_id']}", _KINDS[row["placetype"]], names, country, lat, lon)
        draft.source = f"wof {row['wof_id']}"
        draft.prior = _PRIOR_OF_FEATURE.get(row["gn_feature_code"], 0.05)
        draft.population = int(row["population"] or 0)
        draft.english = {n for n in (row["name"], *row["names_latin"].split("|")) if LATIN_NAME.fullmatch(n)}
        if not names and draft.english:
            draft.known_by_latin()
        if draft.names:
            out.append(draft)
    return out
