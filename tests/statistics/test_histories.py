"""In which lists incidents are: from a store, and from a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.statistics.conftest import Built, Case

import tawthiq
from tawthiq.errors import CannotEstimate, InvalidInput
from tawthiq.statistics import Scope, histories_of, read_histories
from tawthiq.statistics.histories import sizes

CASES = [
    Case("2022-10-01", sources=("sohr", "snhr")),
    Case("2022-10-02", sources=("sohr", "SY24 (local_sources)")),
    Case("2022-10-03", sources=("نبأ",)),
    Case("2022-10-04", sources=("SY24", "نبأ (witness)", "snhr"), admin1="idlib"),
    Case("2022-10-05", sources=("isis",)),
    Case("2022-10-06", sources=("sohr",), grade="Discounted"),
]
LISTS = ["sohr", "snhr", "outlets=SY24,نبأ"]


def test_sources_are_lists_and_outlets_can_be_one(built: Built) -> None:
    with tawthiq.open(built(CASES)) as store:
        found = histories_of(store, LISTS)
    assert found.lists == ("sohr", "snhr", "outlets")
    assert found.counts == {
        (True, True, False): 1,
        (True, False, True): 1,
        (False, False, True): 1,
        (False, True, True): 1,
    }, "a party's claim is in no list, a discounted incident nowhere"
    assert list(sizes(found)) == [("sohr", 2, 2), ("snhr", 2, 2), ("outlets", 3, 2)]


def test_the_scope_narrows(built: Built) -> None:
    with tawthiq.open(built(CASES)) as store, pytest.raises(CannotEstimate, match="'sohr'"):
        histories_of(store, LISTS, Scope(area="idlib"))


def test_nothing_is_chosen_silently(built: Built) -> None:
    with tawthiq.open(built(CASES)) as store, pytest.raises(CannotEstimate) as refusal:
        histories_of(store, [])
    assert "expected three or more" in str(refusal.value)
    assert "SY24 2, snhr 2, sohr 2, نبأ 2, isis 1" in str(refusal.value)


NAMES = [
    (["sohr", "snhr", "outlets=SY24,sohr"], "'sohr' stands in the lists", "one source in two lists"),
    (["sohr", "snhr", "sohr"], "of its own", "one list twice"),
    (["sohr", "snhr", "="], "NAME=SOURCE", "no name"),
]


@pytest.mark.parametrize(("lists", "named", "why"), NAMES)
def test_names_of_lists(built: Built, lists: list[str], named: str, why: str) -> None:
    with tawthiq.open(built(CASES)) as store, pytest.raises(InvalidInput, match=named):
        histories_of(store, lists)


def test_a_table_with_counts_and_one_with_incidents_are_one(tmp_path: Path) -> None:
    counted, rows = tmp_path / "counted.csv", tmp_path / "rows.csv"
    counted.write_text("a, b,ج,count\n1,0,1,2\n0,1,0,1\n1,0,1,1\n\n0,0,0,0\n", encoding="utf-8-sig")
    rows.write_text("a,b,ج\n1,0,1\n0,1,0\n1,0,1\n1,0,1\n", encoding="utf-8")
    found = read_histories(counted)
    assert found.lists == ("a", "b", "ج") and found.documented == 4 and found.overlapping == 3
    assert {k: n for k, n in found.counts.items() if n} == read_histories(rows).counts


TABLES = [
    ("", "is empty", "no header"),
    ("a,b,,count\n", "line 1", "a list without a name"),
    ("a,b,a,count\n", "line 1", "two lists of one name"),
    ("a,b,c,count\n1,0,1\n", "line 2.*4 as in the header", "a column short"),
    ("a,b,c,count\n1,0,1,5\n1,2,0,5\n", "line 3.*b is '2'", "no mark of a list"),
    ("a,b,c,count\n1,0,1,-5\n", "line 2.*'-5'", "a count below zero"),
    ("a,b,c,count\n1,0,1,2.5\n", "line 2.*'2.5'", "half an incident"),
    ("a,b,c,count\n0,0,0,7\n", "in no list", "those nobody has cannot be given"),
]


@pytest.mark.parametrize(("text", "named", "why"), TABLES)
def test_tables_that_are_none(tmp_path: Path, text: str, named: str, why: str) -> None:
    file = tmp_path / "histories.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=named):
        read_histories(file)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"none\.csv.*No such file"):
        read_histories(tmp_path / "none.csv")
