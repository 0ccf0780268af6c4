"""Parts of a population estimated apart, and what they come to together."""

from __future__ import annotations

import math
from datetime import date
from itertools import product

import pytest
from tests.statistics.conftest import Built, Case

import tawthiq
from tawthiq.errors import CannotEstimate
from tawthiq.statistics import Histories, Scope, estimate, estimate_apart, histories_by
from tawthiq.statistics.estimate_plot import plot_strata
from tawthiq.statistics.strata import sum_sentences


def expected(size: int, share: float) -> Histories:
    """Three independent lists that each have this share of so many incidents."""
    counts = {}
    for cell in product((True, False), repeat=3):
        if any(cell):
            counts[cell] = round(size * math.prod(share if seen else 1 - share for seen in cell))
    return Histories(("a", "b", "c"), counts)


THIN = Histories(("a", "b", "c"), {(True, True, False): 2, (False, True, True): 1, (False, False, True): 5})
NEAR, FAR = expected(500, 0.6), expected(500, 0.2)


def test_parts_that_are_alike_within_give_back_the_whole() -> None:
    mixed = {cell: NEAR.counts.get(cell, 0) + FAR.counts.get(cell, 0) for cell in {*NEAR.counts, *FAR.counts}}
    together = estimate(Histories(("a", "b", "c"), mixed))
    apart = estimate_apart({"raqqa": NEAR, "idlib": FAR}, estimate)
    assert together.total.best < 900, "uneven chances: the whole is estimated too low"
    assert apart.documented + apart.unseen.best == pytest.approx(1000, rel=0.03)


def test_errors_of_parts_add_up_as_squares() -> None:
    one = estimate_apart({"raqqa": FAR}, estimate)
    two = estimate_apart({"raqqa": FAR, "idlib": FAR}, estimate)
    assert one.unseen.best == pytest.approx(estimate(FAR).unseen.best)
    assert two.unseen.best == pytest.approx(2 * one.unseen.best)
    errors = [math.log((found.unseen.high or 0) / found.unseen.low) for found in (one, two)]
    assert errors[1] == pytest.approx(errors[0] / math.sqrt(2))


def test_a_part_that_tells_nothing_is_left_out_and_named() -> None:
    found = estimate_apart({"raqqa": NEAR, "unknown": THIN}, estimate)
    assert found.documented == NEAR.documented and found.untold == 8
    assert "8 documented incidents of parts" in "\n".join(sum_sentences(found, "en", "governorate"))
    assert "غير محدد" in "\n".join(sum_sentences(found, "ar", "governorate"))
    rows = list(found.rows())
    assert len({tuple(row) for row in rows}) == 1, "all rows have the same columns"
    assert "in two lists or more" in str(rows[-1]["refusal"]) and rows[-1]["total"] is None
    assert len(plot_strata(found, "ar", "governorate").axes[0].get_yticklabels()) == 2


def test_when_no_part_tells_anything_it_says_so() -> None:
    with pytest.raises(CannotEstimate, match=r"none of 2 strata.*raqqa: 3 of 8"):
        estimate_apart({"raqqa": THIN, "idlib": THIN}, estimate)


def test_parts_of_a_store(built: Built) -> None:
    cases = [
        Case("2022-10-01", sources=("sohr", "snhr")),
        Case("2022-10-02", sources=("sohr", "SY24"), admin1="idlib", type="shelling"),
        Case("2022-10-03", sources=("SY24",), admin1=None),
        Case("2022-10-04", sources=("snhr",)),
        Case("2023-10-04", sources=("snhr",)),
    ]
    lists = ["sohr", "snhr", "SY24"]
    with tawthiq.open(built(cases)) as store:
        scope = Scope(until=date(2022, 12, 31))
        places = histories_by(store, lists, scope, "governorate")
        types = histories_by(store, lists, scope, "type")
    assert {name: one.documented for name, one in places.items()} == {"raqqa": 2, "idlib": 1, "unknown": 1}
    assert {name: one.documented for name, one in types.items()} == {"ambush": 3, "shelling": 1}
