"""What an incident is in ACLED's terms: who did it, who was hit, whether anyone fought; and its parties by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.arabic.script import fold
from tawthiq.exports.acled_codebook import Facts
from tawthiq.exports.holdings import Holdings
from tawthiq.exports.parties import Named, named
from tawthiq.exports.told import ToldIncident, shown_and_whole
from tawthiq.lexicon.kinds import home_of_party
from tawthiq.records import Article, Event, Incident

_STATES = ("State forces", "External/Other forces")
_PEOPLE = ("Civilians", "Protesters", "Rioters")
_HIT = ("killed", "wounded")
_ATTACKS = ("armed_attack", "ambush", "clash", "assassination", "raid", "bombing", "shelling", "air_strike")


@dataclass(frozen=True, slots=True)
class Case:
    """An incident with the events it is made of, and its parties as the field names them."""

    incident: Incident
    told: tuple[tuple[Article, Event], ...]
    doers: tuple[Named, ...]
    targets: tuple[Named, ...]
    """Whom it was done to; where no source says so, who was killed or wounded."""

    @property
    def country(self) -> str | None:
        """Where it was, ISO 3166 alpha-2."""
        return self.incident.place.country if self.incident.place else None

    def facts(self) -> Facts:
        """What the rules ask of it."""
        incident, events = self.incident, [event for _, event in self.told]
        outcomes = frozenset(row["outcome"] for row in incident.casualties if row.get("high") != 0)
        return Facts(
            type=incident.type,
            doer=_doer(self.doers, self.country),
            target=_target(self.targets),
            weapons=frozenset(incident.weapons),
            outcomes=outcomes,
            objects=frozenset(party.object for one in events for party in one.targets if party.object),
            words=tuple(dict.fromkeys(fold(one.words["type"].text) for one in events if "type" in one.words)),
            fought=bool(
                outcomes & set(_HIT) or incident.weapons or any(one.type in _ATTACKS for one in events)
            ),
        )


def cases(holdings: Holdings) -> Iterator[tuple[Case, Case]]:
    """Each incident as it may be shown, and in full for what is decided about it."""
    for shown, whole in shown_and_whole(holdings):
        case = case_of(shown)
        yield case, case if whole is shown else case_of(whole)


def case_of(one: ToldIncident) -> Case:
    """The case of an incident with its events."""
    incident = one.incident
    day = incident.time.start if incident.time else None
    country = incident.place.country if incident.place else None
    targets = _named(incident.targets, country, day)
    if not targets:
        harmed = [row["group"] for row in incident.casualties if row["outcome"] in _HIT]
        own = set(incident.initiators)
        targets = _named((group for group in harmed if group not in own), country, day)
    return Case(incident, one.told, _named(incident.initiators, country, day), targets)


def _named(parties: Iterable[str], country: str | None, day: date | None) -> tuple[Named, ...]:
    """The parties that ACLED has a name for, each name once; `unknown` has none."""
    found = (named(party, country, day) for party in parties)
    return tuple({one.acled: one for one in found if one.acled}.values())


def _doer(doers: Sequence[Named], country: str | None) -> str:
    if not doers:
        return "none"
    organised = [one for one in doers if one.acled_kind not in _PEOPLE]
    if not organised:
        return "people"
    first = organised[0]
    if first.acled_kind not in _STATES:
        return "group"
    return "state_at_home" if home_of_party(first.party) == country else "state"


def _target(targets: Sequence[Named]) -> str:
    if not targets:
        return "none"
    return "fighters" if any(is_armed(one) for one in targets) else "people"


def is_armed(one: Named) -> bool:
    """Whether a party bears arms; relief organisations and the United Nations' staff do not."""
    return one.acled_kind not in _PEOPLE and one.ged_kind != "civilians"
