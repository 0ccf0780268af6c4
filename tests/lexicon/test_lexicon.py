"""The lexicon: data that keep their schema, and what a word of a text may be."""

from __future__ import annotations

from typing import get_args

import pytest

from tawthiq.arabic.script import fold
from tawthiq.errors import InvalidData
from tawthiq.lexicon import Entry, Lexicon, lexicon
from tawthiq.lexicon.inflection import imperfect, perfect
from tawthiq.lexicon.tables import SCHEMAS, forms, parse, rows
from tawthiq.records import EVENT_TYPES, Measure, Outcome, PlacePrecision, Weapon

FRAMES = {
    "trigger": frozenset(
        ["ambush", "blast", "campaign", "detonate", "fall", "fire", "hit", "masdar", "motion", "mutual", "none", "on", "over", "passive", "release", "repel", "self", "transitive"]
    ),
    "harm": frozenset(
        ["active", "active_or_passive", "bodies", "fall", "intransitive", "life", "masdar", "people"]
    ),
}  # fmt: skip
FORM_COLUMNS = frozenset(
    [
        "forms",
        "a",
        "b",
        "c",
        "perfect",
        "imperfect",
        "passive",
        "names",
        "adjectives",
        "singular",
        "dual",
        "plural",
    ]
)
ALLOWED: dict[tuple[str, str], frozenset[str]] = {
    ("triggers.tsv", "type"): frozenset(EVENT_TYPES),
    ("triggers.tsv", "part"): frozenset(("verb", "noun", "participle")),
    ("triggers.tsv", "frame"): FRAMES["trigger"],
    ("triggers.tsv", "weapon"): frozenset(("", *get_args(Weapon))),
    ("harm.tsv", "outcome"): frozenset((*get_args(Outcome), *get_args(Measure))),
    ("harm.tsv", "part"): frozenset(("verb", "noun", "people")),
    ("harm.tsv", "frame"): FRAMES["harm"],
    ("light_verbs.tsv", "role"): frozenset(("do", "undergo", "occur", "hit", "cause")),
    ("saying.tsv", "effect"): frozenset(["say", "announce", "document", "claim", "admit", "deny", "accuse", "boast", "think"]),
    ("attribution.tsv", "kind"): frozenset(["according", "from", "claiming", "accusing", "doubt", "statement", "noclaim"]),
    ("cues.tsv", "kind"): frozenset(
        ["negation", "zero", "hypothesis", "call", "habit", "drill", "sport", "art", "economy", "health", "memory", "metaphor", "again", "turn", "recall", "attempt", "foiled"]
    ),
    ("parts.tsv", "kind"): frozenset(("some", "all")),
    ("place_classes.tsv", "precision"): frozenset(get_args(PlacePrecision)),
    ("place_classes.tsv", "in_name"): frozenset(("yes", "no")),
    ("place_relations.tsv", "relation"): frozenset(("near", "inside", "origin", "between", "unit")),
    ("units.tsv", "unit"): frozenset(("unit", "quantifier")),
    ("directions.tsv", "direction"): frozenset(
        ["north", "south", "east", "west", "middle", "north_east", "north_west", "south_east", "south_west"]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_file_keeps_its_columns(name: str) -> None:
    assert rows(name)


@pytest.mark.parametrize(("name", "column"), ALLOWED, ids=lambda v: v)
def test_values_are_of_the_schema(name: str, column: str) -> None:
    found = {row[column] for row in rows(name)}
    assert found <= ALLOWED[name, column], found - ALLOWED[name, column]


@pytest.mark.parametrize("name", [n for n in SCHEMAS if n != "fronts.tsv"])
def test_every_row_has_a_form_and_no_form_is_empty(name: str) -> None:
    for row in rows(name):
        cells = [row[c] for c in SCHEMAS[name] if c in FORM_COLUMNS]
        assert any(cells), row
        for cell in filter(None, cells):
            parts = [part.strip() for part in cell.split("|")]
            assert all(fold(part) for part in parts), f"{name}: an empty form in {cell!r}"


@pytest.mark.parametrize("name", [n for n in SCHEMAS if n not in ("objects.tsv", "weapons.tsv")])
def test_no_form_stands_twice_in_one_row(name: str) -> None:
    for row in rows(name):
        for column in FORM_COLUMNS & set(SCHEMAS[name]):
            found = [fold(f) for f in forms(row[column])]
            doubled = {f for f in found if found.count(f) > 1 and row[column].count(f) > 1}
            assert not doubled, f"{name}, {column}: {doubled}"


def test_anaphors_name_actors_that_there_are() -> None:
    ids = {row["id"] for row in rows("actors.tsv")} | {"unknown_gunmen", "local_factions", "security_forces"}
    for row in rows("anaphors.tsv"):
        meant = set(row["candidates"].split()) | {d.partition("=")[2] for d in row["defaults"].split()}
        assert meant - {""} <= ids, meant - ids


def test_fronts_name_actors_that_there_are() -> None:
    ids = {row["id"] for row in rows("actors.tsv")}
    for row in rows("fronts.tsv"):
        assert set(row["actors"].split()) <= ids, set(row["actors"].split()) - ids


# --- what the loader refuses
BROKEN = [
    ("kind\tforms\tnote\nsome\tبينهم\t\n", "parts.tsv, line 1", "a column that the schema does not know"),
    ("forms\nبينهم\n", "parts.tsv, line 1", "a column that is missing"),
    ("# a comment\n\nkind\tforms\nsome\tبينهم\tمنهم\n", "parts.tsv, line 4", "a cell too many"),
    ("kind\tforms\n\tبينهم\n", "parts.tsv, line 2", "a row without its key"),
]


@pytest.mark.parametrize(("text", "where", "why"), BROKEN, ids=[c[-1] for c in BROKEN])
def test_broken_files_are_refused_by_file_and_line(text: str, where: str, why: str) -> None:
    with pytest.raises(InvalidData, match=where):
        list(parse("parts.tsv", text))


def test_empty_cells_at_the_end_may_be_left_out() -> None:
    assert list(parse("saying.tsv", "effect\tperfect\timperfect\tpassive\nsay\tقال\n")) == [
        {"effect": "say", "perfect": "قال", "imperfect": "", "passive": ""}
    ]


# --- what a word may be
def met(text: str) -> set[tuple[str, str, str, bool, str]]:
    """Every hit at the first word: kind, key, proclitics, article, suffix."""
    words = fold(text).split()
    return {
        (h.entry.kind, h.entry.key, h.prefix, h.definite, h.suffix)
        for h in lexicon().hits(words, 0, len(words))
    }


READINGS = [
    ("قصف", ("trigger", "shelling", "", False, ""), "the bare word"),
    ("وقصف", ("trigger", "shelling", "و", False, ""), "behind a conjunction"),
    ("بقصف", ("trigger", "shelling", "ب", False, ""), "behind a preposition"),
    ("وبقصف", ("trigger", "shelling", "وب", False, ""), "behind both"),
    ("القصف", ("trigger", "shelling", "", True, ""), "with the article"),
    ("للقصف", ("trigger", "shelling", "ل", True, ""), "a preposition that swallows the article's alif"),
    ("هجوماً", ("trigger", "armed_attack", "", False, ""), "the accusative ending"),
    ("هجومه", ("trigger", "armed_attack", "", True, "ه"), "a pronoun suffix"),
    ("سيارته", ("object", "vehicle", "", True, "ه"), "a suffix on a feminine noun"),
    ("اغتالوه", ("trigger", "assassination", "", True, "ه"), "a suffix on a plural verb"),
    ("عناصرها", ("person", "member", "", True, "ها"), "a suffix on a broken plural"),
    ("فاعتقلت", ("trigger", "arrest", "ف", False, ""), "a conjunction on a verb"),
    ("هاجموا", ("trigger", "armed_attack", "", False, ""), "a plural verb"),
    ("يهاجمون", ("trigger", "armed_attack", "", False, ""), "an imperfect plural"),
    ("قوات سوريا الديمقراطية", ("actor", "sdf", "", False, ""), "a name of three words"),
    ("لقوات سوريا الديمقراطية", ("actor", "sdf", "ل", False, ""), "the same behind a preposition"),
    ("عبوة ناسفة", ("weapon", "ied", "", False, ""), "a weapon of two words"),
    ("العبوة الناسفة", ("weapon", "ied", "", True, ""), "with the article on both"),
    ("إن لم", None, "a word that is in no entry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), READINGS, ids=[c[-1] for c in READINGS])
def test_readings(text: str, expected: tuple[str, str, str, bool, str] | None, why: str) -> None:
    assert expected in met(text) if expected else not met(text), why


def test_no_preposition_stands_before_a_finite_verb() -> None:
    hits = lexicon().hits(["بقصف"], 0, 1)
    assert not [h for h in hits if h.entry.part == "verb"]


def test_the_longest_entry_of_a_kind_wins() -> None:
    words = fold("تنظيم الدولة الإسلامية في العراق").split()
    (actor,) = {h for h in lexicon().hits(words, 0, len(words)) if h.entry.kind == "actor"}
    assert actor.last >= 2


def test_a_phrase_must_end_within_the_sentence() -> None:
    words = fold("عبوة ناسفة").split()
    assert all(h.last == 0 for h in lexicon().hits(words, 0, 1))
    assert any(h.last == 1 for h in lexicon().hits(words, 0, 2))


# --- a small lexicon of its own
ATTACK = Entry("trigger", "armed_attack", "verb", "perfect")


def test_verb_phrases_with_their_subject_between() -> None:
    own = Lexicon([("أطلق النار", ATTACK)])
    words = fold("أطلق مسلحون مجهولون النار على").split()
    assert [(h.first, end) for h, end in own.split_hits(words, 0, len(words))] == [(0, 3)]


def test_verb_phrases_do_not_reach_over_a_stop() -> None:
    own = Lexicon([("أطلق النار", ATTACK)])
    words = [fold("أطلق"), fold("سراحهم"), ".", fold("اندلعت"), fold("النار")]
    assert own.split_hits(words, 0, len(words)) == []


def test_an_empty_lexicon_knows_nothing() -> None:
    own = Lexicon([("", ATTACK)])
    assert "هجوم" not in own and own.hits(["هجوم"], 0, 1) == []


# --- inflection
PERFECTS = [
    ("قصف", ["قصف", "قصفت", "قصفوا", "قصفا", "قصفتا"], "a sound verb"),
    ("نفى", ["نفى", "نفت", "نفوا", "نفيا", "نفتا"], "a weak last radical"),
    ("لقي مصرعه", ["لقي مصرعه", "لقيت مصرعه", "لقوا مصرعه"], "a phrase: the verb alone is inflected"),
]
IMPERFECTS = [
    ("يقصف", ["يقصف", "تقصف", "يقصفون", "يقصفوا", "يقصفان", "تقصفان"], "a sound verb"),
    ("ينفي", ["ينفي", "تنفي", "ينفون", "ينفوا"], "a weak last radical"),
    ("راح", ["راح"], "no imperfect: left as it is"),
]


@pytest.mark.parametrize(("verb", "expected", "why"), PERFECTS, ids=[c[-1] for c in PERFECTS])
def test_perfects(verb: str, expected: list[str], why: str) -> None:
    assert set(expected) <= set(perfect(verb)), why


@pytest.mark.parametrize(("verb", "expected", "why"), IMPERFECTS, ids=[c[-1] for c in IMPERFECTS])
def test_imperfects(verb: str, expected: list[str], why: str) -> None:
    assert set(expected) <= set(imperfect(verb)), why
