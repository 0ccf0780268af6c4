"""The counted phrases of a sentence: numbers with what they count, duals, single items of a breakdown."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.arabic.numbers import Quantity
from tawthiq.arabic.numbers.vocabulary import number_words
from tawthiq.lexicon import Hit
from tawthiq.reader.findings import Findings
from tawthiq.reader.group import Group
from tawthiq.reader.tallies.drafts import Bounds, Count
from tawthiq.reader.tallies.vocabulary import may_be, starts_of, tally_word

_OF_THEM = frozenset(("منهم", "منها", "منهن", "منهما"))
_SOME = frozenset(("عدد", "عددا", "بعض", "بعضا"))
_THOSE = frozenset(("هذه", "تلك", "هولاء", "هوء", "اوليك", "هذين"))
_UNCOUNTED = frozenset(
    ("other", "agreement", "media_release", "reward_offer", "leadership_change", "reinforcement", "pledge")
)
"""Types whose nouns are counted in the news for other reasons: graves, agreements, reinforcements."""
_LONG_CODE = 8
_ALL_PEOPLE = 8_300_000_000
_BY_FORM: dict[str, Bounds] = {"singular": (1, 1, None), "dual": (2, 2, None)}
_OF_HARM = {"captured": "detained", "abducted": "detained", "missing": "people", "surrendered": "people"}


def find_counts(findings: Findings) -> list[Count]:
    """The counted phrases of a sentence in the order of the text, not overlapping."""
    finder = _CountFinder(findings)
    found = sorted((*finder.numbered(), *finder.unnumbered()), key=lambda c: (c.first, c.implicit))
    out: list[Count] = []
    for count in found:
        if not out or count.first > out[-1].last:
            out.append(count)
    return out


class _CountFinder:
    def __init__(self, findings: Findings) -> None:
        self.s = findings.sentence
        self.groups = findings.groups
        self.starts = {g.first: g for g in findings.groups}
        self.numbered_tokens: set[int] = set()

    # --- with a number
    def numbered(self) -> Iterator[Count]:
        for quantity in self.s.quantities.values():
            if quantity.ordinal or quantity.unit is not None or self._is_name_or_date(quantity):
                continue
            count = self._numbered(quantity)
            if count is not None:
                self.numbered_tokens.update(range(count.first, count.last + 1))
                yield count

    def _is_name_or_date(self, quantity: Quantity) -> bool:
        """Whether the number is part of a name, a year, a clock time, or counts neither people nor events."""
        s, first = self.s, quantity.first
        if self._is_seized(quantity):
            return False
        before = first - 2 if s.word(first - 1) == ":" else first - 1
        if (tally_word(s, before, "code") is not None and s.time_at(before) is None) or tally_word(
            s, quantity.last + 1, "unit"
        ) is not None:
            return True
        if s.word(quantity.last + 1) == "من" and tally_word(s, quantity.last + 2, "unit") is not None:
            return True
        if (len(s.word(first)) >= _LONG_CODE and s.word(first).isdigit()) or (
            quantity.minimum or 0
        ) > _ALL_PEOPLE:
            return True  # a telephone number, the number of a page, a sum of money
        if self._is_clock(quantity) or any(
            tally_word(s, k, "rate") for k in range(quantity.last + 1, quantity.last + 4)
        ):
            return True
        plain_year = s.word(first).isdigit() and quantity.exact and 1950 <= (quantity.minimum or 0) <= 2050
        return plain_year and (not self.s.hits.get(quantity.last + 1) or self._ends_years(first))

    def _ends_years(self, first: int) -> bool:
        """ "1998 - 2017": the years of a page's rights."""
        start = self.s.word(first - 2)
        return self.s.word(first - 1) == "-" and len(start) == len(self.s.word(first)) and start.isdigit()

    def _is_seized(self, quantity: Quantity) -> bool:
        """ "السيطرة على أكثر من 60 قرية": places taken are counted as acts."""
        if tally_word(self.s, quantity.last + 1, "seized") is None:
            return False
        reach = range(max(self.s.first, quantity.first - 5), quantity.first)
        return any(
            h.entry.key == "seizure"
            for i in reach
            for h in self.s.hits.get(i, ())
            if h.entry.kind == "trigger"
        )

    def _is_clock(self, quantity: Quantity) -> bool:
        """ "11 : 45", "05 : 00 صباحا"."""
        s, first, last = self.s, quantity.first, quantity.last
        if s.word(first)[:1] == "0":
            return True
        after = s.word(last + 1) == ":" and s.word(last + 2)[:1].isdigit()
        return after or (s.word(first - 1) == ":" and s.word(first - 2)[:1].isdigit())

    def _numbered(self, quantity: Quantity) -> Count | None:
        s = self.s
        bounds: Bounds = (quantity.minimum, quantity.maximum, quantity.vague)
        count = Count(s, quantity.first, quantity.last, quantity.first, quantity.last, bounds)
        count.prefix = self._prefix(quantity.first)
        if self._says_at_most(quantity.first):
            count.bounds = (None, quantity.maximum, None)
        after = quantity.last + 1
        if tally_word(s, after, "rest"):
            count.rest = True
            count.last = after
            return self._predicate(count, after + 1, reach=6)
        if self._is_definite(quantity):
            return None
        if (
            quantity.exact
            and quantity.minimum in (1, 2)
            and (noun := self._noun_before(quantity.first)) is not None
        ):
            count.first = noun
            count.prefix = self._noun_prefix(noun)
            self._name(count, noun)
            return count
        return self._noun_after(count, after)

    def _is_definite(self, quantity: Quantity) -> bool:
        """Whether the number points back at one told before: "القتلى الـ15", "العمليات السبع عشرة"."""
        word = self.s.word(quantity.core if quantity.core >= 0 else quantity.first)
        if self.s.word(quantity.first) in ("ال", "وال", "بال", "لل", "فال"):
            return True
        form = number_words().get(word)
        return form is not None and form.clitics.article

    def _says_at_most(self, first: int) -> bool:
        """ "لا يزيدون عن 30", "لم يتجاوز عدد المحاولات في عام 2019 كله 29"."""
        window = self.s.tokens.words[max(self.s.first, first - 9) : first]
        for k, word in enumerate(window):
            stem = word.removeprefix("لا").removeprefix("ولا")
            negated = (k and window[k - 1] in ("لا", "لم", "ولم", "ولا", "لن")) or stem != word
            if negated and stem.startswith(("يتجاوز", "تتجاوز", "يزيد", "تزيد", "يتعد", "تتعد")):
                return True
        return False

    def _noun_after(self, count: Count, after: int) -> Count | None:
        s, at = self.s, after
        if s.word(at) in _OF_THEM:
            count.anaphoric = True
            count.last = at
            self._predicate(count, at + 1, reach=1)
            return count
        if s.word(at) in ("من", "بين") and at < s.last:
            if s.word(at) == "بين":
                self._between_killed_and_wounded(count)
                self._owner_behind(count)
                return count
            at += 1
            if s.word(at) in _THOSE:
                count.anaphoric = True
                at += 1
                count.last = at - 1
            elif self._event_noun(at) and s.word(at).startswith("ال"):
                count.anaphoric = True
        if not self._name(count, at):
            group = next(
                (g for g in self.groups if g.quantity and g.quantity.first == count.number_first), None
            )
            if group is not None and (group.person or group.object or group.harm or group.actors):
                self._take_group(count, group)
        return count

    def _predicate(self, count: Count, start: int, *, reach: int) -> Count:
        """ "تسعة منهم مدنيون", "الستة الباقون فمدنيون": who they are follows."""
        for i in range(start, min(start + reach + 1, self.s.last)):
            if reach == 1 and i > start and self.s.word(start) != "من":
                return count
            group = self.starts.get(i)
            if group is not None and self.s.word(group.first).startswith("و"):
                return count
            if group is not None and group.quantity is None and group.is_people and group.object is None:
                if not group.preposition or group.preposition == "من":
                    self._take_group(count, group)
                return count
        return count

    def _noun_before(self, number: int) -> int | None:
        """ "عملية واحدة", "قتيل واحد", "مرتزقان اثنان": one and two stand behind their noun."""
        before = number - 1
        if before < self.s.first or (
            self.s.word(number).startswith(("و", "ب")) and self.s.word(number)[:4] not in ("واحد", "واحده")
        ):
            return None
        event = tally_word(self.s, before, "event")
        if event is not None and event.number in ("singular", "dual"):
            return before
        for hit in self.s.hits.get(before, ()):
            kind, part = hit.entry.kind, hit.entry.part
            counted = kind in ("trigger", "person") or (kind == "harm" and part == "people")
            if counted and hit.entry.form in ("singular", "dual") and hit.last == before and not hit.definite:
                return before
        return None

    # --- without one
    def unnumbered(self) -> Iterator[Count]:
        s, words = self.s, self.s.tokens.words
        spoken_of = {*starts_of(s, "event"), *s.starts_of("trigger", "harm", "person")}
        if not _SOME.isdisjoint(words[s.first : s.last]):
            spoken_of.update(i for i in range(s.first, s.last) if words[i] in _SOME)
        for i in sorted(spoken_of):
            if i in self.numbered_tokens or s.time_at(i) or i in s.quantities:
                continue
            count = self._some_of_them(i) or self._dual_event(i) or self._one_of_a_list(i)
            if count is not None:
                yield count

    def _some_of_them(self, i: int) -> Count | None:
        """ "عدد منهم", "بعضهم"."""
        if self.s.word(i) not in _SOME or self.s.word(i + 1) not in _OF_THEM:
            return None
        return Count(self.s, i, i + 1, i, i, (2, None, "several"), anaphoric=True)

    def _dual_event(self, i: int) -> Count | None:
        if i not in self.s.hits and not may_be(self.s.tokens.words[i], "event"):
            return None
        event = self._event_noun(i)
        if event is None or event[1] != "dual" or self.s.word(i).startswith(("ال", "وال", "بال")):
            return None
        count = Count(self.s, i, i, i, i, (2, 2, None), implicit=True)
        count.prefix = self._noun_prefix(i)
        self._name(count, i)
        return count

    def _one_of_a_list(self, i: int) -> Count | None:
        """A noun for one or two people without a number: "سيدة وطفلان", "قتيل" and "ضابطان"."""
        people = self._people(i)
        if any(h.entry.form == "plural" for h in people):
            return None  # "معتقلين" is a plural before it is a dual
        hit = next((h for h in people if h.entry.form in _BY_FORM and not h.definite and not h.suffix), None)
        if hit is None:
            return None
        group = next((g for g in self.groups if g.first <= i <= g.last and g.quantity is None), None)
        if (
            group is None
            or group.head != i
            or (group.actors and hit.entry.form == "singular" and group.person is None)
        ):
            return None
        count = Count(self.s, i, group.last, i, i, _BY_FORM[hit.entry.form], implicit=True)
        count.prefix = hit.prefix
        self._take_group(count, group)
        return count

    def _people(self, i: int) -> list[Hit]:
        if i not in self.s.hits:
            return []
        return [
            h
            for h in self.s.hits.get(i, ())
            if h.entry.kind == "person" or (h.entry.kind == "harm" and h.entry.part == "people")
        ]

    # --- what is counted
    def _name(self, count: Count, at: int) -> bool:
        """Takes the noun at a token for what is counted: events, cases, people harmed."""
        s = self.s
        if (seized := tally_word(s, at, "seized")) is not None:
            count.noun, count.last, count.measure, count.event_type = (
                at,
                max(count.last, seized.last),
                "events",
                "seizure",
            )
            return True
        if (blast := self._blast_of(count, at)) is not None:
            count.noun, count.last, count.measure, count.event_type = at, max(count.last, at), "events", blast
            return True
        if (case := tally_word(s, at, "case")) is not None:
            count.noun, count.last = at, max(count.last, case.last)
            self._case(count, case.last + 1)
            return True
        event = self._event_noun(at)
        if event is not None:
            count.noun, count.measure, count.event_type = at, "events", event[0]
            count.last = max(count.last, event[2])
            return True
        harm = next(
            (h for h in s.hits.get(at, ()) if h.entry.kind == "harm" and h.entry.part == "people"), None
        )
        if harm is not None:
            count.noun, count.last = at, max(count.last, harm.last)
            count.measure = _measure_of(harm.entry.key)
            second = s.at(harm.last + 1, "harm")
            if (
                second is not None
                and second.prefix == "و"
                and second.entry.part == "people"
                and second.entry.form == "singular"
            ):
                count.measure, count.last = "casualties", second.last
        group = self._group_at(at)
        if group is not None:
            self._take_group(count, group)
        self._between_killed_and_wounded(count)
        return harm is not None or group is not None

    def _blast_of(self, count: Count, at: int) -> str | None:
        """ "انفجار 11 لغماً": the blasts are counted by what blew up; the type by the weapon."""
        weapon = self.s.at(at, "weapon")
        before = self.s.at(count.first - 1, "trigger")
        if weapon is None or before is None or before.entry.key != "bombing" or before.entry.part != "noun":
            return None
        return "landmine" if weapon.entry.key == "landmine" else "bombing"

    def _case(self, count: Count, at: int) -> None:
        """ "187 حالة اعتقال", "14 حالة خطف", "16 حالة بحق أطفال"."""
        trigger, harm = self.s.at(at, "trigger"), self.s.at(at, "harm")
        if trigger is not None and trigger.entry.key == "abduction":
            count.measure, count.event_type, count.last = "events", "abduction", trigger.last
        elif harm is not None:
            count.measure, count.last = _measure_of(harm.entry.key), harm.last
        elif trigger is not None:
            count.measure, count.event_type, count.last = "events", trigger.entry.key, trigger.last
        for i in range(at, min(at + 4, self.s.last)):
            group = self.starts.get(i)
            if group is not None and group.person is not None:
                count.who = group.person.facts.get("who") or None
                return

    def _between_killed_and_wounded(self, count: Count) -> None:
        """ "27 ضحية ما بين قتيل وجريح": killed and wounded counted together."""
        i = count.last + 1
        if self.s.word(i) in (",", "ما"):
            i += 1
        if self.s.word(i) in ("بين", "مابين"):
            one, two = self.s.at(i + 1, "harm"), self.s.at(i + 2, "harm")
            if one and two and {one.entry.key, two.entry.key} == {"killed", "wounded"}:
                count.measure, count.last = "casualties", two.last

    def _owner_behind(self, count: Count) -> None:
        """ "28 بين قتيل وجريح من قسد": whose they are stands behind the pair."""
        if count.measure != "casualties":
            return
        group = self._group_at(count.last) or self.starts.get(count.last + 1)
        if group is not None and group.actors:
            self._take_group(count, group)

    def _event_noun(self, at: int) -> tuple[str | None, str, int] | None:
        """Type, grammatical number and last token of a noun for occurrences."""
        nouns = [h for h in self.s.hits.get(at, ()) if h.entry.kind == "trigger" and h.entry.part == "noun"]
        trigger = max(nouns, key=lambda h: h.last, default=None)
        word = tally_word(self.s, at, "event")
        if trigger is not None and trigger.entry.key in _UNCOUNTED:
            trigger = None
        if trigger is not None and (word is None or trigger.last >= word.last):
            return trigger.entry.key, trigger.entry.form, trigger.last
        if word is not None:
            return word.value or None, word.number, word.last
        return None

    def _group_at(self, at: int) -> Group | None:
        return next((g for g in self.groups if g.first <= at <= g.last), None)

    def _take_group(self, count: Count, group: Group) -> None:
        count.group = group
        count.last = max(count.last, group.last)
        if count.noun < 0 and (group.person or group.harm or group.object):
            count.noun = group.head
        if group.person is not None:
            count.who = group.person.facts.get("who") or None
        if group.harm is not None and not count.measure:
            count.measure = _measure_of(group.harm.entry.key)

    # --- clitics
    def _prefix(self, first: int) -> str:
        before = self.s.word(first - 1)
        if before in ("و", "ب", "ل", "ف", "وب"):
            return before
        form = number_words().get(self.s.word(first))
        return form.clitics.conjunction + form.clitics.preposition if form is not None else ""

    def _noun_prefix(self, at: int) -> str:
        hits = self.s.hits.get(at, ())
        word = tally_word(self.s, at, "event")
        return hits[0].prefix if hits else word.prefix if word else ""


def _measure_of(outcome: str) -> str:
    return _OF_HARM.get(outcome, outcome)
