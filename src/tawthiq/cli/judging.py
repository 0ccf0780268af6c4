"""Commands by which a person decides on incidents: `judge join`, `judge part` and so on."""

from __future__ import annotations

from typing import Annotated

import typer

import tawthiq
from tawthiq.cli.failures import ExitCode
from tawthiq.cli.options import day_of, examples
from tawthiq.cli.show_judgements import show_judgements, value_phrase
from tawthiq.cli.show_record import number
from tawthiq.cli.terminal import output as standard_output
from tawthiq.cli.terminal import say
from tawthiq.errors import InvalidInput
from tawthiq.incidents import judge
from tawthiq.incidents.judge import Decided, Signed
from tawthiq.records import Incident, Judgement
from tawthiq.store import Store as OpenStore

Store = Annotated[str, typer.Option(metavar="STORE", help="The file of a store, or its database URL.")]
One = Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of an incident.")]
By = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        envvar="TAWTHIQ_JUDGE",
        show_envvar=True,
        help="Who decides; TAWTHIQ_JUDGE in the environment says it once for all.",
    ),
]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]
InsteadOf = Annotated[
    int | None,
    typer.Option(
        metavar="NUMBER", help="The standing correction of the field that this one takes the place of."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    group = typer.Typer(
        no_args_is_help=True,
        help="Decide on incidents: signed, dated, reasoned and reversible; no linking overrides it.",
    )
    signed = "--by Rima --reason 'same convoy, same hour' --store cases.db"
    group.command(epilog=examples(f"tawthiq judge join inc-2f6c1 inc-9a07e {signed}"))(join)
    group.command(epilog=examples(f"tawthiq judge part inc-2f6c1 kasra-1/e2 {signed}"))(part)
    group.command(
        epilog=examples(
            f"tawthiq judge correct inc-2f6c1 type ambush {signed}",
            f"tawthiq judge correct inc-2f6c1 time 2022-10-01/2022-10-05 {signed}",
            f"tawthiq judge correct inc-2f6c1 place سرمين {signed}",
            f"tawthiq judge correct inc-2f6c1 casualties killed civilians 3-5 {signed}",
        )
    )(correct)
    group.command(epilog=examples(f"tawthiq judge discount inc-2f6c1 {signed}"))(discount)
    group.command(
        epilog=examples(
            "tawthiq judge note inc-2f6c1 --text 'asked for comment' --asked SDF --on 2022-10-09 --store cases.db"
        )
    )(note)
    group.command(epilog=examples(f"tawthiq judge withdraw 7 {signed}"))(withdraw)
    group.command(
        "list",
        epilog=examples(
            "tawthiq judge list --store cases.db", "tawthiq judge list inc-2f6c1 --store cases.db"
        ),
    )(list_judgements)
    app.add_typer(group, name="judge")


def join(
    incidents: Annotated[
        list[str],
        typer.Argument(
            metavar="INCIDENT INCIDENT…",
            help="Ids of incidents; an event suggested to the first stands as ARTICLE/EVENT.",
        ),
    ],
    store: Store,
    by: By = "",
    reason: Reason = "",
) -> None:
    """Say that incidents are one occurrence. The first keeps its id, the others become names of it."""
    signed = Signed(by, reason)
    with _opened(store) as opened:
        decided = judge.join(opened, incidents, signed)
    (kept,) = decided.incidents
    _acknowledge(decided, f"{', '.join(incidents[1:])} joined to {kept.id}, which has {_events(kept)}", store)


def part(
    incident: One,
    events: Annotated[
        list[str], typer.Argument(metavar="ARTICLE/EVENT…", help="Its events, or events suggested to it.")
    ],
    store: Store,
    by: By = "",
    reason: Reason = "",
) -> None:
    """Say that events are no part of an incident. They become incidents of their own; no linking brings them back."""
    signed = Signed(by, reason)
    with _opened(store) as opened:
        decided = judge.part(opened, incident, events, signed)
    kept, *others = decided.incidents
    now = ", ".join(f"{one.id} ({_events(one)})" for one in others)
    _acknowledge(
        decided, f"{', '.join(events)} parted from {kept.id}, which has {_events(kept)}; now {now}", store
    )


def correct(  # noqa: PLR0913, PLR0917 - one for each option
    incident: One,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD", help="type, time, place, initiators, targets, weapons, grade or casualties."
        ),
    ],
    value: Annotated[list[str], typer.Argument(metavar="VALUE…", help="The value; see the examples.")],
    store: Store,
    by: By = "",
    reason: Reason = "",
    instead_of: InsteadOf = None,
) -> None:
    """Give a field of an incident its right value. What the machine chose, and every rival, stays beside it."""
    signed = Signed(by, reason)
    with _opened(store) as opened:
        decided = judge.correct(opened, incident, field, value, signed, instead_of=instead_of)
    _acknowledge(decided, f"{incident}: {value_phrase(decided.judgement)}", store)


def discount(
    incident: One, store: Store, by: By = "", reason: Reason = "", instead_of: InsteadOf = None
) -> None:
    """Say that an incident does not count: its grade becomes Discounted. What the rule gave stays beside it."""
    signed = Signed(by, reason)
    with _opened(store) as opened:
        decided = judge.discount(opened, incident, signed, instead_of=instead_of)
    _acknowledge(decided, f"{incident}: {value_phrase(decided.judgement)}", store)


def note(  # noqa: PLR0913, PLR0917 - one for each option
    incident: One,
    store: Store,
    text: Annotated[str, typer.Option(metavar="TEXT", help="What is to be known.")] = "",
    by: By = "",
    asked: Annotated[str | None, typer.Option(metavar="WHOM", help="Whom one asked to verify it.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="On which day one asked.")] = None,
    answer: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The answer; left out where there was none.")
    ] = None,
) -> None:
    """Note something on an incident, such as an attempt to verify it. Changes no value; the incident is judged."""
    signed = Signed(by, text)
    if asked is None and (on or answer):
        raise InvalidInput("--on and --answer belong to --asked; expected whom one asked")
    attempt = judge.Attempt(asked, day_of(on, "--on"), answer) if asked else None
    with _opened(store) as opened:
        decided = judge.note(opened, incident, signed, attempt=attempt)
    _acknowledge(decided, f"noted on {incident}", store)


def withdraw(
    judgement: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of a judgement.")],
    store: Store,
    by: By = "",
    reason: Reason = "",
) -> None:
    """Take a judgement back. It stays in the store, marked with who withdrew it, when and why."""
    signed = Signed(by, reason)
    with _opened(store) as opened:
        decided = judge.withdraw(opened, judgement, signed)
    now = ", ".join(f"{one.id} ({_events(one)})" for one in decided.incidents) or "no incident"
    _acknowledge(decided, f"withdrawn by {signed.by}; it concerned {now}", store)


def list_judgements(
    store: Store,
    incident: Annotated[
        str | None, typer.Argument(metavar="[INCIDENT]", help="Only those on this one.")
    ] = None,
) -> None:
    """Show what was decided, by whom, when and why; also what was withdrawn or no longer applies."""
    with _opened(store) as opened:
        judgements = opened.judgements() if incident is None else on_incident(opened, incident)
        shown = show_judgements(standard_output(), opened, judgements)
    say(number(shown, "judgement"))
    raise typer.Exit(ExitCode.DONE)


def on_incident(store: OpenStore, id: str) -> list[Judgement]:
    """The judgements about an incident, the withdrawn ones too.

    Raises:
        InvalidInput: there never was such an incident.
    """
    found = store.incident(id)
    of_id = [one for one in store.judgements() if one.incident == id]
    if found is None and not of_id and id not in store.former_ids():
        raise InvalidInput(f"{id}: there is no such incident; `tawthiq incidents` shows those there are")
    return judge.about(store, found) if found is not None else of_id


def _opened(store: str) -> OpenStore:
    return tawthiq.open(store, create=False)


def _acknowledge(decided: Decided, what: str, store: str) -> None:
    """Say what was decided; it is on the disk when this is said."""
    say(f"judgement {decided.judgement.id}: {what}; in {store}")


def _events(incident: Incident) -> str:
    waiting = f" and {len(incident.suggested)} suggested" if incident.suggested else ""
    return number(len(incident.members), "event") + waiting
