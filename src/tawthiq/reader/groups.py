"""Noun phrases that name people, parties and things hit: "ثلاثة عناصر من قسد", "سيارة عسكرية تابعة للفرقة الرابعة"."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.arabic.numbers import Quantity
from tawthiq.lexicon import Hit
from tawthiq.reader.actors import Actors
from tawthiq.reader.group import Group
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import beginnings, words

_FREE_PREPOSITIONS = words("groups.free_prepositions")
_BELONGING = words("groups.belonging")
_INSIDE = words("groups.inside")
_A_NUMBER = frozenset(("عدد", "عددا"))
_OTHERS = {"اخر": 1, "اخرين": None, "اخرون": None, "اخري": 1, "اخران": 2, "اخريين": 2, "الاخر": 1}
_ORDINALS = dict.fromkeys(
    ("ثالث", "رابع", "ثان", "ثاني", "خامس", "سادس", "الثاني", "الثالث", "الرابع", "الخامس"), 1
)
_THESE = words("groups.these")
_PAIR = {"اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "واحد": 1, "واحده": 1, "واحدا": 1}
_NOT_OF = beginnings("groups.not_of")
_SUSPECTING = beginnings("groups.suspecting")
_TIES = beginnings("groups.ties")
_OF_THEM = words("tolls.of_them")
_AND_SYRIAN = words("groups.and_syrian")
_ALLIES = words("groups.allies")
_HAS_ALLIES, _ITS_ALLIES = "syrian_army", "pro_government_militia"
"""Whose "allies" are a party of their own."""
_MAX_ADJECTIVES = 2
_FOLLOWING = frozenset(("(", *_AND_SYRIAN, *_PAIR, *_OTHERS, *_BELONGING, *_INSIDE))
BARE_OPENINGS = frozenset((*_A_NUMBER, *_THESE, *_OTHERS, *_ORDINALS))
"""Words that are none of the lexicon, with which a noun phrase may begin."""
_HEADS = ("person", "actor", "anaphor", "object", "unit", "harm")
"""The kinds of words that a noun phrase is built on."""
_ORDER = {kind: rank for rank, kind in enumerate(("harm", "actor", "person", "object", "unit", "anaphor"))}
"""Of two as long, the one that the phrase is built on."""


def find_groups(sentence: Sentence, actors: Actors) -> list[Group]:
    """The noun phrases of a sentence, left to right in reading order, not overlapping."""
    out: list[Group] = []
    after = sentence.first
    for i in _openings(sentence):
        if i < after:
            continue
        group = _GroupParser(sentence, actors, i).parse()
        if group is not None:
            out.append(group)
            after = max(group.last, i) + 1
            if (allies := _allies_of(sentence, group)) is not None:
                out.append(allies)
    return out


def _allies_of(sentence: Sentence, group: Group) -> Group | None:
    """ "سيطر الجيش السوري وحلفاؤه على …": those who fight beside the party named."""
    i = group.last + 1
    if sentence.word(i) not in _ALLIES or group.actors[-1:] != [_HAS_ALLIES]:
        return None
    return Group(i, i, i, actors=[_ITS_ALLIES], joined=True, suffix="ه")


def _openings(sentence: Sentence) -> list[int]:
    """The tokens at which a noun phrase can begin at all; most words open none."""
    return sorted(
        {*sentence.starts_of(*_HEADS), *sentence.quantities, *sentence.words_that_are("bare group")}
    )


class _GroupParser:
    """Reads one noun phrase from a token on; each step is one kind of word that may come next."""

    def __init__(self, sentence: Sentence, actors: Actors, start: int) -> None:
        self.s = sentence
        self.actors = actors
        self.i = start
        self.group = Group(start, start, start)

    def parse(self) -> Group | None:
        group = self.group
        if self.s.time_at(self.i):
            return None
        group.preposition = self._preposition_before()
        group.joined = group.joined or self.s.word(self.i - 1) == "و"  # "و7 من قوات النظام"
        counted = self._quantity()
        self._quantifiers()
        self._demonstrative()
        if not counted and self._lone_other():
            return group
        if not self._head():
            if not counted or not self._counts_people_alone():
                return None
            group.last = self.i - 1
            self._tail()
            return group
        self._tail()
        if group.unit and not group.actors and group.person is None and group.object is None:
            self._named_before()
        elif group.object is not None and not group.actors and group.owner is None:
            self._named_inside()
        return group

    def _named_inside(self) -> None:
        """ "قاعدة تركية", "مركز للشرطة": names of things that tell whose they are."""
        group = self.group
        for i in range(group.head + 1, group.last + 1):
            hit = self.s.at(i, "adjective", "anaphor")
            if hit is not None and hit.last <= group.last and hit.prefix in ("", "ل"):
                self._take(hit)
                return

    def _named_before(self) -> None:
        """ "الخلايا", "القوات" with nobody named after them: the party spoken of."""
        head = self.s.hits.get(self.group.head, ())
        anaphor = next(
            (h.entry for h in head if h.entry.kind == "anaphor" and h.last >= self.group.last), None
        )
        if anaphor is not None and (meant := self.actors.meant(anaphor)) is not None:
            self._name(meant)

    # --- the parts of the phrase, in the order of the language
    def _quantity(self) -> bool:
        quantity = self.s.quantities.get(self.i)
        if quantity is None or getattr(quantity, "unit", None) == "percent" or quantity.ordinal:
            return False
        self._take_prefix(self.s.word(self.i))
        self.group.quantity = quantity
        self.i = quantity.last + 1
        if self.s.word(self.i) == "من" or self.s.word(self.i) == "منهم":
            nxt = self.i + 1
            while (more := self.s.at(nxt, "unit")) is not None and more.entry.key == "quantifier":
                nxt = more.last + 1
            if self.s.word(self.i) == "من" and (
                self.s.at(nxt, "person", "actor", "unit", "anaphor", "object", "harm")
            ):
                self.i = nxt
        return True

    def _quantifiers(self) -> None:
        while (hit := self.s.at(self.i, "unit")) and hit.entry.key == "quantifier" and not hit.suffix:
            if self.i == self.group.first:
                self._note_prefix(hit)
            word = self.s.word(self.i)
            if self.group.quantity is None and word.endswith(("احد", "احدي")):
                self.group.quantity = Quantity(self.i, self.i, 1, 1, None)
            self.i = hit.last + 1
            if self.s.word(self.i) == "من":
                self.i += 1

    def _demonstrative(self) -> None:
        if self.s.word(self.i) in _THESE and self._best_head(self.i + 1) is not None:
            self.i += 1

    def _lone_other(self) -> bool:
        """ "وأصيب آخر", "وإصابة آخرين", "وجرح ثالث": people counted by what went before."""
        word = self.s.word(self.i)
        some_more = word in _A_NUMBER and self.s.word(self.i + 1) in _OTHERS  # "وأسروا عدداً آخر"
        if word in _A_NUMBER and self.s.word(self.i + 1) in _OF_THEM:  # "وقتل عدد منهم"
            self.group.quantity = Quantity(self.i, self.i, 2, None, "several")
            return True
        if word not in _OTHERS and word not in _ORDINALS and not some_more:
            return False
        before = self.s.at(self.i - 1, "harm")
        if before is None or before.last != self.i - 1 or before.entry.part == "people":
            return False
        number = None if some_more else _ORDINALS.get(word) or _OTHERS[word]
        vague = None if number else "several"
        self.group.quantity = Quantity(self.i, self.i, number or 2, number, vague)
        self.group.other = True
        self.group.last = self.i + some_more
        return True

    def _head(self) -> bool:
        group = self.group
        hit = self._best_head(self.i)
        if hit is None or (group.quantity is not None and hit.prefix.startswith(("و", "ف"))):
            return False
        group.head = hit.first
        if hit.first == group.first:
            self._note_prefix(hit)
        group.definite, group.suffix = hit.definite, hit.suffix
        group.accusative = (
            self.s.word(hit.first).endswith("ا") and not hit.definite and hit.entry.kind != "unit"
        )
        self._take(hit)
        group.last = hit.last
        self.i = hit.last + 1
        return True

    def _best_head(self, i: int) -> Hit | None:
        if i not in self.s.hits:
            return None
        found = [h for h in self.s.hits[i] if h.entry.kind in _ORDER and self._allowed(h)]
        if len(found) < 2:
            return found[0] if found else None
        return min(found, key=lambda h: (-h.last, len(h.suffix), _ORDER[h.entry.kind], len(h.prefix)))

    def _allowed(self, hit: Hit) -> bool:
        if hit.entry.kind == "harm":
            return hit.entry.part == "people"
        if hit.entry.kind == "unit" and (hit.entry.key == "quantifier" or self._is_of_a_shell(hit)):
            return False
        if hit.entry.kind == "person" and self._is_adjective_of_act(hit):
            return False
        return hit.entry.kind != "actor" or self.actors.valid(hit.entry)

    def _is_of_a_shell(self, hit: Hit) -> bool:
        """ "قذيفة مدفعية": of what kind the shell was, and no artillery that fires."""
        shell = self.s.at(hit.first - 1, "weapon")
        return shell is not None and not hit.definite and not hit.prefix and hit.last == hit.first

    def _is_adjective_of_act(self, hit: Hit) -> bool:
        """ "هجوم مسلح", "اشتباكات مسلحة": the same letters as "a gunman", behind an act that takes no object."""
        before = self.s.at(hit.first - 1, "trigger")
        if before is None or before.last != hit.first - 1 or hit.prefix or before.definite != hit.definite:
            return False
        if before.entry.part == "verb" or before.entry.frame in ("masdar", "over", "hit", "repel"):
            return False
        people = ("member", "attacker", "unknown", "unknown_gunmen")
        return hit.entry.form == "singular" and hit.entry.key in people

    def _take(self, hit: Hit) -> None:
        group, entry = self.group, hit.entry
        if entry.kind == "harm":
            group.harm = group.harm or hit
        elif entry.kind == "person":
            if group.object is not None:
                group.owner = group.owner or entry
            elif group.person is None:
                group.person = entry
            elif group.person.key in ("member", "unknown") and entry.key not in ("member", "unknown"):
                # "عناصر الشرطة", "شخص مدني": the second noun says who they are
                group.person = replace(entry, form=group.person.form)
        elif entry.kind == "object":
            group.object = group.object or entry.key
        elif entry.kind == "unit":
            group.unit = True
        elif entry.kind == "actor":
            self._name(entry.key)
        elif entry.kind == "anaphor":
            if (meant := self.actors.meant(entry)) is not None:
                self._name(meant)
            else:
                group.unit = True  # "الشرطة" of a country that nothing names: a body all the same
        elif entry.kind == "adjective":
            self._name(entry.key)

    def _name(self, actor: str) -> None:
        if actor not in self.group.actors:
            self.group.actors.append(actor)
            self.actors.mention(actor)

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
            word in _OTHERS
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
        self._name(_HAS_ALLIES)
        self.i += 1
        return True

    def _is_adjective(self, i: int) -> bool:
        """Whether the word at `i` may be an adjective before the link that is looked for: unknown and bare."""
        word = self.s.word(i)
        if not word or not word[0].isalpha() or word in _FREE_PREPOSITIONS or word in _BELONGING:
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

    def _counts_people_alone(self) -> bool:
        """Whether a bare number counts people: "وجُرح ستة", "إصابة ١١ بينهم" – the reader of tolls asks for it."""
        return True

    # --- what binds the phrase to its clause
    def _preposition_before(self) -> str:
        before = self.s.word(self.i - 1)
        if before in _FREE_PREPOSITIONS:
            self.group.joined = before.startswith("و")
            return before.removeprefix("و") if before != "ولدي" else before
        return ""

    def _note_prefix(self, hit: Hit) -> None:
        self._bind(hit.prefix)

    def _take_prefix(self, word: str) -> None:
        number = self.group.quantity or self.s.quantities.get(self.i)
        if number is not None and word[:1] in "وفبل" and not word[:1].isdigit():
            first = word[0]
            if self.s.tokens.words[self.i][1:] and _is_clitic(word):
                self._bind(first if first in "بل" else "", joined=first == "و")

    def _bind(self, prefix: str, *, joined: bool = False) -> None:
        self.group.joined = self.group.joined or joined or prefix[:1] in ("و", "ف")
        rest = prefix.lstrip("وف")
        if rest:
            self.group.preposition = rest


def _is_clitic(word: str) -> bool:
    """Whether the first letter of a number word is a clitic: "وثلاثة", "بسبعة", and not "واحد"."""
    return not word.startswith(("واحد", "بضع", "بين", "بعض", "لا"))
