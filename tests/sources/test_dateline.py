"""Datelines in headers: the day of publication, or none rather than a wrong one."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.sources.dateline import address_day, find_stamp, header_date
from tawthiq.sources.told_today import stored_day


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["الأربعاء 8 آذار 2017"], date(2017, 3, 8), id="a weekday and a Levantine month"),
        pytest.param(["١٢ شباط/فبراير ٢٠٢٣"], date(2023, 2, 12), id="two names, Arabic-Indic digits"),
        pytest.param(
            ["نُشر في: 5/6/2021 - 10:44 ص"], date(2021, 6, 5), id="labelled, day first, with a clock"
        ),
        pytest.param(
            ["دير الزور – شبكة الضفاف | 18 تشرين الأول 2020"], date(2020, 10, 18), id="beside a town"
        ),
        pytest.param(
            ["الأحد - 28 ذو القعدة 1441 هـ - 19 يوليو 2020 م"], date(2020, 7, 19), id="both calendars"
        ),
        pytest.param(
            ["الاثنين - 27 ذو القعدة 1441 هـ - 19 يوليو 2020 م"], date(2020, 7, 19), id="Hijri one off"
        ),
        pytest.param(["صدى اليوم - 3 أيار 2022"], date(2022, 5, 3), id="a name with 'today' in it"),
        pytest.param(
            ["نشر: 29 أغسطس 2023  آخر تحديث: 2 سبتمبر 2023"], date(2023, 8, 29), id="with an update"
        ),
        pytest.param(["آخر تحديث: 2 سبتمبر 2023"], None, id="only an update"),
        pytest.param(["اليوم: الجمعة 3 آذار 2023"], None, id="the day of the visit"),
        pytest.param(["اليوم: الجمعة 3 آذار 2023", "2 شباط 2023"], date(2023, 2, 2), id="visit and article"),
        pytest.param(["5 أيار 2021", "7 أيار 2021"], None, id="two days, none labelled"),
        pytest.param(
            ["5 أيار 2021", "تاريخ النشر: 7 أيار 2021"], date(2021, 5, 7), id="two days, one labelled"
        ),
        pytest.param(["آذار 2021"], None, id="a month is no day"),
        pytest.param(["الرقة | الأربعاء ٨ أيلول"], None, id="no year is no date"),
        pytest.param(
            ["قتل ثلاثة مدنيين في 5 أيار 2021 بقصف على بلدة سرمين شرقي إدلب"], None, id="a date in a headline"
        ),
        pytest.param(["وقع ذلك في 5 أيار 2021."], None, id="a short sentence"),
        pytest.param(["صورة من الأرشيف: 5 أيار 2019"], None, id="the date of a picture"),
        pytest.param([], None, id="no header"),
    ],
)
def test_header(lines: list[str], expected: date | None) -> None:
    assert header_date(lines) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://n.example/2017/11/5/slug", date(2017, 11, 5), id="folders, year first"),
        pytest.param(
            "https://n.example/story/06-12-2017", date(2017, 12, 6), id="day first, as Arabic writes it"
        ),
        pytest.param(
            "https://n.example/arabic/2016/09/160913_strike", date(2016, 9, 13), id="day in the name"
        ),
        pytest.param("https://n.example/news/20171227/9", date(2017, 12, 27), id="written together"),
        pytest.param(
            "https://n.example/w/201712271028777170", date(2017, 12, 27), id="serial that begins with it"
        ),
        pytest.param("https://n.example/2017/11/1151534.html", None, id="a month alone is no day"),
        pytest.param("https://n.example/articles/20171399", None, id="a serial number that is no day"),
        pytest.param("https://n.example/2017/13/45/slug", None, id="no such day"),
        pytest.param(None, None, id="no address"),
    ],
)
def test_address_day(url: str | None, expected: date | None) -> None:
    assert address_day(url) == expected


_STORY = "قتل ثلاثة أشخاص أمس الاثنين في انفجار لغم قرب المدينة ."


def stamped_day(text: str) -> date | None:
    stamp = find_stamp(text)
    return None if stamp is None else stamp.day


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "2018 / 5 / 23 الساعة 17 : 01 ( الدوحة )", date(2018, 5, 23), id="day and clock, spaced out"
        ),
        pytest.param("الكاتب : النهر | 13 - 11 - 2018 - 20 : 08 |", date(2018, 11, 13), id="day first"),
        pytest.param(
            "انفجار لغم الإثنين , 13 نوفمبر , 2018 - 12 : 11 م", date(2018, 11, 13), id="comma before year"
        ),
        pytest.param("تم النشر بتاريخ : 18 تشرين الثاني , 2018", date(2018, 11, 18), id="a label, no clock"),
        pytest.param(
            "01 : 23 27 . 12 . 2018 ( محدثة 01 : 42 28 . 12 . 2018 )", date(2018, 12, 27), id="and a change"
        ),
        pytest.param("انفجار لغم 2018 - 10 - 27", date(2018, 10, 27), id="as machines write it"),
        pytest.param("خريطة السيطرة حتى يوم 2018 / 10 / 14", None, id="a day inside a sentence"),
        pytest.param("آثار القصف غربي حلب - 13 تشرين الثاني 2018", None, id="the day of a picture"),
        pytest.param(
            "الأحد 2 أيلول 2018 09 : 50 ص لغم 3 آذار 2018 10 : 05 ص", None, id="day of the visit beside"
        ),
        pytest.param("آخر تحديث : 2 أيلول 2018 09 : 50", None, id="only a change"),
        pytest.param("تم نشره في الأحد 2 أيلول 2018 .", date(2018, 9, 2), id="a label with a pronoun"),
        pytest.param("انفجار لغم by admin / أيلول 2 , 2018 /", date(2018, 9, 2), id="who posted it"),
        pytest.param(
            "العدد 6100 الأحد 2 أيلول 2018 آخر تحديث GMT 07 : 12 : 00 GMT 1 : 00 2018 السبت 1 سبتمبر GMT 8 : 44",
            date(2018, 9, 1),
            id="the year before the weekday, beside an issue's day",
        ),
        pytest.param(
            "السبت - 21 ذو الحجة 1439 ه - - 01 سبتمبر 2018 م -", date(2018, 9, 1), id="in both calendars"
        ),
    ],
)
def test_stamped_day(head: str, expected: date | None) -> None:
    assert stamped_day(f"{head} {_STORY}") == expected


def test_of_two_stamps_that_behind_the_headline_told_again_is_it() -> None:
    page = "انفجار لغم قرب الجسر | النهر الأحد 2 أيلول 2018 09 : 50 ص انفجار لغم قرب الجسر الثلاثاء 6 آذار 2018 10 : 05 ص"
    assert stamped_day(f"{page} {_STORY}") == date(2018, 3, 6)


_LEAD = "النهر | أخبار الضفة والوادي والجبل والبادية والساحل والمدينة والقرية والمخيم والمطار ." * 2


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param(
            "قتل جندي اليوم الثلاثاء ( 6 آذار / مارس 2018 ) بلغم .",
            date(2018, 3, 6),
            id="today with its date",
        ),
        pytest.param(
            "قتل جندي اليوم , الثلاثاء 6 آذار , بلغم . صدر في 2018 .",
            date(2018, 3, 6),
            id="a year named elsewhere",
        ),
        pytest.param("قتل جندي اليوم , الثلاثاء 6 آذار , بلغم .", None, id="no year anywhere"),
        pytest.param("قتل جندي اليوم الأحد ( 6 آذار 2018 ) .", None, id="the wrong weekday"),
        pytest.param("قتل جندي في 6 آذار 2018 .", None, id="a day that is not today"),
        pytest.param(
            "2018 - 03 - 07 قتل جندي اليوم الثلاثاء .", date(2018, 3, 7), id="a stamp of the day after"
        ),
        pytest.param("2018 - 03 - 04 قتل جندي اليوم الثلاثاء .", None, id="the clock of a visit"),
        pytest.param(
            "قتل جندي اليوم الثلاثاء 6 آذار 2018 . وقتل آخر اليوم الأحد 4 آذار 2018 .", None, id="two stories"
        ),
    ],
)
def test_the_day_that_the_story_calls_today(story: str, expected: date | None) -> None:
    assert stored_day(f"{_LEAD} {story}") == expected


def test_a_stamp_far_down_is_the_storys() -> None:
    assert stamped_day(_STORY * 20 + " 2018 / 5 / 23 الساعة 17 : 01") is None
