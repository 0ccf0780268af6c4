"""A record as a person reads it: a table of its events, a tree of its tallies."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tawthiq.cli.phrases import (
    comparison_phrase,
    framed,
    harm_phrase,
    parties_phrase,
    place_phrase,
    sentence_phrase,
    tally_phrase,
    time_phrase,
    word_phrase,
)
from tawthiq.records import Article, Event, Record, Span, Tally

WIDE = 130
"""Columns from which the evidence stands in the table; below, it follows as a list."""


def show_record(console: Console, record: Record) -> None:
    """Print one article's events and tallies."""
    console.rule(Text(_heading(record.article)), align="left", style="dim")
    if record.events:
        _show_events(console, record)
    if record.tallies:
        console.print(tally_tree(record.article, record.tallies))
    if not record.events and not record.tallies:
        console.print("nothing to record", style="dim")
    console.print()


def show_tallies(console: Console, record: Record) -> None:
    """Print the tallies of one article under its heading."""
    console.rule(Text(_heading(record.article)), align="left", style="dim")
    console.print(tally_tree(record.article, record.tallies))


def _heading(article: Article) -> str:
    title = " ".join((article.title or article.text[:80]).split())
    day = article.published.isoformat() if article.published else "no date"
    return f"{article.id} | {framed(article.outlet or 'no outlet')} | {day} | {framed(title)}"


def _show_events(console: Console, record: Record) -> None:
    wide = console.width >= WIDE
    table = Table(show_lines=True, expand=wide, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    # Columns of Latin words stand between those of Arabic words, so that no terminal swaps two Arabic cells.
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("event", style="cyan", max_width=20)
    table.add_column("day", min_width=10, max_width=13)
    table.add_column("place", style="green", max_width=24)
    table.add_column("who → whom", max_width=28)
    table.add_column("harm", style="red", max_width=24)
    table.add_column("whose word", style="magenta", max_width=16)
    if wide:
        table.add_column("stands on", ratio=1, min_width=36)
    for event in record.events:
        cells = _event_cells(event)
        table.add_row(*map(Text, cells), *([Text(evidence(record.article, event.evidence))] if wide else []))
    console.print(table)
    if not wide:
        for event in record.events:
            console.print(Text(f"  {event.id}  {evidence(record.article, event.evidence)}"))


def _event_cells(event: Event) -> tuple[str, ...]:
    kind = event.type if event.specific else f"{event.type} (background)"
    with_weapons = f"{kind}\n{', '.join(event.weapons)}" if event.weapons else kind
    return (
        event.id,
        with_weapons,
        time_phrase(event.time),
        place_phrase(event.place).replace(" (", "\n("),
        parties_phrase(event.initiators, event.targets),
        harm_phrase(event.casualties),
        word_phrase(event.speaker, event.stance).replace(": ", "\n"),
    )


def evidence(article: Article, spans: Sequence[Span]) -> str:
    """The stretches of the text that a finding stands on."""
    return " … ".join(sentence_phrase(article.text, span.start, span.end) for span in spans)


def tally_tree(article: Article, tallies: Sequence[Tally]) -> Tree:
    """The tallies, each part under the whole that it breaks down."""
    tree = Tree("tallies", style="bold", guide_style="dim")
    known = {tally.id for tally in tallies}
    for tally in tallies:
        if tally.part_of not in known:
            _grow(tree, article, tally, tallies, above=())
    return tree


def _grow(
    branch: Tree, article: Article, tally: Tally, tallies: Sequence[Tally], above: tuple[Tally, ...]
) -> None:
    twig = branch.add(_tally_line(article, tally, above[-1] if above else None), style="not bold")
    for part in tallies:
        if part.part_of == tally.id and part not in above and part is not tally:
            _grow(twig, article, part, tallies, (*above, tally))


def _tally_line(article: Article, tally: Tally, whole: Tally | None) -> Text:
    """What a tally says; of what it shares with its whole, only the count."""
    facts = _tally_facts(tally)
    shared = _tally_facts(whole) if whole else {}
    line = Text(tally_phrase(tally), style="yellow")
    for style, fact in facts.items():
        if fact and shared.get(style) != fact:
            line.append(f"  {fact}", style=style)
    if tally.compares:
        line.append(f"  {comparison_phrase(tally.compares)}", style="blue")
    if tally.note:
        line.append(f"  {tally.note}", style="bold red")
    words = framed(" ".join(tally.text.split())) or evidence(article, tally.evidence)
    return line.append(f"  “{words}”", style="dim")


def _tally_facts(tally: Tally) -> dict[str, str]:
    """Place, time, word and exclusion by the style in which each is printed."""
    return {
        "green": place_phrase(tally.place) if tally.place else "",
        "default": time_phrase(tally.time) if tally.time else "",
        "magenta": word_phrase(tally.speaker, tally.stance),
        "italic dim": f"leaving out “{framed(tally.excludes)}”" if tally.excludes else "",
    }


def counts_line(articles: int, events: int, tallies: int) -> str:
    """One sentence of counts.

    >>> counts_line(1, 2, 0)
    '1 article read: 2 events, 0 tallies'
    """
    return f"{number(articles, 'article')} read: {number(events, 'event')}, {number(tallies, 'tally')}"


def number(n: int, noun: str) -> str:
    """A number and its noun.

    >>> number(1, "tally"), number(2, "tally"), number(3, "event")
    ('1 tally', '2 tallies', '3 events')
    """
    if n == 1:
        return f"1 {noun}"
    return f"{n:,} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{n:,} {noun}s"
