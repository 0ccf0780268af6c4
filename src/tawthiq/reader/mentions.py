"""From strands to mentions of events: one thing that happened, as one sentence tells it, with its own values only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.lexicon import Hit
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.candidates import Strand
from tawthiq.reader.frames import Arguments, find_arguments
from tawthiq.reader.groups import Group
from tawthiq.reader.modality import Reality, reality_of
from tawthiq.reader.placing import Named, PlacePhrase, clean_name
from tawthiq.reader.precision import precision_of
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tolls import Toll
from tawthiq.reader.typing import type_of
from tawthiq.reader.vocabulary import beginnings, words
from tawthiq.reader.voice import Attribution, is_party


@dataclass(slots=True)
class Ref:
    """A party, or a thing and whose it is, with the tokens it stands on."""

    id: str
    first: int
    last: int
    object: str | None = None


@dataclass(slots=True)
class Mention:
    """One event as one sentence tells it. Fields are empty where the sentence says nothing."""

    sentence: Sentence
    type: str
    type_first: int
    type_last: int
    first: int
    last: int
    specific: bool = True
    time: TimePhrase | None = None
    place: PlacePhrase | None = None
    initiators: list[Ref] = field(default_factory=list)
    targets: list[Ref] = field(default_factory=list)
    weapons: list[tuple[str, int, int]] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    attribution: Attribution | None = None
    definite: bool = False
    again: bool = False
    turn: bool = False
    recall: bool = False
    only_tolls: bool = False
    open_subject: bool = False
    """Its doer is to be sought in what stands before."""


@dataclass(slots=True)
class Findings:
    """Everything found in one sentence before it is understood as events or tallies."""

    sentence: Sentence
    groups: list[Group]
    places: list[PlacePhrase]
    tolls: list[Toll]
    attributions: list[Attribution]


_CIVIL_OBJECTS = frozenset(
    (
        "house",
        "market",
        "mosque",
        "school",
        "hospital",
        "shop",
        "livestock",
        "crops",
        "settlement",
        "camp",
        "church",
    )
)
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
        if mention is None or (mention.type in _NEEDS_DOER and not mention.initiators):
            continue
        if sentence_is_heading(findings.sentence) or (mention.type == "other" and _says_too_little(mention)):
            continue
        if mention.type == "looting_destruction" and not mention.targets:
            continue  # arms and papers taken in a search
        if mention.type == "seizure" and mention.place is None and not any(r.object for r in mention.targets):
            continue  # control of nothing that is named
        mention.specific = reality is Reality.HAPPENED and not _over_long(mention)
        if not mention.initiators and mention.open_subject:
            mention.initiators = _subject_before(findings, mention, out)
        out.append(mention)
        out.extend(_for_listed_places(findings, mention))
    return out


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


_ANOTHER = words("mentions.another")
_ANOTHER_REACH = 6


def _another_before(sentence: Sentence, phrase: PlacePhrase) -> bool:
    """Whether "وأخرى", "والثاني" before a place make it that of one more occurrence."""
    for i in range(phrase.first - 1, max(sentence.first, phrase.first - 1 - _ANOTHER_REACH), -1):
        if sentence.word(i) in _ANOTHER:
            return True
        if sentence.word(i) == "," or sentence.at(i, "trigger", "harm", "say") is not None:
            return False
    return False


def _places_told_apart(findings: Findings) -> bool:
    """Whether the sentence names the places of several occurrences: "في أ وب", "الأول في أ والثاني في ب"."""
    return any(p.listed or _another_before(findings.sentence, p) for p in findings.places)


_LONG_DAYS = 62


def _over_long(mention: Mention) -> bool:
    """Whether its time is so long that it tells of a course of things rather than of one occurrence."""
    time = mention.time
    if time is None or time.start is None or time.end is None:
        return False
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
    weapons = _weapons(sentence, strand, limits)
    kind = type_of(sentence, strand, [w for w, _, _ in weapons], arguments)
    if kind is None:
        return None
    trigger = strand.triggers[0] if strand.triggers else strand.elements[0]
    mention = Mention(sentence, kind, trigger.first, trigger.last, strand.first, strand.last)
    mention.only_tolls = not strand.triggers
    mention.open_subject = arguments.open_subject
    mention.weapons = _fitting(kind, weapons, trigger.first, trigger.last)
    mention.tolls = strand.tolls
    mention.initiators = _initiators(sentence, kind, arguments)
    if not mention.initiators and arguments.unknown_agent:
        mention.initiators = [Ref("unknown", trigger.first, trigger.last)]
    mention.attribution = _attribution(findings, strand)
    claimed = mention.attribution is not None and mention.attribution.effect == "claim"
    if not mention.initiators or (
        claimed and {r.id for r in mention.initiators} <= {"unknown", "unknown_gunmen"}
    ):
        mention.initiators = _by_the_word_of(findings, strand, mention.attribution, arguments)
    mention.targets = _targets(findings, kind, arguments, mention)
    mention.place = _place(findings, strand, limits)
    mention.time = _time(findings, strand, limits)
    if kind in _PLACELESS:
        mention.place = None
        _publish(mention)
    mention.definite = (
        bool(strand.triggers) and strand.triggers[0].hit.definite and not strand.triggers[0].hit.suffix
    )
    mention.again = any(
        sentence.at(i, "cue") is not None and sentence.at(i, "cue").entry.key == "again"  # type: ignore[union-attr]
        for i in range(trigger.last + 1, min(trigger.last + 3, sentence.last))
    )
    opening = range(sentence.first, min(sentence.first + 3, sentence.last))
    keys = {h.entry.key for i in opening for h in sentence.hits.get(i, ()) if h.entry.kind == "cue"}
    mention.turn, mention.recall = "turn" in keys, "recall" in keys
    mention.first, mention.last = _evidence(mention, limits)
    return mention


def _publish(mention: Mention) -> None:
    """A release is the deed of whom the verb of publishing names, told by the outlet."""
    attribution = mention.attribution
    if mention.type != "media_release" or attribution is None or attribution.speaker is None:
        return
    if attribution.speaker_first >= 0 and _acts(attribution.speaker) and not mention.initiators:
        mention.initiators = [Ref(attribution.speaker, attribution.speaker_first, attribution.speaker_last)]
    mention.attribution = None


def _evidence(mention: Mention, limits: tuple[int, int]) -> tuple[int, int]:
    tokens = [mention.first, mention.last]
    for ref in (*mention.initiators, *mention.targets):
        if limits[0] <= ref.first and ref.last < limits[1]:
            tokens += [ref.first, ref.last]
    return min(tokens), max(tokens)


# --- doers and what was done to
def _initiators(sentence: Sentence, kind: str, arguments: Arguments) -> list[Ref]:
    out: list[Ref] = []
    for group in arguments.initiators:
        ids = _agent_ids(kind, group)
        if (
            not ids
            and group.unit
            and any(_is_unknown(sentence, i) for i in range(group.first, group.last + 3))
        ):
            ids = ["unknown"]
        for actor in ids:
            if all(r.id != actor for r in out):
                out.append(Ref(actor, group.first, group.last))
    return out


def _is_unknown(sentence: Sentence, i: int) -> bool:
    return sentence.word(i).removeprefix("ال").startswith("مجهول")


_OWN_DEED = words("mentions.own_deed")


def _by_the_word_of(
    findings: Findings, strand: Strand, attribution: Attribution | None, arguments: Arguments
) -> list[Ref]:
    """The doer whom the attribution gives: who claims it, who is accused of it, or who tells his own deed."""
    if attribution is None:
        return []
    sentence = findings.sentence
    if attribution.effect in ("accuse", "suspect"):
        start = max(attribution.last, attribution.speaker_last)
        for group in findings.groups:
            near = (
                (attribution.first - 8, strand.first + 12)
                if attribution.effect == "suspect"
                else (start + 1, strand.first)
            )
            if near[0] <= group.first < near[1] and group.actors and group not in arguments.targets:
                return [Ref(group.actors[0], group.first, group.last)]
        return []
    speaker = attribution.speaker
    if speaker is None or attribution.speaker_first < 0 or not _acts(speaker):
        return []
    words = [sentence.word(i) for i in range(attribution.last + 1, strand.first + 1)]
    own = any(g.suffix and (g.unit or g.person) and not g.actors for g in arguments.initiators)
    if (
        attribution.effect == "claim"
        or own
        or any(w in _OWN_DEED for w in words)
        or _announces(attribution, strand)
    ):
        return [Ref(speaker, attribution.speaker_first, attribution.speaker_last)]
    return []


_DEEDS = frozenset(("masdar", "over", "fire", "campaign"))


def _announces(attribution: Attribution, strand: Strand) -> bool:
    """Whether a verbal noun right behind the speaker is what he says he did: "أعلنت قسد اعتقال", "أقر الجيش بقصف"."""
    first = strand.elements[0]
    next_word = first.first - max(attribution.last, attribution.speaker_last) <= _DIRECTLY
    announced = attribution.effect in ("announce", "admit", "boast") and not attribution.trailing
    return announced and next_word and first.kind == "trigger" and not first.is_verb and first.frame in _DEEDS


_DIRECTLY = 2
"""Tokens from the speaker to his deed: "أعلن … عن اعتقال"."""


def _acts(speaker: str) -> bool:
    return is_party(speaker, organisations())


def _agent_ids(kind: str, group: Group) -> list[str]:
    ids = list(group.actors)
    if not ids:
        party = group.party()
        if party is not None:
            ids = [party]
        elif (
            group.person is not None
            and group.person.key == "member"
            and not group.definite
            and not group.suffix
        ):
            ids = ["unknown_gunmen"] if group.person.facts.get("lemma", "").startswith("مسلح") else []
    if kind == "air_strike":
        ids = ["russian_air_force" if i == "russia" else i for i in ids]
    return [i for i in ids if i not in ("civilians",) or kind in ("protest", "displacement")]


_OCCUPYING = beginnings("mentions.occupying")


def _occupier(findings: Findings, thing: Group) -> str | None:
    """Who holds a thing that was hit, by a relative clause: "محطة المياه … التي تتخذها قسد مقراً لها"."""
    for group in findings.groups:
        if thing.last < group.first <= thing.last + 16 and group.actors:
            words = [findings.sentence.word(i) for i in range(max(thing.last, group.first - 4), group.first)]
            if any(w.lstrip("و").startswith(_OCCUPYING) for w in words):
                return group.actors[0]
    return None


def _targets(findings: Findings, kind: str, arguments: Arguments, mention: Mention) -> list[Ref]:
    out: list[Ref] = []
    doers = {r.id for r in mention.initiators}
    for group in arguments.targets:
        ids = list(group.actors) or ([party] if (party := group.party()) else [])
        if not ids and (group.object == "settlement" or (kind == "seizure" and group.object is not None)):
            continue  # a town that is shelled or taken is the place, not whom it was done to
        if not ids and group.object in _CIVIL_OBJECTS:
            ids = ["civilians"]
        if not ids and group.object is None and not group.is_people:
            continue
        if not ids and group.person is not None and group.person.key == "member":
            ids = []
        if not ids and group.object is not None and (holder := _occupier(findings, group)) is not None:
            ids = [holder]
        for actor in ids or ["unknown"]:
            if actor in doers and kind != "clash" and group.object is None:
                continue
            if all(r.id != actor for r in out):
                out.append(Ref(actor, group.first, group.last, group.object or "person"))
    return out


# --- weapons
def _weapons(sentence: Sentence, strand: Strand, limits: tuple[int, int]) -> list[tuple[str, int, int]]:
    out: list[tuple[str, int, int]] = []
    for element in strand.elements:
        named = element.hit.entry.facts.get("weapon", "") if element.kind == "trigger" else ""
        if named:
            out.append((named, element.first, max(element.last, element.object_at)))
    i = limits[0]
    while i < limits[1]:
        hit = sentence.at(i, "weapon")
        if hit is None or not _near(strand, hit):
            i += 1
            continue
        if all(w != hit.entry.key for w, _, _ in out):
            out.append((hit.entry.key, hit.first, hit.last))
        i = hit.last + 1
    return out


def _near(strand: Strand, hit: Hit) -> bool:
    return strand.first - 12 <= hit.first <= strand.last + 14


_EXPLOSIVE = frozenset(("ied", "vehicle_bomb", "motorcycle_bomb", "explosive_belt", "landmine"))


def _fitting(
    kind: str, weapons: list[tuple[str, int, int]], first: int, last: int
) -> list[tuple[str, int, int]]:
    """The weapons that can belong to a type, and those that a type always has."""
    if kind in (
        "arrest",
        "agreement",
        "protest",
        "pledge",
        "media_release",
        "leadership_change",
        "withdrawal",
        "other",
        "displacement",
        "reinforcement",
    ):
        return []
    out = [
        w
        for w in weapons
        if not (kind == "landmine" and w[0] == "ied") and not (kind == "raid" and w[0] == "aircraft")
    ]
    if kind == "air_strike":
        out = [w for w in out if w[0] not in ("missile", "rocket", "artillery", "drone")]
    always = {"air_strike": "aircraft", "drone_strike": "drone", "landmine": "landmine"}.get(kind)
    if kind == "drone_strike":
        out = [w for w in out if w[0] in ("drone",)]
    if always and all(w != always for w, _, _ in out):
        out.append((always, first, last))
    return out


# --- where, when, whose word
def _place(findings: Findings, strand: Strand, limits: tuple[int, int]) -> PlacePhrase | None:
    best: tuple[float, PlacePhrase] | None = None
    for phrase in findings.places:
        if phrase.relation == "belonging" or phrase.listed:
            continue
        score = _place_score(phrase, strand, limits)
        if best is None or score > best[0]:
            best = (score, phrase)
    return best[1] if best is not None and best[0] > -3 else None


_PRECISION_RANK = {
    "site": 1.2,
    "settlement": 1.0,
    "area": 0.3,
    "district": 0.2,
    "governorate": -0.4,
    "country": -1.5,
}


def _place_score(phrase: PlacePhrase, strand: Strand, limits: tuple[int, int]) -> float:
    score = 0.0
    if not limits[0] <= phrase.first < limits[1]:
        score -= 4.0
    distance = phrase.first - strand.last if phrase.first > strand.last else strand.first - phrase.last
    if phrase.first >= strand.first:
        distance = min(abs(phrase.first - t.last) for t in strand.elements)
    else:
        score -= 0.6
    score -= 0.06 * max(distance, 0)
    if phrase.bare:
        score -= 2.0
    if phrase.relation == "origin":
        score -= 2.2  # only where the sentence names no other: "خطفوا … من قرية"
    score += _PRECISION_RANK.get(precision_of(phrase), 0.0)
    return score


def _time(findings: Findings, strand: Strand, limits: tuple[int, int]) -> TimePhrase | None:
    sentence = findings.sentence
    best: tuple[float, TimePhrase] | None = None
    for phrase in sentence.times:
        if (
            phrase.kind in ("duration", "clock")
            or (phrase.start is None and phrase.end is None)
            or _of_the_announcement(findings, phrase, strand)
        ):
            continue
        score = 0.0
        if not limits[0] <= phrase.first < limits[1]:
            continue  # another strand's own time
        distance = min(
            abs(phrase.first - e.last) if phrase.first > e.last else abs(e.first - phrase.last)
            for e in strand.elements
        )
        score -= 0.08 * distance
        if phrase.precision == "day":
            score += 1.0
        if best is None or score > best[0]:
            best = (score, phrase)
    return best[1] if best is not None and best[0] > -3 else None


def _of_the_announcement(findings: Findings, phrase: TimePhrase, strand: Strand) -> bool:
    """Whether a date is that of saying: it stands by a verb of saying, before "أن" and the event."""
    for attribution in findings.attributions:
        if attribution.effect in ("according", "suspect") or attribution.trailing:
            continue
        end = attribution.last
        opener = next(
            (
                i
                for i in range(end + 1, min(end + 10, findings.sentence.last))
                if findings.sentence.word(i) in ("ان", "انها", "انه", "بان", "انهم", "عن")
            ),
            None,
        )
        if opener is not None and attribution.first - 4 <= phrase.first < opener and strand.first > opener:
            return True
        if (
            attribution.effect == "claim"
            and attribution.first <= phrase.first <= attribution.last + 3
            and strand.first > phrase.last
        ):
            return True
    return False


def _attribution(findings: Findings, strand: Strand) -> Attribution | None:
    """The attribution that covers a strand: the last one before its words, else one that closes the sentence."""
    before = [
        a
        for a in findings.attributions
        if not a.trailing and a.first <= strand.last and a.effect != "suspect"
    ]
    trailing = [a for a in findings.attributions if a.trailing and a.first > strand.first]
    suspect = [a for a in findings.attributions if a.effect == "suspect" and abs(a.first - strand.first) < 20]
    leading = [a for a in before if a.first <= strand.first + 2]
    claims = [
        a
        for a in findings.attributions
        if a.effect == "claim" and a.first > strand.last and a.speaker is not None
    ]
    if claims and not any(a.speaker and _acts(a.speaker) for a in leading):
        return claims[0]  # "… ، وتبنى التنظيم الهجوم"
    if trailing and not leading:
        return trailing[0]
    if suspect and (not leading or suspect[-1].first > leading[-1].first):
        return suspect[-1]
    return leading[-1] if leading else None


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


def _for_listed_places(findings: Findings, mention: Mention) -> list[Mention]:
    """One mention more for each further place in a list, where the type can be had in each of them."""
    if mention.place is None or mention.type not in _LIST_TYPES or mention.place.relation == "between":
        return []
    if mention.type in ("clash",):
        return []
    places = findings.places
    at = places.index(mention.place)
    if mention.place.main.kind == "governorate" or precision_of(mention.place) == "governorate":
        mention.place = _together(findings, at)
        return []
    out: list[Mention] = []
    for phrase in places[at + 1 :]:
        another = _another_before(findings.sentence, phrase)
        if not phrase.listed and not another:
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
    return out
