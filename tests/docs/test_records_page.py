"""docs/records.md names every field and every legal value of the contract."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from tawthiq import records

PAGE = (Path(__file__).parents[2] / "docs" / "records.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\s]+)`", PAGE))
MODELS = [
    value
    for value in vars(records).values()
    if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == records.__name__
]
LITERALS = {name: get_args(value) for name, value in vars(records).items() if get_origin(value) is Literal}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_named(model: type[BaseModel]) -> None:
    # A record is written as its article's fields with the events and tallies beside them.
    written = set(model.model_fields) - ({"article"} if model is records.Record else set())
    assert written <= NAMED


@pytest.mark.parametrize("name", LITERALS)
def test_every_legal_value_is_named(name: str) -> None:
    assert set(LITERALS[name]) <= NAMED


def test_every_type_is_named() -> None:
    assert set(records.EVENT_TYPES) <= NAMED
