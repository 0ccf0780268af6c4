"""One decision on its way into the store: which incidents it concerns, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tawthiq.errors import InvalidInput
from tawthiq.incidents.building import build, group_of
from tawthiq.incidents.grouping import group_events
from tawthiq.incidents.naming import Group, Key, key_of, name_groups
from tawthiq.incidents.policy import Policy
from tawthiq.incidents.sources import Told
from tawthiq.incidents.standing import Standing, as_it_rests, keys_of, standing
from tawthiq.incidents.weights import policy_of_store
from tawthiq.records import Incident, Judgement, Member
from tawthiq.store import Deciding


def incident_named(deciding: Deciding, id: str) -> Incident:
    """The incident of an id.

    Raises:
        InvalidInput: it was merged into another one, is told no more, or never was.
    """
    found = deciding.incident(id)
    if found is not None:
        return found
    if not deciding.was_there(id):
        raise InvalidInput(f"{id}: there is no such incident; `tawthiq incidents` shows those there are")
    into = deciding.went_into(id)
    if into is None:
        raise InvalidInput(f"{id}: no article tells of this incident any more; there is nothing to judge")
    raise InvalidInput(
        f"{id}: this incident went into {into} meanwhile; nothing was changed, judge {into} instead"
    )


def events_of(deciding: Deciding, incident: Incident, names: Sequence[str]) -> list[Member]:
    """Events of an incident, or suggested to it, by their names.

    Raises:
        InvalidInput: a name is none, or of an event that is not of the incident.
    """
    known = {f"{one.article}/{one.event}": one for one in (*incident.members, *incident.suggested)}
    for name in names:
        if name not in known:
            article, slash, event = name.rpartition("/")
            if not slash or not article or not event:
                raise InvalidInput(f"{name}: names no event; expected ARTICLE/EVENT as {next(iter(known))}")
            where = deciding.holding([Member(article=article, event=event)])
            its = f"it is of {where[0].id}" if where else "it is of no incident"
            raise InvalidInput(f"{name}: is no event of {incident.id}; {its}")
    return list(dict.fromkeys(known[name] for name in names))


@dataclass(slots=True)
class Decision:
    """What becomes of the incidents that a judgement concerns; nothing is written before `save`."""

    _deciding: Deciding
    _policy: Policy
    _standing: Standing
    judgement: Judgement | None = None
    gone: dict[str, str | None] = field(default_factory=dict)
    """Incidents that are none any more, and what each went into."""
    _groups: list[tuple[Group, str]] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, deciding: Deciding, judgement: Judgement | None = None) -> Decision:
        """A decision of a store that rests on all judgements, this new one among them."""
        made = deciding.add(judgement) if judgement else None
        return cls(deciding, policy_of_store(deciding), standing(deciding.judgements()), made)

    @property
    def made(self) -> Judgement:
        """The new judgement, with its number."""
        assert self.judgement is not None
        return self.judgement

    def keep(self, incident: Incident, members: Iterable[Member], suggested: Iterable[Member]) -> None:
        """Let an incident have these members and suggestions.

        Raises:
            InvalidInput: none of the members is told any more.
        """
        wanted = keys_of(members)
        told = self._told(wanted)
        if not told:
            raise InvalidInput(
                f"{incident.id}: no article tells of it any more; link the store again before it is judged"
            )
        held = self._standing.holding(wanted) is not None
        self._groups.append((Group(told, self._told(keys_of(suggested) - wanted), judged=held), incident.id))
        self._taken.add(incident.id)

    def free(self, members: Iterable[Member]) -> None:
        """Let events be incidents of their own, as the weights group them among themselves."""
        self._regroup(self._told(keys_of(members)), {}, self._taken)

    def release(self, judgement: Judgement) -> None:
        """Let the incidents of a judgement that was withdrawn be as they are without it."""
        rested = as_it_rests(judgement, [])
        concerned = [
            one
            for one in self._deciding.holding((*rested.members, *rested.others))
            if self._told(keys_of(one.members))
        ]
        if judgement.kind not in ("join", "part"):
            waiting = [one for one in concerned if one.suggested and not self._holds(one)]
            for one in concerned:
                if one not in waiting:
                    self.keep(one, one.members, one.suggested)
            concerned = waiting
        former = {key: one.id for one in concerned for key in keys_of(one.members)}
        if judgement.kind == "join":
            # What was brought in does not claim the id; it gets back the one that it had before.
            own = {former[key] for key in keys_of(rested.members) if key in former}
            former = {k: id for k, id in former.items() if id not in own or k not in keys_of(rested.others)}
        keys = {key for one in concerned for key in keys_of((*one.members, *one.suggested))}
        self._regroup(self._told(keys), former, {one.id for one in concerned})

    def save(self) -> list[Incident]:
        """Write what was decided; gives the incidents as they are now, those that were kept first."""
        built = [build(group, id, self._standing, self._policy) for group, id in self._groups]
        self._deciding.put(built, self.gone)
        return built

    # ------------------------------------------------------------ inside
    def _holds(self, incident: Incident) -> bool:
        return self._standing.holding(keys_of(incident.members)) is not None

    def _told(self, keys: Iterable[Key]) -> list[Told]:
        """The events as their articles tell them now, in the order in which they were told."""
        wanted = set(keys)
        records = self._deciding.records({article for article, _ in wanted})
        told = [
            Told(record.article, event) for record in records for event in record.events if event.specific
        ]
        return sorted((one for one in told if key_of(one) in wanted), key=lambda one: one.key)

    def _regroup(self, told: Sequence[Told], former: dict[Key, str], ids: set[str]) -> None:
        if not told:
            self.gone.update(dict.fromkeys(ids - self._taken))
            return
        groups = [group_of(some, self._standing) for some in self._grouped(told)]
        there = {id for id in ids if id not in former.values()}
        names = name_groups(
            groups,
            former,
            self._deciding.former_ids_of(ids),
            elsewhere=lambda id: id in there or id in self._taken or self._deciding.incident(id) is not None,
        )
        self.gone.update(names.gone)
        self._groups += zip(groups, names.ids, strict=True)
        self._taken.update(names.ids)

    def _grouped(self, told: Sequence[Told]) -> list[list[Told]]:
        if len(told) == 1:
            return [list(told)]
        constraints = self._standing.constraints([key_of(one) for one in told])
        return [
            [told[i] for i in group]
            for group in group_events(told, self._policy, constraints=constraints).groups
        ]
