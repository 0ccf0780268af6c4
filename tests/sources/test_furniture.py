"""What is page furniture and what, though short, is the article."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.errors import InvalidData
from tawthiq.sources import furniture_spans
from tawthiq.sources.furniture import compile_patterns, patterns

PARAGRAPH = (
    "قتل أربعة مدنيين بينهم طفلة بقصف صاروخي استهدف سوق بلدة معارة النعسان شرقي إدلب، بحسب الدفاع المدني."
)


def hidden(text: str, title: str | None = None) -> list[str]:
    spans = furniture_spans(text, title)
    return [line for span in spans for line in text[span.start : span.end].split("\n") if line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Facebook",
        "Facebook Twitter WhatsApp",
        "شارك: فيسبوك | تويتر | واتساب",
        "شارك الخبر  فيسبوك  X  واتساب  تلغرام",
        "[شارك]  [طباعة]  [PDF]",
        "شارك المقال  f  t  w",
        "عدد المشاهدات: ٣٬٤٥١",
        "1.9 ألف مشاهدة | طباعة",
        "249",
        "10:44",
        "https://example.org/a/1",
        "نُشر في: 12/2/2023 - 10:44 ص",
        "تاريخ النشر: الأحد 5 أيار 2021",
        "حجم الخط  ع ع ع",
        "حجم الخط:",
        "A+  A-",
        "التعليقات (0)",
        "زمن القراءة: 4 دقائق",
        "جميع الحقوق محفوظة © ٢٠٢١",
        "© 2024 Radio Example. Share · Print",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.",
        "We use cookies to improve your experience",
        "اشترك في نشرتنا البريدية ليصلك كل جديد",
        "حمّل تطبيق الراديو",
        "تابعونا على: تويتر – تلغرام",
        "تابعنا على أخبار غوغل",
        "الوسوم: #إدلب #قصف",
        "#إدلب #قصف",
        "صورة أرشيفية: عناصر من الدفاع المدني بعد قصف قتل فيه ستة",
        "الصورة: سوق البلدة قبل الحرب (أرشيف)",
        "اقرأ أيضاً: مقتل سبعة بانفجار في الباب",
        "مواضيع ذات صلة | قصف على سرمين يقتل اثنين",
        "مشاركة | حفظ | الأكثر قراءة: مقتل 35 في انفجار مستودع",
        "⟵ مقالات قد تهمك: «الكمأة».. أكثر من 50 ضحية",
        "هل أعجبك المقال؟ قيّم: ★★★★☆",
    ],
)
def test_furniture(line: str) -> None:
    assert hidden(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("وأصيب مدني.", id="a paragraph of two words"),
        pytest.param("قتل طفل في سرمين", id="a short line without a stop"),
        pytest.param("- 88 قتيلاً مدنياً", id="a count in a list"),
        pytest.param("رواية الأهالي", id="a heading in the article"),
        pytest.param("شارك في الهجوم ثلاثة مسلحين", id="took part, not share"),
        pytest.param("شاهد الأهالي طائرة مسيرة تقصف السيارة", id="saw, not see also"),
        pytest.param("شاهد أيضاً أحد الجيران المسلحين وهم يفرون.", id="saw, too"),
        pytest.param("المزيد من القتلى سقطوا في قصف جديد على البلدة", id="more of the dead"),
        pytest.param("تابع الجيش تقدمه على محور الكبينة", id="went on"),
        pytest.param("حقوق الملكية في حمص موضع نزاع", id="rights that are the story"),
        pytest.param("أخبار ذات صلة بمقتل القيادي نشرتها معرفات التنظيم.", id="news about the killing"),
        pytest.param("صورة: آثار القصف على السوق", id="the caption of a picture of the day"),
        pytest.param("27 تموز: انفجار عبوة ناسفة بصهريج نفط", id="a day in a chronology"),
        pytest.param("24-02-2020", id="a day is no telephone number"),
        pytest.param("نشر التنظيم إصداراً جديداً في 12 شباط 2023", id="published, but not the page"),
        pytest.param("14.9.2022", id="a day is no counter"),
        pytest.param(
            "اقرأ أيضا : قتل ثلاثة مدنيين اليوم بقصف على سرمين .", id="running text goes on after it"
        ),
        pytest.param("استخدم المسلحون تطبيق واتساب للتواصل", id="a network in a sentence"),
        pytest.param("دير الزور – خاص", id="a dateline"),
        pytest.param("سجل المرصد مقتل ستة عناصر في القناة", id="recorded, not sign up"),
    ],
)
def test_the_article_itself(line: str) -> None:
    assert hidden(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}") == []


OTHERS = ["مقتل 12 عنصراً في كمين ببادية الرصافة", "ما الذي يجري في درعا؟", "غارة تودي بسبعة في ريف إدلب"]


def test_headlines_below_a_lead_at_the_end() -> None:
    for gap in ("\n", "\n\n"):
        tail = gap.join(["اقرأ أيضاً:", *OTHERS])
        assert hidden(f"{PARAGRAPH}\n\n{tail}") == ["اقرأ أيضاً:", *OTHERS]


def test_headlines_below_a_lead_at_the_beginning_end_at_a_blank_line() -> None:
    title = "قصف على معارة النعسان يقتل أربعة"
    assert hidden("\n".join(["المزيد", *OTHERS, "", title, "", PARAGRAPH])) == ["المزيد", *OTHERS]


def test_a_headline_amid_the_article_ends_at_the_next_sentence() -> None:
    text = f"{PARAGRAPH}\nمواضيع ذات صلة\n{OTHERS[0]}\n{PARAGRAPH}\nوأصيب مدني."
    assert hidden(text) == ["مواضيع ذات صلة", OTHERS[0]]


def test_the_title_is_no_other_story() -> None:
    title = "قصف على معارة النعسان يقتل أربعة"
    text = f"الأكثر قراءة\n{OTHERS[0]}\n{title}\n{PARAGRAPH}"
    assert hidden(text, title) == ["الأكثر قراءة", OTHERS[0]]


def test_a_menu_is_a_run_of_short_lines_with_words_of_navigation() -> None:
    menu = ["الرئيسية", "أخبار محلية", "ريف حلب", "رياضة", "اتصل بنا"]
    assert hidden("\n".join([*menu, PARAGRAPH])) == menu
    assert hidden(f"{PARAGRAPH}\nرياضة\n{PARAGRAPH}") == []
    assert hidden(f"ريف حلب\nريف حماة\nريف إدلب\n{PARAGRAPH}") == []


@given(
    st.lists(
        st.sampled_from(
            ["", " ", PARAGRAPH, "اقرأ أيضاً", "Facebook", "الرئيسية", "رياضة", "مقتل 3", "x|y", "|", "\r"]
        ),
        max_size=12,
    )
)
def test_spans_are_whole_lines_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = furniture_spans(text)
    assert all(span.start < span.end <= len(text) for span in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() for span in spans)
    assert not any(PARAGRAPH in text[span.start : span.end] for span in spans)


@given(st.text(max_size=200))
def test_any_text_has_spans(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in furniture_spans(text))


def test_the_table_is_read_whole() -> None:
    assert patterns().lead.match("اقرا ايضا")


@pytest.mark.parametrize(
    "row",
    ["part\tabc", "other\tabc\twhy", "part\t\twhy", "part\tabc\t", "part\t(abc\twhy"],
    ids=["no reason", "unknown kind", "no pattern", "empty reason", "no expression"],
)
def test_a_bad_row_is_named(row: str) -> None:
    with pytest.raises(InvalidData, match=r"furniture\.tsv, line 2"):
        compile_patterns(["# comment", row])
