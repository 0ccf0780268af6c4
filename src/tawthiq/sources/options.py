"""What the caller may say about inputs that do not say it themselves, and the limits of an input."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MAX_ARTICLE_CHARS = 10_000_000
"""The longest text that is taken as one article, in characters: a yearbook fits, a site's dump does not."""

MAX_INPUT_BYTES = 4 * MAX_ARTICLE_CHARS
"""The most bytes that one article's file or line may have: UTF-8 needs at most four for a character."""


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What holds where an input does not say.

    Args:
        published: day of publication of articles that carry none.
        outlet: outlet of articles that name none.
        encoding: the encoding of all inputs; `None` lets it be found (see `encoding.decode`).
    """

    published: date | None = None
    outlet: str | None = None
    encoding: str | None = None
