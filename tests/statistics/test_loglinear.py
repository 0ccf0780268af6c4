"""Log-linear models against figures that others published, and where the counts determine nothing."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from itertools import product

import pytest

from tawthiq.errors import CannotEstimate, InvalidInput, MissingExtra
from tawthiq.statistics import Histories, estimate
from tawthiq.statistics.estimating import DROP, sentences
from tawthiq.statistics.loglinear import Model, fit, models_of, profile_interval


def histories(counts: Mapping[str, int]) -> Histories:
    """Counts by histories written as "101"."""
    lists = len(next(iter(counts)))
    return Histories(
        tuple("abcdefgh"[:lists]), {tuple(c == "1" for c in history): n for history, n in counts.items()}
    )


HIV = histories(
    {
        "1110": 3, "1101": 1, "1100": 33, "1010": 20, "1001": 6, "1000": 403,
        "0111": 3, "0110": 35, "0101": 10, "0100": 545, "0011": 11, "0010": 621, "0001": 205,
    }
)  # fmt: skip
"""Reports of HIV infection from four centres in Rome: Abeni, Brancato and Perucci (1994), Epidemiology 5, 410-414."""

HEPATITIS = histories({"100": 69, "010": 55, "001": 63, "110": 21, "101": 17, "011": 18, "111": 28})
"""An outbreak of hepatitis A in Taiwan, three lists: Chao and others (2001), Statistics in Medicine 20, 3123-3157."""

ALL_PAIRS: Model = ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3))

# Baillargeon and Rivest (2007), Journal of Statistical Software 19(5), the example HIV of their package Rcapture:
# abundance, its standard error, deviance, degrees of freedom, AIC, and the profile likelihood interval.
PUBLISHED = [
    (((0, 1),), 12318.5, 1188.7, 7.614, 9, 86.65, (12308.0, 10266.0, 14992.3)),
    (ALL_PAIRS, 23443.5, 9594.9, 3.037, 4, 92.073, (23269.8, 10027.6, 50046.3)),
]


@pytest.mark.parametrize(("model", "total", "error", "deviance", "df", "aic", "profile"), PUBLISHED)
def test_a_published_example(
    model: Model,
    total: float,
    error: float,
    deviance: float,
    df: int,
    aic: float,
    profile: tuple[float, float, float],
) -> None:
    found = fit(HIV, model)
    assert found is not None
    assert HIV.documented + found.unseen == pytest.approx(total, abs=0.1)
    assert math.sqrt(found.variance) * found.unseen == pytest.approx(error, abs=0.6)
    assert found.deviance == pytest.approx(deviance, abs=0.001) and found.df == df
    assert found.aic == pytest.approx(aic, abs=0.01)
    assert profile_interval(HIV, model, DROP) == pytest.approx(profile, rel=2e-5)


def test_the_published_choice_of_the_model() -> None:
    """Their stepwise choice keeps the dependence of the first two lists alone."""
    assert estimate(HIV).models[0].name == "a*b"
    assert estimate(HIV, criterion="bic").models[0].name in ("a*b", "independent")


# With one pair free the third list tells what the other two miss, and with two the third pair does: closed forms of
# Bishop, Fienberg and Holland (1975), chapter 6.
CLOSED = [
    (((0, 1),), lambda n: (n["100"] + n["010"] + n["110"]) * n["001"] / (n["101"] + n["011"] + n["111"])),
    (((0, 1), (0, 2)), lambda n: n["010"] * n["001"] / n["011"]),
    (
        ((0, 1), (0, 2), (1, 2)),
        lambda n: n["111"] * n["100"] * n["010"] * n["001"] / (n["110"] * n["101"] * n["011"]),
    ),
]


@pytest.mark.parametrize(
    "data", [HEPATITIS, histories({"100": 12, "010": 30, "001": 9, "110": 7, "101": 4, "011": 11, "111": 3})]
)
@pytest.mark.parametrize(("model", "unseen"), CLOSED)
def test_closed_forms_of_three_lists(data: Histories, model: Model, unseen: object) -> None:
    counts = {"".join("01"[cell] for cell in history): n for history, n in data.counts.items()}
    found = fit(data, model)
    assert found is not None and callable(unseen)
    assert found.unseen == pytest.approx(unseen(counts), rel=1e-6)


def test_the_variance_of_two_lists_is_that_of_sekar_and_deming() -> None:
    """1949: n1 n2 b c / m^3, with a third list that is independent of both and has nothing to say but its size."""
    a, b, c = 60, 90, 40
    found = fit(histories({"11": a, "10": b, "01": c}), ())
    assert found is not None and found.unseen == pytest.approx(b * c / a)
    assert found.variance * found.unseen**2 == pytest.approx((a + b) * (a + c) * b * c / a**3, rel=1e-6)


# Two lists that meet and one that meets neither, as in the artificial example of Chan, Silverman and Vincent (2021): they
# say which models can be fitted to such counts.
SPARSE = histories({"100": 27, "010": 37, "001": 19, "110": 4, "101": 0, "011": 0, "111": 0})


def test_lists_that_never_meet_leave_their_terms_at_the_limit() -> None:
    """With both empty pairs at their limit the third list says nothing, and two lists remain."""
    limit = fit(SPARSE, ((0, 2), (1, 2)))
    assert limit is not None and limit.unseen == pytest.approx(27 * 37 / 4, rel=1e-4)


@pytest.mark.parametrize("model", [((0, 1), (0, 2), (1, 2)), ((0, 1),), ((0, 1), (0, 2)), ((0, 1), (1, 2))])
def test_models_that_the_counts_do_not_determine(model: Model) -> None:
    assert fit(SPARSE, model) is None


@pytest.mark.parametrize("model", [(), ((0, 2),), ((1, 2),), ((0, 2), (1, 2))])
def test_models_that_they_do(model: Model) -> None:
    assert fit(SPARSE, model) is not None


def test_all_sets_of_pairs_as_long_as_there_are_not_too_many() -> None:
    assert [len(list(models_of(n, 2000))) for n in (3, 4, 5, 6, 7)] == [8, 64, 1024, 1941, 1562]


def expected(size: int, shares: tuple[float, ...]) -> Histories:
    """Independent lists with these shares of so many incidents, at their expectation."""
    counts = {}
    for cell in product((True, False), repeat=len(shares)):
        chance = math.prod(share if seen else 1 - share for share, seen in zip(shares, cell, strict=True))
        if any(cell):
            counts[cell] = round(size * chance)
    return Histories(tuple(f"l{i}" for i in range(len(shares))), counts)


@pytest.mark.parametrize("shares", [(0.5, 0.4, 0.3), (0.3, 0.3, 0.2, 0.4)])
def test_independent_lists_give_back_the_whole(shares: tuple[float, ...]) -> None:
    found = estimate(expected(1000, shares))
    assert found.total.best == pytest.approx(1000, rel=0.02)
    assert found.total.low < 1000 < (found.total.high or 0)
    assert sum(one.weight for one in found.models) == pytest.approx(1)
    assert found.independent and found.independent.best == pytest.approx(1000, rel=0.01)


REFUSED = [
    ({"11": 50, "10": 50, "01": 50}, "2 lists", "two lists: their independence cannot be looked at"),
    ({"100": 50, "010": 50, "110": 30, "001": 0}, "'c' has no incident", "an empty list"),
    ({"100": 50, "010": 50, "110": 30, "001": 20}, "'c' shares no incident", "a list apart"),
    ({"100": 90, "010": 90, "001": 90, "110": 4, "011": 3, "101": 2}, "9 of 279", "too little overlap"),
    (
        {"100": 300, "010": 300, "001": 300, "110": 4, "101": 4, "011": 4, "111": 6},
        "cannot be told",
        "an interval as wide as this says nothing",
    ),
    (
        {"10000000": 9, "01000000": 9} | {"1" * 8: 20},
        "no model|8 lists|determined|cannot",
        "hardly any combination has an incident",
    ),
    ({"100000000": 9, "1" * 9: 20}, "9 lists", "more lists than can be told apart"),
]


@pytest.mark.parametrize(("counts", "named", "why"), REFUSED)
def test_what_is_refused_says_why(counts: dict[str, int], named: str, why: str) -> None:
    lists = len(next(iter(counts)))
    data = Histories(
        tuple("abcdefghi"[:lists]), {tuple(c == "1" for c in key): n for key, n in counts.items()}
    )
    with pytest.raises(CannotEstimate, match=named):
        estimate(data)


def test_a_criterion_nobody_knows() -> None:
    with pytest.raises(InvalidInput, match="aic, bic"):
        estimate(HEPATITIS, criterion="r2")  # type: ignore[arg-type]


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "statsmodels.genmod.families", None)
    with pytest.raises(MissingExtra, match=r"tawthiq\[estimate\]"):
        estimate(HEPATITIS)


def test_what_is_said() -> None:
    found = estimate(HIV)
    english, arabic = ("\n".join(sentences(found, language, from_store=True)) for language in ("en", "ar"))
    assert english.startswith("1,896 are documented in the lists. About 10,765 more are estimated")
    for part in ("64 models", "(a*b): 12,308", "taken as independent", "It assumes", "not people"):
        assert part in english
    assert "1,896 حادثة موثقة" in arabic and "يقوم التقدير على" in arabic


def test_a_model_without_a_check_says_so() -> None:
    """The best model of these three lists has a term for every count."""
    told = "\n".join(sentences(estimate(HEPATITIS), "en", from_store=False))
    assert "nothing checks it" in told and "not people" not in told
