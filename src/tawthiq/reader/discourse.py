"""One event for one occurrence: the mentions of an article brought together across its sentences."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.reader.casualties import counts_of, merge_counts
from tawthiq.reader.coreference import told_before
from tawthiq.reader.findings import NAMELESS, Mention, Ref
from tawthiq.reader.likeness import GENERAL, VIOLENT
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.whereabouts import Whereabouts
from tawthiq.records import FAMILY_OF


def gather(mentions: list[Mention], where: Whereabouts) -> list[Occurrence]:
    """The occurrences of an article: each mention joins the one it tells of again, or begins its own."""
    out: list[Occurrence] = []
    for mention in mentions:
        before = told_before(mention, out, where)
        if before is not None:
            _join(out[before], mention, where)
        elif not _only_refers_back(mention):
            out.append(_begin(mention, out, where))
    return out


def _only_refers_back(mention: Mention) -> bool:
    """Whether a definite act without place, day, doer or toll of its own ("وإن الانفجار …") can begin no event."""
    known = (mention.definite and not mention.tolls and not mention.undergone) or mention.of_one_named
    claimed = mention.definite and mention.attribution is not None and mention.attribution.effect == "claim"
    return known and mention.place is None and mention.time is None and (claimed or not mention.initiators)


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
        occurrence.type in GENERAL
        and mention.type not in GENERAL
        and not mention.definite
        and FAMILY_OF[mention.type] in VIOLENT
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
    elif not _strikes_back(occurrence, mention):
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


def _strikes_back(occurrence: Occurrence, mention: Mention) -> bool:
    """Whether those who were attacked killed some of the attackers, which makes them no doers of the attack."""
    if not mention.only_tolls or not occurrence.initiators:
        return False
    hit = {r.id for r in occurrence.targets} - NAMELESS
    return any(t.of_the_attackers for t in mention.tolls) or (
        bool(mention.initiators) and all(r.id in hit for r in mention.initiators)
    )


def _merged(old: list[Ref], new: list[Ref]) -> list[Ref]:
    """Both lists without doubles; a party that is named replaces one that is not."""
    out = list(old)
    for ref in new:
        if all(r.id != ref.id for r in out):
            out.append(ref)
    named = [r for r in out if r.id not in NAMELESS]
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
