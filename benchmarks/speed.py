"""Time and memory of reading the large collection; the only figures that differ from run to run."""

from __future__ import annotations

import gzip
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import tawthiq
from benchmarks.material import PROJECT, Material
from benchmarks.plots import bars
from benchmarks.section import Section, picture
from benchmarks.stages import Profile, profile
from benchmarks.tables import table
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import tokenise
from tawthiq.lexicon import lexicon
from tawthiq.reader.passing import tells_anything
from tawthiq.reader.words import words_of
from tawthiq.records import Article
from tawthiq.sources import articles

SMALL, LARGE = 300, 1_200
"""Articles of the two runs of the command, between which memory is compared."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command in a process of its own."""

    articles: int
    seconds: float
    peak_mb: float
    exit_code: int


def section(material: Material) -> Section:
    """The section of the page."""
    with TemporaryDirectory() as folder:
        parts = [_part(material.unifiedfc, Path(folder), size) for size in (SMALL, LARGE)]
        out = Path(folder) / "out.jsonl"
        small, large = (_run(part, out, jobs=1) for part in parts)
        two = _run(parts[1], out, jobs=2)
        found = [article for article in articles([parts[1]]) if isinstance(article, Article)]
    told = [article for article in found[:SMALL] if _tells(article)]
    silent = [article for article in found if not _tells(article)]
    tawthiq.read("قُتل مدني.")  # compiles the lexicon, which is no part of reading
    measured = profile(told)
    rows = [
        [f"{run.articles:,} articles{jobs}", f"{run.seconds:.0f} s", f"{run.peak_mb:.0f} MB"]
        for run, jobs in ((small, ""), (large, ""), (two, ", `--jobs 2`"))
    ]
    rate, passed = _rate(found[:SMALL]), _rate(silent)
    runs = [f"{run.articles:,}{jobs}" for run, jobs in ((small, ""), (large, ""), (two, ", 2 jobs"))]
    plots = {
        "stages": bars(
            "Seconds by stage of reading", list(measured.stages), {"s": list(measured.stages.values())}, "s"
        ),
        "memory": bars(
            "Peak memory by articles read", runs, {"MB": [r.peak_mb for r in (small, large, two)]}, "MB"
        ),
    }
    text = "\n\n".join(
        [
            "## Speed and memory",
            f"`tawthiq read` over real articles of the web, furniture and all ({_machine()}); memory is that of "
            f"the largest process. Two processes take {two.seconds / large.seconds:.2f} of the time of one.",
            table(["input", "wall time", "peak memory"], rows),
            picture("memory", "peak memory by the number of articles"),
            f"Reading alone, on one core, from text to record: **{rate:,.0f} sentences per second**. The "
            f"{len(silent)} articles of these that have no word for a deed, a harm or a count are passed at "
            f"{passed:,.0f} sentences per second. Articles are read and written one by one.",
            _profile_table(measured),
            picture("stages", "seconds by stage of reading"),
            f"The floor, to normalise the same texts and pass an automaton with every form of the lexicon over "
            f"them (ahocorasick_rs, overlapping matches), takes {measured.floor:.2f} s where reading takes "
            f"{measured.whole:.2f} s in the same run: **{measured.whole / measured.floor:.1f} times the floor**.",
        ]
    )
    return Section(text, {}, plots)


def _profile_table(measured: Profile) -> str:
    rows = [
        [name, f"{seconds:.2f} s", f"{seconds / measured.whole:.0%}"]
        for name, seconds in sorted(measured.stages.items(), key=lambda item: -item[1])
    ]
    rest = measured.whole - sum(measured.stages.values())
    rows.append(["the rest", f"{rest:.2f} s", f"{rest / measured.whole:.0%}"])
    rows.append(["beside reading: the record as JSON", f"{measured.json:.2f} s", ""])
    return table(["stage of reading", "time", "share"], rows)


def _part(source: Path, folder: Path, size: int) -> Path:
    part = folder / f"{size}.jsonl"
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        part.write_text("".join(islice(lines, size)), encoding="utf-8")
    return part


def _tells(article: Article) -> bool:
    known = lexicon()
    return tells_anything(words_of(article.text, known).words, known)


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.machine()}"


def _run(source: Path, out: Path, *, jobs: int) -> Run:
    began = time.perf_counter()
    peak = out.with_suffix(".peak")
    tawthiq_read = ["read", str(source), "-o", str(out), "--jobs", str(jobs)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.own_peak", str(peak), *tawthiq_read],
        cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    seconds = time.perf_counter() - began
    with out.open(encoding="utf-8") as lines:
        count = sum(1 for _ in lines)
    return Run(count, seconds, int(peak.read_text(encoding="ascii")) / 1024, done.returncode)


def _rate(found: list[Article]) -> float:
    """Sentences read in a second of processor time."""
    sentences = sum(len(tokenise(normalise(article.text)).sentences) for article in found)
    began = time.process_time()
    for article in found:
        tawthiq.read(article)
    return sentences / (time.process_time() - began) if sentences else 0.0
