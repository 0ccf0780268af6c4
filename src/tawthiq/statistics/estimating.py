"""`estimate`: how many incidents are in no list, by multiple-systems estimation over all models of two-way dependence."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from tawthiq.errors import CannotEstimate, InvalidInput
from tawthiq.labels import Language
from tawthiq.statistics.estimate_policy import estimate_policy, told
from tawthiq.statistics.histories import Histories
from tawthiq.statistics.loglinear import Fit, Model, fit, models_of, named, profile_interval

Criterion = Literal["aic", "bic"]

Z = 1.959964
"""The normal quantile of a 95 % interval."""

COLUMNS = (
    *("model", "weight", "total", "low", "high", "deviance", "df", "fit_probability", "aic", "bic"),
    *("documented", "criterion"),
)
"""Of the rows of an estimate."""

DROP = Z**2 / 2
"""By how much a logarithm of the likelihood falls to the ends of one."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number of incidents with the ends of its 95 % interval; `high` is `None` where it is open."""

    best: float
    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A model, its weight among all, and the total that it gives alone."""

    name: str
    weight: float
    total: Range
    fitted: Fit


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the lists say of the incidents that none of them has."""

    histories: Histories
    criterion: Criterion
    models: tuple[Weighed, ...]
    """The best first."""
    undetermined: int
    """Models that these counts do not determine."""
    unseen: Range
    """Incidents in no list, averaged over the models."""
    independent: Range | None
    """The total if all lists were independent of each other, which is what naive counts assume."""

    @property
    def total(self) -> Range:
        """All incidents: documented and not."""
        n, unseen = self.histories.documented, self.unseen
        return Range(n + unseen.best, n + unseen.low, None if unseen.high is None else n + unseen.high)

    def profile(self) -> Range:
        """The total by the best model alone, its interval by profile likelihood."""
        return Range(*profile_interval(self.histories, self.models[0].fitted.model, DROP))

    def rows(self) -> Iterator[dict[str, object]]:
        """Flat rows for a data file: the average first, then each model."""
        total = self.total
        yield {
            "model": "averaged",
            "weight": 1.0,
            **_ends(total),
            **dict.fromkeys(("deviance", "df", "fit_probability", "aic", "bic")),
            "documented": self.histories.documented,
            "criterion": self.criterion,
        }
        for one in self.models:
            chance = one.fitted.fit_probability
            yield {
                "model": one.name,
                "weight": round(one.weight, 4),
                **_ends(one.total),
                "deviance": round(one.fitted.deviance, 3),
                "df": one.fitted.df,
                "fit_probability": None if chance is None else round(chance, 4),
                "aic": round(one.fitted.aic, 3),
                "bic": round(one.fitted.bic, 3),
                "documented": self.histories.documented,
                "criterion": self.criterion,
            }


def _ends(total: Range) -> dict[str, object]:
    return {
        "total": round(total.best, 1),
        "low": round(total.low, 1),
        "high": None if total.high is None else round(total.high, 1),
    }


def estimate(
    histories: Histories,
    *,
    criterion: Criterion = "aic",
    following: Callable[[Sequence[Model]], Iterable[Model]] = iter,
) -> Estimate:
    """How many incidents are in none of three or more independent lists.

    All hierarchical log-linear models with two-way dependence are fitted (with six lists or more, those with the fewest
    terms), and their estimates averaged by Akaike weights, with an interval that holds the doubt about the model:
    the unconditional standard error of Buckland, Burnham and Augustin (1997) on the scale of logarithms.

    Args:
        histories: from `histories_of` or `read_histories`.
        criterion: by which models are weighed. `aic` covers the truth in simulations where `bic`, which trusts small
            models, does not: see the benchmarks.
        following: what the models pass through while they are fitted; a bar of progress.

    Raises:
        CannotEstimate: the lists do not bear an estimate; says why.
        InvalidInput: the criterion is not known.
        MissingExtra: the library for it is not installed.

    >>> counts = {(1, 1, 1): 20, (1, 1, 0): 30, (1, 0, 1): 30, (0, 1, 1): 30, (1, 0, 0): 45, (0, 1, 0): 45, (0, 0, 1): 45}
    >>> found = estimate(Histories(("a", "b", "c"), counts))
    >>> found.histories.documented, 50 < found.unseen.best < 90
    (245, True)
    """
    if criterion not in get_args(Criterion):
        raise InvalidInput(f"criterion {criterion!r}: expected one of {', '.join(get_args(Criterion))}")
    histories.check()
    models = list(models_of(len(histories.lists), estimate_policy().most_models))
    fitted = [found for model in following(models) if (found := fit(histories, model)) is not None]
    if not fitted:
        raise CannotEstimate(
            "no model is determined by these counts: too many combinations of lists have no incident; group some lists"
        )
    weights = weights_of([one.aic if criterion == "aic" else one.bic for one in fitted])
    unseen = averaged(fitted, weights)
    _check_width(histories, unseen)
    weighed = [_weighed(histories, one, weight) for one, weight in zip(fitted, weights, strict=True)]
    ranked = tuple(sorted(weighed, key=lambda one: (-one.weight, len(one.fitted.model), one.name)))
    return Estimate(
        histories=histories,
        criterion=criterion,
        models=ranked,
        undetermined=len(models) - len(fitted),
        unseen=unseen,
        independent=next((one.total for one in weighed if not one.fitted.model), None),
    )


def weights_of(criteria: Sequence[float]) -> list[float]:
    """Akaike weights, or those of any other such criterion."""
    least = min(criteria)
    shares = [math.exp(-(value - least) / 2) for value in criteria]
    return [share / sum(shares) for share in shares]


def averaged(fitted: Sequence[Fit], weights: Sequence[float]) -> Range:
    """The unseen over all models, with the unconditional interval of Buckland, Burnham and Augustin (1997)."""
    pairs = list(zip(fitted, weights, strict=True))
    mean = sum(weight * one.log_unseen for one, weight in pairs)
    error = sum(weight * math.sqrt(one.variance + (one.log_unseen - mean) ** 2) for one, weight in pairs)
    return Range(math.exp(mean), math.exp(mean - Z * error), math.exp(min(mean + Z * error, 700)))


def _check_width(histories: Histories, unseen: Range) -> None:
    low, high = histories.documented + unseen.low, histories.documented + (unseen.high or math.inf)
    if high > low * estimate_policy().widest:
        raise CannotEstimate(
            f"it cannot be told how many incidents are in no list: between {unseen.low:,.0f} and {unseen.high:,.0f} "
            f"beside {histories.documented:,} documented ones; expected an interval of the total whose high end is "
            f"at most {estimate_policy().widest:g} times its low end, which takes more overlap between the lists"
        )


def _weighed(histories: Histories, fitted: Fit, weight: float) -> Weighed:
    n, (low, high) = histories.documented, fitted.interval(Z)
    total = Range(n + fitted.unseen, n + low, n + high)
    return Weighed(named(fitted.model, histories.lists), weight, total, fitted)


def sentences(found: Estimate, language: Language, *, from_store: bool) -> Iterator[str]:
    """What is estimated, how, and under which assumptions; with `from_store` also that no people are counted."""
    unseen, total, best = found.unseen, found.total, found.models[0]
    yield told(
        "total",
        language,
        documented=f"{found.histories.documented:,}",
        unseen=number_words(unseen.best),
        unseen_low=number_words(unseen.low),
        unseen_high=number_words(unseen.high),
        total=number_words(total.best),
        low=number_words(total.low),
        high=number_words(total.high),
    )
    yield told("averaged", language, models=f"{len(found.models):,}", criterion=found.criterion.upper())
    yield told("chosen", language, model=best.name, **_range_words(found.profile()))
    if found.independent is not None and best.fitted.model:
        yield told("independent", language, **_range_words(found.independent))
    chance = best.fitted.fit_probability
    if chance is None:
        yield told("saturated", language)
    elif chance < estimate_policy().worst_fit:
        yield told("worst_fit", language, deviance=f"{best.fitted.deviance:.1f}", df=best.fitted.df)
    if found.undetermined:
        yield told("left_out", language, count=f"{found.undetermined:,}")
    yield told("assumptions", language)
    if from_store:
        yield told("persons", language)


def _range_words(total: Range) -> dict[str, object]:
    return {
        "total": number_words(total.best),
        "low": number_words(total.low),
        "high": number_words(total.high),
    }


def number_words(value: float | None) -> str:
    """A number of incidents, rounded; an open end is infinite."""
    return "∞" if value is None else f"{value:,.0f}"
