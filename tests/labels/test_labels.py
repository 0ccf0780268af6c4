"""Every id of the contract has a name in both languages."""

from __future__ import annotations

from typing import get_args

import pytest

from tawthiq import records
from tawthiq.labels import LANGUAGES, label
from tawthiq.places.units import governorates

NAMED = {
    "type": records.EVENT_TYPES,
    "family": tuple(records.FAMILIES),
    "outcome": get_args(records.Outcome),
    "measure": get_args(records.Measure),
    "who": get_args(records.Who),
    "grade": get_args(records.Grade),
    "stance": get_args(records.Stance),
    "weapon": get_args(records.Weapon),
    "month": tuple(str(month) for month in range(1, 13)),
    "governorate": tuple(one.slug for one in governorates()),
    "actor": ("isis", "sdf", "syrian_army", "coalition", "civilians", "unknown_gunmen"),
}


@pytest.mark.parametrize(("kind", "ids"), NAMED.items(), ids=list(NAMED))
def test_every_id_has_a_name_in_both_languages(kind: str, ids: tuple[str, ...]) -> None:
    for language in LANGUAGES:
        names = [label(kind, one, language) for one in ids]
        assert len(set(names)) == len(ids)  # two ids with one name could not be told apart
    arabic = [label(kind, one, "ar") for one in ids]
    assert all(any("؀" <= letter <= "ۿ" for letter in name) for name in arabic)
