"""Events made by hand, told by invented outlets; the places are real."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tawthiq.records import Article, Casualty, Event, Party, Place, Record, Time

PLACES = {
    "كسرة": Place(name="الكسرة", admin1="deir_ez_zor", country="SY", lat=35.56, lon=39.93, id="g:kasra"),
    "محيط كسرة": Place(
        name="محيط الكسرة", admin1="deir_ez_zor", country="SY", lat=35.56, lon=39.93, precision="area"
    ),
    "حصان": Place(name="الحصان", admin1="deir_ez_zor", country="SY", lat=35.44, lon=40.02, id="g:hisan"),
    "ريف": Place(name="ريف دير الزور الغربي", admin1="deir_ez_zor", country="SY", precision="area"),
    "محافظة": Place(name="دير الزور", admin1="deir_ez_zor", country="SY", precision="governorate"),
    "سرمين": Place(name="سرمين", admin1="idlib", country="SY", lat=35.904, lon=36.726, id="g:sarmin"),
    "بلا إحداثيات": Place(name="كسره", admin1="deir_ez_zor", country="SY"),
    "حويجة": Place(name="الحويجة", admin1="kirkuk", country="IQ", lat=35.32, lon=43.77, id="g:hawija"),
}

Make = Callable[..., Event]


@pytest.fixture
def event() -> Make:
    """`event(day, place, …)`: a bombing of a vehicle; `day` is `MM-DD` of 2023, `MM-DD/MM-DD` or `None`."""

    def build(day: str | None = "03-14", place: str | None = "كسرة", **given: Any) -> Event:
        dead = given.pop("dead", None)
        names = {field: given.pop(field) for field in ("by", "on") if field in given}
        fields: dict[str, Any] = {
            "id": "e1",
            "type": "bombing",
            "time": _time(day),
            "place": PLACES[place] if place else None,
            "initiators": tuple(Party(id=i) for i in names.get("by", "").split()),
            "targets": tuple(Party(id=i, object="vehicle") for i in names.get("on", "sdf").split()),
            "casualties": ()
            if dead is None
            else (Casualty(outcome="killed", group="sdf", min=dead, max=dead),),
            **given,
        }
        return Event(**fields)

    return build


def _time(day: str | None) -> Time | None:
    if day is None:
        return None
    first, _, last = day.partition("/")
    start, end = (date.fromisoformat(f"2023-{d}") for d in (first, last or first))
    return Time(start=start, end=end, precision="day" if start == end else "period")


@pytest.fixture
def told() -> Callable[..., Record]:
    """`told(article, *events, outlet=…, published="MM-DD")`: a record; the events get ids of their own."""

    def build(
        id: str, *events: Event, outlet: str = "", published: str | None = "03-15", text: str = ""
    ) -> Record:
        day = date.fromisoformat(f"2023-{published}") if published else None
        article = Article(id=id, text=text or f"خبر {id}", outlet=outlet or f"outlet {id}", published=day)
        numbered = tuple(one.model_copy(update={"id": f"e{i}"}) for i, one in enumerate(events, 1))
        return Record(article=article, events=numbered)

    return build
