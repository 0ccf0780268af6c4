"""Noun phrases that name people, parties and things hit: "ثلاثة عناصر من قسد", "سيارة عسكرية تابعة للفرقة الرابعة"."""

from __future__ import annotations

from tawthiq.arabic.numbers import Quantity
from tawthiq.lexicon import Hit
from tawthiq.reader.actors import Actors
from tawthiq.reader.group import Group
from tawthiq.reader.phrase_tail import FREE_PREPOSITIONS, OTHERS, STATE_WITH_ALLIES, PhraseTail
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_A_NUMBER = frozenset(("عدد", "عددا"))
_ORDINALS = dict.fromkeys(
    ("ثالث", "رابع", "ثان", "ثاني", "خامس", "سادس", "الثاني", "الثالث", "الرابع", "الخامس"), 1
)
_THESE = words("groups.these")
_OF_THEM = words("tolls.of_them")
_ALLIES = words("groups.allies")
_ITS_ALLIES = "pro_government_militia"
BARE_OPENINGS = frozenset((*_A_NUMBER, *_THESE, *OTHERS, *_ORDINALS))
"""Words that are none of the lexicon, with which a noun phrase may begin."""
_HEADS = ("person", "actor", "anaphor", "object", "unit", "harm")
"""The kinds of words that a noun phrase is built on."""


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
    if sentence.word(i) not in _ALLIES or group.actors[-1:] != [STATE_WITH_ALLIES]:
        return None
    return Group(i, i, i, actors=[_ITS_ALLIES], joined=True, suffix="ه")


def _openings(sentence: Sentence) -> list[int]:
    """The tokens at which a noun phrase can begin at all; most words open none."""
    return sorted(
        {*sentence.starts_of(*_HEADS), *sentence.quantities, *sentence.words_that_are("bare group")}
    )


class _GroupParser(PhraseTail):
    """Reads one noun phrase from a token on; each step is one kind of word that may come next."""

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
        some_more = word in _A_NUMBER and self.s.word(self.i + 1) in OTHERS  # "وأسروا عدداً آخر"
        if word in _A_NUMBER and self.s.word(self.i + 1) in _OF_THEM:  # "وقتل عدد منهم"
            self.group.quantity = Quantity(self.i, self.i, 2, None, "several")
            return True
        if word not in OTHERS and word not in _ORDINALS and not some_more:
            return False
        before = self.s.at(self.i - 1, "harm")
        if before is None or before.last != self.i - 1 or before.entry.part == "people":
            return False
        number = None if some_more else _ORDINALS.get(word) or OTHERS[word]
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

    def _counts_people_alone(self) -> bool:
        """Whether a bare number counts people: "وجُرح ستة", "إصابة ١١ بينهم" – the reader of tolls asks for it."""
        return True

    # --- what binds the phrase to its clause
    def _preposition_before(self) -> str:
        before = self.s.word(self.i - 1)
        if before in FREE_PREPOSITIONS:
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
