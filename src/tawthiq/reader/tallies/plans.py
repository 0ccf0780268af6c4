"""Which sentences of an article count, with their counts and places, before any tally is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.reader.findings import Findings
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.precision import precision_of
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.areas import find_areas, places_left
from tawthiq.reader.tallies.counting import find_counts
from tawthiq.reader.tallies.drafts import REACH, Count, Where
from tawthiq.reader.tallies.measuring import measure_counts
from tawthiq.reader.tallies.mode import counts_over_a_period, mode_features
from tawthiq.reader.tallies.parts import Following
from tawthiq.reader.tallies.settings import is_period, own_places, places_of_departure

_HEADING_WORDS, _LINE_WORDS = 24, 10
_RUN_SENTENCES = 6
_TWO, _SUMMED_REACH = 2, 5
_OF_THESE_REACH = 5


@dataclass(slots=True)
class Plan:
    """One sentence before its tallies are made: its counts, and whether they are tallies."""

    findings: Findings
    counts: list[Count]
    counted: bool
    heading: bool
    mixed: bool = False
    """Whether the sentence tells a single event too, whose counts have been left to it."""
    places: dict[int, Where] = field(default_factory=dict)
    """The place of its own that a count has, by the index of the count."""
    told: list[PlacePhrase] = field(default_factory=list)
    told_before: int = 0
    """The place phrases of the article, and how many of them stand before this sentence."""
    _areas: list[Where] | None = None

    @property
    def areas(self) -> list[Where]:
        """The places of the sentence for its counts; sought when they are asked for, as most never are."""
        if self._areas is None:
            self._areas = find_areas(
                self.findings, self.told[max(0, self.told_before - REACH) : self.told_before]
            )
        return self._areas


def plans_of(findings: list[Findings]) -> list[Plan]:
    """A plan for each sentence of an article."""
    out: list[Plan] = []
    last: Count | None = None
    told = [p for found in findings for p in found.places]
    upto = 0
    titled = _has_title(findings)
    counted_before = False
    for k, found in enumerate(findings):
        s = found.sentence
        before = out[-1] if out and out[-1].counted and not out[-1].heading else None
        counts = find_counts(found)
        measure_counts(counts, last if before is not None else None)
        counts = [c for c in counts if c.measure]
        counts = [c for c in counts if _stands(c, counts) and not _is_vague_aside(c) and not _tells(c, found)]
        heading = titled and s.paragraph == 0 and s.last - s.first <= _HEADING_WORDS
        plan = Plan(found, counts, False, heading, told=told, told_before=upto)
        if counts:
            goes_on = before is not None and _goes_on(before.findings.sentence, s)
            features = mode_features(found, counts, goes_on, counted_before)
            if _counts_two_acts(counts) and _sums_up(findings, k, features):
                features["sums up two"] = 1.0
            plan.counted = counts_over_a_period(s, features)
        if plan.counted:
            _cut_at_event(plan)
            last = plan.counts[-1] if plan.counts else last
            plan.places = own_places(plan.counts, plan.areas)
            plan.places.update(places_of_departure(plan.counts, places_left(found)))
        upto += len(found.places)
        counted_before = counted_before or plan.counted
        out.append(plan)
    return out


def _tells(count: Count, found: Findings) -> bool:
    """ "بحسب شهادة أحد الناجين": who is counted there is the one who tells it."""
    return any(
        a.effect == "according" and a.first < count.first and count.last <= a.last for a in found.attributions
    )


def _counts_two_acts(counts: list[Count]) -> bool:
    """ "هجومين منفصلين": two, and not several."""
    return any(c.measure == "events" and c.bounds == (_TWO, _TWO, None) for c in counts)


def _sums_up(findings: list[Findings], k: int, features: dict[str, float]) -> bool:
    """Whether what a sentence counts is told one by one after it; not where it names each place: "في أ وفي ب"."""
    if "named settlement" in features or any(p.listed for p in findings[k].places):
        return False
    after = findings[k + 1 : k + 1 + _SUMMED_REACH]
    return sum(any(True for _ in f.sentence.of_kind("trigger")) and _is_pinned(f) for f in after) >= _TWO


def _is_pinned(found: Findings) -> bool:
    return any(precision_of(p) in ("settlement", "site", "area") for p in found.places)


def _has_title(findings: list[Findings]) -> bool:
    """Whether the first paragraph is a title: others follow, and it ends without a stop."""
    first = [f.sentence for f in findings if f.sentence.paragraph == 0]
    return 0 < len(first) < len(findings) and not _ends_with_stop(first[-1])


def _ends_with_stop(s: Sentence) -> bool:
    return s.word(s.last - 1) in (".", "؟", "!")


def is_line(s: Sentence) -> bool:
    """Whether a sentence is a short line without a stop, as an item or a heading within the text is."""
    return s.last - s.first <= _LINE_WORDS and not _ends_with_stop(s)


def _goes_on(before: Sentence, s: Sentence) -> bool:
    """Whether a sentence goes on with the one before: in its paragraph, or as the next line of a list."""
    return before.paragraph == s.paragraph or (is_line(before) and is_line(s))


def run_after(plans: list[Plan], k: int) -> list[Following]:
    """The counts of the next sentences of the paragraph, which may complete a sum."""
    here = plans[k].findings.sentence
    out: list[Following] = []
    for plan in plans[k + 1 : k + 1 + _RUN_SENTENCES]:
        lines = is_line(here) and is_line(plan.findings.sentence)
        if not plan.counted or (plan.findings.sentence.paragraph != here.paragraph and not lines):
            break
        out.extend((c, i in plan.places) for i, c in enumerate(plan.counts))
    return out


def _cut_at_event(plan: Plan) -> None:
    """Leaves the counts of a single event in the same sentence to it: they follow its day and place."""
    s = plan.findings.sentence
    days = [
        t
        for t in s.times
        if t.dated and not is_period(t) and t.kind in ("date", "weekday", "same", "relative")
    ]
    settled = [
        p for p in plan.findings.places if precision_of(p) in ("settlement", "site", "area") and not p.bare
    ]
    for day in days:
        if any(p.first > day.first for p in settled) and any(c.last < day.first for c in plan.counts):
            plan.counts = [c for c in plan.counts if c.last < day.first]
            plan.mixed = True
            return


def _stands(count: Count, counts: list[Count]) -> bool:
    """Whether a count may become a tally: single items only inside a breakdown or beside counts."""
    if not count.implicit or count.measure == "events":
        return True
    k = counts.index(count)
    if k == 0:
        return count.value == 2
    s, previous = count.sentence, counts[k - 1]
    if _is_among_harmed(count):
        return True
    between = range(previous.last + 1, count.first)
    opened = any(s.at(i, "parts") for i in between)
    return opened or ("و" in count.prefix and len(between) <= 3) or len(between) == 0


def _is_among_harmed(count: Count) -> bool:
    """ "وكان بين القتلى أيضاً ضابطان"."""
    s = count.sentence
    for i in range(count.first - _OF_THESE_REACH, count.first):
        if s.word(i).removeprefix("و") not in ("بين", "من"):
            continue
        if any(h.entry.kind == "harm" and h.entry.part == "people" for h in s.hits.get(i + 1, ())):
            return True
    return False


def _is_vague_aside(count: Count) -> bool:
    """ "عدد من", "بعض" count nothing that can be told apart, but as a part of a count."""
    return (
        count.bounds[2] == "several" and not count.anaphoric and count.measure not in ("casualties", "events")
    )
