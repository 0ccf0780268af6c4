"""Ratios of counts: their exact interval, what may be said, and the words for it."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binomtest

from tawthiq.statistics.beta import beta_quantile
from tawthiq.statistics.ratios import not_compared, ratio_of, sentence

WORDS = json.loads(files("tawthiq.statistics").joinpath("data/ratios.json").read_text(encoding="utf-8"))


@given(
    st.floats(0.001, 0.999), st.floats(0.05, 3000, allow_nan=False), st.floats(0.05, 3000, allow_nan=False)
)
def test_quantiles_are_those_of_the_library(probability: float, a: float, b: float) -> None:
    assert beta_quantile(probability, a, b) == pytest.approx(beta.ppf(probability, a, b), rel=1e-6, abs=1e-9)


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_interval_of_counts_is_the_exact_one(now: int, then: int) -> None:
    """Clopper and Pearson (1934), as the library has it."""
    exact = binomtest(now, now + then).proportion_ci(0.95, method="exact")
    found = ratio_of([1] * now, [1] * then)
    assert found.low == pytest.approx(exact.low / (1 - exact.low), rel=1e-6)
    assert found.high == pytest.approx(exact.high / (1 - exact.high), rel=1e-6)


VERDICTS = [
    ([1] * 20, [1] * 42, "fewer", "the interval lies below one"),
    ([1] * 42, [1] * 20, "more", "and above it"),
    ([1] * 3, [1] * 6, "cannot_tell", "half, but three against six is chance"),
    ([1] * 300, [1] * 310, "same", "many incidents, hardly a change"),
    ([], [], "none", "nothing then and now"),
    ([], [1] * 10, "fewer", "ten, then none"),
    ([1] * 10, [], "more", "none, then ten"),
    ([1], [], "cannot_tell", "none, then one"),
    ([30, 1, 1, 1], [2] * 40, "cannot_tell", "33 dead against 80, but thirty of them in one incident"),
    ([1] * 33, [1] * 80, "fewer", "the same sums, one in each incident"),
]


@pytest.mark.parametrize(("now", "then", "verdict", "why"), VERDICTS)
def test_verdicts(now: list[int], then: list[int], verdict: str, why: str) -> None:
    assert ratio_of(now, then).verdict == verdict, why


def test_incidents_that_harm_nobody_change_nothing() -> None:
    assert ratio_of([3, 0, 4, 0], [9, 2]) == ratio_of([4, 3], [2, 9, 0])


def test_no_ratio_to_zero() -> None:
    found = ratio_of([1] * 10, [])
    assert found.ratio is None and found.high is None and found.low > 1


SENTENCES = [
    (
        20,
        42,
        "en",
        "About half of what it was in October 2021 (20 against 42; 95 % interval of the ratio 0.3–0.8).",
    ),
    (
        20,
        42,
        "ar",
        "نحو نصف ما كان عليه في October 2021 (20 مقابل 42؛ مجال الثقة 95% للنسبة: من 0.3 إلى 0.8).",
    ),
    (30, 90, "en", "About a third"),
    (90, 40, "en", "About twice"),
    (3, 6, "en", "cannot be told: the counts are too small"),
    (3, 6, "ar", "لا يمكن القول"),
    (0, 0, "en", "Nothing is documented, neither now nor in October 2021."),
    (10, 0, "en", "More than it was in October 2021 (10 against 0; 95 % interval of the ratio 2.2–∞)."),
]


@pytest.mark.parametrize(("now", "then", "language", "told"), SENTENCES)
def test_sentences(now: int, then: int, language: str, told: str) -> None:
    assert told in sentence(ratio_of([1] * now, [1] * then), "October 2021", language)  # type: ignore[arg-type]


def test_words_rise_with_the_ratio_and_are_in_both_languages() -> None:
    limits = [step["below"] for step in WORDS["ratios"]]
    assert limits == sorted(set(limits)) and 1.0 in limits
    for entry in (*WORDS["ratios"], WORDS["from_nothing"], *WORDS["sentences"].values()):
        assert entry["en"] and any("؀" <= letter <= "ۿ" for letter in entry["ar"])


def test_what_is_not_compared_says_why() -> None:
    assert "no articles" in not_compared("not_read", "October 2021", "en")
    assert "only a part" in not_compared("part", "October 2021", "en")
