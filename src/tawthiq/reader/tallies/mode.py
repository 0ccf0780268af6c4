"""Whether a sentence counts over a period or an area, rather than telling one occurrence with its toll.

A choice by named features; a sentence that counts makes tallies, and no event but one that it pins to a day and a place.
"""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.choices import count_as, likelihood
from tawthiq.reader.findings import Findings
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.precision import precision_of
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.areas import find_areas
from tawthiq.reader.tallies.drafts import AreaName, Count
from tawthiq.reader.tallies.settings import is_period
from tawthiq.reader.tallies.vocabulary import has_word, refers_to_acts

CHOICE = "counts_or_tells"
_MANY, _VERY_MANY = 15, 60
_BEFORE_COUNT, _BEHIND_COUNT = 10, 6
_BULLETS = frozenset(("-", "•", "*", "·", "–", "▪"))


def counts_over_a_period(s: Sentence, features: Mapping[str, float]) -> bool:
    """Whether the features of a sentence speak for a tally."""
    about = s.tokens.raw_span(s.first, s.last - 1)
    return count_as(CHOICE, likelihood(CHOICE, about, features), features)


def mode_features(findings: Findings, counts: list[Count], before: bool, reporting: bool) -> dict[str, float]:
    """The named features of "this sentence counts".

    Args:
        findings: the sentence.
        counts: its counts, measured; at least one.
        before: whether the sentence before it in the paragraph counts.
        reporting: whether the article has counted over a period already.
    """
    s = findings.sentence
    out: dict[str, float] = {"always": 1.0}
    _add_times(out, s, counts)
    _add_counts(out, counts)
    _add_words(out, s, counts)
    _add_places(out, findings)
    over_area = "period" in out and "named settlement" not in out and "begins with day" not in out
    if over_area and ("many" in out or "very many" in out):
        out["many in period"] = 1.0
    if before:
        out["sentence before counts"] = 1.0
    if reporting:
        out["report counts"] = 1.0
        if refers_to_acts(s):
            out["acts spoken of again"] = 1.0
    if counts and counts[0].first - s.first <= 1 and s.first == counts[0].first and _is_list_item(s):
        out["starts with count"] = 1.0
    return out


def _add_times(out: dict[str, float], s: Sentence, counts: list[Count]) -> None:
    periods = [
        t for t in s.times if is_period(t) and s.word(t.first).lstrip("و") != "قبل"
    ]  # "قبل أيام" is one day
    days = [t for t in s.times if t.dated and not is_period(t)]
    if periods:
        out["period"] = 1.0
    lengths = [t for t in s.times if t.kind == "duration" and s.word(t.first).removeprefix("و") == "خلال"]
    if lengths:
        out["length of time"] = 1.0
    reach = range(-_BEFORE_COUNT, _BEHIND_COUNT + 1)
    if any(t.first - c.last in reach for t in (*periods, *lengths) for c in counts if not c.implicit):
        out["period beside count"] = 1.0
    if days and not periods:
        out["day only"] = 1.0
    if days and days[0].first <= s.first + 2:
        out["begins with day"] = 1.0


def _add_counts(out: dict[str, float], counts: list[Count]) -> None:
    events = [c for c in counts if c.measure == "events" and c.value >= 2]
    if any(c.value >= 3 for c in events):
        out["events counted"] = 1.0
    elif events:
        out["two events"] = 1.0
    largest = max(c.value for c in counts)
    if largest >= _VERY_MANY:
        out["very many"] = 1.0
    elif largest >= _MANY:
        out["many"] = 1.0
    numbered = [c for c in counts if not c.implicit]
    out["counts"] = min(len(numbered), 6) / 3
    if any(c.anaphoric for c in counts):
        out["refers to counted"] = 1.0
    if any(c.bounds[2] in ("tens", "hundreds", "thousands") for c in counts):
        out["uncounted many"] = 1.0
    if any(c.measure == "people" and c.value >= _VERY_MANY for c in counts):
        out["counts many people"] = 1.0  # no event has a toll of people merely present
    for measure in {c.measure for c in counts}:
        out[f"counts {measure}"] = 1.0


_WORDS = {
    "total": "total",
    "lately": "lately",
    "excluded": "excludes",
    "account": "speaks of account",
    "unrelated": "unrelated harm",
    "separate": "separate",
    "rest": "rest of whole",
}
"""Features that a kind of `tally_words.tsv` gives by standing in the sentence."""


def _add_words(out: dict[str, float], s: Sentence, counts: list[Count]) -> None:
    out.update({feature: 1.0 for kind, feature in _WORDS.items() if has_word(s, kind)})
    if any(h.entry.key == "document" for h in s.of_kind("say")):
        out["documents"] = 1.0
    if any(h.definite and h.entry.part == "people" and h.entry.form == "plural" for h in s.of_kind("harm")):
        out["speaks of harmed"] = 1.0
    if counts and has_word(s, "first"):
        out["ranks"] = 1.0
    if _tells_one(s, {c.noun for c in counts}):
        out["single occurrence"] = 1.0
    if any(h.entry.part == "verb" for h in s.of_kind("trigger")):
        out["event verb"] = 1.0
    if any(s.at(i, "parts") for c in counts for i in range(max(s.first, c.first - 2), c.first)):
        out["broken down"] = 1.0


def _tells_one(s: Sentence, counted: set[int]) -> bool:
    """Whether a noun for one occurrence stands in the sentence uncounted."""
    return any(
        h.entry.part == "noun"
        and h.entry.form == "singular"
        and h.first not in counted
        and not s.time_at(h.first)
        for h in s.of_kind("trigger")
    )


def _add_places(out: dict[str, float], findings: Findings) -> None:
    if any(isinstance(a, AreaName) and a.holder for a in find_areas(findings, [])):
        out["area of control"] = 1.0
    told = [p for p in findings.places if p.relation not in ("origin", "belonging")]
    narrow = [p for p in told if not p.bare and not _is_unit(p) and precision_of(p) in ("settlement", "site")]
    if narrow:
        out["named settlement"] = 1.0
    elif told:
        out["only wide places"] = 1.0


def _is_unit(phrase: PlacePhrase) -> bool:
    """Whether a name without a class word may be that of a governorate or a country."""
    return not phrase.main.kind and any(row.kind in ("governorate", "country") for row in phrase.main.rows)


def _is_list_item(s: Sentence) -> bool:
    return s.word(s.first) in _BULLETS or s.last - s.first <= 14
