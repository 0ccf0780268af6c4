"""Tokens, sentences and clitics of normalised text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.arabic.script import normalise
from tawthiq.arabic.tokens import Tokens, proclitics, tokenise


def tokens_of(text: str) -> Tokens:
    return tokenise(normalise(text))


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("28تشرين الأول", ["28", "تشرين", "الاول"], "digits glued to a word"),
        ("ففي21 شباط", ["ففي", "21", "شباط"], "and before it"),
        ("١٬٢٥٠ نازحاً", ["1,250", "نازحا"], "a thousands sign stays inside its number"),
        ("7،7 مليون", ["7,7", "مليون"], "an Arabic comma as a decimal sign"),
        ("قُتل 3، وجُرح 5.", ["قتل", "3", ",", "وجرح", "5", "."], "marks that end a clause are tokens"),
        ("“قسد”", ['"', "قسد", '"'], "quotation marks"),
        ("12/10/2022", ["12", "/", "10", "/", "2022"], "a date in digits"),
        ("", [], "nothing"),
    ],
)
def test_words(text: str, words: list[str], why: str) -> None:
    assert tokens_of(text).words == words, why


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        ("قتل مدني. جرح آخر.", 2, "stops"),
        ("من قتله؟ لا أحد يعرف!", 2, "the Arabic question mark"),
        ("قال د. محمد إن القصف توقف.", 1, "an abbreviated title"),
        ("بلغت 3.5 ملايين دولار.", 1, "a decimal point"),
        ("عنوان بلا نقطة\nنص المقال.", 2, "a line break ends a headline"),
        ("قال: «انتهى الأمر.» ثم غادر.", 2, "a closing quotation mark belongs to its sentence"),
        ("توقف…\n\nثم عاد", 2, "an ellipsis and an empty line"),
    ],
)
def test_sentences(text: str, count: int, why: str) -> None:
    assert len(tokens_of(text).sentences) == count, why


def test_raw_text_is_the_article_s_own() -> None:
    tokens = tokens_of("هاجمَ مسلّحون حاجزاً في ٣ أيّار.")
    assert tokens.raw_text(1, 2) == "مسلّحون حاجزاً"
    assert tokens.raw_text(4, 5) == "٣ أيّار"


@pytest.mark.parametrize(
    ("word", "reading", "why"),
    [
        ("وبالرقه", ("وب", "الرقه"), "and, by, the article stays with the stem"),
        ("للجيش", ("ل", "الجيش"), "the alef that لل swallows comes back"),
        ("فلقسد", ("فل", "قسد"), "so, to"),
        ("كحاجز", ("ك", "حاجز"), "as"),
        ("وادي", ("", "وادي"), "the whole word is always one reading"),
    ],
)
def test_proclitics(word: str, reading: tuple[str, str], why: str) -> None:
    assert reading in proclitics(word), why


_TEXT = st.text(max_size=150) | st.text(st.sampled_from("ابتثوفلك ًـ ١٢3.,،؟\n\"'()-/د\u200f"), max_size=150)


@given(_TEXT)
def test_tokens_map_back_and_leave_nothing_out(raw: str) -> None:
    tokens = tokens_of(raw)
    text = tokens.source.text
    end = 0
    for i, word in enumerate(tokens.words):
        assert text[tokens.starts[i] : tokens.ends[i]] == word != ""
        assert not text[end : tokens.starts[i]].strip().strip("_"), "only space lies between tokens"
        end = tokens.ends[i]
        first, last = tokens.raw_span(i, i)
        assert 0 <= first < last <= len(raw)
        assert normalise(raw[first:last]).text.strip("-") == word.strip("-")


@given(_TEXT)
def test_sentences_cover_every_token_once(raw: str) -> None:
    tokens = tokens_of(raw)
    covered = [i for first, last in tokens.sentences for i in range(first, last)]
    assert covered == list(range(len(tokens)))


@given(st.text(st.sampled_from("وفبلكامن"), min_size=1, max_size=12))
def test_proclitics_rebuild_the_word(word: str) -> None:
    for clitics, stem in proclitics(word):
        joined = clitics + stem
        with_article = clitics + "ل" + stem[2:] if clitics.endswith("ل") and stem.startswith("ال") else joined
        assert word in (joined, with_article)
        assert stem


@pytest.mark.parametrize("unit", ["7", ".", "و", "\n", "a.", '"', "7.", "ا ", "1,"])
def test_long_monotonous_input(unit: str) -> None:
    tokens = tokens_of(unit * 50_000)
    assert sum(last - first for first, last in tokens.sentences) == len(tokens)
