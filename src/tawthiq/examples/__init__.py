"""The example articles that the package ships: invented incidents at real places, by invented outlets."""

from __future__ import annotations

from pathlib import Path

_SUFFIXES = (".jsonl", ".txt", ".html")


def example_files() -> list[Path]:
    """The files of the example articles, in order of name: plain text, a web page and JSON Lines."""
    return sorted(file for file in Path(__file__).parent.iterdir() if file.suffix in _SUFFIXES)


def bulletin_example_files() -> list[Path]:
    """The files of the second set: invented articles of a year, from which a bulletin of October 2022 can be written."""
    return sorted((Path(__file__).parent / "bulletin").glob("*.jsonl"))
