"""One sentence while its tolls are sought: what stands where, and which words and phrases a toll has used up."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.neighbours import Neighbours
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import BY_FORM, SEVERAL, Bounds, Toll
from tawthiq.reader.vocabulary import words

_LEAST_OPENERS = words("tolls.least_openers")
_LEAST = words("tolls.least")
_ADDING = words("tolls.adding")
_ADDED_REACH = 2


class Scene:
    """The phrases of a sentence, and what is taken so far; the constructions read it and claim what they count."""

    def __init__(self, sentence: Sentence, groups: list[Group]) -> None:
        self.s = sentence
        self.groups = groups
        self.near = Neighbours(sentence, groups)
        self._used: set[int] = set()
        self._words: set[int] = set()

    # --- what is taken
    def is_free(self, group: Group) -> bool:
        """Whether no toll counts this phrase yet."""
        return id(group) not in self._used

    def use(self, *groups: Group) -> None:
        """Marks phrases as counted."""
        self._used.update(id(g) for g in groups)

    def spend(self, *harms: Hit) -> None:
        """Marks words of harm as read, so that none opens a second toll."""
        self._words.update(h.first for h in harms)

    def is_spent(self, harm: Hit) -> bool:
        """Whether a word of harm belongs to a toll that was read before."""
        return harm.first in self._words

    # --- what a phrase counts
    def bounds(self, group: Group, form: str) -> Bounds:
        """Lowest, highest and vague of a phrase whose noun has this form."""
        if group.quantity is not None:
            return group.quantity.minimum, group.quantity.maximum, group.quantity.vague
        dual = self._is_vowelled_dual(group) or dual_by_its_verb(self.s, group)
        low, high, vague = BY_FORM["dual"] if dual else BY_FORM.get(form, SEVERAL)
        return low, None if self._is_least(group) else high, vague

    def _is_least(self, group: Group) -> bool:
        """ "مقتل شخصين على الأقل": the words for a lower bound right behind a noun that counts by its form."""
        return self.s.word(group.last + 1) in _LEAST_OPENERS and self.s.word(group.last + 2) in _LEAST

    def _is_vowelled_dual(self, group: Group) -> bool:
        """ "مدنيَّين" is two of them, "مدنيين" without the vowel several."""
        start, end = self.s.tokens.raw_span(group.head, group.head)
        return "\u064e" in self.s.tokens.source.raw[start:end][-4:] and self.s.word(group.head).endswith("ين")

    def toll(self, harm: Hit, group: Group, form: str, *, span: tuple[int, int] | None = None) -> Toll:
        """A toll of one phrase harmed in one way."""
        first, last = span or (min(harm.first, group.first), max(group.last, harm.last))
        toll = Toll(harm.entry.key, first, last, harm, group)
        toll.take(self.bounds(group, form))
        return toll

    def counted(self, harms: list[Hit], group: Group) -> list[Toll]:
        """One toll for each of the harms and for each group that a و joins to the first."""
        if group.object is not None and harms[0].entry.key != "destroyed":
            return []  # "إصابة القوافل": things are hit, not wounded
        chain = [group]
        while (more := self.joined_people(chain[-1])) is not None:
            chain.append(more)
        owners: list[Group] = list(chain)
        for k in range(len(chain) - 2, -1, -1):
            if _are_comrades(chain[k], owners[k + 1]):
                owners[k] = owners[k + 1]
        for k in range(1, len(chain)):
            if _is_company(chain[k], owners[k - 1]):
                owners[k] = owners[k - 1]
        out: list[Toll] = []
        for g, owner in zip(chain, owners, strict=True):
            if not self.is_free(g):
                continue
            self.use(g)
            if g.harm:
                self.spend(g.harm)
            together = g.quantity is not None and _counted_together(harms, g.quantity.vague)
            for harm in harms[:1] if together else harms:
                toll = self.toll(harm, g, self._form(harm, g))
                toll.outcome = "casualties" if together else toll.outcome
                toll.owner = owner
                out.append(toll)
        return out

    def _form(self, harm: Hit, group: Group) -> str:
        """A name, or a noun that the lexicon does not have before a party, is one man: "مقتل زعيم خلية لداعش"."""
        if group.person is None and group.harm is None and group.object is None:
            headed = group.first == harm.last + 2 and is_head_noun(self, group.first - 1)
            if headed or (group.actors and not group.unit):
                return "singular"
        return form_of(group)

    def added(self, token: int) -> Group | None:
        """The phrase that "بالإضافة إلى" or "فضلاً عن" adds to what ends at a token."""
        for i in range(token + 1, token + 1 + _ADDED_REACH):
            if self.s.word(i) in _ADDING:
                behind = self.near.at(i + 1) or self.near.at(i + 2)
                bound = behind is not None and behind.preposition in ("ل", "الي", "عن")
                return behind if bound and self.s.at(i + 1, "harm") is None else None
        return None

    def joined_people(self, group: Group) -> Group | None:
        """The people that a و adds: "مدني وعنصران", or "بالإضافة إلى": "20 عنصراً، بالإضافة لضابط"."""
        added = self.added(group.last)
        if added is not None and added.person is not None and self.is_free(added) and not added.object:
            return added
        nxt = self.near.following(group, reach=2)
        if nxt is None or not nxt.joined or nxt.preposition or not self.is_free(nxt) or nxt.harm:
            return None
        if nxt.object is not None or not nxt.is_people or (nxt.quantity is None and nxt.person is None):
            return None
        return nxt


def dual_by_its_verb(sentence: Sentence, group: Group) -> bool:
    """ "إن مهاجمين فجرا سيارة", "مدنيين قُتلا": the verb behind says of a noun in -ين that it is two of them."""
    word = sentence.word(group.last + 1)
    if not sentence.word(group.head).endswith("ين") or not word.endswith("ا") or word.endswith(("وا", "نا")):
        return False
    hits = sentence.hits.get(group.last + 1, ())
    return any(h.entry.part == "verb" and not h.suffix and not h.prefix for h in hits)


def _counted_together(harms: list[Hit], vague: str | None) -> bool:
    """ "مقتل وإصابة 11": one number for the dead and the wounded together, no share of either is said."""
    return vague is None and {h.entry.key for h in harms} == {"killed", "wounded"}


def is_head_noun(scene: Scene, i: int) -> bool:
    """Whether the word at `i` is unknown, bare and without the article: the head of a genitive."""
    word = scene.s.word(i)
    return word.isalpha() and len(word) > 2 and not word.startswith("ال") and not scene.s.hits.get(i)


def form_of(group: Group) -> str:
    """Singular, dual or plural of the noun that is counted."""
    if group.person is not None:
        return group.person.form
    return group.harm.entry.form if group.harm is not None else "plural"


def _is_company(group: Group, before: Group) -> bool:
    """ "سائقها ومرافقه": who goes with somebody is of his side, where his own words do not say."""
    return (
        bool(group.suffix) and group.party() is None and group.quantity is None and before.party() is not None
    )


def _are_comrades(one: Group, two: Group) -> bool:
    """Whether the party named behind the second group is that of both: "قيادي وثلاثة مرافقين من قسد"."""
    if one.actors or not two.actors or one.person is None or two.person is None:
        return False
    return one.person.key == two.person.key == "member"
