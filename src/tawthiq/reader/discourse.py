"""One event for one occurrence: the mentions of an article brought together across its sentences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.reader.candidates import told_in_one_breath
from tawthiq.reader.casualties import Count, counts_of, merge_counts
from tawthiq.reader.findings import Mention, Ref
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.voice import Attribution
from tawthiq.reader.whereabouts import Whereabouts
from tawthiq.records import FAMILY_OF


@dataclass(slots=True)
class Occurrence:
    """One thing that happened, as the whole article tells it: its mentions, and the values chosen from them."""

    mentions: list[Mention]
    type: str
    place: PlacePhrase | None
    time: TimePhrase | None
    initiators: list[Ref]
    targets: list[Ref]
    weapons: list[tuple[str, int, int]]
    counts: list[Count] = field(default_factory=list)
    rivals: list[Count] = field(default_factory=list)
    attribution: Attribution | None = None
    speaker: str = "outlet"
    effect: str = "say"
    inherited_place: bool = False
    confidence: float | None = None
    """The probability that it is one event that happened, 0 to 1."""
    doubtful: bool = False

    @property
    def specific(self) -> bool:
        """Whether any mention tells it as one occurrence, and nothing speaks against it."""
        return not self.doubtful and any(m.specific for m in self.mentions)


@cache
def weights() -> tuple[Mapping[str, float], float]:
    """The weights of `reader/data/coreference.json`, and the threshold."""
    data = json.loads(
        files("tawthiq.reader").joinpath("data", "coreference.json").read_text(encoding="utf-8")
    )
    return data["weights"], data["threshold"]


_GENERAL = frozenset(("armed_attack",))
_VIOLENT = frozenset(("armed", "explosive", "fire"))


def features(mention: Mention, occurrence: Occurrence, where: Whereabouts) -> dict[str, float]:
    """The named features of "this mention tells of that occurrence"."""
    out: dict[str, float] = {}
    last = occurrence.mentions[-1]
    out[_type_feature(mention.type, occurrence.type)] = 1.0
    if mention.definite:
        out["definite"] = 1.0
    if mention.of_one_named:
        out["of_one_named"] = 1.0
    place = where.compare(mention.place, occurrence.place)
    if place:
        out[place] = 1.0
    if mention.time and occurrence.time:
        out[_time_feature(mention.time, occurrence.time)] = 1.0
    _parties(out, "initiator", mention.initiators, occurrence.initiators)
    _parties(out, "target", mention.targets, occurrence.targets)
    _objects(out, mention, occurrence)
    _counts_feature(out, mention, occurrence)
    if mention.again:
        out["said_to_be_another"] = 1.0
    alone = mention.outcome_alone  # "فيما قالت مصادر إن القتلى خمسة": another figure, not another event
    if alone:
        out["outcome_alone"] = 1.0
    if mention.turn and mention.sentence is not last.sentence and not mention.definite and not alone:
        out["turn_of_text"] = 1.0
    if mention.recall and not mention.definite and not mention.recalls_another_toll:
        out["recalled"] = 1.0
    if mention.specific != occurrence.specific:
        out["habit_beside_case"] = 1.0
    apart = mention.sentence.index - last.sentence.index
    out["sentences_apart"] = float(apart)
    if apart == 0:
        out["same_sentence"] = 1.0
    if occurrence.mentions[0].sentence.paragraph == 0 and mention.sentence.paragraph <= 2 and apart:
        out["in_the_heading"] = 1.0
    return out


def _type_feature(one: str, two: str) -> str:
    if one == two:
        return "same_type"
    families = FAMILY_OF[one], FAMILY_OF[two]
    if (one in _GENERAL or two in _GENERAL) and set(families) <= _VIOLENT:
        return "general_type"
    if told_in_one_breath(one, two):
        return "general_type"
    if families[0] == families[1] or set(families) <= {"armed", "explosive"}:
        return "same_family"
    return "incompatible_type"


def _time_feature(one: TimePhrase, two: TimePhrase) -> str:
    if (one.start, one.end) == (two.start, two.end):
        return "same_time"
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return "overlapping_time"
    return "overlapping_time" if one.start <= two.end and two.start <= one.end else "other_time"


def _parties(out: dict[str, float], role: str, one: list[Ref], two: list[Ref]) -> None:
    a = {r.id for r in one} - {"unknown", "unknown_gunmen"}
    b = {r.id for r in two} - {"unknown", "unknown_gunmen"}
    if a and b:
        out[f"shared_{role}" if a & b else f"other_{role}"] = 1.0


def _objects(out: dict[str, float], mention: Mention, occurrence: Occurrence) -> None:
    """Another kind of thing hit, or other weapons, speak for another event."""
    a = {r.object for r in mention.targets} - {None, "person"}
    b = {r.object for r in occurrence.targets} - {None, "person"}
    if a and b and not a & b:
        out["other_object"] = 1.0
    mine, theirs = {w for w, _, _ in mention.weapons}, {w for w, _, _ in occurrence.weapons}
    if mine and theirs and not mine & theirs:
        out["other_weapon"] = 1.0


def _counts_feature(out: dict[str, float], mention: Mention, occurrence: Occurrence) -> None:
    mine = {
        (t.outcome, t.minimum) for t in mention.tolls if t.whole is None and t.vague is None and t.minimum
    }
    theirs = {
        (c.outcome, c.minimum) for c in occurrence.counts if c.who is None and c.vague is None and c.minimum
    }
    if mine and theirs:
        outcomes = {o for o, _ in mine} & {o for o, _ in theirs}
        if mine & theirs:
            out["same_count"] = 1.0
        elif outcomes:
            out["other_count"] = 1.0


_RECENT = 60
"""How many occurrences back a mention may refer: keeps the time linear in an article of any length."""


def gather(mentions: list[Mention], where: Whereabouts) -> list[Occurrence]:
    """The occurrences of an article: each mention joins the best that scores enough, or begins its own."""
    table, threshold = weights()
    out: list[Occurrence] = []
    for mention in mentions:
        start = max(0, len(out) - _RECENT)
        scored = [
            (sum(table[name] * value for name, value in features(mention, o, where).items()), -k)
            for k, o in enumerate(out[start:], start)
        ]
        best = max(scored, default=None)
        if best is not None and best[0] >= threshold:
            _join(out[-best[1]], mention, where)
        elif not _only_refers_back(mention):
            out.append(_begin(mention, out, where))
    return out


def _only_refers_back(mention: Mention) -> bool:
    """Whether a definite act without place, day or doer of its own ("وإن الانفجار …") can begin no event."""
    known = mention.definite or mention.of_one_named
    return known and mention.place is None and mention.time is None and not mention.initiators


def _begin(mention: Mention, before: list[Occurrence], where: Whereabouts) -> Occurrence:
    occurrence = Occurrence(
        [mention],
        mention.type,
        mention.place,
        mention.time,
        list(mention.initiators),
        list(mention.targets),
        list(mention.weapons),
    )
    occurrence.counts = counts_of(mention, occurrence.initiators, occurrence.targets, [])
    _speak(occurrence, mention)
    if occurrence.place is None and before:
        _inherit_place(occurrence, before, mention)
    return occurrence


_INHERIT_REACH = 2


def _inherit_place(occurrence: Occurrence, before: list[Occurrence], mention: Mention) -> None:
    """An event without a place of its own, told right after another, happened there."""
    prior = before[-1]
    apart = mention.sentence.index - prior.mentions[-1].sentence.index
    same_paragraph = mention.sentence.paragraph == prior.mentions[-1].sentence.paragraph
    if (
        prior.place is not None
        and apart <= _INHERIT_REACH
        and (same_paragraph or apart <= 1)
        and not mention.turn
    ):
        occurrence.place, occurrence.inherited_place = prior.place, True


def _join(occurrence: Occurrence, mention: Mention, where: Whereabouts) -> None:
    occurrence.mentions.append(mention)
    if (
        occurrence.type in _GENERAL
        and mention.type not in _GENERAL
        and not mention.definite
        and FAMILY_OF[mention.type] in _VIOLENT
    ):
        occurrence.type = mention.type
    occurrence.place = where.better(occurrence.place, mention.place, inherited=occurrence.inherited_place)
    if mention.place is not None:
        occurrence.inherited_place = False
    if occurrence.time is None or (
        mention.time is not None and occurrence.time.precision != "day" and mention.time.precision == "day"
    ):
        occurrence.time = mention.time or occurrence.time
    hit = list(mention.targets)
    if mention.type == "clash" and occurrence.type != "clash" and occurrence.initiators:
        # the sides of the fighting that a raid or an attack led to: the other side is whom it was done to
        known = {r.id for r in occurrence.initiators}
        hit += [r for r in mention.initiators if r.id not in known]
    else:
        occurrence.initiators = _merged(occurrence.initiators, mention.initiators)
    doers = {r.id for r in occurrence.initiators}
    occurrence.targets = [
        r
        for r in _merged(occurrence.targets, hit)
        if r.id not in doers or occurrence.type == "clash" or r.object
    ]
    for weapon in mention.weapons:
        if all(w[0] != weapon[0] for w in occurrence.weapons):
            occurrence.weapons.append(weapon)
    counts = counts_of(mention, occurrence.initiators, occurrence.targets, occurrence.counts)
    if mention.recalls_another_toll and occurrence.counts:
        # "وكانت وسائل إعلام قد تحدثت عن مقتل عنصرين": an older figure of somebody else's, beside the one just told
        speaker = mention.attribution.speaker if mention.attribution else None
        occurrence.rivals += [replace(count, speaker=speaker) for count in counts]
        return
    merge_counts(occurrence.counts, occurrence.rivals, counts)
    _speak(occurrence, mention)


_VAGUE_PARTIES = frozenset(("unknown", "unknown_gunmen"))


def _merged(old: list[Ref], new: list[Ref]) -> list[Ref]:
    """Both lists without doubles; a party that is named replaces one that is not."""
    out = list(old)
    for ref in new:
        if all(r.id != ref.id for r in out):
            out.append(ref)
    named = [r for r in out if r.id not in _VAGUE_PARTIES]
    return named or out[:1]


_VOICE_RANK = {"outlet": 0, "media": 1, "analyst": 1, "local_sources": 2, "witness": 2, "official": 2}


def _speak(occurrence: Occurrence, mention: Mention) -> None:
    """The best-attributed word so far: a party that tells its own deed before a third party before the outlet."""
    attribution = mention.attribution
    if attribution is None or attribution.speaker is None:
        return
    rank = _VOICE_RANK.get(attribution.speaker, 3)
    if attribution.effect in ("claim", "suspect", "accuse"):
        rank += 1
    if occurrence.attribution is None or rank > _VOICE_RANK.get(occurrence.speaker, 3):
        occurrence.attribution = attribution
        occurrence.speaker, occurrence.effect = attribution.speaker, attribution.effect
