"""The clause around the event words of a strand: which noun phrases may be their arguments."""

from __future__ import annotations

from tawthiq.reader.arguments import Arguments
from tawthiq.reader.candidates import Element, Strand
from tawthiq.reader.group import Group
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_AGENT_MARKS = words("frames.agent_marks")
_STOPS = words("frames.stops")
_HELPING = words("frames.helping")
_HELP_REACH = 4
_REACH = 16


class Clause:
    """Looks for the noun phrases before, behind and beside an event word, as far as its clause reaches."""

    def __init__(self, sentence: Sentence, strand: Strand, groups: list[Group]) -> None:
        self.s = sentence
        self.strand = strand
        self.groups = groups
        self.arguments = Arguments()
        self.event_tokens = {e.first for e in strand.elements if e.kind != "toll"}
        self.counted = {id(t.group) for t in strand.tolls if t.group is not None and t.outcome != "destroyed"}

    def _starts(self, element: Element) -> bool:
        return element.first == self.s.first

    def _relative(self, element: Element) -> bool:
        return self.s.word(element.first - 1) in ("الذي", "التي", "الذين", "ان", "التى")

    def _before(self, element: Element) -> Group | None:
        """The noun phrase right before a verb, which may be its subject."""
        for i in range(element.first - 1, max(self.s.first - 1, element.first - 7), -1):
            group = self._group_ending(i)
            if group is not None:
                ok = not group.preposition or self.s.word(group.first - 1) in ("ان", "بان")
                return group if ok and id(group) not in self.counted else None
            if self.s.word(i) in (".", ":", ";", "ان", "حيث", "فيما", "بينما") or self.s.at(
                i, "trigger", "harm", "say"
            ):
                return None
        return None

    def _joined_before(self, subject: Group) -> None:
        """ "هيئة تحرير الشام وفصائل من الجيش الحر هاجموا": the first of those before the verb."""
        last = subject
        while last.joined:
            prior = self._group_ending(last.first - 1)
            if prior is None or not (prior.actors or prior.unit) or prior.preposition:
                return
            self.arguments.initiate(prior)
            last = prior

    def _joined_initiators(self, subject: Group | None, rest: list[Group]) -> None:
        if subject is None:
            return
        last = subject
        for group in rest:
            joined = group.joined and not group.preposition and group.first <= last.last + 2
            if (joined and (group.actors or group.unit)) or self._helps(group):
                self.arguments.initiate(group)
                last = group
            else:
                return

    def _helps(self, group: Group) -> bool:
        """Whether a party only stands by the doer, which makes it one: "بدعم جوي من التحالف", "يساندها التحالف"."""
        for i in range(group.first - 1, max(self.s.first, group.first - 1 - _HELP_REACH), -1):
            word = self.s.word(i)
            if word in _HELPING:
                return bool(group.actors)
            if word in (",", ".", ":") or self.s.at(i, "trigger", "harm", "say", "light") is not None:
                return False
        return False

    def _is_weapon(self, group: Group) -> bool:
        if group.actors and group.preposition != "ب":
            return False  # "طائرات التحالف", "للطيران الروسي": a doer
        weapon = self.s.at(group.head, "weapon")
        return weapon is not None and weapon.last >= group.head

    def _marked_agent(self, group: Group) -> bool:
        return self.s.word(group.first - 1) in _AGENT_MARKS and not group.object

    def _following(self, element: Element, *, through: bool = False) -> list[Group]:
        """The noun phrases behind an event word, as far as its clause reaches."""
        start = element.last + 1
        end = self._end_of(max(element.last, element.object_at), through=through)
        out = []
        for group in self.groups:
            if start <= group.first < end and not self._is_weapon(group) and id(group) not in self.counted:
                out.append(group)
        return out

    def _end_of(self, token: int, *, through: bool = False) -> int:
        for i in range(token + 1, min(token + 1 + _REACH, self.s.last)):
            word = self.s.tokens.words[i]
            if word not in _STOPS and i not in self.s.hits:
                continue
            if self.s.time_at(i) is not None:
                continue  # "فجر اليوم": no event word, and no end of the clause
            if word in _STOPS and not (word == "قبل" and self.s.word(i - 1) == "من"):
                return i
            if self.s.at(i, "light", "harm", "say", "trigger") is None:
                continue
            light = self.s.at(i, "light")
            if light is not None and light.entry.key in ("cause", "undergo") and not through:
                return i
            if light is not None and light.entry.key == "do" and not through:
                return i
            if self.s.at(i, "harm") is not None and self._group_at(i) is None:
                return i
            if self.s.at(i, "say") is not None and self._group_at(i) is None:
                return i
            if self.s.at(i, "trigger") is not None and self._group_at(i) is None and i not in self.s.splits:
                return i
        return min(token + 1 + _REACH, self.s.last)

    def _group_ending(self, token: int) -> Group | None:
        return next((g for g in self.groups if g.last == token), None)

    def _group_at(self, token: int) -> Group | None:
        return next((g for g in self.groups if g.first <= token <= g.last), None)
