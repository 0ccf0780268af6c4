"""What a tally takes from elsewhere: from its whole, from the tallies before it, from who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.findings import Findings
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.stance import is_party
from tawthiq.reader.tallies.drafts import REACH, AreaName, TallyDraft, Where
from tawthiq.reader.tallies.settings import attribution_of, day_of
from tawthiq.reader.tallies.vocabulary import refers_to_acts

_INFLICTED = frozenset(("killed", "wounded", "casualties", "detained"))
_WITHOUT_DOER = frozenset(("displaced", "people"))
_NO_FIGHTERS = frozenset(("aanes", "sdc", "syrian_transitional_government"))
_ATTACKS = frozenset(("armed_attack", "assassination", "bombing", "abduction", "suicide_bombing"))
_ATTACKERS = frozenset(("isis", "al_qaeda", "hurras_al_din"))
_WHOLE_WAR = 10_000
_DOCUMENTS = 3
_UNNAMED = "unknown"
_CARRIES = 2
"""How many sentences behind a count he who counted first in the article still counts."""
_TURNS = frozenset(("المقابل", "بالمقابل"))


class Told:
    """The tallies of an article told so far, and what a new one takes from them.

    `report` is whose report the article is as a whole.
    """

    def __init__(self, findings: list[Findings], report: str | None = None) -> None:
        self.drafts: list[TallyDraft] = []
        self.report = report
        self._documented = [
            (f.sentence.index, a.speaker)
            for f in findings
            for a in f.attributions
            if a.speaker is not None and a.effect == "document"
        ]

    # --- whose word
    def speak(self, draft: TallyDraft, found: Findings) -> None:
        """Gives a tally its speaker: named in the sentence, else of the paragraph, else of the report."""
        attribution = attribution_of(found, draft.count)
        if attribution is not None and attribution.speaker is not None:
            draft.attribution = attribution
            draft.speaker, draft.effect = attribution.speaker, attribution.effect
            return
        source = self._counts_on(found)
        if any(_is_background(draft, told) for told in (source, *self.drafts[:1]) if told is not None):
            return
        if source is not None:
            draft.speaker, draft.effect = source.speaker, source.effect
        elif self.report is not None:
            draft.speaker = self.report
        elif not self.drafts and (documenter := self._documenter(found.sentence)) is not None:
            draft.speaker, draft.effect = documenter, "document"

    def _counts_on(self, found: Findings) -> TallyDraft | None:
        """The tally whose speaker still counts: of the paragraph, or the first where no report speaks as a whole."""
        here = [d for d in self.drafts[-1:] if d.sentence.paragraph == found.sentence.paragraph]
        if here:
            return here[-1]
        near = self.drafts and found.sentence.index - self.drafts[-1].sentence.index <= _CARRIES
        return self.drafts[0] if near and self.report is None else None

    def _documenter(self, s: Sentence) -> str | None:
        """Who documents right before or, for a heading, right after: "وثق المرصد … وبذلك يرتفع العدد إلى 78"."""
        reach = range(s.index - _DOCUMENTS, s.index + (_DOCUMENTS if s.index == 0 else 0))
        return next((speaker for index, speaker in reversed(self._documented) if index in reach), None)

    def known_time(self, s: Sentence) -> TimePhrase | None:
        """The period that "في الشهر نفسه" goes back to."""
        frame = self._frame_of(s)
        return frame.time if frame is not None else None

    # --- place, period, doer, group
    def inherit(self, draft: TallyDraft, made: list[TallyDraft], general: Where | None) -> None:
        """Fills what a tally's own words leave open.

        Args:
            draft: the tally, its whole found.
            made: the tallies of the same sentence before it.
            general: a place of the sentence that no count has for itself.
        """
        if draft.whole is not None:
            self._from_whole(draft, draft.whole)
        else:
            self._from_before(draft, made, general)
        if draft.partners and draft.by:
            draft.by = [*draft.by, *(p for p in draft.partners if p not in draft.by)]
        if draft.group is not None and draft.group in draft.by:
            draft.by = [b for b in draft.by if b != draft.group]

    def _from_whole(self, draft: TallyDraft, whole: TallyDraft) -> None:
        draft.place = draft.place or whole.place
        if not draft.own_time:
            draft.time = whole.time
        if not draft.own_by and (whole.measure == draft.measure or draft.carries_on):
            draft.by = list(whole.by)
        self._settle_group(draft, [])
        if draft.who is not None or (draft.group is None and draft.measure != "events" and _may_share(draft)):
            draft.group = whole.group
        if draft.attribution is None:
            draft.speaker, draft.effect = whole.speaker, whole.effect
        if draft.measure == "events" and draft.event_type is None:
            draft.event_type = whole.event_type

    def _from_before(self, draft: TallyDraft, made: list[TallyDraft], general: Where | None) -> None:
        sources = [d for d in (_last_top(made), self._frame(draft)) if d is not None]
        if draft.place is None:
            draft.place = general or next((d.place for d in sources if d.place is not None), None)
        if draft.time is None:
            draft.time = next((d.time for d in sources if d.time is not None), None) or day_of(
                draft.count, draft.attribution
            )
        if not draft.own_by:
            draft.by = self._doer_before(draft, made) or _claimant(draft)
        self._settle_group(draft, made)

    def _frame(self, draft: TallyDraft) -> TallyDraft | None:
        """The tally that a count without a period goes on from; none for a figure of the whole war."""
        frame = self._frame_of(draft.sentence)
        return frame if frame is not None and not _is_background(draft, frame) else None

    def _frame_of(self, s: Sentence) -> TallyDraft | None:
        """The tally that a sentence without a period goes on from: of its paragraph, else of the report."""
        last = next(self._tops(), None)
        if last is not None and last.sentence.paragraph == s.paragraph:
            return last
        return next((d for d in self.drafts if d.whole is None), None) or next(iter(self.drafts), None)

    def _tops(self) -> Iterator[TallyDraft]:
        """The tallies within reach that are part of no other, the last told first."""
        return (d for d in reversed(self.drafts[-REACH:]) if d.whole is None)

    def _doer_before(self, draft: TallyDraft, made: list[TallyDraft]) -> list[str]:
        """Who did what the count follows from: the doer of the attacks counted before it."""
        if draft.carries_on and made:
            return list(made[-1].by)
        doers = {tuple(d.by) for d in made if d.measure == "events" and d.whole is None}
        if draft.measure in _WITHOUT_DOER or len(doers) > 1 or (made and _turn_between(made[-1], draft)):
            return []
        source = self._acts_before(draft) if draft.measure == "events" else self._cause_before(draft)
        return [b for b in source.by if b != _UNNAMED] if source is not None else []

    def _acts_before(self, draft: TallyDraft) -> TallyDraft | None:
        """The last acts counted, for a count of acts that names no doer."""
        last = next((d for d in self._tops() if d.measure == "events"), None)
        return last if last is not None and _like_events(draft, last) else None

    def _cause_before(self, draft: TallyDraft) -> TallyDraft | None:
        """What a count of harm follows from: of its paragraph, or acts counted before and spoken of again."""
        s = draft.sentence
        for other in self._tops():
            if other.sentence.paragraph == s.paragraph:
                if _turn_between(other, draft):
                    return None
                if other.measure == "events" or not other.own_by or other.sentence is s:
                    return other
            elif other.measure == "events":
                near = s.paragraph - other.sentence.paragraph <= 1
                return other if near or refers_to_acts(s) else None
        return None

    def _settle_group(self, draft: TallyDraft, made: list[TallyDraft]) -> None:
        """Whose the counted are where their own words do not say: as those before, or the area's holder's."""
        group, count = draft.count.group, draft.count
        if draft.group is not None or draft.measure == "events":
            return
        holder = self._holder(draft)
        if (
            group is not None
            and group.person is not None
            and group.person.key == "member"
            and holder is not None
        ):
            draft.group = "sdf" if holder in ("aanes", "sdc") else holder
            return
        bare = group is None or not (group.person or group.object or group.harm or group.unit)
        earlier = _last_top([d for d in made if d.measure != "events"])
        if earlier is not None and (bare or count.anaphoric or (group and (group.other or group.suffix))):
            draft.group = earlier.group

    def _holder(self, draft: TallyDraft) -> str | None:
        """The party that holds the area that a count, or else the report, is about."""
        for one in (draft, draft.whole, *self.drafts[:1]):
            if one is not None and isinstance(one.place, AreaName) and one.place.holder:
                return one.place.holder
        return None


def party_speaking(draft: TallyDraft) -> str | None:
    """The party whose word a tally is; None for a third party's."""
    return draft.speaker if is_party(draft.speaker, organisations()) else None


def _claimant(draft: TallyDraft) -> list[str]:
    """A party that counts its enemy's losses, or acts without a doer, counts its own work."""
    party = party_speaking(draft)
    harm = draft.measure in _INFLICTED and draft.group not in (None, "civilians")
    if party is None or draft.group == party or not (harm or draft.measure in ("events", "destroyed")):
        return []
    if draft.event_type in _ATTACKS and party not in _ATTACKERS:
        return []  # "هجوم" in the mouth of a state is its enemy's
    return [party] if party not in _NO_FIGHTERS else []


def _is_background(draft: TallyDraft, other: TallyDraft) -> bool:
    """ "… أدى إلى مقتل أكثر من 280 ألف شخص": of another order than what is told, in a paragraph of its own."""
    harm = draft.measure in ("killed", "wounded", "displaced")
    apart = draft.sentence.paragraph != other.sentence.paragraph
    return harm and apart and draft.value >= _WHOLE_WAR and other.value < draft.value // 10


def _last_top(drafts: list[TallyDraft]) -> TallyDraft | None:
    return next((d for d in reversed(drafts) if d.whole is None), None)


def _may_share(draft: TallyDraft) -> bool:
    """Whether a part's own words leave its group to the whole."""
    group = draft.count.group
    return group is None or group.person is None or group.person.key == "unknown" or draft.who is not None


def _turn_between(one: TallyDraft, two: TallyDraft) -> bool:
    s = two.sentence
    first = one.count.last + 1 if one.sentence is s else s.first
    return any(s.word(i).removeprefix("و") in _TURNS for i in range(first, two.count.first))


def _like_events(one: TallyDraft, two: TallyDraft) -> bool:
    """Whether two counts of occurrences may be of one doer's: of one type, or of none that is named."""
    general = (None, "armed_attack")
    return one.event_type == two.event_type or (one.event_type in general and two.event_type in general)
