"""Findings of an article → its tallies: which sentences count, what each count is, and what it takes from those before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.groups import Group
from tawthiq.reader.mentions import Findings
from tawthiq.reader.placing import PlacePhrase
from tawthiq.reader.precision import precision_of
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.agents import agents_of, carries_on, losers_of
from tawthiq.reader.tallies.areas import country_of, find_areas
from tawthiq.reader.tallies.counting import find_counts
from tawthiq.reader.tallies.drafts import AreaName, Count, TallyDraft, TallyReading, Where
from tawthiq.reader.tallies.measuring import measure_counts
from tawthiq.reader.tallies.mode import is_tally, mode_features
from tawthiq.reader.tallies.parts import Following, find_whole
from tawthiq.reader.tallies.settings import (
    attribution_of,
    day_of,
    is_period,
    own_places,
    times_of,
)
from tawthiq.reader.tallies.vocabulary import tally_word
from tawthiq.reader.voice import is_party
from tawthiq.records import Article

_HARM_MEASURES = frozenset(("killed", "wounded", "casualties", "detained", "freed", "destroyed", "displaced"))
_INFLICTED = frozenset(("killed", "wounded", "casualties", "detained"))
_NO_FIGHTERS = frozenset(("aanes", "sdc", "syrian_transitional_government"))
_ATTACKS = frozenset(("armed_attack", "assassination", "bombing", "abduction", "suicide_bombing"))
_ATTACKERS = frozenset(("isis", "al_qaeda", "hurras_al_din"))
_TURNS = frozenset(("المقابل", "بالمقابل"))


def find_tallies(findings: list[Findings], article: Article) -> TallyReading:
    """The tallies of an article in the order of the text, and the sentences that tell them."""
    return _TallyReader(findings, article).read()


@dataclass(slots=True)
class _Plan:
    """One sentence before its tallies are made: its counts, whether it counts, and where its events begin."""

    findings: Findings
    counts: list[Count]
    counted: bool
    heading: bool
    mixed: bool = False
    areas: list[Where] = field(default_factory=list)
    places: dict[int, Where] = field(default_factory=dict)


_HEADING_WORDS = 24
_RUN_SENTENCES = 6


class _TallyReader:
    def __init__(self, findings: list[Findings], article: Article) -> None:
        self.findings = findings
        self.article = article
        self.drafts: list[TallyDraft] = []
        self.sentences: set[int] = set()

    def read(self) -> TallyReading:
        plans = self._plans()
        body = [p for p in plans if not p.heading]
        self._make(body)
        if not self.drafts:
            self._make([p for p in plans if p.heading])
        country = country_of([p for f in self.findings for p in f.places])
        for draft in self.drafts:
            draft.place = draft.place or country
        self.sentences.update(p.findings.sentence.index for p in plans if p.heading and p.counted)
        return TallyReading(tuple(self.drafts), frozenset(self.sentences))

    # --- which sentences count
    def _plans(self) -> list[_Plan]:
        out: list[_Plan] = []
        last: Count | None = None
        told: list[PlacePhrase] = []
        several = len({f.sentence.paragraph for f in self.findings}) > 1
        for found in self.findings:
            s = found.sentence
            before = out[-1] if out else None
            near = before is not None and before.counted and not before.heading
            counts = find_counts(found)
            measure_counts(counts, last if near else None)
            counts = [c for c in counts if c.measure]
            counts = [c for c in counts if _stands(c, counts) and not _is_vague_aside(c)]
            same = before is not None and (
                before.findings.sentence.paragraph == s.paragraph
                or (_is_line(before.findings.sentence) and _is_line(s))
            )
            features = mode_features(found, counts, near and same, any(p.counted for p in out))
            counted = bool(counts) and is_tally(features)
            heading = several and s.paragraph == 0 and s.last - s.first <= _HEADING_WORDS
            plan = _Plan(found, counts, counted, heading)
            if counted:
                _cut_at_event(plan)
                last = plan.counts[-1] if plan.counts else last
            plan.areas = find_areas(found, told)
            told.extend(found.places)
            plan.places = own_places(plan.counts, plan.areas)
            out.append(plan)
        return out

    def _make(self, plans: list[_Plan]) -> None:
        for k, plan in enumerate(plans):
            if plan.counted:
                self._sentence(plan, _run_after(plans, k))
            self._exclusions(plan.findings)

    # --- one sentence
    def _sentence(self, plan: _Plan, run: list[Following]) -> None:
        found, counts = plan.findings, plan.counts
        areas, places = plan.areas, plan.places
        placed = [(c, k in places) for k, c in enumerate(counts)]
        times = times_of(counts, found.sentence, self._known_time(found))
        general = _general_place(areas, places, counts)
        made: list[TallyDraft] = []
        for k, count in enumerate(counts):
            draft = _draft(count)
            draft.place, draft.own_place = places.get(k), k in places
            draft.time, draft.own_time = times[k], times[k] is not None
            self._speak(draft, found)
            by = agents_of(found, counts, k, self._party(draft))
            draft.by, draft.own_by = by or [], bool(by)
            draft.carries_on = not by and carries_on(found, counts, k)
            draft.group = _group_id(count, found.groups) or losers_of(found, counts, k, self._party(draft))
            if self._told(draft):
                continue
            draft.whole = find_whole(draft, self.drafts, [*placed[k + 1 :], *run])
            self._inherit(draft, made, general, found)
            for one in _each(draft):
                made.append(one)
                self.drafts.append(one)
        if made and not plan.mixed:
            self.sentences.add(found.sentence.index)

    def _told(self, draft: TallyDraft) -> bool:
        """Whether the same figure has been told before; a line that only heads a paragraph gives way to it."""
        for other in self.drafts:
            if not _same_figure(draft, other):
                continue
            if (
                _is_line(other.sentence)
                and not _is_line(draft.sentence)
                and all(d.whole is not other for d in self.drafts)
            ):
                self.drafts.remove(other)
                return False
            return draft.value >= _LARGE or draft.count.anaphoric
        return False

    # --- values that a count takes from elsewhere
    def _inherit(
        self, draft: TallyDraft, made: list[TallyDraft], general: Where | None, found: Findings
    ) -> None:
        whole = draft.whole
        if whole is not None:
            self._from_whole(draft, whole)
            return
        earlier = next((d for d in reversed(made) if d.whole is None), None)
        frame = self._frame(found)
        if draft.place is None:
            draft.place = general or (earlier.place if earlier else None) or (frame.place if frame else None)
        if draft.time is None:
            draft.time = (
                (earlier.time if earlier else None)
                or (frame.time if frame else None)
                or day_of(draft.count, None)
            )
        if not draft.own_by:
            draft.by = self._doer_before(draft, found, made) or self._claimant(draft)
        _settle_group(draft, made, _holder(draft, self.drafts))
        if draft.group is not None and draft.group in draft.by:
            draft.by = [b for b in draft.by if b != draft.group]

    def _from_whole(self, draft: TallyDraft, whole: TallyDraft) -> None:
        if draft.place is None:
            draft.place = whole.place
        if draft.time is None or not draft.own_time:
            draft.time = whole.time
        if not draft.own_by and (whole.measure == draft.measure or draft.carries_on):
            draft.by = list(whole.by)
        _settle_group(draft, [], _holder(draft, self.drafts))
        if draft.who is not None or (draft.group is None and draft.measure != "events" and _may_share(draft)):
            draft.group = whole.group
        if draft.group is not None and draft.group in draft.by:
            draft.by = [b for b in draft.by if b != draft.group]
        if draft.attribution is None:
            draft.speaker, draft.effect = whole.speaker, whole.effect
        if draft.measure == "events" and draft.event_type is None:
            draft.event_type = whole.event_type

    def _frame(self, found: Findings) -> TallyDraft | None:
        """The tally that a sentence without a period of its own goes on from: of its paragraph, else of the report."""
        tops = [d for d in self.drafts if d.whole is None]
        same = [d for d in tops if d.sentence.paragraph == found.sentence.paragraph]
        return same[-1] if same else tops[0] if tops else (self.drafts[0] if self.drafts else None)

    def _known_time(self, found: Findings) -> TimePhrase | None:
        frame = self._frame(found)
        return frame.time if frame is not None else None

    def _doer_before(self, draft: TallyDraft, found: Findings, made: list[TallyDraft]) -> list[str]:
        """Who did what the count follows from: the doer of the attacks counted before it."""
        if draft.carries_on and made:
            return list(made[-1].by)
        if draft.measure in ("displaced", "people"):
            return []
        attacks = [d for d in made if d.measure == "events" and d.whole is None]
        if len({tuple(d.by) for d in attacks}) > 1 or any(_turn_between(d, draft) for d in made[-1:]):
            return []
        for other in reversed(self.drafts):
            here = other.sentence.paragraph == found.sentence.paragraph
            if draft.measure == "events":
                if other.measure == "events" and other.whole is None:
                    return list(other.by) if _like_events(draft, other) else []
                continue
            if not here and other.whole is None and other.measure == "events":
                apart = found.sentence.paragraph - other.sentence.paragraph
                return list(other.by) if apart <= 1 or _refers_to_acts(found.sentence) else []
            if here and _turn_between(other, draft):
                return []
            if not here:
                continue
            if other.whole is None and (
                other.measure == "events" or not other.own_by or other.sentence is draft.sentence
            ):
                return list(other.by)
        return []

    def _claimant(self, draft: TallyDraft) -> list[str]:
        """A party that counts its enemy's losses or acts without a doer counts its own work."""
        party = self._party(draft)
        mine = draft.measure in ("events", "destroyed") or (
            draft.measure in _INFLICTED and draft.group not in (None, "civilians")
        )
        if party is None or not mine or draft.group == party or draft.own_by:
            return []
        if draft.event_type in _ATTACKS and party not in _ATTACKERS:
            return []  # "هجوم" in the mouth of a state is its enemy's
        return [party] if party not in _NO_FIGHTERS else []

    # --- whose word
    def _speak(self, draft: TallyDraft, found: Findings) -> None:
        attribution = attribution_of(found, draft.count)
        named = attribution is not None and attribution.speaker is not None
        if (
            attribution is not None
            and attribution.speaker is not None
            and (attribution.speaker_first >= 0 or not self.drafts)
        ):
            draft.attribution = attribution
            draft.speaker, draft.effect = attribution.speaker, attribution.effect
            return
        carried = [d for d in self.drafts if d.sentence.paragraph == found.sentence.paragraph]
        carried = carried or self.drafts[:1]
        if carried:
            draft.speaker, draft.effect = carried[-1].speaker, carried[-1].effect
            draft.attribution = attribution if named else None

    def _party(self, draft: TallyDraft) -> str | None:
        return draft.speaker if is_party(draft.speaker, organisations()) else None

    # --- what is left out
    def _exclusions(self, found: Findings) -> None:
        s = found.sentence
        for i in range(s.first, s.last):
            word = tally_word(s, i, "excluded")
            if word is None:
                continue
            tops = [d for d in self.drafts if d.time is not None or d.whole is None]
            if not tops:
                return
            anchor = (
                tops[-1]
                if tops[-1].sentence is s
                else tops[0]
                if s.paragraph != tops[-1].sentence.paragraph
                else tops[-1]
            )
            last = next((k for k in range(word.last + 1, s.last) if s.word(k) in (".", ";")), s.last) - 1
            for draft in self.drafts:
                if (
                    draft.time == anchor.time
                    and draft.measure in ("events", *_HARM_MEASURES)
                    and last > word.last
                ):
                    draft.excludes = (word.last + 1, last)
            return


def _stands(count: Count, counts: list[Count]) -> bool:
    """Whether a count may become a tally: single items only inside a breakdown or beside counts of their kind."""
    if not count.implicit or count.measure == "events":
        return True
    k = counts.index(count)
    if k == 0:
        return count.value == 2
    s, previous = count.sentence, counts[k - 1]
    if any(
        h.entry.part == "people"
        for i in range(count.first - 5, count.first)
        if s.word(i).removeprefix("و") in ("بين", "من")
        for h in s.hits.get(i + 1, ())
        if h.entry.kind == "harm"
    ):
        return True
    between = range(previous.last + 1, count.first)
    opened = any(s.at(i, "parts") for i in between)
    return opened or ("و" in count.prefix and len(between) <= 3) or len(between) == 0


def _is_vague_aside(count: Count) -> bool:
    """ "عدد من", "بعض" count nothing that can be told apart, but as a part of a count."""
    return (
        count.bounds[2] == "several" and not count.anaphoric and count.measure not in ("casualties", "events")
    )


def _draft(count: Count) -> TallyDraft:
    low, high, vague = count.bounds
    return TallyDraft(
        count,
        count.measure,
        count.event_type if count.measure == "events" else None,
        low,
        high,
        vague,
        who=count.who,
    )


def _group_id(count: Count, groups: list[Group]) -> str | None:
    """The id that the counted phrase names, or the noun that governs it: "عدد القتلى المدنيين … 2790 قتيلاً"."""
    governing = next((g for g in groups if g.harm is not None and g.first <= count.governor <= g.last), None)
    for group in (count.group, governing):
        party = group.party() if group is not None else None
        if party is not None and party != "unknown":
            return party
    return None


def _settle_group(draft: TallyDraft, made: list[TallyDraft], holder: str | None) -> None:
    """Whose the counted are where their own words do not say: of those before, of the owner of the area."""
    group, count = draft.count.group, draft.count
    if draft.group is not None or draft.measure == "events":
        return
    earlier = next((d for d in reversed(made) if d.measure != "events" and d.whole is None), None)
    fighters = group is not None and group.person is not None and group.person.key == "member"
    bare = group is None or not (group.person or group.object or group.harm or group.unit)
    if fighters and holder is not None:
        draft.group = "sdf" if holder in ("aanes", "sdc") else holder
    elif earlier is not None and (bare or count.anaphoric or (group and (group.other or group.suffix))):
        draft.group = earlier.group


def _holder(draft: TallyDraft, drafts: list[TallyDraft]) -> str | None:
    """The party that holds the area that a count, or else the report, is about."""
    for one in (draft, draft.whole, *drafts[:1]):
        if one is not None and isinstance(one.place, AreaName) and one.place.holder:
            return one.place.holder
    return None


def _may_share(draft: TallyDraft) -> bool:
    """Whether a part's own words leave its group to the whole."""
    group = draft.count.group
    return group is None or group.person is None or group.person.key == "unknown" or draft.who is not None


def _general_place(areas: list[Where], places: dict[int, Where], counts: list[Count]) -> Where | None:
    used = {id(p) for p in places.values()}
    free = [a for a in areas if id(a) not in used]
    ahead = [a for a in free if a.first < counts[0].first] if counts else []
    return ahead[-1] if ahead else free[0] if free else None


def _turn_between(one: TallyDraft, two: TallyDraft) -> bool:
    s = two.sentence
    first = one.count.last + 1 if one.sentence is s else s.first
    return any(s.word(i).removeprefix("و") in _TURNS for i in range(first, two.count.first))


def _place_name(place: Where | None) -> str:
    return "" if place is None else place.name if isinstance(place, AreaName) else place.main.name


def _ends_with_stop(found: Findings) -> bool:
    return found.sentence.word(found.sentence.last - 1) in (".", "؟", "!")


def _cut_at_event(plan: _Plan) -> None:
    """Leaves the counts of a single event told in the same sentence to the event: they follow its day and its place."""
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


def _run_after(plans: list[_Plan], k: int) -> list[Following]:
    """The counts of the next sentences of the paragraph, which may complete a sum."""
    here = plans[k].findings.sentence
    out: list[Following] = []
    for plan in plans[k + 1 : k + 1 + _RUN_SENTENCES]:
        lines = _is_line(here) and _is_line(plan.findings.sentence)
        if not plan.counted or (plan.findings.sentence.paragraph != here.paragraph and not lines):
            break
        out.extend((c, i in plan.places) for i, c in enumerate(plan.counts))
    return out


_LARGE, _LINE_WORDS = 20, 10


def _is_line(s: Sentence) -> bool:
    """Whether a sentence is a short line without a stop, as a heading within the text is."""
    return s.last - s.first <= _LINE_WORDS and s.word(s.last - 1) not in (".", "؟", "!")


def _same_figure(one: TallyDraft, two: TallyDraft) -> bool:
    """Whether two drafts tell one figure: same measure and bounds, nothing that sets them apart."""
    if one.measure != two.measure or one.count.bounds != two.count.bounds or one.value < 3:
        return False
    if one.sentence is two.sentence and one.value < _LARGE:
        return False
    if one.who != two.who or (one.group and two.group and two.group != one.group):
        return False
    if (
        one.own_time
        and one.time
        and two.time
        and (one.time.start, one.time.end) != (two.time.start, two.time.end)
    ):
        return False
    return not one.own_place or _place_name(two.place) == _place_name(one.place)


def _refers_to_acts(s: Sentence) -> bool:
    """Whether the acts counted before are spoken of again: "هذه العمليات", "الهجمات المذكورة"."""
    for i in range(s.first, s.last):
        word = tally_word(s, i, "event")
        if (
            word is not None
            and word.number == "plural"
            and (word.definite or s.word(i - 1) in ("هذه", "تلك"))
        ):
            return True
        if any(
            h.definite and h.entry.form == "plural" and h.entry.kind == "trigger" for h in s.hits.get(i, ())
        ):
            return True
    return False


def _like_events(one: TallyDraft, two: TallyDraft) -> bool:
    """Whether two counts of occurrences may be of the same doer's: of one type, or of none that is named."""
    general = (None, "armed_attack")
    return one.event_type == two.event_type or (one.event_type in general and two.event_type in general)


def _each(draft: TallyDraft) -> list[TallyDraft]:
    """ "الحسكة والرقة بواقع 14 في كل منهما": one tally for each of the places."""
    s, place = draft.sentence, draft.place
    after = range(draft.count.last + 1, min(draft.count.last + 3, s.last))
    if (
        not isinstance(place, AreaName)
        or not draft.own_place
        or not any(tally_word(s, i, "each") for i in after)
    ):
        return [draft]
    return [replace(draft, place=phrase, by=list(draft.by)) for phrase in place.places] or [draft]
