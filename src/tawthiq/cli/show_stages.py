"""The stages of a reading as tables, a sentence at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.phrases import framed
from tawthiq.cli.terminal import RIGHT_TO_LEFT
from tawthiq.errors import InvalidInput
from tawthiq.reader import STAGES, Found, Trace

ALL = "all"
"""What `--stages` without a name stands for."""


def stages_named(names: str) -> tuple[str, ...]:
    """The stages of "tokens" or "tokens,frames", in the order of reading; all of them for `ALL`.

    Raises:
        InvalidInput: one is no stage.
    """
    if names == ALL:
        return STAGES
    wanted = [name.strip() for name in names.split(",")]
    if unknown := [name for name in wanted if name not in STAGES]:
        raise InvalidInput(f"--stages {unknown[0]}: no such stage; expected {', '.join(STAGES)} or {ALL}")
    return tuple(stage for stage in STAGES if stage in wanted)


def show_stages(console: Console, trace: Trace, stages: Sequence[str]) -> None:
    """Print what each stage found: sentence by sentence, then what the whole article makes of it."""
    for sentence in trace.sentences if set(stages) - {"discourse"} else ():
        counted = "; its counts are tallies" if sentence.counted else ""
        console.rule(Text(f"sentence {sentence.number}{counted}"), align="left", style="bold")
        console.print(Text(RIGHT_TO_LEFT + " ".join(sentence.words.split())))
        for stage in stages:
            if stage in sentence.stages:
                console.print(_table(stage, sentence.stages[stage]))
    if "discourse" in stages:
        console.rule(Text("article"), align="left", style="bold")
        console.print(_table("discourse", trace.discourse))


_ARABIC_WORDS = re.compile("[\u0600-\u06ff]+(?: [\u0600-\u06ff]+)*")


def _runs_framed(value: str) -> str:
    """A value that mixes Arabic and Latin words, each Arabic stretch in its place."""
    return _ARABIC_WORDS.sub(lambda words: framed(words.group()), value)


def _table(stage: str, found: Iterable[Found]) -> Table:
    """One stage; the article's own words stand at the right, where Arabic begins."""
    table = Table(
        title=stage, title_justify="left", title_style="bold cyan", padding=(0, 1, 0, 0), pad_edge=False
    )
    table.add_column("what", style="magenta", no_wrap=True)
    table.add_column("read as", ratio=1)
    table.add_column("words", ratio=1, justify="right")
    for one in found:
        table.add_row(one.what, Text(_runs_framed(one.value)), Text(framed(" ".join(one.words.split()))))
    if not table.row_count:
        table.add_row("nothing", "", "")
    return table
