"""Whose word an occurrence is: of all who may be quoted for it, and the outlet itself, the one that most speaks for.

Each sentence that tells the occurrence brings the sources it names, who still speaks from the sentences before it, and
who is named right after it. The outlet stands against them with what it tells without quoting anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.choices import Option, choose
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.findings import Findings, Mention
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.quoting import between, bound
from tawthiq.reader.report_voice import report_voice
from tawthiq.reader.stance import is_party
from tawthiq.reader.vocabulary import words
from tawthiq.reader.voice import Attribution
from tawthiq.records import FAMILY_OF

CHOICE = "whose_word"
_BACK = 3
"""How many sentences back somebody may still be speaking."""
_LEAD = 3
_BESIDE = 2
"""How many sentences back the counts stand beside which something is told."""
_MANY = 3
_HALF = 0.5
_STRENGTH = {"claim": 5, "admit": 4, "deny": 3, "accuse": 2}
_NEAR = frozenset(("own", "before", "closing", "after", "lent"))
_TURNS = words("candidates.turns")
_SAME_SENTENCE = frozenset(("own", "before", "closing", "after"))
_COVERING = frozenset(("own", "lent"))
_UNNAMED = frozenset(("outlet", "local_sources", "witness", "official", "media", "analyst"))


@dataclass(slots=True)
class Voice:
    """One who may have the word: the features that speak for him, and the attribution that quotes him best."""

    speaker: str
    features: dict[str, float] = field(default_factory=dict)
    attribution: Attribution | None = None
    rank: int = -1

    def add(self, name: str) -> None:
        """Notes a feature."""
        self.features[name] = 1.0

    def quote(self, attribution: Attribution, relation: str) -> None:
        """Takes an attribution for the one that quotes him, if none before does so better."""
        covering = relation in _COVERING
        if attribution.effect == "suspect" and not covering:
            return
        rank = _STRENGTH.get(attribution.effect, 1) + 20 * covering + 10 * (relation in _NEAR)
        if rank > self.rank:
            self.rank, self.attribution = rank, attribution


class Speech:
    """Who says what over the sentences of an article."""

    def __init__(self, findings: list[Findings], counted: Sequence[tuple[int, str]] = ()) -> None:
        self.findings = findings
        self.counted = counted
        """The sentence and the speaker of each tally, in the order of the text."""
        self.report = report_voice(findings)
        self.at = {f.sentence.index: k for k, f in enumerate(findings)}
        said = [
            [a for a in f.attributions if a.speaker is not None and a.effect != "suspect"] for f in findings
        ]
        self.counts = Counter(a.speaker for found in said for a in found if a.speaker != "outlet")
        self.lead = {a.speaker for found in said[:_LEAD] for a in found}

    def around(self, mention: Mention) -> list[tuple[Attribution, str]]:
        """The attributions in reach of a mention, each with how it stands to it."""
        at = self.at[mention.sentence.index]
        here = self.findings[at].attributions
        out = [(a, _relation(a, mention)) for a in here]
        if mention.attribution is not None and all(a is not mention.attribution for a in here):
            out.append((mention.attribution, "lent"))
        if not out:
            out += self._spoke_before(at)
        if at + 1 < len(self.findings):
            out += [(a, "claimed_next" if a.effect == "claim" else "next") for a in self._next(at)]
        return [(a, r) for a, r in out if a.speaker is not None]

    def counts_beside(self, mention: Mention) -> str | None:
        """Who speaks for the counts told in the sentence of a mention, or shortly before it."""
        near = [s for at, s in self.counted if 0 <= mention.sentence.index - at <= _BESIDE]
        return near[-1] if near else None

    def _next(self, at: int) -> list[Attribution]:
        return self.findings[at + 1].attributions[:1]

    def _spoke_before(self, at: int) -> Iterator[tuple[Attribution, str]]:
        paragraph = self.findings[at].sentence.paragraph
        for back in range(1, min(_BACK, at) + 1):
            said = [a for a in self.findings[at - back].attributions if a.effect != "suspect"]
            if said:
                same = self.findings[at - back].sentence.paragraph == paragraph
                yield said[-1], "open" if same else f"open_paragraph_{back}"
                return


def _relation(attribution: Attribution, mention: Mention) -> str:
    if attribution is mention.attribution:
        return "own"
    if attribution.trailing:
        return "closing"
    return "before" if attribution.first < mention.type_first else "after"


def give_the_word(
    occurrences: list[Occurrence], findings: list[Findings], counted: Sequence[tuple[int, str]] = ()
) -> None:
    """Settles the speaker of every occurrence, and the verb that quotes him.

    `counted` are the sentence and the speaker of each tally of the article.
    """
    speech = Speech(findings, counted)
    before: Occurrence | None = None
    for occurrence in occurrences:
        voices = voices_of(occurrence, speech)
        if before is not None:
            _add_run(voices, occurrence, before)
        chosen = choose(
            CHOICE,
            occurrence.mentions[0].span,
            [Option(v.speaker, v.features) for v in voices],
        )
        voice = voices[chosen]
        occurrence.speaker, occurrence.attribution = voice.speaker, voice.attribution
        occurrence.effect = voice.attribution.effect if voice.attribution is not None else "say"
        before = occurrence


def _add_run(voices: list[Voice], occurrence: Occurrence, before: Occurrence) -> None:
    """Who had the word on the occurrence told before."""
    one, two = before.mentions[0].sentence, occurrence.mentions[0].sentence
    apart = two.index - one.index
    near = (
        "in the same sentence"
        if apart == 0
        else "in the sentence before"
        if apart == 1
        else "in the same paragraph"
        if one.paragraph == two.paragraph
        else "further up"
    )
    for voice in voices:
        if voice.speaker == before.speaker:
            voice.add(f"had the word {near}")
            voice.add(f"had the word:{'outlet' if voice.speaker == 'outlet' else 'somebody'}")


def voices_of(occurrence: Occurrence, speech: Speech) -> list[Voice]:
    """Everyone who may have the word on an occurrence, the outlet first, with their features."""
    voices = {"outlet": Voice("outlet")}
    main = max(occurrence.mentions, key=_fullness)
    silent = 0
    for mention in occurrence.mentions:
        around = speech.around(mention)
        for attribution, relation in around:
            speaker = attribution.speaker or "outlet"
            voice = voices.setdefault(speaker, Voice(speaker))
            voice.quote(attribution, relation)
            _add_relation(voice, attribution, relation, mention, mention is main)
            if relation in _SAME_SENTENCE:
                for name in between(attribution, mention):
                    voice.add(f"{relation}:{name}")
                voice.add(f"verb {mention.sentence.word(attribution.first)}")
                voice.add(f"{relation}:{'named' if attribution.speaker_first >= 0 else 'carried on'}")
        if not any(relation in _NEAR and relation != "after" for _, relation in around):
            silent += 1
            _add_silence(voices["outlet"], mention, mention is main)
            if mention is occurrence.mentions[0]:
                voices["outlet"].add("silent:first")
    if silent == len(occurrence.mentions):
        voices["outlet"].add("silent:all")
    _add_report(voices, main, speech)
    _add_telling(voices, occurrence, main)
    for voice in voices.values():
        _add_standing(voice, occurrence, speech, voices)
    return list(voices.values())


def _add_report(voices: dict[str, Voice], main: Mention, speech: Speech) -> None:
    """Whose report the article is, and who speaks for the counts beside a mention."""
    if speech.report is not None:
        voices.setdefault(speech.report, Voice(speech.report)).add("his report")
        voices["outlet"].add("outlet:another's report")
    if (counting := speech.counts_beside(main)) is not None:
        voices.setdefault(counting, Voice(counting)).add(
            f"speaks for the counts:{'report' if counting == speech.report else 'part'}"
        )


def _add_telling(voices: Mapping[str, Voice], occurrence: Occurrence, main: Mention) -> None:
    """How the outlet tells the occurrence where it quotes nobody, and whether its sentence goes on from those before."""
    outlet_type = FAMILY_OF[occurrence.type]
    voices["outlet"].add(f"outlet:{outlet_type}")
    voices["outlet"].add(f"outlet:told {_few(len(occurrence.mentions))} times")
    voices["outlet"].add(f"outlet:main in {'the heading' if main.sentence.paragraph == 0 else 'the body'}")
    opening = main.sentence.word(main.sentence.first)
    for voice in voices.values():
        if any(name.startswith("open") for name in voice.features):
            voice.add("open:goes on with and" if opening.startswith("و") else "open:begins anew")
            if opening.removeprefix("و") in _TURNS:
                voice.add("open:turns")
    for name in bound(main):
        voices["outlet"].add(f"outlet:{name}")
    if main.recall:
        voices["outlet"].add("outlet:recalls")


def _add_relation(
    voice: Voice, attribution: Attribution, relation: str, mention: Mention, main: bool
) -> None:
    voice.add(relation)
    if relation in _COVERING:
        voice.add("covers:core" if _is_core(mention) else "covers:detail")
        if main:
            voice.add("covers:main")
    if relation in _NEAR:
        voice.add(f"effect:{attribution.effect}")


def _add_silence(outlet: Voice, mention: Mention, main: bool) -> None:
    place = "heading" if mention.sentence.index == 0 else "body"
    outlet.add(f"silent:{place}" if _is_core(mention) else "silent:detail")
    if main:
        outlet.add("silent:main")


def _add_standing(voice: Voice, occurrence: Occurrence, speech: Speech, voices: Mapping[str, Voice]) -> None:
    """What a voice is to the occurrence and in the article."""
    kind = _kind(voice.speaker, occurrence)
    near = any(name in _NEAR for name in voice.features)
    covers = _cover(voice)
    voice.add(f"{covers or ('near' if near else 'far')}:{kind}")
    if voice.speaker == occurrence.speaker:
        voice.add("rule")
    if voice.speaker == "outlet":
        voice.add(f"outlet:{_few(len(speech.counts))} sources in the article")
        voice.add("outlet:alone" if len(voices) == 1 else "outlet:among_others")
        return
    voice.add(f"{'near' if near else 'far'} {voice.speaker}")
    if voice.speaker in speech.lead:
        voice.add("in_the_lead")
    count = speech.counts[voice.speaker]
    if len(speech.counts) == 1:
        voice.add("only source:near" if near else "only source:far")
    if "silent:main" in voices["outlet"].features:
        voice.add(f"main told without:{kind}")
    if count >= _MANY and count > _HALF * sum(speech.counts.values()):
        voice.add("speaks_most" if near else "speaks_most:far")
    if "open" in voice.features and "next" in voice.features:
        voice.add("goes_on")


def _few(n: int) -> str:
    return str(n) if n <= 2 else "3 or more"


def _cover(voice: Voice) -> str:
    """How much of what is told a voice covers: the occurrence itself, or only what is added to it."""
    return next((c for c in ("core", "detail") if f"covers:{c}" in voice.features), "")


def _is_core(mention: Mention) -> bool:
    """Whether a mention tells the occurrence itself, not only what is added to it."""
    return not mention.definite and not mention.outcome_alone and _fullness(mention) > 1


def _fullness(mention: Mention) -> int:
    told = (mention.place, mention.time, mention.tolls, mention.initiators, mention.targets)
    return sum(bool(value) for value in told)


def _kind(speaker: str, occurrence: Occurrence) -> str:
    """What a speaker is to the occurrence."""
    if speaker in _UNNAMED:
        return speaker
    if not is_party(speaker, organisations()):
        return "monitor"
    if any(r.id == speaker for r in occurrence.initiators):
        return "doer"
    hit = {r.id for r in occurrence.targets} | {c.group for c in occurrence.counts}
    return "victim" if speaker in hit else "party"
