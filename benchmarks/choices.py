"""The choices by weights: hand-set against learned on held-back articles, and how far a confidence can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from training.folds import FOLDS
from training.learning import Result

from benchmarks.learned import results
from benchmarks.material import Material
from benchmarks.plots import reliability
from benchmarks.section import Section, picture
from benchmarks.tables import table

BINS = 10
CONFIDENCE = "event_or_not"

ABOUT = f"""
Where readings compete, a log-linear score over named features chooses ([design.md](design.md)). Each choice is
measured on articles that its weights were not learned from ({FOLDS} folds by article); what measures better is
shipped. “Right” is the share of choices whose best option is the gold's, “loss” the mean surprise in nats, F1 that
of “yes”.
""".strip()


def section(material: Material) -> Section:
    """The section of the page."""
    found = results(material)
    rows = [_row(r) for r in found]
    headings = ["choice", "question", "examples", "right by hand", "right learned", "loss by hand",
                "loss learned", "F1 by hand", "F1 learned", "shipped", "weights"]  # fmt: skip
    figures = {f"choice {r.name}: right, learned": r.learned.right for r in found}
    text = ["## Choices by weights", ABOUT, table(headings, rows)]
    plots = {}
    sure = next((r for r in found if r.name == CONFIDENCE), None)
    if sure is not None:
        points = calibration([(p[1], 1 in e.right) for e, p in sure.held_back])
        apart = expected_error(points)
        figures["confidence: mean distance from the share that is right"] = apart
        plots["calibration"] = reliability("Confidence of events on held-back articles", points)
        text += [
            "### Confidence",
            "Each event's `confidence` is the probability that it is one event that happened. Events of the held-back "
            f"articles in {BINS} bins by confidence; on the average a bin lies {apart:.3f} from the share that is right.",
            picture("calibration", "confidence against the share of events that are in the gold"),
            table(["confidence", "events", "in the gold"], [[f"{s:.2f}", n, r] for s, r, n in points]),
        ]
    return Section("\n\n".join(text), figures, plots)


def _row(r: Result) -> list[object]:
    f1 = [r.by_hand.f1 or None, r.learned.f1 or None]
    figures = [r.learned.examples, r.by_hand.right, r.learned.right, r.by_hand.loss, r.learned.loss, *f1]
    return [r.name, r.better.question, *figures, r.better.origin, len(r.better.weights)]


def calibration(told: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """For each bin of confidence that holds events: its mean confidence, the share that is right, how many.

    >>> calibration([(0.91, True), (0.93, False), (0.12, False)])
    [(0.12, 0.0, 1), (0.92, 0.5, 2)]
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for chance, right in told:
        bins[min(BINS - 1, int(chance * BINS))].append((chance, right))
    return [
        (round(sum(c for c, _ in b) / len(b), 4), round(sum(r for _, r in b) / len(b), 4), len(b))
        for b in bins
        if b
    ]


def expected_error(points: Sequence[tuple[float, float, int]]) -> float:
    """The mean distance of said from real, weighted by how many events a bin holds."""
    return sum(abs(said - real) * n for said, real, n in points) / max(1, sum(n for _, _, n in points))
