"""Plots of series and of kinds: what is unknown stays a gap, bytes stay the same, Arabic is mirrored where it is."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import ExportError
from tawthiq.plots import Values, bars, lines, save, svg_of

MONTHS = ["1/2022", "2/2022", "3/2022"]
KILLED = Values("قتلى", [4, None, 9], [3, None, 9], [6, None, None])
BEFORE = Values("قبل عام", [8, 0, 2], pale=True)


def drawn(language: Any) -> Any:
    return lines(MONTHS, [KILLED, BEFORE], title="القتلى", language=language, unit="قتلى")


def test_a_gap_is_no_zero() -> None:
    told, before = (line for line in drawn("ar").axes[0].lines if not str(line.get_label()).startswith("_"))
    assert list(told.get_ydata())[0::2] == [4, 9] and math.isnan(told.get_ydata()[1])
    assert list(before.get_ydata()) == [8, 0, 2], "a zero that is known is drawn"


def test_an_open_end_draws_nothing_above_the_value() -> None:
    assert (KILLED.low(2), KILLED.high(2)) == (9, 9)
    assert (KILLED.low(1), KILLED.high(1)) == (None, None)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_time_runs_from_left_to_right(language: str) -> None:
    left, right = drawn(language).axes[0].get_xlim()
    assert left < right


def test_kinds_run_from_the_right_in_arabic_only() -> None:
    for language, mirrored in (("ar", True), ("en", False)):
        figure = bars(MONTHS, [KILLED, BEFORE], title="ق", language=language)  # type: ignore[arg-type]
        assert figure.axes[0].xaxis_inverted() == mirrored


def test_a_bar_that_is_not_known_has_a_dash() -> None:
    figure = bars(MONTHS, [KILLED], title="", language="en")
    assert [text.get_text() for text in figure.axes[0].texts] == ["4", "–", "9"]


@pytest.mark.parametrize(("count", "most"), [(1, 1), (9, 9), (10, 9), (60, 9)])
def test_labels_of_time_do_not_crowd(count: int, most: int) -> None:
    figure = lines([str(i) for i in range(count)], [Values("a", [1] * count)], title="", language="en")
    shown = [text.get_text() for text in figure.axes[0].get_xticklabels()]
    assert len(shown) <= most and shown[-1] == str(count - 1)


def test_nothing_at_all_is_still_a_plot() -> None:
    assert svg_of(lines([], [Values("a", [])], title="", language="en")).startswith("<svg")
    assert svg_of(bars([], [Values("a", [])], title="", language="ar")).startswith("<svg")


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_the_same_figures_give_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    files = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for file in files:
        save(drawn("ar"), file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_another_suffix_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"trend\.pdf.*\.svg or \.png"):
        save(drawn("ar"), tmp_path / "trend.pdf")
