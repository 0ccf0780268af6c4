"""Whole articles: from the page to the record, and texts that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.reader import read
from tawthiq.records import Article, Record, total

if TYPE_CHECKING:
    from .conftest import Look

AMBUSH = """مقتل أربعة من عناصر الفرقة الرابعة بكمين غربي دير الزور

قُتل أربعة عناصر من الفرقة الرابعة، بينهم ضابط برتبة نقيب، وأصيب سبعة آخرون بكمين نصبته خلايا تنظيم "داعش" لسيارة عسكرية بالرشاشات الثقيلة في بادية التبني بريف دير الزور الغربي، فجر أمس الثلاثاء.
وقال مصدر محلي إن الجرحى نُقلوا إلى مشفى مدينة دير الزور.
وتبنى التنظيم الهجوم عبر معرفاته.

اقرأ أيضاً: مقتل تسعة من الدفاع الوطني في بادية الميادين
"""

ROUND_UP = """شهدت محافظة درعا عدة حوادث أمنية خلال اليومين الماضيين.
ففي مدينة طفس، اغتال مسلحون مجهولون شاباً يدعى محمد الزعبي أمس الثلاثاء.
وفي مدينة جاسم، انفجرت عبوة ناسفة بسيارة عسكرية لقوات النظام، ما أدى إلى إصابة ثلاثة عناصر.
كما اعتقلت قوات النظام شابين على حاجز في مدينة إزرع يوم الاثنين.
"""

STATEMENT = """قالت قوات سوريا الديمقراطية في بيان اليوم الأربعاء إن قواتها ألقت القبض على قيادي في تنظيم داعش في مدينة الرقة.
وأضاف البيان أن العملية نُفذت بدعم من التحالف الدولي.
"""

NO_NEWS = """عقد المجلس المحلي في مدينة أعزاز اجتماعاً لبحث أزمة المياه.
وقال رئيس المجلس إن المشروع الجديد سيوفر المياه لنحو 20 ألف شخص خلال الشهر المقبل.
"""


def test_an_ambush_told_by_title_body_and_claim(look: Look) -> None:
    event = look.event(AMBUSH)
    assert event.type == "ambush"
    assert event.time is not None and str(event.time.start) == "2022-10-11"
    assert event.place is not None and event.place.admin1 == "deir_ez_zor"
    assert [p.id for p in event.initiators] == ["isis"]
    assert "fourth_division" in {p.id for p in event.targets}
    assert total(event.casualties, "killed") == (4, 4)
    assert total(event.casualties, "wounded") == (7, 7)
    assert ("killed", "officers", 1) in {(c.outcome, c.who, c.min) for c in event.casualties}
    assert list(event.weapons) == ["machine_gun"]
    assert (event.speaker, event.stance) == ("isis", "claimed")


def test_a_round_up_of_several_events(look: Look) -> None:
    events = {e.type: e for e in look.events(ROUND_UP) if e.specific}
    assert {"assassination", "bombing", "arrest"} <= set(events)
    assert [events[k].place.name for k in ("assassination", "bombing", "arrest")] == ["طفس", "جاسم", "إزرع"]  # type: ignore[union-attr]
    assert [p.id for p in events["assassination"].initiators] == ["unknown_gunmen"]
    assert [(p.id, p.object) for p in events["bombing"].targets] == [("syrian_army", "vehicle")]
    assert total(events["arrest"].casualties, "detained") == (2, 2)


def test_a_party_s_own_statement(look: Look) -> None:
    event = look.event(STATEMENT)
    assert (event.type, event.speaker, event.stance) == ("arrest", "sdf", "claimed")
    assert "sdf" in {p.id for p in event.initiators}
    assert "isis" in {p.id for p in event.targets}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (NO_NEWS, "an article of another kind"),
        ("", "an empty text"),
        ("   \n\n\t", "white space"),
        ("The council met on Tuesday.", "another language"),
        ("12345 67890", "only digits"),
        ("؟؟؟!!! ... ،،،", "only marks"),
        ("\u200f\u200e\u202b\u202c", "only marks of direction"),
    ],
)
def test_texts_without_events(look: Look, text: str, why: str) -> None:
    assert look.record(text).events == (), why


@pytest.mark.parametrize("text", [AMBUSH, ROUND_UP, STATEMENT, NO_NEWS])
def test_reading_twice_gives_the_same(look: Look, text: str) -> None:
    assert look.record(text).to_json() == look.record(text).to_json()


@pytest.mark.parametrize("text", [AMBUSH, ROUND_UP, STATEMENT])
def test_every_value_stands_in_the_text(look: Look, text: str) -> None:
    record = look.record(text)
    for event in record.events:
        assert event.evidence
        for party in (*event.initiators, *event.targets):
            assert party.text and party.text in text
        for count in event.casualties:
            assert count.text and count.text in text
        for words in event.words.values():
            assert text[words.span.start : words.span.end] == words.text
        if event.place is not None:
            assert event.place.text and event.place.text in text


def test_a_record_survives_its_json_form(look: Look) -> None:
    record = look.record(AMBUSH)
    assert Record.from_dict(record.to_dict()).to_dict() == record.to_dict()


def test_ids_are_unique_within_the_article(look: Look) -> None:
    record = look.record(ROUND_UP)
    ids = [e.id for e in record.events] + [t.id for t in record.tallies]
    assert len(ids) == len(set(ids))


# --- any text at all

WORDS = st.sampled_from(
    [
        "قتل",
        "قُتل",
        "مقتل",
        "إصابة",
        "جرحى",
        "ثلاثة",
        "عناصر",
        "عنصران",
        "بينهم",
        "أطفال",
        "من",
        "قسد",
        "داعش",
        "النظام",
        "في",
        "على",
        "قرب",
        "بين",
        "مدينة",
        "بلدة",
        "ريف",
        "الرقة",
        "منبج",
        "بريف",
        "هجوم",
        "انفجار",
        "عبوة",
        "ناسفة",
        "شن",
        "نفذ",
        "تعرضت",
        "قال",
        "إن",
        "أن",
        "وأضاف",
        "أعلن",
        "تبنى",
        "نفى",
        "اتهم",
        "بحسب",
        "المصدر",
        "أمس",
        "الثلاثاء",
        "12",
        "٣",
        "تشرين",
        "الأول",
        "لم",
        "قد",
        "محاولة",
        "و",
        "ف",
        "ب",
        "ل",
        "لـ",
        "آخر",
        "آخرين",
        "أكثر",
        "نحو",
        "عشرات",
        "حتى",
        "وفي",
        "كما",
        "بينما",
        "طريق",
        "شمال",
        "غربي",
        "محافظة",
        "على",
        "يد",
        "برصاص",
        "مجهولين",
        ",",
        ".",
        ":",
        ";",
        "(",
        ")",
        '"',
        "«",
        "»",
        "-",
        "/",
        "•",
        "\n",
        "\u200f",
        "\u202b",
        "2022",
        "7،5",
    ]
)
LETTERS = st.text(alphabet="ابتجحدرسصطعفقكلمنهويءآأإةىئؤ 0123456789٠١٢٣.,،:;؛!؟()[]\"'«»“”-–/•*#_\n\t\u064f\u0640\u200b\u200f\u202b\u202c\ufeff", max_size=120)  # fmt: skip


def reads(text: str) -> Record:
    record = read(Article(id="a", text=text))
    assert record.unsupported() == []
    return record


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_row_of_words_is_read(text: str) -> None:
    reads(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LETTERS)
def test_any_row_of_letters_is_read(text: str) -> None:
    reads(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("9" * 10_000, "one number of ten thousand digits"),
        ("قتل " + "٩" * 10_000 + " مدنياً.", "the same where a toll is expected"),
        ("ا" * 200_000, "one word of 200,000 letters"),
        ("قتل عنصر " * 20_000, "one line of 180,000 letters"),
        ("و" * 20_000, "a row of conjunctions"),
        ("«" * 5_000 + "قسد" + "»" * 5_000, "quotes within quotes"),
        ("(" * 5_000 + ")" * 5_000, "brackets within brackets"),
        ("، " * 20_000, "only commas"),
        ("\n" * 50_000, "only line breaks"),
        ("قال إن " * 5_000, "a verb of saying again and again"),
        ("في مدينة " * 5_000, "a class word without a name, again and again"),
        ("في الرقة ومنبج و" * 3_000, "an endless list of places"),
        ("ثلاثة و" * 5_000, "an endless number"),
    ],
    ids=lambda value: value if len(value) < 60 else "text",
)
def test_long_monotone_texts_are_read(text: str, why: str) -> None:
    reads(text)
