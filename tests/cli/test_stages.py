"""`tawthiq explain --stages` through the real command, and the same stages from Python."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tawthiq
from tawthiq.cli.app import app
from tawthiq.reader import STAGES, trace

TEXT = "قال المرصد السوري إن ثلاثة مدنيين قُتلوا أمس بقصف مدفعي لقوات النظام على بلدة سرمين. واعتقلت الأسايش شاباً في الرقة."
ARTICLE = tawthiq.Article(id="a", text=TEXT, published=date(2022, 10, 12))
DATED = ("--published", "2022-10-12")


def explain(*arguments: str, stdin: str | None = None, code: int = 0) -> str:
    """What the command prints, without the marks of direction."""
    done = CliRunner().invoke(
        app, ["explain", *arguments], prog_name="tawthiq", input=stdin, env={"COLUMNS": "160"}
    )
    assert done.exit_code == code, (done.output, done.exception)
    return re.sub("[\u200e\u200f]", "", done.output)


def titles(shown: str) -> list[str]:
    return [line.strip() for line in shown.splitlines() if line.strip() in STAGES]


def row(shown: str, what: str, words: str) -> str:
    """The row of a table with this first cell and these words."""
    found = [line for line in shown.splitlines() if re.match(rf"│\s*{what}\s*│", line) and words in line]
    assert found, (what, words, shown)
    return found[0]


def test_every_stage_is_shown_for_each_sentence_and_discourse_once() -> None:
    shown = explain("--stages", "--text", TEXT, *DATED)
    assert titles(shown) == [*STAGES[:-1], *STAGES[:-1], STAGES[-1]]
    assert "sentence 1" in shown and "sentence 2" in shown


CELLS = [
    ("script", "read as", "ثلاثة مدنيين", "ثلاثه مدنيين", "letter variants are one"),
    ("tokens", "word", "لقوات", "ل + قوات", "a preposition is taken off"),
    ("tokens", "trigger", "بقصف مدفعي", "shelling", "what the lexicon knows to begin there"),
    ("phrases", "time", "أمس", "2022-10-11", "a day against the day of publication"),
    ("phrases", "harm", "ثلاثة مدنيين", "3 killed", "a counted harm"),
    ("phrases", "place, inside", "بلدة سرمين", "سرمين", "a place with its relation"),
    ("phrases", "actor", "لقوات النظام", "syrian_army", "a party"),
    ("phrases", "voice", "المرصد السوري", "sohr", "whose word it is"),
    ("clauses", "happened", "بقصف مدفعي", "trigger shelling", "an event word that tells what happened"),
    ("frames", "initiator", "لقوات النظام", "syrian_army", "an argument of the trigger"),
    (
        "discourse",
        "e2",
        "الأسايش",
        "arrest; الرقة",
        "an event of the article with the sentence that tells it",
    ),
]


@pytest.mark.parametrize(
    ("stage", "what", "words", "value"), [pytest.param(*cell[:4], id=cell[4]) for cell in CELLS]
)
def test_one_stage_alone(stage: str, what: str, words: str, value: str) -> None:
    shown = explain("--stages", stage, "--text", TEXT, *DATED)
    assert set(titles(shown)) == {stage}
    assert value in row(shown, what, words)


def test_several_stages_stand_in_the_order_of_reading() -> None:
    shown = explain("--stages", "frames,tokens", "--text", "قُتل مدني في سرمين.")
    assert titles(shown) == ["tokens", "frames"]


def test_a_file_and_standard_input_give_the_same_as_a_text(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    wanted = explain("--stages", "frames", "--text", TEXT, *DATED)
    assert explain(str(file), "--stages", "frames", *DATED) == wanted
    assert explain("-", "--stages", "frames", *DATED, stdin=TEXT) == wanted
    assert titles(explain("--stages", str(file), *DATED))[:5] == list(STAGES[:-1]), (
        "a bare --stages before a file"
    )


def test_a_text_without_stages_is_explained() -> None:
    assert "⟨e1 type" in explain("--text", TEXT, *DATED)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--text", " "), "--text: it has nothing but white space"),
        ((), "nothing to read"),
        (
            ("--text", TEXT, "--stages", "tokens,verbs"),
            "--stages verbs: no such stage; expected script, tokens",
        ),
    ],
)
def test_what_cannot_be_shown_is_said_in_a_sentence(arguments: tuple[str, ...], said: str) -> None:
    assert said in explain(*arguments, code=2)


def test_the_stages_are_values_whose_words_lie_in_the_text() -> None:
    found = trace(ARTICLE)
    assert [s.number for s in found.sentences] == [1, 2]
    assert all(tuple(s.stages) == STAGES[:-1] for s in found.sentences)
    for sentence in found.sentences:
        for one in (f for rows in sentence.stages.values() for f in rows):
            assert TEXT[one.span.start : one.span.end] == one.words
            assert sentence.span.start <= one.span.start and one.span.end <= sentence.span.end


def test_a_trace_leaves_the_record_as_reading_gives_it() -> None:
    assert trace(ARTICLE).record == tawthiq.read(ARTICLE)


def test_an_article_with_nothing_in_it_has_an_empty_trace() -> None:
    assert trace(tawthiq.Article(id="a", text=" ")).sentences == ()
