"""Incidents with what stands behind them: who told of them, and what only a party's own claim says.

A claim stays a claim: an incident of which nobody but a party (or an accuser) tells is no documented operation, and a
toll of which only a party tells is none of the documented dead. Both are counted apart, under the name of who says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tawthiq.incidents.policy import shipped_policy
from tawthiq.lexicon.tables import rows as lexicon_rows
from tawthiq.records import Incident, Record, Toll, Who, toll_of
from tawthiq.statistics.classes import shipped_classes
from tawthiq.store import Store

Row = Mapping[str, Any]
Tellings = Mapping[tuple[str, str], "Telling"]
"""How events are told, by article and event."""
THIRD_PARTY = frozenset({"reported", "admitted"})
"""The stances of a word that is nobody's own claim: a third party's, and a party's on its own harm or wrong."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event behind an incident: in which outlet it stands, whose word it is and how it is meant."""

    outlet: str | None
    speaker: str
    stance: str
    party_organ: str | None
    """The party whose organ the outlet is."""

    @property
    def is_claim(self) -> bool:
        """Whether it is no third party's word."""
        return self.stance not in THIRD_PARTY or (self.party_organ is not None and self.stance != "admitted")

    @property
    def claimant(self) -> str:
        """Whose claim it is; what an organ of a party passes on as others' word is that party's."""
        if self.party_organ is not None and self.stance in THIRD_PARTY:
            return self.party_organ
        return self.speaker


@dataclass(frozen=True, slots=True)
class Case:
    """An incident, every telling of it, and what is left of it without tolls that only a claim gives."""

    incident: Incident
    tellings: tuple[Telling, ...]
    documented: Incident
    """The incident with those figures of killed and wounded only that stand on more than a claim."""
    claimed: tuple[tuple[Row, tuple[str, ...]], ...]
    """The rows of figures that only claims give, and whose claims they are."""

    @classmethod
    def of(cls, incident: Incident, tellings: Iterable[Telling]) -> Case:
        """The incident with its tellings."""
        claimants = [_row_claimants(row) for row in incident.casualties]
        claimed = tuple((row, by) for row, by in zip(incident.casualties, claimants, strict=True) if by)
        kept = tuple(row for row, by in zip(incident.casualties, claimants, strict=True) if not by)
        # Totals are of all rows; without some of them they are counted again from what is left.
        documented = incident.model_copy(update={"casualties": kept, "totals": {}}) if claimed else incident
        return cls(incident, tuple(tellings), documented, claimed)

    def claimed_tolls(self, outcome: str) -> dict[tuple[str, ...], Toll]:
        """The people whom only claims tell to be harmed, by whose claims they are."""
        found = {}
        for by in dict.fromkeys(by for _, by in self.claimed):
            rows = tuple(dict(row) for row, others in self.claimed if others == by)
            toll = toll_of(self.incident.model_copy(update={"casualties": rows, "totals": {}}), outcome)
            if toll is not None:
                found[by] = toll
        return found

    @property
    def claimants(self) -> tuple[str, ...]:
        """On whose word alone it is known; empty where a third party tells of it."""
        if not self.tellings or not all(one.is_claim for one in self.tellings):
            return ()
        return tuple(sorted({one.claimant for one in self.tellings}))

    def toll(self, outcome: str, *, of: str | None = None, who: Who | None = None) -> Toll | None:
        """The people harmed, by more than a claim; `None` where nothing is stated.

        Args:
            outcome: `killed` or `wounded`.
            of: only people of this class (`civilians`, `fighters`, `unknown`). Unknown are those that are left when the
                known ones are taken from all, so that nobody is counted in two classes.
            who: only these among them.
        """
        if of is None:
            return toll_of(self.documented, outcome, who=who)
        toll = toll_of(self.documented, outcome, groups=self._groups(of))
        return self._without_known(outcome, toll) if of == "unknown" and toll is not None else toll

    def _groups(self, of: str) -> frozenset[str]:
        class_of = shipped_classes().of_group
        return frozenset(row["group"] for row in self.documented.casualties if class_of(row["group"]) == of)

    def _without_known(self, outcome: str, unknown: Toll) -> Toll | None:
        known = toll_of(self.documented, outcome, groups=self._groups("civilians") | self._groups("fighters"))
        everyone = toll_of(self.documented, outcome)
        if known is None or known.best is None or everyone is None or everyone.best is None:
            return unknown
        left = everyone.best - known.best
        if left <= 0:
            return None
        best = left if unknown.best is None else min(left, unknown.best)
        return Toll(low=min(unknown.low or 0, best), best=best, high=unknown.high)

    def toll_of_group(self, outcome: str, group: str) -> Toll | None:
        """The people of one group harmed, by more than a claim."""
        return toll_of(self.documented, outcome, groups=frozenset({group}))


def toll_of_row(row: Row) -> Toll:
    """The low, best and high of a row of casualties."""
    return Toll(low=row["low"], best=row["best"], high=row["high"])


def _row_claimants(row: Row) -> tuple[str, ...]:
    """Whose claims the figures of a row are; empty where one of them is not."""
    claimants = [_claimant_of(figure, row["group"]) for figure in row.get("figures", ())]
    known = {one for one in claimants if one is not None}
    return tuple(sorted(known)) if None not in claimants else ()


def _claimant_of(figure: Row, group: str) -> str | None:
    """Whose claim a figure is, as the linking marked it; what a party's organ tells of others is that party's."""
    stance = figure.get("stance") or "reported"
    if figure.get("claim", stance not in THIRD_PARTY):
        return str(figure["speaker"])
    organ = party_organs().get(figure.get("outlet") or "")
    return None if organ is None or stance == "admitted" or _of_one_side(organ, group) else organ


def _of_one_side(party: str, group: str) -> bool:
    camps = shipped_policy().camps_of
    return not set(camps.get(party, (party,))).isdisjoint(camps.get(group, (group,)))


def cases_of(incidents: Iterable[Incident], records: Iterable[Record]) -> dict[str, Case]:
    """The incidents with what stands behind them, by id; of the records only what is needed is kept."""
    wanted = list(incidents)
    members = {(member.article, member.event) for incident in wanted for member in incident.members}
    told = {
        key: telling(record.article.outlet, event.speaker, event.stance)
        for record in records
        for event in record.events
        if (key := (record.article.id, event.id)) in members
    }
    return {incident.id: case_of(incident, told) for incident in wanted}


def tellings_of(store: Store) -> Tellings:
    """How each event of a store is told, by article and event.

    Raises:
        StoreError: the store cannot be read.
    """
    told = cache(telling)  # a million events are told in few ways
    return {
        (article, event): told(outlet, speaker, stance)
        for article, event, outlet, speaker, stance in store.voices()
    }


def case_of(incident: Incident, told: Tellings) -> Case:
    """An incident with what stands behind it, in the order in which it was told."""
    keys = ((member.article, member.event) for member in incident.members)
    return Case.of(incident, (told[key] for key in keys if key in told))


def telling(outlet: str | None, speaker: str, stance: str) -> Telling:
    """How an event is told in an article of this outlet."""
    return Telling(outlet, speaker, stance, party_organs().get(outlet or ""))


@cache
def party_organs() -> Mapping[str, str]:
    """The party of each outlet that is an organ of one."""
    return {
        form.strip(): row["speaker"]
        for row in lexicon_rows("speakers.tsv")
        if row["kind"] == "party_organ"
        for form in row["forms"].split("|")
    }
