"""How quick the gazetteer is: loading it, looking 10,000 names up, and resolving them by evidence."""

from __future__ import annotations

import random
import time

from benchmarks.material import Material
from tawthiq.arabic.script import fold
from tawthiq.places import Evidence, gazetteer, resolve

NAMES = 10_000
SEED = 11


def section(_: Material) -> str:
    """The section of the page."""
    load, looked_up, resolved = seconds()
    return (
        "## Places\n\n"
        f"| what | seconds |\n|---|--:|\n| load the gazetteer ({len(gazetteer()):,} places) | {load:.2f} |\n"
        f"| look up {NAMES:,} names | {looked_up:.3f} |\n"
        f"| resolve {NAMES:,} names by what a text says of them | {resolved:.2f} |"
    )


def seconds() -> tuple[float, float, float]:
    """Seconds for loading, for the lookups, and for lookups with resolution."""
    gazetteer.cache_clear()
    began = time.perf_counter()
    places = gazetteer()
    load = time.perf_counter() - began
    names = some_names()
    began = time.perf_counter()
    found = [places.lookup(fold(name)) for name in names]
    looked_up = time.perf_counter() - began
    evidence = Evidence(place_class="city", article_governorates={"deir_ez_zor": 3, "aleppo": 1})
    began = time.perf_counter()
    for rows in found:
        resolve(rows, evidence)
    return load, looked_up, looked_up + time.perf_counter() - began


def some_names() -> list[str]:
    """Names of the gazetteer in a fixed disorder, one in ten of them unknown."""
    chosen = random.Random(SEED)
    known = [name for row in gazetteer() for name in row.all_names]
    return [chosen.choice(known) + ("ظظ" if k % 10 == 0 else "") for k in range(NAMES)]
