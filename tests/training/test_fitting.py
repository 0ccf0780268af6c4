"""Fitting: what always marks the right option gets the weight, and what says nothing gets none."""

from __future__ import annotations

from collections.abc import Mapping

from training.fitting import Example, Fit, fit
from training.folds import best_threshold, fold_of, held_back, measure, weights_by_fold


def example(article: str, right: int, *options: Mapping[str, float]) -> Example:
    return Example(article, options, frozenset((right,)), 0)


TABLE = [
    example(f"a{k}", k % 2, {"near": float(k % 2 == 0), "noise": 1.0}, {"near": float(k % 2), "noise": 1.0})
    for k in range(40)
]


def test_the_feature_of_the_right_option_is_learned_and_what_all_have_is_not() -> None:
    weights = fit(TABLE, Fit(prior=0.1, rarest=2))
    assert weights["near"] > 2
    assert "noise" not in weights


def test_a_feature_of_too_few_articles_is_left_out() -> None:
    rare = [*TABLE, example("b", 0, {"near": 1.0, "once": 1.0}, {})]
    assert "once" not in fit(rare, Fit(prior=0.1, rarest=2))


def test_fitting_twice_gives_the_same_weights() -> None:
    assert fit(TABLE, Fit()) == fit(TABLE, Fit())


def test_every_article_is_held_back_in_one_fold_and_measured_with_weights_that_have_not_seen_it() -> None:
    told = held_back(TABLE, weights_by_fold(TABLE, Fit(prior=0.1)))
    assert len(told) == len(TABLE)
    assert {fold_of(e.article) for e, _ in told} == set(range(5))
    assert measure(told, decides=False).right == 1.0


def test_the_threshold_is_the_middle_of_those_that_are_as_good() -> None:
    f1, at = best_threshold([(0.9, True), (0.6, True), (0.3, False)])
    assert (f1, at) == (1.0, 0.46)


def test_where_recall_counts_more_the_threshold_is_lower() -> None:
    told = [(0.9, True), (0.5, False), (0.4, False), (0.35, True), (0.3, False)]
    assert best_threshold(told, beta=2.0)[1] < best_threshold(told)[1]
