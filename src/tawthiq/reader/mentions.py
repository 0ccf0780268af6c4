"""From strands to mentions of events: one thing that happened, as one sentence tells it, with its own values only."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tawthiq.reader.candidates import Strand
from tawthiq.reader.event_place import another_before, place_of
from tawthiq.reader.findings import NAMELESS, Findings, Mention, Ref
from tawthiq.reader.frames import find_arguments
from tawthiq.reader.modality import Reality, reality_of
from tawthiq.reader.participants import (
    by_the_word_of,
    fitting_weapons,
    initiators_of,
    is_actor,
    targets_of,
    weapons_of,
)
from tawthiq.reader.place_lists import opens_list
from tawthiq.reader.place_phrase import Named, PlacePhrase, clean_name
from tawthiq.reader.precision import precision_of
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.setting import attribution_of, time_of
from tawthiq.reader.typing import type_of
from tawthiq.reader.vocabulary import words

_NEEDS_DOER = frozenset(("withdrawal", "reinforcement", "pledge", "agreement"))
"""Movements told of nobody in particular ("ثم انسحبوا", "وصول تعزيزات") only close another event."""
_PLACELESS = frozenset(("media_release", "leadership_change"))
_LIST_TYPES = frozenset(
    (
        "air_strike",
        "shelling",
        "drone_strike",
        "bombing",
        "armed_attack",
        "seizure",
        "raid",
        "clash",
        "displacement",
        "landmine",
        "withdrawal",
    )
)


def mentions_of(findings: Findings, strands: list[Strand]) -> list[Mention]:
    """The mentions of a sentence: one for each strand that tells of an event, one for each place listed."""
    out: list[Mention] = []
    for k, strand in enumerate(strands):
        reality = reality_of(findings.sentence, strand, places_listed=_places_told_apart(findings))
        if reality is Reality.NOTHING:
            continue
        limits = _limits(findings.sentence, strands, k)
        mention = _mention(findings, strand, limits)
        if mention is not None and _takes_nothing_named(mention):
            mention = _of_the_harm(findings, strand, limits)
        if mention is None or _moves_nobody(mention):
            continue
        if sentence_is_heading(findings.sentence) or (mention.type == "other" and _says_too_little(mention)):
            continue
        mention.specific = reality is Reality.HAPPENED and not _over_long(mention)
        if not mention.initiators and mention.open_subject:
            mention.initiators = _subject_before(findings, mention, out)
        out.append(mention)
        out.extend(_for_listed_places(findings, mention))
    return out


def _moves_nobody(mention: Mention) -> bool:
    """Whether a movement or a promise is told of nobody: "ثم انسحبوا"; forces that reach a place are somebody's."""
    if mention.type not in _NEEDS_DOER or mention.initiators or _by_both(mention):
        return False
    if mention.type == "agreement":
        return not mention.carried or mention.place is None
    if mention.type == "pledge":
        return mention.place is None  # "صوراً لملثمين في بادية الرصافة يجددون البيعة"
    return mention.type != "reinforcement" or mention.place is None or mention.definite


_BOTH = words("mentions.both")


def _by_both(mention: Mention) -> bool:
    """Whether two sides that are named elsewhere come to terms: "توصل الطرفان إلى اتفاق"."""
    after = range(mention.type_first, mention.type_first + 3)
    return mention.type == "agreement" and any(mention.sentence.word(i) in _BOTH for i in after)


def _takes_nothing_named(mention: Mention) -> bool:
    """Whether arms and papers are taken in a search, or control is of nothing that is named."""
    if mention.type == "looting_destruction":
        burnt = any(w[0] == "arson" for w in mention.weapons)  # "أضرم فيها النار": what is named before
        return not mention.targets and not (burnt and mention.place is not None)
    return mention.type == "seizure" and mention.place is None and not any(r.object for r in mention.targets)


def _of_the_harm(findings: Findings, strand: Strand, limits: tuple[int, int]) -> Mention | None:
    """ "قتلوا سبعة جنود واستولوا على أسلحة": the harm alone, where the taking is no event of its own."""
    harm = Strand([e for e in strand.elements if e.kind == "toll"])
    return _mention(findings, harm, limits) if harm.elements else None


def _subject_before(findings: Findings, mention: Mention, told: list[Mention]) -> list[Ref]:
    """The doer of a verb without a subject: that of the verb before, else the party that opens the sentence."""
    if told and told[-1].initiators:
        return list(told[-1].initiators)
    for group in findings.groups:
        if group.first >= mention.type_first:
            return []
        opens = not group.preposition or findings.sentence.word(group.first - 1) in ("ان", "بان")
        if group.actors and opens and not group.object:
            return [Ref(group.actors[0], group.first, group.last)]
    return []


def _places_told_apart(findings: Findings) -> bool:
    """Whether the sentence names the places of several occurrences: "في أ وب", "الأول في أ والثاني في ب"."""
    return any(p.listed or another_before(findings.sentence, p) for p in findings.places)


_LONG_DAYS = 62


def _over_long(mention: Mention) -> bool:
    """Whether its time is so long that it tells of a course of things rather than of one occurrence."""
    time = mention.time
    if time is None or time.end is None:
        return False
    if time.start is None:
        return True  # "خلال الأسابيع الأخيرة"
    return time.kind == "since" and (time.end - time.start).days > _LONG_DAYS


_HEADING_WORDS = 2


def sentence_is_heading(sentence: Sentence) -> bool:
    """Whether a line is but a subheading: "تفجيرات"."""
    return sentence.last - sentence.first <= _HEADING_WORDS


def _says_too_little(mention: Mention) -> bool:
    """A find, a foiled plot or an accident without place and time of its own is a passing remark."""
    nobody = not mention.initiators and not mention.tolls
    return mention.definite or nobody or (mention.place is None and mention.time is None)


def _limits(sentence: Sentence, strands: list[Strand], k: int) -> tuple[int, int]:
    """The stretch of the sentence that belongs to a strand: from the strand before to the one after."""
    first = strands[k - 1].last + 1 if k else sentence.first
    last = strands[k + 1].first if k + 1 < len(strands) else sentence.last
    return first, last


def _mention(findings: Findings, strand: Strand, limits: tuple[int, int]) -> Mention | None:
    sentence = findings.sentence
    arguments = find_arguments(sentence, strand, findings.groups)
    weapons = weapons_of(sentence, strand, limits)
    kind = type_of(sentence, strand, [w for w, _, _ in weapons], arguments)
    if kind is None:
        return None
    trigger = strand.triggers[0] if strand.triggers else strand.elements[0]
    mention = Mention(sentence, kind, trigger.first, trigger.last, strand.first, strand.last)
    mention.only_tolls = not strand.triggers
    mention.open_subject = arguments.open_subject
    mention.weapons = fitting_weapons(kind, weapons, trigger.first, trigger.last)
    mention.tolls = strand.tolls
    mention.groups = findings.groups
    mention.initiators = initiators_of(sentence, kind, arguments)
    if not mention.initiators and arguments.unknown_agent:
        mention.initiators = [Ref("unknown", trigger.first, trigger.last)]
    mention.attribution = attribution_of(findings, strand)
    claimed = mention.attribution is not None and mention.attribution.effect == "claim"
    if not mention.initiators or (claimed and {r.id for r in mention.initiators} <= NAMELESS):
        mention.initiators = by_the_word_of(findings, strand, mention.attribution, arguments)
    mention.targets = targets_of(findings, kind, arguments, mention)
    mention.time = time_of(findings, strand, limits)
    if kind in _PLACELESS:
        _publish(mention)
    mention.definite = (
        bool(strand.triggers) and strand.triggers[0].hit.definite and not strand.triggers[0].hit.suffix
    )
    mention.of_one_named = _of_one_named(strand)
    mention.carried = any(
        e.is_verb if e.kind == "trigger" else e.hit.entry.key in ("occur", "do") for e in strand.elements
    )
    mention.undergone = any(e.kind == "light" and e.hit.entry.key == "undergo" for e in strand.elements)
    mention.again = any(
        sentence.at(i, "cue") is not None and sentence.at(i, "cue").entry.key == "again"  # type: ignore[union-attr]
        for i in range(trigger.last + 1, min(trigger.last + 3, sentence.last))
    )
    opening = range(sentence.first, min(sentence.first + 3, sentence.last))
    keys = {h.entry.key for i in opening for h in sentence.hits.get(i, ()) if h.entry.kind == "cue"}
    mention.turn, mention.recall = "turn" in keys, "recall" in keys
    mention.first, mention.last = _evidence(mention, limits)
    if kind not in _PLACELESS:
        mention.place = place_of(findings, mention, strand, limits)
    return mention


def _of_one_named(strand: Strand) -> bool:
    """Whether the act is but that of somebody named before: "قبل مقتله", "تنفيذ غاراتها"."""
    nouns = [e for e in strand.elements if e.kind != "light"]
    return bool(nouns) and all(not e.is_verb and bool(e.hit.suffix) for e in nouns)


def _publish(mention: Mention) -> None:
    """A release is the deed of whom the verb of publishing names, told by the outlet."""
    attribution = mention.attribution
    if mention.type != "media_release" or attribution is None or attribution.speaker is None:
        return
    if attribution.speaker_first >= 0 and is_actor(attribution.speaker) and not mention.initiators:
        mention.initiators = [Ref(attribution.speaker, attribution.speaker_first, attribution.speaker_last)]
    mention.attribution = None


def _evidence(mention: Mention, limits: tuple[int, int]) -> tuple[int, int]:
    tokens = [mention.first, mention.last]
    for ref in (*mention.initiators, *mention.targets):
        if limits[0] <= ref.first and ref.last < limits[1]:
            tokens += [ref.first, ref.last]
    return min(tokens), max(tokens)


def _together(findings: Findings, at: int) -> PlacePhrase:
    """A list of governorates is one area: "محافظات حمص وحماة والرقة"."""
    first = findings.places[at]
    last = first
    for phrase in findings.places[at + 1 :]:
        if not phrase.listed:
            break
        last = phrase
    if last is first:
        return first
    tokens = findings.sentence.tokens
    named = Named(
        first.first,
        last.last,
        first.main.name_first,
        last.main.name_last,
        class_precision="area",
        in_name=True,
    )
    named.name = named.bare_name = clean_name(tokens.raw_text(named.name_first, named.name_last))
    return PlacePhrase(first.first, last.last, named, span=tokens.raw_span(first.first, last.last))


def _of_settlements(mention: Mention) -> bool:
    """Whether the list is one of towns and villages, and not of the points of a front: "في بلدات حاس وكفروما"."""
    at = mention.place.main.class_first if mention.place is not None else -1
    hit = mention.sentence.at(at, "place_class")
    settled = hit is not None and hit.entry.key in ("city", "quarter")
    return settled and hit is not None and opens_list(mention.sentence, hit)


def _goes_on(sentence: Sentence, before: PlacePhrase, phrase: PlacePhrase) -> bool:
    """Whether a place is joined on by و behind what is said of the one before: "… غربها، ومدينتي خانقين وجلولاء"."""
    hit = sentence.at(phrase.first, "place_class")
    if hit is None or hit.prefix != "و" or phrase.first - before.last > _JOINED_ON_REACH:
        return False
    between = range(before.last + 1, phrase.first)
    if len(between) > _NEAR and any(sentence.word(i) == "," for i in between):
        return False
    return all(sentence.at(i, "trigger", "harm", "light", "say") is None for i in between)


_NEAR = 2
_JOINED_ON_REACH = 8


def _for_listed_places(findings: Findings, mention: Mention) -> list[Mention]:
    """One mention more for each further place in a list, where the type can be had in each of them."""
    if mention.place is None or mention.type not in _LIST_TYPES or mention.place.relation == "between":
        return []
    if mention.type == "clash" and not _of_settlements(mention):
        return []
    places = findings.places
    at = places.index(mention.place)
    if mention.place.main.kind == "governorate" or precision_of(mention.place) == "governorate":
        mention.place = _together(findings, at)
        return []
    out: list[Mention] = []
    for before, phrase in pairwise(places[at:]):
        another = another_before(findings.sentence, phrase)
        if not phrase.listed and not another and not _goes_on(findings.sentence, before, phrase):
            break
        targets = [] if another else list(mention.targets)
        tolls = [
            t for t in mention.tolls if t.vague is not None
        ]  # an exact toll is that of all places together
        twin = replace(
            mention,
            place=phrase,
            initiators=list(mention.initiators),
            targets=targets,
            weapons=list(mention.weapons),
            tolls=tolls,
            again=True,
        )
        out.append(twin)
    _give_to_named_places(findings, [mention, *out])
    return out


_RIGHT_BEHIND = 2


def _give_to_named_places(findings: Findings, mentions: list[Mention]) -> None:
    """ "قصف أ وب وج، ما أسفر عن مقتل مدني في ج": a toll that names one of the places listed is of that place."""
    if len(mentions) < 2:
        return
    for toll in tuple(mentions[0].tolls):
        behind = (p for p in findings.places if toll.last < p.first <= toll.last + _RIGHT_BEHIND)
        name = next((p.main.name for p in behind), None)
        own = [m for m in mentions if m.place is not None and m.place.main.name == name]
        if len(own) == 1:
            for mention in mentions:
                mention.tolls = [t for t in mention.tolls if t is not toll]
            own[0].tolls.append(toll)
