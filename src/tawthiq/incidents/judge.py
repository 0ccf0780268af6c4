"""What a person can decide of an incident: join, part, correct, discount, note, and withdraw what was decided.

Every decision is signed, dated, reasoned and reversible. It is applied to the stored incidents at once, in one
transaction with the judgement, and by every later linking. A refusal is one sentence and changes nothing.

>>> import tempfile, tawthiq
>>> from tawthiq.incidents import judge
>>> folder = tempfile.TemporaryDirectory()
>>> with tawthiq.open(f"{folder.name}/cases.db") as store:
...     _ = store.add(tawthiq.read("قُتل ثلاثة مدنيين بغارة جوية على بلدة سرمين يوم 4 آذار 2021."))
...     (incident,) = tawthiq.link(store)
...     signed = judge.Signed(by="rima", reason="seen on the video of the site")
...     decided = judge.correct(store, incident.id, "type", ["drone_strike"], signed)
...     (now,) = store.incidents()
>>> now.type, now.chosen[0].suggested, decided.judgement.id
('drone_strike', 'air_strike', 1)
>>> folder.cleanup()
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tawthiq.errors import InvalidInput
from tawthiq.incidents.contradictions import check_corrections, check_joined, check_parted, said
from tawthiq.incidents.corrections import Correction, correction_of, read_correction
from tawthiq.incidents.decision import Decision, events_of, incident_named
from tawthiq.incidents.standing import keys_of
from tawthiq.records import Incident, Judgement
from tawthiq.store import Deciding, Store


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, and why.

    Raises:
        InvalidInput: one of the two is missing.
    """

    by: str
    reason: str

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise InvalidInput(
                "a judgement is signed: say who decides with --by NAME, or once with TAWTHIQ_JUDGE=NAME"
            )
        if not self.reason.strip():
            raise InvalidInput("a judgement is reasoned: say why with --reason TEXT (of a note: --text TEXT)")


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement with its number, and the incidents that it concerns as they are now, the one judged first."""

    judgement: Judgement
    incidents: Sequence[Incident]


def join(store: Store, incidents: Sequence[str], signed: Signed) -> Decided:
    """Incidents are one occurrence; the first one keeps its id.

    Args:
        store: an open store.
        incidents: ids of two or more; an event that is suggested to the first may stand as `ARTICLE/EVENT`.
        signed: who and why.

    Raises:
        InvalidInput: an incident is not there or was merged; a standing judgement parted them, or corrected one field of
            both.
    """
    if len(set(incidents)) < len(incidents) or len(incidents) < 2:
        raise InvalidInput(f"join {' '.join(incidents)}: expected two or more different incidents")
    with store.deciding() as deciding:
        first = incident_named(deciding, incidents[0])
        suggested = {f"{m.article}/{m.event}": m for m in first.suggested}
        events = [suggested[one] for one in incidents[1:] if one in suggested]
        others = [incident_named(deciding, one) for one in incidents[1:] if one not in suggested]
        brought = [*events, *(member for other in others for member in other.members)]
        standing = deciding.judgements()
        check_joined(keys_of([*first.members, *brought]), standing)
        check_corrections([first, *others], standing)
        made = _made("join", first, signed, others=tuple(brought))
        decision = Decision.of(deciding, made)
        decision.keep(
            first, [*first.members, *brought], [s for one in (first, *others) for s in one.suggested]
        )
        for other in others:
            decision.gone[other.id] = first.id
        return Decided(decision.made, decision.save())


def part(store: Store, incident: str, events: Sequence[str], signed: Signed) -> Decided:
    """Events of an incident, or events suggested to it, are other occurrences than the rest of it.

    Args:
        store: an open store.
        incident: its id.
        events: as `ARTICLE/EVENT`.
        signed: who and why.

    Raises:
        InvalidInput: the incident is not there; an event is not of it; nothing would be left; a standing judgement joined
            them.
    """
    with store.deciding() as deciding:
        found = incident_named(deciding, incident)
        parted = events_of(deciding, found, events)
        left = [member for member in found.members if member not in parted]
        if not left:
            raise InvalidInput(
                f"{found.id}: to part all its events leaves nothing of it; expected some of them"
            )
        check_parted(found.id, keys_of(left), keys_of(parted), deciding.judgements())
        members = (*found.members, *(one for one in parted if one in found.suggested))
        made = _made("part", found, signed, members=members, others=tuple(parted))
        decision = Decision.of(deciding, made)
        decision.keep(found, left, [one for one in found.suggested if one not in parted])
        decision.free(parted)
        return Decided(decision.made, decision.save())


def correct(
    store: Store,
    incident: str,
    field: str,
    words: Sequence[str],
    signed: Signed,
    *,
    instead_of: int | None = None,
) -> Decided:
    """A field of an incident has this value, whatever its records say.

    Args:
        store: an open store.
        incident: its id.
        field: see `tawthiq.incidents.corrections.FIELDS`.
        words: the value as a person writes it.
        signed: who and why.
        instead_of: the standing correction of the field that this one takes the place of.

    Raises:
        InvalidInput: the incident is not there, the value is none of the field, or the field was corrected before.
    """
    return _correct(store, incident, read_correction(field, words), signed, instead_of)


def discount(store: Store, incident: str, signed: Signed, *, instead_of: int | None = None) -> Decided:
    """An incident does not count: its grade is `Discounted`, whatever its records say; see `correct`."""
    return _correct(store, incident, Correction("grade", "Discounted"), signed, instead_of, kind="discount")


def _correct(
    store: Store,
    incident: str,
    correction: Correction,
    signed: Signed,
    instead_of: int | None,
    *,
    kind: str = "correct",
) -> Decided:
    with store.deciding() as deciding:
        found = incident_named(deciding, incident)
        before = _correction_before(deciding, found, correction)
        if before is not None and before.id != instead_of:
            raise InvalidInput(
                f"{found.id}: {correction.phrase} was corrected by {said(before)}; "
                f"withdraw that, or correct with --instead-of {before.id}"
            )
        if instead_of is not None and before is None:
            raise InvalidInput(
                f"--instead-of {instead_of}: is no standing correction of {correction.phrase} of {found.id}"
            )
        value = {} if kind == "discount" else {"field": correction.field, "value": correction.value}
        made = _made(kind, found, signed, suggested=_suggested(found, correction), **value)
        if before is not None:
            deciding.withdraw(before.id, signed.by, f"corrected otherwise: {signed.reason}")
        decision = Decision.of(deciding, made)
        decision.keep(found, found.members, found.suggested)
        return Decided(decision.made, decision.save())


def note(store: Store, incident: str, signed: Signed, *, attempt: Attempt | None = None) -> Decided:
    """Something to be known of an incident, such as an attempt to verify it; changes none of its values.

    Raises:
        InvalidInput: the incident is not there.
    """
    with store.deciding() as deciding:
        found = incident_named(deciding, incident)
        made = _made("note", found, signed, value=attempt and attempt.as_json())
        decision = Decision.of(deciding, made)
        decision.keep(found, found.members, found.suggested)
        return Decided(decision.made, decision.save())


@dataclass(frozen=True, slots=True)
class Attempt:
    """Whom one asked about an incident, on which day, and the answer; `None` where there was none."""

    asked: str
    on: date | None = None
    answer: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "asked": self.asked,
            "on": self.on.isoformat() if self.on else None,
            "answer": self.answer,
        }


def withdraw(store: Store, number: int, signed: Signed) -> Decided:
    """Take a judgement back; it stays in the store, marked with who withdrew it, when and why.

    The incidents that it held are linked anew by themselves; the next `link` looks at all events.

    Raises:
        InvalidInput: there is no judgement of this number, or it was withdrawn before.
    """
    with store.deciding() as deciding:
        known = {judgement.id: judgement for judgement in deciding.judgements()}
        if number not in known:
            raise InvalidInput(
                f"judgement {number}: there is none of this number; `tawthiq judge list` shows those there are"
            )
        judgement = known[number]
        if not judgement.stands:
            raise InvalidInput(f"{said(judgement)} was withdrawn by {said_withdrawn(judgement)} before")
        deciding.withdraw(number, signed.by, signed.reason)
        decision = Decision.of(deciding)
        decision.release(judgement)
        incidents = decision.save()
        return Decided(next(one for one in deciding.judgements() if one.id == number), incidents)


def applies(store: Store, judgement: Judgement) -> bool:
    """Whether the current articles still tell of what was judged; where they do not, a judgement waits until they do."""
    told = store.still_told((*judgement.members, *judgement.others))
    left = [one for one in judgement.members if one in told and one not in judgement.others]
    return bool(left) and (not judgement.others or any(one in told for one in judgement.others))


def about(store: Store, incident: Incident) -> list[Judgement]:
    """All judgements about an incident or about events of it, in the order in which they were made."""
    wanted = {*incident.members, *incident.suggested}
    return [
        one
        for one in store.judgements()
        if one.incident == incident.id or wanted & {*one.members, *one.others}
    ]


def said_withdrawn(judgement: Judgement) -> str:
    """Who withdrew a judgement, and on which day."""
    day = judgement.withdrawn_at.date() if judgement.withdrawn_at else None
    return f"{judgement.withdrawn_by} on {day}"


# ---------------------------------------------------------------- inside
def _made(kind: str, incident: Incident, signed: Signed, **given: Any) -> Judgement:
    """A judgement before it has its number and time."""
    return Judgement.model_validate(
        {
            "id": 0,
            "kind": kind,
            "incident": incident.id,
            "members": incident.members,
            "reason": signed.reason.strip(),
            "made_by": signed.by.strip(),
            "made_at": datetime.min,
            **given,
        }
    )


def _correction_before(deciding: Deciding, incident: Incident, correction: Correction) -> Judgement | None:
    """The standing judgement that set the same."""
    numbers = set(incident.judgements)
    return next(
        (
            one
            for one in deciding.judgements()
            if one.id in numbers
            and one.kind in ("correct", "discount")
            and correction_of(one).about == correction.about
        ),
        None,
    )


def _suggested(incident: Incident, correction: Correction) -> Any:
    """What the machine gave of a field, also where a person had corrected it."""
    for chosen in incident.chosen:
        if chosen.judgement is not None and chosen.field == correction.phrase:
            return chosen.suggested
    if correction.field != "casualties":
        return incident.model_dump(mode="json")[correction.field]
    key = correction.about[1:]
    for row in incident.casualties:
        if tuple(str(row[name]) for name in ("outcome", "group", "who")) == key:
            return {name: row[name] for name in ("low", "best", "high")}
    return None


__all__ = [
    "Attempt",
    "Decided",
    "Signed",
    "about",
    "applies",
    "correct",
    "discount",
    "join",
    "note",
    "part",
    "said_withdrawn",
    "withdraw",
]
