"""What a sentence tells as events of their own: gains, lists of places, captives, counts beside events."""

from __future__ import annotations

import pytest

from .conftest import Look

Told = list[tuple[str, str | None]]

CASES: list[tuple[str, str, Told]] = [
    (
        "what a search turned up is no event beside it",
        "داهمت دورية من الأسايش مزرعة في بلدة تل براك وضبطت فيها ثلاثين بندقية.",
        [("raid", "تل براك")],
    ),
    (
        "a gain told by the noun, its doer in the middle",
        "بعد سيطرة قوات سوريا الديمقراطية على بلدة هجين بثلاثة أيام هدأت الجبهة.",
        [("seizure", "هجين")],
    ),
    (
        "two gains, each with its village, behind 'after' and 'managed to'",
        "فبعد سيطرتها على قرية خناصر تمكنت قوات النظام من فرض هيمنتها على قرية أثريا.",
        [("seizure", "خناصر"), ("seizure", "أثريا")],
    ),
    (
        "a place that came under somebody's control",
        "وباتت بلدة محكان تحت سيطرة قوات النظام.",
        [("seizure", "محكان")],
    ),
    (
        "barrels, the doer between noun and object",
        "سُمع دوي إلقاء الطيران المروحي براميل متفجرة على بلدة اللطامنة.",
        [("air_strike", "اللطامنة")],
    ),
    (
        "twin villages and a name with a number in a list",
        "سيطر الجيش على قرى شويحة كبيرة، أربعة صغير، خفية الحمر في ريف حلب الشرقي.",
        [("seizure", "شويحة كبيرة"), ("seizure", "أربعة صغير"), ("seizure", "خفية الحمر")],
    ),
    (
        "the preposition said again for the next place",
        "استهدفت الطائرات الحربية مواقع للتنظيم في مدينة الباب ومحيطها وفي تادف.",
        [("air_strike", "الباب"), ("air_strike", "تادف")],
    ),
    (
        "clashes in towns of a list are one each",
        "اندلعت اشتباكات بين أحرار الشام وهيئة تحرير الشام في بلدات حاس وكفروما.",
        [("clash", "حاس"), ("clash", "كفروما")],
    ),
    (
        "the one of several that is told of",
        "وقعت هجمات متفرقة في بغداد بينها انفجار سيارة مفخخة في حي الكرادة.",
        [("bombing", "حي الكرادة")],
    ),
    (
        "a captive killed after he was taken",
        "أسر التنظيم مختار قرية الزركة قرب الحويجة ثم قتله.",
        [("arrest", "الزركة"), ("execution", "الزركة")],
    ),
    (
        "an adjective for the victim is no abduction",
        "أعدم التنظيم مدنياً مخطوفاً في بادية الرصافة.",
        [("execution", "بادية الرصافة")],
    ),
    ("a hostage's death", "أعلنت الخارجية مقتل الرهينة النمساوي في غزنة.", [("execution", "غزنة")]),
    (
        "an advance that was foiled was fought",
        "أحبطت الفصائل محاولة تسلل لقوات النظام في قرية الدغلباش.",
        [("armed_attack", "الدغلباش")],
    ),
    (
        "a foiled attack with dead of its own happened",
        "أعلنت الوزارة إحباط هجوم على مبنى في جدة أسفر عن مقتل اثنين من الحرس.",
        [("armed_attack", "جدة")],
    ),
    (
        "several strikes of one sortie are one event",
        "شنّ الطيران الحربي ثلاث غارات على بلدة كفرنبل.",
        [("air_strike", "كفرنبل")],
    ),
    ("people who flee", "فرّت مئات العائلات من بلدة الدبس.", [("displacement", "الدبس")]),
    ("an attacker who flees displaces nobody", "فر المسلح من بلدة الدبس.", []),
    ("why people went", "وصل مدنيون إلى المخيم هرباً من القصف.", []),
    (
        "reinforcements of which the text names no party, for a place",
        "قال المصدر إن تعزيزات عسكرية كبيرة وصلت إلى محافظة مأرب.",
        [("reinforcement", "مأرب")],
    ),
    (
        "attackers who are suicide bombers",
        "هاجم انتحاريون مركزاً للشرطة في كركوك.",
        [("suicide_bombing", "كركوك")],
    ),
    (
        "places before 'came under', the last with a shell's name",
        "وتعرضت مدينتا حيان وعندان لعدة قذائف مدفعية.",
        [("shelling", "حيان"), ("shelling", "عندان")],
    ),
    (
        "three clauses of one sentence, each with its place",
        "وسقط شهيدان في بلدة مديرا جراء غارات جوية، وتعرضت مدينة حرستا لقصف مدفعي، وسقط شهيد في بلدة مسرابا.",
        [("air_strike", "مديرا"), ("shelling", "حرستا"), ("armed_attack", "مسرابا")],
    ),
    (
        "fighting that broke out twice",
        "واندلعت اشتباكات في بلدة تقاد ووقعت اشتباكات عنيفة قرب قرية عاجل.",
        [("clash", "تقاد"), ("clash", "عاجل")],
    ),
    (
        "places joined by words without a row",
        "سيطر الجيش الحر على دوار الراعي ومبنى البلدية وشارع زمزم في مدينة الباب.",
        [("seizure", "دوار الراعي"), ("seizure", "مبنى البلدية"), ("seizure", "شارع زمزم")],
    ),
    (
        "what aircraft wreck they struck",
        "دمر الطيران الحربي رتلاً للتنظيم قرب الميادين.",
        [("air_strike", "الميادين")],
    ),
    (
        "a tank wrecked",
        "وتمكنت الفصائل من تدمير دبابة لقوات النظام في بلدة مورك.",
        [("armed_attack", "مورك")],
    ),
    ("a body found", "عثر الأهالي على جثة رجل على أطراف بلدة تل حميس.", [("other", "تل حميس")]),
    ("a body bound", "عثر الأهالي على جثة رجل مكبل اليدين قرب بلدة نحتة.", [("execution", "نحتة")]),
    ("an ultimatum", "أمهلت قوات النظام مقاتلي بلدة بيت جن 72 ساعة.", [("threat", "بيت جن")]),
    (
        "an agreement that came about",
        "تم الاتفاق على إدخال مساعدات إلى ريف حمص الشمالي.",
        [("agreement", "ريف حمص الشمالي")],
    ),
    ("an aircraft shot down", "تمكن الثوار من إسقاط طائرة مروحية قرب بلدة مورك.", [("armed_attack", "مورك")]),
    ("a column on the move", "قال شهود إن رتلاً عسكرياً اتجه إلى قرية كفرجنة.", [("reinforcement", "كفرجنة")]),
    ("a visitor who comes", "وصل الوفد إلى مدينة الرقة.", []),
    ("men burnt", "أظهر المقطع حرق أربعة عناصر من الحشد الشعبي في الأنبار.", [("execution", "الأنبار")]),
    (
        "men of no name who pledge, seen in pictures",
        "تداولت معرفات صوراً لملثمين في بادية السخنة يجددون البيعة.",
        [("pledge", "بادية السخنة")],
    ),
    ("torture that somebody suffered", "وقال إنه تعرض للتعذيب.", [("other_violence", None)]),
]


@pytest.mark.parametrize(("why", "text", "told"), CASES, ids=[case[0] for case in CASES])
def test_the_sentence_tells(look: Look, why: str, text: str, told: Told) -> None:
    """Each sentence tells these, no more and no fewer; which of them are one event is another matter."""
    mentions = [(m.type, m.place.main.name if m.place else None) for m in look.mentions(text) if m.specific]
    assert mentions == told, why


def test_an_event_told_beside_a_count(look: Look) -> None:
    """A sentence that counts may tell an event in other words; the counted harm is none."""
    text = (
        "سجل التقرير مقتل 43 مدنياً وإصابة 120 آخرين في محافظة إدلب منذ مطلع العام، "
        "فيما سقطت قذائف على بلدة كفرنبل."
    )
    record = look.record(text)
    assert [t.measure for t in record.tallies] == ["killed", "wounded"]
    assert [(e.type, e.place.name if e.place else None) for e in record.events] == [("shelling", "كفرنبل")]
