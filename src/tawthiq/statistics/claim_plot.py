"""A claims ledger as a plot: how many deeds a party claims in each period, and how many of them others report too."""

from __future__ import annotations

from matplotlib.figure import Figure

from tawthiq.errors import InvalidInput
from tawthiq.labels import Language, label
from tawthiq.plots import Values
from tawthiq.plots.parts import parts
from tawthiq.statistics.claims import Ledger


def plot(ledger: Ledger, language: Language) -> Figure:
    """The figure of a ledger; deeds of which no day is told are not in it.

    Raises:
        InvalidInput: a day is told of none.
    """
    counts = ledger.by_period()
    if not counts:
        raise InvalidInput(f"{ledger.actor}: claims no deed of which a day is told; there is nothing to draw")
    comma = "، " if language == "ar" else ", "
    title = f"{label('word', 'operations_claimed_by', language)} {label('actor', ledger.actor, language)}"
    return parts(
        [one.period.short(language) for one in counts],
        Values(label("word", "claimed_by_it", language), [one.claimed for one in counts]),
        Values(label("word", "reported_by_others", language), [one.reported for one in counts]),
        title=comma.join((title, label("word", f"by_{ledger.step}", language))),
        language=language,
        unit=label("word", "operations", language),
    )
