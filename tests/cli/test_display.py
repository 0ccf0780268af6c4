"""What a person sees: tables, trees and marked text of records made by hand."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tawthiq.cli.findings import findings
from tawthiq.cli.show_explanation import marked_text, show_explanation
from tawthiq.cli.show_incidents import show_incidents
from tawthiq.cli.show_record import show_record
from tawthiq.records import (
    Article,
    Casualty,
    Event,
    Incident,
    Member,
    Party,
    Place,
    Record,
    Span,
    Tally,
    Time,
    Words,
)

TEXT = "قال المرصد إن تسعة مدنيين قُتلوا بقصف على بنش، بينهم ثلاثة أطفال، دون ذكر الفاعل."


def words(part: str) -> dict[str, object]:
    start = TEXT.index(part)
    return {"text": part, "span": Span(start=start, end=start + len(part))}


EVENT = Event(
    id="e1",
    type="shelling",
    time=Time(start=date(2020, 2, 1), end=date(2020, 2, 29), precision="month"),
    place=Place(name="بنش", admin1="idlib", **words("بنش")),
    targets=(Party(id="civilians", object="house", **words("مدنيين")),),
    casualties=(
        Casualty(outcome="killed", group="civilians", min=9, max=9, **words("تسعة مدنيين قُتلوا")),
        Casualty(outcome="killed", group="civilians", who="children", min=3, max=3, **words("ثلاثة أطفال")),
    ),
    speaker="sohr",
    words={"type": Words(**words("بقصف")), "speaker": Words(**words("المرصد"))},
    evidence=(Span(start=0, end=len(TEXT)),),
)
WHOLE = Tally(
    id="t1", measure="killed", min=84, max=84, group="civilians", excludes="حوادث السير", text="84 مدنياً"
)
PART = Tally(
    id="t2", measure="killed", min=13, max=13, group="civilians", who="children", part_of="t1", text="13"
)
ARTICLE = Article(id="a1", text=TEXT, title="قصف على بنش", outlet="صدى", published=date(2020, 3, 1))
RECORD = Record(article=ARTICLE, events=(EVENT,), tallies=(PART, WHOLE))


def unmarked(shown: str) -> str:
    """Without the invisible marks of direction."""
    return re.sub("[\u200e\u200f]", "", shown)


def printed(record: Record, width: int, encoding: str = "utf-8") -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    show_record(Console(file=file, width=width), record)
    file.seek(0)
    return unmarked(file.read())


@pytest.mark.parametrize("width", [40, 80, 120, 160, 240])
def test_everything_is_shown_at_every_width(width: int) -> None:
    shown = printed(RECORD, width)
    assert all(len(line) <= width + 20 for line in shown.splitlines()), "vowels take no column"
    for expected in ("a1", "e1", "بنش"):
        assert expected in shown


def test_values_in_the_table() -> None:
    shown = printed(RECORD, 160)
    for expected in (
        "shelling",
        "2020-02",
        "idlib",
        "? ",
        "→ civilians (house)",
        "9 killed (civilians)",
        "sohr",
    ):
        assert expected in shown
    assert "3 killed (" not in shown, "a breakdown is no count of its own"


def test_parts_hang_under_their_wholes() -> None:
    tree = printed(RECORD, 160).split("tallies")[1].splitlines()
    whole = next(i for i, line in enumerate(tree) if "84 killed" in line)
    part = next(i for i, line in enumerate(tree) if "13 killed" in line)
    assert part > whole and tree[part].index("13") > tree[whole].index("84")
    assert "حوادث السير" in tree[whole]


def test_a_circle_of_parts_is_no_endless_tree() -> None:
    circle = (
        Tally(id="t1", measure="killed", min=1, max=1, part_of="t2"),
        Tally(id="t2", measure="killed", min=2, max=2, part_of="t1"),
        Tally(id="t3", measure="killed", min=3, max=3, part_of="t3"),
    )
    assert "tallies" in printed(Record(article=ARTICLE, tallies=circle), 100)


def test_arabic_stays_in_its_cell() -> None:
    """What follows an Arabic cell is Latin in direction, so that no terminal pulls it before the cell."""
    file = io.StringIO()
    show_record(Console(file=file, width=160), RECORD)
    row = next(line for line in file.getvalue().splitlines() if "e1" in line)
    arabic_cells = [cell.strip() for cell in row.split("│") if re.search("[\u0600-\u06ff]", cell)]
    assert len(arabic_cells) == 2
    assert all(cell.startswith("\u200e") for cell in arabic_cells)
    assert arabic_cells[0].endswith("\u200e")


def test_a_terminal_without_lines_and_arabic() -> None:
    assert printed(RECORD, 100, encoding="ascii").isascii()


def test_every_value_is_a_finding() -> None:
    slots = [(f.owner, f.slot, unmarked(f.value)) for f in findings(RECORD)]
    assert slots[:4] == [
        ("e1", "type", "shelling"),
        ("e1", "time", "2020-02 (month)"),
        ("e1", "place", "بنش (idlib), settlement"),
        ("e1", "target", "civilians (house)"),
    ]
    assert ("e1", "harm", "of them 3 killed (children)") in slots
    assert ("t2", "part of", "t1") in slots
    assert ("t1", "leaves out", "حوادث السير") in slots


def test_explanation_names_value_words_and_reason() -> None:
    console = Console(file=io.StringIO(), width=200)
    show_explanation(console, RECORD)
    shown = unmarked(console.file.getvalue())  # type: ignore[attr-defined]
    assert "المرصد⟨e1 word⟩" in shown and "بنش⟨e1 place⟩" in shown
    row = next(line for line in shown.splitlines() if "9 killed" in line)
    assert "تسعة مدنيين" in row and "a number, a singular or a dual" in row


spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
        lambda pair: Span(start=pair[0], end=min(pair[0] + pair[1], len(TEXT)))
    ),
    max_size=12,
)


@given(spans)
def test_marks_only_add_to_the_text(chosen: list[Span]) -> None:
    parties = tuple(Party(id="x", text=TEXT[s.start : s.end], span=s) for s in chosen)
    record = Record(article=ARTICLE, events=(Event(id="e1", type="other", initiators=parties),))
    marked = marked_text(record, findings(record))
    assert re.sub("⟨[^⟩]*⟩", "", marked.plain) == TEXT
    for span in set(chosen):
        painted = [
            re.sub("⟨[^⟩]*⟩", "", marked.plain[p.start : p.end])
            for p in marked.spans
            if "dim" not in str(p.style)
        ]
        assert TEXT[span.start : span.end] in painted


def figure(told_in: str, outlet: str | None, speaker: str, count: int, text: str) -> dict[str, object]:
    article, event = told_in.split()
    place = {"article": article, "event": event, "outlet": outlet}
    return {**place, "speaker": speaker, "stance": "reported", "min": count, "max": count, "text": text}


FIGURES = [figure("a1 e1", "صدى", "sohr", 4, "أربعة قتلى"), figure("b2 e3", None, "outlet", 9, "تسعة")]


def test_incidents_show_grade_and_every_member_and_figure() -> None:
    incident = Incident(
        id="i1",
        members=(Member(article="a1", event="e1"), Member(article="b2", event="e3")),
        type="shelling",
        casualties=(
            {"outcome": "killed", "group": "civilians", "who": None, "low": 4, "high": 9, "figures": FIGURES},
            {"outcome": "wounded", "group": "unknown", "who": None, "low": 2, "high": None, "figures": []},
        ),
        grade="Fair",
        grade_reason="two sources tell it",
    )
    console = Console(file=io.StringIO(), width=200)
    assert show_incidents(console, [incident]) == 1
    shown = unmarked(console.file.getvalue())  # type: ignore[attr-defined]
    for expected in (
        "a1 e1, b2 e3",
        "4-9 killed (civilians)",
        "2 or more wounded",
        "Fair: two sources tell it",
    ):
        assert expected in shown
    for expected in ("4  sohr: reported  “أربعة قتلى”  in a1 e1  صدى", "9  outlet: reported"):
        assert expected in shown
