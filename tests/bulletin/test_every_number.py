"""Every number of a page, found again by other code straight from the store's incidents, records and tallies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

import pytest

import tawthiq
from tawthiq.bulletin.nouns import nouns
from tawthiq.records import Incident, Toll, toll_of
from tawthiq.store import Store

from .conftest import Run

NUMBER = re.compile(
    r'<(a|span) class="n"(?: href="#(n-[^"]*)")? data-number="([^"]*)"([^>]*)>(.*?)</\1>', re.DOTALL
)
OPERATIONS = [
    "armed_attack",
    "ambush",
    "clash",
    "assassination",
    "execution",
    "raid",
    "bombing",
    "suicide_bombing",
    "landmine",
    "shelling",
    "air_strike",
    "drone_strike",
    "abduction",
    "seizure",
    "other_violence",
]
CIVILIANS = {"civilians", "local_officials", "local_notables", "smugglers"}
PERIODS = {
    "month": ("2022-10-01", "2022-10-31"),
    "before": ("2022-09-01", "2022-09-30"),
    "last_year": ("2021-10-01", "2021-10-31"),
    "year": ("2022-01-01", "2022-10-31"),
    "year_before": ("2021-01-01", "2021-10-31"),
}
EARLIER = {"before": "month", "last_year": "month", "year_before": "year"}


@dataclass
class Held:
    """What the store holds, without anything of the bulletin's own code."""

    store: Store
    area: Callable[[Incident], bool]
    area_of: Callable[[Incident], str]

    def __post_init__(self) -> None:
        self.records = list(self.store.records())
        self.incidents = list(self.store.incidents())
        self.stance = {(r.article.id, e.id): e.stance for r in self.records for e in r.events}
        self.speaker = {(r.article.id, e.id): e.speaker for r in self.records for e in r.events}

    # ------------------------------------------------------------ which incidents
    def day(self, one: Incident) -> str | None:
        return str(one.time.start or one.time.end) if one.time and (one.time.start or one.time.end) else None

    def inside(self, one: Incident, period: str) -> bool:
        first, last = PERIODS.get(period) or (f"{period}-01", f"{period}-31")
        return self.day(one) is not None and first <= str(self.day(one)) <= last

    def claimed(self, one: Incident) -> str:
        keys = [(m.article, m.event) for m in one.members]
        if any(self.stance[key] in ("reported", "admitted") for key in keys):
            return ""
        return "+".join(sorted({self.speaker[key] for key in keys}))

    def told(self, period: str) -> list[Incident]:
        """Operations that count, claimed ones too."""
        return [
            one
            for one in self.incidents
            if one.type in OPERATIONS
            and one.grade != "Discounted"
            and self.inside(one, period)
            and self.area(one)
        ]

    def documented(self, period: str) -> list[Incident]:
        return [one for one in self.told(period) if not self.claimed(one)]

    # ------------------------------------------------------------ people
    def without_claims(self, one: Incident) -> Incident:
        rows = tuple(row for row in one.casualties if not all(f["claim"] for f in row["figures"]))
        return (
            one
            if len(rows) == len(one.casualties)
            else one.model_copy(update={"casualties": rows, "totals": {}})
        )

    def toll(self, one: Incident, outcome: str, part: str | None) -> Toll | None:
        kept = self.without_claims(one)
        groups = {row["group"] for row in kept.casualties}
        match part:
            case None:
                return toll_of(kept, outcome)
            case "women" | "children":
                return toll_of(kept, outcome, who=part)  # type: ignore[arg-type]
            case "civilians":
                return toll_of(kept, outcome, groups=frozenset(groups & CIVILIANS))
            case "fighters":
                return toll_of(kept, outcome, groups=frozenset(groups - CIVILIANS - {"unknown"}))
            case "unknown":
                found, rest = toll_of(kept, outcome, groups=frozenset({"unknown"})), toll_of(kept, outcome)
                known = toll_of(kept, outcome, groups=frozenset(groups - {"unknown"}))
                if found and known and rest and known.best is not None and rest.best is not None:
                    assert found.best == rest.best - known.best, "the example has no overlapping groups"
                return found
            case _:
                return toll_of(kept, outcome, groups=frozenset({part}))

    def people(
        self, some: Iterable[Incident], outcome: str, part: str | None = None
    ) -> tuple[object, set[str]]:
        tolls = {one.id: toll for one in some if (toll := self.toll(one, outcome, part)) is not None}
        if not tolls:
            return None, set()
        some_best = any(t.best is not None for t in tolls.values())
        best = sum((t.low or 0) if t.best is None else t.best for t in tolls.values())
        highs = [t.high for t in tolls.values()]
        low = sum(t.low or 0 for t in tolls.values())
        high = None if None in highs else sum(h or 0 for h in highs)
        return (low, best if some_best else None, high), set(tolls)


def derived(held: Held, name: str) -> tuple[object, set[str]]:
    """A number by its name, and the incidents that it stands on."""
    head, *parts = name.split(".")
    match [head, *parts]:
        case [period, "operations"] if period in PERIODS:
            return _count(held.documented(period))
        case ["month", "several_sources"]:
            return _count(one for one in held.documented("month") if len(one.sources) > 1)
        case [period, ("killed" | "wounded") as outcome, *part] if period in PERIODS and len(part) < 2:
            return held.people(held.documented(period), outcome, part[0] if part else None)
        case ["month", ("killed" | "wounded") as outcome, "party", group]:
            return held.people(held.documented("month"), outcome, group)
        case ["month", measure, split, key]:
            some = [one for one in held.documented("month") if _key(held, one, split) == key]
            return _count(some) if measure == "operations" else held.people(some, measure)
        case ["series", measure, month]:
            some = held.documented(month)
            return _count(some) if measure == "operations" else held.people(some, measure)
        case ["ratio", earlier, *measure]:
            sides = [derived(held, ".".join((p, *measure))) for p in (EARLIER[earlier], earlier)]
            counts = tuple(side[0][1] if isinstance(side[0], tuple) else side[0] for side in sides)
            return counts, sides[0][1] | sides[1][1]
        case ["claimed", "operations", *who]:
            return _count(o for o in held.told("month") if held.claimed(o) and who in ([], [held.claimed(o)]))
        case ["claimed", outcome, who, group]:
            rows = [
                (one.id, row)
                for one in held.told("month")
                for row in one.casualties
                if (row["outcome"], row["group"], row["who"]) == (outcome, group, None)
                and all(f["claim"] and f["speaker"] == who for f in row["figures"])
            ]
            return tuple(sum(row[end] for _, row in rows) for end in ("low", "best", "high")), {
                id for id, _ in rows
            }
        case ["excluded", reason]:
            return _count(one for one in held.incidents if _excluded(held, one, reason))
        case ["articles"]:
            return len(held.records), set()
        case ["outlets"]:
            return len({record.article.outlet for record in held.records}), set()
        case ["articles", period]:
            days = [str(record.article.published) for record in held.records]
            return sum(PERIODS[period][0] <= day <= PERIODS[period][1] for day in days), set()
        case ["tally", article, id]:
            tally = next(t for a, t in held.store.tallies() if (a.id, t.id) == (article, id))
            return (tally.min, tally.min if tally.min == tally.max else None, tally.max), set()
    raise AssertionError(f"{name}: no rule for it")


def _count(some: Iterable[Incident]) -> tuple[int, set[str]]:
    ids = {one.id for one in some}
    return len(ids), ids


def _key(held: Held, one: Incident, split: str) -> str:
    match split:
        case "area":
            return held.area_of(one)
        case "by":
            return "+".join(sorted(one.initiators)) or "unknown"
        case _:
            return str(getattr(one, split))


def _excluded(held: Held, one: Incident, reason: str) -> bool:
    here = held.area(one)
    month, operation = held.inside(one, "month") and here, one.type in OPERATIONS
    match reason:
        case "discounted":
            return month and one.grade == "Discounted"
        case "no_operation":
            return month and not operation and one.grade != "Discounted"
        case "undated":
            return here and operation and held.day(one) is None
        case "unplaced":
            place = one.place
            known = place and (place.admin1 or place.country not in (None, "SY"))
            return held.inside(one, "month") and operation and not known
        case "straddling":
            assert one.time is None or one.time.end is None or isinstance(one.time.end, date)
            return one in held.told("month") and str(one.time and one.time.end) > PERIODS["month"][1]
    raise AssertionError(reason)


EVERYWHERE = (
    lambda one: True,
    lambda one: (one.place and (one.place.admin1 or one.place.country)) or "unknown",
)
DEIR_EZ_ZOR = (
    lambda one: one.place is not None and one.place.admin1 == "deir_ez_zor",
    lambda one: one.place.pcodes[1],
)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("options", "scope", "least"),
    [([], EVERYWHERE, 150), (["--area", "deir_ez_zor"], DEIR_EZ_ZOR, 80)],
    ids=["everywhere", "one governorate"],
)
def test_every_number_is_found_again(
    october: Path,
    tmp_path: Path,
    run: Run,
    language: str,
    options: list[str],
    scope: tuple[Callable[[Incident], bool], Callable[[Incident], str]],
    least: int,
) -> None:
    page = tmp_path / "page.html"
    run("bulletin", "--store", october, "--month", "2022-10", "--lang", language, *options, "-o", page)
    html = page.read_text(encoding="utf-8")
    lists = _lists(html)
    with tawthiq.open(october, create=False) as store:
        held = Held(store, *scope)
        found = NUMBER.findall(html)
        assert len(found) > least
        for _, href, name, facts, shown in found:
            value, incidents = derived(held, name)
            told = dict(re.findall(r'data-(\w+)="(\d*)"', facts))
            assert told == _facts(value), name
            _check_shown(unescape(re.sub("<[^>]*>", "", shown)), value, language, name)
            if href:
                assert lists[href] == incidents, name
            else:
                assert not incidents, name


def _facts(value: object) -> dict[str, str]:
    if isinstance(value, tuple):
        names = ("low", "best", "high") if len(value) == 3 else ("now", "then")
        return {name: "" if one is None else str(one) for name, one in zip(names, value, strict=True)}
    return {"value": "" if value is None else str(value)}


def _check_shown(shown: str, value: object, language: str, name: str) -> None:
    """The text shows the number: as digits, or one and two in Arabic as words."""
    if value is None:
        assert shown in ("لم يُذكر", "not stated"), name
        return
    if isinstance(value, tuple) and len(value) == 2:
        assert all(str(one) in shown for one in value), name
        return
    number = value
    if isinstance(value, tuple):
        low, best, high = value
        number = low if best is None or best < low else best
        if high is not None and high != low:
            assert {str(low), str(high)} <= set(re.findall(r"\d+", shown)), name
    words = {forms[key] for forms in nouns().values() for key in ("ar_one", "ar_two", "ar_two_oblique")}
    in_words = language == "ar" and number in (1, 2) and any(shown.startswith(word) for word in words)
    assert in_words or str(number) in re.findall(r"\d+", shown), (name, shown)


def _lists(html: str) -> dict[str, set[str]]:
    """The incidents under each number of the annex, same lists and ratios followed."""
    blocks = dict(re.findall(r'<div id="(n-[^"]*)"><dt>.*?</dt>\s*<dd>(.*?)</dd></div>', html, re.DOTALL))

    def follow(key: str) -> set[str]:
        references = re.findall(r'href="#([^"]*)"', blocks[key])
        return {id for one in references for id in (follow(one) if one.startswith("n-") else {one})}

    return {key: follow(key) for key in blocks}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_summary_has_no_other_numbers(october: Path, tmp_path: Path, run: Run, language: str) -> None:
    page = tmp_path / "page.html"
    run("bulletin", "--store", october, "--month", "2022-10", "--lang", language, "-o", page)
    summary = re.search(r'<section class="summary">(.*?)</section>', page.read_text("utf-8"), re.DOTALL)
    assert summary is not None
    rest = re.sub("<[^>]*>", "", NUMBER.sub("", summary.group(1)))
    assert set(re.findall(r"\d+", rest)) == {"2022"}
