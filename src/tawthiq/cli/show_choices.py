"""The choices by weights behind a record: the question, what won, and the features that weighed most."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.choices import ChoiceMade, choice_named
from tawthiq.records import Event, Record, Tally

LONGEST_QUOTE = 60


def show_choices(console: Console, record: Record, choices: Iterable[ChoiceMade]) -> None:
    """Print one row for each choice: what it was about, what won and how surely, and why. Nothing where none was made."""
    table = Table(title="choices by weights", title_justify="left", box=None, pad_edge=False)
    for heading in ("of", "about", "question", "answer", "sure", "because"):
        table.add_column(heading, justify="right" if heading == "sure" else "left", overflow="fold")
    for made in choices:
        question = choice_named(made.name).question
        answer = made.options[made.chosen].value
        table.add_row(_owner(record, made.about), Text(_quote(record, made.about)), question, Text(answer),
                      f"{made.chances()[made.chosen]:.2f}", Text(reasons_sentence(made)))  # fmt: skip
    if table.row_count:
        console.print(table)


def reasons_sentence(made: ChoiceMade) -> str:
    """The features that set the answer apart, in a few words; those against it are said to be so.

    >>> from tawthiq.choices import Choice, Option, weights_in_place
    >>> near = Choice(question="Which?", origin="by hand", weights={"near": 2.0, "named late": -0.5})
    >>> with weights_in_place({"which": near}):
    ...     made = ChoiceMade("which", (0, 1), (Option("a", {"near": 1.0, "named late": 1.0}), Option("b", {})), 0)
    ...     reasons_sentence(made)
    'near (+2.0); against it: named late (-0.5)'
    """
    reasons = made.reasons()
    for_it = ", ".join(f"{name} ({gain:+.1f})" for name, gain in reasons if gain > 0)
    against = ", ".join(f"{name} ({gain:+.1f})" for name, gain in reasons if gain < 0)
    if not reasons:
        return "nothing speaks for another answer"
    return "; ".join(part for part in (for_it, against and f"against it: {against}") if part)


def _owner(record: Record, about: tuple[int, int]) -> str:
    """The event or tally whose evidence this is; a dash where the choice left none."""
    claims: list[Event | Tally] = [*record.events, *record.tallies]
    for claim in claims:
        if any((span.start, span.end) == about for span in claim.evidence):
            return claim.id
    return "–"


def _quote(record: Record, about: tuple[int, int]) -> str:
    words = " ".join(record.article.text[slice(*about)].split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1]}…"
