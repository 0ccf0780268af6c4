"""The day on which a page was published, from its metadata or else from the dateline that it shows.

Only a statement of publication counts. The day of the last change, a crawler's stamp in a comment, an
address with a year and a month in it, dates inside the story: none of them is the day of publication, and
no date is better than a wrong one, because "yesterday" is counted from it.
"""

from __future__ import annotations

import re
from datetime import date

from lxml import html as lxml_html

from tawthiq.arabic.script import fold
from tawthiq.sources.dateline import header_date
from tawthiq.sources.layout import visible_lines

_METADATA = (
    "//meta[not(@http-equiv) and not(contains(@property, 'url')) and not(contains(@property, 'modified'))"
    " and not(contains(@name, 'modified'))]",
    "//script[@type='application/ld+json']",
)
_MARKED_TIME = "//time[@datetime and (@itemprop='datePublished' or @pubdate)]/@datetime"
_BEFORE_TITLE, _AFTER_TITLE = 4, 8
_HEADER_CHARS, _COMPARED = 120, 60


def publication_day(tree: lxml_html.HtmlElement, title: str | None, body: str) -> date | None:
    """The day of publication of a parsed page, or `None` where it does not say.

    Args:
        tree: the page.
        title: the article's title, beside which a dateline stands.
        body: the article's text, at whose beginning the page's header ends.
    """
    return _from_metadata(tree) or header_date(_header(tree, title, body))


def _from_metadata(tree: lxml_html.HtmlElement) -> date | None:
    """The day in the page's metadata, read by htmldate, which is shown nothing but the metadata."""
    # Imported where a page is met, for the time that it takes to load.
    from htmldate import find_date  # noqa: PLC0415

    bare = lxml_html.document_fromstring("<html><head></head><body></body></html>")
    for path in _METADATA:
        bare.head.extend(_copied(element) for element in tree.xpath(path))
    for stamp in tree.xpath(_MARKED_TIME):
        bare.head.append(lxml_html.Element("meta", property="article:published_time", content=str(stamp)))
    found = find_date(bare, original_date=True, extensive_search=False)
    if found is None:
        return None
    day = date.fromisoformat(found)
    # A 1 January that no metadata spells out comes from a bare year.
    return day if (day.month, day.day) != (1, 1) or _spelt_out(bare, day) else None


def _copied(element: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    copy = lxml_html.Element(element.tag, dict(element.attrib))
    copy.text = element.text
    return copy


def _spelt_out(bare: lxml_html.HtmlElement, day: date) -> bool:
    """Whether some metadata has this very day with a time of day other than midnight."""
    stamp = re.compile(re.escape(day.isoformat()) + r"[T ](?!00:00(?::00)?)\d\d:\d\d")
    texts = [str(content) for content in bare.xpath("//meta/@content")] + [
        s.text or "" for s in bare.iter("script")
    ]
    return any(stamp.search(text) for text in texts)


def _header(tree: lxml_html.HtmlElement, title: str | None, body: str) -> list[str]:
    """The lines that a reader sees around the title, down to the article's first sentence."""
    lines = visible_lines(tree)
    folded = [fold(line) for line in lines]
    starts = [fold(title or "")[:_COMPARED], fold(body.split("\n", 1)[0])[:_COMPARED]]
    begin = next(
        (i for i, line in enumerate(folded) for start in starts if start and line.startswith(start)), None
    )
    if begin is None:
        return []
    end = begin + 1
    while end < min(len(lines), begin + _AFTER_TITLE) and not _is_sentence(lines[end]):
        end += 1
    return lines[max(0, begin - _BEFORE_TITLE) : end]


def _is_sentence(line: str) -> bool:
    return len(line) > _HEADER_CHARS or line.endswith((".", "!", "؟"))
