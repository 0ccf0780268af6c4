"""The stages of one reading, kept to be looked at: what each found in each sentence, as values with their words.

Reading itself keeps nothing of this; a trace runs the same stages once more and writes down what they give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tawthiq.arabic.tokens import Tokens, proclitics
from tawthiq.reader.candidates import Strand
from tawthiq.reader.findings import Findings, Mention
from tawthiq.reader.group import Group
from tawthiq.reader.mentions import mentions_of
from tawthiq.reader.modality import reality_of
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.reader import RuleReader, default_reader
from tawthiq.reader.strands import find_strands
from tawthiq.reader.tallies import find_tallies
from tawthiq.reader.toll import Toll
from tawthiq.records import Article, Event, Record, Span, Tally

STAGES = ("script", "tokens", "phrases", "clauses", "frames", "discourse")
"""The stages in the order of reading; `discourse` is of the whole article, the others of each sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a stage found: what it is, what it was read as, and the words it stands on."""

    what: str
    value: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """What the stages found in one sentence, by the name of the stage."""

    number: int
    """From 1, in the order of the text; a sentence that is page furniture has a number and no trace."""
    words: str
    span: Span
    counted: bool
    """Whether its counts are tallies, so that no event is made of it."""
    stages: Mapping[str, tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Trace:
    """A reading taken apart: the sentences with their stages, what discourse made of them, and the record."""

    sentences: tuple[SentenceTrace, ...]
    discourse: tuple[Found, ...]
    record: Record


def trace(article: Article, reader: RuleReader | None = None) -> Trace:
    """Every stage of reading an article.

    >>> from tawthiq.records import Article
    >>> found = trace(Article(id="a", text="قُتل مدنيان بقصف على سرمين.")).sentences[0].stages
    >>> [(f.what, f.value, f.words) for f in found["frames"]][:2]
    [('event', 'shelling', 'بقصف'), ('harm', '2 killed', 'قُتل مدنيان')]
    """
    reader = reader or default_reader()
    findings = reader.findings(article)
    counted = find_tallies(findings, article).sentences
    record = reader.read(article)
    sentences = tuple(_sentence(f, counted=f.sentence.index in counted) for f in findings)
    return Trace(sentences, tuple(_discourse(record, sentences)), record)


def _sentence(found: Findings, *, counted: bool) -> SentenceTrace:
    s = found.sentence
    strands = find_strands(s, found.tolls)
    start, end = s.tokens.raw_span(s.first, s.last - 1)
    stages = {
        "script": _script(found),
        "tokens": _tokens(found),
        "phrases": _phrases(found),
        "clauses": _clauses(found, strands),
        "frames": () if counted else _frames(found, strands),
    }
    words = s.tokens.raw_text(s.first, s.last - 1)
    kept = {name: tuple(rows) for name, rows in stages.items()}
    return SentenceTrace(s.index + 1, words, Span(start=start, end=end), counted, kept)


def _at(tokens: Tokens, what: str, value: str, first: int, last: int) -> Found:
    start, end = tokens.raw_span(first, last)
    return Found(what, value, tokens.raw_text(first, last), Span(start=start, end=end))


# --- script and tokens
def _script(found: Findings) -> Iterator[Found]:
    """The sentence as it stands and as the later stages see it: without vowels, letter variants made one."""
    s = found.sentence
    read = s.tokens.source.text[s.tokens.starts[s.first] : s.tokens.ends[s.last - 1]]
    yield _at(s.tokens, "read as", read, s.first, s.last - 1)


def _tokens(found: Findings) -> Iterator[Found]:
    """Each token with the ways to take clitics off it, and what the lexicon knows to begin there."""
    s = found.sentence
    for i in range(s.first, s.last):
        word = s.tokens.words[i]
        ways = (" + ".join((*clitics, stem)) for clitics, stem in proclitics(word)) if word.isalpha() else ()
        yield _at(s.tokens, "word", " | ".join(ways) or word, i, i)
        for hit in s.hits.get(i, ()):
            entry = hit.entry
            form = (
                f" ({', '.join(filter(None, (entry.part, entry.form)))})" if entry.part or entry.form else ""
            )
            yield _at(s.tokens, f"  {entry.kind}", f"{entry.key}{form}", hit.first, hit.last)


# --- phrases
def _phrases(found: Findings) -> list[Found]:
    """Quantities, times, places, people and things, weapons, harm and voices, in the order of the text."""
    s, tokens = found.sentence, found.sentence.tokens
    out = [
        *(_at(tokens, "quantity", _bounds(q), q.first, q.last) for q in s.quantities.values()),
        *(_at(tokens, "time", f"{t.kind}: {_days(t.start, t.end)}", t.first, t.last) for t in s.times),
        *(_at(tokens, f"place, {p.relation}", _place(p), p.first, p.last) for p in found.places),
        *(_at(tokens, _group_kind(g), _group(g), g.first, g.last) for g in found.groups),
        *(_at(tokens, "weapon", h.entry.key, h.first, h.last) for h in s.of_kind("weapon")),
        *(_at(tokens, "harm", _toll(t), t.first, t.last) for t in found.tolls),
        *(_at(tokens, "voice", f"{a.speaker or 'as before'}: {a.effect}", a.first, a.last)
          for a in found.attributions),
    ]  # fmt: skip
    return sorted(out, key=lambda f: (f.span.start, -f.span.end))


def _bounds(count: object) -> str:
    low, high, vague = (getattr(count, name) for name in ("minimum", "maximum", "vague"))
    numbers = f"{low}" if low == high else f"{'' if low is None else low}–{'' if high is None else high}"
    return f"{numbers} ({vague})" if vague else numbers


def _days(start: object, end: object) -> str:
    return str(start or "?") if start == end else f"{start or '?'} – {end or '?'}"


def _place(phrase: PlacePhrase) -> str:
    held = "".join(f" < {h.name}" for h in phrase.holders)
    return f"{phrase.main.name}{held} ({len(phrase.main.rows)} in the gazetteer)"


def _group_kind(group: Group) -> str:
    if group.object is not None:
        return "object"
    return "actor" if group.actors else "role"


def _group(group: Group) -> str:
    noun = group.object or (group.person.key if group.person else "") or (group.harm and "harmed") or ""
    named = filter(None, (noun, " + ".join(group.actors)))
    count = f"{_bounds(group.quantity)} × " if group.quantity else ""
    bound = f", bound by {group.preposition}" if group.preposition else ""
    return f"{count}{' of '.join(named) or 'unnamed'}{bound}"


def _toll(toll: Toll) -> str:
    part = ", part of the whole before" if toll.whole is not None else ""
    return f"{_bounds(toll)} {toll.outcome}{part}"


# --- clauses and frames
def _clauses(found: Findings, strands: list[Strand]) -> Iterator[Found]:
    """The event words that tell of one thing, and whether that thing happened."""
    s = found.sentence
    for strand in strands:
        words = ", ".join(f"{e.kind} {e.hit.entry.key}" for e in strand.elements)
        yield _at(s.tokens, reality_of(s, strand).value, words, strand.first, strand.last)


def _frames(found: Findings, strands: list[Strand]) -> Iterator[Found]:
    """Each event of the sentence with its arguments."""
    for mention in mentions_of(found, strands):
        yield from _frame(found, mention)


def _frame(found: Findings, mention: Mention) -> Iterator[Found]:
    tokens, m = found.sentence.tokens, mention
    kind = m.type if m.specific else f"{m.type} (background)"
    yield _at(tokens, "event", kind, m.type_first, m.type_last)
    yield from (_at(tokens, "initiator", r.id, r.first, r.last) for r in m.initiators)
    for target in m.targets:
        value = f"{target.id} ({target.object})" if target.object else target.id
        yield _at(tokens, "target", value, target.first, target.last)
    yield from (_at(tokens, "weapon", w, first, last) for w, first, last in m.weapons)
    yield from (_at(tokens, "harm", _toll(t), t.first, t.last) for t in m.tolls)
    if m.place is not None:
        yield _at(tokens, "place", _place(m.place), m.place.first, m.place.last)
    if m.time is not None:
        yield _at(tokens, "time", _days(m.time.start, m.time.end), m.time.first, m.time.last)
    if m.attribution is not None:
        said = m.attribution
        yield _at(tokens, "word", f"{said.speaker}: {said.effect}", said.first, said.last)


# --- discourse
def _discourse(record: Record, sentences: tuple[SentenceTrace, ...]) -> Iterator[Found]:
    """Each event and tally of the record with the sentences that tell it."""
    claims: list[Event | Tally] = [*record.events, *record.tallies]
    for claim in claims:
        spans = claim.evidence or ((claim.span,) if isinstance(claim, Tally) and claim.span else ())
        told = [s.number for s in sentences if any(_meet(s.span, span) for span in spans)]
        numbers = ", ".join(map(str, told))
        what = claim.type if isinstance(claim, Event) else f"{_bounds_of(claim)} {claim.measure}"
        where = claim.place.name if claim.place else "no place"
        when = _days(claim.time.start, claim.time.end) if claim.time else "no time"
        value = f"{what}; {where}; {when}; {claim.speaker}: {claim.stance}; told in sentence {numbers}"
        text = " … ".join(record.article.text[span.start : span.end] for span in spans)
        if spans:
            yield Found(claim.id, value, text, Span(start=spans[0].start, end=spans[-1].end))


def _bounds_of(tally: Tally) -> str:
    return f"{tally.min}" if tally.min == tally.max else f"{tally.min or ''}–{tally.max or ''}"


def _meet(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end
