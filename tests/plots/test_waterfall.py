"""The waterfall: bars that add up, a name for each, mirrored in Arabic, the same bytes each time."""

from __future__ import annotations

import pytest

from tawthiq.labels import Language
from tawthiq.plots import svg_of
from tawthiq.plots.waterfall import DOWN, NOTHING, UP, WHOLE, Line, Step, waterfall

STEPS = [
    Step("prior", -9.0, "before anything is compared"),
    Step("date", 6.0),
    Step("place", 0.0),
    Step("type", 4.5),
]
LONG = "their numbers of dead differ as first and later counts do, and nobody knows which of them came last"


def drawn(language: Language = "en", steps: list[Step] | None = None):  # type: ignore[no-untyped-def]
    parts = steps or STEPS
    total = Step("sum", sum(step.weight for step in parts), "one occurrence")
    return waterfall(
        parts, total, Line(0.0, "threshold"), title="two events", language=language, unit="log2 odds"
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_bar_begins_where_the_one_before_it_ended(language: Language) -> None:
    (axes,) = drawn(language).axes
    spans = [(round(bar.get_x(), 6), round(bar.get_x() + bar.get_width(), 6)) for bar in axes.patches]
    assert [tuple(sorted(span)) for span in spans] == [(-9.0, 0.0), (-9.0, -3.0), (-3.0, 1.5), (0.0, 1.5)]
    colours = [bar.get_facecolor() for bar in axes.patches]
    assert colours[0] != colours[1] == colours[2] != colours[3], "what takes away, what adds, the sum"
    assert len({UP, DOWN, WHOLE, NOTHING}) == 4
    assert axes.xaxis_inverted() == (language == "ar"), (
        "Arabic bars are mirrored, as those of the other plots"
    )


def test_every_step_is_named_with_its_weight_and_its_sentence() -> None:
    (axes,) = drawn(steps=[*STEPS, Step("killed", -0.3, LONG)]).axes
    written = [text.get_text() for text in axes.texts]
    for expected in (
        "prior",
        "date",
        "place",
        "type",
        "killed",
        "sum",
        "-9.0",
        "+6.0",
        "0",
        "+4.5",
        "-0.3",
        "+1.2",
    ):
        assert expected in written
    assert "threshold" in written and "before anything is compared" in written
    assert LONG not in written and " ".join(t for t in written if t in LONG and len(t) > 9) == LONG, "wrapped"


def test_the_same_steps_give_the_same_bytes() -> None:
    assert svg_of(drawn("ar")) == svg_of(drawn("ar")) != svg_of(drawn("en"))


def test_a_sum_that_never_reaches_the_threshold_still_shows_it() -> None:
    (axes,) = drawn(steps=[Step("prior", -9.0), Step("date", 1.0)]).axes
    low, high = axes.get_xlim()
    assert low < -9 and high > 0
