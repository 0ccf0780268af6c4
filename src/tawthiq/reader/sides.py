"""Who did it and to whom, where the article as a whole knows better than the grammar of a sentence.

What the grammar gave is one option; every party that the article names is another, weighed by how it stands to the
event (a word such as "ضد" or "انسحاب" before it, its sentence, its part in other events of the article).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tawthiq.choices import Option, choose
from tawthiq.lexicon.fronts import fight_together
from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.assembly import targets_told
from tawthiq.reader.findings import Findings, Ref
from tawthiq.reader.group import Group
from tawthiq.reader.occurrence import Occurrence
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
_NEXT_TOKENS = 2

WHO, WHOM = "who", "whom"
"""The choices: the doers of an event, and those it was done to."""
_ASKED = {
    WHO: frozenset(("media_release", "other", "displacement")),
    WHOM: frozenset(
        ("clash", "agreement", "protest", "reinforcement", "withdrawal", "media_release", "leaflet_drop")
    ),
}
"""The types in which a choice is not asked."""
_MOST_PARTIES = 12
"""Of an article with more parties, those named most often."""


@dataclass(slots=True)
class Standing:
    """One party of the article and where it is named."""

    id: str
    at: list[tuple[int, Group]] = field(default_factory=list)
    """The sentences (by index, ascending) and the noun phrases that name it."""

    def nearest(self, index: int) -> tuple[int, Group]:
        """Where it is named nearest to a sentence; of two as near, the one before."""
        best = self.at[0]
        for named in self.at:
            if abs(named[0] - index) < abs(best[0] - index):
                best = named
            if named[0] >= index:
                break
        return best


@dataclass(frozen=True, slots=True)
class Question:
    """Who stands in one role of an occurrence; `read` is what the grammar and the harmed gave.

    `known` are the parties on the other side.
    """

    occurrence: Occurrence
    role: str
    read: tuple[Ref, ...]
    known: frozenset[str]

    @property
    def state(self) -> str:
        """What was read, in a word."""
        ids = {r.id for r in self.read}
        if not ids:
            return "nobody"
        if ids <= _VAGUE:
            return "unknown"
        if self.occurrence.type == "clash" and self.role == WHO:
            return "one side" if len(ids) == 1 else "sides"
        return "civilians" if ids <= _NOBODY_BUT else "party"

    @property
    def about(self) -> tuple[int, int]:
        """The span of the first mention, which stands for the event."""
        mention = self.occurrence.mentions[0]
        return mention.sentence.tokens.raw_span(mention.first, mention.last)


def questions(occurrence: Occurrence) -> Iterator[Question]:
    """The roles that are asked for in an event of its type; the second is asked with the first one answered."""
    if occurrence.type not in _ASKED[WHO]:
        yield Question(occurrence, WHO, tuple(occurrence.initiators), _named(occurrence.targets))
    if occurrence.type not in _ASKED[WHOM]:
        yield Question(occurrence, WHOM, tuple(targets_told(occurrence)), _named(occurrence.initiators))


def _named(refs: Iterable[Ref]) -> frozenset[str]:
    return frozenset(r.id for r in refs) - _VAGUE


def _looks(group: Group) -> Iterator[tuple[str, bool]]:
    yield "owner_of_thing", group.object is not None
    yield "counted", group.quantity is not None or group.harm is not None
    yield "people_of", group.person is not None and bool(group.actors)


class Sides:
    """The parties of one article, and how each stands to an occurrence."""

    def __init__(self, findings: list[Findings], occurrences: list[Occurrence]) -> None:
        self._sentences = {f.sentence.index: f for f in findings}
        self.parties: dict[str, Standing] = {}
        self.bystanders: dict[str, Standing] = {}
        for found in findings:
            for group in found.groups:
                self._stand(found.sentence.index, group)
        self._often = sorted(self.parties.values(), key=lambda p: -len(p.at))[:_MOST_PARTIES]
        self._named = sum(len(s.at) for s in self.parties.values()) or 1
        self._foes: dict[str, Counter[str]] = defaultdict(Counter)
        self._roles: dict[str, Counter[str]] = defaultdict(Counter)
        self._deeds: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._last: tuple[Question, str | None] | None = None
        for occurrence in occurrences:
            self._note(occurrence)

    def _stand(self, index: int, group: Group) -> None:
        for actor in group.actors or filter(None, (group.party(),)):
            if actor in _NOBODY_BUT:
                self.bystanders.setdefault(actor, Standing(actor)).at.append((index, group))
            elif is_party(actor, organisations()):
                self.parties.setdefault(actor, Standing(actor)).at.append((index, group))

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
        own = {m.sentence.index for m in question.occurrence.mentions}
        inside = [(i, g) for i, g in party.at if i in own]
        out = self._beside(question, inside) if inside else self._elsewhere(min(own), party)
        if question.known:
            out["foe"] = float(any(self._foes[party.id][k] for k in question.known))
            out["friend"] = float(any(fight_together(party.id, k) for k in question.known))
            out["stranger"] = 1.0 - max(out["foe"], out["friend"])
        asked = "target" if question.role == WHOM else "initiator"
        told = sum(self._roles[party.id].values())
        if told:
            out["same_role"] = self._roles[party.id][asked] / told
            out["other_role"] = 1.0 - out["same_role"]
        out["same_deed"] = float(self._deeds[party.id][asked, question.occurrence.type] > 0)
        out["often"] = len(party.at) / self._named
        out["last_named"] = float(self._last_before(question, min(own)) == party.id)
        return {name: value for name, value in out.items() if value}

    def _beside(self, question: Question, inside: list[tuple[int, Group]]) -> dict[str, float]:
        """How a party stands to the event words in their own sentences."""
        out: dict[str, float] = {}
        for i, group in inside:
            out |= dict.fromkeys(self._marks(i, group), 1.0)
            for mention in question.occurrence.mentions:
                if mention.sentence.index == i:
                    apart = min(abs(group.first - mention.type_last), abs(mention.type_first - group.last))
                    side = "behind" if group.first > mention.type_first else "ahead"
                    near = "near" if apart <= _NEAR_TOKENS else "in_sentence"
                    out |= {near: 1.0, side: 1.0, f"{side} {group.preposition or 'bare'}": 1.0}
                    if apart <= _NEXT_TOKENS:
                        out[f"next {side}"] = 1.0
            out |= {name: 1.0 for name, holds in _looks(group) if holds}
        return out

    def _elsewhere(self, first: int, party: Standing) -> dict[str, float]:
        """Where a party is named that the event's own sentences do not name."""
        before = max((i for i, _ in party.at if i < first), default=None)
        if before is not None:
            return {"sentence_before" if first - before == 1 else "before": 1.0}
        after = min((i for i, _ in party.at if i > first), default=None)
        return {} if after is None else {"sentence_after" if after - first == 1 else "after": 1.0}

    def _marks(self, index: int, group: Group) -> Iterator[str]:
        sentence = self._sentences[index].sentence
        before = max(sentence.first, group.first - _MARK_REACH)
        near = sentence.tokens.words[before : group.first + 1]
        for mark, known in _MARKS.items():
            if not known.isdisjoint(near):
                yield mark

    def _last_before(self, question: Question, index: int) -> str | None:
        """The party named last before a sentence; asked for every party of a question, so kept for it."""
        if self._last is None or self._last[0] is not question:
            known = question.known
            named = (
                (max((i for i, _ in s.at if i < index), default=-1), s.id) for s in self.parties.values()
            )
            found = max((x for x in named if x[0] >= 0 and x[1] not in known), default=None)
            self._last = question, found[1] if found else None
        return self._last[1]

    def options(self, question: Question) -> list[tuple[tuple[Ref, ...], Option]]:
        """What was read, and in its place (or beside it, in a clash) every party that is not on the other side."""
        kind, state = question.occurrence.type, question.state
        ids = sorted({r.id for r in question.read})
        as_read = {f"as read, {state}": 1.0, f"as read, {state}, {kind}": 1.0}
        out = [(question.read, Option("+".join(ids), as_read))]
        if state == "sides":
            return out
        for party in self._candidates(question):
            features = {f"for {state}": 1.0, f"for {state}, {kind}": 1.0, **self.features(question, party)}
            if party.id in _NOBODY_BUT:
                features[f"bystanders for {state}"] = features[f"bystanders, {kind}"] = 1.0
            ref = self._ref(question, party)
            refs = (*question.read, ref) if state == "one side" else (ref,)
            out.append((refs, Option("+".join(sorted(r.id for r in refs)), features)))
        if question.read:
            out.append(((), Option("", {f"drop {state}": 1.0, f"drop {state}, {kind}": 1.0})))
        if state == "civilians" and question.role == WHOM:
            refs = (replace(question.read[0], id="unknown"),)
            out.append((refs, Option("unknown", {f"unknown, {kind}": 1.0, "unknown": 1.0})))
        return out

    def _candidates(self, question: Question) -> Iterator[Standing]:
        taken = question.known | {r.id for r in question.read}
        yield from (p for p in self._often if p.id not in taken)
        if question.role == WHOM:
            own = {m.sentence.index for m in question.occurrence.mentions}
            for party in self.bystanders.values():
                if party.id not in taken and any(i in own for i, _ in party.at):
                    yield party

    def _ref(self, question: Question, party: Standing) -> Ref:
        at = question.occurrence.mentions[0].sentence.index
        _, group = party.nearest(at)
        thing = next((r.object for r in question.read if r.object), None) if question.role == WHOM else None
        return Ref(party.id, group.first, group.last, thing)


def choose_sides(findings: list[Findings], occurrences: list[Occurrence]) -> None:
    """Gives each occurrence the doers and the targets that weigh most, by what was read and by the whole article."""
    sides = Sides(findings, occurrences)
    for occurrence in occurrences:
        for question in questions(occurrence):
            options = sides.options(question)
            if len(options) < 2:
                continue
            chosen = choose(question.role, question.about, [option for _, option in options])
            if chosen == 0:
                continue
            if question.role == WHO:
                occurrence.initiators = list(options[chosen][0])
            else:
                occurrence.targets = list(options[chosen][0])
