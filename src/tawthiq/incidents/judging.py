"""What people decided of an incident, put into it: their values beside the machine's, and every rival kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from tawthiq.incidents.corrections import Correction, correction_of
from tawthiq.incidents.figures import totals
from tawthiq.records import Chosen, Grade, Incident, Judgement, Place, Rival, Time, Toll

RULE = "judged"
"""The rule of a value that a person set."""


def judged(incident: Incident, judgements: Iterable[Judgement]) -> Incident:
    """The incident as people judged it.

    Args:
        incident: as its records make it.
        judgements: those that stand about it, in the order in which they were made; of two on one field the later counts.
    """
    for judgement in judgements:
        incident = _KINDS[judgement.kind](incident, judgement)
        incident = incident.model_copy(update={"judgements": (*incident.judgements, judgement.id)})
    return incident


def _as_it_is(incident: Incident, judgement: Judgement) -> Incident:
    # Who its members are was decided when they were grouped; a note is kept and shown.
    return incident


def _corrected(incident: Incident, judgement: Judgement) -> Incident:
    correction = correction_of(judgement)
    return _FIELDS.get(correction.field, _set)(incident, correction, judgement)


def _discounted(incident: Incident, judgement: Judgement) -> Incident:
    return _graded(incident, Correction("grade", "Discounted"), judgement)


_KINDS: dict[str, Callable[[Incident, Judgement], Incident]] = {
    "join": _as_it_is,
    "part": _as_it_is,
    "correct": _corrected,
    "discount": _discounted,
    "note": _as_it_is,
}


# ---------------------------------------------------------------- one field
def _set(incident: Incident, correction: Correction, judgement: Judgement) -> Incident:
    """A field whose value is a word or a list of words."""
    value = correction.value
    kept = tuple(value) if isinstance(value, list) else value
    return _with(incident, {correction.field: kept}, _chosen(incident, correction.field, value, judgement))


def _timed(incident: Incident, correction: Correction, judgement: Judgement) -> Incident:
    time = Time.model_validate(correction.value)
    return _with(incident, {"time": time}, _chosen(incident, "time", correction.value, judgement))


def _placed(incident: Incident, correction: Correction, judgement: Judgement) -> Incident:
    place = Place.model_validate(correction.value)
    # Other values of the field are told without p-codes.
    value = {name: part for name, part in correction.value.items() if name != "pcodes"}
    return _with(incident, {"place": place}, _chosen(incident, "place", value, judgement))


def _graded(incident: Incident, correction: Correction, judgement: Judgement) -> Incident:
    grade: Grade = correction.value
    chosen = _chosen(incident, "grade", grade, judgement)
    reason = f"{_reason(judgement)} (by rule {incident.grade}: {incident.grade_reason})"
    return _with(incident, {"grade": grade, "grade_reason": reason}, chosen)


def _counted(incident: Incident, correction: Correction, judgement: Judgement) -> Incident:
    """People harmed: the person's number stands for every source's in the counts; the figures stay as they were told."""
    value = correction.value
    key = tuple(value[name] for name in ("outcome", "group", "who"))
    toll = {"low": value["low"], "best": value["low"], "high": value["high"]}
    old = next((row for row in incident.casualties if _key(row) == key), None)
    machine = None if old is None else old.get("suggested", {name: old[name] for name in toll})
    row = {
        **(old or {**dict(zip(("outcome", "group", "who"), key, strict=True)), "beside": [], "figures": []}),
        **toll,
        "judgement": judgement.id,
        "suggested": machine,
    }
    if not row["figures"]:
        row["figures"] = [_own_figure(value, judgement)]
    rows = (*(row if one is old else one for one in incident.casualties), *(() if old else (row,)))
    field = "casualties " + " ".join(part for part in key if part)
    chosen = _chosen(incident, field, toll, judgement, machine=machine)
    counted: dict[str, Toll] = totals(rows)
    return _with(incident, {"casualties": rows, "totals": counted}, chosen)


_FIELDS: dict[str, Callable[[Incident, Correction, Judgement], Incident]] = {
    "time": _timed,
    "place": _placed,
    "grade": _graded,
    "casualties": _counted,
}


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return (row["outcome"], row["group"], row["who"])


def _own_figure(value: dict[str, Any], judgement: Judgement) -> dict[str, Any]:
    """The figure of a row that no source tells of."""
    return {
        "article": f"judgement {judgement.id}",
        "event": "",
        "published": None,
        "outlet": None,
        "source": judgement.made_by,
        "speaker": judgement.made_by,
        "stance": None,
        "claim": False,
        "rival": False,
        "judged": True,
        "group": value["group"],
        "min": value["low"],
        "max": value["high"],
        "vague": None,
        "within": None,
        "text": judgement.reason,
    }


# ---------------------------------------------------------------- how it came by its value
def _chosen(
    incident: Incident, field: str, value: Any, judgement: Judgement, *, machine: Any = None
) -> Chosen:
    """The person's value; who tells the same, and as rivals whatever else is told, what was suggested among it."""
    known = next((one for one in incident.chosen if one.field == field), None)
    if known is None:
        suggested = _machine_value(incident, field) if machine is None else machine
        known = Chosen(field=field, value=suggested, rule="", reason="")
    told = [Rival(value=known.value, sources=known.sources), *known.rivals] if known.sources else known.rivals
    plain = _plain(value)
    same = [one for one in told if _plain(one.value) == plain]
    return Chosen(
        field=field,
        value=value,
        rule=RULE,
        reason=_reason(judgement),
        sources=tuple(dict.fromkeys(source for one in same for source in one.sources)),
        rivals=tuple(one for one in told if _plain(one.value) != plain),
        judgement=judgement.id,
        suggested=known.suggested if known.rule == RULE else known.value,
    )


def _plain(value: Any) -> str:
    # Values that were not stored yet may hold tuples where stored ones hold lists.
    return json.dumps(value, sort_keys=True)


def _machine_value(incident: Incident, field: str) -> Any:
    return incident.model_dump(mode="json").get(field)


def _reason(judgement: Judgement) -> str:
    return f"{judgement.made_by}, {judgement.made_at.date()}: {judgement.reason}"


def _with(incident: Incident, values: dict[str, Any], chosen: Chosen) -> Incident:
    known = [one.field for one in incident.chosen]
    if chosen.field in known:
        kept = tuple(chosen if one.field == chosen.field else one for one in incident.chosen)
    else:
        kept = (*incident.chosen, chosen)
    return incident.model_copy(update={**values, "chosen": kept})
