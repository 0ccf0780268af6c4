"""Times in running text by the conventions of the record contract, each case with its reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.arabic.calendar import Month, TimePhrase, find_times, read_date, resolve_back, resolve_same
from tawthiq.arabic.calendar.arithmetic import latest_weekday, month_span, season_span
from tawthiq.arabic.calendar.vocabulary import BARE, CALENDARS, MONTH_COLUMNS, ROLES, WORD_COLUMNS
from tawthiq.arabic.script import fold, normalise
from tawthiq.arabic.tables import read_table
from tawthiq.arabic.tokens import tokenise

PUBLISHED = date(2021, 6, 16)  # a Wednesday


def times(text: str, published: date | None = PUBLISHED) -> list[TimePhrase]:
    tokens = tokenise(normalise(text))
    return find_times(tokens, 0, len(tokens), published)


def told(text: str, published: date | None = PUBLISHED) -> str:
    """The one time in `text`, as "start..end precision", a single day once."""
    (found,) = times(text, published)
    start, end = (str(day) if day else "-" for day in (found.start, found.end))
    return f"{start} {found.precision}" if start == end else f"{start}..{end} {found.precision}"


DATES = [
    ("14 كانون الثاني 2019", "2019-01-14 day", "the Levant's month"),
    ("14 يناير 2019", "2019-01-14 day", "Egypt's and the Gulf's"),
    ("14 جانفي 2019", "2019-01-14 day", "Algeria's and Tunisia's"),
    ("9 غشت 2020", "2020-08-09 day", "Morocco's August"),
    ("9 أوت 2020", "2020-08-09 day", "Tunisia's August"),
    ("17 تشرين الأول/أكتوبر 2019", "2019-10-17 day", "a pair with a slash"),
    ("17 أكتوبر / تشرين الأول 2019", "2019-10-17 day", "a pair with spaces, the other way round"),
    ("17 تشرين الأول (أكتوبر) 2019", "2019-10-17 day", "a pair with brackets"),
    ("17 أكتوبر تشرين الأول 2019", "2019-10-17 day", "a pair with no mark"),
    ("ففي17شباط 2020", "2020-02-17 day", "glued on both sides"),
    ("٣ أيّار ٢٠٢٠", "2020-05-03 day", "Arabic-Indic digits, a vowel mark"),
    ("السابع من نيسان 2019", "2019-04-07 day", "an ordinal"),
    ("الحادي والعشرين من شهر آذار 2018", "2018-03-21 day", "a compound ordinal with شهر"),
    ("الثلاثين من حزيران 2019", "2019-06-30 day", "tens as an ordinal"),
    ("الـ 12 من تموز 2018", "2018-07-12 day", "an article apart"),
    ("3 آب من العام الماضي", "2020-08-03 day", "the year in words"),
    ("11 آذار", "2021-03-11 day", "no year: the latest not after publication"),
    ("11 أيلول", "2020-09-11 day", "no year, and this year's is yet to come"),
    ("16 حزيران", "2021-06-16 day", "the very day of publication"),
    ("22 تموز الماضي", "2020-07-22 day", "strictly before"),
    ("4 حزيران الجاري", "2021-06-04 day", "the current month"),
    ("29 شباط", "2020-02-29 day", "a leap day goes back to a leap year"),
    ("الخامس من الشهر الجاري", "2021-06-05 day", "a day of the current month"),
    ("28 من الشهر الماضي", "2021-05-28 day", "a day of the month before"),
    ("25/11/2019", "2019-11-25 day", "day first"),
    ("2019-11-25", "2019-11-25 day", "ISO"),
    ("2019/11/25", "2019-11-25 day", "year first with slashes"),
    ("5.3.2017", "2017-03-05 day", "points"),
    ("5 - 3 - 2017", "2017-03-05 day", "spaced dashes"),
    ("يوم 25/11", "2020-11-25 day", "day and month after يوم"),
    ("ديسمبر 9, 2017", "2017-12-09 day", "a page's stamp, month first"),
    ("15 رمضان 1441 هـ", "2020-05-08 day", "Hijri by Umm al-Qura"),
    ("15 رمضان", "2021-04-27 day", "Hijri without a year"),
    ("3 نيسان وحتى 9 أيار", "2021-04-03..2021-05-09 period", "a range without من"),
    ("من 24 آذار وحتى السادس من نيسان 2019", "2019-03-24..2019-04-06 period", "the year said once"),
    ("من 20 كانون الأول إلى 5 كانون الثاني", "2020-12-20..2021-01-05 period", "over the new year"),
    ("بين 3 و7 أيار", "2021-05-03..2021-05-07 period", "the month said once"),
    ("3-7 أيار", "2021-05-03..2021-05-07 period", "the same with a dash"),
    ("يومي 17 و18 أيار", "2021-05-17..2021-05-18 period", "a dual before numbers"),
    ("بين 30 أيلول 2015 و30 كانون الثاني 2016", "2015-09-30..2016-01-30 period", "both years said"),
]

MONTHS = [
    ("في نيسان", "2021-04-01..2021-04-30 month", "a month alone"),
    ("خلال شهر تموز", "2020-07-01..2020-07-31 month", "not yet come this year"),
    ("في حزيران", "2021-06-01..2021-06-16 month", "the month of publication ends at publication"),
    ("في حزيران الماضي", "2020-06-01..2020-06-30 month", "strictly before"),
    ("شباط من العام الماضي", "2020-02-01..2020-02-29 month", "a leap February"),
    ("تشرين الثاني 2018", "2018-11-01..2018-11-30 month", "with a year"),
    ("شعبان 1442", "2021-03-14..2021-04-12 month", "a Hijri month"),
    ("الشهر الماضي", "2021-05-01..2021-05-31 month", "the calendar month before"),
    ("الشهر الفائت", "2021-05-01..2021-05-31 month", "its synonym"),
    ("خلال الشهر الجاري", "2021-06-01..2021-06-16 month", "ends at publication"),
    ("قبل شهر", "2021-05-01..2021-05-31 month", "the contract's month ago"),
    ("قبل شهرين", "2021-04-01..2021-04-30 month", "the dual"),
    ("مطلع أيار", "2021-05-01..2021-05-10 period", "first third"),
    ("منتصف أيار", "2021-05-11..2021-05-20 period", "second third"),
    ("أواخر شباط", "2021-02-21..2021-02-28 period", "last third of a short month"),
    ("نهاية نيسان الماضي", "2021-04-21..2021-04-30 period", "a synonym, with الماضي"),
    ("أواخر حزيران", "2020-06-21..2020-06-30 period", "still ahead this year, so last year's"),
    ("الثلث الثاني من شهر آذار", "2021-03-11..2021-03-20 period", "a third by name"),
    ("النصف الأول من نيسان", "2021-04-01..2021-04-15 period", "a half"),
    ("الأسبوع الأول من أيار", "2021-05-01..2021-05-07 week", "a numbered week"),
    ("آخر يوم من أيار", "2021-05-31 day", "a last day"),
    ("الأيام العشرة الأولى من أيار", "2021-05-01..2021-05-10 period", "counted days"),
    ("من آذار حتى نهاية أيار", "2021-03-01..2021-05-31 period", "from month to month"),
    ("بين كانون الثاني وأيار من عام 2020", "2020-01-01..2020-05-31 period", "the year said once"),
    ("شهري آذار ونيسان", "2021-03-01..2021-04-30 period", "two months"),
    ("الشهر 30 من عمر الخلافة", "2016-11-29..2016-12-28 month", "a group's own months from 2014-06-29"),
    ("الشهر الأول من عمر “الخلافة”", "2014-06-29..2014-07-28 month", "its first, in an ordinal"),
]

YEARS = [
    ("عام 2016", "2016-01-01..2016-12-31 year", "a year"),
    ("في 2016", "2016-01-01..2016-12-31 year", "bare digits after a preposition"),
    ("سنة 2016", "2016-01-01..2016-12-31 year", "the other word"),
    ("خلال العام 2021", "2021-01-01..2021-06-16 year", "the current year ends at publication"),
    ("العام الماضي", "2020-01-01..2020-12-31 year", "the year before"),
    ("هذا العام", "2021-01-01..2021-06-16 year", "to publication"),
    ("عامي 2014 و2015", "2014-01-01..2015-12-31 period", "two years"),
    ("بين عامي 2012 و2015", "2012-01-01..2015-12-31 period", "a stretch of years"),
    ("من 2012 إلى 2015", "2012-01-01..2015-12-31 period", "bare digits"),
    ("النصف الأول من العام الماضي", "2020-01-01..2020-06-30 period", "a half"),
    ("الربع الأخير من 2019", "2019-10-01..2019-12-31 period", "a last quarter"),
    ("مطلع عام 2017", "2017-01-01..2017-01-31 period", "a year's beginning is its first month"),
    ("صيف 2018", "2018-06-01..2018-08-31 period", "three whole months"),
    ("شتاء 2018-2019", "2018-12-01..2019-02-28 period", "a winter over two years"),
    ("الصيف الماضي", "2020-06-01..2020-08-31 period", "the last summer that is over"),
    ("عام ألفين وأحد عشر", "2011-01-01..2011-12-31 year", "a year in words"),
    ("سنة 1440 هـ", "2018-09-11..2019-08-30 year", "a Hijri year"),
]

DAYS = [
    ("اليوم", "2021-06-16 day", "today"),
    ("أمس", "2021-06-15 day", "yesterday"),
    ("مساء يوم أمس", "2021-06-15 day", "with a part of the day"),
    ("أول أمس", "2021-06-14 day", "the day before yesterday"),
    ("أول من أمس", "2021-06-14 day", "the same with من"),
    ("أمس الأول", "2021-06-14 day", "the same the other way round"),
    ("البارحة", "2021-06-15 day", "last night's day"),
    ("الليلة الماضية", "2021-06-15..2021-06-16 period", "a night spans two days"),
    ("هذا الصباح", "2021-06-16 day", "this morning"),
    ("الاثنين", "2021-06-14 day", "a bare weekday: the latest not after publication"),
    ("الأربعاء", "2021-06-16 day", "a bare weekday that is today"),
    ("الأربعاء الماضي", "2021-06-09 day", "strictly before"),
    ("الأربعاء قبل الماضي", "2021-06-02 day", "one week more"),
    ("يوم الجمعة الفائت", "2021-06-11 day", "a synonym"),
    ("أمس الثلاثاء", "2021-06-15 day", "two names of one day"),
    ("اليوم الثلاثاء", "2021-06-15 day", "the weekday contradicts the page's stamp and wins"),
    ("الخميس، العاشر من حزيران", "2021-06-10 day", "weekday and date"),
    ("الجمعة 10 حزيران", "2021-06-10 day", "the date wins over the weekday"),
    ("اليوم، الأربعاء 16 حزيران/يونيو", "2021-06-16 day", "three names"),
    ("أمس (الثلاثاء)", "2021-06-15 day", "in brackets"),
    ("في ساعة متأخرة من مساء أمس", "2021-06-15 day", "words before the part of the day"),
    ("عند الساعة الثالثة من فجر الأحد", "2021-06-13 day", "a clock time before"),
    ("ليلة الأحد - الاثنين", "2021-06-13..2021-06-14 period", "both days"),
    ("بعد منتصف ليل السبت الأحد", "2021-06-12..2021-06-13 period", "both days without a dash"),
    ("ليل السبت", "2021-06-12 day", "one day named"),
    ("ليلة 23 على 24 أيار", "2021-05-23..2021-05-24 period", "a night by dates"),
    ("يومي السبت والأحد", "2021-06-12..2021-06-13 period", "two days"),
    ("من الأحد إلى الثلاثاء", "2021-06-13..2021-06-15 period", "a range of weekdays"),
    ("قبل يومين", "2021-06-14 day", "days ago is that day"),
    ("قبل ثلاثة أيام", "2021-06-13 day", "in words"),
    ("قبل 5 أيام", "2021-06-11 day", "in digits"),
    ("قبل عدة أيام", "2021-06-09..2021-06-15 week", "the seven days before"),
    ("قبل أيام", "2021-06-09..2021-06-15 week", "the same"),
    ("قبل أسبوع", "2021-06-07..2021-06-13 week", "the calendar week before"),
    ("الأسبوع الماضي", "2021-06-07..2021-06-13 week", "Monday to Sunday"),
    ("الأسبوع قبل الماضي", "2021-05-31..2021-06-06 week", "one more"),
    ("هذا الأسبوع", "2021-06-14..2021-06-16 week", "to publication"),
    ("خلال الأيام الأربعة الماضية", "2021-06-12..2021-06-15 period", "before today"),
    ("خلال الأربعة أيام الماضية", "2021-06-12..2021-06-15 period", "the other order"),
    ("خلال الأيام الثلاثة الأخيرة", "2021-06-14..2021-06-16 period", "with today"),
    ("خلال الـ24 ساعة الماضية", "2021-06-15..2021-06-16 period", "hours"),
    ("آخر 48 ساعة", "2021-06-14..2021-06-16 period", "more hours"),
    ("خلال الأشهر الماضية", "-..2021-06-16 period", "no number: no beginning"),
    ("على مدار ثلاثة أسابيع", "2021-05-26..2021-06-16 period", "a length up to publication"),
    ("لليوم الثالث على التوالي", "2021-06-14..2021-06-16 period", "a running count of days"),
    ("العشر الأواخر من رمضان", "2021-05-03..2021-05-12 period", "the last ten days"),
]

SINCE = [
    ("منذ عام 2014", "2014-01-01..2021-06-16 period", "from its first day"),
    ("منذ 2014", "2014-01-01..2021-06-16 period", "bare digits"),
    ("منذ آذار 2011", "2011-03-01..2021-06-16 period", "a month"),
    ("منذ مطلع العام", "2021-01-01..2021-06-16 period", "ends at publication"),
    ("منذ بداية الشهر الجاري", "2021-06-01..2021-06-16 period", "the same of a month"),
    ("منذ مطلع العام وحتى أمس", "2021-01-01..2021-06-15 period", "with an end"),
    ("منذ شباط 2019 وحتى نهاية آذار", "2019-02-01..2021-03-31 period", "an end without a year"),
    ("منذ يومين", "2021-06-14..2021-06-16 period", "a length"),
    ("منذ ظهر الاثنين", "2021-06-14..2021-06-16 period", "a part of the day"),
    ("منذ سقوط المدينة في 8 آذار 2020", "2020-03-08..2021-06-16 period", "the date of an event"),
    ("منذ اندلاع", "-..2021-06-16 period", "an event without a date"),
    ("حتى نهاية أيار", "-..2021-05-31 period", "an end alone"),
    ("حتى الآن", "-..2021-06-16 period", "up to now"),
]


@pytest.mark.parametrize(("text", "expected", "why"), [*DATES, *MONTHS, *YEARS, *DAYS, *SINCE])
def test_times(text: str, expected: str, why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وفي مساء يوم الجمعة 11حزيران/يونيو هاجم مسلحون", "وفي مساء يوم الجمعة 11حزيران/يونيو"),
        ("قُتل مدني، ففي 3 أيّار سقطت قذيفة", "ففي 3 أيّار"),
        ("أصيب طفل في ساعةٍ متأخرة من ليل أمس.", "في ساعةٍ متأخرة من ليل أمس"),
        ("قضى خلال الـ 24 ساعة الماضية شخصان", "خلال الـ 24 ساعة الماضية"),
        ("استمر 3 أيام متواصلة", "3 أيام"),
    ],
)
def test_the_span_is_the_whole_phrase(text: str, words: str) -> None:
    tokens = tokenise(normalise(text))
    (found,) = find_times(tokens, 0, len(tokens), PUBLISHED)
    assert tokens.raw_text(found.first, found.last) == words


def test_two_dates_in_one_sentence() -> None:
    found = times("أعلن التنظيم أمس مسؤوليته عن هجوم وقع في 2 حزيران.")
    assert [p.start for p in found] == [date(2021, 6, 15), date(2021, 6, 2)]


@pytest.mark.parametrize("text", ["أمس", "الخميس الماضي", "4 تموز", "الشهر الفائت", "قبل يومين", "منذ أيام"])
def test_without_publication_relative_times_stay_open(text: str) -> None:
    (found,) = times(text, None)
    assert (found.start, found.end) == (None, None)
    assert found.anchor == "published"


def test_without_publication_full_dates_are_read() -> None:
    assert told("4 تموز 2015", None) == "2015-07-04 day"


def test_a_pair_that_contradicts_itself_is_noted() -> None:
    (found,) = times("12 تشرين الأول/نوفمبر 2020")
    assert found.start == date(2020, 10, 12)
    assert found.note is not None and "contradict" in found.note


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("الأمين العام السابق للحزب", "general, not year"),
        ("مارس التنظيم ضغوطاً", "the verb, not March"),
        ("من أب سوري", "father, not August"),
        ("مجموعة واتس آب", "the messenger, not August"),
        ("سوق الجمعة", "a market's name"),
        ("في أمس الحاجة", "in dire need"),
        ("محمد رجب وشعبان", "names of persons"),
        ("المادة الثالثة منه", "an article of a law"),
        ("بشكل عام", "in general"),
        ("أكثر من 2000 من المقاتلين", "a count, not a year"),
    ],
)
def test_words_that_only_look_like_times(text: str, why: str) -> None:
    assert times(text) == [], why


@pytest.mark.parametrize("text", ["طفل عمره 12 عاماً", "استمرت ثلاث ساعات", "مدة أسبوعين", "الساعة 10:44"])
def test_lengths_and_clock_times_have_no_day(text: str) -> None:
    (found,) = times(text)
    assert found.kind in {"duration", "clock"} and not found.dated


def back(text: str) -> list[tuple[date | None, date | None]]:
    tokens = tokenise(normalise(text))
    found = [p for first, last in tokens.sentences for p in find_times(tokens, first, last, PUBLISHED)]
    return [(p.start, p.end) for p in resolve_back(found)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("في 3 أيار. وفي اليوم نفسه", date(2021, 5, 3), date(2021, 5, 3)),
        ("في 3 أيار. وفي اليوم التالي", date(2021, 5, 4), date(2021, 5, 4)),
        ("في 3 أيار. وبعد ذلك بيومين", date(2021, 5, 5), date(2021, 5, 5)),
        ("في 3 أيار. وقبلها بيوم", date(2021, 5, 2), date(2021, 5, 2)),
        ("في 3 نيسان. وفي التاسع منه", date(2021, 4, 9), date(2021, 4, 9)),
        ("في 3 نيسان. وفي 12 من الشهر ذاته", date(2021, 4, 12), date(2021, 4, 12)),
        ("في 3 نيسان. وخلال الشهر نفسه", date(2021, 4, 1), date(2021, 4, 30)),
        ("في 3 نيسان. وفي الشهر الذي سبقه", date(2021, 3, 1), date(2021, 3, 31)),
        ("في نيسان. وفي منتصف الشهر", date(2021, 4, 11), date(2021, 4, 20)),
        ("من 2 إلى 9 أيار. وفي الفترة ذاتها", date(2021, 5, 2), date(2021, 5, 9)),
        ("في أيار 2019. وفي تموز من العام نفسه", date(2019, 7, 1), date(2019, 7, 31)),
        ("من 2 إلى 9 أيار. وفي المدة نفسها من العام الماضي", date(2020, 5, 2), date(2020, 5, 9)),
    ],
)
def test_times_that_point_back(text: str, start: date, end: date) -> None:
    assert back(text)[-1] == (start, end)


def test_a_comparison_is_not_pointed_back_to() -> None:
    assert back("في أيار. مقارنة بنيسان من العام الماضي. وخلال الشهر ذاته")[-1] == (
        date(2021, 5, 1),
        date(2021, 5, 31),
    )


def test_nothing_to_point_back_to() -> None:
    (found,) = times("في اليوم نفسه")
    assert found.anchor == "previous"
    assert resolve_same(found, None) == found
    assert resolve_back([found]) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "31 شباط 2020",
        "عام 99999",
        "عام 0",
        "0/0/0",
        "99/99/9999",
        "32 آذار",
        "الشهر 999999 من عمر الخلافة",
        "قبل 999999999999 عاما",
        "منذ 99999 شهر",
        "30 رمضان 1600",
        "آخر 99999999 ساعة",
        "منذ 5000 سنة",
    ],
)
@pytest.mark.parametrize("published", [None, PUBLISHED, date.min, date.max])
def test_impossible_dates_have_no_day(text: str, published: date | None) -> None:
    for found in times(text, published):
        for day in (found.start, found.end):
            assert day is None or 1900 <= day.year <= 2100


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    names = "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول"
    month = names.split(",")[day.month - 1]
    for text in (f"{day.day} {month} {day.year}", day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        found = read_date(text)
        assert found is not None and found.start == found.end == day, text


@given(st.dates(date(1950, 1, 1), date(2076, 1, 1)), st.integers(0, 6))
def test_weekdays_are_the_latest(published: date, number: int) -> None:
    name = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"][number]
    bare, last = times(name, published)[0].start, times(f"{name} الماضي", published)[0].start
    assert bare is not None and last is not None
    assert bare.weekday() == last.weekday() == number
    assert timedelta(0) <= published - bare < timedelta(7)
    assert timedelta(1) <= published - last <= timedelta(7)


_WORDS = [
    "في",
    "من",
    "منذ",
    "حتى",
    "وحتى",
    "إلى",
    "بين",
    "خلال",
    "قبل",
    "بعد",
    "يوم",
    "اليوم",
    "أمس",
    "الخميس",
    "الماضي",
    "الجاري",
    "شهر",
    "الشهر",
    "عام",
    "العام",
    "ذاته",
    "نفسه",
    "منه",
    "3",
    "28",
    "2019",
    "12/10/2022",
    "/",
    "-",
    "(",
    ")",
    ",",
    ".",
    ":",
    "آب",
    "أيار",
    "مارس",
    "تشرين",
    "الأول",
    "الثاني",
    "رمضان",
    "هـ",
    "السادس",
    "عشر",
    "والعشرين",
    "ثلاثة",
    "أيام",
    "الأيام",
    "الأخيرة",
    "يومين",
    "أسبوع",
    "مطلع",
    "منتصف",
    "نهاية",
    "النصف",
    "الثلث",
    "صيف",
    "ليلة",
    "مساء",
    "الساعة",
    "آخر",
    "هذا",
    "الخلافة",
    "و",
    "الـ",
    "سنة",
    "عامي",
    "يومي",
    "قبلها",
]


@given(
    st.lists(st.sampled_from(_WORDS), max_size=25),
    st.none() | st.dates(),
)
def test_any_mix_of_time_words_is_survived(pieces: list[str], published: date | None) -> None:
    tokens = tokenise(normalise(" ".join(pieces)))
    found = find_times(tokens, 0, len(tokens), published)
    end = -1
    for phrase in resolve_back(found):
        assert end < phrase.first <= phrase.last < len(tokens)
        end = phrase.last
        if phrase.start is not None and phrase.end is not None:
            assert phrase.start <= phrase.end
        if phrase.precision == "day" and phrase.kind != "since":
            assert phrase.start == phrase.end or phrase.anchor == "previous"


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_is_survived(text: str, published: date | None) -> None:
    times(text, published)
    read_date(text, published)


@pytest.mark.parametrize(
    "unit",
    [
        "3 ",
        "في ",
        "من ",
        "منذ ",
        "مساء ",
        "قبل ",
        "12/",
        "الساعة ",
        "ثلاثة ",
        "آذار/",
        "بين 3 و",
        "الأحد - ",
        "يوم ",
        "خلال الـ ",
        "حتى ",
        "و ",
        "الشهر ",
        "منذ سقوط في ",
    ],
)
def test_long_monotonous_input(unit: str) -> None:
    assert isinstance(times(unit * 5_000), list)


def test_only_the_range_is_read() -> None:
    tokens = tokenise(normalise("في 3 أيار 2020"))
    assert [(p.first, p.last) for p in find_times(tokens, 1, 3, PUBLISHED)] == [(1, 2)]


def test_arithmetic_at_its_edges() -> None:
    assert season_span("winter", 2020) == (date(2019, 12, 1), date(2020, 2, 29))
    assert latest_weekday(2, PUBLISHED, strictly=True) == date(2021, 6, 9)
    (found,) = times("ذو الحجة 1442")
    assert found.start == date(2021, 7, 11)
    assert month_span(Month(9, hijri=True), 9999) == (None, None)


def test_the_month_table_keeps_its_schema() -> None:
    rows = read_table("calendar_months.tsv", MONTH_COLUMNS)
    assert {calendar for _, calendar, _, _ in rows} == CALENDARS
    assert {bare for *_, bare in rows} <= BARE
    names = [fold(name) for name, *_ in rows]
    assert len(names) == len(set(names)), "a name stands twice"
    for calendar in CALENDARS:
        assert {int(month) for _, c, month, _ in rows if c == calendar} == set(range(1, 13))


def test_the_word_table_keeps_its_schema() -> None:
    rows = read_table("calendar_words.tsv", WORD_COLUMNS)
    assert {role for _, role, _ in rows} == ROLES, "a role without words, or a word without a known role"
    keys = [(fold(word), role) for word, role, _ in rows]
    assert len(keys) == len(set(keys)), "a word stands twice in one role"
    for word, role, value in rows:
        if role == "weekday":
            assert 0 <= int(value) <= 6, word
        if role == "unit":
            unit, number = value.split()
            assert unit in {"minute", "hour", "day", "week", "month", "year", "period"}, word
            assert number in {"1", "2", "many"}, word
        if role == "edge":
            assert value in {"early", "middle", "late"}, word
