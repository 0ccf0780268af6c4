"""The weight files that are shipped: all of them readable, small, and with a question."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tawthiq.choices import choice_names, shipped

FIVE_MEGABYTES = 5_000_000


@pytest.mark.parametrize("name", choice_names())
def test_a_shipped_choice_asks_a_question_and_has_weights(name: str) -> None:
    choice = shipped(name)
    assert choice.question.endswith("?")
    assert choice.weights
    assert all(abs(w) < 50 for w in choice.weights.values())
    if choice.origin == "learned":
        assert choice.measured["examples"] > 0


def test_all_weights_together_are_small() -> None:
    data = files("tawthiq.choices").joinpath("data")
    sizes = [len(f.read_bytes()) for f in data.iterdir() if f.name.endswith(".json")]
    assert sum(sizes) < FIVE_MEGABYTES
