"""How numbers and sentences are written: every number a link to the list of its incidents.

Sentences stand in `data/texts.json`, one under each language, as Jinja expressions over the functions here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawthiq import labels
from tawthiq.bulletin.asked import Asked
from tawthiq.bulletin.figures import Figures, Number
from tawthiq.bulletin.nouns import Case as GrammaticalCase
from tawthiq.bulletin.nouns import counted
from tawthiq.errors import InvalidData
from tawthiq.labels import Language
from tawthiq.records import Toll
from tawthiq.statistics.ratios import Ratio, not_compared, sentence

FILE = "bulletin/data/texts.json"


@dataclass
class Wording:
    """The words of one bulletin; `used` remembers every number that was printed, in order."""

    figures: Figures
    asked: Asked
    used: dict[str, Number] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.asked.language

    # ------------------------------------------------------------ numbers
    def number(self, name: str, noun: str | None = None, case: GrammaticalCase = "nominative") -> Markup:
        """A number by its name, with what it counts where a noun is given; a link to its incidents.

        People are told as best (low to high); a number that nothing states is told as not stated.
        """
        number = self.figures[name]
        self.used[name] = number
        value = number.value
        if isinstance(value, Toll):
            facts: dict[str, float | None] = {"low": value.low, "best": value.best, "high": value.high}
            shown = self._toll(value, noun, case)
        elif isinstance(value, Ratio):
            facts = {"now": value.now, "then": value.then}
            shown = self._ratio(value, name)
        else:
            facts = {"value": value}
            shown = self._plain(value, noun, case)
        data = "".join(
            f' data-{key}="{"" if fact is None else f"{fact:.0f}"}"' for key, fact in facts.items()
        )
        if not number.incidents:
            return Markup('<span class="n" data-number="{}"{}>{}</span>').format(name, Markup(data), shown)
        return Markup('<a class="n" href="#n-{}" data-number="{}"{}>{}</a>').format(
            name, name, Markup(data), shown
        )

    def _ratio(self, ratio: Ratio, name: str) -> str:
        """The sentence of the trends; where nothing can be said of the change, the two counts alone."""
        if ratio.verdict == "cannot_tell":
            return self.text("against", now=f"{ratio.now:,.0f}", then=f"{ratio.then:,.0f}")
        return sentence(ratio, self.period(name.split(".")[1]), self.language)

    def verdict(self, name: str) -> str | None:
        """What can be said of a change: `Ratio.verdict`."""
        value = self.figures[name].value
        return value.verdict if isinstance(value, Ratio) else None

    def period(self, name: str) -> str:
        """A period in words, by its calendar."""
        months = self.asked.months(name)
        first, last = months[0], months[-1]
        if first == last:
            return first.name(self.language)
        of_first = labels.label("month", str(first.first.month), self.language)
        return self.text("months", first=of_first, last=last.name(self.language))

    def _plain(self, value: int | None, noun: str | None, case: GrammaticalCase) -> str:
        if value is None:
            return self.text("not_stated")
        return counted(value, noun, self.language, case) if noun else f"{value:,}"

    def _toll(self, toll: Toll, noun: str | None, case: GrammaticalCase) -> str:
        low, best, high = toll.low, toll.best, toll.high
        if best is None or (low is not None and best < low):
            # Some incidents give no number: what is known is a lowest count.
            if low is None:
                return self.text("not_stated") if high is None else self.text("at_most", n=high)
            said = self._plain(low, noun, case)
            return (
                self.text("at_least", n=said)
                if high is None or high == low
                else self.text("from_to", n=said, low=low, high=high)
            )
        said = self._plain(best, noun, case)
        if high is None:
            return self.text("at_least", n=said) if low == best else self.text("or_more", n=said, low=low)
        return said if low == best == high else self.text("range", n=said, low=low, high=high)

    # ------------------------------------------------------------ sentences
    def text(self, key: str, **values: object) -> str:
        """A sentence or a word of the page in its language."""
        return str(self.markup(key, **values))

    def markup(self, key: str, **values: object) -> Markup:
        """A sentence with its numbers as links."""
        template = _environment().from_string(texts()[key][self.language])
        return Markup(template.render({**self.vocabulary, **values}))

    def has(self, name: str) -> bool:
        """Whether the store states this number, and it is none of nothing."""
        return self.figures[name].value is not None

    @property
    def measures(self) -> frozenset[str]:
        """The parts of a number's name that have a word of their own."""
        return frozenset(key.removeprefix("measure_") for key in texts() if key.startswith("measure_"))

    def range_of(self, low: int | None, best: int | None, high: int | None) -> str:
        """Best (low to high) of one figure, without a link."""
        return self._toll(Toll(low=low, best=best, high=high), None, "nominative")

    @property
    def vocabulary(self) -> dict[str, Any]:
        """What sentences and the page may call."""
        return {
            "n": self.number,
            "t": self.markup,
            "has": self.has,
            "below": lambda prefix: list(self.figures.below(prefix)),
            "figures": self.figures,
            "language": self.language,
            "label": lambda kind, id: labels.label(kind, id, self.language),
            "month": lambda day: labels.month(day, self.language),
            "asked": self.asked,
            "period": self.period,
            "verdict": self.verdict,
            "not_compared": lambda reason, earlier: not_compared(reason, self.period(earlier), self.language),
        }

    def page(self, name: str, **values: object) -> str:
        """A template of the package."""
        return _environment().get_template(name).render({**self.vocabulary, **values})


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tawthiq.bulletin", "data"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Every sentence by its key and language.

    Raises:
        InvalidData: a sentence is missing in a language.
    """
    data = json.loads(files("tawthiq.bulletin").joinpath("data/texts.json").read_text(encoding="utf-8"))
    for key, sentences in data.items():
        if set(sentences) != set(labels.LANGUAGES) or not all(sentences.values()):
            raise InvalidData(f"{FILE}: {key}: expected a sentence in each of {', '.join(labels.LANGUAGES)}")
    found: Mapping[str, Mapping[str, str]] = data
    return found
