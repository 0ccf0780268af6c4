"""Counts held against those of another period: "تراجع إلى النصف مقارنة بالفترة ذاتها", "مقابل 560 في العام الفائت"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tawthiq.arabic.calendar import TimePhrase, resolve_same
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.drafts import ComparisonDraft, TallyDraft, Where, place_name
from tawthiq.reader.tallies.vocabulary import TallyWord, starts_of, tally_word

_RATIO_REACH, _TIME_REACH, _OTHER_REACH, _SUBJECT_REACH = 5, 14, 24, 6
_STOPS = frozenset((".", "؛", ";"))


def compare(s: Sentence, made: list[TallyDraft], told: list[TallyDraft], areas: list[Where]) -> None:
    """Gives the tallies that a sentence compares what they are compared with.

    Args:
        s: the sentence.
        made: its own tallies, in order.
        told: those of the sentences before.
        areas: the places of the sentence: what it says of one place is not said of a tally of another.
    """
    names = {place_name(area) for area in areas}
    if names and not made:
        told = [d for d in told if place_name(d.place) in names]
    for draft, found in (*_changes(s, made, told), *_beside(s, made)):
        if draft.compares is None:
            draft.compares = found


@dataclass(frozen=True, slots=True)
class _Change:
    """ "تراجع … بنحو الثلث": the word for the change, and how much, as this figure over the other."""

    word: TallyWord
    ratio: float | None
    last: int


# --- a change told in words
def _changes(
    s: Sentence, made: list[TallyDraft], told: list[TallyDraft]
) -> Iterator[tuple[TallyDraft, ComparisonDraft]]:
    for change in _change_words(s):
        marker = _marker(s, change)
        time = _time_behind(s, marker) if marker is not None else None
        if change.ratio is None and time is None:
            continue  # "ارتفع عدد القتلى إلى خمسة" is a toll that rose
        measure = _subject(s, change.word)
        earlier = [d for d in made if d.count.last < change.word.first]
        target, other = _sides(earlier, made, told, measure)
        if target is None:
            continue
        shifted = resolve_same(time, target.time) if time is not None else None
        if other is None and shifted is not None:
            other = next((d for d in made if d is not target and _same_days(d.time, shifted)), None)
        if shifted is None and other is None:
            continue
        last = max(change.last, shifted.last if shifted is not None else change.last)
        if shifted is None and other is not None:
            shifted = other.time
        if shifted is not None and _same_days(target.time, shifted):
            shifted = replace(shifted, start=None, end=None)  # "من العام الماضي" of a page without a day
        yield (
            target,
            ComparisonDraft(s, change.word.first, last, shifted, change.ratio, change.word.value, other),
        )


def _change_words(s: Sentence) -> Iterator[_Change]:
    for i in sorted({i for kind in ("change", "times", "fraction") for i in starts_of(s, kind)}):
        word = tally_word(s, i, "change") or _manifold(s, i)
        if word is None:
            continue
        told = next(
            (
                r
                for k in range(i, min(i + _RATIO_REACH + 1, s.last))
                if (r := _ratio_at(s, k, word)) is not None
            ),
            None,
        )
        yield _Change(word, told[0], told[1]) if told is not None else _Change(word, None, word.last)


def _manifold(s: Sentence, i: int) -> TallyWord | None:
    """ "ثلاثة أضعاف ما كان في تموز", "نصف ما أحصاه في حزيران": a change told by its ratio alone."""
    word = tally_word(s, i, "times", "fraction")
    if (
        word is None
        or s.word(word.last + 1) not in ("ما", "العدد", "عدد")
        or any(tally_word(s, k, "change") for k in range(i - _RATIO_REACH, i))
    ):
        return None
    return replace(word, value="higher" if word.kind == "times" else "lower")


def _ratio_at(s: Sentence, i: int, change: TallyWord) -> tuple[float, int] | None:
    """How much a change is by the words at a token, and the last of them."""
    falls = change.value == "lower"
    if (times := tally_word(s, i, "times")) is not None:
        before = s.quantities.get(i - 1)
        many = float(before.minimum) if before is not None and before.minimum else float(times.value)
        return (1 / many if falls else many), times.last
    if (part := tally_word(s, i, "fraction")) is not None:
        share = float(part.value)
        reached = (
            "الي" in (s.word(i - 1), s.word(i - 2)) or tally_word(s, change.first, "fraction") is not None
        )
        return _over(share, falls=falls, reached=reached), part.last
    percent = tally_word(s, i + 1, "percent")
    if percent is not None and s.word(i).isdigit():
        return _over(int(s.word(i)) / 100, falls=falls, reached=s.word(i - 1) == "الي"), percent.last
    return None


def _over(share: float, *, falls: bool, reached: bool) -> float:
    """This figure over the other: "إلى النصف" is half of it, "بالثلث" a third less or more."""
    value = share if reached else 1 - share if falls else 1 + share
    return round(value, 3)


def _marker(s: Sentence, change: _Change) -> int | None:
    """The token from which the other period is told: "مقارنة بـ", "عن آب"."""
    for i in range(change.word.first, min(change.last + _TIME_REACH, s.last)):
        if s.word(i) in _STOPS:
            return None
        if tally_word(s, change.word.first, "times", "fraction") is not None and s.word(i) == "ما":
            return i
        if tally_word(s, i, "compare") is not None:
            return i
        if i > change.word.last and (s.word(i) == "عن" or s.word(i).startswith("عما")) and s.time_at(i):
            return i
    return next((i for i in range(s.first, change.word.first) if tally_word(s, i, "compare")), None)


def _time_behind(s: Sentence, start: int) -> TimePhrase | None:
    return next((t for t in s.times if start <= t.first <= start + _TIME_REACH and t.kind != "clock"), None)


def _subject(s: Sentence, change: TallyWord) -> str | None:
    """What has changed, by the noun beside the word: "العمليات تراجعت", "انخفاض عدد القتلى"; None for "العدد"."""
    near = [
        *range(change.last + 1, change.last + _SUBJECT_REACH),
        *range(change.first - 1, change.first - 4, -1),
    ]
    for i in near:
        if not s.first <= i < s.last:
            continue
        event = tally_word(s, i, "event")
        if event is not None and event.number == "plural":
            return "events"
        for hit in s.hits.get(i, ()):
            if hit.entry.kind == "trigger" and hit.entry.part == "noun" and hit.entry.form == "plural":
                return "events"
            if hit.entry.kind == "harm" and hit.entry.part == "people" and hit.entry.form == "plural":
                return str(hit.entry.key)
    return None


def _sides(
    earlier: list[TallyDraft], made: list[TallyDraft], told: list[TallyDraft], measure: str | None
) -> tuple[TallyDraft | None, TallyDraft | None]:
    """The tally that is compared, and the one it is compared with where that is told in the sentence.

    A sentence that itself counts another period than the report ("كان قد سجّل في نيسان 26 عملية، أي إن العمليات
    تراجعت بالثلث") tells the other figure; the one compared is the report's.
    """
    fits = [d for d in earlier if measure is None or d.measure == measure]
    frame = next((d for d in told if d.whole is None and (measure is None or d.measure == measure)), None)
    own = next((d for d in fits if d.whole is None), fits[0] if fits else None)
    if frame is None:
        return own, None
    if own is not None and own.own_time and _is_before(own.time, frame.time):
        return frame, own
    if own is not None:
        return own, None
    behind = next(
        (d for d in made if (measure is None or d.measure == measure) and _is_before(d.time, frame.time)),
        None,
    )
    if measure is None and behind is not None:
        alike = [d for d in told if d.whole is None and d.measure == behind.measure]
        return (alike[0] if alike else frame), behind
    return frame, behind


def _is_before(one: TimePhrase | None, two: TimePhrase | None) -> bool:
    if one is None or two is None or one.start is None or two.start is None:
        return False
    return one.start < two.start and (one.end is None or two.end is None or one.end < two.end)


def _same_days(one: TimePhrase | None, two: TimePhrase) -> bool:
    return one is not None and one.start is not None and (one.start, one.end) == (two.start, two.end)


# --- two figures side by side
def _beside(s: Sentence, made: list[TallyDraft]) -> Iterator[tuple[TallyDraft, ComparisonDraft]]:
    """ "214 متسللاً …، في مقابل 560 متسللاً في المدة نفسها من العام الفائت"."""
    for one, two in _pairs(made):
        between = range(one.count.last + 1, two.count.first)
        opener = next((i for i in between if tally_word(s, i, "against", "compare")), None)
        if opener is None or not _is_before(two.time, one.time) or two.time is None:
            continue
        first, last = (
            opener,
            max(two.count.last, two.time.last if two.time.first > opener else two.count.last),
        )
        yield one, ComparisonDraft(s, first, last, two.time, None, "", two)


def _pairs(made: list[TallyDraft]) -> Iterator[tuple[TallyDraft, TallyDraft]]:
    for k, two in enumerate(made):
        for one in made[:k]:
            alike = one.measure == two.measure and one.who == two.who and one.event_type == two.event_type
            if alike and one.whole is None and two.count.first - one.count.last <= _OTHER_REACH:
                yield one, two
