"""From whom a place was taken: the side that a sentence leaves to the rest of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tawthiq.lexicon.fronts import fight_together

if TYPE_CHECKING:
    from .conftest import Look

# (text, from whom the first place was taken, why)
TAKEN = [
    ("سيطرت قوات سوريا الديمقراطية على بلدة الكرامة بعد معارك مع تنظيم داعش.", ["isis"], "whom it was fought with"),
    ("استعاد الجيش العراقي بلدة العياضية بعد انسحاب مسلحي تنظيم الدولة منها.", ["isis"], "who had left"),
    ("سيطرت قوات النظام على بلدة الكبانة. وقالت الأمم المتحدة إن الأهالي نزحوا.", [], "who only speaks has lost nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "loser", "why"), TAKEN, ids=[w for *_, w in TAKEN])
def test_from_whom_a_place_was_taken(look: Look, text: str, loser: list[str], why: str) -> None:
    event = next(e for e in look.record(text).events if e.type == "seizure")
    assert [t.id for t in event.targets] == loser


def test_words_of_the_chosen_side_stand_in_the_text(look: Look) -> None:
    record = look.record(TAKEN[0][0])
    assert not record.unsupported()


def test_who_fights_together() -> None:
    assert fight_together("syrian_army", "russian_air_force")
    assert not fight_together("syrian_army", "isis")
