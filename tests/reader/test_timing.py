"""When it happened, told apart from when it was announced, and left open where the text leaves it open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Look

# (text of one event, published 2022-10-12, start, end, precision, why)
DAYS = [
    ("هوجمت نقطة لقوات النظام في مدينة منبج 6-9-2022 بقنابل يدوية.", "2022-09-06", "2022-09-06", "day", "a date unbound, in a sentence that heads nothing"),
    ("انفجرت عبوة ناسفة في مدينة منبج أمس الثلاثاء.", "2022-10-11", "2022-10-11", "day", "yesterday with its weekday"),
    ("انفجرت عبوة ناسفة في مدينة منبج اليوم الأربعاء.", "2022-10-12", "2022-10-12", "day", "today"),
    ("انفجرت عبوة ناسفة في مدينة منبج الخميس الماضي.", "2022-10-06", "2022-10-06", "day", "the last such day before publication"),
    ("انفجرت عبوة ناسفة في مدينة منبج، الاثنين.", "2022-10-10", "2022-10-10", "day", "a bare weekday"),
    ("انفجرت عبوة ناسفة في مدينة منبج في 3 تشرين الأول.", "2022-10-03", "2022-10-03", "day", "a Levantine month without a year"),
    ("انفجرت عبوة ناسفة في مدينة منبج في 28تشرين الثاني.", "2021-11-28", "2021-11-28", "day", "glued digits, and a day that has yet to come this year"),
    ("انفجرت عبوة ناسفة في مدينة منبج يوم 7 أكتوبر/تشرين الأول.", "2022-10-07", "2022-10-07", "day", "a pair of month names"),
    ("انفجرت عبوة ناسفة في مدينة منبج ففي21 شباط 2022 قُتل عنصر.", "2022-02-21", "2022-02-21", "day", "glued on both sides"),
    ("انفجرت عبوة ناسفة في مدينة منبج مطلع الشهر الجاري.", "2022-10-01", "2022-10-10", "period", "the beginning of this month"),
    ("انفجرت عبوة ناسفة في مدينة منبج منتصف أيلول الماضي.", "2022-09-11", "2022-09-20", "period", "the middle of a month"),
    ("انفجرت عبوة ناسفة في مدينة منبج الأسبوع الماضي.", "2022-10-03", "2022-10-09", "week", "the week before that of publication"),
    ("انفجرت عبوة ناسفة في مدينة منبج ليل السبت - الأحد.", "2022-10-08", "2022-10-09", "period", "a night of two days"),
    ("انفجرت عبوة ناسفة في مدينة منبج قبل عدة أيام.", "2022-10-05", "2022-10-11", "week", "some days ago"),
    ("انفجرت عبوة ناسفة في مدينة منبج في أيار 2019.", "2019-05-01", "2019-05-31", "month", "a month with its year"),
    ("انفجرت عبوة ناسفة في مدينة منبج عام 2018.", "2018-01-01", "2018-12-31", "year", "a year"),
    ("انفجرت عبوة ناسفة في مدينة منبج في 12/9/2022.", "2022-09-12", "2022-09-12", "day", "digits"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end", "precision", "why"), DAYS, ids=[c[-1] for c in DAYS])
def test_days(look: Look, text: str, start: str, end: str, precision: str, why: str) -> None:
    time = look.events(text)[0].time
    assert time is not None, why
    assert (str(time.start), str(time.end), time.precision) == (start, end, precision), why
    assert time.text in text, why


TWO_DATES = [
    ("أعلنت قسد أمس أنها اعتقلت قيادياً من داعش في مدينة الرقة في 5 تشرين الأول.", "2022-10-05", "the deed, not the announcing"),
    ("قال المرصد السوري يوم الاثنين إن عبوة ناسفة انفجرت في مدينة منبج السبت الماضي.", "2022-10-08", "a verb of saying with its own day"),
    ("اغتيل عنصر من الأسايش في مدينة الشدادي الأحد الماضي، وتبنى تنظيم داعش العملية أمس.", "2022-10-09", "the claim comes later"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "why"), TWO_DATES, ids=[c[-1] for c in TWO_DATES])
def test_the_date_of_the_deed(look: Look, text: str, day: str, why: str) -> None:
    time = look.event(text).time
    assert time is not None and str(time.start) == day, why


def test_the_date_of_an_announcement_is_none_of_the_deed(look: Look) -> None:
    assert look.event("أعلنت قسد أمس أنها اعتقلت قيادياً من داعش في مدينة الرقة.").time is None


@pytest.mark.parametrize("words", ["أمس", "الخميس الماضي", "قبل ثلاثة أيام"])
def test_without_publication_relative_days_stay_open(look: Look, words: str) -> None:
    time = look.event(f"انفجرت عبوة ناسفة في مدينة منبج {words}.", published=None).time
    assert time is None or (time.start is None and time.end is None and time.text)


def test_without_publication_full_dates_still_count(look: Look) -> None:
    time = look.event("انفجرت عبوة ناسفة في مدينة منبج في 3 تشرين الأول 2022.", published=None).time
    assert time is not None and time.start == date(2022, 10, 3)


def test_a_time_is_not_carried_to_the_next_event(look: Look) -> None:
    text = "انفجرت عبوة ناسفة في مدينة منبج أمس. وفي سياق آخر، قصفت قوات النظام بلدة كنصفرة."
    assert [e.time and str(e.time.start) for e in look.events(text)] == ["2022-10-11", None]


def test_each_of_two_events_has_its_own_day(look: Look) -> None:
    text = "اغتيل شاب في مدينة طفس في 2 تشرين الأول، وفي 5 تشرين الأول انفجرت عبوة ناسفة في مدينة جاسم."
    assert [e.time and str(e.time.start) for e in look.events(text)] == ["2022-10-02", "2022-10-05"]


def test_the_day_stamped_on_a_page_is_none_of_the_event(look: Look) -> None:
    text = "مقتل ثلاثة جنود بهجوم في مدينة تدمر - موقع الخبر الأحد 21 كانون الثاني / يناير 2018 \nقتل ثلاثة جنود بهجوم في مدينة تدمر."
    assert look.event(text, published=None).time is None


# (text of one event, why): a day is told, and is not the event's
NOT_ITS_DAY = [
    ("أعلنت قسد أمس اعتقال قيادي من داعش في مدينة الرقة.", "what is announced stands as a noun"),
    ("أعلنت وزارة الدفاع العراقية (الإثنين) مقتل ثلاثة جنود في مدينة تدمر.", "and as a toll"),
    ("عناصر من الفصائل في قرية النهر، يوم 4 أيلول 2022، بعد سيطرتهم على قرية النهر.", "a picture, taken after it"),
    ("قتل ثلاثة جنود بهجوم في مدينة تدمرتم النشر بتاريخ : 11 تشرين الأول , 2022 \nحل المساء.", "a label of publication"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), NOT_ITS_DAY, ids=[c[-1] for c in NOT_ITS_DAY])
def test_a_day_beside_the_event_that_is_not_its_own(look: Look, text: str, why: str) -> None:
    assert [e.time for e in look.events(text)] == [None], why


def test_the_day_in_the_heading_of_a_daily_report_holds_for_what_stands_below(look: Look) -> None:
    text = "ملخص إدلب اليومي 14 - 9 - 2022\nقصفت قوات النظام بلدة كنصفرة.\nاغتيل شاب في مدينة سرمين أمس."
    assert [e.time and str(e.time.start) for e in look.events(text)] == ["2022-09-14", "2022-10-11"]


def test_a_period_without_beginning_tells_of_a_course_of_things(look: Look) -> None:
    text = "وصل الوفد أمس. قتل عشرات المدنيين خلال الأسابيع الأخيرة في قصف على بلدة الحولة."
    assert [e for e in look.events(text) if e.specific] == []
