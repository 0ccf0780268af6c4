"""Gazetteers for other countries, built from the files of Who's On First, GeoNames and OCHA.

A file's form is told by its content: a table of Who's On First (`wof_id`, `names_ar` …), a table or GeoJSON of OCHA units
(`pcode`, `name_ar` …), or a GeoNames dump (19 columns without a header).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tawthiq.errors import InvalidInput
from tawthiq.places.naming import best_first, clean_names
from tawthiq.places.rows import INSTALLED_COLUMNS, PlaceRow
from tawthiq.places.units import governorates

EXPECTED = (
    "expected a table of Who's On First (wof_id, names_ar, lat, lon …), a table or GeoJSON of OCHA "
    "(pcode, name_en, name_ar, lat, lon …) or a GeoNames dump (19 columns)"
)
_LATIN = re.compile(r"[^\W\d_][^\t|\u0600-\u06ff]*")
_GEONAMES_COLUMNS = 19
_Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Installed:
    """The rows of some files, and how many records had no coordinates or no name and were left out."""

    rows: tuple[PlaceRow, ...]
    left_out: int


def rows_of_files(files: Iterable[Path], country: str = "") -> Installed:
    """The rows of all files, each place once.

    Args:
        files: files in any of the forms.
        country: ISO 3166 alpha-2, for tables that do not say it.

    Raises:
        InvalidInput: a file has none of the forms, or does not say its country; names the file and what is expected.
    """
    found: dict[str, PlaceRow] = {}
    left_out = 0
    for file in files:
        for row in _rows_of(file, country):
            if row is None:
                left_out += 1
            else:
                found.setdefault(row.id, row)
    return Installed(tuple(_with_units(found)), left_out)


def to_text(rows: Iterable[PlaceRow]) -> str:
    """The rows as `tawthiq.places.gazetteer.also_read` takes them."""
    lines = ["# Built by `tawthiq places install`.", "\t".join(INSTALLED_COLUMNS)]
    return "\n".join([*lines, *map(_line, rows)]) + "\n"


def _line(row: PlaceRow) -> str:
    pcodes = (*row.pcodes, "", "", "")[:3]
    cells = [
        *(row.id, row.kind, row.name, "|".join(row.names), row.admin1, row.admin2, row.admin3, *pcodes),
        *(
            row.country,
            _degrees(row.lat),
            _degrees(row.lon),
            f"{row.prior:.2f}",
            "1" if row.common_word else "0",
        ),
        *(row.source, "|".join(row.latin)),
    ]
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")


# --- the forms
def _rows_of(file: Path, country: str) -> Iterator[PlaceRow | None]:
    text = _text_of(file)
    if text.lstrip()[:1] == "{":
        yield from (_ocha(cells, file) for cells in _features(text, file))
        return
    lines = text.splitlines()
    header = lines[0].split("\t") if lines else []
    if {"wof_id", "names_ar", "lat", "lon"} <= set(header):
        table = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        code = country or _country_of_table(table, file)
        yield from (_who_s_on_first(cells, code) for cells in table if _stands(cells))
    elif {"pcode", "name_en", "lat", "lon"} <= set(header):
        yield from (_ocha(cells, file) for cells in csv.DictReader(lines, delimiter="\t"))
    elif len(header) == _GEONAMES_COLUMNS and header[0].isdigit():
        yield from (_geonames(line.split("\t")) for line in lines if _populated(line))
    else:
        raise InvalidInput(f"{file}: no file of places; {EXPECTED}")


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(f"{file}: not UTF-8 text; {EXPECTED}") from None
    except OSError as err:
        raise InvalidInput(
            f"{file}: {(err.strerror or str(err)).lower()}; expected a file of places"
        ) from None


def _features(text: str, file: Path) -> Iterator[_Cells]:
    try:
        data = json.loads(text)
    except ValueError:
        raise InvalidInput(f"{file}: broken JSON; {EXPECTED}") from None
    for feature in data.get("features") or ():
        cells = {key: "" if value is None else str(value) for key, value in feature["properties"].items()}
        if "pcode" not in cells:
            raise InvalidInput(f"{file}: its features have no pcode; {EXPECTED}")
        yield cells
    if not data.get("features"):
        raise InvalidInput(f"{file}: a JSON file without features; {EXPECTED}")


def _country_of_table(table: list[dict[str, str]], file: Path) -> str:
    for cells in table:
        if cells["placetype"] == "country":
            codes = [n for n in cells["names_latin"].split("|") if re.fullmatch("[A-Z]{2}", n)]
            if codes:
                return codes[0]
    raise InvalidInput(f"{file}: does not say its country; expected --country XX (ISO 3166, such as LB)")


_WOF_KINDS = {
    "country": "country", "region": "region", "county": "region", "locality": "settlement", "neighbourhood": "quarter",
    "borough": "quarter",
}  # fmt: skip
_PRIOR_OF_KIND = {"country": 0.9, "region": 0.5, "governorate": 0.6, "district": 0.35, "subdistrict": 0.3}
_SEATS = {"PPLC": 0.9, "PPLA": 0.75, "PPLA2": 0.6, "PPLA3": 0.5, "PPLA4": 0.4}


def _stands(cells: _Cells) -> bool:
    return cells["placetype"] in _WOF_KINDS and cells["deprecated"] != "1" and cells["is_current"] != "0"


def _who_s_on_first(cells: _Cells, country: str) -> PlaceRow | None:
    kind = _WOF_KINDS[cells["placetype"]]
    people = int(cells["population"]) if cells["population"].isdigit() else 0
    prior = _PRIOR_OF_KIND.get(kind, _weight(cells["gn_feature_code"], people))
    latin = [cells["name"], *cells["names_latin"].split("|")]
    name = f"wof:{cells['wof_id']}"
    row = _row(name, kind, cells["names_ar"].split("|"), latin, _point(cells), prior)
    return row and replace(
        row, country=country, source=f"wof {cells['wof_id']}", admin2=_first_name(cells.get("county_ar", ""))
    )


def _first_name(names: str) -> str:
    """The first of names joined by "|", cleaned; empty where there is none."""
    return next(iter(best_first(clean_names([n for n in names.split("|") if n]))), "")


_LEVEL_OF_LENGTH = {1: "governorate", 2: "district", 3: "subdistrict"}


def _ocha(cells: _Cells, file: Path) -> PlaceRow | None:
    pcode = cells["pcode"].strip()
    above = [cells[key].strip() for key in ("adm1_pcode", "adm2_pcode", "adm3_pcode") if cells.get(key)]
    codes = list(dict.fromkeys([*above, pcode]))
    country = next((c[:2] for c in codes if re.match("[A-Z]{2}", c)), "")
    if not country:
        raise InvalidInput(
            f"{file}: p-code {pcode!r} does not begin with a country; expected one such as SY0101"
        )
    of_unit = all(re.match("[A-Z]{2}", c) for c in codes) and len(codes) <= max(_LEVEL_OF_LENGTH)
    kind = _LEVEL_OF_LENGTH[len(codes)] if of_unit else "quarter" if "adm4_pcode" in cells else "settlement"
    names = [cells.get("name_ar") or cells.get("name_ar_guess") or ""]
    prior = _PRIOR_OF_KIND.get(kind, 0.25)
    row = _row(f"ocha:{pcode}", kind, names, [cells["name_en"]], _point(cells), prior)
    pcodes = tuple(c for c in codes if re.match("[A-Z]{2}", c))
    return row and replace(row, country=country, source=f"ocha {pcode}", pcodes=pcodes)


def _populated(line: str) -> bool:
    cells = line.split("\t")
    return len(cells) == _GEONAMES_COLUMNS and cells[6] in ("P", "A")


def _geonames(cells: list[str]) -> PlaceRow | None:
    number, name, plain, others, lat, lon, group, code, country = cells[:9]
    kind = "settlement" if group == "P" else "country" if code.startswith("PCL") else "region"
    people = int(cells[14]) if cells[14].isdigit() else 0
    prior = _PRIOR_OF_KIND.get(kind, _weight(code, people))
    names = others.split(",")
    row = _row(f"gn:{number}", kind, names, [name, plain], {"lat": lat, "lon": lon}, prior)
    return row and replace(row, country=country, source=f"geonames {number}")


def _weight(code: str, people: int) -> float:
    """How likely a name means a settlement, by its rank and its people."""
    by_people = next((prior for least, prior in _BY_PEOPLE if people >= least), 0.15)
    return max(by_people, _SEATS.get(code, 0.0))


_BY_PEOPLE = ((1_000_000, 0.85), (100_000, 0.7), (20_000, 0.55), (5_000, 0.4), (1_000, 0.3))


def _point(cells: _Cells) -> _Cells:
    return {"lat": cells.get("lat", ""), "lon": cells.get("lon", "")}


def _row(
    name: str, kind: str, arabic: list[str], latin: list[str], point: _Cells, prior: float
) -> PlaceRow | None:
    """A row with cleaned names; None without a point or any name. One without an Arabic name is never read in texts."""
    try:
        lat, lon = float(point["lat"]), float(point["lon"])
    except ValueError:
        return None
    names = best_first(clean_names([n for n in arabic if n]))
    plain = tuple(dict.fromkeys(n for n in latin if len(n) > 2 and _LATIN.fullmatch(n)))
    if (lat, lon) == (0.0, 0.0) or not (names or plain):
        return None
    shown, *others = names or plain[:1]
    return PlaceRow(
        id=name, kind=kind, name=shown, names=tuple(others), admin1="", admin2="", admin3="", pcodes=(), country="",
        lat=lat, lon=lon, prior=prior if names else 0.0, common_word=False, source="", latin=plain,
    )  # fmt: skip


# --- what several files say together
def _with_units(rows: Mapping[str, PlaceRow]) -> Iterator[PlaceRow]:
    """The rows with the names of their units, and their governorate's slug where the package knows it."""
    slugs = {g.pcode: g.slug for g in governorates()}
    names = {r.pcodes[-1]: r.name for r in rows.values() if r.kind in _PRIOR_OF_KIND and r.pcodes}
    held = {r.pcodes[-1]: r.pcodes for r in rows.values() if r.kind in _PRIOR_OF_KIND and r.pcodes}
    for given in rows.values():
        row = given
        if len(row.pcodes) == 1 and row.kind in ("settlement", "quarter"):  # told only by its smallest unit
            row = replace(row, pcodes=held.get(row.pcodes[0], ()))
        units = [names.get(code, "") for code in row.pcodes]
        yield replace(
            row,
            admin1=slugs.get(row.pcodes[0], "") if row.pcodes else "",
            admin2=units[1] if len(units) > 1 else row.admin2,
            admin3=units[2] if len(units) > 2 else "",
        )
