"""Bytes to Arabic text in the encodings in which it is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.sources.encoding import decode, unmojibake

NEWS = "أعلنت مديرية الصحة في الرقة، اليوم، وفاة ثلاثة أطفال وإصابة أربعة آخرين في حريق خيمة شرق المدينة."


@pytest.mark.parametrize(
    ("raw", "declared"),
    [
        pytest.param(NEWS.encode(), None, id="UTF-8"),
        pytest.param(NEWS.encode("utf-8-sig"), None, id="UTF-8 with its mark"),
        pytest.param(NEWS.encode(), "windows-1256", id="UTF-8 declared as another: the bytes win"),
        pytest.param(NEWS.encode("utf-16"), None, id="UTF-16 with its mark"),
        pytest.param(NEWS.encode("utf-16-le"), None, id="UTF-16 without a mark, little end first"),
        pytest.param(NEWS.encode("utf-16-be"), None, id="UTF-16 without a mark, big end first"),
        pytest.param(NEWS.encode("cp1256"), None, id="Windows-1256"),
        pytest.param(NEWS.encode("cp1256"), "iso-8859-1", id="Windows-1256 declared as Latin"),
        pytest.param(NEWS.encode("cp1256"), "no-such-set", id="Windows-1256 declared as nonsense"),
        pytest.param(NEWS.encode("iso8859_6"), None, id="ISO 8859-6"),
        pytest.param(NEWS.encode("iso8859_6"), "iso-8859-6", id="ISO 8859-6, declared"),
        pytest.param(
            NEWS.encode("cp1256").decode("latin-1").encode(), None, id="read as Latin-1, stored as UTF-8"
        ),
    ],
)
def test_one_text_in_every_encoding(raw: bytes, declared: str | None) -> None:
    assert decode(raw, declared) == NEWS


def test_quotation_marks_of_windows_1256_survive() -> None:
    text = "قالت “قسد” إن ثلاثة قتلوا – بينهم مدني"
    assert decode(text.encode("cp1256")) == text


def test_utf8_cut_inside_a_letter_stays_utf8() -> None:
    assert decode(NEWS.encode()[:-2]).startswith(NEWS[:-2])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Une école à Genève a été fermée où l'été", id="French stays French"),
        pytest.param("Größe über Köln", id="German"),
        pytest.param("تقرير من Genève", id="Arabic with a French name"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert unmojibake(text) == text
    assert decode(text.encode()) == text


@given(st.text(alphabet=st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإؤئ 0123456789،.؟\n"), min_size=1))
def test_utf8_arabic_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary(max_size=300), st.sampled_from([None, "cp1256", "utf-16", "x", "rot13", "idna"]))
def test_any_bytes_decode_to_something(raw: bytes, declared: str | None) -> None:
    assert isinstance(decode(raw, declared), str)
