"""Choices between readings: named features, a log-linear score, weights as data, and why a reading won."""

from tawthiq.choices.deciding import (
    ChoiceMade,
    Features,
    Option,
    choose,
    count_as,
    likelihood,
    overheard,
)
from tawthiq.choices.weights import Choice, choice_named, choice_names, shares, shipped, weights_in_place

__all__ = [
    "Choice",
    "ChoiceMade",
    "Features",
    "Option",
    "choice_named",
    "choice_names",
    "choose",
    "count_as",
    "likelihood",
    "overheard",
    "shares",
    "shipped",
    "weights_in_place",
]
