"""Who did what to whom, in each construction that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Look

# (sentence, type, doers, [(whom, what)], why)
CONSTRUCTIONS = [
    # verbs
    ("هاجمت خلايا داعش حاجزاً لقسد في بلدة ذيبان.", "armed_attack", ["isis"], [("sdf", "checkpoint")], "verb, subject, object"),
    ("خلايا داعش هاجمت حاجزاً لقسد في بلدة ذيبان.", "armed_attack", ["isis"], [("sdf", "checkpoint")], "subject, verb, object"),
    ("استهدف مسلحون مجهولون سيارة عسكرية لقسد قرب بلدة الصور.", "armed_attack", ["unknown_gunmen"], [("sdf", "vehicle")], "gunmen not known"),
    ("اغتال مجهولون مختار قرية الجنينة.", "assassination", ["unknown_gunmen"], [("local_officials", "person")], "a verb of harm with both sides"),
    ("اغتيل مختار قرية الجنينة على يد مسلحين مجهولين.", "assassination", ["unknown_gunmen"], [("local_officials", "person")], "a passive with its doer behind a marker"),
    ("اعتقلت الأسايش ثلاثة مدنيين في مدينة القامشلي.", "arrest", ["asayish"], [("civilians", "person")], "the counted are whom it was done to"),
    ("داهمت قوات سوريا الديمقراطية منزلاً في بلدة الشحيل.", "raid", ["sdf"], [("unknown", "house")], "whose house is searched is not said"),
    ("قصفت قوات النظام منزلاً في بلدة كنصفرة.", "shelling", ["syrian_army"], [("civilians", "house")], "a house stands for civilians"),
    ("انفجر لغم بسيارة تقل عائلة قرب بلدة كفرزيتا.", "landmine", [], [("civilians", "vehicle")], "a family rides in it"),
    ("قُتل متزعم في تنظيم داعش برصاص مسلحين مجهولين في بلدة ذيبان.", "armed_attack", ["unknown_gunmen"], [("isis", "person")], "a leader is a member"),
    ("انفجرت دراجة نارية ملغمة قرب دورية للأسايش في مدينة الشدادي.", "bombing", [], None, "another word for rigged"),
    ("أطلق مجهولون النار على صاحب محل صرافة في مدينة الرقة وسلبوه حقيبة نقود.", "armed_attack", ["unknown_gunmen"], None, "an attack with a robbery"),
    ("انفجر لغم بحافلة على طريق السلمية.", "landmine", [], [("civilians", "vehicle")], "a bus stands for civilians"),
    ("استهدف مسلحون مجهولون سيارة تقل مقاتلين من قسد قرب بلدة الصور.", "armed_attack", ["unknown_gunmen"], [("sdf", "vehicle")], "who rides in it"),
    ("قصفت قسد قاعدة تركية في ريف جرابلس.", "shelling", ["sdf"], [("turkey", "base")], "whose it is, inside the name of the thing"),
    ("داهمت وحدات من قسد، يساندها التحالف الدولي، منزلاً في بلدة الشحيل.", "raid", ["sdf", "coalition"], None, "who stood by the doer did it too"),
    ("اختطفت ميليشيا قسد المدعومة من أمريكا ستة شبان في بلدة العريشة.", "abduction", ["sdf"], None, "who backs a party has not done its deed"),
    ("ألقت الأسايش القبض على ثلاثة مهربين في مدينة القامشلي.", "arrest", ["asayish"], [("smugglers", "person")], "a verb phrase around its doer"),
    ("اعتقلت الأسايش رجلاً في مدينة القامشلي.", "arrest", ["asayish"], [("unknown", "person")], "a man who is taken is not said to be a civilian"),
    ("هيئة تحرير الشام وفصائل من الجيش الحر هاجموا حاجزاً للنظام في بلدة مورك.", "armed_attack", ["fsa", "hts"], None, "two subjects before the verb"),
    ("قصف من الطيران الحربي الروسي على بلدة الأتارب.", "air_strike", ["russian_air_force"], [], "the doer behind من"),
    ("القصف الروسي على بلدة الطوب.", "air_strike", ["russian_air_force"], [], "a power that bombs from afar"),
    ("هاجم مسلحون مجهولون، فجر اليوم، حاجزاً لقسد في بلدة ذيبان.", "armed_attack", ["unknown_gunmen"], [("sdf", "checkpoint")], "a date between verb and object"),
    ("قصفت مدفعية النظام منازل المدنيين في بلدة كنصفرة.", "shelling", ["syrian_army"], [("civilians", "house")], "an arm of a party as subject"),
    ("قصفت طائرات حربية روسية محيط بلدة البارة.", "air_strike", ["russian_air_force"], [], "bare shelling by an air force"),
    ("قُتل عنصران من قسد برصاص مسلحين مجهولين في بلدة ذيبان.", "armed_attack", ["unknown_gunmen"], [("sdf", "person")], "behind a word for shots"),
    ("قُتل جندي من قبل عناصر داعش في بادية السخنة.", "armed_attack", ["isis"], None, "behind a compound preposition"),
    ("أطلق مسلحون مجهولون النار على دورية للأسايش في مدينة الشدادي.", "armed_attack", ["unknown_gunmen"], [("asayish", "convoy")], "a verb phrase around its subject"),
    ("اغتاله مسلحون مجهولون أمام منزله في مدينة جاسم.", "assassination", ["unknown_gunmen"], [], "the object is a pronoun"),
    ("فجّر انتحاري نفسه في سوق مدينة الباب.", "suicide_bombing", ["unknown"], [("civilians", "market")], "a bomber of no named side"),
    # verbal nouns
    ("اغتيال قيادي في هيئة تحرير الشام في مدينة إدلب.", "assassination", [], [("hts", "person")], "a verbal noun with its object"),
    ("اعتقال قوات النظام أربعة شبان في مدينة دوما.", "arrest", ["syrian_army"], [("civilians", "person")], "a verbal noun with subject and object"),
    ("هجوم لتنظيم داعش على نقطة للجيش في بادية الرصافة.", "armed_attack", ["isis"], [("syrian_army", "position")], "the doer and the target behind prepositions"),
    ("هجوم مسلح لمجهولين على حاجز للنظام في مدينة نوى.", "armed_attack", ["unknown_gunmen"], [("syrian_army", "checkpoint")], "an adjective between"),
    ("قصف مدفعي للنظام على قرية الفطيرة.", "shelling", ["syrian_army"], [], "shelling with its means as adjective"),
    ("غارات روسية على أطراف بلدة كفريا.", "air_strike", ["russian_air_force"], [], "a nationality as the doer"),
    ("غارة للتحالف الدولي على موقع لداعش في جبال حمرين.", "air_strike", ["coalition"], [("isis", "position")], "the doer of a strike behind a preposition"),
    ("انفجار عبوة ناسفة بسيارة عسكرية لقسد في مدينة منبج.", "bombing", [], [("sdf", "vehicle")], "a blast and what it hit"),
    ("انفجرت عبوة ناسفة بآلية تابعة للجيش الوطني في مدينة رأس العين.", "bombing", [], [("sna", "vehicle")], "the same with a verb"),
    ("كمين لدورية من الجيش العراقي في ناحية العظيم.", "ambush", [], [("iraqi_forces", "convoy")], "an ambush for somebody"),
    # light verbs
    ("شنّت خلايا داعش هجوماً على حقل العمر.", "armed_attack", ["isis"], None, "a light verb with its subject"),
    ("هجوم شنّه تنظيم داعش على حاجز للنظام في بادية حمص.", "armed_attack", ["isis"], [("syrian_army", "checkpoint")], "a relative clause behind the act"),
    ("نفذ مجهولون عملية اغتيال بحق قيادي في الجيش الوطني في مدينة عفرين.", "assassination", ["unknown_gunmen"], [("sna", "person")], "carried out against"),
    ("تعرّضت دورية للأسايش لهجوم مسلح في بلدة الهول.", "armed_attack", [], [("asayish", "convoy")], "undergoing: the subject is hit"),
    ("تعرض حاجز للفرقة الرابعة لهجوم من قبل مسلحين مجهولين في بلدة اليادودة.", "armed_attack", ["unknown_gunmen"], [("fourth_division", "checkpoint")], "undergoing, with its doer"),
    ("دورية لقسد تعرضت لهجوم بقنبلة يدوية في بلدة الكسرة.", "armed_attack", [], [("sdf", "convoy")], "undergoing behind its subject"),
    ("نصب مسلحون مجهولون كميناً لسيارة تابعة للقاطرجي في بادية معدان.", "ambush", ["unknown_gunmen"], [("qaterji_militia", "vehicle")], "laying an ambush"),
    ("غارات جوية طالت مقرات لهيئة تحرير الشام في جبل الزاوية.", "air_strike", [], [("hts", "position")], "an act as the subject of reaching"),
    ("وقعت اشتباكات بين قسد والجيش الوطني على محور مرعناز.", "clash", ["sdf", "sna"], [], "two sides of a clash"),
    ("اندلعت اشتباكات بين عناصر من الدفاع الوطني وعناصر من الفرقة الرابعة في مدينة الميادين.", "clash", ["pro_government_militia", "fourth_division"], [], "two sides with their fighters"),
    ("اشتبكت قوات النظام مع خلايا داعش في بادية الشولا.", "clash", ["syrian_army", "isis"], [], "one side with another"),
    # several doers, and doers told by little
    ("سيطر الجيش السوري وحلفاؤه على مدينة الميادين.", "seizure", ["syrian_army", "pro_government_militia"], [], "the allies of the army"),
    ("سيطرت قوات النظام بدعم جوي روسي على جبل محسة.", "seizure", ["syrian_army", "russian_air_force"], [], "a helper told by an adjective"),
    ("نفذت الطائرات الروسية والسورية غارات على بلدة حيان.", "air_strike", ["russian_air_force", "syrian_army"], [], "the aircraft of two states"),
    ("أطلق مجهولان على دراجة نارية النار على تاجر في مدينة نوى.", "armed_attack", ["unknown_gunmen"], [("civilians", "person")], "what the doers rode is not what they hit"),
    ("استعادت القوات العراقية السيطرة على الحويجة من تنظيم داعش.", "seizure", ["iraqi_forces"], [("isis", "person")], "the party that lost what was gained"),
    ("استهداف قوات النظام بقذيفة مدفعية بلدة كفربطنا.", "shelling", ["syrian_army"], [], "the means between the doer and the town"),
    # other kinds
    ("سيطر الجيش الوطني على قرية المحسنلي.", "seizure", ["sna"], [], "control gained"),
    ("انسحبت قوات النظام من قرية أم حارتين.", "withdrawal", ["syrian_army"], [], "a withdrawal"),
    ("أرسل التحالف الدولي تعزيزات عسكرية إلى حقل كونيكو.", "reinforcement", ["coalition"], [], "reinforcements sent"),
    ("أضرم مجهولون النار في منزل عضو في مجلس بلدة الباغوز.", "looting_destruction", ["unknown_gunmen"], [("local_officials", "house")], "a house set on fire"),
    ("خطفت مجموعة مسلحة طبيباً في مدينة السويداء.", "abduction", None, [("civilians", "person")], "an armed group of nobody in particular"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "doers", "targets", "why"), CONSTRUCTIONS, ids=[c[-1] for c in CONSTRUCTIONS]
)
def test_constructions(
    look: Look, text: str, kind: str, doers: list[str] | None, targets: list[tuple[str, str]] | None, why: str
) -> None:
    event = look.event(text)
    assert event.type == kind, why
    if doers is not None:
        assert sorted(p.id for p in event.initiators) == sorted(doers), why
    if targets is not None:
        assert [(p.id, p.object) for p in event.targets] == targets, why


WEAPONS = [
    ("قُتل عنصر من قسد بانفجار عبوة ناسفة في بلدة الصور.", ["ied"], "a roadside bomb"),
    ("انفجرت سيارة مفخخة في مدينة الباب.", ["vehicle_bomb"], "a car bomb"),
    ("انفجار دراجة نارية مفخخة في مدينة عفرين.", ["motorcycle_bomb"], "a motorcycle bomb"),
    ("استهدف مسلحون دورية للأسايش بقذيفة آر بي جي في بلدة الحريجي.", ["rpg"], "a launcher"),
    ("ألقى مجهولون قنبلة يدوية على منزل في بلدة غرانيج.", ["grenade"], "a hand grenade"),
    ("اغتيل عنصر من الأسايش بمسدس كاتم للصوت في مدينة الرقة.", ["silenced_gun"], "a silenced pistol"),
    ("قصف الطيران الروسي محيط بلدة البارة.", ["aircraft"], "an air strike always has aircraft"),
    ("استهدفت طائرة مسيرة سيارة في مدينة عين العرب.", ["drone"], "a drone strike always has a drone"),
    ("قصف مدفعي على قرية الفطيرة.", ["artillery"], "the means as adjective"),
    ("سقوط قذائف هاون على مدينة أعزاز.", ["mortar"], "mortar shells"),
    ("إطلاق نار على حاجز للنظام في مدينة طفس.", ["small_arms"], "shots"),
    ("فجّر انتحاري حزامه الناسف في مدينة الحسكة.", ["explosive_belt"], "a belt"),
    ("فجّر انتحاري نفسه في مدينة الحسكة.", [], "a bomber alone names no weapon"),
    ("قُتل طفل بانفجار لغم أرضي قرب بلدة الخفسة.", ["landmine"], "a mine"),
    ("داهمت الأسايش منزلاً وصادرت أسلحة رشاشة في مدينة الشدادي.", None, "arms taken are no means"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "weapons", "why"), WEAPONS, ids=[c[-1] for c in WEAPONS])
def test_weapons(look: Look, text: str, weapons: list[str] | None, why: str) -> None:
    event = look.event(text)
    if weapons is None:
        assert event.type == "raid", why
        return
    assert list(event.weapons) == weapons, why
    assert all(f"weapon:{w}" in event.words for w in weapons), why
