"""What a series says in sentences: how it stands to the year before, what it rests on, what it leaves out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from tawthiq.labels import Language, day, label
from tawthiq.statistics.ratios import not_compared, sentence
from tawthiq.statistics.series import Point, Series


def comparison(series: Series, i: int, language: Language) -> str:
    """How a period stands to the same period of the year before: "October 2022: About half of …"."""
    period, point = series.periods[i], series.lines[0].points[i]
    before = period.year_before.name(language)
    compared = series.compared[i]
    if compared == "yes" and point.ratio is not None:
        articles = _note("articles", language)
        read = articles.format(now=f"{series.articles[i]:,}", then=f"{series.articles_before[i]:,}")
        told = f"{sentence(point.ratio, before, language)} {read}"
    else:
        told = not_compared("part" if compared == "part" else "not_read", before, language)
    return f"{period.name(language)}: {told}"


def last_comparison(series: Series, language: Language) -> str:
    """The comparison of the last period that can be compared; of the last one, why it cannot, where none can."""
    can = [i for i, compared in enumerate(series.compared) if compared == "yes"]
    return comparison(series, can[-1] if can else len(series.periods) - 1, language)


def notes(series: Series, language: Language) -> Iterator[str]:
    """What the series rests on and leaves out, a sentence each; of what is zero nothing is said."""
    if series.covered is None:
        yield _note("nothing_read", language)
    else:
        first, last = (day(one, language) for one in series.covered)
        yield _note("covered", language).format(first=first, last=last)
    if series.spread:
        name = "spread_people" if series.counts_people else "spread"
        yield _note(name, language).format(count=f"{series.spread:,}", people=f"{series.spread_people:,}")
    points = series.lines[0].points
    counts = {
        "undated": series.undated,
        "outside": series.outside,
        "straddling": _sum(points, "straddling"),
        "without_figure": _sum(points, "without_figure"),
    }
    for name, count in counts.items():
        if count:
            yield _note(name, language).format(count=f"{count:,}")
    if series.claimed:
        name = "claimed_people" if series.counts_people else "claimed"
        yield _note(name, language).format(claims=_claims(series, language))
    if series.split == "actor":
        yield _note("several_actors", language)
    if "yes" in series.compared:
        yield _note("chance", language)


def _claims(series: Series, language: Language) -> str:
    """What only claims tell of, each with whose claim it is."""
    comma, joint = ("، ", " و") if language == "ar" else (", ", " and ")
    return comma.join(
        f"{joint.join(label('speaker', one, language) for one in claimants.split('+'))} {number:,}"
        for claimants, number in series.claimed
    )


def _sum(points: tuple[Point, ...], name: str) -> int:
    return sum(getattr(point, name) for point in points)


def _note(name: str, language: Language) -> str:
    return _notes()[name][language]


@cache
def _notes() -> Mapping[str, Mapping[Language, str]]:
    text = files("tawthiq.statistics").joinpath("data/notes.json").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[Language, str]] = {
        name: value for name, value in json.loads(text).items() if name != "about"
    }
    return found
