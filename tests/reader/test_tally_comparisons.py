"""Counts held against those of another period, and figures that do not add up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tawthiq.reader.tallies.adding import discrepancies
from tawthiq.records import Comparison, Tally

if TYPE_CHECKING:
    from .conftest import Look

PUBLISHED = date(2022, 10, 12)

Held = tuple[str | None, str | None, float | None, str | None, int | None]

# (text, count of the tally that is compared, (start, end, ratio, change, other figure), why)
COMPARED: list[tuple[str, int, Held, str]] = [
    (
        "نفذ تنظيم داعش 40 عملية في الرقة خلال تموز، وتراجع عدد العمليات إلى النصف مقارنة بالفترة ذاتها من العام الماضي.",
        40,
        ("2021-07-01", "2021-07-31", 0.5, "lower", None),
        "the same month of the year before, no figure of it",
    ),
    (
        "وثق المرصد السوري مقتل 46 مدنياً في سوريا خلال أيلول الفائت.\nويمثل العدد انخفاضاً بنسبة 22% عن آب (59 قتيلاً).",
        46,
        ("2022-08-01", "2022-08-31", 0.78, "lower", 59),
        "a share in digits, the other figure in brackets",
    ),
    (
        "سجل المرصد السوري 18 عملية لداعش في البادية خلال أيار.\nوكان قد سجل في نيسان 26 عملية، أي إن العمليات تراجعت بنحو الثلث.",
        18,
        ("2022-04-01", "2022-04-30", 0.667, "lower", 26),
        "the sentence tells the other month; the report's month is compared",
    ),
    (
        "ألقت القوات العراقية القبض منذ مطلع العام على 214 متسللاً في الأنبار، مقابل 560 متسللاً في المدة نفسها من العام الفائت.",
        214,
        ("2021-01-01", "2021-10-12", 0.382, "lower", 560),
        "two figures side by side: the ratio is theirs",
    ),
    (
        "أحصى المرصد السوري 90 هجوماً لداعش في دير الزور خلال آب، بزيادة 30 بالمئة عن تموز.",
        90,
        ("2022-07-01", "2022-07-31", 1.3, "higher", None),
        "more than before",
    ),
    (
        "أحصى المرصد السوري مقتل 75 مدنياً في حلب خلال آب، وهو ثلاثة أضعاف ما كان عليه في تموز.",
        75,
        ("2022-07-01", "2022-07-31", 3.0, "higher", None),
        "a multiple, no word for the change",
    ),
]


@pytest.mark.parametrize(("text", "count", "held", "why"), COMPARED)
def test_the_other_period_and_the_ratio(text: str, count: int, held: Held, why: str, look: Look) -> None:
    record = look.record(text, published=PUBLISHED)
    found = {t.min: t.compares for t in record.tallies if t.compares is not None}
    assert list(found) == [count], why
    compared = found[count]
    time = compared.time
    assert time is not None and (str(time.start), str(time.end)) == held[:2], why
    assert (compared.ratio, compared.change, compared.min) == held[2:], why
    assert record.unsupported() == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "ارتفع عدد قتلى الهجمات في الرقة خلال آب إلى 46 مدنياً، بحسب المرصد.",
            "a toll that rose, nothing compared",
        ),
        (
            "نفذ تنظيم داعش 40 عملية في دير الزور خلال تموز.\nوتراجع عدد العمليات في الرقة إلى النصف مقارنة بالعام الماضي.",
            "another place than the tally's",
        ),
    ],
)
def test_no_comparison(text: str, why: str, look: Look) -> None:
    assert all(t.compares is None for t in look.record(text, published=PUBLISHED).tallies), why


# (text, words of the note; empty where nothing is wrong, why)
ADDED: list[tuple[str, tuple[str, ...], str]] = [
    (
        "وثق المرصد السوري 85 عملية لداعش في سوريا خلال أيلول.\nتوزعت العمليات على 40 في دير الزور و30 في حمص و14 في الرقة.",
        ("40 + 30 + 14 = 84 of 85",),
        "a list of all of it that misses one",
    ),
    (
        "وثق المرصد السوري 84 عملية لداعش في سوريا خلال أيلول.\nتوزعت العمليات على 40 في دير الزور و30 في حمص و14 في الرقة.",
        (),
        "the same list, complete",
    ),
    (
        "وثقت الشبكة السورية مقتل 60 مدنياً في سوريا خلال أيلول، بينهم 20 طفلاً و8 سيدات.",
        (),
        "children and women are among the civilians, not all of them",
    ),
    (
        "وثق المرصد السوري مقتل 63 شخصاً في سوريا خلال أيلول: 41 من قسد و15 مدنياً، والبقية من التنظيم.",
        (),
        "the rest is named without a number",
    ),
]


@pytest.mark.parametrize(("text", "said", "why"), ADDED)
def test_what_does_not_add_up(text: str, said: tuple[str, ...], why: str, look: Look) -> None:
    notes = " ".join(t.note for t in look.record(text, published=PUBLISHED).tallies if t.note)
    assert all(words in notes for words in said), why
    assert bool(notes) == bool(said), why


def _tally(name: str, count: int, **fields: object) -> Tally:
    return Tally.model_validate(
        {"id": name, "measure": "killed", "min": count, "max": count, "text": str(count), **fields}
    )


def _month(start: str, end: str) -> dict[str, str]:
    return {"start": start, "end": end, "precision": "period"}


def test_a_longer_period_cannot_have_less() -> None:
    year, month = _month("2022-01-01", "2022-10-12"), _month("2022-09-01", "2022-09-30")
    less = [_tally("t1", 30, time=year), _tally("t2", 40, time=month)]
    (found,) = discrepancies(less, "")
    assert (found.tally, found.others) == ("t1", ("t2",))
    assert "30" in found.sentence and "40" in found.sentence
    assert not discrepancies([_tally("t1", 50, time=year), _tally("t2", 40, time=month)], "")
    other_word = [_tally("t1", 30, time=year), _tally("t2", 40, time=month, speaker="sohr")]
    assert not discrepancies(other_word, ""), "two sources are rivals, none of them is wrong by the other"


def test_killed_and_wounded_against_casualties() -> None:
    whole = _tally("t1", 40, measure="casualties")
    parts = [_tally("t2", 25, part_of="t1"), _tally("t3", 20, measure="wounded", part_of="t1")]
    (found,) = discrepancies([whole, *parts], "")
    assert "25 + 20 = 45" in found.sentence
    assert not discrepancies([whole, parts[0], _tally("t3", 15, measure="wounded", part_of="t1")], "")


def test_a_part_cannot_exceed_its_whole() -> None:
    (found,) = discrepancies([_tally("t1", 9), _tally("t2", 12, who="children", part_of="t1")], "")
    assert "more than" in found.sentence


def test_a_ratio_is_held_against_its_figures() -> None:
    held = Comparison(ratio=0.5, min=60, max=60, text="إلى النصف")
    (found,) = discrepancies([_tally("t1", 50, compares=held)], "")
    assert "50 of 60 is 0.83" in found.sentence
    assert not discrepancies([_tally("t1", 31, compares=held)], "")


def test_the_dead_of_two_sides_are_each_others_doing(look: Look) -> None:
    text = "وثق المرصد السوري خلال أيلول مقتل 31 عنصراً على الأقل من قوات النظام مقابل 50 عنصراً من تنظيم داعش في البادية."
    one, two = look.record(text, published=PUBLISHED).tallies
    assert (one.min, one.group, one.by) == (31, "syrian_army", ("isis",))
    assert (two.min, two.group, two.by) == (50, "isis", ("syrian_army",))


def test_people_gone_are_counted_where_they_left(look: Look) -> None:
    text = "وثق المرصد السوري نزوح 40 ألف مدني من بلدتي الباغوز والسوسة خلال أيلول، بينهم 9 آلاف طفل، باتجاه البصيرة."
    places = {t.min: t.place.name for t in look.record(text, published=PUBLISHED).tallies if t.place}
    assert places == {40000: "الباغوز والسوسة", 9000: "الباغوز والسوسة"}


def test_the_year_before_is_left_open_on_a_page_without_a_day(look: Look) -> None:
    text = (
        "وثق المرصد السوري 85 عملية لتنظيم داعش في سوريا خلال أيلول 2022.\n"
        "وتراجع عدد العمليات إلى النصف مقارنة بالفترة ذاتها من العام الماضي.\n"
    )
    (tally,) = look.record(text, published=None).tallies
    assert tally.compares is not None and tally.compares.ratio == 0.5
    time = tally.compares.time
    assert time is not None and (time.start, time.end) == (None, None) and time.text
