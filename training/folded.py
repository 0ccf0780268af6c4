"""Weights of every choice for each fold, kept beside the project so that measuring need not learn them again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.material import PROJECT

from tawthiq.choices import Choice, weights_in_place
from training.folds import FOLDS, fold_of
from training.learning import Result

KEPT = PROJECT / ".folds.json"
"""Not under version control: it belongs to the state of the reader that it was learned with."""


def keep(results: Sequence[Result], file: Path = KEPT) -> None:
    """Write the weights of each fold."""
    folds = [{r.name: r.folds[k].model_dump() for r in results} for k in range(FOLDS)]
    file.write_text(json.dumps(folds, ensure_ascii=False), encoding="utf-8")


def kept(file: Path = KEPT) -> list[Mapping[str, Choice]]:
    """The weights of each fold as they were last learned; no weights of their own where none were kept."""
    if not file.exists():
        return [{} for _ in range(FOLDS)]
    folds = json.loads(file.read_text(encoding="utf-8"))
    return [{name: Choice.model_validate(c) for name, c in fold.items()} for fold in folds]


@contextmanager
def held_back_for(article: str, folds: Sequence[Mapping[str, Choice]]) -> Iterator[None]:
    """Read with weights that were learned without this article."""
    with weights_in_place(folds[fold_of(article)]):
        yield
