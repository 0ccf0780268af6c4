"""Whether an occurrence is told as one event: clear reports are, passing mentions of old ones are not."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.choices import overheard
from tawthiq.reader import default_reader
from tawthiq.reader.event_or_not import CHOICE
from tawthiq.records import Article, Event

EVENTS = [
    ("قتل ثلاثة مدنيين وأصيب خمسة آخرون بانفجار سيارة مفخخة في مدينة الباب شمال شرق حلب.", "a plain report"),
    ("اغتال مسلحون مجهولون عنصراً من قوات سوريا الديمقراطية في بلدة ذيبان بريف دير الزور الشرقي.", "one deed"),
    ("قصفت قوات النظام بلدة النيرب بقذائف المدفعية، ما أدى إلى مقتل امرأة وطفلها.", "shelling with its harm"),
]
NONE = [
    ("تفجر الخلاف بين الحزبين بعد تصريحات رئيس الحكومة حول الموازنة.", "a figure of speech"),
    ("طالب النواب بمحاسبة المتورطين في جريمة اغتيال الوزير السابق.", "a demand about an old deed"),
    ("بدأت المحكمة النظر في قضية المتهمين بالتخطيط لتفجير المطار.", "a court about a plan"),
]


def specific(text: str) -> list[Event]:
    article = Article(id="a", text=text, published=date(2022, 10, 12))
    return [e for e in default_reader().read(article).events if e.specific]


@pytest.mark.parametrize(("text", "why"), EVENTS, ids=[c[-1] for c in EVENTS])
def test_a_report_is_an_event_and_says_how_sure_that_is(text: str, why: str) -> None:
    (event,) = specific(text)
    assert event.confidence is not None, why
    assert event.confidence > 0.5, why


@pytest.mark.parametrize(("text", "why"), NONE, ids=[c[-1] for c in NONE])
def test_a_passing_mention_is_none(text: str, why: str) -> None:
    assert specific(text) == [], why


def test_the_choice_can_be_heard_with_its_reasons() -> None:
    with overheard() as heard:
        specific(EVENTS[0][0])
    (made,) = [c for c in heard.choices if c.name == CHOICE]
    assert [o.value for o in made.options] == ["no", "yes"]
    assert made.reasons()
