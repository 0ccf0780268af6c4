"""The policy's data keep their own rules, and every level can be met."""

from __future__ import annotations

import json
from importlib.resources import files
from math import log2
from typing import Any

import pytest

from tawthiq.errors import InvalidData
from tawthiq.incidents.policy import policy_of, shipped_policy
from tawthiq.records import EVENT_TYPES

TEXT = files("tawthiq.incidents").joinpath("data/policy.json").read_text(encoding="utf-8")


def data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(TEXT)
    return loaded


def test_every_number_has_its_sentence() -> None:
    given = data()
    for name in ("prior", "threshold", "apart", "kinds", "camps", "countryside", "reach_km", "common_place"):
        assert len(given[f"{name}_says"]) > 30, name
    for comparison in shipped_policy().comparisons:
        sentences = [level.says for level in comparison.levels]
        assert all(len(says) > 15 for says in sentences) and len(set(sentences)) == len(sentences)


def test_every_type_has_a_kind_and_no_other_has() -> None:
    assert set(shipped_policy().kinds_of) == set(EVENT_TYPES)


def test_the_first_level_counts_for_and_the_last_against() -> None:
    for comparison in shipped_policy().comparisons:
        dated = [level for level in comparison.levels if level.name not in ("undated", "no place")]
        assert dated[0].weight > 0 > dated[-1].weight, comparison.name


def test_weights_are_log2_odds() -> None:
    level = shipped_policy().comparisons[0].levels[0]
    assert level.weight == pytest.approx(log2(level.m / level.u))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda d: d.pop("prior"), "'prior' is missing"),
        (lambda d: d.update(prior=0), "prior is 0; expected a probability"),
        (lambda d: d["kinds"].pop("flight"), r"kinds: \['displacement'\]"),
        (lambda d: d["comparisons"]["type"]["levels"][0].update(m=0.99), "type: the m of its levels"),
        (lambda d: d["comparisons"]["type"]["else"].update(u=0), "type: the u of its levels"),
    ],
)
def test_what_breaks_the_schema_is_named(spoil: Any, said: str) -> None:
    spoiled = data()
    spoil(spoiled)
    with pytest.raises(InvalidData, match=said):
        policy_of(spoiled)
