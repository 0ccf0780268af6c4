"""The data files of the lexicon: their columns, and how a file is read into rows.

Tab-separated, a header line, comments after `#`. A row may leave out empty cells at its end. Several forms in a cell
are separated by `|`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files

from tawthiq.errors import InvalidData

_WORD = ("part", "a", "b", "c", "frame")
_VERB = ("perfect", "imperfect", "passive")

SCHEMAS: Mapping[str, tuple[str, ...]] = {
    "actors.tsv": ("id", "kind", "country", "name_en", "name_ar", "names", "adjectives", "since", "until"),
    "anaphors.tsv": ("forms", "candidates", "defaults"),
    "attribution.tsv": ("kind", "forms"),
    "blocks.tsv": ("reason", "forms"),
    "cues.tsv": ("kind", "forms"),
    "directions.tsv": ("direction", "forms"),
    "fronts.tsv": ("front", "actors"),
    "harm.tsv": ("outcome", *_WORD),
    "light_verbs.tsv": ("role", *_VERB),
    "objects.tsv": ("object", "forms"),
    "parts.tsv": ("kind", "forms"),
    "persons.tsv": ("lemma", "group", "who", "singular", "dual", "plural"),
    "place_classes.tsv": ("kind", "precision", "in_name", "forms"),
    "place_relations.tsv": ("relation", "forms"),
    "saying.tsv": ("effect", *_VERB),
    "speakers.tsv": ("speaker", "kind", "forms"),
    "triggers.tsv": ("type", *_WORD, "weapon"),
    "units.tsv": ("unit", "forms"),
    "weapons.tsv": ("weapon", "forms", "strength"),
}
"""The columns of each data file, in their order."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a data file that the package ships, each by column.

    Raises:
        InvalidData: names the file and the line that break the schema.
    """
    return list(parse(name, files("tawthiq.lexicon").joinpath("data", name).read_text(encoding="utf-8")))


def parse(name: str, text: str) -> Iterator[dict[str, str]]:
    """The rows of a file's text, read by the schema of the file `name`; see `rows`."""
    columns = SCHEMAS[name]
    header_seen = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not header_seen:
            header_seen = True
            if cells != columns:
                found, wanted = ", ".join(cells), ", ".join(columns)
                raise InvalidData(f"{name}, line {number}: the columns are {found}; expected {wanted}")
        elif len(cells) > len(columns):
            raise InvalidData(f"{name}, line {number}: {len(cells)} cells, expected {len(columns)}")
        elif not cells[0]:
            raise InvalidData(f"{name}, line {number}: the cell of {columns[0]} is empty")
        else:
            yield dict(zip(columns, cells + ("",) * (len(columns) - len(cells)), strict=True))


def forms(cell: str) -> list[str]:
    """The forms that a cell lists."""
    return [form for part in cell.split("|") if (form := part.strip())]
