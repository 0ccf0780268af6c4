"""The lexicon in memory: every form of every entry, and what a word of a text may be.

Data files are read once, on first use. A word is looked up by its readings: with proclitics stripped (و ف ب ل ك لل),
with and without the article, the accusative ending and a pronoun suffix. Words repeat, so each spelling is analysed
once and remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tawthiq.arabic.remembered import Remembered
from tawthiq.arabic.script import fold
from tawthiq.arabic.tokens import proclitics
from tawthiq.lexicon.inflection import imperfect, perfect
from tawthiq.lexicon.tables import forms, rows

_NO_FACTS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One sense of a word or phrase.

    `kind` names the file it comes from (trigger, harm, light, say, attribution, cue, place_class, place_relation,
    actor, adjective, person, unit, object, weapon, speaker); `key` its value (an event type, an outcome, an actor's
    id …); `form` the inflected form met (perfect, imperfect, passive, singular, dual, plural).
    """

    kind: str
    key: str
    part: str = ""
    form: str = ""
    frame: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: _NO_FACTS)


@dataclass(slots=True, unsafe_hash=True)
class Hit:
    """An entry met in a text: the tokens `first` to `last` (included), and what was written onto the first word.

    Nobody changes one; it is not frozen because every word of every text makes some, and freezing costs as much again.
    """

    first: int
    last: int
    entry: Entry
    prefix: str = ""
    definite: bool = False
    suffix: str = ""


_SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "ه")
_SUFFIXED = frozenset(("trigger", "harm", "light", "say", "person", "object", "unit"))
_NOMINAL = frozenset(("singular", "dual", "plural", ""))
_Head = tuple[tuple[str, ...], Entry]


class _Heads:
    """The entries that one reading of a word begins, found by the word behind it; their order is that of the files."""

    __slots__ = ("_before", "_longer", "_plain", "kinds", "seconds")

    def __init__(self, heads: Sequence[_Head]) -> None:
        self._plain = [(at, rest, entry) for at, (rest, entry) in enumerate(heads) if not rest]
        self._longer: dict[str, list[tuple[int, tuple[str, ...], Entry]]] = {}
        for at, (rest, entry) in enumerate(heads):
            if rest:
                self._longer.setdefault(rest[0], []).append((at, rest, entry))
        self._before: dict[str, list[tuple[int, tuple[str, ...], Entry]]] = {}
        self.kinds = frozenset(entry.kind for _, entry in heads)
        self.seconds = frozenset(form for word in self._longer for form in (word, "ال" + word, word + "ا"))
        """Every spelling of a second word: where another follows, the entries of one word are all there are."""

    def before(self, following: str) -> list[tuple[int, tuple[str, ...], Entry]]:
        """The entries of this word alone, and those whose second word may be `following`."""
        if following not in self.seconds:
            return self._plain
        known = self._before.get(following)
        if known is None:
            known = self._before[following] = self._sorted_out(following)
        return known

    def _sorted_out(self, following: str) -> list[tuple[int, tuple[str, ...], Entry]]:
        spelled = {following, following.removeprefix("ال"), following.removesuffix("ا")}
        longer = [head for word in spelled for head in self._longer.get(word, ())]
        return sorted(self._plain + longer, key=_position) if longer else self._plain


def _position(head: tuple[int, tuple[str, ...], Entry]) -> int:
    return head[0]


_Reading = tuple[str, bool, str, _Heads]
_Split = tuple[str, tuple[str, ...], Entry]


class Opening:
    """What a spelling may open: its readings, worked out once, and the hits of the word by itself."""

    __slots__ = (
        "_alone",
        "_readings",
        "_seconds",
        "_split_seconds",
        "_splits",
        "bears_ha",
        "kinds",
        "kinds_alone",
        "splits",
    )

    def __init__(self, readings: tuple[_Reading, ...], splits: tuple[_Split, ...]) -> None:
        self._readings = readings
        self._splits = splits
        self._split_seconds = frozenset(
            form for _, rest, _ in splits for form in (rest[0], "ال" + rest[0], rest[0] + "ا")
        )
        self._seconds: frozenset[str] = frozenset().union(*(heads.seconds for _, _, _, heads in readings))
        self.kinds: frozenset[str] = frozenset(entry.kind for _, _, entry in splits).union(
            *(heads.kinds for _, _, _, heads in readings)
        )
        """The kinds of all entries that may begin here."""
        self.bears_ha = any(suffix == "ه" for _, _, suffix, _ in readings)
        """Whether it may end in the pronoun ه."""
        self.splits = bool(splits)
        """Whether it may be the verb of a phrase with its subject in the middle."""
        alone = self._matched((), 0, 1, "")
        self._alone = tuple((h.entry, h.prefix, h.definite, h.suffix) for h in alone)
        self.kinds_alone = tuple(dict.fromkeys(h.entry.kind for h in alone))
        """The kinds of the hits of the word by itself."""

    @property
    def known(self) -> bool:
        """Whether the spelling is a word of the lexicon, and not only the verb of a phrase."""
        return bool(self._readings)

    def hits(self, words: Sequence[str], i: int, stop: int) -> list[Hit]:
        """Every entry that starts at token `i` and ends before `stop`; of one kind and reading only the longest."""
        return self.hits_with_next(words, i, stop) or self.hits_alone(i)

    def hits_with_next(self, words: Sequence[str], i: int, stop: int) -> list[Hit] | None:
        """The entries at token `i` where the word behind it may go on with one of them; None where it cannot."""
        following = words[i + 1] if i + 1 < stop else ""
        return self._matched(words, i, stop, following) if following in self._seconds else None

    def hits_alone(self, i: int) -> list[Hit]:
        """The entries of the word by itself, at token `i`."""
        return [Hit(i, i, entry, prefix, definite, suffix) for entry, prefix, definite, suffix in self._alone]

    def opens_kind(self, kinds: frozenset[str], words: Sequence[str], i: int, stop: int) -> bool:
        """Whether an entry of one of these kinds starts at token `i`."""
        split = self.split_hits(words, i, stop) if self._splits else []
        return any(h.entry.kind in kinds for h in (*self.hits(words, i, stop), *(h for h, _ in split)))

    def _matched(self, words: Sequence[str], i: int, stop: int, following: str) -> list[Hit]:
        best: dict[str, Hit] = {}
        out: list[Hit] = []
        for prefix, definite, suffix, heads in self._readings:
            for _, rest, entry in heads.before(following):
                n = len(rest)
                if i + n >= stop or (n and not _same(rest, words, i + 1)):
                    continue
                hit = Hit(i, i + n, entry, prefix, definite, suffix)
                seen = best.get(entry.kind)
                if seen is None or seen.last < hit.last:
                    best[entry.kind] = hit
                    out = [h for h in out if h.entry.kind != entry.kind]
                    out.append(hit)
                elif seen.last == hit.last and seen.prefix == prefix and seen.suffix == suffix:
                    out.append(hit)
        return out

    def split_hits(self, words: Sequence[str], i: int, stop: int) -> list[tuple[Hit, int]]:
        """Verb phrases whose subject stands between verb and object ("أطلق مسلحون النار"), with the object's token."""
        out: list[tuple[Hit, int]] = []
        reach = range(i + 2, min(stop, i + _SPLIT_REACH))
        if self._split_seconds.isdisjoint(words[i + 2 : reach.stop]):
            return out
        for prefix, rest, entry in self._splits:
            for j in reach:
                if words[j - 1] in _CLAUSE_MARKS or j + len(rest) > stop:
                    break
                if _same(rest, words, j):
                    out.append((Hit(i, i, entry, prefix), j + len(rest) - 1))
                    break
        return out


_GAP = "…"
"""Stands in a form where the doer may be named: "سيطرة … على", "إلقاء … براميل". Verbs need none."""
_PREPOSITIONS = frozenset(("علي", "عن", "من", "الي", "في", "ب", "ل"))


_LONG, _BEGINNING = 10, 4
"""In a spelling of so many letters no suffix reaches into the beginning of the stem."""


class Lexicon:
    """All entries, ready to be matched against tokens."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self._heads: dict[str, list[_Head]] = {}
        self._split: dict[str, list[_Head]] = {}
        for form, entry in entries:
            parted = _GAP in form
            words = fold(form.replace(_GAP, " ")).split()
            if not words:
                continue
            head: _Head = (tuple(words[1:]), entry)
            self._heads.setdefault(words[0], []).append(head)
            if parted or (len(words) > 1 and entry.part == "verb" and words[-1] not in _PREPOSITIONS):
                self._split.setdefault(words[0], []).append(head)
        self._roles: dict[tuple[str, str], _Heads | None] = {}
        self._beginnings = frozenset(stem[:_BEGINNING] for stem in self._heads)
        self.openings: Mapping[str, Opening | None] = Remembered(self._opening, 300_000)
        """By folded word what it may open; `None` where it opens nothing. Every word has an item."""

    @property
    def forms(self) -> Iterable[str]:
        """Every form of every entry, folded, without what may be written onto it."""
        return (" ".join((first, *rest)) for first, heads in self._heads.items() for rest, _ in heads)

    def __contains__(self, word: object) -> bool:
        """Whether a spelling can be read as a word of the lexicon."""
        if not isinstance(word, str) or (len(word) >= _LONG and not self._may_know(word)):
            return False
        opening = self.openings[word]
        return opening is not None and opening.known

    def _may_know(self, word: str) -> bool:
        """A quick no for most long spellings, which need not be remembered: no stem begins like an entry."""
        known = self._beginnings
        for _, stem in proclitics(word.lower()):
            if stem[:_BEGINNING] in known or (stem.startswith("ال") and stem[2 : 2 + _BEGINNING] in known):
                return True
        return False

    def _opening(self, word: str) -> Opening | None:
        readings = tuple(self._analyse(word.lower()))
        splits = tuple(
            (prefix, rest, entry)
            for prefix, stem in proclitics(word)
            if stem in self._split
            for rest, entry in self._split[stem]
            if _may_carry(entry, prefix)
        )
        return Opening(readings, splits) if readings or splits else None

    def _analyse(self, word: str) -> Iterable[_Reading]:
        known = self._heads
        for prefix, stem in proclitics(word):
            if stem in known and (heads := self._heads_of(stem, prefix)) is not None:
                yield prefix, False, "", heads
            if len(stem) > 4 and stem.startswith("ال"):
                if stem[2:] in known and (heads := self._nominal(stem[2:])) is not None:
                    yield prefix, True, "", heads
            elif (
                len(stem) > 3
                and stem[-1] == "ا"
                and stem[-2] != "ه"  # زوجها is no زوجة
                and "ل" not in prefix
                and stem[:-1] in known
                and (heads := self._nominal(stem[:-1])) is not None
            ):
                yield prefix, False, "", heads
            if stem.endswith(_SUFFIXES):
                yield from self._with_suffix(prefix, stem)

    def _heads_of(self, stem: str, prefix: str) -> _Heads | None:
        """The entries that begin with a stem and may bear these proclitics."""
        preposition = prefix.lstrip("وف")
        return self._kept(
            stem, preposition, lambda head: head[1].part != "verb" or _may_carry(head[1], prefix)
        )

    def _nominal(self, stem: str) -> _Heads | None:
        """The entries that begin with a stem and may bear the article or the accusative ending."""
        return self._kept(stem, "nominal", lambda head: head[1].form in _NOMINAL and head[1].kind != "cue")

    def _suffixed(self, stem: str) -> _Heads | None:
        """The entries of one word that may bear a pronoun."""
        return self._kept(stem, "suffixed", lambda head: not head[0] and head[1].kind in _SUFFIXED)

    def _kept(self, stem: str, which: str, keep: Callable[[_Head], bool]) -> _Heads | None:
        """The entries of a stem that are kept in one role, worked out once for all spellings with it."""
        role = stem, which
        if role not in self._roles:
            heads = [head for head in self._heads.get(stem, ()) if keep(head)]
            self._roles[role] = _Heads(heads) if heads else None
        return self._roles[role]

    def _with_suffix(self, prefix: str, stem: str) -> Iterable[_Reading]:
        for suffix in _SUFFIXES:
            if len(stem) - len(suffix) < 3 or not stem.endswith(suffix):
                continue
            base = stem[: -len(suffix)]
            bases = [base]
            if base[-1] == "ت":
                bases.append(base[:-1] + "ه")  # سيارته is سيارة with a suffix
            if base[-1] == "و":
                bases.append(base + "ا")  # اغتالوه is اغتالوا with a suffix
            if base[-1] == "ا":
                bases.append(base[:-1] + "ي")
            if base[-2:] in ("اي", "او"):
                bases.append(base[:-1] + "ء")  # أعضائه, أعضاؤه are أعضاء with a suffix
            for candidate in bases:
                if candidate in self._heads and (heads := self._suffixed(candidate)) is not None:
                    yield prefix, True, suffix, heads

    def hits(self, words: Sequence[str], i: int, stop: int) -> list[Hit]:
        """Every entry that starts at token `i` and ends before `stop`; of one kind and reading only the longest."""
        opening = self.openings[words[i]]
        return opening.hits(words, i, stop) if opening is not None else []

    def split_hits(self, words: Sequence[str], i: int, stop: int) -> list[tuple[Hit, int]]:
        """Verb phrases whose subject stands between verb and object ("أطلق مسلحون النار"), with the object's token."""
        opening = self.openings[words[i]]
        return opening.split_hits(words, i, stop) if opening is not None else []


_CLAUSE_MARKS = frozenset((".", ":", ";"))
_SPLIT_REACH = 12
"""How far behind its verb the object of a verb phrase may stand, in tokens: "ألقت طائرات التحالف، …، منشورات"."""


def _may_carry(entry: Entry, prefix: str) -> bool:
    """Whether these proclitics may stand before the word: no preposition before a finite verb but ل ("ليقتل")."""
    preposition = prefix.lstrip("وف")
    return entry.part != "verb" or not preposition or (preposition == "ل" and entry.form == "imperfect")


def _same(rest: tuple[str, ...], words: Sequence[str], at: int) -> bool:
    """Whether the words from `at` on are `rest`, the article and the accusative ending set aside."""
    if at + len(rest) > len(words):
        return False
    for k, want in enumerate(rest, at):
        have = words[k]
        if have == want:
            continue
        have = have.lower()
        if have != want and have != "ال" + want and have != want + "ا":
            return False
    return True


def _word_entries(kind: str, name: str, key: str) -> Iterable[tuple[str, Entry]]:
    """Entries of a file whose rows are verbs (perfect, imperfect, passive) or nouns (singular, dual, plural)."""
    for row in rows(name):
        part = row["part"]
        names = ("perfect", "imperfect", "passive") if part == "verb" else ("singular", "dual", "plural")
        for column, form in zip(("a", "b", "c"), names, strict=True):
            entry = Entry(kind, row[key], part, form, row["frame"], row)
            for spelled in forms(row[column]):
                yield from ((s, entry) for s in _inflected(spelled, form))


def _inflected(form: str, how: str) -> Iterable[str]:
    if how in ("perfect", "passive"):
        return perfect(form)
    if how == "imperfect":
        return imperfect(form)
    return (form,)


def _verb_entries(kind: str, name: str, key: str) -> Iterable[tuple[str, Entry]]:
    for row in rows(name):
        for how in ("perfect", "imperfect", "passive"):
            entry = Entry(kind, row[key], "verb", how)
            for spelled in forms(row[how]):
                yield from ((s, entry) for s in _inflected(spelled, how))


def _phrase_entries(kind: str, name: str, key: str) -> Iterable[tuple[str, Entry]]:
    for row in rows(name):
        entry = Entry(kind, row[key], facts=row)
        for form in forms(row["forms"]):
            yield form, entry


def _person_entries() -> Iterable[tuple[str, Entry]]:
    for row in rows("persons.tsv"):
        for how in ("singular", "dual", "plural"):
            entry = Entry("person", row["group"], "noun", how, facts=row)
            for form in forms(row[how]):
                yield form, entry


def _actor_entries() -> Iterable[tuple[str, Entry]]:
    for row in rows("actors.tsv"):
        for form in forms(row["names"]):
            yield form, Entry("actor", row["id"], facts=row)
        for form in forms(row["adjectives"]):
            yield form, Entry("adjective", row["id"], facts=row)


def _all_entries() -> Iterable[tuple[str, Entry]]:
    yield from _word_entries("trigger", "triggers.tsv", "type")
    yield from _word_entries("harm", "harm.tsv", "outcome")
    yield from _verb_entries("light", "light_verbs.tsv", "role")
    yield from _verb_entries("say", "saying.tsv", "effect")
    yield from _phrase_entries("attribution", "attribution.tsv", "kind")
    yield from _phrase_entries("cue", "cues.tsv", "kind")
    yield from _phrase_entries("place_class", "place_classes.tsv", "kind")
    yield from _phrase_entries("place_relation", "place_relations.tsv", "relation")
    yield from _person_entries()
    yield from _phrase_entries("object", "objects.tsv", "object")
    yield from _phrase_entries("weapon", "weapons.tsv", "weapon")
    yield from _phrase_entries("speaker", "speakers.tsv", "speaker")
    yield from _phrase_entries("unit", "units.tsv", "unit")
    yield from _phrase_entries("parts", "parts.tsv", "kind")
    yield from _phrase_entries("block", "blocks.tsv", "reason")
    yield from _phrase_entries("direction", "directions.tsv", "direction")
    yield from _actor_entries()
    yield from _phrase_entries("anaphor", "anaphors.tsv", "candidates")


@cache
def lexicon() -> Lexicon:
    """The lexicon that the package ships, loaded on first use."""
    return Lexicon(_all_entries())
