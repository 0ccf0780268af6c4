"""An HTML page as an article: its body, title, outlet, address and day of publication, without its furniture.

trafilatura finds the body; what it leaves of menus and other stories' headlines is taken out here, because
a headline with a toll in it is an incident that this article does not report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

from tawthiq.arabic.script import fold
from tawthiq.records import Article
from tawthiq.sources.encoding import decode
from tawthiq.sources.furniture import furniture_spans
from tawthiq.sources.identity import content_id
from tawthiq.sources.layout import visible_lines, with_plain_layout
from tawthiq.sources.options import SourceOptions
from tawthiq.sources.page_date import publication_day
from tawthiq.sources.refusals import Refusal
from tawthiq.sources.text_checks import no_arabic, unusable_text

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]|&#(?:x0*(?:[0-8bcef]|1[\da-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));",
    re.IGNORECASE,
)
"""What no parsed page may hold: control characters, written as they are or by number."""
_TITLE_PARTS = re.compile(r"\s+[-–—|:»]+\s+")
_LINK_WORDS = 3
_TITLE_WORDS = 3
_TITLE_CHARS = 200
_SITE_WORDS = 4
_SENTENCE_CHARS = 60
_SHORTEST_BODY = "25"
"""Characters below which the extractor takes the whole page for the article, headlines of others and all.

Its own default of 250 is more than many a report of one death has."""
_NO_ARTICLE = "the page has no article (only menus, notices or nothing); expected the page of one article"


@dataclass(frozen=True, slots=True)
class _Page:
    """What the extractor made of a page."""

    body: str
    title: str | None
    outlet: str | None
    url: str | None


def article_from_html(
    page: str | bytes, options: SourceOptions | None = None, *, source: str = "page"
) -> Iterator[Article | Refusal]:
    """The article of one HTML page.

    Args:
        page: the page's bytes (their encoding is found) or its text.
        options: what holds where the page does not say.
        source: the file's name, for messages.

    Yields:
        An `Article`, whose text has one paragraph a line, and perhaps a warning; or one refusal.
    """
    options = options or SourceOptions()
    html = page if isinstance(page, str) else decode(page, options.encoding or _declared(page))
    tree = _tree(html)
    found = None if tree is None else _extracted(tree)
    if tree is None or found is None:
        yield Refusal(source, None, _NO_ARTICLE)
        return
    text = _without_furniture(found, _link_texts(tree))
    if not _is_article(text):
        yield Refusal(source, None, _NO_ARTICLE)
        return
    reason = unusable_text(text)
    if reason is not None:
        yield Refusal(source, None, reason)
        return
    yield _article(found, text, publication_day(tree, found.title, text), options, source)
    warning = no_arabic(text)
    if warning is not None:
        yield Refusal(source, None, warning, kind="warning")


def _article(found: _Page, text: str, day: date | None, options: SourceOptions, source: str) -> Article:
    outlet = found.outlet or options.outlet or (urlsplit(found.url).hostname if found.url else None)
    return Article(
        id=content_id(outlet, found.title, text),
        text=text,
        title=found.title,
        outlet=outlet,
        url=found.url,
        published=day or options.published,
        source=source,
    )


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:4096])
    return found.group(1).decode("ascii") if found else None


def _tree(html: str) -> lxml_html.HtmlElement | None:
    # The text is decoded already: a declaration of its old encoding would only mislead the parser.
    text = _UNPRINTABLE.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    try:
        return lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(encoding=None, huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _extracted(tree: lxml_html.HtmlElement) -> _Page | None:
    # Imported where a page is met: it takes longer to load than many articles take to read.
    import trafilatura  # noqa: PLC0415

    settings = deepcopy(trafilatura.settings.DEFAULT_CONFIG)
    settings["DEFAULT"]["min_extracted_size"] = _SHORTEST_BODY
    try:
        found: Any = trafilatura.bare_extraction(
            with_plain_layout(deepcopy(tree)), include_comments=False, config=settings
        )
    except (ValueError, RecursionError):
        return None
    if found is None or not (found.text or "").strip():
        return None
    title, site = _titles(tree)
    return _Page(
        body=found.text,
        title=title,
        outlet=_meta(tree, "og:site_name") or _publisher(tree) or _meta(tree, "application-name") or site,
        url=_address(tree),
    )


def _titles(tree: lxml_html.HtmlElement) -> tuple[str | None, str | None]:
    """The article's title and, where the page's title names it beside that, the outlet.

    The title is the page's only first heading, else the line that readers see of what the page's title says,
    else what the metadata say.
    """
    headings = {" ".join(h.text_content().split()) for h in tree.iter("h1")} - {""}
    whole = " ".join(" ".join(tree.xpath("//head/title//text()")).split())
    parts = [part for part in _TITLE_PARTS.split(whole) if part]
    named = _meta(tree, "og:title") or whole or None
    title = headings.pop() if len(headings) == 1 else _shown_title(tree, parts) or named
    others = [part for part in parts if title is not None and not fold(title).startswith(fold(part))]
    alone = len(others) == 1 and len(parts) > 1 and len(others[0].split()) <= _SITE_WORDS
    return title, others[0] if alone else None


def _shown_title(tree: lxml_html.HtmlElement, parts: list[str]) -> str | None:
    """The first visible line that is, or begins with, one of the `parts` of the page's title."""
    wanted = [fold(part) for part in parts if len(part.split()) >= _TITLE_WORDS]
    for line in visible_lines(tree) if wanted else ():
        if len(line) <= _TITLE_CHARS and fold(line).startswith(tuple(wanted)):
            return line
    return None


def _meta(tree: lxml_html.HtmlElement, name: str) -> str | None:
    for found in tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name):
        if found.strip():
            return str(found.strip())
    return None


def _publisher(tree: lxml_html.HtmlElement) -> str | None:
    """The name of the publisher in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", data) if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else [graph]:
            publisher = item.get("publisher") if isinstance(item, dict) else None
            name = publisher.get("name") if isinstance(publisher, dict) else None
            if isinstance(name, str) and name.strip():
                return name.strip()
    return None


def _address(tree: lxml_html.HtmlElement) -> str | None:
    canonical = [str(href).strip() for href in tree.xpath("//link[@rel='canonical']/@href")]
    for url in (*canonical, _meta(tree, "og:url")):
        if url and re.match(r"https?://", url):
            return url
    return None


def _link_texts(tree: lxml_html.HtmlElement) -> frozenset[str]:
    """The folded texts of the page's links: a line that is one of them is another story's headline."""
    texts = (fold(link.text_content()) for link in tree.iter("a") if link.get("href"))
    return frozenset(text for text in texts if len(text.split()) >= _LINK_WORDS)


def _without_furniture(found: _Page, links: frozenset[str]) -> str:
    title = fold(found.title or "")
    paragraphs = [" ".join(line.split()) for line in found.body.split("\n")]
    lines = [line for line in paragraphs if line and (fold(line) not in links or fold(line) == title)]
    body = "\n".join(lines)
    kept, at = [], 0
    for span in furniture_spans(body, found.title):
        kept.append(body[at : span.start])
        at = span.end
    kept.append(body[at:])
    return "\n".join(line for line in "".join(kept).split("\n") if line.strip())


def _is_article(text: str) -> bool:
    """Whether there is at least one sentence: a line of some length, or one that ends with a stop."""
    return any(
        len(line) >= _SENTENCE_CHARS
        or (len(line.split()) >= 5 and line.rstrip('”"» ').endswith((".", "!", "؟")))
        for line in text.split("\n")
    )
