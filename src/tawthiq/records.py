"""The record contract: what a reader gives, the store keeps and the exports write.

Every type is frozen. A value that was read from an article carries its `Words`: the text it stands on and
where that text lies. Offsets count Unicode code points into `Article.text`; `text[start:end]` is
`Words.text`.

The JSON form (`Record.to_json`) is `tawthiq/1` as described in `docs/records.md`. In JSON the words of a
value appear as its `text` and its `span`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from tawthiq.errors import InvalidRecord
from tawthiq.tolls import count_harmed

SCHEMA = "tawthiq/1"

FAMILIES: dict[str, tuple[str, ...]] = {
    "armed": ("armed_attack", "ambush", "clash", "assassination", "execution", "raid"),
    "explosive": ("bombing", "suicide_bombing", "landmine"),
    "fire": ("shelling", "air_strike", "drone_strike"),
    "coercion": ("arrest", "abduction", "security_operation", "threat"),
    "property": ("looting_destruction",),
    "control": ("seizure", "withdrawal", "reinforcement"),
    "political": (
        "pledge",
        "leadership_change",
        "media_release",
        "agreement",
        "leaflet_drop",
        "reward_offer",
        "protest",
    ),
    "humanitarian": ("displacement",),
    "other": ("other_violence", "other"),
}
"""Event types by family, in the order of the contract."""

FAMILY_OF: dict[str, str] = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
EVENT_TYPES: tuple[str, ...] = tuple(FAMILY_OF)

Outcome = Literal["killed", "wounded", "captured", "abducted", "detained", "missing", "surrendered"]
Stance = Literal["reported", "claimed", "admitted", "denied", "alleged"]
Vague = Literal["about", "several", "tens", "hundreds", "thousands"]
Weapon = Literal[
    "small_arms",
    "machine_gun",
    "rpg",
    "rocket",
    "mortar",
    "artillery",
    "missile",
    "ied",
    "vehicle_bomb",
    "motorcycle_bomb",
    "explosive_belt",
    "landmine",
    "grenade",
    "aircraft",
    "drone",
    "knife",
    "silenced_gun",
    "arson",
    "chemical",
]
Measure = Literal[
    "events", "killed", "wounded", "casualties", "detained", "displaced", "freed", "people", "destroyed"
]
TimePrecision = Literal["day", "week", "month", "year", "period"]
PlacePrecision = Literal["site", "settlement", "area", "district", "governorate", "country"]
Change = Literal["lower", "higher", "same"]
Who = Literal["women", "children", "officers"]
Grade = Literal["Confirmed", "Fair", "Weak", "Contested", "Discounted"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Span(_Frozen):
    """A stretch of the article's text: `text[start:end]`, code points, end exclusive."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Words(_Frozen):
    """The words of the article that a value stands on."""

    text: str
    span: Span

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The words `text[start:end]` of an article's text."""
        return cls(text=text[start:end], span=Span(start=start, end=end))


class Time(_Frozen):
    """First and last day on which something can have happened; open ends are `None`."""

    start: date | None = None
    end: date | None = None
    precision: TimePrecision = "day"
    text: str = ""
    span: Span | None = None


class PlaceCandidate(_Frozen):
    """One of several gazetteer rows between which the text does not decide."""

    id: str
    name: str
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Place(_Frozen):
    """A named place; `id` is the gazetteer row where one candidate was left, else `candidates` lists them."""

    name: str
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "settlement"
    id: str | None = None
    pcodes: tuple[str, ...] = ()
    """P-codes of governorate, district and sub-district, as far as known."""
    text: str = ""
    span: Span | None = None
    candidates: tuple[PlaceCandidate, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether the text leaves more than one gazetteer row."""
        return len(self.candidates) > 1


class Party(_Frozen):
    """Who did it, or whom or what it was done to; `object` is what was hit, for targets only."""

    id: str
    object: str | None = None
    text: str = ""
    span: Span | None = None


class Casualty(_Frozen):
    """A count of people harmed in one event. `min`/`max` as in the contract's table of counting."""

    outcome: Outcome
    group: str = "unknown"
    who: Who | None = None
    min: int | None = None
    max: int | None = None
    vague: Vague | None = None
    within: str | None = None
    """Set where the entry is named inside a mixed whole, so that sums leave it out."""
    speaker: str | None = None
    """Only in `rivals`: whose figure it is where not the event's speaker's."""
    text: str = ""
    span: Span | None = None


def total(casualties: tuple[Casualty, ...], outcome: str) -> tuple[int | None, int | None] | None:
    """How many people were harmed in one way: lowest and highest, either `None` where it is open.

    A breakdown (`who`) and an entry named inside a whole (`within`) are left out, as the contract counts
    them. `None` where nothing is said of this outcome, which is not zero.
    """
    counted = [c for c in casualties if c.outcome == outcome and c.who is None and c.within is None]
    if not counted:
        return None
    lows = [c.min for c in counted if c.min is not None]
    highs = [c.max for c in counted if c.max is not None]
    return sum(lows) if lows else None, sum(highs) if len(highs) == len(counted) else None


class Event(_Frozen):
    """One thing that happened, as one article tells it."""

    id: str
    type: str
    specific: bool = True
    time: Time | None = None
    place: Place | None = None
    initiators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    rivals: tuple[Casualty, ...] = ()
    """Other figures the article gives for the same harm, each with its speaker."""
    speaker: str = "outlet"
    stance: Stance = "reported"
    campaign: str | None = None
    note: str | None = None
    confidence: float | None = None
    coded: dict[str, str] | None = None
    """The row of an imported data set that the event is, column by column, as it stood there."""
    evidence: tuple[Span, ...] = ()
    words: dict[str, Words] = Field(default_factory=dict)
    """The words behind `type`, `speaker`, `stance`, `campaign` and each weapon (`weapon:ied`)."""

    @model_validator(mode="after")
    def _known_type(self) -> Self:
        if self.type not in FAMILY_OF:
            raise ValueError(f"event type {self.type!r} is none of the contract's: {', '.join(EVENT_TYPES)}")
        return self


class Comparison(_Frozen):
    """What a count is held against by its text: an earlier period, and how the count stands to it.

    `ratio` is the count over the other one: as the text says ("تراجع إلى النصف" is 0.5), else by the two figures
    where both are exact. `min`, `max`, `vague` are the other figure, `tally` its id where it is a tally of the record.
    """

    time: Time | None = None
    ratio: float | None = None
    change: Change | None = None
    min: int | None = None
    max: int | None = None
    vague: Vague | None = None
    tally: str | None = None
    text: str = ""
    span: Span | None = None


class Tally(_Frozen):
    """A count over a period or an area."""

    id: str
    measure: Measure
    event_type: str | None = None
    min: int | None = None
    max: int | None = None
    vague: Vague | None = None
    group: str | None = None
    who: Who | None = None
    by: tuple[str, ...] = ()
    place: Place | None = None
    time: Time | None = None
    speaker: str = "outlet"
    stance: Stance = "reported"
    part_of: str | None = None
    excludes: str | None = None
    compares: Comparison | None = None
    text: str = ""
    span: Span | None = None
    note: str | None = None
    evidence: tuple[Span, ...] = ()
    words: dict[str, Words] = Field(default_factory=dict)


class Article(_Frozen):
    """One article as it was taken in: its stored text is what every offset points into."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "ar"
    source: str | None = None
    """Where it was read from (file and line), for messages; no part of its identity."""


class Record(_Frozen):
    """What a reader found in one article."""

    article: Article
    events: tuple[Event, ...] = ()
    tallies: tuple[Tally, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON values in the form of the contract."""
        article = self.article.model_dump(mode="json", exclude={"source"})
        return {
            "schema": SCHEMA,
            **article,
            "events": [e.model_dump(mode="json") for e in self.events],
            "tallies": [t.model_dump(mode="json") for t in self.tallies],
        }

    def to_json(self) -> str:
        """One JSON line, Arabic left as it is."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Record:
        """A record from its JSON form.

        Raises:
            InvalidRecord: names the first field that breaks the contract.
        """
        schema = data.get("schema", SCHEMA)
        if schema != SCHEMA:
            raise InvalidRecord(f"the record's schema is {schema!r}; this version reads {SCHEMA!r}")
        parts = {"article": data, "events": data.get("events", ()), "tallies": data.get("tallies", ())}
        try:
            return cls.model_validate(parts)
        except ValidationError as err:
            first = err.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise InvalidRecord(f"record {data.get('id')!r}, field {where}: {first['msg']}") from err

    def unsupported(self) -> list[str]:
        """The paths of values whose `text` is not what the article has at their span; empty when all are."""
        text = self.article.text
        found: list[str] = []

        def walk(value: object, path: str) -> None:
            if isinstance(value, BaseModel):
                words, span = getattr(value, "text", None), getattr(value, "span", None)
                if span is not None and text[span.start : span.end] != words:
                    found.append(path)
                if isinstance(value, Span) and not 0 <= value.start < value.end <= len(text):
                    found.append(path)
                for name in type(value).model_fields:
                    walk(getattr(value, name), f"{path}.{name}")
            elif isinstance(value, tuple):
                for i, item in enumerate(value):
                    walk(item, f"{path}[{i}]")
            elif isinstance(value, dict):
                for key, item in value.items():
                    walk(item, f"{path}[{key}]")

        for event in self.events:
            walk(event, f"event {event.id}")
        for tally in self.tallies:
            walk(tally, f"tally {tally.id}")
        return found


class Member(_Frozen):
    """One event of one article inside an incident."""

    article: str
    event: str


class Toll(_Frozen):
    """How many people were harmed over all sources: the lowest told, the best supported, the highest told.

    `best` is `None` where no source gives a number, `high` where the highest is open upwards. Unknown is not zero.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None


class Rival(_Frozen):
    """A value that some sources of an incident give and that was not chosen."""

    value: Any
    sources: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()


class Chosen(_Frozen):
    """How one field of an incident came by its value."""

    field: str
    value: Any
    rule: str
    """The name of the rule that chose it; `judged` where a person did."""
    reason: str
    """The rule as a sentence about this incident."""
    sources: tuple[str, ...] = ()
    """The independent sources that give this value."""
    rivals: tuple[Rival, ...] = ()
    judgement: int | None = None
    """The judgement that set the value, where a person did."""
    suggested: Any = None
    """Then: what the rule would have chosen."""


JudgementKind = Literal["join", "part", "correct", "discount", "note"]


class Judgement(_Frozen):
    """What a person decided of an incident: signed, dated, reasoned; withdrawn rather than deleted."""

    id: int
    kind: JudgementKind
    incident: str
    """The incident's id when it was judged; its events are in `members`, which stay what was judged."""
    members: tuple[Member, ...]
    others: tuple[Member, ...] = ()
    """With `join`, the events of the incidents joined to it; with `part`, those of `members` that were parted."""
    field: str | None = None
    """With `correct`: the field of the incident."""
    value: Any = None
    """With `correct`: the value. With `note`: `{"asked", "on", "answer"}` of a verification attempt, or `None`."""
    suggested: Any = None
    """With `correct` and `discount`: what the machine gave when it was judged."""
    reason: str
    made_by: str
    made_at: datetime
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None
    withdrawn_reason: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it has not been withdrawn."""
        return self.withdrawn_at is None


class Incident(_Frozen):
    """One occurrence, as all its records tell it: the values chosen, and every rival kept."""

    id: str
    members: tuple[Member, ...]
    type: str
    time: Time | None = None
    place: Place | None = None
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    campaign: str | None = None
    casualties: tuple[dict[str, Any], ...] = ()
    """One row for each outcome and group: low, best, high and the figure of every source (`incidents.figures`)."""
    totals: dict[str, Toll] = Field(default_factory=dict)
    """For each outcome the people harmed, whatever their group: no figure counted twice, breakdowns left out."""
    sources: tuple[str, ...] = ()
    grade: Grade = "Weak"
    grade_reason: str = ""
    chosen: tuple[Chosen, ...] = ()
    """For each field how it came by its value, with every rival."""
    judgements: tuple[int, ...] = ()
    """The standing judgements about it; a judged incident keeps its members as they are."""
    suggested: tuple[Member, ...] = ()
    """Events that linking would add to a judged incident, for a person to join or to leave."""

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; members as `[article, event]` pairs."""
        data = self.model_dump(mode="json")
        data["members"] = [[m.article, m.event] for m in self.members]
        return data


def toll_of(
    incident: Incident, outcome: str, *, groups: frozenset[str] | None = None, who: Who | None = None
) -> Toll | None:
    """The people harmed in one way in an incident; `None` where no source tells of any, which is not zero.

    Nobody is counted twice: figures are added up source by source, and the sums held against each other.

    Args:
        incident: of a store's last linking.
        outcome: `killed`, `wounded`, …
        groups: only these groups; `None` is everyone, known and unknown.
        who: only these among them (`women`, `children`, `officers`).
    """
    if groups is None and who is None and outcome in incident.totals:
        return incident.totals[outcome]
    counted = count_harmed(incident.casualties, outcome, groups=groups, who=who)
    return None if counted is None else Toll(low=counted[0], best=counted[1], high=counted[2])


def added_tolls(tolls: Iterable[Toll]) -> Toll | None:
    """Tolls of different people added up; `None` where there are none.

    A `best` that is not known adds the lowest told where another is known, so that the best of the sum is never below
    its low; a `high` that is open leaves the sum open.
    """
    known = list(tolls)
    if not known:
        return None
    bests = [toll.low or 0 if toll.best is None else toll.best for toll in known]
    highs = [toll.high for toll in known if toll.high is not None]
    return Toll(
        low=sum(toll.low or 0 for toll in known),
        best=sum(bests) if any(toll.best is not None for toll in known) else None,
        high=sum(highs) if len(highs) == len(known) else None,
    )
