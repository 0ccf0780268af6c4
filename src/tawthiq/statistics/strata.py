"""Parts of a population estimated apart, where chances to be reported are like within each and unlike between them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tawthiq.errors import CannotEstimate
from tawthiq.labels import Language, area, label
from tawthiq.statistics.estimate_policy import told
from tawthiq.statistics.estimating import COLUMNS, Estimate, Range, Z, number_words
from tawthiq.statistics.histories import Histories


@dataclass(frozen=True, slots=True)
class Part:
    """One stratum: its estimate, or why there is none."""

    name: str
    histories: Histories
    found: Estimate | None
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Strata:
    """The strata, the largest first, and what those that bear an estimate come to together."""

    parts: tuple[Part, ...]
    unseen: Range
    """Incidents in no list, of the strata with an estimate."""

    @property
    def documented(self) -> int:
        """Incidents in one list or more, of those strata."""
        return sum(part.histories.documented for part in self.parts if part.found)

    @property
    def untold(self) -> int:
        """Documented incidents of the strata of which nothing can be told."""
        return sum(part.histories.documented for part in self.parts if not part.found)

    def rows(self) -> Iterator[dict[str, object]]:
        """Flat rows for a data file: those of each stratum, or its refusal."""
        for part in self.parts:
            if part.found is None:
                row = {**dict.fromkeys(COLUMNS), "documented": part.histories.documented}
                yield {"stratum": part.name, **row, "refusal": part.refusal}
                continue
            for row in part.found.rows():
                yield {"stratum": part.name, **row, "refusal": None}


def estimate_apart(strata: Mapping[str, Histories], estimated: Callable[[Histories], Estimate]) -> Strata:
    """Estimate each stratum apart and add up.

    The variances of the strata add up as those of independent numbers; the interval of the sum is symmetric on the
    scale of logarithms, as theirs are. A stratum that bears no estimate keeps its reason and adds nothing.

    Raises:
        CannotEstimate: no stratum bears an estimate.
    """
    parts = tuple(_part(name, histories, estimated) for name, histories in strata.items())
    found = [part.found.unseen for part in parts if part.found]
    if not found:
        reasons = "; ".join(f"{part.name}: {part.refusal}" for part in parts[:3])
        raise CannotEstimate(f"none of {len(parts)} strata bears an estimate; {reasons}")
    total = sum(one.best for one in found)
    variance = sum((one.best * _log_error(one)) ** 2 for one in found)
    reach = math.exp(Z * math.sqrt(variance) / total)
    return Strata(parts, Range(total, total / reach, total * reach))


def _part(name: str, histories: Histories, estimated: Callable[[Histories], Estimate]) -> Part:
    try:
        return Part(name, histories, estimated(histories), None)
    except CannotEstimate as err:
        return Part(name, histories, None, str(err))


def _log_error(unseen: Range) -> float:
    high = unseen.best**2 / unseen.low if unseen.high is None else unseen.high
    return math.log(high / unseen.low) / (2 * Z)


def sum_sentences(strata: Strata, language: Language, kind: str) -> Iterator[str]:
    """What the strata come to together, and what is left out of it; `kind` is what they are: governorate, type."""
    n, unseen = strata.documented, strata.unseen
    high = None if unseen.high is None else n + unseen.high
    yield told(
        "strata",
        language,
        count=sum(part.found is not None for part in strata.parts),
        documented=f"{n:,}",
        unseen=number_words(unseen.best),
        unseen_low=number_words(unseen.low),
        unseen_high=number_words(unseen.high),
        total=number_words(n + unseen.best),
        low=number_words(n + unseen.low),
        high=number_words(high),
    )
    if strata.untold:
        comma = "، " if language == "ar" else ", "
        names = comma.join(part_name(part.name, kind, language) for part in strata.parts if not part.found)
        yield told("untold", language, documented=f"{strata.untold:,}", names=names)
    yield told("assumptions", language)
    yield told("persons", language)


def part_name(name: str, kind: str, language: Language) -> str:
    """What a stratum is called."""
    return area(name, language) if kind == "governorate" else label(kind, name, language)
