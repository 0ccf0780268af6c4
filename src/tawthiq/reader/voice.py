"""Whose word it is: who is quoted, over which stretch of a sentence, and what that makes of the stance."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.lexicon import Hit
from tawthiq.reader.actors import Actors
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.speakers import Speakers
from tawthiq.reader.vocabulary import words


@dataclass(slots=True)
class Attribution:
    """A quotation in one sentence: `speaker` is None where a verb of saying goes on with the speaker before.

    `effect` is what the verb does (say, announce, document, claim, admit, deny, accuse, boast, think, according,
    suspect). Its words are the tokens `first` to `last`; it covers what follows unless it is `trailing`.
    """

    first: int
    last: int
    speaker: str | None
    effect: str
    trailing: bool = False
    speaker_first: int = -1
    speaker_last: int = -1
    named: tuple[str, ...] = ()
    """The words that name the source, without article: "وزاره", "دفاع"; by them "الوزارة" is known further down."""


_GUESSING = words("voice.guessing")
_GUESS_REACH = 8


def guess_before(sentence: Sentence, i: int) -> int | None:
    """Where "يرجح أن …" opens, before "تقف وراء" at token `i`: a guess of the teller's, which accuses nobody."""
    for j in range(i - 1, max(sentence.first, i - _GUESS_REACH) - 1, -1):
        if sentence.word(j) in (",", ".", ":"):
            return None
        if sentence.word(j).removeprefix("و") in _GUESSING:
            return j
    return None


_OPENERS = words("voice.openers")
_ANAPHORIC = words("voice.anaphoric")
_STATEMENTS = words("voice.statements")
_REMINDERS = words("voice.reminders")
_REMINDER_ENDS = frozenset(word[k:] for word in _REMINDERS for k in range(len(word) + 1))
"""What such a word may end in where a page tore it."""
_REMINDER = 4
_HEADED = 14
_TOPIC = 3
_SO = frozenset(("علي", "حسب", "بحسب", "وفق"))
_NAME, _NAME_LETTERS = 5, 3
_ENDS_NAME = frozenset(
    (",", ".", ":", '"', "(", ")", "-", "في", "عن", "علي", "من", "الي", "خلال", "عبر", "التي", "الذي")
)
_ACCUSING = 8
"""Words behind a verb of accusing within which "مسؤولية" is its object."""
_WAS = frozenset(("كان", "كانت", "وكان", "كانوا"))
_SAME = frozenset(("ذاته", "نفسه", "ذاتها", "نفسها", "عينه", "باسم", "انباء", "قبل", "بعد"))
_SINGULAR = {"مصادر": "مصدر"}


def find_attributions(sentence: Sentence, actors: Actors) -> list[Attribution]:
    """The attributions of a sentence, in order."""
    finder = _Finder(sentence, actors)
    verbs = finder.verbs()
    out = [
        *verbs,
        *finder.according(),
        *finder.suspicions([a for a in verbs if a.effect == "accuse"]),
        *finder.headed(),
        *finder.reminders(),
        *finder.topics(),
    ]
    out.sort(key=lambda a: a.first)
    return out


class _Finder:
    def __init__(self, sentence: Sentence, actors: Actors) -> None:
        self.s = sentence
        self.speakers = Speakers(sentence, actors)

    def verbs(self) -> list[Attribution]:
        out = []
        seen: set[int] = set()
        for hit in self.s.of_kind("say"):
            if hit.first in seen or self.s.time_at(hit.first) or self.s.at(hit.first, "parts"):
                continue
            seen.add(hit.first)
            longest = self.s.at(hit.first, "say") or hit
            if (found := self._verb(longest)) is not None:
                out.append(found)
        return out

    def _verb(self, hit: Hit) -> Attribution | None:
        effect = self._effect(hit)
        if self._is_a_reminder(hit.first):
            return None
        if (
            self._negated(hit.first)
            or self._belongs(hit.first)
            or self._is_between(hit)
            or self._is_relative(hit)
        ):
            return None
        speaker, first, last = self.speakers.after(hit.last + 1, only_first=effect == "accuse")
        if speaker is None and self._may_have_subject_before(hit):
            speaker, first, last = self.speakers.before(hit.first)
        if speaker is None and not self._names(hit.last + 1, -1, -1):
            speaker, first, last = self.speakers.opening(hit.first, joined=hit.prefix == "و")
        if (
            speaker is None
            and effect in ("document", "think", "accuse", "claim", "admit", "announce", "boast", "deny")
            and not self._opens(hit.last + 1)
            and not self._claims_again(hit, effect)
        ) and (effect != "announce" or hit.entry.form != "passive"):
            return None
        named = self._names(hit.last + 1, first, last)
        closing = self._says_so(hit.first) and self._is_trailing(hit.first)
        return Attribution(hit.first, max(hit.last, last), speaker, effect, closing, first, last, named)

    def _says_so(self, i: int) -> bool:
        """ "على ما قاله سكان", "كما قال", "بحسب ما ذكر": the verb closes what it brings."""
        before = self.s.word(i - 1)
        return (
            before == "كما" or (before == "ما" and self.s.word(i - 2) in _SO) or before in ("حسبما", "وفقما")
        )

    def _names(self, behind: int, first: int, last: int) -> tuple[str, ...]:
        """The words by which a source is named: its own, and those up to what is said."""
        if first < 0:
            if self.s.word(behind) in _ANAPHORIC:
                return self._bare(behind, behind + 1)
            first, last = behind, behind - 1
        stop = last + 1
        while stop < min(last + 1 + _NAME, self.s.last) and self._goes_on_naming(stop):
            stop += 1
        return self._bare(first, stop)

    def _bare(self, first: int, stop: int) -> tuple[str, ...]:
        """The words that tell a name, each without article and preposition."""
        bare = (self.s.word(k).removeprefix("ل").removeprefix("ال") for k in range(first, stop))
        return tuple(_SINGULAR.get(w, w) for w in bare if len(w) >= _NAME_LETTERS and w not in _SAME)

    def _goes_on_naming(self, k: int) -> bool:
        word = self.s.word(k)
        if word in _OPENERS or word in _ENDS_NAME or word.startswith(("ل", "ب")):
            return False
        return self.s.time_at(k) is None and self.s.at(k, "say", "trigger", "harm") is None

    def _may_have_subject_before(self, hit: Hit) -> bool:
        """Whether the subject may stand before the verb: not behind "و", behind "ف" only after "أما"."""
        if not hit.prefix:
            return True
        return any(self.s.word(k) in ("اما", "واما") for k in range(hit.first - 8, hit.first))

    def _is_a_reminder(self, i: int) -> bool:
        """ "يذكر أن", "يشار إلى أن": the outlet itself goes on. Pages that lost a vowel write "ي ذكر"."""
        word = self.s.word(i).removeprefix("و")
        if word not in _REMINDER_ENDS:
            return False
        if word not in _REMINDERS and (self.s.word(i - 1).removeprefix("و") + word) not in _REMINDERS:
            return False
        return any(self.s.word(k) in ("ان", "انه", "انها") for k in range(i + 1, i + 5))

    def _effect(self, hit: Hit) -> str:
        """What the verb does, its object counted: "أعلن التنظيم مسؤوليته" claims."""
        around = (h for h, _ in self.s.splits.get(hit.first, ()) if h.entry.kind == "say")
        return next(around, hit).entry.key

    def _is_between(self, hit: Hit) -> bool:
        """ "بين" without "أن" behind it is no verb."""
        return self.s.word(hit.first).lstrip("وف") == "بين" and not any(
            self.s.word(k) in _OPENERS for k in range(hit.last + 1, hit.last + 8)
        )

    def _is_relative(self, hit: Hit) -> bool:
        """ "وفق بيان للجيش نقلته الوكالة": who passed a statement on is not whose word it is."""
        before = {self.s.word(k) for k in range(max(self.s.first, hit.first - 9), hit.first)}
        return hit.suffix in ("ه", "ها") and not hit.prefix and bool(before & _STATEMENTS)

    def _opens(self, i: int) -> bool:
        """Whether "إن", "أن", "في" or an anaphoric source follows: the verb carries on the speaker before."""
        return any(self.s.word(k) in _OPENERS or self.s.word(k) in _ANAPHORIC for k in range(i, i + 4))

    def _claims_again(self, hit: Hit, effect: str) -> bool:
        """ "كما تبنى تفجير …": he who claimed before."""
        return effect == "claim" and (hit.prefix == "و" or self.s.word(hit.first - 1) in ("كما", "وكما"))

    def _belongs(self, i: int) -> bool:
        """Whether "تابع" is "belonging to" and not "went on to say"."""
        return self.s.word(i).startswith("تابع") and self.s.word(i + 1).startswith("ل")

    def _negated(self, i: int) -> bool:
        if self.s.word(i - 1) not in ("لم", "لن", "لا", "ولم", "ولا", "فلم", "فلا"):
            return False
        return not any(
            self.s.word(k) in ("سوي", "الا") for k in range(i + 1, i + 12)
        )  # "لم يوثق سوى 8" says eight

    def according(self) -> list[Attribution]:
        out = []
        for hit in self.s.of_kind("attribution"):
            if hit.entry.key != "according" or self.s.word(hit.first).lstrip("و") in ("كما", "من"):
                continue
            if self.s.word(hit.first) in ("كما", "وكما"):
                continue
            speaker, first, last = self.speakers.after(hit.last + 1, spoken_to=False)
            anaphoric = any(self.s.word(k) in _ANAPHORIC for k in range(hit.last + 1, hit.last + 4))
            if speaker is None and not anaphoric:
                continue
            trailing = self._is_trailing(hit.first)
            named = self._names(hit.last + 1, first, last)
            out.append(
                Attribution(
                    hit.first, max(hit.last, last), speaker, "according", trailing, first, last, named
                )
            )
        return out

    def _is_trailing(self, i: int) -> bool:
        """Whether the phrase closes the clause it belongs to rather than opening it."""
        return any(h.first < i for h in self.s.of_kind("trigger", "harm"))

    def reminders(self) -> list[Attribution]:
        """Where the outlet says that it goes on itself, at the beginning of a sentence."""
        opening = range(self.s.first, min(self.s.first + _REMINDER, self.s.last))
        found = next((i for i in opening if self._is_a_reminder(i)), None)
        return [] if found is None else [Attribution(found, found, "outlet", "say")]

    def suspicions(self, accusations: list[Attribution]) -> list[Attribution]:
        """Suspicions that nobody is named for; not the words by which somebody accuses, nor an accused man's."""
        out = []
        for hit in self.s.of_kind("attribution"):
            if hit.entry.key != "accusing" or guess_before(self.s, hit.first) is not None:
                continue
            theirs = any(0 < hit.first - a.last <= _ACCUSING for a in accusations)
            of_a_man = {self.s.word(hit.first - 1), self.s.word(hit.first - 2)} & _WAS
            if not theirs and not of_a_man:
                out.append(Attribution(hit.first, hit.last, "outlet", "suspect"))
        return out

    def headed(self) -> list[Attribution]:
        """ "وكالة … نقلاً عن المرصد: مقتل …" – a source, then a colon."""
        words = self.s.tokens.words
        for colon in range(self.s.first, min(self.s.first + _HEADED, self.s.last)):
            if words[colon] != ":":
                continue
            if any(h.first < colon for h in self.s.of_kind("trigger", "harm", "say")):
                return []
            if self.s.word(colon - 1) in ("مصادر", "مصدر"):
                return [Attribution(colon - 1, colon, "local_sources", "say", False, colon - 1, colon - 1)]
            if found := [h for h in self.s.of_kind("speaker") if h.last < colon]:
                last = found[-1]
                return [
                    Attribution(
                        self.s.first,
                        colon,
                        last.entry.key,
                        "say",
                        speaker_first=last.first,
                        speaker_last=last.last,
                    )
                ]
        return []

    def topics(self) -> list[Attribution]:
        """ "أما المرصد … فيقف عند 332 قتيلاً": a source that a sentence turns to has the word in it."""
        words = self.s.tokens.words
        for i in range(self.s.first, min(self.s.first + _REMINDER, self.s.last)):
            if words[i] in ("اما", "واما"):
                speaker, first, last = self.speakers.after(i + 1)
                near = 0 <= first - i <= _TOPIC
                if near and speaker is not None and self.speakers.is_source(first, last):
                    return [
                        Attribution(i, last, speaker, "say", False, first, last, self._bare(first, last + 1))
                    ]
        return []


_CARRIES = 4
"""How many sentences further "وأضاف" goes on with the speaker before."""


def carry_on(attributions: list[list[Attribution]]) -> None:
    """Gives a verb of saying whose subject is no name its speaker, by sentence.

    "وأضافت الوزارة", "وقال شامي": the last who was named with that word; "وأضاف أن", "وقال المصدر": who spoke last.
    """
    last: str | None = None
    age = 0
    known: dict[str, str] = {}
    for found in attributions:
        age += 1
        for attribution in found:
            if attribution.effect == "suspect":
                continue
            if attribution.speaker is None:
                named = next((known[w] for w in attribution.named if w in known), None)
                attribution.speaker = named or (last if age <= _CARRIES else None)
            if attribution.speaker is not None:
                last, age = attribution.speaker, 0
                if attribution.speaker_first >= 0:
                    known.update(dict.fromkeys(attribution.named, attribution.speaker))
