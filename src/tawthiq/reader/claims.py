"""Claims told after the deed: "… وتبنى التنظيم العملية" gives the deed told before its doer and its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.reader.findings import NAMELESS, Findings, Mention, Ref
from tawthiq.reader.participants import is_actor
from tawthiq.reader.vocabulary import words
from tawthiq.reader.voice import Attribution
from tawthiq.records import FAMILY_OF

_ONE = words("claims.one")
_TWO = words("claims.two")
_REACH = 7
"""Words behind the verb of claiming within which its object stands."""
_BACK = 2
"""Sentences back to the deed."""
_VIOLENT = frozenset(("armed", "explosive", "fire"))


def attach_claims(findings: Sequence[Findings], mentions: list[Mention]) -> None:
    """Gives deeds the claim that a later clause lays to them; the claim's own word for the deed tells no other one."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence.index, []).append(mention)
    for found in findings:
        for claim in found.attributions:
            if claim.effect != "claim" or claim.speaker is None or not is_actor(claim.speaker):
                continue
            claimed = _claimed(found, claim, by_sentence)
            for mention in claimed:
                _claim(mention, claim)
            for mention in by_sentence.get(found.sentence.index, ()) if claimed else ():
                if mention not in claimed and _is_the_object(mention, claim):
                    mentions.remove(mention)


def _claimed(found: Findings, claim: Attribution, told: dict[int, list[Mention]]) -> list[Mention]:
    """The deeds told before that a claim speaks of: the last one, or the last two."""
    sentence = found.sentence
    objects = [sentence.word(i) for i in range(claim.last + 1, min(claim.last + 1 + _REACH, sentence.last))]
    wanted = 2 if any(w in _TWO for w in objects) else 1 if any(w in _ONE for w in objects) else 0
    if not wanted:
        return []
    before = [m for k in range(sentence.index - _BACK, sentence.index) for m in told.get(k, ())]
    before += [m for m in told.get(sentence.index, ()) if m.type_last < claim.first]
    fitting = [m for m in before if m.specific and _may_be_his(m, claim.speaker or "")]
    return fitting[-wanted:]


def _is_the_object(mention: Mention, claim: Attribution) -> bool:
    """Whether a mention is but the claim's word for the deed: "تبنى الهجوم"."""
    told = mention.place or mention.time or mention.tolls or mention.targets
    return mention.definite and not told and 0 < mention.type_first - claim.last <= 2


def _may_be_his(mention: Mention, party: str) -> bool:
    if FAMILY_OF[mention.type] not in _VIOLENT or mention.definite:
        return False
    doers = {r.id for r in mention.initiators} - NAMELESS
    return (not doers or party in doers) and all(r.id != party for r in mention.targets)


def _claim(mention: Mention, claim: Attribution) -> None:
    mention.attribution = claim
    if claim.speaker and not {r.id for r in mention.initiators} - NAMELESS and claim.speaker_first >= 0:
        mention.initiators = [Ref(claim.speaker, claim.speaker_first, claim.speaker_last)]
