"""When an estimate is refused, and the sentences that go with one (`data/estimate.json`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tawthiq.labels import Language


@dataclass(frozen=True, slots=True)
class EstimatePolicy:
    """The rules of `data/estimate.json`, each with its reason there."""

    least_lists: int
    most_lists: int
    least_overlap: int
    most_models: int
    widest: float
    worst_fit: float


@cache
def estimate_policy() -> EstimatePolicy:
    """The rules that the package ships."""
    data = _data()
    return EstimatePolicy(**{name: data[name] for name in EstimatePolicy.__dataclass_fields__})


def told(name: str, language: Language, **facts: object) -> str:
    """One of the sentences, its facts filled in."""
    return str(_data()["sentences"][name][language]).format(**facts)


@cache
def _data() -> Mapping[str, Any]:
    text = files("tawthiq.statistics").joinpath("data/estimate.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data
