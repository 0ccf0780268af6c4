"""The parties around a count, and which of them can have done something."""

from __future__ import annotations

from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.findings import Findings
from tawthiq.reader.group import Group
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.drafts import Count
from tawthiq.reader.tallies.vocabulary import tally_word
from tawthiq.reader.vocabulary import words

_PARTS_REACH = 3
_FOUGHT = words("sides.fought") - {"مع"}


class PartiesAround:
    """One count of a sentence with the stretch of words that is its own, and the noun phrases in it."""

    def __init__(self, findings: Findings, counts: list[Count], k: int, speaker: str | None) -> None:
        self.s: Sentence = findings.sentence
        self.groups = findings.groups
        self.count = counts[k]
        self.speaker = speaker
        self.floor = counts[k - 1].last + 1 if k else self.s.first
        self.listed = k > 0 and "و" in self.count.prefix and self.count.governor < 0
        """ "152 قتلوا بغارات روسية، و208 من الجيش": an item of a list; the acts before it are the item's before."""
        self.own_last, self.ceiling = self._own_stretch(counts, k)
        self.counted = {id(c.group) for c in counts if c.group is not None}

    def _own_stretch(self, counts: list[Count], k: int) -> tuple[int, int]:
        """The end of a count with the parts told right behind it, and where the next count begins."""
        last = counts[k].last
        for following in counts[k + 1 :]:
            between = range(last + 1, following.first)
            opened = any(self.s.at(i, "parts") for i in between)
            goes_on = last > counts[k].last and len(between) <= 1
            if following.who is None or not (opened or goes_on) or len(between) > _PARTS_REACH:
                return last, following.first
            last = following.last
        return last, self.s.last

    def agent_at(self, i: int) -> Group | None:
        """The phrase at a token that may name who did it; None for another."""
        group = next((g for g in self.groups if g.first == i), None)
        if group is None or id(group) in self.counted or self.s.word(group.first - 1) in _FOUGHT:
            return None
        return group if self.can_act(group) else self._named_before(group)

    def _named_before(self, group: Group) -> Group | None:
        """ "لهذه الخلايا": whose cells they are has been said in the sentence."""
        if not group.unit or not group.definite:
            return None
        named = [g for g in self.groups if g.last < group.first and g.unit and g.actors]
        return named[-1] if named else None

    def can_act(self, group: Group) -> bool:
        """Whether a phrase may name a doer: no number, no holder of an area, no organisation that only reports."""
        if group.quantity is not None or self._holds_an_area(group):
            return False
        if group.actors:
            return any(i not in organisations() for i in group.actors)
        return group.person is not None and group.person.key in ("unknown_gunmen", "smugglers")

    def _holds_an_area(self, group: Group) -> bool:
        """ "في مناطق سيطرة قسد": the party only tells where."""
        words = (tally_word(self.s, i, "held_by") for i in range(group.first - 3, group.first))
        return any(w is not None and w.last == group.first - 1 for w in words)

    def group_before(self, verb: int) -> Group | None:
        """The phrase right before a verb that may be its subject."""
        for i in range(verb - 1, max(self.floor, verb - 4) - 1, -1):
            group = next((g for g in self.groups if g.last == i), None)
            if group is not None:
                opens = not group.preposition or self.s.word(group.first - 1) in ("ان", "بان")
                return group if opens and self.can_act(group) and id(group) not in self.counted else None
        return None

    def with_joined(self, group: Group, others: list[Group]) -> list[str]:
        """The ids of a phrase and of those joined to it or acting beside it."""
        out = self.ids(group, self.count.event_type)
        last = group.last
        for other in others:
            near = other.joined and not other.preposition and last < other.first <= last + 2
            beside = self.s.word(other.first - 1) in ("بمسانده", "بدعم", "بمشاركه", "باسناد", "بالتعاون") or (
                other.preposition == "مع" and self.s.word(other.first - 2) == "بالتعاون"
            )
            if (near or beside) and other.actors:
                out.extend(i for i in self.ids(other, self.count.event_type) if i not in out)
                last = other.last
        return out

    def ids(self, group: Group, kind: str | None) -> list[str]:
        """The ids that a phrase names; `kind` is the type of what they did."""
        ids = list(group.actors) or ([group.person.key] if group.person is not None else [])
        aircraft = any(
            self.s.word(i).lstrip("وب").removeprefix("ال").startswith(("طاير", "طيران", "مقاتلات", "مروحي"))
            for i in range(group.first, group.last + 1)
        )
        return [self.air(i, "air_strike" if aircraft else kind) for i in ids]

    def air(self, actor: str, kind: str | None) -> str:
        """An actor as he is called when he strikes from the air."""
        return "russian_air_force" if actor == "russia" and kind == "air_strike" else actor
