"""Linking at size: synthetic records whose truth is known, a run in a process of its own for each number.

`python -m benchmarks.scale link NUMBER FILE` is one such run; its figures are written to the file as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tawthiq
from benchmarks.material import PROJECT, Material
from benchmarks.own_peak import own_kilobytes
from benchmarks.plots import growth
from benchmarks.section import Section, picture
from benchmarks.synthetic import Known, synthetic_records
from benchmarks.tables import table
from tawthiq.incidents.estimating import estimate_on
from tawthiq.incidents.features import event_table
from tawthiq.incidents.grouping import group_table
from tawthiq.incidents.policy import shipped_policy
from tawthiq.incidents.sources import Told

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
MOST_SECONDS, MOST_GB = 120, 8.0
PRECISION, RECALL = 0.95, 0.85
HELD = 5_000
"""So many records are made before the clock goes on."""


class Stream:
    """The events of synthetic records, one after the other, their truth, and how long making them took."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.truth = array("q")
        self.making = 0.0

    def __iter__(self) -> Iterator[Told]:
        known = iter(synthetic_records(self.size))
        while some := self._made(known):
            for one in some:
                self.truth.extend(one.incidents)
                for event in one.record.events:
                    yield Told(one.record.article, event)

    def _made(self, known: Iterator[Known]) -> list[Known]:
        began = time.perf_counter()
        some = list(islice(known, HELD))
        self.making += time.perf_counter() - began
        return some


def measured(size: int) -> dict[str, Any]:
    """Link so many records with the shipped weights, then with weights estimated on them."""
    stream = Stream(size)
    began = time.perf_counter()
    events = event_table(stream, shipped_policy())
    columns = time.perf_counter() - began - stream.making
    grouping = group_table(events, shipped_policy())
    began = time.perf_counter()
    estimate = estimate_on(events, shipped_policy())
    estimated: dict[str, Any] = {"seconds": time.perf_counter() - began, "refused": estimate.refused}
    if estimate.policy is not None:
        again = group_table(events, estimate.policy)
        estimated |= {"linking": columns + sum(again.seconds.values())}
        estimated |= pairwise(again.groups, stream.truth)
    return {
        "records": size,
        "events": len(stream.truth),
        "compared": grouping.compared,
        "seconds": {"columns": columns, **grouping.seconds},
        "peak_gb": own_kilobytes() / 1024**2,
        "shipped": pairwise(grouping.groups, stream.truth),
        "estimated": estimated,
    }


def pairwise(groups: Iterable[Sequence[int]], truth: Sequence[int]) -> dict[str, float]:
    """Of the pairs joined, how many are one incident; of the pairs of one incident, how many were joined."""
    joined = right = 0
    for group in groups:
        joined += _pairs(len(group))
        right += sum(_pairs(count) for count in Counter(truth[i] for i in group).values())
    wanted = sum(_pairs(count) for count in Counter(truth).values())
    return {"precision": right / joined if joined else 1.0, "recall": right / wanted if wanted else 1.0}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


# ---------------------------------------------------------------- the page
def section(material: Material) -> Section:
    """The section of the page: every size, and a store of a hundred thousand."""
    del material
    with TemporaryDirectory() as folder:
        runs = [_run(["link", str(size)], Path(folder)) for size in SIZES]
        stored = _run(["store", str(STORED)], Path(folder))
    largest = runs[-1]
    shipped, seconds = largest["shipped"], _seconds(largest)
    # Where the estimate was refused, a store of that size is linked by the shipped weights.
    estimated = {**shipped, "linking": seconds, **largest["estimated"]}
    again, both = estimated["linking"], estimated["linking"] + estimated["seconds"]
    marks = [
        ["seconds for 1,000,000", f"{seconds:.0f}", f"≤ {MOST_SECONDS}", _reached(seconds <= MOST_SECONDS)],
        ["the same by weights estimated before", f"{again:.0f}", f"≤ {MOST_SECONDS}", _reached(again <= MOST_SECONDS)],
        ["and with the time of estimating them", f"{both:.0f}", "–", "–"],
        ["peak memory, GB", f"{largest['peak_gb']:.1f}", f"≤ {MOST_GB:g}", _reached(largest["peak_gb"] <= MOST_GB)],
        *(
            [f"pairwise {name}", f"{estimated[name]:.3f}", f"≥ {mark}", _reached(estimated[name] >= mark)]
            for name, mark in (("precision", PRECISION), ("recall", RECALL))
        ),
    ]  # fmt: skip
    text = "\n\n".join(
        [
            "## Linking at size",
            "Synthetic records with known truth (`benchmarks/synthetic.py`; the rates of error are written down in "
            "`benchmarks/data/synthetic.json`, and are not tuned to linking): 90 incidents a day in Syria and "
            "Iraq, told 2.5 times each; more records are more years. The clock starts with records at hand, as "
            "objects, one after the other, and stops when each event has its group; making the synthetic records "
            "is not counted. Each size is a process of its own.",
            table(
                ["records", "events", "pairs compared", *STEPS, "in all", "µs a record", "peak"], _rows(runs)
            ),
            picture("scale", "seconds of linking by the number of records"),
            "Pairs of events put together, against the truth; with the shipped weights, and with weights "
            "estimated on the same events without the truth, as `tawthiq link` does in a store of that size:",
            table(
                ["records", "shipped P", "shipped R", "estimated P", "estimated R", "estimating"],
                _accuracy(runs),
            ),
            table(["mark at 1,000,000, estimated weights", "measured", "wanted", "reached"], marks),
            f"Through a store of {STORED:,} records (SQLite on disk): "
            + ", ".join(f"{name} {value:.0f} s" for name, value in stored["seconds"].items())
            + f"; {stored['incidents']:,} incidents, peak {stored['peak_gb']:.1f} GB.",
        ]
    )
    figures = {
        f"scale: {name} at 1,000,000, shipped weights": shipped[name] for name in ("precision", "recall")
    }
    figures |= {
        f"scale: {name} at 1,000,000, estimated weights": estimated[name] for name in ("precision", "recall")
    }
    points = [(run["records"], _seconds(run)) for run in runs]
    return Section(text, figures, {"scale": growth("Seconds of linking by records", points, "records", "s")})


STEPS = ("columns", "blocking", "scoring", "clustering")
STORED = 100_000


def _seconds(run: dict[str, Any]) -> float:
    return float(sum(run["seconds"].values()))


def _rows(runs: Sequence[dict[str, Any]]) -> Iterator[list[object]]:
    for run in runs:
        yield [
            f"{run['records']:,}", run["events"], run["compared"],
            *(f"{run['seconds'][step]:.1f} s" for step in STEPS),
            f"{_seconds(run):.1f} s", f"{_seconds(run) / run['records'] * 1e6:.0f}", f"{run['peak_gb']:.1f} GB",
        ]  # fmt: skip


def _accuracy(runs: Sequence[dict[str, Any]]) -> Iterator[list[object]]:
    for run in runs:
        shipped, estimated = run["shipped"], run["estimated"]
        yield [
            f"{run['records']:,}", shipped["precision"], shipped["recall"],
            estimated.get("precision"), estimated.get("recall"), f"{estimated['seconds']:.0f} s",
        ]  # fmt: skip


def _reached(yes: bool) -> str:
    return "yes" if yes else "no"


def _run(arguments: Sequence[str], folder: Path) -> dict[str, Any]:
    file = folder / "run.json"
    subprocess.run([sys.executable, "-m", "benchmarks.scale", *arguments, str(file)], cwd=PROJECT, check=True)
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def through_store(size: int) -> dict[str, Any]:
    """Add so many records to a store on disk, link it, and keep the incidents."""
    seconds: dict[str, float] = {}
    with TemporaryDirectory() as folder, tawthiq.open(Path(folder) / "store.db") as store:
        records = [known.record for known in synthetic_records(size)]
        began = time.perf_counter()
        store.add_many(records)
        seconds["adding"] = time.perf_counter() - began
        began = time.perf_counter()
        incidents = tawthiq.link(store)
        seconds["reading, linking, merging and saving"] = time.perf_counter() - began
        found = len(incidents)
    return {"seconds": seconds, "incidents": found, "peak_gb": own_kilobytes() / 1024**2}


def main() -> None:
    """One run, its figures to a file."""
    what, size, file = sys.argv[1:]
    figures = (measured if what == "link" else through_store)(int(size))
    Path(file).write_text(json.dumps(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
