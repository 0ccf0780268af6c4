"""The weight of a pair of events as a waterfall: what each comparison adds or takes away."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from matplotlib.figure import Figure

from tawthiq.incidents.explain import PairExplanation, name_in, says_in
from tawthiq.incidents.sources import Told
from tawthiq.labels import Language
from tawthiq.plots.waterfall import Line, Step, waterfall


def plot_pair(explained: PairExplanation, left: Told, right: Told, language: Language = "en") -> Figure:
    """Plot the weight of a pair; `tawthiq.plots.save` writes it.

    Args:
        explained: of `explain_pair`, or of `Account.pairs`.
        left: an event, for the title.
        right: the other one.
        language: `ar` or `en`, of names and sentences.
    """
    words = _words()[language]
    verdict = words["one"] if explained.same else words["two"]
    names = [f"{one.article.outlet or one.article.id}" for one in (left, right)]
    return waterfall(
        [Step(name_in(one, language), one.weight, says_in(one, language)) for one in explained.reasons],
        Step(words["sum"], explained.weight, verdict),
        Line(explained.threshold, words["threshold"]),
        title=words["title"].format(left=names[0], right=names[1]),
        language=language,
        unit=words["unit"],
    )


@cache
def _words() -> dict[str, dict[str, str]]:
    text = files("tawthiq.incidents").joinpath("data/pair_plot.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
