"""docs/linking.md is the policy: every comparison, level, number and sentence."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.policy_page import page

PAGE = (Path(__file__).parents[2] / "docs" / "linking.md").read_text(encoding="utf-8")
DATA = json.loads(files("tawthiq.incidents").joinpath("data/policy.json").read_text(encoding="utf-8"))


def test_the_page_is_written_from_the_policy() -> None:
    assert page(DATA) == PAGE, "python -m tawthiq.incidents.policy_page docs/linking.md"


def test_every_level_has_its_weight_and_sentence() -> None:
    for comparison in shipped_policy().comparisons:
        assert f"### {comparison.name}\n" in PAGE
        for level in comparison.levels:
            row = f"| {level.name} | {level.m:g} | {level.u:g} | {level.weight:+.1f} | {level.says} |"
            assert row in PAGE, (comparison.name, level.name)


def test_every_sentence_of_the_policy_is_on_the_page() -> None:
    def sentences(data: object) -> list[str]:
        if not isinstance(data, dict):
            return []
        own = [value for name, value in data.items() if name.endswith("says")]
        return own + [one for value in data.values() for one in sentences(value)]

    assert [one for one in sentences(DATA) if one not in PAGE] == []
