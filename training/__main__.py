"""`python -m training`: learn the weights of the reader's choices from the gold.

Reads every gold article, labels each choice of the reader by the gold, fits the weights, and does it once more with
what it has learned. Each choice is measured on held-back articles (five folds) beside the weights set by hand
(`training/by_hand/`). The better of the two is written to `src/tawthiq/choices/data/`, with the figures of the folds.
The same input gives the same files, whatever weights lie there before.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.material import Material
from rich.console import Console
from rich.table import Table

from training.folded import keep
from training.learning import Result, learn_all, write


def main() -> int:
    """Learn all choices, and write what measures better."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dry-run", action="store_true", help="measure, and write nothing")
    asked = parser.parse_args()
    results = learn_all(Material.found())
    if not asked.dry_run:
        for result in results:
            write(result)
        keep(results)
    Console().print(_table(results))
    return 0


def _table(results: list[Result]) -> Table:
    table = Table(title="held-back articles: right choices, loss in nats, F1 of yes")
    for heading in ("choice", "examples", "by hand", "learned", "shipped", "weights"):
        table.add_column(heading, justify="left" if heading == "choice" else "right")
    for r in results:
        table.add_row(
            r.name,
            str(r.learned.examples),
            r.by_hand.summary(),
            r.learned.summary(),
            r.better.origin,
            str(len(r.better.weights)),
        )
    return table


if __name__ == "__main__":
    sys.exit(main())
