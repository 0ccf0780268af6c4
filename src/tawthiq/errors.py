"""One tree of errors. Each message is a sentence that names the input, the place in it and what is expected."""

from __future__ import annotations


class TawthiqError(Exception):
    """Any refusal by this package; its text is meant for the person who ran the command."""


class InvalidInput(TawthiqError):
    """An input that cannot be read as an article: a broken file or line."""


class InvalidRecord(TawthiqError):
    """A record that breaks the contract."""


class InvalidData(TawthiqError):
    """A data file of the package (lexicon, places) that breaks its schema."""


class StoreError(TawthiqError):
    """A store that cannot be opened, read or written."""


class CannotEstimate(TawthiqError):
    """Lists from which nothing can be told of what is in none of them; says why."""


class ExportError(TawthiqError):
    """A format that is not known or a file that cannot be written."""


class MissingExtra(TawthiqError):
    """A feature whose optional dependency is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs the extra '{extra}': install it with pip install 'tawthiq[{extra}]'"
        )


class MissingLibrary(MissingExtra):
    """A feature whose dependency is installed, but not the system library that it needs."""

    def __init__(self, feature: str, library: str, packages: str) -> None:
        TawthiqError.__init__(
            self,
            f"{feature} needs the system library {library}: on Debian or Ubuntu install it with "
            f"apt-get install {packages}; elsewhere install {library} by the system's own means",
        )
