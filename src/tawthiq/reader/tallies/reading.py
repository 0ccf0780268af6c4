"""Findings of an article → its tallies: which sentences count, what each count is, and what it takes from those before."""

from __future__ import annotations

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.groups import Group
from tawthiq.reader.mentions import Findings
from tawthiq.reader.tallies.agents import agents_of, carries_on
from tawthiq.reader.tallies.counting import find_counts
from tawthiq.reader.tallies.drafts import AreaName, Count, TallyDraft, TallyReading, Where
from tawthiq.reader.tallies.measuring import measure_counts
from tawthiq.reader.tallies.mode import is_tally, mode_features
from tawthiq.reader.tallies.parts import find_whole
from tawthiq.reader.tallies.settings import attribution_of, day_of, find_areas, own_places, times_of
from tawthiq.reader.tallies.vocabulary import tally_word
from tawthiq.reader.voice import is_party
from tawthiq.records import Article

_HARM_MEASURES = frozenset(("killed", "wounded", "casualties", "detained", "freed", "destroyed", "displaced"))
_TURNS = frozenset(("المقابل", "بالمقابل", "فيما", "بينما", "حين", "مقابل"))


def find_tallies(findings: list[Findings], article: Article) -> TallyReading:
    """The tallies of an article in the order of the text, and the sentences that tell them."""
    return _TallyReader(findings, article).read()


class _TallyReader:
    def __init__(self, findings: list[Findings], article: Article) -> None:
        self.findings = findings
        self.article = article
        self.drafts: list[TallyDraft] = []
        self.sentences: set[int] = set()
        self.last_count: Count | None = None

    def read(self) -> TallyReading:
        before: Findings | None = None
        counted = False
        for found in self.findings:
            counts = find_counts(found)
            same_paragraph = before is not None and before.sentence.paragraph == found.sentence.paragraph
            measure_counts(
                counts,
                self.last_count if self.last_count is not None and (same_paragraph or counted) else None,
            )
            counts = [c for c in counts if c.measure]
            features = mode_features(found, counts, counted and same_paragraph, bool(self.drafts))
            counted = bool(counts) and is_tally(features)
            if counted:
                self._sentence(found, [c for c in counts if _stands(c, counts)])
            self._exclusions(found)
            before = found
        _drop_heading(self.drafts)
        return TallyReading(tuple(self.drafts), frozenset(self.sentences))

    # --- one sentence
    def _sentence(self, found: Findings, counts: list[Count]) -> None:
        areas = find_areas(found)
        places = own_places(counts, areas)
        known = self._known_time(found)
        times = times_of(counts, found.sentence, known)
        general = _general_place(areas, places, counts)
        made: list[TallyDraft] = []
        for k, count in enumerate(counts):
            draft = _draft(count)
            draft.heading = found.sentence.paragraph == 0 and not _ends_with_stop(found)
            draft.place, draft.own_place = places.get(k), k in places
            draft.time, draft.own_time = times[k], times[k] is not None
            self._speak(draft, found)
            by = agents_of(found, counts, k, self._party(draft))
            draft.by, draft.own_by = by or [], bool(by)
            draft.carries_on = not by and carries_on(found, counts, k)
            draft.group = _group_id(count, found.groups)
            if self._told(draft):
                continue
            draft.whole = find_whole(draft, self.drafts, counts[k + 1 :])
            self._inherit(draft, made, general, found)
            made.append(draft)
            self.drafts.append(draft)
            self.last_count = count
        if made:
            self.sentences.add(found.sentence.index)

    def _told(self, draft: TallyDraft) -> bool:
        """Whether the same figure has been told before."""
        for other in self.drafts:
            if (
                other.heading
                or other.measure != draft.measure
                or other.count.bounds != draft.count.bounds
                or draft.value < 3
            ):
                continue
            if (
                other.who != draft.who
                or (draft.group and other.group != draft.group)
                or other.sentence is draft.sentence
            ):
                continue
            if (
                draft.own_time
                and other.time
                and draft.time
                and (draft.time.start, draft.time.end) != (other.time.start, other.time.end)
            ):
                continue
            if (
                draft.own_place
                and other.place is not draft.place
                and _place_name(other.place) != _place_name(draft.place)
            ):
                continue
            if draft.value >= 20 or draft.count.anaphoric:
                return True
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
                or day_of(found.sentence, None)
            )
        if not draft.own_by:
            draft.by = self._doer_before(draft, found, made)
        _settle_group(draft, made)
        if draft.group is not None and draft.group in draft.by:
            draft.by = [b for b in draft.by if b != draft.group]

    def _from_whole(self, draft: TallyDraft, whole: TallyDraft) -> None:
        if draft.place is None:
            draft.place = whole.place
        if draft.time is None or not draft.own_time:
            draft.time = whole.time
        if not draft.own_by and (whole.measure == draft.measure or draft.carries_on):
            draft.by = list(whole.by)
        if draft.group is None and draft.measure != "events" and _may_share(draft):
            draft.group = whole.group
        if draft.who is not None and whole.group is not None:
            draft.group = whole.group
        if draft.group is not None and draft.group in draft.by:
            draft.by = [b for b in draft.by if b != draft.group]
        if draft.attribution is None:
            draft.speaker, draft.effect = whole.speaker, whole.effect
        if draft.measure == "events" and draft.event_type is None:
            draft.event_type = whole.event_type

    def _frame(self, found: Findings) -> TallyDraft | None:
        """The tally that a sentence without a period of its own goes on from: of its paragraph, else of the report."""
        tops = [d for d in self.drafts if d.whole is None and not d.heading]
        same = [d for d in tops if d.sentence.paragraph == found.sentence.paragraph]
        return same[-1] if same else tops[0] if tops else (self.drafts[0] if self.drafts else None)

    def _known_time(self, found: Findings) -> TimePhrase | None:
        frame = self._frame(found)
        return frame.time if frame is not None else None

    def _doer_before(self, draft: TallyDraft, found: Findings, made: list[TallyDraft]) -> list[str]:
        """Who did what the count follows from: the doer of the attacks counted before it in the paragraph."""
        if draft.carries_on and made:
            return list(made[-1].by)
        if draft.measure in ("displaced", "people") or any(_turn_between(d, draft) for d in made[-1:]):
            return []
        attacks = [d for d in made if d.measure == "events" and d.whole is None]
        if len({tuple(d.by) for d in attacks}) > 1:
            return []
        for other in reversed(self.drafts):
            if other.sentence.paragraph != found.sentence.paragraph or other.heading:
                return []
            if other.whole is not None and other.sentence is found.sentence:
                continue
            if _turn_between(other, draft) or (draft.measure == "events" and other.measure != "events"):
                return []
            return list(other.by)
        return []

    # --- whose word
    def _speak(self, draft: TallyDraft, found: Findings) -> None:
        attribution = attribution_of(found, draft.count)
        if attribution is not None and attribution.speaker is not None:
            draft.attribution = attribution
            draft.speaker, draft.effect = attribution.speaker, attribution.effect
            return
        carried = [d for d in self.drafts if d.sentence.paragraph == found.sentence.paragraph] or self.drafts[
            :1
        ]
        if carried:
            draft.speaker, draft.effect = carried[-1].speaker, carried[-1].effect

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
    between = range(previous.last + 1, count.first)
    opened = any(s.at(i, "parts") for i in between)
    return opened or ("و" in count.prefix and len(between) <= 3) or len(between) == 0


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


def _settle_group(draft: TallyDraft, made: list[TallyDraft]) -> None:
    """Whose the counted are where their own words do not say: of those before, of the owner of the area."""
    group, count = draft.count.group, draft.count
    if draft.group is not None or draft.measure == "events":
        return
    earlier = next((d for d in reversed(made) if d.measure != "events" and d.whole is None), None)
    fighters = group is not None and group.person is not None and group.person.key == "member"
    bare = group is None or not (group.person or group.object or group.harm or group.unit)
    if fighters and isinstance(draft.place, AreaName) and draft.place.holder:
        holder = draft.place.holder
        draft.group = "sdf" if holder in ("aanes", "sdc") else holder
    elif earlier is not None and (bare or count.anaphoric or (group and (group.other or group.suffix))):
        draft.group = earlier.group


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


def _drop_heading(drafts: list[TallyDraft]) -> None:
    """A title tells what the body tells: its counts go where the body has counts of its own."""
    if all(d.heading for d in drafts):
        return
    drafts[:] = [d for d in drafts if not d.heading]
