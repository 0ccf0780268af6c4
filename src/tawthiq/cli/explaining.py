"""`explain` of an incident: why its events are one occurrence, and why it says what it says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import tawthiq
from tawthiq.cli.show_account import show_account, show_pair
from tawthiq.cli.terminal import output, progress, say
from tawthiq.errors import InvalidInput
from tawthiq.incidents.account import Account, Pair, explain_incident
from tawthiq.incidents.pair_plot import plot_pair
from tawthiq.labels import Language
from tawthiq.plots import check, save
from tawthiq.records import Record


def explain_incidents(ids: list[str], store: str, *, pair: str | None, plot: Path | None, lang: str) -> None:
    """Show why these incidents of a store are what they are; plot a pair of the one.

    Raises:
        InvalidInput: an incident or a pair is not there, or the language is none.
        ExportError: the plot cannot be written.
    """
    language = _language(lang)
    if not ids:
        raise InvalidInput(
            "explain --store: no incident is named; expected ids as `tawthiq incidents` shows them"
        )
    if plot is not None:
        check(plot)
    if (plot is not None or pair is not None) and len(ids) != 1:
        raise InvalidInput(f"--plot and --pair show one incident; expected one id, not {len(ids)}")
    console = output()
    with tawthiq.open(store, create=False) as opened:
        accounts = [explain_incident(opened, id, watch=_watched) for id in ids]
        judgements = {judgement.id: judgement for judgement in opened.judgements()}
    for id, account in zip(ids, accounts, strict=True):
        if id != account.incident.id:
            say(f"{id}: went into {account.incident.id}")
        if pair is None:
            show_account(console, account, language, judgements)
        else:
            asked = _pair(account, pair)
            show_pair(console, asked, account.pairs[asked], language)
    if plot is not None:
        _plot(accounts[0], _pair(accounts[0], pair), plot, language)


def _watched(records: Iterable[Record]) -> Iterable[Record]:
    return progress(records, "reading places")


def _language(lang: str) -> Language:
    for known in get_args(Language):
        if lang == known:
            language: Language = known
            return language
    raise InvalidInput(f"--lang {lang}: no such language; expected ar or en")


def _pair(account: Account, asked: str | None) -> Pair:
    """The pair that `--pair 1,2` names; without it the one that goes together least."""
    size = len(account.told)
    if account.weakest is None:
        raise InvalidInput(f"{account.incident.id}: one event tells of it; expected two or more to compare")
    if asked is None:
        return account.weakest
    numbers = [part.strip() for part in asked.split(",")]
    if all(part.isdecimal() for part in numbers) and len(set(numbers)) == len(numbers) == 2:
        first, second = sorted(int(part) - 1 for part in numbers)
        if (first, second) in account.pairs:
            return first, second
    raise InvalidInput(
        f"--pair {asked}: no such pair; expected two members by number from 1 to {size}, as 1,2"
    )


def _plot(account: Account, pair: Pair, path: Path, language: Language) -> None:
    one, other = pair
    save(plot_pair(account.pairs[pair], account.told[one], account.told[other], language), path)
    say(f"weights of {one + 1} and {other + 1} of {account.incident.id} drawn in {path}")
