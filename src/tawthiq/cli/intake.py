"""The articles of a command line: refusals are said as they are met, kept, and counted for the exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq.cli.failures import ExitCode
from tawthiq.cli.options import day_of
from tawthiq.cli.show_record import number
from tawthiq.cli.terminal import progress, say
from tawthiq.errors import InvalidInput
from tawthiq.records import Article
from tawthiq.sources import Refusal, SourceOptions, articles, write_rejects


@dataclass
class Intake:
    """Iterate once for the articles; afterwards `close` writes the rejects and gives the exit code.

    `on_refusal` is told of each refusal as it is met, so that a store can keep it; `watched` allows a bar of
    progress.
    """

    paths: Sequence[str]
    options: SourceOptions = field(default_factory=SourceOptions)
    rejects: Path | None = None
    on_refusal: Callable[[Refusal], None] | None = None
    watched: bool = True
    taken: int = 0
    refused: int = 0
    kept: list[Refusal] = field(default_factory=list)
    """The refusals, where they are to be written."""

    @classmethod
    def of(
        cls, paths: Sequence[str], published: str | None, outlet: str | None, rejects: Path | None
    ) -> Intake:
        """The intake of a command's arguments.

        Raises:
            InvalidInput: `published` is no day.
        """
        return cls(paths, SourceOptions(published=day_of(published), outlet=outlet), rejects)

    def __iter__(self) -> Iterator[Article]:
        found_in = articles(self.paths, self.options)
        for found in progress(found_in, "reading articles") if self.watched else found_in:
            if isinstance(found, Refusal):
                self._refuse(found)
            else:
                self.taken += 1
                yield found
        if not self.taken:
            self._write_rejects()
            raise InvalidInput(f"nothing could be read out of {number(len(self.paths), 'input')}")

    def close(self) -> ExitCode:
        """Write the rejects, say how many there were, and give the exit code."""
        self._write_rejects()
        if not self.refused:
            return ExitCode.DONE
        say(f"{number(self.taken, 'article')} taken, {number(self.refused, 'refusal')}")
        return ExitCode.PARTLY_REFUSED

    def _refuse(self, refusal: Refusal) -> None:
        self.refused += 1
        if self.rejects is not None:
            self.kept.append(refusal)
        say(refusal.message)
        if self.on_refusal is not None:
            self.on_refusal(refusal)

    def _write_rejects(self) -> None:
        if self.rejects is not None:
            write_rejects(self.rejects, self.kept)
