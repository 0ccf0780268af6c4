"""The words of a page as a reader of Arabic sees them: quotation marks, severed clitics, words torn at a lost vowel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.arabic.tokens import Tokens
from tawthiq.lexicon import lexicon
from tawthiq.reader.words import words_of

WORDS = [
    ('سيطرت "قسد" على القرية', ["سيطرت", "قسد", "علي", "القريه"], "quotation marks are no words"),
    ('عناصر من «الفرقة الرابعة»', ["عناصر", "من", "الفرقه", "الرابعه"], "nor are guillemets"),
    ('حاجز لـ "قسد" في البصيرة', ["حاجز", "لقسد", "في", "البصيره"], "a preposition cut off by tatweel and quotes"),
    ('هجوم لـ " داعش " قرب السخنة', ["هجوم", "لداعش", "قرب", "السخنه"], "spaces inside the quotes"),
    ("عنصر بـ قسد", ["عنصر", "بقسد"], "a preposition with a space behind it"),
    ("قتل جندي و أصيب آخر", ["قتل", "جندي", "واصيب", "اخر"], "a conjunction that stands alone"),
    ('اشتباك بين "قسد" و"داعش"', ["اشتباك", "بين", "قسد", "وداعش"], "a conjunction written onto the quotes"),
    ("ق تل ثلاثة مدنيين", ["قتل", "ثلاثه", "مدنيين"], "a vowel sign that became a space"),
    ("وق تل قيادي", ["وقتل", "قيادي"], "the same behind a conjunction"),
    ("ج رح طفلان", ["جرح", "طفلان"], "the same in another verb"),
    ("أ صيب عنصران", ["اصيب", "عنصران"], "a single letter torn off"),
    ("نشرت بيان ا قالت فيه", ["نشرت", "بيانا", "قالت", "فيه"], "an alif whose vowel became a space ends the word before"),
    ("انسحب ا لجيش", ["انسحب", "الجيش"], "an alif torn off an article goes with the noun"),
    ("في قرية الحصان", ["في", "قريه", "الحصان"], "a short word that is whole stays apart"),
    ("من تل تمر", ["من", "تل", "تمر"], "a short word before a name stays apart"),
    ("قرب حي غويران", ["قرب", "حي", "غويران"], "a class word stays apart"),
    ("• مقتل عنصر\n• إصابة آخر", ["مقتل", "عنصر", "اصابه", "اخر"], "bullets are no words"),
    ("#دير_الزور", ["دير", "الزور"], "a hashtag is its words"),
    ("قُتِلَ أَحَدُ العناصِرِ", ["قتل", "احد", "العناصر"], "vowel signs are set aside"),
    ("", [], "nothing"),
    ("« » \" '", [], "only quotation marks"),
]  # fmt: skip


def words(text: str) -> Tokens:
    return words_of(text, lexicon())


@pytest.mark.parametrize(("text", "expected", "why"), WORDS, ids=[c[-1] for c in WORDS])
def test_words(text: str, expected: list[str], why: str) -> None:
    assert words(text).words == expected, why


SPANS = [
    ('حاجز لـ "قسد" في البصيرة', "لقسد", 'لـ "قسد', "from the preposition to the name, quotes between"),
    ("ق تل ثلاثة مدنيين", "قتل", "ق تل", "both halves of a torn word"),
    ("قُتِلَ أحد العناصر", "قتل", "قُتِلَ", "the vowel signs belong to their letters"),
    ("\u200fقسد\u200f تعتقل شخصاً", "قسد", "قسد\u200f", "marks of direction before a word are not its own"),
    ("أ صيب عنصران", "عنصران", "عنصران", "words behind a torn one keep their place"),
]


@pytest.mark.parametrize(("text", "word", "stands", "why"), SPANS, ids=[c[-1] for c in SPANS])
def test_spans_show_what_stands_in_the_text(text: str, word: str, stands: str, why: str) -> None:
    tokens = words(text)
    at = tokens.words.index(word)
    assert tokens.raw_text(at, at).strip("\u200f") == stands.strip("\u200f"), why


@given(st.text(alphabet="قتلجرحوفب لـ\"«»'،.\n \u064f\u200f*•#_", max_size=60))
def test_any_text_gives_words_in_order(text: str) -> None:
    tokens = words(text)
    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends)
    assert all(s < e for s, e in zip(tokens.starts, tokens.ends, strict=True))
    assert tokens.starts == sorted(tokens.starts)
    assert [i for a, b in tokens.sentences for i in range(a, b)] == list(range(len(tokens)))
