"""The weights that measuring uses: for each article those that were learned without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from training.folded import held_back_for
from training.folds import FOLDS
from training.learning import Result, learn_all

import tawthiq
from benchmarks.material import Material
from tawthiq.choices import Choice
from tawthiq.records import Article, Record


@cache
def results(material: Material) -> tuple[Result, ...]:
    """Every choice learned, with its held-back folds; about a minute."""
    return tuple(learn_all(material))


@cache
def folds(material: Material) -> tuple[Mapping[str, Choice], ...]:
    """The weights of all choices for each fold."""
    return tuple({r.name: r.folds[k] for r in results(material)} for k in range(FOLDS))


def read_held_back(material: Material, articles: Iterable[Article]) -> Iterator[Record]:
    """The articles read with weights that have not seen them."""
    weights = folds(material)
    for article in articles:
        with held_back_for(article.id, weights):
            yield tawthiq.read(article)
