"""Stores with incidents whose figures are known, for the counts made on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import tawthiq
from tawthiq.records import Article, Event, Incident, Member, Party, Place, Record, Time


@dataclass(frozen=True)
class Case:
    """One incident: its first day (or none), who died of whom, and where."""

    day: str | None
    killed: tuple[int, int | None, int | None] | None = None
    type: str = "ambush"
    group: str = "civilians"
    until: str | None = None
    actors: tuple[str, ...] = ("isis",)
    admin1: str | None = "raqqa"
    grade: str = "Weak"
    sources: tuple[str, ...] = ("صوت السهل",)


Built = Callable[..., Path]


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """Makes a store: `cases` each told in an article of their own, and articles that tell of nothing."""

    def build(cases: Sequence[Case], published: Sequence[str] = ()) -> Path:
        path = tmp_path / "cases.db"
        records = [_record(i, case) for i, case in enumerate(cases)]
        records += [
            Record(article=Article(id=f"p{i}", text="نص", published=date.fromisoformat(day)))
            for i, day in enumerate(published)
        ]
        with tawthiq.open(path) as store:
            store.add_many(records)
            store.save_incidents([_incident(i, case) for i, case in enumerate(cases)])
        return path

    return build


def _time(case: Case) -> Time | None:
    if case.day is None:
        return None
    return Time(start=date.fromisoformat(case.day), end=date.fromisoformat(case.until or case.day))


def _record(i: int, case: Case) -> Record:
    event = Event(
        id="e1", type=case.type, time=_time(case), initiators=tuple(Party(id=a) for a in case.actors)
    )
    return Record(article=Article(id=f"a{i}", text="نص"), events=(event,))


def _incident(i: int, case: Case) -> Incident:
    place = Place(name="موقع", admin1=case.admin1, country="SY") if case.admin1 else None
    rows: tuple[dict[str, object], ...] = ()
    if case.killed is not None:
        low, best, high = case.killed
        figures = [_figure(case, i, *told) for i, told in enumerate(_told(low, best, high))]
        ends = {"low": low, "best": best, "high": high}
        rows = ({"outcome": "killed", "group": case.group, "who": None, **ends, "figures": figures},)
    return Incident(
        id=f"inc-{i}",
        members=(Member(article=f"a{i}", event="e1"),),
        type=case.type,
        time=_time(case),
        place=place,
        initiators=case.actors,
        casualties=rows,
        sources=case.sources,
        grade=case.grade,  # type: ignore[arg-type]
    )


def _told(low: int, best: int | None, high: int | None) -> list[tuple[int, int | None, str | None]]:
    """The figures of sources that come to these ends: the best is told by two of them."""
    if best is None:
        return [(low, None, "several")]
    return [
        (best, best, None),
        (best, best, None),
        (low, low, None),
        *([] if high is None else [(high, high, None)]),
    ]


def _figure(case: Case, i: int, low: int, high: int | None, vague: str | None) -> dict[str, object]:
    return {
        "article": f"t{i}",
        "event": "e1",
        "outlet": f"o{i}",
        "source": f"o{i}",
        "speaker": "outlet",
        "stance": "reported",
        "group": case.group,
        "min": low,
        "max": high,
        "vague": vague,
        "within": None,
        "text": "قتلى",
    }
