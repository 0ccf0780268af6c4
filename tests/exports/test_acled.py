"""ACLED: what each incident becomes, and that no row breaks the rules of its columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import tawthiq
import tawthiq.store
from tawthiq.cli.app import app
from tawthiq.errors import ExportError
from tawthiq.exports import Range
from tawthiq.exports.acled_check import faults
from tawthiq.exports.acled_codebook import codebook
from tawthiq.exports.acled_days import days_of, shares
from tawthiq.exports.acled_rows import number_of
from tawthiq.exports.columns import columns_of
from tawthiq.exports.parties import ACLED_KINDS, interaction
from tawthiq.records import (
    EVENT_TYPES,
    Article,
    Casualty,
    Event,
    Incident,
    Member,
    Party,
    Place,
    PlaceCandidate,
    Record,
    Time,
    Toll,
    Words,
)
from tawthiq.store import Store

SARMIN = Place(
    name="سرمين", admin1="idlib", country="SY", lat=35.90412, lon=36.72611, id="ocha:C3953",
    pcodes=("SY07", "SY0700", "SY070006"),
)  # fmt: skip
DAY = date(2022, 10, 3)
HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
    "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)


def day(start: date | None = DAY, end: date | None = None, precision: Any = "day", text: str = "") -> Time:
    return Time(start=start, end=end or start, precision=precision, text=text)


def dead(group: str, low: int | None, high: int | None = -1, **more: Any) -> Casualty:
    return Casualty(outcome="killed", group=group, min=low, max=low if high == -1 else high, **more)


def event(type: str, by: str = "", on: str = "", **given: Any) -> Event:
    """`by` and `on` are ids; `on` may name what was hit (`sdf/house`); `words` is what tells it."""
    words = given.pop("words", "")
    targets = [one.partition("/") for one in on.split()]
    fields: dict[str, Any] = {"id": "e1", "time": day(), "place": SARMIN, **given}
    return Event(
        type=type,
        initiators=tuple(Party(id=one) for one in by.split()),
        targets=tuple(Party(id=id, object=object or None) for id, _, object in targets),
        words={"type": Words.of(words, 0, len(words))} if words else {},
        **fields,
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with tawthiq.store.open(tmp_path / "s.db") as opened:
        yield opened


def rows(store: Store, *events: Event, **article: Any) -> list[dict[str, str]]:
    """The rows of a store with one article and one incident for each event, linked as the product does it."""
    for n, one in enumerate(events):
        fields = {"text": "نص الخبر", "outlet": "صوت السهل", "published": date(2022, 10, 5), **article}
        store.add(Record(article=Article(id=f"a{n}", **fields), events=(one,)))
    tawthiq.link(store)
    return exported(store)


def exported(store: Store) -> list[dict[str, str]]:
    out = Path(str(store._place)).with_name("acled.csv")
    done = tawthiq.export(store, "acled", out)
    text = out.read_bytes().decode()
    assert text.splitlines()[0] == HEADER
    found = list(csv.DictReader(text.splitlines()))
    assert len(found) == done and not done.refused
    for row in found:
        assert not list(faults(row))
    return found


BATTLE, EXPLOSION, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
STRATEGIC = "Strategic developments"
CASES: list[tuple[Event, str, str, str, str]] = [
    (event("armed_attack", "isis", "sdf", weapons=("machine_gun",)), BATTLE, "Armed clash", "Rebel group-Rebel group", "a ground attack on fighters on duty"),
    (event("ambush", "unknown_gunmen", "syrian_army"), BATTLE, "Armed clash", "State forces-Political militia", "an ambush is no one-sided killing"),
    (event("ambush", "isis", "sdf", weapons=("ied",)), EXPLOSION, "Remote explosive/landmine/IED", "Rebel group-Rebel group", "a planted device alone is one-sided, even on a patrol"),
    (event("ambush", "isis", "sdf", weapons=("ied", "machine_gun")), BATTLE, "Armed clash", "Rebel group-Rebel group", "fire after the device makes it a battle"),
    (event("air_strike", "russian_air_force", "hts/position", weapons=("aircraft",)), EXPLOSION, "Air/drone strike", "Rebel group-External/Other forces", "from the air, even on fighters"),
    (event("drone_strike", "usa", "hurras_al_din"), EXPLOSION, "Air/drone strike", "Rebel group-External/Other forces", "a drone too"),
    (event("air_strike", "", "civilians"), EXPLOSION, "Air/drone strike", "External/Other forces-Civilians", "an air force nobody names"),
    (event("bombing", "", "sdf/vehicle", weapons=("ied",)), EXPLOSION, "Remote explosive/landmine/IED", "Rebel group-Political militia", "a device against a patrol"),
    (event("bombing", "", "civilians", weapons=("vehicle_bomb",)), EXPLOSION, "Remote explosive/landmine/IED", "Political militia-Civilians", "a car bomb without a driver who dies"),
    (event("suicide_bombing", "isis", "sdf", weapons=("vehicle_bomb",)), EXPLOSION, "Suicide bomb", "Rebel group-Rebel group", "a suicide car"),
    (event("landmine", "", "civilians"), EXPLOSION, "Remote explosive/landmine/IED", "Political militia-Civilians", "a remnant of war"),
    (event("shelling", "syrian_army", "civilians/house", weapons=("artillery",)), EXPLOSION, "Shelling/artillery/missile attack", "State forces-Civilians", "one-sided fire from afar"),
    (event("shelling", "syrian_army", "civilians", weapons=("chemical", "artillery")), EXPLOSION, "Chemical weapon", "State forces-Civilians", "goes before shelling"),
    (event("armed_attack", "unknown_gunmen", "sdf/checkpoint", weapons=("grenade",)), EXPLOSION, "Grenade", "Rebel group-Political militia", "a thrown grenade alone"),
    (event("armed_attack", "hts", "syrian_army/vehicle", weapons=("missile",)), EXPLOSION, "Shelling/artillery/missile attack", "State forces-Rebel group", "a guided missile at a vehicle"),
    (event("armed_attack", "unknown_gunmen", "civilians"), CIVILIANS, "Attack", "Political militia-Civilians", "people who are unarmed"),
    (event("armed_attack", "isis", "local_officials"), CIVILIANS, "Attack", "Rebel group-Civilians", "an employee of a council is a civilian"),
    (event("armed_attack", "isis", "white_helmets"), CIVILIANS, "Attack", "Rebel group-Civilians", "rescuers bear no arms"),
    (event("execution", "isis", "syrian_army"), CIVILIANS, "Attack", "Rebel group-Civilians", "a prisoner cannot defend himself"),
    (event("assassination", "unknown_gunmen", "sdf/house"), CIVILIANS, "Attack", "Political militia-Civilians", "off duty, at home"),
    (event("assassination", "unknown_gunmen", "sdf"), BATTLE, "Armed clash", "Rebel group-Political militia", "nothing says that he was off duty"),
    (event("armed_attack", "isis", casualties=(dead("civilians", 2),)), CIVILIANS, "Attack", "Rebel group-Civilians", "the dead say who was attacked"),
    (event("other_violence", "asayish", "civilians"), CIVILIANS, "Attack", "Rebel group-Civilians", "a beating"),
    (event("other_violence", "isis", "civilians", words="اغتصاب"), CIVILIANS, "Sexual violence", "Rebel group-Civilians", "the words tell of it"),
    (event("clash", "isis sdf"), BATTLE, "Armed clash", "Rebel group-Rebel group", "both sides told as doers"),
    (event("clash", "", "syrian_army"), BATTLE, "Armed clash", "State forces-Political militia", "the other side unnamed, but armed"),
    (event("clash", "civilians", "civilians"), "Riots", "Mob violence", "Rioters-Civilians", "families who fight"),
    (event("arrest", "syrian_army", "civilians"), STRATEGIC, "Arrests", "State forces-Civilians", "a state's arrest"),
    (event("arrest", "sdf", "civilians"), CIVILIANS, "Abduction/forced disappearance", "Rebel group-Civilians", "another's arrest"),
    (event("abduction", "syrian_army", "civilians"), CIVILIANS, "Abduction/forced disappearance", "State forces-Civilians", "a state can abduct"),
    (event("abduction", "isis", "sdf"), CIVILIANS, "Abduction/forced disappearance", "Rebel group-Civilians", "who is taken cannot defend himself"),
    (event("abduction", "isis", "civilians", casualties=(dead("civilians", 1),)), CIVILIANS, "Attack", "Rebel group-Civilians", "taken and killed"),
    (event("raid", "iraqi_forces", "isis", casualties=(Casualty(outcome="detained", group="isis", min=2, max=2),)), STRATEGIC, "Arrests", "Rebel group-External/Other forces", "a raid with arrests"),
    (event("security_operation", "sdf"), STRATEGIC, "Change to group/activity", "Rebel group only", "measures without force"),
    (event("seizure", "syrian_army", "hts", casualties=(dead("hts", 3),)), BATTLE, "Government regains territory", "State forces-Rebel group", "the country's own forces, in a fight"),
    (event("seizure", "turkey", "sdf", casualties=(dead("sdf", 3),)), BATTLE, "Non-state actor overtakes territory", "Rebel group-External/Other forces", "a foreign state counts as others"),
    (event("seizure", "hts", "fsa"), STRATEGIC, "Non-violent transfer of territory", "Rebel group-Rebel group", "no fight is told of"),
    (event("other", "sdf", weapons=("ied",), words="تفكيك عبوة"), STRATEGIC, "Disrupted weapons use", "Rebel group only", "a bomb defused"),
    (event("other", "sdf", words="أحبطت"), STRATEGIC, "Disrupted weapons use", "Rebel group only", "an attack foiled"),
    (event("protest", "civilians", "aanes"), "Protests", "Peaceful protest", "Protesters only", "whom it is against did nothing"),
    (event("protest", "civilians", "sdf", casualties=(dead("civilians", 1),)), "Protests", "Excessive force against protesters", "Rebel group-Protesters", "people were shot"),
    (event("looting_destruction", "sna", "civilians/crops"), STRATEGIC, "Looting/property destruction", "Rebel group-Civilians", "outside a fight"),
    (event("agreement", "sdf", "syrian_army"), STRATEGIC, "Agreement", "State forces-Rebel group", ""),
    (event("withdrawal", "russia"), STRATEGIC, "Change to group/activity", "External/Other forces only", "movements of forces"),
    (event("displacement", "", "civilians"), STRATEGIC, "Other", "Political militia-Civilians", ""),
]  # fmt: skip


@pytest.mark.parametrize(("told", "kind", "sub", "between", "why"), CASES, ids=[c[4] or c[2] for c in CASES])
def test_what_it_is(store: Store, told: Event, kind: str, sub: str, between: str, why: str) -> None:
    (row,) = rows(store, told)
    assert (row["event_type"], row["sub_event_type"], row["interaction"]) == (kind, sub, between), why
    assert row["disorder_type"] == codebook().disorder_of(sub)


LEFT_OUT = [
    (event("pledge", "isis"), "pledges", "no event in ACLED's sense"),
    (event("media_release", "isis"), "media releases", ""),
    (event("threat", "isis", "civilians"), "threats", ""),
    (event("other"), "type other", "nothing says what happened"),
    (event("armed_attack", "isis", "unknown"), "who was attacked", "battle or attack on civilians: not to be guessed"),
    (event("arrest", "", "civilians"), "who made the arrest", "a state's or another's"),
    (event("clash", "isis sdf", time=None), "gives its day", "ACLED has no row without a day"),
    (event("clash", "isis sdf", time=day(date(2022, 1, 1), date(2022, 12, 31), "year")), "by the month", ""),
    (event("clash", "isis sdf", place=None), "the country", "ACLED has no row for a country as a whole"),
    (event("clash", "isis sdf", place=Place(name="سوريا", country="SY", precision="country", lat=35.0, lon=38.5)), "the country", ""),
]  # fmt: skip


@pytest.mark.parametrize(("told", "reason", "why"), LEFT_OUT)
def test_what_acled_does_not_code(store: Store, tmp_path: Path, told: Event, reason: str, why: str) -> None:
    assert rows(store, told) == []
    done = tawthiq.export(store, "acled", tmp_path / "out")
    assert done.left_out.total() == 1 and reason in next(iter(done.left_out)), why


# ---------------------------------------------------------------- the parties, and who is a target
def test_the_parties_by_their_place(store: Store) -> None:
    air = event("air_strike", "russian_air_force syrian_army", "hts/position civilians/house")
    (row,) = rows(store, air)
    wanted = {
        "actor1": "Military Forces of Russia (2000-) Air Force",
        "assoc_actor_1": "Military Forces of Syria (2000-2024)",
        "inter1": "External/Other forces",
        "actor2": "HTS: Hayat Tahrir al Sham",
        "assoc_actor_2": "Civilians (Syria)",
        "inter2": "Rebel group",
        "civilian_targeting": "",
    }
    assert {name: row[name] for name in wanted} == wanted, (
        "civilians beside fighters are no target of their own"
    )


def test_no_civilian_stands_beside_a_party_in_a_battle(store: Store) -> None:
    (row,) = rows(store, event("clash", "isis", "sdf civilians"))
    assert (row["actor2"], row["assoc_actor_2"], row["civilian_targeting"]) == (
        "QSD: Syrian Democratic Forces",
        "",
        "",
    )


def test_who_was_disarmed_stands_beside_the_civilians(store: Store) -> None:
    (row,) = rows(store, event("execution", "isis", "syrian_army"))
    assert (row["actor2"], row["assoc_actor_2"]) == (
        "Civilians (Syria)",
        "Military Forces of Syria (2000-2024)",
    )
    assert row["civilian_targeting"] == "Civilians targeted"


def test_a_crowd_has_the_name_of_the_country(store: Store) -> None:
    (row,) = rows(store, event("protest", "civilians", "sdf", casualties=(dead("civilians", 1),)))
    assert (row["actor1"], row["actor2"]) == ("Protesters (Syria)", "QSD: Syrian Democratic Forces")
    assert row["tags"] == "crowd size=no report" and row["civilian_targeting"] == "Civilians targeted"


def test_interactions_are_acleds() -> None:
    found = {interaction(a, b) for a in ACLED_KINDS for b in ("", *ACLED_KINDS)}
    assert len(found) == 44, "8 alone, 36 pairs without order"
    assert "Protesters-External/Other forces" in found and "External/Other forces-Civilians" in found


# ---------------------------------------------------------------- when
PERIODS = [
    (day(), "air_strike", [DAY], 1, "one day"),
    (day(DAY, date(2022, 10, 5), "period"), "clash", [DAY, date(2022, 10, 4), date(2022, 10, 5)], 1, "a clash of three days has a row each"),
    (day(DAY, date(2022, 10, 5), "period"), "assassination", [date(2022, 10, 4)], 2, "one deed on an unknown day of three"),
    (day(DAY, date(2022, 10, 4), "period", "ليلة الاثنين - الثلاثاء"), "shelling", [DAY], 2, "one night"),
    (day(DAY, date(2022, 10, 9), "week"), "clash", [date(2022, 10, 6)], 2, "a week: its middle"),
    (day(date(2022, 10, 1), date(2022, 10, 31), "month"), "clash", [date(2022, 10, 16)], 3, "a month: its middle"),
    (day(date(2022, 10, 1), date(2022, 10, 10), "period", "مطلع تشرين الأول"), "clash", [date(2022, 10, 1)], 2, "the beginning of a month: its first day"),
    (day(date(2022, 10, 21), date(2022, 10, 31), "period", "أواخر تشرين الأول"), "clash", [date(2022, 10, 31)], 3, "the end: its last"),
]  # fmt: skip


@pytest.mark.parametrize(("time", "type", "dates", "precision", "why"), PERIODS)
def test_days(time: Time, type: str, dates: list[date], precision: int, why: str) -> None:
    found = days_of(Incident(id="i", members=(), type=type, time=time))
    assert not isinstance(found, str) and (list(found.dates), found.precision) == (dates, precision), why


def test_the_dead_of_several_days_are_divided_among_them(store: Store) -> None:
    three = event(
        "clash", "isis sdf", time=day(DAY, date(2022, 10, 5), "period"), casualties=(dead("sdf", 4),)
    )
    found = rows(store, three)
    assert [row["fatalities"] for row in found] == ["2", "1", "1"] and len(
        {row["event_id_cnty"] for row in found}
    ) == 3
    assert [row["event_date"] for row in found] == ["2022-10-03", "2022-10-04", "2022-10-05"]
    assert "its 4 dead are divided among them" in found[0]["notes"] and sum(shares(7, 4)) == 7


# ---------------------------------------------------------------- where
PLACES = [
    (SARMIN, ("Sarmin", "35.9041", "36.7261", "1", "Idleb"), "a named town, its point with four decimals"),
    (SARMIN.model_copy(update={"precision": "area"}), ("Sarmin", "35.9041", "36.7261", "2", "Idleb"), "near it"),
    (Place(name="إدلب", admin1="idlib", country="SY", lat=35.8, lon=36.5, precision="governorate", id="ocha:SY07"), ("Idlib", None, None, "3", "Idleb"), "a region: its capital"),
    (Place(name="قرية بلا خريطة", admin1="idlib", country="SY"), ("Idlib", None, None, "3", "Idleb"), "on no map: the capital of its region"),
    (Place(name="الحميدية", country="SY", lat=35.1, lon=36.1, candidates=(PlaceCandidate(id="x:2", name="الحميدية", admin1="idlib"), PlaceCandidate(id="x:3", name="الحميدية", admin1="idlib"))), ("Idlib", None, None, "3", "Idleb"), "one of two of its name in one region"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "wanted", "why"), PLACES)
def test_places(store: Store, place: Place, wanted: tuple[str | None, ...], why: str) -> None:
    (row,) = rows(store, event("clash", "isis sdf", place=place))
    names = ("location", "latitude", "longitude", "geo_precision", "admin1")
    found = tuple(row[name] for name in names)
    assert all(want in (None, have) for want, have in zip(wanted, found, strict=True)), (why, found)
    assert re.fullmatch(r"-?\d+\.\d{4}", row["latitude"])
    assert (row["iso"], row["region"], row["country"]) == ("760", "Middle East", "Syria")


def test_units_are_named_in_latin_letters(store: Store) -> None:
    (row,) = rows(store, event("clash", "isis sdf"))
    assert (row["admin2"], row["admin3"]) == ("Idleb", "Sarmin")


# ---------------------------------------------------------------- how many
TOLLS = [
    ((dead("sdf", 3),), "clash", "3", "one figure"),
    ((), "clash", "", "no word on the dead is not zero"),
    ((dead("sdf", 2, None, vague="several"),), "clash", "", "no number: the low end stands in the notes"),
    ((dead("civilians", 0),), "shelling", "0", "a stated zero is zero"),
    ((dead("sdf", 3), dead("isis", 2)), "clash", "5", "both sides"),
    ((dead("sdf", 3),), "suicide_bombing", "4", "the bomber is counted"),
    (
        (dead("sdf", 3), dead("isis", 1)),
        "suicide_bombing",
        "4",
        "who counts him already is not counted twice",
    ),
    ((), "suicide_bombing", "1", "his death at least is known"),
]


@pytest.mark.parametrize(("casualties", "type", "fatalities", "why"), TOLLS)
def test_fatalities(
    store: Store, casualties: tuple[Casualty, ...], type: str, fatalities: str, why: str
) -> None:
    (row,) = rows(store, event(type, "isis", "sdf", casualties=casualties))
    assert row["fatalities"] == fatalities, why


def test_women_and_children_are_tagged(store: Store) -> None:
    hurt = (dead("civilians", 3), dead("civilians", 2, who="children"), dead("civilians", 1, who="women"))
    (row,) = rows(store, event("shelling", "syrian_army", "civilians local_officials", casualties=hurt))
    assert set(row["tags"].split("; ")) == {"local administrators", "children killed=2", "women killed=1"}
    assert row["civilian_targeting"] == "Civilians targeted"


# ---------------------------------------------------------------- whose word
def test_outlets_figures_and_claims(store: Store) -> None:
    claim = event(
        "armed_attack",
        "isis",
        "sdf",
        speaker="isis",
        stance="claimed",
        casualties=(dead("sdf", 6, text="ستة"),),
    )
    report = event("armed_attack", "isis", "sdf", casualties=(dead("sdf", 2, text="عنصران"),))
    (row,) = rows(store, claim, report)
    assert row["source"] == "صوت السهل" and row["fatalities"] == "2", (
        "a claim is no best figure beside a report"
    )
    store.add(
        Record(article=Article(id="a9", text="نص", outlet="راديو; الجسر", published=DAY), events=(report,))
    )
    tawthiq.link(store)
    (row,) = exported(store)
    assert set(row["source"].split("; ")) == {"صوت السهل", "راديو, الجسر"}, (
        "names joined by a semicolon have none inside"
    )
    assert "2 to 6, best 2" in row["notes"] and "6 claimed by Islamic State" in row["notes"]


def test_a_claim_without_figures_stays_a_claim(store: Store) -> None:
    (row,) = rows(store, event("armed_attack", "isis", "sdf", speaker="isis", stance="claimed"))
    assert "The event: claimed by Islamic State (ISIS), in صوت السهل." in row["notes"]


def test_an_outlet_that_is_not_known_is_not_made_up(store: Store) -> None:
    (row,) = rows(store, event("clash", "isis sdf"), outlet=None)
    assert (row["source"], row["source_scale"]) == ("", "")


def test_no_word_of_an_article_is_in_the_notes(store: Store) -> None:
    planted = "قُتل خالد المفترض وزوجته"
    told = event(
        "armed_attack", "isis", "civilians", casualties=(dead("civilians", 2, text=planted),), note=planted
    )
    (row,) = rows(store, told, text=planted, title=planted)
    assert all("المفترض" not in cell for cell in row.values())


# ---------------------------------------------------------------- ids and refusals
def test_ids_are_stable_and_unique(store: Store) -> None:
    first = rows(store, event("clash", "isis sdf"), event("arrest", "syrian_army", "civilians"))
    assert exported(store) == first and len({row["event_id_cnty"] for row in first}) == 2
    assert all(re.fullmatch(r"SYR\d+", row["event_id_cnty"]) and row["timestamp"] == "" for row in first)
    assert len({number_of(f"inc-{n:012x}", day) for n in range(300) for day in range(3)}) == 900


GOOD = dict.fromkeys(HEADER.split(","), "") | {
    "event_id_cnty": "SYR12", "event_date": "2022-10-03", "year": "2022", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Islamic State (Syria)", "inter1": "Rebel group", "actor2": "QSD: Syrian Democratic Forces", "inter2": "Rebel group",
    "interaction": "Rebel group-Rebel group", "iso": "760", "region": "Middle East", "country": "Syria", "location": "Sarmin",
    "latitude": "35.9041", "longitude": "36.7261", "geo_precision": "1", "source": "صوت السهل",
}  # fmt: skip
BREAKS = [
    ({"event_date": "3 October 2022"}, "event_date is '3 October 2022'"),
    ({"year": "2021"}, "year is 2021; expected 2022"),
    ({"time_precision": "4"}, "time_precision is '4'; expected one of 1, 2, 3"),
    ({"event_type": "Battle"}, "event_type is 'Battle'"),
    ({"sub_event_type": "Attack"}, "sub_event_type is 'Attack'; expected one of Battles"),
    ({"disorder_type": "Demonstrations"}, "disorder_type is 'Demonstrations'; expected 'Political violence'"),
    ({"interaction": "Rebel group-State forces"}, "interaction is"),
    ({"inter1": "Terrorists"}, "inter1 is 'Terrorists'"),
    ({"actor1": ""}, "actor1 is empty"),
    (
        {"actor2": "", "inter2": "", "interaction": "Rebel group only"},
        "actor2 is empty; Battles need two parties",
    ),
    ({"inter2": "Civilians", "interaction": "Rebel group-Civilians"}, "expected two armed parties"),
    ({"latitude": "95.0"}, "latitude is '95.0'; expected 90 or less"),
    ({"latitude": ""}, "latitude is empty"),
    ({"fatalities": "-1"}, "fatalities is '-1'"),
    ({"fatalities": "2.5"}, "fatalities is '2.5'"),
    ({"iso": "368"}, "iso and region are '368'"),
    ({"country": "Assyria"}, "country is 'Assyria'"),
    ({"event_id_cnty": "12"}, "event_id_cnty is '12'"),
    ({"civilian_targeting": "yes"}, "civilian_targeting is 'yes'"),
]


@pytest.mark.parametrize(("change", "said"), BREAKS)
def test_a_row_that_breaks_a_rule_is_told(change: dict[str, str], said: str) -> None:
    assert not list(faults(GOOD))
    assert any(said in fault for fault in faults(GOOD | change)), list(faults(GOOD | change))


def test_columns_in_another_order_are_told() -> None:
    assert "expected ACLED's 31 in their order" in next(iter(faults(dict(sorted(GOOD.items())))))


def test_a_refused_row_is_listed_and_the_rest_goes_on(store: Store, tmp_path: Path) -> None:
    def incident(id: str, event: str, lat: float) -> Incident:
        return Incident(
            id=id, members=(Member(article="a1", event=event),), type="clash", time=day(), initiators=("isis", "sdf"),
            place=SARMIN.model_copy(update={"lat": lat}), totals={"killed": Toll(low=1, best=1, high=1)},
        )  # fmt: skip

    told = tuple(event("clash", "isis sdf").model_copy(update={"id": id}) for id in ("e1", "e2"))
    store.add(Record(article=Article(id="a1", text="نص", outlet="صوت السهل"), events=told))
    store.save_incidents(
        [incident("inc-0000000000aa", "e1", 135.0), incident("inc-0000000000ab", "e2", 35.9)]
    )
    done = tawthiq.export(store, "acled", tmp_path / "out.csv")
    assert done == 1 and len(done.refused) == 1
    assert (
        "incident inc-0000000000aa: latitude is '135.0000'; expected 90 or less; the row is left out"
        in done.refused
    )


def test_the_command_lists_what_was_refused(store: Store, tmp_path: Path) -> None:
    store.add(
        Record(article=Article(id="a1", text="نص", outlet="صوت السهل"), events=(event("clash", "isis sdf"),))
    )
    far = SARMIN.model_copy(update={"lat": 135.0})
    members = (Member(article="a1", event="e1"),)
    store.save_incidents(
        [Incident(id="i", members=members, type="clash", time=day(), initiators=("isis",), place=far)]
    )
    command = [
        "export",
        "--store",
        str(tmp_path / "s.db"),
        "--format",
        "acled",
        "-o",
        str(tmp_path / "out.csv"),
    ]
    told = CliRunner().invoke(app, [*command, "--rejects", str(tmp_path / "refused.txt")])
    assert told.exit_code == 1 and "latitude is '135.0000'" in told.stderr
    assert "latitude is '135.0000'" in (tmp_path / "refused.txt").read_text(encoding="utf-8")


def test_the_command_says_what_was_left_out(store: Store, tmp_path: Path) -> None:
    rows(store, event("clash", "isis sdf"), event("pledge", "isis"))
    out = tmp_path / "out.csv"
    command = ["export", "--store", str(tmp_path / "s.db"), "--format", "acled", "-o", str(out)]
    told = CliRunner().invoke(app, command)
    assert told.exit_code == 0 and "1 row written" in told.stderr
    assert "1 incident left out: ACLED does not code pledges" in told.stderr
    before = out.read_bytes()
    told = CliRunner().invoke(app, [*command, "--since", "1999-01-01", "--until", "1999-02-01"])
    assert told.exit_code == 2 and "has no incidents in 1999-01-01 to 1999-02-01" in told.stderr
    assert len(told.stderr.splitlines()) == 1 and out.read_bytes() == before, "one sentence, nothing changed"


def test_events_that_were_never_linked(store: Store, tmp_path: Path) -> None:
    store.add(Record(article=Article(id="a1", text="نص"), events=(event("clash", "isis sdf"),)))
    with pytest.raises(ExportError, match="link them first"):
        tawthiq.export(store, "acled", tmp_path / "out.csv")
    with pytest.raises(ExportError, match="link them first"):
        tawthiq.export(store, "plover", tmp_path / "out.csv")
    with pytest.raises(ExportError, match="events cannot be written as acled; expected incidents"):
        tawthiq.export(store, "acled", tmp_path / "out.csv", what="events")
    assert not (tmp_path / "out.csv").exists()


def test_linked_events_of_habit_are_not_told_to_be_linked(store: Store, tmp_path: Path) -> None:
    habit = event("clash", "isis sdf", specific=False)
    assert rows(store, habit) == []
    other = event("clash", "isis sdf", time=day(date(2021, 1, 1)))
    store.add(Record(article=Article(id="b", text="نص"), events=(other,)))
    tawthiq.link(store)
    with pytest.raises(ExportError, match="has no incidents in 2022-10-01"):
        tawthiq.export(store, "acled", tmp_path / "out", range=Range(date(2022, 10, 1), date(2022, 10, 31)))


# ---------------------------------------------------------------- the codebook as data
def test_the_taxonomy_is_the_specifications() -> None:
    book = codebook()
    assert [len(subs) for subs in book.taxonomy.values()] == [3, 3, 2, 6, 3, 8]
    assert list(columns_of("acled")) == HEADER.split(",")
    assert {book.disorder_of(sub) for subs in book.taxonomy.values() for sub in subs} == {
        "Political violence",
        "Demonstrations",
        "Political violence; Demonstrations",
        "Strategic developments",
    }


@pytest.mark.parametrize("type", EVENT_TYPES)
def test_every_type_of_the_contract_has_a_rule(type: str) -> None:
    assert any(type in rule.when.get("type", (type,)) for rule in codebook().rules)
