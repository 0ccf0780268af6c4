"""The choices that are learned: which of their options the gold says is right, and how they are fitted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.newswire import ASSAULT

from tawthiq.choices import ChoiceMade
from tawthiq.scoring.fills import name_key
from tawthiq.scoring.measure import EVENT_SLOTS
from training.examples import Json, Reading
from training.fitting import Example, Fit
from training.same_event import same_event, words_at

Labeller = Callable[[Reading, list[ChoiceMade]], Iterator[Example]]


@dataclass(frozen=True, slots=True)
class Learned:
    """How one choice is learned.

    `decides` says that it is a yes-or-no choice; `open` that it is held at yes while the examples are read, so that what
    it would leave out is held against the gold. `apart` names features whose readings get a threshold of their own,
    where missing costs twice what a false alarm does (F2).
    """

    examples: Labeller
    how: Fit = field(default_factory=Fit)
    decides: bool = False
    open: bool = False
    apart: tuple[str, ...] = ()


def example(reading: Reading, made: ChoiceMade, right: set[int], weight: float = 1.0) -> Example:
    """A choice of the reader with the options that are right."""
    features = tuple(option.features for option in made.options)
    return Example(reading.article.id, features, frozenset(right), made.chosen, weight)


def by_slot(wanted: Callable[[Json], set[str]]) -> Labeller:
    """The right options are those whose value the paired gold event has; without a right one nothing is learned."""

    def examples(reading: Reading, made: list[ChoiceMade]) -> Iterator[Example]:
        for choice in made:
            gold = reading.gold_event_at(choice.about)
            if gold is None:
                continue
            values = wanted(gold)
            right = {k for k, option in enumerate(choice.options) if option.value in values}
            if right and len(choice.options) > 1:
                yield example(reading, choice, right)

    return examples


def _events(reading: Reading, made: list[ChoiceMade]) -> Iterator[Example]:
    """A read event is one where it was paired with a gold one; of habits and optional ones nothing is learned.

    In newswire sentences without an event only the types that the annotators were asked for are known to be none.
    """
    for k, choice in enumerate(made):
        gold = reading.of_event.get(k)
        if not reading.events[k]["specific"] or (gold is not None and gold.get("optional")):
            continue
        kind = reading.events[k]["type"]
        seen = gold is not None or (reading.kind, reading.label, kind) == ("protest", "yes", "protest")
        if seen or _known_to_be_none(reading, kind):
            yield example(reading, choice, {int(seen)})


def _known_to_be_none(reading: Reading, kind: str) -> bool:
    if reading.kind is None:
        return True
    asked_for = ASSAULT if reading.kind == "assault" else {"protest"}
    return reading.label != "yes" and kind in asked_for


def _casualties(gold: Json) -> set[str]:
    """Every count of the gold event with whose it is, as the reader's options say it."""
    return {f"{c['outcome']} {c['min']} {c['group']}" for c in gold.get("casualties") or []}


def by_parties(slot: str) -> Labeller:
    """The right options are those whose parties agree best with the gold's; what was read wins where it is as good."""

    def examples(reading: Reading, made: list[ChoiceMade]) -> Iterator[Example]:
        if slot not in reading.gold.get("slots", EVENT_SLOTS):
            return
        for choice in made:
            gold = reading.gold_event_at(choice.about)
            if gold is None or gold.get("optional"):
                continue
            wanted = {party["id"] for party in gold.get(slot) or ()}
            agreement = [_agreement(set(filter(None, o.value.split("+"))), wanted) for o in choice.options]
            best = max(agreement)
            right = {0} if agreement[0] == best else {k for k, a in enumerate(agreement) if a == best}
            yield example(reading, choice, right)

    return examples


def _agreement(given: set[str], wanted: set[str]) -> float:
    return 2 * len(given & wanted) / (len(given) + len(wanted)) if given or wanted else 1.0


_WIDE = frozenset(("precision country", "precision governorate"))


_WORDS_OF_PLACE = re.compile(r"^(?:حي|حيي|أحياء|منطقة|ضاحية|بلدة|قرية|مدينة|محافظة|مديرية|جبهة|محور|محيط) ")


def _plain(name: str) -> str:
    """A place's name as annotators may write it: with or without the word of place before it."""
    return name_key(_WORDS_OF_PLACE.sub("", name))


def _places(reading: Reading, made: list[ChoiceMade]) -> Iterator[Example]:
    """The right place is the one that the gold event bears, by any of its names.

    Where no option is it, none is right, and so is a wide place, which may hold it.
    """
    if "place" not in reading.gold.get("slots", EVENT_SLOTS):
        return
    for choice in made:
        golds = [g for g in reading.gold_events_at(choice.about) if not g.get("optional")]
        if not golds:
            continue
        places = [gold["place"] for gold in golds if gold.get("place")]
        names = {_plain(n) for p in places for n in (p.get("name"), *(p.get("aliases") or ())) if n}
        right = {k for k, option in enumerate(choice.options) if _plain(option.value) in names}
        wide = (
            {k for k, option in enumerate(choice.options) if _WIDE & option.features.keys()}
            if places
            else set()
        )
        yield example(reading, choice, right or {0} | wide)


def _sentences_that_count(reading: Reading, made: list[ChoiceMade]) -> Iterator[Example]:
    """A sentence counts where the words of a gold tally stand in it.

    Nothing is learned from newswire, whose tallies nobody annotated, from optional tallies, and from a sentence that
    tells the number of a gold tally whose words were taken from elsewhere.
    """
    if reading.kind is not None:
        return
    tallies = [
        (words_at(reading.article.text, t), bool(t.get("optional")), str(t.get("min") or ""))
        for t in reading.gold.get("tallies") or ()
    ]
    for choice in made:
        start, end = choice.about
        here = [optional for spans, optional, _ in tallies if any(s < end and start < e for s, e in spans)]
        words = reading.article.text[start:end]
        if not here and any(len(number) > 1 and number in words for _, _, number in tallies):
            continue
        if not here or not all(here):
            yield example(reading, choice, {int(bool(here))})


LEARNED: dict[str, Learned] = {
    "event_or_not": Learned(
        _events, Fit(prior=12.0, rarest=4), decides=True, open=True, apart=("lone sentence",)
    ),
    "counts_or_tells": Learned(_sentences_that_count, Fit(prior=8.0, rarest=4), decides=True),
    "whose_dead": Learned(by_slot(_casualties), Fit(prior=3.0, rarest=3)),
    "whose_word": Learned(by_slot(lambda gold: {gold.get("speaker") or ""}), Fit(prior=4.0, rarest=4)),
    "who": Learned(by_parties("initiators"), Fit(prior=3.0, rarest=3)),
    "whom": Learned(by_parties("targets"), Fit(prior=4.0, rarest=4)),
    "event_place": Learned(_places, Fit(prior=5.0, rarest=4)),
    "same_event": Learned(same_event, Fit(prior=2.0, rarest=4)),
}
"""Every choice that is learned, by its name."""
