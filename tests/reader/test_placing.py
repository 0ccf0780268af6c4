"""Phrases that name a place: class words, what holds them, lists, roads, nearness, and where nothing happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tawthiq.reader.precision import precision_of

if TYPE_CHECKING:
    from .conftest import Look

# (sentence, [(relation, name, holders, precision)], why)
PHRASES = [
    ("انفجار في مدينة منبج", [("inside", "منبج", [], "settlement")], "a class word is no part of the name"),
    ("انفجار في بلدة الشحيل بريف دير الزور الشرقي", [("inside", "الشحيل", ["ريف دير الزور الشرقي"], "settlement")], "held by a countryside with its direction"),
    ("انفجار في قرية الحصان التابعة لناحية الكسرة", [("inside", "الحصان", ["الكسرة"], "settlement")], "held by a sub-district"),
    ("انفجار في حي غويران بمدينة الحسكة", [("inside", "حي غويران", ["الحسكة"], "settlement")], "a quarter keeps its class word"),
    ("هجوم في بادية السخنة شرقي حمص", [("inside", "بادية السخنة", ["حمص"], "area")], "a desert, and a direction from a city"),
    ("انفجار قرب بلدة الصور", [("near", "الصور", [], "area")], "near a town is an area"),
    ("انفجار بالقرب من قرية العزبة", [("near", "العزبة", [], "area")], "near in two words"),
    ("انفجار على بعد خمسة كيلومترات من مدينة تدمر", [("near", "تدمر", [], "area")], "at a distance from"),
    ("كمين على طريق دير الزور - تدمر", [("inside", "طريق دير الزور - تدمر", [], "area")], "a road with both its ends"),
    ("اشتباكات بين بلدتي سراقب ومعرة النعمان", [("between", "بين سراقب ومعرة النعمان", ["معرة النعمان"], "area")], "between two places"),
    ("قصف على مدن حرستا وعربين ودوما", [("inside", "حرستا", [], "settlement"), ("inside", "عربين", [], "settlement"), ("inside", "دوما", [], "settlement")], "a list under one class word"),
    ("سيطرت على قرى أم الحصى وزنقوبة وأم الرجوم في الريف الشرقي", [("inside", "أم الحصى", [], "settlement"), ("inside", "زنقوبة", [], "settlement"), ("inside", "أم الرجوم", ["الريف الشرقي"], "settlement")], "a list of hamlets that no gazetteer has"),
    ("سيطرت على قرى تل مرجان , زنقوبة , زغيب الشواخ شرق حلب", [("inside", "تل مرجان", [], "settlement"), ("inside", "زنقوبة", [], "settlement"), ("inside", "زغيب الشواخ", ["حلب"], "settlement")], "the same with commas"),
    ("سيطرت على بلدتي سراقب وزنقوبة وتابعت التقدم", [("inside", "سراقب", [], "settlement"), ("inside", "زنقوبة", [], "settlement")], "a verb behind the list is no name"),
    ("هجوم شرقي مدينة الشدادي", [("inside", "الشدادي", [], "area")], "a direction from a town is beside the town, as nearness is"),
    ("هجوم شرقي دير الزور", [("inside", "شرقي دير الزور", [], "area")], "a side of a governorate's city is told as a land of its own"),
    ("قصف على تلة الـ300 ومشروع 500 شقة", [("inside", "تلة 300", [], "area"), ("inside", "مشروع 500 شقة", [], "site")], "names that are numbers"),
    ("سيطرت على قاعدة اللواء 93", [("inside", "قاعدة اللواء 93", [], "site")], "a base by the number of its brigade"),
    ('سيطرت على منطقة "كروم زيتان" أمس', [("inside", "كروم زيتان", [], "settlement")], "quotation marks close a name in"),
    ("قصف على منطقة طعوس الخضير", [("inside", "طعوس الخضير", [], "settlement")], "a name of two words"),
    ("قصف على قرية السوسة المنكوبة", [("inside", "السوسة", [], "settlement")], "a word that tells what the village is like"),
    ("قصف على قريتي شنان قموع والجرنية", [("inside", "شنان قموع", [], "settlement"), ("inside", "الجرنية", [], "settlement")], "two words between a dual and the joint of its list"),
    ("قصف على قرى الحاج علي والدبس", [("inside", "الحاج علي", [], "settlement"), ("inside", "الدبس", [], "settlement")], "a man's name that folds into a preposition"),
    ("سيطرت على معمل الإسمنت وعلى حاجز الدلة وكامل تل الصوان", [("inside", "معمل الإسمنت", [], "site"), ("inside", "حاجز الدلة", [], "site"), ("inside", "تل الصوان", [], "settlement")], "the preposition again, and how much of it"),
    ("قصف على أحياء جوبر و برزة و القابون", [("inside", "حي جوبر", [], "settlement"), ("inside", "حي برزة", [], "settlement"), ("inside", "حي القابون", [], "settlement")], "a joint set apart by a space"),
    ("قصف على حيي الصيادلة والبلديات", [("inside", "حي الصيادلة", [], "settlement"), ("inside", "حي البلديات", [], "settlement")], "quarters that bear the names of people and things"),
    ("انتشار قوات على الحدود العراقية - السورية أمس", [("inside", "الحدود العراقية السورية", [], "area")], "a border by the adjectives of its countries"),
    ("إطلاق نار قرب الحدود مع الأردن", [("near", "الحدود مع الأردن", [], "area")], "a border by the country beyond it"),
    ("قصف على حي الشيخ ياسين", [("inside", "حي الشيخ ياسين", [], "settlement")], "a quarter that bears a man's name"),
    ("غارات على الأحياء الشرقية في مدينة حلب", [("inside", "الأحياء الشرقية", ["حلب"], "area")], "a side of a town"),
    ("انفجار في مدينة الصدر ببغداد", [("inside", "مدينة الصدر", ["بغداد"], "settlement")], "a name that has its word of place in it"),
    ("غارات في محافظة البيضاء، جنوبي اليمن", [("inside", "البيضاء", [], "governorate"), ("inside", "اليمن", [], "area")], "behind a comma a side of the country is no second place of a list"),
    ("تعرضت مدينتا عندان وحريتان لقصف", [("inside", "عندان", [], "settlement"), ("inside", "حريتان", [], "settlement")], "a dual as the subject"),
    ("هجوم في شمال وشرق سوريا", [("inside", "شمال وشرق سوريا", [], "area")], "a part of the country is a land of its own"),
    ("انفجار وسط بغداد", [("inside", "بغداد", [], "settlement")], "the middle of a town is the town"),
    ("هجوم شرق الفرات", [("inside", "شرق الفرات", [], "area")], "a side of the river is a land of its own"),
    ("انفجار في منطقة الباب", [("inside", "الباب", [], "settlement")], "the word for an area is no part of the name"),
    ("اشتباكات في حيي سيف الدولة وصلاح الدين", [("inside", "حي سيف الدولة", [], "settlement"), ("inside", "حي صلاح الدين", [], "settlement")], "a dual names one quarter, and another"),
    ("انفجار في كابل أمس", [("inside", "كابل", [], "settlement")], "a capital before camels with a particle"),
    ("انفجار في منطقة الصدرية", [("inside", "الصدرية", [], "settlement")], "an area that no gazetteer has"),
    ("هجوم على سفارة الولايات المتحدة في بغداد", [("inside", "الولايات المتحدة", [], "country"), ("inside", "بغداد", [], "settlement")], "a country is not held by a town"),
    ("انفجار وسط العاصمة دمشق", [("inside", "دمشق", [], "settlement")], "the word for a capital is no name"),
    ("عملية تفتيش في وادي حوران", [("inside", "وادي حوران", [], "area")], "a name that begins with its word of place"),
    ("حملة في ريف دير الزور الغربي", [("inside", "ريف دير الزور الغربي", [], "area")], "a countryside by itself"),
    ("هجوم في محافظة الأنبار", [("inside", "الأنبار", [], "governorate")], "a governorate"),
    ("هجوم على سجن غويران", [("inside", "سجن غويران", [], "site")], "a prison keeps its class word"),
    ("توتر في مخيم الهول", [("inside", "مخيم الهول", [], "site")], "a camp"),
    ("هبوط في مطار القامشلي", [("inside", "مطار القامشلي", [], "site")], "an airport"),
    ("انفجار في حقل العمر النفطي", [("inside", "حقل العمر", [], "site")], "an oil field"),
    ("انفجار في قرية تل مرجان الصغيرة", [("inside", "تل مرجان الصغيرة", [], "settlement")], "a village that no gazetteer has"),
    ("انفجار بمدينة الباب", [("inside", "الباب", [], "settlement")], "a town whose name is a common word, behind its class word"),
    ('انفجار في مدينة "الرقة"', [("inside", "الرقة", [], "settlement")], "a name in quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PHRASES, ids=[c[-1] for c in PHRASES])
def test_phrases(look: Look, text: str, expected: list[tuple[str, str, list[str], str]], why: str) -> None:
    shown = [
        (p.relation, p.main.name, [h.name for h in p.holders], precision_of(p))
        for p in look.sentence(text).places
    ]
    assert shown == expected, why


ELSEWHERE = [
    ("نقلوا الجرحى إلى مدينة القامشلي", "origin", "where somebody was taken"),
    ("شاب ينحدر من مدينة حمص", "origin", "where somebody comes from"),
    ("رتل قادم من مدينة الشدادي", "origin", "where a convoy came from"),
    ("نازحون من أبناء مدينة عفرين", "origin", "whose people they are"),
]


@pytest.mark.parametrize(("text", "relation", "why"), ELSEWHERE, ids=[c[-1] for c in ELSEWHERE])
def test_places_where_nothing_happened(look: Look, text: str, relation: str, why: str) -> None:
    assert [p.relation for p in look.sentence(text).places] == [relation], why


NO_PLACE = [
    ("طرد مسلحيه من أربع قرى جديدة", "what the villages are like is no name"),
    ("تقدم في الأطراف الجنوبية والغربية", "a point of the compass is no town"),
    ("أعلنت قوات سوريا الديمقراطية ذلك", "a country inside a party's name"),
    ("فتح الباب أمام المفاوضات", "a door"),
    ("نشرت الصور أمس", "pictures"),
    ("ركب الحصان وهرب", "a horse"),
    ("قالت شبكة عين الفرات ذلك", "a river inside an outlet's name"),
    ("أصيب بجروح", "wounds, not a hamlet"),
    ("قصفت سوقاً شعبياً أمس", "what a market is like"),
    ("هجوم على قرية تابعة لهم", "what a village is like"),
    ("ومن ناحية ثانية أعلن ذلك", "a figure of speech, no sub-district"),
    ("انفجار وسط الحي أمس", "a quarter told before, not the town of that name"),
    ("قتلهم بطريق الخطأ", "by mistake, no road"),
    ("سيطروا على خمس قرى كانت تحت سيطرتهم", "a verb behind villages"),
    ("وأدى النزاع إلى ذلك", "a verb that folds into a valley"),
]


@pytest.mark.parametrize(("text", "why"), NO_PLACE, ids=[c[-1] for c in NO_PLACE])
def test_words_that_are_no_places(look: Look, text: str, why: str) -> None:
    assert [p.main.name for p in look.sentence(text).places] == [], why


# (text of one event, name, governorate, country, precision, why)
EVENT_PLACES = [
    ("انفجرت عبوة ناسفة في بلدة الشحيل بريف دير الزور الشرقي.", "الشحيل", "deir_ez_zor", "SY", "settlement", "a town in its countryside"),
    ("انفجرت عبوة ناسفة في مدينة الباب شرقي حلب.", "الباب", "aleppo", "SY", "settlement", "a town by the direction from a city"),
    ("هاجم مسلحون نقطة للجيش العراقي في قضاء الرطبة بمحافظة الأنبار.", "الرطبة", "anbar", "IQ", "district", "an Iraqi district"),
    ("انفجر لغم قرب مدينة السخنة.", "السخنة", "homs", "SY", "area", "near a town"),
    ("قصفت قوات النظام بلدة كنصفرة في جبل الزاوية جنوبي إدلب.", "كنصفرة", "idlib", "SY", "settlement", "two holders"),
    ("اغتيل شاب في مدينة طفس غربي درعا.", "طفس", "daraa", "SY", "settlement", "a southern town"),
    ("انفجرت سيارة مفخخة في حي الكرادة وسط بغداد.", "حي الكرادة", "baghdad", "IQ", "settlement", "a quarter of a capital"),
    ("قُتل عنصر من قسد بهجوم نفذه مسلحون قدموا من مدينة الشدادي على حاجز في بلدة الصور.", "الصور", "deir_ez_zor", "SY", "settlement", "not where the attackers came from"),
    ("اندلعت اشتباكات بين قسد والجيش الوطني على أطراف مدينة تل رفعت.", "تل رفعت", "aleppo", "SY", "area", "the edges of a town"),
    ("قال محافظ الحسكة إن عبوة ناسفة انفجرت في بلدة تل تمر.", "تل تمر", "hasakah", "SY", "settlement", "not what the speaker governs"),
    ("استهدفت غارة إسرائيلية مطار حلب الدولي.", None, "aleppo", "SY", "site", "an airport"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "admin1", "country", "precision", "why"), EVENT_PLACES, ids=[c[-1] for c in EVENT_PLACES]
)
def test_places_of_events(
    look: Look, text: str, name: str | None, admin1: str, country: str, precision: str, why: str
) -> None:
    place = look.event(text).place
    assert place is not None, why
    assert (place.admin1, place.country, place.precision) == (admin1, country, precision), why
    assert name is None or place.name == name, why
    assert place.text in text, why


# (text, name and precision of the last event's place, why)
POINTERS = [
    ("قصفت قوات النظام مدينة سراقب. وقُتل ثلاثة مدنيين بانفجار لغم في المدينة.", ("سراقب", "settlement"), "a town told in the sentence before"),
    ("انفجرت عبوة في مدينة الحسكة قرب بلدة تل تمر. ثم هاجم مسلحون حاجزاً وسط البلدة.", ("تل تمر", "settlement"), "the town that bore the same word"),
    ("شهدت محافظة درعا توتراً. وقُتل شاب برصاص مجهولين في الريف الغربي.", ("ريف درعا الغربي", "area"), "the countryside of the governorate told before"),
    ("شهد العراق توتراً أمس. وقُتل جندي بانفجار عبوة ناسفة غرب البلاد.", ("العراق", "area"), "a side of the country told before"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), POINTERS, ids=[c[-1] for c in POINTERS])
def test_words_of_place_that_point_back(look: Look, text: str, expected: tuple[str, str], why: str) -> None:
    place = look.events(text)[-1].place
    assert place is not None, why
    assert (place.name, place.precision) == expected, why


def test_a_word_of_place_that_points_to_nothing_is_no_place(look: Look) -> None:
    assert look.event("قُتل ثلاثة مدنيين بانفجار لغم في المدينة.").place is None
