"""Choosing one value of a field out of those that an incident's records tell, by a rule that can be named.

The values stand in an order of criteria (`data/choosing.json`). The first criterion that sets the best value before the
next best one is the rule that chose it; its sentence is about this incident. What was not chosen is a rival, with
those who tell it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from tawthiq.errors import InvalidData
from tawthiq.incidents.sources import Told, source_in
from tawthiq.labels import Language
from tawthiq.records import Chosen, Member, Rival

FILE = "incidents/data/choosing.json"
SHOWN = 4
"""So many sources are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """The order of criteria of each field, and what goes with it; the sentences stand in `data/choosing.json`."""

    criteria: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, Mapping[str, str]]
    place_fineness: Mapping[str, int]
    unspecific_types: frozenset[str]
    same_site_km: float


@cache
def shipped_choosing() -> Choosing:
    """What the package ships.

    Raises:
        InvalidData: a criterion has no sentence.

    >>> shipped_choosing().criteria["type"]
    ('known', 'sources', 'voice', 'first')
    """
    data = json.loads(files("tawthiq.incidents").joinpath("data/choosing.json").read_text(encoding="utf-8"))
    criteria = {name: tuple(order) for name, order in data["criteria"].items()}
    unsaid = sorted({one for order in criteria.values() for one in order} - set(data["rules"]))
    if unsaid:
        raise InvalidData(f"{FILE}: rules: no sentence for {', '.join(unsaid)}")
    return Choosing(
        criteria=criteria,
        rules=data["rules"],
        place_fineness={name: i for i, name in enumerate(data["fineness"]["place"])},
        unspecific_types=frozenset(data["unspecific_types"]),
        same_site_km=data["same_site_km"],
    )


# ---------------------------------------------------------------- candidates
@dataclass(frozen=True, slots=True)
class Voices:
    """The events of an incident in the order in which they were told, and the independent source of each."""

    told: Sequence[Told]
    sources: Sequence[str]

    def sources_of(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The sources of these events, each once."""
        return tuple(dict.fromkeys(self.sources[i] for i in numbers))

    def members_of(self, numbers: Iterable[int]) -> tuple[Member, ...]:
        """These events as members."""
        return tuple(Member(article=self.told[i].article.id, event=self.told[i].event.id) for i in numbers)


@dataclass(slots=True)
class Candidate:
    """A value and who tells it."""

    value: Any
    """As plain JSON."""
    tellers: list[int] = field(default_factory=list)
    agree: set[int] = field(default_factory=set)
    """The events that tell it, or a wider value in which it lies; only of times and places."""
    unknown: bool = False
    """Whether it says no more than that it is not known."""
    width: float = 0.0
    """How wide it is: days, or the rank of the place's precision."""


def candidates_of(
    voices: Voices, value_of: Callable[[Told], str | tuple[str, ...] | None]
) -> list[Candidate]:
    """The values that are told, in the order in which they were first told; `None` and nothing tell nothing."""
    found: dict[str | tuple[str, ...], Candidate] = {}
    for i, one in enumerate(voices.told):
        value = value_of(one)
        if not value:
            continue
        if value not in found:
            found[value] = Candidate(list(value) if isinstance(value, tuple) else value)
        found[value].tellers.append(i)
    return list(found.values())


# ---------------------------------------------------------------- the choice
Measure = Callable[[Candidate, Voices], float]

_MEASURES: dict[str, Measure] = {
    "known": lambda one, _: one.unknown,
    "sources": lambda one, voices: -len(voices.sources_of(one.tellers)),
    "neutral_agree": lambda one, voices: (
        -len(voices.sources_of(i for i in one.agree if voices.told[i].voice < 2))
    ),
    "agree": lambda one, voices: -len(voices.sources_of(one.agree)),
    "finer": lambda one, _: one.width,
    "voice": lambda one, voices: min(voices.told[i].voice for i in one.tellers),
    "first": lambda one, voices: min((voices.told[i].voice, i) for i in one.tellers)[1],
}
"""What each criterion measures of a value: the less, the better."""


def choose(name: str, candidates: Sequence[Candidate], voices: Voices) -> tuple[Candidate, Chosen] | None:
    """The value of a field, and how it was chosen; `None` where nobody tells of it."""
    if not candidates:
        return None
    order = shipped_choosing().criteria[name]
    if len(candidates) == 1:
        best, rule, rest = candidates[0], "", []
    else:
        measured = sorted(
            (tuple(_MEASURES[one](candidate, voices) for one in order), i)
            for i, candidate in enumerate(candidates)
        )
        (first, i), (second, _), *_ = measured
        best, rest = candidates[i], [candidates[k] for _, k in measured[1:]]
        rule = next((one for one, a, b in zip(order, first, second, strict=True) if a != b), "first")
    sources = voices.sources_of(best.tellers)
    rivals = tuple(
        Rival(
            value=one.value,
            sources=voices.sources_of(one.tellers),
            members=voices.members_of(one.tellers),
        )
        for one in rest
    )
    rule = rule or ("only" if len(sources) == 1 else "agreed")
    return best, chosen(name, best.value, rule, sources, rivals)


def chosen(
    name: str, value: Any, rule: str, sources: tuple[str, ...] = (), rivals: tuple[Rival, ...] = ()
) -> Chosen:
    """How a field came by its value, with the sentence of its rule."""

    return Chosen(
        field=name,
        value=value,
        rule=rule,
        reason=_sentence(rule, sources, _most(rivals), "en"),
        sources=sources,
        rivals=rivals,
    )


def reason_in(choice: Chosen, language: Language) -> str:
    """The rule that chose a value as a sentence about the incident; what a person wrote stays as it is."""
    if choice.rule not in shipped_choosing().rules:
        return choice.reason
    return _sentence(choice.rule, choice.sources, _most(choice.rivals), language)


def _most(rivals: Sequence[Rival]) -> int:
    """How many sources give the rival value that most of them give."""
    return max((len(rival.sources) for rival in rivals), default=0)


@lru_cache(maxsize=4096)
def _sentence(rule: str, sources: tuple[str, ...], most: int, language: Language) -> str:
    sentence = shipped_choosing().rules[rule][language]
    return sentence.format(n=len(sources), told=listed(sources, language), most=most)


def listed(names: Sequence[str], language: Language = "en") -> str:
    """Sources in a sentence; of many the first few.

    >>> listed(["a", "b", "c", "d", "e", "f"]), listed(["isis", "صوت السهل (witness)"], "ar")
    ('a, b, c, d and 2 more', 'تنظيم الدولة الإسلامية، صوت السهل (شاهد)')
    """
    shown, more = [source_in(name, language) for name in names[:SHOWN]], len(names) - SHOWN
    if language == "ar":
        return "، ".join(shown) + (f" و{more} غيرها" if more > 0 else "")
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
