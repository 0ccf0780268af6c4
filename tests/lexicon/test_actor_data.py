"""The tables of actors, people, objects, weapons and speakers: their schema, one meaning for each form."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from tawthiq.arabic.script import fold
from tawthiq.lexicon import lexicon
from tawthiq.lexicon.organisations import organisations
from tawthiq.records import Weapon

COLUMNS = {
    "actors.tsv": ("id", "kind", "country", "name_en", "name_ar", "names", "adjectives", "since", "until"),
    "persons.tsv": ("lemma", "group", "who", "singular", "dual", "plural"),
    "objects.tsv": ("object", "forms"),
    "weapons.tsv": ("weapon", "forms", "strength"),
    "speakers.tsv": ("speaker", "kind", "forms"),
}
FORM_COLUMNS = {
    "actors.tsv": ("names", "adjectives"),
    "persons.tsv": ("singular", "dual", "plural"),
    "objects.tsv": ("forms",),
    "weapons.tsv": ("forms",),
    "speakers.tsv": ("forms",),
}
ALLOWED = {
    ("actors.tsv", "kind"): frozenset(
        (
            "state_force",
            "rebel",
            "militia",
            "state",
            "international_coalition",
            "police",
            "political_body",
            "civilians",
            "unknown",
        )
    ),
    ("persons.tsv", "group"): frozenset(
        (
            "member",
            "attacker",
            "civilians",
            "unknown",
            "local_officials",
            "local_notables",
            "smugglers",
            "unknown_gunmen",
        )
    ),
    ("persons.tsv", "who"): frozenset(("", "women", "children", "officers")),
    ("objects.tsv", "object"): frozenset(
        (
            "checkpoint",
            "position",
            "convoy",
            "vehicle",
            "house",
            "prison",
            "base",
            "infrastructure",
            "market",
            "mosque",
            "church",
            "school",
            "hospital",
            "camp",
            "settlement",
            "airport",
            "bridge",
            "shop",
            "depot",
            "tunnel",
            "livestock",
            "crops",
            "aircraft",
            "office",
        )
    ),
    ("weapons.tsv", "weapon"): frozenset(get_args(Weapon)),
    ("weapons.tsv", "strength"): frozenset(("word", "act")),
    ("speakers.tsv", "kind"): frozenset(
        (
            "monitor",
            "organisation",
            "local",
            "witness",
            "official",
            "analyst",
            "media",
            "outlet",
            "party_organ",
        )
    ),
}
GENERIC_SPEAKERS = {
    "local_sources": "local",
    "witness": "witness",
    "official": "official",
    "analyst": "analyst",
    "media": "media",
    "outlet": "outlet",
}


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table, by column; every line must have exactly the columns of the header."""
    text = files("tawthiq.lexicon").joinpath("data", table).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header, *body = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert tuple(header) == COLUMNS[table]
    for cells in body:
        assert len(cells) == len(header), (
            f"{table}: {cells[:2]} has {len(cells)} cells, expected {len(header)}"
        )
    return [dict(zip(header, cells, strict=True)) for cells in body]


def forms(row: dict[str, str], *columns: str) -> Iterator[str]:
    for column in columns:
        yield from (form for form in row[column].split(" | ") if form)


def every_form(table: str) -> Iterator[tuple[str, dict[str, str]]]:
    for row in rows(table):
        for form in forms(row, *FORM_COLUMNS[table]):
            yield form, row


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_a_key_and_a_form(table: str) -> None:
    for row in rows(table):
        assert row[COLUMNS[table][0]]
        assert list(forms(row, *FORM_COLUMNS[table])), f"{table}: {row[COLUMNS[table][0]]} has no form"


@pytest.mark.parametrize(("table", "column"), ALLOWED)
def test_values_are_of_the_schema(table: str, column: str) -> None:
    found = {row[column] for row in rows(table)}
    assert found <= ALLOWED[table, column], found - ALLOWED[table, column]


@pytest.mark.parametrize("table", COLUMNS)
def test_forms_are_written_cleanly(table: str) -> None:
    # A stray separator, tab, double space or empty form would silently never match.
    for form, _ in every_form(table):
        assert form == form.strip() and "|" not in form and "  " not in form, form
        assert fold(form), f"{form!r} has no letters"


@pytest.mark.parametrize("table", COLUMNS)
def test_forms_carry_no_vowel_signs(table: str) -> None:
    # Forms are folded before matching; vowels in the data would hide that two rows are the same.
    for form, _ in every_form(table):
        assert not re.search("[\u064b-\u0652]", form), form


def overlaps(a: dict[str, str], b: dict[str, str]) -> bool:
    """Whether two rows of actors hold on a common day."""
    starts, ends = max(a["since"], b["since"]), min(a["until"] or "9999", b["until"] or "9999")
    return starts < ends


def test_no_name_means_two_parties_at_one_time() -> None:
    seen: dict[str, list[tuple[str, dict[str, str]]]] = defaultdict(list)
    clashes = []
    for row in rows("actors.tsv"):
        for name in forms(row, "names"):
            for actor, other in seen[fold(name)]:
                if actor != row["id"] and overlaps(row, other):
                    clashes.append((name, actor, row["id"]))
            seen[fold(name)].append((row["id"], row))
    assert not clashes


def test_no_adjective_marks_two_parties() -> None:
    seen: dict[str, str] = {}
    for row in rows("actors.tsv"):
        for adjective in forms(row, "adjectives"):
            assert seen.setdefault(fold(adjective), row["id"]) == row["id"], adjective


def test_one_sense_for_every_noun_for_people() -> None:
    # The same spelling must not be two groups or two numbers: the reader could only guess.
    seen: dict[str, tuple[str, str, str]] = {}
    for row in rows("persons.tsv"):
        for number in FORM_COLUMNS["persons.tsv"]:
            for form in forms(row, number):
                sense = (row["group"], row["who"], number)
                assert seen.setdefault(fold(form), sense) == sense, form


@pytest.mark.parametrize(
    ("table", "column"), [("objects.tsv", "object"), ("weapons.tsv", "weapon"), ("speakers.tsv", "speaker")]
)
def test_no_form_has_two_keys(table: str, column: str) -> None:
    seen: dict[str, str] = {}
    for form, row in every_form(table):
        assert seen.setdefault(fold(form), row[column]) == row[column], form


@pytest.mark.parametrize("table", COLUMNS)
def test_no_form_is_listed_twice_in_its_cell(table: str) -> None:
    for row in rows(table):
        for column in FORM_COLUMNS[table]:
            folded = [fold(form) for form in forms(row, column)]
            assert len(folded) == len(set(folded)), (row[COLUMNS[table][0]], column)


def test_ids_countries_and_dates_are_well_formed() -> None:
    for row in rows("actors.tsv"):
        assert re.fullmatch("[a-z][a-z0-9_]*", row["id"]), row["id"]
        assert re.fullmatch("([A-Z]{2})?", row["country"]), row["id"]
        assert row["name_en"] and row["name_ar"], row["id"]
        for column in ("since", "until"):
            assert re.fullmatch(r"(\d{4}-\d{2}-\d{2})?", row[column]), row["id"]
        assert not (row["since"] and row["until"]) or row["since"] < row["until"], row["id"]


def test_speakers_of_a_generic_kind_are_named_after_it() -> None:
    for row in rows("speakers.tsv"):
        if row["speaker"] in GENERIC_SPEAKERS:
            assert row["kind"] == GENERIC_SPEAKERS[row["speaker"]]


def test_party_organs_speak_for_actors() -> None:
    actors = {row["id"] for row in rows("actors.tsv")}
    organs = {row["speaker"] for row in rows("speakers.tsv") if row["kind"] == "party_organ"}
    assert organs <= actors, organs - actors


def test_monitors_are_no_parties() -> None:
    # The stance of a monitor is "reported", whatever it says; a party's would be "claimed".
    assert {"sohr", "snhr", "white_helmets", "united_nations", "hrw", "airwars"} <= organisations()
    assert not organisations() & {"isis", "sdf", "syrian_army", "usa", "russia", "pmf"}


# The ids that the record contract lists, so that none is lost when the tables are edited.
CONTRACT = (
    "isis",
    "sdf",
    "asayish",
    "aanes",
    "sdc",
    "ypg",
    "pkk",
    "syrian_army",
    "fourth_division",
    "pro_government_militia",
    "iran_militia",
    "irgc",
    "qaterji_militia",
    "hezbollah",
    "russia",
    "russian_air_force",
    "coalition",
    "usa",
    "turkey",
    "israel",
    "sna",
    "fsa",
    "opposition_factions",
    "hts",
    "syrian_transitional_government",
    "iraqi_forces",
    "iraqi_police",
    "pmf",
    "peshmerga",
    "civilians",
    "local_officials",
    "local_notables",
    "smugglers",
    "unknown_gunmen",
    "unknown",
    "houthis",
    "taliban",
    "jaysh_al_fath",
    "lebanese_army",
    "british_police",
    "afghan_forces",
    "jordan",
)


def known_ids() -> set[str]:
    return (
        {row["id"] for row in rows("actors.tsv")}
        | {row["group"] for row in rows("persons.tsv")}
        | {row["speaker"] for row in rows("speakers.tsv")}
    )


@pytest.mark.parametrize("actor", CONTRACT)
def test_every_id_of_the_contract_is_known(actor: str) -> None:
    assert actor in known_ids()


def test_every_id_of_the_shared_list_is_known(shared: Path) -> None:
    listed = {
        line.split("\t")[0] for line in (shared / "spec" / "actors.tsv").read_text().splitlines()[1:] if line
    }
    assert listed <= known_ids(), listed - known_ids()


# (text, kind, key): as written by outlets of several sides, with what makes it a case of its own
MENTIONS = [
    ("لتنظيم الدولة الإسلامية", "actor", "isis"),  # a preposition on the first of several words
    ("وداعش", "actor", "isis"),  # a conjunction on an acronym
    ("قوات سورية الديموقراطية", "actor", "sdf"),  # both spellings of the country and of the adjective
    ("ميليشيا الحزب", "actor", "hezbollah"),  # a short name under an insult
    ("وحدات حماية الشعب الكردية", "actor", "ypg"),  # the long name wins over its beginning
    ("الجيش الوطني اليمني", "actor", "yemeni_army"),  # and over a Syrian party of the same beginning
    ("الجيش الوطني", "actor", "sna"),
    ("المقاومة الإسلامية في العراق", "actor", "iran_militia"),
    ("للفرقة الرابعة", "actor", "fourth_division"),  # لل is a preposition and the article
    ("الطيران الحربي الروسي", "actor", "russian_air_force"),
    ("الأميركيين", "adjective", "usa"),  # the other spelling of the country
    ("تركيتين", "adjective", "turkey"),  # a feminine dual
    ("والقياديين", "person", "member"),
    ("لمسلحين مجهولين", "person", "unknown_gunmen"),  # not "gunmen" alone
    ("طفلتان", "person", "civilians"),
    ("مختار", "person", "local_officials"),
    ("جامعي الكمأة", "person", "civilians"),
    ("دراجة نارية مفخخة", "weapon", "motorcycle_bomb"),  # not the vehicle that it also is
    ("بمسدس كاتم للصوت", "weapon", "silenced_gun"),  # not any pistol
    ("بالرشاشات الثقيلة", "weapon", "machine_gun"),
    ("حافلة مبيت عسكرية", "object", "vehicle"),
    ("نقطة تفتيش", "object", "checkpoint"),  # not any post
    ("مستودعات الذخيرة", "object", "depot"),
    ("المرصد السوري لحقوق الإنسان", "speaker", "sohr"),
    ("خلية الإعلام الأمني", "speaker", "iraqi_forces"),  # an organ speaks for its party
    ("لوكالة أعماق", "speaker", "isis"),
]


@pytest.mark.parametrize(("text", "kind", "key"), MENTIONS)
def test_names_are_found_as_outlets_write_them(text: str, kind: str, key: str) -> None:
    words = fold(text).split()
    found = [hit for hit in lexicon().hits(words, 0, len(words)) if hit.entry.kind == kind]
    assert found, f"{text} is not known as {kind}"
    longest = max(hit.last for hit in found)
    assert {hit.entry.key for hit in found if hit.last == longest} == {key}


# (text, kind): words that only look like a name of this kind; each cost false findings in running text
NOT_NAMES = [
    ("فإن", "object"),  # the van, spelled فان
    ("بناء", "object"),  # "on the basis of"
    ("بهدف", "object"),  # "in order to"
    ("القاعدة", "actor"),  # a base more often than al-Qaeda
    ("الميادين", "speaker"),  # a town before it is a channel
    ("الخابور", "speaker"),  # a river
    ("مجهولة", "person"),  # "unknown" of a direction or an aircraft
    ("حميميم", "actor"),  # a place
]


@pytest.mark.parametrize(("text", "kind"), NOT_NAMES)
def test_common_words_are_no_names(text: str, kind: str) -> None:
    words = fold(text).split()
    assert not [
        h for h in lexicon().hits(words, 0, len(words)) if h.entry.kind == kind and h.last == len(words) - 1
    ]


def test_the_syrian_army_changes_hands_in_december_2024() -> None:
    words = fold("الجيش السوري").split()
    entries = [
        hit.entry
        for hit in lexicon().hits(words, 0, len(words))
        if hit.entry.kind == "actor" and hit.last == 1
    ]
    bounds = {entry.key: (entry.facts["since"], entry.facts["until"]) for entry in entries}
    assert bounds == {"syrian_army": ("", "2024-12-08"), "syrian_transitional_government": ("2024-12-08", "")}
