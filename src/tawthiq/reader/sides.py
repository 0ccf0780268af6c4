"""Who did it and to whom, where the article as a whole knows better than the grammar of a sentence.

What the grammar gave is one option; every party that the article names is another, weighed by how it stands to the
event (a word such as "ضد" or "انسحاب" before it, its sentence, its part in other events of the article).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tawthiq.choices import Option, choose
from tawthiq.lexicon.fronts import fight_together
from tawthiq.lexicon.kinds import kind_of_party
from tawthiq.reader.assembly import targets_told
from tawthiq.reader.findings import NAMELESS, Findings, Mention, Ref
from tawthiq.reader.occurrence import Occurrence
from tawthiq.reader.standing import NOBODY_BUT, Standing, Standings
from tawthiq.reader.vocabulary import beginnings

_NEAR_TOKENS = 12
_NEXT_TOKENS = 2
_TOLD_REACH = 20
_NOT_FAR = 3

_HELICOPTERS = beginnings("sides.helicopters")

WHO, WHOM = "who", "whom"
"""The choices: the doers of an event, and those it was done to."""
_ASKED = {
    WHO: frozenset(("media_release", "other", "displacement")),
    WHOM: frozenset(
        ("clash", "agreement", "protest", "reinforcement", "withdrawal", "media_release", "leaflet_drop")
    ),
}
"""The types in which a choice is not asked."""
_FROM_THE_AIR = frozenset(("air_strike", "drone_strike"))
_OPEN = frozenset(("nobody", "unknown", "civilians"))
"""States in which the sentences give no party, so that it counts how the event is told."""
_OF_HOLDERS = ("taken_from", "fought", "left", "held_by")


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
        if ids <= NAMELESS:
            return "unknown"
        if self.occurrence.type == "clash" and self.role == WHO:
            return "one side" if len(ids) == 1 else "sides"
        return "civilians" if ids <= NOBODY_BUT else "party"

    def names_inside(self, party: Standing) -> bool:
        """Whether a sentence that tells it names a party."""
        return any(m.sentence.index in party.at for m in self.occurrence.mentions)

    @property
    def about(self) -> tuple[int, int]:
        """The span of the first mention, which stands for the event."""
        return self.occurrence.mentions[0].span


def questions(occurrence: Occurrence) -> Iterator[Question]:
    """The roles that are asked for in an event of its type; the second is asked with the first one answered."""
    if occurrence.type not in _ASKED[WHO]:
        yield Question(occurrence, WHO, tuple(occurrence.initiators), _named(occurrence.targets))
    if occurrence.type not in _ASKED[WHOM]:
        yield Question(occurrence, WHOM, tuple(targets_told(occurrence)), _named(occurrence.initiators))


def _ways_told(question: Question) -> Iterator[str]:
    """How an event is told whose sentences leave the doer open: whether the other one is known, and how often."""
    yield "other side known" if question.known else "no side known"
    if len(question.occurrence.mentions) > 1:
        yield "told again"


def _by_helicopter(mention: Mention) -> bool:
    """Whether the words beside the event tell of helicopters or of what they drop, which not every party has."""
    words = mention.sentence.tokens.words
    around = range(
        max(mention.sentence.first, mention.type_first - 3), min(mention.type_last + 8, mention.sentence.last)
    )
    return any(words[i].lstrip("وبل").removeprefix("ال").startswith(_HELICOPTERS) for i in around)


def _named(refs: Iterable[Ref]) -> frozenset[str]:
    return frozenset(r.id for r in refs) - NAMELESS


@dataclass(frozen=True, slots=True)
class Scene:
    """What holds for every option of a question: found once, and not for each party."""

    own: list[int]
    """The sentences that tell the event, by index, in order."""
    last_named: str | None
    main_foe: str | None
    doers_before: frozenset[str]
    told_as_known: bool
    """Whether the event is told as one already known, or as one more of those told: "القصف", "غارات أخرى"."""
    by_helicopter: bool
    speaker: str | None
    effect: str
    """Who tells it, and to what effect: who claims or announces a deed has often done it, who accuses has not."""


@dataclass(slots=True)
class Answer:
    """Who may stand in a role: those that the sentence gave or some of them, and a party that the article names."""

    refs: tuple[Ref, ...]
    party: Standing | None
    option: Option

    def to_refs(self, question: Question) -> list[Ref]:
        """All of them, the party where it is named nearest to the first words that tell of the event."""
        if self.party is None:
            return list(self.refs)
        group = self.party.nearest(question.occurrence.mentions[0].sentence.index)
        thing = next((r.object for r in question.read if r.object), None) if question.role == WHOM else None
        return [*self.refs, Ref(self.party.id, group.first, group.last, thing)]


class Sides:
    """How the parties of one article stand to an occurrence."""

    def __init__(self, findings: list[Findings], occurrences: list[Occurrence]) -> None:
        self._standings = Standings(findings, occurrences)
        self._order = {id(o): k for k, o in enumerate(occurrences)}
        self._occurrences = occurrences
        self._stances: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}

    def scene(self, question: Question) -> Scene:
        """What a question's options share."""
        own = sorted({m.sentence.index for m in question.occurrence.mentions})
        first = question.occurrence.mentions[0]
        said = first.attribution if question.role == WHO else None
        return Scene(
            own,
            self._standings.last_before(own[0], question.known),
            self._standings.main_foe(question.known) if question.known else None,
            self._doers_before(question.occurrence) if question.role == WHO else frozenset(),
            first.definite or first.again,
            question.role == WHO and _by_helicopter(first),
            said.speaker if said is not None else None,
            said.effect if said is not None else "",
        )

    def features(self, question: Question, scene: Scene, party: Standing) -> dict[str, float]:
        """The named features of "this party is the side that was asked for"."""
        all_, kind = self._standings, question.occurrence.type
        inside = [i for i in scene.own if i in party.at]
        out = self._beside(question, party, inside) if inside else self._elsewhere(scene.own[0], party)
        if question.known:
            out |= dict.fromkeys(self._stands_to(party.id, question.known), 1.0)
            if scene.main_foe == party.id:
                out["main foe"] = out[f"main foe, {kind}"] = 1.0
        asked = "target" if question.role == WHOM else "initiator"
        roles = all_.roles[party.id]
        if roles:
            same = roles[asked] / roles.total()
            if same:
                out["same_role"] = same
            if same < 1.0:
                out["other_role"] = 1.0 - same
        if (asked, kind) in all_.deeds[party.id]:
            out["same_deed"] = 1.0
        if party.times:
            out["often"] = party.times / all_.named
        if scene.last_named == party.id:
            out["last_named"] = 1.0
        out |= dict.fromkeys(self._anywhere(kind, party), 1.0)
        if party.id in scene.doers_before:
            out["of the last of its type"] = 1.0
            if scene.told_as_known:
                out["of the last of its type, told as known"] = 1.0
        if question.role == WHO:
            out |= dict.fromkeys(self._as_doer(scene, kind, party), 1.0)
        if scene.by_helicopter:
            out[f"helicopters, {party.id}"] = 1.0
        return out

    def _as_doer(self, scene: Scene, kind: str, party: Standing) -> Iterator[str]:
        """What speaks for a party as a doer only: what it is, whether it tells the deed, and that it was named lately."""
        yield f"{kind_of_party(party.id) or 'unlisted'}, {kind}"
        if scene.speaker == party.id:
            yield "speaks"
            yield f"speaks to {scene.effect}"
        before = None if any(i in party.at for i in scene.own) else party.before(scene.own[0])
        if before is not None and 1 < scene.own[0] - before <= _NOT_FAR:
            yield "not far before"

    def _stands_to(self, party: str, known: frozenset[str]) -> tuple[str, ...]:
        """Whether a party fights those on the other side, or beside them; worked out once for each of them."""
        pair = party, known
        if pair not in self._stances:
            foes = self._standings.foes[party]
            stances = (
                ("foe", any(k in foes for k in known)),
                ("friend", any(fight_together(party, k) for k in known)),
            )
            self._stances[pair] = tuple(name for name, holds in stances if holds) or ("stranger",)
        return self._stances[pair]

    def _doers_before(self, occurrence: Occurrence) -> frozenset[str]:
        """Who did the last event of its type before: a report goes on with the deeds of one side."""
        k = self._order[id(occurrence)]
        before = self._occurrences[max(0, k - _TOLD_REACH) : k]
        last = next((o for o in reversed(before) if o.type == occurrence.type), None)
        return frozenset(r.id for r in last.initiators) if last else frozenset()

    def _anywhere(self, kind: str, party: Standing) -> Iterator[str]:
        """What is told of a party in other sentences: whose aircraft fly, who holds, fights and leaves places."""
        if kind in _FROM_THE_AIR and "owner_of_aircraft" in party.signs:
            yield "flies"
        if kind == "seizure":
            yield from (f"somewhere {sign}" for sign in _OF_HOLDERS if sign in party.signs)

    def _beside(self, question: Question, party: Standing, inside: list[int]) -> dict[str, float]:
        """How a party stands to the event words in their own sentences."""
        out: dict[str, float] = {}
        for i in inside:
            for naming in party.at[i]:
                group = naming.group
                out |= dict.fromkeys(naming.signs, 1.0)
                for mention in question.occurrence.mentions:
                    if mention.sentence.index == i:
                        apart = min(
                            abs(group.first - mention.type_last), abs(mention.type_first - group.last)
                        )
                        side = "behind" if group.first > mention.type_first else "ahead"
                        near = "near" if apart <= _NEAR_TOKENS else "in_sentence"
                        out[near] = out[side] = out[f"{side} {group.preposition or 'bare'}"] = 1.0
                        if apart <= _NEXT_TOKENS:
                            out[f"next {side}"] = 1.0
        return out

    def _elsewhere(self, first: int, party: Standing) -> dict[str, float]:
        """Where a party is named that the event's own sentences do not name."""
        before = party.before(first)
        if before is not None:
            return {"sentence_before" if first - before == 1 else "before": 1.0}
        after = party.after(first)
        return {} if after is None else {"sentence_after" if after - first == 1 else "after": 1.0}

    def answers(self, question: Question) -> list[Answer]:
        """What was read, and in its place (or beside it, in a clash) every party that is not on the other side."""
        kind, state = question.occurrence.type, question.state
        as_read = {f"as read, {state}": 1.0, f"as read, {state}, {kind}": 1.0}
        if question.role == WHO and state in _OPEN:
            as_read |= {f"{state}, {way}": 1.0 for way in _ways_told(question)}
        out = [_answer(question.read, as_read)]
        if state == "sides":
            return out
        scene = self.scene(question)
        for party in self._candidates(question):
            found = self.features(question, scene, party)
            features = {f"for {state}": 1.0, f"for {state}, {kind}": 1.0, **found}
            if party.id in NOBODY_BUT:
                features[f"bystanders for {state}"] = features[f"bystanders, {kind}"] = 1.0
            out.append(_answer(question.read if state == "one side" else (), features, party))
        if question.read:
            out.append(_answer((), {f"drop {state}": 1.0, f"drop {state}, {kind}": 1.0}))
        if state == "civilians" and question.role == WHOM:
            out.append(
                _answer((replace(question.read[0], id="unknown"),), {f"unknown, {kind}": 1.0, "unknown": 1.0})
            )
        return out

    def _candidates(self, question: Question) -> Iterator[Standing]:
        taken = question.known | {r.id for r in question.read}
        yield from (p for p in self._standings.often if p.id not in taken)
        if question.role == WHOM and question.occurrence.type != "seizure":
            for party in self._standings.bystanders.values():
                if party.id not in taken and question.names_inside(party):
                    yield party


def _answer(refs: tuple[Ref, ...], features: dict[str, float], party: Standing | None = None) -> Answer:
    ids = {r.id for r in refs}
    if party is not None:
        ids.add(party.id)
    return Answer(refs, party, Option("+".join(sorted(ids)), features))


def choose_sides(findings: list[Findings], occurrences: list[Occurrence]) -> None:
    """Gives each occurrence the doers and the targets that weigh most, by what was read and by the whole article."""
    sides = Sides(findings, occurrences)
    for occurrence in occurrences:
        for question in questions(occurrence):
            answers = sides.answers(question)
            if len(answers) < 2:
                continue
            chosen = choose(question.role, question.about, [answer.option for answer in answers])
            if chosen == 0:
                continue
            if question.role == WHO:
                occurrence.initiators = answers[chosen].to_refs(question)
            else:
                occurrence.targets = answers[chosen].to_refs(question)
