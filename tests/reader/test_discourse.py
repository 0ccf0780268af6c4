"""One event for one occurrence, however many sentences tell it; two for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from training.learning import by_hand

from tawthiq.choices import Choice, weights_in_place

from .conftest import BY_GRAMMAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import Look

PLACE = Choice(question="-", origin="by hand", weights={"rule": 1.0, "none": -3.0})
SAME = by_hand("same_event")


@pytest.fixture(autouse=True)
def _places_by_grammar(_parties_by_grammar: None) -> Iterator[None]:
    """One event or two hangs on the places, which must not move with learned weights here."""
    with weights_in_place({**BY_GRAMMAR, "event_place": PLACE, "same_event": SAME}):
        yield


# (text, [(type, place)], why)
OCCURRENCES = [
    (
        "مقتل عنصرين من قسد بانفجار في بلدة الصور\nقُتل عنصران من قوات سوريا الديمقراطية بانفجار عبوة ناسفة في بلدة الصور أمس.",
        [("bombing", "الصور")], "a title and the body"),
    (
        "انفجرت عبوة ناسفة في مدينة منبج أمس. وأدى الانفجار إلى مقتل مدني وإصابة ثلاثة.",
        [("bombing", "منبج")], "the blast: the one told before"),
    (
        "هاجم مسلحون حاجزاً للنظام في مدينة نوى. وأسفر الهجوم عن مقتل جنديين. ولم تتبن أي جهة الهجوم.",
        [("armed_attack", "نوى")], "three sentences of one attack"),
    (
        "انفجرت عبوة ناسفة في مدينة منبج، وأخرى في مدينة جرابلس.",
        [("bombing", "منبج"), ("bombing", "جرابلس")], "two places, two blasts"),
    (
        "شنّ تنظيم داعش هجومين منفصلين، الأول على حاجز في بلدة الصور والثاني على نقطة في بلدة الشحيل.",
        [("armed_attack", "الصور"), ("armed_attack", "الشحيل")], "a first and a second"),
    (
        "سيطرت قوات سوريا الديمقراطية على قرية الصالحية عقب اشتباكات عنيفة مع تنظيم داعش.",
        [("seizure", "الصالحية")], "the fighting by which it was won"),
    (
        "سيطر الجيش على مدينة العشارة بعد معارك مع داعش، وجرت اشتباكات بين الطرفين في مدينة القورية.",
        [("seizure", "العشارة"), ("clash", "القورية")], "fighting in another town is another event"),
    (
        "اغتال مسلحون قيادياً في مدينة نوى. وكان القيادي قد نجا قبل مقتله من المرض.",
        [("assassination", "نوى")], "his death, of which the text has told"),
    (
        "اغتيل شاب في مدينة طفس. وفي سياق متصل، انفجرت عبوة ناسفة في مدينة جاسم.",
        [("assassination", "طفس"), ("bombing", "جاسم")], "a turn of the text"),
    (
        "اغتال مسلحون عنصراً من الأسايش في مدينة الشدادي اليوم. وكان مسلحون قد اغتالوا عنصراً من الأسايش في مدينة الشدادي في 2 أيلول الماضي.",
        [("assassination", "الشدادي"), ("assassination", "الشدادي")], "an earlier attack in the same town"),
    (
        "قصفت قوات النظام بلدة كنصفرة. كما قصفت قوات النظام بلدة البارة.",
        [("shelling", "كنصفرة"), ("shelling", "البارة")], "one doer, two places"),
    (
        "استهدفت غارات روسية بلدات البارة وكنصفرة وإحسم.",
        [("air_strike", "البارة"), ("air_strike", "كنصفرة"), ("air_strike", "إحسم")], "a list of places struck"),
    (
        "قُتل عنصر من قسد بهجوم في بلدة ذيبان. وقُتل عنصر آخر من قسد بهجوم منفصل في بلدة الحوايج.",
        [("armed_attack", "ذيبان"), ("armed_attack", "الحوايج")], "said to be another"),
    (
        "اعتقلت قسد شابين في بلدة غرانيج يوم الاثنين. واعتقلت قسد ثلاثة شبان في بلدة أبو حمام يوم الثلاثاء.",
        [("arrest", "غرانيج"), ("arrest", "أبو حمام")], "other places and days"),
    (
        "تبنى تنظيم داعش استهداف سيارة لقسد في بلدة الصور. وقال التنظيم إن مقاتليه استهدفوا السيارة بعبوة ناسفة.",
        [("bombing", "الصور")], "a claim and its details"),
    (
        "أعلنت قسد مقتل اثنين من مقاتليها بهجوم لداعش في بلدة الهول. ونفى التحالف وقوع إصابات في صفوفه.",
        [("armed_attack", "الهول")], "a mere denial is no event of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), OCCURRENCES, ids=[c[-1] for c in OCCURRENCES])
def test_occurrences(look: Look, text: str, expected: list[tuple[str, str]], why: str) -> None:
    events = look.events(text)
    assert [(e.type, e.place.name if e.place else None) for e in events] == expected, why


def test_the_other_side_of_the_fighting_lost_what_was_won(look: Look) -> None:
    event = look.event("سيطرت قوات سوريا الديمقراطية على قرية الصالحية بعد اشتباكات مع تنظيم داعش.")
    assert [p.id for p in event.initiators] == ["sdf"]
    assert [t.id for t in event.targets] == ["isis"]


def test_an_occurrence_has_the_values_of_all_its_sentences(look: Look) -> None:
    event = look.event(
        "انفجرت عبوة ناسفة بسيارة عسكرية في مدينة منبج أمس. وأدى الانفجار إلى مقتل عنصر من قسد. وتبنى تنظيم داعش الهجوم."
    )
    assert event.time is not None and str(event.time.start) == "2022-10-11"
    assert [(c.outcome, c.group, c.min) for c in event.casualties] == [("killed", "sdf", 1)]
    assert list(event.weapons) == ["ied"]
    assert (event.speaker, event.stance) == ("isis", "claimed")
    assert len(event.evidence) >= 2
