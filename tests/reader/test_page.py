"""What pages put around and into an article, and what of it must not be read as news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Look

NEWS = "قُتل عنصران من قسد بانفجار عبوة ناسفة في بلدة الصور بريف دير الزور الشمالي أمس الثلاثاء."

PAGES = [
    (f"{NEWS}\nاقرأ أيضاً: مقتل سبعة مدنيين بقصف على مدينة الباب", "a related headline behind its label"),
    (f"شارك المقال:\nفيسبوك تويتر واتساب تيليغرام\n{NEWS}", "share buttons"),
    (f"{NEWS}\n1,245 مشاهدة", "a count of views"),
    (f"حجم الخط: - +\n{NEWS}", "a control for the size of letters"),
    (f"{NEWS}\nWe use cookies to improve your experience. Accept all", "a cookie notice in another language"),
    (f"{NEWS}\nجميع الحقوق محفوظة © 2022", "a notice of rights"),
    (f"{NEWS}\nتابعونا على تلغرام", "an invitation to follow"),
    (f"مقتل عنصرين من قسد بانفجار عبوة في بلدة الصور\n{NEWS}", "a title stamped above the body"),
    (
        "\n".join(["مقتل عنصرين من قسد بانفجار عبوة ناسفة في بلدة الصور"] * 7) + f"\n{NEWS}",
        "a title stamped seven times",
    ),
    (NEWS.replace("قُتل", "ق تل"), "a vowel sign that became a space"),
    (NEWS.replace("قسد", '" قسد "'), "spaces around quotation marks"),
    (NEWS.replace(".", " ."), "a space before the stop"),
    (NEWS.replace(" ", "\u00a0"), "spaces that do not break"),
    ("\u200f" + NEWS.replace("قسد", "\u202bقسد\u202c"), "marks of direction"),
    (NEWS.replace("قسد", "قـــسد"), "a drawn-out letter"),
    (NEWS.replace("قسد", "«قسد»").replace("\n", "\r\n"), "guillemets"),
    (f"{NEWS}\nتعبيرية", "a lone word for a picture that shows something else"),
]


@pytest.mark.parametrize(("text", "why"), PAGES, ids=[c[-1] for c in PAGES])
def test_the_page_changes_nothing(look: Look, text: str, why: str) -> None:
    event = look.event(text)
    assert event.type == "bombing", why
    assert event.place is not None and event.place.name == "الصور", why
    assert [(c.outcome, c.group, c.min, c.max) for c in event.casualties] == [("killed", "sdf", 2, 2)], why


def test_html_remains_raise_nothing(look: Look) -> None:
    text = f"<p>{NEWS}</p>&nbsp;<br/>"
    assert [e.type for e in look.events(text)] == ["bombing"]


def test_an_event_told_only_in_a_caption_is_read(look: Look) -> None:
    text = (
        "عقد المجلس المحلي اجتماعاً لبحث أزمة المياه.\nآثار انفجار سيارة مفخخة في مدينة الباب أمس (عنب بلدي)"
    )
    assert [e.type for e in look.events(text)] == ["bombing"]
