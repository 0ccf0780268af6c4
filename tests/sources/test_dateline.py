"""Datelines in headers: the day of publication, or none rather than a wrong one."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.sources.dateline import header_date


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
