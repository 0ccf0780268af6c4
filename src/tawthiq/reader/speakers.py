"""Who is named as a source: monitors, organs and spokesmen of parties, offices, outlets, people of a place."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.reader.actors import Actors
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_OPENERS = words("voice.openers")
_ANAPHORIC = words("voice.anaphoric")
_SPOKESMEN = words("voice.spokesmen")
_OUTLET_NOUNS = words("voice.outlet_nouns")
_OFFICIALS = words("voice.officials")
_FOLK = words("voice.folk")
_BEFORE_SUBJECT = words("voice.before_subject")
_INSTRUMENTS = words("voice.belonging")
_SOURCES = words("voice.sources")
_STATEMENTS = words("voice.statements")
_TURNING = words("voice.turning_to")
_IN_SPEECH = frozenset(("التي", "الذي", "الذين"))
_MARKS = frozenset((",", ".", ":", '"', "(", ")", "-"))
_WINDOW = 12
_WINDOW_BEFORE = 14
_UNNAMED = frozenset(("official", "local_sources", "analyst", "media"))

Source = tuple[str, int, int]
"""A speaker's id and the tokens of his name."""
NOBODY: tuple[None, int, int] = (None, -1, -1)


@dataclass(slots=True)
class Speakers:
    """The sources that a sentence names."""

    s: Sentence
    actors: Actors

    def after(
        self, i: int, *, only_first: bool = False, spoken_to: bool = True
    ) -> Source | tuple[None, int, int]:
        """The source in the words after a verb of saying: the last link of a chain, a party before a mere office.

        `spoken_to` is whether "ل" before an outlet is whom the words were said to ("قال لرويترز").
        """
        found: Source | None = None
        if self._is_named_before(i):
            return NOBODY
        j = i
        stop = min(i + _WINDOW, self.s.last)
        while j < stop:
            word = self.s.word(j)
            if self._closes(j, found) or (found is not None and self._starts_content(j)):
                break
            chained = word in {"عن", "وعن"}
            if chained and not self._is_chain(j, i):
                break
            source = self.at(j + 1 if chained else j)
            if source is not None and spoken_to and not chained and self._is_spoken_to(source, j):
                j = source[2] + 1
                continue
            if source is not None:
                if found is not None and only_first:
                    break
                if found is None or chained or self._outranks(source[0], found, j):
                    found = source
                j = source[2] + 1
                continue
            if found is None and self._starts_content(j):
                break
            j += 1
        return found if found is not None else NOBODY

    def _closes(self, j: int, found: Source | None) -> bool:
        """Whether no source of the verb can stand from here on."""
        word = self.s.word(j)
        if word in _OPENERS or word in (".", '"', "الي") or (word == "," and found is not None):
            return True
        suspicion = self.s.at(j, "attribution")
        accuses = suspicion is not None and suspicion.entry.key == "accusing"
        return accuses or word.lstrip("ب") in ("مقتل", "انفجار", "عدد", "حصيله")

    def _is_chain(self, j: int, i: int) -> bool:
        """Whether "عن" names whom the words were had from: behind a verb of passing on, or before a source."""
        passed_on = any(part in self.s.word(k) for k in (i - 1, i - 2) for part in ("نقل", "نقلا"))
        return passed_on or self.s.at(j + 1, "speaker") is not None

    def _is_named_before(self, i: int) -> bool:
        """Whether "المصدر", "الوزارة" alone stand for whom the text named before."""
        if self.s.word(i) not in _ANAPHORIC or not self.s.word(i).startswith("ال") or self.at(i) is not None:
            return False
        return not self.s.word(i + 1).startswith(("في", "من", "باسم", "ل", "ب", "عن"))

    def _is_spoken_to(self, source: Source, j: int) -> bool:
        """Whether a source is an outlet that the words were said to: "قال لوكالة رويترز"."""
        return source[0] in ("media", "outlet") and self.s.word(j).startswith("ل")

    def _starts_content(self, j: int) -> bool:
        """Whether what is said begins here: an event word, a count of something else than sources."""
        if self.s.at(j, "trigger", "harm") is not None:
            return True
        counted = self.s.quantities.get(j)
        return counted is not None and self.at(counted.last + 1) is None

    def _outranks(self, new: str, before: Source, at: int) -> bool:
        old = before[0]
        if at - before[2] > 2 or old not in _UNNAMED or new in (*_UNNAMED, "outlet"):
            return False
        if old == "local_sources" and self.s.word(before[1]).lstrip("لوب") not in _SOURCES:
            return False  # "نشطاء في المعارضة" are people of a place
        if old == "official" and new.endswith("_police"):
            return False  # a police source is a security source
        return self.s.word(at - 1) in ("في", "من", "ل", "باسم", "لدي") or self.s.word(at).startswith("ل")

    def before(self, i: int) -> Source | tuple[None, int, int]:
        """The source that is the subject of a verb of saying behind it: "قسد قالت إن", "وكانت الوزارة قد أعلنت"."""
        for j in range(i - 1, max(self.s.first - 1, i - _WINDOW_BEFORE), -1):
            word = self.s.word(j)
            if word in (",", ".", ":") and j < i - 1:
                break
            if self.s.at(j, "say", "harm") is not None:
                break
            source = self.at(j)
            if source is None:
                continue
            between = [w for k in range(source[2] + 1, i) if (w := self.s.word(k)) not in _MARKS]
            if between and between[-1] in _IN_SPEECH and len(between) <= 4:
                return source  # "قسد التي أعلنت عن …"
            if self.starts_clause(source[1]) and not any(
                self.s.at(k, "trigger") is not None for k in range(source[2] + 1, i)
            ):
                return source
        return NOBODY

    def opening(self, i: int, *, joined: bool) -> Source | tuple[None, int, int]:
        """The source that a sentence begins with, as the subject of its verbs up to token `i`.

        "مسؤول في قسد كذّب …، وأقر" (of a verb that is `joined`); "في بيان صادر عن التحالف، كشف"; "من جانبه قلل عضو …".
        """
        first = self.s.first
        while first < i and (self.s.word(first) in _MARKS or self.s.word(first) in _BEFORE_SUBJECT):
            first += 1
        opening = {self.s.word(k).removeprefix("و") for k in range(first, min(first + 3, i))}
        if opening & _STATEMENTS or opening & _TURNING:
            for k in range(first, min(first + _WINDOW, i)):
                found = self.at(k)
                if found is not None and found[2] < i:
                    return found
            return NOBODY
        source = self.at(first) if joined else None
        return source if source is not None and source[2] < i else NOBODY

    def is_source(self, first: int, last: int) -> bool:
        """Whether these tokens name one who is but quoted, a monitor or an organ, and no party as such."""
        return any(
            h.last <= last for k in range(first, last + 1) if (h := self.s.at(k, "speaker")) is not None
        )

    def starts_clause(self, i: int) -> bool:
        """Whether nothing but an office stands before the name: a subject before its verb."""
        k = i - 1
        while self.s.word(k) in ('"', "("):
            k -= 1
        before = self.s.word(k)
        if not before or before in (",", ".", ":", ")", "-") or before in _BEFORE_SUBJECT:
            return True
        offices = [self.s.word(k) for k in range(max(self.s.first, i - 4), i)]
        return all(
            w in _SPOKESMEN or w in _STATEMENTS or w in _BEFORE_SUBJECT or w in ("باسم", "في")
            for w in offices
        )

    def at(self, j: int) -> Source | None:
        """The source named at token `j`, with the tokens of its name."""
        standing = j in self.s.hits
        speaker = self.s.at(j, "speaker") if standing else None
        actor = self._actor(j) if standing else None
        if speaker is not None and (actor is None or speaker.last >= actor[2]):
            return self._in_a_party(speaker.entry.key, speaker.first, speaker.last)
        if actor is not None:
            return self._in_a_party(*actor)
        word = self.s.word(j)
        bare = word[1:] if word[:1] in "لوبف" else word
        if bare in _OUTLET_NOUNS or word in _OUTLET_NOUNS:
            return self._outlet_or_party(j)
        if word in _OFFICIALS or bare in _OFFICIALS:
            if self.s.word(j + 1) in _OUTLET_NOUNS:
                return self._outlet_or_party(j + 1)  # "مدير وكالة …"
            return self._spokesman(j) or ("official", j, j)
        if word in _SPOKESMEN or bare in _SPOKESMEN:
            return self._spokesman(j) or (("local_sources", j, j) if bare in ("مصدر", "مصادر") else None)
        if word in _FOLK or bare in _FOLK:
            return "local_sources", j, j
        person = self.s.at(j, "person") if standing else None
        if person is not None and person.entry.key in ("local_notables", "local_officials"):
            return ("official" if person.entry.key == "local_officials" else "local_notables"), j, person.last
        return None

    def _in_a_party(self, speaker: str, first: int, last: int) -> Source:
        """ "مصدر عسكري في الجيش الوطني": a source without a name speaks for the party that he is in."""
        if self.s.word(first).lstrip("لوبف") not in _SOURCES:
            return speaker, first, last
        k = last + 1
        if self.s.word(k) in ("في", "من", "لدي", "داخل", "ضمن"):
            k += 1
        elif not self.s.word(k).startswith(("ب", "ل")):
            return speaker, first, last
        party = self._organ(k) or self._actor(k)
        if party is None or (speaker == "official" and party[0].endswith("_police")):
            return speaker, first, last
        return party[0], first, party[2]

    def _organ(self, k: int) -> Source | None:
        """The organ of a party that is named at a token."""
        hit = self.s.at(k, "speaker")
        if hit is None or hit.entry.facts.get("kind") != "party_organ":
            return None
        return hit.entry.key, hit.first, hit.last

    def _actor(self, j: int) -> Source | None:
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

    def _spokesman(self, j: int) -> Source | None:
        """ "المتحدث باسم قسد", "مدير المكتب الإعلامي لقسد", "مصدر في الجيش الوطني": the party speaks."""
        for k in range(j + 1, min(j + 7, self.s.last)):
            word = self.s.word(k)
            if word in _OPENERS or word in (",", ".", ":") or self.s.at(k, "say", "trigger", "harm"):
                return None
            if (organ := self._organ(k)) is not None:
                return organ[0], j, organ[2]
            actor = self._actor(k)
            if actor is not None:
                security = actor[0].endswith("_police") and self.s.word(j).lstrip("لوبف") in _SOURCES
                return ("official" if security else actor[0]), j, actor[2]
            adjective = self.s.at(k, "adjective")
            if adjective is not None:
                return adjective.entry.key, j, adjective.last
        return None

    def _outlet_or_party(self, j: int) -> Source:
        """An outlet; where its name, or whose it is, is told: that one's."""
        belongs = False
        for k in range(j + 1, min(j + 9, self.s.last)):
            word = self.s.word(k)
            if word in _OPENERS or word in (",", "عن", ":"):
                break
            belongs = belongs or word in _INSTRUMENTS
            speaker = self.s.at(k, "speaker")
            if speaker is not None and (k < j + 5 or belongs):
                return speaker.entry.key, j, speaker.last
            actor = self._actor(k) if belongs else None
            if actor is not None:
                return actor[0], j, actor[2]
        return "media", j, j
