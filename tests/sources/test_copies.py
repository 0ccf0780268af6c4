"""Articles that are one text: what outlets do to an agency's report, and what two reporters write alike."""

from __future__ import annotations

import gzip
import json
import random
from datetime import date
from pathlib import Path

import pytest

from tawthiq.records import Article
from tawthiq.sources.copies import copies

AGENCY = (
    "انفجرت عبوة ناسفة صباح اليوم الثلاثاء بسيارة عسكرية على الطريق الواصل بين بلدتي الكسرة والحصان في ريف دير الزور "
    "الغربي وأسفر الانفجار عن مقتل عنصرين وإصابة ثلاثة آخرين نقلوا إلى مشفى ميداني في المنطقة وقال مصدر طبي إن حالة "
    "أحد المصابين حرجة. وأغلقت قوات الأمن الداخلي الطريق أمام المدنيين ساعات عدة وفتشت القرى القريبة بحثاً عن منفذي "
    "الهجوم. ولم تعلن أي جهة مسؤوليتها عن التفجير حتى ساعة إعداد هذا الخبر في حين شهدت المنطقة خلال الشهر الجاري "
    "هجمات مماثلة استهدفت دوريات على الطريق نفسه."
)
OWN = (
    "هز انفجار قوي ريف دير الزور الغربي قبل ظهر الثلاثاء وتبين أن لغماً زرع بجانب الطريق استهدف عربة تقل عناصر من "
    "قسد عند مفرق الكسرة. شهود من أهالي البلدة تحدثوا لمراسلنا عن سقوط قتيلين على الأقل وعن نقل جرحى بسيارات خاصة. "
    "وأضاف الشهود أن الطريق بقي مقطوعاً حتى المساء وأن حملة تفتيش بدأت في القرى المجاورة عقب الهجوم مباشرة."
)
SHORT = "قتل مدنيان بقصف مدفعي على الأحياء السكنية في سرمين شرقي إدلب مساء أمس"
PAGE = "الرئيسية أخبار محلية أخبار عالمية رياضة اقتصاد تواصل معنا اشترك في النشرة البريدية جميع الحقوق محفوظة"


def article(id: str, text: str, *, outlet: str | None = None, day: str | None = "2023-03-14") -> Article:
    published = date.fromisoformat(day) if day else None
    return Article(id=id, text=text, outlet=outlet or f"outlet {id}", published=published)


def first(text: str, part: float) -> str:
    words = text.split()
    return " ".join(words[: int(part * len(words))])


def edited(text: str, every: int) -> str:
    return " ".join("تقريباً" if i % every == 0 else word for i, word in enumerate(text.split(), 1))


# (the first text, the later one, whether that is a copy, why)
PAIRS = [
    (AGENCY, AGENCY, True, "word for word"),
    (AGENCY, f"مقتل عنصرين بتفجير غربي دير الزور\nالمصدر: وكالات\n{AGENCY}", True, "another headline, a source line"),
    (AGENCY, first(AGENCY, 0.4), True, "shortened to its beginning"),
    (AGENCY, edited(AGENCY, 9), True, "one word in nine changed"),
    (AGENCY, f"{AGENCY} {first(OWN, 0.6)}", True, "with some lines of the outlet's own after it"),
    (AGENCY, AGENCY.replace("أ", "ا").replace("ة", "ه"), True, "spelt otherwise"),
    (AGENCY, OWN, False, "two reporters on one event"),
    (AGENCY, f"{OWN} {OWN.replace('الثلاثاء', 'أمس')} {first(AGENCY, 0.3)}", False, "a report of its own that quotes a part"),
    (SHORT, SHORT + " وفق ناشطين", True, "a short item"),
    (SHORT, "قتل مدني بقصف مدفعي على مزارع بلدة النيرب شرقي إدلب صباح اليوم", False, "two short items of one make"),
    ("قصف على سرمين", "قصف على سرمين", False, "three words are anybody's"),
    ("", "", False, "nothing is no text"),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "copied", "why"), PAIRS, ids=[case[3] for case in PAIRS])
def test_a_later_article_is_a_copy_or_is_not(earlier: str, later: str, copied: bool, why: str) -> None:
    found = copies([article("a", earlier), article("b", later, day="2023-03-15")])
    assert found == ({"b": "a"} if copied else {}), why


def test_the_first_told_stands_for_all_and_the_order_does_not_matter() -> None:
    told = [
        article("c", f"عاجل {AGENCY}", day="2023-03-14"),
        article("b", edited(AGENCY, 11), day="2023-03-15"),
        article("a", first(AGENCY, 0.5), day="2023-03-16"),
        article("d", OWN, day="2023-03-13"),
        article("e", AGENCY, day=None),
    ]
    expected = {"a": "c", "b": "c", "e": "c"}
    assert copies(told) == expected, "an article without a day comes last"
    random.Random(5).shuffle(told)
    assert copies(told) == expected


def test_of_one_day_the_long_one_is_the_text_and_the_short_one_its_copy() -> None:
    assert copies([article("a", first(AGENCY, 0.4)), article("b", AGENCY)]) == {"a": "b"}


def test_the_furniture_of_an_outlet_makes_no_copies() -> None:
    pages = [f"{PAGE} خبر رقم {n} {' '.join(f'كلمة{n}{k}' for k in range(12))} {PAGE}" for n in range(6)]
    assert copies([article(f"p{n}", page, outlet="موقع") for n, page in enumerate(pages)]) == {}


def test_a_digest_does_not_make_one_text_of_what_it_quotes() -> None:
    told = [
        article("a", AGENCY, day="2023-03-14"),
        article("b", OWN, day="2023-03-14"),
        article("c", f"{AGENCY} {OWN}", day="2023-03-15"),
    ]
    assert copies(told) == {"c": "a"}, "it is a copy, but the two that it holds are none of each other"


def test_pages_of_the_web_are_seldom_copies_and_those_are_true_ones(shared: Path) -> None:
    """Of 2,860 pages about four years some dozens are agency copies; each pair has long stretches in common."""
    path = shared / "corpus" / "unifiedfc" / "articles.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{path} is missing")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        told = {
            one["id"]: Article(id=one["id"], text=one["text"], outlet=one["outlet"])
            for one in map(json.loads, lines)
        }
    found = copies(told.values())
    assert 100 <= len(found) <= 250
    for copy, original in found.items():
        runs = [_runs(told[id].text) for id in (copy, original)]
        assert len(runs[0] & runs[1]) >= 0.1 * min(map(len, runs)), (copy, original)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}
