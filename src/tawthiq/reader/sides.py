"""The side of an event that its own sentence leaves out: from whom a town was taken, who flew, who fought back.

The parties that the article names are the candidates; each is weighed by how it stands to the event (a word such as
"ضد" or "انسحاب" before it, its sentence, its part in other events of the article). Nobody is a candidate too.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from tawthiq.lexicon.fronts import fight_together
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.assembly import harmed_parties
from tawthiq.reader.discourse import Occurrence
from tawthiq.reader.findings import Findings, Ref
from tawthiq.reader.group import Group
from tawthiq.reader.stance import is_party
from tawthiq.reader.vocabulary import words

_VAGUE = frozenset(("unknown", "unknown_gunmen"))
_NOBODY_BUT = frozenset(("civilians", "local_officials", "local_notables", "smugglers"))
_MARKS = {
    "taken_from": words("sides.taken_from"),
    "fought": words("sides.fought"),
    "left": words("sides.left"),
    "held_by": words("sides.held_by"),
    "backed_by": words("sides.backed_by"),
    "done_by": words("sides.done_by"),
}
_MARK_REACH = 3
_NEAR_TOKENS = 12

_ASKED = {"target": frozenset(("seizure", "ambush"))}
"""For which types the missing side is sought, by role: where weighing was better than silence on articles not seen."""


@dataclass(slots=True)
class Standing:
    """One party of the article and where it is named."""

    id: str
    at: list[tuple[int, Group]] = field(default_factory=list)
    """The sentences (by index) and the noun phrases that name it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A side that is not known: of which occurrence, in which role."""

    occurrence: Occurrence
    role: str

    @property
    def known(self) -> frozenset[str]:
        """The parties on the other side."""
        if self.role == "initiator":
            return frozenset(r.id for r in self.occurrence.targets) - _VAGUE
        return frozenset(r.id for r in self.occurrence.initiators) - _VAGUE


def questions(occurrences: list[Occurrence]) -> Iterator[Question]:
    """The sides that the sentences leave open."""
    for occurrence in occurrences:
        named = any(r.id != "unknown" for r in occurrence.targets)
        if occurrence.type in _ASKED["target"] and not named and not harmed_parties(occurrence):
            yield Question(occurrence, "target")


class Sides:
    """The parties of one article, and how each stands to an occurrence."""

    def __init__(self, findings: list[Findings], occurrences: list[Occurrence]) -> None:
        self._sentences = {f.sentence.index: f for f in findings}
        self.parties: dict[str, Standing] = {}
        for found in findings:
            for group in found.groups:
                for actor in group.actors:
                    if actor not in _NOBODY_BUT and is_party(actor, organisations()):
                        at = self.parties.setdefault(actor, Standing(actor)).at
                        at.append((found.sentence.index, group))
        self._named = sum(len(s.at) for s in self.parties.values())
        self._foes: dict[str, Counter[str]] = defaultdict(Counter)
        self._roles: dict[str, Counter[str]] = defaultdict(Counter)
        self._deeds: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for occurrence in occurrences:
            self._note(occurrence)

    def _note(self, occurrence: Occurrence) -> None:
        doers = [r.id for r in occurrence.initiators]
        hit = [r.id for r in occurrence.targets]
        pairs = [(a, b) for a in doers for b in (doers if occurrence.type == "clash" else hit) if a != b]
        for a, b in pairs:
            self._foes[a][b] += 1
            self._foes[b][a] += 1
        for role, actors in (("initiator", doers), ("target", hit)):
            for actor in actors:
                self._roles[actor][role] += 1
                self._deeds[actor][role, occurrence.type] += 1

    def features(self, question: Question, party: Standing) -> dict[str, float]:
        """The named features of "this party is the side that was asked for"."""
        occurrence, role = question.occurrence, question.role
        out: dict[str, float] = {}
        own = {m.sentence.index for m in occurrence.mentions}
        first = min(own)
        inside = [(i, g) for i, g in party.at if i in own]
        for i, group in inside:
            for mark in self._marks(i, group):
                out[mark] = 1.0
            for mention in occurrence.mentions:
                if mention.sentence.index == i:
                    apart = min(abs(group.first - mention.type_last), abs(mention.type_first - group.last))
                    out["near" if apart <= _NEAR_TOKENS else "in_sentence"] = 1.0
                    out["behind" if group.first > mention.type_first else "ahead"] = 1.0
            if group.object:
                out["owner_of_thing"] = 1.0
        if not inside:
            before = [i for i, _ in party.at if i < first]
            after = [i for i, _ in party.at if i > first]
            if before and first - max(before) == 1:
                out["sentence_before"] = 1.0
            elif before:
                out["before"] = 1.0
            elif after and min(after) - first == 1:
                out["sentence_after"] = 1.0
            elif after:
                out["after"] = 1.0
        if question.known:
            out["foe"] = float(any(self._foes[party.id][k] for k in question.known))
            out["friend"] = float(any(fight_together(party.id, k) for k in question.known))
            out["stranger"] = 1.0 - max(out["foe"], out["friend"])
        asked = "target" if role == "target" else "initiator"
        elsewhere = sum(self._roles[party.id].values())
        if elsewhere:
            out["same_role"] = self._roles[party.id][asked] / elsewhere
            out["other_role"] = 1.0 - out["same_role"]
        out["same_deed"] = float(self._deeds[party.id][asked, occurrence.type] > 0)
        out["often"] = len(party.at) / self._named
        out["last_named"] = float(self._last_before(first, question.known) == party.id)
        return {f"{role}:{name}": value for name, value in out.items() if value}

    def _marks(self, index: int, group: Group) -> Iterator[str]:
        sentence = self._sentences[index].sentence
        for mark, known in _MARKS.items():
            reach = range(group.first - 1, group.first - 1 - _MARK_REACH, -1)
            own = sentence.word(group.first)
            if any(sentence.word(i) in known for i in reach) or own in known:
                yield mark

    def _last_before(self, index: int, known: frozenset[str]) -> str | None:
        last = ((max((i for i, _ in s.at if i < index), default=-1), s.id) for s in self.parties.values())
        found = max((x for x in last if x[0] >= 0 and x[1] not in known), default=None)
        return found[1] if found else None

    def candidates(self, question: Question) -> list[tuple[Standing | None, dict[str, float]]]:
        """Nobody, and every party that is not on the other side already."""
        out: list[tuple[Standing | None, dict[str, float]]] = [
            (
                None,
                {f"{question.role}:nobody": 1.0, f"{question.role}:nobody:{question.occurrence.type}": 1.0},
            )
        ]
        for party in self.parties.values():
            if party.id not in question.known:
                out.append((party, self.features(question, party)))
        return out


@cache
def weights() -> Mapping[str, float]:
    """The weights of `reader/data/sides.json`."""
    text = files("tawthiq.reader").joinpath("data", "sides.json").read_text(encoding="utf-8")
    table: Mapping[str, float] = json.loads(text)["weights"]
    return table


def fill_sides(findings: list[Findings], occurrences: list[Occurrence]) -> None:
    """Gives each occurrence the side that its own words leave out, where a party of the article is likely it."""
    table = weights()
    sides = Sides(findings, occurrences)
    for question in list(questions(occurrences)):
        scored = [
            (sum(table.get(name, 0.0) * value for name, value in feats.items()), party)
            for party, feats in sides.candidates(question)
        ]
        best = max(scored, key=lambda pair: pair[0])[1]
        if best is not None:
            _fill(question, best)


def _fill(question: Question, party: Standing) -> None:
    occurrence = question.occurrence
    at = occurrence.mentions[0].sentence.index
    _, group = min(party.at, key=lambda pair: (abs(pair[0] - at), pair[0]))
    ref = Ref(party.id, group.first, group.last)
    if question.role == "target":
        thing = next((r.object for r in occurrence.targets if r.object), None)
        occurrence.targets = [Ref(ref.id, ref.first, ref.last, thing)]
    else:
        occurrence.initiators.append(ref)
