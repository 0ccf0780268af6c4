"""Counts over a period or an area: what is counted, of whom, by whom, where, when, and the parts of what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest
from training.learning import by_hand

from tawthiq.reader.tallies.mode import mode_features
from tawthiq.reader.tallies.parts import part_weights
from tawthiq.reader.tallies.plans import plans_of
from tawthiq.reader.tallies.vocabulary import KINDS, rows
from tawthiq.records import EVENT_TYPES, Measure, Tally

if TYPE_CHECKING:
    from .conftest import Look

PUBLISHED = date(2022, 11, 5)

Counted = tuple[str, int | None, int | None, str | None]

# (sentence, [(measure, min, max, vague)] in the order of the text, why)
MEASURED: list[tuple[str, list[Counted], str]] = [
    (
        "وثق المرصد السوري خلال أيلول 14 هجوماً لتنظيم داعش في ريف حماة الشرقي، أسفرت عن مقتل 26 شخصاً.",
        [("events", 14, 14, None), ("killed", 26, 26, None)],
        "attacks and their dead",
    ),
    (
        "أحصت الشبكة السورية منذ مطلع العام ما لا يقل عن 310 حالات اعتقال في محافظة حلب.",
        [("detained", 310, None, None)],
        "cases of arrest are people detained",
    ),
    (
        "سجل المرصد الشهر الماضي 8 حوادث خطف في محافظة السويداء.",
        [("events", 8, 8, None)],
        "cases of abduction are occurrences",
    ),
    (
        "قالت وزارة الدفاع التركية إنها دمرت منذ مطلع الشهر 17 مدرعة وأربعة مستودعات، وحيدت 65 عنصراً.",
        [("destroyed", 17, 17, None), ("destroyed", 4, 4, None), ("killed", 65, 65, None)],
        "things destroyed, people neutralised",
    ),
    (
        "بحسب الأمم المتحدة نزح نحو 12 ألف مدني من ريف إدلب الجنوبي خلال الأسبوع الماضي.",
        [("displaced", 12000, 12000, "about")],
        "people displaced",
    ),
    (
        "أفرجت قسد خلال تشرين الأول عن 230 شخصاً في محافظة الحسكة.",
        [("freed", 230, 230, None)],
        "people freed",
    ),
    (
        "أعلن التنظيم في حصاده الأسبوعي تنفيذ 19 عملية في سوريا خلال الأسبوع الماضي أوقعت 44 قتيلاً وجريحاً.",
        [("events", 19, 19, None), ("casualties", 44, 44, None)],
        "killed and wounded in one number",
    ),
    (
        "وثق المرصد السوري خلال أيلول سقوط 33 بين قتيل وجريح من قسد في محافظة دير الزور.",
        [("casualties", 33, 33, None)],
        "killed and wounded without a noun",
    ),
    (
        "بلغت حصيلة القتلى في البادية السورية منذ مطلع العام 512 قتيلاً وفق المرصد السوري.",
        [("killed", 512, 512, None)],
        "a total with its verb",
    ),
    (
        "شهدت محافظة درعا خلال أيلول هجومين بعبوات ناسفة و21 محاولة اغتيال، وفق مكتب التوثيق.",
        [("events", 2, 2, None), ("events", 21, 21, None)],
        "a dual counts two",
    ),
    (
        "أحصى المرصد في أيلول انفجار 11 لغماً في محافظة حماة، أدت إلى وفاة تسعة مدنيين وإصابة 13.",
        [("events", 11, 11, None), ("killed", 9, 9, None), ("wounded", 13, 13, None)],
        "a bare number behind the verbal noun",
    ),
    (
        "وثق المرصد خلال أيلول مقتل ٤٢ مدنياً في سوريا و5 عسكريين على بعد 15 كيلومتراً من الحدود.",
        [("killed", 42, 42, None), ("killed", 5, 5, None)],
        "a distance is no count",
    ),
    (
        "وثق المرصد خلال أيلول مقتل 30 مدنياً في سوريا، أي بزيادة 20% عن آب.",
        [("killed", 30, 30, None)],
        "a percentage is no count",
    ),
    (
        "نفذ عناصر الفرقة 25 خلال أيلول 16 مداهمة في محافظة حمص.",
        [("events", 16, 16, None)],
        "the number of a division is no count",
    ),
]


def measured(tallies: tuple[Tally, ...]) -> list[Counted]:
    return [(t.measure, t.min, t.max, t.vague) for t in tallies]


@pytest.mark.parametrize(("text", "expected", "why"), MEASURED, ids=[why for _, _, why in MEASURED])
def test_measures(look: Look, text: str, expected: list[Counted], why: str) -> None:
    assert measured(look.record(text, published=PUBLISHED).tallies) == expected, why


# (sentence, number of tallies, why)
MODE = [
    ("قُتل ثلاثة عناصر من قسد أمس الثلاثاء بانفجار عبوة ناسفة في بلدة البصيرة.", 0, "one event with its toll"),
    (
        "انفجرت سيارة مفخخة في مدينة الباب الأحد الماضي، ما أدى إلى مقتل ستة مدنيين وإصابة 20 آخرين.",
        0,
        "a large toll of one event",
    ),
    ("نفذ التنظيم 33 هجوماً خلال أيلول في محافظة دير الزور.", 1, "a month's attacks"),
    ("منذ بداية العام قُتل 70 مدنياً بالألغام في محافظة حماة.", 1, "since a day, over an area"),
    ("أصيب شاب بجروح برصاص مجهولين في مدينة نوى غربي درعا مساء أمس.", 0, "a singular"),
    (
        "وثقت الشبكة مقتل 80 مدنياً في ريف حماة خلال أيلول، بحسب شهادة أحد الأهالي.",
        1,
        "who tells it is not counted",
    ),
    ("وأرسلت موسكو نحو 1500 مقاتل إلى البادية السورية خلال العام الفائت.", 1, "people sent, present there"),
    (
        "وثقت الشبكة مقتل 42 مدنياً خلال أيلول بغارات طائرات إف 16 على محافظة إدلب.",
        1,
        "the type of an aircraft is no count",
    ),
    ("جميع الحقوق محفوظة لشبكة الخابور 2011 - 2022 جميع المواد", 0, "the years of a page's rights"),
    ("وثقت الشبكة مقتل 40 مدنياً في سوريا خلال أيار، وخسارة 12 مليار دولار.", 1, "money is no people"),
]


@pytest.mark.parametrize(("text", "number", "why"), MODE, ids=[why for _, _, why in MODE])
def test_what_counts_as_a_tally(look: Look, text: str, number: int, why: str) -> None:
    assert len(look.record(text, published=PUBLISHED).tallies) == number, why


def test_a_counting_sentence_tells_no_event(look: Look) -> None:
    text = "وثق المرصد السوري مقتل 61 شخصاً في محافظة دير الزور خلال أيلول."
    assert look.events(text, published=PUBLISHED) == ()


# (sentence, index of the part, index of its whole or None, why)
PARTS = [
    ("وثق المرصد خلال أيلول مقتل 40 مدنياً في سوريا، بينهم 9 أطفال.", 1, 0, "among them"),
    ("وثق المرصد خلال أيلول مقتل 40 مدنياً في سوريا، بينهم 9 أطفال و4 سيدات.", 2, 0, "the breakdown goes on"),
    (
        "وثق المرصد خلال أيلول مقتل 50 شخصاً في سوريا، هم 20 مدنياً بينهم طفلان، و30 من قوات النظام.",
        2,
        1,
        "a breakdown of a part",
    ),
    (
        "وثق المرصد خلال أيلول مقتل 50 شخصاً في سوريا، هم 20 مدنياً بينهم طفلان، و30 من قوات النظام.",
        3,
        0,
        "back to the outer breakdown",
    ),
    ("وثق المرصد خلال أيلول مقتل 23 شخصاً في البادية: 15 من قوات النظام و8 من داعش.", 1, 0, "a colon"),
    (
        "وثق المرصد خلال أيلول مقتل 23 شخصاً في البادية، 15 منهم من قوات النظام.",
        1,
        0,
        "of them, behind the number",
    ),
    (
        "وثق المرصد خلال أيلول 31 عملية للتنظيم في سوريا، منها 24 في دير الزور و7 في الرقة.",
        2,
        0,
        "by place",
    ),
    (
        "وثقت الشبكة السورية مقتل 60 مدنياً في سوريا خلال أيلول، قتلت قوات النظام 22 منهم وقتلت روسيا 11.",
        2,
        0,
        "by doer, each with a verb",
    ),
    (
        "وثقت الشبكة السورية مقتل 60 مدنياً في سوريا خلال أيلول، إضافة إلى 5 أشخاص قضوا تحت التعذيب.",
        1,
        None,
        "what is added is no part",
    ),
    (
        "وثق المرصد خلال أيلول مقتل 40 مدنياً في سوريا، كما اعتقلت قوات النظام 90 شخصاً.",
        1,
        None,
        "another measure is no part",
    ),
]


@pytest.mark.parametrize(("text", "part", "whole", "why"), PARTS, ids=[why for *_, why in PARTS])
def test_parts(look: Look, text: str, part: int, whole: int | None, why: str) -> None:
    tallies = look.record(text, published=PUBLISHED).tallies
    assert tallies[part].part_of == (tallies[whole].id if whole is not None else None), why


def test_parts_by_place_over_the_lines_of_a_list(look: Look) -> None:
    text = (
        "وثق المرصد السوري 12 عملية لتنظيم داعش في البادية السورية خلال أيلول.\n"
        "وتوزعت العمليات على النحو الآتي:\n- حمص: 6 عمليات\n- حماة: 4 عمليات\n- الرقة: عمليتان\n"
    )
    tallies = look.record(text, published=PUBLISHED).tallies
    assert [(t.min, t.part_of) for t in tallies] == [(12, None), (6, "t1"), (4, "t1"), (2, "t1")]
    assert [t.place.name for t in tallies[1:] if t.place] == ["حمص", "حماة", "الرقة"]


def test_a_place_before_its_share(look: Look) -> None:
    text = (
        "وثقت الشبكة السورية مقتل 47 مدنياً في سوريا خلال أيلول.\n\n"
        "وجاءت محافظة إدلب أولاً بـ 21 مدنياً، تلتها حلب بـ 12، ثم درعا وحماة بواقع 7 في كل منهما.\n"
    )
    tallies = look.record(text, published=PUBLISHED).tallies
    found = [(t.min, t.place.name) for t in tallies[1:] if t.place]
    assert found == [(21, "إدلب"), (12, "حلب"), (7, "درعا"), (7, "حماة")]


# (sentence, index, group, who, by, why)
PARTIES = [
    (
        "نفذت قسد 13 مداهمة في ريف دير الزور خلال أيلول.",
        0,
        None,
        None,
        ("sdf",),
        "the subject of a light verb",
    ),
    (
        "وثق المرصد 17 هجوماً نفذتها خلايا داعش في دير الزور خلال أيلول.",
        0,
        None,
        None,
        ("isis",),
        "a relative clause",
    ),
    (
        "وثق المرصد 17 هجوماً شنها تنظيم داعش في دير الزور خلال أيلول.",
        0,
        None,
        None,
        ("isis",),
        "a short verb",
    ),
    (
        "أحصى المرصد 40 غارة جوية روسية على إدلب خلال أيلول.",
        0,
        None,
        None,
        ("russian_air_force",),
        "an adjective",
    ),
    (
        "وثق المرصد مقتل 24 مدنياً على يد قوات النظام في درعا خلال أيلول.",
        0,
        "civilians",
        None,
        ("syrian_army",),
        "at the hands of",
    ),
    (
        "وثق المرصد مقتل 55 من قوات النظام بهجمات داعش في البادية خلال أيلول.",
        0,
        "syrian_army",
        None,
        ("isis",),
        "by attacks of",
    ),
    (
        "وثق المرصد مقتل 40 مدنياً في سوريا خلال أيلول، بينهم 9 أطفال.",
        1,
        "civilians",
        "children",
        (),
        "who is counted beside its whole",
    ),
    (
        "نفذ داعش 84 هجوماً في كركوك منذ مطلع العام، قُتل فيها 27 من مسلحي التنظيم.",
        1,
        "isis",
        None,
        (),
        "nobody is the doer of his own losses",
    ),
    (
        "وثق المرصد 16 هجوماً لداعش في مناطق سيطرة قسد خلال أيلول قُتل فيها 13 عنصراً.",
        1,
        "sdf",
        None,
        ("isis",),
        "fighters of the party that holds the area",
    ),
    ("خسرت قوات النظام خلال أيلول 41 قتيلاً في البادية.", 0, "syrian_army", None, (), "the subject of losing"),
]


@pytest.mark.parametrize(
    ("text", "index", "group", "who", "by", "why"), PARTIES, ids=[p[-1] for p in PARTIES]
)
def test_parties(
    look: Look, text: str, index: int, group: str | None, who: str | None, by: tuple[str, ...], why: str
) -> None:
    tally = look.record(text, published=PUBLISHED).tallies[index]
    assert (tally.group, tally.who, tally.by) == (group, who, by), why


def test_the_period_of_a_report_holds_for_its_counts(look: Look) -> None:
    text = (
        "قال المرصد السوري لحقوق الإنسان إن تنظيم داعش نفذ خلال أيلول 18 عملية في سوريا.\n\n"
        "وأسفرت العمليات عن مقتل 29 شخصاً بينهم 8 مدنيين.\n\n"
        "ومنذ مطلع العام 2022 بلغ عدد العمليات 140 عملية.\n"
    )
    tallies = look.record(text, published=PUBLISHED).tallies
    assert [(t.min, t.time.start.isoformat()) for t in tallies if t.time and t.time.start] == [
        (18, "2022-09-01"),
        (29, "2022-09-01"),
        (8, "2022-09-01"),
        (140, "2022-01-01"),
    ]
    assert [t.speaker for t in tallies] == ["sohr"] * 4
    assert [t.by for t in tallies] == [("isis",)] * 4


def test_what_is_left_out_belongs_to_the_counts_of_the_period(look: Look) -> None:
    text = "وثق المرصد خلال أيلول مقتل 40 مدنياً في سوريا.\nولا تشمل الحصيلة ضحايا حوادث السير.\n"
    (tally,) = look.record(text, published=PUBLISHED).tallies
    assert tally.excludes == "الحصيلة ضحايا حوادث السير"


def test_a_party_counts_its_own_work_and_admits_its_losses(look: Look) -> None:
    text = "قالت قسد إن قواتها قتلت خلال أيلول 20 من داعش في دير الزور وإنها فقدت 9 من مقاتليها."
    own, lost = look.record(text, published=PUBLISHED).tallies
    assert (own.group, own.by, own.stance) == ("isis", ("sdf",), "claimed")
    assert (lost.group, lost.by, lost.stance) == ("sdf", (), "admitted")


def test_a_title_tells_what_the_body_tells(look: Look) -> None:
    text = "31 عملية لداعش خلال أيلول\n\nوثق المرصد السوري 31 عملية لتنظيم داعش في سوريا خلال أيلول.\n"
    assert [t.min for t in look.record(text, published=PUBLISHED).tallies] == [31]


def test_an_event_beside_a_count_is_left_to_the_events(look: Look) -> None:
    text = (
        "سجل التقرير مجزرتين خلال أيلول: وقعت الأولى في 12 أيلول إثر انفجار سيارة مفخخة في مدينة عفرين، "
        "ما أسفر عن مقتل 9 مدنيين."
    )
    record = look.record(text, published=PUBLISHED)
    assert measured(record.tallies) == [("events", 2, 2, None)]
    assert [e.type for e in record.events if e.place and e.place.name == "عفرين"] == ["bombing"]


# --- the data
def test_every_weight_set_by_hand_is_that_of_a_feature(look: Look) -> None:
    seen = {
        name
        for text, *_ in (*MEASURED, *MODE, *PARTS)
        for plan in plans_of(look.findings(text))
        if plan.counts
        for name in mode_features(plan.findings, plan.counts, before=True, reporting=True)
    }
    weights = by_hand("counts_or_tells").weights
    assert seen <= set(weights) | {"ranks"} | {f"counts {m}" for m in get_args(Measure)}


def test_a_breakdown_outweighs_an_addition() -> None:
    weights, threshold = part_weights()
    assert weights["opened"] + weights["opened_right_after"] > threshold
    assert (
        weights["opened"] + weights["opened_right_after"] + weights["added"] < threshold + weights["opened"]
    )


def test_tally_words_keep_to_their_schema() -> None:
    for kind, value, number, forms in rows():
        assert kind in KINDS
        assert forms
        assert number in ("", "singular", "dual", "plural", "own")
        if kind == "event":
            assert value in ("", *EVENT_TYPES)


def test_two_attacks_told_one_by_one_are_counted_first(look: Look) -> None:
    text = (
        "شهدت محافظة ديالى، أمس الثلاثاء، هجومين منفصلين لتنظيم داعش.\n\n"
        "واستهدف الهجوم الأول نقطة للشرطة في المقدادية وقتل شرطياً.\n\n"
        "أما الثاني فاستهدف حاجزاً للجيش في قرية العبارة وأصاب جنديين.\n"
    )
    record = look.record(text, published=PUBLISHED)
    assert [(t.measure, t.min, t.by) for t in record.tallies] == [("events", 2, ("isis",))]


def test_two_attacks_in_two_places_are_two_events(look: Look) -> None:
    text = (
        "شن تنظيم داعش هجومين في بلدة ذيبان وبلدة الشحيل بريف دير الزور.\n\n"
        "واستهدف الهجوم في ذيبان حاجزاً لقسد.\n\nواستهدف الهجوم في الشحيل صهريجاً للنفط.\n"
    )
    assert not look.record(text, published=PUBLISHED).tallies


def test_a_running_total_is_the_word_of_who_documents_before_it(look: Look) -> None:
    text = (
        "وثق المرصد السوري لحقوق الإنسان مقتل مدني بقصف على بلدة سرمين اليوم.\n\n"
        "وبذلك يرتفع عدد القتلى المدنيين في ريف إدلب منذ مطلع العام إلى 64.\n"
    )
    (tally,) = look.record(text, published=PUBLISHED).tallies
    assert (tally.min, tally.speaker) == (64, "sohr")


def test_the_dead_of_acts_counted_behind_them(look: Look) -> None:
    text = "وثق المرصد السوري خلال أيلول مقتل ثمانية عناصر من قسد في هجومين لداعش بريف الحسكة."
    harm, acts = look.record(text, published=PUBLISHED).tallies
    assert (harm.by, harm.place and harm.place.name) == (("isis",), "ريف الحسكة")
    assert (acts.measure, acts.by) == ("events", ("isis",))


def test_an_item_of_a_list_leaves_the_acts_to_the_item_before_it(look: Look) -> None:
    text = (
        "وثق المرصد السوري خلال أيلول مقتل 90 شخصاً في البادية السورية، هم: 50 من تنظيم داعش قتلوا بغارات روسية، "
        "و40 من قوات النظام، من ضمنهم 9 من الميليشيات الإيرانية من جنسيات سورية وغير سورية، قتلوا في 20 عملية لعناصر التنظيم."
    )
    tallies = {t.min: t for t in look.record(text, published=PUBLISHED).tallies}
    assert tallies[50].by == ("russian_air_force",)
    assert [tallies[n].by for n in (40, 9, 20)] == [("isis",)] * 3
    assert {t.place.name for t in tallies.values() if t.place} == {"البادية السورية"}, (
        "a nationality is no place"
    )
