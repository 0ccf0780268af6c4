"""`python -m benchmarks [--into-page] [PART …]`: measure, and write docs/benchmarks.md.

With `--into-page` and parts named, only their sections of the page are measured and written anew.
With parts named (sets, phenomena, unseen, choices, linking, scale, detection, dates, places, estimate, speed) only
those are measured and printed. The plots and the figures of the run, with which the next one is compared, lie in
docs/benchmarks/.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping

from benchmarks import (
    calendar_values,
    choices,
    detection,
    estimate,
    linking,
    phenomena,
    places,
    scale,
    sets,
    speed,
    unseen_texts,
)
from benchmarks.material import PROJECT, Material
from benchmarks.previous import comparison, figures_in, keep_figures
from benchmarks.section import Section

PARTS: dict[str, Callable[[Material], Section | str]] = {
    "sets": sets.section,
    "phenomena": phenomena.section,
    "unseen": unseen_texts.section,
    "choices": choices.section,
    "linking": linking.section,
    "scale": scale.section,
    "detection": detection.section,
    "dates": calendar_values.section,
    "places": places.section,
    "estimate": estimate.section,
    "speed": speed.section,
}

PAGE = PROJECT / "docs" / "benchmarks.md"
PLOTS = PROJECT / "docs" / "benchmarks"
FIGURES = PLOTS / "figures.json"

HEAD = """# Benchmarks

Written by `python -m benchmarks`. The evaluation material is not part of this project (see CONTRIBUTING.md);
everything here but seconds and memory is the same on every run. Learned weights are measured on articles that
they were not learned from. The gold of the two large sets is one annotator's; a second one reached F1 0.91 to 0.93
on such articles, so read those figures as strong hints and not as laws."""


def main() -> int:
    """Measure the parts named, or all of them for the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="only these, printed")
    parser.add_argument("--into-page", action="store_true", help="write the parts named into the page")
    asked = parser.parse_args()
    chosen = asked.parts
    if unknown := set(chosen) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; expected {', '.join(PARTS)}")
    material = Material.found()
    measured = {name: _section(PARTS[name](material)) for name in chosen or PARTS}
    if chosen and asked.into_page:
        page = into_page(PAGE.read_text(encoding="utf-8"), [part.text for part in measured.values()])
        PAGE.write_text(page, encoding="utf-8")
        _keep(list(measured.values()), figures_in(FIGURES))
        return 0
    if chosen:
        sys.stdout.write("".join(f"{part.text}\n\n" for part in measured.values()))
        return 0
    _write(list(measured.values()))
    return 0


def _section(told: Section | str) -> Section:
    return Section(told) if isinstance(told, str) else told


def into_page(page: str, sections: Iterable[str]) -> str:
    """The page with these sections in place of those under the same headings.

    Raises:
        ValueError: the page has no such heading.
    """
    for text in sections:
        heading = text.split("\n", 1)[0]
        before, found, rest = page.partition(f"{heading}\n")
        if not found:
            raise ValueError(f"{PAGE.name} has no {heading!r}; measure all parts once")
        _, following, after = rest.partition("\n## ")
        page = f"{before}{text}\n{following}{after}"
    return page


def _write(sections: list[Section]) -> None:
    """The page, its plots, and the figures for the next run to compare with."""
    before = figures_in(FIGURES)
    changes = comparison(_keep(sections, {}), before)
    page = "\n\n".join([HEAD, *(part.text for part in sections), changes])
    PAGE.write_text(page + "\n", encoding="utf-8")


def _keep(sections: list[Section], others: Mapping[str, float]) -> Mapping[str, float]:
    """Keep the plots of these sections, and their figures beside those of others; gives all figures."""
    figures = {**others, **{name: value for part in sections for name, value in part.figures.items()}}
    PLOTS.mkdir(exist_ok=True)
    for part in sections:
        for name, svg in part.plots.items():
            (PLOTS / f"{name}.svg").write_bytes(svg)
    keep_figures(figures, FIGURES)
    return figures


if __name__ == "__main__":
    sys.exit(main())
