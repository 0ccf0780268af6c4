"""Counting, to the letter of the contract: every counted phrase, its bounds, its parts, and whose dead they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tawthiq.reader.toll import Toll

if TYPE_CHECKING:
    from .conftest import Look

Bounds = tuple[str, int | None, int | None, str | None]

# (sentence, [(outcome, min, max, vague)] of what is no part, why)
COUNTED = [
    ("مقتل أحد العناصر", [("killed", 1, 1, None)], "one of them"),
    ("مقتل عنصر من قسد", [("killed", 1, 1, None)], "a singular"),
    ("مقتل عنصرين من قسد", [("killed", 2, 2, None)], "a dual"),
    ("إصابة طفلتين بشظايا", [("wounded", 2, 2, None)], "a feminine dual"),
    ("قُتل عنصران وأصيب ثالث", [("killed", 2, 2, None), ("wounded", 1, 1, None)], "a dual and a third"),
    ("قُتل ثلاثة مدنيين", [("killed", 3, 3, None)], "a number in words"),
    ("مقتل 17 عنصراً", [("killed", 17, 17, None)], "digits"),
    ("مقتل ٢٣ جندياً", [("killed", 23, 23, None)], "Arabic-Indic digits"),
    ("مقتل أكثر من 21 عنصراً", [("killed", 21, None, None)], "more than"),
    ("إصابة ما لا يقل عن عشرة أشخاص", [("wounded", 10, None, None)], "at least"),
    ("مقتل نحو 40 مسلحاً", [("killed", 40, 40, "about")], "about"),
    ("مقتل ما يقارب 15 عنصراً", [("killed", 15, 15, "about")], "nearly"),
    ("مقتل عدد من العناصر", [("killed", 2, None, "several")], "a number of"),
    ("مقتل عناصر من النظام", [("killed", 2, None, "several")], "a plural without a number"),
    ("إصابة عدة أشخاص", [("wounded", 2, None, "several")], "several"),
    ("مقتل عشرات العناصر", [("killed", 10, 99, "tens")], "tens"),
    ("مقتل مئات المدنيين", [("killed", 100, 999, "hundreds")], "hundreds"),
    ("مقتل أقل من عشرة عناصر", [("killed", None, 10, None)], "fewer than"),
    ("مقتل بين خمسة وسبعة عناصر", [("killed", 5, 7, None)], "between two numbers"),
    ("قتل ثلاثة عناصر وأصيب آخرون", [("killed", 3, 3, None), ("wounded", 2, None, "several")], "others"),
    ("قتل عنصر وأصيب آخر", [("killed", 1, 1, None), ("wounded", 1, 1, None)], "another"),
    ("مقتل وإصابة عدد من العناصر", [("killed", 2, None, "several"), ("wounded", 2, None, "several")], "two harms of one group"),
    ("سقوط قتلى وجرحى", [("killed", 2, None, "several"), ("wounded", 2, None, "several")], "dead and wounded without a number"),
    ("سقوط عشرات القتلى والجرحى من المدنيين", [("killed", 10, 99, "tens"), ("wounded", 10, 99, "tens")], "one number for both"),
    ("ثمانية قتلى و12 جريحاً", [("killed", 8, 8, None), ("wounded", 12, 12, None)], "nouns for the harmed"),
    ("قتيلان وجريح", [("killed", 2, 2, None), ("wounded", 1, 1, None)], "a dual noun for the dead"),
    ("لقي ثلاثة عناصر مصرعهم", [("killed", 3, 3, None)], "a verb phrase around its subject"),
    ("لقي شاب حتفه", [("killed", 1, 1, None)], "another such phrase"),
    ("استشهد طفل وامرأة", [("killed", 1, 1, None), ("killed", 1, 1, None)], "two joined by and"),
    ("ارتقى أربعة شهداء", [("killed", 4, 4, None)], "a death told as a rise"),
    ("مقتل ثلاثة مدنيين وإصابة 11", [("killed", 3, 3, None), ("wounded", 11, 11, None)], "a bare number behind the verbal noun"),
    ("تحييد خمسة عناصر", [("killed", 5, 5, None)], "neutralised"),
    ("اعتقلت الأسايش شخصين", [("detained", 2, 2, None)], "an active verb with its subject between"),
    ("اختطف مسلحون تاجراً", [("abducted", 1, 1, None)], "a singular in the accusative"),
    ("العثور على جثة شاب", [("killed", 1, 1, None)], "a body found"),
    ("أسفر الهجوم عن مقتل جنديين وفقدان ثالث", [("killed", 2, 2, None), ("missing", 1, 1, None)], "one missing"),
    ("أودى الانفجار بحياة ثلاثة مدنيين", [("killed", 3, 3, None)], "taking lives"),
    ("أودت الغارة بحياة عنصرين وإصابة ثلاثة", [("killed", 2, 2, None), ("wounded", 3, 3, None)], "lives, then wounded"),
    ("سلّم ثلاثة عناصر أنفسهم", [("surrendered", 3, 3, None)], "giving themselves up"),
    ("مقتل شخصين على الأقل في السوق", [("killed", 2, None, None)], "a lower bound behind a dual"),
    ("مقتل سبعة أشخاص في الأقل", [("killed", 7, None, None)], "the other words for a lower bound"),
    ("مقتل وإصابة 14 عنصراً", [("casualties", 14, 14, None)], "one number for both harms, no share of either"),
    ("سقط عشرات المدنيين بين قتيل وجريح", [("casualties", 10, 99, "tens")], "tens divided between both"),
    ("أصيب أربعة عناصر، توفي أحدهم متأثراً بجراحه", [("wounded", 3, 3, None), ("killed", 1, 1, None)], "one of the wounded dies"),
    ("أصيب مدنيان وفارق أحدهما الحياة", [("wounded", 1, 1, None), ("killed", 1, 1, None)], "one of two, inside the verb phrase"),
    ("سبعة من الشرطة وإصابة عشرين آخرين", [("wounded", 20, 20, None)], "a number before a joined harm is not of it"),
    ("قتلوا عشرين جندياً وأسروا عدداً آخر", [("killed", 20, 20, None), ("captured", 2, None, "several")], "some more, without a noun"),
    ("قالت إن ثلاثة جنود استشهدوا، أحدهم ضابط", [("killed", 3, 3, None)], "the subject before a verb of dying, not the part behind it"),
    ("قُتل ثلاثة مدنيين بقصف على سراقب، وخمسة آخرون بقصف على أريحا", [("killed", 3, 3, None), ("killed", 5, 5, None)], "the word of harm is not said again"),
    ("15 قتيلاً وجريحاً من قوات النظام", [("casualties", 15, 15, None)], "one number before both nouns"),
    ("40 عنصراً بين قتيل وجريح", [("casualties", 40, 40, None)], "one number divided between both"),
    ("وكانت قوة من الجيش قد اعتقلت في البلدة ذاتها الأسبوع الماضي خمسة مطلوبين", [("detained", 5, 5, None)], "the object behind place and time; the force before is the doer"),
    ("ألقت قيادة الشرطة القبض على أربعة متسللين", [("detained", 4, 4, None)], "the object behind the verb's own preposition"),
    ("اغتال مجهولون يستقلون دراجة نارية مدرساً", [("killed", 1, 1, None)], "the object behind a relative clause on the doers"),
    ("فقد أعلنت القيادة انتهاء العملية", [], "a particle, no verb of loss"),
    ("أما المرافق فقد توفي", [("killed", 1, 1, None)], "the particle before another verb"),
    ("مقتل زعيم تنظيم داعش", [("killed", 1, 1, None)], "a noun that the lexicon need not know, before his party"),
    ("أسر المهاجمون اثنين", [("captured", 2, 2, None)], "the doers are definite, the taken are not"),
    ("أوقفت الدورية شابين", [("detained", 2, 2, None)], "the same after a singular"),
    ("استشهد ثلاثة منهم وجرح الرابع", [("killed", 3, 3, None), ("wounded", 1, 1, None)], "the fourth"),
    ("وأصابت الغارة القوافل", [], "things are hit, not wounded"),
    ("فيما ارتفع إلى ستة عدد قتلى قوات النظام", [("killed", 6, 6, None)], "the number before what it counts"),
    ("عدد الشهداء والجرحى تخطى 120", [("casualties", 120, 120, None)], "one number for both, further on"),
    ("راح ضحيته سبعة مدنيين", [("killed", 7, 7, None)], "fallen victim to it"),
    ("عُثر على جثث خمسة مدنيين", [("killed", 5, 5, None)], "the genitive is counted, not the bodies"),
    ("قتل وجرح عشرات المدنيين", [("killed", 10, 99, "tens"), ("wounded", 10, 99, "tens")], "two verbs, one count"),
    ("وقضت على ستة إرهابيين", [("killed", 6, 6, None)], "made an end of them"),
    ("واقتياد اثنين إلى جهة مجهولة", [("abducted", 2, 2, None)], "led away"),
    ("ما أدى إلى وقوع إصابات", [("wounded", 2, None, "several")], "injuries, of nobody named"),
    ("دون تسجيل أي إصابات بين المدنيين", [], "none recorded"),
    ("أدى القصف إلى مقتل وجرح عدد من المسلحين", [("killed", 2, None, "several"), ("wounded", 2, None, "several")], "a verbal noun written like a verb, beside another"),
    ("اشتباكات قُتل وجُرح على إثرها عدد من الجنود", [("killed", 2, None, "several"), ("wounded", 2, None, "several")], "when it happened, between the verbs and their subject"),
    ("ما أدى لإصابته بجروح خطيرة", [("wounded", 1, 1, None)], "a verbal noun behind ل, with the harmed as pronoun"),
    ("سقط أربعة جنود في الكمين", [("killed", 4, 4, None)], "people who fall are dead"),
    ("وكان ثلاثة مقاتلين قد سقطوا أمس", [("killed", 3, 3, None)], "the same behind its subject"),
    ("سقط اثنان من عناصر النظام جرحى", [("wounded", 2, 2, None)], "they fell wounded"),
    ("سقطت البلدة بيد الفصائل", [], "a town falls too"),
    ("أطلق مسلحون النار على شقيقين، فقُتلا على الفور", [("killed", 2, 2, None)], "two told before, in the ending of the verb"),
    ("مقتل عشرين عنصراً، بالإضافة لضابط", [("killed", 20, 20, None), ("killed", 1, 1, None)], "people added to those counted"),
    ("تفجير عبوة بسيارة القيادي ومقتله مع مرافقه", [("killed", 1, 1, None), ("killed", 1, 1, None)], "he and who was with him"),
    ("قتلى على الأقل وعشرات الجرحى", [("killed", 2, None, "several"), ("wounded", 10, 99, "tens")], "at least is said of the count before"),
    ("تدمير المواقع وقتل عدد منهم", [("destroyed", 2, None, "several"), ("killed", 2, None, "several")], "a number of them"),
    ("نعت الهيئة أربعة من مقاتلي الحشد، قضوا أمس بانفجار", [("killed", 4, 4, None)], "those counted before the comma"),
    ("أصيب ثلاثة جنود، أحدهم فارق الحياة", [("wounded", 2, 2, None), ("killed", 1, 1, None)], "one of the wounded, before the verb"),
    ("اعتقلت الشرطة ثلاثة أشخاص", [("detained", 3, 3, None)], "the police of a country that nothing names"),
    ("اعتقال شاب متورط بقتل جنديين", [("detained", 1, 1, None)], "what he is charged with was done another time"),
    ("وألقت القوات القبض على مسؤول في التنظيم", [("detained", 1, 1, None)], "somebody whom no noun of the lexicon counts"),
    ("القضاء على عدد من المسلحين في الغارات", [("killed", 2, None, "several")], "an end made of some"),
    ("القضاء على تنظيم داعش", [], "an end made of a party counts nobody"),
    ("قال إن مدنيين قُتلا في القصف", [("killed", 2, 2, None)], "a verb in the dual behind a noun that may be two or many"),
    ("مقتل خمسة أشخاص بالإضافة إلى إصابة ثلاثة", [("killed", 5, 5, None), ("wounded", 3, 3, None)], "in addition"),
]  # fmt: skip


def bounds(toll: Toll) -> Bounds:
    return toll.outcome, toll.minimum, toll.maximum, toll.vague


@pytest.mark.parametrize(("text", "expected", "why"), COUNTED, ids=[c[-1] for c in COUNTED])
def test_counts(look: Look, text: str, expected: list[Bounds], why: str) -> None:
    assert [bounds(t) for t in look.sentence(text).tolls if t.whole is None] == expected, why


PARTS = [
    ("مقتل 11 مدنياً بينهم 5 أطفال", [("killed", 5, 5, None, "children")], "among them"),
    ("مقتل 11 مدنياً بينهم 5 أطفال وامرأتان", [("killed", 5, 5, None, "children"), ("killed", 2, 2, None, "women")], "two parts"),
    ("إصابة تسعة أشخاص من ضمنهم طفلة", [("wounded", 1, 1, None, "children")], "included"),
    ("مقتل ستة عناصر أحدهم ضابط", [("killed", 1, 1, None, "officers")], "one of them an officer"),
    ("مقتل سبعة أشخاص جميعهم أطفال", [("killed", 7, 7, None, "children")], "what all of them are"),
    ("مقتل أربعة من قوات النظام بينهم ضابطان", [("killed", 2, 2, None, "officers")], "a dual part"),
    ("مقتل عشرة أشخاص بينهم عنصران من قسد", [("killed", 2, 2, None, None)], "a party inside a mixed whole"),
    ("مقتل 20 شخصاً على الأقل، بينهم سبع نساء", [("killed", 7, 7, None, "women")], "behind at least"),
    ("مقتل عشرة أشخاص، سبعة منهم مدنيون وثلاثة من قسد", [("killed", 7, 7, None, None), ("killed", 3, 3, None, None)], "the number before the word of the part"),
    ("مقتل 61 شخصاً، 54 مدنياً و7 من قوات النظام", [("killed", 54, 54, None, None), ("killed", 7, 7, None, None)], "figures that add up to the whole"),
    ("مقتل ثلاثة مدنيين وإصابة ثمانية بينهم نساء", [("wounded", 2, None, "several", "women")], "a part of the second count only"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PARTS, ids=[c[-1] for c in PARTS])
def test_parts_break_a_count_down(
    look: Look, text: str, expected: list[tuple[object, ...]], why: str
) -> None:
    assert [(*bounds(t), t.who) for t in look.sentence(text).tolls if t.whole is not None] == expected, why


NOT_COUNTED = [
    ("بعد وفاة جريح في المشفى", "one of the wounded of before, no new one"),
    ("نجا القيادي من محاولة اغتيال", "an attempt on a life has killed nobody"),
    ("ارتفع عدد القتلى في المحافظة", "the number of the dead, without a number"),
    ("وصل ذوو الضحية إلى المشفى", "the victim spoken of before"),
    ("مناطق سيطرة قوات سوريا الديمقراطية", "no word of harm"),
]


@pytest.mark.parametrize(("text", "why"), NOT_COUNTED, ids=[c[-1] for c in NOT_COUNTED])
def test_words_of_harm_that_count_nobody(look: Look, text: str, why: str) -> None:
    assert look.sentence(text).tolls == [], why


Counted = tuple[str, str, str | None, int | None, int | None, str | None]

# (text, [(outcome, group, who, min, max, within)] of its one event, why)
WHOSE = [
    ("قُتل ثلاثة عناصر من قسد بهجوم في بلدة ذيبان.", [("killed", "sdf", None, 3, 3, None)], "the party in the phrase"),
    ("هاجم مسلحون حاجزاً لقسد في بلدة ذيبان، ما أدى إلى مقتل عنصرين.", [("killed", "sdf", None, 2, 2, None)], "fighters of whoever was hit"),
    ("قُتل طفلان بانفجار لغم في قرية الحصان.", [("killed", "civilians", None, 2, 2, None), ("killed", "civilians", "children", 2, 2, None)], "children are civilians, and of them children"),
    ("تكبّد تنظيم داعش عشرين قتيلاً في غارات للتحالف قرب السخنة.", [("killed", "isis", None, 20, 20, None)], "who bears the loss"),
    ("انفجر لغم بسيارة تقل عمالاً قرب قرية الحصان، ما أدى إلى مقتل ستة منهم.", [("killed", "civilians", None, 6, 6, None)], "of those named before"),
    ("قُتل مدنيان حين انفجرت عبوة ناسفة في بلدة غرانيج.", [("killed", "civilians", None, 2, 2, None)], "the toll stands before its event"),
    ("قُتل قيادي في قسد وأصيب اثنان من مرافقيه بانفجار عبوة ناسفة في بلدة ذيبان.", [("killed", "sdf", None, 1, 1, None), ("wounded", "sdf", None, 2, 2, None)], "companions are of his side"),
    ("هاجم داعش نقطة للجيش العراقي قرب داقوق. وقتل المسلحون أربعة جنود واستولوا على أسلحة وذخائر.", [("killed", "iraqi_forces", None, 4, 4, None)], "arms taken do not take away the toll"),
    ("أصيبت امرأة برصاص عشوائي في هجوم على بلدة غرانيج.", [("wounded", "civilians", None, 1, 1, None), ("wounded", "civilians", "women", 1, 1, None)], "a woman"),
    ("مقتل خمسة أشخاص بانفجار سيارة مفخخة في مدينة الباب.", [("killed", "unknown", None, 5, 5, None)], "persons are of no group"),
    ("مقتل ستة أشخاص بينهم عنصران من قسد بانفجار دراجة مفخخة في مدينة الشدادي.", [("killed", "unknown", None, 6, 6, None), ("killed", "sdf", None, 2, 2, "unknown")], "a party inside a mixed whole"),
    ("مقتل أربعة من عناصر النظام بينهم ضابط في كمين قرب السخنة.", [("killed", "syrian_army", None, 4, 4, None), ("killed", "syrian_army", "officers", 1, 1, None)], "an officer among them"),
    ("قُتل مدني وعنصر من الأسايش بهجوم في مدينة البصيرة.", [("killed", "civilians", None, 1, 1, None), ("killed", "asayish", None, 1, 1, None)], "two groups"),
    ("قُتل قيادي وثلاثة مرافقين من قسد في تفجير عبوة ناسفة بسيارتهم قرب بلدة الصور.", [("killed", "sdf", None, 4, 4, None)], "two groups of one side's dead add up"),
    ("سقط 15 شخصاً بين قتيل وجريح بانفجار في سوق مدينة منبج.", [("killed", "unknown", None, 2, None, None), ("wounded", "unknown", None, 2, None, None)], "killed and wounded counted together"),
    ("قُتل جنديان تركيان بقصف صاروخي على قاعدة قرب مدينة مارع.", [("killed", "turkey", None, 2, 2, None)], "a nationality"),
    ("سقط 9 شهداء و12 جريحاً أغلبهم نساء وأطفال بغارات على بلدة مسرابا.", [("killed", "civilians", None, 9, 9, None), ("wounded", "civilians", None, 12, 12, None)], "most of them: who they are, and no number of women or children"),
    ("مقتل أكثر من 50 شخصاً غالبيتهم من المدنيين بتفجير في مدينة أعزاز.", [("killed", "unknown", None, 50, None, None)], "persons stay of no group where only most are told of"),
    ("أحصى المرصد 17 قتيلاً كلهم من قوات النظام في هجوم قرب السخنة.", [("killed", "syrian_army", None, 17, 17, None)], "what all of them are"),
    ("سيطرت قسد على قرية الحصان بعد معارك مع تنظيم داعش ومقتل 14 في صفوفه.", [("killed", "isis", None, 14, 14, None)], "in the ranks of the party named last"),
    ("أعدم مسلحون 61 شخصاً، 54 مدنياً و7 من قوات النظام، قرب السخنة.", [("killed", "civilians", None, 54, 54, None), ("killed", "syrian_army", None, 7, 7, None)], "a whole that its parts divide"),
    ("مقتل اثنين وإصابة ثلاثة من قسد بهجوم في بلدة ذيبان.", [("killed", "sdf", None, 2, 2, None), ("wounded", "sdf", None, 3, 3, None)], "whose the second are, the first are too"),
    ("أصيب سائق ومرافقه بانفجار عبوة ناسفة بسيارتهما في بلدة الصور.", [("wounded", "civilians", None, 2, 2, None)], "who goes with somebody is of his side"),
    ("مقتل راعيين برصاص مجهولين في بادية الرصافة.", [("killed", "civilians", None, 2, 2, None)], "shepherds are civilians"),
    ("قُتل مختار قرية الجنينة برصاص مسلحين مجهولين.", [("killed", "local_officials", None, 1, 1, None)], "a mukhtar is a local official"),
    ("فجّر انتحاريان من تنظيم داعش نفسيهما في سوق بغداد، ما أدى إلى مقتل عشرة مدنيين.", [("killed", "civilians", None, 10, 10, None), ("killed", "isis", None, 2, 2, None)], "bombers are dead of their own side"),
    ("شن تنظيم داعش هجوماً على نقطة لقسد في بلدة ذيبان وقتل أربعة مقاتلين. وتمكنت قسد من قتل اثنين من المهاجمين خلال الهجوم.", [("killed", "sdf", None, 4, 4, None), ("killed", "isis", None, 2, 2, None)], "those who were attacked strike back"),
    ("فجّر انتحاري نفسه قرب حاجز للأسايش في الحسكة، ما أدى إلى مقتله وإصابة عنصرين من الأسايش.", [("wounded", "asayish", None, 2, 2, None)], "the wounded beside the bomber"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), WHOSE, ids=[c[-1] for c in WHOSE])
def test_whose_dead_they_are(look: Look, text: str, expected: list[Counted], why: str) -> None:
    found = [(c.outcome, c.group, c.who, c.min, c.max, c.within) for c in look.event(text).casualties]
    for entry in expected:
        assert entry in found, why
    assert not [f for f in found if f not in expected and f[1] not in ("unknown", "isis")], why


TOLD_TWICE = [
    ("قُتل ثلاثة من مقاتلي قسد بانفجار عبوة ناسفة في بلدة ذيبان. وقال مصدر إن اثنين من المقاتلين قُتلا في مكان الانفجار.", [("killed", 3, 3)], "some of those told before are no new figure"),
    ("هاجم مسلحون نقطة للجيش جنوب مدينة السخنة وقتلوا ثمانية جنود وأسروا ثلاثة.", [("killed", 8, 8), ("captured", 3, 3)], "prisoners of an attack are no arrest"),
    ("قُتل أربعة جنود في الهجوم الذي شنه داعش على نقطة قرب السخنة، فيما أصيب ثلاثة آخرون.", [("killed", 4, 4), ("wounded", 3, 3)], "others, behind a turn of the text"),
    ("مقتل خمسة مدنيين بقصف على مدينة الأتارب - خبر عاجل قتل خمسة مدنيين بقصف على مدينة الأتارب.", [("killed", 5, 5)], "a headline that a page prints again in the same line"),
    ("قُتل ثلاثة مدنيين بقصف على مدينة الأتارب. وأسفر القصف عن مقتل ثلاثة مدنيين وإصابة خمسة.", [("killed", 3, 3), ("wounded", 5, 5)], "the same figure told twice is one"),
    ("قُتل مدنيان بقصف على مدينة الأتارب. وارتفعت حصيلة القصف إلى أربعة قتلى من المدنيين.", [("killed", 4, 4)], "a toll that rises: the last"),
    ("سقوط قتلى وجرحى من المدنيين بقصف على مدينة الأتارب. وأدى القصف إلى مقتل سبعة مدنيين وإصابة عشرة.", [("killed", 7, 7), ("wounded", 10, 10)], "exact before vague"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), TOLD_TWICE, ids=[c[-1] for c in TOLD_TWICE])
def test_figures_of_one_harm(look: Look, text: str, expected: list[tuple[str, int, int]], why: str) -> None:
    found = [
        (c.outcome, c.min, c.max) for c in look.event(text).casualties if c.who is None and c.within is None
    ]
    assert found == expected, why


def test_two_tolls_in_one_sentence_stay_with_their_own_places(look: Look) -> None:
    # A second number behind the first act tells of the act behind it, without a word of harm of its own.
    events = look.events("قُتل ثلاثة مدنيين بقصف على مدينة الأتارب، وخمسة آخرون بقصف على بلدة سرمين.")
    assert [(e.place.name, e.casualties[0].min) for e in events if e.place] == [("الأتارب", 3), ("سرمين", 5)]


def test_a_toll_that_names_one_of_the_places_listed_is_of_that_place(look: Look) -> None:
    # Behind a list of places each toll may say where it was.
    events = look.events(
        "استهدف القصف الروسي بلدة حيان وبلدة حريتان وبلدة كفر حمرة، ما أسفر عن مقتل مدني في حريتان."
    )
    assert [e.place.name for e in events if e.place and e.casualties] == ["حريتان"]


def test_a_figure_that_is_given_up_is_kept_as_rival(look: Look) -> None:
    event = look.event("قُتل مدنيان بقصف على مدينة الأتارب. وارتفعت حصيلة القصف إلى أربعة قتلى من المدنيين.")
    assert [(c.outcome, c.min) for c in event.rivals] == [("killed", 2)]


def test_a_toll_recalled_from_others_is_their_rival_figure(look: Look) -> None:
    text = (
        "تبنى تنظيم داعش تفجير عبوة ناسفة بآلية لقسد في بلدة الكسرة، وقال إن التفجير أسفر عن مقتل أربعة عناصر. "
        "وكانت وسائل إعلام محلية قد تحدثت عن مقتل عنصرين وإصابة ثلاثة."
    )
    event = look.event(text)
    assert [(c.outcome, c.min) for c in event.casualties] == [("killed", 4)], "the claim keeps its own figure"
    assert [(c.outcome, c.min, c.speaker) for c in event.rivals] == [
        ("killed", 2, "media"),
        ("wounded", 3, "media"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "استهدفت مدفعية النظام محيط بلدة كنصفرة دون وقوع إصابات.",
        "انفجرت عبوة ناسفة قرب حاجز للأسايش في الحسكة دون خسائر بشرية.",
        "سقطت قذائف على أطراف مدينة الباب ولم تسجل إصابات.",
    ],
)
def test_no_harm_is_never_counted_as_harm(look: Look, text: str) -> None:
    assert not [c for c in look.event(text).casualties if c.max != 0]
