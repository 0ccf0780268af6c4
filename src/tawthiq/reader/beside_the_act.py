"""Who is told beside an act: doers behind "من قبل" and "على يد", those who stood by them, who lost what was gained."""

from __future__ import annotations

from tawthiq.lexicon.fronts import fight_together
from tawthiq.reader.clause import Clause
from tawthiq.reader.group import Group
from tawthiq.reader.vocabulary import words

_HELPING = words("frames.helping")
_FROM = frozenset(("من", "ايدي", "يد", "قبضه"))
_ADJECTIVE_REACH = 3


class BesideTheAct(Clause):
    """Adds to a clause's arguments those whom no event word governs."""

    def agents(self) -> None:
        """ "من قبل …", "على يد …", "برصاص …" anywhere in the strand's stretch."""
        end = self._end_of(self.strand.last)
        for group in self.groups:
            if not self.strand.first <= group.first <= end:
                continue
            if self._marked_agent(group) or (self.arguments.initiators and self._helps(group)):
                if group in self.arguments.targets:
                    self.arguments.targets.remove(group)
                self.arguments.initiate(group)
        if self.strand.triggers and self.strand.triggers[0].type == "seizure":
            self._taken_from()
        doers = {a for g in self.arguments.initiators for a in g.actors}
        for i in range(self.strand.first, end) if doers else ():
            helper = self._helper_by_adjective(i)
            if helper is not None and any(fight_together(helper.actors[0], d) for d in doers):
                self.arguments.initiate(helper)
        self.arguments.targets = [g for g in self.arguments.targets if g not in self.arguments.initiators]

    def _taken_from(self) -> None:
        """ "استعادتها من تنظيم داعش", "انتزعت البلدة من أيدي الفصائل": the party that lost what was gained."""
        gain = next(t for t in reversed(self.strand.triggers) if t.type == "seizure")
        for group in self._following(gain):
            bound = group.preposition in _FROM or self.s.word(group.first - 1) in _FROM
            if bound and group.actors and group.object is None and group not in self.arguments.initiators:
                self.arguments.hit(group)
                return

    def _helper_by_adjective(self, i: int) -> Group | None:
        """ "بدعم جوي روسي", "بغطاء جوي روسي": a state that stood by the doer, told by its adjective alone."""
        if self.s.word(i) not in _HELPING:
            return None
        for j in range(i + 1, min(i + 1 + _ADJECTIVE_REACH, self.s.last)):
            adjective = self.s.at(j, "adjective")
            if adjective is not None and self._group_at(j) is None:
                by_air = any(self.s.word(k).startswith("جوي") for k in range(i + 1, j))
                air_force = by_air and adjective.entry.key == "russia"
                actor = "russian_air_force" if air_force else adjective.entry.key
                return Group(i, adjective.last, j, actors=[actor])
        return None
