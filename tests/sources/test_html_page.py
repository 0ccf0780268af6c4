"""HTML pages of several makes: the article's own text and nothing else, and the day of its publication."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.records import Article
from tawthiq.sources import Refusal, SourceOptions, article_from_html

TITLE = "ثلاثة قتلى بانفجار عبوة قرب الكسرة"
BODY = (
    "قتل ثلاثة عناصر من قوى الأمن الداخلي بانفجار عبوة ناسفة بسيارتهم على الطريق قرب بلدة الكسرة.",
    "وأصيب مدني.",
    "وقال مصدر في المجلس المحلي إن العبوة زرعت إلى جانب الطريق، ولم تعلن أي جهة مسؤوليتها عنها.",
)
OTHERS = ("مقتل 12 عنصراً في كمين ببادية الرصافة", "غارة تودي بحياة سبعة مدنيين في ريف إدلب")
LINKS = "".join(f'<li><a href="/n/{i}">{headline}</a></li>' for i, headline in enumerate(OTHERS))
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)


def modern(head: str = "", top: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} | صوت الخابور</title>{head}'
        '</head><body><nav><a href="/">الرئيسية</a> <a href="/s">أخبار سوريا</a></nav>'
        f"<article><h1>{TITLE}</h1>{top}<div>شارك: <a href='#'>فيسبوك</a> <a href='#'>تويتر</a></div>"
        f"{PARAGRAPHS}"
        f"<h3>اقرأ أيضاً</h3><ul>{LINKS}</ul></article><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


LEGACY = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
    f"<title>وكالة الضفة - {TITLE}</title></head><body><table><tr><td>"
    '<a href="i.htm">الرئيسية</a> | <a href="r.htm">رياضة</a></td></tr><tr><td>'
    f"<font size=4><b>{TITLE}</b></font><br>الثلاثاء 13 كانون الأول/ديسمبر 2022<br>عدد القراءات: 1432<br><br>"
    + "<br><br>".join(BODY)
    + f'<br><br>طباعة | إرسال لصديق<br>مواضيع ذات صلة<br><a href="1.htm">{OTHERS[0]}</a><br></td>'
    f'<td><b>الأكثر قراءة</b><br><a href="2.htm">{OTHERS[1]}</a><br></td></tr></table></body></html>'
)
SOUP = (
    "<html><head><meta charset=utf-8><title>الضفاف الآن</title></head><body>"
    "<div><div>اليوم: الجمعة 3 آذار 2023</div><div><a href='/'>الرئيسية</a></div></div>"
    f"<div class=c><div class=t>{TITLE}</div><div class=d>نُشر في: ١٢ شباط/فبراير ٢٠٢٣ - 10:44 ص</div>"
    "<div>حجم الخط</div><div>249 مشاهدة</div><div class=b>"
    + "".join(f"<div>{paragraph}</div>" for paragraph in BODY)
    + "</div><div>شارك</div><div>واتساب</div><div>اقرأ أيضاً:</div>"
    + "".join(f"<div><a href='/{i}'>{headline}</a></div>" for i, headline in enumerate(OTHERS))
    + "<div>نستخدم ملفات تعريف الارتباط لتحسين تجربتك. <a href=#>أوافق</a></div></div></body></html>"
)


def read(page: str | bytes, options: SourceOptions | None = None) -> Article:
    found = list(article_from_html(page, options))
    assert isinstance(found[0], Article), found
    assert found[1:] == []
    return found[0]


@pytest.mark.parametrize(
    ("page", "published"),
    [
        pytest.param(modern(), None, id="modern"),
        pytest.param(
            LEGACY.encode("cp1256"), date(2022, 12, 13), id="a table with line breaks, Windows-1256"
        ),
        pytest.param(SOUP, date(2023, 2, 12), id="blocks without meaning, and the day of the visit"),
    ],
)
def test_the_body_is_whole_and_nothing_else_is_in_it(page: str | bytes, published: date | None) -> None:
    article = read(page)
    lines = article.text.split("\n")
    assert [line for line in lines if line in BODY] == list(BODY)
    assert set(lines) - set(BODY) <= {TITLE, "الثلاثاء 13 كانون الأول/ديسمبر 2022"}
    assert article.published == published


@pytest.mark.parametrize(
    "page", [modern(), LEGACY], ids=["its heading", "the line that the page's title names"]
)
def test_the_title(page: str) -> None:
    assert read(page).title == TITLE


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        pytest.param(
            modern('<meta property="og:site_name" content="راديو الخابور">'), "راديو الخابور", id="named"
        ),
        pytest.param(
            modern('<script type="application/ld+json">{"publisher": {"name": "راديو الخابور"}}</script>'),
            "راديو الخابور",
            id="the publisher in JSON-LD",
        ),
        pytest.param(LEGACY, "وكالة الضفة", id="in the page's title"),
        pytest.param(SOUP, "غيره", id="nowhere: the one given"),
    ],
)
def test_the_outlet(page: str, outlet: str) -> None:
    assert read(page, SourceOptions(outlet="غيره")).outlet == outlet


def test_the_host_is_the_outlet_where_nothing_else_is_known() -> None:
    page = SOUP.replace("<title>", '<link rel="canonical" href="https://news.example.org/1"><title>')
    assert read(page).outlet == "news.example.org"
    assert read(page, SourceOptions(outlet="غيره")).outlet == "غيره"


def test_control_characters_do_not_break_a_page() -> None:
    page = LEGACY.replace("<br><br>", "<br>\x01&#2;&#x1f;\x00<br>")
    assert [line for line in read(page).text.split("\n") if line in BODY] == list(BODY)


def test_the_address() -> None:
    url = "https://example.org/news/2022/11/1234"
    assert read(modern(f'<link rel="canonical" href="{url}">')).url == url
    assert read(modern('<link rel="canonical" href="/relative">')).url is None


JSON_LD = '<script type="application/ld+json">{"@type": "NewsArticle", %s}</script>'


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        pytest.param(
            JSON_LD % '"datePublished": "2022-12-06T08:30:00+03:00", "dateModified": "2023-01-09"',
            "",
            date(2022, 12, 6),
            id="JSON-LD, not the day of the change",
        ),
        pytest.param(
            '<meta property="article:published_time" content="2021-05-04T01:00:00+03:00">',
            "",
            date(2021, 5, 4),
            id="Open Graph",
        ),
        pytest.param(
            '<meta property="article:modified_time" content="2021-05-04T01:00:00+03:00">',
            "",
            None,
            id="only a change",
        ),
        pytest.param(
            "", '<time datetime="2020-02-03" pubdate>اليوم</time>', date(2020, 2, 3), id="a marked time"
        ),
        pytest.param(
            '<link rel="canonical" href="https://example.org/2022/11/05/x">',
            "",
            None,
            id="a day in the address",
        ),
        pytest.param(
            '<meta property="og:url" content="https://example.org/2022/11/x">', "", None, id="a month"
        ),
        pytest.param("<!-- archived on 12:00, Jan 5, 2022 -->", "", None, id="a crawler's stamp"),
        pytest.param('<meta name="date" content="2022">', "", None, id="a year alone is no 1 January"),
        pytest.param(
            '<meta property="article:published_time" content="2022-01-01T09:15:00Z">',
            "",
            date(2022, 1, 1),
            id="a real 1 January, with its time",
        ),
        pytest.param("", "<div>4 أيار 2021</div>", date(2021, 5, 4), id="a dateline"),
        pytest.param("", "<div>آخر تحديث: 4 أيار 2021</div>", None, id="a dateline of a change"),
        pytest.param(
            "", "<p>وقع مثل ذلك في 4 أيار 2021 في المكان نفسه وقتل فيه اثنان.</p>", None, id="in the story"
        ),
    ],
)
def test_the_day_of_publication(head: str, top: str, expected: date | None) -> None:
    assert read(modern(head, top)).published == expected


def test_a_day_given_holds_only_where_the_page_has_none() -> None:
    options = SourceOptions(published=date(2019, 1, 2))
    assert read(modern(), options).published == date(2019, 1, 2)
    assert read(SOUP, options).published == date(2023, 2, 12)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("", id="nothing"),
        pytest.param("<html></html>", id="no body"),
        pytest.param("<html><body><script>var a = 1;</script></body></html>", id="only a script"),
        pytest.param(
            f"<html><body><ul><li>الرئيسية</li>{LINKS}</ul></body></html>",
            id="menu and headlines",
        ),
        pytest.param(
            "<html><body><div>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على الموقع، وباستمرار التصفح فإنك "
            "توافق على سياسة الخصوصية.</div><button>أوافق</button></body></html>",
            id="a cookie notice",
        ),
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    found = list(article_from_html(page, source="p.html"))
    assert [type(item) for item in found] == [Refusal]
    assert str(getattr(found[0], "message", "")).startswith("p.html: the page has no article")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_item_comes_without_the_rest_of_its_page(count: int) -> None:
    page = modern().replace(PARAGRAPHS, "".join(f"<p>{paragraph}</p>" for paragraph in BODY[:count]))
    assert read(page).text.split("\n") in ([TITLE, *BODY[:count]], [*BODY[:count]])


def test_a_page_nested_beyond_reason_is_read_or_refused() -> None:
    page = "<html><body>" + "<div>" * 3000 + PARAGRAPHS + "</div>" * 3000 + "</body></html>"
    assert len(list(article_from_html(page))) == 1


def test_one_page_has_one_id() -> None:
    assert read(modern()).id == read(modern()).id
