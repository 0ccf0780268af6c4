"""Incidents with what stands behind them: who told of them, and what only a party's own claim says.

A claim stays a claim: an incident of which nobody but a party (or an accuser) tells is no documented operation, and a
toll of which only a party tells is none of the documented dead. Both are counted apart, under the name of who says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tawthiq.lexicon.organisations import organisations
from tawthiq.lexicon.tables import rows as lexicon_rows
from tawthiq.records import Article, Event, Incident, Record, Toll, added_tolls
from tawthiq.statistics.classes import shipped_classes

Row = Mapping[str, Any]
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
        """Whose claim it is."""
        generic = self.speaker == "outlet"
        return self.party_organ if generic and self.party_organ else self.speaker


@dataclass(frozen=True, slots=True)
class Case:
    """An incident, and every telling of it."""

    incident: Incident
    tellings: tuple[Telling, ...]

    @property
    def claimants(self) -> tuple[str, ...]:
        """On whose word alone it is known; empty where a third party tells of it."""
        if not self.tellings or not all(one.is_claim for one in self.tellings):
            return ()
        return tuple(sorted({one.claimant for one in self.tellings}))

    def rows(self, outcome: str) -> list[Row]:
        """Its figures of one outcome that stand on more than a claim."""
        return [row for row in self._rows(outcome) if not self._row_claimants(row)]

    def claimed_rows(self, outcome: str) -> list[tuple[Row, tuple[str, ...]]]:
        """Its figures of one outcome that only a claim gives, and whose claim it is."""
        return [(row, by) for row in self._rows(outcome) if (by := self._row_claimants(row))]

    def _rows(self, outcome: str) -> list[Row]:
        return [row for row in self.incident.casualties if row["outcome"] == outcome]

    def _row_claimants(self, row: Row) -> tuple[str, ...]:
        figures = row.get("figures", ())
        claims = [figure for figure in figures if is_claimed(figure)]
        if figures and len(claims) == len(figures):
            return tuple(sorted({str(figure["speaker"]) for figure in claims}))
        return ()

    def toll(
        self, outcome: str, *, classes: frozenset[str] | None = None, who: str | None = None
    ) -> Toll | None:
        """The people harmed, by more than a claim; `None` where nothing is stated.

        Args:
            outcome: `killed` or `wounded`.
            classes: only people of these classes (`civilians`, `fighters`, `unknown`).
            who: only these among them.
        """
        shipped = shipped_classes()
        if classes is None and who is None and not self.claimed_rows(outcome):
            whole = self.incident.totals.get(outcome)
            if whole is not None:
                return whole
        return added_tolls(
            toll_of_row(row)
            for row in self.rows(outcome)
            if row.get("who") == who
            and not row.get("within")
            and (classes is None or shipped.of_group(row["group"]) in classes)
        )

    def toll_of_group(self, outcome: str, group: str) -> Toll | None:
        """The people of one group harmed, by more than a claim."""
        return added_tolls(
            toll_of_row(row)
            for row in self.rows(outcome)
            if row["group"] == group and row.get("who") is None and not row.get("within")
        )


def toll_of_row(row: Row) -> Toll:
    """The low, best and high of a row of casualties."""
    return Toll(low=row["low"], best=row["best"], high=row["high"])


def is_claimed(figure: Row) -> bool:
    """Whether a figure is a party's own claim or an accusation.

    Where an article quotes a figure of somebody else, without saying how that one came to it, it is a claim if that one
    is a party.
    """
    stance = figure.get("stance")
    if stance is None:
        return figure["speaker"] not in organisations()
    return stance not in THIRD_PARTY


def cases_of(incidents: Iterable[Incident], records: Iterable[Record]) -> dict[str, Case]:
    """The incidents with what stands behind them, by id; of the records only what is needed is kept."""
    wanted = list(incidents)
    incident_of = {
        (member.article, member.event): incident.id for incident in wanted for member in incident.members
    }
    tellings: dict[str, list[Telling]] = {incident.id: [] for incident in wanted}
    for record in records:
        for event in record.events:
            found = incident_of.get((record.article.id, event.id))
            if found is not None:
                tellings[found].append(_telling(record.article, event))
    return {incident.id: Case(incident, tuple(tellings[incident.id])) for incident in wanted}


def _telling(article: Article, event: Event) -> Telling:
    organ = party_organs().get(article.outlet or "")
    return Telling(article.outlet, event.speaker, event.stance, organ)


@cache
def party_organs() -> Mapping[str, str]:
    """The party of each outlet that is an organ of one."""
    return {
        form.strip(): row["speaker"]
        for row in lexicon_rows("speakers.tsv")
        if row["kind"] == "party_organ"
        for form in row["forms"].split("|")
    }
