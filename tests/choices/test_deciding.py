"""Choosing by weights: the highest score wins, equals keep their order, and whoever listens hears why."""

from __future__ import annotations

import pytest

from tawthiq.choices import (
    Choice,
    Option,
    choose,
    count_as,
    likelihood,
    overheard,
    weights_in_place,
)

NEAR = Choice(question="Which is nearer?", origin="by hand", weights={"near": 2.0, "far": -1.0})
SURE = Choice(question="Is it?", origin="by hand", weights={"always": -2.0, "told": 3.0}, threshold=0.4)
IN_PLACE = {"nearer": NEAR, "sure": SURE}

OPTIONS = [
    Option("a", {"far": 1.0}),
    Option("b", {"near": 1.0}),
    Option("c", {"near": 1.0, "unheard of": 9.0}),
]


def test_the_highest_score_wins_and_of_equals_the_first() -> None:
    with weights_in_place(IN_PLACE):
        assert choose("nearer", (0, 1), OPTIONS) == 1


def test_nothing_to_choose_from_is_an_error_of_the_caller() -> None:
    with weights_in_place(IN_PLACE), pytest.raises(ValueError, match="nearer"):
        choose("nearer", (0, 1), [])


@pytest.mark.parametrize(
    ("features", "yes"),
    [
        ({"always": 1.0, "told": 1.0}, True),  # log-odds 1
        ({"always": 1.0, "told": 0.5}, False),  # log-odds -0.5, 0.38: below the threshold
        ({"always": 1.0, "told": 0.6}, True),  # -0.2, 0.45: above it though below a half
        ({"always": 1.0}, False),
    ],
)
def test_a_probability_counts_as_yes_from_the_threshold_on(features: dict[str, float], yes: bool) -> None:
    with weights_in_place(IN_PLACE):
        assert count_as("sure", likelihood("sure", (0, 1), features)) is yes


def test_a_listener_hears_the_options_and_the_reasons() -> None:
    with weights_in_place(IN_PLACE), overheard() as heard:
        choose("nearer", (3, 9), OPTIONS[:2])
        (made,) = heard.choices
        assert (made.name, made.about, made.chosen) == ("nearer", (3, 9), 1)
        assert made.reasons() == [("near", 2.0), ("far", 1.0)]


def test_a_choice_held_open_is_taken_as_yes() -> None:
    """So that training sees what the weights would have left out."""
    with weights_in_place(IN_PLACE), overheard(frozenset(("sure",))):
        assert count_as("sure", 0.01)
    with weights_in_place(IN_PLACE), overheard():
        assert not count_as("sure", 0.01)
