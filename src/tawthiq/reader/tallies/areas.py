"""Places as counts use them: areas that a party holds, lists of names as one, places only referred to."""

from __future__ import annotations

from tawthiq.arabic.script import fold
from tawthiq.places import gazetteer
from tawthiq.reader.findings import Findings
from tawthiq.reader.place_phrase import Named, PlacePhrase
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.tallies.drafts import AreaName, Where
from tawthiq.reader.tallies.vocabulary import starts_of, tally_word

_REFERABLE = frozenset(("governorate", "city", "camp", "prison", "desert", "quarter", "airport"))
_DESERT = "البادية السورية"
_NATIONALITY = frozenset(("جنسيه", "جنسيات", "الجنسيه", "الجنسيات"))
_LINKS = frozenset(("و", ",", "او"))


def find_areas(findings: Findings, before: list[PlacePhrase]) -> list[Where]:
    """The places of a sentence for its counts, in order.

    Args:
        findings: the sentence.
        before: the place phrases of the sentences before, for "في المحافظة".
    """
    held = _held_areas(findings)
    taken = {i for a in held for i in range(a.first, a.last + 1)}
    phrases = [
        p
        for p in findings.places
        if p.relation not in ("origin", "belonging")
        and p.first not in taken
        and not _is_nationality(findings.sentence, p)
    ]
    out: list[Where] = [*held, *_joined(findings.sentence, phrases)]
    taken.update(i for w in out for i in range(w.first, w.last + 1))
    out.extend(_provinces(findings.sentence, taken))
    out.extend(_referred_to(findings.sentence, taken, [*before, *phrases]))
    out.sort(key=lambda w: w.first)
    return out


def _is_nationality(s: Sentence, phrase: PlacePhrase) -> bool:
    """ "من جنسيات سورية وغير سورية": said of people, and no place."""
    words = {s.word(i).removeprefix("و") for i in range(phrase.first - 3, phrase.first)}
    return bool(words & _NATIONALITY) and s.word(phrase.first - 1) not in ("في", "داخل")


def places_left(findings: Findings) -> list[Where]:
    """The places that somebody came from or left: "خرجوا من الباغوز", "من بلدتي الفوعة وكفريا"."""
    s = findings.sentence
    origins = [p for p in findings.places if p.relation == "origin" and (p.listed or _is_from(s, p))]
    return _joined(s, origins)


def _is_from(s: Sentence, phrase: PlacePhrase) -> bool:
    return "من" in (s.word(phrase.first), s.word(phrase.first - 1))


def _joined(s: Sentence, phrases: list[PlacePhrase]) -> list[Where]:
    """Names that a و joins are one area: "في الرقة ودير الزور والحسكة"."""
    out: list[Where] = []
    k = 0
    while k < len(phrases):
        run = [phrases[k]]
        while (
            k + len(run) < len(phrases)
            and phrases[k + len(run)].listed > 0
            and _adjoins(s, run[-1], phrases[k + len(run)])
        ):
            run.append(phrases[k + len(run)])
        k += len(run)
        name = " و".join(p.main.name for p in run)
        out.append(run[0] if len(run) == 1 else AreaName(run[0].first, run[-1].last, name, run))
    return out


def _adjoins(s: Sentence, one: PlacePhrase, two: PlacePhrase) -> bool:
    return not any(i in s.quantities for i in range(one.last + 1, two.first))


# --- areas that a party holds
def _held_areas(findings: Findings) -> list[AreaName]:
    s = findings.sentence
    out: list[AreaName] = []
    behind = s.first
    for i in starts_of(s, "held_by"):
        word = tally_word(s, i, "held_by") if i >= behind else None
        if word is None:
            continue
        group = next(
            (
                g
                for g in findings.groups
                if word.last < g.first <= word.last + 2 or g.first <= word.last < g.head
            ),
            None,
        )
        if group is None or not group.actors:
            behind = word.last + 1
            continue
        out.append(
            AreaName(i, group.last, _plain_text(s, i, group.last, word.prefix), holder=group.actors[0])
        )
        behind = group.last + 1
    return out


def _plain_text(s: Sentence, first: int, last: int, prefix: str) -> str:
    """The words without quotation marks, the proclitic, and a second name in brackets."""
    text = s.tokens.raw_text(first, last).partition("(")[0]
    text = "".join(c for c in text if c not in "«»“”\"'‘’ـ")
    return " ".join(text[len(prefix) :].split())


# --- places named otherwise
def _provinces(s: Sentence, taken: set[int]) -> list[Where]:
    """What a party calls its provinces: "ولاية العراق", "ولاية الشام"."""
    out: list[Where] = []
    for i in starts_of(s, "province"):
        word = tally_word(s, i, "province")
        if word is not None and i not in taken:
            phrase = _phrase(s, i, word.last, word.value)
            out.extend([phrase] if phrase is not None else [])
    return out


def _referred_to(s: Sentence, taken: set[int], told: list[PlacePhrase]) -> list[Where]:
    """ "في المحافظة", "داخل المخيم", "في البادية": the last place of that class, no more named."""
    out: list[Where] = []
    for i in s.starts_of("place_class"):
        hit = s.at(i, "place_class")
        if hit is None or i in taken or not hit.definite or hit.entry.key not in _REFERABLE or hit.suffix:
            continue
        if hit.entry.key == "desert":
            phrase = _phrase(s, i, hit.last, _DESERT)
            out.extend([phrase] if phrase is not None else [])
            continue
        antecedent = next((p for p in reversed(told) if _is_of(p, hit.entry.key)), None)
        if antecedent is not None:
            out.append(AreaName(i, hit.last, antecedent.main.name, [antecedent]))
    return out


def _is_of(phrase: PlacePhrase, kind: str) -> bool:
    if phrase.main.kind:
        return phrase.main.kind == kind
    return kind == "governorate" and any(row.kind == "governorate" for row in phrase.main.rows)


def _phrase(s: Sentence, first: int, last: int, name: str) -> PlacePhrase | None:
    """A phrase for a name of the gazetteer that the text says otherwise."""
    rows = gazetteer().lookup(fold(name))
    if not rows:
        return None
    named = Named(first, last, first, last, rows=rows, name=name, bare_name=name)
    return PlacePhrase(first, last, named, span=s.tokens.raw_span(first, last))


# --- where nothing is said
def country_of(phrases: list[PlacePhrase]) -> PlacePhrase | None:
    """The country that an article names most, for counts that it does not place."""
    countries = [p for p in phrases if _is_country(p)]
    names = [p.main.rows[0].name for p in countries]
    if not names:
        return None
    most = max(set(names), key=lambda n: (names.count(n), -names.index(n)))
    return countries[names.index(most)]


def _is_country(phrase: PlacePhrase) -> bool:
    rows = phrase.main.rows
    return bool(rows) and not phrase.main.kind and not phrase.main.direction and rows[0].kind == "country"
