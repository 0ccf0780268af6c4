"""The public profile: what must not be in a public export of any format, and what must still be."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tawthiq
import tawthiq.store
from tawthiq.cli.app import app
from tawthiq.exports import FORMATS
from tawthiq.exports.coarse import coarsened
from tawthiq.exports.outlets import party_of_outlet, shown_url
from tawthiq.exports.public import public_id, public_incident
from tawthiq.records import (
    Article,
    Casualty,
    Comparison,
    Event,
    Incident,
    Member,
    Party,
    Place,
    PlaceCandidate,
    Record,
    Span,
    Tally,
    Time,
    Words,
)
from tawthiq.store import Store

NAME = "خالد المفترض"
TEXT = f"قُتل {NAME} وشقيقه برصاص مجهولين قرب منزله في معرة الوليا، ضمن حملة {NAME}."
HAMLET = Place(
    name="معرة الوليا", admin1="idlib", country="SY", lat=35.8855, lon=36.75372, precision="settlement",
    id="ocha:C8440", pcodes=("SY07", "SY0700", "SY070006"), text=f"منزل {NAME}", span=Span(start=4, end=16),
)  # fmt: skip
DAY = date(2022, 10, 3)
SECRETS = [
    *("المفترض", "شقيقه", "برصاص"),
    *("معرة الوليا", "C8440", "Maaret El-Walia"),
    *("35.8855", "36.75372", "36.7537", "35.88550"),
    *("أعماق", "Amaq", "party-media", "killed-khaled", "https://secret"),
]
"""Words of the article, of private persons; the place and its point; a party's outlet and addresses that tell."""


def record(id: str, outlet: str | None, url: str | None) -> Record:
    def words(text: str) -> Words:
        return Words.of(TEXT, TEXT.index(text), TEXT.index(text) + len(text))

    killing = Event(
        id="e1",
        type="armed_attack",
        time=Time(start=DAY, end=DAY, text=f"يوم مقتل {NAME}", span=Span(start=0, end=3)),
        place=HAMLET,
        initiators=(Party(id="isis", text="مجهولين"),),
        targets=(Party(id="civilians", object="house", text=NAME),),
        weapons=("small_arms",),
        casualties=(Casualty(outcome="killed", group="civilians", min=2, max=2, text=f"قُتل {NAME} وشقيقه"),),
        rivals=(Casualty(outcome="killed", group="civilians", min=1, max=1, speaker="sohr", text=NAME),),
        campaign=f"حملة {NAME}",
        note=f"{NAME}, a teacher",
        coded={"notes": f"{NAME} was shot", "latitude": "35.8855"},
        evidence=(Span(start=0, end=len(TEXT)),),
        words={"type": words("قُتل"), "speaker": words(NAME)},
    )
    tally = Tally(
        id="t1", measure="killed", min=3, max=3, group="civilians", place=HAMLET, time=Time(start=DAY, end=DAY, text=NAME),
        excludes=f"عدا {NAME}", text=f"بينهم {NAME}", note=NAME, compares=Comparison(min=2, max=2, text=NAME),
        evidence=(Span(start=0, end=5),), words={"speaker": words(NAME)},
    )  # fmt: skip
    return Record(
        article=Article(
            id=id, text=TEXT, title=f"مقتل {NAME}", outlet=outlet, url=url, published=date(2022, 10, 4)
        ),
        events=(killing,),
        tallies=(tally,),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with tawthiq.store.open(tmp_path / "s.db") as opened:
        opened.add(record("https://secret.example/1", "وكالة أعماق", "https://party-media.example/1"))
        opened.add(record("a2", "صوت السهل", "https://sahl.example/2022/killed-khaled"))
        opened.add(record("a3", "نشرة الجنوب", "https://janub.example/news/31337"))
        opened.add(record("https://secret.example/4", None, "https://party-media.example/4"))
        tawthiq.link(opened)
        yield opened


PLACES = [(format, what) for format in FORMATS for what in FORMATS[format].what]


@pytest.mark.parametrize(("format", "what"), PLACES)
def test_no_format_gives_away_what_must_be_hidden(
    store: Store, tmp_path: Path, format: str, what: str
) -> None:
    out, plain = tmp_path / "public", tmp_path / "plain"
    assert tawthiq.export(store, format, plain, what=what) > 0
    assert tawthiq.export(store, format, out, what=what, public=True) > 0
    hidden, whole = (text_of(path, format) for path in (out, plain))
    assert not [secret for secret in SECRETS if secret in hidden]
    assert any(secret in whole for secret in SECRETS), "the same without the profile has them"


def text_of(path: Path, format: str) -> str:
    """All that a file holds, as text: of a table in a binary format its cells."""
    raw = path.read_bytes()
    if raw.startswith(b"PK"):
        import openpyxl  # noqa: PLC0415

        book = openpyxl.load_workbook(io.BytesIO(raw))
        return "\n".join(str(value) for sheet in book for row in sheet.values for value in row)
    if raw.startswith(b"PAR1"):
        import duckdb  # noqa: PLC0415

        return "\n".join(str(value) for row in duckdb.read_parquet(str(path)).fetchall() for value in row)
    return raw.decode("utf-8-sig")


def test_what_stays(store: Store, tmp_path: Path) -> None:
    tawthiq.export(store, "jsonl", tmp_path / "out", public=True)
    lines = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert all(Record.from_dict(line) for line in lines), "still the contract"
    by_outlet = {line["outlet"]: line for line in lines}
    assert set(by_outlet) == {"isis", "صوت السهل", "نشرة الجنوب", None}, "a party's organ is the party"
    assert by_outlet["isis"]["url"] is None and by_outlet[None]["url"] is None
    assert by_outlet["نشرة الجنوب"]["url"] == "https://janub.example/news/31337", (
        "an address that says nothing"
    )
    assert by_outlet["صوت السهل"]["url"] == "https://sahl.example/", "one that tells: its site"
    (event,) = by_outlet["نشرة الجنوب"]["events"]
    assert (event["type"], event["time"]["start"], event["weapons"]) == (
        "armed_attack",
        "2022-10-03",
        ["small_arms"],
    )
    assert event["casualties"][0]["min"] == 2 and event["rivals"][0]["speaker"] == "sohr"
    place = event["place"]
    assert (place["name"], place["id"], place["precision"]) == ("سرمين", "ocha:SY070006", "district")
    assert by_outlet["نشرة الجنوب"]["tallies"][0]["min"] == 3


def test_incidents_keep_their_figures_and_their_members(store: Store, tmp_path: Path) -> None:
    tawthiq.export(store, "jsonl", tmp_path / "out", what="incidents", public=True)
    lines = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    incident = max(map(json.loads, lines), key=lambda one: len(one["members"]))
    assert [public_id("a2"), "e1"] in incident["members"]
    row = next(row for row in incident["casualties"] if row["outcome"] == "killed")
    assert (row["low"], row["high"]) == (1, 2) and {figure["outlet"] for figure in row["figures"]} >= {
        "isis",
        "صوت السهل",
    }
    assert all("text" not in figure for figure in row["figures"])


def test_sources_of_an_incident() -> None:
    ids = ("https://secret.example/4", f"مقتل {NAME} (صور).html")
    told = (*ids, f"{ids[1]} (witness)", "أعماق (local_sources)", "sohr", "صوت السهل", "قناة (دير الزور)")
    members = tuple(Member(article=id, event="e1") for id in ids)
    shown = public_incident(Incident(id="i", type="clash", members=members, sources=told)).sources
    first, second = map(public_id, ids)
    assert shown[:3] == (first, second, f"{second} (witness)"), "an id can be an address or a file's name"
    assert shown[3:] == ("isis (local_sources)", "sohr", "صوت السهل", "قناة (دير الزور)")


@pytest.mark.parametrize("what", FORMATS["csv"].what)
def test_the_same_columns_as_without_the_profile(store: Store, tmp_path: Path, what: str) -> None:
    for name, public in (("a", False), ("b", True)):
        tawthiq.export(store, "csv", tmp_path / name, what=what, public=public)
    heads = [(tmp_path / name).read_text(encoding="utf-8").splitlines()[0] for name in "ab"]
    assert heads[0] == heads[1]


def test_the_public_rows_are_the_same_events(store: Store, tmp_path: Path) -> None:
    """What an incident is, and on which days, is decided on the whole record; only what is written is less."""
    for name, public in (("a", False), ("b", True)):
        tawthiq.export(store, "acled", tmp_path / name, public=public)
    plain, hidden = (
        list(csv.DictReader((tmp_path / name).read_text(encoding="utf-8").splitlines())) for name in "ab"
    )
    same = ("event_id_cnty", "event_date", "sub_event_type", "actor1", "actor2", "fatalities")
    assert [[row[name] for name in same] for row in plain] == [[row[name] for name in same] for row in hidden]
    for row in hidden:
        assert (row["location"], row["geo_precision"], row["admin3"]) == ("Sarmin", "2", "Sarmin")
    assert any("isis" in row["source"].split("; ") for row in hidden)


COARSE = [
    (HAMLET, ("سرمين", "ocha:SY070006", "district"), "its sub-district"),
    (HAMLET.model_copy(update={"precision": "site", "name": "منزل"}), ("سرمين", "ocha:SY070006", "district"), "a site too"),
    (HAMLET.model_copy(update={"pcodes": ()}), ("سرمين", "ocha:SY070006", "district"), "without p-codes the nearest sub-district"),
    (HAMLET.model_copy(update={"pcodes": ("SY07",), "lat": None}), ("إدلب", "ocha:SY07", "governorate"), "no more is known"),
    (Place(name="إدلب", admin1="idlib", country="SY", precision="governorate", lat=1.0, lon=2.0), ("إدلب", "ocha:SY07", "governorate"), "a governorate stays one"),
    (Place(name="صيدا", country="LB", lat=33.5606, lon=35.3758), ("لبنان", "world:lb", "country"), "where the gazetteer has no units: the country"),
    (Place(name="الحميدية", country="SY", lat=35.1, lon=36.1, candidates=(PlaceCandidate(id="x:2", name="الحميدية", admin1="hama", country="SY"), PlaceCandidate(id="x:3", name="الحميدية", admin1="tartus", country="SY"))), ("سوريا", "world:sy", "country"), "between two governorates: the country"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "wanted", "why"), COARSE, ids=[why for *_, why in COARSE])
def test_places_become_their_sub_district(place: Place, wanted: tuple[str, str, str], why: str) -> None:
    found = coarsened(place)
    assert found and (found.name, found.id, found.precision) == wanted, why
    assert (found.lat, found.lon) != (place.lat, place.lon) and not found.text and not found.candidates


@pytest.mark.parametrize(
    ("outlet", "party"),
    [
        ("وكالة أعماق", "isis"),
        ("أعماق", "isis"),
        ("Amaq News Agency", "isis"),
        ("AMAQ", "isis"),
        ("صحيفة النبأ", "isis"),
        ("سانا", "syrian_army"),
        ("وكالة سانا", "syrian_army"),
        ("المركز الإعلامي لقوات سوريا الديمقراطية", "sdf"),
        ("شبكة إباء الإخبارية", "hts"),
        ("SY24", None),
        ("صوت السهل", None),
        ("المرصد السوري لحقوق الإنسان", None),
        (None, None),
    ],
)
def test_which_outlets_are_a_partys(outlet: str | None, party: str | None) -> None:
    assert party_of_outlet(outlet) == party


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/news/31337", "https://example.org/news/31337"),
        ("https://example.org/?p=123", "https://example.org/?p=123"),
        ("https://example.org/2022/10/03/khaled", "https://example.org/"),
        ("https://example.org/%D8%AE%D8%A7%D9%84%D8%AF", "https://example.org/"),
        ("https://user:pass@example.org/1", "https://example.org/"),
        ("https://:pass@example.org/1", "https://example.org/"),
        ("https://example.org/1#khaled", "https://example.org/"),
        ("javascript:alert(1)", None),
        ("https://[broken/1", None),
        (None, None),
    ],
)
def test_what_of_an_address_is_shown(url: str | None, shown: str | None) -> None:
    assert shown_url(url) == shown


def test_the_command(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "public.csv"
    command = ["export", "--store", str(tmp_path / "s.db"), "--format", "csv", "--public", "-o", str(out)]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0 and "for the public" in done.stderr
    assert NAME not in out.read_text(encoding="utf-8")
