"""Whether a sentence counts over a period or an area, rather than telling one occurrence with its toll.

A sum of named features with the weights of `reader/data/tally_mode.json`; from the threshold on it counts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.reader.mentions import Findings
from tawthiq.reader.precision import precision_of
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.drafts import Count
from tawthiq.reader.tallies.vocabulary import has_word, tally_word

_PERIOD_DAYS = 5
_WIDE = frozenset(("governorate", "country", "area"))
_MANY, _VERY_MANY = 15, 60
_BULLETS = frozenset(("-", "•", "*", "·", "–", "▪"))
_DOERS = frozenset(("do", "undergo", "occur"))


@cache
def mode_weights() -> tuple[Mapping[str, float], float]:
    """The weights of `reader/data/tally_mode.json`, and the threshold."""
    data = json.loads(files("tawthiq.reader").joinpath("data", "tally_mode.json").read_text(encoding="utf-8"))
    return data["weights"], data["threshold"]


def is_tally(features: Mapping[str, float]) -> bool:
    """Whether the features of a sentence speak for a tally."""
    weights, threshold = mode_weights()
    return sum(weights[name] * value for name, value in features.items()) >= threshold


def mode_features(findings: Findings, counts: list[Count], before: bool, reporting: bool) -> dict[str, float]:
    """The named features of "this sentence counts".

    Args:
        findings: the sentence.
        counts: its counts, measured.
        before: whether the sentence before it in the paragraph counts.
        reporting: whether the article has counted over a period already.
    """
    s = findings.sentence
    out: dict[str, float] = {}
    _add_times(out, s)
    _add_counts(out, counts)
    _add_words(out, s, counts)
    _add_places(out, findings)
    if before:
        out["sentence_before_counts"] = 1.0
    if reporting:
        out["report_counts"] = 1.0
    if counts and counts[0].first - s.first <= 1 and s.first == counts[0].first and _is_list_item(s):
        out["starts_with_count"] = 1.0
    return out


def is_period(phrase: TimePhrase) -> bool:
    """Whether a time phrase spans days enough to be counted over."""
    if phrase.kind == "since":
        return True
    if phrase.start is None or phrase.end is None:
        return phrase.precision in ("month", "year", "period") and phrase.dated
    return (phrase.end - phrase.start).days + 1 >= _PERIOD_DAYS


def _add_times(out: dict[str, float], s: Sentence) -> None:
    periods = [t for t in s.times if is_period(t)]
    days = [t for t in s.times if t.dated and not is_period(t)]
    if periods:
        out["period"] = 1.0
    if days and not periods:
        out["day_only"] = 1.0
    elif days:
        out["day_too"] = 1.0
    if days and days[0].first <= s.first + 2:
        out["begins_with_day"] = 1.0


def _add_counts(out: dict[str, float], counts: list[Count]) -> None:
    if not counts:
        out["no_count"] = 1.0
        return
    events = [c for c in counts if c.measure == "events" and c.value >= 2]
    if any(c.value >= 3 for c in events):
        out["events_counted"] = 1.0
    elif events:
        out["two_events"] = 1.0
    largest = max(c.value for c in counts)
    if largest >= _VERY_MANY:
        out["very_many"] = 1.0
    elif largest >= _MANY:
        out["many"] = 1.0
    numbered = [c for c in counts if not c.implicit]
    out["counts"] = min(len(numbered), 6) / 3
    if not numbered:
        out["nothing_numbered"] = 1.0
    if any(c.anaphoric for c in counts):
        out["refers_to_counted"] = 1.0


def _add_words(out: dict[str, float], s: Sentence, counts: list[Count]) -> None:
    if any(h.entry.key == "document" for h in s.of_kind("say")):
        out["documents"] = 1.0
    if has_word(s, "total"):
        out["total"] = 1.0
    if has_word(s, "account"):
        out["speaks_of_account"] = 1.0
    if has_word(s, "excluded"):
        out["excludes"] = 1.0
    if has_word(s, "compare"):
        out["compares"] = 1.0
    if any(tally_word(s, i, "first") for i in range(s.first, s.last)) and counts:
        out["ranks"] = 1.0
    counted = {c.noun for c in counts}
    single = any(
        h.entry.form == "singular" and h.first not in counted and not s.time_at(h.first)
        for h in s.of_kind("trigger")
        if h.entry.part == "noun"
    )
    if single:
        out["single_occurrence"] = 1.0
    verbs = [h for h in s.of_kind("trigger") if h.entry.part == "verb"]
    if verbs:
        out["event_verb"] = 1.0


def _add_places(out: dict[str, float], findings: Findings) -> None:
    precisions = [
        precision_of(p) for p in findings.places if p.relation not in ("origin", "belonging") and not p.bare
    ]
    if any(p in ("settlement", "site") for p in precisions):
        out["named_settlement"] = 1.0
    elif any(p in _WIDE for p in precisions):
        out["only_wide_places"] = 1.0


def _is_list_item(s: Sentence) -> bool:
    return s.word(s.first) in _BULLETS or s.last - s.first <= 14
