"""What stands in one sentence: lexicon hits, quantities and times, by token, before anything is understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tawthiq.arabic.calendar import TimePhrase, find_times, resolve_back
from tawthiq.arabic.numbers import Quantity, find_quantities
from tawthiq.arabic.tokens import Tokens
from tawthiq.lexicon import Hit, Opening
from tawthiq.reader.spelling import ANYTHING, Spellings


@dataclass(slots=True)
class Sentence:
    """One sentence of an article: the half-open token range and everything found in it."""

    tokens: Tokens
    index: int
    first: int
    last: int
    hits: dict[int, list[Hit]] = field(default_factory=dict)
    """Lexicon hits by the token they start at, in the order of the text."""
    splits: dict[int, list[tuple[Hit, int]]] = field(default_factory=dict)
    """Verb phrases with their subject in the middle, by the verb's token, each with the token of its last word."""
    quantities: dict[int, Quantity] = field(default_factory=dict)
    times: list[TimePhrase] = field(default_factory=list)
    paragraph: int = 0
    furniture: bool = False
    _starts: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The tokens at which a hit of each kind starts; some may have lost it since to a phrase that is no event."""
    _roles: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The tokens whose spelling may be what a stage looks for beside the lexicon's words."""

    def of_kind(self, *kinds: str) -> Iterable[Hit]:
        """The hits of these kinds in the order of the text."""
        tokens, hits = self.starts_of(*kinds), self.hits
        return [hit for token in tokens for hit in hits[token] if hit.entry.kind in kinds] if tokens else ()

    def starts_of(self, *kinds: str) -> list[int]:
        """The tokens at which hits of these kinds may start, ascending: all of them, and seldom one without."""
        starts = self._starts
        if len(kinds) == 1:
            return starts.get(kinds[0], [])
        found = [starts[kind] for kind in kinds if kind in starts]
        return found[0] if len(found) == 1 else sorted({token for some in found for token in some})

    def words_that_are(self, role: str) -> Sequence[int]:
        """The tokens, ascending, whose spelling may have a role (`spellings.roles_of`)."""
        return self._roles.get(role, ())

    def take_in(self, spellings: Spellings) -> None:
        """Looks every word up: the lexicon's words that start at it, and what else its spelling may be."""
        words, stop = self.tokens.words, self.last
        roles = self._roles
        for i, known in enumerate(map(spellings.__getitem__, words[self.first : stop]), self.first):
            if known is None:
                continue
            for role in known.roles:
                roles[role].append(i)
            seconds = known.seconds
            if seconds is not None and (seconds is ANYTHING or (i + 1 < stop and words[i + 1] in seconds)):
                roles["name"].append(i)
            if known.opening is not None:
                self._open(known.opening, i)

    def _open(self, opening: Opening, i: int) -> None:
        """The lexicon's words that start at token `i`."""
        words, stop = self.tokens.words, self.last
        found = opening.hits_with_next(words, i, stop)
        kinds: Iterable[str]
        if found is None:
            found, kinds = opening.hits_alone(i), opening.kinds_alone
        else:
            kinds = {hit.entry.kind for hit in found}
        if opening.bears_ha or words[i] == "فجر":
            found = [h for h in found if not (_ends_in_ta(self, h) or _is_dawn(self, h))]
            kinds = {hit.entry.kind for hit in found}
        if found:
            self.hits[i] = found
            for kind in kinds:
                self._starts[kind].append(i)
        if opening.splits and (split := opening.split_hits(words, i, stop)):
            self.splits[i] = split

    def at(self, token: int, *kinds: str) -> Hit | None:
        """The longest hit of one of these kinds that starts at a token."""
        standing = self.hits.get(token)
        if standing is None:
            return None
        if len(standing) == 1:  # as at most tokens
            return standing[0] if standing[0].entry.kind in kinds else None
        best: Hit | None = None
        for hit in standing:
            if hit.entry.kind in kinds and (best is None or _outreaches(hit, best)):
                best = hit
        return best

    def word(self, token: int) -> str:
        """The folded word at a token, empty outside the sentence."""
        return self.tokens.words[token] if self.first <= token < self.last else ""

    def has_damma(self, hit: Hit) -> bool:
        """Whether a verb bears the vowel of the passive on its first letter: "قُتل"."""
        start, end = self.tokens.raw_span(hit.first, hit.first)
        return "\u064f" in self.tokens.source.raw[start:end][: 3 + 2 * len(hit.prefix)]

    def has(self, kind: str, key: str | None = None) -> bool:
        """Whether a hit of this kind (and key) stands anywhere in the sentence."""
        return any(key is None or h.entry.key == key for h in self.of_kind(kind))

    def time_at(self, token: int) -> TimePhrase | None:
        """The time phrase that covers a token."""
        for time in self.times:
            if time.first <= token <= time.last:
                return time
        return None


def _outreaches(one: Hit, two: Hit) -> bool:
    """Whether the first hit is longer, or as long with less written onto it."""
    if one.last != two.last:
        return one.last > two.last
    return (len(one.prefix), len(one.suffix)) < (len(two.prefix), len(two.suffix))


def annotate(tokens: Tokens, spellings: Spellings, published: date | None) -> list[Sentence]:
    """The sentences of an article with their findings; one pass over its words."""
    out: list[Sentence] = []
    text = tokens.source.text
    paragraph = 0
    previous_end = 0
    for index, (first, last) in enumerate(tokens.sentences):
        if "\n" in text[previous_end : tokens.starts[first]]:
            paragraph += 1
        previous_end = tokens.ends[last - 1]
        sentence = Sentence(tokens, index, first, last, paragraph=paragraph)
        sentence.take_in(spellings)
        _drop_blocked(sentence)
        times = find_times(tokens, first, last, published, sentence.words_that_are("time"))
        sentence.times = [t for t in times if not _is_detonation(sentence, t)]
        in_time = {i for t in sentence.times for i in range(t.first, t.last + 1)}
        for quantity in find_quantities(tokens, first, last, sentence.words_that_are("number")):
            if quantity.unit is None and not any(
                i in in_time for i in range(quantity.first, quantity.last + 1)
            ):
                sentence.quantities[quantity.first] = quantity
        out.append(sentence)
    _date_what_points_back(out)
    return out


def _date_what_points_back(sentences: list[Sentence]) -> None:
    """Dates "في اليوم نفسه" and "التاسع منه" by the times told before them in the article."""
    resolved = iter(resolve_back(t for s in sentences for t in s.times))
    for sentence in sentences:
        sentence.times = [next(resolved) for _ in sentence.times]


def _drop_blocked(sentence: Sentence) -> None:
    """Takes out event words inside phrases that are none ("مناطق سيطرة", "قوات الاحتلال")."""
    for block in list(sentence.of_kind("block")):
        if block.prefix and block.last == block.first and len(block.prefix) > 1:
            continue
        for i in range(block.first, block.last + 1):
            if i in sentence.hits:
                sentence.hits[i] = [
                    h
                    for h in sentence.hits[i]
                    if h.entry.kind not in ("trigger", "harm") or (i == block.first and h.last > block.last)
                ]
            sentence.splits.pop(i, None)


def _is_detonation(sentence: Sentence, time: TimePhrase) -> bool:
    """Whether "فجر" is the verb of "فجّر نفسه" and not the dawn."""
    return sentence.word(time.first).endswith("فجر") and (
        any(h.entry.kind == "trigger" and h.last > h.first for h in sentence.hits.get(time.first, ()))
        or any(h.entry.kind == "trigger" for h, _ in sentence.splits.get(time.first, ()))
    )


def _is_dawn(sentence: Sentence, hit: Hit) -> bool:
    """Whether "فجر" is the dawn: "كل فجر", "عند فجر"."""
    return hit.entry.kind == "trigger" and sentence.word(hit.first) == "فجر" and sentence.word(hit.first - 1) in (
        "كل", "عند", "منذ", "قبل", "مع", "قبيل", "في", "حتي", "وقت",
    )  # fmt: skip


def _ends_in_ta(sentence: Sentence, hit: Hit) -> bool:
    """Whether what looks like the pronoun ه is the feminine ending ة, which folding makes the same letter."""
    if hit.suffix != "ه":
        return False
    start, end = sentence.tokens.raw_span(hit.last, hit.last)
    return "ة" in sentence.tokens.source.raw[max(start, end - 2) : end]
