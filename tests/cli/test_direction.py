"""The direction of printed lines: told at their start, whatever a terminal takes for the base."""

from __future__ import annotations

import pytest

from tawthiq.cli.terminal import RIGHT_TO_LEFT, directed

LEFT = "\u200e"
CASES = [
    ("e1 │ sdf\n", "e1 │ sdf\n", "a line without Arabic is left alone"),
    (
        "│   │سرمين│",
        f"{LEFT}{LEFT}│{LEFT}{LEFT}   {LEFT}{LEFT}│{LEFT}سرمين{LEFT}│{LEFT}",
        "a wrapped cell does not flip its row",
    ),
    (
        "قصف  سرمين",
        f"{LEFT}قصف{LEFT}  {LEFT}سرمين",
        "cells without borders are held apart by their white space",
    ),
    (
        f"{RIGHT_TO_LEFT}قصف⟨e1 type⟩\n\n⟨e2⟩ هجوم",
        "\u200f\u202bقصف⟨e1 type⟩\u202c\n\n\u200f\u202b⟨e2⟩ هجوم\u202c",
        "marked text runs from the right in every line, one that begins with a mark too",
    ),
]


@pytest.mark.parametrize(("shown", "wanted"), [pytest.param(*case[:2], id=case[2]) for case in CASES])
def test_a_line_tells_its_direction(shown: str, wanted: str) -> None:
    assert directed(shown) == wanted


def test_colours_before_the_mark_do_not_hide_it() -> None:
    assert directed(f"\x1b[1m{RIGHT_TO_LEFT}قصف\x1b[0m").startswith("\u200f\u202b")
