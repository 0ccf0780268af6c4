"""The options by which a count on a store is narrowed: a time, an area, a party, types."""

from __future__ import annotations

from typing import Annotated

import typer

from tawthiq.cli.options import period_of
from tawthiq.errors import InvalidInput
from tawthiq.labels import LANGUAGES, Language
from tawthiq.records import EVENT_TYPES
from tawthiq.statistics.scope import Scope

Actor = Annotated[str | None, typer.Option(metavar="ACTOR", help="Only what this party did (isis, sdf, …).")]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="Only this type of event (ambush, …); repeat for more."),
]
Lang = Annotated[str, typer.Option(metavar="ar|en", help="The language of what is shown and drawn.")]


def scope_of(
    since: str | None, until: str | None, area: str | None, actor: str | None, types: list[str] | None
) -> Scope:
    """The scope that the options name.

    Raises:
        InvalidInput: a day is no day, the last lies before the first, or a type is none of the contract's.
    """
    for kind in types or ():
        if kind not in EVENT_TYPES:
            raise InvalidInput(f"--type {kind}: no such type; expected one of {', '.join(EVENT_TYPES)}")
    first, last = period_of(since, until)
    return Scope(
        since=first,
        until=last,
        area=area,
        actor=actor,
        types=frozenset(types) if types else None,
    )


def language_of(text: str) -> Language:
    """The language that `--lang` names.

    Raises:
        InvalidInput: it is neither.
    """
    for language in LANGUAGES:
        if text == language:
            return language
    raise InvalidInput(f"--lang {text}: expected one of {', '.join(LANGUAGES)}")
