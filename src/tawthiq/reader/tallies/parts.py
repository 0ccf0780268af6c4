"""Which count a count is a part of: by opening words, by its list, by place, doer and arithmetic."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.drafts import Count, TallyDraft, place_name
from tawthiq.reader.tallies.settings import is_wide
from tawthiq.reader.tallies.vocabulary import tally_word

_PART_OF = {
    "freed": ("freed", "detained"),
    "killed": ("killed", "casualties"),
    "wounded": ("wounded", "casualties"),
}
_OPENER_REACH = 4
Following = tuple[Count, bool]
"""A count that comes after in the text, and whether it has a place of its own."""
_REACH_BACK = 60


@cache
def part_weights() -> tuple[Mapping[str, float], float]:
    """The weights of `reader/data/tally_parts.json`, and the threshold."""
    data = json.loads(
        files("tawthiq.reader").joinpath("data", "tally_parts.json").read_text(encoding="utf-8")
    )
    return data["weights"], data["threshold"]


def find_whole(draft: TallyDraft, before: list[TallyDraft], run: list[Following]) -> TallyDraft | None:
    """The tally that a new one breaks down; None where it stands by itself.

    Args:
        draft: the new one, with its own words' values only.
        before: all tallies of the article so far.
        run: the counts that follow in the sentence and the next, for sums.
    """
    weights, threshold = part_weights()
    before = before[-_REACH_BACK:]  # a part comes after its whole, so all parts of these are here too
    shape = _Shape(draft, before)
    best: tuple[float, TallyDraft] | None = None
    for candidate in reversed(before):
        if not _possible(draft, candidate):
            continue
        features = _features(shape, draft, candidate, before, run)
        score = sum(weights[name] * value for name, value in features.items())
        if best is None or score > best[0]:
            best = (score, candidate)
    return best[1] if best is not None and best[0] >= threshold else None


def _possible(draft: TallyDraft, candidate: TallyDraft) -> bool:
    if candidate.measure not in _PART_OF.get(draft.measure, (draft.measure,)):
        return False
    if candidate.maximum is not None and candidate.value and draft.value > candidate.value:
        return False
    if candidate.vague == "several" and draft.who is None and draft.vague != "several":
        return False  # "several" is not broken down into figures
    if candidate.who is not None and not (draft.count.anaphoric and draft.who is None):
        return False
    if draft.own_time and candidate.time is not None and draft.time is not None:
        return (draft.time.start, draft.time.end) == (candidate.time.start, candidate.time.end)
    return True


class _Shape:
    """What the words right before a count make of it: opened, going on, added, by itself."""

    def __init__(self, draft: TallyDraft, before: list[TallyDraft]) -> None:
        count, s = draft.count, draft.sentence
        self.previous = before[-1] if before and before[-1].sentence is s else None
        floor = self.previous.count.last + 1 if self.previous is not None else s.first
        self.between = range(floor, count.first)
        self.opener = next(
            (i for i in reversed(self.between) if s.at(i, "parts") and count.first - i <= _OPENER_REACH), None
        )
        self.listed = self.previous is not None and _only_colon(s, self.between)
        self.added = any(tally_word(s, i, "add") for i in self.between)
        self.governed = count.governor >= floor and (self.opener is None or count.governor > self.opener)
        self.among = _among(s, self.between, count)
        opened = self.opener is not None or self.listed or self.among is not None
        self.joined = (
            self.previous is not None and not self.governed and len(self.between) <= 12 and not opened
        )


def _only_colon(s: Sentence, between: range) -> bool:
    words = [s.word(i) for i in between]
    marks = [w for w in words if w in (":", ";", "(")]
    return bool(marks) and len([w for w in words if w.isalpha()]) <= 2


def _among(s: Sentence, between: range, count: Count) -> str | None:
    """Who is named in "بين القتلى ستة", "ومن المدنيين 204 أطفال": a group's id or a harm; None for nobody."""
    for i in reversed(between):
        word = s.word(i).removeprefix("و")
        if word not in ("من", "بين") or count.first - i > 8:
            continue
        for j in range(i + 1, min(i + 3, s.last)):
            for hit in s.hits.get(j, ()):
                if hit.entry.kind == "harm" and hit.entry.part == "people" and hit.entry.form == "plural":
                    return f"harm {hit.entry.key}"
                if hit.entry.kind == "person" and hit.definite and hit.entry.form == "plural":
                    return f"group {hit.entry.key}"
    return None


def _features(
    shape: _Shape, draft: TallyDraft, candidate: TallyDraft, before: list[TallyDraft], run: list[Following]
) -> dict[str, float]:
    """The named features of "this count is a part of that one"."""
    out = {name: 1.0 for name, holds in _of_words(shape, draft, candidate).items() if holds}
    out.update({name: 1.0 for name, holds in _of_list(shape, draft, candidate).items() if holds})
    _add_distance(out, draft, candidate, before)
    _add_values(out, draft, candidate, before, run)
    _add_groups(out, draft, candidate)
    _add_places(out, draft, candidate)
    return out


def _of_words(shape: _Shape, draft: TallyDraft, candidate: TallyDraft) -> dict[str, bool]:
    """What the words before and behind the count say of a whole."""
    count, previous = draft.count, shape.previous
    opened = shape.opener is not None or shape.listed
    kind, _, value = (shape.among or "").partition(" ")
    return {
        "opened": opened,
        "opened_right_after": opened and candidate is previous,
        "opened_after_part": opened and previous is not None and candidate is previous.whole,
        "of_them": count.anaphoric,
        "the_rest": count.rest,
        "among": shape.among is not None,
        "among_these": bool(value) and value == {"group": candidate.group, "harm": candidate.measure}[kind],
        "added": shape.added,
        "bare": count.noun < 0 and not count.anaphoric and count.group is None,
        "governed": shape.governed and shape.opener is None and not count.anaphoric,
    }


def _of_list(shape: _Shape, draft: TallyDraft, candidate: TallyDraft) -> dict[str, bool]:
    """How the count goes on with the one before it, and at which depth."""
    previous = shape.previous
    if previous is None or previous.whole is None:
        return {}
    inner = previous.whole is candidate
    outer = previous.whole.whole is not None and previous.whole.whole is candidate
    leaves_who = previous.who is not None and draft.who is None
    alike = _alike(previous, draft) and previous.measure == draft.measure
    return {
        "goes_on": shape.joined and inner,
        "goes_on_outside": shape.joined and outer,
        "kind_of_outer": shape.joined and outer and leaves_who,
        "kind_of_outer_inside": shape.joined and inner and leaves_who and candidate.whole is not None,
        "like_part_before": shape.opener is None and inner and alike,
    }


def _add_distance(
    out: dict[str, float], draft: TallyDraft, candidate: TallyDraft, before: list[TallyDraft]
) -> None:
    s = draft.sentence
    parts = [d for d in before if d.whole is candidate]
    if any(d.sentence is s for d in parts):
        out["broken_down_here"] = 1.0
    elif parts:
        out["broken_down"] = 1.0
    out["paragraphs_apart"] = float(min(s.paragraph - candidate.sentence.paragraph, 6))
    out["counts_apart"] = float(min(len(before) - before.index(candidate) - 1, 20))
    if candidate.sentence is s:
        out["same_sentence"] = 1.0
    if candidate.whole is not None:
        out["whole_is_part"] = 1.0


def _add_values(
    out: dict[str, float],
    draft: TallyDraft,
    candidate: TallyDraft,
    before: list[TallyDraft],
    run: list[Following],
) -> None:
    told = sum(d.value for d in before if d.whole is candidate and d.who == draft.who and _alike(d, draft))
    left = candidate.value - told
    if draft.value > left and candidate.maximum is not None:
        out["does_not_fit"] = 1.0
        return
    total = draft.value
    if total == left and told:
        out["completes_sum"] = 1.0
        return
    for count, placed in run:
        if count.measure != draft.measure or count.who != draft.who or placed != draft.own_place:
            continue
        total += count.value
        if total == left:
            out["sums_with_following"] = 1.0
            return
        if total > left:
            return


def _alike(one: TallyDraft, two: TallyDraft) -> bool:
    """Whether two parts belong to one way of breaking a whole down: by place, by doer, by group."""
    return (
        one.own_place == two.own_place and (bool(one.group) == bool(two.group)) and one.own_by == two.own_by
    )


def _add_groups(out: dict[str, float], draft: TallyDraft, candidate: TallyDraft) -> None:
    if draft.who is not None:
        out["counts_who"] = 1.0
    if draft.group is not None and candidate.group is not None:
        out["same_group" if draft.group == candidate.group else "other_group"] = 1.0
    elif draft.group is not None:
        out["group_of_mixed"] = 1.0
    if draft.own_by and not candidate.by:
        out["doer_of_undone"] = 1.0
    elif draft.own_by and draft.by != ["unknown"] and set(draft.by) != set(candidate.by):
        out["other_doer"] = 1.0
    elif (
        _is_share(candidate)
        and draft.own_place
        and not draft.own_by
        and candidate.sentence is not draft.sentence
    ):
        out["beside_doer"] = 1.0


def _is_share(draft: TallyDraft) -> bool:
    """Whether it is one doer's share of a whole."""
    return draft.whole is not None and draft.own_by


def _add_places(out: dict[str, float], draft: TallyDraft, candidate: TallyDraft) -> None:
    if not draft.own_place or draft.place is None:
        return
    if candidate.place is None or candidate.place is draft.place:
        return
    if place_name(candidate.place) == place_name(draft.place):
        out["same_place"] = 1.0
    elif candidate.own_place and not is_wide(candidate.place):
        out["whole_in_settlement"] = 1.0
    elif candidate.whole is not None and candidate.own_place:
        out["beside_place"] = 1.0
    else:
        out["place_of_wider"] = 1.0
