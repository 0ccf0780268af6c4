"""How each party of an article stands in it: where it is named, between which words, and in whose deeds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tawthiq.lexicon.fronts import fight_together
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.findings import Findings
from tawthiq.reader.group import Group
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.stance import is_party
from tawthiq.reader.vocabulary import words

NOBODY_BUT = frozenset(("civilians", "local_officials", "local_notables", "smugglers"))
"""People who are no party."""
_MARKS = {
    "taken_from": words("sides.taken_from"),
    "fought": words("sides.fought"),
    "left": words("sides.left"),
    "held_by": words("sides.held_by"),
    "backed_by": words("sides.backed_by"),
    "done_by": words("sides.done_by"),
}
_MARKS_OF = {w: [m for m, known in _MARKS.items() if w in known] for w in frozenset().union(*_MARKS.values())}
_MARK_REACH = 3
_MOST_PARTIES = 12
"""Of an article with more parties, those named most often."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One noun phrase that names a party; `signs` are the marks before it and what it looks like."""

    group: Group
    signs: tuple[str, ...]


@dataclass(slots=True)
class Standing:
    """One party of the article: the sentences that name it, in order, and what is said of it anywhere."""

    id: str
    at: dict[int, list[Naming]] = field(default_factory=dict)
    signs: Counter[str] = field(default_factory=Counter)
    indices: list[int] = field(default_factory=list)
    times: int = 0

    def name(self, index: int, naming: Naming) -> None:
        """One more naming, in a sentence not before those of the others."""
        if index not in self.at:
            self.at[index] = []
            self.indices.append(index)
        self.at[index].append(naming)
        for sign in naming.signs:
            self.signs[sign] += 1
        self.times += 1

    def before(self, index: int) -> int | None:
        """The last sentence before one that names it."""
        k = bisect_left(self.indices, index)
        return self.indices[k - 1] if k else None

    def after(self, index: int) -> int | None:
        """The first sentence behind one that names it."""
        k = bisect_right(self.indices, index)
        return self.indices[k] if k < len(self.indices) else None

    def nearest(self, index: int) -> Group:
        """The phrase that names it nearest to a sentence, the earlier of equals."""
        k = bisect_left(self.indices, index)
        around = self.indices[max(0, k - 1) : k + 1]
        return self.at[min(around, key=lambda i: (abs(i - index), i))][0].group


def _signs(sentence: Sentence, group: Group) -> Iterator[str]:
    before = max(sentence.first, group.first - _MARK_REACH)
    for word in sentence.tokens.words[before : group.first + 1]:
        yield from _MARKS_OF.get(word, ())
    if group.object is not None:
        yield "owner_of_thing"
        if group.object == "aircraft":
            yield "owner_of_aircraft"
    if group.quantity is not None or group.harm is not None:
        yield "counted"
    if group.person is not None and group.actors:
        yield "people_of"


class Standings:
    """The parties of one article, and what its events say of each."""

    def __init__(self, findings: list[Findings], occurrences: list[Occurrence]) -> None:
        self.parties: dict[str, Standing] = {}
        self.bystanders: dict[str, Standing] = {}
        for found in findings:
            for group in found.groups:
                self._stand(found.sentence, group)
        self.named = sum(s.times for s in self.parties.values()) or 1
        self.often = sorted(self.parties.values(), key=lambda p: -p.times)[:_MOST_PARTIES]
        self.foes: dict[str, Counter[str]] = defaultdict(Counter)
        self.deeds: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.roles: dict[str, Counter[str]] = defaultdict(Counter)
        self._last: dict[int, list[tuple[int, str]]] = {}
        self._main_foes: dict[frozenset[str], str | None] = {}
        for occurrence in occurrences:
            self._note(occurrence)

    def _stand(self, sentence: Sentence, group: Group) -> None:
        naming: Naming | None = None
        for actor in group.actors or filter(None, (group.party(),)):
            if actor in NOBODY_BUT:
                where = self.bystanders
            elif is_party(actor, organisations()):
                where = self.parties
            else:
                continue
            naming = naming or Naming(group, tuple(dict.fromkeys(_signs(sentence, group))))
            party = where.get(actor)
            if party is None:
                party = where[actor] = Standing(actor)
            party.name(sentence.index, naming)

    def _note(self, occurrence: Occurrence) -> None:
        doers = [r.id for r in occurrence.initiators]
        hit = [r.id for r in occurrence.targets]
        for a, b in ((a, b) for a in doers for b in (doers if occurrence.type == "clash" else hit) if a != b):
            self.foes[a][b] += 1
            self.foes[b][a] += 1
        for role, actors in (("initiator", doers), ("target", hit)):
            for actor in actors:
                self.roles[actor][role] += 1
                self.deeds[actor][role, occurrence.type] += 1

    def last_before(self, index: int, known: Iterable[str]) -> str | None:
        """The party named last before a sentence, but for those known."""
        if index not in self._last:
            named = ((s.before(index), s.id) for s in self.parties.values())
            self._last[index] = sorted(((i, party) for i, party in named if i is not None), reverse=True)
        return next((party for _, party in self._last[index] if party not in known), None)

    def main_foe(self, known: frozenset[str]) -> str | None:
        """Of the parties that do not fight beside the known ones, the one they fight most, or else the most named."""
        if known not in self._main_foes:
            strangers = (p for p in self.often if not any(fight_together(p.id, k) for k in known))
            best = max(
                strangers, key=lambda p: (sum(self.foes[p.id][k] for k in known), p.times), default=None
            )
            self._main_foes[known] = best.id if best else None
        return self._main_foes[known]
