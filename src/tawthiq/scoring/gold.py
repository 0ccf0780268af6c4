"""Gold files and the articles that belong to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import InvalidInput


def load_gold(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON or JSON Lines file, or of every such file under a folder, in order of name.

    Raises:
        InvalidInput: the path is missing, or a file is no JSON record or list of records.
    """
    if not path.exists():
        raise InvalidInput(f"{path}: no such file or folder; expected gold records as .json or .jsonl")
    files = sorted(p for p in path.rglob("*.json*") if p.is_file()) if path.is_dir() else [path]
    return [record for file in files for record in _records(file)]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A named set of gold records."""

    name: str
    records: list[dict[str, Any]]


def load_gold_sets(folder: Path) -> list[GoldSet]:
    """Every set under a gold folder: each .json/.jsonl file is one, and each folder of such files is one.

    Raises:
        InvalidInput: the folder is missing or holds no set.
    """
    if not folder.is_dir():
        raise InvalidInput(f"{folder}: no such folder; expected a folder of gold sets (.json files)")
    sets: list[GoldSet] = []
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() or entry.suffix in (".json", ".jsonl"):
            records = load_gold(entry)
            if records:
                sets.append(GoldSet(entry.stem, records))
    if not sets:
        raise InvalidInput(f"{folder}: holds no gold set; expected .json files or folders of them")
    if all(len(one.records) == 1 for one in sets):
        # A folder of single records is one set: it was named itself, not the folder above it.
        sets = [GoldSet(folder.resolve().name, [record for one in sets for record in one.records])]
    return sets


def _records(file: Path) -> Iterator[dict[str, Any]]:
    text = file.read_text(encoding="utf-8")
    chunks = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if file.suffix != ".jsonl":
        chunks = [(1, text)]
    for number, chunk in chunks:
        try:
            value = json.loads(chunk)
        except json.JSONDecodeError as err:
            raise InvalidInput(f"{file}, line {number + err.lineno - 1}: no JSON ({err.msg})") from err
        for record in value if isinstance(value, list) else [value]:
            if not isinstance(record, dict) or "id" not in record:
                raise InvalidInput(f"{file}, line {number}: expected a record with an id")
            yield record
