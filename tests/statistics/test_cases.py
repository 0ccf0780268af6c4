"""What stands behind an incident: a third party's word, or a party's claim, whoever prints it."""

from __future__ import annotations

import pytest

from tawthiq.records import Article, Event, Incident, Member, Record
from tawthiq.statistics.cases import Case, Telling, cases_of


@pytest.mark.parametrize(
    ("told", "claimants", "why"),
    [
        ([("صوت السهل", "outlet", "reported")], (), "an outlet's own word"),
        (
            [("صوت السهل", "isis", "claimed")],
            ("isis",),
            "an outlet that tells a claim tells no more than that",
        ),
        ([("صوت السهل", "sdf", "admitted")], (), "a party on its own harm is believed"),
        (
            [("وكالة أعماق", "outlet", "reported")],
            ("isis",),
            "the word of a party's organ is the party's claim",
        ),
        ([("وكالة أعماق", "local_sources", "reported")], ("isis",), "and so is what it says that others say"),
        (
            [("صوت السهل", "isis", "claimed"), ("بوابة الرافدين", "isis", "claimed")],
            ("isis",),
            "repeated is not documented",
        ),
        (
            [("صوت السهل", "isis", "claimed"), ("بوابة الرافدين", "official", "reported")],
            (),
            "one third party is enough",
        ),
        ([("صوت السهل", "sdf", "alleged")], ("sdf",), "an accusation is no third party's word"),
    ],
)
def test_on_whose_word_alone(told: list[tuple[str, str, str]], claimants: tuple[str, ...], why: str) -> None:
    records = [
        Record(
            article=Article(id=f"a{i}", text="نص", outlet=outlet),
            events=(Event(id="e1", type="bombing", speaker=speaker, stance=stance),),
        )
        for i, (outlet, speaker, stance) in enumerate(told)
    ]
    members = tuple(Member(article=record.article.id, event="e1") for record in records)
    incident = Incident(id="inc-1", members=members, type="bombing")
    assert cases_of([incident], records)["inc-1"].claimants == claimants, why


@pytest.mark.parametrize(
    ("outlet", "group", "stance", "claim", "claimants", "why"),
    [
        ("صوت السهل", "sdf", "reported", False, [], "an outlet's own figure"),
        ("صوت السهل", "sdf", "claimed", True, [("isis",)], "a party on its enemy's dead"),
        ("وكالة أعماق", "sdf", "reported", False, [("isis",)], "its organ tells the same as its own word"),
        ("وكالة أعماق", "isis", "reported", False, [], "an organ on the dead of its own side is believed"),
        ("وكالة أعماق", "civilians", "admitted", False, [], "and so is what it admits"),
    ],
)
def test_whose_claim_a_toll_is(
    outlet: str, group: str, stance: str, claim: bool, claimants: list[tuple[str, ...]], why: str
) -> None:
    figure = {
        **dict.fromkeys(("event", "source", "within", "vague")),
        **{"article": "a", "outlet": outlet, "stance": stance, "claim": claim, "min": 2, "max": 2},
        "speaker": "isis" if stance == "claimed" else "outlet",
    }
    row = {"outcome": "killed", "group": group, "who": None, "low": 2, "best": 2, "high": 2}
    incident = Incident(id="inc-1", members=(), type="bombing", casualties=({**row, "figures": [figure]},))
    case = Case.of(incident, [Telling("صوت السهل", "outlet", "reported", None)])
    assert list(case.claimed_tolls("killed")) == claimants, why
    assert (case.toll("killed") is None) == bool(claimants), why
