"""Findings of an article → its tallies: which sentences count, what each count is, what it is part of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.reader.findings import Findings
from tawthiq.reader.group import Group
from tawthiq.reader.report_voice import report_voice
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.agents import agents_of, carries_on, losers_of, partners_of
from tawthiq.reader.tallies.areas import country_of
from tawthiq.reader.tallies.comparing import compare
from tawthiq.reader.tallies.drafts import (
    REACH,
    AreaName,
    Bounds,
    Count,
    TallyDraft,
    TallyReading,
    Where,
    place_name,
)
from tawthiq.reader.tallies.inheritance import Told, party_speaking
from tawthiq.reader.tallies.parts import Following, find_whole
from tawthiq.reader.tallies.plans import Plan, is_line, plans_of, run_after
from tawthiq.reader.tallies.settings import times_of
from tawthiq.reader.tallies.vocabulary import starts_of, tally_word
from tawthiq.records import Article

_LARGE, _SMALL = 20, 3
_THEIRS = frozenset(("ه", "ها", "هم"))
_CAUSE = frozenset(("في", "جراء", "نتيجه", "اثر", "خلال"))
_CAUSE_REACH = 10
_FRAGMENT = 16


def find_tallies(findings: list[Findings], article: Article) -> TallyReading:
    """The tallies of an article in the order of the text, and the sentences that tell them."""
    del article  # the findings hold all that is read; the argument keeps the stages of one shape
    plans = plans_of(findings)
    maker = _TallyMaker(Told(findings, report_voice(findings)))
    maker.make([p for p in plans if not p.heading])
    if not maker.told.drafts:
        maker.make([p for p in plans if p.heading])
    country = country_of([p for f in findings for p in f.places])
    for draft in maker.told.drafts:
        draft.place = draft.place or country
    headings = frozenset(p.findings.sentence.index for p in plans if p.heading and p.counted)
    return TallyReading(
        tuple(maker.told.drafts),
        frozenset(maker.sentences | headings),
        headings,
        {p.findings.sentence.index: [(c.first, c.last) for c in p.counts] for p in plans if p.counted},
    )


class _TallyMaker:
    def __init__(self, told: Told) -> None:
        self.told = told
        self.sentences: set[int] = set()
        self.figures: defaultdict[tuple[str, Bounds, str | None], list[TallyDraft]] = defaultdict(list)
        """The tallies told by what `_same_figure` asks first."""
        self.exclusions: dict[TimePhrase | None, tuple[int, tuple[int, int]]] = {}
        """By period, the last words on what is left out of the tallies of that period, and how many came before."""

    def make(self, plans: list[Plan]) -> None:
        """The tallies of the sentences that count, in order."""
        for k, plan in enumerate(plans):
            if plan.counted:
                self._sentence(plan, run_after(plans, k))
            elif self.told.drafts:
                compare(plan.findings.sentence, [], self.told.drafts[:REACH], plan.areas)
            self._source_behind(plan)
            self._exclusions(plan.findings.sentence)
        for k, draft in enumerate(self.told.drafts):
            told, words = self.exclusions.get(draft.time, (0, None))
            if k < told and draft.measure != "people":
                draft.excludes = words

    def _sentence(self, plan: Plan, run: list[Following]) -> None:
        found, counts = plan.findings, plan.counts
        run = [*((c, k in plan.places) for k, c in enumerate(counts)), *run]
        times = times_of(counts, found.sentence, self.told.known_time(found.sentence))
        general = _general_place(plan)
        made: list[TallyDraft] = []
        for k, count in enumerate(counts):
            draft = _draft(count)
            draft.place, draft.own_place = plan.places.get(k), k in plan.places
            draft.time, draft.own_time = times[k], times[k] is not None
            self.told.speak(draft, found)
            _read_parties(draft, found, counts, k)
            if self._is_told(draft):
                continue
            draft.whole = find_whole(draft, self.told.drafts, run[k + 1 :])
            self.told.inherit(draft, made, general)
            for one in _each(draft):
                made.append(one)
                self.told.drafts.append(one)
                self.figures[_figure(one)].append(one)
        _set_against_each_other(made)
        _share_acts_behind(made)
        before = [d for d in self.told.drafts[:REACH] if d.sentence is not found.sentence]
        compare(found.sentence, made, before, plan.areas)
        if made and not plan.mixed:
            self.sentences.add(found.sentence.index)

    def _is_told(self, draft: TallyDraft) -> bool:
        """Whether the same figure has been told before; a line that heads a paragraph gives way to it."""
        drafts, alike = self.told.drafts, self.figures[_figure(draft)]
        other = next((d for d in alike[:REACH] if _same_figure(draft, d)), None)
        if other is None:
            return False
        if (
            is_line(other.sentence)
            and not is_line(draft.sentence)
            and all(d.whole is not other for d in drafts)
        ):
            drafts.remove(other)
            alike.remove(other)
            return False
        return draft.value >= _LARGE or draft.count.anaphoric

    def _source_behind(self, plan: Plan) -> None:
        """ "… مقتل 10 آلاف. بحسب منسق الأمم المتحدة.": a source cut off from its sentence by a stop."""
        s = plan.findings.sentence
        found = next((a for a in plan.findings.attributions if a.effect == "according" and a.speaker), None)
        cut_off = (
            s.last - s.first <= _FRAGMENT and not plan.counts and not any(True for _ in s.of_kind("say"))
        )
        if found is None or found.speaker is None or found.first > s.first + 1 or not cut_off:
            return
        for draft in self.told.drafts[-REACH:]:
            if draft.sentence.index == s.index - 1 and draft.attribution is None:
                draft.speaker, draft.effect = found.speaker, found.effect

    def _exclusions(self, s: Sentence) -> None:
        """What the text leaves out of the counts told before, of the report's period or the paragraph's."""
        drafts = self.told.drafts
        if not drafts:
            return
        word = next((w for i in starts_of(s, "excluded") if (w := tally_word(s, i, "excluded"))), None)
        if word is None:
            return
        last = next((k for k in range(word.last + 1, s.last) if s.word(k) in (".", ";")), s.last) - 1
        anchor = drafts[-1] if drafts[-1].sentence.paragraph == s.paragraph else drafts[0]
        if last > word.last:
            self.exclusions[anchor.time] = len(drafts), (word.last + 1, last)


def _draft(count: Count) -> TallyDraft:
    low, high, vague = count.bounds
    kind = count.event_type if count.measure == "events" else None
    return TallyDraft(count, count.measure, kind, low, high, vague, who=count.who)


def _read_parties(draft: TallyDraft, found: Findings, counts: list[Count], k: int) -> None:
    """Who is counted and who did it, by the words of the sentence itself."""
    party = party_speaking(draft)
    by = agents_of(found, counts, k, party)
    draft.by, draft.own_by = by or [], bool(by)
    draft.partners = partners_of(found, counts, k)
    draft.carries_on = not by and carries_on(found, counts, k)
    draft.group = (
        _group_id(counts[k], found)
        or losers_of(found, counts, k, party)
        or _whose_people(draft, found.groups, party)
    )


def _group_id(count: Count, found: Findings) -> str | None:
    """The id that the counted phrase names, or what says whose they are: "عدد القتلى المدنيين … 2790"."""
    groups = found.groups
    governing = next((g for g in groups if g.harm is not None and g.first <= count.governor <= g.last), None)
    owner = next((t.owner for t in found.tolls if t.group is not None and t.group is count.group), None)
    for group in (count.group, owner, _behind_at_least(count, groups), governing):
        party = group.party() if group is not None else None
        if party is not None and party != "unknown":
            return party
    return None


def _behind_at_least(count: Count, groups: list[Group]) -> Group | None:
    """ "31 عنصراً على الأقل من قوات النظام": whose they are stands behind the words for a lower bound."""
    s, i = count.sentence, count.last + 1
    if (s.word(i), s.word(i + 1)) not in (("علي", "الاقل"), ("علي", "الاكثر")):
        return None
    return next((g for g in groups if i + 2 <= g.first <= i + 4 and g.preposition == "من" and g.actors), None)


def _whose_people(draft: TallyDraft, groups: list[Group], party: str | None) -> str | None:
    """ "دمرت 58 دبابة لقوات النظام وحيدت 900 من جنودها": the party before that is not the doer, or who speaks."""
    group, count = draft.count.group, draft.count
    if group is None or group.suffix not in _THEIRS or group.person is None or group.person.key != "member":
        return None
    if party is not None and party not in draft.by and not draft.carries_on:
        return party  # "أقر بمقتل ستة من مقاتليه"
    before = [
        g for g in groups if g.last < count.first and g.actors and g.actors[0] not in (*draft.by, party)
    ]
    return before[-1].actors[0] if before else None


def _general_place(plan: Plan) -> Where | None:
    """A place of the sentence that no count has for itself: before the first count, else behind it."""
    used = {id(p) for p in plan.places.values()}
    free = [a for a in plan.areas if id(a) not in used]
    ahead = [a for a in free if a.first < plan.counts[0].first] if plan.counts else []
    return ahead[-1] if ahead else next(iter(free), None)


def _figure(draft: TallyDraft) -> tuple[str, Bounds, str | None]:
    return draft.measure, draft.count.bounds, draft.who


def _same_figure(one: TallyDraft, two: TallyDraft) -> bool:
    """Whether two drafts tell one figure: same measure and bounds, nothing that sets them apart."""
    same = one.measure == two.measure and one.count.bounds == two.count.bounds and one.who == two.who
    if not same or one.value < (_LARGE if one.sentence is two.sentence else _SMALL):
        return False
    if one.group and two.group and two.group != one.group:
        return False
    if one.own_time and not _same_time(one, two):
        return False
    return not one.own_place or place_name(two.place) == place_name(one.place)


def _same_time(one: TallyDraft, two: TallyDraft) -> bool:
    if one.time is None or two.time is None:
        return True
    return (one.time.start, one.time.end) == (two.time.start, two.time.end)


def _each(draft: TallyDraft) -> list[TallyDraft]:
    """ "الحسكة والرقة بواقع 14 في كل منهما": one tally for each of the places."""
    s, place = draft.sentence, draft.place
    after = range(draft.count.last + 1, min(draft.count.last + 3, s.last))
    shared = draft.own_place and any(tally_word(s, i, "each") for i in after)
    if not shared or not isinstance(place, AreaName) or not place.places:
        return [draft]
    return [replace(draft, place=phrase, by=list(draft.by)) for phrase in place.places]


def _set_against_each_other(made: list[TallyDraft]) -> None:
    """ "مقتل 31 من قوات النظام مقابل 50 من داعش": each side's dead are the other's doing, where no doer is named."""
    for one, two in pairwise([d for d in made if d.who is None]):
        between = range(one.count.last + 1, two.count.first)
        opposed = any(tally_word(one.sentence, i, "against") for i in between)
        sides = {one.group, two.group}
        if not opposed or one.measure != two.measure or one.measure == "events" or one.by or two.by:
            continue
        if len(sides) == 2 and not sides & {None, "civilians", "unknown"}:
            one.by, two.by = [str(two.group)], [str(one.group)]


def _share_acts_behind(made: list[TallyDraft]) -> None:
    """ "ثمانية قتلى في هجومين لداعش بريف حماة": the harm has the doer and the place of the acts it came from."""
    for harm, acts in pairwise([d for d in made if d.who is None]):
        s = acts.sentence
        if harm.measure == "events" or acts.measure != "events" or s.word(acts.count.first - 1) not in _CAUSE:
            continue
        if acts.count.first - harm.count.last <= _CAUSE_REACH:
            for one in (harm, harm.whole):
                if one is not None and one.sentence is s and not one.own_by:
                    one.by = [b for b in acts.by if b != one.group] or one.by
            harm.place = harm.place if harm.own_place else acts.place or harm.place
