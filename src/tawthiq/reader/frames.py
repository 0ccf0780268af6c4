"""Who did what to whom: the arguments of a strand's event words, by the construction each of them stands in."""

from __future__ import annotations

from tawthiq.reader.arguments import Arguments
from tawthiq.reader.beside_the_act import BesideTheAct
from tawthiq.reader.candidates import Element, Strand
from tawthiq.reader.group import Group
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_ON = words("frames.on")
_UNKNOWN = words("frames.unknown")
_DETONATING = ("تفجير",)
_THEIRS = ("ه", "ها", "هم", "هما")
_THEIR_CONTROL = ("ته", "تها", "تهم", "تهما")
"""Ends of "سيطرته على", "سيطرتهم على", which stand in the lexicon with their pronoun."""


def find_arguments(sentence: Sentence, strand: Strand, groups: list[Group]) -> Arguments:
    """The arguments of a strand, from every construction its words stand in."""
    reader = _FrameReader(sentence, strand, groups)
    for element in strand.elements:
        reader.read(element)
    reader.agents()
    return reader.arguments


def _burns(element: Element, group: Group) -> bool:
    """ "أضرم النار في منزل", "إضرام النار بسيارة": what was set on fire."""
    arson = element.hit.entry.facts.get("weapon") == "arson"
    return arson and group.preposition in ("في", "ب") and group.object is not None


class _FrameReader(BesideTheAct):
    def read(self, element: Element) -> None:
        """The table of constructions."""
        if element.kind == "toll":
            self._toll(element)
        elif element.kind == "light":
            self._light(element)
        elif element.is_verb:
            self._verb(element)
        elif element.object_at >= 0:
            self._masdar(element)
        elif element.frame == "mutual":
            self._mutual(element)
        elif element.frame in ("fire", "on", "campaign", "motion", "fall"):
            self._act(element)
        elif element.frame in ("blast", "self"):
            self._blast(element)
        elif element.frame == "ambush":
            self._ambush(element)
        elif element.frame in ("masdar", "over", "transitive", "hit", "repel", "detonate"):
            self._masdar(element)

    # --- verbs: VSO, SVO, passive
    def _verb(self, element: Element) -> None:
        frame = element.frame
        after = self._following(element)
        if element.hit.suffix and frame in ("transitive", "hit"):
            # "اغتاله ملثمان", "قتلهم التنظيم": the object is a pronoun for what stands before
            self.arguments.initiate(next((g for g in after[:1] if not g.preposition), None))
            self.arguments.hit(self._before(element))
            return
        subject, rest = self._subject(element, after)
        if frame == "mutual":
            self.arguments.initiate(subject)
            for group in rest:
                if group.preposition in ("مع", "بين") or group.joined:
                    self.arguments.initiate(group)
            return
        if frame == "blast":
            self._blast_targets(rest if subject is None else [subject, *rest])
            return
        if frame in ("self", "detonate"):
            self.arguments.initiate(subject)
            self._blast_targets(rest)
            return
        if frame == "repel":
            self.arguments.hit(subject)
            return
        if subject is not None and self._is_object(element, subject, rest):
            self.arguments.hit(subject)
            return
        self.arguments.initiate(subject)
        if subject is not None and subject.last < element.first:
            self._joined_before(subject)
        if subject is None and frame in ("transitive", "over", "on", "motion") and not self._passive(element):
            self.arguments.open_subject = True
        self._joined_initiators(subject, rest)
        self._object(element, rest)

    def _object(self, element: Element, rest: list[Group]) -> None:
        """What a verb was done to: bare behind its subject, behind "على", or set on fire."""
        frame = element.frame
        for group in rest:
            if group in self.arguments.initiators:
                continue
            bare = frame in ("transitive", "hit", "passive") and not group.preposition
            on = frame in ("on", "over", "transitive", "hit") and group.preposition in _ON
            if group.first < element.object_at and group.object == "vehicle":
                continue  # "أطلق مجهولان على دراجة نارية النار على …": what the doers rode
            if (bare and not self._marked_agent(group)) or on or _burns(element, group):
                self.arguments.hit(group)
                return

    def _subject(self, element: Element, after: list[Group]) -> tuple[Group | None, list[Group]]:
        if element.frame == "hit" and self._act_before(element):
            return None, after
        before = self._before(element)
        if after and not after[0].preposition and after[0].first <= element.last + 4:
            first = after[0]
            if before is not None and not first.may_act:
                return before, after
            if before is not None and self._relative(element):
                # "هجوم شنه مسلحون" has its subject behind, "التحالف الذي أرسل تعزيزات" before
                return (first, after[1:]) if element.hit.suffix else (before, after)
            if before is not None and not element.hit.prefix and not self._starts(element) and before.may_act:
                return before, after
            return first, after[1:]
        return before, after

    def _passive(self, element: Element) -> bool:
        marked = self.s.has_damma(element.hit)
        return marked or element.hit.entry.form == "passive" or element.frame == "passive"

    def _is_object(self, element: Element, subject: Group, rest: list[Group]) -> bool:
        """A lone noun phrase behind a verb of harm is what was hit where it can't act, or the verb is passive."""
        if element.hit.entry.form == "passive" or element.frame == "passive":
            return True
        if subject.first < element.first:
            return False
        if self.s.has_damma(element.hit):
            return True
        if element.frame not in ("transitive", "hit", "over"):
            return False
        if any(not g.preposition for g in rest[:1]):
            return False
        if element.frame == "over":
            return subject.preposition in ("علي",)
        return not subject.may_act

    def _act_before(self, element: Element) -> bool:
        """Whether the subject of "استهدف" or "طال" is an act named before it."""
        return any(
            e.kind == "trigger" and e.first < element.first and not e.is_verb for e in self.strand.elements
        ) or any(self.s.at(i, "weapon") for i in range(max(self.s.first, element.first - 4), element.first))

    # --- light verbs: "شنّ … هجوماً", "هجوم شنّه …", "تعرّض … لهجوم", "غارات طالت …"
    def _light(self, element: Element) -> None:
        role = element.hit.entry.key
        after = self._following(element, through=True)
        if role == "do":
            if self._to_strike_back(element):
                return
            subject = next((g for g in after[:1] if not g.preposition), None)
            if element.hit.entry.form == "passive":
                return
            if subject is None or (subject.object is not None and not subject.unit):
                subject = self._before(element)
            self.arguments.initiate(subject)
            self._joined_initiators(subject, after[1:])
        elif role == "undergo":
            subject = next((g for g in after[:1] if not g.preposition), None) or self._before(element)
            self.arguments.hit(subject)
        elif role == "hit":
            for group in after[:1]:
                if not group.preposition or group.preposition in _ON:
                    self.arguments.hit(group)

    def _to_strike_back(self, light: Element) -> bool:
        """ "تمكنت القوات من قتل اثنين من المهاجمين": the toll that a light verb carries is of the attackers."""
        carried = next((e for e in self.strand.elements if e.first > light.first), None)
        return carried is not None and carried.toll is not None and carried.toll.of_the_attackers

    # --- verbal nouns
    def _act(self, element: Element) -> None:
        """هجوم، غارة، قصف: the doer as genitive, with ل or as an adjective; the target behind على."""
        self._adjective_agent(element)
        for group in self._following(element):
            if group.preposition in _ON:
                if element.frame not in ("motion",):
                    self.arguments.hit(group)
                    return
            elif group.preposition == "من" and group.first <= element.last + 4 and group.actors:
                if group.may_act and not self.arguments.initiators:
                    self.arguments.initiate(group)
            elif group.preposition == "ل" or not group.preposition:
                if group.object is not None and not group.unit:
                    if element.frame == "fire" and group.preposition != "ل":
                        self.arguments.hit(group)
                    elif element.frame == "fire":
                        self.arguments.initiate(group) if group.actors and group.object == "convoy" else None
                    continue
                if self.arguments.initiators and group.preposition == "ل" and element.frame != "fire":
                    continue
                if group.first <= element.last + 6 and group.may_act:
                    self.arguments.initiate(group)

    def _adjective_agent(self, element: Element) -> None:
        for i in range(element.last + 1, min(element.last + 5, self.s.last)):
            word = self.s.word(i)
            if word in _UNKNOWN:
                self.arguments.unknown_agent = True
                return
            adjective = self.s.at(i, "adjective")
            if adjective is not None and self._group_at(i) is None:
                group = Group(i, adjective.last, i, actors=[adjective.entry.key])
                self.arguments.initiate(group)
                return
            if self.s.at(i, "weapon") is None and self.s.hits.get(i):
                kinds = {h.entry.kind for h in self.s.hits[i]}
                if kinds - {"weapon", "adjective", "cue", "direction"}:
                    return

    def _masdar(self, element: Element) -> None:
        after = self._following(element)
        if element.object_at >= 0:
            # "سيطرة قوات النظام على بلدة …", "إلقاء الطيران براميل على …": the doer stands in the middle
            self._parted(element, after)
            return
        if element.hit.suffix in _THEIRS or self.s.word(element.first).endswith(_THEIR_CONTROL):
            self.arguments.open_subject = True
        bare = [g for g in after if not g.preposition or self._object_clitic(element, g)]
        if not bare:
            for group in after:
                repelled = element.frame == "repel" and group.preposition == "ل"
                if group.preposition in _ON or repelled or _burns(element, group):
                    self.arguments.hit(group)
                    break
                if (
                    group.preposition == "ل"
                    and element.frame in ("masdar", "hit")
                    and group.first <= element.last + 2
                ):
                    self.arguments.hit(group)
                    break
            return
        first = bare[0]
        if first.first > element.last + 4:
            return
        if element.frame == "repel":
            return
        second = bare[1] if len(bare) > 1 else None
        agentive = first.may_act and first.object is None and first.first <= element.last + 2
        one_person = first.person is not None and first.person.form == "singular"  # "اغتيال عنصر في …"
        agentive = agentive and element.frame != "over" and not one_person
        if agentive and second is not None and not second.joined and second.first <= first.last + 4:
            self.arguments.initiate(first)
            self.arguments.hit(second)
        elif (
            agentive
            and first.unit
            and element.type in ("raid", "seizure", "security_operation")
            and element.frame == "masdar"
            and second
        ):
            self.arguments.initiate(first)
        else:
            self.arguments.hit(first)
            for group in bare[1:]:
                if group.joined and group.first <= first.last + 2:
                    self.arguments.hit(group)
                    first = group
                else:
                    break

    def _parted(self, element: Element, after: list[Group]) -> None:
        self._adjective_agent(element)
        for group in after:
            if group.first < element.object_at:
                if not group.preposition or group.preposition == "ل" or self._helps(group):
                    self.arguments.initiate(group)
            elif element.frame != "motion" and (
                group.preposition in _ON or group.first == element.object_at + 1
            ):
                self.arguments.hit(group)
                return

    def _object_clitic(self, element: Element, group: Group) -> bool:
        return element.frame == "over" and group.preposition == "علي"

    def _blast(self, element: Element) -> None:
        after = self._following(element)
        if element.frame == "self":
            self.arguments.initiate(
                next((g for g in after[:1] if not g.preposition), None) or self._before(element)
            )
        if element.hit.entry.key == "suicide_bombing":
            self._adjective_agent(element)
        if after and self._detonates(element, after[0]):
            self.arguments.initiate(after[0])
        self._blast_targets(after, genitive=element.hit.entry.part == "noun", near=element.last + 3)

    def _detonates(self, element: Element, group: Group) -> bool:
        """ "تفجير الهيئة مفخخة في …": a party right behind the verbal noun."""
        right_behind = group.first == element.last + 1 and not group.preposition
        named = bool(group.actors) and group.may_act
        return right_behind and named and self.s.word(element.first).endswith(_DETONATING)

    def _blast_targets(self, groups: list[Group], *, genitive: bool = False, near: int = 0) -> None:
        for group in groups:
            if self._is_weapon(group):
                continue
            if group.preposition in ("ب", "علي", "في", "داخل", "امام", "بين", "وسط", "ضد", "صفوف") and (
                group.object or group.is_people
            ):
                self.arguments.hit(group)
                return
            if genitive and not group.preposition and group.object and group.first <= near:
                self.arguments.hit(group)
                return
            if not group.preposition and group.object and not genitive:
                self.arguments.hit(group)
                return

    def _ambush(self, element: Element) -> None:
        for group in self._following(element):
            if group.preposition == "ل":
                mine = any(e.kind == "light" and e.hit.entry.key == "do" for e in self.strand.elements)
                if group.object is not None or mine:
                    self.arguments.hit(group)
                elif not self.arguments.initiators:
                    self.arguments.initiate(group)
                return
            if group.preposition in _ON:
                self.arguments.hit(group)
                return

    def _mutual(self, element: Element) -> None:
        """اشتباكات: between two sides, or of one side with another; agreements likewise."""
        sides = [
            g for g in self._following(element) if g.preposition in ("بين", "مع", "وبين", "من") or g.joined
        ]
        doers = {a for g in self.arguments.initiators for a in g.actors}
        led_to = self.strand.triggers[0].frame != "mutual"
        for group in sides:
            other = doers.isdisjoint(group.actors) if doers else group.preposition == "مع"
            if led_to and other and (group.actors or group.unit):
                self.arguments.hit(group)  # the other side of the fighting that an attack or a gain led to
            elif group.actors or group.unit or group.person is not None:
                self.arguments.initiate(group)
        if led_to:
            return
        before = self._before(element)
        if before is not None and any(g.preposition == "مع" for g in sides):
            self.arguments.initiate(before)

    # --- tolls: who killed, and by whom
    def _toll(self, element: Element) -> None:
        toll = element.toll
        if toll is None or toll.of_the_attackers:
            return
        if toll.agent is not None and toll.agent is not toll.group:
            self.arguments.initiate(toll.agent)
