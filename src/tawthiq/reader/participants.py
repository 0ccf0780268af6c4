"""Who did it, to whom or what, and by what means: the participants of one strand."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.arguments import Arguments
from tawthiq.reader.candidates import Strand
from tawthiq.reader.findings import Findings, Mention, Ref
from tawthiq.reader.group import ANYBODY, Group, is_anybody
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.stance import is_party
from tawthiq.reader.vocabulary import beginnings, words
from tawthiq.reader.voice import Attribution, guess_before

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


# --- doers and what was done to
def initiators_of(sentence: Sentence, kind: str, arguments: Arguments) -> list[Ref]:
    """The parties that the grammar makes doers, each once; an air force of Russia under its own id."""
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


def by_the_word_of(
    findings: Findings, strand: Strand, attribution: Attribution | None, arguments: Arguments
) -> list[Ref]:
    """The doer whom the attribution gives: who claims it, who is accused of it, or who tells his own deed."""
    if named := _guessed(findings, strand, arguments) or _gaolers(findings, strand):
        return named
    if attribution is None:
        return []
    if attribution.effect in ("accuse", "suspect"):
        return _accused(findings, strand, attribution, arguments)
    told = _own_deed(findings.sentence, strand, attribution, arguments)
    if told:
        return told
    suspicions = (a for a in findings.attributions if a.effect == "suspect" and a is not attribution)
    near = next((a for a in suspicions if abs(a.first - strand.first) < _SUSPICION_REACH), None)
    return [] if near is None else _accused(findings, strand, near, arguments)


_SUSPICION_REACH = 20


def _gaolers(findings: Findings, strand: Strand) -> list[Ref]:
    """Whose prison it is in which somebody was tortured: "تحت التعذيب في سجن تابع ل…"."""
    if all(t.type != "other_violence" for t in strand.triggers):
        return []
    for group in findings.groups:
        held = group.object == "prison" and group.preposition in ("في", "ب", "داخل")
        if held and group.actors and 0 < group.first - strand.first < _SUSPICION_REACH:
            return [Ref(group.actors[0], group.first, group.last)]
    return []


def _guessed(findings: Findings, strand: Strand, arguments: Arguments) -> list[Ref]:
    """Whom a guess behind the deed names: "…، يُرجح أن خلايا التنظيم تقف وراء العملية"."""
    for hit in findings.sentence.of_kind("attribution"):
        if hit.entry.key != "accusing" or not 0 < hit.first - strand.last < _SUSPICION_REACH:
            continue
        opens = guess_before(findings.sentence, hit.first)
        if opens is None:
            continue
        for group in findings.groups:
            if opens < group.first < hit.first and group.actors and group not in arguments.targets:
                return [Ref(group.actors[0], group.first, group.last)]
    return []


def _accused(findings: Findings, strand: Strand, attribution: Attribution, arguments: Arguments) -> list[Ref]:
    """Whom an accusation or a suspicion names."""
    near = (max(attribution.last, attribution.speaker_last) + 1, strand.first)
    if attribution.effect == "suspect":
        near = (attribution.first - 8, strand.first + 12)
    for group in findings.groups:
        if near[0] <= group.first < near[1] and group.actors and group not in arguments.targets:
            return [Ref(group.actors[0], group.first, group.last)]
    return []


def _own_deed(
    sentence: Sentence, strand: Strand, attribution: Attribution, arguments: Arguments
) -> list[Ref]:
    """The speaker, where he tells what he did himself."""
    speaker = attribution.speaker
    if speaker is None or attribution.speaker_first < 0 or not is_actor(speaker):
        return []
    words = [sentence.word(i) for i in range(attribution.last + 1, strand.first + 1)]
    own = any((g.suffix or g.unit) and (g.unit or g.person) and not g.actors for g in arguments.initiators)
    if (
        attribution.effect == "claim"
        or own
        or any(w in _OWN_DEED for w in words)
        or _announces(sentence, attribution, strand)
    ):
        return [Ref(speaker, attribution.speaker_first, attribution.speaker_last)]
    return []


_OWN_KILLING = words("mentions.own_killing")
_DEEDS = frozenset(("masdar", "over", "fire", "campaign"))


def _announces(sentence: Sentence, attribution: Attribution, strand: Strand) -> bool:
    """Whether a verbal noun right behind the speaker is what he says he did: "أعلنت قسد اعتقال", "أقر الجيش بقصف"."""
    first = strand.elements[0]
    next_word = first.first - max(attribution.last, attribution.speaker_last) <= _DIRECTLY
    announced = attribution.effect in ("announce", "admit", "boast") and not attribution.trailing
    if first.kind == "toll":  # "أعلنت الوزارة تحييد أربعة عناصر": a word of those who did it
        return announced and next_word and sentence.word(first.hit.first) in _OWN_KILLING
    return announced and next_word and first.kind == "trigger" and not first.is_verb and first.frame in _DEEDS


_DIRECTLY = 2
"""Tokens from the speaker to his deed: "أعلن … عن اعتقال"."""


def is_actor(speaker: str) -> bool:
    """Whether a speaker is a party, who can have done what he tells."""
    return is_party(speaker, organisations())


def _agent_ids(kind: str, group: Group) -> list[str]:
    ids = list(group.actors)
    if ids and group.person is not None and group.person.key == "unknown_gunmen":
        ids.insert(
            0, "unknown_gunmen"
        )  # "مسلحون مجهولون يُعتقد أنهم من …": the guess does not make them known
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
        elif group.person is not None and group.person.key == "attacker" and not group.definite:
            ids = ["unknown"]
    if kind == "air_strike":
        ids = ["russian_air_force" if i == "russia" else i for i in ids]
    return [i for i in ids if i not in ("civilians",) or kind in ("protest", "displacement")]


_OCCUPYING = beginnings("mentions.occupying")
_CIVIL_VEHICLES = beginnings("participants.civil_vehicles")
_FAMILIES = words("participants.families")
_HOLDER_REACH = 16


def _occupier(findings: Findings, thing: Group) -> str | None:
    """Who holds or rides a thing, by a relative clause: "المحطة التي تتخذها قسد مقراً", "سيارة تقل عائلة"."""
    sentence = findings.sentence
    for i in range(thing.last + 1, min(thing.last + 3, sentence.last)):
        if sentence.word(i).startswith(_OCCUPYING) and sentence.word(i + 1) in _FAMILIES:
            return "civilians"
    for group in findings.groups:
        if not thing.last < group.first <= thing.last + _HOLDER_REACH:
            continue
        holder = group.party() if group.object is None else None
        if holder is None:
            continue
        words = [sentence.word(i) for i in range(max(thing.last, group.first - 4), group.first)]
        if any(w.lstrip("و").startswith(_OCCUPYING) for w in words):
            return holder
    return None


def _of_civilians(sentence: Sentence, kind: str, group: Group) -> bool:
    """Whether a thing that nobody is named for is civilians': homes and markets, buses, tankers and boats."""
    if group.object in _CIVIL_OBJECTS:
        return not (group.object == "house" and kind in _SEARCHES)
    if group.object in ("vehicle", "convoy"):
        return any(
            sentence.word(i).lstrip("وبل").removeprefix("ال").startswith(_CIVIL_VEHICLES)
            for i in range(group.head, group.last + 1)
        )
    return False


_TAKINGS = frozenset(("arrest", "abduction"))
_SEARCHES = frozenset(("raid", "arrest", "security_operation"))
"""Types in which a house that is named makes nobody a civilian."""


def _is_told_before(group: Group) -> bool:
    """ "الرجل", "الشاب": a man told of before, and nobody new."""
    person = group.person
    return (
        person is not None
        and group.definite
        and not group.suffix
        and not group.actors
        and group.quantity is None
        and person.form == "singular"
        and person.facts.get("lemma", "") in ANYBODY
    )


def targets_of(findings: Findings, kind: str, arguments: Arguments, mention: Mention) -> list[Ref]:
    """Whom or what it was done to: parties, people, and things with whose they are."""
    out: list[Ref] = []
    doers = {r.id for r in mention.initiators}
    for group in arguments.targets:
        for actor in _whose(findings, kind, group):
            if actor in doers and kind != "clash" and group.object is None:
                continue
            if all(r.id != actor for r in out):
                out.append(Ref(actor, group.first, group.last, group.object or "person"))
    return out


def _whose(findings: Findings, kind: str, group: Group) -> list[str]:
    """The parties that something was done to in one noun phrase; "unknown" for a thing or people of nobody named."""
    if _is_told_before(group) or (kind in _TAKINGS and group.object == "prison" and not group.actors):
        return []  # "اعتُقل وأُرسل إلى سجن": where he was held
    if is_anybody(kind, group):
        return ["unknown"]
    ids = list(group.actors) or ([party] if (party := group.party()) else [])
    if ids:
        return ids
    if group.object == "settlement" or (kind == "seizure" and group.object is not None):
        return []  # a town that is shelled or taken is the place, not whom it was done to
    if group.object is None:
        return ["unknown"] if group.is_people else []
    if (holder := _occupier(findings, group)) is not None:
        return [holder]
    return ["civilians" if _of_civilians(findings.sentence, kind, group) else "unknown"]


# --- weapons
def weapons_of(sentence: Sentence, strand: Strand, limits: tuple[int, int]) -> list[tuple[str, int, int]]:
    """The weapons named by the event words or beside them, each with its first and last token."""
    out: list[tuple[str, int, int]] = []
    for element in strand.elements:
        named = element.hit.entry.facts.get("weapon", "") if element.kind == "trigger" else ""
        if named:
            out.append((named, element.first, max(element.last, element.object_at)))
    after = limits[0]
    for i in sentence.starts_of("weapon"):
        hit = sentence.at(i, "weapon") if after <= i < limits[1] else None
        if hit is None or not _near(strand, hit):
            continue
        if all(w != hit.entry.key for w, _, _ in out):
            out.append((hit.entry.key, hit.first, hit.last))
        after = hit.last + 1
    return out


def _near(strand: Strand, hit: Hit) -> bool:
    return strand.first - 12 <= hit.first <= strand.last + 14


def fitting_weapons(
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
        "seizure",
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
