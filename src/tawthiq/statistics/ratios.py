"""How one period's count stands to another's: the ratio, how uncertain it is, and the words for it.

Incidents are counted as independent, so two counts are Poisson, and given their sum the first is binomial; the
exact interval of the binomial share (Clopper and Pearson 1934) gives that of the ratio (Przyborowski and Wilenski 1940).
People are not: one incident harms many. Their sum is a compound Poisson variable, whose variance the sum of squares
estimates; divided by its dispersion (sum of squares over sum) it is treated as a Poisson count, as Fay and Feuer
(1997) do for weighted sums. With one in each incident both are the same.

The interval is of chance alone: not of what sources get wrong, nor of what nobody told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from tawthiq.labels import Language
from tawthiq.statistics.beta import beta_quantile

CONFIDENCE = 0.95

Verdict = Literal["fewer", "more", "same", "cannot_tell", "none"]
"""What the interval lets be said: `same` where it holds one and is narrow, `none` where both counts are zero."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One count over an earlier one.

    `ratio` is `None` where the earlier count is zero; `high` is `None` where the interval is open upwards.
    """

    now: float
    then: float
    ratio: float | None
    low: float
    high: float | None

    @property
    def verdict(self) -> Verdict:
        """What can be said of the change."""
        if not self.now and not self.then:
            return "none"
        if self.high is not None and self.high < 1:
            return "fewer"
        if self.low > 1:
            return "more"
        narrow = self.high is not None and self.low >= 0.5 and self.high <= 2
        return "same" if narrow else "cannot_tell"


def ratio_of(now: Iterable[float], then: Iterable[float]) -> Ratio:
    """The ratio of two sums over incidents, with its 95 % interval.

    Args:
        now: what each incident of the period adds: 1 to count incidents, the people harmed to count people.
        then: the same of the earlier period, read as long and as well.

    >>> found = ratio_of([1] * 12, [1] * 24)
    >>> found.ratio, round(found.low, 2), round(found.high, 2), found.verdict
    (0.5, 0.23, 1.04, 'cannot_tell')
    """
    count, dispersion = _as_poisson(now)
    other, other_dispersion = _as_poisson(then)
    total, other_total = count * dispersion, other * other_dispersion
    if not total or not other_total:
        # Of a sum of zero the dispersion is not known; the other's stands in.
        dispersion = other_dispersion = max(dispersion, other_dispersion)
    unit, tail = dispersion / other_dispersion, (1 - CONFIDENCE) / 2
    low = _odds(beta_quantile(tail, count, other + 1)) * unit if count else 0.0
    high = _odds(beta_quantile(1 - tail, count + 1, other)) * unit if other else None
    return Ratio(total, other_total, total / other_total if other_total else None, low, high)


def _as_poisson(parts: Iterable[float]) -> tuple[float, float]:
    """The sum in units in which it is like a Poisson count, and the unit."""
    known = list(parts)
    total, squares = sum(known), sum(part * part for part in known)
    return (total * total / squares, squares / total) if total else (0.0, 1.0)


def _odds(share: float) -> float:
    return share / (1 - share)


def sentence(ratio: Ratio, period: str, language: Language) -> str:
    """The comparison with the period of that name as a sentence.

    >>> sentence(ratio_of([1] * 20, [1] * 42), "October 2021", "en")
    'About half of what it was in October 2021 (20 against 42; 95 % interval of the ratio 0.3–0.8).'
    """
    words = _words()
    facts: dict[str, Any] = {
        "period": period,
        "now": f"{ratio.now:,.0f}",
        "then": f"{ratio.then:,.0f}",
        "low": _figure(ratio.low),
        "high": "∞" if ratio.high is None else _figure(ratio.high),
    }
    verdict = ratio.verdict
    if verdict in ("fewer", "more"):
        facts["change"] = _change(ratio, words, language)
        verdict = "changed"  # type: ignore[assignment]
    return str(words["sentences"][verdict][language]).format(**facts)


def not_compared(reason: Literal["part", "not_read"], period: str, language: Language) -> str:
    """Why a period is not compared: one of the two was not read, or not to its end."""
    return str(_words()["sentences"][reason][language]).format(period=period)


def _change(ratio: Ratio, words: Mapping[str, Any], language: Language) -> str:
    if ratio.ratio is None:
        return str(words["from_nothing"][language])
    steps = words["ratios"]
    return str(next((s for s in steps if ratio.ratio < s["below"]), steps[-1])[language])


def _figure(value: float) -> str:
    """Two digits that matter, at most two decimals."""
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 0.1 else f"{value:.2f}"


@cache
def _words() -> Mapping[str, Any]:
    text = files("tawthiq.statistics").joinpath("data/ratios.json").read_text(encoding="utf-8")
    words: Mapping[str, Any] = json.loads(text)
    return words
