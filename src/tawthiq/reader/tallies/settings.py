"""When, where and by whose word a count holds: its own phrase, the sentence's, or what was told before."""

from __future__ import annotations

from tawthiq.arabic.calendar import TimePhrase, resolve_same
from tawthiq.reader.findings import Findings
from tawthiq.reader.precision import precision_of
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.drafts import AreaName, Count, Where
from tawthiq.reader.tallies.vocabulary import tally_word
from tawthiq.reader.voice import Attribution

_REACH_AFTER, _REACH_BEFORE = 9, 6
_NEAR_TIME = 8
_NEAR_DAY = 14
_PERIOD_DAYS, _STRETCH_DAYS = 5, 2
_ANNOUNCING = frozenset(("claim", "announce"))
_MOVING = frozenset(("displaced", "people"))
_REACH_LEFT = 16
_RELATIVE = frozenset(("التي", "الذي", "الذين", "اللتين", "اللذين"))
_COUNT_MARKS = frozenset((":", "(", "-", "/"))


# --- where
def own_places(counts: list[Count], areas: list[Where]) -> dict[int, Where]:
    """The place that each count has by its position, by the index of the count: behind or right before it."""
    out: dict[int, Where] = {}
    used: set[int] = set()
    for k, count in enumerate(counts):
        previous = counts[k - 1] if k else None
        following = counts[k + 1] if k + 1 < len(counts) else None
        place = _place_before(count, previous, areas, used) or _place_after(count, following, areas)
        if place is not None:
            out[k] = place
            used.add(id(place))
    _share_places(counts, out)
    return out


def places_of_departure(counts: list[Count], left: list[Where]) -> dict[int, Where]:
    """The place that people counted as displaced or gone have left, behind their parts or before the count."""
    out: dict[int, Where] = {}
    for k, count in enumerate(counts):
        if count.measure not in _MOVING:
            continue
        stop = next(
            (c.first for j, c in enumerate(counts) if j > k and not _opened(counts, j)), count.sentence.last
        )
        floor = counts[k - 1].last if k else count.sentence.first - 1
        behind = [a for a in left if count.number_last < a.first < min(stop, count.last + _REACH_LEFT)]
        ahead = [a for a in left if floor < a.first < count.first]
        if behind or ahead:
            out[k] = behind[0] if behind else ahead[-1]
    return out


def _opened(counts: list[Count], j: int) -> bool:
    """Whether a count is opened as a part of the one before it: "5000 شخص بينهم 1300 مقاتل"."""
    s = counts[j].sentence
    return any(s.at(i, "parts") for i in range(counts[j - 1].last + 1, counts[j].first))


def _place_after(count: Count, following: Count | None, areas: list[Where]) -> Where | None:
    s = count.sentence
    stop = min(count.last + _REACH_AFTER, following.first if following is not None else s.last)
    for area in areas:
        if count.last < area.first < stop and not _colon_between(s, count.last, area.first):
            if following is not None and _precedes(s, area, following):
                return None
            return area
    return None


def _place_before(count: Count, previous: Count | None, areas: list[Where], used: set[int]) -> Where | None:
    s = count.sentence
    floor = previous.last + 1 if previous is not None else s.first
    for area in reversed(areas):
        if not floor <= area.first < count.first or id(area) in used:
            continue
        if _precedes(s, area, count):
            return area
        if count.governor >= 0 and count.governor < area.first and count.first - area.last <= _REACH_BEFORE:
            return area
        return area if _is_ranked(s, area, count) else None
    return None


def _is_ranked(s: Sentence, area: Where, count: Count) -> bool:
    """Whether the place leads a ranking whose figure follows: "حلت دير الزور أولاً بثلث الضحايا، بواقع 34"."""
    figure = "بواقع" in (s.word(count.first - 1), s.word(count.first - 2)) or "ب" in count.prefix
    near = range(area.last + 1, min(area.last + 4, count.first))
    return figure and any(tally_word(s, i, "first") for i in near)


def _precedes(s: Sentence, area: Where, count: Count) -> bool:
    """Whether the place is named first and then its count: "حمص: 7 عمليات", "تلتها حلب بـ 22", "حماة 17"."""
    gap = [s.word(i) for i in range(area.last + 1, count.first)]
    if len(gap) > _REACH_BEFORE:
        return False
    if "ب" in count.prefix or (gap and gap[-1] in ("بواقع", "ب")):
        return "," not in gap
    if gap and gap[-1] in _COUNT_MARKS:
        return len(gap) == 1
    return not gap and not count.prefix


def _colon_between(s: Sentence, first: int, last: int) -> bool:
    return any(s.word(i) in (":", ".", ";") for i in range(first + 1, last))


def _share_places(counts: list[Count], places: dict[int, Where]) -> None:
    """ "ستة قتلى و22 معتقلاً في العراق": counts of different things joined by و share what stands behind."""
    for k in range(len(counts) - 1, 0, -1):
        one, two = counts[k - 1], counts[k]
        joined = two.first - one.last <= 2 and "و" in two.prefix
        place = places.get(k)
        if (
            joined
            and place is not None
            and place.first > two.last
            and k - 1 not in places
            and one.measure != two.measure
        ):
            places[k - 1] = place
    for k in range(1, len(counts)):
        one, two = counts[k - 1], counts[k]
        place = places.get(k - 1)
        if place is not None and k not in places and place.first < one.first and one.measure != two.measure:
            places[k] = place


def is_wide(place: Where) -> bool:
    """Whether a place is a whole area, governorate or country."""
    return isinstance(place, AreaName) or precision_of(place) in (
        "governorate",
        "country",
        "area",
        "district",
    )


# --- when
def is_period(phrase: TimePhrase) -> bool:
    """Whether a time phrase spans days enough to be counted over: by its words, or else by its dates."""
    if phrase.kind == "since":
        return True
    days = (phrase.end - phrase.start).days + 1 if phrase.start and phrase.end else None
    if phrase.kind in ("period", "month", "year"):  # "خلال اليومين الماضيين"
        return phrase.precision != "day" if days is None else days >= _STRETCH_DAYS
    if days is None:
        return phrase.precision in ("month", "year", "period") and phrase.dated
    return days >= _PERIOD_DAYS


def times_of(counts: list[Count], s: Sentence, known: TimePhrase | None) -> list[TimePhrase | None]:
    """The period of each count by the phrases of its sentence; None where the sentence has none for it."""
    phrases = [
        r
        for t in s.times
        if is_period(r := resolve_same(t, known)) and not _bounds(s, t) and not _of_a_place(s, t, counts)
    ]
    out: list[TimePhrase | None] = []
    current: TimePhrase | None = None
    for k, count in enumerate(counts):
        following = counts[k + 1].first if k + 1 < len(counts) else s.last
        floor = counts[k - 1].last if k else s.first - 1
        behind = [
            t
            for t in phrases
            if count.last < t.first < min(following, count.last + 1 + _NEAR_TIME)
            and not _before_next(t, k, counts)
        ]
        ahead = [t for t in phrases if floor < t.first < count.first]
        if ahead and (not behind or count.implicit or len(phrases) == 1):
            current = ahead[-1]
        elif behind:
            current = behind[0]
        elif current is None and phrases:
            current = next((t for t in phrases if t.first > count.last), phrases[0])
        out.append(current)
    return out


def _bounds(s: Sentence, phrase: TimePhrase) -> bool:
    """Whether a time only bounds something: "أفرج عنهم قبل نهاية الشهر"."""
    return s.word(phrase.first) in ("قبل", "قبيل", "بعد", "عقب") and phrase.kind != "since"


def _of_a_place(s: Sentence, phrase: TimePhrase, counts: list[Count]) -> bool:
    """Whether a time belongs to a clause on something named behind the counts: "الحويجة التي استعيدت في تشرين"."""
    last = max((c.last for c in counts if c.last < phrase.first), default=phrase.first)
    for i in range(phrase.first - 1, last, -1):
        if s.word(i) == ",":
            return False
        if s.word(i) in _RELATIVE:
            return not any(h.entry.kind == "trigger" for h in s.hits.get(i - 1, ()))
    return False


def _before_next(phrase: TimePhrase, k: int, counts: list[Count]) -> bool:
    """Whether a time opens the clause of the next count: "…، وفي شباط من العام الماضي ٤٧ قتيلاً"."""
    if k + 1 >= len(counts):
        return False
    s = counts[k].sentence
    opens = s.word(phrase.first - 1) == "," or s.word(phrase.first).startswith("و")
    return opens and counts[k + 1].first - phrase.last <= 3


def day_of(count: Count, said: Attribution | None) -> TimePhrase | None:
    """A day or stretch shorter than a period near the count, where the sentence tells no other.

    A day that stands between a word of claiming or announcing and the count is that of the announcing.
    """
    s = count.sentence
    near = [
        r
        for t in s.times
        if (r := resolve_same(t, None)).dated
        and t.kind not in ("clock", "duration")
        and not (said is not None and said.effect in _ANNOUNCING and said.first <= t.first < count.first)
        and -_NEAR_DAY <= t.first - count.last <= _NEAR_DAY
    ]
    return min(near, key=lambda t: abs(t.first - count.last), default=None)


# --- whose word
def attribution_of(findings: Findings, count: Count) -> Attribution | None:
    """The attribution that covers a count: the last before it, else one that closes the sentence."""
    before = [
        a for a in findings.attributions if not a.trailing and a.first < count.first and a.effect != "suspect"
    ]
    topic = _topic(findings, count)
    if topic is not None and not any(a.speaker is not None and a.first > topic.first for a in before):
        return topic
    trailing = [a for a in findings.attributions if a.trailing]
    named = [a for a in before if a.speaker is not None]
    if before:
        last = before[-1]
        return last if last.speaker is not None or not named else named[-1]
    if trailing:
        return trailing[0]
    later = [
        a
        for a in findings.attributions
        if a.speaker is not None and a.effect in ("according", "say", "document", "claim")
    ]
    return later[0] if later else None


def _topic(findings: Findings, count: Count) -> Attribution | None:
    """ "أما المرصد السوري فيقف عند 332 قتيلاً": another source is turned to, whose figure follows."""
    s = findings.sentence
    at = next((i for i in range(count.first - 1, s.first - 1, -1) if s.word(i) in ("اما", "واما")), None)
    if at is None or any(s.word(i) == "." for i in range(at, count.first)):
        return None
    hit = s.at(at + 1, "speaker")
    follows = hit is not None and any(
        s.word(i).startswith("ف") for i in range(hit.last + 1, min(hit.last + 5, count.first))
    )
    if hit is None or not follows:
        return None
    return Attribution(at, hit.last, hit.entry.key, "say", speaker_first=hit.first, speaker_last=hit.last)
