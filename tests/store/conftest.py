"""A record made by hand, as the tests of the store vary it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tawthiq.records import Article, Casualty, Event, Party, Place, Record, Tally, Time, Words

Make = Callable[..., Record]

TEXT = "قُتل جنديان بانفجار لغم على طريق أثريا، وبلغ عدد القتلى هذا الشهر تسعة."


@pytest.fixture
def make() -> Make:
    """`make(id, text=…, dead=…, **article)`: a record with one event and one tally."""

    def build(id: str, text: str = TEXT, dead: int = 2, **article: Any) -> Record:
        given = {"outlet": "نبأ البادية", "published": date(2022, 5, 11), **article}
        event = Event(
            id="e1",
            type="landmine",
            time=Time(start=date(2022, 5, 10), end=date(2022, 5, 10), text="أمس"),
            place=Place(name="أثريا", admin1="hama", country="SY", lat=35.36, lon=37.79, precision="area"),
            targets=(Party(id="syrian_army", object="vehicle"),),
            casualties=(Casualty(outcome="killed", group="syrian_army", min=dead, max=dead, text="جنديان"),),
            words={"type": Words.of(text, 0, 3)},
        )
        tally = Tally(id="t1", measure="killed", min=9, max=9, group="unknown", text="تسعة")
        return Record(article=Article(id=id, text=text, **given), events=(event,), tallies=(tally,))

    return build
