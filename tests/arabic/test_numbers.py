"""Numbers in running text: each case with the reason why it is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.arabic.numbers import Quantity, cardinal_at, find_ordinals, find_quantities, read_number
from tawthiq.arabic.numbers.vocabulary import (
    MEANINGS,
    QUALIFIER_COLUMNS,
    ROLES,
    VAGUE_COLUMNS,
    WORD_COLUMNS,
    number_words,
)
from tawthiq.arabic.script import fold, normalise
from tawthiq.arabic.tables import parse_table, read_table
from tawthiq.arabic.tokens import tokenise
from tawthiq.errors import InvalidData


def quantities(text: str) -> list[Quantity]:
    tokens = tokenise(normalise(text))
    return find_quantities(tokens, 0, len(tokens))


def values(text: str) -> list[tuple[int | None, int | None, str | None]]:
    return [(q.minimum, q.maximum, q.vague) for q in quantities(text)]


EXACT = [
    ("ثلاثة مقاتلين", 3, "a unit with ta marbuta"),
    ("ثلاث نساء", 3, "the same before a feminine noun"),
    ("ثماني سيارات", 8, "the third form of eight"),
    ("اثني عشر شاباً", 12, "a teen in the genitive"),
    ("اثنتا عشرة قذيفة", 12, "a teen, feminine nominative"),
    ("أحد عشر جندياً", 11, "eleven is not one of ten"),
    ("إحدى عشرة غارة", 11, "eleven, feminine"),
    ("سبعة عشر", 17, "a plain teen"),
    ("خمسةً وأربعين شرطياً", 45, "units before tens, with a vowel mark"),
    ("واحد وعشرون", 21, "one joins tens"),
    ("إحدى وثلاثين غارة", 31, "feminine one joins tens"),
    ("مئة", 100, "modern spelling"),
    ("مائة", 100, "classical spelling"),
    ("مئتي عائلة", 200, "the dual of a hundred in construct"),
    ("ثلاثمائة وعشرة", 310, "a fused hundred with ten"),
    ("خمس مئة", 500, "a hundred written in two words"),
    ("مئة وواحد", 101, "one after a hundred"),
    ("ثمانمئة وثلاثة وستين", 863, "three levels"),
    ("ألف وتسعمئة", 1900, "a thousand alone is one thousand"),
    ("ألفي نازح", 2000, "the dual of a thousand in construct"),
    ("سبعة آلاف وخمسمئة", 7500, "a scale with a remainder"),
    ("ثلاثة عشر ألفاً", 13000, "a teen before a scale"),
    ("ثلاثة ملايين ومئتي ألف", 3_200_000, "two scales"),
    ("نصف مليون", 500_000, "a fraction of a scale"),
    ("مليون ونصف المليون", 1_500_000, "a scale and its half"),
    ("ربع مليون", 250_000, "a quarter"),
    ("٣٧ لاجئاً", 37, "Arabic-Indic digits"),
    ("۴۲", 42, "Persian digits"),
    ("1,250 نازحاً", 1250, "a comma before three digits"),
    ("١٬٢٥٠", 1250, "the Arabic thousands sign"),
    ("12.500 خيمة", 12500, "a point before three digits"),
    ("4،5 مليون", 4_500_000, "a decimal with the Arabic comma"),
    ("3.2 ملايين", 3_200_000, "a decimal with a point"),
    ("1.250 مليون", 1_250_000, "before a scale a point is decimal"),
    ("35 ألف", 35000, "digits and a scale"),
    ("9 آلاف و300", 9300, "a scale and digits"),
    ("وخمسة", 5, "glued to and"),
    ("بستة", 6, "glued to a preposition"),
    ("الأربعة", 4, "with the article"),
    ("الثلاثة والعشرين", 23, "the article on both parts"),
    ("الـ 17", 17, "an article written apart from digits"),
    ("أحد الحراس", 1, "one of them"),
    ("واحدا", 1, "accusative one"),
]


@pytest.mark.parametrize(("text", "value", "why"), EXACT)
def test_exact_numbers(text: str, value: int, why: str) -> None:
    assert values(text) == [(value, value, None)], why


LOOSE = [
    ("أكثر من ستين", [(60, None, None)], "more than"),
    ("لأكثر من 40", [(40, None, None)], "a clitic on the qualifier"),
    ("بما لا يقل عن تسعة", [(9, None, None)], "no less than, four words"),
    ("ما يزيد على مئة", [(100, None, None)], "exceeds"),
    ("خمسة مدنيين على الأقل", [(5, None, None)], "at least, after the noun"),
    ("ثمانية فأكثر", [(8, None, None)], "and more"),
    ("على الأقل سبعة", [(7, None, None)], "at least, before"),
    ("فوق الـ 30", [(30, None, None)], "above, with an article apart"),
    ("نحو 70", [(70, 70, "about")], "about"),
    ("قرابة ألفي شخص", [(2000, 2000, "about")], "nearly, with a dual"),
    ("ما يقارب عشرين", [(20, 20, "about")], "approaches"),
    ("خمسون تقريباً", [(50, 50, "about")], "about, after"),
    ("ما يصل إلى 90", [(90, 90, "about")], "up to counts as about in the contract"),
    ("أقل من عشرة", [(None, 10, None)], "fewer than"),
    ("لا يتجاوز 15", [(None, 15, None)], "does not exceed: the negation wins over the verb"),
    ("دون الـ 20", [(None, 20, None)], "below"),
    ("بين أربعة وستة", [(4, 6, None)], "between, in words"),
    ("ما بين 8 و12", [(8, 12, None)], "between, in digits"),
    ("بين عشرين وثلاثين", [(20, 30, None)], "tens do not add up"),
    ("بين 3 و5 آلاف", [(3000, 5000, None)], "the scale said once"),
    ("من 10 إلى 14", [(10, 14, None)], "from to"),
    ("6-9", [(6, 9, None)], "a dash"),
    ("ثلاثة أو أربعة", [(3, 4, None)], "or"),
    ("عشرات القتلى", [(10, 99, "tens")], "tens"),
    ("مئات العائلات", [(100, 999, "hundreds")], "hundreds"),
    ("آلاف النازحين", [(1000, 9999, "thousands")], "thousands without a number"),
    ("عشرات الآلاف", [(10000, 99999, "thousands")], "tens of thousands"),
    ("مئات الآلاف", [(100000, 999999, "thousands")], "hundreds of thousands"),
    ("ملايين السوريين", [(2_000_000, None, "several")], "millions"),
    ("عدد من الجرحى", [(2, None, "several")], "a number of"),
    ("عدداً غير معروف من القتلى", [(2, None, "several")], "an unknown number of"),
    ("عدة غارات", [(2, None, "several")], "several"),
    ("بعدة قذائف", [(2, None, "several")], "several, after a preposition"),
    ("العديد من المنازل", [(2, None, "several")], "many"),
]


@pytest.mark.parametrize(("text", "expected", "why"), LOOSE)
def test_loosened_and_vague(
    text: str, expected: list[tuple[int | None, int | None, str | None]], why: str
) -> None:
    assert values(text) == expected, why


APART = [
    ("مقتل أربعة وإصابة ستة", [4, 6], "a verbal noun stands between"),
    ("أربعة وستة", [4, 6], "two units do not add"),
    ("4 و6", [4, 6], "digits do not add"),
    ("اثنين وثلاثين مدنياً وجندياً", [32], "only the number adds"),
    ("مئة قتيل وثلاثة جرحى", [100, 3], "a noun ends the number"),
    ("عشرين وثلاثة", [20, 3], "units never follow tens"),
    ("ثلاثة وجرح عنصر على الأقل", [3], "at least belongs to the other noun"),
]


@pytest.mark.parametrize(("text", "expected", "why"), APART)
def test_numbers_that_stay_apart(text: str, expected: list[int], why: str) -> None:
    assert [q.minimum for q in quantities(text)] == expected, why
    assert all(q.maximum is not None for q in quantities(text)), why


NO_COUNT = [
    ("الهاتف 0944123456789", "a telephone number"),
    ("رقم 2254", "a resolution's number"),
    ("القرن السادس عشر", "the teen of an ordinal"),
    ("كميات من السلاح", "amounts, not as hundreds"),
    ("من بعده", "after him, not several"),
    ("كان ميتاً", "dead, not two hundred"),
    ("لا أحد من السكان", "nobody"),
    ("يوم الأحد", "Sunday is not one"),
    ("يوم الاثنين", "Monday is not two"),
    ("قوات النظام", "no number at all"),
    ("12/10/2022", "a date in digits"),
]


@pytest.mark.parametrize(("text", "why"), NO_COUNT)
def test_no_count(text: str, why: str) -> None:
    assert quantities(text) == [], why


@pytest.mark.parametrize("text", ["40%", "نحو 40 بالمئة", "٤٠ في المئة", "بين 30 و40 %"])
def test_shares_are_marked(text: str) -> None:
    assert [q.unit for q in quantities(text)] == ["percent"]


def test_a_bare_year_is_marked() -> None:
    assert [q.unit for q in quantities("كما في 2015 و2016.")] == ["year", "year"]
    assert [q.unit for q in quantities("مقتل 2015 شخصاً")] == [None]


def test_spans_hold_the_words() -> None:
    tokens = tokenise(normalise("أُصيبَ ما لا يقلّ عن اثنين وعشرين مدنيّاً."))
    (found,) = find_quantities(tokens, 0, len(tokens))
    assert tokens.raw_text(found.first, found.last) == "ما لا يقلّ عن اثنين وعشرين"
    assert tokens.words[found.core] == "اثنين"
    assert not found.exact


def test_only_the_range_is_read() -> None:
    tokens = tokenise(normalise("ثلاثة وعشرون وخمسة"))
    assert [(q.first, q.last) for q in find_quantities(tokens, 1, 2)] == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "value"), [("السادس", 6), ("الخامس عشر", 15), ("الحادي والعشرين", 21), ("العشرون", 20)]
)
def test_ordinals(text: str, value: int) -> None:
    tokens = tokenise(normalise(text))
    (found,) = find_ordinals(tokens, 0, len(tokens))
    assert (found.minimum, found.ordinal, found.last) == (value, True, len(tokens) - 1)


_UNITS = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
_TEENS = ["أحد عشر", "اثنا عشر", *(f"{u} عشر" for u in _UNITS[2:])]
_TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def spelled(n: int) -> str:
    """The number in words, as grammar books have it; an independent way round for the test."""
    if n >= 1000:
        thousands, rest = divmod(n, 1000)
        head = {1: "ألف", 2: "ألفان"}.get(thousands) or (
            f"{spelled(thousands)} آلاف" if 3 <= thousands <= 10 else f"{spelled(thousands)} ألفا"
        )
        return head + (f" و{spelled(rest)}" if rest else "")
    if n >= 100:
        hundreds, rest = divmod(n, 100)
        return _HUNDREDS[hundreds - 1] + (f" و{spelled(rest)}" if rest else "")
    if n >= 20:
        tens, unit = divmod(n, 10)
        return (f"{_UNITS[unit - 1]} و" if unit else "") + _TENS[tens - 2]
    if n > 10:
        return _TEENS[n - 11]
    return "عشرة" if n == 10 else _UNITS[n - 1]


@given(st.integers(1, 999_999))
def test_every_number_is_read_back(n: int) -> None:
    found = quantities(spelled(n))
    assert [(q.minimum, q.maximum) for q in found] == [(n, n)], spelled(n)


@given(st.integers(1, 10**9), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_digits_of_every_script(n: int, digits: str) -> None:
    written = str(n).translate(str.maketrans("0123456789", digits))
    assert [(q.minimum, q.maximum) for q in quantities(f"قتل {written} شخصا")] == [(n, n)]


_PIECES = st.sampled_from(
    [
        "ثلاثة",
        "وعشرين",
        "مئة",
        "ألف",
        "12",
        "7,7",
        "و",
        "بين",
        "إلى",
        "من",
        "أكثر",
        "نحو",
        "%",
        "-",
        "الـ",
        "عشرات",
        "الآلاف",
        "على",
        "الأقل",
        "مدنيا",
        "نصف",
        "مليون",
        "أحد",
        "عشر",
        ".",
        "السادس",
        "في",
        "المئة",
    ]
)


@given(st.lists(_PIECES, max_size=30))
def test_spans_are_ordered_and_apart(pieces: list[str]) -> None:
    tokens = tokenise(normalise(" ".join(pieces)))
    found = find_quantities(tokens, 0, len(tokens))
    end = -1
    for q in found:
        assert end < q.first <= q.core <= q.last < len(tokens)
        assert q.minimum is None or q.maximum is None or q.minimum <= q.maximum
        end = q.last


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    quantities(text)
    read_number(text)


@pytest.mark.parametrize("unit", ["7", "7 ", "7,", "ثلاثة و", "و", "بين 3 و", "%", "من ", "الـ 5 - "])
def test_long_monotonous_input(unit: str) -> None:
    assert isinstance(quantities(unit * 20_000), list)


def test_cardinals_stop_at_the_limit() -> None:
    words = ["ثلاثه", "وعشرين"]
    assert cardinal_at(words, 0, 1) == (3, 1)
    assert cardinal_at(words, 0, 2) == (23, 2)
    assert cardinal_at(words, 2, 2) is None


def test_the_word_table_keeps_its_schema() -> None:
    rows = read_table("number_words.tsv", WORD_COLUMNS)
    assert {role for _, role, _ in rows} <= ROLES
    stems = [fold(word) for word, _, _ in rows]
    assert len(stems) == len(set(stems)), "a spelling stands twice"
    ranges = {"unit": range(1, 10), "tens": range(20, 100, 10), "hundreds": range(200, 1000, 100)}
    for word, role, value in rows:
        assert role not in ranges or int(value) in ranges[role], word


def test_the_qualifier_table_keeps_its_schema() -> None:
    rows = read_table("number_qualifiers.tsv", QUALIFIER_COLUMNS)
    assert {meaning for _, meaning, _ in rows} <= MEANINGS
    assert {position for _, _, position in rows} == {"before", "after"}
    keys = [(fold(words), position) for words, _, position in rows]
    assert len(keys) == len(set(keys)), "a phrase stands twice"


def test_the_vague_table_keeps_its_schema() -> None:
    for words, minimum, maximum, vague, article, note in read_table("number_vague.tsv", VAGUE_COLUMNS):
        assert int(minimum) >= 2, words
        assert maximum == "-" or int(maximum) > int(minimum), words
        assert vague in {"several", "tens", "hundreds", "thousands"}, words
        assert article in {"yes", "no"} and note in {"-", "collective"}, words


def test_a_table_with_a_broken_line_is_refused() -> None:
    with pytest.raises(InvalidData, match=r"x\.tsv, line 3: 2 cells, expected 3"):
        parse_table("x.tsv", ["word\trole\tvalue", "ست\tunit\t6", "سبع\tunit"], WORD_COLUMNS)
    with pytest.raises(InvalidData, match="columns"):
        parse_table("x.tsv", ["word\trole"], WORD_COLUMNS)


def test_a_stem_wins_over_its_parts() -> None:
    assert number_words()["واحد"].role == "unit"
