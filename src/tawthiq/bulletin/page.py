"""The page of a bulletin: one HTML file that needs nothing beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from markupsafe import Markup

from tawthiq import labels
from tawthiq.bulletin.annex import incident_lines, number_lines
from tawthiq.bulletin.asked import COMPARISONS, Asked
from tawthiq.bulletin.charts import charts_of
from tawthiq.bulletin.figures import Figures
from tawthiq.bulletin.naming import area_name, place_name
from tawthiq.bulletin.splits import party_name, split_name
from tawthiq.bulletin.tallies import Counted
from tawthiq.bulletin.wording import Wording


def html_of(figures: Figures, asked: Asked) -> str:
    """The bulletin as HTML: right to left in Arabic, without a reference to anything outside it."""
    wording = Wording(figures, asked)
    language = asked.language
    newest = figures.facts.get("newest")
    return wording.page(
        "page.html.j2",
        style=Markup(files("tawthiq.bulletin").joinpath("data/page.css").read_text(encoding="utf-8")),
        area=area_name(asked.area, language) if asked.area else None,
        charts=charts_of(wording),
        comparisons=COMPARISONS,
        nothing_excluded=not any(
            number.value for name, number in figures.numbers.items() if name.startswith("excluded.")
        ),
        running=figures.facts["read"] != "whole" or (newest or "9999") < asked.last_day.isoformat(),
        newest=labels.day(date.fromisoformat(newest), language) if newest else wording.text("not_stated"),
        split_name=lambda split, key: split_name(split, key, language),
        place_name=lambda place: place_name(place, language),
        voice=lambda counted: voice_of(counted, wording),
        parties=lambda: parties_of(figures),
        claimed_tolls=lambda: claimed_tolls(figures),
        month_lines=lambda: incident_lines(wording, of_month=True),
        other_lines=lambda: incident_lines(wording, of_month=False),
        number_lines=lambda: number_lines(wording),
    )


def voice_of(counted: Counted, wording: Wording) -> str:
    """Whose count a tally is: the outlet's own, or somebody's whom it quotes; a party's is its claim."""
    article, tally = counted.article, counted.tally
    outlet = article.outlet or wording.text("not_stated")
    if tally.speaker == "outlet":
        return outlet
    who = party_name(tally.speaker, wording.language)
    return wording.text("claimed_in" if tally.stance == "claimed" else "word_in", who=who, outlet=outlet)


def parties_of(figures: Figures) -> list[str]:
    """The parties whose fighters were killed or wounded, the most harmed first."""
    found: dict[str, float] = {}
    for outcome in ("killed", "wounded"):
        for number in figures.below(f"month.{outcome}.party"):
            found[number.key] = found.get(number.key, 0) + number.size
    return sorted(found, key=lambda key: (-found[key], key))


@dataclass(frozen=True, slots=True)
class ClaimedToll:
    """People of a group whom only a claimant says to have been harmed."""

    name: str
    outcome: str
    claimant: str
    group: str


def claimed_tolls(figures: Figures) -> list[ClaimedToll]:
    """The tolls that only claims give, by outcome, claimant and group."""
    heads = ("claimed.killed.", "claimed.wounded.")
    names = sorted(name for name in figures.numbers if name.startswith(heads))
    return [ClaimedToll(name, *name.split(".")[1:]) for name in names]
