"""Usage of outlets and regions: words that mean another deed than they seem to, and remains of pages in the text."""

from __future__ import annotations

import pytest

from tawthiq.arabic.script import normalise

from .conftest import Look

DEEDS = [
    ("نفذت مجموعة من الشرطة غارة على مزرعة في بلدة الكرمة.", ["raid"], "soldiers on foot make a raid"),
    ("نفذ الطيران الحربي غارة على مزرعة في بلدة الكرمة.", ["air_strike"], "from the air it stays a strike"),
    (
        "قُتل أربعة عناصر من تنظيم داعش بغارة للتحالف الدولي في بلدة هجين.",
        ["air_strike"],
        "the dead raid nobody",
    ),
    ("شن تنظيم داعش تعرضاً على ثكنة للجيش العراقي في ناحية جلولاء.", ["armed_attack"], "Iraqi for an attack"),
    ("دفعت القوات التركية برتل عسكري إلى بلدة سرمين.", ["reinforcement"], "a convoy pushed forward"),
    (
        "عثرت قوات الأمن العراقية على كدس عتاد في قضاء الحويجة.",
        ["other"],
        "arms found, the finder in between",
    ),
    ("سدد مهاجم الفريق قذيفة في مرمى الخصم وشن هجوماً في الشوط الثاني.", [], "a match"),
    ("تدور أحداث الفيلم حول جندي يقتل في انفجار لغم.", [], "a plot"),
]


@pytest.mark.parametrize(("text", "expected", "why"), DEEDS, ids=[c[-1] for c in DEEDS])
def test_deeds(look: Look, text: str, expected: list[str], why: str) -> None:
    assert [e.type for e in look.events(text)] == expected, why


def test_a_guess_behind_the_deed_names_the_doer_and_accuses_nobody(look: Look) -> None:
    text = "قُتل مختار القرية بإطلاق نار في بلدة ذيبان، ويُعتقد أن خلايا تنظيم داعش تقف وراء العملية."
    (event,) = look.events(text)
    assert ([i.id for i in event.initiators], event.stance) == (["isis"], "reported")


def test_entities_and_tags_are_blank_and_shift_no_offset() -> None:
    raw = "قرب&nbsp;<b>بلدة</b> &amp;quot;سراقب&quot;"
    norm = normalise(raw)
    at = norm.text.index("سراقب")
    assert norm.text.split() == ["قرب", "بلده", '"', 'سراقب"']
    assert raw[norm.raw_start(at) : norm.raw_end(at + len("سراقب"))] == "سراقب"
