"""`python -m benchmarks [PART …]`: measure, and write docs/benchmarks.md.

With parts named (sets, phenomena, linking, detection, dates, speed) only those are measured and printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from benchmarks import calendar_values, detection, linking, phenomena, sets, speed
from benchmarks.material import PROJECT, Material

PARTS: dict[str, Callable[[Material], str]] = {
    "sets": lambda material: sets.section(sets.read_sets(material)),
    "phenomena": phenomena.section,
    "linking": linking.section,
    "detection": detection.section,
    "dates": calendar_values.section,
    "speed": speed.section,
}

HEAD = """# Benchmarks

Written by `python -m benchmarks`. The evaluation material is not part of this project (see
CONTRIBUTING.md); everything here but the section on speed is the same on every run. The gold of the two
large sets is one annotator's; a second one reached F1 0.91 to 0.93 on such articles, so read those figures
as strong hints and not as laws."""


def main() -> int:
    """Measure the parts named, or all of them for the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="only these, printed")
    chosen = parser.parse_args().parts
    if unknown := set(chosen) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; expected {', '.join(PARTS)}")
    material = Material.found()
    if chosen:
        for part in chosen:
            sys.stdout.write(f"{PARTS[part](material)}\n\n")
        return 0
    page = "\n\n".join([HEAD, *(measure(material) for measure in PARTS.values())])
    (PROJECT / "docs" / "benchmarks.md").write_text(page + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
