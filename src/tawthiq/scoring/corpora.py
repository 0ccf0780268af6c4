"""The articles that a gold set is about, out of a folder of corpora."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tawthiq.records import Article
from tawthiq.sources import articles

_CORPUS_SUFFIXES = (".jsonl", ".jsonl.gz")


def corpus_files(folder: Path) -> list[Path]:
    """The JSON Lines files under a folder, in order of name."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name.endswith(_CORPUS_SUFFIXES)
    )


def corpus_articles(folder: Path, wanted: set[str]) -> Iterator[Article]:
    """The articles under `folder` whose ids are wanted, each once; refused lines are passed over."""
    missing = set(wanted)
    for file in corpus_files(folder):
        if not missing:
            return
        for found in articles([file]):
            if isinstance(found, Article) and found.id in missing:
                missing.remove(found.id)
                yield found
