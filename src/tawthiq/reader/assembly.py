"""Occurrences written down as the contract's events, each value with its words."""

from __future__ import annotations

from tawthiq.arabic.calendar import TimePhrase
from tawthiq.arabic.tokens import Tokens
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.casualties import Count
from tawthiq.reader.findings import Ref
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.stance import Deed, stance_of
from tawthiq.reader.whereabouts import Whereabouts
from tawthiq.records import Article, Casualty, Event, Party, Span, Time, Words

_OUTCOMES = frozenset(("killed", "wounded", "captured", "abducted", "detained", "missing", "surrendered"))


def to_events(article: Article, occurrences: list[Occurrence], where: Whereabouts) -> tuple[Event, ...]:
    """The events of an article, numbered in the order of the text."""
    return tuple(_event(article, o, f"e{k}", where) for k, o in enumerate(occurrences, 1))


def _event(article: Article, occurrence: Occurrence, name: str, where: Whereabouts) -> Event:
    tokens = occurrence.mentions[0].sentence.tokens
    deed = Deed(
        [r.id for r in occurrence.initiators],
        [r.id for r in occurrence.targets],
        [c.group for c in occurrence.counts if c.maximum != 0],
    )
    return Event(
        id=name,
        type=occurrence.type,
        specific=occurrence.specific,
        time=to_time(tokens, occurrence.time),
        place=where.to_place(occurrence.place, inherited=occurrence.inherited_place),
        initiators=tuple(_party(tokens, r) for r in occurrence.initiators),
        targets=tuple(_party(tokens, r) for r in targets_told(occurrence)),
        weapons=tuple(dict.fromkeys(w for w, _, _ in occurrence.weapons)),
        casualties=tuple(_casualty(tokens, c) for c in occurrence.counts if c.outcome in _OUTCOMES),
        rivals=tuple(_casualty(tokens, c) for c in occurrence.rivals if c.outcome in _OUTCOMES),
        speaker=occurrence.speaker,
        stance=stance_of(occurrence.speaker, occurrence.effect, deed, organisations()),
        confidence=None if occurrence.confidence is None else round(occurrence.confidence, 3),
        evidence=_evidence(occurrence),
        words=_words(tokens, occurrence),
    )


def to_time(tokens: Tokens, phrase: TimePhrase | None) -> Time | None:
    """A time phrase as the contract's time; None for none."""
    if phrase is None:
        return None
    words = words_at(tokens, phrase.first, phrase.last)
    return Time(
        start=phrase.start, end=phrase.end, precision=phrase.precision, text=words.text, span=words.span
    )


def words_at(tokens: Tokens, first: int, last: int) -> Words:
    """The article's own words from one token to another."""
    start, end = tokens.raw_span(first, last)
    return Words.of(tokens.source.raw, start, end)


def _party(tokens: Tokens, ref: Ref) -> Party:
    words = words_at(tokens, ref.first, ref.last)
    return Party(id=ref.id, object=ref.object, text=words.text, span=words.span)


def targets_told(occurrence: Occurrence) -> list[Ref]:
    """The targets that the grammar gives; where it gives none, the people harmed."""
    known = [r for r in occurrence.targets if r.id != "unknown"]
    told = known or _harmed_parties(occurrence) or occurrence.targets or _taken(occurrence)
    # ground is gained from a party; civilians harmed in it are its toll
    return [r for r in told if r.id != "civilians"] if occurrence.type == "seizure" else told


def _taken(occurrence: Occurrence) -> list[Ref]:
    """Somebody of nobody named was arrested, carried off or put to death: there is no such act without a target."""
    if occurrence.type not in _ALWAYS_OF_SOMEBODY:
        return []
    return [Ref("unknown", c.first, c.last, "person") for c in occurrence.counts[:1]]


_ALWAYS_OF_SOMEBODY = frozenset(("arrest", "abduction", "execution"))


def _harmed_parties(occurrence: Occurrence) -> list[Ref]:
    """The parties among the people harmed, who stand for targets that no grammar gives."""
    if occurrence.type in _UNTARGETED:
        return []
    doers = {r.id for r in occurrence.initiators}
    thing = occurrence.targets[0].object if occurrence.targets else "person"
    out: dict[str, Ref] = {}
    for count in occurrence.counts:
        if count.who is None and count.group not in doers | {"unknown"} and count.within is None:
            out.setdefault(count.group, Ref(count.group, count.first, count.last, thing))
    return list(out.values())


_UNTARGETED = frozenset(
    (
        "clash",
        "agreement",
        "protest",
        "reinforcement",
        "withdrawal",
        "media_release",
        "displacement",
        "leaflet_drop",
    )
)


def _casualty(tokens: Tokens, count: Count) -> Casualty:
    words = words_at(tokens, count.first, count.last)
    return Casualty(
        outcome=count.outcome, group=count.group, who=count.who, min=count.minimum, max=count.maximum, vague=count.vague,
        within=count.within, speaker=count.speaker, text=words.text, span=words.span,
    )  # fmt: skip


def _evidence(occurrence: Occurrence) -> tuple[Span, ...]:
    told = dict.fromkeys(mention.span for mention in occurrence.mentions)
    return tuple(Span(start=start, end=end) for start, end in told)


def _words(tokens: Tokens, occurrence: Occurrence) -> dict[str, Words]:
    main = next((m for m in occurrence.mentions if m.type == occurrence.type), occurrence.mentions[0])
    out = {"type": words_at(tokens, main.type_first, main.type_last)}
    for weapon, first, last in occurrence.weapons:
        out.setdefault(f"weapon:{weapon}", words_at(tokens, first, last))
    attribution = occurrence.attribution
    if attribution is not None:
        if attribution.speaker_first >= 0:
            out["speaker"] = words_at(tokens, attribution.speaker_first, attribution.speaker_last)
        out["stance"] = words_at(tokens, attribution.first, attribution.last)
    return out
