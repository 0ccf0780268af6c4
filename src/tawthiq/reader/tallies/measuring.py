"""What a count counts: by its noun, the verb behind it, the word before it, the list it stands in."""

from __future__ import annotations

from tawthiq.lexicon import Hit
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.drafts import Count
from tawthiq.reader.tallies.vocabulary import TallyWord, may_be, starts_of, tally_word

_OUTCOME_KINDS = ("loss", "people", "detained", "freed", "destroyed", "displaced")
_OF_HARM = {"captured": "detained", "abducted": "detained", "missing": "people", "surrendered": "people"}
_PREDICATE_REACH = 4
_PRONOUN_REACH = 20
_PEOPLE_REACH = 9
_NEAR = 3
_OBLIQUE = frozenset(("في", "خلال", "جراء", "اثر", "نتيجه", "ب", "عن", "علي", "الي", "بعد", "بسبب", "اثناء"))
_LIST_MARKS = frozenset(
    (":", "(", ",", "-", "ب", "و", "مقابل", "بواقع", "منهم", "منها", "بينهم", "بينها", "هم", "سوي", "نحو")
)
_REACH_BEFORE = 14
_HEAD_REACH = 16
_CLAUSE_MARKS = frozenset((".", ":", ";", ","))


def measure_counts(counts: list[Count], before: Count | None) -> None:
    """Gives each count of a sentence its measure, and the token that governs it.

    `before` is the last count told before. A count whose measure stays empty counts nothing known.
    """
    previous = before
    for k, count in enumerate(counts):
        following = counts[k + 1] if k + 1 < len(counts) else None
        _measure(count, counts[:k], previous, following)
        if count.measure:
            previous = count


def _measure(count: Count, earlier: list[Count], previous: Count | None, following: Count | None) -> None:
    governor = _governor_before(count, earlier)
    if count.measure:
        count.governor = governor[1] if governor is not None else -1
        return
    predicate = _predicate(count, following)
    if predicate is not None:
        count.measure, count.governor = predicate
        return
    if governor is not None:
        count.measure, count.governor = governor
        return
    if (later := _measured_later(count)) is not None:
        count.measure = later
        return
    if previous is not None and _fits(count, previous.measure) and _in_reach(count, previous):
        count.measure, count.event_type = previous.measure, previous.event_type


def _predicate(count: Count, following: Count | None) -> tuple[str, int] | None:
    """The verb behind the counted: "27 ألف مدني نزحوا", "31 قُتلوا برصاص", "9 آلاف لا يزالون محتجزين"."""
    s = count.sentence
    stop = min(
        count.last + 1 + _PREDICATE_REACH, s.last, following.first if following is not None else s.last
    )
    for i in range(count.last + 1, stop):
        if s.word(i) in _CLAUSE_MARKS or (s.word(i).startswith("و") and i in s.hits and len(s.word(i)) > 3):
            return None
        harm = _verb(s, i)
        if harm is not None and not harm.prefix and not harm.suffix:
            if following is not None and following.first <= harm.last + 2:
                return None
            return _of_harm(s, harm), i
        word = tally_word(s, i, "people", "detained", "displaced")
        if word is not None and not word.prefix and (not word.definite or word.kind == "displaced"):
            return word.value, i
    return None


def _measured_later(count: Count) -> str | None:
    """ "109 مدنيين، بينهم …، تم توثيق مقتلهم": the harm behind the breakdown, with a pronoun."""
    s = count.sentence
    for i in s.starts_of("harm"):
        for harm in s.hits[i] if count.last < i <= count.last + _PRONOUN_REACH else ():
            if harm.entry.kind == "harm" and harm.entry.part == "noun" and harm.suffix in ("هم", "هن", "ها"):
                return _of_harm(s, harm)
    return None


def _verb(sentence: Sentence, i: int) -> Hit | None:
    return next(
        (h for h in sentence.hits.get(i, ()) if h.entry.kind == "harm" and h.entry.part == "verb"), None
    )


def _governor_before(count: Count, earlier: list[Count]) -> tuple[str, int] | None:
    """The nearest word to the left that says what happened to the counted, up to the count before."""
    s = count.sentence
    told = [c for c in earlier if not _heads_a_number(c)]
    floor = max(told[-1].last, told[-1].governor) + 1 if told else s.first
    bare = count.noun < 0 and count.group is None
    for i in reversed(_may_govern(s, floor, count.first, bare=bare)):
        if s.time_at(i):
            continue
        if bare and count.first - i > _REACH_BEFORE:
            return None
        if _inside_event(s, i):
            continue
        harm = next((h for h in s.hits.get(i, ()) if h.entry.kind == "harm" and _tells(s, h)), None)
        if harm is not None and harm.suffix and harm.entry.part == "verb":
            continue  # "قتلتهم قوات النظام": says it of those counted before
        if harm is not None:
            return _joined(s, harm), i
        word = _outcome_word(s, i)
        if word is not None and _governs(s, word, count, bare=bare):
            return word.value, i
        if bare and _events_named(s, i):
            return "events", i
    return None


def _may_govern(s: Sentence, first: int, stop: int, *, bare: bool) -> list[int]:
    """The tokens of a stretch that may say what happened to something counted: words of harm, of outcome, of acts."""
    found = {*s.starts_of(*(("harm", "trigger") if bare else ("harm",)))}
    for kind in (*_OUTCOME_KINDS, "event") if bare else _OUTCOME_KINDS:
        found.update(starts_of(s, kind))
    return sorted(i for i in found if first <= i < stop)


def _heads_a_number(count: Count) -> bool:
    """ "عديد قتلى القوات بـ 205 أشخاص": the dead are named, then counted."""
    s, group = count.sentence, count.group
    if count.bounds[2] != "several" or group is None or group.harm is None:
        return False
    for i in range(count.last + 1, min(count.last + _HEAD_REACH, s.last)):
        word = s.word(i)
        if word == "ب" or (word.startswith("ب") and word[1:].isdigit()):
            return True
        if word in _CLAUSE_MARKS or i in s.quantities:
            return False
    return False


def _tells(sentence: Sentence, harm: Hit) -> bool:
    if harm.entry.frame == "life":
        return sentence.word(harm.first - 1).lstrip("وف").startswith(
            ("اود", "يود", "تود", "حصد", "تحصد", "يحصد", "ازهق", "ب")
        ) or any(
            sentence.word(k).lstrip("وف").startswith(("اود", "حصد", "تحصد"))
            for k in range(max(sentence.first, harm.first - 8), harm.first)
        )
    return True


def _of_harm(sentence: Sentence, harm: Hit) -> str:
    if harm.entry.key == "missing" and "حيات" in " ".join(
        sentence.word(k) for k in range(harm.last + 1, harm.last + 6)
    ):
        return "killed"
    return _OF_HARM.get(harm.entry.key, harm.entry.key)


def _joined(sentence: Sentence, harm: Hit) -> str:
    """ "مقتل وإصابة 14": both together; else the outcome of the word itself."""
    key = _of_harm(sentence, harm)
    if harm.prefix == "و" and harm.entry.part in ("noun", "people"):
        first = sentence.at(harm.first - 1, "harm")
        if (
            first is not None
            and {first.entry.key, harm.entry.key} == {"killed", "wounded"}
            and first.entry.part == harm.entry.part
        ):
            return "casualties"
    return key


def _outcome_word(sentence: Sentence, i: int) -> TallyWord | None:
    return tally_word(sentence, i, *_OUTCOME_KINDS)


def _governs(sentence: Sentence, word: TallyWord, count: Count, *, bare: bool) -> bool:
    """Whether a word of outcome is near enough and fits what is counted."""
    if word.kind == "loss":
        return not bare or word.last >= count.first - 8
    if word.kind in ("people", "detained"):
        group = count.group
        human = (
            group is not None and group.object is None and (group.person is not None or bool(group.actors))
        )
        return (human or bare) and word.last >= count.first - _PEOPLE_REACH
    return True


def _inside_event(sentence: Sentence, i: int) -> bool:
    """Whether a word belongs to a longer name of an act: "محاولات الاغتيال"."""
    words = sentence.tokens.words
    for k in range(max(sentence.first, i - 3), i):
        word = tally_word(sentence, k, "event") if may_be(words[k], "event") else None
        if word is None and k not in sentence.hits:
            continue
        acts = [
            h.last for h in sentence.hits.get(k, ()) if h.entry.kind == "trigger" and h.entry.part == "noun"
        ]
        if (word is not None and word.last >= i) or any(last >= i for last in acts):
            return True
    return False


def _events_named(sentence: Sentence, i: int) -> bool:
    """A plural noun for occurrences, as no mere means: the bare counts after it are counts of these."""
    if _genitive_of_harm(sentence, i) or sentence.word(i - 1) in _OBLIQUE:
        return False
    word = tally_word(sentence, i, "event")
    if word is not None and word.number == "plural":
        return word.prefix in ("", "و", "ف")
    return any(
        h.entry.part == "noun" and h.entry.form == "plural" and h.prefix in ("", "و", "ف")
        for h in sentence.hits.get(i, ())
        if h.entry.kind == "trigger"
    )


def _genitive_of_harm(sentence: Sentence, i: int) -> bool:
    """ "ضحايا الهجمات": the people harmed are counted, not the attacks."""
    return any(
        h.entry.kind == "harm" and h.last == i - 1
        for k in range(max(sentence.first, i - 3), i)
        for h in sentence.hits.get(k, ())
    )


def _in_reach(count: Count, previous: Count) -> bool:
    """A bare number goes on with a list that it stands in: joined, or right behind a mark of a list."""
    if count.noun >= 0 or count.group is not None or count.anaphoric or count.rest:
        return True
    s = count.sentence
    if s.word(count.last + 1).startswith("ال") or s.word(count.last + 1) in (":", "/", "-"):
        return False
    before = s.word(count.first - 1)
    if before == "في":
        return False  # "420 ألف شخص في 16 …": how many places
    return (
        bool(count.prefix)
        or before in _LIST_MARKS
        or (count.first - previous.last <= _NEAR and previous.sentence is s)
    )


def _fits(count: Count, measure: str) -> bool:
    """Whether a count without a word of its own can go on with the measure before it."""
    people = (
        count.group is not None
        and count.group.object is None
        and (count.group.person is not None or bool(count.group.actors))
    )
    return not (people and measure in ("events", "destroyed"))
