"""What the standing judgements hold: which events are one incident, which are two, and what was said of each.

A judgement is anchored in events and not in an incident's id, so that it outlasts every linking and every new version of
an article. Judgements are gone through in the order in which they were made, and for each event the last one that saw it
decides. A judgement that was made while a join stood, and that join was withdrawn since, is taken without the events
that the join had brought in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from tawthiq.incidents.clustering import Constraints
from tawthiq.incidents.naming import Key
from tawthiq.records import Judgement, Member


@dataclass(slots=True)
class Held:
    """Events that are exactly the members of one incident, and the judgements that say so."""

    members: set[Key] = field(default_factory=set)
    judgements: list[Judgement] = field(default_factory=list)


@dataclass(slots=True)
class Standing:
    """All that stands."""

    held: list[Held] = field(default_factory=list)
    asunder: list[tuple[frozenset[Key], frozenset[Key], Judgement]] = field(default_factory=list)
    """Events that are other occurrences than those beside them, and the judgement that parted them."""
    _where: dict[Key, Held] = field(default_factory=dict)

    def holding(self, members: Iterable[Key]) -> Held | None:
        """What is held of an incident with these events; `None` where nothing was judged of it."""
        touched = self._touched(members)
        return touched[0] if touched else None

    def hold(self, judgement: Judgement, members: frozenset[Key], *, absorb: bool = False) -> None:
        """Let these events be the members of one incident, of which whatever was judged of it before stays judged.

        Args:
            judgement: the one that holds them.
            members: they and no others.
            absorb: whether incidents that were judged on their own come in with all that was judged of them.
        """
        touched = self._touched(sorted(members))
        main = touched[0] if touched else Held()
        if not touched:
            self.held.append(main)
        for other in touched[1:]:
            other.members -= members
            if absorb or not other.members:
                main.judgements += other.judgements
                other.judgements = []
        for key in main.members - members:
            del self._where[key]
        main.members = set(members)
        main.judgements = sorted((*main.judgements, judgement), key=lambda one: one.id)
        self._where.update(dict.fromkeys(members, main))

    def _touched(self, members: Iterable[Key]) -> list[Held]:
        """Those that hold any of these events, the one with most of them first, among equals the one met first."""
        shared: dict[int, list[Held]] = {}
        for key in members:
            if key in self._where:
                shared.setdefault(id(self._where[key]), []).append(self._where[key])
        return [held[0] for held in sorted(shared.values(), key=lambda held: -len(held))]

    def constraints(self, keys: Sequence[Key]) -> Constraints:
        """For events by number."""
        number = {key: i for i, key in enumerate(keys)}

        def present(members: Collection[Key]) -> list[int]:
            return sorted(number[key] for key in members if key in number)

        together = [there for held in self.held if (there := present(held.members))]
        parted = {
            (min(a, b), max(a, b))
            for some, others, _ in self.asunder
            for a in present(some)
            for b in present(others)
        }
        return Constraints(together=together, asunder=sorted(parted))


def standing(judgements: Sequence[Judgement]) -> Standing:
    """What all judgements of a store together hold; the withdrawn ones are looked at for what later ones rest on."""
    found = Standing()
    withdrawn = [one for one in judgements if one.kind == "join" and not one.stands]
    for judgement in sorted(judgements, key=lambda one: one.id):
        if judgement.stands:
            _KINDS[judgement.kind](found, as_it_rests(judgement, withdrawn))
    found.held = [held for held in found.held if held.members]
    return found


def keys_of(members: Iterable[Member]) -> frozenset[Key]:
    """The events that members name."""
    return frozenset((member.article, member.event) for member in members)


def members_of(keys: Iterable[Key]) -> tuple[Member, ...]:
    """Members that name these events, in their order."""
    return tuple(Member(article=article, event=event) for article, event in keys)


# ---------------------------------------------------------------- what each kind holds
def _join(found: Standing, judgement: Judgement) -> None:
    found.hold(judgement, keys_of(judgement.members) | keys_of(judgement.others), absorb=True)


def _part(found: Standing, judgement: Judgement) -> None:
    parted = keys_of(judgement.others)
    left = keys_of(judgement.members) - parted
    found.hold(judgement, left)
    found.asunder.append((left, parted, judgement))


def _keep(found: Standing, judgement: Judgement) -> None:
    found.hold(judgement, keys_of(judgement.members))


_KINDS: dict[str, Callable[[Standing, Judgement], None]] = {
    "join": _join,
    "part": _part,
    "correct": _keep,
    "discount": _keep,
    "note": _keep,
}


def as_it_rests(judgement: Judgement, withdrawn: Iterable[Judgement]) -> Judgement:
    """A judgement without the events that joins had brought into its incident, where these were withdrawn since."""
    anchors = {"members": judgement.members, "others": judgement.others}
    for join in withdrawn:
        if join.withdrawn_at is None or not join.made_at <= judgement.made_at < join.withdrawn_at:
            continue
        own, brought = keys_of(join.members), keys_of(join.others)
        for name, members in anchors.items():
            if keys_of(members) & own:
                anchors[name] = tuple(m for m in members if (m.article, m.event) not in brought)
    return judgement.model_copy(update=anchors)
