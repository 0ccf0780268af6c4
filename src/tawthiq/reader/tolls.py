"""People killed, wounded or taken: every counted phrase of a sentence, with its parts, before anybody decides whether
it belongs to one event or to a tally."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group
from tawthiq.reader.neighbours import Neighbours
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.toll import BY_FORM, SEVERAL, Bounds, Toll
from tawthiq.reader.vocabulary import beginnings, words

_PRONOUNS: dict[str, Bounds] = {
    "ه": (1, 1, None),
    "ها": (1, 1, None),
    "هما": (2, 2, None),
    "هم": SEVERAL,
    "هن": SEVERAL,
}
_BETWEEN = words("tolls.between")
_MANY = frozenset(("tens", "hundreds", "thousands"))
_OBJECT_REACH = 9
"""How far behind the subject its object may stand, in tokens."""
_LIFE_VERBS = beginnings("tolls.life_verbs")


def _is_bare_number(group: Group) -> bool:
    return group.quantity is not None and group.person is None and group.harm is None and not group.actors


def find_tolls(sentence: Sentence, groups: list[Group]) -> list[Toll]:
    """All tolls of a sentence in the order of the text, parts after their whole."""
    return list(_TollFinder(sentence, groups).run())


def _are_comrades(one: Group, two: Group) -> bool:
    """Whether the party named behind the second group is that of both: "قيادي وثلاثة مرافقين من قسد"."""
    if one.actors or not two.actors or one.person is None or two.person is None:
        return False
    return one.person.key == two.person.key == "member"


class _TollFinder:
    def __init__(self, sentence: Sentence, groups: list[Group]) -> None:
        self.s = sentence
        self.groups = groups
        self.near = Neighbours(sentence, groups)
        self.used: set[int] = set()
        self.taken: set[int] = set()

    def run(self) -> Iterator[Toll]:
        self.taken |= self._split_ends()
        for harm in self._harms():
            if harm.first in self.taken:
                continue
            tolls = self._of(harm)
            for toll in tolls:
                yield toll
                yield from self._parts(toll)

    def _split_ends(self) -> set[int]:
        """Tokens that only complete a verb phrase: مصرعه in "لقي المهاجم مصرعه"."""
        return {end for splits in self.s.splits.values() for hit, end in splits if hit.entry.kind == "harm"}

    def _harms(self) -> list[Hit]:
        best: dict[int, Hit] = {}
        for hit in self.s.of_kind("harm"):
            seen = best.get(hit.first)
            if seen is None or (hit.last, -len(hit.suffix)) > (seen.last, -len(seen.suffix)):
                best[hit.first] = hit
        for i, splits in self.s.splits.items():
            for hit, _ in splits:
                if hit.entry.kind == "harm":
                    best.setdefault(i, hit)
        out: list[Hit] = []
        for i in sorted(best):
            if not self.s.time_at(i) and not (out and i <= out[-1].last):
                out.append(best[i])
        return out

    def _of(self, harm: Hit) -> list[Toll]:
        frame = harm.entry.frame
        if frame in {"people", "bodies"}:
            return self._people(harm)
        if frame in ("masdar", "life"):
            return self._masdar(harm)
        return self._verb(harm)

    # --- nouns for the harmed: "ثمانية قتلى", "قتيلان", "قتلى وجرحى"
    def _people(self, harm: Hit) -> list[Toll]:
        group = self.near.at(harm.first)
        if group is None or group.harm is None or group.harm.first != harm.first or id(group) in self.used:
            return []
        self.used.add(id(group))
        if group.quantity is None and (counted := self._number_of(group)) is not None:
            return [counted]
        if (either := self._killed_or_wounded(group)) is not None:
            return [either]
        uncounted = group.quantity is None and (harm.entry.form != "singular" or group.definite)
        if uncounted and not self._uncounted_stands(group):
            return []
        toll = Toll(harm.entry.key, group.first, group.last, harm, group)
        self._count(toll, group, harm.entry.form)
        out = [toll]
        nxt = self.near.following(group)
        if nxt and nxt.harm and nxt.joined and nxt.harm.entry.key != harm.entry.key and nxt.quantity is None:
            # "عشرات القتلى والجرحى من المدنيين": one number and one owner for both
            self.used.add(id(nxt))
            self.taken.add(nxt.harm.first)
            second = Toll(nxt.harm.entry.key, nxt.first, nxt.last, nxt.harm, nxt)
            self._count(second, nxt, nxt.harm.entry.form)
            if toll.vague in _MANY:
                second.minimum, second.maximum, second.vague = toll.minimum, toll.maximum, toll.vague
            if not group.named and nxt.named:
                group.actors, group.person = list(nxt.actors), nxt.person
            elif group.named and not nxt.named:
                nxt.actors, nxt.person = list(group.actors), group.person
            out.append(second)
        self._between_killed_and_wounded(toll, group)
        return out

    def _killed_or_wounded(self, group: Group) -> Toll | None:
        """ "15 قتيلاً وجريحاً", "15 شخصاً بين قتيل وجريح": one number for the dead and the wounded together."""
        second = self.near.following(group)
        if group.harm is None or second is None or second.harm is None:
            return None
        if not second.joined or second.quantity is not None:
            return None
        if {group.harm.entry.key, second.harm.entry.key} != {"killed", "wounded"}:
            return None
        counted: Group | None = group
        if group.quantity is None:
            counted = self.near.before(group.first - 1) if self.s.word(group.first - 1) in _BETWEEN else None
        if (
            counted is None
            or counted.quantity is None
            or not counted.is_people
            or counted.quantity.vague in _MANY
        ):
            return None
        self.used.update((id(counted), id(second)))
        self.taken.add(second.harm.first)
        if not counted.named and second.named:
            counted.actors, counted.person = list(second.actors), second.person
        toll = Toll("casualties", counted.first, second.last, group.harm, counted)
        toll.count(counted.quantity)
        return toll

    def _number_of(self, group: Group) -> Toll | None:
        """ "بلغ عدد الموقوفين … خمسة آلاف شخص": the number stands further on."""
        if group.harm is None or not self.s.word(group.first - 1).endswith(
            ("عدد", "حصيله", "مجموع", "اعداد")
        ):
            return None
        for number in self.groups:
            if (
                group.last < number.first <= group.last + 14
                and number.quantity is not None
                and number.object is None
            ):
                if id(number) in self.used or number.harm is not None:
                    return None
                self.used.add(id(number))
                if not number.named:
                    number.actors, number.person = list(group.actors), group.person or number.person
                toll = Toll(group.harm.entry.key, group.first, number.last, group.harm, number)
                self._count(toll, number, "plural")
                return toll
        return None

    def _uncounted_stands(self, group: Group) -> bool:
        """Whether "قتلى" without a number says that some were killed: not in "عدد القتلى", "ضحايا الانفجار"."""
        before = self.s.word(group.first - 1)
        if group.harm is not None and group.harm.entry.frame == "bodies":
            return before in ("علي", "العثور") or before.startswith(("عثر", "وجد"))
        if before.endswith(("عدد", "حصيله", "اعداد", "مجموع", "احصاييات")) or group.definite:
            return False
        return self.s.at(group.last + 1, "trigger") is None

    def _between_killed_and_wounded(self, toll: Toll, group: Group) -> None:
        """ "27 ضحية ما بين قتيل وجريح": killed and wounded counted together."""
        i = group.last + 1
        if self.s.word(i) == "ما":
            i += 1
        if self.s.word(i) in _BETWEEN or self.s.word(i) == "مابين":
            first = self.s.at(i + 1, "harm")
            second = self.s.at(i + 2, "harm") if first else None
            if first and second and {first.entry.key, second.entry.key} == {"killed", "wounded"}:
                toll.outcome, toll.last = "casualties", second.last
                self.taken.update((first.first, second.first))

    # --- verbal nouns: "مقتل ثلاثة", "وإصابة ١١", "مقتل وإصابة عدد من العناصر", "اثنتي عشرة إصابة بين المدنيين"
    def _masdar(self, harm: Hit) -> list[Toll]:
        if harm.entry.frame == "life" and not self._takes_lives(harm):
            return []
        if harm.suffix:
            return [self._pronoun_toll(harm)]
        if self.s.at(harm.first - 1, "cue") and self.s.word(harm.first - 1).endswith("محاوله"):
            return []  # an attempt on a life has killed nobody
        harms, after = [harm], harm.last + 1
        while (
            (more := self.s.at(after, "harm"))
            and more.prefix == "و"
            and more.entry.frame == "masdar"
            and not more.suffix
        ):
            harms.append(more)
            self.taken.add(more.first)
            after = more.last + 1
        before = self.near.before(harm.first)
        if (
            before
            and _is_bare_number(before)
            and before.last == harm.first - 1
            and id(before) not in self.used
        ):
            return [self._counted_masdar(harm, before)]
        group = self.near.starting(after, reach=2)
        if group is not None and group.harm is not None and group.harm.entry.key != harm.entry.key:
            return []  # "وفاة جريح": one of those already counted
        if group is None or (
            group.preposition in ("في", "علي", "الي", "مع", "ضد") and group.first - 1 > harms[-1].last
        ):
            return []
        if (taken := self._object_of_act(harm, group)) is not None:
            tolls = self._counted(harms, taken)
            for toll in tolls:
                toll.agent = group
            return tolls
        return self._counted(harms, group)

    def _object_of_act(self, harm: Hit, subject: Group) -> Group | None:
        """ "اعتقال قوات النظام أربعة شبان": the object of a transitive verbal noun, behind its subject."""
        act = self.s.at(harm.first, "trigger")
        if act is None or act.entry.part != "noun" or subject.preposition or subject.quantity is not None:
            return None
        if subject.person is not None and subject.person.form == "singular":
            return None
        return self._object_after(subject, harm)

    def _takes_lives(self, harm: Hit) -> bool:
        before = (self.s.word(i).lstrip("وف") for i in range(max(self.s.first, harm.first - 14), harm.first))
        return any(word.startswith(_LIFE_VERBS) for word in before)

    def _pronoun_toll(self, harm: Hit) -> Toll:
        toll = Toll(harm.entry.key, harm.first, harm.last, harm, pronoun=harm.suffix)
        toll.minimum, toll.maximum, toll.vague = _PRONOUNS.get(harm.suffix, SEVERAL)
        return toll

    def _counted_masdar(self, harm: Hit, number: Group) -> Toll:
        self.used.add(id(number))
        toll = Toll(harm.entry.key, number.first, harm.last, harm, number)
        self._count(toll, number, "plural")
        owner = self.near.starting(harm.last + 1, reach=2)
        if owner and owner.preposition in ("بين", "من", "صفوف", "في"):
            number.actors, number.person = list(owner.actors), owner.person
            self.used.add(id(owner))
            toll.last = owner.last
        return toll

    # --- verbs: "قُتل ثلاثة", "فقتلوا ثمانية", "عنصران قُتلا", "اعتقلت الأسايش شخصاً"
    def _verb(self, harm: Hit) -> list[Toll]:
        after = self.near.starting(harm.last + 1, reach=3, bare=True)
        if after is None and self._is_plural_verb(harm):
            after = self._object_far(harm)
        agent: Group | None = None
        if harm.entry.frame == "active" or (
            harm.entry.frame == "active_or_passive" and self._is_active(harm, after)
        ):
            if harm.suffix and harm.entry.key != "killed":
                return []  # "أسرهم", "اعتقله": those named and counted before
            if harm.suffix:
                toll = self._pronoun_toll(harm)
                toll.agent = after
                return [toll]
            if after and self._is_plural_verb(harm):
                agent = None
            elif after and (second := self._object_after(after, harm)) is not None:
                agent, after = after, second
            elif after and self.near.before(harm.first) is None and after.named and not after.quantity:
                return []
        if (
            after is not None
            and harm.entry.frame != "intransitive"
            and after.person is not None
            and after.person.key in ("unknown_gunmen", "attacker")
            and not after.quantity
            and not self.s.has_damma(harm)
        ):
            return []  # "اغتال مجهولون …": the doers, whose victim is told in words unknown here
        if after is None or id(after) in self.used:
            before = self.near.before(harm.first)
            if before is None or id(before) in self.used or before.preposition or not before.is_people:
                return []
            if (
                before.person is not None
                and before.person.key in ("unknown_gunmen", "attacker")
                and harm.entry.frame != "intransitive"
            ):
                return []  # "مسلحون مجهولون قتلوا …": the doers, not the dead
            after = self._whole_of(before)
            while (prior := self.near.before(after.first)) and after.joined and prior.last == after.first - 1:
                if id(prior) in self.used or not prior.is_people:
                    break
                after = prior
        tolls = self._counted([harm], after)
        for toll in tolls:
            toll.agent = agent
        return tolls

    def _whole_of(self, group: Group) -> Group:
        """The subject itself where the group is one of its parts: "ثلاثة مدنيين بينهم طفل قُتلوا"."""
        for i in (group.first - 1, group.first - 2):
            parts = self.s.at(i, "parts")
            if parts is not None and parts.last == group.first - 1:
                whole = self.near.before(parts.first)
                return (
                    whole if whole is not None and whole.is_people and id(whole) not in self.used else group
                )
        return group

    def _object_far(self, harm: Hit) -> Group | None:
        """ "قتلوا بالرصاص، الثلاثاء الماضي، موظفاً": the object behind means and time."""
        for i in range(harm.last + 1, min(harm.last + 10, self.s.last)):
            group = self.near.at(i)
            if group is not None and group.first == i and not group.preposition and group.is_people:
                return group if self.s.at(group.head, "weapon") is None else None
            if self.s.at(i, "harm", "trigger", "say") is not None or self.s.word(i) in (".", ":"):
                return None
        return None

    def _is_plural_verb(self, harm: Hit) -> bool:
        return self.s.word(harm.first).endswith(("وا", "ون"))

    def _is_active(self, harm: Hit, after: Group | None) -> bool:
        """The letters of "قتل" say nothing of the voice; what follows does."""
        if harm.entry.form == "passive" or self.s.has_damma(harm):
            return False
        if harm.suffix or (harm.entry.form == "imperfect" and after is not None):
            return True
        if self._is_plural_verb(harm):
            return after is not None and (after.accusative or after.quantity is not None)
        return after is not None and self._object_after(after, harm) is not None and not after.quantity

    def _object_after(self, subject: Group, harm: Hit) -> Group | None:
        """A second bare noun phrase right after a subject: the object of an active verb."""
        if not (
            subject.unit
            or subject.actors
            or (subject.person and subject.person.key in ("unknown_gunmen", "member", "attacker"))
        ):
            return None
        second = self.near.following(subject, reach=_OBJECT_REACH)
        seized = harm.entry.key == "detained" and second is not None and second.preposition == "علي"
        if (
            second is None
            or (second.preposition and not seized)
            or second.joined
            or not (second.is_people or second.object)
        ):
            return None
        return second

    # --- shared
    def _counted(self, harms: list[Hit], group: Group) -> list[Toll]:
        """One toll for each of the harms and for each group that a و joins to the first."""
        out: list[Toll] = []
        chain = [group]
        while (more := self._joined_people(chain[-1])) is not None:
            chain.append(more)
        for one, two in zip(reversed(chain[:-1]), reversed(chain[1:]), strict=True):
            if _are_comrades(one, two):
                one.actors = list(two.actors)
        for g in chain:
            if id(g) in self.used:
                continue
            self.used.add(id(g))
            if g.harm:
                self.taken.add(g.harm.first)
            for harm in harms:
                toll = Toll(harm.entry.key, min(harm.first, g.first), max(g.last, harm.last), harm, g)
                form = g.person.form if g.person else "plural"
                if g.harm and not g.person:
                    form = g.harm.entry.form
                self._count(toll, g, form)
                out.append(toll)
        return out

    def _joined_people(self, group: Group) -> Group | None:
        nxt = self.near.following(group, reach=2)
        if nxt is None or not nxt.joined or nxt.preposition or id(nxt) in self.used or nxt.harm:
            return None
        if nxt.object is not None or not nxt.is_people or (nxt.quantity is None and nxt.person is None):
            return None
        return nxt

    def _count(self, toll: Toll, group: Group, form: str) -> None:
        if group.quantity is not None:
            toll.count(group.quantity)
        elif self._is_vowelled_dual(group):
            toll.minimum, toll.maximum, toll.vague = BY_FORM["dual"]
        else:
            toll.minimum, toll.maximum, toll.vague = BY_FORM.get(form, SEVERAL)

    def _is_vowelled_dual(self, group: Group) -> bool:
        """ "مدنيَّين" is two of them, "مدنيين" without the vowel several."""
        start, end = self.s.tokens.raw_span(group.head, group.head)
        return "\u064e" in self.s.tokens.source.raw[start:end][-4:] and self.s.word(group.head).endswith("ين")

    def _parts(self, whole: Toll) -> Iterator[Toll]:
        """The breakdown that follows: "بينهم ٥ أطفال وامرأتان", "هم 8 من المدنيين و3 من العسكريين", "جميعهم أطفال"."""
        i = whole.last + 1
        for _ in range(4):
            hit = self.s.at(i, "parts")
            if hit is not None:
                break
            if self.s.word(i) in (",", "-", ":", "(") or (
                self.s.word(i).isalpha() and not self.s.hits.get(i)
            ):
                i += 1
                continue
            return
        else:
            return
        group = self.near.starting(hit.last + 1, reach=2)
        while group is not None and id(group) not in self.used:
            self.used.add(id(group))
            part = Toll(whole.outcome, group.first, group.last, whole.harm, group, whole=whole)
            part.complete = hit.entry.key == "all"
            form = group.person.form if group.person else "plural"
            self._count(part, group, form)
            if part.complete and group.quantity is None and form == "plural":
                part.of_all = True
                part.minimum, part.maximum, part.vague = whole.minimum, whole.maximum, whole.vague
            yield part
            if part.who is None:
                yield from self._parts(part)
            group = self._joined_people(group)
