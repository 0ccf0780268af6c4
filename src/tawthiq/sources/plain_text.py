"""Plain text as an article: the text is stored as it is, and only its header is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.records import Article
from tawthiq.sources.dateline import header_date
from tawthiq.sources.furniture import furniture_spans
from tawthiq.sources.identity import content_id
from tawthiq.sources.options import SourceOptions
from tawthiq.sources.refusals import Refusal
from tawthiq.sources.text_checks import no_arabic, unusable_text

_HEADER_LINES = 12
_TITLE_CHARS = 160


def article_from_text(
    text: str, options: SourceOptions | None = None, *, source: str = "text"
) -> Iterator[Article | Refusal]:
    """The article whose body is `text`, unchanged.

    The title is the first line that is no page furniture, where it is a line of its own and no sentence;
    the day of publication is that of a dateline among the first lines, else the one given in `options`.

    Yields:
        An `Article` and perhaps a warning; or one refusal.
    """
    options = options or SourceOptions()
    reason = unusable_text(text)
    if reason is not None:
        yield Refusal(source, None, reason)
        return
    header = [line.strip() for line in text[:4000].splitlines() if line.strip()][:_HEADER_LINES]
    yield Article(
        id=content_id(options.outlet, None, text),
        text=text,
        title=_title(text),
        outlet=options.outlet,
        published=header_date(header) or options.published,
        source=source,
    )
    warning = no_arabic(text)
    if warning is not None:
        yield Refusal(source, None, warning, kind="warning")


def _title(text: str) -> str | None:
    head = text[:4000]
    hidden = furniture_spans(head)
    offset = 0
    for line in head.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        shown = line.strip()
        if not shown or any(span.start <= start < span.end for span in hidden):
            continue
        alone = (
            offset < len(text.rstrip()) and len(shown) <= _TITLE_CHARS and not shown.endswith((".", "،", ":"))
        )
        return shown if alone else None
    return None
