"""Whose word it is: who is quoted, over which stretch of a sentence, and what that makes of the stance."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.lexicon import Hit
from tawthiq.reader.actors import Actors
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words


@dataclass(slots=True)
class Attribution:
    """A quotation in one sentence: `speaker` is None where a verb of saying goes on with the speaker before.

    `effect` is what the verb does (say, announce, document, claim, admit, deny, accuse, boast, think, according,
    suspect). Its words are the tokens `first` to `last`; it covers what follows unless it is `trailing`.
    """

    first: int
    last: int
    speaker: str | None
    effect: str
    trailing: bool = False
    speaker_first: int = -1
    speaker_last: int = -1
    by_name: bool = False
    """A source named only by what it is ("البيان", "الصحيفة"): the one named before."""


_OPENERS = words("voice.openers")
_ANAPHORIC = words("voice.anaphoric")
_SPOKESMEN = words("voice.spokesmen")
_OUTLET_NOUNS = words("voice.outlet_nouns")
_OFFICIALS = words("voice.officials")
_FOLK = words("voice.folk")
_STATEMENTS = words("voice.statements")
_WINDOW = 12


def find_attributions(sentence: Sentence, actors: Actors) -> list[Attribution]:
    """The attributions of a sentence, in order."""
    finder = _Finder(sentence, actors)
    out = [
        a
        for a in (*finder.verbs(), *finder.according(), *finder.suspicions(), *finder.headed())
        if a is not None
    ]
    out.sort(key=lambda a: a.first)
    return out


class _Finder:
    def __init__(self, sentence: Sentence, actors: Actors) -> None:
        self.s = sentence
        self.actors = actors

    def verbs(self) -> list[Attribution]:
        out = []
        seen: set[int] = set()
        for hit in self.s.of_kind("say"):
            if hit.first in seen or self.s.time_at(hit.first) or self.s.at(hit.first, "parts"):
                continue
            seen.add(hit.first)
            longest = self.s.at(hit.first, "say") or hit
            if (found := self._verb(longest)) is not None:
                out.append(found)
        return out

    def _verb(self, hit: Hit) -> Attribution | None:
        effect = self._effect(hit)
        if (
            self._negated(hit.first)
            or self._belongs(hit.first)
            or self._is_between(hit)
            or self._is_relative(hit)
        ):
            return None
        speaker, first, last = self._speaker_after(hit.last + 1, only_first=effect == "accuse")
        if speaker is None and not self._opens(hit.last + 1):
            speaker, first, last = self._speaker_before(hit.first)
        if (
            speaker is None
            and effect in ("document", "think", "accuse", "claim", "admit", "announce", "boast", "deny")
            and not self._opens(hit.last + 1)
        ) and (effect != "announce" or hit.entry.form != "passive"):
            return None
        named = any(self.s.word(k) in _ANAPHORIC for k in range(hit.last + 1, hit.last + 4))
        return Attribution(hit.first, max(hit.last, last), speaker, effect, False, first, last, by_name=named)

    def _effect(self, hit: Hit) -> str:
        """What the verb does, its object counted: "أعلن التنظيم مسؤوليته" claims."""
        around = (h for h, _ in self.s.splits.get(hit.first, ()) if h.entry.kind == "say")
        return next(around, hit).entry.key

    def _is_between(self, hit: Hit) -> bool:
        """ "بين" without "أن" behind it is no verb."""
        return self.s.word(hit.first).lstrip("وف") == "بين" and not any(
            self.s.word(k) in _OPENERS for k in range(hit.last + 1, hit.last + 8)
        )

    def _is_relative(self, hit: Hit) -> bool:
        """ "وفق بيان للجيش نقلته الوكالة": who passed a statement on is not whose word it is."""
        before = {self.s.word(k) for k in range(max(self.s.first, hit.first - 9), hit.first)}
        return hit.suffix in ("ه", "ها") and not hit.prefix and bool(before & _STATEMENTS)

    def _opens(self, i: int) -> bool:
        """Whether "إن", "أن", "في" or an anaphoric source follows: the verb carries on the speaker before."""
        return any(self.s.word(k) in _OPENERS or self.s.word(k) in _ANAPHORIC for k in range(i, i + 4))

    def _belongs(self, i: int) -> bool:
        """Whether "تابع" is "belonging to" and not "went on to say"."""
        return self.s.word(i).startswith("تابع") and self.s.word(i + 1).startswith("ل")

    def _negated(self, i: int) -> bool:
        excepted = any(
            self.s.word(k) in ("سوي", "الا") for k in range(i + 1, i + 12)
        )  # "لم يوثق سوى 8" says eight
        return self.s.word(i - 1) in ("لم", "لن", "لا", "ولم", "ولا", "فلم", "فلا") and not excepted

    def according(self) -> list[Attribution]:
        out = []
        for hit in self.s.of_kind("attribution"):
            if hit.entry.key != "according" or self.s.word(hit.first).lstrip("و") in ("كما", "من"):
                continue
            if self.s.word(hit.first) in ("كما", "وكما"):
                continue
            speaker, first, last = self._speaker_after(hit.last + 1)
            anaphoric = any(self.s.word(k) in _ANAPHORIC for k in range(hit.last + 1, hit.last + 4))
            if speaker is None and not anaphoric:
                continue
            trailing = self._is_trailing(hit.first)
            out.append(
                Attribution(hit.first, max(hit.last, last), speaker, "according", trailing, first, last)
            )
        return out

    def _is_trailing(self, i: int) -> bool:
        """Whether the phrase closes the clause it belongs to rather than opening it."""
        return any(h.first < i for h in self.s.of_kind("trigger", "harm"))

    def suspicions(self) -> list[Attribution]:
        out = []
        for hit in self.s.of_kind("attribution"):
            if hit.entry.key == "accusing":
                out.append(Attribution(hit.first, hit.last, "outlet", "suspect"))
        return out

    def headed(self) -> list[Attribution]:
        """ "وكالة … نقلاً عن المرصد: مقتل …" – a source, then a colon."""
        colon = next(
            (i for i in range(self.s.first, min(self.s.first + 12, self.s.last)) if self.s.word(i) == ":"),
            None,
        )
        if colon is None:
            return []
        found = [h for h in self.s.of_kind("speaker") if h.last < colon]
        if not found or any(h.first < colon for h in self.s.of_kind("trigger", "harm", "say")):
            return []
        last = found[-1]
        return [
            Attribution(
                self.s.first, colon, last.entry.key, "say", speaker_first=last.first, speaker_last=last.last
            )
        ]

    # --- the one who speaks
    def _speaker_after(self, i: int, *, only_first: bool = False) -> tuple[str | None, int, int]:
        """The source in the words after a verb of saying: the last link of a chain, a party before a mere office."""
        found: tuple[str, int, int] | None = None
        j = i
        stop = min(i + _WINDOW, self.s.last)
        while j < stop:
            word = self.s.word(j)
            if (
                word in _OPENERS
                or word in (".", '"')
                or (word == "," and found is not None)
                or word.lstrip("ب") in ("مقتل", "انفجار")
            ):
                break
            chained = word in {"عن", "وعن"}
            if found is not None and self._starts_content(j):
                break
            source = self._source(j + 1 if chained else j)
            if source is not None:
                if found is not None and only_first:
                    break
                if found is None or chained or self._outranks(source[0], found, j):
                    found = source
                j = source[2] + 1
                continue
            if found is None and self._starts_content(j) and j > i:
                break
            j += 1
        return found if found is not None else (None, -1, -1)

    def _starts_content(self, j: int) -> bool:
        """Whether what is said begins here: an event word, a count, a verb."""
        return self.s.at(j, "trigger", "harm") is not None or j in self.s.quantities

    def _outranks(self, new: str, before: tuple[str, int, int], at: int) -> bool:
        old = before[0]
        if at - before[2] > 2:
            return False
        if old in ("official", "local_sources", "analyst", "media") and new not in (
            "official",
            "local_sources",
            "media",
            "outlet",
            "analyst",
        ):
            return self.s.word(at - 1) in ("في", "من", "ل", "باسم", "لدي") or self.s.word(at).startswith("ل")
        return False

    def _speaker_before(self, i: int) -> tuple[str | None, int, int]:
        for j in range(i - 1, max(self.s.first - 1, i - 8), -1):
            if self.s.word(j) in (",", ".", ":") and j < i - 1:
                break
            source = self._source(j)
            if source is None:
                continue
            between = [self.s.word(k) for k in range(source[2] + 1, i)]
            relative = bool(between) and between[-1] in ("التي", "الذي", "الذين") and len(between) <= 4
            if relative or self._starts_clause(source[1]):
                return source  # "قسد التي أعلنت عن …"
        return None, -1, -1

    def _starts_clause(self, i: int) -> bool:
        """Whether nothing but an office stands before the name: a subject before its verb."""
        before = [self.s.word(k) for k in range(max(self.s.first, i - 4), i)]
        return (
            not before
            or before[-1] in (",", ".", ":", "ان", "وكان", "وكانت", "كان", "كانت", "اما", "واما")
            or all(w in _SPOKESMEN or w in ("باسم", "في") for w in before)
        )

    def _source(self, j: int) -> tuple[str, int, int] | None:
        """The source named at token `j`, with the tokens of its name."""
        speaker = self.s.at(j, "speaker")
        actor = self._actor(j)
        if speaker is not None and (actor is None or speaker.last >= actor[2]):
            return speaker.entry.key, speaker.first, speaker.last
        if actor is not None:
            return actor
        word = self.s.word(j)
        bare = word[1:] if word[:1] in "لوب" else word
        if bare in _OUTLET_NOUNS or word in _OUTLET_NOUNS:
            return self._outlet_or_party(j)
        if word in _OFFICIALS or bare in _OFFICIALS:
            return self._spokesman(j) or ("official", j, j)
        if word in _SPOKESMEN or bare in _SPOKESMEN:
            return self._spokesman(j)
        if word in _FOLK or bare in _FOLK:
            return "local_sources", j, j
        person = self.s.at(j, "person")
        if person is not None and person.entry.key in ("local_notables", "local_officials"):
            return ("official" if person.entry.key == "local_officials" else "local_notables"), j, person.last
        return None

    def _actor(self, j: int) -> tuple[str, int, int] | None:
        hit = self.s.at(j, "actor", "anaphor")
        if hit is None:
            return None
        if hit.entry.kind == "anaphor":
            meant = self.actors.meant(hit.entry)
            return (meant, hit.first, hit.last) if meant else None
        valid = [
            h
            for h in self.s.hits[j]
            if h.entry.kind == "actor" and h.last == hit.last and self.actors.valid(h.entry)
        ]
        return (valid[0].entry.key, hit.first, hit.last) if valid else None

    def _spokesman(self, j: int) -> tuple[str, int, int] | None:
        """ "المتحدث باسم قسد", "مدير المكتب الإعلامي لقسد", "مصدر في الجيش الوطني": the party speaks."""
        for k in range(j + 1, min(j + 7, self.s.last)):
            word = self.s.word(k)
            if word in _OPENERS or word in (",", ".", ":") or self.s.at(k, "say", "trigger", "harm"):
                return None
            speaker = self.s.at(k, "speaker")
            if speaker is not None and speaker.entry.facts.get("kind") == "party_organ":
                return speaker.entry.key, j, speaker.last
            actor = self._actor(k)
            if actor is not None:
                return actor[0], j, actor[2]
            adjective = self.s.at(k, "adjective")
            if adjective is not None:
                return adjective.entry.key, j, adjective.last
        return None

    def _outlet_or_party(self, j: int) -> tuple[str, int, int]:
        for k in range(j + 1, min(j + 5, self.s.last)):
            if self.s.word(k) in _OPENERS or self.s.word(k) in (",", "عن", ":"):
                break
            speaker = self.s.at(k, "speaker")
            if speaker is not None:
                return speaker.entry.key, j, speaker.last
        return "media", j, j


_NO_PARTY = frozenset(
    ("outlet", "local_sources", "official", "analyst", "witness", "sohr", "snhr", "media", "civilians", "local_notables",
     "local_officials", "unknown", "unknown_gunmen")
)  # fmt: skip


def is_party(speaker: str, organisations: frozenset[str]) -> bool:
    """Whether a speaker is a party to the conflict rather than a third party."""
    return speaker not in _NO_PARTY and speaker not in organisations


def stance_of(
    speaker: str, effect: str, initiators: list[str], harmed: list[str], organisations: frozenset[str]
) -> str:
    """The contract's stance of an event by who speaks, how, and on whose deed or loss."""
    if effect == "deny":
        return "denied"
    if effect in ("accuse", "suspect") or speaker == "analyst":
        return "alleged"
    if not is_party(speaker, organisations):
        return "reported"
    if speaker in harmed and speaker not in initiators:
        return "admitted"
    return "claimed"


_CARRIES = 4
_CARRIES_BY_NAME = 12
"""How many sentences further "وأضاف" and "وقالت الصحيفة" go on with the speaker before."""


def carry_on(attributions: list[list[Attribution]]) -> None:
    """Gives a verb of saying without a subject ("وأضاف أن …") the speaker named before, by sentence."""
    last: str | None = None
    age = 0
    for found in attributions:
        age += 1
        for attribution in found:
            reach = _CARRIES if attribution.effect != "say" or not attribution.by_name else _CARRIES_BY_NAME
            if attribution.speaker is None and last is not None and age <= reach:
                attribution.speaker = last
                age = 0
            elif attribution.speaker is not None and attribution.effect != "suspect":
                last, age = attribution.speaker, 0
