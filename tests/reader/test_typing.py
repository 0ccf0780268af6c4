"""The type of an event: by its word, and where that is general, by the means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Look

TYPES = [
    ("قُتل عنصر من قسد برصاص مسلحين مجهولين في بلدة ذيبان.", "armed_attack", "killed by shots: the means decides"),
    ("اغتال مسلحون قيادياً في الجيش الوطني في مدينة عفرين.", "assassination", "only where the text says so"),
    ("أعدم تنظيم داعش ثلاثة رعاة في بادية السخنة.", "execution", "the killing of captives"),
    ("قُتل مدني بانفجار عبوة ناسفة في مدينة منبج.", "bombing", "by the weapon"),
    ("استهدف هجوم بعبوة ناسفة دورية للشرطة في مدينة بعقوبة.", "bombing", "an attack by what was planted"),
    ("أعلنت قسد القبض على مطلوب خلال مداهمة في مدينة الطبقة.", "arrest", "an arrest, by way of a search"),
    ("توصل الطرفان إلى اتفاق لوقف إطلاق النار في مدينة درعا.", "agreement", "two sides named elsewhere"),
    ("قُتل طفل بانفجار لغم في قرية الحصان.", "landmine", "a mine, not a bomb"),
    ("أصيب طفلان بانفجار جسم من مخلفات الحرب في بلدة كفرنبل.", "landmine", "remnants of war"),
    ("فجر انتحاري نفسه بحزام ناسف في مدينة الحسكة.", "suicide_bombing", "a bomber"),
    ("انفجرت سيارة مفخخة يقودها انتحاري قرب مدينة سنجار.", "suicide_bombing", "a blast with a bomber at the wheel"),
    ("قصفت مدفعية النظام قرية الفطيرة.", "shelling", "guns"),
    ("الطائرة استهدفت بصاروخين مشفى في مدينة الأتارب.", "air_strike", "rockets fired by an aircraft"),
    ("قصف الطيران الروسي قرية الفطيرة.", "air_strike", "bare shelling by an air force"),
    ("قصفت طائرة مسيرة تركية سيارة في مدينة القامشلي.", "drone_strike", "a drone"),
    ("استهدف طيران مسير سيارة عسكرية في مدينة عين عيسى.", "drone_strike", "hit by drones"),
    ("استهدفت مدفعية النظام بلدة كنصفرة.", "shelling", "hit by guns"),
    ("استهدف صاروخ موجه سيارة عسكرية للنظام في ريف إدلب.", "armed_attack", "a guided missile at a vehicle"),
    ("قتل جندي قنصاً على محور كفرعمة.", "armed_attack", "a sniper's shot"),
    ("ألقى مجهولون قنبلة يدوية على منزل في بلدة غرانيج.", "armed_attack", "a thrown grenade"),
    ("وقع عناصر من الجيش العراقي في كمين في ناحية العظيم.", "ambush", "falling into an ambush"),
    ("اندلعت اشتباكات خلال محاولة تسلل لقوات النظام على محور داديخ.", "clash", "a clash during an attempt to infiltrate"),
    ("شن مسلحون هجوماً على حاجز للنظام في بلدة نوى تلته اشتباكات.", "armed_attack", "an attack that became a clash"),
    ("داهمت الأسايش منزلاً في بلدة الشحيل واعتقلت شابين.", "raid", "a search with an arrest is one raid"),
    ("نفذت قسد حملة أمنية في بلدة الهول اعتقلت خلالها 12 شخصاً.", "security_operation", "a sweep with arrests"),
    ("اعتقلت قوات النظام شاباً على حاجز في مدينة دوما.", "arrest", "an arrest"),
    ("خطف مجهولون طالباً في مدينة السويداء.", "abduction", "an abduction"),
    ("نهب عناصر من الفرقة الرابعة منازل في بلدة معدان.", "looting_destruction", "looting"),
    ("هاجم الجيش الوطني قرية المحسنلي وسيطر عليها.", "seizure", "an attack that ends in a capture"),
    ("نظم أهالي مدينة الطبقة مظاهرة ضد قسد.", "protest", "a protest"),
    ("بايعت مجموعة من المقاتلين تنظيم داعش في ولاية خراسان.", "pledge", "a pledge"),
    ("توصلت قسد والنظام إلى اتفاق في مدينة حلب.", "agreement", "an agreement"),
    ("نزحت مئات العائلات من مدينة عفرين.", None, "people who fled are a displacement or a count"),
    ("ألقت طائرات التحالف منشورات ورقية فوق مدينة البوكمال.", "leaflet_drop", "leaflets"),
    ("أعلنت الولايات المتحدة عن مكافأة مالية مقابل معلومات عن زعيم داعش.", "reward_offer", "a reward"),
    ("تعرض معتقل للتعذيب في سجن المزة.", "other_violence", "torture"),
    ("أحبطت الأسايش هجوماً بسيارة مفخخة في مدينة الرقة.", "other", "a foiled plot"),
    ("أسقطت القوات الروسية طائرة مسيرة قرب قاعدة حميميم أمس.", "other", "a drone shot down"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "why"), TYPES, ids=[c[-1] for c in TYPES])
def test_types(look: Look, text: str, kind: str | None, why: str) -> None:
    kinds = [e.type for e in look.events(text)]
    if kind is None:
        assert kinds == ["displacement"] or look.record(text).tallies, why
        return
    assert kinds == [kind], why
