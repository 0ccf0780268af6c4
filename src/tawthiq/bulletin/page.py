"""The page of a bulletin: one HTML file that needs nothing beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from markupsafe import Markup

from tawthiq import labels
from tawthiq.bulletin.annex import incident_lines, number_lines
from tawthiq.bulletin.asked import Asked
from tawthiq.bulletin.figures import Figures
from tawthiq.bulletin.naming import area_name
from tawthiq.bulletin.splits import split_name
from tawthiq.bulletin.wording import Wording


def html_of(figures: Figures, asked: Asked) -> str:
    """The bulletin as HTML: right to left in Arabic, without a reference to anything outside it."""
    wording = Wording(figures, asked)
    area = area_name(asked.area, asked.language) if asked.area else None
    newest = figures.facts.get("newest")
    style = files("tawthiq.bulletin").joinpath("data/page.css").read_text(encoding="utf-8")
    return wording.page(
        "page.html.j2",
        style=Markup(style),
        area=area,
        split_name=lambda split, key: split_name(split, key, asked.language),
        incident_lines=lambda: incident_lines(wording),
        number_lines=lambda: number_lines(wording),
        claimed_tolls=lambda outcome: claimed_tolls(figures, outcome),
        newest=labels.day(date.fromisoformat(newest), asked.language)
        if newest
        else wording.text("not_stated"),
    )


@dataclass(frozen=True, slots=True)
class ClaimedToll:
    """People of a group whom only a claimant says to have been harmed."""

    name: str
    claimant: str
    group: str


def claimed_tolls(figures: Figures, outcome: str) -> list[ClaimedToll]:
    """The tolls that only claims give, by claimant and group."""
    head = f"claimed.{outcome}."
    names = sorted(name for name in figures.numbers if name.startswith(head))
    return [ClaimedToll(name, *name.removeprefix(head).split(".")) for name in names]
