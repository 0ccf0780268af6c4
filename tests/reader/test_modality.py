"""What happened told apart from what did not: negation, forecast, wish, purpose, habit, drill, sport and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Look

NOTHING_HAPPENED = [
    ("لم يستهدف القصف أي مدينة في المنطقة.", "a negated verb"),
    ("لن تنسحب قوات النظام من مدينة سراقب.", "a negated future"),
    ("قد تشهد مدينة منبج تفجيرات في الأيام المقبلة.", "a maybe"),
    ("من المتوقع أن تقصف تركيا مواقع قسد في عين العرب.", "a forecast"),
    ("يخشى سكان بلدة الهول من هجوم لتنظيم داعش.", "a fear"),
    ("طالب الأهالي بانسحاب قسد من بلدة أبو حمام.", "a demand"),
    ("دعت الأمم المتحدة إلى وقف القصف على إدلب.", "a call"),
    ("في حال هاجمت تركيا مدينة تل رفعت فستنسحب قسد.", "a condition"),
    ("يسعى التنظيم للسيطرة على حقل العمر.", "a purpose"),
    ("عززت قسد حواجزها تحسباً لهجوم من داعش.", "a precaution against an attack"),
    ("نفذت قوات التحالف تدريبات تحاكي هجوماً على قاعدة الشدادي.", "a drill"),
    ("فاز المنتخب بهجوم ناري في مباراة النهائي.", "football"),
    ("عُرض فيلم عن معركة كوباني في مهرجان حلب السينمائي.", "a film"),
    ("انفجار الأسعار في أسواق دمشق وارتفاع الدولار.", "economy"),
    ("أحيا أهالي مدينة الحولة ذكرى المجزرة التي قتل فيها مئة مدني.", "an anniversary"),
    ("أطلقت مديرية الصحة حملة لقاح في مدينة الباب.", "a campaign of vaccination"),
    ("هل تهاجم تركيا مدينة منبج؟", "a question"),
    ("لقي شابان مصرعهما بحادث سير على طريق اللاذقية.", "an accident on the road"),
    ("توفي القيادي السابق بمرض عضال في مدينة إسطنبول.", "a death by illness"),
    ("تقع القرية ضمن مناطق سيطرة قوات سوريا الديمقراطية.", "areas of control"),
    ("وصلت القافلة إلى جيب محاصر تسيطر عليه فصائل المعارضة.", "control as a state, what is held stands before"),
    ("أيدت المحكمة حكم الإعدام بحق الطبيب.", "a sentence that is not carried out"),
    ("قال رئيس تحرير الصحيفة إن المفاوضات تتقدم.", "an editor frees nothing"),
    ("وصلت عشرات العائلات إلى المدينة هرباً من المعارك.", "fighting that people fled from"),
    ("نسيطر على ثلثي البلاد، قال الوزير.", "what a party says it holds"),
    ("نُقل الجنود إلى مأرب للمشاركة في القتال ضد الحوثيين.", "what they were sent for"),
    ("لم تتعرض بلدة غرانيج لأي هجوم منذ شهر.", "none of its kind, behind a preposition"),
    ("تتشارك السيطرة على ريف تل تمر عدة قوى.", "control that is held"),
    ("اجتمع وفد من الأهالي مع مجلس المدينة لبحث أزمة الخبز.", "nothing violent at all"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), NOTHING_HAPPENED, ids=[c[-1] for c in NOTHING_HAPPENED])
def test_nothing_happened(look: Look, text: str, why: str) -> None:
    violent = [
        (e.type, e.words["type"].text)
        for e in look.events(text)
        if e.specific and e.type not in ("other", "reinforcement")
    ]
    assert violent == [], why


HABITS = [
    ("تواصل خلايا داعش اغتيال المسؤولين في ريف دير الزور.", "going on"),
    ("تشهد مدينة طفس عمليات اغتيال بشكل متكرر.", "again and again"),
    ("تعتمد خلايا التنظيم على الكمائن في البادية.", "a way of acting"),
    ("تصاعدت الاغتيالات في محافظة درعا.", "a rising tide of them"),
    ("وفي الشريط لقطات قديمة توثق هجمات للتنظيم في البادية السورية يوم الأحد.", "what a picture shows"),
    (
        "وصل الوفد أمس. وقال ناطق باسمه إن الطريق مغلق. وتنفذ خلايا التنظيم هجوماً بعد آخر في البادية.",
        "an imperfect that carries the act, in the text",
    ),
]


@pytest.mark.parametrize(("text", "why"), HABITS, ids=[c[-1] for c in HABITS])
def test_habit_is_no_occurrence(look: Look, text: str, why: str) -> None:
    assert [e.type for e in look.events(text) if e.specific] == [], why


HAPPENED = [
    ("تعرضت أحياء مدينة تعز لقصف بقذائف الهاون.", "shelling", "quarters are no commemoration"),
    ("انفجرت سيارة مفخخة قرب ملعب المدينة أمس، وقال شهود إن الانفجار وقع بعد ساعات من انتهاء دوام الموظفين في الدوائر القريبة من مباراة كانت مقررة.", "bombing", "a game far from the blast"),
    ("سقطت مدينة جاسم بأيدي مسلحي المعارضة.", "seizure", "a town fell into their hands"),
    ("دخلت قوات النظام مدينة الميادين صباح اليوم.", "seizure", "forces that enter a town"),
    ("خرجت دفعة جديدة من أهالي بلدة مضايا باتجاه إدلب.", "displacement", "an evacuation"),
    ("ضربت قاذفات روسية أهدافاً لتنظيم داعش قرب البوكمال.", "armed_attack", "to strike targets"),
    ("قُتل عنصر من قسد بهجوم في بلدة ذيبان أمس.", "armed_attack", "a plain report"),
    ("نجا قيادي في الجيش الوطني من محاولة اغتيال في مدينة عفرين.", "assassination", "an attempt is an event of its type"),
    ("هدد تنظيم داعش معلمي بلدة الصور بالقتل.", "threat", "a threat that was made"),
    ("أحبطت الأسايش هجوماً بسيارة مفخخة في مدينة الرقة.", "other", "a foiled attack was no attack"),
    ("انفجرت عبوة ناسفة في مدينة منبج دون وقوع إصابات.", "bombing", "no harm, yet a blast"),
    ("لم تتبن أي جهة التفجير الذي وقع في مدينة الباب أمس.", "bombing", "nobody claimed it, but it happened"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "why"), HAPPENED, ids=[c[-1] for c in HAPPENED])
def test_it_happened(look: Look, text: str, kind: str, why: str) -> None:
    assert [e.type for e in look.events(text)] == [kind], why


def test_a_foiled_plot_is_no_occurrence(look: Look) -> None:
    assert not look.event("أحبطت الأسايش هجوماً بسيارة مفخخة في مدينة الرقة.").specific
