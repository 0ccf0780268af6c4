"""Who did it and to whom, where the article as a whole knows better than the grammar of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tawthiq.choices import Choice, overheard, weights_in_place
from tawthiq.lexicon.fronts import fight_together
from tawthiq.lexicon.kinds import kind_of_party

if TYPE_CHECKING:
    from .conftest import Look

BY_HAND = Choice(
    question="-",
    origin="by hand",
    weights={"as read, nobody": 1.0, "fought": 1.5, "left": 1.5, "friend": -1.6},
)

# (text, from whom the first place was taken, why)
TAKEN = [
    ("سيطرت قوات سوريا الديمقراطية على بلدة الكرامة بعد معارك مع تنظيم داعش.", ["isis"], "whom it was fought with"),
    ("استعاد الجيش العراقي بلدة العياضية بعد انسحاب مسلحي تنظيم الدولة منها.", ["isis"], "who had left"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "loser", "why"), TAKEN, ids=[w for *_, w in TAKEN])
def test_from_whom_a_place_was_taken(look: Look, text: str, loser: list[str], why: str) -> None:
    with weights_in_place({"whom": BY_HAND}):
        event = next(e for e in look.record(text).events if e.type == "seizure")
    assert [t.id for t in event.targets] == loser


def test_the_main_foe_is_no_ally_and_is_known_from_the_whole_article(look: Look) -> None:
    weights = {"as read, nobody": 1.0, "main foe": 1.5}
    text = (
        "تدور معارك بين قوات النظام وتنظيم داعش. وتشارك القوات الروسية في المعارك. "
        "وقال ناشطون إن قوات النظام سيطرت على قرية الشولا."
    )
    by_hand = BY_HAND.model_copy(update={"weights": weights})
    with weights_in_place({"whom": by_hand}):
        event = next(e for e in look.record(text).events if e.type == "seizure")
    assert [t.id for t in event.targets] == ["isis"], "named in another sentence only"


def test_what_was_read_is_the_first_option_and_speakers_are_none(look: Look) -> None:
    with overheard() as heard:
        look.reader.read(
            look.article("قصفت قوات النظام بلدة كنصفرة. وقالت الأمم المتحدة إن فصائل المعارضة ردت على القصف.")
        )
    who = next(c for c in heard.choices if c.name == "who")
    assert who.options[0].value == "syrian_army"
    assert {"opposition_factions", ""} <= {o.value for o in who.options}
    assert "united_nations" not in {o.value for o in who.options}


def test_whose_word_an_act_without_a_doer_is_counts_for_the_doer(look: Look) -> None:
    text = (
        "وصلت دورية للتحالف الدولي إلى بلدة الشحيل. "
        "وقال تنظيم داعش في بيان إن حاجزاً في بلدة ذيبان تعرض لهجوم بالأسلحة الرشاشة."
    )
    with overheard() as heard:
        look.reader.read(look.article(text))
    who = next(c for c in heard.choices if c.name == "who")
    features = {o.value: o.features for o in who.options}
    assert {"speaks", "rebel, armed_attack"} <= features["isis"].keys()
    assert "speaks" not in features["coalition"], "named in the sentence before, and tells nothing"


def test_what_kind_of_party_each_is() -> None:
    assert kind_of_party("isis") == "rebel"
    assert kind_of_party("nobody_listed") == ""


def test_who_fights_together() -> None:
    assert fight_together("syrian_army", "russian_air_force")
    assert not fight_together("syrian_army", "isis")


def test_ground_is_gained_from_a_party_and_not_from_its_people(look: Look) -> None:
    event = look.event("سيطرت فصائل المعارضة على قرية الجنينة، ما أسفر عن إصابة ثلاثة مدنيين.")
    assert [t.id for t in event.targets] == []
    assert [(c.group, c.min) for c in event.casualties] == [("civilians", 3)]
