"""Text that nobody would print: what comes out is a record that keeps the contract, after work linear in the length."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tawthiq
from tawthiq.arabic.calendar import find_times
from tawthiq.arabic.numbers import find_quantities
from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import tokenise
from tawthiq.errors import InvalidInput
from tawthiq.records import Article, Record
from tawthiq.sources.encoding import decode
from tawthiq.sources.plain_text import article_from_text

PUBLISHED = date(2022, 10, 12)
LARGEST = 2**63 - 1
"""What a store and a spreadsheet can hold of a count."""

TOKENS = 420
"""Tokens of the shorter of two texts: above the length at which a line without a stop is cut."""

MOST_TIMES = 5.5
"""How many times the work of a text may grow when the text becomes four times as long."""

PLACES = [
    "سرمين",
    "بنش",
    "تفتناز",
    "أريحا",
    "سراقب",
    "كفرنبل",
    "حارم",
    "سلقين",
    "الدانا",
    "البارة",
    "كنصفرة",
    "الشحيل",
    "ذيبان",
    "هجين",
    "البصيرة",
    "الباب",
    "اعزاز",
    "جرابلس",
    "عفرين",
    "نوى",
]
DEEDS = (
    "قتل {n} مدنيين بقصف مدفعي على بلدة {p} في {d} أيلول.",
    "هاجم مسلحون مجهولون حاجزاً في مدينة {p} يوم {d} آب، ما أدى إلى مقتل {n} عناصر.",
    "انفجرت عبوة ناسفة في مدينة {p} في {d} تموز وأصيب {n} أشخاص.",
)


def deeds(many: int) -> str:
    """As many different events as asked for, each in its sentence."""
    some = islice(cycle(DEEDS), many)
    return " ".join(
        one.format(n=3 + k % 7, p=PLACES[k * 7 % len(PLACES)], d=1 + k * 11 % 28)
        for k, one in enumerate(some)
    )


def repeated(words: str) -> Callable[[int], str]:
    """A text of so many tokens that says the same words again and again, after one sentence that can be read."""

    def text(tokens: int) -> str:
        return "قتل مدني في سرمين. " + words * (tokens // max(1, len(words.split())))

    return text


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line without a stop": repeated("قتل ثلاثة مدنيين بقصف مدفعي على بلدة سرمين وأصيب آخرون "),
    "half another language": repeated("قتل three civilians بقصف on the town سرمين yesterday "),
    "quotes that never close": repeated('" قال « '),
    "brackets that never close": repeated("( قتل [ "),
    "diacritics on everything": repeated("قَُِّتَُِّلَُِّ ثَُِّلَُِّاثَُِّةَُِّ مَُِّدَُِّنَُِّيَُِّيَُِّنَُِّ "),
    "numbers only": repeated("12 345 6789 "),
    "number words only": repeated("مئة وثلاثة وعشرون ألفاً و "),
    "ranges within ranges": repeated("بين 10 و "),
    "dates only": repeated("في 12 آذار 2021 و13 نيسان "),
    "dates with slashes": repeated("1/2/2021 "),
    "places only": repeated("سرمين والنيرب وبنش وتفتناز و "),
    "speakers who quote speakers": repeated("قال مصدر إن ناشطين قالوا إن "),
    "counts of counts": repeated("مقتل 12 مدنياً بينهم 3 أطفال و4 نساء، و "),
    "stops only": repeated(". ! ؟ "),
    "torn letters": repeated("ق ت ل "),
    "one sentence again and again": repeated("قتل ثلاثة مدنيين بقصف على بلدة سرمين أمس. "),
    "lines of one item": repeated("قتل ثلاثة مدنيين بقصف على بلدة سرمين\n"),
    "HTML remains": repeated("<b>قتل</b> &nbsp; "),
    "different events": lambda tokens: deeds(tokens // 5),
}


def read(text: str) -> Record:
    return tawthiq.read(Article(id="a", text=text, published=PUBLISHED))


def work(text: str) -> int:
    """Lines of code that reading a text runs through; counted, because seconds depend on the machine."""
    lines = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        lines += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("kind", HOSTILE)
def test_four_times_the_text_is_not_much_more_than_four_times_the_work(kind: str) -> None:
    text = HOSTILE[kind]
    read(text(TOKENS))  # what is remembered of words and places is learned before the count
    assert work(text(4 * TOKENS)) / work(text(TOKENS)) < MOST_TIMES


LONG = [
    ("200,000 characters in one line", HOSTILE["one line without a stop"](10)[:60] * 3334),
    ("200,000 letters without a space", "قتلمدني" * 28572),
    ("10,000 digits in a row", "قتل " + "1234567890" * 1000 + " مدني في سرمين."),
    ("10,000 Arabic digits in a row", "قتل " + "١٢٣٤٥٦٧٨٩٠" * 1000 + " مدني في سرمين."),
    ("10,000 digits with commas", "قتل " + "123," * 3000 + "123 مدني في سرمين."),
    ("10,000 vowel signs on one letter", "قتل" + "\u064e" * 10000 + " مدني في سرمين."),
    ("10,000 tatweels", "قت" + "ـ" * 10000 + "ل مدني في سرمين."),
    ("10,000 invisible marks", "قتل" + "\u200f\u202a" * 5000 + " مدني في سرمين."),
    ("10,000 lines with nothing in them", "قتل مدني في سرمين." + "\n" * 10000 + "قتل مدني في بنش."),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in LONG])
def test_a_very_long_text_gives_a_record(text: str) -> None:
    keeps_the_contract(read(text))


NUMBERS = [
    ("قتل 9999999999999 مدنياً في سرمين.", "beyond 10^12"),
    ("قتل 99999999999999999999999999 مدنياً في سرمين.", "beyond 64 bits"),
    ("قتل تسعمئة ألف مليار مليار مليار مدني في سرمين.", "scales on scales"),
    ("قتل 5 مليار مليون ألف مليار مدني في سرمين.", "a digit with scales"),
    ("قتل 0 مدنيين في سرمين.", "zero in digits"),
    ("قتل -5 مدنيين في سرمين.", "a minus"),
    ("قتل 3.7 مدنيين في سرمين.", "a part of a man"),
    ("قتل ما بين 90 و10 مدنيين في سرمين.", "a range from high to low"),
    ("قتل ²³ مدنياً و½ جندي في سرمين.", "digits that int() does not know"),
    ("نزح 7،7،7،7 مليون شخص من سرمين منذ مطلع العام.", "a decimal of decimals"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=why) for text, why in NUMBERS])
def test_impossible_numbers_become_no_impossible_count(text: str) -> None:
    keeps_the_contract(read(text))


DATES = [
    ("قتل مدني في سرمين يوم 12/3/0.", "the year 0"),
    ("قتل مدني في سرمين يوم 12/3/0000.", "the year 0000"),
    ("قتل مدني في سرمين في 12 آذار 99999.", "the year 99999"),
    ("قتل مدني في سرمين في 12 آذار عام 0.", "the year 0 in words"),
    ("قتل مدني في سرمين يوم 45/13/2021.", "a day and a month that are none"),
    ("قتل مدني في سرمين في 31 شباط 2021.", "31 February"),
    ("قتل مدني في سرمين في 29 شباط.", "29 February without a year"),
    ("قتل مدني في سرمين في 30 رمضان 99999 هـ.", "a Hijri year beyond the table"),
    ("قتل مدني في سرمين في 1 محرم 1 هـ.", "a Hijri year before the table"),
    ("قتل مدني في سرمين قبل 999999999 يوم.", "a day before the calendar begins"),
    ("قتل مدني في سرمين قبل 99999 سنة.", "a year before the calendar begins"),
    ("نفذ التنظيم 5 عمليات خلال الشهر 999999 من عمر الخلافة.", "a month after the calendar ends"),
    ("قتل مدني في سرمين بين عامي 9999 و0.", "years from last to first"),
    ("قتل مدني في سرمين في الساعة 99:99 من يوم 12345678901234567890/1/1.", "an hour that is none"),
]


@pytest.mark.parametrize("published", [PUBLISHED, None, date.min, date.max], ids=str)
@pytest.mark.parametrize("text", [pytest.param(text, id=why) for text, why in DATES])
def test_impossible_dates_become_no_impossible_day(text: str, published: date | None) -> None:
    keeps_the_contract(tawthiq.read(Article(id="a", text=text, published=published)))


@pytest.mark.parametrize("published", [date.min, date.max], ids=str)
@pytest.mark.parametrize(
    "words",
    [
        "أمس",
        "غداً",
        "الأسبوع الماضي",
        "قبل شهر",
        "الخميس الماضي",
        "منذ مطلع العام",
        "العام الماضي",
        "قبل عدة أيام",
        "الشهر المقبل",
        "صيف العام الماضي",
    ],
)
def test_relative_days_at_the_ends_of_the_calendar(words: str, published: date) -> None:
    text = f"قتل ثلاثة مدنيين بقصف على سرمين {words}."
    keeps_the_contract(tawthiq.read(Article(id="a", text=text, published=published)))


def keeps_the_contract(record: Record) -> None:
    """Every value has its words, no count is beyond what can be stored, none is upside down, no time ends before it begins."""
    assert record.unsupported() == []
    counts = [c for e in record.events for c in (*e.casualties, *e.rivals)]
    for one in (*counts, *record.tallies):
        assert one.min is None or 0 <= one.min <= LARGEST
        assert one.max is None or (one.min or 0) <= one.max <= LARGEST
    for claim in (*record.events, *record.tallies):
        if claim.time is not None and claim.time.start is not None and claim.time.end is not None:
            assert claim.time.start <= claim.time.end
    json.dumps(record.to_dict(), ensure_ascii=False).encode("utf-8")


WORDS = [
    "قتل",
    "قُتل",
    "أصيب",
    "جرح",
    "مقتل",
    "انفجار",
    "انفجرت",
    "عبوة",
    "قصف",
    "هجوم",
    "اعتقلت",
    "اشتباكات",
    "غارة",
    "مدني",
    "مدنيين",
    "مدنيان",
    "طفلان",
    "ثلاثة",
    "أربعة",
    "عشرة",
    "مئة",
    "ألف",
    "مليون",
    "3",
    "12",
    "٢٣",
    "2021",
    "7،7",
    "نحو",
    "أكثر",
    "من",
    "بينهم",
    "بين",
    "و",
    "في",
    "على",
    "من",
    "إلى",
    "أمس",
    "الخميس",
    "الماضي",
    "12/3/2021",
    "آذار",
    "رمضان",
    "هـ",
    "سرمين",
    "دير",
    "الزور",
    "داعش",
    "قسد",
    "قوات",
    "النظام",
    "قال",
    "إن",
    "وأعلن",
    "تبنى",
    "نفى",
    "المرصد",
    "السوري",
    "لم",
    "يرجح",
    "أن",
    "«",
    "»",
    '"',
    "(",
    ")",
    "[",
    ":",
    "؛",
    "،",
    ".",
    "!",
    "؟",
    "-",
    "–",
    "…",
    "killed",
    "the",
    "12,000",
    "IED",
    "https://t.me/x",
    "<b>",
    "&nbsp;",
    "😀",
    "\u200f",
    "َ",
    "ـ",
    "\n",
    "\n\n",
    "\t",
    "ق",
    "تل",
    "ا",
    "ل",
    "0",
    "99999",
    "1e9",
    "½",
    "²",
    "10000000000000",
]
MIXED = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=8),
        st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ", max_size=10),
    ),
    max_size=60,
).map(" ".join)
ANY_TEXT = st.one_of(MIXED, st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
DAYS = st.one_of(st.none(), st.dates())
BYTES = st.one_of(
    st.binary(max_size=300), ANY_TEXT.map(lambda text: text.encode("utf-16")), MIXED.map(str.encode)
)
MANY = settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(ANY_TEXT, DAYS)
def test_whatever_the_text_a_record_comes_out_that_keeps_the_contract(
    text: str, published: date | None
) -> None:
    keeps_the_contract(tawthiq.read(Article(id="a", text=text or " ", published=published)))


@MANY
@given(ANY_TEXT, DAYS)
def test_numbers_and_dates_of_any_text_lie_within_it(text: str, published: date | None) -> None:
    tokens = tokenise(normalise(text))
    many = len(tokens.words)
    for quantity in find_quantities(tokens, 0, many):
        assert 0 <= quantity.first <= quantity.last < many
        assert quantity.minimum is None or quantity.maximum is None or quantity.minimum <= quantity.maximum
    for time in find_times(tokens, 0, many, published):
        assert 0 <= time.first <= time.last < many
        assert time.start is None or time.end is None or time.start <= time.end


@MANY
@given(ANY_TEXT)
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    tokens = tokenise(normalise(text))
    covered = [i for first, last in tokens.sentences for i in range(first, last)]
    assert covered == list(range(len(tokens.words)))


@MANY
@given(BYTES)
def test_random_bytes_are_an_article_or_a_refusal_in_a_sentence(raw: bytes) -> None:
    for text in (decode(raw), raw.decode("utf-8", errors="surrogateescape")):
        for found in article_from_text(text, source="page.txt"):
            if isinstance(found, Article):
                keeps_the_contract(tawthiq.read(found))
            else:
                assert found.message.startswith("page.txt: ")


def test_half_a_character_is_refused_and_named() -> None:
    with pytest.raises(InvalidInput, match="U\\+DC80"):
        tawthiq.read("قتل مدني في سرمين\udc80.")
