"""The estimates of the models side by side, the average on top."""

from __future__ import annotations

from matplotlib.figure import Figure

from tawthiq.labels import Language, label
from tawthiq.plots import Values
from tawthiq.plots.forest import forest
from tawthiq.statistics.estimating import Estimate, Range, Weighed
from tawthiq.statistics.strata import Strata, part_name

MOST_MODELS = 12


def plot(found: Estimate, language: Language) -> Figure:
    """The figure of an estimate: the average over the models, and the best of them."""
    best = shown(found)
    totals: list[Range] = [found.total, *(one.total for one in best)]
    labels = [
        label("word", "averaged", language),
        *(f"{model_title(one, language)}  {one.weight:.0%}" for one in best),
    ]
    documented = found.histories.documented
    row = Values(
        "",
        [total.best for total in totals],
        [total.low for total in totals],
        [total.high for total in totals],
    )
    return forest(
        labels,
        row,
        title=label("word", "estimate", language),
        language=language,
        unit=f"╎ {label('word', 'documented', language)}: {documented:,}",
        known=documented,
    )


def plot_strata(strata: Strata, language: Language, kind: str) -> Figure:
    """The figure of parts estimated apart: their sum, and each that bears an estimate."""
    parts = [(part.name, part.found.total) for part in strata.parts if part.found]
    n, unseen = strata.documented, strata.unseen
    together = Range(n + unseen.best, n + unseen.low, None if unseen.high is None else n + unseen.high)
    totals = [together, *(total for _, total in parts)]
    labels = [label("word", "all", language), *(part_name(name, kind, language) for name, _ in parts)]
    row = Values("", [one.best for one in totals], [one.low for one in totals], [one.high for one in totals])
    return forest(labels, row, title=label("word", "estimate", language), language=language)


def shown(found: Estimate) -> list[Weighed]:
    """The best models, and the one without dependence whatever its weight."""
    best = list(found.models[:MOST_MODELS])
    return best + [one for one in found.models[MOST_MODELS:] if not one.fitted.model]


def model_title(one: Weighed, language: Language) -> str:
    """A model by its dependent pairs, or that it has none."""
    return one.name if one.fitted.model else label("word", "independent", language)
