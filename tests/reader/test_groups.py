"""Noun phrases: how many of whom, which thing and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Look

# (sentence, [(words, lowest number, class of people or thing, parties)], why)
GROUPS = [
    ("مقتل ثلاثة عناصر من قسد", [("ثلاثة عناصر من قسد", 3, "member", ["sdf"])], "number, noun and party"),
    ("إصابة عنصرين من الجيش الوطني", [("عنصرين من الجيش الوطني", None, "member", ["sna"])], "a dual noun"),
    ("سيارة عسكرية تابعة للفرقة الرابعة", [("سيارة عسكرية تابعة للفرقة الرابعة", None, "vehicle", ["fourth_division"])], "whose it is, belonging to"),
    ("حاجز لقوات سوريا الديمقراطية", [("حاجز لقوات سوريا الديمقراطية", None, "checkpoint", ["sdf"])], "whose it is, by a clitic"),
    ("مقتل 12 جندياً تركياً", [("12 جندياً تركياً", 12, "member", ["turkey"])], "a nationality as adjective"),
    ("مقتل قيادي في هيئة تحرير الشام", [("قيادي في هيئة تحرير الشام", None, "member", ["hts"])], "in whose ranks"),
    ("اغتيال مختار القرية", [("مختار", None, "local_officials", [])], "an official"),
    ("خطف راعي أغنام", [("راعي أغنام", None, "civilians", [])], "a calling that makes a civilian"),
    ("أقدم مسلحون مجهولون على ذلك", [("مسلحون مجهولون", None, "unknown_gunmen", [])], "gunmen not known"),
    ("سيارة تابعة لميليشيا الحرس الثوري الإيراني", [("سيارة تابعة لميليشيا الحرس الثوري الإيراني", None, "vehicle", ["irgc"])], "a militia before its name"),
    ("دورية لقوى الأمن الداخلي (الأسايش)", [("دورية لقوى الأمن الداخلي (الأسايش)", None, "convoy", ["asayish"])], "a second name in brackets"),
    ("وصول أحد العناصر", [("أحد العناصر", 1, "member", [])], "one of the members"),
    ("توقيف عدد من الأشخاص", [("عدد من الأشخاص", 2, "unknown", [])], "a number of"),
    ("أربعة أشخاص يشتبه بانتمائهم لتنظيم داعش", [("أربعة أشخاص يشتبه بانتمائهم لتنظيم داعش", 4, "unknown", ["isis"])], "the side they are thought to be of"),
    ("رتل للقوات الأمريكية وآخر لقسد", [("رتل للقوات الأمريكية", None, "convoy", ["usa"])], "a convoy and whose"),
    ("بين عناصر من النظام وخلايا داعش", [("عناصر من النظام", None, "member", ["syrian_army"]), ("وخلايا داعش", None, None, ["isis"])], "two sides joined by and"),
    ("منزل مدرّس في قرية الجرذي", [("منزل مدرّس", None, "house", [])], "a thing and the person it belongs to"),
    ("ضابط برتبة نقيب من قوات النظام", [("ضابط برتبة نقيب من قوات النظام", None, "member", ["syrian_army"])], "rank between noun and party"),
    ("صهريج نفط يعود لميليشيا القاطرجي", [("صهريج نفط يعود لميليشيا القاطرجي", None, "vehicle", ["qaterji_militia"])], "whose it is behind a verb of belonging"),
    ("عسكريين اثنين من الجيش العراقي", [("عسكريين اثنين من الجيش العراقي", 2, "member", ["iraqi_forces"])], "the number behind its noun"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), GROUPS, ids=[c[-1] for c in GROUPS])
def test_noun_phrases(
    look: Look, text: str, expected: list[tuple[str, int, str, list[str]]], why: str
) -> None:
    found = look.sentence(text)
    tokens = found.sentence.tokens
    shown = [
        (
            tokens.raw_text(g.first, g.last),
            g.quantity.minimum if g.quantity else None,
            g.object or (g.person.key if g.person else None),
            g.actors,
        )
        for g in found.groups
    ]
    for phrase in expected:
        assert phrase in shown, why


PARTIES = [
    ("أعلنت قوات سوريا الديمقراطية العملية", "sdf", "the full name"),
    ("أعلنت قسد العملية", "sdf", "the letters of the name"),
    ("أعلنت ميليشيا قسد العملية", "sdf", "with a word that judges"),
    ("أعلن تنظيم الدولة الإسلامية العملية", "isis", "the name it gives itself"),
    ("أعلن تنظيم داعش الإرهابي العملية", "isis", "an insult and an adjective"),
    ("أعلنت عصابات الأسد العملية", "syrian_army", "government forces by an insult"),
    ("أعلن الجيش العربي السوري العملية", "syrian_army", "and by their own name"),
    ("أعلنت قوات النظام السوري العملية", "syrian_army", "and by that of their foes"),
    ("أعلنت جبهة النصرة العملية", "hts", "an older name of one group"),
    ("أعلنت هيئة تحرير الشام العملية", "hts", "its later name"),
    ("أعلن الجيش الوطني السوري العملية", "sna", "Turkish-backed fighters"),
    ("أعلن الحشد الشعبي العملية", "pmf", "the Iraqi militias"),
    ("أعلن التحالف الدولي العملية", "coalition", "the coalition"),
    ("أعلن حزب العمال الكردستاني العملية", "pkk", "a party of a neighbouring country"),
    ("أعلنت قوات الحشد الشعبي العملية", "pmf", "forces of"),
    ("أعلنت قوات الأسايش العملية", "asayish", "a loanword"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "why"), PARTIES, ids=[c[-1] for c in PARTIES])
def test_one_party_under_many_names(look: Look, text: str, actor: str, why: str) -> None:
    assert [g.actors for g in look.sentence(text).groups if g.actors] == [[actor]], why


MEANT = [
    ("نفذت هيئة تحرير الشام حملة. وقال التنظيم إنها مستمرة.", "hts", "the organisation named before"),
    ("قال سكان إن التنظيم عاد إلى البادية.", "isis", "no other named: the one that the word usually means"),
    (
        "هاجمت خلايا داعش نقطة. ورد الجيش العراقي، وقتل عنصر من التنظيم.",
        "isis",
        "the last named of those it can mean",
    ),
]


@pytest.mark.parametrize(("text", "actor", "why"), MEANT, ids=[c[-1] for c in MEANT])
def test_short_names_mean_a_party_named_before(look: Look, text: str, actor: str, why: str) -> None:
    last = [g.actors for f in look.findings(text) for g in f.groups if g.actors][-1]
    assert last == [actor], why
