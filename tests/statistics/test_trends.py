"""Series: what counts where, what is zero and what is unknown, and the same period of the year before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.statistics.conftest import Built, Case

import tawthiq
from tawthiq.bulletin import asked, figures_of
from tawthiq.errors import InvalidInput
from tawthiq.records import Article, Event, Record, Time, Toll
from tawthiq.statistics import Scope, Series, trends
from tawthiq.statistics.periods import Coverage, Period
from tawthiq.statistics.series_notes import last_comparison, notes
from tawthiq.statistics.series_plot import group_name, largest, plot

EVERY_MONTH = [
    f"{year}-{month:02}-{day:02}" for year in (2021, 2022) for month in range(1, 13) for day in (1, 28)
]
YEAR = Scope(since=date(2022, 1, 1), until=date(2022, 12, 31))


def series(path: Path, **asked: object) -> Series:
    with tawthiq.open(path) as store:
        return trends(store, **asked)  # type: ignore[arg-type]


def values(found: Series, group: str | None = None) -> list[int | None]:
    (line,) = (line for line in found.lines if line.group == group)
    return [point.value for point in line.points]


def test_a_month_without_incidents_is_zero_only_where_something_was_read(built: Built) -> None:
    path = built([Case("2022-03-10"), Case("2021-06-01")], ["2022-02-02", "2022-03-30", "2022-04-29"])
    found = series(path, scope=Scope(since=date(2021, 5, 1), until=date(2022, 6, 30)))
    known = dict(zip((p.first.isoformat()[:7] for p in found.periods), values(found), strict=True))
    assert known["2022-02"] == 0 and known["2022-03"] == 1 and known["2022-04"] == 0
    assert known["2021-05"] is None, "before the first article nothing was read"
    assert known["2021-06"] == 1, "told in a later article: known, though that month was not read"
    assert known["2022-06"] is None, "after the last one"


def test_without_a_scope_the_periods_are_those_read(built: Built) -> None:
    found = series(built([Case("2014-06-29")], ["2022-02-02", "2022-03-30"]))
    assert [p.first for p in found.periods] == [date(2022, 2, 1), date(2022, 3, 1)]
    assert found.outside == 1 and found.covered == (date(2022, 2, 2), date(2022, 3, 30))


READINGS = [
    ("2022-10-05", "month", "whole", "articles all over it"),
    ("2022-12-05", "month", "part", "the last article is of the 10th"),
    ("2023-02-05", "month", "none", "after the last article"),
    ("2022-08-05", "month", "none", "a gap: none in August nor the week after"),
    ("2022-09-28", "week", "whole", "none within, but a weekly's on the Monday after"),
    ("2022-08-25", "week", "none", "a week in a gap"),
]


@pytest.mark.parametrize(("day", "step", "reading", "why"), READINGS)
def test_how_much_of_a_period_was_read(day: str, step: str, reading: str, why: str) -> None:
    days = ["2022-07-01", "2022-07-20", "2022-09-12", "2022-10-03", "2022-10-20", "2022-11-20", "2022-12-10"]
    coverage = Coverage({date.fromisoformat(one): 1 for one in days})
    assert coverage.reading(Period.of(date.fromisoformat(day), step)) == reading, why  # type: ignore[arg-type]


CASES = [
    Case("2022-10-03", (2, 3, 5)),
    Case(
        "2022-10-30", (4, 4, 4), group="sdf", until="2022-11-02", type="shelling", actors=("sdf", "coalition")
    ),
    Case("2022-10-09", None, type="arrest", actors=(), admin1=None),
    Case("2022-11-20", (2, None, None), group="unknown"),
    Case("2022-11-05", (9, 9, 9), grade="Discounted"),
    Case(None, (7, 7, 7)),
    Case("2021-10-10", (10, 10, 10)),
]
OF = [
    ("incidents", None, [3, 1], "one is discounted, one without a day"),
    ("operations", None, [2, 1], "an arrest is no operation"),
    ("killed", None, [7, 2], "the best of each; where there is none, the lowest told"),
    ("killed", "civilians", [3, 0], "by class"),
    ("killed", "fighters", [4, 0], "the dead of a party"),
    ("killed", "unknown", [0, 2], "nobody says whose"),
    ("incidents", "sdf", [1, 0], "by actor"),
    ("incidents", "coalition", [1, 0], "the same incident counts for both"),
    ("incidents", "unknown", [1, 0], "no initiator"),
]


@pytest.mark.parametrize(("of", "group", "expected", "why"), OF)
def test_what_counts(built: Built, of: str, group: str | None, expected: list[int], why: str) -> None:
    split = None if group is None else "class" if of == "killed" else "actor"
    scope = Scope(since=date(2022, 10, 1), until=date(2022, 11, 30))
    assert values(series(built(CASES, EVERY_MONTH), of=of, split=split, scope=scope), group) == expected, why


def test_ends_are_kept_and_an_open_one_stays_open(built: Built) -> None:
    found = series(built(CASES, EVERY_MONTH), of="killed", scope=YEAR)
    october, november = found.lines[0].points[9:11]
    assert october.toll and (october.toll.low, october.toll.best, october.toll.high) == (6, 7, 9)
    assert november.toll and (november.toll.low, november.toll.best, november.toll.high) == (2, None, None)
    assert october.without_figure == 1 and october.straddling == 1


def test_the_undated_are_counted_apart(built: Built) -> None:
    found = series(built(CASES, EVERY_MONTH), scope=YEAR)
    assert found.undated == 1 and found.outside == 1
    told = " ".join(notes(found, "en"))
    assert "in no period: 1." in told and "after the end of their period" in told


def test_what_is_dated_less_finely_than_a_period_is_in_none(built: Built) -> None:
    """A year's total must not stand in January."""
    cases = [
        Case("2022-01-01", (900, 900, 900), until="2022-12-31"),
        Case("2022-01-03", (2, 2, 2), until="2022-01-09"),
    ]
    path = built(cases, EVERY_MONTH)
    found = series(path, of="killed", scope=YEAR)
    assert values(found)[0] == 2 and (found.spread, found.spread_people) == (1, 900)
    assert "in none: 1, with this many people: 900." in " ".join(notes(found, "en"))
    weeks = series(path, of="killed", by="week", scope=Scope(since=date(2022, 1, 3), until=date(2022, 1, 16)))
    assert values(weeks) == [2, None] and weeks.spread == 1
    later = series(path, of="killed", scope=Scope(since=date(2023, 1, 1), until=date(2023, 1, 31)))
    assert later.spread == 0, "it cannot have happened then"


def test_a_day_of_publication_to_come_is_a_slip(built: Built) -> None:
    found = series(built([], ["2022-10-01", "2022-11-28", "2919-02-06"]))
    assert found.covered == (date(2022, 10, 1), date(2022, 11, 28))


def test_governorates_and_what_has_none(built: Built) -> None:
    found = series(built(CASES, EVERY_MONTH), split="governorate", scope=YEAR)
    assert [line.group for line in found.lines] == [None, "raqqa", "unknown"]
    assert [group_name(found, line.group, "en") for line in found.lines] == ["all", "Ar-Raqqa", "not stated"]


def test_area_actor_and_types_narrow(built: Built) -> None:
    path = built(CASES, EVERY_MONTH)
    for scope, expected in (
        (Scope(area="raqqa"), 4),
        (Scope(area="raqqa", actor="sdf"), 1),
        (Scope(types=frozenset({"arrest"})), 1),
        (Scope(since=date(2022, 10, 4), until=date(2022, 10, 30)), 2),
    ):
        assert series(path, scope=scope).lines[0].total == expected


def test_a_period_that_the_scope_cuts_is_not_compared(built: Built) -> None:
    found = series(built(CASES, EVERY_MONTH), scope=Scope(since=date(2022, 10, 4), until=date(2022, 12, 31)))
    assert found.readings[0] == "part" and found.compared == ("part", "yes", "yes")


def test_half_of_the_year_before(built: Built) -> None:
    before = [Case(f"2021-10-{day:02}") for day in range(1, 29)] * 2
    now = [Case(f"2022-10-{day:02}") for day in range(1, 27)]
    found = series(
        built([*before, *now], EVERY_MONTH), scope=Scope(since=date(2022, 10, 1), until=date(2022, 10, 31))
    )
    (point,) = found.lines[0].points
    assert point.year_before == 56 and point.ratio and point.ratio.verdict == "fewer"
    assert last_comparison(found, "en").startswith(
        "October 2022: About half of what it was in October 2021 (26 against 56;"
    )
    assert last_comparison(found, "en").endswith("Articles read: 2 against 2.")
    assert last_comparison(found, "ar").startswith("تشرين الأول/أكتوبر 2022: نحو نصف ما كان عليه")


def test_a_year_that_was_not_read_is_not_compared(built: Built) -> None:
    path = built([Case("2022-10-10"), Case("2021-10-10")], [day for day in EVERY_MONTH if day > "2022"])
    found = series(path, scope=YEAR)
    assert found.lines[0].points[9].ratio is None and "no articles" in last_comparison(found, "en")


def test_weeks_begin_on_monday_and_are_compared_52_weeks_back(built: Built) -> None:
    found = series(
        built(CASES, EVERY_MONTH), by="week", scope=Scope(since=date(2022, 10, 3), until=date(2022, 10, 9))
    )
    (week,) = found.periods
    assert (
        values(found) == [2]
        and week.first == date(2022, 10, 3)
        and week.year_before.first == date(2021, 10, 4)
    )
    assert found.lines[0].points[0].year_before == 1


def test_small_groups_are_one_together(built: Built) -> None:
    cases = [Case("2022-10-03", (1, 1, 1), actors=(f"group_{i}",)) for i in range(9)] + [
        Case("2022-10-03", (1, 1, 1))
    ]
    found = series(built(cases, EVERY_MONTH), split="actor", of="killed", scope=YEAR)
    shown = largest(found)
    assert len(found.lines) == 11 and len(shown) == 7 and shown[-1].group == "others"
    assert shown[-1].points[9].value == 4 and sum(line.total for line in shown) == 10


REFUSED = [
    ({"of": "injured"}, "wounded", "names what can be counted"),
    ({"by": "day"}, "month", "and the lengths of periods"),
    ({"split": "class"}, "killed", "incidents have no class"),
    (
        {"scope": Scope(since=date(2022, 5, 1), until=date(2022, 4, 1))},
        "before the first",
        "the wrong way round",
    ),
    ({"scope": Scope(since=date(22, 1, 1))}, "shorter", "a year of two digits"),
    ({"scope": Scope(since=date(1, 1, 1), until=date(1, 2, 1))}, "years 2 to", "no year lies before it"),
    ({"scope": Scope(area="deir_ezor")}, "deir_ez_zor", "a slip of an area's name would count as zero"),
    ({"scope": Scope(actor="isiss")}, "isiss", "and of a party's"),
]


@pytest.mark.parametrize(("asked", "named", "why"), REFUSED)
def test_refusals_name_what_is_legal(built: Built, asked: dict[str, object], named: str, why: str) -> None:
    path = built(CASES, EVERY_MONTH)
    with pytest.raises(InvalidInput, match=named):
        series(path, **asked)


def test_known_names_count_zero(built: Built) -> None:
    path = built(CASES, EVERY_MONTH)
    for scope in (Scope(area="basra"), Scope(area="IQ"), Scope(actor="hts"), Scope(area="موقع", actor="hts")):
        assert series(path, scope=scope).lines[0].total == 0, scope


def test_a_store_that_was_not_linked_is_no_zero(built: Built) -> None:
    path = built(CASES, EVERY_MONTH)
    with tawthiq.open(path) as store:
        store.save_incidents([])
    with pytest.raises(InvalidInput, match="tawthiq link"):
        series(path)


def test_what_only_a_claim_tells_leaves_a_month_unknown(built: Built) -> None:
    path = built([Case("2021-10-10", (3, 3, 3)), Case("2022-10-10", (2, 2, 2))], ["2022-10-01"])
    with tawthiq.open(path) as store:
        store.add(_claimed("a0", "2021-10-10"))
    found = series(path, scope=Scope(since=date(2021, 10, 1), until=date(2021, 11, 30)))
    october, november = found.lines[0].points
    assert (october.value, october.claimed) == (None, 1), "nothing was read, and a claim is no count"
    assert (november.value, november.claimed) == (None, None)
    assert "in none of these counts: Islamic State (ISIS) 1." in " ".join(notes(found, "en"))
    assert series(path, scope=Scope(since=date(2022, 10, 1), until=date(2022, 10, 31))).claimed == ()


def _claimed(article: str, day: str) -> Record:
    """The article again, its event told as the party's claim."""
    on = Time(start=date.fromisoformat(day), end=date.fromisoformat(day))
    event = Event(id="e1", type="ambush", time=on, speaker="isis", stance="claimed")
    return Record(article=Article(id=article, text="نص"), events=(event,))


def test_a_store_without_days_says_so(built: Built) -> None:
    path = built([Case("2022-10-03")])
    with pytest.raises(InvalidInput, match="day of publication"):
        series(path)
    found = series(path, scope=YEAR)
    assert values(found)[9] == 1 and values(found)[8] is None


@pytest.mark.parametrize("split", [None, "actor", "type"])
def test_every_series_can_be_drawn(built: Built, split: str | None) -> None:
    found = series(built(CASES, EVERY_MONTH), of="killed", split=split, scope=YEAR)
    for language in ("ar", "en"):
        names = {line.get_label() for line in plot(found, language).axes[0].lines}
        assert len([name for name in names if not str(name).startswith("_")]) == (
            2 if split is None else len(found.lines) - 1
        )


def test_rows_are_flat_and_unknown_is_none(built: Built) -> None:
    found = series(built(CASES, ["2022-10-01", "2022-11-28"]), of="killed", scope=YEAR)
    rows = list(found.rows())
    assert len(rows) == 12 and rows[0]["best"] is None and rows[0]["read"] == "none"
    assert rows[9]["best"] == 7 and rows[9]["high"] == 9 and rows[9]["articles"] == 1


def test_the_bulletin_has_it_in_no_month_either(built: Built) -> None:
    cases = [
        Case("2022-01-01", (900, 900, 900), until="2022-12-31"),
        Case("2022-01-20", (5, 5, 5), until="2022-03-01"),
        Case("2022-01-03", (2, 2, 2), until="2022-01-09"),
        Case("2022-03-04", (1, 1, 1)),
        Case("2022-03-05", (1, 1, 1), admin1=None),
        Case("2022-03-06", (1, 1, 1), admin1="idlib"),
    ]
    with tawthiq.open(built(cases, EVERY_MONTH)) as store:
        january = figures_of(store, asked(store, "2022-01"))
        march = figures_of(store, asked(store, "2022-03", area="raqqa"))
    assert january["month.killed"].incidents == ("inc-2",) and january["series.killed.2022-01"].value == Toll(
        low=2, best=2, high=2
    )
    assert set(january["excluded.spread"].incidents) == {"inc-0", "inc-1"}
    assert set(march["year.killed"].incidents) == {"inc-1", "inc-2", "inc-3"}, (
        "January to March is fine enough"
    )
    assert march["series.killed.2022-01"].incidents == ("inc-2",)
    assert set(march["excluded.spread"].incidents) == {"inc-0", "inc-1"}
    assert march["excluded.unplaced"].incidents == ("inc-4",), (
        "in another governorate is not an open question"
    )
