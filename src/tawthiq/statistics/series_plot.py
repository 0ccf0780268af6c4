"""A series as a plot: low to high as a band, the year before as a pale line; with a split, a line for each group."""

from __future__ import annotations

from matplotlib.figure import Figure

from tawthiq.labels import Language, area, label
from tawthiq.plots import Values, lines
from tawthiq.records import added_tolls
from tawthiq.statistics.series import Line, Point, Series

MOST_LINES = 6
"""Groups with a line or a column of their own; the smaller ones are one together."""

OTHERS = "others"


def plot(series: Series, language: Language, *, where: str = "") -> Figure:
    """The figure of a series.

    Args:
        series: as `trends` gives it.
        language: of title, labels and legend.
        where: what else the title says: the area, the party.
    """
    labels = [period.short(language) for period in series.periods]
    comma = "، " if language == "ar" else ", "
    parts = [name_of(series, language), where, label("word", f"by_{series.by}", language)]
    rows = [_values(line, series, language) for line in (largest(series) if series.split else series.lines)]
    before = [point.year_before for point in series.lines[0].points]
    if not series.split and any(value is not None for value in before):
        rows.append(Values(label("word", "year_before", language), before, pale=True))
    title = comma.join(filter(None, parts))
    return lines(labels, rows, title=title, language=language, unit=_unit(series, language))


def _unit(series: Series, language: Language) -> str:
    """What band and marks mean."""
    band = label("word", "low_best_high", language) if series.counts_people and not series.split else ""
    hollow = f"○ {label('word', 'part_read', language)}" if "part" in series.readings else ""
    return " · ".join(filter(None, (band, hollow)))


def name_of(series: Series, language: Language) -> str:
    """What the series counts."""
    kind = "outcome" if series.counts_people else "word"
    name = label(kind, series.of, language)
    return name[:1].upper() + name[1:]


def group_name(series: Series, group: str | None, language: Language) -> str:
    """What a group is called."""
    if group is None or group == OTHERS:
        return label("word", "all" if group is None else OTHERS, language)
    if group == "unknown":
        return label("word", "not_stated", language)
    if series.split == "governorate":
        return area(group, language)
    return label(series.split or "type", group, language)


def largest(series: Series) -> list[Line]:
    """The lines of the largest groups, the rest together as `others`; without the line of all."""
    groups = list(series.lines[1:])
    if len(groups) <= MOST_LINES + 1:
        return groups
    rest = groups[MOST_LINES:]
    points = tuple(_together([line.points[i] for line in rest]) for i in range(len(series.periods)))
    return [*groups[:MOST_LINES], Line(OTHERS, points)]


def _together(points: list[Point]) -> Point:
    known = [point for point in points if point.value is not None]
    tolls = [point.toll for point in known if point.toll is not None]
    return Point(
        incidents=sum(point.incidents or 0 for point in known) if known else None,
        toll=added_tolls(tolls),
        without_figure=sum(point.without_figure for point in points),
        straddling=sum(point.straddling for point in points),
        counts_people=points[0].counts_people,
    )


def _values(line: Line, series: Series, language: Language) -> Values:
    values = [point.value for point in line.points]
    name = group_name(series, line.group, language) if series.split else name_of(series, language)
    hollow = frozenset(i for i, reading in enumerate(series.readings) if reading == "part")
    if not series.counts_people or series.split:
        return Values(name, values, hollow=hollow)
    tolls = [point.toll for point in line.points]
    lows = [None if toll is None else toll.low for toll in tolls]
    highs = [None if toll is None else toll.high for toll in tolls]
    return Values(name, values, lows, highs, hollow=hollow)
