"""Who is responsible for what is counted: marked agents, owners of attacks, subjects of verbs."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.findings import Findings
from tawthiq.reader.group import Group
from tawthiq.reader.tallies.drafts import Count
from tawthiq.reader.tallies.parties import PartiesAround
from tawthiq.reader.tallies.vocabulary import tally_word

_MARKS = frozenset(
    ("يد", "ايدي", "ايادي", "برصاص", "بنيران", "بيد", "بايدي", "رصاص", "نيران", "لدي", "طرف", "جانب")
)
_PRONOUNS = frozenset(
    (
        "انها",
        "انه",
        "انهم",
        "انهما",
        "قواته",
        "قواتها",
        "قواتنا",
        "مقاتليه",
        "مقاتليها",
        "عناصره",
        "وحداته",
        "وحداتها",
        "فرقه",
        "فرقها",
        "طيرانه",
    )
)
_OWN_REACH, _VERB_REACH = 12, 30
_STOP = frozenset((".", ";"))


def agents_of(findings: Findings, counts: list[Count], k: int, speaker: str | None) -> list[str] | None:
    """The ids responsible for a count by the words of its own sentence; None where they say nothing.

    Args:
        findings: the sentence.
        counts: its counts.
        k: which of them.
        speaker: the party whose word it is, for "it said that its forces …"; None for a third party.
    """
    finder = _AgentFinder(findings, counts, k, speaker)
    return finder.behind() or finder.subject() or finder.owner_of_attacks()


def partners_of(findings: Findings, counts: list[Count], k: int) -> list[str]:
    """Who took part beside the doer: "13 عملية إلى جانب قسد", "8 عمليات بمشاركة الجيش"; empty for other counts."""
    return _AgentFinder(findings, counts, k, None).partners()


def losers_of(findings: Findings, counts: list[Count], k: int, speaker: str | None) -> str | None:
    """Whose people were lost, where the verb is one of losing: "خسرت قوات النظام 41 قتيلاً", "قواته فقدت 9".

    None where no such verb governs the count, or where several parties lost them together.
    """
    return _AgentFinder(findings, counts, k, speaker).loser()


def carries_on(findings: Findings, counts: list[Count], k: int) -> bool:
    """Whether the verb that governs a count leaves its subject to the sentence before it."""
    return _AgentFinder(findings, counts, k, None).goes_on()


class _AgentFinder(PartiesAround):
    """Who did what a count counts."""

    # --- behind the count: "لداعش", "على يد النظام", "قتلتهم قوات النظام", "بهجمات التنظيم", "جوية تركية"
    def behind(self) -> list[str]:
        count = self.count
        adjective = self._adjective(count.last + 1) if count.measure == "events" else None
        if adjective is not None:
            return adjective
        if (owner := self._owner_within()) is not None:
            return self.ids(owner, count.event_type)
        stop = min(self.own_last + 1 + _OWN_REACH, self.ceiling)
        for i in range(count.last + 1, stop):
            if self.s.word(i) in _STOP:
                return []
            if self.s.word(i) in _PRONOUNS and self.s.word(i - 1) in _MARKS and self.speaker is not None:
                return [self.speaker]
            group = next((g for g in self.groups if g.first == i and id(g) not in self.counted), None)
            agent = self.agent_at(i)
            if group is not None and agent is not None and self._is_marked(group):
                return self.ids(agent, count.event_type)
            if self._is_unknown(i):
                return ["unknown"]
            if (found := self._verb_with_pronoun(i)) or (found := self._by_attacks(i)):
                return found
        return []

    def _is_unknown(self, i: int) -> bool:
        """ "على يد جهات أخرى", "برصاص مجهول المصدر", "في تفجيرات لم تعرف الجهة": somebody that is not named."""
        word = tally_word(self.s, i, "others", "unknown")
        if word is None:
            return False
        if word.kind == "unknown" and word.last > i:
            return True
        return self.s.word(i - 1) in _MARKS or (self.s.word(i - 1) == "قبل" and self.s.word(i - 2) == "من")

    def partners(self) -> list[str]:
        count = self.count
        if count.measure != "events" or count.event_type == "clash":
            return []
        for i in range(count.last + 1, min(count.last + 1 + _OWN_REACH, self.ceiling)):
            if self.s.word(i) in (",", *_STOP):
                return []
            word = tally_word(self.s, i, "with")
            group = self.agent_at(word.last + 1) if word is not None else None
            if group is not None:
                return self.ids(group, count.event_type)
        return []

    def _adjective(self, start: int) -> list[str] | None:
        for i in range(start - 2, start + 3):
            if i <= self.count.number_last and i != self.count.noun:
                continue
            hit = self.s.at(i, "adjective")
            if hit is not None and not hit.prefix:
                return self._adjectives(hit, self.count.event_type)
            if self.s.word(i) in (",", "."):
                return None
        return None

    def _adjectives(self, hit: Hit, kind: str | None) -> list[str]:
        """ "الغارات الروسية والسورية": the parties of an adjective and of those joined to it."""
        out = [self.air(hit.entry.key, kind)]
        following = self.s.at(hit.last + 1, "adjective")
        while following is not None and following.prefix == "و":
            out.append(self.air(following.entry.key, kind))
            following = self.s.at(following.last + 1, "adjective")
        return out

    def _owner_within(self) -> Group | None:
        """ "19 عملية لتنظيم الدولة": the phrase of the number itself names whose the acts are."""
        if self.count.measure != "events":
            return None
        first = self.count.number_first
        own = next((g for g in self.groups if g.quantity is not None and g.quantity.first == first), None)
        if own is None or not own.actors or own.object is not None:
            return None
        return own if own.person is None or own.person.key == "member" else None

    def _is_marked(self, group: Group) -> bool:
        before = self.s.word(group.first - 1)
        if tally_word(self.s, group.first - 2, "with") is not None:
            return False
        if before in _MARKS or (before == "قبل" and self.s.word(group.first - 2) == "من"):
            return True
        if self.count.measure == "events" and self._owns(group):
            return True
        return bool(
            self.s.word(group.first - 2) in _MARKS
            and self.s.word(group.first - 1) in ("عناصر", "مسلحي", "خلايا")
        )

    def _owns(self, group: Group) -> bool:
        """ "25 هجوماً لداعش", "13 هجوماً لهذه الخلايا"."""
        near = group.first <= self.count.last + 3
        return near and (group.preposition == "ل" or self.s.word(group.first - 1) in ("لهذه", "لهذا", "لتلك"))

    def _verb_with_pronoun(self, i: int) -> list[str]:
        """ "قتلتهم قوات النظام", "نفذتها خلايا التنظيم", "ارتكبها مجهولون", "شنها"."""
        hits = self.s.hits.get(i, ())
        verb = tally_word(self.s, i, "done_by") is not None or any(
            h.suffix and h.entry.kind in ("harm", "light", "trigger") and _is_verb(h) for h in hits
        )
        if not verb:
            return []
        group = self.agent_at(i + 1) or self.agent_at(i + 2)
        return self.ids(group, self.count.event_type) if group is not None else []

    def _by_attacks(self, i: int) -> list[str]:
        """ "بهجمات داعش", "بالغارات الروسية", "باشتباكات مع قوات النظام", "في هجمات للتنظيم"."""
        trigger = next(
            (h for h in self.s.hits.get(i, ()) if h.entry.kind == "trigger" and h.entry.part == "noun"), None
        )
        word = tally_word(self.s, i, "event")
        if trigger is None and word is None:
            return []
        prefix = trigger.prefix if trigger is not None else word.prefix if word is not None else ""
        if not (
            prefix.endswith(("ب", "ل"))
            or self.s.word(i - 1) in ("في", "جراء", "نتيجه", "اثر", "خلال", "ضحايا", "ب", "بسبب", "من")
        ):
            return []
        return self._owner(i, trigger)

    def _owner(self, i: int, trigger: Hit | None) -> list[str]:
        last = trigger.last if trigger is not None else i
        kind = trigger.entry.key if trigger is not None else None
        for j in range(last, min(last + 4, self.s.last)):
            hit = self.s.at(j, "adjective")
            if hit is not None and not hit.prefix:
                return self._adjectives(hit, kind)
            group = self.agent_at(j)
            if group is not None and j > i and (not group.preposition or group.preposition in ("ل", "مع")):
                return self.ids(group, kind)
        return []

    # --- the subject of the governing verb
    def subject(self) -> list[str]:
        named = self._ranked() or self._answerable()
        if named is not None:
            return self.ids(named, self.count.event_type)
        verb = self._verb()
        return self._carried_out() if verb is None else self._subject_of(verb)

    def _subject_of(self, verb: Hit) -> list[str]:
        if verb.entry.kind == "harm" and self.s.has_damma(verb):
            return []
        after = [
            g for g in self.groups if verb.last < g.first < self.count.first and id(g) not in self.counted
        ]
        bare = next((g for g in after if not g.preposition and self.can_act(g)), None)
        if bare is not None:
            return self.with_joined(bare, after)
        before = self.group_before(verb.first)
        if before is not None:
            return self.with_joined(before, [g for g in self.groups if before.first < g.first < verb.first])
        words = {self.s.word(i) for i in range(max(self.s.first, verb.first - 4), self.count.first)}
        if self.speaker is not None and words & _PRONOUNS:
            return [self.speaker]
        return []

    def _ranked(self) -> Group | None:
        """ "تصدرتها قوات النظام بـ 68 حالة": a doer, then the share of the count that is his."""
        if "ب" not in self.count.prefix:
            return None
        gap = 1 if self.s.word(self.count.first - 1) == "ب" else 0
        group = next((g for g in self.groups if g.last == self.count.first - 1 - gap), None)
        free = group is not None and not group.preposition and group.first > self.s.first
        return (
            group
            if group is not None and free and self.can_act(group) and id(group) not in self.counted
            else None
        )

    def loser(self) -> str | None:
        """The subject of a verb of losing, or the owner of what was lost."""
        verb = self._losing()
        if verb is None:
            return None
        after = [g for g in self.groups if verb < g.first < self.count.first and id(g) not in self.counted]
        subject = next((g for g in after if not g.preposition and g.actors), None) or self.group_before(verb)
        if subject is not None:
            ids = self.with_joined(subject, [g for g in after if g.first > subject.first])
            own = [i for i in ids if i != "pro_government_militia"] or ids
            return own[0] if len(own) == 1 else None
        words = {self.s.word(i) for i in range(max(self.s.first, verb - 4), self.count.first)}
        return self.speaker if words & _PRONOUNS or self._own_people() else None

    def _losing(self) -> int | None:
        for i in range(self.count.first - 1, max(self.floor, self.count.first - 1 - _VERB_REACH) - 1, -1):
            word = tally_word(self.s, i, "loss")
            if word is not None and word.number == "own":
                return i
            if self.s.word(i) in _STOP:
                return None
        return None

    def _own_people(self) -> bool:
        """ "سبعة من عناصره": the counted belong to whom the sentence is about."""
        group = self.count.group
        return group is not None and group.suffix in ("ه", "ها", "نا", "هم")

    def _answerable(self) -> Group | None:
        """ "النظام مسؤول عن مقتل 1260 منهم وروسيا عن 390": the one before "عن"."""
        for i in range(self.count.first - 1, max(self.floor, self.count.first - 4) - 1, -1):
            if self.s.word(i) != "عن":
                continue
            end = i - 2 if self.s.word(i - 1) in ("مسوول", "مسووله", "المسوول", "المسووله") else i - 1
            group = next((g for g in self.groups if g.last == end), None)
            return (
                group if group is not None and self.can_act(group) and id(group) not in self.counted else None
            )
        return None

    def goes_on(self) -> bool:
        """Whether an active verb without a subject of its own governs the count: "واعتقلت 207"."""
        verb = self._verb()
        if verb is None or verb.entry.kind == "say" or self.s.has_damma(verb):
            return False
        return (
            verb.entry.kind != "harm"
            or verb.entry.frame == "active"
            or self.s.word(verb.first).endswith(("ت", "وا"))
        )

    def _verb(self) -> Hit | None:
        """The nearest finite verb of doing or harming before the count, behind the count before it."""
        for i in range(self.count.first - 1, max(self.floor, self.count.first - 1 - _VERB_REACH) - 1, -1):
            for hit in self.s.hits.get(i, ()):
                if not _is_verb(hit) or hit.entry.form == "passive" or tally_word(self.s, i, "loss"):
                    continue
                if hit.entry.kind == "light" and hit.entry.key == "do":
                    return hit
                if hit.entry.kind in ("harm", "trigger") and hit.entry.frame not in (
                    "intransitive",
                    "fall",
                    "motion",
                    "blast",
                    "mutual",
                    "passive",
                ):
                    return hit
                if hit.entry.kind == "say" and hit.entry.key == "claim":
                    return hit
            if self.s.word(i) in _STOP:
                return None
        return None

    def _carried_out(self) -> list[str]:
        """ "تنفيذ خلايا التنظيم 25 عملية": the genitive of the verbal noun."""
        for i in range(self.count.first - 1, max(self.floor, self.count.first - 9) - 1, -1):
            if tally_word(self.s, i, "carry_out") is not None:
                group = self.agent_at(i + 1)
                return self.ids(group, self.count.event_type) if group is not None else []
        return []

    def owner_of_attacks(self) -> list[str]:
        """ "ضحايا هجمات داعش … 285 قتيلاً", "عدد عمليات التنظيم إلى 128": the acts named before the count."""
        if self.listed:
            return []
        for i in range(self.floor, self.count.first):
            if self.count.measure != "events" and (found := self._by_attacks(i)):
                return found
            if self._plural_acts(i) and not self.s.time_at(i - 1) and (found := self._owner(i, None)):
                return found
        return []

    def _plural_acts(self, i: int) -> bool:
        word = tally_word(self.s, i, "event")
        if word is not None and word.number == "plural":
            return True
        return any(h.entry.kind == "trigger" and h.entry.form == "plural" for h in self.s.hits.get(i, ()))


def _is_verb(hit: Hit) -> bool:
    return hit.entry.part == "verb"
