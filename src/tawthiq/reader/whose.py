"""Whose dead these are, where the counted phrase does not say: "ما أدى إلى مقتل عنصرين وإصابة ثالث".

The parties around it are the options: whom the event hit, who did it, who speaks, whose dead were told before, who is
named in the sentence; and civilians, and nobody known. Each has named features; the weights choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawthiq.choices import Option, choose
from tawthiq.lexicon.fronts import fight_together
from tawthiq.reader.findings import NAMELESS, Mention, Ref
from tawthiq.reader.group import Group
from tawthiq.reader.toll import Toll

CHOICE = "whose_dead"
_MARTYR = "شه"
_NEAR = 6
_FAR = 4


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a toll: its event as told so far, whose dead were told before it, and who speaks."""

    mention: Mention
    initiators: Sequence[Ref]
    targets: Sequence[Ref]
    before: Sequence[str]
    """The groups of the counts told before, in order."""
    speaker: str | None


def whose_dead(toll: Toll, by_rule: str, around: Around) -> str:
    """The id of those harmed; `by_rule` is what the grammar alone would say."""
    roles = _roles(toll, around)
    for group in (by_rule, "civilians", "unknown"):
        roles.setdefault(group, [])
    roles[by_rule].append("by rule")
    both = toll.outcome == "casualties"
    counted = "killed 2" if both else f"{toll.outcome} {toll.minimum}"
    shape = _shape(toll)
    about = around.mention.sentence.tokens.raw_span(around.mention.first, around.mention.last)
    ids = list(roles)
    options = [
        Option(
            f"{counted} {i}",
            dict.fromkeys(_features(i, roles[i], shape, toll, around), 1.0),
        )
        for i in ids
    ]
    return ids[choose(CHOICE, about, options)]


def _roles(toll: Toll, around: Around) -> dict[str, list[str]]:
    """Every party around the toll, with what it is to the event or the sentence."""
    out: dict[str, list[str]] = {}

    def note(actor: str | None, role: str) -> None:
        if actor is not None and actor not in NAMELESS and role not in out.setdefault(actor, []):
            out[actor].append(role)

    for ref in around.targets:
        note(ref.id, "hit as a thing" if ref.object not in (None, "person") else "hit")
    for ref in around.mention.targets:
        note(ref.id, "hit in this sentence")
    for ref in around.initiators:
        note(ref.id, "did it")
    note(around.speaker, "speaks")
    if around.before:
        note(around.before[-1], "dead told just before")
        for actor in around.before[:-1]:
            note(actor, "dead told before")
    for actor, role in _named(toll, around.mention):
        note(actor, role)
    for k, actor in enumerate(around.mention.named_before[:_FAR]):
        note(actor, "named last in the text" if k == 0 else "named in the text")
    return out


def _named(toll: Toll, mention: Mention) -> Iterator[tuple[str, str]]:
    """Who is named in the sentence: nearest before, farther before, right behind, farther behind."""
    nearest = True
    for group in reversed(mention.groups):
        if group is toll.group or group.first > toll.first:
            continue
        for actor in group.actors:
            yield actor, ("named last before" if nearest else "named before") + _as(group)
        nearest = nearest and not group.actors
    for group in mention.groups:
        if group is not toll.group and group.first > toll.last:
            near = group.first - toll.last <= _NEAR
            for actor in group.actors:
                yield actor, "named right behind" if near else "named behind"


def _as(group: Group) -> str:
    if group.object is not None:
        return " with a thing"
    return " as people" if group.person is not None else ""


def _shape(toll: Toll) -> str:
    """What the phrase itself says of them."""
    group = toll.group
    if group is None:
        return "pronoun" if toll.pronoun else "nobody named"
    if group.other:
        return "others"
    noun = group.person.key if group.person is not None else None
    kind = noun or ("unit" if group.unit else "dead" if group.harm is not None else "number")
    return f"{kind} of theirs" if group.suffix else kind


def _on_a_side(actor: str, around: Around) -> Iterator[str]:
    """How a party stands to those who did it and to those hit, by what is known of the fronts."""
    doers = [r.id for r in around.initiators if r.id not in NAMELESS]
    hit = [r.id for r in around.targets if r.id not in NAMELESS and r.id != "civilians"]
    if doers:
        own = actor in doers
        beside = any(fight_together(actor, d) for d in doers)
        yield "a doer" if own else "beside the doer" if beside else "against the doer"
        if not own:
            yield f"{'beside' if beside else 'against'} the doer, {around.mention.type}"
    if hit and actor not in hit:
        yield "beside those hit" if any(fight_together(actor, h) for h in hit) else "another than those hit"


def _features(actor: str, roles: Sequence[str], shape: str, toll: Toll, around: Around) -> Iterator[str]:
    mention = around.mention
    word = mention.sentence.word(toll.harm.first).removeprefix(toll.harm.prefix)
    nobody = actor in ("civilians", "unknown")
    kind = actor if nobody else "party"
    for role in roles or ("nothing",):
        yield f"{role}"
        yield f"{role}, {kind}"
        yield f"{role}, {shape}"
        yield f"{role}, {mention.type}"
        yield f"{role}, {toll.harm.entry.key}"
    yield " and ".join(sorted(roles)) or "nothing"
    if not nobody:
        yield from _on_a_side(actor, around)
    if toll.group is not None and toll.group.person is not None:
        noun = toll.group.person.facts.get("lemma", "")
        yield f"{noun}, {actor}"
    yield f"{kind}, {shape}"
    yield f"{kind}, {mention.type}"
    yield f"{kind}, {toll.harm.entry.key}"
    yield f"{kind}, word {word}"
    if _MARTYR in word:
        yield f"{kind}, martyrs"
    for ref in around.initiators[:1]:
        yield f"{actor} by {ref.id}"
