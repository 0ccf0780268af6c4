"""Drafts written down as the contract's tallies."""

from __future__ import annotations

from tawthiq.lexicon.organisations import organisations
from tawthiq.reader.assembly import to_time, words_at
from tawthiq.reader.place_phrase import PlacePhrase
from tawthiq.reader.stance import Deed, stance_of
from tawthiq.reader.tallies.adding import with_notes
from tawthiq.reader.tallies.drafts import AreaName, TallyDraft, TallyReading, Where
from tawthiq.reader.whereabouts import Whereabouts
from tawthiq.records import Article, Change, Comparison, Place, Tally, Words


def to_record_tallies(article: Article, reading: TallyReading, where: Whereabouts) -> tuple[Tally, ...]:
    """The tallies of an article, numbered in the order of the text, parts after their whole."""
    names = {id(draft): f"t{k}" for k, draft in enumerate(reading.tallies, 1)}
    return with_notes(tuple(_tally(draft, names, where) for draft in reading.tallies), article.text)


def _tally(draft: TallyDraft, names: dict[int, str], where: Whereabouts) -> Tally:
    tokens = draft.sentence.tokens
    count = draft.count
    words = words_at(tokens, count.first, count.last)
    harmed = [draft.group] if draft.group is not None else []
    excludes = words_at(tokens, *draft.excludes).text if draft.excludes is not None else None
    return Tally(
        id=names[id(draft)],
        measure=draft.measure,
        event_type=draft.event_type,
        min=draft.minimum,
        max=draft.maximum,
        vague=draft.vague,
        group=draft.group,
        who=draft.who,
        by=tuple(draft.by),
        place=_place(draft.place, draft, where),
        time=to_time(tokens, draft.time),
        speaker=draft.speaker,
        stance=stance_of(draft.speaker, draft.effect, Deed(draft.by, (), harmed), organisations()),
        part_of=names.get(id(draft.whole)) if draft.whole is not None else None,
        excludes=excludes,
        compares=_comparison(draft, names),
        text=words.text,
        span=words.span,
        evidence=(words.span,),
        words=_words(draft),
    )


def _comparison(draft: TallyDraft, names: dict[int, str]) -> Comparison | None:
    found = draft.compares
    if found is None:
        return None
    tokens = found.sentence.tokens
    words = words_at(tokens, found.first, found.last)
    other = found.other
    low, high, vague = other.count.bounds if other is not None else (None, None, None)
    return Comparison(
        time=to_time(tokens, found.time),
        ratio=found.ratio if found.ratio is not None else _ratio_of(draft, other),
        change=_change(found.change, draft, other),
        min=low,
        max=high,
        vague=vague,
        tally=names.get(id(other)) if other is not None else None,
        text=words.text,
        span=words.span,
    )


def _ratio_of(one: TallyDraft, two: TallyDraft | None) -> float | None:
    """This figure over the other, where both are exact and no ratio is told."""
    if two is None or not (one.exact and two.exact) or not two.value:
        return None
    return round(one.value / two.value, 3)


def _change(told: str, one: TallyDraft, two: TallyDraft | None) -> Change | None:
    if told == "lower":
        return "lower"
    if told == "higher":
        return "higher"
    if two is None or not (one.exact and two.exact):
        return None
    return "lower" if one.value < two.value else "higher" if one.value > two.value else "same"


def _words(draft: TallyDraft) -> dict[str, Words]:
    tokens = draft.sentence.tokens
    out: dict[str, Words] = {}
    governor = draft.count.governor
    if governor >= 0:
        out["measure"] = words_at(tokens, governor, governor)
    attribution = draft.attribution
    if attribution is not None and attribution.speaker_first >= 0:
        out["speaker"] = words_at(tokens, attribution.speaker_first, attribution.speaker_last)
    return out


def _place(place: Where | None, draft: TallyDraft, where: Whereabouts) -> Place | None:
    if place is None:
        return None
    if not isinstance(place, AreaName):
        return _with_usual_name(where.to_place(place), place)
    if len(place.places) == 1:
        return where.to_place(place.places[0])
    words = words_at(draft.sentence.tokens, place.first, place.last)
    members = [p for phrase in place.places if (p := where.to_place(phrase)) is not None]
    countries, units = {p.country for p in members}, {p.admin1 for p in members}
    whole = bool(members) and all(p.precision == "country" for p in members)
    return Place(
        name=place.name,
        admin1=units.pop() if len(units) == 1 else None,
        country=countries.pop() if len(countries) == 1 else None,
        precision="country" if whole else "area",
        text=words.text,
        span=words.span,
    )


def _with_usual_name(found: Place | None, phrase: PlacePhrase) -> Place | None:
    """A country under its usual name: "الأراضي السورية" is سوريا."""
    rows = phrase.main.rows
    if found is None or found.precision != "country" or not rows or rows[0].kind != "country":
        return found
    return found.model_copy(update={"name": rows[0].name})
