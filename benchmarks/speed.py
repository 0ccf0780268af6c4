"""Time and memory of reading the large collection; the only figures that differ from run to run."""

from __future__ import annotations

import gzip
import os
import platform
import sys
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import tawthiq
from benchmarks.material import Material
from benchmarks.tables import table
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import tokenise
from tawthiq.sources import articles

PART = 300
"""Articles of the smaller run, against which memory is compared."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command in a process of its own."""

    articles: int
    seconds: float
    peak_mb: float
    exit_code: int


def section(material: Material) -> str:
    """The section of the page."""
    with TemporaryDirectory() as folder:
        part = Path(folder) / "part.jsonl"
        with gzip.open(material.unifiedfc, "rt", encoding="utf-8") as lines:
            part.write_text("".join(islice(lines, PART)), encoding="utf-8")
        small, whole = (_run(file, Path(folder) / "out.jsonl") for file in (part, material.unifiedfc))
    sentences, seconds = _sentences_per_second(material.unifiedfc)
    rows = [
        [f"{run.articles:,} articles", f"{run.seconds:.0f} s", f"{run.peak_mb:.0f} MB"]
        for run in (small, whole)
    ]
    return "\n\n".join(
        [
            "## Speed and memory",
            f"`tawthiq read` over {whole.articles:,} real articles of the web, furniture and all, in one "
            f"process ({_machine()}); exit code {whole.exit_code}.",
            table(["input", "wall time", "peak memory"], rows),
            f"Reading alone, on one core: {sentences:,} sentences in {seconds:.0f} s, "
            f"**{sentences / seconds:,.0f} sentences per second**. Articles are read and written one by one.",
        ]
    )


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.machine()}"


def _run(source: Path, out: Path) -> Run:
    began = time.perf_counter()
    command = [sys.executable, "-m", "tawthiq", "read", str(source), "-o", str(out)]
    with open(os.devnull, "wb") as nothing:
        quiet = [(os.POSIX_SPAWN_DUP2, nothing.fileno(), stream) for stream in (1, 2)]
        child = os.posix_spawn(sys.executable, command, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    with out.open(encoding="utf-8") as lines:
        count = sum(1 for _ in lines)
    return Run(count, seconds, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))


def _sentences_per_second(source: Path) -> tuple[int, float]:
    sentences, seconds = 0, 0.0
    tawthiq.read("قُتل مدني.")  # compiles the lexicon, which is no part of reading
    for article in articles([source]):
        if isinstance(article, tawthiq.Article):
            sentences += len(tokenise(normalise(article.text)).sentences)
            began = time.perf_counter()
            tawthiq.read(article)
            seconds += time.perf_counter() - began
    return sentences, seconds
