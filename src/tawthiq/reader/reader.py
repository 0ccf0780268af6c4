"""Article → Record: the stages of reading, in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from tawthiq.arabic.tokens import Tokens
from tawthiq.lexicon import Lexicon, lexicon
from tawthiq.reader.actors import Actors
from tawthiq.reader.assembly import to_events
from tawthiq.reader.bombers import count_bombers
from tawthiq.reader.claims import attach_claims
from tawthiq.reader.discourse import gather
from tawthiq.reader.event_or_not import Setting, believe
from tawthiq.reader.findings import Findings, Mention
from tawthiq.reader.groups import find_groups
from tawthiq.reader.listing import apply_headings, speak_in_own_words
from tawthiq.reader.mentions import mentions_of
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.own_outlet import speak_as_the_outlet
from tawthiq.reader.passing import tells_anything
from tawthiq.reader.place_names import gazetteer_names
from tawthiq.reader.placing import find_places
from tawthiq.reader.pointing import point_back
from tawthiq.reader.report_day import date_by_the_report
from tawthiq.reader.report_voice import own_words_of
from tawthiq.reader.sentence import Sentence, annotate
from tawthiq.reader.sides import choose_sides
from tawthiq.reader.spellings import spellings_of
from tawthiq.reader.strands import find_strands
from tawthiq.reader.tallies import TallyReading, find_tallies, to_record_tallies
from tawthiq.reader.tolls import find_tolls
from tawthiq.reader.voice import carry_on, find_attributions
from tawthiq.reader.whereabouts import Whereabouts
from tawthiq.reader.whose_word import give_the_word
from tawthiq.reader.words import words_of
from tawthiq.records import Article, Record
from tawthiq.sources.furniture import furniture_spans


class Reader(Protocol):
    """Anything that reads an article into a record."""

    def read(self, article: Article) -> Record:
        """What the article tells, each value with the words it stands on."""
        ...


@dataclass(frozen=True, slots=True)
class RuleReader:
    """The reader that the package ships: a cascade over the lexicon, deterministic, offline.

    script → words → sentence findings → phrases (groups, places, tolls, voices) → tallies, strands → mentions →
    occurrences → record. Each stage is a function of the one before.
    """

    lexicon: Lexicon

    def read(self, article: Article) -> Record:
        """Reads one article. Reading never fails: what isn't understood is left out."""
        tokens = words_of(article.text, self.lexicon)
        findings = self._findings(article, tokens) if tells_anything(tokens.words, self.lexicon) else []
        if not findings:
            return Record(article=article)
        where = Whereabouts(article, findings)
        tallies = find_tallies(findings, article)
        mentions = self.mentions(findings, tallies)
        speak_in_own_words(mentions, own_words_of(findings))
        occurrences = _believed(gather(mentions, where), article, findings)
        date_by_the_report(occurrences, findings)
        choose_sides(findings, occurrences)
        count_bombers(occurrences)
        give_the_word(occurrences, findings, [(t.sentence.index, t.speaker) for t in tallies.tallies])
        events = to_events(article, occurrences, where)
        return Record(article=article, events=events, tallies=to_record_tallies(article, tallies, where))

    def findings(self, article: Article) -> list[Findings]:
        """The findings of every sentence that is the article's own, in order."""
        return self._findings(article, words_of(article.text, self.lexicon))

    def _findings(self, article: Article, tokens: Tokens) -> list[Findings]:
        sentences = annotate(tokens, spellings_of(self.lexicon, gazetteer_names()), article.published)
        _mark_furniture(article, sentences)
        actors = Actors(article.published, country=_country(sentences))
        found = [self._finding(s, actors) for s in sentences if not s.furniture]
        if found:
            speak_as_the_outlet(found, article)
        carry_on([f.attributions for f in found])
        point_back((f.sentence, f.places) for f in found)
        return found

    def _finding(self, sentence: Sentence, actors: Actors) -> Findings:
        groups = find_groups(sentence, actors)
        return Findings(
            sentence,
            groups,
            find_places(sentence, gazetteer_names()),
            find_tolls(sentence, groups),
            find_attributions(sentence, actors),
        )

    def mentions(self, findings: list[Findings], tallies: TallyReading) -> list[Mention]:
        """The event mentions of all sentences; where tallies are told, those that hold nothing of what is counted."""
        out: list[Mention] = []
        named: list[str] = []
        for found in findings:
            if found.sentence.index not in tallies.headings:
                told = mentions_of(found, find_strands(found.sentence, found.tolls))
                if found.sentence.index in tallies.sentences:
                    told = _beside_counts(told, tallies)
                for mention in told:
                    mention.named_before = tuple(named)
                out.extend(told)
            own = [a for g in reversed(found.groups) for a in g.actors]
            named = list(dict.fromkeys((*own, *named)))
        apply_headings(findings, out)
        attach_claims(findings, out)
        return out


def _beside_counts(mentions: list[Mention], tallies: TallyReading) -> list[Mention]:
    """The events that a sentence tells beside its counts, in words of their own; what caused the harm is none."""
    out: list[Mention] = []
    for mention in mentions:
        counts = tallies.counts.get(mention.sentence.index, ())
        counted = any(mention.first <= last and first <= mention.last for first, last in counts)
        if not counted and not mention.definite:
            mention.beside_count = True
            out.append(mention)
    return out


def _believed(occurrences: list[Occurrence], article: Article, findings: list[Findings]) -> list[Occurrence]:
    """The occurrences with how sure they are; what is hardly an event is left out, what is doubtful is background."""
    setting = Setting(article.published, len(findings), len(occurrences))
    out: list[Occurrence] = []
    for occurrence in occurrences:
        belief = believe(occurrence, setting)
        if not belief.worth_keeping:
            continue
        occurrence.confidence = belief.chance
        occurrence.doubtful = not belief.credible
        out.append(occurrence)
    return out


def _mark_furniture(article: Article, sentences: list[Sentence]) -> None:
    spans = furniture_spans(article.text, article.title)
    if not spans:
        return
    for sentence in sentences:
        start, end = sentence.tokens.raw_span(sentence.first, sentence.last - 1)
        covered = sum(max(0, min(end, s.end) - max(start, s.start)) for s in spans)
        sentence.furniture = covered * 2 > end - start


def _country(sentences: list[Sentence]) -> str | None:
    """The country that an article is about: that of the parties it names most."""
    named = Counter(
        hit.entry.facts.get("country", "")
        for sentence in sentences
        for hit in sentence.of_kind("actor")
        if hit.entry.facts.get("country", "") in _COUNTRIES
    )
    return named.most_common(1)[0][0] if named else None


_COUNTRIES = frozenset(("SY", "IQ", "LB", "YE"))


@cache
def default_reader() -> RuleReader:
    """The reader with the lexicon that the package ships."""
    return RuleReader(lexicon())
