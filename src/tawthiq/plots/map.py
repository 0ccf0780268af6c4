"""Counts as discs over an outline of Syria, Iraq and their neighbours, named in Arabic or English.

The outlines (`data/base_map.json`) are built by `scripts/build_base_map.py` out of openly licensed sources; they take no
side in disputes over borders. Discs stand for districts or governorates, never for exact places.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians, sqrt

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from tawthiq.labels import Language, label
from tawthiq.plots.canvas import canvas, titled
from tawthiq.plots.values import COLOURS

SEA, LAND, WATER, BORDER, INNER = "#E4EDF3", "#FAF9F6", "#BCD3E2", "#8A8F98", "#D9D8D3"
LARGEST_POINTS = 26.0
"""The diameter of the largest disc, in points."""
MARGIN = 0.7
"""Degrees around the outermost discs."""
LEAST_SPAN = 4.0
"""Degrees that a map shows at least, so that one town alone still has its surroundings."""
WHOLE = (33.0, 28.5, 50.5, 39.0)
"""West, south, east and north of what the outlines cover."""
COUNTRIES = {
    "SY": (38.4, 34.35),
    "IQ": (43.2, 32.6),
    "TR": (38.5, 37.9),
    "JO": (36.9, 31.4),
    "IR": (47.6, 34.2),
}
"""Where the names of countries stand."""


@dataclass(frozen=True, slots=True)
class Disc:
    """How many of something are counted in a unit, at a point in the unit's middle (WGS 84)."""

    name: str
    lat: float
    lon: float
    value: float


def map_of(discs: Sequence[Disc], *, title: str, language: Language, unit: str = "") -> Figure:
    """A map with a disc for each unit, its area by its value, its name and value beside it.

    Args:
        discs: those that lie outside the outlines are left out.
        title: above the map, on the side from which the language is read.
        language: `ar` or `en`.
        unit: what the values count, below the title.
    """
    shown = [disc for disc in discs if WHOLE[0] < disc.lon < WHOLE[2] and WHOLE[1] < disc.lat < WHOLE[3]]
    west, south, east, north = _extent(shown)
    shape = (north - south) / ((east - west) * cos(radians((south + north) / 2)))
    figure, axes = canvas(height=7.0 * min(max(shape, 0.5), 1.0))
    axes.set_aspect(1 / cos(radians((south + north) / 2)))
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    _draw_base(axes)
    for country, (lon, lat) in COUNTRIES.items():
        if west < lon < east and south < lat < north:
            axes.text(
                lon, lat, label("country", country, language), color="#A3A6AB", fontsize=11, ha="center"
            )
    _draw_discs(axes, shown)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.grid(visible=False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    titled(figure, title, unit, language, legend=False)
    _name_discs(figure, axes, shown)
    return figure


def _extent(discs: Sequence[Disc]) -> tuple[float, float, float, float]:
    """West, south, east and north of the discs, with a margin, inside what the outlines cover."""
    if not discs:
        return 35.5, 32.0, 42.5, 37.5
    west, east = min(disc.lon for disc in discs), max(disc.lon for disc in discs)
    south, north = min(disc.lat for disc in discs), max(disc.lat for disc in discs)
    wide = max(LEAST_SPAN - (east - west), 0) / 2 + MARGIN
    high = max(LEAST_SPAN * 0.7 - (north - south), 0) / 2 + MARGIN
    return (
        max(WHOLE[0], west - wide),
        max(WHOLE[1], south - high),
        min(WHOLE[2], east + wide),
        min(WHOLE[3], north + high),
    )


def _draw_base(axes: Axes) -> None:
    layers = base_map()
    axes.set_facecolor(SEA)
    for layer, colour in (("land", LAND), ("lakes", WATER)):
        for line in layers[layer]:
            axes.fill([x for x, _ in line], [y for _, y in line], facecolor=colour, linewidth=0, zorder=0.5)
    for layer, colour, width in (
        ("governorates", INNER, 0.6),
        ("rivers", WATER, 1.2),
        ("borders", BORDER, 0.9),
    ):
        for line in layers[layer]:
            axes.plot([x for x, _ in line], [y for _, y in line], color=colour, linewidth=width, zorder=1)


def _size(disc: Disc, largest: float) -> float:
    """The diameter of a disc in points: its area is as its value."""
    return LARGEST_POINTS * sqrt(max(disc.value / largest, 0.02))


def _draw_discs(axes: Axes, discs: Sequence[Disc]) -> None:
    largest = max((disc.value for disc in discs), default=1)
    for disc in sorted(discs, key=lambda one: -one.value):
        axes.plot(
            disc.lon,
            disc.lat,
            "o",
            markersize=_size(disc, largest),
            color=COLOURS[0],
            alpha=0.65,
            markeredgecolor="white",
            markeredgewidth=0.8,
            zorder=2,
        )


# ---------------------------------------------------------------- names that do not lie on each other
_SIDES = (
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
)


def _name_discs(figure: Figure, axes: Axes, discs: Sequence[Disc]) -> None:
    """Names beside their discs, the largest first; each on the first side, and the nearest, where it lies on nothing."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    largest = max((disc.value for disc in discs), default=1)
    per_point = figure.dpi / 72
    taken = []
    for disc in discs:
        x, y = axes.transData.transform((disc.lon, disc.lat))
        half = _size(disc, largest) / 2 * per_point
        taken.append(Bbox.from_extents(x - half, y - half, x + half, y + half))
    inside = axes.get_window_extent()
    for disc in sorted(discs, key=lambda one: (-one.value, one.name)):
        best: tuple[float, Bbox] | None = None
        for further in (2, 8, 16, 26):
            for dx, dy, ha, va in _SIDES:
                away = _size(disc, largest) / 2 + further
                text = axes.annotate(
                    f"{disc.name} {disc.value:,.0f}",
                    (disc.lon, disc.lat),
                    xytext=(dx * away, dy * away),
                    textcoords="offset points",
                    ha=ha,
                    va=va,
                    fontsize=8,
                    zorder=3,
                    path_effects=[withStroke(linewidth=2.5, foreground="white")],
                )
                box = text.get_window_extent()
                overlap = sum(_common(box, other) for other in taken) + _outside(box, inside)
                if overlap == 0:
                    best = (0.0, box)
                    break
                text.remove()
            if best:
                break
        if best:
            taken.append(best[1])


def _common(one: Bbox, other: Bbox) -> float:
    both = Bbox.intersection(one, other)
    return both.width * both.height if both is not None else 0.0


def _outside(box: Bbox, inside: Bbox) -> float:
    return box.width * box.height - _common(box, inside)


@cache
def base_map() -> Mapping[str, Sequence[Sequence[tuple[float, float]]]]:
    """The outlines by layer: lines of longitude and latitude."""
    text = files("tawthiq.plots").joinpath("data/base_map.json").read_text(encoding="utf-8")
    layers: Mapping[str, Sequence[Sequence[tuple[float, float]]]] = json.loads(text)
    return layers
