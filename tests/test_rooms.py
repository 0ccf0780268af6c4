"""The table of rooms in docs/design.md, held against the imports in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "src" / "tawthiq"
SHARED_BY_ALL = {"records", "errors"}
ROW = re.compile(r"^\| `(\w+)/?` \| .* \| (.*) \|$", re.MULTILINE)


def rooms() -> dict[str, set[str]]:
    table = (PROJECT / "docs" / "design.md").read_text(encoding="utf-8")
    return {name: set(re.findall(r"`(\w+)`", allowed)) for name, allowed in ROW.findall(table)}


def imports_of(room: str) -> set[str]:
    """The rooms that a room imports, wherever in its modules."""
    files = [PACKAGE / f"{room}.py"] if (PACKAGE / f"{room}.py").exists() else (PACKAGE / room).rglob("*.py")
    found: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tawthiq."):
                found.add(node.module.split(".")[1])
            elif isinstance(node, ast.ImportFrom) and node.module == "tawthiq":
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.Import):
                found.update(a.name.split(".")[1] for a in node.names if a.name.startswith("tawthiq."))
    return found - {room}


def test_every_room_has_its_row() -> None:
    on_disk = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert set(rooms()) == on_disk - {"__init__", "__main__", "examples"}


@pytest.mark.parametrize("room", sorted(set(rooms()) - {"cli"}))
def test_a_room_imports_what_its_row_allows(room: str) -> None:
    assert imports_of(room) <= rooms()[room] | (SHARED_BY_ALL if room not in SHARED_BY_ALL else set())
