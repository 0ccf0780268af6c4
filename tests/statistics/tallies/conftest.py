"""A small store made by hand: events told by invented outlets, tallies, and which events are one incident."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tawthiq
from tawthiq.incidents.merge import Told, merge
from tawthiq.incidents.policy import shipped_policy
from tawthiq.records import Article, Casualty, Event, Incident, Party, Place, Record, Tally, Time
from tawthiq.store import Store

PLACES = {
    "الشحيل": Place(name="الشحيل", admin1="deir_ez_zor", country="SY"),
    "ذيبان": Place(name="ذيبان", admin1="deir_ez_zor", country="SY"),
    "الميادين": Place(name="الميادين", admin1="deir_ez_zor", country="SY"),
    "القامشلي": Place(name="القامشلي", admin1="hasakah", country="SY"),
    "مخيم الهول": Place(name="مخيم الهول", admin1="hasakah", country="SY", precision="site"),
    "الهول": Place(name="الهول", admin1="hasakah", country="SY"),
    "السخنة": Place(name="السخنة", admin1="homs", country="SY"),
    "بادية تدمر": Place(name="بادية تدمر", admin1="homs", country="SY", precision="area"),
    "حمص": Place(name="حمص", admin1="homs", country="SY"),
    "الموصل": Place(name="الموصل", admin1="nineveh", country="IQ"),
    "الرقة": Place(name="الرقة", admin1="raqqa", country="SY"),
    "عين عيسى": Place(name="عين عيسى", admin1="raqqa", country="SY"),
    "محافظة دير الزور": Place(name="دير الزور", admin1="deir_ez_zor", country="SY", precision="governorate"),
    "محافظة حمص": Place(name="حمص", admin1="homs", country="SY", precision="governorate"),
    "سوريا": Place(name="سوريا", country="SY", precision="country"),
    "سوريا والعراق": Place(name="سوريا والعراق", precision="country"),
    "حمص وحماة": Place(name="حمص وحماة", country="SY", precision="area"),
    "الإدارة الذاتية": Place(name="مناطق الإدارة الذاتية", precision="area"),
    "البادية": Place(name="البادية السورية", country="SY", precision="area"),
    "شرقي دير الزور": Place(
        name="ريف دير الزور الشرقي", admin1="deir_ez_zor", country="SY", precision="area"
    ),
    "وادي غير معروف": Place(name="وادي السلام الكبير", country="SY", precision="area"),
}


def days(text: str | None) -> Time | None:
    """`2023-07`, `2023-07-04`, or `2023-07-01/2023-08-02`; `None` is no time at all."""
    if text is None:
        return None
    first, _, last = text.partition("/")
    if len(first) == len("2023"):
        return Time(start=date(int(first), 1, 1), end=date(int(first), 12, 31), precision="year")
    if len(first) == len("2023-07"):
        year, month = map(int, first.split("-"))
        after = date(year + month // 12, month % 12 + 1, 1)
        return Time(
            start=date(year, month, 1), end=date.fromordinal(after.toordinal() - 1), precision="month"
        )
    return Time(
        start=date.fromisoformat(first),
        end=date.fromisoformat(last or first),
        precision="period" if last else "day",
    )


def an_event(day: str | None, place: str | None, **given: Any) -> Event:
    """An armed attack by ISIS on the SDF; `killed="sdf 2, civilians 1"`, `by=""`, `on=""`, `type=…`."""
    casualties = []
    for outcome in ("killed", "wounded", "detained", "captured"):
        for part in filter(None, given.pop(outcome, "").split(", ")):
            group, number, *who = part.split()
            low, _, high = number.partition("-")
            casualties.append(
                Casualty(
                    outcome=outcome,  # type: ignore[arg-type]
                    group=group,
                    min=int(low),
                    max=None if high == "" and number.endswith("-") else int(high or low),
                    who=who[0] if who else None,  # type: ignore[arg-type]
                )
            )
    fields: dict[str, Any] = {
        "id": "e1",
        "type": "armed_attack",
        "time": days(day),
        "place": PLACES[place] if place else None,
        "initiators": tuple(Party(id=one) for one in given.pop("by", "isis").split()),
        "targets": tuple(Party(id=one) for one in given.pop("on", "sdf").split()),
        "casualties": tuple(casualties),
        **given,
    }
    return Event(**fields)


def a_tally(figure: int | str, **given: Any) -> Tally:
    """A count by SOHR of operations by ISIS in July 2023; `figure` is `25`, `"20-"` (at least) or `"tens"`."""
    numbers: dict[str, Any] = {"min": figure, "max": figure}
    if figure == "tens":
        numbers = {"min": 10, "max": 99, "vague": "tens"}
    elif isinstance(figure, str):
        numbers = {"min": int(figure.removesuffix("-")), "max": None}
    place = given.pop("place", "سوريا")
    fields: dict[str, Any] = {
        "id": "t1",
        "measure": "events",
        "by": tuple(given.pop("by", "isis").split()),
        "place": PLACES[place] if place else None,
        "time": days(given.pop("time", "2023-07")),
        "speaker": "sohr",
        "text": f"«{figure}»",
        **numbers,
        **given,
    }
    return Tally(**fields)


def a_record(
    id: str,
    *events: Event,
    tallies: Sequence[Tally] = (),
    published: str | None = "2023-08-01",
    outlet: str | None = None,
) -> Record:
    """A record; its events get ids of their own."""
    day = date.fromisoformat(published) if published else None
    article = Article(id=id, text=f"خبر {id}", outlet=outlet or f"outlet {id}", published=day)
    numbered = tuple(one.model_copy(update={"id": f"e{i}"}) for i, one in enumerate(events, 1))
    return Record(article=article, events=numbered, tallies=tuple(tallies))


Fill = Callable[..., Store]


@pytest.fixture
def fill(tmp_path: Path) -> Iterator[Fill]:
    """`fill(*records, together=[("a", "b")])`: a linked store; the first events of `a` and `b` are one incident."""
    opened: list[Store] = []

    def build(*records: Record, together: Sequence[Sequence[str]] = ()) -> Store:
        store = tawthiq.open(tmp_path / f"cases{len(opened)}.db")
        opened.append(store)
        store.add_many(records)
        store.save_incidents(_incidents(records, together))
        return store

    yield build
    for store in opened:
        store.close()


def _incidents(records: Sequence[Record], together: Sequence[Sequence[str]]) -> list[Incident]:
    group_of = {article: tuple(group) for group in together for article in group}
    groups: dict[object, list[Told]] = {}
    for record in records:
        for event in record.events:
            alone = (record.article.id, event.id)
            key = group_of.get(record.article.id, alone) if event.id == "e1" else alone
            groups.setdefault(key, []).append(Told(record.article, event))
    return [merge(told, shipped_policy()) for told in groups.values()]
