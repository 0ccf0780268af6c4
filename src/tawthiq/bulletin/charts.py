"""The charts of a bulletin and its map, drawn from its numbers and made ready to stand inside a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup, escape
from matplotlib.figure import Figure

from tawthiq import labels
from tawthiq.bulletin.counting import OUTCOMES
from tawthiq.bulletin.figures import Number
from tawthiq.bulletin.naming import NOT_STATED, unit
from tawthiq.bulletin.splits import split_name
from tawthiq.bulletin.wording import Wording
from tawthiq.plots import Disc, Values, bars, columns, lines, map_of, svg_of
from tawthiq.records import Toll
from tawthiq.statistics.classes import CLASSES

MOST_BARS = 14
"""Areas of a chart; the rest stands in the table only."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its words for those who do not see it."""

    name: str
    svg: Markup


def charts_of(wording: Wording) -> dict[str, Chart]:
    """Each chart by its name; one that would show nothing is left out."""
    return {name: Chart(name, inline_svg(figure, name, title)) for name, title, figure in _drawn(wording)}


def _drawn(wording: Wording) -> Iterator[tuple[str, str, Figure]]:
    makers = (("map", _map), ("days", _days), ("classes", _classes), ("areas", _areas), ("series", _series))
    for name, maker in makers:
        title = wording.text(f"chart_{name}")
        figure = maker(wording, title)
        if figure is not None:
            yield name, title, figure


def _map(wording: Wording, title: str) -> Figure | None:
    discs = []
    for number in wording.figures.below("month.operations.district"):
        row = None if number.key == NOT_STATED else unit(number.key)
        if row is not None and row.lat is not None and row.lon is not None:
            name = split_name("area", number.key, wording.language)
            discs.append(Disc(name, row.lat, row.lon, number.size))
    if not discs:
        return None
    return map_of(discs, title=title, language=wording.language, unit=wording.text("unit_map"))


def _days(wording: Wording, title: str) -> Figure:
    asked, figures = wording.asked, wording.figures
    days = [asked.month + timedelta(days=k) for k in range((asked.last_day - asked.month).days + 1)]
    counts = [figures[f"month.operations.day.{day}"].size for day in days]
    row = Values(wording.text("c_operations"), counts)
    return columns(
        [str(day.day) for day in days],
        row,
        title=title,
        language=wording.language,
        unit=wording.text("unit_days"),
    )


def _classes(wording: Wording, title: str) -> Figure:
    rows = [
        _values(wording.text(f"c_{outcome}"), [wording.figures[f"month.{outcome}.{one}"] for one in CLASSES])
        for outcome in OUTCOMES
    ]
    names = [labels.label("class", one, wording.language) for one in CLASSES]
    return bars(names, rows, title=title, language=wording.language, unit=wording.text("unit_people"))


def _areas(wording: Wording, title: str) -> Figure | None:
    found = [n.key for n in wording.figures.below("month.operations.area") if n.key != NOT_STATED][:MOST_BARS]
    rows = [
        _values(
            wording.text(f"c_{outcome}"), [wording.figures[f"month.{outcome}.area.{key}"] for key in found]
        )
        for outcome in OUTCOMES
    ]
    if not any(value is not None for row in rows for value in row.values):
        return None
    names = [split_name("area", key, wording.language) for key in found]
    return bars(names, rows, title=title, language=wording.language, unit=wording.text("unit_people"))


def _series(wording: Wording, title: str) -> Figure:
    asked, figures = wording.asked, wording.figures
    months = range(1, asked.month.month + 1)

    def row(year: int, *, pale: bool) -> Values:
        found = [figures[f"series.operations.{year}-{month:02}"] for month in months]
        return Values(str(year), [_value(number) for number in found], pale=pale)

    names = [_short_month(month, wording) for month in months]
    rows = [row(asked.month.year, pale=False), row(asked.month.year - 1, pale=True)]
    return lines(names, rows, title=title, language=wording.language, unit=wording.text("c_operations"))


def _short_month(month: int, wording: Wording) -> str:
    name = labels.label("month", str(month), wording.language)
    return name.partition("/")[0] if wording.language == "ar" else name[:3]


def _values(name: str, numbers: Sequence[Number]) -> Values:
    values = [_value(number) for number in numbers]
    tolls = [number.value for number in numbers]
    if not any(isinstance(toll, Toll) for toll in tolls):
        return Values(name, values)
    lows = [toll.low if isinstance(toll, Toll) else None for toll in tolls]
    highs = [toll.high if isinstance(toll, Toll) else None for toll in tolls]
    return Values(name, values, lows, highs)


def _value(number: Number) -> float | None:
    return None if number.value is None else number.size


# ---------------------------------------------------------------- inside a page
def inline_svg(figure: Figure, name: str, title: str) -> Markup:
    """A figure as an element of a page.

    Ids are made the figure's own, since a page may hold each of them once; what names its maker is left out.
    """
    svg = re.sub(r"\s*<metadata>.*?</metadata>", "", svg_of(figure), flags=re.DOTALL)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'((?:xlink:)?href="#|url\(#)', rf"\g<1>{name}-", svg)
    svg = re.sub(r'(<svg\b[^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg\b[^>]*?) height="[^"]*"', r"\1", svg, count=1)
    head = f'<svg role="img" aria-label="{escape(title)}"'
    return Markup(svg.replace("<svg", head, 1))
