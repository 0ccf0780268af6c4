"""What contradicts what people decided before: a sentence that names the judgement, who made it and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.errors import InvalidInput
from tawthiq.incidents.corrections import Correction, correction_of
from tawthiq.incidents.naming import Key
from tawthiq.incidents.standing import as_it_rests, keys_of
from tawthiq.records import Incident, Judgement


def said(judgement: Judgement) -> str:
    """A judgement as a sentence names it."""
    return f"judgement {judgement.id} ({judgement.made_by}, {judgement.made_at.date()})"


def check_joined(members: frozenset[Key], judgements: Sequence[Judgement]) -> None:
    """Whether events may be one occurrence.

    Raises:
        InvalidInput: a standing judgement parted some of them from others.
    """
    for judgement in _standing("part", judgements):
        parted = keys_of(judgement.others)
        if members & parted and members & (keys_of(judgement.members) - parted):
            raise InvalidInput(
                f"to join these contradicts {said(judgement)}, which parted them; withdraw it first"
            )


def check_parted(
    incident: str, left: frozenset[Key], parted: frozenset[Key], judgements: Sequence[Judgement]
) -> None:
    """Whether events may be other occurrences than those left.

    Raises:
        InvalidInput: a standing judgement joined all those it brought in to what it brought them to.
    """
    for judgement in _standing("join", judgements):
        own, brought = keys_of(judgement.members), keys_of(judgement.others)
        for some, others in ((own, brought), (brought, own)):
            if some & parted and not some & left and others & left:
                raise InvalidInput(
                    f"{incident}: to part these contradicts {said(judgement)}, which joined them; withdraw it first"
                )


def check_corrections(incidents: Iterable[Incident], judgements: Sequence[Judgement]) -> None:
    """Whether incidents may be joined as far as their corrections go.

    Raises:
        InvalidInput: standing judgements give one field of two of them different values.
    """
    by_number = {judgement.id: judgement for judgement in judgements}
    corrected: dict[tuple[str, ...], tuple[Correction, Judgement]] = {}
    for incident in incidents:
        for number in incident.judgements:
            judgement = by_number[number]
            if judgement.kind not in ("correct", "discount"):
                continue
            correction = correction_of(judgement)
            other = corrected.setdefault(correction.about, (correction, judgement))
            if other[0].value != correction.value:
                raise InvalidInput(
                    f"{correction.phrase} was corrected differently by {said(other[1])} and {said(judgement)}; "
                    "withdraw one of them before they are joined"
                )


def _standing(kind: str, judgements: Sequence[Judgement]) -> list[Judgement]:
    withdrawn = [one for one in judgements if one.kind == "join" and not one.stands]
    return [as_it_rests(one, withdrawn) for one in judgements if one.kind == kind and one.stands]
