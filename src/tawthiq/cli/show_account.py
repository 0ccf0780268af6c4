"""Why an incident is one occurrence and why it says what it says: members, weights in words, rules and rivals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.phrases import NONE, framed, place_phrase, time_phrase, word_phrase
from tawthiq.cli.show_incidents import GRADE_STYLES, rival_phrase, show_incidents, value_phrase
from tawthiq.incidents.account import Account, Pair
from tawthiq.incidents.choosing import reason_in
from tawthiq.incidents.explain import PairExplanation, name_in, says_in
from tawthiq.incidents.grading import FIELD, grade_reason_in
from tawthiq.incidents.sources import Told
from tawthiq.labels import Language
from tawthiq.records import Chosen, Judgement

FEW = 3
"""Up to so many pairs are shown one by one; of more, each member against the group."""
MOST = 12
"""Columns of the table of sums."""

FIELD_STYLES = {
    "type": "bold cyan",
    "time": "blue",
    "place": "green",
    "initiators": "bold yellow",
    "grade": "bold",
}


def show_account(
    console: Console, account: Account, language: Language, judgements: Mapping[int, Judgement] | None = None
) -> None:
    """Print the incident, its members, the weights of their pairs, and how each value was chosen."""
    show_incidents(console, [account.incident], judgements)
    console.rule("who tells of it, and whose word it is", align="left", style="dim")
    console.print(_members(account.told, account.incident.sources))
    if account.pairs:
        console.rule("why they are one occurrence", align="left", style="dim")
    if len(account.pairs) <= FEW:
        for pair, explained in account.pairs.items():
            show_pair(console, pair, explained, language)
    else:
        console.print(_sums(account))
        nearest: dict[Pair, list[int]] = {}
        for member in range(len(account.told)):
            nearest.setdefault(account.nearest(member), []).append(member)
        for pair, members in nearest.items():
            of = " and of ".join(str(member + 1) for member in members)
            show_pair(console, pair, account.pairs[pair], language, note=f", the nearest of {of}")
    console.rule("why it says what it says", align="left", style="dim")
    console.print(_choices(account, language))


def show_pair(
    console: Console, pair: Pair, explained: PairExplanation, language: Language, *, note: str = ""
) -> None:
    """Print the weight of each comparison of a pair with its sentence, and the sum."""
    console.print(Text(f"pair {pair[0] + 1} and {pair[1] + 1}{note}", style="bold"))
    table = Table(show_header=False, box=None, padding=(0, 1, 0, 1), pad_edge=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for reason in explained.reasons:
        style = "green" if reason.weight > 0 else "red" if reason.weight < 0 else "dim"
        table.add_row(
            Text(f"{reason.weight:+.1f}", style=style),
            Text(framed(name_in(reason, language))),
            Text(framed(says_in(reason, language)), style="dim" if reason.weight == 0 else ""),
        )
    verdict = "one occurrence" if explained.same else "two occurrences, taken alone"
    table.add_row(
        Text(f"{explained.weight:+.1f}", style="bold"),
        Text("sum", style="bold"),
        Text(f"{verdict} (threshold {explained.threshold:+.1f})", style="bold"),
    )
    console.print(table)


def _sums(account: Account) -> Table:
    """The sum of each pair, and for each member the mean, which is what grouping goes by."""
    size = min(len(account.told), MOST)
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for name in ("", *(str(i + 1) for i in range(size)), "against the group"):
        table.add_column(name, justify="right", no_wrap=True)
    for i in range(len(account.told)):
        sums = [NONE if i == k else f"{account.pairs[min(i, k), max(i, k)].weight:+.1f}" for k in range(size)]
        table.add_row(str(i + 1), *sums, Text(f"{account.against_group(i):+.1f}", style="bold"))
    return table


def _members(told: Sequence[Told], sources: Sequence[str]) -> Table:
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for name in ("", "article", "published", "outlet", "type", "when", "where", "whose word"):
        table.add_column(name, overflow="fold")
    for i, one in enumerate(told, 1):
        event = one.event
        table.add_row(
            str(i),
            f"{one.article.id} {event.id}",
            str(one.article.published or NONE),
            Text(framed(one.article.outlet or NONE)),
            Text(event.type, style="cyan"),
            time_phrase(event.time),
            Text(place_phrase(event.place), style="green"),
            Text(word_phrase(event.speaker, event.stance), style="magenta"),
        )
    return table


def _choices(account: Account, language: Language) -> Table:
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False, show_lines=True)
    table.add_column("field", no_wrap=True)
    table.add_column("value", max_width=30)
    table.add_column("rule", no_wrap=True)
    table.add_column("why", ratio=1)
    table.add_column("rivals, and who tells them", ratio=1)
    for choice in account.choices:
        table.add_row(
            Text(choice.field, style=FIELD_STYLES.get(choice.field, "")),
            Text(framed(value_phrase(choice.value)), style=GRADE_STYLES.get(str(choice.value), "")),
            choice.rule,
            Text(_why(account, choice, language)),
            Text("\n".join(rival_phrase(rival) for rival in choice.rivals) or NONE),
        )
    return table


def _why(account: Account, choice: Chosen, language: Language) -> str:
    graded = choice.field == FIELD
    why = grade_reason_in(account.incident, language) if graded else reason_in(choice, language)
    # An English sentence runs from left to right whatever names stand in it.
    return framed(why) if language == "ar" else why
