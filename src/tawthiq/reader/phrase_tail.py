"""What may follow the head of a noun phrase: genitives, "من", "التابع ل", adjectives, a number or name behind it."""

from __future__ import annotations

from tawthiq.arabic.numbers import Quantity
from tawthiq.lexicon import Hit
from tawthiq.reader.phrase_head import PhraseHead
from tawthiq.reader.vocabulary import beginnings, words

FREE_PREPOSITIONS = words("groups.free_prepositions")
_BELONGING = words("groups.belonging")
_INSIDE = words("groups.inside")
OTHERS = {"اخر": 1, "اخرين": None, "اخرون": None, "اخري": 1, "اخران": 2, "اخريين": 2, "الاخر": 1}
"""Words for more of those counted before, with how many they are."""
_PAIR = {"اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "واحد": 1, "واحده": 1, "واحدا": 1}
_NOT_OF = beginnings("groups.not_of")
_SUSPECTING = beginnings("groups.suspecting")
_TIES = beginnings("groups.ties")
_AND_SYRIAN = words("groups.and_syrian")
STATE_WITH_ALLIES = "syrian_army"
"""Whose "allies" are a party of their own."""
_MAX_ADJECTIVES = 2
_FOLLOWING = frozenset(("(", *_AND_SYRIAN, *_PAIR, *OTHERS, *_BELONGING, *_INSIDE))


class PhraseTail(PhraseHead):
    """Takes what follows a head, one kind of word after the other."""

    def _tail(self) -> None:
        """Everything that may follow the noun: genitives, "من", "التابع ل", adjectives, a name in brackets."""
        skipped = 0
        while self.i < self.s.last:
            step = self._may_follow(self.i) and (
                self._alias()
                or self._pair()
                or self._other()
                or self._genitive()
                or self._belonging()
                or self._of()
                or self._nationality()
                or self._suspected()
                or self._second_nationality()
            )
            if step:
                skipped = 0
                self.group.last = self.i - 1
                continue
            if skipped < _MAX_ADJECTIVES and self._is_adjective(self.i):
                skipped += 1
                self.i += 1
                continue
            break

    def _may_follow(self, i: int) -> bool:
        """Whether the word can be one of those that go on with a phrase, adjectives aside."""
        word = self.s.tokens.words[i]
        return i in self.s.hits or word in _FOLLOWING or word.startswith(_SUSPECTING)

    def _alias(self) -> bool:
        if self.s.word(self.i) != "(":
            return False
        hit = self._best_head(self.i + 1)
        if hit and hit.entry.kind == "actor" and self.s.word(hit.last + 1) == ")":
            self._take(hit)
            self.i = hit.last + 2
            return True
        return False

    def _pair(self) -> bool:
        """ "عسكريين اثنين", "مدني واحد": the number behind the noun."""
        number = _PAIR.get(self.s.word(self.i))
        if (
            number is None
            or self.group.quantity is not None
            or self.group.last != self.i - 1
            or self.group.object
            or self.group.definite  # "أسر المهاجمون اثنين": whom they took
        ):
            return False
        self.group.quantity = Quantity(self.i, self.i, number, number, None)
        self.i += 1
        return True

    def _other(self) -> bool:
        word = self.s.word(self.i)
        if (
            word in OTHERS
            and self.group.last == self.i - 1
            and (self.group.quantity or self.group.person or self.group.unit)
        ):
            self.group.other = True
            self.i += 1
            return True
        return False

    def _genitive(self) -> bool:
        hit = self._best_head(self.i)
        if hit is None or self.i in self.s.quantities or hit.entry.kind == "harm":
            return False
        served = (
            hit.prefix == "ب" and hit.entry.kind == "actor" and self.group.person is not None
        )  # "قيادي بقسد"
        if hit.prefix not in ("", "ل") and not (served and not self.group.actors):
            return False
        if hit.prefix == "ل" and hit.entry.kind in ("object",):
            return False
        group = self.group
        if not hit.prefix and self._is_bare_number():
            return False  # "17 عملية نفذتها خلايا": what follows is no owner of the number
        if group.actors and hit.entry.kind in ("actor", "anaphor", "person", "object") and not hit.prefix:
            return False  # a second name without a link is another phrase
        if hit.entry.kind == "person" and group.person and not (group.unit or self._refines(hit)):
            return False
        if hit.entry.kind == "person" and not hit.prefix and self._begins_another(hit):
            return False
        if hit.entry.kind == "object" and (group.object or group.person):
            if group.person and group.person.key == "member" and hit.definite and not group.actors:
                self.i = hit.last + 1  # "عناصر النقطة": the post tells whose they are, later
                return True
            return False
        if (
            hit.entry.kind == "person"
            and group.object
            and not hit.definite
            and hit.entry.form == "singular"
            and group.accusative
        ):
            return False
        self._take(hit)
        self.i = hit.last + 1
        return True

    def _begins_another(self, hit: Hit) -> bool:
        """ "خطف مسلحون تاجراً" is of another case, "أوقفت الدورية شابين" without the article: another phrase."""
        group = self.group
        other_case = self.s.word(hit.first).endswith("ا") and not group.accusative
        return other_case or (group.definite and not group.suffix and not hit.definite)

    def _is_bare_number(self) -> bool:
        group = self.group
        return group.quantity is not None and not (
            group.person or group.object or group.harm or group.unit or group.actors
        )

    def _refines(self, hit: Hit) -> bool:
        person = self.group.person
        return person is not None and person.key in ("member", "unknown") and self.group.last == self.i - 1

    def _belonging(self) -> bool:
        if self.s.word(self.i) not in _BELONGING:
            return False
        for j in range(self.i + 1, min(self.i + 4, self.s.last)):
            hit = self._best_head(j)
            if hit and hit.entry.kind in ("actor", "anaphor", "unit", "person"):
                self._take(hit)
                self.i = hit.last + 1
                return True
        return False

    def _of(self) -> bool:
        word = self.s.word(self.i)
        if word not in _INSIDE or (self.group.object and word not in {"من", "ضمن"}):
            return False
        if self.s.word(self.i - 1).startswith(_NOT_OF):
            return False  # "المدعومة من …", "مؤلفة من …"
        j = self.i + 1
        while (hit := self.s.at(j, "unit")) and hit.entry.key == "quantifier":
            j = hit.last + 1
        if self.s.word(j) in ("صفوف", "عناصر", "افراد", "مقاتلي", "مسلحي"):
            j += 1
        hit = self._best_head(j)
        if hit is None or hit.prefix or j in self.s.quantities or hit.entry.kind in ("object", "harm"):
            return False
        if word == "في" and self._is_bare_number():
            return False  # "22 في ولاية العراق": where, not whose
        if word != "من" and hit.entry.kind not in ("actor", "anaphor", "unit"):
            return False
        if hit.entry.kind == "unit" and hit.entry.key == "quantifier":
            return False
        self._take(hit)
        self.i = hit.last + 1
        return True

    def _suspected(self) -> bool:
        """ "ستة أشخاص يرجح أنهم من داعش", "شقيقين يشتبه بانتمائهما لداعش": the side they are thought to be of."""
        if self.group.actors or self.group.object or not self.s.word(self.i).startswith(_SUSPECTING):
            return False
        tied = False
        for j in range(self.i, min(self.i + 7, self.s.last)):
            word = self.s.word(j)
            if word in (",", ".", ":") or self.s.at(j, "trigger", "harm") is not None:
                return False
            tied = tied or word.lstrip("وبل").startswith(_TIES)
            hit = self._best_head(j)
            if tied and hit is not None and hit.entry.kind in ("actor", "anaphor"):
                self._take(hit)
                self.i = hit.last + 1
                return True
        return False

    def _nationality(self) -> bool:
        hit = self.s.at(self.i, "adjective")
        if self.group.person is not None and self.group.person.key not in ("member", "attacker", "unknown"):
            return False  # "مدنيان عراقيان": where they are from, not whose they are
        if hit is None or hit.prefix or self.group.last != self.i - 1:
            return False
        self._take(hit)
        self.i = hit.last + 1
        return True

    def _second_nationality(self) -> bool:
        """ "الطائرات الروسية والسورية": the forces of two states."""
        if self.s.word(self.i) not in _AND_SYRIAN or not self.group.actors or self.group.person is not None:
            return False
        self._name(STATE_WITH_ALLIES)
        self.i += 1
        return True

    def _is_adjective(self, i: int) -> bool:
        """Whether the word at `i` may be an adjective before the link that is looked for: unknown and bare."""
        word = self.s.word(i)
        if not word or not word[0].isalpha() or word in FREE_PREPOSITIONS or word in _BELONGING:
            return False
        if (
            self.s.time_at(i)
            or i in self.s.quantities
            or (word.startswith(("و", "ف")) and len(word) > 3 and i in self.s.hits)
        ):
            return False
        kinds = {
            h.entry.kind
            for h in self.s.hits.get(i, ())
            if (not h.suffix or h.entry.part == "verb")
            and not (h.entry.kind == "cue" and h.entry.key in ("recall", "again"))
        }
        return not kinds - {"adjective", "attribution"}
