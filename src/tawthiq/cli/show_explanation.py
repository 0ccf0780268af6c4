"""An article with every finding marked in its text, and the list of values with their words and reasons."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawthiq.cli.findings import Finding, findings
from tawthiq.cli.phrases import sentence_phrase
from tawthiq.cli.terminal import RIGHT_TO_LEFT
from tawthiq.records import Event, Record, Span, Tally

STYLES = {
    "type": "bold cyan",
    "time": "blue",
    "place": "green",
    "initiator": "bold yellow",
    "target": "yellow",
    "weapon": "bright_black",
    "harm": "red",
    "rival figure": "bright_red",
    "word": "magenta",
    "campaign": "bright_cyan",
    "count": "bold red",
    "leaves out": "bright_magenta",
}


def show_explanation(console: Console, record: Record) -> None:
    """Print the marked text, the legend and the list of findings."""
    found = findings(record)
    console.print(Text(RIGHT_TO_LEFT) + marked_text(record, found))
    console.print()
    console.print(_legend(found))
    console.print(_list(record, found))
    claims: list[Event | Tally] = [*record.events, *record.tallies]
    for claim in claims:
        if claim.note:
            console.print(Text(f"{claim.id}: {claim.note}", style="italic"))


def marked_text(record: Record, found: Iterable[Finding]) -> Text:
    """The article's text; after the words of each finding stands its name, as in `⟨e1 e2 place⟩`."""
    text = record.article.text
    slots: dict[Span, dict[str, list[str]]] = {}
    for finding in found:
        if finding.span is not None:
            slots.setdefault(finding.span, {}).setdefault(finding.slot, []).append(finding.owner)
    names = {span: _name(told) for span, told in slots.items()}
    styles = {span: STYLES.get(next(iter(told)), "bold") for span, told in slots.items()}
    out, at = Text(), 0
    for end in sorted({span.end for span in names}):
        out.append(text[at:end])
        at = end
        # Of words that end together the inner ones are named first.
        for span in sorted((s for s in names if s.end == end), key=lambda s: -s.start):
            out.append(names[span], style=f"{styles[span]} dim")
    out.append(text[at:])
    _paint(out, names, styles)
    return out


def _name(told: dict[str, list[str]]) -> str:
    parts = (f"{' '.join(dict.fromkeys(owners))} {slot}" for slot, owners in told.items())
    return f"⟨{', '.join(parts)}⟩"


def _paint(out: Text, names: dict[Span, str], styles: dict[Span, str]) -> None:
    """Colour the words, which moved by the names that were put in before them."""
    inserted = [(span.end, len(names[span])) for span in names]
    for span in sorted(names, key=lambda s: s.start - s.end):
        before_start = sum(length for end, length in inserted if end <= span.start)
        before_end = sum(length for end, length in inserted if end < span.end)
        out.stylize(styles[span], span.start + before_start, span.end + before_end)


def _legend(found: Iterable[Finding]) -> Text:
    legend = Text("findings: ")
    for slot in dict.fromkeys(finding.slot for finding in found if finding.span is not None):
        legend.append(f"{slot} ", style=STYLES.get(slot, "bold"))
    return legend


def _list(record: Record, found: Iterable[Finding]) -> Table:
    table = Table(header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("finding")
    table.add_column("value", max_width=40)
    table.add_column("why", max_width=44)
    table.add_column("words", ratio=1)
    previous = None
    for finding in found:
        if previous not in (None, finding.owner):
            table.add_section()
        previous = finding.owner
        words = (
            sentence_phrase(record.article.text, finding.span.start, finding.span.end) if finding.span else ""
        )
        style = STYLES.get(finding.slot, "")
        table.add_row(finding.owner, Text(finding.slot, style), Text(finding.value), finding.why, Text(words))
    return table
