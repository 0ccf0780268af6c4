"""Which of several places a name means, by the evidence of the text."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.arabic.script import fold
from tawthiq.places import Evidence, Resolution, gazetteer, governorates, resolve, to_place
from tawthiq.places.evidence import FEATURES, rules
from tawthiq.places.rows import KINDS


def decide(name: str, **evidence: object) -> Resolution:
    return resolve(gazetteer().lookup(fold(name)), Evidence(**evidence))  # type: ignore[arg-type]


# name, evidence, outcome, kind and governorate (or country) of the row, why the case is here
FOUND = [
    ("الرقة", {}, "settlement", "raqqa", "a seat without a class word is the city"),
    ("الرقة", {"place_class": "city"}, "settlement", "raqqa", "مدينة الرقة"),
    ("الرقة", {"place_class": "governorate"}, "governorate", "raqqa", "محافظة الرقة"),
    ("السخنة", {"place_class": "subdistrict"}, "subdistrict", "homs", "ناحية السخنة"),
    ("تلعفر", {"place_class": "district"}, "district", "nineveh", "قضاء تلعفر"),
    ("الصبورة", {"governorates": ("hama",)}, "settlement", "hama", "the one in Hama"),
    ("الصبورة", {"governorates": ("rural_damascus",)}, "settlement", "rural_damascus", "and the other"),
    ("الصبورة", {"units": (fold("قطنا"),)}, "settlement", "rural_damascus", "by its district"),
    ("صوران", {"governorates": ("aleppo",)}, "settlement", "aleppo", "there is one in Hama too"),
    ("الباب", {"article_governorates": {"aleppo": 2}}, "settlement", "aleppo", "a common word in context"),
    ("الهول", {"place_class": "camp"}, "camp", "hasakah", "مخيم الهول is not the town"),
    ("الهول", {"place_class": "city"}, "settlement", "hasakah", "بلدة الهول is not the camp"),
    ("دير الزور", {"place_class": "airport"}, "airport", "deir_ez_zor", "مطار دير الزور"),
    ("تدمر", {"place_class": "desert"}, "desert", "homs", "بادية تدمر"),
    ("الزهراء", {"place_class": "quarter", "governorates": ("homs",)}, "quarter", "homs", "one of many"),
    ("درعا البلد", {}, "quarter", "daraa", "a quarter that everybody knows"),
    ("دمشق", {"place_class": "governorate"}, "governorate", "damascus", "governorate and city are one"),
    ("طرابلس", {"article_countries": {"LY": 3}}, "settlement", "LY", "the one in Libya"),
    ("طرابلس", {"article_countries": {"LB": 1}}, "settlement", "LB", "the one in Lebanon"),
    ("البيضاء", {"place_class": "governorate", "countries": ("YE",)}, "region", "YE", "a Yemeni governorate"),
    ("الرصافة", {"article_governorates": {"raqqa": 1}}, "settlement", "raqqa", "Baghdad has a الرصافة too"),
    ("صوران", {"neighbours": ((36.47, 37.2), (36.53, 37.25))}, "settlement", "aleppo", "by what lies near"),
]


@pytest.mark.parametrize(("name", "evidence", "kind", "where", "why"), FOUND)
def test_found(name: str, evidence: dict[str, object], kind: str, where: str, why: str) -> None:
    resolution = decide(name, **evidence)
    assert resolution.outcome == "found", f"{why}: {resolution.explain()}"
    assert resolution.row is not None
    assert (resolution.row.kind, resolution.row.admin1 or resolution.row.country) == (kind, where), why


NOT_FOUND = [
    ("الصبورة", {}, "ambiguous", "two known places and nothing to choose by"),
    ("صوران", {}, "ambiguous", "a seat in Hama and one in Aleppo"),
    ("الشحيل", {"governorates": ("idlib",)}, "elsewhere", "its only row lies in another governorate"),
    ("تدمر", {"governorates": ("anbar",)}, "elsewhere", "even a well-known one"),
    ("بيروت", {"countries": ("IQ",)}, "elsewhere", "or in another country"),
    ("الصور", {"bare": True}, "no_place", "the pictures"),
    ("الحصان", {"bare": True, "article_governorates": {"idlib": 4}}, "no_place", "the horse"),
    ("محمد", {"bare": True}, "no_place", "a hamlet has this name, and so have many persons"),
    ("المستريحة", {"article_governorates": {"basra": 3}}, "unsupported", "a hamlet far from what is told"),
    ("دير الزور", {"place_class": "road"}, "unsupported", "one end of a road is not the road"),
    ("لا مكان كهذا", {}, "unknown", "no row at all"),
]


@pytest.mark.parametrize(("name", "evidence", "outcome", "why"), NOT_FOUND)
def test_not_found(name: str, evidence: dict[str, object], outcome: str, why: str) -> None:
    resolution = decide(name, **evidence)
    assert resolution.outcome == outcome, f"{why}: {resolution.explain()}"
    assert resolution.row is None


def test_a_lone_row_elsewhere_gives_the_name_and_the_named_governorate_only() -> None:
    place = decide("الشحيل", governorates=("idlib",)).to_place("الشحيل", "settlement")
    assert place is not None
    assert (place.name, place.admin1, place.country) == ("الشحيل", "idlib", "SY")
    assert (place.id, place.lat, place.lon, place.candidates) == (None, None, None, ())


def test_an_ambiguous_place_lists_its_candidates_and_says_only_what_they_share() -> None:
    place = decide("الصبورة").to_place("الصبورة", "settlement", "بلدة الصبورة", (5, 17))
    assert place is not None
    assert place.ambiguous
    assert {c.admin1 for c in place.candidates} == {"hama", "rural_damascus"}
    assert (place.id, place.admin1, place.lat, place.country) == (None, None, None, "SY")
    assert place.span is not None
    assert (place.span.start, place.span.end, place.text) == (5, 17, "بلدة الصبورة")


def test_a_found_place_has_coordinates_and_p_codes() -> None:
    place = to_place(decide("البوكمال"), "البوكمال", "settlement")
    assert place is not None
    assert place.pcodes == ("SY09", "SY0902", "SY090200")
    assert place.lat == pytest.approx(34.45, abs=0.05)
    assert place.admin1 == "deir_ez_zor"


def test_a_common_word_without_support_is_no_place() -> None:
    assert decide("الصور", bare=True).to_place("الصور", "settlement") is None


@pytest.mark.parametrize(
    ("direction", "id_"),
    [
        ("east", "countryside:deir_ez_zor-east"),
        ("west", "countryside:deir_ez_zor-west"),
        ("", "countryside:deir_ez_zor"),
    ],
)
def test_a_countryside_has_a_row_of_its_own(direction: str, id_: str) -> None:
    resolution = decide("دير الزور", place_class="countryside", direction=direction)
    assert resolution.row is not None
    assert resolution.row.id == id_


def test_the_eastern_countryside_lies_east_of_the_city() -> None:
    city = gazetteer().lookup(fold("دير الزور"))[0]
    east = gazetteer().by_id["countryside:deir_ez_zor-east"]
    assert (east.lon or 0) > (city.lon or 0)


def test_damascus_and_its_countryside_hold_each_others_places() -> None:
    """Outlets write "دوما بدمشق": a city and the governorate around it do not contradict each other."""
    assert decide("دوما", governorates=("damascus",)).outcome == "found"


def test_an_explanation_names_what_counted() -> None:
    text = decide("الصبورة", governorates=("hama",)).explain()
    assert "the text names its governorate beside it (+3.0)" in text
    assert text.startswith("found: ")


def test_every_feature_has_a_weight_and_a_sentence() -> None:
    assert set(rules().weights) == set(FEATURES)
    assert all((f.__doc__ or "").strip() for f in FEATURES.values())


def test_class_words_name_kinds_of_the_gazetteer() -> None:
    assert {kind for kinds in rules().class_kinds.values() for kind in kinds} <= KINDS


def test_the_data_file_of_weights_is_plain_numbers() -> None:
    data = json.loads(
        (files("tawthiq.places") / "data" / "resolution_weights.json").read_text(encoding="utf-8")
    )
    assert all(isinstance(w, float | int) for w in data["weights"].values())


@given(
    st.sampled_from(["الصبورة", "الباب", "الرقة", "الخالدية", "الزهراء", "حمرين", "القائم", "طرابلس"]),
    st.sampled_from([g.slug for g in governorates()]),
    st.booleans(),
)
def test_a_row_never_contradicts_the_governorate_that_the_text_names(
    name: str, slug: str, bare: bool
) -> None:
    resolution = decide(name, governorates=(slug,), bare=bare)
    together = {"damascus", "rural_damascus"} if slug in ("damascus", "rural_damascus") else {slug}
    for row in (resolution.row, *resolution.candidates):
        assert row is None or not row.admin1 or row.admin1 in together


@given(st.permutations(gazetteer().lookup(fold("الخالدية"))))
def test_the_order_of_the_rows_does_not_matter(rows: list[object]) -> None:
    first = resolve(gazetteer().lookup(fold("الخالدية")), Evidence())
    again = resolve(rows, Evidence())  # type: ignore[arg-type]
    assert (first.outcome, first.candidates) == (again.outcome, again.candidates)
