"""The furniture of a page: share buttons, counters, menus, notices, and headlines of other stories.

The headlines are why this matters: "related: 12 killed in …" read as part of the article would be a fake
incident. Furniture is decided line by line with the patterns of `data/furniture.tsv` and never guessed from
shortness alone: a paragraph of one sentence about three dead is short, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawthiq.arabic.script import fold, normalise
from tawthiq.errors import InvalidData
from tawthiq.records import Span

KINDS = ("part", "line", "inside", "raw", "lead", "menu")
_HEADLINE_CHARS = 160
_NOTICE_CHARS = 400
_MENU_CHARS = 30
_MENU_RUN = 3
_SEPARATORS = re.compile(r"\s*[|•·★›]\s*|\s{2,}|\t|[\[\]]| [–—-] ")
_MAY_SEPARATE = re.compile(r"[|•·★›\t\[\]]|\s[\s–—-]")
"""What every separator begins or goes on with: few lines have one, and this is found sooner."""
_STOP = re.compile(r"[.。:؛][\"'”»)\]\s]*$")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one kind, as one expression over folded words; `raw` over the line as it is."""

    part: re.Pattern[str]
    line: re.Pattern[str]
    inside: re.Pattern[str]
    raw: re.Pattern[str]
    lead: re.Pattern[str]
    menu: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The compiled patterns of `data/furniture.tsv`."""
    table = (files("tawthiq.sources") / "data" / "furniture.tsv").read_text(encoding="utf-8")
    return compile_patterns(table.splitlines())


def compile_patterns(lines: list[str]) -> Patterns:
    """Patterns from the lines of a table with the columns kind, pattern and reason.

    Raises:
        InvalidData: a row has other columns, an unknown kind, no reason, or is no regular expression.
    """
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#") or line.startswith("kind\t"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 3 or cells[0] not in KINDS or not cells[1] or not cells[2]:
            raise InvalidData(
                f"furniture.tsv, line {number}: expected a kind of {KINDS}, a pattern and a reason"
            )
        pattern = cells[1] if cells[0] == "raw" else normalise(cells[1]).text.lower()
        try:
            re.compile(pattern)
        except re.error as err:
            raise InvalidData(
                f"furniture.tsv, line {number}: {pattern!r} is no regular expression ({err})"
            ) from err
        found[cells[0]].append(pattern)
    return Patterns(**{kind: re.compile(_any_of(rows)) for kind, rows in found.items()})


def _any_of(rows: list[str]) -> str:
    return "(?:" + "|".join(rows) + ")" if rows else r"(?!)"


@dataclass(slots=True)
class _Line:
    """One line of the text: its stretch without the line break, what it is, and whether it is furniture."""

    start: int
    end: int
    text: str
    hidden: bool = False
    leads: bool = False
    """Whether headlines of other stories follow it."""

    @property
    def is_headline(self) -> bool:
        return len(self.text) <= _HEADLINE_CHARS and not _STOP.search(self.text)


def furniture_spans(text: str, title: str | None = None) -> list[Span]:
    """The stretches of `text` that are page furniture: whole lines, in order, neighbours joined.

    Args:
        text: an article's stored text; offsets point into it.
        title: the article's title where it is known, so that it is never taken for another story's headline.
    """
    lines = _lines_of(text)
    for line in lines:
        _judge(line)
    kept_title = fold(title) if title else None
    _hide_headlines(lines, kept_title)
    _hide_menus(lines)
    return _joined(lines)


def _lines_of(text: str) -> list[_Line]:
    """The lines that have something in them."""
    out = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped)
            out.append(_Line(start, start + len(stripped), stripped))
    return out


def _judge(line: _Line) -> None:
    """What a line is by itself."""
    if len(line.text) > _NOTICE_CHARS:
        return
    known = patterns()
    folded = fold(line.text)
    if (
        not folded
        or known.raw.fullmatch(line.text)
        or known.line.match(folded)
        or known.inside.search(folded)
    ):
        line.hidden = True
        return
    parts = _SEPARATORS.split(line.text) if _MAY_SEPARATE.search(line.text) else [line.text]
    whole = [line.text, *(part for part in parts if fold(part))]
    line.hidden, line.leads = _lead(whole[0]) if not known.part.fullmatch(folded) else (True, False)
    for part in () if line.hidden else whole[1:]:
        line.hidden, line.leads = _lead(part)
        if line.hidden:
            return
        if not known.part.fullmatch(fold(part)) and not known.raw.fullmatch(part.strip()):
            return
        line.hidden = part is whole[-1]


def _lead(part: str) -> tuple[bool, bool]:
    """Whether `part` is a heading of other stories, with a headline or without; and whether without."""
    folded = fold(part)
    found = patterns().lead.match(folded)
    if found is None:
        return False, False
    if found.end() == len(folded):
        return True, True
    # Set off by a sign, and no sentence: in running text the article itself goes on after "read also".
    words = len(folded[: found.end()].split())
    set_off = re.match(rf"\W*(?:\w+\W+?){{{words - 1}}}\w+\s*[:|»>\[–←⟵→-]", normalise(part).text)
    sentence = _STOP.search(part) or len(part) > 2 * _HEADLINE_CHARS
    return bool(set_off and not sentence and folded[found.end()] == " "), False


def _hide_headlines(lines: list[_Line], title: str | None) -> None:
    """The headlines below a lead: up to a blank line or a sentence; at the page's end, all that follow."""
    last_sentence = max(
        (i for i, line in enumerate(lines) if not line.hidden and not line.is_headline), default=-1
    )
    for i, lead in enumerate(lines):
        if not lead.leads:
            continue
        spacing = None
        for j in range(i + 1, len(lines)):
            line = lines[j]
            gap = line.start - lines[j - 1].end
            if line.hidden and not line.leads:
                continue
            if not line.is_headline or fold(line.text) == title:
                break
            if i < last_sentence and spacing is not None and gap > spacing:
                break
            if j > i + 1:
                spacing = gap if spacing is None else max(spacing, gap)
            line.hidden = True


def _hide_menus(lines: list[_Line]) -> None:
    """Runs of short lines among which several are words of navigation."""
    known = patterns()
    run: list[_Line] = []
    for line in [*lines, _Line(0, 0, "." * (_MENU_CHARS + 1))]:
        if len(line.text) <= _MENU_CHARS and not _STOP.search(line.text):
            run.append(line)
            continue
        named = sum(1 for item in run if known.menu.fullmatch(fold(item.text)))
        if len(run) >= _MENU_RUN and named >= 2 and named * 3 >= len(run):
            for item in run:
                item.hidden = True
        run = []


def _joined(lines: list[_Line]) -> list[Span]:
    spans: list[Span] = []
    previous_hidden = False
    for line in lines:
        if line.hidden and previous_hidden:
            spans[-1] = Span(start=spans[-1].start, end=line.end)
        elif line.hidden:
            spans.append(Span(start=line.start, end=line.end))
        previous_hidden = line.hidden
    return spans
