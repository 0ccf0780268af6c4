"""Whether an occurrence is told as one event that happened: the named features, and the choice by weights.

The grammar before this proposes whatever has an event word; backgrounds ("التحقيق في اغتيال …"), figures of speech
("تفجر الخلاف"), plans and commentary in the same words are told apart here, by what stands around the event word and
by how much the text tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tawthiq.choices import choice_named, count_as, likelihood
from tawthiq.reader.findings import NAMELESS, Mention
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.words_as_features import HAS, STEMS

CHOICE = "event_or_not"
_HALF = 0.5
_CLAUSE_MARKS = frozenset((",", ";", ":", "-", "(", ")", "."))
_OPENERS = frozenset(
    ("ان", "بان", "حيث", "فيما", "بينما", "كما", "اذ", "وقد", "قد", "عندما", "حين", "بعدما", "لقد")
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the features of one occurrence need to know of its article."""

    published: date | None
    sentences: int
    occurrences: int


@dataclass(frozen=True, slots=True)
class Belief:
    """How sure it is that an occurrence happened (0 to 1), and what follows."""

    chance: float
    credible: bool
    """Whether that is enough for one occurrence that could be pinned on a map."""
    worth_keeping: bool
    """Whether it may stand in the record at all, if only as background."""


def believe(occurrence: Occurrence, setting: Setting) -> Belief:
    """How sure it is that the occurrence is one event that happened."""
    main = main_mention(occurrence)
    told = features(occurrence, setting)
    chance = likelihood(CHOICE, main.span, told)
    credible = count_as(CHOICE, chance, told)
    return Belief(chance, credible, credible or chance >= choice_named(CHOICE).threshold_for(told) * _HALF)


def main_mention(occurrence: Occurrence) -> Mention:
    """The mention that gave the occurrence its type, else the first."""
    return next((m for m in occurrence.mentions if m.type == occurrence.type), occurrence.mentions[0])


def features(occurrence: Occurrence, setting: Setting) -> dict[str, float]:
    """Named features: of the event word, of its company, of what is told, and of where it stands in the article."""
    main = main_mention(occurrence)
    sentence = main.sentence
    out = {"always": 1.0, "lone sentence" if setting.sentences == 1 else "article": 1.0}
    out.update(_of_the_word(main, occurrence.type))
    out.update(_of_the_company(main))
    own = sentence.tokens.words[sentence.first : sentence.last]
    out.update(dict.fromkeys(map(HAS.__getitem__, own), 1.0))
    out.update(dict.fromkeys([f"cue {hit.entry.key}" for hit in sentence.of_kind("cue")], 1.0))
    out.update(_of_what_is_told(occurrence))
    out.update(_of_the_article(occurrence, main, setting))
    return out


def _of_the_word(main: Mention, event_type: str) -> Iterator[tuple[str, float]]:
    sentence, at = main.sentence, main.type_first
    yield f"type {event_type}", 1.0
    hit = sentence.at(at, "trigger", "harm")
    if hit is not None:
        word = sentence.word(at).removeprefix(hit.prefix)
        yield f"word {word}", 1.0
        kind = f"{hit.entry.part or 'toll'} {hit.entry.form}".strip()
        yield f"form {kind}", 1.0
        yield f"binding {hit.prefix or 'none'} before {kind.split()[0]}", 1.0
        if hit.definite:
            yield "definite", 1.0
        if hit.suffix:
            yield "with pronoun", 1.0
        if sentence.has_damma(hit):
            yield "vowel of the passive", 1.0
    if main.only_tolls:
        yield "harm alone", 1.0


def _of_the_company(main: Mention) -> Iterator[tuple[str, float]]:
    sentence, at = main.sentence, main.type_first
    before = _stem(sentence, at - 1)
    if not before or before in _CLAUSE_MARKS or before in _OPENERS:
        yield "opens a clause", 1.0
    yield f"before {before or 'nothing'}", 1.0
    yield f"two before {_stem(sentence, at - 2)} {before}", 1.0
    yield f"behind {_stem(sentence, main.type_last + 1) or 'nothing'}", 1.0
    yield f"opening {_stem(sentence, sentence.first)}", 1.0


def _stem(sentence: Sentence, i: int) -> str:
    return STEMS[sentence.word(i)]


def _of_what_is_told(occurrence: Occurrence) -> Iterator[tuple[str, float]]:
    yield (
        "no place"
        if occurrence.place is None
        else ("place inherited" if occurrence.inherited_place else "place"),
        1.0,
    )
    counts = [c for c in occurrence.counts if c.maximum != 0]
    exact = any(c.vague is None for c in counts)
    yield "exact toll" if exact else "vague toll" if counts else "no toll", 1.0
    if any(c.outcome == "killed" for c in counts):
        yield "killed", 1.0
    if any(c.outcome == "wounded" for c in counts):
        yield "wounded", 1.0
    parties = {r.id for r in occurrence.initiators}
    yield (
        "no initiator" if not parties else ("vague initiator" if parties <= NAMELESS else "initiator"),
        1.0,
    )
    yield "target" if occurrence.targets else "no target", 1.0
    if any(r.object for r in occurrence.targets):
        yield "thing hit", 1.0
    if occurrence.weapons:
        yield "weapon", 1.0
    told = sum(
        map(
            bool, (occurrence.place, counts, parties, occurrence.targets, occurrence.weapons, occurrence.time)
        )
    )
    yield f"told {told} of 6", 1.0


def _of_the_article(occurrence: Occurrence, main: Mention, setting: Setting) -> Iterator[tuple[str, float]]:
    mentions = occurrence.mentions
    yield f"told {min(len({m.sentence.index for m in mentions}), 3)} times", 1.0
    for name in ("again", "turn", "recall", "definite", "beside_count"):
        if getattr(main, name):
            yield f"mention {name}", 1.0
    if setting.sentences > 1:
        place = mentions[0].sentence.index
        yield (
            "in the heading"
            if mentions[0].sentence.paragraph == 0
            else (
                "first sentences"
                if place <= 2
                else "last sentences"
                if place >= setting.sentences - 3
                else "middle"
            ),
            1.0,
        )
        yield f"{_bucket(setting.occurrences)} in the article", 1.0
    length = main.sentence.last - main.sentence.first
    yield f"sentence of {_bucket(length // 10)} tens of words", 1.0
    effect = occurrence.effect if occurrence.attribution else "none"
    yield f"attribution {effect}", 1.0
    yield f"speaker {occurrence.speaker}", 1.0
    yield from _of_the_day(occurrence, setting.published)


def _of_the_day(occurrence: Occurrence, published: date | None) -> Iterator[tuple[str, float]]:
    time = occurrence.time
    if time is None or time.start is None:
        yield "undated" if time is None else "date left open", 1.0
        return
    yield f"dated to the {time.precision}", 1.0
    if published is not None:
        days = (published - time.start).days
        yield (
            "this week"
            if days <= 7
            else "this month"
            if days <= 31
            else ("this year" if days <= 365 else "years ago"),
            1.0,
        )


def _bucket(n: int) -> str:
    return str(n) if n <= 3 else "4-6" if n <= 6 else "7 or more"
