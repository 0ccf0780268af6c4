"""One JSON object as an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from tawthiq.records import Article
from tawthiq.sources.dateline import address_day
from tawthiq.sources.identity import content_id
from tawthiq.sources.options import SourceOptions
from tawthiq.sources.refusals import Refusal
from tawthiq.sources.text_checks import no_arabic, unusable_text
from tawthiq.sources.told_today import stored_day

_SURROGATE = re.compile("[\ud800-\udfff]")


def article_from_json(
    data: str | dict[str, Any],
    options: SourceOptions | None = None,
    *,
    source: str = "JSON",
    line: int | None = None,
) -> Iterator[Article | Refusal]:
    """The article of one JSON object, with what was wrong with it.

    The object has `text` (taken as it is: offsets point into it) and may have `id`, `title`, `outlet`, `url`,
    `published` (ISO 8601; a time of day is cut off) and `language`; other fields are left aside. Without `published`
    the day of publication is that in the address or stamped at the head of the text, else the one in `options`.

    Yields:
        An `Article`, then a warning for each thing that was passed over; or one refusal.
    """
    options = options or SourceOptions()
    raw = data if isinstance(data, str) else None
    loaded = _loaded(data)
    if isinstance(loaded, str):
        yield Refusal(source, line, loaded, raw=raw)
        return
    reason = _unusable(loaded)
    if reason is not None:
        yield Refusal(source, line, reason, raw=raw)
        return
    published, bad_date = _published(loaded, options.published)
    yield _article(loaded, published, options, source if line is None else f"{source}:{line}")
    for warning in (bad_date, no_arabic(loaded["text"])):
        if warning is not None:
            yield Refusal(source, line, warning, kind="warning", raw=raw)


def _loaded(data: str | dict[str, Any]) -> dict[str, Any] | str:
    """The object, or why there is none."""
    if isinstance(data, dict):
        return data
    try:
        loaded = json.loads(data)
    except json.JSONDecodeError as err:
        return f"broken JSON at column {err.colno} ({err.msg}); expected one whole JSON object"
    except (ValueError, RecursionError):
        return (
            "JSON with a number or a nesting beyond reason; expected one plain object with a string in `text`"
        )
    if isinstance(loaded, dict):
        return loaded
    return f"a JSON {_json_name(loaded)}; expected an object with a string in `text`"


def _unusable(data: dict[str, Any]) -> str | None:
    if "text" not in data:
        fields = ", ".join(sorted(map(str, data))[:8]) or "none"
        return f"the object lacks `text`; expected the article's body there (its fields: {fields})"
    text = data["text"]
    if not isinstance(text, str):
        return f"`text` is a JSON {_json_name(text)}; expected a string with the article's body"
    if any(isinstance(value, str) and _SURROGATE.search(value) for value in data.values()):
        return "a half of a surrogate pair stands alone (\\ud800 to \\udfff); expected whole characters"
    return unusable_text(text)


def _published(data: dict[str, Any], fallback: date | None) -> tuple[date | None, str | None]:
    """The day of publication and, where the field holds no day, the warning about it."""
    value = data.get("published")
    day = iso_day(value) if isinstance(value, str) else None
    if day is not None:
        return day, None
    # Looked for only here: most rows say their day, and reading the head of a text takes time.
    day = address_day(_string(data.get("url"))) or stored_day(data["text"]) or fallback
    if value is None or value == "":
        return day, None
    kept = "taken without a date" if day is None else f"taken with {day} instead"
    shown = json.dumps(value, ensure_ascii=True)[:60]
    return day, f"`published` is {shown}, which is no date; expected YYYY-MM-DD (the article is {kept})"


def iso_day(value: str) -> date | None:
    """The day of an ISO 8601 date or time, as its own time zone has it; `None` for anything else.

    >>> iso_day("2022-11-05T23:30:00+03:00")
    datetime.date(2022, 11, 5)
    """
    try:
        return (
            datetime.fromisoformat(value.strip()).date() if value[:4].isdigit() and "-" in value[:8] else None
        )
    except ValueError:
        return None


def _article(data: dict[str, Any], published: date | None, options: SourceOptions, source: str) -> Article:
    text, title = data["text"], _string(data.get("title"))
    outlet = _string(data.get("outlet")) or options.outlet
    given = data.get("id")
    identity = str(given).strip() if isinstance(given, str | int) and not isinstance(given, bool) else ""
    return Article(
        id=identity or content_id(outlet, title, text),
        text=text,
        title=title,
        outlet=outlet,
        url=_string(data.get("url")),
        published=published,
        language=_string(data.get("language")) or "ar",
        source=source,
    )


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _json_name(value: object) -> str:
    names = {dict: "object", list: "array", str: "string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "number")
