"""How a page is laid out: the lines that its reader sees, and old layouts as an extractor knows them."""

from __future__ import annotations

from lxml import etree
from lxml import html as lxml_html

_BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "br",
            "td",
            "th",
            "tr",
            "tbody",
            "table",
            "li",
            "ul",
            "ol",
            "dl",
            "dd",
            "dt",
            "pre",
            "hr",
        ),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "center",
            "form",
            "fieldset",
            "figure",
            "figcaption",
        ),
        *("header", "footer", "section", "article", "aside", "nav", "time", "body", "main", "html", "button"),
    )
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "title", "select", "textarea"))
_RUNNING = ("td", "th", "div", "font", "span", "center", "article", "section", "body", "big", "small")
_CELL_CHARS = 200
"""A cell with more text than this holds an article, not a datum."""


def visible_lines(tree: lxml_html.HtmlElement) -> list[str]:
    """The text of a page with a line for each block, white space folded, empty lines left out."""
    parts: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            unseen += element.tag in _UNSEEN
            if not unseen:
                parts.append(
                    ("\n" if element.tag in _BLOCKS else "") + (element.text or "").replace("\n", " ")
                )
            continue
        if event == "end":
            unseen -= element.tag in _UNSEEN
            parts.append("\n" if element.tag in _BLOCKS else "")
        if not unseen:
            parts.append((element.tail or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in lines if line]


def with_plain_layout(tree: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """`tree` itself, its layout tables made blocks and the text between line breaks made paragraphs.

    Old pages hold the article in the cell of a table and part its paragraphs with `<br>`; read as a table of
    data it would come out as one line with the related headlines in it.
    """
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _unfold(table)
    for element in list(tree.iter(*_RUNNING)):
        if element.find("br") is not None:
            _into_paragraphs(element)
    return tree


def _is_layout(table: lxml_html.HtmlElement) -> bool:
    """Whether a table places blocks on the page: a cell with blocks or an article's length of text in it."""
    for cell in table.iter("td", "th"):
        if any(cell.find(f".//{tag}") is not None for tag in ("br", "p", "table")):
            return True
        if len(cell.text_content()) > _CELL_CHARS:
            return True
    return False


def _unfold(table: lxml_html.HtmlElement) -> None:
    table.tag = "div"
    for part in list(table.iter("tr", "td", "th", "tbody", "thead", "tfoot")):
        owner = next((a for a in part.iterancestors("table")), None)
        if owner is None:
            part.tag = "div"


def _into_paragraphs(element: lxml_html.HtmlElement) -> None:
    """The running text between the line breaks in `element` as paragraphs; blocks stay as they are."""
    if element.tag not in ("td", "th", "body"):
        element.tag = "div"
    children = list(element)
    paragraph = lxml_html.Element("p")
    paragraph.text, element.text = element.text, None
    out = [paragraph]
    for child in children:
        tail, child.tail = child.tail, None
        element.remove(child)
        if child.tag == "br" or child.tag in _BLOCKS:
            if child.tag != "br":
                out.append(child)
            out.append(lxml_html.Element("p"))
            out[-1].text = tail
        else:
            out[-1].append(child)
            child.tail = tail
    element.extend(part for part in out if part.tag != "p" or len(part) or (part.text or "").strip())
